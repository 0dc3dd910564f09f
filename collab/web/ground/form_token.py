"""The form token, masked anew in each response, so that compressed pages do not give it away bit by bit."""

import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from flask_wtf.csrf import generate_csrf

FIELD = "csrf_token"


def masked() -> str:
    """This session's token under a fresh random mask."""
    token = generate_csrf().encode()
    mask = secrets.token_bytes(len(token))
    return urlsafe_b64encode(mask + _xor(token, mask)).decode()


def unmask(value: str) -> str:
    """The token under the mask, or "" for anything else."""
    try:
        both = urlsafe_b64decode(value.encode())
        half = len(both) // 2
        return _xor(both[half:], both[:half]).decode()
    except ValueError:
        return ""


def _xor(one: bytes, other: bytes) -> bytes:
    return bytes(a ^ b for a, b in zip(one, other, strict=False))

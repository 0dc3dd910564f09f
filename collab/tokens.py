"""Signed words for links that open a door without a password: invitation, new password, unsubscribing."""

from typing import Any

from itsdangerous import BadSignature, Signer, URLSafeTimedSerializer

from collab.errors import Unknown

_secret = ""


def use_secret(secret: str) -> None:
    """Sign with `secret` from now on."""
    global _secret
    _secret = secret


def sign(purpose: str, value: Any) -> str:
    """A token that carries `value` and is good for `purpose` alone."""
    return URLSafeTimedSerializer(_secret, salt=purpose).dumps(value)


def read(purpose: str, token: str, *, max_days: int | None = None) -> Any:
    """The value of a token; refuses forged, foreign and too old ones alike."""
    try:
        return URLSafeTimedSerializer(_secret, salt=purpose).loads(token, max_age=max_days and max_days * 86_400)
    except BadSignature as bad:
        raise Unknown("token.not_good") from bad


def sign_plain(purpose: str, value: str) -> str:
    """A keyed mark of `value` that is the same every time: for counting what must not be stored."""
    return Signer(_secret, salt=purpose).sign(value).decode()

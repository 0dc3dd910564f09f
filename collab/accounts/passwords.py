"""Passwords: Argon2 hashes, checked in the same time whether or not the account exists."""

from functools import cache

from pwdlib import PasswordHash
from pwdlib.exceptions import UnknownHashError
from pwdlib.hashers.argon2 import Argon2Hasher

MINIMUM_LENGTH = 10
_hasher = PasswordHash((Argon2Hasher(),))


def hash_password(password: str) -> str:
    """The Argon2id hash of a password; about 30 ms, so outside every transaction."""
    return _hasher.hash(password)


def fits(password: str, password_hash: str | None) -> bool:
    """Whether the password is the right one; an account without a hash takes as long to refuse."""
    try:
        return _hasher.verify(password, password_hash or _nobodys_hash()) and password_hash is not None
    except UnknownHashError:  # not one of ours: no password opens it
        return False


@cache
def _nobodys_hash() -> str:
    return hash_password("nobody has this password")

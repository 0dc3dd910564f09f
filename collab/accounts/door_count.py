"""Counts refused tries in the database, so that guessing slows down on every process at once."""

import hashlib
import ipaddress
from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from collab import clock, db, tokens
from collab.accounts.model import RefusedTry
from collab.errors import TooMany

WINDOW_MINUTES = 15
PER_ACCOUNT = 10
PER_ADDRESS = 60
ONE_LINE_V6 = 64  # bits that are one subscriber's; the others a guesser chooses anew for each try


def require_patience(account: str, address: str) -> None:
    """Raise TooMany when this address tried this account, or any account, too often in the window.

    The count is per account *and* address, so that a guesser cannot lock the owner out.
    """
    since = clock.now() - timedelta(minutes=WINDOW_MINUTES)
    for door, limit in ((_door(account, address), PER_ACCOUNT), (_door("", address), PER_ADDRESS)):
        counted = select(func.count()).where(RefusedTry.door == door, RefusedTry.at > since)
        if (db.session().scalar(counted) or 0) >= limit:
            raise TooMany("signin.too_many", minutes=WINDOW_MINUTES)


def note_refusal(account: str, address: str) -> None:
    """Count one refused try; commits by itself, and forgets what is older than a day."""
    with db.transaction() as session:
        count_try(session, account, address)


def count_try(session: Session, account: str, address: str) -> None:
    """Count one try inside a transaction that does more."""
    session.add_all([RefusedTry(door=_door(account, address)), RefusedTry(door=_door("", address))])
    session.execute(delete(RefusedTry).where(RefusedTry.at < clock.now() - timedelta(days=1)))


def _door(account: str, address: str) -> str:
    return hashlib.sha256(tokens.sign_plain("door", f"{account}|{_line_of(address)}").encode()).hexdigest()


def _line_of(address: str) -> str:
    """The line somebody comes by: an IPv4 address, or the network of an IPv6 one."""
    try:
        found = ipaddress.IPv6Address(address)
    except ValueError:
        return address
    return str(found.ipv4_mapped or ipaddress.IPv6Network((int(found), ONE_LINE_V6), strict=False))

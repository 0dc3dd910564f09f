"""What the secretariat can say of the union."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import select
from sqlalchemy.orm import Session, undefer

from collab.audit.log import Row, record
from collab.errors import Conflict, Forbidden, Unknown
from collab.union.model import OwnWords


@dataclass(frozen=True, slots=True)
class UnionDraft:
    """`names` and `abouts` by language, none empty. `logo`: a PNG, b"" to take it away, None to leave it as it is."""

    names: Mapping[str, str]
    abouts: Mapping[str, str]
    contact: str
    logo: bytes | None = None
    edition: int = 0


class Speaker(Row, Protocol):
    """Somebody who may speak for the union, or not."""

    @property
    def is_secretariat(self) -> bool: ...


def say(session: Session, draft: UnionDraft, *, by: Speaker) -> None:
    """Say it for the union; raises Conflict when somebody else said something since `draft.edition` was read."""
    if not by.is_secretariat:
        raise Forbidden("union.not_yours")
    row = session.scalar(select(OwnWords).where(OwnWords.id == 1).with_for_update())
    if (row.edition if row else 0) != draft.edition:
        raise Conflict("union.changed_meanwhile")
    row = row or OwnWords(id=1, edition=0)
    row.names, row.abouts, row.contact = dict(draft.names), dict(draft.abouts), draft.contact
    if draft.logo is not None:
        row.logo, row.logo_mark = draft.logo or None, _mark_of(draft.logo)
    row.edition += 1
    session.add(row)
    record(session, "union.said", row, by=by)


def said(session: Session) -> OwnWords:
    """What stands; a row that is not kept yet where nothing was said."""
    return session.get(OwnWords, 1) or OwnWords(id=1, names={}, abouts={}, contact="", logo_mark="", edition=0)


def logo(session: Session) -> bytes:
    """The picture, a PNG; raises Unknown where there is none."""
    row = session.scalar(select(OwnWords).where(OwnWords.id == 1).options(undefer(OwnWords.logo)))
    if row is None or row.logo is None:
        raise Unknown("not_found")
    return row.logo


def _mark_of(picture: bytes) -> str:
    return hashlib.sha256(picture).hexdigest()[:12] if picture else ""

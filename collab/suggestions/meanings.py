"""Vectors of what members' texts mean: made in the background, kept as rows, done anew for changed texts only.

They rest on what every member may read, go with the member, and are read by the matcher alone.
"""

import threading
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import Session, selectinload

from collab import db
from collab.matching import semantic
from collab.matching.semantic import DIMENSIONS, Encode, Vectors
from collab.members.model import Member
from collab.suggestions import queries
from collab.suggestions.facts import profile_of
from collab.suggestions.model import Meaning

FEW = 20  # members a transaction: a crash loses no more
KEY_BYTES = 16
KEPT_AS = np.dtype("<f2")

_one_maker = threading.Lock()


class Standing(NamedTuple):
    """The encoder that counts meaning ("" without one), how many members there are, of how many vectors are yet to
    be made, and how many posts wait to be looked for.
    """

    encoder: str
    members: int
    without_vectors: int
    waiting: int


class Remembering:
    """An encoder that need not work out again what was recalled."""

    def __init__(self, encode: Encode) -> None:
        self._encode = encode
        self._known: Mapping[bytes, Vectors] = {}

    def recall(self, known: Mapping[bytes, Vectors]) -> None:
        """Have these vectors at hand, by key of their text, in place of those before."""
        self._known = known

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """One vector a text, in order."""
        keys = [key(text) for text in texts]
        fresh = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._known}
        known = {**self._known, **dict(zip(fresh, self._encode(list(fresh.values())), strict=True))} if fresh else None
        return _stacked([(known or self._known)[key] for key in keys])


def catch_up(encode: Encode | None) -> int:
    """Make the vectors that are lacking, a few members a transaction; returns of how many members."""
    made = 0
    with _one_maker:
        while encode and (ids := list(db.session().scalars(_lacking().limit(FEW)))):
            _make(ids, encode)
            made += len(ids)
    return made


def stored(session: Session, ids: Collection[int]) -> dict[bytes, Vectors]:
    """The vectors kept for these members, by key of their text."""
    rows = session.execute(
        select(Meaning.keys, Meaning.vectors).where(Meaning.member_id.in_(ids), Meaning.encoder == semantic.NAME)
    )
    return {key: vector for keys, vectors in rows for key, vector in _unpacked(keys, vectors)}


def standing(session: Session) -> Standing:
    """What a worker on this machine would do."""
    encoder = semantic.NAME if semantic.is_installed() else ""
    waiting = queries.not_looked_for(encoder).subquery()
    members, lacking, posts = (
        session.scalar(select(func.count()).select_from(rows)) or 0 for rows in (Member, _lacking().subquery(), waiting)
    )
    return Standing(encoder, members, lacking if encoder else 0, posts)


def key(text: str) -> bytes:
    """What a text is known by: 16 bytes that another text does not have."""
    return blake2b(text.encode(errors="surrogatepass"), digest_size=KEY_BYTES).digest()


def _lacking() -> Select[int]:
    stale = (Meaning.revised_at.is_(None), Meaning.revised_at != Member.revised_at, Meaning.encoder != semantic.NAME)
    query = select(Member.id).outerjoin(Meaning, Meaning.member_id == Member.id)
    return query.where(or_(*stale)).order_by(Member.id)


def _make(ids: Collection[int], encode: Encode) -> None:
    """Each member's row is written for the revision that was read: one revised meanwhile stays lacking."""
    session = db.session()
    known = stored(session, ids)
    query = select(Member).where(Member.id.in_(ids)).options(selectinload(Member.activities))
    members = session.scalars(query.order_by(Member.id))
    told = {row.id: (row.revised_at, semantic.pieces_of(profile_of(row))) for row in members}
    db.close()
    encoder = Remembering(encode)
    encoder.recall(known)
    rows = [_row(id, revised_at, pieces, encoder) for id, (revised_at, pieces) in told.items()]
    with db.transaction() as session:
        db.one_after_another(session, "meanings")
        held = select(Member.id).where(Member.id.in_(told)).with_for_update(read=True, key_share=True)
        still_there = set(session.scalars(held))
        for row in rows:
            if row.member_id in still_there:
                session.merge(row)
    db.close()


def _row(id: int, revised_at: datetime, pieces: Sequence[str], encode: Encode) -> Meaning:
    vectors = encode(pieces).astype(KEPT_AS).tobytes()
    keys = b"".join(map(key, pieces))
    return Meaning(member_id=id, revised_at=revised_at, encoder=semantic.NAME, keys=keys, vectors=vectors)


def _unpacked(keys: bytes, vectors: bytes) -> list[tuple[bytes, Vectors]]:
    each = np.frombuffer(vectors, dtype=KEPT_AS).astype(np.float16).reshape(-1, DIMENSIONS)
    return [(keys[at * KEY_BYTES : (at + 1) * KEY_BYTES], vector) for at, vector in enumerate(each)]


def _stacked(vectors: Sequence[Vectors]) -> Vectors:
    return np.array(vectors, dtype=np.float16).reshape(-1, DIMENSIONS)

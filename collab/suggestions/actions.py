"""Suggestions are looked for by the worker, and set aside by people."""

from datetime import date

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from collab import clock, db, revision
from collab.audit.log import record
from collab.errors import Conflict, Forbidden, Unknown
from collab.members.people import Person
from collab.posts import queries as posts
from collab.suggestions import feedback, meanings, policy, queries
from collab.suggestions.candidates import Candidates, spoken_of, suggestion_from
from collab.suggestions.model import Dismissal, Feedback, Search, Suggestion
from collab.union.settings import renew


def look(candidates: Candidates) -> int:
    """Look for partners for every post that something changed for; returns how many were looked for.

    The matcher works outside every transaction; each post's suggestions are replaced in one of their own.
    """
    waiting = list(db.session().scalars(queries.not_looked_for(candidates.encoder)))
    ids = [post.id for post in waiting]
    db.close()
    if not ids:
        return 0
    meanings.catch_up(candidates.encode)
    number = revision.now(db.session())  # before all that is read: what changes meanwhile has it looked for again
    renew(db.session())
    candidates.keep_up(db.session())
    for id in ids:
        _look_for(candidates, id, number)
    return len(ids)


def dismiss(
    session: Session, suggestion: Suggestion, kind: Feedback, *, by: Person, until: date | None = None
) -> Dismissal:
    """Set a suggestion aside: it does not come back to this side while that stands; `until` a day for NOT_NOW only."""
    side = policy.side_of(suggestion, by)
    if side is None or kind not in policy.sayable(suggestion, side):
        raise Forbidden("suggestion.not_yours")
    pair = {"post_id": suggestion.post_id, "member_id": suggestion.member_id, "side": side}
    session.execute(update(Dismissal).filter_by(**pair).where(feedback.lapsed()).values(undone_at=clock.now()))
    wrong = sorted(feedback.fields_of(suggestion.reasons)) if kind is Feedback.WRONG_FIELD else []
    row = Dismissal(**pair, kind=kind, until=until, fields=wrong, by=by)
    session.add(row)
    try:
        session.flush()
    except IntegrityError as twice:
        raise Conflict("suggestion.already_answered") from twice
    record(session, "suggestion.dismissed", row, by=by, kind=kind.value)
    return row


def take_back(session: Session, public_id: str, *, by: Person) -> Dismissal:
    """Undo what the person's own member set aside; of two at once one finds it gone."""
    row = session.scalar(queries.set_aside_by(by).where(Dismissal.public_id == public_id).with_for_update(of=Dismissal))
    if row is None or by.speaks_for is None:
        raise Unknown("not_found")
    row.undone_at = clock.now()
    record(session, "suggestion.taken_back", row, by=by)
    return row


def _look_for(candidates: Candidates, post_id: int, number: int) -> None:
    session = db.session()
    post = posts.by_id(session, post_id)
    if post is None or post.is_draft:
        return
    exposure = queries.exposure_before(session, post)
    matches = candidates.best_for(post, exposure, always=spoken_of(session, post))
    rows = [suggestion_from(match, post, rank) for rank, match in matches.items()]
    search = Search(
        post_id=post_id,
        looked_at=post.revised_at,
        revision=number,
        encoder=candidates.encoder,
        clarifications=candidates.clarifications_for(post),
    )
    db.close()
    with db.transaction() as session:
        posts.hold(session, post_id)
        if not _is_outdone(search, session.get(Search, post_id)):
            _replace(session, post_id, rows)
            session.merge(search)


def _is_outdone(own: Search, known: Search | None) -> bool:
    """Whether another worker, that knew more, looked meanwhile."""
    return known is not None and (known.looked_at, known.revision) > (own.looked_at, own.revision)


def _replace(session: Session, post_id: int, rows: list[Suggestion]) -> None:
    known = {row.member_id: row for row in session.scalars(queries.all_for(post_id))}
    for row in rows:
        old = known.pop(row.member_id, None)
        if old is None:
            session.add(row)
        else:
            _renew(old, row)
    session.execute(delete(Suggestion).where(Suggestion.id.in_([row.id for row in known.values()])))


def _renew(old: Suggestion, new: Suggestion) -> None:
    old.seat_id, old.rank, old.score, old.level = new.seat_id, new.rank, new.score, new.level
    old.parts, old.reasons, old.misfits = new.parts, new.reasons, new.misfits
    old.fits, old.brings = new.fits, new.brings

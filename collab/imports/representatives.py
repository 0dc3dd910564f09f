"""The representatives that a file names are invited, some at a time; nobody twice."""

from sqlalchemy.orm import Session

from collab import clock, db
from collab.accounts import actions as accounts
from collab.accounts.actions import InvitationDraft
from collab.errors import Conflict
from collab.imports import queries
from collab.imports.model import Import, ImportRow, Invited
from collab.members import queries as members
from collab.members.people import Role

SOME = 40


def invite_some(entry: Import) -> None:
    """Invite the next few, for the member each row became; the last step says that all are done."""
    with db.transaction() as session:
        entry = queries.locked(session, entry.id)
        rows = session.scalars(queries.to_invite(entry).limit(SOME)).all()
        for row in rows:
            row.invited = _invite(session, entry, row)
        entry.invites, entry.moved_at = len(rows) == SOME, clock.now()


def _invite(session: Session, entry: Import, row: ImportRow) -> Invited:
    """A member that has somebody already needs no other, and an address belongs to one person."""
    if row.member is None or session.scalars(members.invited_or_in(row.member.id)).first():
        return Invited.KNOWN
    language = row.member.name.language if row.member.name.language in ("ar", "tr", "fr") else entry.by.language
    draft = InvitationDraft(
        name=row.person or row.member.name.text, email=row.email, role=Role.ADMIN, language=language
    )
    try:
        accounts.invite(session, draft, member=row.member, by=entry.by)
    except Conflict:
        return Invited.KNOWN
    return Invited.INVITED

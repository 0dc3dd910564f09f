"""How people come in and keep their own settings."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from collab import clock, db, jobs, tokens
from collab.accounts import door_count, passwords
from collab.audit.log import record
from collab.errors import Conflict, Forbidden, Refusal, Unknown
from collab.mail import outbox
from collab.members import actions as members
from collab.members import policy
from collab.members.model import Member
from collab.members.people import Person, Rhythm, Role
from collab.union.settings import union

INVITATION_DAYS = 14
PASSWORD_DAYS = 1
MINUTES_BETWEEN_LINKS = 5


@dataclass(frozen=True, slots=True)
class InvitationDraft:
    """Somebody to be invited; `role` EDITOR or ADMIN for a member, the others for the union."""

    name: str
    email: str
    role: Role
    language: str


@dataclass(frozen=True, slots=True)
class SettingsDraft:
    """A person's own settings; `zone` is an IANA name."""

    name: str
    language: str
    zone: str
    digest_rhythm: Rhythm
    digest_weekday: int
    digest_hour: int


def sign_in(email: str, password: str, *, address: str) -> Person:
    """The person behind these words; raises the same refusal for a wrong name and a wrong password."""
    account = folded(email)
    door_count.require_patience(account, address)
    person = db.session().scalar(select(Person).where(Person.email == account))
    if not passwords.fits(password, person.password_hash if person else None) or person is None or not person.active:
        door_count.note_refusal(account, address)
        raise Refusal("signin.wrong")
    return person


def found(session: Session, draft: InvitationDraft) -> Person:
    """The first person of the secretariat, invited by whoever runs the machine; a second call renews the link.

    Raises Conflict once somebody of the secretariat has come in: they invite all others.
    """
    first = session.scalars(select(Person).where(Person.role == Role.SECRETARIAT).order_by(Person.id)).all()
    if any(person.is_in for person in first):
        raise Conflict("union.has_secretariat")
    email = folded(draft.email)
    person = next((person for person in first if person.email == email), None)
    if person is None:
        person = _newcomer(session, draft, member=None, zone=union().zone)
    person.epoch += 1  # earlier links are good no more
    record(session, "person.founded", person, by=None)
    _send_invitation(session, person)
    return person


def invite(session: Session, draft: InvitationDraft, *, member: Member | None, by: Person) -> Person:
    """Invite somebody by letter, for a member or (member None) for the union."""
    _require_inviter(draft, member, by)
    person = _newcomer(session, draft, member=member, zone=by.zone)
    record(session, "person.invited", person, by=by, role=draft.role.value)
    _send_invitation(session, person, by=by.id)
    return person


def invited_by_token(session: Session, token: str) -> Person:
    """The person an invitation is for; raises Unknown when it was used, taken back, or is too old."""
    return _person_of(session, tokens.read("invitation", token, max_days=INVITATION_DAYS))


def person_by_token(session: Session, token: str) -> Person:
    """The person who asked for a new password."""
    return _person_of(session, tokens.read("password", token, max_days=PASSWORD_DAYS))


def accept(session: Session, person: Person, password_hash: str, language: str) -> None:
    """Take up an invitation: with a password the person is in, and so is the member they act for."""
    person.language = language
    set_password(session, person, password_hash)
    if person.speaks_for is not None:
        members.confirm(session, person.speaks_for, by=person)


def set_password(session: Session, person: Person, password_hash: str) -> None:
    """A new password ends every open session and every other link."""
    person.password_hash = password_hash
    person.epoch += 1
    record(session, "person.password_set", person, by=person)


def ask_for_password(session: Session, email: str) -> None:
    """Send the way to a new password, if there is such a person; says nothing either way."""
    columns = (Person.id, Person.password_hash, Person.epoch)  # no more, for what is loaded takes time too
    person = session.execute(select(*columns).where(Person.email == folded(email), Person.active)).first()
    jobs.ring(session, "deliver")  # for nobody too: a bell that is rung takes time
    if person is None:
        return
    kind = "password_reset" if person.password_hash else "account_invitation"
    moment = int(clock.now().timestamp()) // (60 * MINUTES_BETWEEN_LINKS)  # or a post box could be flooded
    outbox.put(session, kind, to=person.id, key=f"asked:{person.epoch}:{moment}")


def close(session: Session, person: Person, *, by: Person) -> None:
    """End somebody's access everywhere at once; what they wrote and decided stays."""
    _require_keeper(person, by)
    person.active = False
    person.epoch += 1
    record(session, "person.closed", person, by=by)


def reopen(session: Session, person: Person, *, by: Person) -> None:
    """Let somebody in again whose access was closed, with the password they had."""
    _require_keeper(person, by)
    person.active = True
    record(session, "person.reopened", person, by=by)


def change_settings(session: Session, person: Person, draft: SettingsDraft) -> None:
    """A person's own name, language, zone and digest."""
    person.name, person.language, person.zone = draft.name, draft.language, draft.zone
    person.digest_rhythm, person.digest_weekday, person.digest_hour = (
        draft.digest_rhythm,
        draft.digest_weekday,
        draft.digest_hour,
    )
    session.flush()


def stop_digest(session: Session, token: str) -> Person:
    """The one-click way out of the digest, without a password; raises Unknown for a forged token."""
    person = reader_by_token(session, token)
    person.digest_rhythm = Rhythm.NEVER
    session.flush()
    return person


def reader_by_token(session: Session, token: str) -> Person:
    """The person a digest was written to; raises Unknown for a forged token."""
    person = session.get(Person, tokens.read("unsubscribe", token))
    if person is None:
        raise Unknown("token.not_good")
    return person


def folded(email: str) -> str:
    """One person, one address: without blanks and in small letters."""
    return email.strip().lower()


def _newcomer(session: Session, draft: InvitationDraft, *, member: Member | None, zone: str) -> Person:
    email = folded(draft.email)
    if session.scalar(select(Person.id).where(Person.email == email)):
        raise Conflict("person.known")
    person = Person(name=draft.name, email=email, role=draft.role, member=member, language=draft.language, zone=zone)
    session.add(person)
    try:
        session.flush()
    except IntegrityError as twice:  # two invitations in the same moment
        raise Conflict("person.known") from twice
    return person


def _send_invitation(session: Session, person: Person, **facts: int) -> None:
    outbox.put(session, "account_invitation", to=person.id, key=f"person:{person.id}:{person.epoch}", **facts)


def _require_inviter(draft: InvitationDraft, member: Member | None, by: Person) -> None:
    for_member = draft.role in (Role.EDITOR, Role.ADMIN)
    if member is not None and (not for_member or not policy.people_manageable_by(member, by)):
        raise Forbidden("person.not_yours_to_invite")
    if member is None and (for_member or not by.is_secretariat):
        raise Forbidden("person.not_yours_to_invite")


def _require_keeper(person: Person, by: Person) -> None:
    if not policy.access_kept_by(person, by):
        raise Forbidden("person.not_yours_to_close")


def _person_of(session: Session, value: list[int]) -> Person:
    person_id, epoch = value
    person = session.get(Person, person_id)
    if person is None or not person.active or person.epoch != epoch:
        raise Unknown("token.not_good")
    return person

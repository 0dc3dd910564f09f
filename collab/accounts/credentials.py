"""A person's own credentials: the password and the e-mail address, changed by themselves while signed in."""

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from collab import clock, tokens
from collab.accounts import door_count, passwords
from collab.accounts.actions import folded, set_password
from collab.audit.log import record
from collab.errors import Conflict, Refusal, Unknown
from collab.mail import outbox
from collab.members.people import Person

EMAIL_DAYS = 1


def require_password(person: Person, password: str, *, address: str) -> None:
    """Raise unless it is the person's password now; wrong ones are counted as at the sign-in."""
    door_count.require_patience(person.email, address)
    if not passwords.fits(password, person.password_hash):
        door_count.note_refusal(person.email, address)
        raise Refusal("password.wrong")


def change_password(session: Session, person: Person, password_hash: str) -> None:
    """Set a new password and tell the person by letter; every other session ends."""
    set_password(session, person, password_hash)
    outbox.put(session, "password_changed", to=person.id, key=f"person:{person.id}:{person.epoch}")


def ask_for_address(session: Session, person: Person, email: str) -> None:
    """Send the way to confirm a new address to that address, and word of it to the old one.

    An address that is somebody's already gets no letter, and nothing tells so.
    """
    wished = folded(email)
    if wished == person.email:
        raise Conflict("person.same_address")
    moment = int(clock.now().timestamp())
    key = f"person:{person.id}:{person.epoch}:{moment}"
    outbox.put(session, "address_warning", to=person.id, key=key, address=person.email)
    if _owner_of(session, wished) is None:
        outbox.put(session, "address_confirmation", to=person.id, key=key, address=wished, epoch=person.epoch)
    record(session, "person.address_asked", person, by=person)


def address_token(person: Person, email: str) -> str:
    """The token that confirms this address for this person, until the next change of password or address."""
    return tokens.sign("address", [person.id, person.epoch, email])


def asked_by_token(session: Session, token: str) -> tuple[Person, str]:
    """Whose new address it is, and the address; raises Unknown for a token that is forged, spent or too old."""
    person_id, epoch, email = tokens.read("address", token, max_days=EMAIL_DAYS)
    person = session.get(Person, person_id)
    if person is None or not person.is_in or person.epoch != epoch:
        raise Unknown("token.not_good")
    return person, email


def confirm_address(session: Session, token: str) -> Person:
    """The new address holds from now on; sessions and links of before are good no more."""
    person, email = asked_by_token(session, token)
    if _owner_of(session, email) is not None:
        raise Conflict("person.known")
    person.email = email
    person.epoch += 1
    try:
        record(session, "person.address_changed", person, by=person)
    except IntegrityError as twice:  # somebody was invited under it in the same moment
        raise Conflict("person.known") from twice
    return person


def _owner_of(session: Session, email: str) -> int | None:
    return session.scalar(select(Person.id).where(Person.email == email))

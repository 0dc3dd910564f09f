"""Seeds the demo union: its invented members, their people, and what they have begun together."""

from collections.abc import Mapping
from pathlib import Path

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from collab import db, jobs
from collab.accounts.passwords import hash_password
from collab.audit.log import record
from collab.audit.model import Entry
from collab.demo import casting, chronicle, plot, script
from collab.demo.home import is_demo, keep
from collab.errors import Conflict
from collab.members.model import Member
from collab.members.people import Person

DONE = "demo.seeded"
UNION_JOINED = 900


def seed(*, home: Path) -> None:
    """Fill an empty house with the demo; a second call changes nothing, a broken one is finished.

    The passwords are written to `home` before the first row. Raises Conflict("demo.house_in_use") where others live.
    """
    if _is_seeded() and is_demo(home):
        return
    _require_no_strangers()
    hashes = {email: hash_password(password) for email, password in keep(home, script.people()).items()}
    for slug, facts in script.members().items():
        with db.transaction() as session:
            casting.enter_member(session, slug, facts, hashes)
    with db.transaction() as session:
        _tell(session, hashes)


def _tell(session: Session, hashes: Mapping[str, str]) -> None:
    members = {slug: casting.enter_member(session, slug, facts, hashes) for slug, facts in script.members().items()}
    for facts in script.union_people():
        casting.enter_person(session, facts, members.get(facts.get("member", "")), hashes, joined=UNION_JOINED)
    if not _is_seeded():
        _play(session, members)
    jobs.ring(session, "match")


def _play(session: Session, members: Mapping[str, Member]) -> None:
    people = {person.email: person for person in session.scalars(select(Person))}
    secretariat = next(person for person in people.values() if person.is_secretariat)
    posts = {
        slug: plot.post(session, facts, members[facts["lead"]], people) for slug, facts in script.proposals().items()
    }
    given = {
        slug: plot.exchange(session, facts, members[facts["lead"]], people) for slug, facts in script.offers().items()
    }
    meetings = [
        plot.meet(session, facts, posts[facts["proposal"]], members[facts["partner"]], people)
        for facts in script.partnerships()
    ]
    events = [chronicle.of_member(member, secretariat) for member in members.values()]
    for meeting in meetings:
        events += chronicle.of_partnership(meeting)
    for told, written in ((posts, script.proposals()), (given, script.offers())):
        for slug, post in told.items():
            events += chronicle.of_post(post, written[slug], people)
    chronicle.chronicle(session, events)
    record(session, DONE, secretariat, by=None)


def _is_seeded() -> bool:
    return db.session().scalar(select(Entry.id).where(Entry.action == DONE)) is not None


def _require_no_strangers() -> None:
    emails = [person["email"] for person in script.people()]
    strangers = db.session().scalar(
        select(Member.id).where(or_(Member.source.is_(None), Member.source.not_like(casting.source("%")))).limit(1)
    ) or db.session().scalar(select(Person.id).where(Person.email.not_in(emails)).limit(1))
    if strangers is not None:
        raise Conflict("demo.house_in_use")

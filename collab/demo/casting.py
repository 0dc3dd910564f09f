"""Puts the members of the demo and all its people on the stage."""

from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.demo import script
from collab.demo.script import Table
from collab.members.actions import note_words
from collab.members.model import Activity, ActivityCode, CodeKind, Member, MemberName, Mission, Sight, Status
from collab.members.people import Person, Rhythm, Role

MEMBER_CODES = {
    CodeKind.FIELD: "fields",
    CodeKind.WORKS_IN: "works_in",
    CodeKind.LANGUAGE: "languages",
    CodeKind.CAPACITY: "capacities",
    CodeKind.NEED: "needs",
    CodeKind.TARGET_GROUP: "target_groups",
}
ACTIVITY_CODES = {CodeKind.FIELD: "fields", CodeKind.WORKS_IN: "countries"}


def source(slug: str) -> str:
    """How a demo member is known again."""
    return f"demo:{slug}"


def enter_member(session: Session, slug: str, facts: Table, hashes: Mapping[str, str]) -> Member:
    """The member with its people, unless they are there already; passwords are set in any case."""
    member = session.scalar(select(Member).where(Member.source == source(slug)))
    if member is None:
        member = _member(slug, facts)
        session.add(member)
    for person in facts.get("people", ()):
        enter_person(session, person, member, hashes, joined=facts["joined"])
    session.flush()
    return member


def enter_person(
    session: Session, facts: Table, member: Member | None, hashes: Mapping[str, str], *, joined: int
) -> Person:
    """The person, unless there already, with the password of this home."""
    person = session.scalar(select(Person).where(Person.email == facts["email"])) or _person(facts, member, joined)
    person.password_hash = hashes[person.email]
    session.add(person)
    session.flush()
    return person


def _member(slug: str, facts: Table) -> Member:
    member = Member(
        source=source(slug),
        status=Status.CONFIRMED,
        hidden=facts.get("hidden", False),
        acronym=facts.get("acronym", ""),
        country=facts["country"],
        city=facts.get("city", ""),
        website=facts.get("website", ""),
        contact=facts.get("contact", ""),
        founded=facts.get("founded"),
        listing_sight=Sight(facts.get("listing", Sight.MEMBERS)),
        created_at=script.moment(facts["joined"]),
        confirmed_at=script.moment(facts["confirmed"]),
    )
    member.names = [MemberName(position=place, **name) for place, name in enumerate(facts["names"])]
    member.missions = [Mission(language=language, text=text) for language, text in facts["missions"].items()]
    member.activities = [_activity(activity, facts["language"]) for activity in facts.get("activities", ())]
    for kind, key in MEMBER_CODES.items():
        member.recode(kind, facts.get(key, ()))
    note_words(member)
    return member


def _activity(facts: Table, language: str) -> Activity:
    activity = Activity(language=language, title=facts["title"], text=facts["text"], year=facts["year"])
    activity.codes = [ActivityCode(kind=kind, code=code) for kind, key in ACTIVITY_CODES.items() for code in facts[key]]
    return activity


def _person(facts: Table, member: Member | None, joined: int) -> Person:
    return Person(
        name=facts["name"],
        email=facts["email"],
        role=Role(facts["role"]),
        member=member,
        language=facts["language"],
        zone=facts["zone"],
        digest_rhythm=Rhythm(facts["rhythm"]),
        digest_weekday=facts["weekday"],
        digest_hour=facts["hour"],
        created_at=script.moment(joined),
    )

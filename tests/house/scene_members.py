"""The scene's members and people: hidden, unconfirmed, open and shy ones."""

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy.orm import Session

from collab.members.actions import note_words
from collab.members.model import (
    Activity,
    ActivityCode,
    CodeKind,
    Member,
    MemberName,
    Mission,
    Sight,
    Status,
    Tie,
    TieKind,
)
from collab.members.people import Person, Role
from tests.builders import make_member, make_person
from tests.house.canaries import (
    ALICES,
    BOBS,
    EVERYBODY,
    EVES,
    HANAS,
    INSIDE,
    NOBODY,
    UMAS,
    UNION,
    ZAIDS,
    Cage,
)

RARE_CAPACITY = "veterinary"  # Bob's means are for partners: nobody else may find or read this one


@dataclass(frozen=True, slots=True)
class Eyes:
    """Who may read which part of a member."""

    name: frozenset[str]
    story: frozenset[str]
    places: frozenset[str]
    contacts: frozenset[str]


EYES = {
    "a": Eyes(name=INSIDE, story=INSIDE, places=ALICES | BOBS | UNION, contacts=ALICES | BOBS | UNION),
    "b": Eyes(name=EVERYBODY, story=ALICES | BOBS | UNION, places=BOBS | UNION, contacts=BOBS | UNION),
    "e": Eyes(name=INSIDE, story=INSIDE, places=EVES | UNION, contacts=EVES | UNION),
    "h": Eyes(name=HANAS | ALICES | UNION, story=HANAS | ALICES | UNION, places=HANAS | UNION, contacts=HANAS | UNION),
    "z": Eyes(name=ZAIDS | UNION, story=ZAIDS | UNION, places=ZAIDS | UNION, contacts=ZAIDS | UNION),
    "o": Eyes(name=EVERYBODY, story=INSIDE, places=INSIDE, contacts=INSIDE),
    "u": Eyes(name=UMAS | UNION, story=UMAS | UNION, places=UMAS | UNION, contacts=UMAS | UNION),
}
FACTS: Mapping[str, dict[str, object]] = {
    "a": {"country": "SD", "language": "ar", "languages": ("ar", "en"), "works_in": ("SD", "TD")},
    "b": {
        "country": "TR",
        "language": "tr",
        "languages": ("tr", "ar"),
        "listing_sight": Sight.PUBLIC,
        "story_sight": Sight.PARTNERS,
        "means_sight": Sight.PARTNERS,
        "places_sight": Sight.UNION,
        "contacts_sight": Sight.UNION,
        "capacities": (RARE_CAPACITY,),
    },
    "e": {"country": "FR", "language": "fr", "languages": ("fr", "ar")},
    "h": {"country": "SY", "hidden": True},
    "z": {"country": "YE", "hidden": True},
    "o": {
        "country": "JO",
        **dict.fromkeys(
            ("listing_sight", "story_sight", "means_sight", "places_sight", "contacts_sight"), Sight.PUBLIC
        ),
    },
    "u": {"country": "MA", "status": Status.UNCONFIRMED},
}
# (name, member, role, who may read the person's name, who may read the address)
PEOPLE = (
    ("alice", "a", Role.EDITOR, INSIDE, ALICES | BOBS | UNION),
    ("adam", "a", Role.ADMIN, INSIDE, ALICES | BOBS | UNION),
    ("bob", "b", Role.ADMIN, ALICES | BOBS | UNION, ALICES | BOBS | UNION),
    ("eve", "e", Role.EDITOR, EVES | UNION, EVES | UNION),
    ("hana", "h", Role.EDITOR, HANAS | UNION, HANAS | UNION),
    ("zaid", "z", Role.EDITOR, ZAIDS | UNION, ZAIDS | UNION),
    ("omar", "o", Role.EDITOR, INSIDE, INSIDE),
    ("uma", "u", Role.EDITOR, UMAS | UNION, UMAS | UNION),
    ("carol", "", Role.COORDINATOR, INSIDE, UNION),
    ("cem", "b", Role.COORDINATOR, INSIDE, UNION),
    ("sam", "", Role.SECRETARIAT, INSIDE, UNION),
    ("ivan", "a", Role.EDITOR, EVERYBODY, ALICES | UNION),
)


def enter_members(session: Session, cage: Cage) -> tuple[dict[str, Member], dict[str, Person]]:
    """The members and the people, by name."""
    members = {name: _enter(session, name, cage) for name in FACTS}
    people = {name: _come_in(session, members, name, cage) for name, *_ in PEOPLE}
    people["ivan"].password_hash = None  # invited, not in yet
    for one, other in (("a", "b"), ("b", "a")):
        session.add(Tie(member_id=members[one].id, seen_by_id=members[other].id, kind=TieKind.PARTNER))
    for shy in ("h", "e"):
        session.add(Tie(member_id=members[shy].id, seen_by_id=members["a"].id, kind=TieKind.APPEARED))
    session.flush()
    return members, people


def _enter(session: Session, name: str, cage: Cage) -> Member:
    eyes, facts = EYES[name], dict(FACTS[name])
    big = name.upper()
    member = make_member(
        session,
        name=f"{cage.mark(f'name of {big}', eyes.name)} Foundation",
        fields=("teacher-training", "orphan-care"),
        **{"capacities": ("logistics", "translation"), "needs": ("funding",), **facts},  # type: ignore[arg-type]
    )
    member.names.append(
        MemberName(position=1, language="ar", text=f"مؤسسة {cage.mark(f'other name of {big}', eyes.name)}")
    )
    member.acronym = cage.mark(f"acronym of {big}", eyes.name)
    member.city = cage.mark(f"city of {big}", eyes.places)
    member.contact = f"{cage.mark(f'contact of {big}', eyes.contacts)}, 12 Street"
    member.website = f"https://{cage.mark(f'website of {big}', eyes.contacts).lower()}.example.org"
    member.founded = 1999
    mission = f"{cage.mark(f'mission of {big}', eyes.story)} helps children.\nIt teaches teachers."
    member.missions = [Mission(language="en", text=mission)]
    member.recode(CodeKind.TARGET_GROUP, ("orphans",))
    member.recode(CodeKind.WORKS_IN, ("SD", "TR"))
    member.activities.append(_activity(big, eyes, cage))
    note_words(member)
    session.flush()
    cage.watch(f"address of {big}", member.public_id, eyes.name)
    return member


def _activity(big: str, eyes: Eyes, cage: Cage) -> Activity:
    codes = ((CodeKind.FIELD, "teacher-training"), (CodeKind.WORKS_IN, "SD"))
    return Activity(
        language="en",
        title=f"{cage.mark(f'activity of {big}', eyes.story)} school",
        text=f"{cage.mark(f'text of activity of {big}', eyes.story)} with forty teachers.",
        year=2021,
        codes=[ActivityCode(kind=kind, code=code) for kind, code in codes],
    )


def _come_in(session: Session, members: Mapping[str, Member], name: str, cage: Cage) -> Person:
    _, member, role, named, addressed = next(row for row in PEOPLE if row[0] == name)
    person = make_person(
        session,
        name=cage.mark(f"person {name}", named),
        role=role,
        member=members.get(member),
        password_hash=cage.mark(f"password hash of {name}", NOBODY),
    )
    person.email = f"{cage.mark(f'e-mail of {name}', addressed).lower()}@example.org"
    session.flush()
    return person

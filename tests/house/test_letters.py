"""Letters are written in the reader's language alone; what people typed stands in isolates or is marked as data."""

import re
from collections.abc import Mapping

import pytest
from sqlalchemy import select

from collab import db, language
from collab.digests import actions as digests
from collab.letters.compose import KINDS, compose
from collab.mail.message import Message
from collab.mail.model import Letter
from collab.members.model import Member
from collab.members.people import Person
from collab.moderation.model import Report
from collab.partnerships.model import Partnership
from collab.posts.model import Post
from collab.suggestions.model import Nomination
from collab.wishes.model import Wish
from tests.house.paper import read
from tests.house.pseudo import Pseudo, loose
from tests.house.scene import Scene

ADDRESS = re.compile(r"https?://\S+|\S+@\S+")
ISOLATE = re.compile("\u2068[^\u2069]*\u2069")
# The union's own name is a setting; " and ", countries and dates are CLDR's; the rest is what people typed.
GIVEN = re.compile(
    r"Union Partners| and |Jordan|Sudan|Turkish|Arabic|French|"
    r"\d+ [A-Z][a-z]+ \d{4}|Zq[a-z]+qz( Foundation| for schools)?|^teachers?( training)?$",
    re.I,
)
# Each kind of letter: to whom, and the places its facts are about.
LETTERS: Mapping[str, tuple[tuple[str, ...], Mapping[str, str]]] = {
    "account_invitation": (("ivan",), {"by": "alice"}),
    "password_reset": (("alice",), {}),
    "password_changed": (("alice",), {}),
    "address_warning": (("alice",), {"address": "another@example.org"}),
    "address_confirmation": (("alice",), {"address": "another@example.org"}),
    "partnership_invited": (("bob",), {"partnership": "invited"}),
    "partnership_interest": (("alice",), {"partnership": "interested"}),
    "partnership_accepted": (("alice",), {"partnership": "agreed"}),
    "partnership_waiting": (("carol",), {"partnership": "agreed"}),
    "partnership_declined": (("eve",), {"partnership": "declined"}),
    "partnership_approved": (("alice", "bob"), {"partnership": "approved"}),
    "partnership_rejected": (("bob", "eve"), {"partnership": "rejected"}),
    "partnership_withdrawn": (("eve",), {"partnership": "withdrawn", "member": "b"}),
    "post_changed": (("bob",), {"post": "a_open"}),
    "post_closed": (("bob",), {"post": "a_withdrawn"}),
    "member_nominated": (("alice", "omar"), {"nomination": "nominated"}),
    "post_reported": (("carol",), {"report": "report"}),
    "post_hidden": (("alice",), {"post": "a_hidden"}),
    "post_shown": (("alice",), {"post": "a_open"}),
    "post_ends": (("alice",), {"post": "a_open"}),
    "partnership_ends": (("bob",), {"partnership": "invited"}),
    "digest": (("alice", "eve"), {}),
    "text_asked": (("alice",), {"member": "a"}),
    "text_there": (("bob",), {}),
}
ROWS = {"nomination": Nomination, "partnership": Partnership, "report": Report, "post": Post, "member": Member}
CASES = [(kind, person) for kind, (persons, _) in LETTERS.items() for person in persons]


def test_every_kind_of_letter_is_read_here() -> None:
    assert set(LETTERS) == set(KINDS)


@pytest.mark.parametrize(("kind", "person"), CASES)
def test_every_word_of_a_letter_is_translated_or_typed_by_somebody(
    scene: Scene, kind: str, person: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(language, "catalogue", Pseudo)
    letter = _written(scene, kind, person)
    paper = read(letter.html)

    assert not _bare(letter.subject)
    assert not _bare(letter.text)
    assert not list(loose((_without_data(words), data) for words, data in paper.words))


@pytest.mark.parametrize(("kind", "person"), CASES)
def test_a_letter_tells_nobody_what_they_may_not_know(scene: Scene, kind: str, person: str) -> None:
    letter = _written(scene, kind, person)

    assert not scene.cage.sung_to(person, f"{letter.subject}{letter.text}{letter.html}")


def _bare(text: str) -> list[str]:
    return list(loose([(_without_data(text), False)]))


def _without_data(text: str) -> str:
    return GIVEN.sub("", ADDRESS.sub("", ISOLATE.sub("", text)))


def _written(scene: Scene, kind: str, person: str) -> Message:
    """The letter as it would be sent now; a digest that was issued for it is taken back."""
    to = scene.people[person].id
    with db.transaction() as session:
        letter = Letter(kind=kind, person_id=to, facts=_facts(scene, kind, person))
        message = compose(session, letter)
        session.expunge_all()
        session.rollback()
    db.close()
    assert message, "there is something to say"
    return message


def _facts(scene: Scene, kind: str, person: str) -> dict[str, int | str]:
    session = db.session()
    if kind == "digest":
        me = session.get(Person, scene.people[person].id)
        assert me
        digest = digests.issue_now(session, me)
        assert digest
        return {"digest": digest.id}
    facts = LETTERS[kind][1]
    found = {fact: _id(scene, fact, place) for fact, place in facts.items()}
    if kind == "text_there":
        return {"wish": session.scalars(select(Wish.id).where(Wish.language == "ar")).one()}
    more: dict[str, dict[str, int | str]] = {
        "address_confirmation": {"epoch": scene.people[person].epoch},
        "post_changed": {"edition": 2},
        "text_asked": {"language": "tr"},
    }
    return {**found, **more.get(kind, {})}


def _id(scene: Scene, fact: str, place: str) -> int | str:
    if fact == "address":
        return place
    if fact == "by":
        return scene.people[place].id
    row = ROWS[fact]
    found = db.session().scalar(select(row.id).where(row.public_id == scene.places[place]))
    assert found
    return int(found)

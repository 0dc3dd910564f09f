"""Composed members: the same each time, believable, found by the matcher, and added only where missing."""

from sqlalchemy import func, select

from collab import db
from collab.demo import composing
from collab.matching.detection import detect_fields
from collab.matching.facts import Text
from collab.members.model import CodeKind, Member
from collab.members.people import Person


def test_the_same_number_gives_the_same_member():
    one, again = composing.member(17), composing.member(17)

    assert (one.name.text, one.city, one.missions[0].text) == (again.name.text, again.city, again.missions[0].text)
    assert {(row.kind, row.code) for row in one.codes} == {(row.kind, row.code) for row in again.codes}


def test_no_two_members_share_a_name():
    names = [composing.member(number).name.text for number in range(2000)]

    assert len(set(names)) == 2000


def test_each_tells_in_its_language_what_the_matcher_finds():
    for number in range(60):
        row = composing.member(number)
        mission = row.missions[0]
        found = {field.field for field in detect_fields([Text(mission.language, mission.text)])}
        assert row.name.language == mission.language
        assert found & set(row.coded(CodeKind.FIELD)), mission.text
        assert all(row.coded(kind) for kind in CodeKind)


def test_a_second_call_adds_only_what_is_missing(house):
    assert composing.compose(8) == 8
    assert composing.compose(8) == 0
    assert composing.compose(12) == 4

    session = db.session()
    assert session.scalar(select(func.count()).select_from(Member)) == 12
    assert session.scalar(select(func.count()).select_from(Person)) == 0
    assert "match" in house

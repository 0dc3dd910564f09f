"""The directory's search forgives spelling, and finds nothing by what the reader may not see."""

import pytest
from sqlalchemy.orm import Session

from collab.members import actions, queries
from collab.members.drafts import ProfileDraft, Worded
from collab.members.model import Member, Sight
from collab.members.people import Person
from tests.builders import Cast
from tests.members.conftest import Viewers


def added(session: Session, by: Person, *names: tuple[str, str], acronym: str = "") -> Member:
    worded = tuple(Worded(language, text) for language, text in names)
    return actions.add(session, ProfileDraft(names=worded, country="TR", acronym=acronym), by=by)


def found(session: Session, me: Person | None, **asked: str) -> list[Member]:
    return queries.page_of(session, queries.searched(queries.visible_to(me), me, **asked), page=1)[0]


@pytest.mark.parametrize(
    ("language", "name", "asked"),
    [
        ("ar", "جمعية إغاثة الأيتام", "اغاثة الايتام"),
        ("ar", "جمعية إغاثة الأيتام", "إغاثه"),
        ("ar", "مؤسسة هدى", "مؤسسه هدي"),
        ("ar", "جمعيّةُ النّور", "جمعية النور"),
        ("tr", "İyilik Işığı Derneği", "iyilik isigi"),
        ("tr", "İyilik Işığı Derneği", "IYILIK IŞIĞI"),
        ("tr", "Çınaraltı Vakfı", "cinaralti"),
        ("fr", "Étoile d’Été", "etoile d'ete"),
        ("en", "Bridge of Hope", "hope BRIDGE"),
    ],
)
def test_a_name_is_found_however_it_is_spelt(
    session: Session, cast: Cast, language: str, name: str, asked: str
) -> None:
    member = added(session, cast.sam, (language, name))

    assert found(session, cast.eve, text=asked) == [member]


def test_a_member_is_found_by_each_of_its_names_and_its_short_name(session: Session, cast: Cast) -> None:
    member = added(session, cast.sam, ("ar", "نبع الوادي"), ("en", "Wadi Spring"), acronym="WSF")

    for asked in ("نبع", "spring", "wsf"):
        assert found(session, cast.eve, text=asked) == [member]


def test_signs_of_the_search_language_are_plain_signs(session: Session, cast: Cast) -> None:
    added(session, cast.sam, ("en", "Plain Name"))

    assert found(session, cast.eve, text="%") == []
    assert found(session, cast.eve, text="_") == []


def test_a_renamed_member_is_found_by_its_new_name_only(session: Session, cast: Cast) -> None:
    member = added(session, cast.sam, ("en", "Old Name"))
    actions.edit(session, member, ProfileDraft(names=(Worded("en", "Fresh Words"),), country="TR"), by=cast.sam)

    assert found(session, cast.eve, text="fresh") == [member]
    assert found(session, cast.eve, text="old") == []


@pytest.mark.parametrize(
    ("level", "finders"),
    [
        (Sight.MEMBERS, {"other", "partner", "own", "coordinator", "secretariat"}),
        (Sight.PARTNERS, {"partner", "own", "coordinator", "secretariat"}),
        (Sight.UNION, {"own", "coordinator", "secretariat"}),
    ],
)
@pytest.mark.parametrize("person", ["stranger", "other", "partner", "own", "coordinator", "secretariat"])
@pytest.mark.parametrize(
    ("part", "asked"), [("means", {"capacity": "well-drilling"}), ("story", {"country": "TD"})], ids=["means", "story"]
)
def test_a_filter_finds_a_member_only_for_those_who_see_that_part(
    session: Session,
    wells: Member,
    viewers: Viewers,
    part: str,
    asked: dict[str, str],
    level: Sight,
    finders: set[str],
    person: str,
) -> None:
    wells.listing_sight = Sight.PUBLIC
    setattr(wells, f"{part}_sight", level)
    session.flush()

    assert (wells in found(session, viewers.named(person), **asked)) == (person in finders)


@pytest.mark.parametrize(
    ("asked", "finds"),
    [
        ({"field": "drinking-water"}, True),
        ({"field": "teacher-training"}, False),
        ({"country": "SD"}, True),
        ({"country": "TD"}, False),
        ({"language": "ar"}, False),
        ({"capacity": "well-drilling"}, False),
    ],
)
def test_a_stranger_finds_public_members_by_field_and_home_country_alone(
    session: Session, wells: Member, asked: dict[str, str], finds: bool
) -> None:
    wells.listing_sight = Sight.PUBLIC
    session.flush()

    assert (wells in found(session, None, **asked)) == finds


def test_pages_hold_every_member_once(session: Session, cast: Cast) -> None:
    for number in range(45):
        added(session, cast.sam, ("en", f"Member {number % 7}"))
    query = queries.searched(queries.visible_to(cast.eve), cast.eve, text="member")

    pages = [queries.page_of(session, query, page=page) for page in (1, 2, 3)]

    assert [total for _members, total in pages] == [45, 45, 45]
    assert len({member.id for members, _total in pages for member in members}) == 45

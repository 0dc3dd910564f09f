"""The directory's search forgives spelling, and finds nothing by what the reader may not see."""

from typing import Any

import pytest
from sqlalchemy.orm import Session

from collab.members import actions, finding, numbers, queries
from collab.members.drafts import ProfileDraft, Worded
from collab.members.finding import Found
from collab.members.model import Member, Sight, Status
from collab.members.people import Person
from collab.members.queries import Filters
from tests.builders import Cast, make_member
from tests.members.conftest import Viewers


def added(session: Session, by: Person, *names: tuple[str, str], **facts: Any) -> Member:
    worded = tuple(Worded(language, text) for language, text in names)
    return actions.add(session, ProfileDraft(names=worded, **{"country": "TR", **facts}), by=by)


def answer(session: Session, me: Person | None, text: str = "", reader: str = "en", **asked: str) -> Found:
    query = queries.narrowed(queries.visible_to(me), me, Filters(**asked))
    return finding.found(session, query, me, text=text, language=reader)


def found(session: Session, me: Person | None, text: str = "", **asked: str) -> list[Member]:
    return finding.members_of(session, answer(session, me, text, **asked).ids)


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


def test_every_member_is_found_once(session: Session, cast: Cast) -> None:
    for number in range(45):
        added(session, cast.sam, ("en", f"Member {number % 7}"))

    ids = answer(session, cast.eve, "member").ids

    assert len(ids) == len(set(ids)) == 45


def test_a_name_in_the_other_script_is_found_after_those_that_are_written_so(session: Session, cast: Cast) -> None:
    arabic = added(session, cast.sam, ("ar", "مؤسسة الهداية الخيرية"))
    turkish = added(session, cast.sam, ("tr", "Hidayet Vakfı"))

    latin = answer(session, cast.eve, "hidayet vakfi")
    assert latin.ids == (turkish.id, arabic.id)
    assert latin.sure == 1
    assert found(session, cast.eve, "هداية") == [arabic, turkish]


def test_slips_are_forgiven_and_said_to_be_guesses(session: Session, cast: Cast) -> None:
    member = added(session, cast.sam, ("en", "Bridge of Hope"))

    for asked in ("brigde", "bidge hope", "bridges hope", "brxdg"):
        near = answer(session, cast.eve, asked)
        assert (near.ids, near.sure) == ((member.id,), 0), asked
    assert answer(session, cast.eve, "bridge").sure == 1
    assert answer(session, cast.eve, "hole").ids == ()


def test_the_first_letters_of_a_name_find_it(session: Session, cast: Cast) -> None:
    member = added(session, cast.sam, ("en", "Bridge of Hope Foundation"))

    for asked in ("BHF", "bohf", "B.H.F."):
        assert found(session, cast.eve, asked) == [member]


def test_whole_names_come_first_then_beginnings_then_the_rest(session: Session, cast: Cast) -> None:
    names = ("New Hope", "Hope Bridge", "Rehope", "Hope")
    members = {name: added(session, cast.sam, ("en", name)).id for name in names}

    assert answer(session, cast.eve, "hope").ids == tuple(
        members[name] for name in ("Hope", "Hope Bridge", "New Hope", "Rehope")
    )


@pytest.mark.parametrize(
    ("asked", "finds"),
    [("kassala", "places"), ("dig", "story"), ("forty", "story"), ("içme", "listing"), ("السودان", "listing")],
)
@pytest.mark.parametrize("person", ["stranger", "other", "partner", "own", "coordinator", "secretariat"])
def test_words_of_town_story_field_and_country_find_for_those_who_see_them(
    session: Session, wells: Member, viewers: Viewers, asked: str, finds: str, person: str
) -> None:
    wells.listing_sight, wells.names[0].text = Sight.PUBLIC, "Blue Hill Society"
    actions.revise(session, wells)
    seers = {
        "listing": {"stranger", "other", "partner", "own", "coordinator", "secretariat"},
        "story": {"other", "partner", "own", "coordinator", "secretariat"},
        "places": {"partner", "own", "coordinator", "secretariat"},
    }[finds]

    assert (wells in found(session, viewers.named(person), asked)) == (person in seers)


def test_one_word_may_stand_in_the_name_and_another_elsewhere(
    session: Session, wells: Member, viewers: Viewers
) -> None:
    actions.revise(session, wells)

    assert found(session, viewers.other, "society water sudan") == [wells]
    assert found(session, viewers.other, "society water chad") == []


def test_hidden_and_unconfirmed_members_change_no_answer(session: Session, cast: Cast) -> None:
    member = added(session, cast.sam, ("en", "Bridge of Hope"))
    before = [answer(session, cast.eve, asked) for asked in ("", "bridge", "brigde", "hope")]
    hidden = added(session, cast.sam, ("en", "Bridge"))
    hidden.hidden = True
    unconfirmed = added(session, cast.sam, ("en", "Brigde"))
    unconfirmed.status = Status.UNCONFIRMED
    session.flush()

    assert [answer(session, cast.eve, asked) for asked in ("", "bridge", "brigde", "hope")] == before
    assert answer(session, cast.carol, "bridge").ids == (hidden.id, member.id, unconfirmed.id)


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("tr", ["Cami", "Çınar", "Irmak", "İyilik", "نور"]),
        ("en", ["Cami", "Çınar", "Irmak", "İyilik", "نور"]),
        ("ar", ["نور", "Cami", "Çınar", "Irmak", "İyilik"]),
    ],
)
def test_a_list_stands_in_the_alphabet_of_its_reader(
    session: Session, cast: Cast, language: str, order: list[str]
) -> None:
    for name in ("İyilik", "نور", "Irmak", "Çınar", "Cami"):
        added(session, cast.sam, ("tr", name), country="XK")

    ids = answer(session, cast.carol, reader=language, country="XK").ids

    assert [member.name.text for member in finding.members_of(session, ids)] == order


def test_filters_narrow_together_and_a_committee_takes_all_its_fields(
    session: Session, wells: Member, viewers: Viewers
) -> None:
    other = make_member(session, name="Others", country="TD", fields=["literacy"])

    assert found(session, viewers.other, committee="education") == [other]
    assert found(session, viewers.other, country="TD", committee="education") == [other]
    assert set(found(session, viewers.other, country="TD")) == {other, wells}
    assert found(session, viewers.other, "wells", country="TD") == [wells]
    assert found(session, viewers.other, "wells", committee="education") == []


def test_choices_are_counted_among_what_the_reader_sees(session: Session, wells: Member, viewers: Viewers) -> None:
    wells.listing_sight, wells.means_sight = Sight.PUBLIC, Sight.PARTNERS
    session.flush()

    def counted(name: str) -> dict[str, Any]:
        me = viewers.named(name)
        ids = answer(session, me, country="SD").ids
        each = numbers.choices(session, [one for one in ids if one == wells.id], me)
        assert each is not None
        return {kind: dict(each[kind]) for kind in ("field", "country", "language", "capacity")}

    outside = {"field": {"drinking-water": 1}, "country": {"SD": 1}, "language": {}, "capacity": {}}
    inside = {"field": {"drinking-water": 1}, "country": {"SD": 1, "TD": 1}, "language": {"ar": 1, "en": 1}}
    assert counted("stranger") == outside
    assert counted("other") == inside | {"capacity": {}}
    assert counted("partner") == inside | {"capacity": {"well-drilling": 1}}

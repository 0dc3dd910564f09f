"""Who sees which part of a profile: a line per part, level and person."""

from collections.abc import Callable

import pytest
from sqlalchemy.orm import Session

from collab.errors import Forbidden, Unknown
from collab.members import actions, policy, queries
from collab.members.drafts import SightDraft
from collab.members.model import CodeKind, Member, Sight, Status, TieKind
from collab.members.people import Role
from collab.members.profiles import Shown
from tests.builders import Cast, make_member, make_person
from tests.members.conftest import Viewers

Look = Callable[[str], Shown]

EVERYONE = ("stranger", "other", "partner", "own", "coordinator", "secretariat")
INSIDE = EVERYONE[1:]
PARTNERS = EVERYONE[2:]
KEEPERS = EVERYONE[3:]
PARTS = {
    "story": ("missions", "activities", "works_in", "target_groups", "founded"),
    "means": ("capacities", "needs"),
    "places": ("city",),
    "contacts": ("website", "contact", "people"),
}


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize(
    ("level", "seers"),
    [(Sight.PUBLIC, INSIDE), (Sight.MEMBERS, INSIDE), (Sight.PARTNERS, PARTNERS), (Sight.UNION, KEEPERS)],
)
@pytest.mark.parametrize("person", EVERYONE)
def test_a_part_is_shown_down_to_its_level_and_no_further(
    look: Look, wells: Member, part: str, level: Sight, seers: tuple[str, ...], person: str
) -> None:
    setattr(wells, f"{part}_sight", level)
    wells.recode(CodeKind.TARGET_GROUP, ["farmers"])

    shown = look(person)

    for name in PARTS[part]:
        if person in seers:
            assert getattr(shown, name), f"{person} should see {name} at {level}"
        else:
            assert not getattr(shown, name), f"{person} should not see {name} at {level}"


@pytest.mark.parametrize(
    ("person", "parts"),
    [
        ("stranger", set()),
        ("other", {"missions", "capacities"}),
        ("partner", {"missions", "capacities", "city", "contact", "people"}),
        ("own", {"missions", "capacities", "city", "contact", "people"}),
        ("coordinator", {"missions", "capacities", "city", "contact", "people"}),
        ("secretariat", {"missions", "capacities", "city", "contact", "people"}),
    ],
)
def test_a_member_that_chose_nothing_shows_its_contacts_and_places_to_partners_only(
    look: Look, person: str, parts: set[str]
) -> None:
    shown = look(person)

    assert {name for name in ("missions", "capacities", "city", "contact", "people") if getattr(shown, name)} == parts


@pytest.mark.parametrize("person", EVERYONE)
@pytest.mark.parametrize(
    ("state", "seers"),
    [
        ({}, set(INSIDE)),
        ({"listing_sight": Sight.PUBLIC}, set(EVERYONE)),
        ({"hidden": True}, set(PARTNERS)),
        ({"hidden": True, "listing_sight": Sight.PUBLIC}, set(PARTNERS)),
        ({"status": Status.UNCONFIRMED}, set(KEEPERS)),
        ({"status": Status.UNCONFIRMED, "listing_sight": Sight.PUBLIC}, set(KEEPERS)),
    ],
    ids=["at first", "public", "hidden", "hidden though public", "unconfirmed", "unconfirmed though public"],
)
def test_a_member_is_known_only_to_those_it_shows_itself_to(
    session: Session, wells: Member, viewers: Viewers, state: dict[str, object], seers: set[str], person: str
) -> None:
    for name, value in state.items():
        setattr(wells, name, value)
    session.flush()

    me = viewers.named(person)

    assert (wells in session.scalars(queries.visible_to(me)).all()) == (person in seers)
    if person in seers:
        assert queries.seen_by(session, me, wells.public_id) is wells
    else:
        with pytest.raises(Unknown):
            queries.seen_by(session, me, wells.public_id)


def test_a_hidden_member_that_came_forward_is_known_to_that_member_but_shows_no_contacts(
    session: Session, wells: Member, viewers: Viewers, look: Look, cast: Cast
) -> None:
    wells.hidden = True
    assert cast.eve.member
    actions.tie(session, wells, seen_by=cast.eve.member, kind=TieKind.APPEARED)

    assert queries.seen_by(session, cast.eve, wells.public_id) is wells
    assert look("other").contact is None

    actions.untie(session, wells, seen_by=cast.eve.member)
    with pytest.raises(Unknown):
        queries.seen_by(session, cast.eve, wells.public_id)


def test_taking_back_an_appearance_does_not_part_partners(session: Session, wells: Member, cast: Cast) -> None:
    actions.tie(session, wells, seen_by=cast.bobs, kind=TieKind.PARTNER)
    actions.tie(session, wells, seen_by=cast.bobs, kind=TieKind.APPEARED)
    actions.untie(session, wells, seen_by=cast.bobs)
    wells.hidden = True
    session.flush()

    assert queries.seen_by(session, cast.bob, wells.public_id) is wells


def test_to_be_a_partner_works_one_way_only_as_it_was_shown(session: Session, viewers: Viewers, cast: Cast) -> None:
    """Wells showed itself to Bob's; that alone opens nothing of Bob's to Wells."""
    cast.bobs.city = "Ankara"
    session.flush()

    sights = policy.sights_of(cast.bobs, viewers.own, queries.tie_between(session, cast.bobs, viewers.own))

    assert Sight.PARTNERS not in sights


@pytest.mark.parametrize(
    ("person", "may"),
    [("other", False), ("partner", False), ("own", True), ("coordinator", False), ("secretariat", True)],
)
def test_only_its_own_people_and_the_secretariat_say_who_sees_what(
    session: Session, wells: Member, viewers: Viewers, person: str, may: bool
) -> None:
    draft = SightDraft(True, Sight.MEMBERS, Sight.UNION, Sight.UNION, Sight.UNION, Sight.UNION)
    me = viewers.named(person)
    assert me
    if may:
        actions.show_to(session, wells, draft, by=me)
        assert wells.hidden
        assert wells.story_sight is Sight.UNION
    else:
        with pytest.raises(Forbidden):
            actions.show_to(session, wells, draft, by=me)
        assert not wells.hidden


def test_a_coordinator_who_belongs_to_a_member_does_not_act_for_it(session: Session, wells: Member) -> None:
    from_wells = make_person(session, role=Role.COORDINATOR, member=wells)

    assert not policy.editable_by(wells, from_wells)


def test_an_administrator_and_the_secretariat_invite_people_editors_do_not(
    session: Session, wells: Member, viewers: Viewers
) -> None:
    admin = make_person(session, role=Role.ADMIN, member=wells)
    elsewhere = make_person(session, role=Role.ADMIN, member=make_member(session))

    assert policy.people_manageable_by(wells, admin)
    assert policy.people_manageable_by(wells, viewers.secretariat)
    for other in (viewers.own, viewers.coordinator, viewers.other, elsewhere, None):
        assert not policy.people_manageable_by(wells, other)


def test_people_of_an_unconfirmed_member_see_what_strangers_see_and_their_own(session: Session, cast: Cast) -> None:
    cast.eves.status = Status.UNCONFIRMED
    cast.bobs.listing_sight = Sight.PUBLIC
    session.flush()

    seen = set(session.scalars(queries.visible_to(cast.eve)))

    assert seen == {cast.eves, cast.bobs}
    assert policy.sights_of(cast.bobs, cast.eve, None) == {Sight.PUBLIC}

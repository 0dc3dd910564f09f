"""Groups for a proposal with several places: who is in them, when they change, and who never is in one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from sqlalchemy import select

from collab import clock, db
from collab.errors import Conflict, Forbidden
from collab.mail.model import Letter
from collab.matching.consortium import Group, Thing
from collab.members import actions as members
from collab.members.model import Member, Mission
from collab.members.people import Person
from collab.partnerships import actions as partnerships
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import CodeKind, State
from collab.proposals.model import Proposal, SeatCode
from collab.suggestions import queries
from collab.suggestions.actions import dismiss
from collab.suggestions.groups import MOST_KEPT, groups_of, invite, key_of
from collab.suggestions.model import Feedback
from tests.builders import Cast, make_member, make_proposal
from tests.suggestions.conftest import WATER_POST, loosened

Look = Callable[[], int]
WELLS = {
    "engineer": ("SD", ("ar",), ("engineers",)),
    "second engineer": ("TD", ("fr",), ("engineers",)),
    "trainer": ("TR", ("tr",), ("teachers-trainers",)),
    "second trainer": ("SD", ("ar", "tr"), ("teachers-trainers",)),
}


@pytest.fixture
def wells(stage: Cast) -> dict[str, int]:
    """Four members that drill wells, by what they could be."""
    with db.transaction() as session:
        rows = {
            name: make_member(
                session, name=name, country=country, languages=languages, fields=("drinking-water",), capacities=able
            )
            for name, (country, languages, able) in WELLS.items()
        }
        for row in rows.values():
            row.missions = [Mission(language="en", text="We drill water wells and bring drinking water to schools.")]
        return {name: row.id for name, row in rows.items()}


@pytest.fixture
def post(stage: Cast, wells: dict[str, int], look: Look) -> Proposal:
    """Alice's open proposal with a place for an engineer and one for a trainer, looked for."""
    with db.transaction() as session:
        alice = session.get_one(Person, stage.alice.id)
        proposal = make_proposal(
            session, by=alice, fields=("drinking-water",), countries=("SD",), roles=("wells", "school"), **WATER_POST
        )
        for seat, able in zip(proposal.seats, ("engineers", "teachers-trainers"), strict=True):
            seat.codes = [SeatCode(kind=CodeKind.CAPACITY, code=able)]
        proposal.seats[1].codes.append(SeatCode(kind=CodeKind.LANGUAGE, code="tr"))
    proposal = loosened(proposal, proposal)
    look()
    return proposal


def seen(post: Proposal, *, for_lead: bool = True) -> tuple[list[Group], dict[int, Member]]:
    session = db.session()
    session.rollback()
    session.expire_all()
    row = session.get_one(Proposal, post.id)
    rows = queries.partners_for(session, row, limit=MOST_KEPT, for_lead=for_lead)
    return groups_of(session, row, rows), {one.member_id: one.member for one in rows}


def in_groups(post: Proposal, *, for_lead: bool = True) -> list[set[str]]:
    found, known = seen(post, for_lead=for_lead)
    return [{known[one.id].name.text for one in group.members} for group in found]


def invite_first(post: Proposal, by: Person, note: str = "") -> list[Member]:
    found, known = seen(post)
    return invite_all(post, key_of(found[0], known), by, note)


def invite_all(post: Proposal, key: str, by: Person, note: str = "") -> list[Member]:
    with db.transaction() as session:
        proposal = session.get_one(Proposal, post.id)
        return invite(session, proposal, key, by=session.get_one(Person, by.id), note=note)


def test_each_place_is_filled_and_every_thing_is_told(post: Proposal) -> None:
    found, known = seen(post)

    assert 2 <= len(found) <= 3
    for group in found:
        assert len(group.members) == 2
        assert len({one.seat for one in group.members}) == 2
    brought = {(known[one.id].name.text, thing) for one in found[0].members for thing in one.brings}
    assert {thing.code for _name, thing in brought} == {"SD", "engineers", "teachers-trainers", "tr"}
    assert found[0].coverage == 1
    assert len({frozenset(one.id for one in group.members) for group in found}) == len(found)


def test_what_nobody_brings_is_named(post: Proposal, stage: Cast, look: Look) -> None:
    with db.transaction() as session:
        proposal = session.get_one(Proposal, post.id)
        proposal.recode(CodeKind.COUNTRY, ("SD", "YE"))
        proposal.revised_at = clock.now()
    look()

    found, _known = seen(post)

    assert all(Thing("country", "YE") in group.missing for group in found)
    assert found[0].coverage < 1


def test_one_set_aside_by_the_lead_is_in_no_group_of_its_own_and_nobody_else_notices(
    post: Proposal, stage: Cast, wells: dict[str, int]
) -> None:
    with db.transaction() as session:
        found = queries.between(session, post.id, wells["engineer"])
        assert found
        dismiss(session, found, Feedback.NOT_FOR_US, by=session.get_one(Person, stage.alice.id))

    assert in_groups(post)
    assert not any("engineer" in group for group in in_groups(post))
    assert any("engineer" in group for group in in_groups(post, for_lead=False))


def test_a_member_that_hides_is_in_no_group_at_once(post: Proposal, wells: dict[str, int]) -> None:
    assert any("engineer" in group for group in in_groups(post))
    with db.transaction() as session:
        member = session.get_one(Member, wells["engineer"])
        member.hidden = True
        members.revise(session, member)

    assert in_groups(post)
    assert not any("engineer" in group for group in in_groups(post))


def test_one_invited_takes_its_place_and_no_group_is_left_for_one_place(
    post: Proposal, stage: Cast, wells: dict[str, int]
) -> None:
    with db.transaction() as session:
        proposal = session.get_one(Proposal, post.id)
        proposal.seats[1].number = 2
    before = in_groups(post)
    with db.transaction() as session:
        proposal = session.get_one(Proposal, post.id)
        engineer, alice = session.get_one(Member, wells["engineer"]), session.get_one(Person, stage.alice.id)
        partnerships.invite(session, proposal, engineer, by=alice, seat=proposal.seats[0])

    assert any(len(group) == 3 for group in before)
    assert in_groups(post)[0] == {"trainer", "second trainer"}
    with db.transaction() as session:
        session.get_one(Proposal, post.id).seats[1].number = 1
    assert in_groups(post) == []


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.APPROVED])
def test_a_closed_proposal_has_no_groups(post: Proposal, state: State) -> None:
    with db.transaction() as session:
        proposal = session.get_one(Proposal, post.id)
        proposal.state, proposal.ended_at = state, clock.now()

    assert in_groups(post) == []


def test_past_its_deadline_there_are_no_groups(post: Proposal) -> None:
    with db.transaction() as session:
        session.get_one(Proposal, post.id).closes_at = clock.now() - timedelta(minutes=1)

    assert in_groups(post) == []


def test_the_lead_invites_all_of_a_group_each_to_its_place(post: Proposal, stage: Cast) -> None:
    invited = invite_first(post, stage.alice, note="Come with us.")

    rows = db.session().scalars(select(Partnership).where(Partnership.post_id == post.id)).all()
    assert {row.partner_id for row in rows} == {member.id for member in invited}
    assert {row.stage for row in rows} == {Stage.INVITED}
    assert {row.note for row in rows} == {"Come with us."}
    assert len({row.seat_id for row in rows}) == 2


def test_a_group_that_changed_meanwhile_invites_nobody(post: Proposal, stage: Cast, wells: dict[str, int]) -> None:
    found, known = seen(post)
    key = key_of(found[0], known)
    with db.transaction() as session:
        member = session.get_one(Member, found[0].members[0].id)
        member.hidden = True

    with pytest.raises(Conflict, match=r"group\.not_there"):
        invite_all(post, key, stage.alice)

    assert db.session().scalars(select(Partnership)).all() == []
    assert db.session().scalars(select(Letter)).all() == []


def test_invited_twice_it_is_a_conflict_and_one_invitation_each(post: Proposal, stage: Cast) -> None:
    found, known = seen(post)
    key = key_of(found[0], known)
    invite_all(post, key, stage.alice)

    with pytest.raises(Conflict, match=r"group\.not_there"):
        invite_all(post, key, stage.alice)

    assert len(db.session().scalars(select(Partnership)).all()) == 2


@pytest.mark.parametrize("who", ["bob", "carol", "sam"])
def test_nobody_but_the_lead_invites_a_group(post: Proposal, stage: Cast, who: str) -> None:
    with pytest.raises(Forbidden):
        invite_first(post, getattr(stage, who))


def test_a_hidden_member_changes_no_group(post: Proposal, look: Look) -> None:
    before = [(group.members, group.coverage) for group in seen(post)[0]]
    with db.transaction() as session:
        make_member(
            session,
            name="Hidden wells",
            country="SD",
            languages=("ar", "tr"),
            fields=("drinking-water",),
            capacities=("engineers", "teachers-trainers"),
            mission="We drill water wells and bring drinking water to schools.",
            hidden=True,
        )
    look()

    assert [(group.members, group.coverage) for group in seen(post)[0]] == before

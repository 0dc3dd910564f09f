"""Seeding the demo union: whole, once, never without passwords, and never into somebody's house."""

import stat
from pathlib import Path

import pytest
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.accounts.passwords import fits
from collab.audit.model import Entry
from collab.demo import home as homes
from collab.demo import plot, seed
from collab.errors import Conflict
from collab.members.model import Member, Status, Tie, TieKind
from collab.members.people import Person
from collab.partnerships import lifecycle, policy
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import LOOKING, Involvement, State
from collab.proposals.model import Proposal
from tests.builders import make_member


@pytest.fixture(autouse=True)
def _quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seed, "hash_password", Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1).hash)


@pytest.fixture
def demo(house: list[str], tmp_path: Path) -> Session:
    """The demo as a newcomer finds it."""
    seed.seed(home=tmp_path)
    return db.session()


def test_all_members_come_confirmed_and_those_in_the_stories_with_somebody_to_speak_for_them(demo):
    members = list(demo.scalars(select(Member)))
    playing = {row.partner_id for row in demo.scalars(select(Partnership))}
    playing |= {row.lead.id for row in demo.scalars(select(Partnership))}

    assert len(members) == 48
    assert all(member.status is Status.CONFIRMED and member.search_text for member in members)
    assert playing <= {person.member_id for person in demo.scalars(select(Person)) if person.speaks_for}


def test_everybody_on_the_list_can_sign_in_with_the_printed_password(demo, tmp_path):
    listed = homes.people(tmp_path)
    people = {person.email: person for person in demo.scalars(select(Person))}

    assert people.keys() == {row["email"] for row in listed}
    for row in listed:
        person = people[row["email"]]
        assert fits(row["password"], person.password_hash)
        assert (row["name"], row["role"], row["language"]) == (person.name, person.role.value, person.language)


def test_there_is_a_partnership_at_every_stage_and_a_proposal_in_every_state(demo):
    assert {row.stage for row in demo.scalars(select(Partnership))} == set(Stage)
    assert {row.state for row in demo.scalars(select(Proposal))} == set(State) - {State.FULL}


def test_proposals_stand_where_their_partnerships_have_brought_them(demo):
    with db.transaction() as session:
        moved = [post.id for post in session.scalars(select(Proposal)) if lifecycle.settle(session, post, by=None)]

    assert moved == []
    assert all(post.is_looking for post in demo.scalars(select(Proposal).where(Proposal.state.in_(LOOKING))))


def test_partners_see_each_other_and_those_who_came_forward_are_seen_by_the_lead(demo):
    ties = {(tie.member_id, tie.seen_by_id): tie.kind for tie in demo.scalars(select(Tie))}
    involved = {(row.post_id, row.member_id) for row in demo.scalars(select(Involvement))}

    for row in demo.scalars(select(Partnership)):
        lead, partner = row.lead.id, row.partner_id
        assert (row.post_id, partner) in involved
        if row.stage is Stage.APPROVED:
            assert ties[partner, lead] is ties[lead, partner] is TieKind.PARTNER
        if row.stage in (Stage.INTERESTED, Stage.AGREED):
            assert (partner, lead) in ties


def test_of_the_hidden_members_one_has_shown_itself_and_to_one_lead_only(demo):
    hidden = select(Member.id).where(Member.hidden)

    tie = demo.scalars(select(Tie).where(Tie.member_id.in_(hidden))).one()

    assert demo.get(Member, tie.seen_by_id).website == "https://fil-amarante.example"


def test_a_coordinator_of_a_member_cannot_decide_for_it_but_another_can(demo):
    waiting = list(demo.scalars(select(Partnership).where(Partnership.stage == Stage.AGREED)))
    coordinators = [person for person in demo.scalars(select(Person)) if person.is_coordinator]
    bound = next(person for person in coordinators if person.member_id)

    own = [row for row in waiting if not policy.decidable_by(row, bound)]

    assert own
    assert len(own) < len(waiting)
    assert all(sum(policy.decidable_by(row, person) for person in coordinators) >= 2 for row in waiting)


def test_the_audit_tells_the_past_in_order(demo):
    entries = list(demo.scalars(select(Entry).order_by(Entry.id)))

    assert [entry.at for entry in entries] == sorted(entry.at for entry in entries)
    assert all(entry.at < clock.now() for entry in entries)
    decided = [e for e in entries if e.action in ("partnership.approved", "partnership.rejected")]
    rows = demo.scalars(select(Partnership).where(Partnership.decided_by_id.is_not(None)))
    assert {(e.subject_id, e.by_id, e.at) for e in decided} == {(r.id, r.decided_by_id, r.decided_at) for r in rows}


def test_every_step_of_the_past_was_taken_after_the_one_before(demo):
    for row in demo.scalars(select(Partnership)):
        steps = [row.post.opened_at, row.started_at, row.answered_at, row.decided_at, row.ended_at]
        taken = [step for step in steps if step]
        assert taken == sorted(taken), row.post.texts[0].title
        assert row.lead.created_at < row.started_at
        assert row.partner.created_at < row.started_at


def test_the_matcher_is_asked_to_look(house, tmp_path):
    seed.seed(home=tmp_path)

    assert "match" in house


def test_seeding_twice_changes_nothing(demo, tmp_path):
    before, written = _everything(), (tmp_path / homes.FILE).read_bytes()

    seed.seed(home=tmp_path)

    assert _everything() == before
    assert (tmp_path / homes.FILE).read_bytes() == written


def test_a_seeding_that_broke_leaves_passwords_and_is_finished_by_the_next(house, tmp_path, monkeypatch):
    with monkeypatch.context() as broken:
        broken.setattr(plot, "post", _break)
        with pytest.raises(RuntimeError, match="power cut"):
            seed.seed(home=tmp_path)
    promised = homes.people(tmp_path)
    assert all(row["password"] for row in promised)

    seed.seed(home=tmp_path)

    assert homes.people(tmp_path) == promised
    people = {person.email: person for person in db.session().scalars(select(Person))}
    assert all(fits(row["password"], people[row["email"]].password_hash) for row in promised)
    assert {row.stage for row in db.session().scalars(select(Partnership))} == set(Stage)


def test_a_lost_password_list_is_made_anew_for_the_same_people(demo, tmp_path):
    members = set(demo.scalars(select(Member.id)))
    (tmp_path / homes.FILE).unlink()

    seed.seed(home=tmp_path)

    people = {person.email: person for person in db.session().scalars(select(Person))}
    assert all(fits(row["password"], people[row["email"]].password_hash) for row in homes.people(tmp_path))
    assert set(db.session().scalars(select(Member.id))) == members


def test_a_house_where_others_live_is_left_alone(house, tmp_path):
    with db.transaction() as session:
        make_member(session, name="A real association")

    with pytest.raises(Conflict) as refusal:
        seed.seed(home=tmp_path)

    assert refusal.value.code == "demo.house_in_use"
    assert not homes.is_demo(tmp_path)
    assert len(list(db.session().scalars(select(Member)))) == 1


def test_a_demo_into_which_real_members_were_imported_stays_a_demo(demo, tmp_path):
    with db.transaction() as session:
        make_member(session, name="Imported later")
    before = _everything()

    seed.seed(home=tmp_path)

    assert _everything() == before


def test_only_the_owner_may_read_the_passwords(demo, tmp_path):
    assert stat.S_IMODE((tmp_path / homes.FILE).stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == [homes.FILE]


def test_two_homes_never_share_a_password(tmp_path):
    person = {"email": "a@b.example", "name": "A", "role": "editor", "language": "en"}

    drawn = {homes.keep(tmp_path / str(n), [person])["a@b.example"] for n in range(50)}

    assert len(drawn) == 50
    assert min(map(len, drawn)) >= 20


def test_a_home_without_a_demo_has_no_demo_people(tmp_path):
    assert not homes.is_demo(tmp_path)
    assert homes.people(tmp_path) == []


def _break(*_: object) -> None:
    raise RuntimeError("power cut")


def _everything() -> dict[str, list[tuple[object, ...]]]:
    db.close()
    tables = db.Base.metadata.sorted_tables
    return {table.name: [tuple(row) for row in db.session().execute(table.select())] for table in tables}

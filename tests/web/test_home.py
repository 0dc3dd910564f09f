"""What each reader finds when they come in."""

import pytest

from collab import clock, db
from collab.members.model import Activity, Sight, Status
from collab.members.people import Role
from collab.partnerships.model import Stage
from collab.posts.model import Reach, State
from collab.suggestions.model import Level, Suggestion
from tests.builders import make_exchange, make_member, make_partnership, make_person, make_proposal
from tests.web.standing import Standing, newcomer, queries_of


@pytest.fixture
def stage(stage):
    return Standing(stage)


def suggest(session, proposal, member, *, level=Level.STRONG, rank=1):
    session.add(
        Suggestion(
            post=proposal,
            member=member,
            rank=rank,
            score=71,
            level=level,
            parts=[{"code": "languages", "points": 71}],
            reasons=[{"code": "based_there", "evidence": {"country": "TR"}}],
            misfits=[],
        )
    )


def test_a_stranger_reads_what_this_is_and_what_is_public(stage, client):
    with db.transaction() as session:
        make_proposal(session, by=stage.alice, title="Open wells", reach=Reach.PUBLIC)
        make_proposal(session, by=stage.alice, title="Wells among us")
        make_proposal(session, by=stage.alice, title="Old wells", reach=Reach.PUBLIC, state=State.WITHDRAWN)
    page = client.get("/")

    assert page.status_code == 200
    assert "/sign-in" in page.text
    assert "Open wells" in page.text
    assert "Wells among us" not in page.text
    assert "Old wells" not in page.text


def test_a_stranger_reads_public_offers_and_requests_beside_proposals(stage, client):
    with db.transaction() as session:
        offer = make_exchange(session, by=stage.alice, title="How to drill", reach=Reach.PUBLIC)
        make_exchange(session, by=stage.alice, title="How to pump")
        draft = make_exchange(session, by=stage.alice, title="Half", reach=Reach.PUBLIC, state=State.DRAFT)
        offer, draft = offer.public_id, draft.public_id
    page = client.get("/").text

    assert "How to drill" in page
    assert f"/offers/{offer}" in page
    assert "How to pump" not in page
    assert f"/offers/{draft}" not in page


def test_a_stranger_reads_the_lead_of_a_public_proposal_only_if_it_is_public_itself(stage, client):
    with db.transaction() as session:
        make_proposal(session, by=stage.alice, reach=Reach.PUBLIC)
    assert "A member of the union seeks" in client.get("/").text

    with db.transaction():
        stage.alices.listing_sight = Sight.PUBLIC
    assert "A member in Sudan seeks" in client.get("/").text


def test_the_welcome_is_arabic_from_right_to_left_for_an_arabic_browser(client):
    page = client.get("/", headers={"Accept-Language": "ar"}).text

    assert '<html lang="ar" dir="rtl">' in page


def test_what_waits_for_ones_answer_comes_first_with_who_decides_until_when(stage, sign_in):
    with db.transaction() as session:
        proposal = make_proposal(session, by=stage.alice, title="Wells for Kassala")
        row = make_partnership(session, post=proposal, partner=stage.bob, note="Can you drill?")
        address, deadline = f"/partnerships/{row.public_id}", proposal.deadline
    page = sign_in(stage.bob).get("/").text

    assert "One thing waits for your answer." in page
    assert "Can you drill?" in page
    assert f'datetime="{deadline.isoformat()}"' in page
    assert "a coordinator of the union decides next" in page
    assert f"{address}/acceptance" in page
    assert f"{address}/refusal" in page


def test_what_can_no_longer_be_answered_with_yes_does_not_wait(stage, sign_in):
    with db.transaction() as session:
        proposal = make_proposal(session, by=stage.alice, title="Too late")
        make_partnership(session, post=proposal, partner=stage.bob)
        proposal.closes_at = clock.now()
    page = sign_in(stage.bob).get("/").text

    assert "Nothing waits for your answer." in page
    assert "Too late" not in page


def test_several_answers_have_fields_of_their_own(stage, sign_in):
    with db.transaction() as session:
        for title in ("One", "Two"):
            make_partnership(session, post=make_proposal(session, by=stage.alice, title=title), partner=stage.bob)
    page = sign_in(stage.bob).get("/").text
    ids = [part.split('"', 1)[0] for part in page.split(' id="')[1:]]

    assert len([id for id in ids if id.startswith("reason-")]) >= 2
    assert len(ids) == len(set(ids))


def test_opportunities_come_with_why_a_way_to_say_so_and_not_for_us(stage, sign_in):
    with db.transaction() as session:
        proposal = make_proposal(session, by=stage.alice, title="Wells for Kassala")
        suggest(session, proposal, stage.bobs)
        address = f"/proposals/{proposal.public_id}"
    page = sign_in(stage.bob).get("/").text

    assert "You are based in Türkiye" in page
    assert f"{address}/interests" in page
    assert "/dismissal" in page
    assert "already-partners" in page


def test_nobody_else_sees_ones_opportunities(stage, sign_in):
    with db.transaction() as session:
        suggest(session, make_proposal(session, by=stage.alice, title="Wells for Kassala"), stage.bobs)

    assert "Wells for Kassala" not in sign_in(stage.eve).get("/").text


def test_when_nothing_fits_well_the_page_says_so(stage, sign_in):
    with db.transaction() as session:
        suggest(session, make_proposal(session, by=stage.alice), stage.bobs, level=Level.POSSIBLE)

    assert "Nothing open fits you well at this moment." in sign_in(stage.bob).get("/").text


def test_showing_interest_from_home_reaches_the_lead(stage, sign_in, post):
    with db.transaction() as session:
        proposal = make_proposal(session, by=stage.alice, title="Wells for Kassala")
        suggest(session, proposal, stage.bobs)
        address = f"/proposals/{proposal.public_id}"
    bob = sign_in(stage.bob)
    assert post(bob, f"{address}/interests", {"note": "We drill.", "seat": ""}).status_code == 303

    assert "We drill." in sign_in(stage.alice).get("/").text
    assert "Waiting for others" in bob.get("/").text


def test_setting_aside_from_home_comes_back_home_without_it(stage, sign_in, post):
    with db.transaction() as session:
        suggest(session, make_proposal(session, by=stage.alice, title="Wells for Kassala"), stage.bobs)
        address = f"/suggestions/{session.query(Suggestion).one().public_id}/dismissal"
    bob = sign_in(stage.bob)
    answer = post(bob, address, {"kind": "not-for-us", "back": "home"})

    assert answer.location == "/"
    assert "Wells for Kassala" not in bob.get("/").text


def test_drafts_and_dates_are_ones_own(stage, sign_in):
    with db.transaction() as session:
        make_proposal(session, by=stage.alice, title="Half a thought", state=State.DRAFT)
        make_proposal(session, by=stage.alice, title="Wells for Kassala")
    own, others = sign_in(stage.alice).get("/").text, sign_in(stage.bob).get("/").text

    assert "Half a thought" in own
    assert "Dates ahead" in own
    assert "Half a thought" not in others
    assert "Dates ahead" not in others


def test_what_waits_for_a_coordinator_says_so(stage, sign_in):
    with db.transaction() as session:
        proposal = make_proposal(session, by=stage.alice)
        make_partnership(session, post=proposal, partner=stage.bob, stage=Stage.AGREED)

    for who in ("alice", "bob"):
        page = sign_in(getattr(stage, who)).get("/").text
        assert "Waiting for others" in page
        assert "A coordinator of the union decides next." in page


def test_a_new_member_is_told_what_to_do_first(stage, sign_in):
    page = sign_in(stage.bob).get("/").text

    assert "Your profile is not complete" in page
    assert "your past projects" in page
    assert f"/members/{stage.bobs.public_id}/edit" in page
    assert "/proposals/new" in page


def test_a_complete_profile_is_not_asked_for_more(stage, sign_in):
    with db.transaction() as session:
        full = make_member(session, fields=["orphan-care"], capacities=["trainers"], mission="We care for orphans.")
        full.activities = [Activity(language="en", title="A house for twelve")]
        person = make_person(session, name="Full", member=full)
        session.flush()
        session.refresh(person)
        browser_of = person.id
    person = db.session().get_one(type(person), browser_of)

    assert "Your profile is not complete" not in sign_in(person).get("/").text


def test_an_unconfirmed_member_is_told_to_wait(stage, sign_in):
    with db.transaction():
        stage.bobs.status = Status.UNCONFIRMED
    page = sign_in(stage.bob).get("/").text

    assert "has not confirmed your organisation yet" in page
    assert "/proposals/new" not in page


def test_a_coordinator_is_led_to_the_desk(stage, sign_in):
    assert sign_in(stage.carol).get("/").location == "/desk"


def test_a_coordinator_of_a_member_is_led_to_the_desk_too(stage, sign_in):
    cyrus = newcomer(name="Cyrus", role=Role.COORDINATOR, member=stage.bobs)

    assert sign_in(cyrus).get("/").location == "/desk"


def test_the_secretariat_finds_its_ways_in(stage, sign_in):
    page = sign_in(stage.sam).get("/").text

    for address in ("/members", "/members/new", "/people"):
        assert f'href="{address}"' in page


def test_a_fuller_home_takes_no_more_queries(stage, sign_in):
    def fill(number):
        with db.transaction() as session:
            lead = make_person(session, member=make_member(session))
            make_partnership(session, post=make_proposal(session, by=lead, roles=["A"]), partner=stage.bob)
            suggest(session, make_proposal(session, by=lead, roles=["B"]), stage.bobs, rank=number)
            own = make_proposal(session, by=stage.bob, roles=["C"])
            make_partnership(session, post=own, partner=lead)

    bob = sign_in(stage.bob)
    fill(1)
    few = queries_of(lambda: bob.get("/"))
    for number in range(2, 6):
        fill(number)

    assert queries_of(lambda: bob.get("/")) == few

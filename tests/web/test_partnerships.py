"""The page of a partnership: the answer, stepping back, whose turn it is, and two people pressing at once."""

import pytest

from collab import db
from collab.members.model import Status
from collab.members.people import Role
from collab.moderation.actions import hide
from collab.partnerships import actions
from collab.partnerships.model import Partnership, Stage
from collab.suggestions.model import Level, Suggestion
from tests.builders import make_partnership, make_proposal
from tests.web.standing import Standing, newcomer


@pytest.fixture
def stage(stage):
    return Standing(stage)


@pytest.fixture
def begun(stage):
    """Makes a partnership of Alice's proposal with Bob's member at a stage; returns its address."""

    def make(which=Stage.INVITED, **facts):
        with db.transaction() as session:
            proposal = make_proposal(session, by=stage.alice, title="Wells for Kassala", roles=["Engineer"])
            row = make_partnership(
                session, post=proposal, partner=stage.bob, stage=which, decided_by=stage.carol, **facts
            )
            return f"/partnerships/{row.public_id}"

    return make


@pytest.fixture
def cyrus(stage):
    """A coordinator who belongs to Bob's member."""
    return newcomer(name="Cyrus", role=Role.COORDINATOR, member=stage.bobs)


def stage_of(address):
    db.close()
    return db.session().query(Partnership).filter_by(public_id=address.rsplit("/", 1)[1]).one().stage


def test_bob_reads_who_asks_for_what_and_who_decides_next(stage, begun, sign_in):
    page = sign_in(stage.bob).get(begun(note="Can you drill four wells?")).text

    for words in ("Alice Water Aid", "Wells for Kassala", "Can you drill four wells?", "You decide, until"):
        assert words in page
    assert "a coordinator of the union decides next" in page


def test_bob_accepts_and_a_coordinator_is_next(stage, begun, sign_in, post):
    address, bob = begun(), sign_in(stage.bob)
    answer = post(bob, f"{address}/acceptance")

    assert (answer.status_code, answer.location) == (303, address)
    assert stage_of(address) is Stage.AGREED
    page = bob.get(address).text
    assert "You said yes" in page
    assert "A coordinator of the union decides next." in page


def test_bob_declines_with_a_reason_that_alice_reads(stage, begun, sign_in, post):
    address = begun()
    answer = post(sign_in(stage.bob), f"{address}/refusal", {"reason": "Our rig is in Chad."})

    assert answer.status_code == 303
    assert stage_of(address) is Stage.DECLINED
    assert "Our rig is in Chad." in sign_in(stage.alice).get(address).text


def test_declining_needs_no_reason(stage, begun, sign_in, post):
    address = begun()
    post(sign_in(stage.bob), f"{address}/refusal")

    assert stage_of(address) is Stage.DECLINED


def test_a_reason_that_is_too_long_stays_in_its_field(stage, begun, sign_in, post):
    address, long = begun(), "x" * 601
    answer = post(sign_in(stage.bob), f"{address}/refusal", {"reason": long})

    assert answer.status_code == 422
    assert long in answer.text
    assert "at most 600 characters" in answer.text
    assert stage_of(address) is Stage.INVITED


def test_unwritable_characters_in_a_reason_are_left_out(stage, begun, sign_in, post):
    address = begun()
    answer = post(sign_in(stage.bob), f"{address}/refusal", {"reason": "No\x00t now"})

    assert answer.status_code == 303
    assert "Not now" in sign_in(stage.bob).get(address).text


def test_alice_takes_her_invitation_back(stage, begun, sign_in, post):
    address = begun()
    answer = post(sign_in(stage.alice), f"{address}/withdrawal", {"reason": "We found one at home."})

    assert answer.status_code == 303
    assert stage_of(address) is Stage.WITHDRAWN
    assert "We found one at home." in sign_in(stage.bob).get(address).text


@pytest.mark.parametrize(
    ("who", "sees"), [("alice", 200), ("bob", 200), ("carol", 200), ("cyrus", 200), ("eve", 404), ("sam", 404)]
)
def test_who_sees_the_page(stage, begun, cyrus, sign_in, who, sees):
    person = cyrus if who == "cyrus" else getattr(stage, who)

    assert sign_in(person).get(begun()).status_code == sees


def test_a_stranger_is_asked_to_sign_in(begun, client):
    assert "/sign-in" in client.get(begun()).location


@pytest.mark.parametrize("verb", ["acceptance", "refusal"])
@pytest.mark.parametrize(
    ("who", "expected"), [("alice", 403), ("bob", 303), ("carol", 404), ("cyrus", 404), ("eve", 404), ("sam", 404)]
)
def test_only_the_member_that_was_asked_answers(stage, begun, cyrus, sign_in, post, verb, who, expected):
    person = cyrus if who == "cyrus" else getattr(stage, who)

    assert post(sign_in(person), f"{begun()}/{verb}").status_code == expected


@pytest.mark.parametrize(
    ("who", "expected"), [("alice", 303), ("bob", 303), ("carol", 404), ("cyrus", 404), ("eve", 404), ("sam", 404)]
)
def test_only_the_two_sides_step_back(stage, begun, cyrus, sign_in, post, who, expected):
    person = cyrus if who == "cyrus" else getattr(stage, who)

    assert post(sign_in(person), f"{begun(Stage.AGREED)}/withdrawal").status_code == expected


def test_foreign_hidden_and_missing_look_the_same(stage, begun, sign_in):
    eve = sign_in(stage.eve)
    foreign, missing = eve.get(begun()), eve.get("/partnerships/22222222222a")

    assert (foreign.status_code, missing.status_code) == (404, 404)


def test_who_comes_second_reads_who_answered_first_and_when(stage, begun, sign_in, post):
    address = begun()
    bea = newcomer(name="Bea", member=stage.bobs)
    post(sign_in(bea), f"{address}/refusal")
    answer = post(sign_in(stage.bob), f"{address}/acceptance")

    assert answer.status_code == 409
    assert "Bea answered first, on" in answer.text
    assert "Wells for Kassala" in answer.text
    assert stage_of(address) is Stage.DECLINED


def test_what_was_typed_stays_when_somebody_else_was_first(stage, begun, sign_in, post):
    address = begun()
    post(sign_in(stage.alice), f"{address}/withdrawal")
    answer = post(sign_in(stage.bob), f"{address}/refusal", {"reason": "Not this year."})

    assert answer.status_code == 409
    assert "Alice" not in answer.text.replace("Alice Water Aid", "")


def test_stepping_back_too_late_says_how_it_stands(stage, begun, sign_in, post):
    answer = post(sign_in(stage.bob), f"{begun(Stage.APPROVED)}/withdrawal")

    assert answer.status_code == 409
    assert "It is too late to step back here." in answer.text


def test_once_approved_each_side_sees_whom_to_write_to_on_the_other(stage, begun, sign_in):
    address = begun(Stage.APPROVED)

    assert "mailto:bob@example.org" in sign_in(stage.alice).get(address).text
    assert "mailto:alice@example.org" in sign_in(stage.bob).get(address).text
    assert "mailto:bob@example.org" not in sign_in(stage.bob).get(address).text
    for_carol = sign_in(stage.carol).get(address).text
    assert "mailto:alice@example.org" in for_carol
    assert "mailto:bob@example.org" in for_carol


@pytest.mark.parametrize("which", [Stage.INVITED, Stage.AGREED, Stage.REJECTED])
def test_before_that_neither_names_nor_addresses_of_the_other_sides_people_are_shown(stage, begun, sign_in, which):
    facts = {"reason": "No permit."} if which is Stage.REJECTED else {}
    page = sign_in(stage.bob).get(begun(which, **facts)).text

    assert "alice@example.org" not in page
    assert "Alice" not in page.replace("Alice Water Aid", "")


def test_a_hidden_member_that_was_declined_is_nobody_again(stage, begun, sign_in):
    with db.transaction():
        stage.bobs.hidden = True
    with db.transaction() as session:
        proposal = make_proposal(session, by=stage.alice)
        row = actions.come_forward(session, proposal, by=stage.bob, note="We of Bob Su can help.")
        address = f"/partnerships/{row.public_id}"
    alice = sign_in(stage.alice)
    assert "Bob Su Derneği" in alice.get(address).text
    with db.transaction() as session:
        actions.decline(session, session.query(Partnership).one(), by=stage.alice)

    for page in (alice.get(address).text, alice.get("/partnerships").text):
        assert "Bob Su" not in page
        assert "A member of the union" in page


def test_the_page_says_why_the_two_fit_to_each_side_in_its_own_words(stage, begun, sign_in):
    address = begun()
    with db.transaction() as session:
        row = session.query(Partnership).one()
        session.add(
            Suggestion(
                post=row.post,
                member=row.partner,
                rank=1,
                score=71,
                level=Level.STRONG,
                parts=[{"code": "languages", "points": 71}],
                reasons=[{"code": "based_there", "evidence": {"country": "TR"}}],
                misfits=[],
            )
        )

    assert "They are based in Türkiye" in sign_in(stage.alice).get(address).text
    assert "You are based in Türkiye" in sign_in(stage.bob).get(address).text


def test_the_log_names_every_decision(stage, sign_in):
    with db.transaction() as session:
        row = actions.invite(session, make_proposal(session, by=stage.alice), stage.bobs, by=stage.alice)
        actions.accept(session, row, by=stage.bob)
        actions.reject(session, row, by=stage.carol, reason="The permit is missing.")
        address = f"/partnerships/{row.public_id}"
    page = sign_in(stage.bob).get(address).text

    for words in ("Carol, for the union", "The permit is missing."):
        assert words in page.replace('<bdi translate="no">', "").replace("</bdi>", "")


def test_the_list_puts_each_under_whose_turn_it_is(stage, begun, sign_in):
    begun(Stage.INVITED)
    bob, alice = sign_in(stage.bob).get("/partnerships").text, sign_in(stage.alice).get("/partnerships").text

    assert "Waiting for your answer" in bob
    assert "Waiting for the other side" not in bob
    assert "Waiting for the other side" in alice
    assert "Waiting for your answer" not in alice


@pytest.mark.parametrize(
    ("which", "title"),
    [
        (Stage.AGREED, "Waiting for a coordinator"),
        (Stage.APPROVED, "Approved"),
        (Stage.DECLINED, "Ended"),
        (Stage.LAPSED, "Ended"),
    ],
)
def test_the_list_has_a_part_for_each_stage(stage, begun, sign_in, which, title):
    begun(which)

    assert f">{title}</h2>" in sign_in(stage.bob).get("/partnerships").text


def test_an_empty_list_says_what_to_do_first(stage, sign_in):
    page = sign_in(stage.bob).get("/partnerships").text

    assert "No partnership yet" in page
    assert "/proposals/new" in page


def test_an_unconfirmed_member_is_not_sent_to_a_form_it_may_not_use(stage, sign_in):
    with db.transaction():
        stage.bobs.status = Status.UNCONFIRMED

    assert "/proposals/new" not in sign_in(stage.bob).get("/partnerships").text


def test_after_the_deadline_yes_is_no_longer_offered(stage, begun, sign_in):
    address = begun()
    with db.transaction() as session:
        proposal = session.query(Partnership).one().post
        proposal.closes_at = proposal.opened_at
    page = sign_in(stage.bob).get(address).text

    assert f"{address}/acceptance" not in page
    assert "you can no longer say yes" in page


@pytest.mark.parametrize("which", [Stage.INVITED, Stage.APPROVED])
def test_a_post_that_was_hidden_is_hidden_from_those_who_take_part_too(stage, begun, sign_in, which):
    address = begun(which, note="Bring Nadia of Kassala.")
    with db.transaction() as session:
        row = session.query(Partnership).one()
        row.seat = row.post.seats[0]
        hide(session, row.post, "It names somebody.", by=stage.carol)
        there = f"/proposals/{row.post.public_id}"

    bob, alice, carol = sign_in(stage.bob), sign_in(stage.alice), sign_in(stage.carol)
    for page in (bob.get("/").text, bob.get("/partnerships").text, bob.get(address).text):
        for words in ("Wells for Kassala", "Engineer", "Nadia", there):
            assert words not in page
    assert "Hidden by a coordinator" in bob.get(address).text
    assert "Alice Water Aid" in bob.get(address).text
    for reader in (alice, carol):
        assert "Wells for Kassala" in reader.get(address).text

"""Letters about a partnership, as each person reads them."""

import pytest

from collab import language
from collab.members.actions import tie
from collab.members.model import TieKind
from collab.members.people import Role
from collab.moderation.actions import hide
from collab.partnerships.model import Stage
from collab.suggestions.model import Level, Suggestion
from tests.builders import make_partnership, make_person, make_proposal
from tests.letters.writing import letter_to, read

REASONS = [{"code": "languages", "evidence": {"shared": ["ar"]}}]


@pytest.fixture
def proposal(session, cast):
    return make_proposal(session, by=cast.alice, title="Clean water", roles=["Well driller"], countries=["SD"])


def suggest(session, proposal, member):
    row = Suggestion(
        post=proposal,
        member=member,
        rank=1,
        score=80,
        level=Level.STRONG,
        parts=[],
        reasons=REASONS,
        misfits=[{"code": "not_in_countries", "evidence": {"wanted": ["SD"]}}],
    )
    session.add(row)
    session.flush()


def test_an_invitation_says_who_asks_for_what_why_and_until_when(session, cast, proposal):
    suggest(session, proposal, cast.bobs)
    row = make_partnership(session, post=proposal, partner=cast.bob, note="Please join.", seat=proposal.seats[0])

    text = read(session, cast.bob, "partnership_invited", partnership=row.id)

    assert "Alice Water Aid invites you to join “Clean water”" in text
    assert "A member in Sudan seeks one partner" in text
    assert "Well driller" in text
    assert "Please join." in text
    assert "You share Arabic." in text
    assert f"until {language.date(proposal.deadline)}" in text
    assert "a coordinator of the union decides next" in text
    assert f"http://collab.example/partnerships/{row.public_id}" in text


def test_an_interest_reaches_the_lead_with_the_way_to_the_profile(session, cast, proposal):
    row = make_partnership(session, post=proposal, partner=cast.bob, by_invitation=False, stage=Stage.INTERESTED)

    text = read(session, cast.alice, "partnership_interest", partnership=row.id)

    assert "Bob Su Derneği would like to join “Clean water”" in text
    assert f"http://collab.example/members/{cast.bobs.public_id}" in text


@pytest.mark.parametrize("stage", [Stage.WITHDRAWN, Stage.AGREED])
def test_an_invitation_that_no_longer_waits_is_not_sent(session, cast, proposal, stage):
    row = make_partnership(session, post=proposal, partner=cast.bob, stage=stage)

    assert letter_to(session, cast.bob, "partnership_invited", partnership=row.id) is None


def test_the_asking_side_learns_that_a_coordinator_decides_next(session, cast, proposal):
    row = make_partnership(session, post=proposal, partner=cast.bob, stage=Stage.AGREED)

    text = read(session, cast.alice, "partnership_accepted", partnership=row.id)

    assert "Bob Su Derneği said yes to “Clean water”" in text
    assert "A coordinator of the union decides next." in text


def test_the_coordinator_reads_both_names_why_and_what_does_not_fit(session, cast, proposal):
    suggest(session, proposal, cast.bobs)
    row = make_partnership(session, post=proposal, partner=cast.bob, stage=Stage.AGREED)

    text = read(session, cast.carol, "partnership_waiting", partnership=row.id)

    assert "Alice Water Aid and Bob Su Derneği" in text
    assert "Both use Arabic." in text
    assert "The profile of Bob Su Derneği names no work in Sudan." in text
    assert f"http://collab.example/desk/{row.public_id}" in text


def test_a_coordinator_of_one_of_the_members_is_not_asked(session, cast, proposal):
    dora = make_person(session, name="Dora", role=Role.COORDINATOR, member=cast.bobs)
    row = make_partnership(session, post=proposal, partner=cast.bob, stage=Stage.AGREED)

    assert letter_to(session, dora, "partnership_waiting", partnership=row.id) is None


def test_a_no_comes_with_its_words_and_a_way_on(session, cast, proposal):
    row = make_partnership(
        session, post=proposal, partner=cast.bob, stage=Stage.DECLINED, reason="We are full until May."
    )

    text = read(session, cast.alice, "partnership_declined", partnership=row.id)

    assert "Bob Su Derneği said no to “Clean water” this time" in text
    assert "We are full until May." in text
    assert f"http://collab.example/proposals/{proposal.public_id}" in text


@pytest.fixture
def approved(session, cast, proposal):
    return make_partnership(
        session,
        post=proposal,
        partner=cast.bob,
        stage=Stage.APPROVED,
        decided_by=cast.carol,
        seat=proposal.seats[0],
    )


def test_each_side_gets_the_contact_person_of_the_other_the_role_and_the_next_step(session, cast, approved):
    to_alice = read(session, cast.alice, "partnership_approved", partnership=approved.id)
    to_bob = read(session, cast.bob, "partnership_approved", partnership=approved.id)

    assert "Bob, bob@example.org" in to_alice
    assert "Alice, alice@example.org" in to_bob
    for text in (to_alice, to_bob):
        assert "Bob Su Derneği joins in this role: “Well driller”." in text
        assert "Next step: write to" in text


def test_a_contact_person_who_left_is_replaced_by_a_colleague(session, cast, approved):
    make_person(session, name="Berna", member=cast.bobs)
    cast.bob.active = False
    session.flush()

    text = read(session, cast.alice, "partnership_approved", partnership=approved.id)

    assert "berna@example.org" in text
    assert "bob@example.org" not in text


def test_an_arabic_reader_gets_the_letter_from_right_to_left(session, cast, approved):
    cast.alice.language = "ar"
    session.flush()

    message = letter_to(session, cast.alice, "partnership_approved", partnership=approved.id)

    assert message is not None
    assert message.language == "ar"
    assert 'dir="rtl"' in message.html
    assert "bob@example.org" in message.text
    assert "\u2068Bob Su Derneği\u2069" in message.text


def test_a_rejection_gives_the_reason_and_whom_to_ask(session, cast, proposal):
    row = make_partnership(
        session,
        post=proposal,
        partner=cast.bob,
        stage=Stage.REJECTED,
        decided_by=cast.carol,
        reason="The accounts are missing.",
    )

    for person in (cast.alice, cast.bob):
        text = read(session, person, "partnership_rejected", partnership=row.id)
        assert "The accounts are missing." in text
        assert "desk@union.example" in text


def test_the_other_side_and_the_coordinator_learn_who_stepped_back(session, cast, proposal):
    row = make_partnership(session, post=proposal, partner=cast.bob, stage=Stage.WITHDRAWN)
    facts = {"partnership": row.id, "member": cast.bobs.id}

    assert "Bob Su Derneği stepped back from “Clean water”" in read(
        session, cast.alice, "partnership_withdrawn", **facts
    )
    assert "off your desk" in read(session, cast.carol, "partnership_withdrawn", **facts)


def test_a_stranger_gets_no_letter_about_a_partnership_of_others(session, cast, approved):
    assert letter_to(session, cast.eve, "partnership_approved", partnership=approved.id) is None


def test_a_member_that_hid_itself_is_no_longer_named(session, cast, proposal):
    row = make_partnership(session, post=proposal, partner=cast.bob)
    cast.alices.hidden = True
    session.flush()

    message = letter_to(session, cast.bob, "partnership_invited", partnership=row.id)

    assert message is not None
    assert "Alice" not in message.subject + message.text + message.html
    assert "A member of the union invites you" in message.text


def test_a_hidden_member_that_came_forward_is_named_to_the_lead(session, cast, proposal):
    from_bob = make_partnership(session, post=proposal, partner=cast.bob, by_invitation=False, stage=Stage.INTERESTED)
    cast.bobs.hidden = True
    tie(session, cast.bobs, seen_by=cast.alices, kind=TieKind.APPEARED)
    session.flush()

    assert "Bob Su Derneği would like to join" in read(
        session, cast.alice, "partnership_interest", partnership=from_bob.id
    )


def test_typed_words_cannot_become_markup(session, cast):
    proposal = make_proposal(session, by=cast.alice, title="<script>alert(1)</script>")
    row = make_partnership(session, post=proposal, partner=cast.bob)

    message = letter_to(session, cast.bob, "partnership_invited", partnership=row.id)

    assert message is not None
    assert "<script>" not in message.html
    assert "<script>alert(1)</script>" in message.text


def test_a_side_that_has_hidden_itself_since_is_neither_named_nor_quoted(session, cast, proposal):
    row = make_partnership(
        session, post=proposal, partner=cast.bob, stage=Stage.DECLINED, reason="Our office in Gaziantep is full."
    )
    assert "Gaziantep" in read(session, cast.alice, "partnership_declined", partnership=row.id)

    cast.bobs.hidden = True
    session.flush()

    text = read(session, cast.alice, "partnership_declined", partnership=row.id)
    assert "Bob Su" not in text
    assert "Gaziantep" not in text


@pytest.mark.parametrize(
    ("kind", "stage"),
    [
        ("partnership_accepted", Stage.AGREED),
        ("partnership_approved", Stage.APPROVED),
        ("partnership_declined", Stage.DECLINED),
        ("partnership_rejected", Stage.REJECTED),
    ],
)
def test_a_letter_that_waits_says_nothing_of_a_post_that_was_hidden_meanwhile(session, cast, proposal, kind, stage):
    facts = {
        "by_invitation": False,
        "decided_by": cast.carol,
        "seat": proposal.seats[0],
        "note": "Ask for Nadia.",
        "reason": "No.",
    }
    row = make_partnership(session, post=proposal, partner=cast.bob, stage=stage, **facts)
    hide(session, proposal, "It names somebody.", by=cast.carol)
    message = letter_to(session, cast.bob, kind, partnership=row.id)

    for words in ("Clean water", "Well driller", "Nadia"):
        assert words not in f"{message.subject} {message.text} {message.html}"
    assert "Hidden by a coordinator" in message.text


def test_an_invitation_to_a_post_that_was_hidden_meanwhile_is_not_sent(session, cast, proposal):
    row = make_partnership(session, post=proposal, partner=cast.bob)
    hide(session, proposal, "It names somebody.", by=cast.carol)

    assert letter_to(session, cast.bob, "partnership_invited", partnership=row.id) is None

"""The digest as a letter: grouped by why, in the reader's language, without what may no longer be read."""

import re

import pytest

from collab import tokens
from collab.digests import actions
from collab.members.people import Rhythm
from collab.partnerships.model import Stage
from collab.posts.model import PostKind
from tests.browsing import says
from tests.builders import make_exchange, make_member, make_partnership, make_person, make_proposal
from tests.digests.made import make_suggestion
from tests.letters.writing import waiting_letter

OURS, THEIRS = {"word": "آبار", "language": "ar"}, {"word": "kuyu", "language": "tr"}
WHY = (
    {"code": "same_words", "evidence": {"words": [{"ours": OURS, "theirs": THEIRS}]}},
    {"code": "based_there", "evidence": {"country": "TR"}},
)


@pytest.fixture
def proposal(session, cast):
    return make_proposal(session, by=cast.alice, title="Clean water")


@pytest.fixture
def suggestion(session, cast, proposal):
    return make_suggestion(session, post=proposal, member=cast.bobs, reasons=WHY)


def digest_of(session, person):
    """The letter of a digest issued now."""
    assert actions.issue_now(session, person)
    return waiting_letter(session, person, "digest")


def test_the_lead_reads_of_a_partner_and_why(session, cast, suggestion):
    text = digest_of(session, cast.alice).text

    assert "== New partners for your proposals ==" in text
    assert "Bob Su Derneği" in text
    assert "Good match. They are based in Türkiye, which your proposal names." in text
    assert "\u2068آبار\u2069 ↔ \u2068kuyu\u2069" in text
    assert f"http://collab.example/members/{cast.bobs.public_id}" in text


def test_the_member_reads_the_same_from_its_own_side(session, cast, suggestion, proposal):
    text = digest_of(session, cast.bob).text

    assert "== New: they look for what you can do ==" in text
    assert "* Clean water" in text
    assert "A member in Sudan seeks one partner" in text
    assert "You are based in Türkiye, which their proposal names." in text
    assert "\u2068kuyu\u2069 ↔ \u2068آبار\u2069" in text
    assert f"http://collab.example/proposals/{proposal.public_id}" in text


@pytest.mark.parametrize(
    ("kind", "to_lead", "to_partner", "counted"),
    [
        (PostKind.OFFER, "members who may need what you offer", "offers that may help you", "may need your offer"),
        (PostKind.REQUEST, "members who can help with what you ask for", "they ask for what you know", "can help you"),
    ],
)
def test_offers_and_requests_are_told_in_words_of_their_own(session, cast, kind, to_lead, to_partner, counted):
    exchange = make_exchange(session, by=cast.alice, kind=kind, title="How to drill")
    make_suggestion(session, post=exchange, member=cast.bobs)

    lead, partner = digest_of(session, cast.alice), digest_of(session, cast.bob)

    assert f"== New: {to_lead} ==" in lead.text
    assert counted in lead.subject
    assert f"== New: {to_partner} ==" in partner.text
    assert "roposal" not in lead.text + partner.text
    assert f"http://collab.example/offers/{exchange.public_id}" in partner.text


def test_each_kind_stands_under_a_heading_of_its_own(session, cast, proposal, suggestion):
    offer = make_exchange(session, by=cast.alice, title="How to drill")
    make_suggestion(session, post=offer, member=cast.bobs)

    letter = digest_of(session, cast.bob)

    assert letter.subject == "2 new opportunities"
    assert letter.text.index("they look for what you can do") < letter.text.index("* Clean water")
    assert letter.text.index("* Clean water") < letter.text.index("offers that may help you")
    assert letter.text.index("offers that may help you") < letter.text.index("* How to drill")


def test_the_secretariat_reads_of_each_kind_by_its_name(session, cast, proposal):
    make_exchange(session, by=cast.alice, title="How to drill")
    make_exchange(session, by=cast.bob, kind=PostKind.REQUEST, title="Who drills?")

    letter = digest_of(session, cast.sam)

    assert letter.subject == "1 new proposal, 1 new offer and 1 new request"
    for heading in ("proposals", "offers", "requests"):
        assert f"== New {heading} in the union ==" in letter.text


def test_what_waits_comes_first_and_the_subject_counts(session, cast, suggestion, proposal):
    make_partnership(session, post=proposal, partner=cast.eve, by_invitation=False, stage=Stage.INTERESTED)

    letter = digest_of(session, cast.alice)

    assert letter.subject == "1 answer to give and 1 new partner suggested"
    assert letter.text.index("Waiting for your answer") < letter.text.index("New partners for your proposals")
    assert "Eve Secours would like to join “Clean water”" in letter.text


def test_the_coordinator_reads_of_what_waits_at_the_desk(session, cast, proposal):
    row = make_partnership(session, post=proposal, partner=cast.bob, stage=Stage.AGREED)

    letter = digest_of(session, cast.carol)

    assert "Alice Water Aid and Bob Su Derneği" in letter.text
    assert f"http://collab.example/desk/{row.public_id}" in letter.text


def test_one_click_ends_it_without_signing_in(session, cast, suggestion):
    letter = digest_of(session, cast.alice)

    assert letter.unsubscribe_url
    token = re.fullmatch(r"http://collab\.example/unsubscribe/(\S+)", letter.unsubscribe_url)
    assert token
    assert tokens.read("unsubscribe", token[1]) == cast.alice.id
    assert letter.unsubscribe_url in letter.text


def test_it_says_when_it_comes(session, cast, suggestion):
    cast.alice.digest_rhythm, cast.alice.digest_weekday, cast.alice.digest_hour = Rhythm.FORTNIGHTLY, 3, 7

    assert "every two weeks: Thursday at 07:00" in digest_of(session, cast.alice).text


def test_an_arabic_reader_reads_from_right_to_left(session, cast, suggestion):
    cast.alice.language = "ar"

    letter = digest_of(session, cast.alice)

    assert letter.language == "ar"
    assert '<html lang="ar" dir="rtl">' in letter.html
    assert "تركيا" in letter.text


def test_a_member_that_hid_itself_before_the_letter_left_falls_out(session, cast, proposal, suggestion):
    carls = make_member(session, name="Carl Relief")
    make_suggestion(session, post=proposal, member=carls)
    actions.issue_now(session, cast.alice)
    cast.bobs.hidden = True
    session.flush()

    letter = waiting_letter(session, cast.alice, "digest")

    assert "Carl Relief" in letter.text
    assert not says(letter.subject + letter.text + letter.html, "Bob")
    assert letter.subject == "1 new partner suggested"


def test_with_nothing_left_to_tell_there_is_no_letter(session, cast, suggestion):
    actions.issue_now(session, cast.alice)
    cast.bobs.hidden = True
    session.flush()

    assert waiting_letter(session, cast.alice, "digest") is None


@pytest.mark.parametrize("change", [{"active": False}, {"member": None, "role": "secretariat"}])
def test_somebody_who_left_the_member_gets_nothing_about_it(session, cast, suggestion, change):
    actions.issue_now(session, cast.alice)
    for name, value in change.items():
        setattr(cast.alice, name, value)
    session.flush()

    assert waiting_letter(session, cast.alice, "digest") is None


def test_unsubscribing_works_before_the_next_letter_leaves(session, cast, suggestion):
    digest = actions.issue_now(session, cast.alice)
    digest.period = "2026-W48"
    cast.alice.digest_rhythm = Rhythm.NEVER
    session.flush()

    assert waiting_letter(session, cast.alice, "digest") is None


def test_who_wants_none_but_asked_for_this_one_gets_it(session, cast, suggestion):
    cast.alice.digest_rhythm = Rhythm.NEVER
    session.flush()

    assert "You get this letter because you asked for it." in digest_of(session, cast.alice).text


def test_a_full_digest_stays_light(session, cast, proposal):
    for place in range(12):
        member = make_member(session, name=f"Member of the far north number {place}")
        make_suggestion(session, post=proposal, member=member, reasons=WHY)
        person = make_person(session, member=make_member(session))
        make_partnership(session, post=proposal, partner=person, by_invitation=False, stage=Stage.INTERESTED)

    letter = digest_of(session, cast.alice)

    assert letter.subject == "10 answers to give and 5 new partners suggested"
    assert len(letter.html.encode()) < 100_000

"""Writing a proposal: posted or kept as a draft, and what is said when something is wrong."""

import pytest

from collab import db
from collab.members.model import Status
from collab.posts.model import CodeKind, State
from collab.proposals.model import Proposal
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.proposals.stage import SUMMARY, TITLE, every, page, person, the, typed


def test_a_member_posts_and_is_told_what_happens_next(at: Browsers) -> None:
    answer = post(at.alice, "/proposals/new", typed())

    assert answer.status_code == 303
    text = page(at.alice, answer.location)
    assert "Your proposal is posted." in text
    assert "Members who fit are being looked for." in text
    proposal = the(answer.location.rpartition("/")[2])
    assert (proposal.state, proposal.member.name.text) == (State.OPEN, "Alice Water Aid")
    assert proposal.coded(CodeKind.COUNTRY) == ("SD", "TD")
    assert (proposal.budget_low, proposal.budget_high, proposal.currency) == (180_000, 240_000, "EUR")
    seat = proposal.seats[0]
    assert (seat.role, seat.number) == ("Water engineering", 2)
    assert seat.coded(CodeKind.COUNTRY) == ("TR",)
    assert seat.coded(CodeKind.LANGUAGE) == ("ar", "en")
    assert seat.coded(CodeKind.CAPACITY) == ("engineers",)


def test_a_draft_needs_only_a_title(at: Browsers) -> None:
    answer = post(at.alice, "/proposals/new", {"texts-0-language": "ar", "texts-0-title": "فكرة", "draft": "1",
                                               "reach": "members"})  # fmt: skip

    assert answer.status_code == 303
    assert "Only your organisation sees it." in page(at.alice, answer.location)
    assert the(answer.location.rpartition("/")[2]).is_draft


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"texts-0-title": " "}, "Give the proposal a title"),
        ({"texts-0-title": "x" * 161}, "at most 160 characters"),
        ({"texts-0-summary": ""}, "Write a summary"),
        ({"texts-0-summary": "x" * 4001}, "at most 4000 characters"),
        ({"deadline": ""}, "Choose the last day"),
        ({"deadline": "2020-01-01"}, "This day is over."),
        ({"deadline": "3020-01-01"}, "Write the day as year-month-day"),
        ({"deadline": "soon"}, "Write the day as year-month-day"),
        ({"deadline": "2090-01-01"}, "Choose a day within the next 3 years."),
        ({"ends_on": "2027-01-01"}, "The end lies before the start."),
        ({"budget_high": "1000"}, "The highest amount is below the lowest."),
        ({"budget_high": "much"}, "Write a whole number"),
        ({"budget_high": "9" * 5000}, "Write a whole number"),
        ({"budget_low": "-5"}, "Write a whole number"),
        ({"currency": ""}, "Choose the currency"),
        ({"countries": "Sudn"}, "Did you mean Sudan?"),
        ({"countries": "Xyzzy"}, "We do not know the country “Xyzzy”"),
        ({"fields": "no-such-field"}, "no-such-field"),
        ({"seats-0-role": ""}, "what this partner would do"),
        ({"seats-0-number": "0"}, "from 1 to 50"),
        ({"seats-0-number": ""}, "from 1 to 50"),
        (
            {"texts-1-language": "en", "texts-1-title": "Twice", "texts-1-summary": "Twice"},
            "Two texts are in the same language.",
        ),
        ({"texts-1-language": "ar", "texts-1-summary": "بلا عنوان"}, "Give the proposal a title"),
    ],
)
def test_wrong_input_gets_words_at_its_field(at: Browsers, changes: dict[str, str], words: str) -> None:
    answer = post(at.alice, "/proposals/new", typed(**changes))

    assert answer.status_code == 422
    assert words in answer.text
    assert "1 thing to mend" in answer.text
    assert "[&#39;" not in answer.text
    assert every(Proposal) == []


def test_what_was_typed_stays_word_for_word(at: Browsers) -> None:
    answer = post(at.alice, "/proposals/new", typed(countries="Sudn", deadline="soon", budget_low="many"))

    for kept in (TITLE, SUMMARY, "Sudn", "soon", "many", "Water engineering", 'value="2028-01-31"'):
        assert kept in answer.text
    for code in ("drinking-water", "hygiene-sanitation", "engineers"):
        assert f'value="{code}" checked' in answer.text


def test_rows_are_added_and_taken_out_without_a_script(at: Browsers) -> None:
    added = post(at.alice, "/proposals/new", typed(**{"add-texts": "1"}))
    assert added.status_code == 200
    assert 'name="texts-1-title"' in added.text
    assert TITLE in added.text

    two = {"seats-1-role": "Money", "seats-1-number": "1"}
    less = post(at.alice, "/proposals/new", typed(**two, **{"remove-seats-0": "1"}))
    assert "Money" in less.text
    assert "Water engineering" not in less.text
    assert 'name="seats-1-role"' not in less.text


def test_odd_posts_do_not_break_it(at: Browsers) -> None:
    odd = {"texts-²-title": "x", "texts-99999999999-title": "y", "seats-0-public_id": "foreign", "budget_low": ""}
    answer = post(at.alice, "/proposals/new", typed(**odd, **{"texts-0-title": "Nul \x00 inside"}))

    assert answer.status_code == 303
    assert "Nul inside" in page(at.alice, answer.location)


def test_a_stale_form_is_shown_again_as_it_was(at: Browsers) -> None:
    answer = at.alice.post("/proposals/new", data={**typed(), "csrf_token": "old"})

    assert answer.status_code == 422
    assert "This page had been open for too long." in answer.text
    assert SUMMARY in answer.text
    assert every(Proposal) == []


def test_who_may_write(at: Browsers) -> None:
    assert at.stranger.get("/proposals/new").location.startswith("/sign-in")
    assert page(at.bob, "/proposals/new")
    for browser in (at.carol, at.sam):
        page(browser, "/proposals/new", 404)
        assert post(browser, "/proposals/new", typed()).status_code == 404
    with db.transaction() as session:
        person(session, "Eve").member.status = Status.UNCONFIRMED
    assert "once the secretariat has confirmed" in page(at.eve, "/proposals/new", 403)
    assert post(at.eve, "/proposals/new", typed()).status_code == 403
    assert every(Proposal) == []

"""Proposals in the browser: the list, writing and changing one, its page for each reader, and its life."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.mail.model import Letter
from collab.members.model import Member, MemberName, Mission, Sight, Status
from collab.members.people import Person, Role
from collab.partnerships.model import Partnership, Stage
from collab.proposals.model import CodeKind, Proposal, Reach, State
from collab.suggestions import actions as suggestions
from collab.suggestions.candidates import Candidates
from collab.suggestions.model import Level, Search, Suggestion
from collab.union.settings import union
from tests.browsing import SignIn, post
from tests.builders import Cast, make_member, make_partnership, make_person, make_proposal

TITLE, SUMMARY = "Clean water in schools", "We drill water wells in 24 schools and look for drinking water engineers."
WELLS = "Köylerde su kuyusu açıyor, okullara içme suyu ulaştırıyoruz."


@dataclass(frozen=True, slots=True)
class Browsers:
    """A signed-in browser for each of the cast; Anna is of Alice's member."""

    stranger: FlaskClient
    alice: FlaskClient
    anna: FlaskClient
    bob: FlaskClient
    carol: FlaskClient
    eve: FlaskClient
    sam: FlaskClient


@pytest.fixture
def at(stage: Cast, client: FlaskClient, sign_in: SignIn) -> Browsers:
    with db.transaction() as session:
        anna = make_person(session, name="Anna", member=session.get_one(Member, stage.alices.id), role=Role.ADMIN)
    people = {"alice": stage.alice, "anna": anna, "bob": stage.bob, "carol": stage.carol}
    people |= {"eve": stage.eve, "sam": stage.sam}
    return Browsers(stranger=client, **{name: sign_in(person) for name, person in people.items()})


@pytest.fixture
def rows(at: Browsers) -> Iterator[Session]:
    """A fresh look into the database after what the browsers did."""
    yield db.session()
    db.close()


def person(session: Session, name: str) -> Person:
    return session.scalars(select(Person).where(Person.name == name)).one()


def posted(by: str = "Alice", **facts: Any) -> str:
    """An open proposal of the person's member; its public id."""
    with db.transaction() as session:
        facts = {"title": TITLE, "summary": SUMMARY, "fields": ("drinking-water",), "countries": ("SD",), **facts}
        return make_proposal(session, by=person(session, by), **facts).public_id


def partnered(proposal: str, partner: str = "Bob", **facts: Any) -> str:
    with db.transaction() as session:
        row = session.scalars(select(Proposal).where(Proposal.public_id == proposal)).one()
        if facts.get("decided_by"):
            facts["decided_by"] = person(session, facts["decided_by"])
        return make_partnership(session, proposal=row, partner=person(session, partner), **facts).public_id


def looked() -> None:
    suggestions.look(Candidates())


def page(browser: FlaskClient, url: str, status: int = 200) -> str:
    response = browser.get(url)
    assert response.status_code == status, response.text
    return response.text


def the(session: Session, public_id: str) -> Proposal:
    session.rollback()
    return session.scalars(select(Proposal).where(Proposal.public_id == public_id)).one()


def typed(**changes: Any) -> dict[str, Any]:
    """A form that can be posted."""
    return {
        "texts-0-language": "en",
        "texts-0-title": TITLE,
        "texts-0-summary": SUMMARY,
        "fields": ["drinking-water", "sanitation"],
        "countries": "Sudan, السودان، Tchad",
        "starts_on": "2027-02-01",
        "ends_on": "2028-01-31",
        "budget_low": "180 000",
        "budget_high": "٢٤٠٠٠٠",
        "currency": "EUR",
        "deadline": (clock.today(union().zone) + timedelta(days=30)).isoformat(),
        "reach": "members",
        "seats-0-role": "Water engineering",
        "seats-0-number": "2",
        "seats-0-countries": "TR",
        "seats-0-languages": ["ar", "en"],
        "seats-0-capacities": ["engineers"],
        **changes,
    }


class TestTheList:
    def test_a_stranger_sees_what_is_public_and_no_names(self, at: Browsers) -> None:
        posted(title="For everyone", reach=Reach.PUBLIC)
        posted(title="For members")

        text = page(at.stranger, "/proposals")

        assert "For everyone" in text
        assert "For members" not in text
        assert "Alice Water Aid" not in text
        assert "A member of the union seeks one partner in Sudan" in text

    def test_a_lead_that_shows_itself_to_everyone_is_named(self, at: Browsers) -> None:
        posted(reach=Reach.PUBLIC)
        with db.transaction() as session:
            person(session, "Alice").member.listing_sight = Sight.PUBLIC

        assert "Alice Water Aid" in page(at.stranger, "/proposals")

    def test_members_see_all_open_ones_with_their_leads(self, at: Browsers) -> None:
        posted(title="For members")

        text = page(at.eve, "/proposals")

        assert "For members" in text
        assert "Alice Water Aid" in text
        assert "A member in Sudan seeks one partner in Sudan for drinking water" in text

    def test_drafts_stand_only_in_the_list_of_their_own_organisation(self, at: Browsers) -> None:
        posted(title="Only a draft", state=State.DRAFT)

        assert "Only a draft" in page(at.alice, "/proposals?mine=1")
        assert "Only a draft" in page(at.anna, "/proposals?mine=1")
        assert "Only a draft" not in page(at.alice, "/proposals")
        for browser in (at.stranger, at.bob, at.eve, at.carol, at.sam):
            assert "Only a draft" not in page(browser, "/proposals?mine=1")

    def test_it_is_searched_and_narrowed(self, at: Browsers) -> None:
        posted(title="Wells for villages")
        posted(title="Books for schools", fields=("literacy",), countries=("TD",))

        def found(question: str) -> tuple[bool, bool]:
            text = page(at.eve, f"/proposals?{question}")
            return "Wells for villages" in text, "Books for schools" in text

        assert found("q=WELLS") == (True, False)
        assert found("field=literacy") == (False, True)
        assert found("country=SD") == (True, False)
        assert found("state=open") == (True, True)
        assert found("state=withdrawn") == (False, False)
        assert found("field=nonsense&country=%00&state=draft&page=x") == (True, True)

    def test_twenty_a_page(self, at: Browsers) -> None:
        for number in range(21):
            posted(title=f"Proposal number {number:02}")

        first, last = page(at.eve, "/proposals"), page(at.eve, "/proposals?page=2")

        assert first.count("Proposal number") == 20
        assert "Proposal number 00" in last
        assert last.count("Proposal number") == 1
        assert "Proposal number 00" in page(at.eve, "/proposals?page=999")

    @pytest.mark.parametrize(
        ("who", "question", "words"),
        [
            ("stranger", "", "Members see more once they have signed in."),
            ("alice", "", "Be the first"),
            ("alice", "mine=1", "You have not written a proposal yet"),
            ("carol", "", "Members post proposals; they stand here as soon as they do."),
            ("bob", "q=nothing", "Try fewer words"),
        ],
    )
    def test_an_empty_list_says_what_to_do(self, at: Browsers, who: str, question: str, words: str) -> None:
        assert words in page(getattr(at, who), f"/proposals?{question}")

    def test_more_proposals_ask_no_more_questions(self, at: Browsers) -> None:
        posted()
        few = questions(lambda: page(at.eve, "/proposals"))
        for _number in range(9):
            posted(roles=("Engineers", "Money"))

        assert questions(lambda: page(at.eve, "/proposals")) == few


class TestWriting:
    def test_a_member_posts_and_is_told_what_happens_next(self, at: Browsers, rows: Session) -> None:
        answer = post(at.alice, "/proposals/new", typed())

        assert answer.status_code == 303
        text = page(at.alice, answer.location)
        assert "Your proposal is posted." in text
        assert "Members who fit are being looked for." in text
        proposal = the(rows, answer.location.rpartition("/")[2])
        assert (proposal.state, proposal.member.name.text) == (State.OPEN, "Alice Water Aid")
        assert proposal.coded(CodeKind.COUNTRY) == ("SD", "TD")
        assert (proposal.budget_low, proposal.budget_high, proposal.currency) == (180_000, 240_000, "EUR")
        seat = proposal.seats[0]
        assert (seat.role, seat.number) == ("Water engineering", 2)
        assert seat.coded(CodeKind.COUNTRY) == ("TR",)
        assert seat.coded(CodeKind.LANGUAGE) == ("ar", "en")
        assert seat.coded(CodeKind.CAPACITY) == ("engineers",)

    def test_a_draft_needs_only_a_title(self, at: Browsers, rows: Session) -> None:
        answer = post(at.alice, "/proposals/new", {"texts-0-language": "ar", "texts-0-title": "فكرة", "draft": "1",
                                                   "reach": "members"})  # fmt: skip

        assert answer.status_code == 303
        assert "Only your organisation sees it." in page(at.alice, answer.location)
        assert the(rows, answer.location.rpartition("/")[2]).is_draft

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
            ({"texts-1-language": "en", "texts-1-title": "Twice"}, "Two texts are in the same language."),
            ({"texts-1-language": "ar", "texts-1-summary": "بلا عنوان"}, "Give the proposal a title"),
        ],
    )
    def test_wrong_input_gets_words_at_its_field_and_everything_typed_stays(
        self, at: Browsers, rows: Session, changes: dict[str, str], words: str
    ) -> None:
        answer = post(at.alice, "/proposals/new", typed(**changes))

        assert answer.status_code == 422
        assert words in answer.text
        assert "to mend" in answer.text
        for kept in ("Water engineering", 'value="drinking-water" checked', 'value="2027-02-01"'):
            assert kept in answer.text or kept in changes.values() or "seats-0-role" in changes or "fields" in changes
        assert rows.scalars(select(Proposal)).all() == []

    def test_what_was_typed_stays_word_for_word(self, at: Browsers) -> None:
        answer = post(at.alice, "/proposals/new", typed(countries="Sudn", deadline="soon", budget_low="many"))

        for kept in (TITLE, SUMMARY, "Sudn", "soon", "many", "Water engineering", 'value="2028-01-31"'):
            assert kept in answer.text
        for code in ("drinking-water", "sanitation", "engineers"):
            assert f'value="{code}" checked' in answer.text

    def test_rows_are_added_and_taken_out_without_a_script(self, at: Browsers) -> None:
        added = post(at.alice, "/proposals/new", typed(**{"add-texts": "1"}))
        assert added.status_code == 200
        assert 'name="texts-1-title"' in added.text
        assert TITLE in added.text

        two = {"seats-1-role": "Money", "seats-1-number": "1"}
        less = post(at.alice, "/proposals/new", typed(**two, **{"remove-seats-0": "1"}))
        assert "Money" in less.text
        assert "Water engineering" not in less.text
        assert 'name="seats-1-role"' not in less.text

    def test_odd_posts_do_not_break_it(self, at: Browsers) -> None:
        odd = {"texts-²-title": "x", "texts-99999999999-title": "y", "seats-0-public_id": "foreign", "budget_low": ""}
        answer = post(at.alice, "/proposals/new", typed(**odd, **{"texts-0-title": "Nul \x00 inside"}))

        assert answer.status_code == 303
        assert "Nul inside" in page(at.alice, answer.location)

    def test_a_stale_form_is_shown_again_as_it_was(self, at: Browsers, rows: Session) -> None:
        answer = at.alice.post("/proposals/new", data={**typed(), "csrf_token": "old"})

        assert answer.status_code == 422
        assert "This page had been open for too long." in answer.text
        assert SUMMARY in answer.text
        assert rows.scalars(select(Proposal)).all() == []

    def test_who_may_write(self, at: Browsers, rows: Session) -> None:
        assert at.stranger.get("/proposals/new").location.startswith("/sign-in")
        assert page(at.bob, "/proposals/new")
        for browser in (at.carol, at.sam):
            page(browser, "/proposals/new", 404)
            assert post(browser, "/proposals/new", typed()).status_code == 404
        with db.transaction() as session:
            person(session, "Eve").member.status = Status.UNCONFIRMED
        assert "once the secretariat has confirmed" in page(at.eve, "/proposals/new", 403)
        assert post(at.eve, "/proposals/new", typed()).status_code == 403
        assert rows.scalars(select(Proposal)).all() == []


class TestChanging:
    def test_the_form_holds_what_stands_and_saving_tells_who_is_in_it(self, at: Browsers, rows: Session) -> None:
        id = posted(roles=("Engineers",))
        partnered(id, stage=Stage.INVITED)
        form = page(at.anna, f"/proposals/{id}/edit")
        for kept in (TITLE, "Engineers", 'value="drinking-water" checked', 'value="Sudan"'):
            assert kept in form

        answer = post(at.anna, f"/proposals/{id}/edit", typed(edition="1", **{"texts-0-title": "Better wells"}))

        assert answer.status_code == 303
        assert "Better wells" in page(at.bob, f"/proposals/{id}")
        assert [letter.kind for letter in rows.scalars(select(Letter))] == ["proposal_changed"]

    def test_two_people_changing_it_overwrite_nothing_unseen(self, at: Browsers, rows: Session) -> None:
        id = posted()
        post(at.anna, f"/proposals/{id}/edit", typed(edition="1", **{"texts-0-title": "Anna's title"}))

        second = post(at.alice, f"/proposals/{id}/edit", typed(edition="1", **{"texts-0-title": "Alice's title"}))

        assert second.status_code == 422
        assert "changed this proposal on" in second.text
        assert "Anna" in second.text
        assert "Alice&#39;s title" in second.text
        assert the(rows, id).texts[0].title == "Anna's title"
        again = post(at.alice, f"/proposals/{id}/edit", typed(edition="2", **{"texts-0-title": "Alice's title"}))
        assert again.status_code == 303
        assert the(rows, id).texts[0].title == "Alice's title"

    def test_a_draft_is_not_overwritten_unseen_either(self, at: Browsers, rows: Session) -> None:
        id = posted(state=State.DRAFT)
        post(at.anna, f"/proposals/{id}/edit", typed(edition="1", draft="1", **{"texts-0-title": "Anna's title"}))

        second = post(at.alice, f"/proposals/{id}/edit", typed(edition="1", draft="1"))

        assert second.status_code == 422
        assert the(rows, id).texts[0].title == "Anna's title"

    def test_a_draft_is_kept_or_posted_from_its_form(self, at: Browsers, rows: Session) -> None:
        id = posted(state=State.DRAFT)

        post(at.alice, f"/proposals/{id}/edit", typed(edition="1", draft="1", deadline=""))
        assert the(rows, id).is_draft
        post(at.alice, f"/proposals/{id}/edit", typed(edition="2"))

        assert the(rows, id).state is State.OPEN
        assert rows.scalars(select(Letter)).all() == []

    def test_an_open_one_must_stay_whole(self, at: Browsers) -> None:
        id = posted()

        answer = post(at.alice, f"/proposals/{id}/edit", typed(edition="1", draft="1", deadline=""))

        assert answer.status_code == 422

    def test_only_its_own_organisation_changes_it(self, at: Browsers) -> None:
        id, draft = posted(), posted(state=State.DRAFT)

        for browser in (at.bob, at.eve):
            page(browser, f"/proposals/{id}/edit", 403)
            assert post(browser, f"/proposals/{id}/edit", typed(edition="1")).status_code == 403
            page(browser, f"/proposals/{draft}/edit", 404)
        for browser in (at.carol, at.sam):
            page(browser, f"/proposals/{id}/edit", 404)
        assert at.stranger.get(f"/proposals/{id}/edit").status_code == 303

    def test_what_is_closed_is_not_changed(self, at: Browsers) -> None:
        id = posted(state=State.WITHDRAWN)

        assert "can no longer be changed" in page(at.alice, f"/proposals/{id}/edit", 409)


class TestItsPage:
    def test_who_may_read_it(self, at: Browsers) -> None:
        open_, public, draft = posted(), posted(reach=Reach.PUBLIC), posted(state=State.DRAFT)
        closed = posted(state=State.WITHDRAWN)

        for browser in (at.alice, at.anna, at.bob, at.eve, at.carol, at.sam):
            page(browser, f"/proposals/{open_}")
            page(browser, f"/proposals/{public}")
        page(at.stranger, f"/proposals/{public}")
        page(at.stranger, f"/proposals/{open_}", 404)
        for browser in (at.stranger, at.bob, at.eve, at.carol, at.sam):
            page(browser, f"/proposals/{draft}", 404)
        for browser in (at.stranger, at.bob, at.eve):
            page(browser, f"/proposals/{closed}", 404)
        for browser in (at.alice, at.carol, at.sam):
            page(browser, f"/proposals/{closed}")

    def test_a_hidden_draft_looks_like_one_that_never_was(self, at: Browsers) -> None:
        draft = posted(state=State.DRAFT)

        there = page(at.carol, f"/proposals/{draft}", 404).replace(draft, "")
        assert there == page(at.carol, "/proposals/2345abcdefgh", 404).replace("2345abcdefgh", "")

    def test_the_text_stands_in_the_readers_language_where_there_is_one(self, at: Browsers) -> None:
        answer = post(
            at.alice,
            "/proposals/new",
            typed(**{"texts-1-language": "ar", "texts-1-title": "مياه نظيفة", "texts-1-summary": "نحفر الآبار."}),
        )

        assert TITLE in page(at.bob, answer.location)
        assert "نحفر الآبار." in page(at.bob, f"{answer.location}?in=ar")
        with db.transaction() as session:
            person(session, "Bob").language = "ar"
        assert "نحفر الآبار." in page(at.bob, answer.location)

    def test_a_text_in_another_language_is_said_to_be_so(self, at: Browsers) -> None:
        id = posted(language="tr", title="Temiz su", summary="Kuyu açıyoruz.")

        text = page(at.eve, f"/proposals/{id}")

        assert "This text is written in" in text
        assert "Kuyu açıyoruz." in text
        assert "A member in Sudan seeks one partner" in text

    def test_a_hidden_lead_is_not_named_nor_its_country(self, at: Browsers) -> None:
        id = posted(countries=("TD",))
        with db.transaction() as session:
            person(session, "Alice").member.hidden = True

        text = page(at.eve, f"/proposals/{id}")

        assert "Alice" not in text
        assert "Sudan" not in text
        assert "Alice Water Aid" in page(at.carol, f"/proposals/{id}")

    def test_seats_say_what_is_filled_and_by_whom_only_to_those_it_concerns(self, at: Browsers) -> None:
        id = posted(roles=("Engineers", "Money"), reach=Reach.PUBLIC)
        with db.transaction() as session:
            seat = the_seat(session, id, "Engineers")
        partnered(id, stage=Stage.APPROVED, decided_by="Carol", seat_id=seat)

        assert "1 of 2 places filled" in page(at.stranger, f"/proposals/{id}")
        for browser, named in ((at.alice, True), (at.carol, True), (at.eve, False), (at.stranger, False)):
            assert ("Filled by" in page(browser, f"/proposals/{id}")) is named
            assert ("Bob Su Derneği" in page(browser, f"/proposals/{id}")) is named

    def test_the_lead_sees_who_was_asked_and_whose_turn_it_is(self, at: Browsers) -> None:
        id = posted()
        partnered(id, stage=Stage.INVITED)
        partnered(id, "Eve", stage=Stage.INTERESTED, by_invitation=False)

        text = page(at.alice, f"/proposals/{id}")

        assert "Bob Su Derneği</bdi> decides" in text
        assert "You decide, until" in text
        assert "Bob Su Derneği" in page(at.carol, f"/proposals/{id}")
        assert "Bob" not in page(at.eve, f"/proposals/{id}")
        assert "Bob" not in page(at.sam, f"/proposals/{id}")

    def test_an_invited_member_that_hides_is_named_no_more(self, at: Browsers) -> None:
        id = posted()
        partnered(id, stage=Stage.INVITED)
        with db.transaction() as session:
            person(session, "Bob").member.hidden = True

        assert "Bob" not in page(at.alice, f"/proposals/{id}")

    def test_more_partners_and_suggestions_ask_no_more_questions(self, at: Browsers) -> None:
        id = posted(roles=("Engineers",))
        fill(id, 3)
        few = questions(lambda: page(at.alice, f"/proposals/{id}"))
        fill(id, 9)

        assert questions(lambda: page(at.alice, f"/proposals/{id}")) == few


class TestWhoFits:
    def test_it_is_being_looked_for_until_the_worker_looked(self, at: Browsers) -> None:
        water_member("Pınar Su Derneği")
        id = posted()

        waiting = at.alice.get(f"/proposals/{id}")
        assert "Members who fit are being looked for." in waiting.text
        assert waiting.headers["Refresh"]
        looked()

        there = at.alice.get(f"/proposals/{id}")
        assert "Refresh" not in there.headers
        assert "Pınar Su Derneği" in there.text
        assert "You both work on drinking water" in there.text

    def test_a_long_wait_is_said_and_does_not_reload_for_ever(self, at: Browsers) -> None:
        id = posted(revised_at=clock.now() - timedelta(minutes=10))

        waiting = at.alice.get(f"/proposals/{id}")

        assert "takes longer than usual" in waiting.text
        assert "Refresh" not in waiting.headers

    def test_words_of_both_sides_stand_in_their_own_languages(self, at: Browsers) -> None:
        water_member("Pınar Su Derneği")
        id = posted()
        looked()

        text = page(at.alice, f"/proposals/{id}")

        assert '<bdi translate="no" lang="en">' in text
        assert '<bdi translate="no" lang="tr">' in text
        assert "match</b>" in text

    def test_only_the_lead_and_coordinators_see_who_fits(self, at: Browsers) -> None:
        water_member("Pınar Su Derneği")
        id = posted(reach=Reach.PUBLIC)
        looked()

        for browser, sees in (
            (at.alice, True),
            (at.anna, True),
            (at.carol, True),
            (at.bob, False),
            (at.eve, False),
            (at.sam, False),
            (at.stranger, False),
        ):
            assert ("Pınar Su Derneği" in page(browser, f"/proposals/{id}")) is sees
        assert "Send the invitation" not in page(at.carol, f"/proposals/{id}")

    def test_nobody_fits_well_yet_says_what_to_add(self, at: Browsers) -> None:
        id = posted(title="Lentil soup", summary="Wash two cups of lentils.", fields=(), countries=())
        water_member("Pınar Su Derneği")
        looked()

        text = page(at.alice, f"/proposals/{id}")

        assert "Nobody fits well yet" in text
        assert "Tick the fields of work" in text
        assert "Name the countries" in text
        assert "Pınar" not in text

    def test_only_possible_matches_are_folded_below(self, at: Browsers) -> None:
        id = posted()
        fill(id, 2, level="possible")

        text = page(at.alice, f"/proposals/{id}")

        assert text.index("Nobody fits well yet") < text.index("2 members that are only possible matches")
        assert text.index("only possible matches") < text.index("Filler 0")

    def test_a_hidden_member_changes_nothing_on_the_leads_page(self, at: Browsers) -> None:
        water_member("Pınar Su Derneği")
        id = posted()
        looked()
        before = unmasked(page(at.alice, f"/proposals/{id}"))

        water_member("Saklı Su", hidden=True)
        looked()

        assert unmasked(page(at.alice, f"/proposals/{id}")) == before


class TestComingTogether:
    def test_the_lead_invites_from_the_card(self, at: Browsers, rows: Session) -> None:
        water_member("Pınar Su Derneği")
        id = posted(roles=("Engineers",))
        looked()
        asked = public_id_of("Pınar Su Derneği")

        answer = post(at.alice, f"/proposals/{id}/invitations", {"member": asked, "note": "Join us", "seat": ""})

        assert answer.status_code == 422  # there is one place only, and it is not "any"
        answer = post(
            at.alice,
            f"/proposals/{id}/invitations",
            {"member": asked, "note": "Join us", "seat": the(rows, id).seats[0].public_id},
        )
        assert answer.status_code == 303
        assert "is invited and told by letter" in page(at.alice, answer.location)
        row = rows.scalars(select(Partnership)).one()
        assert (row.stage, row.note, row.seat.role if row.seat else "") == (Stage.INVITED, "Join us", "Engineers")

    def test_a_note_that_is_too_long_stays_in_its_card(self, at: Browsers, rows: Session) -> None:
        id = posted()
        fill(id, 2)
        long = "x" * 601

        answer = post(at.alice, f"/proposals/{id}/invitations", {"member": public_id_of("Filler 1"), "note": long})

        assert answer.status_code == 422
        assert answer.text.count(long) == 1
        assert "at most 600 characters" in answer.text
        assert rows.scalars(select(Partnership)).all() == []

    def test_nobody_is_invited_twice_and_no_hidden_member(self, at: Browsers) -> None:
        id = posted()
        water_member("Saklı Su", hidden=True)
        partnered(id)

        assert (
            post(at.alice, f"/proposals/{id}/invitations", {"member": public_id_of("Bob Su Derneği")}).status_code
            == 409
        )
        assert post(at.alice, f"/proposals/{id}/invitations", {"member": public_id_of("Saklı Su")}).status_code == 404
        assert post(at.alice, f"/proposals/{id}/invitations", {"member": ""}).status_code == 404

    def test_only_the_lead_invites(self, at: Browsers) -> None:
        id = posted()
        asked = {"member": public_id_of("Eve Secours")}

        assert post(at.bob, f"/proposals/{id}/invitations", asked).status_code == 403
        for browser in (at.carol, at.sam):
            assert post(browser, f"/proposals/{id}/invitations", asked).status_code == 404
        assert post(at.stranger, f"/proposals/{id}/invitations", asked).status_code == 303

    def test_a_member_comes_forward_for_a_place(self, at: Browsers, rows: Session) -> None:
        id = posted(roles=("Engineers", "Money"))
        assert "We are interested" in page(at.bob, f"/proposals/{id}")

        seat = the(rows, id).seats[1].public_id
        answer = post(at.bob, f"/proposals/{id}/interests", {"note": "We can pay", "seat": seat})

        assert answer.status_code == 303
        text = page(at.bob, answer.location)
        assert "Your interest is sent" in text
        assert "We are interested" not in text
        assert "decides, until" in text
        assert "Bob Su Derneği" in page(at.alice, f"/proposals/{id}")
        row = rows.scalars(select(Partnership)).one()
        assert (row.stage, row.seat.role if row.seat else "") == (Stage.INTERESTED, "Money")

    def test_a_hidden_member_is_told_what_coming_forward_shows(self, at: Browsers) -> None:
        id = posted()
        with db.transaction() as session:
            person(session, "Bob").member.hidden = True

        assert "Your organisation is hidden." in page(at.bob, f"/proposals/{id}")
        post(at.bob, f"/proposals/{id}/interests", {"note": ""})

        assert "Bob Su Derneği" in page(at.alice, f"/proposals/{id}")
        assert "Bob Su Derneği" not in page(at.eve, f"/proposals/{id}")

    def test_who_may_come_forward(self, at: Browsers) -> None:
        id = posted()
        with db.transaction() as session:
            person(session, "Eve").member.status = Status.UNCONFIRMED

        assert post(at.alice, f"/proposals/{id}/interests").status_code == 409
        assert post(at.eve, f"/proposals/{id}/interests").status_code == 403
        assert "once the secretariat has confirmed" in page(at.eve, f"/proposals/{id}")
        for browser in (at.carol, at.sam):
            assert post(browser, f"/proposals/{id}/interests").status_code == 404

    def test_a_member_sees_why_it_would_fit(self, at: Browsers) -> None:
        id = posted()
        with db.transaction() as session:
            person(session, "Bob").member.missions = [Mission(language="tr", text=WELLS)]
        looked()

        text = page(at.bob, f"/proposals/{id}")

        assert "Why you would fit" in text
        assert "Not for us" in text
        assert "Why you would fit" not in page(at.eve, f"/proposals/{id}")


class TestItsLife:
    @pytest.mark.parametrize(
        ("step", "before", "after"),
        [
            ("opening", State.DRAFT, State.OPEN),
            ("withdrawal", State.OPEN, State.WITHDRAWN),
            ("withdrawal", State.APPROVED, State.WITHDRAWN),
            ("start", State.APPROVED, State.RUNNING),
            ("completion", State.RUNNING, State.COMPLETED),
        ],
    )
    def test_the_lead_takes_each_step_at_its_time(
        self, at: Browsers, rows: Session, step: str, before: State, after: State
    ) -> None:
        id = posted(state=before)
        assert f"/proposals/{id}/{step}" in page(at.alice, f"/proposals/{id}")
        for browser in (at.bob, at.eve, at.carol, at.sam):
            assert post(browser, f"/proposals/{id}/{step}").status_code in (403, 404)

        answer = post(at.alice, f"/proposals/{id}/{step}")

        assert answer.status_code == 303
        assert the(rows, id).state is after
        assert f"/proposals/{id}/{step}" not in page(at.alice, f"/proposals/{id}")
        assert post(at.alice, f"/proposals/{id}/{step}").status_code == 409

    def test_our_partners_are_complete(self, at: Browsers, rows: Session) -> None:
        id = posted(roles=("Engineers", "Money"))
        assert "Our partners are complete" not in page(at.alice, f"/proposals/{id}")
        partnered(id, stage=Stage.APPROVED, decided_by="Carol")
        partnered(id, "Eve", stage=Stage.INVITED)
        assert "Our partners are complete" in page(at.alice, f"/proposals/{id}")

        assert post(at.alice, f"/proposals/{id}/full-list").status_code == 303

        assert the(rows, id).state is State.APPROVED
        assert {row.stage for row in rows.scalars(select(Partnership))} == {Stage.APPROVED, Stage.LAPSED}

    def test_a_draft_is_discarded(self, at: Browsers, rows: Session) -> None:
        id = posted(state=State.DRAFT)

        answer = post(at.alice, f"/proposals/{id}/discarding")

        assert "The draft is discarded." in page(at.alice, answer.location)
        assert rows.scalars(select(Proposal)).all() == []

    def test_a_draft_that_lacks_something_says_so_instead_of_a_button(self, at: Browsers) -> None:
        id = posted(state=State.DRAFT, summary="")

        text = page(at.alice, f"/proposals/{id}")

        assert "it still needs a summary and a deadline" in text
        assert f"/proposals/{id}/opening" not in text
        assert post(at.alice, f"/proposals/{id}/opening").status_code == 409


def water_member(name: str, **facts: Any) -> None:
    """A Turkish association that drills wells."""
    with db.transaction() as session:
        make_member(
            session, name=name, language="tr", country="TR", languages=("tr", "en"), works_in=("SD",),
            fields=("drinking-water",), mission=WELLS, **facts,
        )  # fmt: skip


def fill(proposal: str, number: int, level: str = "strong") -> None:
    """So many suggestions more, as the worker would leave them."""
    with db.transaction() as session:
        row = session.scalars(select(Proposal).where(Proposal.public_id == proposal)).one()
        for place in range(number):
            session.add(a_suggestion(session, row, f"Filler {place}", place, level))
        session.merge(Search(proposal_id=row.id, looked_at=clock.now()))


def a_suggestion(session: Session, proposal: Proposal, name: str, rank: int, level: str) -> Suggestion:
    field = {"field": "drinking-water", "ours": [], "theirs": [], "declared": True}
    return Suggestion(
        proposal=proposal,
        member=make_member(session, name=name),
        rank=rank + 1,
        score=70,
        level=Level(level),
        parts=[{"code": "field", "points": 70}],
        reasons=[{"code": "same_field", "evidence": field}],
        misfits=[],
    )


def public_id_of(name: str) -> str:
    session = db.session()
    return session.scalars(select(Member).join(Member.names).where(MemberName.text == name)).one().public_id


def the_seat(session: Session, proposal: str, role: str) -> int:
    return next(seat.id for seat in the(session, proposal).seats if seat.role == role)


def unmasked(text: str) -> str:
    """The page without its form tokens, which differ each time."""
    return re.sub(r'name="csrf_token" value="[^"]+"', "", text)


def questions(act: Callable[[], object]) -> int:
    """How many statements the database is asked meanwhile."""
    asked: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        asked.append(statement)

    engine = db.session().get_bind()
    db.close()
    event.listen(engine, "before_cursor_execute", note)
    act()
    event.remove(engine, "before_cursor_execute", note)
    return len(asked)

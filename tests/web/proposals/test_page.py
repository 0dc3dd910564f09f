"""A proposal's own page: what each reader sees of it."""

from collab import db
from collab.partnerships.model import Stage
from collab.posts.model import Reach, State
from tests.browsing import post, says
from tests.web.browsers import Browsers
from tests.web.proposals.stage import TITLE, fill, page, partnered, person, posted, questions, the_seat, typed, unmasked


def test_who_may_read_it(at: Browsers) -> None:
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


def test_a_hidden_draft_looks_like_one_that_never_was(at: Browsers) -> None:
    draft = posted(state=State.DRAFT)

    there = unmasked(page(at.carol, f"/proposals/{draft}", 404)).replace(draft, "")
    assert there == unmasked(page(at.carol, "/proposals/2345abcdefgh", 404)).replace("2345abcdefgh", "")


def test_the_text_stands_in_the_readers_language_where_there_is_one(at: Browsers) -> None:
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


def test_a_text_in_another_language_is_said_to_be_so(at: Browsers) -> None:
    id = posted(language="tr", title="Temiz su", summary="Kuyu açıyoruz.")

    text = page(at.eve, f"/proposals/{id}")

    assert "This text is written in" in text
    assert "Kuyu açıyoruz." in text
    assert "A member in Sudan seeks one partner" in text


def test_a_hidden_lead_is_not_named_nor_its_country(at: Browsers) -> None:
    id = posted(countries=("TD",))
    with db.transaction() as session:
        person(session, "Alice").member.hidden = True

    text = page(at.eve, f"/proposals/{id}")

    assert "Alice" not in text
    assert "Sudan" not in text
    assert "Alice Water Aid" in page(at.carol, f"/proposals/{id}")


def test_seats_say_what_is_filled_and_by_whom_only_to_those_it_concerns(at: Browsers) -> None:
    id = posted(roles=("Engineers", "Money"), reach=Reach.PUBLIC)
    with db.transaction() as session:
        seat = the_seat(session, id, "Engineers")
    partnered(id, stage=Stage.APPROVED, decided_by="Carol", seat_id=seat)

    assert "1 of 2 places filled" in page(at.stranger, f"/proposals/{id}")
    for browser, named in ((at.alice, True), (at.carol, True), (at.eve, False), (at.stranger, False)):
        assert ("Filled by" in page(browser, f"/proposals/{id}")) is named
        assert ("Bob Su Derneği" in page(browser, f"/proposals/{id}")) is named


def test_the_lead_sees_who_was_asked_and_whose_turn_it_is(at: Browsers) -> None:
    id = posted()
    partnered(id, stage=Stage.INVITED)
    partnered(id, "Eve", stage=Stage.INTERESTED, by_invitation=False)

    text = page(at.alice, f"/proposals/{id}")

    assert "Bob Su Derneği</bdi> decides" in text
    assert "You decide, until" in text
    assert "Bob Su Derneği" in page(at.carol, f"/proposals/{id}")
    assert not says(page(at.eve, f"/proposals/{id}"), "Bob")
    assert not says(page(at.sam, f"/proposals/{id}"), "Bob")


def test_an_invited_member_that_hides_is_named_no_more(at: Browsers) -> None:
    id = posted()
    partnered(id, stage=Stage.INVITED)
    with db.transaction() as session:
        person(session, "Bob").member.hidden = True

    assert not says(page(at.alice, f"/proposals/{id}"), "Bob")


def test_more_partners_and_suggestions_ask_no_more_questions(at: Browsers) -> None:
    id = posted(roles=("Engineers",))
    fill(id, 3)
    few = questions(lambda: page(at.alice, f"/proposals/{id}"))
    fill(id, 9)

    assert questions(lambda: page(at.alice, f"/proposals/{id}")) == few

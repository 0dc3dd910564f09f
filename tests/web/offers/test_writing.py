"""Writing an offer or a request: posted or kept as a draft, and what is said when something is wrong."""

import re
from typing import Any

import pytest

from collab import db
from collab.members.model import Status
from collab.offers.model import Cost, Exchange, Format, Period, Type
from collab.posts.model import CodeKind, PostKind, State
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.offers.stage import SUMMARY, TITLE, the, typed
from tests.web.proposals.stage import every, page, person


def test_a_member_posts_an_offer_and_is_told_what_happens_next(at: Browsers) -> None:
    answer = post(at.alice, "/offers/new", typed())

    assert answer.status_code == 303
    text = page(at.alice, answer.location)
    assert "It is posted." in text
    assert "Members who fit are being looked for" in text
    offer = the(answer.location.rpartition("/")[2])
    assert (offer.kind, offer.state, offer.member.name.text) == (PostKind.OFFER, State.OPEN, "Alice Water Aid")
    assert (offer.type, offer.format, offer.number, offer.period) == (Type.TRAINING, Format.ONLINE, 2, Period.QUARTER)
    assert (offer.cost, offer.amount, offer.currency) == (Cost.PAID, 300, "EUR")
    assert offer.coded(CodeKind.COUNTRY) == ("SD", "TD")
    assert offer.coded(CodeKind.CAPACITY) == ("teachers-trainers",)
    assert "for 2 members a quarter" in page(at.eve, answer.location)


def test_a_request_asks_not_for_how_many(at: Browsers) -> None:
    form = page(at.alice, "/offers/new?kind=request")
    assert "For how many members" not in form
    assert "For how many members" in page(at.alice, "/offers/new")

    answer = post(at.alice, "/offers/new", typed(kind="request", number="", cost="free"))

    request = the(answer.location.rpartition("/")[2])
    assert (request.kind, request.number, request.amount) == (PostKind.REQUEST, 1, None)
    assert "asks for training" in page(at.eve, answer.location)


def test_a_draft_needs_only_a_title_and_only_its_organisation_sees_it(at: Browsers) -> None:
    answer = post(at.alice, "/offers/new", {"kind": "offer", "texts-0-language": "ar", "texts-0-title": "فكرة",
                                            "type": "training", "format": "both", "cost": "free", "number": "1",
                                            "period": "once", "reach": "members", "draft": "1"})  # fmt: skip

    assert answer.status_code == 303, answer.text
    assert "Only your organisation sees it." in page(at.alice, answer.location)
    for browser in (at.bob, at.eve, at.carol, at.sam, at.stranger):
        page(browser, answer.location, 404)


@pytest.mark.parametrize(
    ("changes", "beside", "words"),
    [
        ({"texts-0-title": " "}, "texts-0-title", "Give it a title"),
        ({"texts-0-title": "x" * 161}, "texts-0-title", "at most 160 characters"),
        ({"texts-0-summary": ""}, "texts-0-summary", "Write a summary"),
        ({"fields": []}, "fields", "Tick at least one field of work"),
        ({"type": "party"}, "type", ""),
        ({"format": "by pigeon"}, "format", ""),
        ({"number": "0"}, "number", "from 1 to 500"),
        ({"number": "501"}, "number", "from 1 to 500"),
        ({"number": "many"}, "number", "Write a whole number"),
        ({"period": "decade"}, "period", ""),
        ({"amount": "-5"}, "amount", "Write a whole number"),
        ({"amount": "9" * 5000}, "amount", "Write a whole number"),
        ({"currency": ""}, "currency", "Choose the currency"),
        ({"cost_note": "x" * 201}, "cost_note", "at most 200 characters"),
        ({"countries": "Sudn"}, "countries", "Did you mean Sudan?"),
        ({"deadline": ""}, "deadline", "Choose the last day"),
        ({"deadline": "2020-01-01"}, "deadline", "This day is over."),
        ({"deadline": "2090-01-01"}, "deadline", "within the next 3 years"),
        ({"reach": "everybody"}, "reach", ""),
    ],
)
def test_what_is_wrong_is_said_beside_the_field_and_nothing_is_lost(
    at: Browsers, changes: dict[str, Any], beside: str, words: str
) -> None:
    answer = post(at.alice, "/offers/new", typed(**{"cost_note": "We pay the lodging.", **changes}))

    assert answer.status_code == 422
    told = re.search(rf'<p class="wrong" id="{beside}-wrong">(.*?)</p>', answer.text, re.S)
    assert told, f"nothing is said beside {beside}"
    assert words in told[1]
    assert "Error: new offer" in answer.text
    for kept in {"texts-0-title": TITLE, "texts-0-summary": SUMMARY, "cost_note": "We pay the lodging."}.items():
        assert kept[0] in changes or kept[1] in answer.text
    assert every(Exchange) == []


def test_a_text_twice_in_one_language_is_refused(at: Browsers) -> None:
    twice = {"texts-1-language": "en", "texts-1-title": "Twice", "texts-1-summary": "Twice"}

    answer = post(at.alice, "/offers/new", typed(**twice))

    assert answer.status_code == 422
    assert "Two texts are in the same language." in answer.text


def test_an_arabic_writer_is_told_in_arabic_from_right_to_left(at: Browsers) -> None:
    at.alice.get("/language/ar")

    answer = post(at.alice, "/offers/new", typed(**{"texts-0-title": "", "texts-0-language": "ar"}))

    assert answer.status_code == 422
    assert '<html lang="ar" dir="rtl"' in answer.text
    told = re.search(r'id="texts-0-title-wrong">(.*?)</p>', answer.text, re.S)
    assert told
    assert re.search("[ء-ي]", told[1])
    assert "Give it a title" not in answer.text


def test_only_people_of_a_confirmed_member_write_one(at: Browsers) -> None:
    with db.transaction() as session:
        person(session, "Eve").member.status = Status.UNCONFIRMED

    assert at.stranger.get("/offers/new").status_code == 303
    page(at.eve, "/offers/new", 403)
    assert post(at.eve, "/offers/new", typed()).status_code == 403
    for browser in (at.carol, at.sam):
        assert post(browser, "/offers/new", typed()).status_code in (403, 404)
    assert every(Exchange) == []

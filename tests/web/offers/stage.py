"""What tests of offers and requests set up, and how two press at once."""

from collections.abc import Callable
from datetime import timedelta
from threading import Barrier, Thread
from typing import Any

from sqlalchemy import select
from werkzeug.test import TestResponse

from collab import clock, db
from collab.matching.folding import fold
from collab.offers.model import Exchange
from collab.partnerships.model import Stage
from collab.union.settings import union
from tests.builders import make_exchange, make_partnership
from tests.web.proposals.stage import every, person

TITLE, SUMMARY = "How to teach adults to read", "Two weeks for teachers who begin, in our own school."


def given(by: str = "Alice", **facts: Any) -> str:
    """An open offer (or request) of the person's member; its public id."""
    with db.transaction() as session:
        facts = {"title": TITLE, "summary": SUMMARY, "fields": ("literacy",), **facts}
        return make_exchange(session, by=person(session, by), search_text=fold(facts["title"]), **facts).public_id


def asked_for(offer: str, by: str = "Bob", **facts: Any) -> str:
    """The person's member came forward and waits; the partnership's public id."""
    with db.transaction() as session:
        row = session.scalars(select(Exchange).where(Exchange.public_id == offer)).one()
        facts = {"stage": Stage.INTERESTED, "by_invitation": False, **facts}
        return make_partnership(session, post=row, partner=person(session, by), **facts).public_id


def the(public_id: str) -> Exchange:
    """The offer or request as it stands now."""
    return next(row for row in every(Exchange) if row.public_id == public_id)


def typed(**changes: Any) -> dict[str, Any]:
    """A form that can be posted."""
    return {
        "kind": "offer",
        "type": "training",
        "texts-0-language": "en",
        "texts-0-title": TITLE,
        "texts-0-summary": SUMMARY,
        "fields": ["literacy", "teacher-training"],
        "capacities": ["teachers-trainers"],
        "format": "online",
        "languages": ["ar", "en"],
        "countries": "Sudan, تشاد",
        "number": "٢",
        "period": "quarter",
        "cost": "paid",
        "amount": "300",
        "currency": "EUR",
        "cost_note": "The guest pays the journey.",
        "deadline": (clock.today(union().zone) + timedelta(days=30)).isoformat(),
        "reach": "members",
        **changes,
    }


def at_once(*acts: Callable[[], TestResponse]) -> list[int]:
    """Each act in a thread of its own, all at the same moment: the status of each answer, in their order."""
    start, answers = Barrier(len(acts)), dict[int, int]()
    db.close()

    def press(place: int, act: Callable[[], TestResponse]) -> None:
        start.wait()
        answers[place] = act().status_code

    threads = [Thread(target=press, args=one) for one in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return [answers[place] for place in range(len(acts))]

"""What tests of the proposal pages set up, read and count."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any, TypeVar

from flask.testing import FlaskClient
from sqlalchemy import event, select
from sqlalchemy.orm import Session

from collab import clock, db
from collab.matching.folding import fold
from collab.members.model import Member, MemberName
from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.suggestions import actions as suggestions
from collab.suggestions.candidates import Candidates
from collab.suggestions.model import Level, Search, Suggestion
from collab.union.settings import union
from tests.builders import make_member, make_partnership, make_proposal

Row = TypeVar("Row", bound=Any)
TITLE, SUMMARY = "Clean water in schools", "We drill water wells in 24 schools and look for drinking water engineers."
WELLS = "Köylerde su kuyusu açıyor, okullara içme suyu ulaştırıyoruz."


def person(session: Session, name: str) -> Person:
    return session.scalars(select(Person).where(Person.name == name)).one()


def posted(by: str = "Alice", **facts: Any) -> str:
    """An open proposal of the person's member; its public id."""
    with db.transaction() as session:
        facts = {"title": TITLE, "summary": SUMMARY, "fields": ("drinking-water",), "countries": ("SD",), **facts}
        facts["search_text"] = fold(facts["title"])
        return make_proposal(session, by=person(session, by), **facts).public_id


def partnered(proposal: str, partner: str = "Bob", **facts: Any) -> str:
    with db.transaction() as session:
        row = session.scalars(select(Proposal).where(Proposal.public_id == proposal)).one()
        if facts.get("decided_by"):
            facts["decided_by"] = person(session, facts["decided_by"])
        return make_partnership(session, post=row, partner=person(session, partner), **facts).public_id


def looked() -> None:
    suggestions.look(Candidates())


def page(browser: FlaskClient, url: str, status: int = 200) -> str:
    response = browser.get(url)
    assert response.status_code == status, response.text
    return response.text


def the(public_id: str) -> Proposal:
    """The proposal as it stands now."""
    return next(row for row in every(Proposal) if row.public_id == public_id)


def every(kind: type[Row]) -> list[Row]:
    """All rows of a kind as they stand now."""
    db.close()
    return list(db.session().scalars(select(kind).order_by(kind.id)))


def typed(**changes: Any) -> dict[str, Any]:
    """A form that can be posted."""
    return {
        "texts-0-language": "en",
        "texts-0-title": TITLE,
        "texts-0-summary": SUMMARY,
        "fields": ["drinking-water", "hygiene-sanitation"],
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
        session.merge(Search(post_id=row.id, looked_at=clock.now()))


def a_suggestion(session: Session, proposal: Proposal, name: str, rank: int, level: str) -> Suggestion:
    field = {"field": "drinking-water", "ours": [], "theirs": [], "declared": True}
    return Suggestion(
        post=proposal,
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
    row = session.scalars(select(Proposal).where(Proposal.public_id == proposal)).one()
    return next(seat.id for seat in row.seats if seat.role == role)


def unmasked(text: str) -> str:
    """The page without its form tokens and keys, which differ each time."""
    return re.sub(r'name="(csrf_token|form_key)" value="[^"]+"', "", text)


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

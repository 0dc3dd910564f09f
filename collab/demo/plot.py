"""What the demo members have done with each other so far: proposals, partnerships, and who decided when."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy.orm import Session

from collab import clock
from collab.demo import script
from collab.demo.script import Table
from collab.matching.folding import fold
from collab.members import actions as members
from collab.members.model import Member, TieKind
from collab.members.people import Person
from collab.offers.actions import KINDS
from collab.offers.model import Cost, Exchange, Format, Period, Type
from collab.partnerships.model import Partnership, Stage
from collab.posts import actions as posts
from collab.posts.model import CodeKind, PostKind, PostText, Reach, State
from collab.proposals.model import Proposal, Seat, SeatCode
from collab.union.settings import union

SEAT_CODES = {CodeKind.COUNTRY: "countries", CodeKind.LANGUAGE: "languages", CodeKind.CAPACITY: "capacities"}
EXCHANGE_CODES = {CodeKind.FIELD: "fields", **SEAT_CODES}
ENDED = (State.COMPLETED, State.WITHDRAWN, State.EXPIRED)


def post(session: Session, facts: Table, lead: Member, people: Mapping[str, Person]) -> Proposal:
    """A proposal as its lead wrote it, in the state it has reached."""
    state = State(facts["state"])
    deadline, opened = script.day(facts["deadline"]), script.moment(facts["opened"])
    proposal = Proposal(
        member=lead,
        author=people[facts["author"]],
        state=state,
        reach=Reach(facts["reach"]),
        starts_on=script.day(facts["starts"]),
        ends_on=script.day(facts["ends"]),
        budget_low=facts["budget"][0],
        budget_high=facts["budget"][1],
        currency=facts["currency"],
        deadline=deadline,
        closes_at=clock.end_of(deadline, union().zone),
        created_at=opened,
        revised_at=opened,
        opened_at=None if state is State.DRAFT else opened,
        ended_at=script.moment(facts["steps"][-1]["days"]) if state in ENDED else None,
        search_text=fold(" ".join(f"{text['title']} {text['summary']}" for text in facts["texts"])),
    )
    proposal.texts = [PostText(position=place, **text) for place, text in enumerate(facts["texts"])]
    proposal.seats = [_seat(seat, place) for place, seat in enumerate(facts["seats"])]
    proposal.recode(CodeKind.FIELD, facts["fields"])
    proposal.recode(CodeKind.COUNTRY, facts["countries"])
    session.add(proposal)
    session.flush()
    return proposal


def exchange(session: Session, facts: Table, lead: Member, people: Mapping[str, Person]) -> Exchange:
    """An offer or a request as its member wrote it."""
    state = State(facts["state"])
    deadline, opened = script.day(facts["deadline"]), script.moment(facts["opened"])
    row = KINDS[PostKind(facts["kind"])](
        member=lead,
        author=people[facts["author"]],
        type=Type(facts["type"]),
        state=state,
        reach=Reach(facts["reach"]),
        format=Format(facts["format"]),
        number=facts.get("number", 1),
        period=Period(facts.get("period", Period.ONCE)),
        cost=Cost(facts["cost"]),
        cost_note=facts["cost_note"],
        amount=facts.get("amount"),
        currency=facts.get("currency", ""),
        deadline=deadline,
        closes_at=clock.end_of(deadline, union().zone),
        created_at=opened,
        revised_at=opened,
        opened_at=None if state is State.DRAFT else opened,
        ended_at=script.moment(facts["steps"][-1]["days"]) if state in ENDED else None,
        search_text=fold(" ".join(f"{text['title']} {text['summary']}" for text in facts["texts"])),
    )
    row.texts = [PostText(position=place, **text) for place, text in enumerate(facts["texts"])]
    for kind, key in EXCHANGE_CODES.items():
        row.recode(kind, facts[key])
    session.add(row)
    session.flush()
    return row


def meet(
    session: Session, facts: Table, proposal: Proposal, partner: Member, people: Mapping[str, Person]
) -> Partnership:
    """A partnership at its stage, and what the two members see of each other because of it."""
    place = facts.get("seat")
    started, answered, decided, ended = (facts.get(key, {}) for key in ("started", "answered", "decided", "ended"))
    partnership = Partnership(
        post=proposal,
        partner=partner,
        seat=proposal.seats[place - 1] if place else None,
        stage=Stage(facts["stage"]),
        by_invitation=facts["by_invitation"],
        note=facts["note"],
        reason=facts.get("reason", ""),
        started_by=_who(started, people),
        started_at=_when(started),
        answered_by=_who(answered, people),
        answered_at=_when(answered),
        decided_by=_who(decided, people),
        decided_at=_when(decided),
        ended_by=_who(ended, people),
        ended_at=_when(ended),
    )
    session.add(partnership)
    session.flush()
    posts.involve(session, proposal, partner)
    _show(session, partnership)
    return partnership


def _show(session: Session, partnership: Partnership) -> None:
    lead, partner = partnership.lead, partnership.partner
    if partnership.stage is Stage.APPROVED:
        members.tie(session, lead, seen_by=partner, kind=TieKind.PARTNER)
        members.tie(session, partner, seen_by=lead, kind=TieKind.PARTNER)
    elif partnership.stage in (Stage.INTERESTED, Stage.AGREED):
        members.tie(session, partner, seen_by=lead, kind=TieKind.APPEARED)


def _seat(facts: Table, place: int) -> Seat:
    seat = Seat(position=place, role=facts["role"], number=facts["number"])
    seat.codes = [SeatCode(kind=kind, code=code) for kind, key in SEAT_CODES.items() for code in facts[key]]
    return seat


def _who(step: Table, people: Mapping[str, Person]) -> Person | None:
    return people[step["by"]] if "by" in step else None


def _when(step: Table) -> datetime | None:
    return script.moment(step["days"]) if step else None

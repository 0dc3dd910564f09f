"""A partnership as one reader may see it: both sides, who said yes, whose turn it is, and the way so far.

A side that does not show itself to the reader is None; what it wrote is not shown then either. Of a post that a
coordinator hid from the reader nothing is shown. Persons of the other
side have names only once the partnership is approved; before that their member speaks.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from collab import language
from collab.members import policy as members
from collab.members.model import Member
from collab.members.people import Person
from collab.partnerships import policy
from collab.partnerships.model import Partnership, Stage
from collab.posts import policy as posts
from collab.web.shown.names import Named, nameable, named
from collab.words import states

Turn = Literal["ours", "theirs", "desk", "approved", "ended"]


@dataclass(frozen=True, slots=True)
class PartnershipLine:
    """`ours` is the reader's side, at the desk the lead's; `is_led` the reader acts for the lead, `is_in` for either.

    `kind` is the post's; `in_sight` whether the reader may open it; `deadline` its last day, or None once it looks no
    more; `waits_since` when it became somebody's turn.
    """

    public_id: str
    stage: str
    turn: Turn
    by_invitation: bool
    is_in: bool
    is_led: bool
    in_sight: bool
    title: str
    title_language: str
    post: str
    kind: str
    deadline: date | None
    waits_since: datetime
    lead: Named | None
    partner: Named | None
    lead_agreed: bool
    partner_agreed: bool
    role: str
    note: str
    reason: str
    answerable: bool
    withdrawable: bool

    @property
    def ours(self) -> Named | None:
        return self.lead if self.is_led or not self.is_in else self.partner

    @property
    def theirs(self) -> Named | None:
        return self.partner if self.is_led or not self.is_in else self.lead

    @property
    def we_agreed(self) -> bool:
        return self.lead_agreed if self.is_led or not self.is_in else self.partner_agreed

    @property
    def they_agreed(self) -> bool:
        return self.partner_agreed if self.is_led or not self.is_in else self.lead_agreed

    @property
    def asking(self) -> Named | None:
        return self.lead if self.by_invitation else self.partner


@dataclass(frozen=True, slots=True)
class Step:
    """`what` is a stage, "accepted", or what is to come: "answer", "decision", "work". `person` may be nameless ("").

    `state` is "done", "now" or "" for what comes.
    """

    what: str
    state: str
    at: datetime | None = None
    person: str = ""
    member: Named | None = None


def lines_of(rows: Sequence[Partnership], me: Person) -> list[PartnershipLine]:
    """Each partnership in one line; one query for all names."""
    known = known_in(rows, me)
    return [line_of(row, known, me) for row in rows]


def known_in(rows: Iterable[Partnership], me: Person) -> set[int]:
    """Ids of the members of these partnerships that this reader may know of."""
    return nameable([id for row in rows for id in (row.post.member_id, row.partner_id)], me)


def line_of(row: Partnership, known: Collection[int], me: Person) -> PartnershipLine:
    """One partnership in one line; `known` holds the ids of members this reader may name."""
    in_sight, agreed = posts.in_sight_of(row.post, me), _agreed(row)
    text = row.post.text_for(language.current())
    return PartnershipLine(
        public_id=row.public_id,
        stage=row.stage.value,
        turn=_turn(row, me),
        by_invitation=row.by_invitation,
        is_in=policy.in_it(row, me),
        is_led=members.belongs_to(row.lead, me),
        in_sight=in_sight,
        title=text.title if in_sight else states.hidden(),
        title_language=text.language if in_sight else language.current(),
        post=row.post.public_id,
        kind=row.post.kind.value,
        deadline=row.post.deadline if row.post.is_looking else None,
        waits_since=row.answered_at or row.started_at,
        lead=_shown(row.lead, known),
        partner=_shown(row.partner, known),
        lead_agreed=row.lead.id in agreed,
        partner_agreed=row.partner_id in agreed,
        role=row.seat.role if row.seat and in_sight else "",
        note=row.note if row.asking.id in known and in_sight else "",
        reason=row.reason if _author_of_reason(row) in (None, *known) and in_sight else "",
        answerable=policy.answerable_by(row, me),
        withdrawable=policy.withdrawable_by(row, me),
    )


def steps_of(row: Partnership, known: Collection[int], me: Person) -> list[Step]:
    """What happened, what is to happen now, and what comes then."""
    steps = [_done("invited" if row.by_invitation else "interested", row.started_at, row.started_by, row, known, me)]
    if row.answered_at and row.stage is not Stage.DECLINED:
        steps.append(_done("accepted", row.answered_at, row.answered_by, row, known, me))
    if row.decided_at:
        steps.append(_done(row.stage.value, row.decided_at, row.decided_by, row, known, me))
    if row.ended_at:
        steps.append(_done(row.stage.value, row.ended_at, row.ended_by, row, known, me))
    return steps + _to_come(row, known)


def actor(person: Person | None, row: Partnership, known: Collection[int], me: Person) -> tuple[str, Named | None]:
    """How somebody who took a step is named to this reader: the person's name or "", and their member or None."""
    if person is None:
        return "", None
    if person.is_union:
        return person.name, None
    open_to_each_other = row.stage is Stage.APPROVED or me.is_union or person.member_id == me.member_id
    member = _shown(person.member, known) if person.member else None
    return person.name if open_to_each_other else "", member


def _turn(row: Partnership, me: Person) -> Turn:
    if row.is_waiting:
        return "ours" if policy.answerable_by(row, me) else "theirs"
    if row.is_agreed:
        return "desk"
    return "approved" if row.stage is Stage.APPROVED else "ended"


def _agreed(row: Partnership) -> set[int]:
    """Ids of the members whose yes stands."""
    agreed = {row.asking.id}
    if row.answered_at and row.stage is not Stage.DECLINED:
        agreed.add(row.asked.id)
    if row.stage is Stage.WITHDRAWN and row.ended_by:
        agreed.discard(row.ended_by.member_id or 0)
    return agreed


def _author_of_reason(row: Partnership) -> int | None:
    """The id of the member that gave the reason, or None where the union did."""
    return row.ended_by.member_id if row.ended_by else None


def _shown(member: Member, known: Collection[int]) -> Named | None:
    return named(member) if member.id in known else None


def _done(what: str, at: datetime, by: Person | None, row: Partnership, known: Collection[int], me: Person) -> Step:
    person, member = actor(by, row, known, me)
    return Step(what, "done", at, person, member)


def _to_come(row: Partnership, known: Collection[int]) -> list[Step]:
    answer = Step("answer", "now", member=_shown(row.asked, known))
    if row.is_waiting:
        return [answer, Step("decision", ""), Step("work", "")]
    if row.is_agreed:
        return [Step("decision", "now"), Step("work", "")]
    return [Step("work", "now")] if row.stage is Stage.APPROVED else []

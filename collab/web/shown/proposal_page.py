"""All that one reader may see on a proposal's own page, gathered before the template is written."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from collab.language import gettext as _
from collab.matching.results import About
from collab.members.people import Person
from collab.partnerships import queries as partnerships
from collab.partnerships.model import Partnership, Stage
from collab.posts import policy
from collab.posts.model import CodeKind
from collab.proposals.model import Proposal, Seat
from collab.suggestions import policy as suggestion_policy
from collab.web.shown.moderation import Watch, watch_of
from collab.web.shown.names import Named, nameable, named
from collab.web.shown.partnerships import PartnershipLine
from collab.web.shown.partnerships import lines_of as partnership_lines
from collab.web.shown.post_page import Advice, Found, OwnStanding, found_for, own_for
from collab.web.shown.posts import PostLine, lines_of
from collab.web.shown.proposal_facts import Acts, ProposalFacts, acts_of, facts_of, way_of
from collab.web.shown.wishes import standing

TEMPLATE = "proposals/show.html"
SHORT = 200


@dataclass(frozen=True, slots=True)
class SeatShown:
    """One place wanted; `by` are the approved partners this reader may know."""

    public_id: str
    role: str
    wanted: int
    filled: int
    countries: tuple[str, ...]
    languages: tuple[str, ...]
    capacities: tuple[str, ...]
    by: list[Named]


@dataclass(frozen=True, slots=True)
class ProposalPage:
    """`found` and `own` are None where they do not concern this reader."""

    line: PostLine
    facts: ProposalFacts
    acts: Acts
    way: list[dict[str, Any]]
    is_lead: bool
    lead_is_hidden: bool
    seats: list[SeatShown]
    filled: int
    partners: list[PartnershipLine]
    found: Found | None
    own: OwnStanding | None
    watch: Watch
    wish: str

    @property
    def asks_for_answer(self) -> bool:
        """A member came forward, and the reader's side has to answer."""
        return any(line.turn == "ours" for line in self.partners)


def page_for(session: Session, proposal: Proposal, me: Person | None, wished: str = "") -> ProposalPage:
    """The proposal's page for this reader, who was shown it by `visible_to`; `wished` is a language to read it in."""
    approved = list(session.scalars(partnerships.of_post(proposal, [Stage.APPROVED])))
    visible = partnerships.visible_to(me).where(Partnership.post_id == proposal.id)
    sees_partners = suggestion_policy.partners_seen_by(proposal, me)
    rows = list(session.scalars(visible.order_by(Partnership.id)))
    return ProposalPage(
        line=lines_of([proposal], me)[0],
        facts=facts_of(proposal, wished),
        acts=acts_of(proposal, me, approved=len(approved)),
        way=[] if proposal.is_draft else way_of(proposal),
        is_lead=policy.led_by(proposal, me),
        lead_is_hidden=proposal.member.hidden,
        seats=_seats(proposal, approved, me, names_them=sees_partners or any(row in approved for row in rows)),
        filled=min(len(approved), proposal.places),
        partners=partnership_lines(rows, me) if sees_partners and me else [],
        found=found_for(session, proposal, me, missing_in) if sees_partners and proposal.is_looking else None,
        own=own_for(session, proposal, rows, me),
        watch=watch_of(proposal, me),
        wish=standing(session, proposal, me),
    )


def _seats(proposal: Proposal, approved: list[Partnership], me: Person | None, *, names_them: bool) -> list[SeatShown]:
    known = nameable((row.partner_id for row in approved), me) if names_them else set()
    by_seat = {seat.id: [row for row in approved if row.seat_id == seat.id] for seat in proposal.seats}
    return [_seat(seat, by_seat[seat.id], known) for seat in proposal.seats]


def _seat(seat: Seat, filled_by: list[Partnership], known: set[int]) -> SeatShown:
    return SeatShown(
        public_id=seat.public_id,
        role=seat.role,
        wanted=seat.number,
        filled=min(len(filled_by), seat.number),
        countries=seat.coded(CodeKind.COUNTRY),
        languages=seat.coded(CodeKind.LANGUAGE),
        capacities=seat.coded(CodeKind.CAPACITY),
        by=[named(row.partner) for row in filled_by if row.partner_id in known],
    )


def missing_in(proposal: Proposal) -> list[Advice]:
    """What the lead could add, so that members who fit are found."""
    words = max((len(text.summary) for text in proposal.texts), default=0)
    asked = [seat for seat in proposal.seats if seat.coded(CodeKind.CAPACITY)]
    advice = [
        (not proposal.coded(CodeKind.FIELD), _("Tick the fields of work it belongs to."), About.FIELD),
        (words < SHORT, _("Tell more in the summary: who is helped, what is done, what you cannot do alone."), ""),
        (not asked, _("Say what a partner should bring: under “Partners wanted”, tick what you need."), About.CAPACITY),
        (not proposal.coded(CodeKind.COUNTRY), _("Name the countries where the work is."), About.COUNTRY),
        (len(proposal.texts) == 1, _("Add the title and summary in a second language."), ""),
    ]
    return [Advice(words, about) for lacks, words, about in advice if lacks]

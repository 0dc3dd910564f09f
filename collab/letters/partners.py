"""A partnership as one reader may know it: who the other side is, whom to write to, and why the two fit."""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from collab.letters import telling
from collab.members import queries as members
from collab.members.people import Person
from collab.partnerships import policy, queries
from collab.partnerships.model import Partnership, Stage
from collab.posts import policy as posts
from collab.suggestions import queries as suggestions
from collab.words import states
from collab.words.reasons import Why, sentences
from collab.words.side import Side


@dataclass(frozen=True, slots=True)
class Case:
    """Names as the reader may know them; `other` is the side the reader does not belong to.

    Where the post is not in the reader's sight (a coordinator hid it), nothing is told of it but that it is hidden.
    """

    row: Partnership
    title: str
    lead: str
    partner: str
    role: str
    deadline: str
    is_led: bool
    in_sight: bool
    knows_both: bool

    @property
    def kind(self) -> str:
        """ "proposal", "offer" or "request"."""
        return self.row.post.kind.value

    @property
    def note(self) -> str:
        """What came with the invitation or interest; nothing of a side that does not show itself any more."""
        return self.row.note if self.knows_both and self.in_sight else ""

    @property
    def reason(self) -> str:
        """Why a side said no or stepped back; nothing of a side that does not show itself any more."""
        return self.row.reason if self.knows_both and self.in_sight else ""

    @property
    def other(self) -> str:
        return self.partner if self.is_led else self.lead


def case_of(session: Session, reader: Person, partnership_id: int, stage: Stage) -> Case | None:
    """The partnership, if it still stands at `stage` and the reader, who is still in, may see it."""
    query = queries.visible_to(reader).where(Partnership.id == partnership_id, Partnership.stage == stage)
    row = session.scalar(query) if reader.is_in else None
    return described(session, row, reader) if row else None


def own_case_of(session: Session, reader: Person, partnership_id: int, stage: Stage) -> Case | None:
    """The same, if the reader still acts for one of the two sides."""
    case = case_of(session, reader, partnership_id, stage)
    return case if case and policy.in_it(case.row, reader) else None


def described(session: Session, row: Partnership, reader: Person) -> Case:
    """A partnership that the reader may see, in the reader's words."""
    in_sight = posts.in_sight_of(row.post, reader)
    return Case(
        row=row,
        title=telling.title(row.post) if in_sight else states.hidden(),
        lead=telling.name(session, row.lead, reader),
        partner=telling.name(session, row.partner, reader),
        role=telling.role(row) if in_sight else "",
        deadline=telling.deadline(row.post),
        knows_both=all(telling.shows(session, member, reader) for member in (row.lead, row.partner)),
        is_led=reader.speaks_for is not None and reader.member_id == row.lead.id,
        in_sight=in_sight,
    )


def why(session: Session, case: Case, side: Side) -> Why:
    """What the matcher says of the two, for one side; empty where it says nothing."""
    found = suggestions.between(session, case.row.post_id, case.row.partner_id)
    if found is None or not case.in_sight:
        return Why([], [], [])
    return sentences(found.reasons, found.misfits, side=side, lead=case.lead, partner=case.partner, kind=case.kind)


def contact_of(session: Session, case: Case) -> Person | None:
    """Who acted for the other side; somebody else of it where that person left."""
    member = case.row.partner if case.is_led else case.row.lead
    acted = case.row.partner_contact if case.is_led else case.row.lead_contact
    if acted is not None and acted.is_in and acted.member_id == member.id:
        return acted
    return session.scalars(members.people_of(member.id)).first()

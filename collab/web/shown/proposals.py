"""A proposal in one line, as lists and suggestion cards show it to one reader."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from collab import language
from collab.language import gettext as _
from collab.language import ngettext
from collab.members import policy as members
from collab.members.people import Person
from collab.proposals.model import CodeKind, Proposal, State
from collab.web.shown.names import Named, nameable, named
from collab.words import names, posts


@dataclass(frozen=True, slots=True)
class ProposalLine:
    """`lead` is None where this reader may not know who leads it. `deadline` is None unless it still looks.

    `title` stands in `title_language`: the reader's where there is one. `sentence` says in the reader's language
    what is sought.
    """

    public_id: str
    title: str
    title_language: str
    sentence: str
    state: State
    deadline: date | None
    lead: Named | None
    is_own: bool


def lines_of(proposals: Sequence[Proposal], me: Person | None) -> list[ProposalLine]:
    """Each proposal in one line for this reader, in two queries however many they are."""
    known = nameable((proposal.member_id for proposal in proposals), me)
    return [line_of(proposal, known, me) for proposal in proposals]


def line_of(proposal: Proposal, known: Collection[int], me: Person | None) -> ProposalLine:
    """One proposal in one line; `known` holds the ids of leads this reader may name."""
    text = proposal.text_for(language.current())
    lead = named(proposal.member) if proposal.member_id in known else None
    return ProposalLine(
        public_id=proposal.public_id,
        title=text.title,
        title_language=text.language,
        sentence=sentence_of(proposal, names_lead=lead is not None),
        state=proposal.state,
        deadline=proposal.deadline if proposal.is_looking else None,
        lead=lead,
        is_own=me is not None and members.belongs_to(proposal.member, me),
    )


def sentence_of(proposal: Proposal, *, names_lead: bool) -> str:
    """What is sought, from the structured parts; the lead's country only where its name may be known too."""
    wanted = _wanted_in(proposal)
    if not names_lead:
        return _sought_by_somebody(proposal, wanted)
    return posts.sought(
        country=proposal.member.country,
        number=proposal.places,
        countries=wanted,
        fields=proposal.coded(CodeKind.FIELD),
        answer_by=proposal.deadline,
    )


def _wanted_in(proposal: Proposal) -> tuple[str, ...]:
    """Where partners are wanted: what the places ask for, else where the work is."""
    asked = [code for seat in proposal.seats for code in seat.coded(CodeKind.COUNTRY)]
    return tuple(dict.fromkeys(asked)) or proposal.coded(CodeKind.COUNTRY)


def _sought_by_somebody(proposal: Proposal, countries: Iterable[str]) -> str:
    where = [names.country(code) for code in countries]
    work = [names.inside(names.field(code)) for code in proposal.coded(CodeKind.FIELD)][: posts.MOST_FIELDS]
    sentence = ngettext(
        "A member of the union seeks one partner in %(countries)s for %(work)s.",
        "A member of the union seeks %(num)s partners in %(countries)s for %(work)s.",
        proposal.places,
        countries=language.listing(where, "or") if where else _("any country"),
        work=language.listing(work) if work else _("a joint project"),
    )
    if proposal.deadline is None:
        return sentence
    until = _("Answer by %(date)s.", date=language.date(proposal.deadline))
    return f"{sentence} {until}"

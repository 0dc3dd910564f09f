"""How letters name members, proposals, roles and pages, no more of them than the reader may know."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.letters.sheet import Link
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Person
from collab.partnerships.model import Partnership
from collab.proposals.model import CodeKind, Proposal
from collab.union.settings import union
from collab.words import names, posts


def url(path: str) -> str:
    """The full address of one of our pages."""
    return f"{union().base_url}{path}"


def shows(session: Session, member: Member, reader: Person) -> bool:
    """Whether the reader may know of the member."""
    return session.scalar(select(members.visible_to(reader).where(Member.id == member.id).exists())) or False


def name(session: Session, member: Member, reader: Person) -> str:
    """The member's name, or words for a member that does not show itself to this reader."""
    return names.typed(member.name.text) if shows(session, member, reader) else _("A member of the union")


def title(proposal: Proposal) -> str:
    return names.typed(proposal.text_for(language.current()).title)


def sought(session: Session, proposal: Proposal, reader: Person) -> list[str]:
    """The one sentence that tells what the proposal seeks; nothing where its lead does not show itself."""
    if not shows(session, proposal.member, reader):
        return []
    sentence = posts.sought(
        country=proposal.member.country,
        number=proposal.places,
        countries=_countries(proposal),
        fields=proposal.coded(CodeKind.FIELD),
        answer_by=proposal.deadline if proposal.is_looking else None,
    )
    return [sentence]


def role(partnership: Partnership) -> str:
    """The role as the lead wrote it, or "" where none was named."""
    return names.typed(partnership.seat.role) if partnership.seat else ""


def said(words: str) -> list[str]:
    """A note or a reason, quoted, as a paragraph of its own; nothing where nothing was said."""
    return [_("In their words: “%(words)s”", words=names.typed(words))] if words.strip() else []


def deadline(proposal: Proposal) -> str:
    """The last day to answer, as a date; "" for a proposal without one."""
    return language.date(proposal.deadline) if proposal.deadline else ""


def to_proposal(proposal: Proposal, label: str, *, main: bool = False) -> Link:
    return Link(label, url(f"/proposals/{proposal.public_id}"), main)


def to_partnership(partnership: Partnership, label: str) -> Link:
    return Link(label, url(f"/partnerships/{partnership.public_id}"), main=True)


def to_profile(session: Session, member: Member, reader: Person) -> list[Link]:
    """The way to a member's page, if there is one for this reader."""
    address = url(f"/members/{member.public_id}")
    return [Link(_("See their profile"), address)] if shows(session, member, reader) else []


def _countries(proposal: Proposal) -> list[str]:
    wanted = [code for seat in proposal.seats for code in seat.coded(CodeKind.COUNTRY)]
    return list(dict.fromkeys(wanted))

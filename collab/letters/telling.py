"""How letters name members, proposals, roles and pages, no more of them than the reader may know."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.letters.sheet import Link
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Person
from collab.offers.model import Exchange
from collab.partnerships.model import Partnership
from collab.posts.model import LISTED, CodeKind, Post, State
from collab.proposals.model import Proposal, seats_of
from collab.union.settings import union
from collab.words import exchanges, names, posts
from collab.words.exchanges import Told


def url(path: str) -> str:
    """The full address of one of our pages."""
    return f"{union().base_url}{path}"


def shows(session: Session, member: Member, reader: Person) -> bool:
    """Whether the reader may know of the member."""
    return session.scalar(select(members.visible_to(reader).where(Member.id == member.id).exists())) or False


def name(session: Session, member: Member, reader: Person) -> str:
    """The member's name, or words for a member that does not show itself to this reader."""
    return names.typed(member.name.text) if shows(session, member, reader) else _("A member of the union")


def title(post: Post) -> str:
    return names.typed(post.text_for(language.current()).title)


def written_in(post: Post) -> list[str]:
    """Where there is no text in the reader's language: in which one its title is."""
    text = post.text_for(language.current())
    if text.language == language.current():
        return []
    tongue = names.working_language(text.language)
    return [_("The text is written in %(language)s; there is none in your language yet.", language=tongue)]


def sought(session: Session, post: Post, reader: Person) -> list[str]:
    """The one sentence of the post; nothing of a proposal whose lead does not show itself."""
    if isinstance(post, Exchange):
        return [exchanged(post, names_lead=shows(session, post.member, reader))]
    if not shows(session, post.member, reader):
        return []
    sentence = posts.sought(
        country=post.member.country,
        number=post.places,
        countries=_countries(post),
        fields=post.coded(CodeKind.FIELD),
        answer_by=post.deadline if post.is_looking else None,
    )
    return [sentence]


def exchanged(post: Exchange, *, names_lead: bool) -> str:
    """The one sentence of an offer or a request; its country only where its member may be named too."""
    return exchanges.sentence(
        Told(
            kind=post.kind.value,
            type=post.type.value,
            country=post.member.country if names_lead else "",
            fields=post.coded(CodeKind.FIELD),
            format=post.format.value,
            number=post.number,
            period=post.period.value,
            cost=post.cost.value,
            amount=post.amount,
            currency=post.currency,
            languages=post.coded(CodeKind.LANGUAGE),
            until=post.deadline if post.state in (State.DRAFT, *LISTED) else None,
        )
    )


def role(partnership: Partnership) -> str:
    """The role as the lead wrote it, or "" where none was named."""
    return names.typed(partnership.seat.role) if partnership.seat else ""


def said(words: str) -> list[str]:
    """A note or a reason, quoted, as a paragraph of its own; nothing where nothing was said."""
    return [_("In their words: “%(words)s”", words=names.typed(words))] if words.strip() else []


def deadline(post: Post) -> str:
    """The last day to answer, as a date; "" for a post without one."""
    return language.date(post.deadline) if post.deadline else ""


def family(post: Post) -> str:
    """The family of pages on which it stands."""
    return "proposals" if isinstance(post, Proposal) else "offers"


def to_post(post: Post, label: str, *, main: bool = False) -> Link:
    return Link(label, url(f"/{family(post)}/{post.public_id}"), main)


def to_edit(post: Post, text: str) -> str:
    """The address where its lead adds the text in that language."""
    return url(f"/{family(post)}/{post.public_id}/edit?text={text}")


def to_partnership(partnership: Partnership, label: str) -> Link:
    return Link(label, url(f"/partnerships/{partnership.public_id}"), main=True)


def to_profile(session: Session, member: Member, reader: Person) -> list[Link]:
    """The way to a member's page, if there is one for this reader."""
    address = url(f"/members/{member.public_id}")
    return [Link(_("See their profile"), address)] if shows(session, member, reader) else []


def _countries(post: Post) -> list[str]:
    wanted = [code for seat in seats_of(post) for code in seat.coded(CodeKind.COUNTRY)]
    return list(dict.fromkeys(wanted))

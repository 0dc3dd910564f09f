"""A post in one line, as lists and suggestion cards show it to one reader."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from collab import language
from collab.language import gettext as _
from collab.language import ngettext
from collab.letters.telling import exchanged
from collab.members import policy as members
from collab.members.people import Person
from collab.offers.model import Exchange
from collab.posts.model import CodeKind, Post, State
from collab.proposals.model import seats_of
from collab.web.shown.names import Named, nameable, named
from collab.words import names, posts


@dataclass(frozen=True, slots=True)
class PostLine:
    """`lead` is None where this reader may not know who leads it. `deadline` is None unless it still looks.

    `title` stands in `title_language`: the reader's where there is one. `sentence` says in the reader's language
    what is sought.
    """

    public_id: str
    kind: str
    title: str
    title_language: str
    sentence: str
    state: State
    deadline: date | None
    lead: Named | None
    is_own: bool


def lines_of(rows: Sequence[Post], me: Person | None) -> list[PostLine]:
    """Each post in one line for this reader, in two queries however many they are."""
    known = nameable((post.member_id for post in rows), me)
    return [line_of(post, known, me) for post in rows]


def line_of(post: Post, known: Collection[int], me: Person | None) -> PostLine:
    """One post in one line; `known` holds the ids of leads this reader may name."""
    text = post.text_for(language.current())
    lead = named(post.member) if post.member_id in known else None
    return PostLine(
        public_id=post.public_id,
        kind=post.kind.value,
        title=text.title,
        title_language=text.language,
        sentence=sentence_of(post, names_lead=lead is not None),
        state=post.state,
        deadline=post.deadline if post.is_looking else None,
        lead=lead,
        is_own=me is not None and members.belongs_to(post.member, me),
    )


def sentence_of(post: Post, *, names_lead: bool) -> str:
    """What is sought or given, from the structured parts; the lead's country only where its name may be known too."""
    if isinstance(post, Exchange):
        return exchanged(post, names_lead=names_lead)
    wanted = _wanted_in(post)
    if not names_lead:
        return _sought_by_somebody(post, wanted)
    return posts.sought(
        country=post.member.country,
        number=post.places,
        countries=wanted,
        fields=post.coded(CodeKind.FIELD),
        answer_by=post.deadline,
    )


def _wanted_in(post: Post) -> tuple[str, ...]:
    """Where partners are wanted: what the places ask for, else where the work is."""
    asked = [code for seat in seats_of(post) for code in seat.coded(CodeKind.COUNTRY)]
    return tuple(dict.fromkeys(asked)) or post.coded(CodeKind.COUNTRY)


def _sought_by_somebody(post: Post, countries: Iterable[str]) -> str:
    where = [names.country(code) for code in countries]
    work = [names.inside(names.field(code)) for code in post.coded(CodeKind.FIELD)][: posts.MOST_FIELDS]
    sentence = ngettext(
        "A member of the union seeks one partner in %(countries)s for %(work)s.",
        "A member of the union seeks %(num)s partners in %(countries)s for %(work)s.",
        post.places,
        countries=language.listing(where, "or") if where else _("any country"),
        work=language.listing(work) if work else _("a joint project"),
    )
    if post.deadline is None:
        return sentence
    until = _("Answer by %(date)s.", date=language.date(post.deadline))
    return f"{sentence} {until}"

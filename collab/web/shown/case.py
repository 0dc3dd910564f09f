"""A case on the coordinator's desk: the two profiles row by row, what met, and what the matcher says."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.members.people import Person
from collab.members.profiles import Shown, shown_to
from collab.offers.model import Offer, Request
from collab.partnerships import policy, queries
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import CodeKind, Post
from collab.proposals.model import seats_of
from collab.suggestions import queries as suggestions
from collab.suggestions.model import Suggestion
from collab.web.shown.suggestions import SuggestionCard, card_for
from collab.words import names

MOST_ACTIVITIES = 4


@dataclass(frozen=True, slots=True)
class Words:
    """One row of the comparison: words of either side, and those that stand on both."""

    label: str
    ours: Sequence[str]
    theirs: Sequence[str]

    @property
    def common(self) -> list[str]:
        return [word for word in self.ours if word in self.theirs]


@dataclass(frozen=True, slots=True)
class Text:
    """A few sentences in the language they were typed in."""

    words: str
    language: str


@dataclass(frozen=True, slots=True)
class Case:
    """`decidable` by this reader; how many partners are `taken`, of the `places` where some are named.

    `match` is None where the matcher says nothing of the two, `looking` where it has not looked yet.
    """

    lead: Shown
    partner: Shown
    rows: list[Words]
    missions: tuple[Text | None, Text | None]
    activities: tuple[list[str], list[str]]
    confirmed: tuple[datetime | None, datetime | None]
    summary: Text
    fields: list[str]
    match: SuggestionCard | None
    looking: bool
    decidable: bool
    taken: int
    places: int | None


def case_of(session: Session, row: Partnership, me: Person) -> Case:
    """Everything a coordinator needs to decide."""
    lead, partner = shown_to(session, row.lead, me), shown_to(session, row.partner, me)
    text = row.post.text_for(language.current())
    found = suggestions.between(session, row.post_id, row.partner_id)
    return Case(
        lead=lead,
        partner=partner,
        rows=_compared(row, lead, partner),
        missions=(_mission(lead), _mission(partner)),
        activities=(_activities(lead), _activities(partner)),
        confirmed=(lead.confirmed_at, partner.confirmed_at),
        summary=Text(text.summary, text.language),
        fields=[names.field(code) for code in row.post.coded(CodeKind.FIELD)],
        match=card_for(found, me, "desk") if found else None,
        looking=found is None and suggestions.is_being_looked_for(session, row.post),
        decidable=policy.decidable_by(row, me),
        taken=queries.count_at(session, row.post, Stage.APPROVED),
        places=row.post.places if seats_of(row.post) else None,
    )


def levels_of(session: Session, rows: Sequence[Partnership]) -> dict[int, str]:
    """How well each pair fits, by partnership id, where the matcher says anything; one query however many they are."""
    query = select(Suggestion.post_id, Suggestion.member_id, Suggestion.level).where(
        Suggestion.post_id.in_({row.post_id for row in rows}),
        Suggestion.member_id.in_({row.partner_id for row in rows}),
    )
    found = {(post, member): level.value for post, member, level in session.execute(query)}
    pairs = {row.id: (row.post_id, row.partner_id) for row in rows}
    return {id: found[pair] for id, pair in pairs.items() if pair in found}


def _compared(row: Partnership, lead: Shown, partner: Shown) -> list[Words]:
    wanted = row.seat
    asked = wanted.coded(CodeKind.CAPACITY) if wanted else _asked(row.post, CodeKind.CAPACITY)
    return [
        _met(row.post, asked, partner),
        Words(_("Fields of work"), _named(names.field, lead.card.fields), _named(names.field, partner.card.fields)),
        Words(_("Works in"), _places(lead), _places(partner)),
        Words(_("Languages"), _named(names.working_language, lead.languages), _spoken(partner)),
        Words(_("Works for"), _groups(lead), _groups(partner)),
        Words(_("Needs"), _named(names.capacity, lead.needs), _named(names.capacity, partner.needs)),
        Words(_("Founded"), _year(lead), _year(partner)),
    ]


def _met(post: Post, asked: Iterable[str], partner: Shown) -> Words:
    """What is asked for beside what the partner has; of an offer, what it gives beside what the partner needs."""
    if isinstance(post, Offer):
        given = _named(names.capacity, post.coded(CodeKind.CAPACITY))
        return Words(_("Given · needed"), given, _named(names.capacity, partner.needs))
    offered = _named(names.capacity, partner.capacities)
    return Words(_("Asked for · can contribute"), _named(names.capacity, asked), offered)


def _asked(post: Post, kind: CodeKind) -> list[str]:
    if isinstance(post, Request):
        return list(post.coded(kind))
    return list(dict.fromkeys(code for seat in seats_of(post) for code in seat.coded(kind)))


def _named(word: Callable[[str], str], codes: Iterable[str] | None) -> list[str]:
    return [word(code) for code in codes or ()]


def _places(shown: Shown) -> list[str]:
    """Where it works, its own country too."""
    return _named(names.country, dict.fromkeys([shown.card.country, *(shown.works_in or ())]))


def _spoken(shown: Shown) -> list[str]:
    return _named(names.working_language, shown.languages)


def _groups(shown: Shown) -> list[str]:
    return _named(names.target_group, shown.target_groups)


def _year(shown: Shown) -> list[str]:
    return [str(shown.founded)] if shown.founded else []


def _mission(shown: Shown) -> Text | None:
    """Its mission in the reader's language where there is one."""
    missions = sorted(shown.missions or (), key=lambda mission: mission.language != language.current())
    return Text(missions[0].text, missions[0].language) if missions else None


def _activities(shown: Shown) -> list[str]:
    done = (shown.activities or ())[:MOST_ACTIVITIES]
    return [f"{activity.title} ({activity.year})" if activity.year else activity.title for activity in done]

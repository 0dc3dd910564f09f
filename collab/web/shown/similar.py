"""Open posts that are nearly the same as one that is being written, with what the two share."""

from collections.abc import Container
from dataclasses import dataclass
from typing import Any

from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.members.people import Person
from collab.posts.drafts import PostDraft
from collab.posts.model import Post
from collab.similar import queries
from collab.similar.candidates import Reader
from collab.similar.model import Likeness
from collab.web.shown.posts import PostLine, lines_of
from collab.words import names
from collab.words.pairs import Pair, Word

ALL_THE_SAME = "all_the_same"
_READER = Reader()  # what this process has read; editions are told apart by public id, whatever the database


@dataclass(frozen=True, slots=True)
class SimilarPost:
    """The other post in one line, what both are about in sentences, and the words that met."""

    line: PostLine
    sentences: list[str]
    pairs: list[Pair]


def similar_to(session: Session, post: Post, me: Person) -> list[SimilarPost]:
    """What this reader could join instead; for drafts and posts that still look."""
    if not post.is_draft and not post.is_looking:
        return []
    return _shown(queries.nearly_the_same(session, post, me), me)


def asked_first(session: Session, draft: PostDraft, me: Person, said: Container[str]) -> list[SimilarPost]:
    """What is open already that is nearly the same as what was sent to be posted; nothing once it was shown."""
    return [] if ALL_THE_SAME in said else _shown(_READER.joinable(session, draft, me), me)


def asks_first(session: Session, post: Post, me: Person, said: Container[str]) -> bool:
    """Whether a kept draft is to be posted although something nearly the same is open that was not shown yet."""
    return post.is_draft and ALL_THE_SAME not in said and bool(queries.nearly_the_same(session, post, me))


def _shown(found: list[tuple[Post, Likeness]], me: Person) -> list[SimilarPost]:
    lines = lines_of([other for other, _row in found], me) if found else []
    return [
        SimilarPost(line, _sentences(row), [_pair(one) for one in row.reasons["pairs"]])
        for line, (_other, row) in zip(lines, found, strict=True)
    ]


def _sentences(row: Likeness) -> list[str]:
    fields = [names.inside(names.field(code)) for code in row.reasons["fields"]]
    countries = [names.country(code) for code in row.reasons["countries"]]
    return [
        *([_("Both are about %(fields)s.", fields=language.listing(fields))] if fields else []),
        *([_("Both name %(countries)s.", countries=language.listing(countries))] if countries else []),
    ]


def _pair(met: dict[str, Any]) -> Pair:
    return Pair(*(Word(met[side]["text"], met[side]["language"]) for side in ("ours", "theirs")))

"""Posts as they are compared: each edition read once by a process."""

from collections.abc import Iterable
from dataclasses import asdict
from functools import cached_property

from sqlalchemy.orm import Session

from collab.matching.facts import Question, Text
from collab.matching.similar import Comparison, Gist
from collab.matching.similar import Likeness as Alike
from collab.members.people import Person
from collab.posts.drafts import PostDraft, TextDraft
from collab.posts.model import CodeKind, Post, PostKind, PostText
from collab.similar import queries
from collab.similar.model import Likeness
from collab.vocabulary import current

UNWRITTEN = 0  # the id of what is only typed yet

Edition = tuple[str, int]


class Reader:
    """Reads posts and what is typed in a form, and compares them; keeps what it read of the last posts it was given."""

    def __init__(self) -> None:
        self._read: dict[Edition, Gist] = {}
        self._words = current.edition()

    def gists(self, posts: Iterable[Post]) -> dict[int, Gist]:
        """What these posts say, by id; when the vocabulary says something else, all are read anew."""
        self._forget_if_words_changed()
        before = self._read
        self._read = {(post.public_id, post.edition): _kept(before, post) or self._gist_of(post) for post in posts}
        return {gist.id: gist for gist in self._read.values()}

    def nearly_the_same(self, ours: Gist, others: Iterable[Gist]) -> list[Alike]:
        """Those of the same kind that are nearly the same, the most alike first."""
        return self._comparison.nearly_the_same(ours, others)

    def joinable(self, session: Session, draft: PostDraft, me: Person) -> list[tuple[Post, Likeness]]:
        """What `me` could join instead of posting what stands in a form, as it is sent; the rows are not kept."""
        gists = self.gists(session.scalars(queries.joinable()))
        ours = self._comparison.gist(_question(UNWRITTEN, draft.kind, draft.texts, draft.fields, draft.countries))
        rows = [row_of(UNWRITTEN, alike) for alike in self.nearly_the_same(ours, gists.values())]
        return queries.shown(session, rows, me, not_of=me.member_id)

    @cached_property
    def _comparison(self) -> Comparison:
        """Made when first needed: its lexicon takes half a second."""
        return Comparison()

    def _gist_of(self, post: Post) -> Gist:
        fields, countries = post.coded(CodeKind.FIELD), post.coded(CodeKind.COUNTRY)
        return self._comparison.gist(_question(post.id, post.kind, post.texts, fields, countries))

    def _forget_if_words_changed(self) -> None:
        if self._words != current.edition():
            self._read = {}
            self.__dict__.pop("_comparison", None)
            self._words = current.edition()


def row_of(post_id: int, alike: Alike) -> Likeness:
    """What was found, as it is written down."""
    reasons = {
        "fields": list(alike.fields),
        "countries": list(alike.countries),
        "pairs": [asdict(pair) for pair in alike.pairs],
    }
    return Likeness(post_id=post_id, other_id=alike.other_id, score=alike.score, reasons=reasons)


def _kept(read: dict[Edition, Gist], post: Post) -> Gist | None:
    return read.get((post.public_id, post.edition))


def _question(
    id: int,
    kind: PostKind,
    texts: Iterable[PostText | TextDraft],
    fields: tuple[str, ...],
    countries: tuple[str, ...],
) -> Question:
    written = list(texts)
    return Question(
        id=id,
        titles=tuple(Text(text.language, text.title) for text in written),
        summaries=tuple(Text(text.language, text.summary) for text in written),
        fields=fields,
        countries=countries,
        kind=kind.value,
    )

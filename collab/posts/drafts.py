"""What a form hands over about any post: frozen, checked for shape, not yet for permission."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from collab.posts.model import Post, PostKind, Reach


@dataclass(frozen=True, slots=True)
class TextDraft:
    """Title and summary in one language."""

    language: str
    title: str
    summary: str


@dataclass(frozen=True, slots=True)
class PostDraft:
    """What every kind of post says; the first text is the original."""

    kind: PostKind = field(kw_only=True)
    texts: tuple[TextDraft, ...]
    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    deadline: date | None = None
    reach: Reach = Reach.MEMBERS


@dataclass(frozen=True, slots=True)
class Answers:
    """What a lead ticked when it was asked about its post; `seat` is the public id of the place that brings it."""

    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    seat: str = ""


def text_drafts_of(post: Post) -> tuple[TextDraft, ...]:
    """The texts of a post as they would be handed over."""
    return tuple(TextDraft(text.language, text.title, text.summary) for text in post.texts)


def in_order(codes: Iterable[str]) -> tuple[str, ...]:
    """Each code once, in alphabetical order: how two drafts are compared, in whatever order boxes were ticked."""
    return tuple(sorted(set(codes)))

"""The fields of work for those who keep them: by committee with counts, found by any word, and where they are thin."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import language
from collab.matching.detection import names_a_field
from collab.matching.facts import Text
from collab.matching.overlap import SharedTerm, shared_terms
from collab.members import numbers
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import LISTED, Post
from collab.vocabulary import current, fields
from collab.vocabulary.collation import folded
from collab.vocabulary.fields import Field

MOST_READ = 300  # profiles or posts, those changed last: reading one takes about a millisecond


@dataclass(frozen=True, slots=True)
class Kept:
    """A field and how many have it."""

    field: Field
    members: int
    posts: int


@dataclass(frozen=True, slots=True)
class Silent:
    """A profile or a post in whose texts no term of any field stands; `kind` is "member" or the post's."""

    public_id: str
    kind: str
    name: str
    language: str


def by_committee(session: Session, asked: str = "") -> dict[str, list[Kept]]:
    """The fields below each committee, those retired last; only those with `asked` in a name or a term."""
    holders, named = numbers.by_field(session, select(Member)), posts.counted_by_field(session)
    found: dict[str, list[Kept]] = {}
    for field in (*fields.fields(), *fields.retired()):
        if folded(asked) in _haystacks(current.edition())[field.code]:
            kept = Kept(field, holders.get(field.code, 0), named.get(field.code, 0))
            found.setdefault(field.committee, []).append(kept)
    return {each.code: found[each.code] for each in fields.committees() if each.code in found}


def kept(session: Session, field: Field) -> Kept:
    """One field and how many have it."""
    holders, named = numbers.by_field(session, select(Member)), posts.counted_by_field(session)
    return Kept(field, holders.get(field.code, 0), named.get(field.code, 0))


def unused(session: Session) -> list[Field]:
    """Fields that no member has and no post names."""
    used = numbers.by_field(session, select(Member)).keys() | posts.counted_by_field(session).keys()
    return [field for field in fields.fields() if field.code not in used]


def shared() -> list[SharedTerm]:
    """Terms that more than one field claims."""
    return _shared(current.edition())


def shared_with(code: str) -> list[SharedTerm]:
    """Of those the ones this field claims."""
    return [each for each in shared() if code in dict(each.claims)]


def silent(session: Session, me: Person) -> tuple[list[Silent], int]:
    """Profiles whose texts name no field, and how many with a text were read."""
    newest = members.visible_to(me).order_by(Member.revised_at.desc(), Member.id).limit(MOST_READ)
    written = [member for member in session.scalars(newest) if member.missions]
    found = [member for member in written if not _says_a_field(_texts(member), current.edition())]
    return [Silent(each.public_id, "member", each.name.text, each.name.language) for each in found], len(written)


def silent_posts(session: Session, me: Person) -> tuple[list[Silent], int]:
    """Open posts whose texts name no field, and how many were read."""
    listed = posts.visible_to(me, Post).where(Post.state.in_(LISTED))
    read = list(session.scalars(listed.order_by(Post.revised_at.desc(), Post.id).limit(MOST_READ)))
    return [_silent_post(post) for post in read if not _says_a_field(_said(post), current.edition())], len(read)


def _silent_post(post: Post) -> Silent:
    text = post.text_for(language.current())
    return Silent(post.public_id, post.kind.value, text.title, text.language)


def _texts(member: Member) -> tuple[Text, ...]:
    names = (Text(name.language, name.text) for name in member.names)
    return (*names, *(Text(mission.language, mission.text) for mission in member.missions))


def _said(post: Post) -> tuple[Text, ...]:
    return tuple(Text(text.language, said) for text in post.texts for said in (text.title, text.summary))


@lru_cache(maxsize=4 * MOST_READ)
def _says_a_field(texts: tuple[Text, ...], edition: int) -> bool:
    return names_a_field(texts)


@lru_cache(maxsize=1)
def _haystacks(edition: int) -> Mapping[str, str]:
    every = (*fields.fields(), *fields.retired())
    return {each.code: " | ".join(folded(words) for words in _written(each)) for each in every}


def _written(field: Field) -> list[str]:
    return [*field.names.values(), *(term for terms in field.terms.values() for term in terms)]


@lru_cache(maxsize=1)
def _shared(edition: int) -> list[SharedTerm]:
    return shared_terms(fields.fields())

"""The life of a post, as far as its lead alone decides; what a kind has of its own is filled in by its own room."""

from collections.abc import Callable
from typing import TypeVar

from sqlalchemy.orm import Session

from collab import clock, jobs
from collab.audit.log import record
from collab.errors import Conflict, Forbidden
from collab.matching.folding import fold
from collab.members.model import Member
from collab.members.people import Person
from collab.posts import policy, queries
from collab.posts.drafts import PostDraft, TextDraft
from collab.posts.model import CodeKind, Involvement, Post, PostText, State
from collab.union.settings import union

P = TypeVar("P", bound=Post)

ENDED = (State.COMPLETED, State.WITHDRAWN, State.EXPIRED)


def require_poster(by: Person) -> None:
    """Raises Forbidden for somebody who may not post."""
    if not policy.postable_by(by):
        raise Forbidden("member.unconfirmed")


def open_(session: Session, post: Post, *, by: Person) -> None:
    """Show a draft to its readers and let the matcher look for members."""
    require_lead(post, by)
    post = queries.locked(session, post)
    if post.state is not State.DRAFT:
        raise Conflict("post.not_a_draft", kind=post.kind.value)
    if not post.is_complete:
        raise Conflict("post.incomplete", kind=post.kind.value)
    post.state, post.opened_at, post.author = State.OPEN, clock.now(), by
    record(session, f"{post.kind.value}.opened", post, by=by)
    revise(session, post)


def edit(session: Session, post: P, fill: Callable[[P], None], *, by: Person) -> None:
    """Change a draft, or what is open: then the matcher looks again."""
    post = queries.locked(session, post)
    require_editable(post, by)
    fill(post)
    post.edition += 1
    record(session, f"{post.kind.value}.edited", post, by=by, edition=post.edition)
    if not post.is_draft:
        revise(session, post)


def ask_no_more(session: Session, post: Post, *, by: Person) -> None:
    """Its lead does not want to be asked what it could still say."""
    post = queries.locked(session, post)
    require_editable(post, by)
    post.clarified_at = clock.now()


def fill(post: Post, draft: PostDraft) -> None:
    """Write down what every kind of post says."""
    _fill_texts(post, draft.texts)
    post.recode(CodeKind.FIELD, draft.fields)
    post.recode(CodeKind.COUNTRY, draft.countries)
    post.deadline, post.reach = draft.deadline, draft.reach
    post.closes_at = clock.end_of(draft.deadline, union().zone) if draft.deadline else None
    post.search_text = fold(" ".join(f"{text.title} {text.summary}" for text in draft.texts))


def advance(session: Session, post: Post, state: State, *, by: Person | None) -> None:
    """Move a locked post on in its life and write it down; `by` None is the clock."""
    post.state = state
    if state in ENDED:
        post.ended_at = clock.now()
    record(session, f"{post.kind.value}.{state.value}", post, by=by)
    touch_member(session, post)
    session.flush()


def step(session: Session, post: Post, from_: State, to: State, *, by: Person) -> None:
    """Move a post on from one state to the next, as its lead says."""
    require_lead(post, by)
    post = queries.locked(session, post)
    if post.state is not from_:
        raise Conflict("post.wrong_state", kind=post.kind.value, state=post.state.value)
    advance(session, post, to, by=by)


def discard(session: Session, post: Post, *, by: Person) -> None:
    """Take a draft back; nobody but its own organisation ever saw it."""
    require_lead(post, by)
    post = queries.locked(session, post)
    if not post.is_draft:
        raise Conflict("post.not_a_draft", kind=post.kind.value)
    session.delete(post)
    session.flush()


def involve(session: Session, post: Post, member: Member) -> None:
    """The member keeps sight of the post from now on."""
    session.merge(Involvement(post_id=post.id, member_id=member.id))


def touch_member(session: Session, post: Post) -> None:
    """What a member offers or asks for is part of what the matcher knows of it: it must look again."""
    if post.is_known_of_its_member:
        post.member.revised_at = clock.now()
        jobs.ring(session, "match")


def require_lead(post: Post, by: Person) -> None:
    """Raises Forbidden for somebody who does not act for the lead."""
    if not policy.led_by(post, by):
        raise Forbidden("post.not_yours", kind=post.kind.value)


def require_editable(post: Post, by: Person) -> None:
    """Raises Forbidden for somebody who does not act for the lead, Conflict for a post that changes no more."""
    require_lead(post, by)
    if not policy.editable_by(post, by):
        raise Conflict("post.not_editable", kind=post.kind.value, state=post.state.value)


def revise(session: Session, post: Post) -> None:
    """Have the matcher look at a post again."""
    post.revised_at = clock.now()
    touch_member(session, post)
    session.flush()
    jobs.ring(session, "match")


def _fill_texts(post: Post, drafts: tuple[TextDraft, ...]) -> None:
    known = {text.language: text for text in post.texts}
    texts = [known.get(draft.language) or PostText(language=draft.language) for draft in drafts]
    for place, (text, draft) in enumerate(zip(texts, drafts, strict=True)):
        text.position, text.title, text.summary = place, draft.title, draft.summary
    post.texts = texts

"""A kind of post as its pages know it: where they stand, its form, what is done with it and what is said of it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.orm import Session

from collab import db
from collab.language import gettext as _
from collab.members.people import Person
from collab.posts import actions, queries
from collab.posts.model import Post
from collab.web.forms.posts import PostForm
from collab.web.shown.post_edits import edited
from collab.web.shown.similar import SimilarPost

P = TypeVar("P", bound=Post)
F = TypeVar("F", bound=PostForm)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of one kind once something is done, all of it lazy; `invited` names the member as %(who)s."""

    posted: str
    saved: str
    withdrawn: str
    invited: str
    forward: str


@dataclass(frozen=True, slots=True)
class Labels:
    """What the forms of one kind are called where people find what they typed, all of it lazy."""

    new: str
    change: str
    invitation: str
    forward: str


@dataclass(frozen=True, slots=True)
class Room(Generic[P, F]):
    """One kind of post: its pages are at /NAME and in templates/NAME, its views in the blueprint of that name."""

    name: str
    model: type[P]
    form: type[F]
    write: Callable[..., P]
    post: Callable[..., P]
    edit: Callable[..., None]
    said: Said
    labels: Labels

    def seen(self, session: Session, me: Person | None, public_id: str) -> P:
        """The post, where this reader sees it."""
        return queries.seen_by(session, me, public_id, self.model)

    def editable(self, session: Session, me: Person, public_id: str) -> P:
        """The post, where this person may change it."""
        post = self.seen(session, me, public_id)
        actions.require_editable(post, me)
        return post

    def new_page(self, form: F, held: Sequence[SimilarPost] = ()) -> str:
        """The form for a new one; `held` is open already and nearly the same as what was sent."""
        return render_template(f"{self.name}/new.html", form=form, held=held)

    def edit_page(self, me: Person, post: P, form: F, **happened: Any) -> str:
        """The form for a change."""
        facts = {**edited(db.session(), post, me), "kind": post.kind.value, **happened}
        return render_template(f"{self.name}/edit.html", form=form, **facts)

    def address(self, public_id: str) -> str:
        """Where the post stands."""
        return url_for(f"{self.name}.show", public_id=public_id)

    def to(self, public_id: str) -> ResponseReturnValue:
        """Back to the post after a step."""
        return redirect(self.address(public_id), 303)

    def step(self, me: Person, public_id: str, act: Callable[..., None], words: str) -> ResponseReturnValue:
        """One step of its life, and what is said of it."""
        with db.transaction() as session:
            act(session, self.seen(session, me, public_id), by=me)
        flash(str(words))
        return self.to(public_id)

    def tell_posted(self, *, as_draft: bool) -> None:
        """Say what became of something new."""
        flash(_("Kept as a draft. Only your organisation sees it.") if as_draft else str(self.said.posted))

"""Members as the directory lists them to one reader: what was asked, who answers, and the ways on."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from flask import url_for
from sqlalchemy import Select

from collab import db, language
from collab.language import gettext as _
from collab.members import finding, numbers, policy, profiles, queries
from collab.members.finding import Found
from collab.members.model import Member
from collab.members.people import Person
from collab.web.forms.directory import FinderForm

SIZE = 20


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member in a list; `mark` is what else to know of it: own, hidden, unconfirmed, or nothing."""

    card: profiles.Card
    mark: str


@dataclass(frozen=True, slots=True)
class MemberList:
    """One page. `near` are guesses and follow the sure ones; `guesses` says that there is nothing else at all."""

    sure: list[MemberLine]
    near: list[MemberLine]
    guesses: bool
    total: int
    first: int
    previous: str | None
    next: str | None
    asked: dict[str, str]
    question: dict[str, str]
    chips: list[dict[str, str]]

    @property
    def last(self) -> int:
        return self.first + len(self.sure) + len(self.near) - 1


def listed(form: FinderForm, me: Person | None, wished: str) -> MemberList:
    """The page that was asked for, or the last there is; the form learns how many each choice leaves."""
    session = db.session()
    found = finding.found(session, narrowed_by(form, me), me, text=form.q.data, language=language.current())
    if each := numbers.choices(session, found.ids, me):
        form.count(each)
    total = len(found.ids)
    page = min(_number(wished), max(1, -(-total // SIZE)))
    question = form.question(inside=me is not None)
    start = (page - 1) * SIZE
    lines = lines_of(found.ids[start : start + SIZE], me)
    sure = min(max(found.sure - start, 0), len(lines))
    return MemberList(
        sure=lines[:sure],
        near=lines[sure:],
        guesses=bool(total) and not found.sure,
        total=total,
        first=start + 1,
        previous=_url(question, page - 1) if page > 1 else None,
        next=_url(question, page + 1) if page * SIZE < total else None,
        asked=form.asked(inside=me is not None),
        question=question,
        chips=chips_of(form, question, "members.index"),
    )


def narrowed_by(form: FinderForm, me: Person | None) -> Select[Member]:
    """What this reader may see of the directory, narrowed to the filters that are on."""
    return queries.narrowed(queries.visible_to(me), me, form.filters(inside=me is not None))


def all_of(query: Select[Member], me: Person | None) -> Found:
    """Everyone in a query, in the reader's alphabetical order."""
    return finding.found(db.session(), query, me, text="", language=language.current())


def lines_of(ids: Iterable[int], me: Person | None) -> list[MemberLine]:
    """These members in this order."""
    members = finding.members_of(db.session(), list(ids))
    return [MemberLine(profiles.card(member), _mark(member, me)) for member in members]


def chips_of(form: FinderForm, question: dict[str, str], page: str) -> list[dict[str, str]]:
    """What is on, each with the page as it is without it."""
    words = {"q": _("“%(words)s”", words=form.q.data)}
    rest: dict[str, dict[str, Any]] = {
        name: {key: value for key, value in question.items() if key != name} for name in question
    }
    order = sorted(question, key=lambda name: name != "q")
    return [{"label": words.get(name) or form.named(name), "url": url_for(page, **rest[name])} for name in order]


def _mark(member: Member, me: Person | None) -> str:
    if me and policy.belongs_to(member, me):
        return "own"
    if me and me.is_union and member.hidden:
        return "hidden"
    return "" if member.is_confirmed else "unconfirmed"


def _url(question: dict[str, str], page: int = 1) -> str:
    facts: dict[str, Any] = {**question, "page": page if page > 1 else None}
    return url_for("members.index", **facts)


def _number(wished: str) -> int:
    return max(1, int(wished)) if wished.isascii() and wished.isdigit() and len(wished) < 7 else 1

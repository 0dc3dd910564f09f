"""What a post's page offers to who would report or hide it, and the lines of the coordinators' list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from flask import url_for

from collab.members.people import Person
from collab.moderation import policy
from collab.moderation.model import Report
from collab.posts import policy as posts
from collab.posts.model import Post, PostKind
from collab.suggestions.policy import nominated_by
from collab.web.shown.posts import PostLine, lines_of


@dataclass(frozen=True, slots=True)
class Watch:
    """What this reader may do about a post; `reason` is the coordinator's, for those who may read it."""

    public_id: str
    is_hidden: bool
    is_own: bool
    reason: str
    may_report: bool
    may_hide: bool
    may_nominate: bool


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report that waits; `wrong` is a value of Wrong.

    `by`, the name of who made it, and `note` are "" for a coordinator who belongs to the member it is about.
    """

    public_id: str
    post: PostLine
    url: str
    wrong: str
    note: str
    by: str
    at: datetime
    may_decide: bool


@dataclass(frozen=True, slots=True)
class HiddenLine:
    """One hidden post, and why."""

    post: PostLine
    url: str
    reason: str
    at: datetime
    may_decide: bool


def watch_of(post: Post, me: Person | None) -> Watch:
    """How this reader stands to a post that `visible_to` showed them."""
    return Watch(
        public_id=post.public_id,
        is_hidden=post.is_hidden,
        is_own=posts.led_by(post, me),
        reason=post.hidden_reason,
        may_report=policy.reportable_by(post, me) and not post.is_hidden,
        may_hide=policy.hidable_by(post, me),
        may_nominate=nominated_by(post, me),
    )


def page_of(post: Post) -> str:
    """The address of the post's own page."""
    family = "proposals" if post.kind is PostKind.PROPOSAL else "offers"
    return url_for(f"{family}.show", public_id=post.public_id)


def report_lines(rows: Sequence[Report], me: Person) -> list[ReportLine]:
    """Each report in one line."""
    lines = lines_of([row.post for row in rows], me)
    return [_report(row, line, me) for row, line in zip(rows, lines, strict=True)]


def hidden_lines(rows: Sequence[Post], me: Person) -> list[HiddenLine]:
    """Each hidden post in one line."""
    lines = lines_of(rows, me)
    return [_hidden(post, line, me) for post, line in zip(rows, lines, strict=True)]


def _report(row: Report, line: PostLine, me: Person) -> ReportLine:
    may_decide = policy.hidable_by(row.post, me)
    return ReportLine(
        public_id=row.public_id,
        post=line,
        url=page_of(row.post),
        wrong=row.wrong.value,
        note=row.note if may_decide else "",
        by=row.by.name if may_decide else "",
        at=row.at,
        may_decide=may_decide,
    )


def _hidden(post: Post, line: PostLine, me: Person) -> HiddenLine:
    assert post.hidden_at
    return HiddenLine(line, page_of(post), post.hidden_reason, post.hidden_at, policy.hidable_by(post, me))

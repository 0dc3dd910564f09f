"""The scene's proposals: every state, drafts, public ones, and two whose lead does not show itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy.orm import Session

from collab import clock
from collab.matching.folding import fold
from collab.members.people import Person
from collab.moderation.model import Report, Wrong
from collab.posts.model import CodeKind, PostText, Reach, State
from collab.proposals.model import Proposal, SeatCode
from tests.builders import make_proposal
from tests.house.canaries import ALICES, BOBS, EVERYBODY, EVES, HANAS, INSIDE, OMARS, UNION, ZAIDS, Cage


@dataclass(frozen=True, slots=True)
class Post:
    """One proposal: who wrote it, how it stands, and who may read it."""

    by: str
    readers: frozenset[str]
    state: State = State.OPEN
    reach: Reach = Reach.MEMBERS
    roles: tuple[str, ...] = ("teacher training", "translation")
    facts: Mapping[str, object] = field(default_factory=dict)


POSTS: Mapping[str, Post] = {
    "a_open": Post("alice", INSIDE, facts={"edition": 2, "budget_low": 12000, "budget_high": 90000, "currency": "EUR"}),
    "a_public": Post("alice", EVERYBODY, reach=Reach.PUBLIC, roles=()),
    "a_forming": Post("alice", INSIDE, State.FORMING),
    "a_approved": Post("alice", ALICES | BOBS | UNION, State.APPROVED),
    "a_running": Post("alice", ALICES | BOBS | UNION, State.RUNNING),
    "a_completed": Post("alice", ALICES | BOBS | UNION, State.COMPLETED),
    "a_withdrawn": Post("alice", ALICES | BOBS | UNION, State.WITHDRAWN, Reach.PUBLIC),
    "a_expired": Post("alice", ALICES | EVES | UNION, State.EXPIRED),
    "a_hidden": Post("alice", ALICES | UNION, reach=Reach.PUBLIC),
    "a_draft": Post("alice", ALICES, State.DRAFT, Reach.PUBLIC),
    "b_open": Post("bob", INSIDE, facts={"starts_on": date(2027, 1, 1), "ends_on": date(2027, 12, 31)}),
    "b_draft": Post("bob", BOBS, State.DRAFT, roles=()),
    "e_public": Post("eve", EVERYBODY, reach=Reach.PUBLIC),
    "e_draft": Post("eve", EVES, State.DRAFT),
    "h_open": Post("hana", INSIDE),
    "z_public": Post("zaid", EVERYBODY, reach=Reach.PUBLIC),
    "o_open": Post("omar", INSIDE, facts={"language": "fr"}),
    "o_late": Post("omar", OMARS | UNION, State.WITHDRAWN),
    "z_draft": Post("zaid", ZAIDS, State.DRAFT),
    "h_draft": Post("hana", HANAS, State.DRAFT),
}


def post_proposals(session: Session, people: Mapping[str, Person], cage: Cage) -> dict[str, Proposal]:
    """All of POSTS by name."""
    posted = {name: _post(session, name, post, people[post.by], cage) for name, post in POSTS.items()}
    hidden = posted["a_hidden"]
    hidden.hidden_at, hidden.hidden_by_id = clock.now(), people["carol"].id
    hidden.hidden_reason = f"Because of {cage.mark('reason for hiding', ALICES | UNION)}."
    return posted


def report_posts(session: Session, people: Mapping[str, Person], posted: Mapping[str, Proposal], cage: Cage) -> Report:
    """One report that waits for a coordinator."""
    note = f"It names {cage.mark('note of a report', UNION)}."
    report = Report(post=posted["a_public"], by=people["bob"], wrong=Wrong.DANGEROUS, note=note)
    session.add(report)
    session.flush()
    return report


def _post(session: Session, name: str, post: Post, by: Person, cage: Cage) -> Proposal:
    title = f"{cage.mark(f'title of {name}', post.readers)} for schools"
    summary = f"{cage.mark(f'summary of {name}', post.readers)}: teachers are trained.\nTogether it is cheaper."
    proposal = make_proposal(
        session,
        by=by,
        title=title,
        summary=summary,
        state=post.state,
        reach=post.reach,
        roles=[f"{cage.mark(f'{role} of {name}', post.readers)} {role}" for role in post.roles],
        fields=("teacher-training", "orphan-care"),
        countries=("SD", "TR"),
        **post.facts,
    )
    arabic = cage.mark(f"Arabic title of {name}", post.readers)
    proposal.texts.append(PostText(position=1, language="ar", title=f"مدارس {arabic}", summary="ندرب المعلمين."))
    for seat in proposal.seats:
        seat.codes = [
            SeatCode(kind=CodeKind.COUNTRY, code="TR"),
            SeatCode(kind=CodeKind.LANGUAGE, code="ar"),
            SeatCode(kind=CodeKind.CAPACITY, code="teachers-trainers"),
        ]
    proposal.search_text = fold(" ".join(f"{text.title} {text.summary}" for text in proposal.texts))
    session.flush()
    cage.watch(f"address of {name}", proposal.public_id, post.readers)
    return proposal

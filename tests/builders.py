"""Keyword-only builders of rows that a test needs."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import count

from sqlalchemy.orm import Session

from collab import clock
from collab.members.model import CodeKind, Member, MemberName, Mission, Status
from collab.members.people import Person, Role
from collab.offers.actions import KINDS
from collab.offers.model import Exchange, Type
from collab.partnerships.model import Partnership, Stage
from collab.posts.model import CodeKind as PostCode
from collab.posts.model import Post, PostKind, PostText, State
from collab.proposals.model import Proposal, Seat

_numbers = count(1)
ZONE = "Europe/Istanbul"


@dataclass(frozen=True, slots=True)
class Cast:
    """The people of the play, and their members."""

    alice: Person
    bob: Person
    carol: Person
    eve: Person
    sam: Person

    @property
    def alices(self) -> Member:
        assert self.alice.member
        return self.alice.member

    @property
    def bobs(self) -> Member:
        assert self.bob.member
        return self.bob.member

    @property
    def eves(self) -> Member:
        assert self.eve.member
        return self.eve.member


def make_cast(session: Session) -> Cast:
    """Alice's member is Sudanese and speaks Arabic, Bob's Turkish, Eve's French."""
    people = Cast(
        alice=make_person(session, name="Alice", member=make_member(session, name="Alice Water Aid", country="SD")),
        bob=make_person(
            session, name="Bob", member=make_member(session, name="Bob Su Derneği", country="TR", language="tr")
        ),
        carol=make_person(session, name="Carol", role=Role.COORDINATOR),
        eve=make_person(
            session, name="Eve", member=make_member(session, name="Eve Secours", country="FR", language="fr")
        ),
        sam=make_person(session, name="Sam", role=Role.SECRETARIAT),
    )
    return people


def make_member(
    session: Session,
    *,
    name: str = "",
    language: str = "en",
    country: str = "SD",
    fields: Iterable[str] = (),
    works_in: Iterable[str] = (),
    languages: Iterable[str] = ("en",),
    capacities: Iterable[str] = (),
    needs: Iterable[str] = (),
    mission: str = "",
    status: Status = Status.CONFIRMED,
    hidden: bool = False,
    **columns: object,
) -> Member:
    """A confirmed member that chose nothing yet about who sees what."""
    member = Member(country=country, status=status, hidden=hidden, **columns)
    member.names = [MemberName(language=language, text=name or f"Member {next(_numbers)}")]
    member.missions = [Mission(language=language, text=mission)] if mission else []
    for kind, codes in (
        (CodeKind.FIELD, fields),
        (CodeKind.WORKS_IN, works_in),
        (CodeKind.LANGUAGE, languages),
        (CodeKind.CAPACITY, capacities),
        (CodeKind.NEED, needs),
    ):
        member.recode(kind, codes)
    session.add(member)
    session.flush()
    return member


def make_person(
    session: Session,
    *,
    name: str = "",
    role: Role = Role.EDITOR,
    member: Member | None = None,
    language: str = "en",
    password_hash: str | None = "not a hash",
    **columns: object,
) -> Person:
    """Somebody who has taken up the invitation."""
    name = name or f"Person {next(_numbers)}"
    person = Person(
        name=name,
        email=f"{name.lower().replace(' ', '.')}@example.org",
        role=role,
        member=member,
        language=language,
        password_hash=password_hash,
        **columns,
    )
    session.add(person)
    session.flush()
    return person


def make_proposal(
    session: Session,
    *,
    by: Person,
    title: str = "Clean water in schools",
    summary: str = "We want to repair wells in 24 schools.",
    language: str = "en",
    state: State = State.OPEN,
    fields: Iterable[str] = (),
    countries: Iterable[str] = (),
    deadline: date | None = None,
    roles: Iterable[str] = (),
    **columns: object,
) -> Proposal:
    """An open proposal of the person's member that closes in thirty days."""
    deadline = deadline or clock.today(ZONE) + timedelta(days=30)
    ended = clock.now() if state in (State.COMPLETED, State.WITHDRAWN, State.EXPIRED) else None
    opened = None if state is State.DRAFT else clock.now()
    proposal = Proposal(
        member=by.member,
        author=by,
        state=state,
        deadline=deadline,
        closes_at=clock.end_of(deadline, ZONE),
        opened_at=opened,
        ended_at=ended,
        **columns,
    )
    proposal.texts = [PostText(language=language, title=title, summary=summary)]
    proposal.seats = [Seat(role=role, position=place) for place, role in enumerate(roles)]
    proposal.recode(PostCode.FIELD, fields)
    proposal.recode(PostCode.COUNTRY, countries)
    session.add(proposal)
    session.flush()
    return proposal


def make_exchange(
    session: Session,
    *,
    by: Person,
    kind: PostKind = PostKind.OFFER,
    type: Type = Type.TRAINING,
    title: str = "Training of literacy teachers",
    summary: str = "Two weeks of training for teachers who begin.",
    language: str = "en",
    state: State = State.OPEN,
    fields: Iterable[str] = ("literacy",),
    countries: Iterable[str] = (),
    languages: Iterable[str] = (),
    capacities: Iterable[str] = (),
    deadline: date | None = None,
    **columns: object,
) -> Exchange:
    """An open offer (or request) of the person's member that closes in thirty days."""
    deadline = deadline or clock.today(ZONE) + timedelta(days=30)
    exchange = KINDS[kind](
        member=by.member,
        author=by,
        type=type,
        state=state,
        deadline=deadline,
        closes_at=clock.end_of(deadline, ZONE),
        opened_at=None if state is State.DRAFT else clock.now(),
        ended_at=clock.now() if state in (State.COMPLETED, State.WITHDRAWN, State.EXPIRED) else None,
        **columns,
    )
    exchange.texts = [PostText(language=language, title=title, summary=summary)]
    for code_kind, codes in (
        (PostCode.FIELD, fields),
        (PostCode.COUNTRY, countries),
        (PostCode.LANGUAGE, languages),
        (PostCode.CAPACITY, capacities),
    ):
        exchange.recode(code_kind, codes)
    session.add(exchange)
    session.flush()
    return exchange


def make_partnership(
    session: Session,
    *,
    post: Post,
    partner: Person,
    stage: Stage = Stage.INVITED,
    by_invitation: bool = True,
    decided_by: Person | None = None,
    **columns: object,
) -> Partnership:
    """A partnership at `stage`, started by the lead's author (or the partner) and answered by the other."""
    starter, answerer = (post.author, partner) if by_invitation else (partner, post.author)
    answered = stage in (Stage.AGREED, Stage.APPROVED, Stage.REJECTED)
    decided = stage in (Stage.APPROVED, Stage.REJECTED)
    ended = stage in (Stage.DECLINED, Stage.WITHDRAWN, Stage.LAPSED)
    row = Partnership(
        post=post,
        partner=partner.member,
        stage=stage,
        by_invitation=by_invitation,
        started_by=starter,
        answered_by=answerer if answered else None,
        answered_at=clock.now() if answered else None,
        decided_by=decided_by if decided else None,
        decided_at=clock.now() if decided else None,
        ended_at=clock.now() if ended else None,
        **columns,
    )
    session.add(row)
    session.flush()
    return row

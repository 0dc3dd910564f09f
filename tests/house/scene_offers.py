"""The scene's offers and requests: open, public, full, drafts, agreed, and one whose member does not show itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy.orm import Session

from collab import clock
from collab.matching.folding import fold
from collab.members.people import Person
from collab.offers.model import Cost, Exchange, Format, Period, Type
from collab.posts.model import CodeKind, PostKind, PostText, Reach, State
from tests.builders import make_exchange
from tests.house.canaries import ALICES, BOBS, EVERYBODY, EVES, INSIDE, UNION, Cage


@dataclass(frozen=True, slots=True)
class Given:
    """One offer or request: who wrote it, how it stands, and who may read it."""

    by: str
    readers: frozenset[str]
    kind: PostKind = PostKind.OFFER
    state: State = State.OPEN
    reach: Reach = Reach.MEMBERS
    facts: Mapping[str, object] = field(default_factory=dict)


PAID: Mapping[str, object] = {"cost": Cost.PAID, "amount": 300, "currency": "EUR", "type": Type.ADVICE_CALL}
FULL: Mapping[str, object] = {"reopens_at": clock.now() + timedelta(days=20), "period": Period.QUARTER, "number": 2}
GIVEN: Mapping[str, Given] = {
    "a_offer": Given("alice", INSIDE, facts={"edition": 2, "period": Period.QUARTER, "number": 2}),
    "a_gift": Given("alice", EVERYBODY, reach=Reach.PUBLIC, facts=PAID),
    "a_full": Given("alice", INSIDE, state=State.FULL, facts=FULL),
    "a_given": Given("alice", ALICES | BOBS | UNION, state=State.COMPLETED, facts={"type": Type.STUDY_VISIT}),
    "a_offer_draft": Given("alice", ALICES, state=State.DRAFT, facts={"type": Type.SECONDMENT}),
    "a_request": Given("alice", INSIDE, PostKind.REQUEST, State.FORMING, facts={"type": Type.MENTORING}),
    "b_request": Given("bob", INSIDE, PostKind.REQUEST, facts={"type": Type.EXPERT, "cost": Cost.SHARED}),
    "e_request": Given("eve", EVERYBODY, PostKind.REQUEST, reach=Reach.PUBLIC, facts={"format": Format.ON_SITE}),
    "e_request_draft": Given("eve", EVES, PostKind.REQUEST, State.DRAFT),
    "z_offer": Given("zaid", EVERYBODY, reach=Reach.PUBLIC, facts={"type": Type.DOCUMENT, "format": Format.ONLINE}),
    "o_offer": Given("omar", INSIDE, facts={"period": Period.YEAR}),
}


def post_exchanges(session: Session, people: Mapping[str, Person], cage: Cage) -> dict[str, Exchange]:
    """All of GIVEN by name."""
    return {name: _post(session, name, given, people[given.by], cage) for name, given in GIVEN.items()}


def _post(session: Session, name: str, given: Given, by: Person, cage: Cage) -> Exchange:
    post = make_exchange(
        session,
        by=by,
        kind=given.kind,
        title=f"{cage.mark(f'title of {name}', given.readers)} for schools",
        summary=f"{cage.mark(f'summary of {name}', given.readers)}: how teachers are trained.",
        state=given.state,
        reach=given.reach,
        fields=("teacher-training",),
        countries=("SD",),
        languages=("ar", "en"),
        capacities=("teachers-trainers",),
        cost_note=f"{cage.mark(f'cost of {name}', given.readers)}, and the journey",
        **given.facts,
    )
    arabic = cage.mark(f"Arabic title of {name}", given.readers)
    post.texts.append(PostText(position=1, language="ar", title=f"مدارس {arabic}", summary="ندرب المعلمين."))
    post.recode(CodeKind.CAPACITY, ("teachers-trainers", "curriculum-design"))
    post.search_text = fold(" ".join(f"{text.title} {text.summary}" for text in post.texts))
    session.flush()
    cage.watch(f"address of {name}", post.public_id, given.readers)
    return post

"""Who sees which proposal: a line for each person."""

import pytest
from sqlalchemy.orm import Session

from collab.errors import Unknown
from collab.members.model import Status
from collab.members.people import Person
from collab.posts import actions as posts
from collab.posts import queries
from collab.posts.drafts import TextDraft
from collab.posts.model import Reach, State
from collab.proposals import actions
from collab.proposals.drafts import ProposalDraft
from collab.proposals.model import Proposal
from tests.builders import Cast, make_person, make_proposal


def sees(session: Session, person: Person | None, proposal: Proposal) -> bool:
    listed = proposal in session.scalars(queries.visible_to(person, Proposal)).all()
    try:
        found = queries.seen_by(session, person, proposal.public_id, Proposal) is proposal
    except Unknown:
        found = False
    assert listed is found
    return found


def readers(session: Session, cast: Cast) -> dict[str, Person | None]:
    """Alice leads, Anna is of Alice's member, Bob's member is involved, Eve's is not."""
    anna = make_person(session, name="Anna", member=cast.alices)
    return {
        "stranger": None,
        "alice": cast.alice,
        "anna": anna,
        "bob": cast.bob,
        "eve": cast.eve,
        "carol": cast.carol,
        "sam": cast.sam,
    }


@pytest.mark.parametrize(
    ("state", "reach", "who"),
    [
        (State.DRAFT, Reach.MEMBERS, {"alice", "anna"}),
        (State.DRAFT, Reach.PUBLIC, {"alice", "anna"}),
        (State.OPEN, Reach.MEMBERS, {"alice", "anna", "bob", "eve", "carol", "sam"}),
        (State.OPEN, Reach.PUBLIC, {"stranger", "alice", "anna", "bob", "eve", "carol", "sam"}),
        (State.FORMING, Reach.PUBLIC, {"stranger", "alice", "anna", "bob", "eve", "carol", "sam"}),
        (State.APPROVED, Reach.PUBLIC, {"alice", "anna", "bob", "carol", "sam"}),
        (State.RUNNING, Reach.PUBLIC, {"alice", "anna", "bob", "carol", "sam"}),
        (State.WITHDRAWN, Reach.PUBLIC, {"alice", "anna", "bob", "carol", "sam"}),
        (State.EXPIRED, Reach.MEMBERS, {"alice", "anna", "bob", "carol", "sam"}),
    ],
)
def test_who_sees_it(session: Session, cast: Cast, state: State, reach: Reach, who: set[str]) -> None:
    proposal = make_proposal(session, by=cast.alice, state=state, reach=reach)
    posts.involve(session, proposal, cast.bobs)
    session.flush()

    assert {name for name, person in readers(session, cast).items() if sees(session, person, proposal)} == who


def test_a_coordinator_does_not_see_drafts_of_the_member_they_belong_to(session: Session, cast: Cast) -> None:
    draft = make_proposal(session, by=cast.alice, state=State.DRAFT)
    cast.carol.member = cast.alices
    session.flush()

    assert not sees(session, cast.carol, draft)


def test_a_search_forgives_spelling_and_finds_any_of_the_texts(session: Session, cast: Cast) -> None:
    proposal = make_proposal(session, by=cast.alice, title="Un forage pour l'Élève", language="fr")
    other = make_proposal(session, by=cast.alice, title="School gardens", fields=("food-aid",), countries=("SD",))
    actions.edit(session, proposal, _with_text(proposal, "ar", "حفر الآبار للمدارس"), by=cast.alice)
    everything = queries.visible_to(cast.eve, Proposal)

    def found(**narrowed: str) -> list[Proposal]:
        return list(session.scalars(queries.searched(everything, **narrowed)))

    assert found(text="eleve") == [proposal]
    assert found(text="ابار") == [proposal]
    assert found(text="100%") == []
    assert found(field="food-aid") == found(country="SD") == [other]
    assert found(state="withdrawn") == []
    assert len(found(state="nonsense")) == 2


def test_the_lead_is_named_only_to_those_who_may_know_it(session: Session, cast: Cast) -> None:
    proposal = make_proposal(session, by=cast.alice, reach=Reach.PUBLIC)

    assert queries.named_to(session, [proposal], None) == set()
    assert queries.named_to(session, [proposal], cast.eve) == {cast.alices.id}
    cast.alices.hidden = True
    session.flush()
    assert queries.named_to(session, [proposal], cast.eve) == set()
    assert queries.named_to(session, [proposal], cast.carol) == {cast.alices.id}


def test_people_of_an_unconfirmed_member_read_what_strangers_read(session: Session, cast: Cast) -> None:
    inside, public = make_proposal(session, by=cast.alice), make_proposal(session, by=cast.alice, reach=Reach.PUBLIC)
    cast.eves.status = Status.UNCONFIRMED
    session.flush()

    assert not sees(session, cast.eve, inside)
    assert sees(session, cast.eve, public)


def _with_text(proposal: Proposal, language: str, title: str) -> ProposalDraft:
    kept = tuple(TextDraft(text.language, text.title, text.summary) for text in proposal.texts)
    return ProposalDraft(texts=(*kept, TextDraft(language, title, "")), deadline=proposal.deadline)

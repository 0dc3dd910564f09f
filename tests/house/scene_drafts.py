"""What the scene's people were writing: each word may be met by its writer alone."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from collab import clock
from collab.drafts.model import Draft
from collab.members.model import Member
from collab.members.people import Person
from collab.partnerships.model import Partnership
from collab.proposals.model import Proposal
from collab.web.ground.writing import Key
from tests.house.canaries import Cage


def leave_unfinished(
    session: Session,
    people: Mapping[str, Person],
    members: Mapping[str, Member],
    posts: Mapping[str, Proposal],
    ties: Mapping[str, Partnership],
    cage: Cage,
) -> dict[str, Draft]:
    """A form half written by each of the cast, and one of Alice's discarded."""
    new, edit = "/proposals/new", f"/proposals/{posts['a_open'].public_id}/edit"
    project = f"/members/{members['b'].public_id}/activities/new"
    interest = f"/proposals/{posts['a_open'].public_id}/interests"
    refusal = f"/desk/{ties['agreed'].public_id}/rejection"
    closed = f"/proposals/{posts['a_running'].public_id}/edit"
    rows = {
        "a_unfinished": _left(session, cage, "alice", people, new, "texts-0-title"),
        "a_editing": _left(session, cage, "alice", people, edit, "texts-0-title"),
        "a_closed": _left(session, cage, "alice", people, closed, "texts-0-summary"),
        "a_thrown": _left(session, cage, "alice", people, new, "texts-0-summary"),
        "b_unfinished": _left(session, cage, "bob", people, project, "title"),
        "e_unfinished": _left(session, cage, "eve", people, interest, "note"),
        "c_unfinished": _left(session, cage, "carol", people, refusal, "reason"),
        "c_correcting": _left(session, cage, "carol", people, "/desk/vocabulary/road-safety/edit", "terms-en"),
        "s_unfinished": _left(session, cage, "sam", people, "/members/new", "city"),
        "s_naming": _left(session, cage, "sam", people, "/desk/countries/SY", "names-en"),
    }
    rows["a_thrown"].discarded_at = clock.now()
    session.flush()
    return rows


def key_of(person: Person) -> str:
    """The key of a form this person has opened."""
    return str(Key("tttttttttttt", "pppppppppppp", Key.new(person).mark))


def _left(session: Session, cage: Cage, who: str, people: Mapping[str, Person], path: str, field: str) -> Draft:
    number = len(cage.birds)
    word = cage.mark(f"unfinished {field} of {who} {'x' * (number % 7)}", frozenset({who}))
    opening = f"{number:0>12}"
    fields = {field: [f"{word} half written"], "texts-0-language": ["en"], "fields": ["teacher-training"]}
    draft = Draft(person_id=people[who].id, opening=opening, thread=opening, path=path, about="", fields=fields)
    session.add(draft)
    session.flush()
    return draft

"""One committed scene that fills every page: everybody's eyes, every state, and a canary in each restricted column.

Alice edits and Adam administers member A (Sudan). Bob is of B (Türkiye), A's approved partner; Cem coordinates and
belongs to B. Eve is of E (France), a stranger to most. Hana's member is hidden and came forward to A; Zaid's is hidden
and leads public work without a name. Omar's member shows all it may. Uma's is not confirmed. Carol coordinates, Sam is
the secretariat, Dan has no log-in.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from collab import db, tokens
from collab.members.people import Person
from collab.posts.renewal import token_for
from collab.proposals.model import Proposal
from tests.house.canaries import Cage
from tests.house.scene_drafts import key_of, leave_unfinished
from tests.house.scene_finds import find_partners, nominate_somebody
from tests.house.scene_imports import import_directories
from tests.house.scene_members import enter_members
from tests.house.scene_offers import post_exchanges
from tests.house.scene_posts import post_proposals, report_posts
from tests.house.scene_similar import compare_posts
from tests.house.scene_ties import tie_partnerships
from tests.house.scene_wishes import ask_for_texts
from tests.house.scene_words import correct_words


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who can sign in."""

    id: int
    epoch: int
    email: str


@dataclass(frozen=True, slots=True)
class Scene:
    """`people` by first name; `places` are public ids and tokens by the name the tests use for them."""

    people: Mapping[str, Who]
    places: Mapping[str, str]
    cage: Cage = field(repr=False)

    def path(self, template: str) -> str:
        """An address with {names} of places filled in."""
        return template.format(**self.places)


def set_scene() -> Scene:
    """Fill an empty house and commit."""
    cage = Cage()
    with db.transaction() as session:
        members, people = enter_members(session, cage)
        posts = {**post_proposals(session, people, cage), **post_exchanges(session, people, cage)}
        finds: dict[str, Any] = {"report": report_posts(session, people, posts, cage)}
        finds["nominated"] = nominate_somebody(session, people, posts, members, cage)
        ties = tie_partnerships(session, posts, people, cage)
        finds |= find_partners(session, posts, people, members, cage)
        compare_posts(session, posts, cage)
        left = leave_unfinished(session, people, members, posts, ties, cage)
        ask_for_texts(session, posts, members, people)
        files = import_directories(session, people, members, cage)
        done = {f"{name}_activity": member.activities[0] for name, member in members.items()}
        places = {
            name: row.public_id for name, row in {**members, **done, **posts, **ties, **finds, **left, **files}.items()
        }
        places |= {"a_key": key_of(people["alice"])}
        changes = correct_words(session, people)
        places |= {f"person_{name}": person.public_id for name, person in people.items()}
        places |= _tokens(people, posts) | {"missing": "mmmmmmmmmmmm"} | changes
        who = {name: Who(person.id, person.epoch, person.email) for name, person in people.items()}
    return Scene(who, places, cage)


def _tokens(people: Mapping[str, Person], posts: Mapping[str, Proposal]) -> dict[str, str]:
    alice, ivan = people["alice"], people["ivan"]
    return {
        "invitation": tokens.sign("invitation", [ivan.id, ivan.epoch]),
        "spent_invitation": tokens.sign("invitation", [ivan.id, ivan.epoch + 7]),
        "new_password": tokens.sign("password", [alice.id, alice.epoch]),
        "spent_password": tokens.sign("password", [alice.id, alice.epoch + 7]),
        "new_address": tokens.sign("address", [alice.id, alice.epoch, "another@example.org"]),
        "spent_address": tokens.sign("address", [alice.id, alice.epoch + 7, "another@example.org"]),
        "renewal": token_for(alice, posts["a_open"]),
        "spent_renewal": token_for(alice, posts["b_open"]),
        "unsubscribe": tokens.sign("unsubscribe", alice.id),
    }

"""A term that a coordinator adds makes a member match; taken out again, the reason is gone."""

from collections.abc import Callable

from collab import db
from collab.members.model import Mission
from collab.members.people import Person
from collab.suggestions import queries
from collab.union import correcting
from collab.vocabulary.corrections import FieldChange
from tests.builders import Cast, make_member, make_proposal

TERMS = {"en": ("flumic",), "tr": ("fılomık",)}


def test_an_added_term_makes_a_member_match_and_a_removed_one_does_not(stage: Cast, look: Callable[[], int]) -> None:
    post_id, member_id = _post_and_member(stage)
    look()
    assert _fields_given(post_id, member_id) == []

    edition = _correct(stage, FieldChange("beekeeping", "projects", added=TERMS), edition=0)
    assert look() == 1
    assert _fields_given(post_id, member_id) == ["beekeeping"]

    _correct(stage, FieldChange("beekeeping", "projects"), edition=edition)
    assert look() == 1
    assert _fields_given(post_id, member_id) == []


def test_without_a_change_nobody_is_looked_for_again(stage: Cast, look: Callable[[], int]) -> None:
    _post_and_member(stage)

    assert [look(), look()] == [1, 0]


def _post_and_member(stage: Cast) -> tuple[int, int]:
    with db.transaction() as session:
        alice = session.get_one(Person, stage.alice.id)
        post = make_proposal(session, by=alice, title="Flumic for villages", summary="We bring flumic to villages.")
        member = make_member(session, name="Fılomık Derneği", country="TR", language="tr", languages=("tr", "en"))
        member.missions = [Mission(language="tr", text="Köylerde fılomık yapıyoruz.")]
        ids = (post.id, member.id)
    db.close()
    return ids


def _correct(stage: Cast, change: FieldChange, *, edition: int) -> int:
    with db.transaction() as session:
        carol = session.get_one(Person, stage.carol.id)
        now = correcting.correct_field(session, change, edition=edition, by=carol).edition
    db.close()
    return now


def _fields_given(post_id: int, member_id: int) -> list[str]:
    rows = {row.member_id: row for row in db.session().scalars(queries.all_for(post_id))}
    found = rows[member_id].reasons if member_id in rows else []
    db.close()
    return [each["evidence"]["field"] for each in found if each["code"] == "same_field"]

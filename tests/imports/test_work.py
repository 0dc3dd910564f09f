"""An import from upload to result: what the worker does, what a person decides, and what comes of it."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from sqlalchemy import func, select

from collab import clock, db
from collab.errors import Conflict
from collab.imports import actions, queries
from collab.imports.model import ImportRow, LookAlike, State, Verdict
from collab.imports.work import Importer
from collab.mail.model import Letter
from collab.members.model import Member, Status
from collab.members.people import Person, Role
from tests.builders import make_member
from tests.imports.conftest import Begin, the
from tests.imports.made import HEADER, WATER

BAD = "2,Nameless Land,,,NA,,,,,\n"
TREES = "3,Arbres du Sud,,Tunisia,TN,,,,,\n"
Work = Callable[[], None]


def names() -> list[str]:
    db.session().rollback()
    return [member.name.text for member in db.session().scalars(select(Member).order_by(Member.id))]


def do(act: Callable[..., None], public_id: str, sam: int, *rest: object, **facts: object) -> None:
    with db.transaction() as session:
        by = session.get_one(Person, sam)
        act(session, queries.seen_by(session, by, public_id), *rest, by=by, **facts)


def test_a_file_is_read_and_waits_and_is_added_after_consent(
    begin: Begin, work: Work, sam: int, tmp_path: Path
) -> None:
    public_id = begin(HEADER + WATER + BAD + TREES)
    assert (tmp_path / "imports" / public_id).stat().st_mode & 0o777 == 0o600
    work()

    waiting = the(public_id)
    assert (waiting.state, waiting.accepted, waiting.reported) == (State.READY, 2, 1)
    assert names() == []

    do(actions.consent, public_id, sam, leave_out=True)
    work()

    assert (the(public_id).state, the(public_id).added) == (State.DONE, 2)
    assert names() == ["جمعية ينابيع الشمال", "Arbres du Sud"]
    assert not (tmp_path / "imports" / public_id).exists()


def test_without_the_word_that_rows_may_be_left_out_nothing_is_added(begin: Begin, work: Work, sam: int) -> None:
    public_id = begin(HEADER + WATER + BAD)
    work()

    with pytest.raises(Conflict):
        do(actions.consent, public_id, sam, leave_out=False)
    work()
    assert names() == []


def test_a_corrected_mapping_is_read_anew_and_kept_for_the_next_file(begin: Begin, work: Work, sam: int) -> None:
    text = "colour,size\nred,3\nWells Society,Sudan\n"
    public_id = begin(text)
    work()
    do(actions.map_columns, public_id, sam, ["name", "country"], {})
    work()
    second = begin(text)
    work()

    assert the(public_id).roles == the(second).roles == ["name", "country"]
    assert (the(second).accepted, the(second).reported) == (1, 1)


def test_a_file_without_names_waits_for_somebody_to_say_where_they_are(begin: Begin, work: Work, sam: int) -> None:
    public_id = begin("a,b\n1,2\n1,2\n")
    work()
    assert the(public_id).state is State.UNMAPPED

    with pytest.raises(Conflict):
        do(actions.consent, public_id, sam, leave_out=True)


def test_a_file_that_cannot_be_read_fails_with_its_reason(begin: Begin, work: Work) -> None:
    public_id = begin('name,country\n"never closed,TN\n')
    work()

    assert (the(public_id).state, the(public_id).failure) == (State.FAILED, "file.malformed")


def test_many_batches_are_one_import(begin: Begin, work: Work, sam: int) -> None:
    rows = "".join(f"Society {number} of the {number} springs,Sudan\n" for number in range(450))
    public_id = begin("name,country\n" + rows + "Society 3 of the 3 springs,Sudan\n")
    work()

    assert (the(public_id).accepted, the(public_id).reported) == (450, 1)
    do(actions.consent, public_id, sam, leave_out=True)
    work()
    assert len(names()) == 450


def test_a_second_worker_at_the_same_time_does_nothing_twice(begin: Begin, tmp_path: Path) -> None:
    rows = "".join(f"Society {number} of the {number} springs,Sudan\n" for number in range(450))
    public_id = begin("name,country\n" + rows)
    one, other = Importer(tmp_path), Importer(tmp_path)
    while one.step() or other.step():
        pass

    assert (the(public_id).state, the(public_id).accepted) == (State.READY, 450)
    assert db.session().scalar(select(func.count(ImportRow.id))) == 450


def flagged(begin: Begin, work: Work) -> str:
    with db.transaction() as session:
        make_member(session, name="Arbres du Sud", country="TN")
    public_id = begin("name,country\nArbres du Sud,Tunisia\nPuits du Nord,Tunisia\n", confirms=True)
    work()
    assert the(public_id).flagged == 1
    return public_id


@pytest.mark.parametrize(
    ("verdict", "statuses", "waiting"),
    [
        (None, [Status.CONFIRMED, Status.UNCONFIRMED, Status.CONFIRMED], 1),
        (Verdict.LATER, [Status.CONFIRMED, Status.UNCONFIRMED, Status.CONFIRMED], 1),
        (Verdict.ANOTHER, [Status.CONFIRMED, Status.CONFIRMED, Status.CONFIRMED], 0),
        (Verdict.SAME, [Status.CONFIRMED, Status.CONFIRMED], 0),
    ],
)
def test_what_becomes_of_a_look_alike_is_what_the_secretariat_says(
    begin: Begin, work: Work, sam: int, verdict: Verdict | None, statuses: list[Status], waiting: int
) -> None:
    public_id = flagged(begin, work)
    row = db.session().scalars(queries.flagged(the(public_id))).one()
    if verdict:
        do(actions.tell, public_id, sam, row, verdict)
    do(actions.consent, public_id, sam, leave_out=False)
    work()

    assert list(db.session().scalars(select(Member.status).order_by(Member.id))) == statuses
    assert db.session().scalar(select(func.count(LookAlike.id))) == waiting


def test_the_same_organisation_is_known_the_next_time(begin: Begin, work: Work, sam: int) -> None:
    public_id = flagged(begin, work)
    do(actions.tell, public_id, sam, db.session().scalars(queries.flagged(the(public_id))).one(), Verdict.SAME)
    do(actions.consent, public_id, sam, leave_out=False)
    work()
    again = begin("name,country\nArbres du Sud,Tunisia\nPuits du Nord,Tunisia\n")
    work()

    assert (the(again).known, the(again).flagged) == (2, 0)


def test_two_that_are_the_same_after_all_become_one(begin: Begin, work: Work, sam: int) -> None:
    public_id = flagged(begin, work)
    do(actions.consent, public_id, sam, leave_out=False)
    work()
    with db.transaction() as session:
        by = session.get_one(Person, sam)
        actions.tell_apart(session, session.scalars(queries.look_alikes(by)).one(), Verdict.SAME, by=by)

    assert names() == ["Arbres du Sud", "Puits du Nord"]


def test_representatives_are_invited_once_each(begin: Begin, work: Work, sam: int) -> None:
    public_id = begin(
        "name,country,representative,email\nWells,Sudan,Nour,nour@example.org\nTrees,Chad,,nour@example.org\nSand,Chad,,\n"
    )
    work()
    do(actions.consent, public_id, sam, leave_out=False)
    work()
    do(actions.invite_all, public_id, sam)
    work()

    nour = db.session().scalars(select(Person).where(Person.email == "nour@example.org")).one()
    assert (nour.name, nour.role, nour.member and nour.member.name.text) == ("Nour", Role.ADMIN, "Wells")
    assert db.session().scalar(select(func.count(Letter.id))) == 1
    assert not the(public_id).invites


def test_an_import_nobody_came_back_to_is_dropped_and_its_file_deleted(
    begin: Begin, work: Work, tmp_path: Path
) -> None:
    public_id = begin(HEADER + WATER)
    work()
    with time_machine.travel(clock.now() + timedelta(days=8)):
        Importer(tmp_path).go_on()
        Importer(tmp_path).go_on()

    assert the(public_id).state is State.DROPPED
    assert db.session().scalar(select(func.count(ImportRow.id))) == 0
    assert not (tmp_path / "imports" / public_id).exists()


def test_what_ended_a_week_ago_keeps_no_rows(begin: Begin, work: Work, sam: int, tmp_path: Path) -> None:
    public_id = begin(HEADER + WATER)
    work()
    do(actions.consent, public_id, sam, leave_out=False)
    work()
    with time_machine.travel(clock.now() + timedelta(days=8)):
        Importer(tmp_path).go_on()

    assert db.session().scalar(select(func.count(ImportRow.id))) == 0
    assert len(names()) == 1


@pytest.mark.usefixtures("sam")
def test_thrown_away_nothing_is_added(begin: Begin, work: Work, sam: int) -> None:
    public_id = begin(HEADER + WATER)
    work()
    do(actions.drop, public_id, sam)
    work()

    assert names() == []
    with pytest.raises(Conflict):
        do(actions.consent, public_id, sam, leave_out=False)


def test_an_import_with_fewer_rows_than_it_counted_comes_to_an_end(begin: Begin, work: Work, tmp_path: Path) -> None:
    public_id = begin(HEADER + WATER + TREES)
    Importer(tmp_path).step()
    assert the(public_id).state is State.COMPARING
    with db.transaction() as session:
        session.delete(session.scalars(select(ImportRow)).first())
    work()

    assert the(public_id).state is State.READY

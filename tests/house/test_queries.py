"""A list asks the database as often with twelve rows as with three."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from sqlalchemy import Engine, event
from sqlalchemy.orm import Session

from collab import clock, db
from collab.audit.log import record
from collab.drafts.model import Draft
from collab.imports.model import Import, LookAlike
from collab.imports.model import State as ImportState
from collab.imports.reading.rows import Bad, Incoming
from collab.imports.staging import staged
from collab.members.actions import note_words
from collab.members.drafts import ProfileDraft, Worded
from collab.members.model import Activity, ActivityCode, CodeKind, Member, Status
from collab.members.people import Person, Role
from collab.moderation.model import Report, Wrong
from collab.partnerships.model import Stage
from collab.posts.model import PostKind, Reach, State
from collab.proposals.model import seats_of
from collab.suggestions.model import Dismissal, Feedback, Level, Search, Side, Suggestion
from collab.union import correcting, words
from collab.union.model import Correction, Word
from collab.vocabulary.corrections import FieldChange
from tests.builders import make_exchange, make_member, make_partnership, make_person, make_proposal
from tests.house.scene_finds import PARTS
from tests.house.snapshot import empty

FEW, MANY = 3, 12
Filled = dict[str, Any]


def _fill(session: Session, rows: int) -> Filled:
    """A house in which every list holds so many rows."""
    home = make_member(session, name="Home", country="SD", languages=("ar", "en"))
    me = make_person(session, name="Me", role=Role.ADMIN, member=home)
    carol = make_person(session, name="Carol", role=Role.COORDINATOR)
    sam = make_person(session, name="Sam", role=Role.SECRETARIAT)
    main = make_proposal(session, by=me, title="The one with the lists", roles=("a", "b"), fields=("literacy",))
    for seat in main.seats:
        seat.number = 20  # so that groups are put together beside those who came forward
    asked = [
        {"about": "country", "seat_id": 0, "choices": [["SD", []], ["TR", []]]},
        {"about": "capacity", "seat_id": main.seats[0].id, "choices": [["trainers", ["train"]]]},
    ]
    session.add(Search(post_id=main.id, looked_at=clock.now(), clarifications=asked))
    lent = make_exchange(session, by=me, title="The offer with the lists", number=50)
    session.add(Search(post_id=lent.id, looked_at=clock.now()))
    ready, done = (imported(session, by=sam, state=state) for state in (ImportState.READY, ImportState.DONE))
    field = FieldChange("literacy", "education", {"en": "Reading"})
    correcting.correct_field(session, field, edition=0, by=carol)
    for number in range(rows):
        _add(session, number, home, me, carol, main, lent)
        _add_import(session, number, sam, home, ready, done)
    session.flush()
    return {
        "me": me,
        "carol": carol,
        "sam": sam,
        "home": home.public_id,
        "main": main.public_id,
        "ready": ready.public_id,
        "done": done.public_id,
        "lent": lent.public_id,
    }


def _add(session: Session, number: int, home: Member, me: Person, carol: Person, main: Any, lent: Any) -> None:
    other = make_member(session, name=f"Other {number}", country="TR", fields=("literacy",), listing_sight="public")
    note_words(other)
    guest = make_person(session, name=f"Guest {number}", member=other)
    make_person(session, name=f"Colleague {number}", member=home)
    make_person(session, name=f"Officer {number}", role=Role.COORDINATOR)
    home.activities.append(_activity(number))
    mine = make_proposal(session, by=me, title=f"Mine {number}", roles=("a",), fields=("literacy",))
    theirs = make_proposal(session, by=guest, title=f"Theirs {number}", reach=Reach.PUBLIC, countries=("SD",))
    third = make_proposal(session, by=guest, title=f"Third {number}", fields=("literacy",))
    make_proposal(session, by=me, title=f"Draft {number}", state=State.DRAFT)
    session.add(Report(post=theirs, by=me, wrong=Wrong.OTHER, note=f"Note {number}"))
    hidden = make_proposal(session, by=guest, title=f"Hidden {number}")
    hidden.hidden_at, hidden.hidden_by_id, hidden.hidden_reason = clock.now(), carol.id, "Because."
    fits = make_member(session, name=f"Fits {number}", country="TR", capacities=("funding",))
    fits = make_member(session, name=f"Fits {number}", country="TR", capacities=("funding",), mission="Asdf qwer.")
    place = Correction(kind=Word.PLACE, code=f"X-{number}", edition=1)
    place.said = {"region": "mashriq", "names": {"en": f"Place {number}"}}
    session.add(place)
    new = make_member(session, name=f"New {number}", country="TR", status=Status.UNCONFIRMED)
    for post, member in ((main, fits), (third, home), (mine, other), (main, new)):
        _suggest(session, post, member, number)
    record(session, "field.corrected", _literacy(session), by=carol, before={"retired": True}, after={})
    for stage, post, partner, by_lead in (
        (Stage.INTERESTED, main, guest, False),
        (Stage.AGREED, mine, guest, True),
        (Stage.INVITED, theirs, me, True),
    ):
        row = make_partnership(session, post=post, partner=partner, stage=stage, by_invitation=by_lead, note="Hello")
        record(session, "partnership.invited", row, by=row.started_by)
    session.add(_draft(me, number))
    mine_to_give = make_exchange(session, by=me, title=f"Given {number}", reach=Reach.PUBLIC)
    asked = make_exchange(session, by=guest, kind=PostKind.REQUEST, title=f"Asked {number}", countries=("SD",))
    _suggest(session, mine_to_give, other, number, answer=asked.id)
    _suggest(session, asked, home, number, answer=mine_to_give.id)
    _suggest(session, lent, fits, number, answer=asked.id)
    make_partnership(session, post=lent, partner=guest, stage=Stage.INTERESTED, by_invitation=False, note="Please")
    aside = make_proposal(session, by=guest, title=f"Set aside {number}")
    _suggest(session, aside, home, number)
    session.add(Dismissal(post_id=aside.id, member_id=home.id, side=Side.PARTNER, kind=Feedback.NOT_FOR_US, by=me))


def _draft(me: Person, number: int) -> Draft:
    opening = f"{number:0>12}"
    fields = {"texts-0-title": [f"Unfinished {number}"]}
    return Draft(person_id=me.id, opening=opening, thread=opening, path="/proposals/new", fields=fields)


def _literacy(session: Session) -> Correction:
    return words.correction(session, Word.FIELD, "literacy")


def imported(session: Session, *, by: Person, state: ImportState) -> Import:
    entry = Import(name="list.csv", by=by, state=state, headers=["name"], samples=[["Wells"]], roles=["name"])
    entry.ended_at = clock.now()
    session.add(entry)
    session.flush()
    return entry


def _add_import(session: Session, number: int, sam: Person, home: Member, ready: Import, done: Import) -> None:
    imported(session, by=sam, state=ImportState.FAILED)
    new = make_member(session, name=f"Looks like home {number}", status=Status.UNCONFIRMED)
    session.add(LookAlike(member=new, other=home, level="ask", reason="spelling"))
    for entry, became in ((ready, None), (done, new)):
        draft = ProfileDraft(names=(Worded("en", f"Society {number}"),), country="SD")
        row = staged(entry.id, Incoming(number + 2, f"{entry.id} {number}", draft, email=f"s{number}@example.org"))
        row.is_flagged, row.member_id = True, became.id if became else None
        row.resembles = [{"level": "ask", "reason": "spelling", "member_id": new.id, "row": 0, "evidence": {}}]
        session.add_all([row, staged(entry.id, Bad(number + 99, "name", "K", "no_name"))])
        entry.accepted, entry.reported, entry.flagged = number + 1, number + 1, number + 1


def _activity(number: int) -> Activity:
    code = ActivityCode(kind=CodeKind.FIELD, code="literacy")
    return Activity(language="en", title=f"Project {number}", text="Done.", year=2000 + number, codes=[code])


def _suggest(session: Session, post: Any, member: Member, number: int, answer: int = 0) -> None:
    told = {"post": answer, "title": "Asked", "language": "en", "type": "training"}
    own = [{"code": "answers_request", "evidence": told}] if answer else []
    session.add(
        Suggestion(
            post=post,
            member=member,
            seat_id=next((seat.id for seat in seats_of(post)), None),
            rank=number + 1,
            score=60,
            level=Level.GOOD,
            parts=[{"code": code, "points": 12} for code in PARTS],
            reasons=[*own, {"code": "languages", "evidence": {"shared": ["en"]}}],
            misfits=[],
            fits=[seat.id for seat in seats_of(post)],
        )
    )


ONE_ROW = (
    ("me", "/offers/{lent}/edit"),
    ("me", "/members/{home}/edit"),
    ("me", "/proposals/{main}/edit"),
    ("sam", "/"),
)
PAGES: list[tuple[str, str]] = [
    ("dan", "/"),
    ("dan", "/members"),
    ("dan", "/members?q=other"),
    ("dan", "/members/map"),
    ("dan", "/members/print"),
    ("dan", "/proposals"),
    ("dan", "/offers"),
    ("me", "/"),
    ("me", "/members"),
    ("me", "/members?q=othre&country=TR"),
    ("me", "/members/map"),
    ("me", "/members/print"),
    ("me", "/members/countries/TR"),
    ("me", "/members/fields/literacy"),
    ("me", "/members/committees/education"),
    ("me", "/members/{home}"),
    ("me", "/members/{home}/edit"),
    ("me", "/members/{home}/people"),
    ("me", "/proposals"),
    ("me", "/proposals?mine=1"),
    ("me", "/proposals/{main}"),
    ("me", "/proposals/{main}/edit"),
    ("me", "/offers"),
    ("me", "/offers?mine=1"),
    ("me", "/offers/{lent}"),
    ("me", "/offers/{lent}/edit"),
    ("me", "/partnerships"),
    ("me", "/dismissals"),
    ("me", "/drafts"),
    ("carol", "/desk"),
    ("carol", "/desk/reports"),
    ("carol", "/desk/figures"),
    ("carol", "/desk/vocabulary"),
    ("carol", "/desk/vocabulary/gaps"),
    ("carol", "/desk/vocabulary/literacy"),
    ("carol", "/members"),
    ("carol", "/members/{home}"),
    ("carol", "/proposals"),
    ("carol", "/proposals/{main}"),
    ("carol", "/offers"),
    ("carol", "/offers/{lent}"),
    ("sam", "/"),
    ("sam", "/members"),
    ("sam", "/people"),
    ("sam", "/imports"),
    ("sam", "/imports/{ready}"),
    ("sam", "/imports/{done}"),
    ("sam", "/look-alikes"),
    ("sam", "/desk/countries"),
]


def test_no_page_asks_more_often_because_its_lists_are_longer(app: Flask, house: list[str], engine: Engine) -> None:
    few = _asked(app, FEW)
    empty(engine)
    many = _asked(app, MANY)
    print("statements by page:", many)
    longer = {page: (few[page][0], many[page][0]) for page in PAGES if few[page][0] != many[page][0]}
    no_lists = {page for page in PAGES if many[page][1] <= few[page][1] and page not in ONE_ROW}

    assert not longer
    assert not no_lists, "these show no list that could grow"


def _asked(app: Flask, rows: int) -> dict[tuple[str, str], tuple[int, int]]:
    """How many statements each page sends in a house with so many rows, and how long it is."""
    with db.transaction() as session:
        filled = _fill(session, rows)
    who = {name: f"{filled[name].id}.{filled[name].epoch}" for name in ("me", "carol", "sam")}
    places = {name: filled[name] for name in ("home", "main", "ready", "done", "lent")}
    db.close()
    return {(person, page): _count(app, who.get(person), page.format(**places)) for person, page in PAGES}


def _count(app: Flask, person: str | None, path: str) -> tuple[int, int]:
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["language"] = "en"
        if person:
            session["_user_id"], session["_fresh"] = person, True
    with _listening() as sent:
        response = browser.get(path, follow_redirects=True)
    assert response.status_code == 200, path
    return len(sent), len(response.get_data())


@contextmanager
def _listening() -> Iterator[list[str]]:
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)

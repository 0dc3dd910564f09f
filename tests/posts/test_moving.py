"""Proposals written before there were other posts keep all that hangs on them, there and back."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Engine, MetaData, Table, text

from collab import clock, db, schema

BEFORE = "0008"
NOW = clock.now()
ROWS = {
    "members": {"id": 1, "public_id": "m1", "status": "confirmed", "country": "SD", "hidden": False},
    "people": {"id": 1, "public_id": "p1", "name": "Alice", "email": "alice@example.org", "member_id": 1},
    "proposals": {"id": 7, "public_id": "q7", "member_id": 1, "author_id": 1, "state": "forming", "currency": "EUR"},
    "proposal_texts": {"id": 3, "proposal_id": 7, "position": 0, "language": "en", "title": "Wells", "summary": "Dig."},
    "proposal_codes": {"proposal_id": 7, "kind": "field", "code": "drinking-water"},
    "seats": {"id": 5, "proposal_id": 7, "position": 0, "role": "drilling", "number": 2, "public_id": "s5"},
    "seat_codes": {"seat_id": 5, "kind": "country", "code": "SD"},
    "involvements": {"proposal_id": 7, "member_id": 1},
    "partnerships": {"id": 9, "proposal_id": 7, "partner_id": 1, "seat_id": 5, "stage": "invited", "public_id": "r9"},
    "searches": {"proposal_id": 7},
    "suggestions": {"id": 4, "proposal_id": 7, "member_id": 1, "seat_id": 5, "level": "good", "score": 60, "rank": 1},
    "dismissals": {"id": 2, "proposal_id": 7, "member_id": 1, "side": "lead", "reason": "other", "public_id": "d2"},
    "letters": {"id": 8, "kind": "proposal_changed", "facts": {"proposal": 7, "edition": 2}, "state": "waiting"},
}


@pytest.fixture
def before(engine: Engine) -> Iterator[Engine]:
    """A house in which there were only proposals, with one row in every table that has to do with them."""
    db.close()
    schema.downgrade(engine, BEFORE)
    with _writing(engine) as connection:
        for name, facts in ROWS.items():
            _put(connection, name, facts)
        connection.commit()
    yield engine
    with _writing(engine) as connection:
        for name in reversed(ROWS):
            connection.execute(text(f"DELETE FROM {name}"))
        connection.commit()
    schema.upgrade(engine)


def test_everything_moves_along_and_comes_back(before: Engine) -> None:
    then = _all(before, ROWS)

    schema.upgrade(before, "0009")

    assert _all(before, ["posts"])["posts"][0]["kind"] == "proposal"
    assert _all(before, ["proposals"])["proposals"] == [
        {"id": 7, "starts_on": None, "ends_on": None, "budget_low": None, "budget_high": None, "currency": "EUR"}
    ]
    for table in ("post_texts", "post_codes", "involvements", "partnerships", "searches", "suggestions", "dismissals"):
        assert [row["post_id"] for row in _all(before, [table])[table]] == [7], table
    assert _all(before, ["seat_codes"])["seat_codes"] == then["seat_codes"]
    letter = _all(before, ["letters"])["letters"][0]
    assert (letter["kind"], letter["facts"]) == ("post_changed", {"post": 7, "edition": 2})

    schema.downgrade(before, BEFORE)

    assert _all(before, ROWS) == then


def test_a_new_post_comes_after_those_that_moved(before: Engine) -> None:
    schema.upgrade(before, "0009")
    with _writing(before) as connection:
        _put(connection, "posts", {**_all(before, ["posts"])["posts"][0], "id": None, "public_id": "new"})
        assert connection.execute(text("SELECT max(id) FROM posts")).scalar_one() == 8
        connection.rollback()

    schema.downgrade(before, BEFORE)


def _writing(engine: Engine) -> Connection:
    return engine.connect().execution_options(**{db.WRITING: True})


def _put(connection: Connection, name: str, facts: dict[str, object]) -> None:
    """A row with these facts; whatever else its table asks for is filled with something plain."""
    table = Table(name, MetaData(), autoload_with=connection)
    row = {key: value for key, value in facts.items() if value is not None}
    for column in table.columns:
        if column.name not in facts and not column.nullable:
            row[column.name] = _plain(column.type.python_type, column.name)
    if name == "proposals":
        row |= {"opened_at": NOW, "closes_at": NOW}
    connection.execute(table.insert().values(row))


def _plain(kind: type, column: str) -> object:
    special = {"reach": "members", "role": "editor", "digest_rhythm": "weekly"}
    if column in ("parts", "reasons", "misfits"):
        return []
    if column.endswith("_sight") or column in special:
        return special.get(column, "members")
    if column.endswith("_at") or column == "at":
        return NOW
    return 1 if column.endswith("_id") and kind is int else kind()


def _all(engine: Engine, names: object) -> dict[str, list[dict[str, object]]]:
    found = {}
    with engine.connect() as connection:
        for name in names:
            table = Table(name, MetaData(), autoload_with=connection)
            found[name] = [dict(row) for row in connection.execute(table.select()).mappings()]
    return found

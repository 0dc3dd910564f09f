"""Browsers of the scene's people, and what a request wrote."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import Engine, event

from tests.house.scene import Scene

DAN = "dan"
HEAD = ("INSERT", "UPDATE", "DELETE", "TRUNCATE")


def browser_of(app: Flask, scene: Scene, person: str, language: str = "en") -> FlaskClient:
    """A browser in which this person is signed in and reads this language; Dan is nobody."""
    browser = app.test_client()
    with browser.session_transaction() as session:
        session["language"] = language
        if person != DAN:
            who = scene.people[person]
            session["_user_id"], session["_fresh"] = f"{who.id}.{who.epoch}", True
    return browser


@contextmanager
def watching_writes() -> Iterator[list[str]]:
    """The writing statements that are sent to any database inside the block, whether or not they are kept."""
    sent: list[str] = []

    def note(connection: Any, cursor: Any, statement: str, *rest: Any) -> None:
        if statement.lstrip().upper().startswith(HEAD):
            sent.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(Engine, "before_cursor_execute", note)

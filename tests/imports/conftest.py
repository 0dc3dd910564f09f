"""An import begun by Sam, and the worker's hand to move it on."""

from collections.abc import Callable
from pathlib import Path

import pytest

from collab import db
from collab.imports import actions, files
from collab.imports.model import Import
from collab.imports.work import Importer
from collab.members.people import Person, Role
from tests.builders import make_person

Begin = Callable[..., str]


@pytest.fixture
def sam(house: list[str]) -> int:
    with db.transaction() as session:
        return make_person(session, name="Sam", role=Role.SECRETARIAT).id


@pytest.fixture
def begin(tmp_path: Path, sam: int) -> Begin:
    """Uploads a file as the page does; returns its public id."""

    def begun(content: str | bytes, *, confirms: bool = False, **given: str) -> str:
        public_id = db.new_public_id()
        files.keep(tmp_path, public_id, content if isinstance(content, bytes) else content.encode())
        with db.transaction() as session:
            by = session.get_one(Person, sam)
            actions.begin(session, public_id, "list.csv", given=given, confirms=confirms, by=by)
        return public_id

    return begun


@pytest.fixture
def work(tmp_path: Path) -> Callable[[], None]:
    """What the worker does when it is rung, until nothing is underway."""

    def worked() -> None:
        importer = Importer(tmp_path)
        while importer.step():
            pass

    return worked


def the(public_id: str) -> Import:
    """The import as it stands now."""
    session = db.session()
    session.rollback()
    session.expire_all()
    return session.query(Import).filter_by(public_id=public_id).one()

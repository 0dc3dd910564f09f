"""`collab init` and the address that every real house must be given."""

import re
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from flask import Flask
from sqlalchemy import Engine, select

from collab import db
from collab.app import create_app
from collab.cli.commands import collab
from collab.demo.home import FILE
from collab.members.people import Person, Role

ADDRESS = "https://platform.bridges.example"
FIRST = ("init", "--name", "Sam", "--email", "Sam@bridges.example", "--language", "ar")


class NewHouse:
    """An empty house with a folder of its own, over the test's database."""

    def __init__(self, url: str, home: Path) -> None:
        self._url, self.home = url, home

    def __call__(self, address: str = ADDRESS) -> Flask:
        facts = {"COLLAB_HOME": self.home, "DATABASE_URL": self._url, "BASE_URL": address}
        return create_app(SECRET_KEY="a secret for tests", **facts)


@pytest.fixture
def new_house(house: list[str], engine: Engine, tmp_path: Path) -> NewHouse:
    return NewHouse(engine.url.render_as_string(hide_password=False), tmp_path)


def said(app: Flask, *words: str) -> Result:
    return CliRunner().invoke(collab, words, obj=app)


def test_the_first_person_of_the_secretariat_comes_in_by_the_printed_link(new_house: NewHouse) -> None:
    app = new_house()
    done = said(app, *FIRST)
    assert done.exit_code == 0
    link = re.search(rf"{ADDRESS}(/invitations/\S+)", done.output)
    assert link

    page = app.test_client().get(link[1], base_url=ADDRESS)
    assert page.status_code == 200
    person = db.session().scalars(select(Person)).one()
    assert (person.name, person.email, person.role) == ("Sam", "sam@bridges.example", Role.SECRETARIAT)


def test_a_lost_link_is_made_anew_and_the_old_one_is_spent(new_house: NewHouse) -> None:
    app = new_house()
    links = [re.search(rf"{ADDRESS}(/invitations/\S+)", said(app, *FIRST).output) for _ in range(2)]
    assert links[0]
    assert links[1]

    browser = app.test_client()
    assert browser.get(links[0][1], base_url=ADDRESS).status_code == 404
    assert browser.get(links[1][1], base_url=ADDRESS).status_code == 200


def test_once_somebody_of_the_secretariat_is_in_nobody_is_made_from_outside(new_house: NewHouse) -> None:
    app = new_house()
    said(app, *FIRST)
    with db.transaction() as session:
        session.scalars(select(Person)).one().password_hash = "a hash"

    again = said(app, "init", "--name", "Eve", "--email", "eve@elsewhere.example", "--language", "en")

    assert again.exit_code == 1
    assert "has somebody already" in again.output
    assert len(db.session().scalars(select(Person)).all()) == 1


def test_what_is_no_address_is_refused(new_house: NewHouse) -> None:
    done = said(new_house(), "init", "--name", "Sam", "--email", "sam at bridges", "--language", "en")

    assert done.exit_code == 1
    assert "not an e-mail address" in done.output


@pytest.mark.parametrize("command", [FIRST, ("serve",), ("web",), ("worker",), ("mail", "deliver")])
@pytest.mark.parametrize("address", ["", "platform.bridges.example", "https://bridges.example/path", "ftp://x.example"])
def test_a_real_house_does_not_start_without_its_address(
    new_house: NewHouse, command: tuple[str, ...], address: str
) -> None:
    done = said(new_house(address), *command)

    assert done.exit_code == 1
    assert "Set BASE_URL" in done.output


def test_the_demonstration_needs_no_address(new_house: NewHouse) -> None:
    (new_house.home / FILE).write_text("[]")
    app = new_house("")

    assert said(app, *FIRST).exit_code == 0

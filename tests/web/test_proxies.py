"""Behind a proxy of our own each reader is counted by their own address; without one nobody is believed."""

import pytest
from flask import Flask
from sqlalchemy import Engine

from collab.accounts.door_count import PER_ACCOUNT
from collab.app import create_app
from tests.web.conftest import post


def _served(engine: Engine, tmp_path: object, proxies: int) -> Flask:
    url = engine.url.render_as_string(hide_password=False)
    return create_app(COLLAB_HOME=tmp_path, DATABASE_URL=url, SECRET_KEY="a secret for tests", PROXIES=proxies)


@pytest.mark.parametrize(("proxies", "status"), [(0, 429), (1, 422)])
def test_a_guesser_behind_the_same_proxy_does_not_shut_the_door_for_others(
    engine: Engine, tmp_path: object, house: list[str], proxies: int, status: int
) -> None:
    typed = {"email": "nobody@example.org", "password": "not this one"}
    browser = _served(engine, tmp_path, proxies).test_client()

    for _try in range(PER_ACCOUNT):
        post(browser, "/sign-in", typed, headers={"X-Forwarded-For": "203.0.113.9"})

    assert post(browser, "/sign-in", typed, headers={"X-Forwarded-For": "198.51.100.7"}).status_code == status

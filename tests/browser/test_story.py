"""The story in a real browser, against the house as `make run` starts it, with letters taken by a real SMTP peer."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from sqlalchemy import create_engine, make_url, text

from tests.browser.conftest import IN_THE_DEMO
from tests.journeys.running import House, running
from tests.journeys.story import LANGUAGES, STEPS, Story
from tests.journeys.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.slow, IN_THE_DEMO]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_member_posts_is_matched_agrees_is_approved_and_told(chromium: Browser, demo: House, language: str) -> None:
    told = walk(Story(chromium, demo, language), STEPS)

    assert [step for step in STEPS if told[step] is None] == []


@pytest.mark.all_pages
@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_same_without_javascript(chromium: Browser, demo: House, language: str) -> None:
    told = walk(Story(chromium, demo, language, scripts=False), STEPS)

    assert [step for step in STEPS if told[step] is None] == []


@pytest.mark.all_pages
@pytest.mark.skipif(
    "TEST_REDIS_URL" not in os.environ,
    reason="needs a Redis server, and TEST_REDIS_URL names none: make test-all sets it",
)
def test_the_same_on_postgresql_and_redis(chromium: Browser, tmp_path: Path) -> None:
    url = make_url(os.environ.get("TEST_DATABASE_URL") or "postgresql+psycopg://postgres@127.0.0.1:5432/x")
    with create_engine(url.set(database="postgres"), isolation_level="AUTOCOMMIT").connect() as server:
        server.execute(text("DROP DATABASE IF EXISTS collab_story WITH (FORCE)"))
        server.execute(text("CREATE DATABASE collab_story"))
    database = url.set(database="collab_story").render_as_string(hide_password=False)
    with running(tmp_path, DATABASE_URL=database, REDIS_URL=os.environ["TEST_REDIS_URL"]) as house:
        told = walk(Story(chromium, house, "en"), STEPS)

    assert [step for step in STEPS if told[step] is None] == []

"""Offers and requests in a real browser, against the house as `make run` starts it, with a real SMTP peer."""

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import IN_THE_DEMO
from tests.journeys.exchange import STEPS, Exchange
from tests.journeys.running import House
from tests.journeys.walking import walk

pytestmark = [pytest.mark.browser, pytest.mark.slow, IN_THE_DEMO]


@pytest.mark.parametrize("language", ["ar", pytest.param("en", marks=pytest.mark.all_pages)])
def test_what_one_offers_meets_what_another_asks_for(chromium: Browser, demo: House, language: str) -> None:
    told = walk(Exchange(chromium, demo, language), STEPS)

    assert [step for step in STEPS if told[step] is None] == []

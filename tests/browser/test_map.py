"""The map of members in a real browser, on a phone narrower than the map."""

import pytest

from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.all_pages]
PHONE = {"width": 390, "height": 844}


def test_on_a_phone_the_map_opens_where_most_members_are(open_as: Open) -> None:
    page = open_as("carol", "ar", viewport=PHONE).new_page()
    page.goto("/members/map")
    map_, most = page.locator(".tiles-box").bounding_box(), page.locator("[data-most-of-all]").first.bounding_box()
    assert map_
    assert most

    assert map_["x"] <= most["x"] <= map_["x"] + map_["width"] - most["width"]

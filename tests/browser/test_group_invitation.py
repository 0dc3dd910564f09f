"""A lead invites a whole group in a real browser, with JavaScript and without."""

import pytest
from playwright.sync_api import expect

from collab import db
from collab.members.people import Person
from tests.browser.conftest import Open
from tests.found_together import found_together
from tests.house.scene import Scene

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.all_pages]
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("scripted", [True, False])
def test_a_lead_invites_everybody_of_a_group_with_one_button(open_as: Open, scene: Scene, scripted: bool) -> None:
    with db.transaction() as session:
        proposal = found_together(session, by=session.get_one(Person, scene.people["alice"].id))
    page = open_as("alice", "ar", viewport=PHONE, java_script_enabled=scripted).new_page()
    page.goto(f"/proposals/{proposal}")

    first = page.locator("section, article, div").filter(has=page.locator("#group-1")).last
    first.locator("summary").click()
    first.locator("textarea").fill("تعالوا نحفر الآبار معًا.")
    first.locator("button[type=submit]").click()

    expect(page.locator("[role=status]").first).to_contain_text("3")
    expect(page.locator("#groups")).to_have_count(0)
    for number in range(3):
        expect(page.locator("li[id^='p-']", has_text=f"Wells {number}")).to_have_count(1)

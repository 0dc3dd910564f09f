"""A lead answers what its post leaves open, on a phone, with JavaScript and without, in Arabic and in English."""

import pytest
from playwright.sync_api import expect
from sqlalchemy import select

from collab import db
from collab.posts.model import CodeKind
from collab.proposals.model import Proposal
from tests.browser.conftest import Open
from tests.house.scene import Scene

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.all_pages]
PHONE = {"width": 390, "height": 844}
SAID = {"ar": "تمت الإضافة.", "en": "Added."}


@pytest.mark.parametrize(("post", "language", "scripted"), [("a_open", "ar", True), ("a_public", "en", False)])
def test_a_lead_ticks_an_answer_and_members_are_looked_for_anew(
    open_as: Open, scene: Scene, post: str, language: str, scripted: bool
) -> None:
    page = open_as("alice", language, viewport=PHONE, java_script_enabled=scripted).new_page()
    page.goto(f"/proposals/{scene.places[post]}")

    asked = page.locator("section").filter(has=page.locator("#questions"))
    asked.locator("input[value=literacy]").check()
    asked.locator("button[type=submit]").first.click()

    expect(page.locator("[role=status]").first).to_contain_text(SAID[language])
    expect(page.locator("#questions")).to_have_count(0)
    with db.transaction() as session:
        found = session.scalars(select(Proposal).where(Proposal.public_id == scene.places[post])).one()
        assert "literacy" in found.coded(CodeKind.FIELD)

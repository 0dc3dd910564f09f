"""Import in a real browser: the secretariat uploads, corrects the mapping, consents, sees progress and the result."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page, expect

from collab import db, jobs
from collab.imports.work import Importer
from tests.browser.conftest import Open

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LIST = (
    "ulke,baslik,Kurum Adı,E-posta\nSudan,Kuyu,{0} Wells Society,wells@example.org\nNA,Adsız,{0} Nameless Land,\n"
    "Chad,Ağaç,{0} Trees,\nChad,Formül,=HYPERLINK(1),\n"
)
WORDS = {
    "en": ("Waits for your decision", "You can leave this page", "2 members were added."),
    "ar": ("ينتظر قراركم", "يمكنكم ترك هذه الصفحة", "أُضيف عضوان."),
}


@pytest.fixture
def importer(app: Flask) -> Iterator[Importer]:
    """The worker, whose bell is not heard: the test says when it works."""
    jobs.hang(lambda name: None)
    yield Importer(Path(app.config["COLLAB_HOME"]))
    db.close()


def work(importer: Importer) -> None:
    while importer.step():
        pass
    db.close()


@pytest.mark.parametrize("scripts", [True, False], ids=["with scripts", "without"])
@pytest.mark.parametrize("language", ["en", "ar"])
def test_the_secretariat_imports_a_directory(
    open_as: Open, importer: Importer, tmp_path: Path, language: str, scripts: bool
) -> None:
    waits, leave, added = WORDS[language]
    file = tmp_path / "list.csv"
    file.write_text(LIST.format(f"{language} {scripts}"), "utf-8")
    page: Page = open_as("sam", language, java_script_enabled=scripts).new_page()

    page.goto("/imports")
    page.set_input_files("#file", str(file))
    page.click("form[enctype] button[type=submit]")
    expect(page.locator("main")).to_contain_text(leave)
    work(importer)
    page.reload()
    expect(page.locator("main")).to_contain_text(waits)

    page.locator("main summary").first.click()
    page.select_option("#column-1", "acronym")
    page.locator("form[action$='/mapping'] button[type=submit]").click()
    expect(page.locator("#progress")).to_be_visible()
    work(importer)
    page.reload()
    expect(page.locator("#reported-rows")).to_be_attached()
    expect(page.locator("section[aria-labelledby=reported] tbody tr")).to_have_count(2)
    expect(page.locator("section[aria-labelledby=preview]")).to_contain_text("Kuyu")

    page.check("#leave_out")
    page.locator("form[action$='/consent'] button[type=submit]").click()
    expect(page.locator("#progress")).to_be_visible()
    work(importer)
    page.reload()
    expect(page.locator("main")).to_contain_text(added)

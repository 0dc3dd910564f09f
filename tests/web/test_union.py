"""What the union says of itself: written by the secretariat, read by everybody in their own language."""

from io import BytesIO

import pytest
from flask.testing import FlaskClient
from PIL import Image

from collab import db, language
from collab.drafts import actions as drafts
from collab.imports.files import KEPT_DAYS
from collab.letters.compose import compose
from collab.mail import outbox
from collab.mail.model import Letter
from collab.union import actions
from collab.union.settings import renew, union
from tests.builders import Cast
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

SAID = {
    "edition": "0",
    "names-ar": "اتحاد الجسور",
    "names-en": "Union of Bridges",
    "abouts-ar": "نجمع الجمعيات.",
    "abouts-en": "We bring organisations together.",
    "contact": "hello@bridges.example",
}


def picture(kind: str = "PNG", size: tuple[int, int] = (900, 300)) -> BytesIO:
    out = BytesIO()
    Image.new("RGB", size, "#0d5460").save(out, kind)
    out.seek(0)
    return out


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def sam(stage: Cast, sign_in: SignIn) -> FlaskClient:
    return sign_in(stage.sam)


def test_pages_and_letters_say_the_name_in_the_readers_language(
    sam: FlaskClient, client: FlaskClient, stage: Cast
) -> None:
    assert post(sam, "/union", SAID).status_code == 303

    english, arabic = client.get("/about"), client.get("/about", headers={"Accept-Language": "ar"})
    assert "Union of Bridges" in english.text
    assert "We bring organisations together." in english.text
    assert "hello@bridges.example" in english.text
    assert "اتحاد الجسور" in arabic.text
    assert "نجمع الجمعيات." in arabic.text
    assert "We bring" not in arabic.text
    with db.transaction() as session:
        outbox.put(session, "password_reset", to=stage.alice.id, key="once")
        message = compose(session, session.query(Letter).one())
    assert message
    assert message.sender_name == "Union of Bridges"


def test_a_language_without_a_name_shows_the_first_one(sam: FlaskClient, client: FlaskClient) -> None:
    post(sam, "/union", {**SAID, "names-ar": ""})

    assert "Union of Bridges" in client.get("/about", headers={"Accept-Language": "ar"}).text


def test_another_process_hears_of_it_before_it_writes(house: list[str], stage: Cast) -> None:
    with db.transaction() as session:
        actions.say(session, actions.UnionDraft({"en": "Union of Bridges"}, {}, "hello@bridges.example"), by=stage.sam)
    assert union().name == "Union Partners"

    renew(db.session())

    assert union().name == "Union of Bridges"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_a_logo_is_made_small_and_shown_on_every_page(sam: FlaskClient, client: FlaskClient, kind: str) -> None:
    answer = post(sam, "/union", {**SAID, "logo": (picture(kind), "logo")}, content_type="multipart/form-data")
    assert answer.status_code == 303

    page = client.get("/")
    shown = client.get("/logo")
    assert 'class="logo"' in page.text
    assert shown.mimetype == "image/png"
    with Image.open(BytesIO(shown.data)) as drawn:
        assert drawn.size == (288, 96)

    post(sam, "/union", {**SAID, "edition": "1", "logo_gone": "y"})
    assert 'class="logo"' not in client.get("/").text
    assert client.get("/logo").status_code == 404


@pytest.mark.parametrize(
    "content", [b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"\x89PNG\r\n\x1a\nbroken", b"words"]
)
def test_what_is_no_picture_is_said_at_the_field_and_nothing_is_saved(sam: FlaskClient, content: bytes) -> None:
    data = {**SAID, "logo": (BytesIO(content), "logo.png")}
    answer = post(sam, "/union", data, content_type="multipart/form-data")

    assert answer.status_code == 422
    assert "not a picture we can show" in answer.text
    assert "Union of Bridges" in answer.text
    assert "Union of Bridges" not in sam.get("/about").text


def test_two_of_the_secretariat_at_once_overwrite_nothing_unseen(sam: FlaskClient) -> None:
    post(sam, "/union", SAID)
    answer = post(sam, "/union", {**SAID, "names-en": "Union of Lanterns"})

    assert answer.status_code == 422
    assert "while you were writing" in answer.text
    assert "Union of Lanterns" in answer.text
    assert 'name="edition" type="hidden" value="1"' in answer.text
    assert "Union of Bridges" in sam.get("/about").text


def test_without_a_name_nothing_is_saved(sam: FlaskClient) -> None:
    answer = post(sam, "/union", {**SAID, "names-ar": " ", "names-en": ""})

    assert answer.status_code == 422
    assert "in at least one language" in answer.text


@pytest.mark.parametrize("who", ["alice", "carol"])
def test_nobody_but_the_secretariat_speaks_for_the_union(stage: Cast, sign_in: SignIn, who: str) -> None:
    browser = sign_in(getattr(stage, who))

    assert browser.get("/union").status_code == 404
    assert post(browser, "/union", SAID).status_code == 404


@pytest.mark.parametrize("reader", language.OFFERED)
@pytest.mark.parametrize("page", ["/privacy", "/terms", "/about"])
def test_everybody_can_read_what_holds_here(client: FlaskClient, page: str, reader: str) -> None:
    answer = client.get(page, headers={"Accept-Language": reader})

    assert answer.status_code == 200
    assert f'lang="{reader}"' in answer.text
    assert union().contact in answer.text or page == "/terms"


def test_the_privacy_page_tells_how_long_what_is_typed_and_read_in_stays(client: FlaskClient) -> None:
    page = client.get("/privacy").text

    assert f"or {drafts.KEPT.days} days after you last wrote" in page
    assert f"remembered for {drafts.REMEMBERED.days} days" in page
    assert f"{KEPT_DAYS} days at most" in page
    assert "seen by the secretariat alone" in page

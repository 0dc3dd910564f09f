"""The post of the demonstration: one's own letters, their links, and the digest on demand."""

from email.message import EmailMessage

import pytest
from sqlalchemy import select

from collab import clock, db
from collab.demo.home import FILE
from collab.mail.maildir import MaildirPost, letters_to
from collab.mail.message import Address
from collab.mail.model import Letter
from collab.mail.post import Parcel
from collab.partnerships.model import Stage
from tests.builders import make_partnership, make_proposal
from tests.conftest import BASE_URL
from tests.web.standing import Standing

HTML = (
    '<!doctype html><html><head><style>p {color: red}</style></head><body><p style="margin:0">Hello</p></body></html>'
)


@pytest.fixture
def stage(stage):
    return Standing(stage)


@pytest.fixture
def home(app, tmp_path, monkeypatch):
    """A demonstration with a folder of its own."""
    monkeypatch.setitem(app.config, "COLLAB_HOME", tmp_path)
    (tmp_path / FILE).write_text("[]")
    return tmp_path


@pytest.fixture
def lay(home):
    """Lays a letter into the folder; returns its id."""

    def laid(to, subject="Bob invites you", text="Hello", number=1):
        letter = EmailMessage()
        letter["To"], letter["Subject"], letter["Date"] = to, subject, clock.now()
        letter.set_content(text)
        letter.add_alternative(HTML, subtype="html")
        sender = Address("Union", "letters@union.example")
        parcel = Parcel(id=f"letter-{number}", to=to, content=letter.as_bytes())
        MaildirPost(home / "mail", sender=sender).hand_over(parcel, lambda: None)
        return next(found.id for found in letters_to(home / "mail", to) if found.subject == subject)

    return laid


def test_one_sees_ones_own_letters_only(stage, lay, sign_in):
    own, foreign = lay("alice@example.org", "For Alice"), lay("bob@example.org", "For Bob", number=2)
    alice = sign_in(stage.alice)

    page = alice.get("/letters").text
    assert "For Alice" in page
    assert "For Bob" not in page
    assert alice.get(f"/letters/{own}").status_code == 200
    assert alice.get(f"/letters/{foreign}").status_code == 404
    assert alice.get(f"/letters/{foreign}/html").status_code == 404


def test_an_empty_post_says_how_letters_come(stage, home, sign_in):
    assert "No letter yet" in sign_in(stage.alice).get("/letters").text


def test_a_letter_is_shown_with_its_links_as_links_into_this_house(stage, lay, sign_in):
    text = f"Hello <Alice>\n\nAnswer\n{BASE_URL}/partnerships/abc\n\nElsewhere\nhttps://other.example/x\n"
    page = sign_in(stage.alice).get(f"/letters/{lay('alice@example.org', text=text)}").text

    assert "Hello &lt;Alice&gt;" in page
    assert '<a href="/partnerships/abc">Answer</a>' in page
    assert '<a href="https://other.example/x">Elsewhere</a>' in page


def test_the_mail_programs_view_has_its_own_style_and_nothing_else(stage, lay, sign_in):
    answer = sign_in(stage.alice).get(f"/letters/{lay('alice@example.org')}/html")

    assert "<p style=" in answer.text
    policy = answer.headers["Content-Security-Policy"]
    assert "style-src 'unsafe-inline'" in policy
    assert "default-src 'none'" in policy
    assert "sandbox" in policy
    assert "script-src" not in policy


def test_other_pages_keep_the_strict_policy(client):
    assert "unsafe-inline" not in client.get("/").headers["Content-Security-Policy"]


def test_a_digest_is_sent_on_demand_once(stage, home, house, sign_in, post):
    with db.transaction() as session:
        make_partnership(session, post=make_proposal(session, by=stage.alice), partner=stage.bob)
    bob = sign_in(stage.bob)
    answer = post(bob, "/letters/digest")

    assert (answer.status_code, answer.location) == (303, "/letters")
    assert "Your digest is on its way" in bob.get("/letters").text
    assert "deliver" in house
    post(bob, "/letters/digest")
    assert "Nothing is new since your last digest" in bob.get("/letters").text
    assert list(db.session().scalars(select(Letter.kind))) == ["digest"]


def test_a_coordinator_gets_what_waits_for_a_decision(stage, home, sign_in, post):
    with db.transaction() as session:
        proposal = make_proposal(session, by=stage.alice)
        make_partnership(session, post=proposal, partner=stage.bob, stage=Stage.AGREED)
    carol = sign_in(stage.carol)
    post(carol, "/letters/digest")

    assert "Your digest is on its way" in carol.get("/letters").text


def test_with_a_mail_server_the_page_says_where_letters_go(app, stage, home, sign_in, monkeypatch):
    monkeypatch.setitem(app.config, "SMTP_HOST", "mail.example")

    assert "Letters go out by e-mail now" in sign_in(stage.alice).get("/letters").text


@pytest.mark.parametrize("path", ["/letters", "/letters/abc", "/letters/abc/html"])
def test_outside_a_demonstration_there_is_no_such_page(stage, sign_in, path):
    assert sign_in(stage.alice).get(path).status_code == 404


def test_outside_a_demonstration_no_digest_is_sent_from_here(stage, sign_in, post):
    assert post(sign_in(stage.alice), "/letters/digest").status_code == 404


@pytest.mark.parametrize("path", ["/letters", "/letters/abc", "/letters/abc/html"])
def test_a_stranger_is_asked_to_sign_in(home, client, path):
    assert "/sign-in" in client.get(path).location

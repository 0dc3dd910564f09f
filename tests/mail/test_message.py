"""What is written is what is read: every script arrives whole, and no name can add a header or a recipient."""

from collections.abc import Callable
from datetime import UTC, datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser

import pytest
import time_machine
from hypothesis import given, settings
from hypothesis import strategies as st

from collab.mail.delivery import SmtpPost, deliver_due
from collab.mail.message import Address, Message, Unaddressable, written
from tests.mail.conftest import SENDER, greeting
from tests.mail.peer import Peer

LONG_LINK = "http://collab.example/unsubscribe/" + "aB3.x-_" * 40
NASTY = st.text(
    st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from('\r\n\t ,;:<>@"\\()=?.')), max_size=120
)


def test_headers_say_who_what_and_when() -> None:
    with time_machine.travel(datetime(2026, 3, 2, 6, 0, tzinfo=UTC), tick=False):
        letter = _read(greeting(unsubscribe_url=LONG_LINK))

    assert letter["From"] == "Union Partners <letters@union.example>"
    assert letter["To"] == "Bob <bob@example.org>"
    assert letter["Date"].datetime == datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
    assert letter["Message-ID"] == "<abc@union.example>"
    assert letter["Content-Language"] == "en"
    assert letter["Auto-Submitted"] == "auto-generated"


def test_a_mail_reader_can_unsubscribe_with_one_click() -> None:
    raw = written(greeting(unsubscribe_url=LONG_LINK), sender=SENDER, message_id="abc")

    assert f"\r\nList-Unsubscribe: <{LONG_LINK}>\r\n".encode() in raw
    assert b"\r\nList-Unsubscribe-Post: List-Unsubscribe=One-Click\r\n" in raw
    assert b"List-Unsubscribe" not in written(greeting(), sender=SENDER, message_id="abc")


@pytest.mark.parametrize(
    "words", [("صباح الخير", "سطر", "كلمة "), ("Good morning", "a line", "word "), ("Günaydın", "satır", "sözcük ")]
)
def test_both_bodies_arrive_whole(
    peer: Peer, post: SmtpPost, put: Callable[..., None], words: tuple[str, str, str]
) -> None:
    hello, line, word = words
    text = f"{hello}\n.{line} that begins with a dot\n.\n..\n{word * 400}\n"
    html = f"<p>{hello}</p>\n.{line}\n"
    put("Bob")

    deliver_due(post, lambda *_: greeting(text=text, html=html))

    (taken,) = peer.taken
    assert taken.message.get_content_type() == "multipart/alternative"
    assert _body(taken.message, "plain") == text
    assert _body(taken.message, "html") == html


@pytest.mark.parametrize(
    "subject",
    [
        "دعوة إلى شراكة في مشروع المياه في المدارس في السودان مع منظمات من تركيا وفرنسا وإندونيسيا",
        "Okullarda temiz su projesi için ortaklık çağrısı: İstanbul, Hartum ve ötesi, ışık ve güneş",
        "A plain, long subject; " * 8 + "end",
        "=?utf-8?q?Bcc=3A_eve=40example.org?=",
    ],
)
def test_a_subject_arrives_as_it_was_meant(subject: str) -> None:
    assert _read(greeting(subject=subject))["Subject"] == subject


def test_line_breaks_in_names_and_subjects_add_nothing() -> None:
    letter = _read(
        greeting(to=Address("Bob\r\nBcc: eve@example.org", "bob@example.org"), subject="Hello\r\n\r\nAnother body")
    )

    assert "Bcc" not in letter
    assert letter["Subject"] == "Hello Another body"
    assert [to.display_name for to in letter["To"].addresses] == ["Bob Bcc: eve@example.org"]


@settings(deadline=None)  # a busy machine is no fault
@given(name=NASTY, subject=NASTY)
def test_no_name_and_no_subject_adds_a_header_a_recipient_or_a_long_line(name: str, subject: str) -> None:
    raw = written(greeting(to=Address(name, "bob@example.org"), subject=subject), sender=SENDER, message_id="abc")
    letter = _parsed(raw)

    assert [to.addr_spec for to in letter["To"].addresses] == ["bob@example.org"]
    assert set(letter.keys()) == set(_read(greeting()).keys())
    assert "Good morning" in _body(letter, "plain")
    assert max(len(line) for line in raw.split(b"\r\n")) <= 998
    assert all(len(line) <= 78 for line in raw.split(b"\r\n") if b"=?utf-8?" in line)
    assert raw.isascii()


def test_an_address_in_another_script_is_written_for_the_post() -> None:
    letter = _read(greeting(to=Address("بوب", "bob@مثال.example")))

    assert letter["To"].addresses[0].addr_spec == "bob@xn--mgbh0fb.example"
    assert letter["To"].addresses[0].display_name == "بوب"


@pytest.mark.parametrize(
    "address", ["", "bob", "bob@", "@example.org", "a@b@example.org", "bob@example.org\r\nBcc: e@x.org"]
)
def test_what_is_no_address_gets_no_letter(address: str) -> None:
    with pytest.raises(Unaddressable):
        written(greeting(to=Address("Bob", address)), sender=SENDER, message_id="abc")


def _read(message: Message) -> EmailMessage:
    return _parsed(written(message, sender=SENDER, message_id="abc"))


def _parsed(raw: bytes) -> EmailMessage:
    return BytesParser(policy=policy.default).parsebytes(raw)


def _body(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    assert part
    return str(part.get_content()).replace("\r\n", "\n")

"""The line to the mail server: encrypted when it is said to be, else silent."""

from collections.abc import Iterator

import pytest

from collab.mail.delivery import SmtpPost, deliver_due
from collab.mail.message import Address
from collab.mail.model import LetterState
from tests.mail.conftest import SENDER, Put, compose, letter_to
from tests.mail.peer import CERTIFICATE, Peer


@pytest.fixture
def locked_peer() -> Iterator[Peer]:
    """A mail server with STARTTLS and a password."""
    server = Peer(certificate=True, password="open sesame")
    server.start()
    yield server
    server.stop()


@pytest.fixture
def trust(monkeypatch: pytest.MonkeyPatch) -> None:
    """This machine trusts the test's certificate."""
    monkeypatch.setenv("SSL_CERT_FILE", str(CERTIFICATE))


def test_a_letter_goes_out_encrypted(locked_peer: Peer, put: Put, trust: None) -> None:
    put("Bob")

    assert deliver_due(_post(locked_peer, user="us", password="open sesame"), compose) == 1

    (taken,) = locked_peer.taken
    assert taken.encrypted


def test_without_encryption_nothing_is_sent(peer: Peer, put: Put) -> None:
    put("Bob")

    assert deliver_due(_post(peer), compose) == 0

    letter = letter_to("Bob")
    assert letter.state is LetterState.WAITING
    assert "STARTTLS" in letter.trouble
    assert peer.asked == {}


def test_to_a_server_that_cannot_prove_its_name_nothing_is_sent(locked_peer: Peer, put: Put) -> None:
    put("Bob")

    assert deliver_due(_post(locked_peer), compose) == 0

    assert "certificate verify failed" in letter_to("Bob").trouble
    assert locked_peer.asked == {}


def test_a_wrong_password_refuses_no_recipient(locked_peer: Peer, put: Put, trust: None) -> None:
    put("Bob")

    assert deliver_due(_post(locked_peer, user="us", password="wrong"), compose) == 0

    letter = letter_to("Bob")
    assert letter.state is LetterState.WAITING
    assert "535" in letter.trouble


def test_a_line_that_was_cut_between_two_rounds_is_opened_anew(peer: Peer, post: SmtpPost, put: Put) -> None:
    for matter in ("one", "two"):
        put("Bob", matter)
        assert deliver_due(post, compose) == 1

    assert peer.lines == 2


@pytest.mark.parametrize("setting", ["STARTTLS", "ssl", ""])
def test_an_unknown_way_of_encrypting_is_named_with_its_cure(setting: str) -> None:
    with pytest.raises(ValueError, match=r"SMTP_TLS is .* must be one of starttls, tls, none"):
        SmtpPost("127.0.0.1", 25, sender=SENDER, tls=setting)


def test_a_sender_that_is_no_address_is_named_with_its_cure() -> None:
    with pytest.raises(ValueError, match='MAIL_FROM is "the union"; it must be one e-mail address'):
        SmtpPost("127.0.0.1", 25, sender=Address("Union Partners", "the union"))


def _post(peer: Peer, *, user: str = "", password: str = "") -> SmtpPost:
    return SmtpPost("127.0.0.1", peer.port, sender=SENDER, user=user, password=password)

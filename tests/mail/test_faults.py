"""Whatever the mail server does, each letter ends where it belongs, and none holds up the others."""

import socket
from datetime import timedelta

import pytest
import time_machine
from sqlalchemy import update

from collab import db
from collab.mail.delivery import SmtpPost, deliver_due
from collab.mail.model import LetterState
from collab.members.people import Person
from tests.mail.conftest import MORNING, SENDER, Put, compose, letter_to
from tests.mail.peer import Answer, Peer, hang_up, say_nothing


def test_a_recipient_unknown_to_the_server_is_refused_and_others_get_theirs(
    peer: Peer, post: SmtpPost, put: Put
) -> None:
    peer.on_rcpt["bob@example.org"] = ["550 5.1.1 no such person"]
    put("Bob")
    put("Eve")

    assert deliver_due(post, compose) == 1

    letter = letter_to("Bob")
    assert letter.state is LetterState.REFUSED
    assert letter.trouble == "550 5.1.1 no such person"
    assert letter_to("Eve").state is LetterState.SENT


def test_a_letter_refused_for_its_contents_is_refused(peer: Peer, post: SmtpPost, put: Put) -> None:
    peer.on_data["bob@example.org"] = ["554 5.7.1 looks like spam"]
    put("Bob")

    assert deliver_due(post, compose) == 0
    assert letter_to("Bob").state is LetterState.REFUSED


def test_a_server_that_wants_a_password_refuses_no_recipient(peer: Peer, post: SmtpPost, put: Put) -> None:
    peer.on_rcpt["bob@example.org"] = ["530 5.7.0 authentication required"]
    put("Bob")

    assert deliver_due(post, compose) == 0
    assert letter_to("Bob").state is LetterState.WAITING


@pytest.mark.parametrize("where", ["on_rcpt", "on_data"])
def test_a_busy_server_gets_the_letter_a_minute_later(peer: Peer, post: SmtpPost, put: Put, where: str) -> None:
    getattr(peer, where)["bob@example.org"] = ["450 4.2.1 busy"]
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        assert deliver_due(post, compose) == 0
        letter = letter_to("Bob")
        assert (letter.state, letter.trouble, letter.doubts) == (LetterState.WAITING, "450 4.2.1 busy", 0)

        clock.shift(timedelta(seconds=59))
        assert deliver_due(post, compose) == 0
        clock.shift(timedelta(seconds=1))
        assert deliver_due(post, compose) == 1

    assert letter_to("Bob").attempts == 2


def test_attempts_grow_rarer_up_to_one_a_day(peer: Peer, post: SmtpPost, put: Put) -> None:
    peer.on_rcpt["bob@example.org"] = ["451 not now"] * 8
    waits = []
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        for _ in range(8):
            now = letter_to("Bob").due_at
            clock.move_to(now)
            deliver_due(post, compose)
            waits.append((letter_to("Bob").due_at - now) / timedelta(minutes=1))

    assert waits == [1, 5, 15, 60, 240, 1440, 1440, 1440]


def test_without_a_line_the_round_ends_and_all_letters_go_once_the_line_is_back(
    peer: Peer, post: SmtpPost, put: Put
) -> None:
    nobody = SmtpPost("127.0.0.1", _closed_port(), sender=SENDER, tls="none")
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        put("Eve")
        assert deliver_due(nobody, compose) == 0

        letter = letter_to("Bob")
        assert (letter.state, letter.due_at) == (LetterState.WAITING, MORNING + timedelta(minutes=1))
        assert "No line to 127.0.0.1" in letter.trouble
        assert letter_to("Eve").attempts == 0

        assert deliver_due(post, compose) == 1
        clock.shift(timedelta(minutes=1))
        assert deliver_due(post, compose) == 1


@pytest.mark.parametrize("answer", ["550 5.7.1 who are you", "451 too many letters"])
def test_a_server_that_does_not_accept_the_sender_refuses_no_recipient(
    peer: Peer, post: SmtpPost, put: Put, answer: str
) -> None:
    peer.on_mail = [answer]
    put("Bob")

    deliver_due(post, compose)

    letter = letter_to("Bob")
    assert letter.state is LetterState.WAITING
    assert answer in letter.trouble


def test_a_line_that_breaks_before_the_letter_went_out_leaves_no_doubt(peer: Peer, post: SmtpPost, put: Put) -> None:
    peer.on_rcpt["bob@example.org"] = [hang_up]
    _move("Eve", to="eve@elsewhere.example")
    put("Bob")
    put("Eve")

    assert deliver_due(post, compose) == 1

    letter = letter_to("Bob")
    assert (letter.state, letter.doubts, letter.attempts) == (LetterState.WAITING, 0, 1)
    assert peer.lines == 2


@pytest.mark.parametrize("fault", [hang_up, say_nothing])
def test_a_letter_without_an_answer_is_tried_once_more_and_then_shown_to_an_operator(
    peer: Peer, put: Put, fault: Answer
) -> None:
    post = SmtpPost("127.0.0.1", peer.port, sender=SENDER, tls="none", timeout=1)
    peer.on_data["bob@example.org"] = [fault, fault]
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        assert deliver_due(post, compose) == 0
        letter = letter_to("Bob")
        assert (letter.state, letter.doubts) == (LetterState.WAITING, 1)

        clock.shift(timedelta(minutes=1))
        assert deliver_due(post, compose) == 0
        clock.shift(timedelta(days=30))
        assert deliver_due(post, compose) == 0

    letter = letter_to("Bob")
    assert (letter.state, letter.doubts, letter.attempts) == (LetterState.UNCLEAR, 2, 2)
    assert len(peer.taken) == 2
    assert {taken.message_id for taken in peer.taken} == {f"<{letter.message_id}@union.example>"}


def test_one_dead_domain_delays_no_other(peer: Peer, post: SmtpPost, put: Put) -> None:
    for name in ("Alice", "Bob"):
        _move(name, to=f"{name.lower()}@dead.example")
        put(name)
        peer.on_rcpt[f"{name.lower()}@dead.example"] = [hang_up]
    put("Eve")

    assert deliver_due(post, compose) == 1

    assert [taken.to for taken in peer.taken] == ["eve@example.org"]
    assert peer.asked == {"alice@dead.example": 1, "eve@example.org": 1}  # Bob waits without another broken line
    assert letter_to("Bob").state is LetterState.WAITING


def _move(name: str, *, to: str) -> None:
    with db.transaction() as session:
        session.execute(update(Person).where(Person.name == name).values(email=to))


def _closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])

"""Senders die, sleep and race: a letter has one holder, and doubt is never hidden."""

import threading
from collections.abc import Callable
from datetime import timedelta
from functools import partial

import pytest
import time_machine
from sqlalchemy.orm import Session

from collab import db
from collab.mail import claims
from collab.mail.claims import Overtaken
from collab.mail.delivery import LEASE, SmtpPost, deliver_due
from collab.mail.message import Message
from collab.mail.model import Letter, LetterState
from tests.mail.conftest import MORNING, SENDER, Put, compose, letter_to
from tests.mail.peer import Peer


def test_a_letter_whose_sender_was_killed_is_tried_once_more_and_then_shown_to_an_operator(
    peer: Peer, post: SmtpPost, put: Put
) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        _die_while_sending()
        assert deliver_due(post, compose) == 0  # its lease still runs

        clock.shift(LEASE)
        peer.on_rcpt["bob@example.org"] = ["450 busy"]
        assert deliver_due(post, compose) == 0
        assert (letter_to("Bob").doubts, letter_to("Bob").attempts) == (1, 2)

        clock.shift(timedelta(days=1))
        _die_while_sending()
        clock.shift(LEASE)
        assert deliver_due(post, compose) == 0

    letter = letter_to("Bob")
    assert letter.state is LetterState.UNCLEAR
    assert "stopped" in letter.trouble
    assert peer.taken == []


def test_a_letter_whose_sender_was_killed_keeps_its_message_id(peer: Peer, post: SmtpPost, put: Put) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        before = letter_to("Bob").message_id
        _die_while_sending()
        clock.shift(LEASE)

        assert deliver_due(post, compose) == 1

    assert [taken.message_id for taken in peer.taken] == [f"<{before}@union.example>"]
    assert (letter_to("Bob").state, letter_to("Bob").doubts) == (LetterState.SENT, 1)


def test_a_letter_whose_sender_was_killed_before_it_began_leaves_no_doubt(peer: Peer, post: SmtpPost, put: Put) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        claims.take_next(LEASE)
        clock.shift(LEASE)
        assert deliver_due(post, compose) == 1

    assert letter_to("Bob").doubts == 0


def test_a_sender_that_slept_through_its_lease_changes_nothing(put: Put) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        sleeper = claims.take_next(LEASE)
        clock.shift(LEASE)
        awake = claims.take_next(LEASE)
        assert sleeper
        assert awake
        late: list[Callable[[], None]] = [
            partial(claims.begin_sending, sleeper, LEASE),
            partial(claims.mark_sent, sleeper),
            partial(claims.mark_refused, sleeper, "late"),
            partial(claims.put_back, sleeper, "late"),
            partial(claims.doubt, sleeper, "late"),
            partial(claims.drop, sleeper),
        ]
        for act in late:
            with pytest.raises(Overtaken):
                act()
        claims.mark_sent(awake)
        late.append(partial(claims.put_back, awake, "again"))
        for act in late:
            with pytest.raises(Overtaken):
                act()

    assert (letter_to("Bob").state, letter_to("Bob").trouble) == (LetterState.SENT, "")


def test_a_sender_overtaken_before_it_gives_the_letter_away_keeps_it(peer: Peer, post: SmtpPost, put: Put) -> None:
    with time_machine.travel(MORNING, tick=False) as clock:
        put("Bob")
        put("Eve")

        def compose_too_slowly(session: Session, letter: Letter) -> Message | None:
            message = compose(session, letter)
            if message and message.to.name == "Bob" and letter.fence == 1:
                clock.shift(LEASE)
                session.rollback()
                assert claims.take_next(LEASE)
            return message

        assert deliver_due(post, compose_too_slowly) == 1

    assert [taken.to for taken in peer.taken] == ["eve@example.org"]
    assert letter_to("Bob").state is LetterState.CLAIMED


def test_two_senders_at_once_send_no_letter_twice(peer: Peer, put: Put) -> None:
    for number in range(30):
        put("Bob", f"matter {number}")
    both_hold_a_letter = threading.Barrier(2, timeout=30)
    counts = []

    def send() -> None:
        met: list[int] = []

        def compose_side_by_side(session: Session, letter: Letter) -> Message | None:
            if not met:
                met.append(both_hold_a_letter.wait())
            return compose(session, letter)

        post = SmtpPost("127.0.0.1", peer.port, sender=SENDER, tls="none")
        counts.append(deliver_due(post, compose_side_by_side))
        db.close()

    senders = [threading.Thread(target=send) for _ in range(2)]
    for sender in senders:
        sender.start()
    for sender in senders:
        sender.join()

    assert sum(counts) == 30
    assert min(counts) > 0
    assert len({taken.message_id for taken in peer.taken}) == len(peer.taken) == 30


def _die_while_sending() -> None:
    claim = claims.take_next(LEASE)
    assert claim
    claims.begin_sending(claim, LEASE)

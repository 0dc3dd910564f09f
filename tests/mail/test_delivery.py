"""Due letters go out once, in words made from the rows as they are now."""

import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import time_machine
from sqlalchemy import select, update
from sqlalchemy.orm import Session

from collab import db
from collab.mail.delivery import SmtpPost, deliver_due
from collab.mail.maildir import MaildirPost
from collab.mail.message import Address, Message
from collab.mail.model import Letter, LetterState
from collab.mail.post import Parcel
from collab.mail.queries import waiting_count
from collab.members.people import Person
from tests.mail.conftest import MORNING, SENDER, Put, compose, greeting, letter_to
from tests.mail.peer import Peer


def test_a_due_letter_goes_out_once(peer: Peer, post: SmtpPost, put: Put) -> None:
    put("Bob")
    assert waiting_count(db.session()) == 1

    assert deliver_due(post, compose) == 1
    assert deliver_due(post, compose) == 0

    (taken,) = peer.taken
    letter = letter_to("Bob")
    assert taken.to == "bob@example.org"
    assert taken.message_id == f"<{letter.message_id}@union.example>"
    assert (letter.state, letter.attempts, letter.trouble) == (LetterState.SENT, 1, "")
    assert letter.sent_at is not None
    assert waiting_count(db.session()) == 0


def test_a_round_uses_one_line_and_takes_no_more_than_it_was_asked_to(peer: Peer, post: SmtpPost, put: Put) -> None:
    for matter in ("one", "two", "three"):
        put("Bob", matter)

    assert deliver_due(post, compose, limit=2) == 2
    assert peer.lines == 1
    assert deliver_due(post, compose, limit=2) == 1


def test_a_letter_is_written_while_others_may_write_to_the_house(post: SmtpPost, put: Put) -> None:
    put("Bob")

    def compose_while_somebody_moves(session: Session, letter: Letter) -> Message | None:
        mover = threading.Thread(target=_rename_everybody)
        mover.start()
        mover.join()
        return compose(session, letter)

    assert deliver_due(post, compose_while_somebody_moves) == 1
    assert set(db.session().scalars(select(Person.name))) == {"Somebody"}


def test_while_the_line_is_slow_nothing_in_the_database_is_held(put: Put) -> None:
    put("Bob")
    held = []

    class SlowPost(MaildirPost):
        def hand_over(self, parcel: Parcel, vow: Callable[[], None]) -> None:
            held.append(db.session().in_transaction())
            vow()
            held.append(db.session().in_transaction())

    assert deliver_due(SlowPost(Path("nowhere"), sender=SENDER), compose) == 1
    assert held == [False, False]


def test_nothing_goes_to_a_person_who_went_away(peer: Peer, post: SmtpPost, put: Put) -> None:
    put("Bob")
    with db.transaction() as session:
        session.execute(update(Person).values(active=False))

    assert deliver_due(post, compose) == 0

    assert letter_to("Bob").state is LetterState.DROPPED
    assert peer.taken == []


def test_a_letter_that_cannot_be_written_lets_the_others_pass_and_is_tried_later(
    peer: Peer, post: SmtpPost, put: Put
) -> None:
    def compose_badly(session: Session, letter: Letter) -> Message | None:
        message = compose(session, letter)
        assert message
        if message.to.name == "Bob":
            raise KeyError("no such fact")
        return message

    with time_machine.travel(MORNING, tick=False):
        put("Bob")
        put("Eve")
        assert deliver_due(post, compose_badly) == 1

    letter = letter_to("Bob")
    assert (letter.state, letter.attempts) == (LetterState.WAITING, 1)
    assert letter.due_at == MORNING + timedelta(minutes=1)
    assert "KeyError" in letter.trouble
    assert [taken.to for taken in peer.taken] == ["eve@example.org"]


def test_an_address_that_no_post_understands_is_refused(post: SmtpPost, put: Put) -> None:
    put("Bob")

    deliver_due(post, lambda *_: greeting(to=Address("Bob", "bob@example.org>\r\nRCPT TO:<eve@example.org")))

    letter = letter_to("Bob")
    assert letter.state is LetterState.REFUSED
    assert "correct it" in letter.trouble


def _rename_everybody() -> None:
    with db.transaction() as session:
        session.execute(update(Person).values(name="Somebody"))
    db.close()

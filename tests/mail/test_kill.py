"""Senders are killed without warning, again and again: no letter is lost, and no copy goes out unnoticed."""

# ruff: noqa: N802 (the names of the hooks are the server's)
import asyncio
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from aiosmtpd.smtp import SMTP, Envelope, Session
from sqlalchemy import Engine, select

from collab import db
from collab.mail.model import Letter, LetterState
from tests.mail.peer import Peer

LETTERS = 60
EVERY = 12
MOMENTS = ("at the recipient", "before the letter", "with the letter taken", "after the answer")
ROOT = Path(__file__).parents[2]


class Killer(Peer):
    """Kills the sender every few letters, at each of the moments in turn."""

    victim: "subprocess.Popen[bytes]"

    def __init__(self, kills: int) -> None:
        super().__init__()
        self.seen = 0
        self.kills: list[str] = []
        self._plan = [MOMENTS[number % len(MOMENTS)] for number in range(kills)]

    def factory(self) -> SMTP:
        return Line(self, **self.SMTP_kwargs)

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.seen += 1
        self.strike("at the recipient")
        return await super().handle_RCPT(server, session, envelope, address, options)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        self.strike("with the letter taken")
        asyncio.get_running_loop().call_soon(self.strike, "after the answer")
        return answer

    def strike(self, moment: str) -> None:
        """Kill the sender if its time has come."""
        number = len(self.kills)
        if number < len(self._plan) and self._plan[number] == moment and self.seen >= EVERY * (number + 1):
            os.kill(self.victim.pid, signal.SIGKILL)
            self.kills.append(moment)


class Line(SMTP):
    """Tells the killer when a letter is about to come."""

    async def smtp_DATA(self, arg: str) -> None:
        self.event_handler.strike("before the letter")
        await super().smtp_DATA(arg)


@pytest.fixture
def killer(request: pytest.FixtureRequest) -> Iterator[Killer]:
    """A mail server that kills its client as many times as the test says."""
    server = Killer(request.param)
    server.start()
    yield server
    server.stop()


@pytest.mark.parametrize("killer", [len(MOMENTS)], indirect=True)
def test_no_letter_is_lost_and_each_kill_costs_at_most_one_copy(
    engine: Engine, killer: Killer, put: Callable[..., None]
) -> None:
    _deliver_all(engine, killer, put, "honest")

    copies = Counter(taken.message_id for taken in killer.taken)
    assert Counter(killer.kills) == dict.fromkeys(MOMENTS, 1)
    assert _lost(copies) == []
    assert copies.total() - len(copies) <= len(killer.kills)
    assert max(copies.values()) <= 2


@pytest.mark.parametrize("killer", [2], indirect=True)
def test_the_kills_would_find_a_sender_that_marks_before_it_sends(
    engine: Engine, killer: Killer, put: Callable[..., None]
) -> None:
    _deliver_all(engine, killer, put, "marks-first")

    assert len(_lost(Counter(taken.message_id for taken in killer.taken))) > 0


def _deliver_all(engine: Engine, killer: Killer, put: Callable[..., None], manner: str) -> None:
    for number in range(LETTERS):
        put("Bob", f"matter {number}")
    url = engine.url.render_as_string(hide_password=False)
    command = [sys.executable, "-m", "tests.mail.sender", url, str(killer.port), manner]
    ends: list[int] = []
    while not ends or ends[-1] == -signal.SIGKILL:
        killer.victim = subprocess.Popen(command, cwd=ROOT)
        ends.append(killer.victim.wait(60))
    assert ends == [-signal.SIGKILL] * len(killer.kills) + [0]


def _lost(copies: Counter[str]) -> list[int]:
    db.session().rollback()
    letters = db.session().scalars(select(Letter)).all()
    assert len(letters) == LETTERS
    assert {letter.state for letter in letters} <= {LetterState.SENT, LetterState.UNCLEAR}
    return [each.id for each in letters if each.state is LetterState.SENT and not copies[_name(each)]]


def _name(letter: Letter) -> str:
    return f"<{letter.message_id}@union.example>"

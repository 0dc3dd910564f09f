"""A house as `make run` starts it, with a real SMTP peer beside it."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Any
from urllib.request import urlopen

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session

ROOT = Path(__file__).parents[2]
PATIENCE = 150


@dataclass
class PostOffice:
    """Takes every letter and keeps it."""

    letters: list[EmailMessage] = field(default_factory=list)
    _came: threading.Condition = field(default_factory=threading.Condition)

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802 (aiosmtpd's name)
        letter = message_from_bytes(envelope.content or b"", policy=policy.default)
        with self._came:
            self.letters.append(letter)  # type: ignore[arg-type]
            self._came.notify_all()
        return "250 taken"

    def wait_for(
        self, address: str, *words: str, unsubscribe: bool = False, patience: float = PATIENCE
    ) -> EmailMessage | None:
        """The newest letter to the address that holds all the words, waiting for it; None when it does not come.

        With `unsubscribe` only a letter that carries the one-click way out counts.
        """
        deadline = time.monotonic() + patience
        with self._came:
            while True:
                for letter in reversed(self.letters):
                    found = address in str(letter["to"]) and all(word in text_of(letter) for word in words)
                    if found and (letter["List-Unsubscribe"] or not unsubscribe):
                        return letter
                if not self._came.wait(max(0.0, deadline - time.monotonic())) and time.monotonic() >= deadline:
                    return None


@dataclass(frozen=True)
class House:
    """A running house: its address, its people, and its post."""

    address: str
    people: list[dict[str, str]]
    post: PostOffice
    environment: dict[str, str]

    def person(self, role: str, language: str) -> dict[str, str]:
        """The first demo person of that role who reads that language."""
        return next(p for p in self.people if p["role"] == role and p["language"] == language)

    def command(self, *words: str) -> str:
        """What a `collab` command of this house prints."""
        done = subprocess.run(
            [sys.executable, "-m", "collab.app", *words],
            cwd=ROOT,
            env=self.environment,
            capture_output=True,
            text=True,
            check=True,
        )
        return done.stdout


@contextmanager
def running(home: Path, **settings: str) -> Iterator[House]:
    """Serve the demo union from `home` on free ports until the block ends."""
    post = PostOffice()
    peer = Controller(post, hostname="127.0.0.1", port=free_port())
    peer.start()
    port = free_port()
    environment = {
        **{name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL", "BASE_URL")},
        "COLLAB_HOME": str(home),
        "PORT": str(port),
        "SMTP_HOST": "127.0.0.1",
        "SMTP_PORT": str(peer.port),
        "SMTP_TLS": "none",
        **settings,
    }
    server = subprocess.Popen(
        [sys.executable, "-m", "collab.app", "serve", "--demo"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL
    )
    try:
        address = f"http://127.0.0.1:{port}"
        wait_until_well(address, server)
        house = House(address, [], post, environment)  # its people are asked for while it runs
        yield House(address, json.loads(house.command("demo", "people", "--json")), post, environment)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)
        peer.stop()


def wait_until_well(address: str, server: subprocess.Popen[bytes]) -> None:
    """Return once the house answers and its worker has gone round."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            if health(address)["worker_last_seen"]:
                return
        except OSError:
            pass
        time.sleep(0.2)
    raise RuntimeError("the house did not come up")


def health(address: str) -> dict[str, Any]:
    """What /healthz says."""
    with urlopen(f"{address}/healthz", timeout=5) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def text_of(letter: EmailMessage) -> str:
    """The plain text of a letter, with its subject."""
    body = letter.get_body(("plain",))
    return f"{letter['subject']}\n{body.get_content() if body else ''}"


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])

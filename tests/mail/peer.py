"""A real mail server for tests: it remembers what it took, and answers badly where it is told to."""

# ruff: noqa: N802 (the names of the hooks are the server's)
import asyncio
import ssl
from collections import Counter, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, Session

CERTIFICATE = Path(__file__).with_name("peer.pem")
OK = "250 OK"


@dataclass(frozen=True, slots=True)
class Taken:
    """One letter that the server has in its hands, whether or not it said so."""

    to: str
    content: bytes
    encrypted: bool

    @property
    def message(self) -> EmailMessage:
        return BytesParser(policy=policy.default).parsebytes(self.content)

    @property
    def message_id(self) -> str:
        return str(self.message["Message-ID"])


Answer = str | Callable[[SMTP], Awaitable[str]]


class Peer(Controller):
    """Answers to come are queued by address: `on_rcpt["bob@example.org"] = ["450 busy"]`; then all is well again."""

    def __init__(self, *, certificate: bool = False, password: str = "") -> None:
        context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH) if certificate else None
        if context:
            context.load_cert_chain(CERTIFICATE)
        self.taken: list[Taken] = []
        self.asked: Counter[str] = Counter()
        self.lines = 0
        self.on_mail: list[Answer] = []
        self.on_rcpt: dict[str, list[Answer]] = defaultdict(list)
        self.on_data: dict[str, list[Answer]] = defaultdict(list)
        self._password = password
        super().__init__(
            self, hostname="127.0.0.1", port=0, tls_context=context, authenticator=self._knows, auth_require_tls=False
        )

    def _trigger_server(self) -> None:
        assert isinstance(self.server, asyncio.Server)
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()  # type: ignore[no-untyped-call]

    def _knows(self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, login: Any) -> AuthResult:
        return AuthResult(success=login.password == self._password.encode(), handled=False)

    async def handle_EHLO(
        self, server: SMTP, session: Session, envelope: Envelope, name: str, lines: list[str]
    ) -> list[str]:
        self.lines += 1
        session.host_name = name
        return lines

    async def handle_MAIL(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        answer = await _next(self.on_mail, server)
        if answer == OK:
            envelope.mail_from = address
        return answer

    async def handle_RCPT(
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        self.asked[address] += 1
        answer = await _next(self.on_rcpt[address], server)
        if answer == OK:
            envelope.rcpt_tos.append(address)
        return answer

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:
        (to,) = envelope.rcpt_tos
        assert isinstance(envelope.original_content, bytes)
        self.taken.append(Taken(to, envelope.original_content, session.ssl is not None))
        return await _next(self.on_data[to], server)

    def taken_by(self, address: str) -> list[Taken]:
        return [letter for letter in self.taken if letter.to == address]


async def hang_up(server: SMTP) -> str:
    """Break the line instead of answering."""
    assert isinstance(server.transport, asyncio.Transport)
    server.transport.abort()
    return OK


async def say_nothing(server: SMTP) -> str:
    """Answer later than any test waits."""
    await asyncio.sleep(60)
    return OK


async def _next(answers: list[Answer], server: SMTP) -> str:
    answer = answers.pop(0) if answers else OK
    return answer if isinstance(answer, str) else await answer(server)

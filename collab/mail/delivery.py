"""Delivers due letters, each once, and speaks SMTP: the only room that does."""

import re
import smtplib
import ssl
from collections.abc import Callable
from contextlib import closing, suppress
from datetime import timedelta
from functools import partial

import structlog
from sqlalchemy.orm import Session

from collab import db
from collab.mail import claims
from collab.mail.claims import Claim, Overtaken
from collab.mail.message import Address, Message, Unaddressable, fit_to_send, written
from collab.mail.model import Letter
from collab.mail.post import Closed, Doubtful, Parcel, Post, Refused, Stalled, Trouble

log = structlog.get_logger()

LEASE = timedelta(minutes=5)
ROUND = 1000
TLS = ("starttls", "tls", "none")
OUR_FAULT = (503, 530, 534, 535, 538)  # order, authentication, encryption: 5xx that say nothing of the recipient

Compose = Callable[[Session, Letter], Message | None]


def deliver_due(post: Post, compose: Compose, *, limit: int = ROUND, lease: timedelta = LEASE) -> int:
    """Hand due letters, at most `limit`, to `post`, and say how many it took; the rest waits for the next round.

    `compose` makes a letter's words from the rows as they are now, and reads only; None drops the letter: nothing is
    left to say, or the person went away or may no longer read it. `lease` must be longer than one letter can take.
    """
    sent, stalled = 0, set[str]()
    with closing(post):
        for _ in range(limit):
            claim = claims.take_next(lease)
            if claim is None:
                break
            try:
                sent += _deliver(post, compose, claim, lease, stalled)
            except Overtaken:
                log.warning("letter.overtaken", letter=claim.letter_id)
            except Closed as closed:
                log.warning("post.closed", trouble=str(closed))
                break
    return sent


def _deliver(post: Post, compose: Compose, claim: Claim, lease: timedelta, stalled: set[str]) -> bool:
    try:
        parcel = _pack(post.sender, compose, claim)
    except Unaddressable as bad:
        claims.mark_refused(claim, str(bad))
    except Exception as bug:
        log.exception("letter.not_written", letter=claim.letter_id)
        claims.put_back(claim, f"It could not be written: {type(bug).__name__}. The log of the worker says more.")
    else:
        if parcel:
            return _hand_over(post, parcel, claim, lease, stalled)
        claims.drop(claim)
    return False


def _pack(sender: Address, compose: Compose, claim: Claim) -> Parcel | None:
    session = db.session()
    try:
        letter = session.get(Letter, claim.letter_id)
        message = compose(session, letter) if letter else None
    finally:
        session.rollback()  # no snapshot stays open while the line is slow
    if message is None:
        return None
    content = written(message, sender=sender, message_id=claim.message_id)
    return Parcel(claim.message_id, message.to.posted, content)


def _hand_over(post: Post, parcel: Parcel, claim: Claim, lease: timedelta, stalled: set[str]) -> bool:
    domain = parcel.to.rpartition("@")[2].lower()
    try:
        if domain in stalled:
            raise Trouble("The line broke over another letter to this domain a moment ago.")
        post.hand_over(parcel, partial(claims.begin_sending, claim, lease))
    except Refused as no:
        claims.mark_refused(claim, str(no))
    except Doubtful as unknown:
        claims.doubt(claim, str(unknown))
    except Trouble as trouble:
        claims.put_back(claim, str(trouble))
        if isinstance(trouble, Closed):
            raise
        if isinstance(trouble, Stalled):
            stalled.add(domain)
    else:
        claims.mark_sent(claim)
        return True
    return False


class SmtpPost:
    """Hands letters to a mail server over one line, which is opened anew after trouble.

    `tls` is "starttls" (demanded: without it nothing is sent), "tls" or "none"; certificates are checked.
    """

    def __init__(
        self,
        host: str,
        port: int,
        *,
        sender: Address,
        user: str = "",
        password: str = "",
        tls: str = "starttls",
        timeout: float = 30,
    ) -> None:
        if tls not in TLS:
            raise ValueError(f'SMTP_TLS is "{tls}"; it must be one of {", ".join(TLS)}.')
        self.sender = fit_to_send(sender)
        self._host, self._port, self._tls, self._timeout = host, port, tls, timeout
        self._user, self._password = user, password
        self._line: smtplib.SMTP | None = None

    def hand_over(self, parcel: Parcel, vow: Callable[[], None]) -> None:
        """See Post."""
        line = self._ready_line()
        try:
            self._name_recipient(line, parcel.to)
            vow()
            _expect(line.docmd("DATA"), 354)
        except (smtplib.SMTPException, OSError) as broken:
            self._drop_line()
            raise Stalled(f"The line broke before the letter went out: {broken}") from broken
        self._give_away(line, parcel.content)

    def close(self) -> None:
        """See Post."""
        if self._line:
            with suppress(smtplib.SMTPException, OSError):
                self._line.quit()
        self._drop_line()

    def _name_recipient(self, line: smtplib.SMTP, to: str) -> None:
        code, words = line.mail(self.sender.posted)
        if code != 250:
            self._drop_line()
            raise Closed(f"The sender {self.sender.address} is not accepted: {_said(code, words)}")
        _expect(line.rcpt(to), 250, 251)

    def _give_away(self, line: smtplib.SMTP, content: bytes) -> None:
        try:
            line.send(_stuffed(content))
        except (smtplib.SMTPException, OSError) as broken:  # the last bytes, which end the letter, never went out
            self._drop_line()
            raise Stalled(f"The line broke while the letter went out: {broken}") from broken
        try:
            reply = line.getreply()
        except (smtplib.SMTPException, OSError) as silent:
            self._drop_line()
            raise Doubtful(f"The letter went out and no answer came: {silent}") from silent
        if not 200 <= reply[0] < 300 and not 400 <= reply[0] < 600:
            self._drop_line()
            raise Doubtful(f"The letter went out and the answer makes no sense: {_said(*reply)}")
        _expect(reply, *range(200, 300))

    def _ready_line(self) -> smtplib.SMTP:
        try:
            if self._line and self._line.rset()[0] == 250:
                return self._line
        except (smtplib.SMTPException, OSError):
            log.info("post.line_lost")  # servers hang up on a line after a while: a new one is opened
        self._drop_line()
        try:
            self._line = self._open()
        except (smtplib.SMTPException, OSError) as bad:
            raise Closed(f"No line to {self._host}:{self._port}: {bad}") from bad
        return self._line

    def _open(self) -> smtplib.SMTP:
        line = self._dial()
        try:
            if self._tls == "starttls":
                line.starttls(context=ssl.create_default_context())
            line.ehlo_or_helo_if_needed()
            if self._user:
                line.login(self._user, self._password)
        except BaseException:
            line.close()
            raise
        return line

    def _dial(self) -> smtplib.SMTP:
        name = self.sender.domain
        if self._tls == "tls":
            context = ssl.create_default_context()
            return smtplib.SMTP_SSL(self._host, self._port, name, timeout=self._timeout, context=context)
        return smtplib.SMTP(self._host, self._port, name, timeout=self._timeout)

    def _drop_line(self) -> None:
        if self._line:
            self._line.close()
        self._line = None


def _expect(reply: tuple[int, bytes], *good: int) -> None:
    code, words = reply
    if code in good:
        return
    if 500 <= code < 600 and code not in OUR_FAULT:
        raise Refused(_said(code, words))
    raise Trouble(_said(code, words))


def _said(code: int, words: bytes) -> str:
    return f"{code} {words.decode('utf-8', 'replace')}"


def _stuffed(content: bytes) -> bytes:
    return re.sub(rb"(?m)^\.", b"..", content).removesuffix(b"\r\n") + b"\r\n.\r\n"

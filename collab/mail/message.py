"""One letter in words, and how it is written for the post: headers that nobody can inject into, text and HTML."""

import re
import textwrap
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from email import policy
from email.header import Header
from email.message import EmailMessage
from email.utils import format_datetime

from collab import clock

BODY = policy.SMTP.clone(cte_type="7bit")
LINE = 76
PLAIN = re.compile(r"[A-Za-z0-9 ]*")
ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*")


class Unaddressable(ValueError):  # noqa: N818 (bad input, named for what it is)
    """No letter can go to this address: it is not one that the post understands."""


@dataclass(frozen=True, slots=True)
class Address:
    """A name to be read and an e-mail address to be used."""

    name: str
    address: str

    @property
    def domain(self) -> str:
        """What stands after the @, as the post writes it."""
        return self.posted.rpartition("@")[2].lower()

    @property
    def posted(self) -> str:
        """The address in the post's own letters: a domain in another script becomes its xn-- form."""
        return _posted(self.address)


@dataclass(frozen=True, slots=True)
class Message:
    """The words of one letter for one reader. `unsubscribe_url` takes a POST and ends this kind of letter.

    `sender_name` is what the reader calls the sender, "" for the name the post goes by.
    """

    to: Address
    language: str
    subject: str
    text: str
    html: str
    unsubscribe_url: str | None = None
    sender_name: str = ""


def written(message: Message, *, sender: Address, message_id: str) -> bytes:
    """The message as it goes over the line (CRLF, ASCII only); `message_id` makes its name for ever.

    Raises Unaddressable.
    """
    headers = [
        _header("From", _named(replace(sender, name=message.sender_name or sender.name))),
        _header("To", _named(message.to)),
        _header("Subject", _words("Subject", message.subject)),
        _header("Date", format_datetime(clock.now())),
        _header("Message-ID", f"<{message_id}@{sender.domain}>"),
        _header("Content-Language", message.language),
        _header("Auto-Submitted", "auto-generated"),
        *_way_out(message.unsubscribe_url),
    ]
    return "".join(headers).encode("ascii") + _body(message).as_bytes()


def fit_to_send(sender: Address) -> Address:
    """The sender, if letters can go out in its name; otherwise ValueError says what to mend."""
    if not ADDRESS.fullmatch(_with_plain_domain(sender.address)):
        raise ValueError(f'MAIL_FROM is "{sender.address}"; it must be one e-mail address like letters@union.example.')
    return sender


def _way_out(url: str | None) -> list[str]:
    if url is None:
        return []
    return [
        _header("List-Unsubscribe", f"<{''.join(url.split())}>"),
        _header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
    ]


def _body(message: Message) -> EmailMessage:
    body = EmailMessage(policy=BODY)
    body.set_content(message.text)
    body.add_alternative(message.html, subtype="html")
    return body


def _named(address: Address) -> str:
    return f"{_words('From', address.name)} <{address.posted}>".strip()


def _words(header: str, text: str) -> str:
    # Python 3.11 folds these wrongly by itself: it loses the quotes of a long name ("A, B <x@y>" becomes three
    # people), blanks between Arabic words, and encodes long addresses of List-Unsubscribe.
    flat = _flat(text)
    return flat if PLAIN.fullmatch(flat) else Header(flat, "utf-8", header_name=header).encode(linesep="")


def _header(name: str, value: str) -> str:
    lines = textwrap.wrap(
        value, LINE, initial_indent=f"{name}: ", subsequent_indent=" ", break_long_words=False, break_on_hyphens=False
    )
    return "\r\n".join(lines or [f"{name}:"]) + "\r\n"  # an empty line would end the headers


def _flat(text: str) -> str:
    visible = "".join(" " if unicodedata.category(sign) in ("Cc", "Zl", "Zp") else sign for sign in text)
    return " ".join(visible.split())


def _posted(address: str) -> str:
    posted = _with_plain_domain(address)
    if not ADDRESS.fullmatch(posted):
        raise Unaddressable("The address is not one that letters can be sent to; correct it in the person's account.")
    return posted


def _with_plain_domain(address: str) -> str:
    local, _, domain = address.rpartition("@")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode("ascii")
    return f"{local}@{domain}"

"""The post of a house without a mail server: a folder of letters (Maildir), and how to read it back."""

import mailbox
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from email import policy
from email.message import EmailMessage
from email.parser import BytesHeaderParser, BytesParser
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

from collab.mail.message import Address, fit_to_send
from collab.mail.post import Closed, Parcel


@dataclass(frozen=True, slots=True)
class Delivered:
    """A letter as it lies in the folder; `links` are the addresses its HTML leads to, in order, each once."""

    id: str
    subject: str
    date: datetime
    text: str
    html: str
    links: tuple[str, ...]


class MaildirPost:
    """Lays letters into `folder`, for its owner's eyes; the same letter lies there once, however often it comes."""

    def __init__(self, folder: Path, *, sender: Address) -> None:
        self.sender = fit_to_send(sender)
        self._folder = folder

    def hand_over(self, parcel: Parcel, vow: Callable[[], None]) -> None:
        """See Post."""
        vow()
        try:
            self._folder.parent.mkdir(parents=True, exist_ok=True)
            mailbox.Maildir(self._folder, create=True)
            if parcel.id not in {_id(path) for path in _paths(self._folder)}:
                self._lay(parcel)
        except OSError as bad:
            raise Closed(f"Letters cannot be laid into the folder {self._folder}: {bad.strerror}") from bad

    def close(self) -> None:
        """Nothing is open."""

    def _lay(self, parcel: Parcel) -> None:
        draft = self._folder / "tmp" / parcel.id
        draft.unlink(missing_ok=True)  # left by a process that was killed while it wrote
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(parcel.content.replace(b"\r\n", b"\n"))
            file.flush()
            os.fsync(file.fileno())
        draft.rename(self._folder / "new" / parcel.id)


def letters_to(folder: Path, address: str) -> list[Delivered]:
    """The letters to `address`, newest first; none when no letter was ever laid into `folder`."""
    found = [(path.stat().st_mtime_ns, _read(path)) for path in _paths(folder) if _is_to(path, address)]
    return [letter for _, letter in sorted(found, key=lambda pair: (pair[1].date, pair[0]), reverse=True)]


def letter_to(folder: Path, address: str, letter_id: str) -> Delivered | None:
    """The letter with that id if it went to `address`, else None."""
    return next((letter for letter in letters_to(folder, address) if letter.id == letter_id), None)


def _paths(folder: Path) -> Iterator[Path]:
    return chain((folder / "new").glob("*"), (folder / "cur").glob("*"))


def _id(path: Path) -> str:
    return path.name.partition(":")[0]  # a mail reader adds flags after the colon


def _is_to(path: Path, address: str) -> bool:
    with path.open("rb") as file:
        to = BytesHeaderParser(policy=policy.default).parse(file)["To"]
    return any(each.addr_spec.casefold() == Address("", address).posted.casefold() for each in to.addresses)


def _read(path: Path) -> Delivered:
    letter = BytesParser(policy=policy.default).parsebytes(path.read_bytes())
    html = _part(letter, "html")
    links = _Links()
    links.feed(html)
    subject, date = str(letter["Subject"]), letter["Date"].datetime
    return Delivered(_id(path), subject, date, _part(letter, "plain"), html, tuple(dict.fromkeys(links.found)))


def _part(letter: EmailMessage, kind: str) -> str:
    part = letter.get_body((kind,))
    return str(part.get_content()) if part else ""


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href" and value]

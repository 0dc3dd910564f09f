"""What the delivery asks of a post, and the four ways in which a post can fail."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from collab.mail.message import Address


@dataclass(frozen=True, slots=True)
class Parcel:
    """A written letter: `id` is stable for ever, `to` the bare address, `content` ASCII with CRLF."""

    id: str
    to: str
    content: bytes


class Post(Protocol):
    """A way out of the house, used by one thread at a time."""

    @property
    def sender(self) -> Address:
        """In whose name letters go."""

    def hand_over(self, parcel: Parcel, vow: Callable[[], None]) -> None:
        """Give the parcel away; returning means that the other side took it.

        Calls `vow` once, at the last moment at which it is certain that the other side has not got it; what `vow`
        raises goes through, and nothing is given away. Raises Trouble, Stalled, Closed, Refused or Doubtful.
        """

    def close(self) -> None:
        """End the line, if one is open; the next parcel opens a new one."""


class Trouble(Exception):  # noqa: N818 (an answer of the post, not a fault of ours)
    """Not taken now; it may be taken later."""


class Stalled(Trouble):
    """The line broke over this recipient, before the letter went out."""


class Closed(Trouble):
    """No letter at all goes out this way now: no line, no welcome, or the sender is not accepted."""


class Refused(Exception):  # noqa: N818
    """Not taken, and never will be."""


class Doubtful(Exception):  # noqa: N818
    """The letter went out and no answer came: nobody can know whether it was taken."""

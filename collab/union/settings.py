"""What the whole house needs to know of the union: name, zone, address, post box, logo, and what it says of itself."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from sqlalchemy.orm import Session

from collab import language
from collab.union.model import OwnWords
from collab.union.words import corrections
from collab.vocabulary import current


@dataclass(frozen=True, slots=True)
class Union:
    """`zone` is an IANA name: deadlines end at midnight there. `base_url` has no slash at its end.

    `first_name` and `first_contact` come from the environment and hold until the secretariat says otherwise;
    `names` and `abouts` are by language; `logo` is the mark of the picture's content, "" without one.
    """

    first_name: str = "Union Partners"
    zone: str = "Europe/Istanbul"
    base_url: str = "http://127.0.0.1:5000"
    first_contact: str = "desk@union.example"
    names: Mapping[str, str] = field(default_factory=dict)
    abouts: Mapping[str, str] = field(default_factory=dict)
    own_contact: str = ""
    logo: str = ""
    words_revised_at: datetime | None = None

    @property
    def name(self) -> str:
        """The name in the reader's language, else in the first language it was given in."""
        return _in_readers(self.names) or self.first_name

    @property
    def about(self) -> tuple[str, str]:
        """What the union says of itself, and the language it is said in; empty where nothing was said."""
        spoken = language.current() if self.abouts.get(language.current()) else next(iter(self.abouts), "")
        return self.abouts.get(spoken, ""), spoken

    @property
    def contact(self) -> str:
        """Where to ask."""
        return self.own_contact or self.first_contact


_union = Union()


def union() -> Union:
    """The union this house serves."""
    return _union


def serve(union: Union) -> None:
    """Serve this union from now on."""
    global _union
    _union = union


def renew(session: Session) -> None:
    """Take in what the union says now, of itself and of its vocabulary: every process asks before it writes."""
    said = session.get(OwnWords, 1, populate_existing=True)
    names, abouts = (said.names, said.abouts) if said else ({}, {})
    contact, logo = (said.contact, said.logo_mark) if said else ("", "")
    revised_at = said.words_revised_at if said else None
    if revised_at != _union.words_revised_at:
        current.take_in(corrections(session))
    serve(replace(_union, names=names, abouts=abouts, own_contact=contact, logo=logo, words_revised_at=revised_at))


def _in_readers(words: Mapping[str, str]) -> str:
    return words.get(language.current()) or next(iter(words.values()), "")

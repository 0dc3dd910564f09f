"""What a letter says, before it is laid out: the words the two templates put on paper."""

from dataclasses import dataclass, field

from collab.words.pairs import Pair


@dataclass(frozen=True, slots=True)
class Link:
    """A way to act; `main` is the one the letter was written for."""

    label: str
    url: str
    main: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """One thing in a list; `title_language` is "" where the title is our own words."""

    title: str
    lines: list[str]
    links: list[Link]
    pairs: list[Pair] = field(default_factory=list)
    title_language: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Things that are in the letter for the same reason."""

    title: str
    items: list[Item]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One letter: `heading` says what happened, `paragraphs` who decides next, by when, and what happens then.

    `address` is where it goes when that is not the person's own address: one to be confirmed, or a former one.
    """

    subject: str
    heading: str
    paragraphs: list[str]
    links: list[Link]
    preheader: str = ""
    groups: list[Group] = field(default_factory=list)
    footer: list[str] = field(default_factory=list)
    greeting: str = ""
    settings_url: str = ""
    unsubscribe_url: str = ""
    language: str = ""
    direction: str = ""
    address: str = ""

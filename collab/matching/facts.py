"""What the matcher is told: members and posts as plain facts."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its declared language (ISO 639-1; "" when nobody declared one)."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class Activity:
    """One past project or activity of a member: compared by itself."""

    title: str
    text: str = ""
    language: str = ""
    countries: tuple[str, ...] = ()
    year: int | None = None
    fields: tuple[str, ...] = ()

    @property
    def told(self) -> str:
        """Title and text as one."""
        return f"{self.title}. {self.text}".strip()


@dataclass(frozen=True, slots=True)
class Opening:
    """What a member itself offers or asks for now; `kind` is "offer" or "request"."""

    id: int
    kind: str
    type: str
    title: Text
    fields: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Profile:
    """A member. Countries are ISO 3166-1 alpha-2, languages ISO 639-1, the rest vocabulary codes."""

    id: int
    names: tuple[str, ...]
    country: str = ""
    works_in: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()
    missions: tuple[Text, ...] = ()
    activities: tuple[Activity, ...] = ()
    openings: tuple[Opening, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """A partner wanted by a post."""

    id: int
    role: str = ""
    number: int = 1
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """A post that looks for members; `languages` are the owner's working languages, or those it is given in.

    `kind` is "proposal", "offer" or "request"; an offer or a request is of a `type`, and an offer gives capacities.
    """

    id: int
    titles: tuple[Text, ...] = ()
    summaries: tuple[Text, ...] = ()
    fields: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    owner_country: str = ""
    seats: tuple[Seat, ...] = ()
    kind: str = "proposal"
    type: str = ""
    given: tuple[str, ...] = ()

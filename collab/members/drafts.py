"""What a form hands over about a member: frozen, checked for shape, not yet for permission."""

from dataclasses import dataclass

from collab.members.model import Sight


@dataclass(frozen=True, slots=True)
class Worded:
    """A text in one language."""

    language: str
    text: str


@dataclass(frozen=True, slots=True)
class ProfileDraft:
    """The first name is the one the member goes by; codes are of the vocabulary."""

    names: tuple[Worded, ...]
    country: str
    missions: tuple[Worded, ...] = ()
    acronym: str = ""
    city: str = ""
    website: str = ""
    contact: str = ""
    founded: int | None = None
    fields: tuple[str, ...] = ()
    works_in: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    capacities: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    target_groups: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SightDraft:
    """Who may see which part, and whether the member hides altogether."""

    hidden: bool
    listing: Sight
    story: Sight
    means: Sight
    places: Sight
    contacts: Sight


@dataclass(frozen=True, slots=True)
class ActivityDraft:
    """A past project or activity."""

    title: str
    text: str
    language: str
    year: int | None = None
    countries: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()

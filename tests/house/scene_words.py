"""What the union of the scene changed of the vocabulary, each with a history."""

from collections.abc import Mapping

from sqlalchemy.orm import Session

from collab.members.people import Person
from collab.union import correcting
from collab.vocabulary.corrections import FieldChange, PlaceChange


def correct_words(session: Session, people: Mapping[str, Person]) -> dict[str, str]:
    """A field gets a name and other terms, a country another name; returns the entries that tell of it."""
    names, added = {"en": "Safe streets"}, {"en": ("zebra crossings",), "tr": ("kask",)}
    change = FieldChange("road-safety", "social", names, added, {"fr": ("ceinture de sécurité",)}, ("sports",))
    field = correcting.correct_field(session, change, edition=0, by=people["carol"])
    named = PlaceChange("SY", "mashriq", {"en": "The Syrian lands"})
    place = correcting.correct_place(session, named, edition=0, by=people["sam"])
    told = {"field_change": field, "place_change": place}
    return {name: str(correcting.history(session, row)[0].id) for name, row in told.items()}

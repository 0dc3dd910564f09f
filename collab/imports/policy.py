"""Who imports directories and tells look-alikes apart."""

from collab.members.people import Person


def importable_by(person: Person | None) -> bool:
    """The secretariat alone."""
    return person is not None and person.is_secretariat

"""Who may take which step of a partnership."""

from collab.members import policy as members
from collab.members.people import Person
from collab.partnerships.model import PENDING, Partnership, Stage


def answerable_by(partnership: Partnership, person: Person | None) -> bool:
    """People of the member that was asked."""
    return person is not None and partnership.is_waiting and members.belongs_to(partnership.asked, person)


def withdrawable_by(partnership: Partnership, person: Person | None) -> bool:
    """Either side until a coordinator has decided; the side that was asked declines instead while it waits."""
    if person is None or partnership.stage not in PENDING or not in_it(partnership, person):
        return False
    return partnership.stage is Stage.AGREED or members.belongs_to(partnership.asking, person)


def decidable_by(partnership: Partnership, person: Person | None) -> bool:
    """A coordinator, never one who belongs to either side."""
    return person is not None and person.is_coordinator and not is_of_a_side(partnership, person)


def in_it(partnership: Partnership, person: Person | None) -> bool:
    """The person acts for one of the two sides."""
    return person is not None and any(
        members.belongs_to(member, person) for member in (partnership.lead, partnership.partner)
    )


def is_of_a_side(partnership: Partnership, person: Person) -> bool:
    """The person belongs to one of the two sides, in whatever role."""
    return person.member_id in (partnership.post.member_id, partnership.partner_id)

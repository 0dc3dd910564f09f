"""Who may do what with a member's profile, and how deep each person may look."""

from collab.members.model import Member, Sight, Tie, TieKind
from collab.members.people import Person, Role

_STRANGER = frozenset({Sight.PUBLIC})
_MEMBER = _STRANGER | {Sight.MEMBERS}
_PARTNER = _MEMBER | {Sight.PARTNERS}
_UNION = _PARTNER | {Sight.UNION}


def editable_by(member: Member, person: Person | None) -> bool:
    """Its own people keep a profile true; the secretariat may help."""
    return person is not None and (person.is_secretariat or belongs_to(member, person))


def people_manageable_by(member: Member, person: Person | None) -> bool:
    """Its own admins and the secretariat invite people for a member; before it is confirmed, the secretariat alone."""
    if person is None or person.is_secretariat:
        return person is not None
    return member.is_confirmed and belongs_to(member, person) and person.role is Role.ADMIN


def access_kept_by(person: Person, me: Person | None) -> bool:
    """Who closes and reopens somebody's access: the secretariat, admins for their own member; nobody for itself."""
    if me is None or person.id == me.id:
        return False
    return me.is_secretariat or (person.speaks_for is not None and people_manageable_by(person.speaks_for, me))


def addable_by(person: Person | None) -> bool:
    """The secretariat alone adds members."""
    return person is not None and person.is_secretariat


def belongs_to(member: Member, person: Person) -> bool:
    """The person may act for this member."""
    return person.speaks_for is not None and person.member_id == member.id


def sights_of(member: Member, person: Person | None, tie: Tie | None) -> frozenset[Sight]:
    """The levels of this profile that the person may see; `tie` is what the member showed to the person's own."""
    if person is None:
        return _STRANGER
    if person.is_union or belongs_to(member, person):
        return _UNION
    if not person.reads_as_member:
        return _STRANGER
    return _PARTNER if tie and tie.kind is TieKind.PARTNER else _MEMBER

"""Who is told of which step, by letter."""

from sqlalchemy.orm import Session

from collab.mail import outbox
from collab.members import queries as members
from collab.members.model import Member
from collab.members.people import Role
from collab.partnerships import policy
from collab.partnerships.model import Partnership
from collab.posts.model import Post


def tell_side(session: Session, kind: str, partnership: Partnership, *sides: Member, **facts: int) -> None:
    """Tell the people of one or both sides."""
    people = [person.id for side in sides for person in session.scalars(members.people_of(side.id))]
    key = f"partnership:{partnership.id}"
    outbox.put_each(session, kind, to=people, key=key, partnership=partnership.id, **facts)


def tell_ending(session: Session, partnership: Partnership) -> None:
    """Tell the member that was invited until when it can answer, once for each last day."""
    people = [person.id for person in session.scalars(members.people_of(partnership.partner_id))]
    until = f"{partnership.post.deadline}"
    key = f"partnership:{partnership.id}:{until}"
    outbox.put_each(session, "partnership_ends", to=people, key=key, partnership=partnership.id, until=until)


def tell_coordinators(session: Session, kind: str, partnership: Partnership, **facts: int) -> None:
    """Tell the coordinators who may decide."""
    coordinators = session.scalars(members.people_with(Role.COORDINATOR))
    people = [person.id for person in coordinators if not policy.is_of_a_side(partnership, person)]
    key = f"partnership:{partnership.id}"
    outbox.put_each(session, kind, to=people, key=key, partnership=partnership.id, **facts)


def tell_partners_of(session: Session, kind: str, post: Post, partners: list[Member], **facts: int) -> None:
    """Tell the people of members that are in a post."""
    people = [person.id for partner in partners for person in session.scalars(members.people_of(partner.id))]
    key = f"post:{post.id}:{post.edition}"
    outbox.put_each(session, kind, to=people, key=key, post=post.id, **facts)

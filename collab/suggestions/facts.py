"""What the matcher is told of members and posts: what every member may read, so that nothing rests on hidden facts."""

from collections.abc import Collection

from sqlalchemy.orm import Session

from collab.matching.facts import Activity as ActivityFacts
from collab.matching.facts import Opening, Profile, Question, Text
from collab.matching.facts import Seat as SeatFacts
from collab.members.model import Activity, CodeKind, Member, Sight
from collab.offers import queries as exchanges
from collab.offers.model import Exchange, Offer, Request
from collab.posts.model import CodeKind as PostCode
from collab.posts.model import Post
from collab.proposals.model import Seat, seats_of

_OPEN_TO_MEMBERS = (Sight.PUBLIC, Sight.MEMBERS)


def profile_of(member: Member, openings: tuple[Opening, ...] = ()) -> Profile:
    """What the matcher is told of a member, with what it offers and asks for now.

    Fields that its texts merely suggest it reads from them itself.
    """
    story = member.story_sight in _OPEN_TO_MEMBERS
    means = member.means_sight in _OPEN_TO_MEMBERS
    return Profile(
        id=member.id,
        names=tuple(name.text for name in member.names) + ((member.acronym,) if member.acronym else ()),
        country=member.country,
        works_in=member.coded(CodeKind.WORKS_IN) if story else (),
        languages=member.coded(CodeKind.LANGUAGE),
        fields=tuple(row.code for row in member.codes if row.kind is CodeKind.FIELD and not row.is_suggested),
        keywords=(),
        capacities=member.coded(CodeKind.CAPACITY) if means else (),
        needs=member.coded(CodeKind.NEED) if means else (),
        target_groups=member.coded(CodeKind.TARGET_GROUP) if story else (),
        missions=tuple(Text(mission.language, mission.text) for mission in member.missions) if story else (),
        activities=tuple(_activity(activity) for activity in member.activities) if story else (),
        openings=openings,
    )


def question_of(post: Post) -> Question:
    """What the matcher is asked for a post."""
    exchange = post if isinstance(post, Exchange) else None
    spoken = post.coded(PostCode.LANGUAGE) if exchange else ()
    return Question(
        id=post.id,
        titles=tuple(Text(text.language, text.title) for text in post.texts),
        summaries=tuple(Text(text.language, text.summary) for text in post.texts),
        fields=post.coded(PostCode.FIELD),
        countries=post.coded(PostCode.COUNTRY),
        languages=spoken or post.member.coded(CodeKind.LANGUAGE),
        owner_country=post.member.country,
        seats=_wanted(post),
        kind=post.kind.value,
        type=exchange.type.value if exchange else "",
        given=post.coded(PostCode.CAPACITY) if isinstance(post, Offer) else (),
    )


def openings_of(session: Session, ids: Collection[int]) -> dict[int, tuple[Opening, ...]]:
    """What these members offer and ask for now, by member."""
    found: dict[int, tuple[Opening, ...]] = {}
    for post in session.scalars(exchanges.open_of(ids)):
        found[post.member_id] = (*found.get(post.member_id, ()), _opening(post))
    return found


def _activity(activity: Activity) -> ActivityFacts:
    return ActivityFacts(
        title=activity.title,
        text=activity.text,
        language=activity.language,
        countries=activity.coded(CodeKind.WORKS_IN),
        year=activity.year,
        fields=activity.coded(CodeKind.FIELD),
    )


def _opening(post: Exchange) -> Opening:
    return Opening(
        id=post.id,
        kind=post.kind.value,
        type=post.type.value,
        title=Text(post.texts[0].language, post.texts[0].title),
        fields=post.coded(PostCode.FIELD),
        languages=post.coded(PostCode.LANGUAGE),
    )


def _wanted(post: Post) -> tuple[SeatFacts, ...]:
    """The places of a proposal; what a request asks for is one place without a name, or none."""
    asked = post.coded(PostCode.CAPACITY) if isinstance(post, Request) else ()
    if asked:
        return (SeatFacts(id=0, languages=post.coded(PostCode.LANGUAGE), capacities=asked),)
    return tuple(_seat(seat) for seat in seats_of(post))


def _seat(seat: Seat) -> SeatFacts:
    return SeatFacts(
        id=seat.id,
        role=seat.role,
        number=seat.number,
        countries=seat.coded(PostCode.COUNTRY),
        languages=seat.coded(PostCode.LANGUAGE),
        capacities=seat.coded(PostCode.CAPACITY),
    )

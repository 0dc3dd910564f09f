"""Letters about texts in another language: readers ask for one, and one that was asked for is there."""

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import language
from collab.language import gettext as _
from collab.language import ngettext
from collab.letters import telling
from collab.letters.sheet import Group, Item, Link, Sheet
from collab.members import profiles
from collab.members.model import Member
from collab.members.people import Person
from collab.posts import queries as posts
from collab.posts.model import Post
from collab.wishes import policy, queries
from collab.wishes.model import Wish
from collab.wishes.queries import Asked
from collab.words import names

Facts = dict[str, Any]


def asked(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To the author's organisation: which of its texts are asked for in a language, and by how many; never by whom."""
    if not person.is_in or person.speaks_for is None or person.member_id != facts["member"]:
        return None
    wanted = queries.asked_in(session, facts["member"], facts["language"])
    if not wanted:
        return None
    tongue, number = names.working_language(facts["language"]), sum(one.number for one in wanted)
    heading = ngettext(
        "%(num)s reader asks you for a text in %(language)s",
        "%(num)s readers ask you for a text in %(language)s",
        number,
        language=tongue,
    )
    return Sheet(
        subject=heading,
        heading=heading,
        paragraphs=[
            _("They would like to read what you wrote in their own language. A title and a few sentences are enough."),
            _("Those who asked are told by letter as soon as the text is there."),
        ],
        links=[],
        groups=[Group(_("What they asked for"), [_one(one, person.speaks_for) for one in wanted])],
        footer=[_("You get this letter at most once a week for each language.")],
    )


def there(session: Session, person: Person, facts: Facts) -> Sheet | None:
    """To a reader who asked: the text is there in their language, if they may still read it."""
    wish = session.get(Wish, facts["wish"])
    text = _readable(session, person, wish) if wish and person.is_in else None
    if wish is None or text is None or wish.language not in policy.written_in(text):
        return None
    tongue = names.working_language(wish.language)
    if isinstance(text, Post):
        title = names.typed(text.text_for(wish.language).title)
        heading = _("“%(title)s” can now be read in %(language)s", title=title, language=tongue)
        link = telling.to_post(text, _("Read it"), main=True)
    else:
        member = telling.name(session, text, person)
        heading = _("The mission of %(member)s can now be read in %(language)s", member=member, language=tongue)
        link = Link(_("Read it"), telling.url(f"/members/{text.public_id}"), main=True)
    return Sheet(subject=heading, heading=heading, paragraphs=[_("You asked for this text.")], links=[link])


def _one(asked: Asked, member: Member) -> Item:
    number = ngettext("%(num)s reader asked", "%(num)s readers asked", asked.number)
    if asked.post is None:
        address = telling.url(f"/members/{member.public_id}/edit?text={asked.language}")
        return Item(_("Your mission"), [number], [Link(_("Add the text"), address, main=True)])
    link = Link(_("Add the text"), telling.to_edit(asked.post, asked.language), main=True)
    written = asked.post.text_for(language.current()).language
    return Item(telling.title(asked.post), [number], [link], title_language=written)


def _readable(session: Session, person: Person, wish: Wish) -> Member | Post | None:
    """The text as the person may see it now."""
    if wish.post_id is not None:
        return session.scalar(posts.visible_to(person, Post).where(Post.id == wish.post_id))
    member = session.scalar(select(Member).where(Member.id == wish.member_id))
    if member is None or not telling.shows(session, member, person):
        return None
    return member if profiles.shown_to(session, member, person).missions else None

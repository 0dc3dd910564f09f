"""A reader asks for a text in another language: once each, told weekly without names, and answered when it is there."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab.errors import Forbidden
from collab.letters import telling
from collab.letters.compose import compose
from collab.mail.model import Letter
from collab.members.model import Mission
from collab.posts.model import PostText, State
from collab.proposals.model import Proposal
from collab.wishes import actions, queries
from collab.wishes.model import Wish
from tests.builders import Cast, make_person, make_proposal

TUESDAY = datetime(2027, 3, 2, 9, tzinfo=UTC)
WEEK = timedelta(days=7)


@pytest.fixture
def proposal(session: Session, cast: Cast) -> Proposal:
    return make_proposal(session, by=cast.alice, title="Clean water", language="en")


def letters(session: Session, kind: str) -> list[Letter]:
    return list(session.scalars(select(Letter).where(Letter.kind == kind).order_by(Letter.id)))


def add_text(session: Session, proposal: Proposal, language: str, title: str) -> None:
    proposal.texts.append(PostText(position=1, language=language, title=title, summary="…"))
    session.flush()


def test_asked_twice_it_is_one_wish_and_one_letter(session: Session, cast: Cast, proposal: Proposal) -> None:
    for _press in range(2):
        actions.ask(session, proposal, by=cast.bob, language="tr")

    assert len(session.scalars(select(Wish)).all()) == 1
    assert [letter.person_id for letter in letters(session, "text_asked")] == [cast.alice.id]


def test_the_author_reads_how_many_asked_and_for_what_but_not_who(
    session: Session, cast: Cast, proposal: Proposal
) -> None:
    for reader in (cast.bob, cast.eve, cast.carol):
        actions.ask(session, proposal, by=reader, language="tr")
    actions.ask(session, cast.alices, by=cast.bob, language="tr")
    actions.ask(session, proposal, by=cast.bob, language="fr")

    told = [compose(session, letter) for letter in letters(session, "text_asked")]

    assert [message.subject for message in told if message] == [
        "4 readers ask you for a text in Turkish",
        "1 reader asks you for a text in French",
    ]
    text = told[0].text if told[0] else ""
    assert "* Clean water\n3 readers asked" in text
    assert "* Your mission\n1 reader asked" in text
    assert f"/proposals/{proposal.public_id}/edit?text=tr" in text
    assert f"/members/{cast.alices.public_id}/edit?text=tr" in text
    assert not any(name in text for name in ("Bob", "Eve", "Carol"))


def test_who_asks_later_in_the_week_is_told_of_in_the_next(session: Session, cast: Cast, proposal: Proposal) -> None:
    with time_machine.travel(TUESDAY, tick=False):
        actions.ask(session, proposal, by=cast.bob, language="tr")
        actions.ask(session, proposal, by=cast.eve, language="tr")
        actions.tell_due(session)
        assert len(letters(session, "text_asked")) == 1
    with time_machine.travel(TUESDAY + WEEK, tick=False):
        actions.tell_due(session)
        actions.tell_due(session)
        assert len(letters(session, "text_asked")) == 2
    with time_machine.travel(TUESDAY + 2 * WEEK, tick=False):
        actions.tell_due(session)

    assert len(letters(session, "text_asked")) == 2, "nobody asked since"


def test_whoever_asked_is_told_in_their_language_when_the_text_is_there(
    session: Session, cast: Cast, proposal: Proposal
) -> None:
    cast.bob.language = "tr"
    actions.ask(session, proposal, by=cast.bob, language="tr")
    actions.ask(session, proposal, by=cast.eve, language="fr")
    add_text(session, proposal, "tr", "Temiz su")

    for _minute in range(2):
        actions.tell_due(session)

    (letter,) = letters(session, "text_there")
    message = compose(session, letter)
    assert letter.person_id == cast.bob.id
    assert message
    assert message.subject == "“Temiz su” artık şu dilde de okunabilir: Türkçe"
    assert f"/proposals/{proposal.public_id}" in message.text
    assert queries.is_open(session, cast.eve, proposal, "fr")


def test_a_mission_is_asked_for_and_given_alike(session: Session, cast: Cast) -> None:
    cast.bobs.missions = [Mission(language="tr", text="Kuyu açıyoruz.")]
    actions.ask(session, cast.bobs, by=cast.alice, language="en")
    cast.bobs.missions.append(Mission(language="en", text="We drill wells."))
    session.flush()

    actions.tell_due(session)

    (letter,) = letters(session, "text_there")
    message = compose(session, letter)
    assert message
    assert message.subject == "The mission of Bob Su Derneği can now be read in English"


def test_a_text_that_was_taken_away_can_be_asked_for_again(session: Session, cast: Cast, proposal: Proposal) -> None:
    actions.ask(session, proposal, by=cast.bob, language="tr")
    add_text(session, proposal, "tr", "Temiz su")
    actions.tell_due(session)
    proposal.texts.pop()
    session.flush()

    actions.ask(session, proposal, by=cast.bob, language="tr")

    assert queries.is_open(session, cast.bob, proposal, "tr")
    (letter,) = letters(session, "text_there")
    assert compose(session, letter) is None, "it is not there any more"


def test_nobody_asks_themselves_nor_for_what_can_no_longer_change(
    session: Session, cast: Cast, proposal: Proposal
) -> None:
    closed = make_proposal(session, by=cast.alice, title="Done", state=State.COMPLETED)

    with pytest.raises(Forbidden):
        actions.ask(session, proposal, by=cast.alice, language="tr")
    with pytest.raises(Forbidden):
        actions.ask(session, closed, by=cast.carol, language="tr")


def test_what_is_there_need_not_be_asked_for(session: Session, cast: Cast, proposal: Proposal) -> None:
    actions.ask(session, proposal, by=cast.bob, language="en")

    assert not session.scalars(select(Wish)).all()


def test_readers_who_left_are_not_counted(session: Session, cast: Cast, proposal: Proposal) -> None:
    gone = make_person(session, name="Gone", member=cast.bobs)
    actions.ask(session, proposal, by=gone, language="tr")
    gone.active = False
    session.flush()
    (letter,) = letters(session, "text_asked")

    assert compose(session, letter) is None
    assert queries.asked_of(session, proposal) == []


def test_a_letter_says_in_which_language_a_quoted_text_is(session: Session, cast: Cast, proposal: Proposal) -> None:
    assert telling.written_in(proposal) == []

    proposal.texts[0].language = "tr"

    assert telling.written_in(proposal) == ["The text is written in Turkish; there is none in your language yet."]

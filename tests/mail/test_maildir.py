"""A house without a mail server lays its letters into a folder, from where the demo reads them."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine

from collab.mail.claims import Overtaken
from collab.mail.delivery import deliver_due
from collab.mail.maildir import MaildirPost, letter_to, letters_to
from collab.mail.message import Address, written
from collab.mail.model import LetterState
from collab.mail.post import Parcel
from tests.mail import conftest
from tests.mail.conftest import SENDER, Put, compose, greeting


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where the letters will lie; nothing is there yet."""
    return tmp_path / "home" / "mail"


@pytest.fixture
def post(folder: Path) -> MaildirPost:
    """The post that lays them there."""
    return MaildirPost(folder, sender=SENDER)


def test_letters_are_laid_down_and_read_newest_first(folder: Path, post: MaildirPost, put: Put) -> None:
    with time_machine.travel(datetime(2026, 3, 2, 6, 0, tzinfo=UTC), tick=False) as clock:
        for matter in ("one", "two", "three"):
            put("Bob", matter)
            assert deliver_due(post, lambda _, letter: greeting(subject=f"رسالة {letter.key}")) == 1
            clock.shift(timedelta(hours=1))

    letters = letters_to(folder, "Bob@example.org")
    assert [letter.subject.split(":")[1] for letter in letters] == ["three", "two", "one"]
    assert letters[0].subject.startswith("رسالة")
    assert letters[0].date == datetime(2026, 3, 2, 8, 0, tzinfo=UTC)
    assert "Good morning" in letters[0].text
    assert letters[0].links == ("http://collab.example/",)


def test_a_person_reads_only_letters_to_that_address(folder: Path, post: MaildirPost, put: Put) -> None:
    put("Bob")
    put("Eve")
    deliver_due(post, compose)

    (bobs,) = letters_to(folder, "bob@example.org")
    assert letter_to(folder, "bob@example.org", bobs.id) == bobs
    assert letter_to(folder, "eve@example.org", bobs.id) is None
    assert letter_to(folder, "bob@example.org", f"../new/{bobs.id}") is None


def test_the_same_letter_lies_there_once_even_after_it_was_read(folder: Path, post: MaildirPost) -> None:
    parcel = Parcel("abc", "bob@example.org", written(greeting(), sender=SENDER, message_id="abc"))
    (folder / "tmp").mkdir(parents=True)
    (folder / "tmp" / "abc").write_text("half a let")  # killed while it wrote
    (folder / "new").mkdir()
    (folder / "cur").mkdir()

    post.hand_over(parcel, lambda: None)
    post.hand_over(parcel, lambda: None)
    (folder / "new" / "abc").rename(folder / "cur" / "abc:2,S")
    post.hand_over(parcel, lambda: None)

    (letter,) = letters_to(folder, "bob@example.org")
    assert letter.id == "abc"
    assert "Good morning" in letter.text


def test_a_sender_that_was_overtaken_lays_nothing_down(folder: Path, post: MaildirPost) -> None:
    parcel = Parcel("abc", "bob@example.org", written(greeting(), sender=SENDER, message_id="abc"))

    def too_late() -> None:
        raise Overtaken

    with pytest.raises(Overtaken):
        post.hand_over(parcel, too_late)

    assert letters_to(folder, "bob@example.org") == []


def test_nobody_else_on_the_machine_reads_the_letters(folder: Path, post: MaildirPost, put: Put) -> None:
    put("Bob")
    deliver_due(post, compose)

    (path,) = (folder / "new").iterdir()
    assert path.stat().st_mode & 0o077 == 0
    assert folder.stat().st_mode & 0o077 == 0


def test_before_the_first_letter_there_is_none(folder: Path) -> None:
    assert letters_to(folder, "bob@example.org") == []


def test_a_folder_that_cannot_be_written_keeps_the_letter_waiting(folder: Path, post: MaildirPost, put: Put) -> None:
    folder.parent.mkdir()
    folder.write_text("a file in the way")
    put("Bob")

    assert deliver_due(post, compose) == 0

    letter = conftest.letter_to("Bob")
    assert (letter.state, letter.doubts) == (LetterState.WAITING, 0)
    assert str(folder) in letter.trouble


def test_a_sender_that_is_no_address_is_named_with_its_cure(folder: Path) -> None:
    with pytest.raises(ValueError, match="MAIL_FROM"):
        MaildirPost(folder, sender=Address("Union Partners", "nobody"))

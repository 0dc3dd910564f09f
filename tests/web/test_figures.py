"""The desk's figures: shares and totals that a coordinator reads, and nobody's own."""

import re

import pytest
from flask.testing import FlaskClient

from collab import db
from collab.members.model import Member
from collab.members.people import Person
from collab.suggestions.model import Dismissal, Feedback, Side
from tests.browsing import SignIn, says
from tests.builders import Cast, make_member, make_proposal
from tests.digests.made import make_suggestion
from tests.web.proposals.stage import page


@pytest.fixture
def carol(stage: Cast, sign_in: SignIn) -> FlaskClient:
    """A coordinator's browser; Bob's member was suggested for two posts; six answers were given."""
    with db.transaction() as session:
        alice, bobs = session.get_one(Person, stage.alice.id), session.get_one(Member, stage.bobs.id)
        posts = [make_proposal(session, by=alice), make_proposal(session, by=alice)]
        for post in posts:
            make_suggestion(session, post=post, member=bobs)
        for _number in range(5):
            other = make_member(session)
            session.add(
                Dismissal(
                    post_id=posts[0].id, member_id=other.id, side=Side.LEAD, kind=Feedback.NOT_FOR_US, by_id=alice.id
                )
            )
        session.add(
            Dismissal(
                post_id=posts[1].id, member_id=bobs.id, side=Side.LEAD, kind=Feedback.ALREADY_PARTNERS, by_id=alice.id
            )
        )
    person = db.session().get_one(Person, stage.carol.id)
    db.session().expunge_all()
    return sign_in(person)


def row(text: str, label: str) -> list[str]:
    """What stands in the number cells beside a label."""
    line = re.search(rf"<tr><th scope=\"row\">{label}.*?</tr>", text, re.DOTALL)
    assert line
    return [re.sub("<.*?>", "", cell).strip() for cell in re.findall(r'<td class="num">(.*?)</td>', line[0], re.DOTALL)]


def test_shares_of_the_time_and_of_the_time_before(carol: FlaskClient) -> None:
    text = page(carol, "/desk/figures")

    members = int(row(text, "Members that can be suggested")[0])
    assert row(text, "Posts opened") == ["2", "0"]
    assert row(text, "Of 100 members") == [str(round(100 / members)), "–"]
    assert row(text, "How unevenly") == [str(round(100 * (members - 1) / members)), "–"]


def test_answers_are_told_in_total_and_few_are_not_told_apart(carol: FlaskClient) -> None:
    text = page(carol, "/desk/figures")

    assert row(text, "Not for us") == ["5", "0"]
    assert row(text, "Already partners") == ["under 5", "0"]
    assert row(text, "Wrong field") == ["0", "0"]
    assert not says(text, "Bob")


def test_pictures_and_table_say_the_same_in_arabic(carol: FlaskClient) -> None:
    carol.get("/language/ar")
    text = page(carol, "/desk/figures")

    assert 'dir="rtl"' in text
    assert text.count('<svg class="bars flip"') == 2
    assert "ليس الآن" in text

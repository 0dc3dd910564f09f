"""What the lead is asked about its post: only what it left open, answered with ticks, and never twice."""

import pytest
from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from collab.mail.model import Letter
from collab.partnerships.model import Stage
from collab.posts.model import CodeKind, Reach
from tests.browsing import post
from tests.web.browsers import Browsers
from tests.web.offers.stage import at_once, given
from tests.web.proposals.stage import every, looked, page, partnered, posted, the, unmasked, water_member

NEEDY = {"title": "Pumps that run again", "summary": "Forty villages near Nyala have pumps that nobody mends."}


@pytest.fixture
def silent(at: Browsers) -> str:
    """A proposal without a tick, looked for."""
    water_member("Pınar Su Derneği", capacities=("engineers",))
    id = posted(**NEEDY, fields=(), countries=(), roles=("Mend pumps",), reach=Reach.PUBLIC)
    looked()
    return id


def answered(browser: FlaskClient, id: str, **ticked: object) -> TestResponse:
    return post(browser, f"/proposals/{id}/clarification", ticked)


def test_what_a_post_leaves_open_is_asked_with_the_likeliest_answers(at: Browsers, silent: str) -> None:
    text = page(at.alice, f"/proposals/{silent}")

    assert "3 questions that help to find members" in text
    assert "What is the work about?" in text
    assert 'name="fields" value="drinking-water"' in text
    assert 'name="countries" value="SD"' in text
    assert "What should the partner bring? “Mend pumps”" in text
    assert 'name="capacities" value="engineers"' in text
    assert " checked" not in text.split('id="questions"')[1].split("</section>")[0]


def test_words_of_the_text_stand_beside_what_they_speak_for(at: Browsers) -> None:
    id = posted(fields=())
    looked()

    asked = page(at.alice, f"/proposals/{id}").split('id="q-field"')[1].split("</fieldset>")[0]

    assert "water wells" in asked.split('value="drinking-water"')[1].split("</label>")[0]


def test_answers_are_added_and_members_looked_for_anew(at: Browsers, silent: str) -> None:
    place = the(silent).seats[0].public_id
    ticked = {"fields": "drinking-water", "countries": ["SD", "TR"], "capacities": "engineers"}

    answered(at.alice, silent, seat=place, **ticked)

    assert "Added. Members who fit are being looked for anew." in page(at.alice, f"/proposals/{silent}")
    assert the(silent).coded(CodeKind.FIELD) == ("drinking-water",)
    assert the(silent).coded(CodeKind.COUNTRY) == ("SD", "TR")
    assert the(silent).seats[0].coded(CodeKind.CAPACITY) == ("engineers",)
    assert the(silent).edition == 2
    looked()
    text = page(at.alice, f"/proposals/{silent}")
    assert "questions that help" not in text
    assert "You both work on drinking water" in text


def test_who_says_that_none_is_right_is_not_asked_again(at: Browsers, silent: str) -> None:
    answered(at.alice, silent, none="1", fields="drinking-water")
    told = page(at.alice, f"/proposals/{silent}")
    looked()

    assert "You are not asked about it again." in told
    assert "questions that help" not in page(at.alice, f"/proposals/{silent}")
    assert the(silent).coded(CodeKind.FIELD) == ()
    assert the(silent).edition == 1


def test_only_who_may_change_it_is_asked_and_answers(at: Browsers, silent: str) -> None:
    for browser, asked in ((at.alice, True), (at.anna, True), (at.carol, False), (at.bob, False), (at.stranger, False)):
        assert ("questions that help" in page(browser, f"/proposals/{silent}")) is asked

    for browser, status in ((at.bob, 403), (at.carol, 404)):
        assert answered(browser, silent, fields="drinking-water").status_code == status
        assert answered(browser, silent, none="1").status_code == status
    assert the(silent).coded(CodeKind.FIELD) == ()


@pytest.mark.parametrize("sent", [{}, {"fields": "no-such-field"}, {"countries": "XX"}])
def test_nothing_ticked_or_something_made_up_changes_nothing(at: Browsers, silent: str, sent: dict[str, str]) -> None:
    told = answered(at.alice, silent, **sent, **({"capacities": "engineers"} if sent else {}))

    assert told.status_code == 422
    assert ("Tick at least one answer" if not sent else "is not among the choices") in told.text
    assert ('value="engineers" checked' in told.text) is bool(sent), "what was ticked stays"
    assert the(silent).seats[0].coded(CodeKind.CAPACITY) == ()


def test_what_is_wrong_with_an_answer_to_nothing_is_not_asked_to_be_mended(at: Browsers, silent: str) -> None:
    answered(at.anna, silent, none="1")

    assert answered(at.alice, silent).status_code == 303
    assert "Nothing is asked about it any more." in page(at.alice, f"/proposals/{silent}")


def test_two_who_answer_at_once_lose_nothing(at: Browsers, silent: str) -> None:
    told = at_once(
        lambda: answered(at.alice, silent, fields="drinking-water"),
        lambda: answered(at.anna, silent, fields="hygiene-sanitation"),
    )

    assert told == [303, 303]
    assert the(silent).coded(CodeKind.FIELD) == ("drinking-water", "hygiene-sanitation")


def test_who_is_in_it_is_told_of_what_was_added(at: Browsers, silent: str) -> None:
    partnered(silent, stage=Stage.AGREED)
    answered(at.alice, silent, fields="drinking-water")

    assert [letter.kind for letter in every(Letter)].count("post_changed") == 1
    assert post(at.alice, f"/proposals/{silent}/withdrawal").status_code == 303
    assert answered(at.alice, silent, fields="education").status_code == 409, "what is closed changes no more"


def test_a_place_that_was_taken_out_meanwhile_gets_nothing(at: Browsers, silent: str) -> None:
    assert answered(at.alice, silent, capacities="engineers", seat="gone-long-ago").status_code == 303
    assert the(silent).seats[0].coded(CodeKind.CAPACITY) == ()


def test_a_ticked_field_that_the_text_does_not_bear_out_is_asked_about(at: Browsers) -> None:
    id = posted(fields=("orphan-care",))
    looked()

    asked = page(at.alice, f"/proposals/{id}").split('id="q-field"')[1].split("</fieldset>")[0]

    assert "Is it about this as well?" in asked
    assert 'value="drinking-water"' in asked


def test_advice_does_not_repeat_what_is_asked(at: Browsers) -> None:
    id = posted(title="Lentil soup", summary="Wash two cups of lentils.", fields=(), countries=())
    water_member("Pınar Su Derneği")
    looked()
    before = page(at.alice, f"/proposals/{id}")
    answered(at.alice, id, none="1")
    after = page(at.alice, f"/proposals/{id}")

    assert "Nobody fits well yet" in before
    assert "Tick the fields of work" not in before
    assert "Tick the fields of work" in after


def test_an_offer_is_asked_what_is_given(at: Browsers) -> None:
    water_member("Pınar Su Derneği", capacities=("engineers",))
    id = given(fields=("drinking-water",))
    looked()

    text = page(at.alice, f"/offers/{id}")
    done = post(at.alice, f"/offers/{id}/clarification", {"capacities": "engineers"})

    assert "What is given?" in text
    assert 'name="countries"' not in text, "where it names none it is meant for all"
    assert done.status_code == 303


def test_a_hidden_member_changes_nothing_that_is_asked(at: Browsers, silent: str) -> None:
    before = unmasked(page(at.alice, f"/proposals/{silent}"))
    water_member("Saklı Su", hidden=True, capacities=("trainers",))
    looked()

    assert unmasked(page(at.alice, f"/proposals/{silent}")) == before


def test_home_leads_to_the_questions_of_a_post_that_nobody_fits_well(at: Browsers) -> None:
    id = posted(title="Lentil soup", summary="Wash two cups of lentils.", fields=(), countries=())
    water_member("Pınar Su Derneği")
    assert "about it" not in page(at.alice, "/"), "nobody looked yet"
    looked()

    assert f"/proposals/{id}#questions" in page(at.alice, "/")
    assert f"/proposals/{id}#questions" not in page(at.bob, "/")
    answered(at.alice, id, none="1")
    assert "#questions" not in page(at.alice, "/")


def test_home_is_silent_where_somebody_fits_well(at: Browsers) -> None:
    posted(countries=())
    looked()
    assert "#questions" in page(at.alice, "/")
    water_member("Pınar Su Derneği")
    looked()

    assert "#questions" not in page(at.alice, "/")


def test_home_does_not_tell_that_a_hidden_member_fits(at: Browsers) -> None:
    posted(countries=())
    water_member("Saklı Su", hidden=True)
    looked()

    assert "#questions" in page(at.alice, "/")

"""The door in a browser: in, out, passwords, invitations, settings, language, and out of the digest."""

import re
from datetime import timedelta

import pytest
import time_machine
from flask.testing import FlaskClient
from sqlalchemy import select

from collab import clock, db, tokens
from collab.accounts.actions import MINUTES_BETWEEN_LINKS
from collab.accounts.door_count import PER_ACCOUNT, WINDOW_MINUTES
from collab.accounts.passwords import fits, hash_password
from collab.mail.model import Letter
from collab.members.model import Member
from collab.members.people import Person, Rhythm
from tests.builders import Cast, make_person
from tests.web.apart import apart
from tests.web.conftest import SignIn, post

PASSWORD = "a well of sweet water"
HASHED = hash_password(PASSWORD)
SETTINGS = {
    "name": "Alice B.",
    "language": "ar",
    "zone": "Africa/Khartoum",
    "digest_rhythm": "daily",
    "digest_weekday": "3",
    "digest_hour": "17",
}


@pytest.fixture
def stage(stage: Cast) -> Cast:
    return apart(stage)


@pytest.fixture
def alice(stage: Cast) -> Person:
    change(stage.alice, password_hash=HASHED)
    return stage.alice


@pytest.fixture
def nour(stage: Cast) -> Person:
    with db.transaction() as session:
        member = session.get_one(Member, stage.alice.member_id)
        person = make_person(session, name="Nour", language="ar", password_hash=None, member=member)
    session.refresh(person)
    return person


def change(person: Person, **columns: object) -> None:
    """Set columns of the person, behind the browser's back."""
    with db.transaction() as session:
        row = session.get_one(Person, person.id)
        for name, value in columns.items():
            setattr(row, name, value)
    session.refresh(row)


def link(purpose: str, person: Person) -> str:
    return tokens.sign(purpose, [person.id, person.epoch])


def is_in(browser: FlaskClient) -> bool:
    return browser.get("/account").status_code == 200


def try_door(browser: FlaskClient, email: str, password: str = PASSWORD, **more: str) -> tuple[int, str, str]:
    answer = post(browser, "/sign-in", {"email": email, "password": password, **more})
    return answer.status_code, answer.headers.get("Location", ""), answer.text


def test_somebody_signs_in_and_out_again(client: FlaskClient, alice: Person) -> None:
    assert try_door(client, alice.email)[:2] == (303, "/")
    assert is_in(client)

    assert post(client, "/sign-out").status_code == 303
    assert not is_in(client)


def test_a_wrong_password_is_said_at_the_form_and_the_address_is_kept(client: FlaskClient, alice: Person) -> None:
    status, _location, page = try_door(client, alice.email, "not this one")

    assert status == 422
    assert "do not go together" in page
    assert f'value="{alice.email}"' in page
    assert "not this one" not in page
    assert not is_in(client)


def test_the_page_tells_nobody_who_has_an_account(client: FlaskClient, alice: Person) -> None:
    known = try_door(client, alice.email, "not this one")[2].replace(alice.email, "")
    unknown = try_door(client, "nobody@example.org", "not this one")[2].replace("nobody@example.org", "")

    assert _without_token(known) == _without_token(unknown)


def test_empty_fields_say_what_to_write(client: FlaskClient, stage: Cast) -> None:
    status, _location, page = try_door(client, "", "")

    assert status == 422
    assert "Write your e-mail address." in page
    assert "Write your password." in page


def test_too_many_tries_are_told_how_long_to_wait(client: FlaskClient, alice: Person) -> None:
    for _try in range(PER_ACCOUNT):
        assert try_door(client, alice.email, "not this one")[0] == 422

    status, _location, page = try_door(client, alice.email)

    assert status == 429
    assert f"Wait {WINDOW_MINUTES} minutes" in page
    elsewhere = post(
        client,
        "/sign-in",
        {"email": alice.email, "password": PASSWORD},
        environ_overrides={"REMOTE_ADDR": "192.0.2.9"},
    )
    assert elsewhere.status_code == 303


def test_a_stopped_person_cannot_sign_in_and_is_out_at_once(
    client: FlaskClient, alice: Person, sign_in: SignIn
) -> None:
    inside = sign_in(alice)
    assert is_in(inside)
    change(alice, active=False)

    assert not is_in(inside)
    assert try_door(client, alice.email)[0] == 422


def test_a_stranger_is_sent_to_the_door_and_then_on(client: FlaskClient, alice: Person) -> None:
    sent = client.get("/account?from=letter")
    assert sent.headers["Location"] == "/sign-in?next=/account?from%3Dletter"
    page = client.get(sent.headers["Location"]).text
    assert 'name="next" value="/account?from=letter"' in page

    assert try_door(client, alice.email, next="/account?from=letter")[1] == "/account?from=letter"


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "javascript:1",
        "evil",
    ],
)
def test_nobody_is_sent_to_another_house(client: FlaskClient, alice: Person, elsewhere: str) -> None:
    assert try_door(client, alice.email, next=elsewhere)[1] == "/"
    assert client.get("/sign-in", query_string={"next": elsewhere}).headers["Location"] == "/"
    assert client.get("/language/ar", query_string={"next": elsewhere}).headers["Location"] == "/"


def test_whoever_is_in_already_goes_home(alice: Person, sign_in: SignIn) -> None:
    assert sign_in(alice).get("/sign-in").headers["Location"] == "/"


def test_a_stale_form_is_shown_again_with_what_was_typed(client: FlaskClient, alice: Person) -> None:
    answer = client.post("/sign-in", data={"email": alice.email, "password": PASSWORD, "csrf_token": "stale"})

    assert answer.status_code == 422
    assert alice.email in answer.text
    assert not is_in(client)


def test_asking_for_a_password_says_the_same_to_everyone(client: FlaskClient, alice: Person) -> None:
    answers = []
    for email in (alice.email, "nobody@example.org"):
        answer = post(client, "/password", {"email": email})
        answers.append((answer.status_code, answer.headers["Location"], client.get("/sign-in").text))

    assert _without_token(answers[0][2]) == _without_token(answers[1][2])
    assert answers[0][:2] == answers[1][:2] == (303, "/sign-in")
    assert _kinds() == ["password_reset"]


def test_asking_is_throttled_and_does_not_lock_the_door(client: FlaskClient, alice: Person) -> None:
    with time_machine.travel(clock.now().replace(minute=1, second=0), tick=False):
        for _try in range(PER_ACCOUNT):
            assert post(client, "/password", {"email": alice.email}).status_code == 303

        assert post(client, "/password", {"email": alice.email}).status_code == 429
        assert len(_kinds()) == 1  # a post box cannot be flooded
        assert try_door(client, alice.email)[0] == 303


def test_whoever_asks_again_a_while_later_gets_another_letter(client: FlaskClient, alice: Person) -> None:
    post(client, "/password", {"email": alice.email})

    with time_machine.travel(clock.now() + timedelta(minutes=MINUTES_BETWEEN_LINKS)):
        post(client, "/password", {"email": alice.email})

    assert _kinds() == ["password_reset", "password_reset"]


def test_what_is_no_address_is_said_at_the_field(client: FlaskClient, stage: Cast) -> None:
    for typed in ("", "alice", "a@b@c", "alice\x00@example.org ", "x" * 300 + "@example.org"):
        answer = post(client, "/password", {"email": typed})
        if typed.startswith("alice\x00"):
            assert answer.status_code == 303  # a sign nobody can see is taken out
        else:
            assert answer.status_code == 422, typed
            assert 'aria-invalid="true"' in answer.text


def test_a_new_password_signs_in_here_and_out_everywhere_else(
    client: FlaskClient, alice: Person, sign_in: SignIn
) -> None:
    elsewhere = sign_in(alice)
    url = f"/password/{link('password', alice)}"
    assert f'action="{url}"' in client.get(url).text

    assert post(client, url, {"password": "quite another one"}).status_code == 303

    assert is_in(client)
    assert not is_in(elsewhere)
    assert fits("quite another one", _again(alice).password_hash)


def test_a_short_password_is_refused_and_the_link_stays_good(client: FlaskClient, alice: Person) -> None:
    url = f"/password/{link('password', alice)}"

    answer = post(client, url, {"password": "short"})

    assert answer.status_code == 422
    assert "at least 10 characters" in answer.text
    assert client.get(url).status_code == 200


def test_a_used_an_old_and_a_forged_link_all_show_the_way_to_a_new_one(client: FlaskClient, alice: Person) -> None:
    used = f"/password/{link('password', alice)}"
    post(client, used, {"password": "quite another one"})
    old = f"/invitations/{link('invitation', alice)}"

    with time_machine.travel(clock.now() + timedelta(days=15)):
        answers = [client.get(url) for url in (used, old, "/password/forged", "/invitations/forged")]
        answers.append(post(client, used, {"password": "once more, please"}))

    for answer in answers:
        assert answer.status_code == 404
        assert 'href="/password"' in answer.text
    assert fits("quite another one", _again(alice).password_hash)


def test_an_invited_person_comes_in_and_reads_in_the_chosen_language(client: FlaskClient, nour: Person) -> None:
    url = f"/invitations/{link('invitation', nour)}"
    page = client.get(url)
    assert '<html lang="ar" dir="rtl">' in page.text
    assert "Nour" in page.text
    assert f'action="{url}"' in page.text

    assert post(client, url, {"password": PASSWORD, "language": "en"}).status_code == 303

    assert '<html lang="en" dir="ltr">' in client.get("/account").text
    assert _again(nour).is_in
    assert client.get(url).status_code == 404


def test_an_invitation_needs_a_password_and_a_language_we_know(client: FlaskClient, nour: Person) -> None:
    url = f"/invitations/{link('invitation', nour)}"
    for typed in ({"password": "short", "language": "ar"}, {"password": PASSWORD, "language": "xx"}, {}):
        assert post(client, url, typed).status_code == 422
    assert not _again(nour).is_in


def test_settings_are_kept_and_the_page_follows_the_language(alice: Person, sign_in: SignIn) -> None:
    browser = sign_in(alice)
    browser.get("/language/en")

    assert post(browser, "/account", SETTINGS).status_code == 303

    kept = _again(alice)
    assert (kept.name, kept.language, kept.zone) == ("Alice B.", "ar", "Africa/Khartoum")
    assert (kept.digest_rhythm, kept.digest_weekday, kept.digest_hour) == (Rhythm.DAILY, 3, 17)
    assert '<html lang="ar" dir="rtl">' in browser.get("/account").text


@pytest.mark.parametrize("language", ["ar", "tr", "en", "fr"])
def test_all_four_languages_may_be_chosen(alice: Person, sign_in: SignIn, language: str) -> None:
    browser = sign_in(alice)

    assert post(browser, "/account", SETTINGS | {"language": language}).status_code == 303
    assert _again(alice).language == language
    assert browser.get("/account").status_code == 200


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"name": "x" * 161},
        {"language": "xx"},
        {"zone": "Mars/Olympus"},
        {"zone": "../etc/passwd"},
        {"digest_rhythm": "hourly"},
        {"digest_weekday": "7"},
        {"digest_weekday": "²"},
        {"digest_hour": "24"},
        {"digest_hour": ""},
    ],
    ids=str,
)
def test_a_wrong_setting_is_said_and_nothing_is_saved(alice: Person, sign_in: SignIn, wrong: dict[str, str]) -> None:
    answer = post(sign_in(alice), "/account", SETTINGS | wrong)

    assert answer.status_code == 422
    assert 'class="errors"' in answer.text
    assert _again(alice).name == "Alice"


def test_a_zone_by_its_older_name_stays_chosen(alice: Person, sign_in: SignIn) -> None:
    change(alice, zone="Asia/Calcutta")
    browser = sign_in(alice)

    assert re.search(r'<option selected value="Asia/Calcutta">', browser.get("/account").text)
    assert post(browser, "/account", SETTINGS | {"zone": "Asia/Calcutta"}).status_code == 303


@pytest.mark.parametrize(
    ("rhythm", "told"),
    [
        ("daily", "24 November 2026, 08:00"),
        ("weekly", "25 November 2026, 08:00"),
        ("monthly", "2 December 2026, 08:00"),
        ("never", "You get no digest."),
    ],
)
def test_the_page_says_when_the_next_digest_would_come(alice: Person, sign_in: SignIn, rhythm: str, told: str) -> None:
    change(alice, digest_rhythm=Rhythm(rhythm), digest_weekday=2, digest_hour=8)
    with time_machine.travel("2026-11-23 12:00:00+00:00", tick=False):
        assert told in sign_in(alice).get("/account").text


def test_strangers_have_no_settings(client: FlaskClient, stage: Cast) -> None:
    assert client.get("/account").headers["Location"] == "/sign-in?next=/account"
    assert post(client, "/account", SETTINGS).headers["Location"] == "/sign-in"


def test_a_language_is_chosen_for_this_session_only(client: FlaskClient, alice: Person) -> None:
    answer = client.get("/language/ar?next=/members?q=a")
    assert answer.headers["Location"] == "/members?q=a"
    assert '<html lang="ar" dir="rtl">' in client.get("/sign-in").text

    try_door(client, alice.email)
    assert '<html lang="en"' in client.get("/account").text
    assert client.get("/language/xx").status_code == 404


def test_looking_at_the_way_out_of_the_digest_changes_nothing(client: FlaskClient, alice: Person) -> None:
    url = f"/unsubscribe/{tokens.sign('unsubscribe', alice.id)}"

    page = client.get(url)

    assert page.status_code == 200
    assert f'action="{url}"' in page.text
    assert _again(alice).digest_rhythm is Rhythm.WEEKLY


def test_one_click_of_a_letter_program_stops_the_digest(client: FlaskClient, alice: Person) -> None:
    """RFC 8058: no session, no form token, one fixed field."""
    url = f"/unsubscribe/{tokens.sign('unsubscribe', alice.id)}"

    for _click in range(2):
        assert client.post(url, data={"List-Unsubscribe": "One-Click"}).status_code == 200

    assert _again(alice).digest_rhythm is Rhythm.NEVER
    assert "You get no digest" in client.get(url).text


@pytest.mark.parametrize("token", ["x", "W10.x.y", "%00", "a" * 500])
def test_a_forged_way_out_is_no_page(client: FlaskClient, stage: Cast, token: str) -> None:
    assert client.get(f"/unsubscribe/{token}").status_code == 404
    assert client.post(f"/unsubscribe/{token}").status_code == 404


def _again(person: Person) -> Person:
    session = db.session()
    session.rollback()
    return session.get_one(Person, person.id)


def _kinds() -> list[str]:
    db.session().rollback()
    return list(db.session().scalars(select(Letter.kind).order_by(Letter.id)))


def _without_token(page: str) -> str:
    return re.sub(r'name="csrf_token" value="[^"]*"', "", page)

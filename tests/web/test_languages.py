"""Everybody reads and is written to in their own language: pages, errors, dates, lists and letters."""

from datetime import date

import pytest
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import Template
from sqlalchemy import select

from collab import db, language
from collab.letters.compose import compose
from collab.mail.model import Letter
from collab.members.people import Person
from tests.builders import Cast, make_person
from tests.web.conftest import SignIn, post

FIRST_WORDS = {
    "ar": ("المقترحات", "إنشاء مقترح"),
    "tr": ("Öneriler", "Öneri yayımla"),
    "fr": ("Propositions", "Publier une proposition"),
    "en": ("Proposals", "Post a proposal"),
}
NO_TITLE = {
    "tr": "Öneriye bir başlık verin: ne yapılacağını ve nerede yapılacağını söyleyen tek satır.",
    "fr": "Donnez un titre à la proposition\u00a0: une ligne qui dit ce qu’il y a à faire, et où.",
}
NOTHING_THERE = {
    "tr": "Bu adreste bir şey yok ya da burası size açık değil.",
    "fr": "Il n’y a rien à cette adresse, ou elle ne vous est pas ouverte.",
}
NO_CHOICE = {"tr": "Geçerli bir seçenek değil.", "fr": "Ce choix n’est pas valable."}
MAY = date(2027, 5, 3)


def reader(stage: Cast, tongue: str) -> Person:
    """Somebody of Alice's member who reads this language."""
    with db.transaction() as session:
        member = session.merge(stage.alices)
        person = make_person(session, name="Nil", language=tongue, member=member)
    session.refresh(person)
    return person


@pytest.mark.parametrize("tongue", language.OFFERED)
def test_a_browser_is_answered_in_its_own_language(client: FlaskClient, tongue: str) -> None:
    page = client.get("/proposals", headers={"Accept-Language": f"{tongue}-XX,{tongue};q=0.9,de;q=0.5"})

    assert f'<html lang="{tongue}" dir="{"rtl" if tongue == "ar" else "ltr"}">' in page.text
    assert FIRST_WORDS[tongue][0] in page.text


@pytest.mark.parametrize("tongue", language.OFFERED)
def test_every_page_leads_to_the_other_languages_in_their_own_words(client: FlaskClient, tongue: str) -> None:
    page = client.get("/sign-in", headers={"Accept-Language": tongue}).text

    for code, own in language.OWN_NAMES.items():
        assert (f'lang="{code}" hreflang="{code}" translate="no">{own}</a>' in page) is (code != tongue)


@pytest.mark.parametrize("tongue", ["tr", "fr"])
def test_a_person_reads_pages_and_mistakes_in_the_language_of_the_profile(
    stage: Cast, sign_in: SignIn, tongue: str
) -> None:
    browser = sign_in(reader(stage, tongue))

    home = browser.get("/").text
    wrong = post(browser, "/proposals/new", {"texts-0-language": "xx"})
    nothing = browser.get("/members/nothing-here")

    assert all(words in home for words in FIRST_WORDS[tongue])
    assert wrong.status_code == 422
    assert NO_TITLE[tongue] in wrong.text
    assert NO_CHOICE[tongue] in wrong.text
    assert nothing.status_code == 404
    assert NOTHING_THERE[tongue] in nothing.text


@pytest.mark.parametrize(
    ("tongue", "subject", "greeting"),
    [
        ("tr", "Yeni bir parola belirleyin", "Merhaba Carol,"),
        ("fr", "Choisir un nouveau mot de passe", "Bonjour Carol,"),
    ],
)
def test_a_letter_comes_in_the_language_of_its_reader_not_of_who_caused_it(
    client: FlaskClient, stage: Cast, tongue: str, subject: str, greeting: str
) -> None:
    with db.transaction() as session:
        session.get_one(Person, stage.carol.id).language = tongue

    post(client, "/password", {"email": stage.carol.email}, headers={"Accept-Language": "ar"})
    letter = compose(db.session(), db.session().scalars(select(Letter)).one())

    assert letter
    assert letter.subject == subject
    assert letter.language == tongue
    assert greeting in letter.text
    assert f'lang="{tongue}" dir="ltr"' in letter.html


@pytest.mark.parametrize(
    ("tongue", "day", "names", "either", "thousands"),
    [
        ("tr", "3 Mayıs 2027", "Ürdün, Çad ve İtalya", "Ürdün veya Çad", "12.000"),
        ("fr", "3 mai 2027", "Ürdün, Çad et İtalya", "Ürdün ou Çad", "12\u202f000"),
        ("en", "3 May 2027", "Ürdün, Çad and İtalya", "Ürdün or Çad", "12,000"),
    ],
)
def test_days_lists_and_numbers_are_written_as_each_language_writes_them(
    tongue: str, day: str, names: str, either: str, thousands: str
) -> None:
    with language.reading(tongue, "Europe/Istanbul"):
        assert language.date(MAY) == day
        assert language.listing(["Ürdün", "Çad", "İtalya"]) == names
        assert language.listing(["Ürdün", "Çad"], "or") == either
        assert language.number(12000) == thousands


def test_one_and_many_are_told_apart_as_each_language_does() -> None:
    said = {}
    for tongue in ("tr", "fr"):
        with language.reading(tongue, "UTC"):
            said[tongue] = [language.ngettext("%(num)s member", "%(num)s members", count) for count in (0, 1, 2)]

    assert said == {"tr": ["0 üye", "1 üye", "2 üye"], "fr": ["0 membre", "1 membre", "2 membres"]}


def test_a_word_fixed_in_a_template_is_told_to_each_reader_in_their_language(app: Flask) -> None:
    template = app.jinja_env.from_string('{{ "not-now"|feedback_word }}')

    told = {tongue: _rendered(template, tongue) for tongue in ("ar", "en", "tr")}

    assert told["en"] == "Not now"
    assert len(set(told.values())) == 3


def _rendered(template: Template, tongue: str) -> str:
    with language.reading(tongue, "UTC"):
        return template.render()

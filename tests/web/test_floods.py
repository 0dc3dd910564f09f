"""What is far too long or far too large is refused in words, at the field, and soon."""

import pytest
from werkzeug.datastructures import MultiDict

from collab.vocabulary import countries
from collab.web.forms import inputs
from collab.web.forms.ground import Form
from collab.web.forms.inputs import LONGEST_LIST, Countries, Whole


class Asked(Form):
    countries = Countries("Countries")
    number = Whole("Number")


def filled(**typed: str) -> Asked:
    return Asked(MultiDict(typed))


@pytest.mark.parametrize("typed", ["0" * 12 + "9" * 25, "٠" * 12 + "٩" * 25, "9" * 5000, "2000000001"])
def test_a_number_that_no_column_holds_is_refused_at_the_field(typed: str) -> None:
    form = filled(number=typed)

    assert not form.validate()
    assert "Write a whole number" in form.number.errors[0]


def test_a_number_with_noughts_before_it_is_that_number() -> None:
    assert filled(number="0012 000").number.data == 12000


def test_a_flood_of_countries_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inputs, "get_close_matches", None)

    form = filled(countries="Atlantis," * LONGEST_LIST)

    assert not form.validate()
    assert form.countries.errors == [f"This is too long: please use at most {LONGEST_LIST} characters."]


def test_of_many_unknown_countries_the_first_few_are_named() -> None:
    form = filled(countries=",".join(f"Atlantis {place}" for place in range(100)))

    assert not form.validate()
    assert "Atlantis 0" in form.countries.errors[0]
    assert "Atlantis 50" not in form.countries.errors[0]


def test_all_countries_of_the_world_in_arabic_fit() -> None:
    codes = [code for code, _name in countries.choices("ar")]
    named = "، ".join(countries.name(code, "ar") for code in codes)

    assert set(filled(countries=named).countries.data) == set(codes)

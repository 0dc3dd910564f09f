"""Countries: complete, named as the union names them, placed in regions, bordering each other both ways."""

import tomllib

import pytest

from collab.vocabulary import countries, files

LANGUAGES = ("ar", "tr", "en", "fr")


def test_all_249_iso_countries_are_there_and_kosovo_which_has_no_iso_code():
    assert len(countries.codes()) == 250
    assert countries.is_country("XK")
    assert not countries.is_country("EU")


def test_every_country_stands_in_exactly_one_region_of_the_file():
    listed = [code for entry in files.table("countries")["regions"].values() for code in entry["countries"]]

    assert len(listed) == len(set(listed)) == len(countries.codes())


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_country_and_region_has_a_name_of_its_own(language):
    names = [countries.name(code, language) for code in countries.codes()]
    regions = {countries.region(code) for code in countries.codes()}

    assert all(names)
    assert len(set(names)) == len(names)
    assert len({countries.region_name(region, language) for region in regions}) == len(regions)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("PS", ["فلسطين", "Filistin", "Palestine", "Palestine"]),
        ("TR", ["تركيا", "Türkiye", "Türkiye", "Turquie"]),
        ("BA", ["البوسنة والهرسك", "Bosna Hersek", "Bosnia and Herzegovina", "Bosnie-Herzégovine"]),
        ("HK", ["هونغ كونغ", "Hong Kong", "Hong Kong", "Hong Kong"]),
        ("SA", ["السعودية", "Suudi Arabistan", "Saudi Arabia", "Arabie saoudite"]),
    ],
)
def test_countries_are_called_what_the_union_calls_them(code, names):
    assert [countries.name(code, language) for language in LANGUAGES] == names


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_country_is_found_by_the_name_it_is_shown_with(language):
    lost = [code for code in countries.codes() if countries.find(countries.name(code, language)) != code]

    assert lost == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("السودان", "SD"), ("جنوب السودان", "SS"), ("Türkiye", "TR"), ("TÜRKİYE", "TR"), ("Turkey", "TR"),
        ("الامارات", "AE"), ("اثيوبيا", "ET"), ("النيجر", "NE"), ("نيجيريا", "NG"), ("MISIR", "EG"),
        ("Cote d'Ivoire", "CI"), ("bosnia & herzegovina", "BA"), (" ma ", "MA"), ("ABD", "US"),
        ("كوسوفو", "XK"),
        ("Palestinian Territories", "PS"), ("قطاع غزة", "PS"), ("U.K.", "GB"), ("SENEGAL", "SN"),
    ],
)  # fmt: skip
def test_a_country_is_found_however_people_write_it(written, code):
    assert countries.find(written) == code


@pytest.mark.parametrize("written", ["", "   ", "Atlantis", "ZZ", "أطلنطس"])
def test_what_names_no_country_is_not_guessed(written):
    assert countries.find(written) is None


def test_no_way_of_writing_names_two_countries():
    ways = files.table("countries")["also_written"]

    assert [(way, code) for code, each in ways.items() for way in each if countries.find(way) != code] == []


def test_borders_are_written_on_both_sides():
    one_sided = [
        (code, other)
        for code in countries.codes()
        for other in countries.neighbours(code)
        if code not in countries.neighbours(other) or code == other
    ]

    assert one_sided == []


def test_borders_are_between_known_countries_and_islands_have_none():
    assert set(files.table("countries")["neighbours"]) <= set(countries.codes())
    assert countries.neighbours("SD") == {"CF", "EG", "ER", "ET", "LY", "SS", "TD"}
    assert countries.neighbours("MV") == frozenset()


def test_an_unknown_country_or_region_is_refused():
    for look_up in (countries.neighbours, countries.region, lambda code: countries.name(code, "en")):
        with pytest.raises(KeyError):
            look_up("QQ")
    with pytest.raises(KeyError):
        countries.region_name("atlantis", "en")


def test_an_unknown_language_falls_back_to_english():
    assert countries.name("EG", "xx") == "Egypt"
    assert countries.region_name("maghreb", "xx") == "Maghreb"


def test_choices_follow_the_readers_alphabet():
    turkish = [name for _, name in countries.choices("tr")]
    french = [name for _, name in countries.choices("fr")]

    assert turkish.index("Cibuti") < turkish.index("Çad") < turkish.index("Danimarka")
    assert turkish.index("İran") > turkish.index("Irak")
    assert french.index("Égypte") < french.index("Espagne")
    assert len(turkish) == len(countries.codes())


def test_a_place_without_an_iso_code_can_be_added(tmp_path, monkeypatch):
    text = (files.FOLDER / "countries.toml").read_text("utf-8")
    added = text.replace('"XK"]', '"XK", "XN"]', 1).replace(
        "[names]\n", '[names]\nXN = { ar = "موطن", tr = "Yurt", en = "Homeland", fr = "Patrie" }\n', 1
    )
    ours = tomllib.loads(added)
    monkeypatch.setattr(files, "table", lambda name: ours)
    forget()
    try:
        assert countries.region("XN") == "balkans"
        assert countries.name("XN", "fr") == "Patrie"
        assert countries.find("موطن") == "XN"
    finally:
        monkeypatch.undo()
        forget()


def forget():
    for look_up in (countries._names, countries._regions, countries._regions_by_country):
        look_up.cache_clear()
    countries.speak(())

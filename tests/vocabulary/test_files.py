"""A coordinator who breaks a data file is told what is wrong, where, and how to mend it."""

import pytest

from collab.vocabulary import files


def test_a_missing_name_is_told_with_its_place():
    with pytest.raises(files.BrokenFileError, match=r"fields\.toml: field bees has no name in 'tr'"):
        files.names_in({"names": {"ar": "نحل", "en": "Bees", "fr": "Abeilles"}}, "fields.toml: field bees")


def test_missing_terms_are_told_with_their_place():
    with pytest.raises(files.BrokenFileError, match=r"terms/projects\.toml: field bees has no terms in 'ar'"):
        files.terms_in({"tr": ["arı"], "en": ["bees"], "fr": ["abeilles"]}, "terms/projects.toml: field bees")


def test_a_file_that_is_not_toml_is_told_with_its_line(tmp_path, monkeypatch):
    (tmp_path / "broken.toml").write_text("[bees]\nar = [\n", "utf-8")
    monkeypatch.setattr(files, "FOLDER", tmp_path)

    with pytest.raises(files.BrokenFileError, match=r"broken\.toml is not valid TOML: .*line"):
        files.table("broken")

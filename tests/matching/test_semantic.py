"""The encoder says what it said when it was chosen: other vectors under the same name would spoil all that are kept."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from collab.matching import semantic
from collab.matching.facts import Activity, Profile, Text

TEXTS = {
    "ar": "نحفر الآبار ونوفر مياه الشرب للقرى",
    "tr": "Köylerde kuyu açıyor, içme suyu sağlıyoruz",
    "en": "We drill wells and bring drinking water to villages",
    "fr": "Nous creusons des puits et apportons l'eau potable aux villages",
    "": "The choir sings old songs every Sunday",
}
AT = [0, 1, 2, 3, 100, 300, 511]
COMPONENTS = {
    "ar": [0.024, 0.006, 0.019, 0.025, -0.033, 0.055, 0.019],
    "tr": [-0.022, 0.069, 0.007, 0.016, 0.012, -0.024, -0.005],
    "en": [-0.043, 0.070, 0.039, 0.026, 0.053, 0.032, 0.022],
    "fr": [-0.035, 0.074, 0.028, 0.028, 0.016, -0.045, 0.001],
}
COSINES_WITH_ENGLISH = {"ar": 0.647, "tr": 0.705, "en": 1.0, "fr": 0.801, "": 0.110}
needs_encoder = pytest.mark.skipif(
    not semantic.is_installed(),
    reason="needs the optional encoder (the extra [semantic]), which is not installed on this machine",
)


@pytest.fixture(scope="module")
def vectors():
    found = semantic.encode(list(TEXTS.values())).astype(np.float64)
    return dict(zip(TEXTS, found, strict=True))


@needs_encoder
@pytest.mark.parametrize("language", COMPONENTS)
def test_a_text_has_the_vector_it_had(vectors, language):
    assert vectors[language][AT] == pytest.approx(COMPONENTS[language], abs=0.002)


@needs_encoder
@pytest.mark.parametrize("language", TEXTS)
def test_texts_are_as_near_as_they_were(vectors, language):
    assert vectors[language] @ vectors["en"] == pytest.approx(COSINES_WITH_ENGLISH[language], abs=0.004)


@needs_encoder
def test_a_text_has_the_same_vector_in_any_company():
    texts = [f"{text} {number}" for number in range(6) for text in TEXTS.values()]
    together = semantic.encode(texts)

    assert all((semantic.encode([text])[0] == vector).all() for text, vector in zip(texts, together, strict=True))


@needs_encoder
@given(st.text(min_size=1))
@settings(max_examples=20, deadline=None)
def test_any_text_can_be_encoded(text):
    for piece in semantic.cut(text):
        assert np.isfinite(semantic.encode([piece])).all()


@given(st.text())
def test_pieces_are_short_and_lose_no_letter(text):
    pieces = semantic.cut(text)

    assert all(0 < len(piece) <= semantic.LONGEST for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_a_member_is_cut_into_missions_and_activities_or_else_its_names():
    named = Profile(id=1, names=("Alpha",))
    told = Profile(
        id=1, names=("Alpha",), missions=(Text("en", "We drill. " * 40),), activities=(Activity("Ten", "x"),)
    )

    assert semantic.pieces_of(named) == ["Alpha"]
    assert len(semantic.pieces_of(told)) == 3
    assert semantic.pieces_of(told)[-1] == "Ten. x"

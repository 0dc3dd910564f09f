"""An invented union of any size, the same every time: for measuring speed, never for judging quality."""

from collections.abc import Iterator, Sequence
from typing import TypeVar

import numpy as np

from collab.matching.facts import Activity, Profile, Question, Text
from collab.matching.scheme import Concept, Kind, Scheme

SPOKEN = {"ar": 0.40, "tr": 0.30, "en": 0.18, "fr": 0.12}
COUNTRIES = ("TR", "SY", "YE", "PS", "JO", "LB", "EG", "SD", "TN", "MA", "SN", "ML", "SO", "KE", "PK", "BD", "ID", "BA")
NAMES = 40_000  # of people and places, which only few texts share
LONG_TAIL = 1.1  # how steeply words get rarer
SEED = 2025
T = TypeVar("T")


class Union:
    """Members and posts made of the vocabulary's terms, everyday words and names."""

    def __init__(self, scheme: Scheme) -> None:
        self._fields = [concept for concept in scheme.concepts if concept.kind is Kind.FIELD]
        self._words = {code: [word for entry in scheme.dictionary for word in entry[code]] for code in SPOKEN}
        self._chance = np.random.default_rng(SEED)

    def members(self, number: int) -> Iterator[Profile]:
        """So many members, numbered from 0."""
        return (self.member(id) for id in range(number))

    def member(self, id: int) -> Profile:
        """A member with two fields of work, one in three with past activities."""
        language, fields = self._language(), self._some(self._fields, 2)
        busy = self._chance.random() < 1 / 3
        done = tuple(self._activity(fields[0], language) for _ in range(int(self._chance.integers(1, 4)) * busy))
        return Profile(
            id=id,
            names=(self._text([], language, 3),),
            country=str(self._chance.choice(COUNTRIES)),
            works_in=tuple(self._some(COUNTRIES, 2)),
            languages=(language,),
            fields=tuple(field.code for field in fields),
            missions=(Text(language, self._text(fields, language, 40)),),
            activities=done,
        )

    def question(self, id: int) -> Question:
        """A post about one field."""
        language, fields = self._language(), self._some(self._fields, 1)
        return Question(
            id=id,
            titles=(Text(language, self._text(fields, language, 4)),),
            summaries=(Text(language, self._text(fields, language, 40)),),
            fields=tuple(field.code for field in fields),
            countries=tuple(self._some(COUNTRIES, 1)),
            languages=(language,),
        )

    def _activity(self, field: Concept, language: str) -> Activity:
        text = self._text([field], language, 25)
        return Activity(self._text([field], language, 4), text, language, tuple(self._some(COUNTRIES, 1)), 2024)

    def _language(self) -> str:
        return str(self._chance.choice(list(SPOKEN), p=list(SPOKEN.values())))

    def _text(self, fields: Sequence[Concept], language: str, length: int) -> str:
        said = [str(term) for field in fields for term in self._some(field.terms[language], 3)]
        everyday = self._words[language]
        said += [everyday[rank % len(everyday)] for rank in self._chance.zipf(LONG_TAIL, length // 2)]
        said += [f"N{rank % NAMES}ova" for rank in self._chance.zipf(LONG_TAIL, length // 2)]
        self._chance.shuffle(said)
        return " ".join(said) + "."

    def _some(self, of: Sequence[T], number: int) -> list[T]:
        return [of[at] for at in self._chance.choice(len(of), min(number, len(of)), replace=False)]

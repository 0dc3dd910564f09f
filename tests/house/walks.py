"""Walks through the scene, each made once and looked at by several tests."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import pytest
from flask import Flask

from collab import language
from tests.house.browsers import browser_of
from tests.house.canaries import Cage
from tests.house.crawl import Visit, crawl
from tests.house.pseudo import Pseudo
from tests.house.scene import Scene

PSEUDO = "pseudo"
TOGETHER = pytest.mark.xdist_group("walks in the pseudo language")  # one process makes them, several tests look
REDIRECTIONS = range(300, 400)
LETTERED = (
    "/invitations/{invitation}",
    "/password/{new_password}",
    "/unsubscribe/{unsubscribe}",
    "/renewals/{renewal}",
    "/password",
)
SHUT = ("/renewals/{spent_renewal}", "/members/{missing}", "/invitations/{spent_invitation}", "/sign-in")


@dataclass(frozen=True, slots=True)
class Walk:
    """All that one person met in one language, with the canaries of that day."""

    person: str
    tongue: str
    visits: list[Visit]
    cage: Cage
    shut: list[str]  # addresses that lead nowhere, and were asked for to see what they say


Memory = dict[tuple[str, str], Walk]
Walker = Callable[[str, str], Walk]


def walk(app: Flask, scene: Scene, memory: Memory, person: str, tongue: str) -> Walk:
    """The walk of this person in a language of the house or the pseudo language, made on the first call."""
    if (person, tongue) not in memory:
        memory[person, tongue] = Walk(
            person, tongue, _made(app, scene, person, tongue), scene.cage, _paths(scene, SHUT)
        )
    return memory[person, tongue]


def _made(app: Flask, scene: Scene, person: str, tongue: str) -> list[Visit]:
    browser = browser_of(app, scene, person, language="en" if tongue == PSEUDO else tongue)
    starts = _paths(scene, LETTERED + SHUT)
    real = language.catalogue
    if tongue == PSEUDO:
        language.catalogue = Pseudo
    try:
        return crawl(browser, *starts)
    finally:
        language.catalogue = real


def pages(walk: Walk) -> Mapping[str, Visit]:
    """The visits that brought a page, by path; what stands under a redirection is seen by nobody."""
    return {visit.path: visit for visit in walk.visits if visit.html and visit.status not in REDIRECTIONS}


def _paths(scene: Scene, templates: tuple[str, ...]) -> list[str]:
    return [scene.path(path) for path in templates]

"""The map of squares: every country once, and those with a common border near each other."""

from itertools import combinations

import pytest

from collab.vocabulary import countries, files, tiles


def test_every_country_lies_on_the_map_and_no_other() -> None:
    assert set(tiles.tiles()) == set(countries.codes())


def test_no_two_countries_share_a_square() -> None:
    places = list(tiles.tiles().values())

    assert len(places) == len(set(places))


def test_neighbours_lie_near_each_other() -> None:
    steps = [_steps(one, other) for one in countries.codes() for other in countries.neighbours(one)]

    assert max(steps) <= 7  # Russia and Korea
    assert sum(step <= 2 for step in steps) >= 0.9 * len(steps)


def test_a_region_lies_together() -> None:
    for one, other in combinations(("EG", "LY", "SD", "PS", "JO", "SY", "TR"), 2):
        assert _steps(one, other) <= 5, (one, other)


@pytest.mark.parametrize(
    ("west", "east"), [("US", "GB"), ("MA", "EG"), ("EG", "SA"), ("SA", "PK"), ("IN", "ID"), ("ID", "AU")]
)
def test_west_lies_left_of_east(west: str, east: str) -> None:
    assert tiles.tiles()[west][0] < tiles.tiles()[east][0]


@pytest.mark.parametrize(("north", "south"), [("NO", "DE"), ("DE", "IT"), ("TR", "EG"), ("SD", "KE"), ("KE", "ZA")])
def test_north_lies_over_south(north: str, south: str) -> None:
    assert tiles.tiles()[north][1] < tiles.tiles()[south][1]


def test_a_country_that_lies_twice_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "table", lambda name: {"rows": "\nSD EG\n·· SD\n"})

    with pytest.raises(files.BrokenFileError, match="SD lies twice"):
        tiles.tiles.__wrapped__()


def _steps(one: str, other: str) -> int:
    (x, y), (u, v) = tiles.tiles()[one], tiles.tiles()[other]
    return max(abs(x - u), abs(y - v))

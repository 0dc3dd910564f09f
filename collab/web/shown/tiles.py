"""A map of squares: numbers by country as squares that are laid out, shaded in steps, and named."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from collab import language
from collab.vocabulary import countries, tiles

SIDE = 20  # of a square in the drawing's own units
MARGIN = 1  # columns and rows shown round the outermost country
NARROWEST, LOWEST = 12, 8
MOST_STEPS = 5
# Which of the five shades so few steps take, so that they can be told apart.
SHADES = ((), (3,), (2, 4), (1, 3, 5), (1, 2, 4, 5), (1, 2, 3, 4, 5))
ROUND = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
WITH_ARTICLE, WITHIN = 6, 7  # letters from which a name loses its article, and that its square has room for
ARTICLE, SOUTH, S = "ال", "جنوب", "ج."
# Republic, islands, island, territory, saint: several countries begin so.
NO_NAMES = frozenset({"جمهورية", "جزر", "جزيرة", "إقليم", "أقاليم", "سان", "سانت"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A country or a place of the union's own; `url` where there is somebody."""

    name: str
    number: int
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tile(Place):
    """One with a square: `x` and `y` of its corner, `step` of its shade (0 for none)."""

    label: str
    is_long: bool
    step: int
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class TileMap:
    """Squares within a drawing of `width` by `height`; `legend` says from and to which number each step goes.

    `elsewhere` are the places with somebody that have no square.
    """

    tiles: list[Tile]
    elsewhere: list[Place]
    legend: list[tuple[int, int, int]]
    x: int
    y: int
    width: int
    height: int

    @property
    def table(self) -> list[Place]:
        """Countries and places with somebody, the most first."""
        peopled = (*(tile for tile in self.tiles if tile.number), *self.elsewhere)
        return sorted(peopled, key=lambda place: -place.number)

    @property
    def columns(self) -> int:
        return self.width // SIDE


def tile_map(numbers: Mapping[str, int], address: Callable[[str], str]) -> TileMap:
    """The part of the world in which the numbers lie. Geography is the same for readers of either direction."""
    placed = tiles.tiles()
    steps = _steps(max(numbers.values(), default=0))
    left, right = _span([placed[code][0] for code in numbers if code in placed], NARROWEST)
    top, bottom = _span([placed[code][1] for code in numbers if code in placed], LOWEST)
    named = countries.choices(language.current())
    drawn = [
        Tile(
            name=name,
            label=(label := _label(code, name)),
            is_long=len(label) > WITHIN,
            number=numbers.get(code, 0),
            step=_shade(numbers.get(code, 0), steps),
            x=placed[code][0] * SIDE,
            y=placed[code][1] * SIDE,
            url=address(code) if numbers.get(code) else "",
        )
        for code, name in named
        if code in placed and left <= placed[code][0] <= right and top <= placed[code][1] <= bottom
    ]
    elsewhere = [
        Place(name=name, number=numbers[code], url=address(code))
        for code, name in named
        if code not in placed and numbers.get(code)
    ]
    x, y = left * SIDE, top * SIDE
    return TileMap(drawn, elsewhere, _legend(steps, numbers), x, y, (right + 1) * SIDE - x, (bottom + 1) * SIDE - y)


def _span(places: Sequence[int], least: int) -> tuple[int, int]:
    """From and to which column or row is shown: the outermost ones and a margin, and never too little."""
    if not places:
        return 0, least
    low, high = max(0, min(places) - MARGIN), max(places) + MARGIN
    lacking = max(0, least - (high - low))
    low = max(0, low - lacking // 2)
    return low, max(high, low + least)


def _steps(most: int) -> list[int]:
    """The numbers at which a darker shade begins."""
    steps = [step for step in ROUND if step <= most]
    while len(steps) > MOST_STEPS:
        del steps[1]
    return steps


def _shade(number: int, steps: Sequence[int]) -> int:
    reached = sum(number >= step for step in steps)
    return SHADES[len(steps)][reached - 1] if reached else 0


def _legend(steps: Sequence[int], numbers: Mapping[str, int]) -> list[tuple[int, int, int]]:
    ends = [*(step - 1 for step in steps[1:]), max(numbers.values(), default=0)]
    return [(shade, start, end) for shade, start, end in zip(SHADES[len(steps)], steps, ends, strict=False)]


def _label(code: str, name: str) -> str:
    """What a square is called: the code in Latin letters, the word that tells the country in Arabic ones."""
    if language.current() != "ar":
        return code
    words = [word for word in name.split() if word not in NO_NAMES] or name.split()
    if words[0] == SOUTH and words[1:]:
        return f"{S} {words[1].removeprefix(ARTICLE)}"
    return words[0].removeprefix(ARTICLE) if len(words[0]) >= WITH_ARTICLE else words[0]

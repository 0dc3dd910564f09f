"""Where each country's square lies on the map of squares, which is a picture in a data file."""

from collections.abc import Mapping
from functools import cache

from collab.vocabulary import files

NO_COUNTRY = "··"


@cache
def tiles() -> Mapping[str, tuple[int, int]]:
    """(column, row) by country, both from 0 in the north-west; refuses a country that lies twice."""
    placed: dict[str, tuple[int, int]] = {}
    for row, line in enumerate(files.table("tiles")["rows"].strip("\n").split("\n")):
        for column, code in enumerate(line.split()):
            if code in placed:
                raise files.BrokenFileError(f"tiles.toml: {code} lies twice. Leave one and write {NO_COUNTRY} there.")
            if code != NO_COUNTRY:
                placed[code] = (column, row)
    return placed

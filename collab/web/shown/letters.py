"""The plain part of a letter, line by line, so that a page can show its headings and links as such."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

HEADING = re.compile(r"^== (.+) ==$")


@dataclass(frozen=True, slots=True)
class Block:
    """`kind` is "text", "heading", "item", "link" or "rule"; a link leads to `url`."""

    kind: str
    words: str
    url: str = ""


def blocks_of(text: str, base_url: str) -> list[Block]:
    """The letter's blocks in order; links into this house become paths, so that they open where one is."""
    return list(_blocks([line.strip() for line in text.splitlines() if line.strip()], base_url))


def _blocks(lines: list[str], base_url: str) -> Iterator[Block]:
    for line, after in pairwise([*lines, ""]):
        if _is_url(line):
            continue
        if _is_url(after):
            yield Block("link", line, _path(after, base_url))
        elif line == "--":
            yield Block("rule", "")
        elif heading := HEADING.match(line):
            yield Block("heading", heading[1])
        else:
            yield Block("item", line[2:]) if line.startswith("* ") else Block("text", line)


def _is_url(line: str) -> bool:
    return line.startswith(("http://", "https://")) and " " not in line


def _path(url: str, base_url: str) -> str:
    return url.removeprefix(base_url) or "/" if url.startswith(f"{base_url}/") else url

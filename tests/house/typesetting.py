"""Sets Turkish and French words with care: ’ for ', and in French the no-break spaces that its signs ask for.

python -m tests.house.typesetting        mends the catalogues; `make words` does it, too
"""

import re
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

CATALOGUES = Path(__file__).parents[2] / "collab" / "translations"
LATIN = ("tr", "fr")
BEFORE = re.compile(r"(?<=\S)[ \u202f]?([;?!»](?=[\s.,)»\u2069]|$)|:(?=\s|$))")
AFTER = re.compile(r"«[ \u202f]?(?=[^\s\u00a0])")


def carefully(words: str, language: str) -> str:
    """The words as a careful printer would set them."""
    words = words.replace("'", "’")
    if language != "fr":
        return words
    return AFTER.sub("«\u00a0", BEFORE.sub("\u00a0\\1", words))


def path_of(language: str) -> Path:
    """Where the catalogue of that language lies."""
    return CATALOGUES / language / "LC_MESSAGES" / "messages.po"


def catalogue_of(language: str) -> Catalog:
    """The catalogue as it stands in its file."""
    with path_of(language).open("rb") as file:
        return read_po(file, locale=language)


def main() -> None:
    """Mend the catalogues in place."""
    for language in LATIN:
        catalogue = catalogue_of(language)
        for message in catalogue:
            if message.id:
                message.string = _mended(message.string, language)
        with path_of(language).open("wb") as file:
            write_po(file, catalogue, width=0)


def _mended(string: str | tuple[str, ...], language: str) -> str | tuple[str, ...]:
    if isinstance(string, str):
        return carefully(string, language)
    return tuple(carefully(words, language) for words in string)


if __name__ == "__main__":
    main()

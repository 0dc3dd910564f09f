"""The languages people of the union work in (ISO 639-1), named through Babel."""

from babel import Locale

from collab.vocabulary import collation, files

_CODES = (
    "ar tr en fr am az be bg bm bn bs cs da de dv el es et fa fi ff ha he hi hr hu hy id ig it ja jv "
    "ka kk km ko ku ky lg lo lt lv mg mk mn ms my ne nl no om pa pl ps pt rn ro ru rw sd si sk sl sn "
    "so sq sr st su sv sw ta te tg th ti tk ts tt ug uk ur uz vi wo xh yo zh zu"
)


def codes() -> tuple[str, ...]:
    """The union's four first, then the others by code."""
    return tuple(_CODES.split())


def is_language(code: str) -> bool:
    return code in codes()


def name(code: str, language: str) -> str:
    """The name of the language `code` in `language`, in English where we show no pages in `language`."""
    if not is_language(code):
        raise KeyError(code)
    named: str = Locale(language if language in files.LANGUAGES else "en").languages[code]
    return named


def choices(language: str) -> list[tuple[str, str]]:
    """(code, name) in the alphabetical order of `language`."""
    named = [(code, name(code, language)) for code in codes()]
    return sorted(named, key=lambda pair: collation.sort_key(pair[1], language))

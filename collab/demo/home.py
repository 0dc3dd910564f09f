"""The demo people and their passwords, kept in COLLAB_HOME: where they lie, the house is a demo."""

import json
import os
import secrets
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

FILE = "demo.json"
CONSONANTS = "bdfgklmnprstvz"
VOWELS = "aeiou"
SYLLABLES = (4, 3, 3)  # of each word; 10 times log2(14 * 5) are 61 bits


def is_demo(home: Path) -> bool:
    """Whether a demo union was seeded here."""
    return (home / FILE).is_file()


def people(home: Path) -> list[dict[str, str]]:
    """All who can sign in to the demo: email, name, role, language, password; empty where there is none."""
    return list(json.loads((home / FILE).read_text("utf-8"))) if is_demo(home) else []


def keep(home: Path, persons: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """Give each person a password unless there is one already, write all down, and return them by e-mail."""
    known = {person["email"]: person["password"] for person in people(home)}
    rows = [
        {key: person[key] for key in ("email", "name", "role", "language")}
        | {"password": known.get(person["email"]) or new_password()}
        for person in persons
    ]
    _write(home, json.dumps(rows, ensure_ascii=False, indent=2) + "\n")
    return {row["email"]: row["password"] for row in rows}


def new_password() -> str:
    """Three invented words that can be read aloud and typed on a phone."""
    return "-".join("".join(_syllable() for _ in range(length)) for length in SYLLABLES)


def _syllable() -> str:
    return secrets.choice(CONSONANTS) + secrets.choice(VOWELS)


def _write(home: Path, text: str) -> None:
    home.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=home, prefix=FILE)  # mode 0600 from its first moment
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(home / FILE)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise

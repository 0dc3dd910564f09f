"""The uploaded files: readable by the house alone, kept only until their import has ended."""

import os
import time
from collections.abc import Container
from pathlib import Path

KEPT_DAYS = 7
ROOM = "imports"


def keep(home: Path, name: str, data: bytes) -> None:
    """Write the file whole under the import's public id."""
    folder = home / ROOM
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    draft = folder / f"{name}.part"
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(folder / name)


def read(home: Path, name: str) -> bytes | None:
    """What is in it, or None when it is no longer here."""
    try:
        return (home / ROOM / name).read_bytes()
    except FileNotFoundError:
        return None


def forget(home: Path, name: str) -> None:
    """Delete it; nothing happens when it is gone."""
    (home / ROOM / name).unlink(missing_ok=True)


def sweep(home: Path, *, needed: Container[str]) -> None:
    """Delete files that no open import needs, and old ones whatever needs them."""
    long_ago = time.time() - KEPT_DAYS * 86_400
    just_now = time.time() - 3600  # a file comes before its row does
    for path in (home / ROOM).glob("*") if (home / ROOM).is_dir() else ():
        at = path.stat().st_mtime
        if at < long_ago or (path.name not in needed and at < just_now):
            path.unlink(missing_ok=True)

"""The folder COLLAB_HOME: what this installation keeps outside the database."""

import os
import secrets
import tempfile
from contextlib import suppress
from pathlib import Path


def secret(folder: Path) -> str:
    """The key that signs sessions and links: made once, readable by its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret"
    if not path.exists():
        _make(path)
    if found := path.read_text().strip():
        return found
    raise RuntimeError(f"{path} is empty. Delete it and start again: a new key is made, and all are signed out.")


def _make(path: Path) -> None:
    """Written whole before it has its name, so that nobody ever signs with half a key."""
    handle, draft = tempfile.mkstemp(dir=path.parent, prefix=path.name)  # mode 0600 from its first moment
    try:
        with os.fdopen(handle, "w") as file:
            file.write(secrets.token_hex(32))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # somebody else was first: theirs holds
            os.link(draft, path)
    finally:
        Path(draft).unlink()

"""The folder COLLAB_HOME: what this installation keeps outside the database."""

import os
import secrets
from pathlib import Path


def secret(folder: Path) -> str:
    """The key that signs sessions and links: made once, readable by its owner alone."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "secret"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
    except FileExistsError:
        pass
    return path.read_text().strip()

"""`collab match status`: whether meaning counts beside words, and what the worker has yet to do."""

import json

import click

from collab import db
from collab.suggestions import meanings

WORDS = {
    "tier": "tier",
    "encoder": "encoder",
    "members": "members",
    "without_vectors": "members whose vectors are to be made",
    "waiting": "posts to be looked for",
}


@click.command()
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def status(as_json: bool) -> None:
    """Say which tier matches on this machine, for how many members vectors are lacking, and how many posts wait."""
    found = meanings.standing(db.session())
    told = {"tier": "semantic" if found.encoder else "light", **found._asdict()}
    click.echo(json.dumps(told) if as_json else "\n".join(f"{WORDS[name]}: {told[name]}" for name in WORDS))

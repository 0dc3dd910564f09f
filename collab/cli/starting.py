"""`collab init`: an empty house gets its first person; and what every command needs that writes addresses."""

from pathlib import Path
from urllib.parse import urlsplit

import click
from email_validator import EmailNotValidError, validate_email
from flask import Flask

from collab import db, language, schema, tokens
from collab.accounts import actions
from collab.demo import home as demo_home
from collab.errors import Conflict
from collab.letters import telling
from collab.members.people import Role


@click.command()
@click.option("--name", prompt="Name of the first person of the secretariat")
@click.option("--email", prompt="Their e-mail address")
@click.option("--language", "reads", prompt="Their language", type=click.Choice(language.OFFERED), default="en")
@click.pass_obj
def init(app: Flask, name: str, email: str, reads: str) -> None:
    """Prepare the database and invite the first person of the secretariat; prints the link that lets them in."""
    require_address(app)
    schema.upgrade(app.extensions["engine"])
    draft = actions.InvitationDraft(name.strip(), _checked(email), Role.SECRETARIAT, reads)
    try:
        with db.transaction() as session:
            person = actions.found(session, draft)
            token = tokens.sign("invitation", [person.id, person.epoch])
    except Conflict as refusal:
        raise click.ClickException(WHY[refusal.code]) from refusal
    click.echo(f"{name.strip()} opens this link and chooses a password; it is good for {actions.INVITATION_DAYS} days:")
    click.echo(telling.url(f"/invitations/{token}"))


WHY = {
    "union.has_secretariat": "The secretariat has somebody already: they invite all others, on “People of the union”.",
    "person.known": "This e-mail address belongs to somebody here already.",
}


def require_address(app: Flask) -> None:
    """Refuse to go on without the address at which people reach the platform; the demonstration has its own."""
    given = urlsplit(app.config["BASE_URL"])
    if demo_home.is_demo(Path(app.config["COLLAB_HOME"])) and not app.config["BASE_URL"]:
        return
    if given.scheme not in ("http", "https") or not given.hostname or given.path or given.query:
        raise click.ClickException(
            "Set BASE_URL to the address at which people reach the platform, such as "
            "BASE_URL=https://platform.union.example (links in letters begin with it). To look round first: make run"
        )


def _checked(email: str) -> str:
    try:
        return validate_email(email.strip(), check_deliverability=False).normalized
    except EmailNotValidError as wrong:
        raise click.ClickException(f"“{email}” is not an e-mail address: {wrong}") from wrong

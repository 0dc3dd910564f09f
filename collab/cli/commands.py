"""`collab` and its groups of commands; each command calls one action and says what came of it."""

import json
from pathlib import Path

import click
from flask import Flask
from sqlalchemy import select

from collab import db, schema
from collab.accounts.actions import folded
from collab.cli import serving
from collab.cli.importing import import_members
from collab.cli.matching import evaluate_names
from collab.cli.measuring import bench, compile_loops, evaluate
from collab.cli.standing import status
from collab.cli.starting import init, require_address
from collab.demo import composing
from collab.demo import home as demo_home
from collab.demo import seed as demo_seed
from collab.digests import actions as digests
from collab.members.people import Person


@click.group()
@click.pass_context
def collab(context: click.Context) -> None:
    """The platform of a union of NGOs."""
    context.call_on_close(db.close)


@collab.command()
@click.option("--demo", is_flag=True, help="Seed the invented union first, if this home has none yet.")
@click.pass_obj
def serve(app: Flask, demo: bool) -> None:
    """Bring the database up to date, then serve web and worker until stopped."""
    if not demo:
        require_address(app)
    schema.upgrade(app.extensions["engine"])
    if demo:
        seed_demo(app)
    serving.serve(app)


as_child = click.option("--as-child", is_flag=True, hidden=True, help="End when standard input ends.")


@collab.command()
@as_child
@click.pass_obj
def web(app: Flask, as_child: bool) -> None:
    """Serve the pages alone."""
    require_address(app)
    if as_child:
        serving.leave_with_parent()
    serving.serve_web(app)


@collab.command()
@as_child
@click.pass_obj
def worker(app: Flask, as_child: bool) -> None:
    """Match, deliver and keep the clock alone."""
    require_address(app)
    if as_child:
        serving.leave_with_parent()
    app.extensions["worker"].consume()


@collab.command()
@click.pass_obj
def migrate(app: Flask) -> None:
    """Bring the database to the newest schema."""
    schema.upgrade(app.extensions["engine"])
    click.echo("The database is up to date.")


@collab.group()
def demo() -> None:
    """The invented union."""


@demo.command("seed")
@click.option("--members", "number", type=click.IntRange(0, composing.MOST), default=0, help="So many more, for load.")
@click.pass_obj
def seed_command(app: Flask, number: int) -> None:
    """Fill an empty database with the invented union, and with composed members besides."""
    schema.upgrade(app.extensions["engine"])
    seed_demo(app)
    if number:
        click.echo(f"Composed members added: {composing.compose(number)}")


@demo.command("people")
@click.option("--json", "as_json", is_flag=True, help="One JSON list.")
@click.pass_obj
def people(app: Flask, as_json: bool) -> None:
    """The log-ins of the invented union."""
    found = demo_home.people(Path(app.config["COLLAB_HOME"]))
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else serving.log_ins(found))


@collab.group("digests")
def digest_group() -> None:
    """The periodical letter."""


@digest_group.command()
@click.option("--now", is_flag=True, help="Whatever the person's rhythm says.")
@click.option("--person", "email", default="", help="E-mail of one person; without it, everybody whose time has come.")
def issue(now: bool, email: str) -> None:
    """Issue the digests that are due, or one person's now."""
    if not (now or email):
        click.echo(f"Digests issued: {digests.issue_due()}")
        return
    if not (now and email):
        raise click.UsageError("--now and --person go together.")
    with db.transaction() as session:
        person = session.scalar(select(Person).where(Person.email == folded(email)))
        if person is None:
            raise click.ClickException(f"Nobody here has the address {email}.")
        issued = digests.issue_now(session, person)
    click.echo("Digest issued: 1" if issued else "Nothing new for this person: no digest issued.")


@collab.group("mail")
def mail_group() -> None:
    """The post."""


@mail_group.command()
@click.pass_obj
def deliver(app: Flask) -> None:
    """Send the letters that are due."""
    require_address(app)
    click.echo(f"Letters sent: {app.extensions['worker'].deliver()}")


@collab.group()
def match() -> None:
    """The matcher."""


@match.command()
@click.pass_obj
def look(app: Flask) -> None:
    """Look for partners for every proposal that something changed for."""
    click.echo(f"Proposals looked for: {app.extensions['worker'].look()}")


match.add_command(status)
match.add_command(evaluate)
match.add_command(bench)
match.add_command(compile_loops)
match.add_command(evaluate_names)


@collab.group()
def members() -> None:
    """Member organisations."""


members.add_command(import_members)
collab.add_command(init)


def seed_demo(app: Flask) -> None:
    """Seed the invented union, let the matcher look, and leave everybody a digest; a second call changes nothing."""
    home = Path(app.config["COLLAB_HOME"])
    if demo_home.is_demo(home):
        return
    demo_seed.seed(home=home)
    app.extensions["worker"].look()
    with db.transaction() as session:
        for person in session.scalars(select(Person).order_by(Person.id)):
            digests.issue_now(session, person)

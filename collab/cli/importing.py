"""`collab members import`: a directory file into members, with the bad rows listed."""

from pathlib import Path

import click

from collab.members.imports.actions import Outcome, Unreadable, import_file


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--confirm", is_flag=True, help="They count as confirmed members at once.")
def import_members(file: Path, confirm: bool) -> None:
    """Add the organisations of a UTF-8 CSV file whose first row holds headers; a second run changes nothing."""
    try:
        outcome = import_file(file, confirm=confirm)
    except Unreadable as reason:
        raise click.ClickException(str(reason)) from reason
    for bad in outcome.bad:
        click.echo(f"Row {bad.row}, {bad.column}: “{bad.value}”. {bad.reason}", err=True)
    click.echo(_summary(outcome, confirm))


def _summary(outcome: Outcome, confirm: bool) -> str:
    as_what = "confirmed members" if confirm else "members, unconfirmed: they are not shown or matched yet"
    return (
        f"{outcome.rows} rows: {outcome.added} added as {as_what}, {outcome.known} known before, "
        f"{len(outcome.bad)} left out. Fields of work were suggested for {outcome.with_fields}."
    )

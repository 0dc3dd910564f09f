"""`collab members import`: a directory file into members, with the rows that cannot be read listed."""

import csv
import json
from pathlib import Path

import click

from collab import db
from collab.imports.reading.columns import Layout
from collab.imports.reading.file import GIVABLE, lacking
from collab.imports.reading.rows import Bad
from collab.imports.reading.table import Unreadable
from collab.imports.whole import Added, Judged, add, judge
from collab.words import imports as words
from collab.words import refusals


@click.command("import")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--confirm", is_flag=True, help="They count as confirmed members at once.")
@click.option("--set", "given", multiple=True, metavar="COLUMN=VALUE", help="One value for a column the file lacks.")
@click.option("--leave-out", is_flag=True, help="Add the others although some rows cannot be read.")
@click.option("--dry-run", is_flag=True, help="Only say what would be done.")
@click.option("--json", "as_json", is_flag=True, help="Say it in one line of JSON.")
@click.option(
    "--reported", type=click.Path(dir_okay=False, path_type=Path), help="Write the rows left out to this CSV."
)
def import_members(
    file: Path,
    confirm: bool,
    given: tuple[str, ...],
    leave_out: bool,
    dry_run: bool,
    as_json: bool,
    reported: Path | None,
) -> None:
    """Add the organisations of a CSV or XLSX file, all that can be read or none; a second run changes nothing."""
    values = _given(given)
    try:
        judged = judge(db.session(), file.read_bytes(), given=values)
    except Unreadable as bad:
        raise click.ClickException(refusals.words(bad.code, bad.facts)) from bad
    for role in values.keys() - lacking(judged.layout, values).keys():
        click.echo(f"The file has a column of its own for {role}: --set {role} is not used.", err=True)
    if reported:
        _write_reported(reported, judged)
    elif not as_json:
        _list(judged)
    if dry_run:
        _say(judged, as_json)
    elif judged.bad and not leave_out:
        _say(judged, as_json)
        raise click.ClickException("Nothing was added. Mend the rows listed, or leave them out with --leave-out.")
    else:
        _say(judged, as_json, add(judged, confirm=confirm), confirm)


def _given(pairs: tuple[str, ...]) -> dict[str, str]:
    values = dict(pair.partition("=")[::2] for pair in pairs)
    for role, value in values.items():
        if role not in GIVABLE or not value:
            raise click.UsageError(f"--set takes COLUMN=VALUE, the column being one of {', '.join(GIVABLE)}.")
    return values


def _list(judged: Judged) -> None:
    for bad in judged.bad:
        row, column, value, reason = _cells(judged.layout, bad)
        click.echo(f"Row {row}, {column or 'the whole row'}: “{value}”. {reason}", err=True)


def _write_reported(path: Path, judged: Judged) -> None:
    with path.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.writer(opened)
        writer.writerow(["row", "column", "value", "reason"])
        writer.writerows(map(words.harmless, _cells(judged.layout, bad)) for bad in judged.bad)


def _cells(layout: Layout, bad: Bad) -> tuple[str, str, str, str]:
    column = layout.header_of(bad.column) or bad.column
    return str(bad.row), column, bad.value, words.reason(bad.code, bad.facts)


def _say(judged: Judged, as_json: bool, added: Added | None = None, confirm: bool = False) -> None:
    counts = {
        "rows": judged.rows,
        "accepted": len(judged.newcomers),
        "reported": len(judged.bad),
        "flagged": judged.flagged,
    }
    if as_json:
        click.echo(json.dumps({**counts, "added": added.added, "known": added.known} if added else counts))
        return
    click.echo(
        f"{judged.rows} rows: {len(judged.newcomers)} can be added, {len(judged.bad)} are left out, "
        f"{judged.flagged} look like an organisation that is there already. "
        f"Fields of work are suggested for {judged.with_fields}."
    )
    if added:
        as_what = "confirmed members" if confirm else "unconfirmed members, suggested to coordinators only"
        click.echo(f"Added {added.added} as {as_what}; {added.known} were known before.")

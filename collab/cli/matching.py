"""`collab match evaluate-names`: how well look-alike names are told, on a file of judged pairs."""

import csv
import json
from pathlib import Path

import click

from collab.matching.names import evaluation
from collab.matching.names.evaluation import Figures, Pair

COLUMNS = ("name_a", "name_b", "country", "kind", "label")
WORDS = {"recall": "found", "false_alarms": "false alarms"}


@click.command("evaluate-names")
@click.argument("pairs", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--baseline", is_flag=True, help="The same for rapidfuzz's ratio, at as few false alarms.")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
def evaluate_names(pairs: Path, baseline: bool, as_json: bool) -> None:
    """Measure look-alike names on a CSV file of pairs: name_a, name_b, country, kind and label (1 the same, 0 not)."""
    judged = _read(pairs)
    found = evaluation.baseline(judged) if baseline else evaluation.figures(judged)
    click.echo(json.dumps(found, ensure_ascii=False) if as_json else _table(found))


def _read(path: Path) -> list[Pair]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [column for column in COLUMNS if column not in (rows.fieldnames or ())]
        if missing:
            raise click.ClickException(f"The file has no column {', '.join(missing)}.")
        return [
            Pair(row["name_a"], row["name_b"], row["country"], row["kind"], same=row["label"].strip() == "1")
            for row in rows
        ]


def _table(found: Figures) -> str:
    overall = found["overall"]
    lines = [f"precision {overall['precision']:.3f}, recall {overall['recall']:.3f}"]
    for kind, figures in found["kinds"].items():
        shares = ", ".join(f"{WORDS[word]} {figures[word]:.3f}" for word in WORDS if word in figures)
        lines.append(f"{kind:<30} {figures['n']:>6}  {shares}")
    return "\n".join(lines)

"""Puts a sheet on paper: one pair of templates for all letters, the HTML with its style inlined."""

from functools import cache
from pathlib import Path

from css_inline import CSSInliner
from jinja2 import Environment, FileSystemLoader, StrictUndefined, select_autoescape

from collab import language
from collab.letters.sheet import Sheet
from collab.union.settings import union

TEMPLATES = Path(__file__).parents[2] / "templates"
INLINER = CSSInliner(keep_at_rules=True, load_remote_stylesheets=False)


def text(sheet: Sheet) -> str:
    """The plain twin."""
    return _filled("mail/letter.txt", sheet)


def html(sheet: Sheet) -> str:
    """The HTML twin; rules for small screens and the dark theme stay in its head."""
    return INLINER.inline(_filled("mail/letter.html", sheet))


def _filled(template: str, sheet: Sheet) -> str:
    return _paper().get_template(template).render(letter=sheet, union_name=union().name)


@cache
def _paper() -> Environment:
    paper = Environment(
        loader=FileSystemLoader(TEMPLATES), autoescape=select_autoescape(["html"]), undefined=StrictUndefined
    )
    paper.globals.update(_=language.gettext, ngettext=language.ngettext)
    return paper

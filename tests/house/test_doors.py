"""Every view has a door, and addresses are written one way."""

import re

import pytest
from flask import Flask

from collab import app as roof


def test_every_view_wears_a_door(app: Flask) -> None:
    roof._require_doors(app)


def test_the_house_does_not_start_with_a_bare_view() -> None:
    bare = Flask("bare")
    bare.add_url_rule("/bare", view_func=lambda: "open to all by mistake", endpoint="bare")

    with pytest.raises(RuntimeError, match="bare"):
        roof._require_doors(bare)


def test_addresses_are_kebab_case_without_numbers_of_rows(app: Flask) -> None:
    for rule in app.url_map.iter_rules():
        if rule.endpoint == "static":
            continue
        assert re.fullmatch(r"(/[a-z0-9-]+|/<[a-z_]+>)*/?", rule.rule), rule.rule
        assert "<int:" not in rule.rule

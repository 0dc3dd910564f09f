"""The scene, set once for each file of house tests, and browsers for everybody in it."""

from collections.abc import Iterator

import pytest
from flask import Flask
from sqlalchemy import Engine

from collab import jobs, language, tokens
from collab.union.settings import Union, serve
from tests.house.scene import Scene, set_scene
from tests.house.snapshot import empty


@pytest.fixture(scope="module")
def scene(app: Flask, engine: Engine) -> Iterator[Scene]:
    """Everybody and everything, committed; tests that change it put it back."""
    serve(Union(base_url="http://collab.example"))
    tokens.use_secret("a secret for tests")
    jobs.hang(lambda name: None)
    with language.reading("en", "Europe/Istanbul"):
        yield set_scene()
    empty(engine)

"""The scene, set once for each file of house tests, and browsers for everybody in it."""

from collections.abc import Iterator
from functools import partial

import pytest
from flask import Flask
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlalchemy import Engine

from collab import jobs, language, tokens
from collab.accounts import passwords
from collab.union.settings import Union, serve
from tests.house.scene import Scene, set_scene
from tests.house.snapshot import empty
from tests.house.walks import Memory, Walker, walk


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 with little work: these tests ask who may do what, not how long guessing takes."""
    little = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    monkeypatch.setattr(passwords, "_hasher", little)


@pytest.fixture(scope="module")
def scene(app: Flask, engine: Engine) -> Iterator[Scene]:
    """Everybody and everything, committed; tests that change it put it back."""
    serve(Union(base_url="http://collab.example"))
    tokens.use_secret("a secret for tests")
    jobs.hang(lambda name: None)
    with language.reading("en", "Europe/Istanbul"):
        yield set_scene()
    empty(engine)


@pytest.fixture(scope="session")
def memory() -> Memory:
    """Walks that were made already."""
    return {}


@pytest.fixture
def walker(app: Flask, scene: Scene, memory: Memory) -> Walker:
    """Gives the walk of a person in a language."""
    return partial(walk, app, scene, memory)

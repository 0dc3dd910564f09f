"""A real browser before the real application: served from a thread, over the scene of the house tests.

Stories walk the demo union instead, as `make run` starts it: one house for all of them.
"""

import shutil
import threading
from collections.abc import Callable, Iterator

import pytest
from flask import Flask
from playwright.sync_api import Browser, BrowserContext, sync_playwright
from sqlalchemy import Engine
from werkzeug.serving import make_server

from collab import jobs, tokens
from collab.union.settings import Union, serve
from tests.house.browsers import DAN
from tests.house.scene import Scene, set_scene
from tests.house.snapshot import empty
from tests.journeys.running import House, running

Open = Callable[..., BrowserContext]
IN_THE_DEMO = pytest.mark.xdist_group("stories in the demo union")  # one process seeds it for all of them


@pytest.fixture(scope="module")
def scene(app: Flask, engine: Engine) -> Iterator[Scene]:
    """Everybody and everything, committed."""
    serve(Union(base_url="http://collab.example"))
    tokens.use_secret("a secret for tests")
    jobs.hang(lambda name: None)
    yield set_scene()
    empty(engine)


@pytest.fixture(scope="module")
def address(app: Flask, scene: Scene) -> Iterator[str]:
    """Where the application answers."""
    server = make_server("127.0.0.1", 0, app, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """The demo union with its worker and a real SMTP peer, started when the first story asks for it."""
    with running(tmp_path_factory.mktemp("demo")) as house:
        yield house


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """The machine's own Chromium."""
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if found is None:
        pytest.skip("a browser story needs chromium, and this machine has none: apt install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=found, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def open_as(app: Flask, scene: Scene, chromium: Browser, address: str) -> Iterator[Open]:
    """Opens a window in which somebody of the scene is signed in and reads a language."""
    opened: list[BrowserContext] = []

    def open_(person: str = DAN, language: str = "en", **facts: object) -> BrowserContext:
        context = chromium.new_context(base_url=address, **facts)  # type: ignore[arg-type]
        context.add_cookies([{"name": "collab", "value": _session(app, scene, person, language), "url": address}])
        opened.append(context)
        return context

    yield open_
    for context in opened:
        context.close()


def _session(app: Flask, scene: Scene, person: str, language: str) -> str:
    facts: dict[str, object] = {"language": language}
    if person != DAN:
        who = scene.people[person]
        facts |= {"_user_id": f"{who.id}.{who.epoch}", "_fresh": True}
    signer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return str(signer.dumps(facts))

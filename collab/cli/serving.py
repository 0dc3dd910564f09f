"""`collab serve`: two processes, web and worker, watched by a third that ends both."""

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import click
import waitress
from flask import Flask

from collab.demo import home as demo_home

HOST = "127.0.0.1"
SECONDS_TO_STOP = 12
SECONDS_TO_START = 30
PAUSE = 0.2


def serve(app: Flask) -> None:
    """Run web and worker as children until SIGINT or SIGTERM; a worker that dies is started again."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, _stop)
    children: dict[str, subprocess.Popen[bytes]] = {}
    try:
        children = {name: _start(name) for name in ("web", "worker")}
        _announce(app, children["web"])
        _watch(children)
    except KeyboardInterrupt:
        click.echo("Stopping.")
    finally:
        _end(list(children.values()))


def serve_web(app: Flask) -> None:
    """Serve the pages with waitress on this machine until told to stop."""
    signal.signal(signal.SIGTERM, _stop)
    try:
        waitress.serve(
            app,
            host=HOST,
            port=app.config["PORT"],
            threads=app.config["THREADS"],
            ident=None,
            clear_untrusted_proxy_headers=False,
        )
    except OSError as taken:
        raise click.ClickException(
            f"Port {app.config['PORT']} cannot be used ({taken.strerror}). Choose another: PORT=5001 make run"
        ) from taken


def log_ins(people: list[dict[str, str]]) -> str:
    """The demo's log-ins as a table for people."""
    width = max((len(person["email"]) for person in people), default=0)
    rows = [f"  {p['email']:<{width}}  {p['password']:<28} {p['role']:<12} {p['language']}" for p in people]
    return "\n".join(rows)


def _stop(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _start(name: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen([sys.executable, "-m", "collab.app", name], start_new_session=True)


def _announce(app: Flask, web: subprocess.Popen[bytes]) -> None:
    address = f"http://{HOST}:{app.config['PORT']}"
    deadline = time.monotonic() + SECONDS_TO_START
    while not _answers(address):
        if web.poll() is not None:
            raise click.ClickException("The web server stopped before it answered; the reason stands above.")
        if time.monotonic() > deadline:
            raise click.ClickException(f"The web server did not answer within {SECONDS_TO_START} seconds.")
        time.sleep(PAUSE)
    home = Path(app.config["COLLAB_HOME"])
    if demo_home.is_demo(home):
        click.echo("Log-ins of the demonstration (e-mail, password, role, language):")
        click.echo(log_ins(demo_home.people(home)))
    click.echo(f"Open {address}   (Ctrl-C stops)")
    sys.stdout.flush()


def _answers(address: str) -> bool:
    try:
        with urlopen(f"{address}/healthz", timeout=2) as answer:
            return "database" in json.load(answer)
    except (URLError, OSError, ValueError):
        return False


def _watch(children: dict[str, Any]) -> None:
    while children["web"].poll() is None:
        if children["worker"].poll() is not None:
            time.sleep(1)
            children["worker"] = _start("worker")
        time.sleep(PAUSE)
    raise click.ClickException("The web server stopped by itself; the reason stands above.")


def _end(children: list[subprocess.Popen[bytes]]) -> None:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + SECONDS_TO_STOP
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()

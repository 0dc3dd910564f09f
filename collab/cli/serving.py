"""`collab serve`: two processes, web and worker, watched by a third that ends both."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
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
from collab.imports.reading.table import MOST_BYTES

HOST = "127.0.0.1"
SECONDS_TO_STOP = 12
SECONDS_TO_START = 30
PAUSE = 0.2
MOST_CONNECTIONS, SECONDS_OF_SILENCE = 1000, 30  # a hundred silent ones, waitress's own limit, would shut the door


def serve(app: Flask) -> None:
    """Run web and worker as children until SIGINT or SIGTERM; a worker that dies is started again."""
    for sign in (signal.SIGTERM, signal.SIGINT):
        signal.signal(sign, _stop)
    _require_free(app.config["PORT"])
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
            max_request_body_size=2 * MOST_BYTES,  # what is a little too long gets our own page
            connection_limit=MOST_CONNECTIONS,
            channel_timeout=SECONDS_OF_SILENCE,
            asyncore_use_poll=True,
        )
    except OSError as taken:
        raise _unusable(app.config["PORT"], taken) from taken


def leave_with_parent() -> None:
    """End this process when its parent is gone, however that ended: it would hold the port for ever."""
    threading.Thread(target=_wait_for_parents_end, daemon=True).start()


def log_ins(people: list[dict[str, str]]) -> str:
    """The demo's log-ins as a table for people."""
    width = max((len(person["email"]) for person in people), default=0)
    rows = [f"  {p['email']:<{width}}  {p['password']:<28} {p['role']:<12} {p['language']}" for p in people]
    return "\n".join(rows)


def _require_free(port: int) -> None:
    """Look before anything starts: another house that answers at this port would be taken for our own."""
    with socket.socket() as tried:
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((HOST, port))
        except (OSError, OverflowError) as taken:
            raise _unusable(port, taken) from taken


def _unusable(port: int, reason: OSError | OverflowError) -> click.ClickException:
    why = reason.strerror if isinstance(reason, OSError) else "a port is a number below 65536"
    return click.ClickException(f"Port {port} cannot be used ({why}). Choose another: PORT=5001 make run")


def _wait_for_parents_end() -> None:
    os.read(sys.stdin.fileno(), 1)  # the parent holds the other end and never writes
    os.kill(os.getpid(), signal.SIGTERM)


def _stop(signum: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


def _start(name: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "collab.app", name, "--as-child"]
    return subprocess.Popen(command, start_new_session=True, stdin=subprocess.PIPE)


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

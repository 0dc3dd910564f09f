"""Joins the rooms into one application; refuses to start while a view has no door."""

import logging
import os
import sys
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import structlog
from flask import Flask
from werkzeug.middleware.proxy_fix import ProxyFix
from whitenoise import WhiteNoise

from collab import db, jobs, tokens
from collab.cli import commands
from collab.demo import home as demo_home
from collab.union import home
from collab.union.settings import Union, serve
from collab.union.settings import union as union_of_house
from collab.web.ground import demo_gate, door, errors, headers, reader, sign_on, templating, writing
from collab.web.pages import (
    accounts,
    activities,
    countries,
    credentials,
    desk,
    directory,
    drafts,
    figures,
    groups,
    health,
    imports,
    letters,
    members,
    moderation,
    nominations,
    offers,
    partnerships,
    people,
    proposals,
    renewals,
    suggestions,
    union,
    vocabulary,
    wishes,
)
from collab.web.pages import home as home_page
from collab.worker import Worker

ROOT = Path(__file__).parents[1]
PAGES = (
    home_page,
    accounts,
    credentials,
    members,
    directory,
    activities,
    people,
    proposals,
    renewals,
    offers,
    suggestions,
    wishes,
    partnerships,
    desk,
    drafts,
    figures,
    groups,
    moderation,
    imports,
    nominations,
    vocabulary,
    countries,
    letters,
    union,
    health,
)


def create_app(**settings: Any) -> Flask:
    """The application with its settings from config.py, `settings` over them; connects to the database."""
    app = Flask("collab", root_path=str(ROOT), template_folder="templates", static_folder=None)
    app.config.from_pyfile(str(ROOT / "config.py"))
    app.config.update(settings)
    _open_house(app)
    _furnish(app)
    _require_doors(app)
    return app


def main() -> None:
    """The command `collab`: every command runs inside the open house."""
    keep_log()
    os.umask(0o077)
    commands.collab(obj=create_app(), prog_name="collab")


def keep_log() -> None:
    """Write the log to stderr, for people to read."""
    logging.basicConfig(level=logging.WARNING, stream=sys.stderr)
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso"),
            structlog.processors.format_exc_info,  # not structlog's own choice, which prints what variables hold
            structlog.dev.ConsoleRenderer(colors=False, exception_formatter=structlog.dev.plain_traceback),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(logging.INFO),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )


def _open_house(app: Flask) -> None:
    config = app.config
    folder = Path(config["COLLAB_HOME"])
    config["SECRET_KEY"] = config["SECRET_KEY"] or home.secret(folder)
    tokens.use_secret(config["SECRET_KEY"])
    app.extensions["engine"] = db.connect(config["DATABASE_URL"])
    address = config["BASE_URL"] or f"http://127.0.0.1:{config['PORT']}"  # the demonstration's own
    serve(Union(config["UNION_NAME"], config["UNION_ZONE"], address, config["UNION_CONTACT"]))
    app.extensions["worker"] = worker = Worker(config)
    jobs.hang(worker.ring)


def _furnish(app: Flask) -> None:
    demo = demo_home.is_demo(Path(app.config["COLLAB_HOME"]))
    app.config["TRUSTED_HOSTS"] = [*demo_gate.OWN_HOSTS, urlsplit(union_of_house().base_url).hostname]
    if demo:
        demo_gate.close(app)
    sign_on.prepare(app)
    reader.prepare(app)
    errors.prepare(app)
    templating.prepare(app, demo=demo)
    writing.prepare(app)
    headers.dress(app)
    for page in PAGES:
        app.register_blueprint(page.bp)
    app.add_url_rule("/static/<path:filename>", endpoint="static", build_only=True)
    static = ROOT / "static"
    app.wsgi_app = WhiteNoise(app.wsgi_app, root=static, prefix="static/", max_age=3600)  # type: ignore[method-assign]
    if proxies := app.config["PROXIES"]:
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=proxies, x_proto=proxies)  # type: ignore[method-assign]
    app.teardown_request(lambda _: db.close())


def _require_doors(app: Flask) -> None:
    bare = sorted(name for name, view in app.view_functions.items() if not hasattr(view, door.DOOR))
    if bare:
        raise RuntimeError(f"views without a door: {', '.join(bare)}")


if __name__ == "__main__":
    main()

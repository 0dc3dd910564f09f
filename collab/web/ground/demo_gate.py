"""A demonstration stays on its own machine: its passwords are printed, so nobody else may reach it."""

from flask import Flask, abort, request

FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Real-IP")
OWN_HOSTS = ("127.0.0.1", "localhost")


def close(app: Flask) -> None:
    """Answer only this machine's own browser, under its own name."""
    app.config["TRUSTED_HOSTS"] = list(OWN_HOSTS)
    app.before_request(_refuse_forwarded)


def _refuse_forwarded() -> None:
    if any(header in request.headers for header in FORWARDED):
        abort(403)

"""A demonstration stays on its own machine: its passwords are printed, so nobody else may reach it."""

from flask import Flask, abort, request

FORWARDED = ("forwarded", "via", "x-real-ip", "true-client-ip", "cf-connecting-ip")
FORWARDED_TOO = "x-forwarded-"
OWN_HOSTS = ("127.0.0.1", "localhost")


def close(app: Flask) -> None:
    """Answer only this machine's own browser, under its own name."""
    app.config["TRUSTED_HOSTS"] = list(OWN_HOSTS)
    app.before_request(_refuse_forwarded)


def _refuse_forwarded() -> None:
    names = [name.lower() for name, _value in request.headers]
    if any(name in FORWARDED or name.startswith(FORWARDED_TOO) for name in names):
        abort(403)

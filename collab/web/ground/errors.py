"""Refusals and accidents, as words and a status: what is wrong, and the way on."""

import secrets

import structlog
from flask import Flask, Response, current_app, flash, g, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import HTTPException, SecurityError

from collab import db
from collab.errors import Conflict, Forbidden, Refusal, Repeated, TooMany, Unknown
from collab.language import gettext as _
from collab.web.forms.accounts import SignInForm
from collab.web.ground import carrying
from collab.words import refusals

log = structlog.get_logger()
SECRETS = ("password", "password_now")
STATUS = {Unknown: 404, Forbidden: 403, Conflict: 409, TooMany: 429, Refusal: 400}


def prepare(app: Flask) -> None:
    """Answer every refusal and accident of the app with a page."""
    app.register_error_handler(Refusal, refuse)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(OperationalError, _database_away)
    app.register_error_handler(Exception, _accident)


def refuse(refusal: Refusal) -> ResponseReturnValue:
    """The page for a refusal: its words, and for a stale form what was typed, ready to be sent again."""
    if isinstance(refusal, Repeated):
        flash(_("This had arrived already, so it was done once."))
        return redirect(refusal.facts["to"], 303)
    if refusal.code == "form.stale":
        again = refusals.words(refusal.code, {})
        return render_template("errors/again.html", kept=_kept("csrf_token"), words=again), 422
    status = next(status for kind, status in STATUS.items() if isinstance(refusal, kind))
    words = refusals.words("not_found" if status == 404 else refusal.code, refusal.facts)
    return render_template("errors/refusal.html", words=words, status=status), status


def _http(error: HTTPException) -> ResponseReturnValue:
    if error.code is None or error.code < 400:
        return error
    if isinstance(error, SecurityError):  # a foreign Host: no page can be made, for no address is ours
        return Response(refusals.words("http.foreign_host", {}), 400, mimetype="text/plain")
    if error.code == 401:
        return _ask_to_sign_in()
    if error.code == 404:
        return refuse(Unknown("not_found"))
    return render_template("errors/refusal.html", words=refusals.words(f"http.{error.code}", {}), status=error.code), (
        error.code
    )


def _ask_to_sign_in() -> ResponseReturnValue:
    """The sign-in page, which carries along what was typed while the session ended."""
    if carried := carrying.carried():
        form = SignInForm(data={"carried": carried})
        return render_template("accounts/sign_in.html", form=form), 401
    return redirect(url_for("accounts.sign_in"), 303)


def _database_away(error: OperationalError) -> ResponseReturnValue:
    _forget_the_reader()
    log.warning("database.away", error=str(error.orig))
    body = render_template("errors/busy.html", kept=_kept())
    return Response(body, 503, {"Retry-After": "5"})


def _accident(error: Exception) -> ResponseReturnValue:
    code = secrets.token_hex(3)
    rule = request.url_rule.rule if request.url_rule else ""  # never the path: it may hold the key of a letter
    log.error("accident", code=code, path=rule, method=request.method, exc_info=error)
    _forget_the_reader()
    return render_template("errors/accident.html", code=code), 500


def _kept(*left_out: str) -> list[tuple[str, str]]:
    """What was sent, to be sent again; a password is typed anew, it never stands in a page."""
    fields = ((name, values) for name, values in request.form.lists() if name not in (*left_out, *SECRETS))
    return [(name, value) for name, values in fields for value in values]


def _forget_the_reader() -> None:
    """Give the connection back, and show the page as to a stranger: nothing more is asked of the database."""
    db.close()
    g._login_user = current_app.login_manager.anonymous_user()  # type: ignore[attr-defined]

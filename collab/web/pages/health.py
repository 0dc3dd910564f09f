"""/healthz: whether the house stands, for the machine that watches it."""

from flask import Blueprint, jsonify
from flask.typing import ResponseReturnValue
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from collab import db, jobs
from collab.mail.queries import waiting_count
from collab.members.people import Person
from collab.web.ground import door

bp = Blueprint("health", __name__)


@bp.get("/healthz")
@door.anyone
def show(me: Person | None) -> ResponseReturnValue:
    """The database, when the worker last went round, and how many letters wait; 503 when the database is away."""
    try:
        session = db.session()
        session.execute(text("SELECT 1"))
        seen = jobs.last_beat(session)
        waiting = waiting_count(session)
    except SQLAlchemyError:
        return jsonify(database="away", worker_last_seen=None, waiting_letters=None), 503
    return jsonify(database="ok", worker_last_seen=seen.isoformat() if seen else None, waiting_letters=waiting)

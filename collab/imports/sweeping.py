"""What is left of imports goes after a week: rows with names and addresses that nobody needs any more."""

from datetime import timedelta

from sqlalchemy import delete, select

from collab import clock, db
from collab.imports import actions, queries
from collab.imports.files import KEPT_DAYS
from collab.imports.model import Import, ImportRow


def sweep_rows() -> None:
    """Drop imports that nobody came back to, and delete the rows of those that ended a week ago."""
    long_ago = clock.now() - timedelta(days=KEPT_DAYS)
    ended = select(Import.id).where(Import.ended_at < long_ago)
    left = select(ImportRow.id).where(ImportRow.import_id.in_(ended)).limit(1)
    session = db.session()
    session.rollback()
    if session.scalar(left) is None and session.scalar(queries.left_alone(long_ago).limit(1)) is None:
        return
    with db.transaction() as session:
        for entry in session.scalars(queries.left_alone(long_ago)).all():
            actions.drop(session, entry, by=None)
        session.execute(delete(ImportRow).where(ImportRow.import_id.in_(ended)))

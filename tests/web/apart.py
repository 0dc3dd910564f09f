"""The cast as rows that belong to no session: requests and transactions in between cannot blank them."""

from sqlalchemy import inspect

from collab import db
from tests.builders import Cast


def apart(cast: Cast) -> Cast:
    """The same people with all columns loaded, outside the session."""
    for person in (cast.alice, cast.bob, cast.carol, cast.eve, cast.sam):
        if inspect(person).session is not None:
            db.session().refresh(person)
    db.session().expunge_all()
    return cast

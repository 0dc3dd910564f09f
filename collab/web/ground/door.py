"""Who may enter a view, and whether the form they bring is their own."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import abort, g, redirect, request, url_for
from flask.typing import ResponseReturnValue
from flask_wtf.csrf import validate_csrf
from wtforms import ValidationError

from collab.errors import Conflict, Unknown
from collab.members.people import Person
from collab.web.ground import form_token, writing
from collab.web.ground.sign_on import me

View = Callable[..., ResponseReturnValue]
DOOR = "__door__"
RESHOWS = "__reshows__"
TAKES = "__takes__"


def anyone(view: View) -> View:
    """Open to all; the view is given the person or None as `me`."""
    return _door("anyone", view, lambda me: True)


def people(view: View) -> View:
    """Open to all who are signed in."""
    return _door("people", view, lambda me: me is not None)


def members(view: View) -> View:
    """Open to those who act for a member; what an unconfirmed one may not do yet, the actions refuse."""
    return _door("members", view, lambda me: me is not None and _speaks(me))


def coordinators(view: View) -> View:
    """Open to coordinators of the union."""
    return _door("coordinators", view, lambda me: me is not None and me.is_coordinator)


def secretariat(view: View) -> View:
    """Open to the secretariat."""
    return _door("secretariat", view, lambda me: me is not None and me.is_secretariat)


def reshows(view: View) -> View:
    """The view shows its own form again when the form token is stale: its form refuses to validate then."""
    setattr(view, RESHOWS, True)
    return view


def keeps(label: str, *, about: str = "") -> Callable[[View], View]:
    """The view takes a form that people write in: it is saved while they type, carried through a sign-in, shown again.

    `label` names the form, `about` an input whose value tells several such forms of one address apart.
    """

    def wear(view: View) -> View:
        setattr(view, writing.KEEPS, (label, about))
        return reshows(view)

    return wear


def takes(most_bytes: int) -> Callable[[View], View]:
    """The view takes a larger post than the others, such as a file."""

    def marked(view: View) -> View:
        setattr(view, TAKES, most_bytes)
        return view

    return marked


def machines(view: View) -> View:
    """For a post that carries its own signed token in the address, from a letter program and without a session."""
    setattr(view, RESHOWS, True)
    return view


def _speaks(person: Person) -> bool:
    return person.speaks_for is not None


def _door(name: str, view: View, may_enter: Callable[[Person | None], bool]) -> View:
    @wraps(view)
    def guarded(**kwargs: Any) -> ResponseReturnValue:
        person = me()
        if not may_enter(person):
            return _turn_away(person)
        if request.method == "POST":
            request.max_content_length = getattr(view, TAKES, request.max_content_length)
            _check_token(getattr(view, RESHOWS, False))
        return view(me=person, **kwargs)

    setattr(guarded, DOOR, name)
    setattr(guarded, RESHOWS, getattr(view, RESHOWS, False))
    setattr(guarded, writing.KEEPS, getattr(view, writing.KEEPS, ("", "")))
    return guarded


def _turn_away(person: Person | None) -> ResponseReturnValue:
    if person is not None:
        raise Unknown("not_found")
    if request.method == "GET":
        return redirect(url_for("accounts.sign_in", next=request.full_path.rstrip("?")), 303)
    abort(401)


def _check_token(reshown: bool) -> None:
    try:
        validate_csrf(form_token.unmask(request.form.get(form_token.FIELD, "")))
        g.token_is_good = True
    except ValidationError:
        g.token_is_good = False
        if not reshown:
            raise Conflict("form.stale") from None

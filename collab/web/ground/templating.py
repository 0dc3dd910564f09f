"""What every template can say: words in the reader's language, names of codes, who reads, and where to go."""

from collections.abc import Callable
from datetime import date, datetime
from urllib.parse import urlsplit

from flask import Flask, request, url_for
from jinja2 import StrictUndefined, pass_context
from jinja2.runtime import Context

from collab import clock, language
from collab.members import policy as members
from collab.union.settings import union
from collab.web.ground import form_token, sign_on
from collab.words import exchanges, names, states


def prepare(app: Flask, *, demo: bool) -> None:
    """Give the app's templates their words."""
    env = app.jinja_env
    env.undefined = StrictUndefined
    env.trim_blocks = env.lstrip_blocks = True
    env.add_extension("jinja2.ext.i18n")
    env.add_extension("jinja2.ext.do")
    env.install_gettext_callables(_gettext, _ngettext, newstyle=True)  # type: ignore[attr-defined]
    env.globals.update(language=language.current, direction=language.direction, demo=demo)
    env.globals.update(csrf_token=form_token.masked, static_url=_static_url, address=_address)
    env.globals.update(offered_languages=[(code, language.OWN_NAMES[code]) for code in language.OFFERED])
    env.globals.update(pages_of=_pages_of)
    env.filters.update({name: _when_read(words) for name, words in FILTERS.items()})
    env.tests.update(TESTS)
    app.context_processor(lambda: {"me": sign_on.me(), "union": union()})


def _when_read(words: Callable[..., object]) -> Callable[..., object]:
    """The filter, called for each reader.

    Jinja works out a filter of a fixed value once for all, in the language of whoever came first; one that takes
    the context it leaves alone.
    """

    @pass_context
    def told(_context: Context, *value: object, **facts: object) -> object:
        return words(*value, **facts)

    return told


def _gettext(message: str) -> str:
    return language.catalogue().gettext(message)


def _ngettext(one: str, many: str, num: int) -> str:
    return language.catalogue().ngettext(one, many, num)


def _static_url(name: str) -> str:
    return url_for("static", filename=name)


def _address() -> str:
    """This page's own path and question, for coming back to it; after a post that has no page, where it came from."""
    if request.url_rule is None or "GET" in (request.url_rule.methods or ()):
        return request.full_path.rstrip("?")
    came_from = urlsplit(request.referrer or "")
    return came_from.path if came_from.netloc == request.host and came_from.path else "/"


def _pages_of(kind: str) -> str:
    """The pages on which a kind of post stands."""
    return "proposals" if kind == "proposal" else "offers"


def _days_left(when: date | datetime) -> int:
    """Calendar days until then in the reader's zone; below nothing once it is over."""
    today = language.day(clock.now())
    return (language.day(when) - today).days


TESTS = {"access_kept_by": members.access_kept_by}
FILTERS: dict[str, Callable[..., object]] = {
    "date": language.date,
    "hijri": language.hijri,
    "datetime": language.datetime,
    "number": language.number,
    "listing": language.listing,
    "days_left": _days_left,
    "field_name": names.field,
    "committee_name": names.committee,
    "capacity_name": names.capacity,
    "target_group_name": names.target_group,
    "country_name": names.country,
    "language_name": names.working_language,
    "level_word": states.level,
    "feedback_word": states.feedback,
    "feedback_effect": states.feedback_effect,
    "stage_word": states.stage,
    "wrong_word": states.wrong,
    "state_word": states.state,
    "kind_word": exchanges.kind,
    "type_word": exchanges.type_,
    "format_word": exchanges.format_,
    "cost_word": exchanges.cost,
    "role_word": states.role,
    "rhythm_word": states.rhythm,
    "sight_word": states.sight,
}

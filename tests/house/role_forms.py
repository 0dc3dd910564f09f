"""The forms that the role table sends, filled so that whoever may do it can do it."""

from collections.abc import Mapping
from datetime import timedelta

from collab import clock
from collab.union.settings import union
from tests.house.scene import Scene

_EXCHANGE = {
    "edition": "{edition}",
    "kind": "offer",
    "type": "training",
    "texts-0-language": "en",
    "texts-0-title": "How to teach adults to read",
    "texts-0-summary": "Two weeks of training for teachers who begin.",
    "fields": "literacy",
    "format": "online",
    "number": "2",
    "period": "quarter",
    "cost": "free",
    "currency": "",
    "deadline": "{deadline}",
    "reach": "members",
    "all_the_same": "1",
}
FORMS: Mapping[str, Mapping[str, str]] = {
    "": {},
    "wrong_words": {"email": "nobody@example.org", "password": "not the right words"},
    "address": {"email": "nobody@example.org"},
    "password": {"password": "four plain words here"},
    "new_password": {"password_now": "not the right words", "password": "four plain words here"},
    "new_address": {"password_now": "not the right words", "email": "another@example.org"},
    "union": {"edition": "0", "names-en": "Union of Bridges", "contact": "hello@bridges.example"},
    "acceptance": {"password": "four plain words here", "language": "ar"},
    "settings": {
        "name": "A new name",
        "language": "en",
        "zone": "Europe/Istanbul",
        "digest_rhythm": "daily",
        "digest_weekday": "2",
        "digest_hour": "9",
    },
    "profile": {
        "names-0-text": "A new name",
        "names-0-language": "en",
        "missions-0-text": "We teach.",
        "missions-0-language": "en",
        "country": "SD",
    },
    "sight": {"listing": "members", "story": "partners", "means": "partners", "places": "union", "contacts": "union"},
    "newcomer": {"name": "New Comer", "email": "new.comer@example.org", "role": "editor", "language": "en"},
    "colleague": {"name": "New Colleague", "email": "colleague@example.org", "role": "coordinator", "language": "en"},
    "activity": {"title": "A school", "text": "Built.", "language": "en", "year": "2020"},
    "proposal": {
        "edition": "{edition}",
        "texts-0-language": "en",
        "texts-0-title": "Wells for schools",
        "texts-0-summary": "We repair wells in forty schools.",
        "fields": "drinking-water",
        "countries": "Sudan",
        "currency": "",
        "deadline": "{deadline}",
        "reach": "members",
        "seats-0-role": "Drilling",
        "seats-0-number": "1",
    },
    "renewal": {"days": "30", "seen": "{ends}"},
    "typed": {"form_path": "/proposals/new", "texts-0-title": "Wells for"},
    "offer": _EXCHANGE,
    "request": {**_EXCHANGE, "kind": "request"},
    "field": {
        "edition": "1",
        "committee": "social",
        "names-en": "Safe roads",
        "terms-en": "zebra crossings",
    },
    "undo_field": {"entry": "{field_change}", "edition": "1"},
    "place": {"edition": "1", "names-en": "Sham", "region": "mashriq"},
    "undo_place": {"entry": "{place_change}", "edition": "1"},
    "undo_nothing": {"entry": "0", "edition": "1"},
    "answers": {"fields": "literacy", "countries": "SD"},
    "no_answer": {"none": "1"},
    "invite_o": {"member": "{o}", "note": "Come with us.", "seat": ""},
    "group_o": {"group": "{o}", "note": "Come with us."},
    "invite_z": {"member": "{z}", "note": "Come with us.", "seat": ""},
    "note": {"note": "We would like to join.", "seat": ""},
    "report": {"wrong": "other", "note": "Look at it."},
    "reason": {"reason": "It is too far from here."},
    "directory": {"country": "SD"},
    "columns": {"column-0": "name", "column-1": "country", "column-2": "email", "country": ""},
    "verdict": {"verdict": "another"},
    "consent": {"leave_out": "1"},
    "not_for_us": {"kind": "not-for-us"},
}


def filled(scene: Scene, form: str, address: str = "") -> dict[str, str]:
    """A form with the scene's places filled in; an open proposal stands in its second edition."""
    deadline = (clock.today(union().zone) + timedelta(days=40)).isoformat()
    ends = (clock.today(union().zone) + timedelta(days=30)).isoformat()
    edition = "2" if "{a_open}" in address or "{a_offer}" in address else "1"
    facts = {**scene.places, "deadline": deadline, "ends": ends, "edition": edition}
    return {name: value.format(**facts) for name, value in FORMS[form].items()}

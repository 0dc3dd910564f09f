"""Forms half written, as a browser's script saves them."""

import re
from typing import Any

from flask.testing import FlaskClient
from werkzeug.test import TestResponse

from collab.drafts.model import Draft
from tests.browsing import post
from tests.web.proposals.stage import every, page, typed


def key_on(browser: FlaskClient, url: str) -> str:
    """The key of the form that a page opens."""
    return re.findall(r'name="form_key" value="([^"]+)"', page(browser, url))[0]


def save(browser: FlaskClient, key: str, path: str, fields: dict[str, Any], **facts: Any) -> TestResponse:
    return post(browser, f"/drafts/{key}", {**fields, "form_key": key, "form_path": path}, **facts)


def half_written(browser: FlaskClient, title: str = "Wells for") -> str:
    """A proposal half written and saved; its address among the drafts."""
    answer = save(browser, key_on(browser, "/proposals/new"), "/proposals/new", typed(**{"texts-0-title": title}))
    assert answer.status_code == 200, answer.text
    return f"/drafts/{every(Draft)[-1].public_id}"

"""The fixtures of the pages live in tests/browsing.py and browsers.py; here stand the names that page tests import."""

from tests.browsing import SignIn, post, token_of
from tests.web.browsers import at

__all__ = ["SignIn", "at", "post", "token_of"]

"""The fixtures of the pages live in tests/browsing.py; here stand the names that page tests import."""

from tests.browsing import SignIn, post, token_of

__all__ = ["SignIn", "post", "token_of"]

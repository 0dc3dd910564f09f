"""Refusals: what the house says no to, as a code and facts; pages and letters find the words."""

from typing import Any


class Refusal(Exception):  # noqa: N818 (a refusal is an answer, not a fault)
    """A wrong person or a wrong moment. `code` names the reason, `facts` fill its words."""

    def __init__(self, code: str, **facts: Any) -> None:
        super().__init__(code)
        self.code = code
        self.facts = facts


class Unknown(Refusal):
    """What was asked for does not exist, or not for this person: the two cannot be told apart."""


class Forbidden(Refusal):
    """The person may see it but not do this with it."""


class Conflict(Refusal):
    """The moment has passed: somebody else was first, or the state no longer allows it."""


class TooMany(Refusal):
    """Too many tries; `facts["minutes"]` says how long to wait."""


class Repeated(Refusal):
    """The very same form was sent before and is done; `facts["to"]` is the address it led to."""

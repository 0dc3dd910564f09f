"""What the whole house needs to know of the union: its name, zone, address and post box."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Union:
    """`zone` is an IANA name: deadlines end at midnight there. `base_url` has no slash at its end."""

    name: str = "Union Partners"
    zone: str = "Europe/Istanbul"
    base_url: str = "http://127.0.0.1:5000"
    contact: str = "desk@union.example"


_union = Union()


def union() -> Union:
    """The union this house serves."""
    return _union


def serve(union: Union) -> None:
    """Serve this union from now on."""
    global _union
    _union = union

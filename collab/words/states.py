"""Words for the values that rows keep: states, stages, levels, roles, rhythms, who may see, why not."""

from collab.language import gettext as _


def state(value: str, kind: str = "proposal") -> str:
    """A post's state: of a proposal, or of an offer or a request."""
    return (_of_proposal if kind == "proposal" else _of_exchange)()[value]


def wrong(value: str) -> str:
    """What somebody reports of a post."""
    return {
        "dangerous": _("It can endanger somebody"),
        "not-true": _("It is not true, or not this member's"),
        "hateful": _("It calls for hatred or violence"),
        "sells": _("It sells something or collects money"),
        "other": _("Something else"),
    }[value]


def stage(value: str, kind: str = "proposal") -> str:
    """A partnership's stage, as it is called for a proposal, an offer or a request."""
    return {
        "invited": {"proposal": _("Invited"), "offer": _("Offered"), "request": _("Asked for help")}[kind],
        "interested": {"proposal": _("Interest shown"), "offer": _("Asked for"), "request": _("Help offered")}[kind],
        "agreed": _("Both sides agreed"),
        "approved": _("Approved by a coordinator"),
        "declined": _("Declined"),
        "rejected": _("Not approved"),
        "withdrawn": _("Taken back"),
        "lapsed": {
            "proposal": _("Ended with its proposal"),
            "offer": _("Ended with its offer"),
            "request": _("Ended with its request"),
        }[kind],
    }[value]


def hidden() -> str:
    """In place of the title of a post that a coordinator has hidden from the reader."""
    return _("Hidden by a coordinator")


def level(value: str) -> str:
    """How well a member fits."""
    return {"strong": _("Strong match"), "good": _("Good match"), "possible": _("Possible match")}[value]


def role(value: str) -> str:
    """What a person may do here."""
    return {
        "editor": _("Editor"),
        "admin": _("Administrator"),
        "coordinator": _("Coordinator"),
        "secretariat": _("Secretariat"),
    }[value]


def rhythm(value: str) -> str:
    """How often the digest comes."""
    return {
        "never": _("Never"),
        "daily": _("Every day"),
        "weekly": _("Every week"),
        "fortnightly": _("Every two weeks"),
        "monthly": _("Every month"),
    }[value]


def weekday(value: int) -> str:
    """A day of the week; 0 is Monday."""
    days = [_("Monday"), _("Tuesday"), _("Wednesday"), _("Thursday"), _("Friday"), _("Saturday"), _("Sunday")]
    return days[value]


def sight(value: str) -> str:
    """Who may see a part of a profile, or read a proposal."""
    return {
        "public": _("Everyone"),
        "members": _("Members of the union"),
        "partners": _("Partners and the union"),
        "union": _("The union only"),
    }[value]


def status(value: str) -> str:
    """A member's standing in the union."""
    return {"unconfirmed": _("Not confirmed yet"), "confirmed": _("Confirmed member")}[value]


def feedback(value: str) -> str:
    """What is said to a suggestion."""
    return {
        "not-for-us": _("Not for us"),
        "not-now": _("Not now"),
        "wrong-field": _("Wrong field"),
        "already-partners": _("Already partners"),
    }[value]


def feedback_effect(value: str) -> str:
    """What follows for those who say it."""
    return {
        "not-for-us": _("It does not come back."),
        "not-now": _("It comes back on the day you choose."),
        "wrong-field": _(
            "It does not come back, and sharing this field alone no longer counts between the two of you elsewhere."
        ),
        "already-partners": _(
            "The two of you are no longer suggested to each other for anything. You still find each other by name."
        ),
    }[value]


def _of_proposal() -> dict[str, str]:
    return {
        "draft": _("Draft"),
        "open": _("Looking for partners"),
        "forming": _("Partners are forming"),
        "full": _("No places left for now"),
        "approved": _("Partnership approved"),
        "running": _("Project running"),
        "completed": _("Project completed"),
        "withdrawn": _("Proposal withdrawn"),
        "expired": _("Deadline passed"),
    }


def _of_exchange() -> dict[str, str]:
    return {
        "draft": _("Draft"),
        "open": _("Still open"),
        "forming": _("Being agreed"),
        "full": _("No places left for now"),
        "approved": _("Agreed and approved"),
        "running": _("Under way"),
        "completed": _("Done"),
        "withdrawn": _("Taken back by its member"),
        "expired": _("Deadline passed"),
    }

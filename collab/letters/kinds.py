"""What letters call a proposal, an offer and a request, and what one does with each."""

from collab.language import gettext as _


def invited(kind: str, member: str, title: str) -> tuple[str, str]:
    """(subject, heading) to the member that was asked."""
    facts = {"member": member, "title": title}
    return {
        "proposal": (
            _("%(member)s invites you: %(title)s", **facts),
            _("%(member)s invites you to join “%(title)s”", **facts),
        ),
        "offer": (_("%(member)s offers you: %(title)s", **facts), _("%(member)s offers you “%(title)s”", **facts)),
        "request": (
            _("%(member)s asks for your help: %(title)s", **facts),
            _("%(member)s asks you to help with “%(title)s”", **facts),
        ),
    }[kind]


def interest(kind: str, member: str, title: str) -> tuple[str, str]:
    """(subject, heading) to the member whose post it is."""
    facts = {"member": member, "title": title}
    return {
        "proposal": (
            _("%(member)s would like to join: %(title)s", **facts),
            _("%(member)s would like to join “%(title)s”", **facts),
        ),
        "offer": (_("%(member)s asks for it: %(title)s", **facts), _("%(member)s asks for “%(title)s”", **facts)),
        "request": (
            _("%(member)s can help: %(title)s", **facts),
            _("%(member)s can help with “%(title)s”", **facts),
        ),
    }[kind]


def stands(kind: str, lead: str, title: str) -> str:
    """To a coordinator: whose post it is, and that both have agreed."""
    facts = {"lead": lead, "title": title}
    return {
        "proposal": _("%(lead)s leads “%(title)s”; both sides have agreed.", **facts),
        "offer": _("%(lead)s offers “%(title)s”; both sides have agreed.", **facts),
        "request": _("%(lead)s asks for “%(title)s”; both sides have agreed.", **facts),
    }[kind]


def read(kind: str) -> str:
    """The way to the post."""
    words = {"proposal": _("Read the proposal"), "offer": _("Read the offer"), "request": _("Read the request")}
    return words[kind]


def see(kind: str) -> str:
    """The way back to one's own post."""
    return {"proposal": _("See the proposal"), "offer": _("See the offer"), "request": _("See the request")}[kind]


def others(kind: str) -> tuple[str, str]:
    """The way to what else there is: (label, path)."""
    if kind == "proposal":
        return _("See other proposals"), "/proposals"
    return _("See other offers and requests"), "/offers"


def elsewhere(kind: str, *, is_led: bool) -> str:
    """That nothing is left to do, and where to look now."""
    if kind == "proposal" and is_led:
        return _("Nobody has to decide anything. See which other members would fit your proposal.")
    if kind == "proposal":
        return _("Nobody has to decide anything. See which other proposals look for what you can do.")
    if is_led:
        return _("Nobody has to decide anything. See which other members would fit.")
    return _("Nobody has to decide anything. See what else is offered and asked for.")


def agreed(kind: str, partner: str) -> str:
    """What the partner agreed to, where no role was named."""
    facts = {"partner": partner}
    return {
        "proposal": _("%(partner)s joins as a partner.", **facts),
        "offer": _("It is given to %(partner)s.", **facts),
        "request": _("%(partner)s helps with it.", **facts),
    }[kind]


def meet(kind: str, person: str) -> str:
    """The next step once it is approved."""
    if kind == "proposal":
        return _("Next step: write to %(person)s and agree who does what, and when you start.", person=person)
    return _("Next step: write to %(person)s and agree when and how it takes place.", person=person)


def read_again(kind: str) -> str:
    """After a change: what was agreed stands."""
    if kind == "proposal":
        return _("What you agreed so far stands. Read the proposal again; if it no longer fits, you can step back.")
    return _("What you agreed so far stands. Read it again; if it no longer fits, you can step back.")


def done(kind: str, title: str) -> str:
    """Why it is closed, where neither its member nor its deadline closed it."""
    if kind == "proposal":
        return _("“%(title)s” has found its partners", title=title)
    return _("“%(title)s” is done", title=title)


def wait_elsewhere(kind: str) -> str:
    """After it closed: there are others."""
    if kind == "proposal":
        return _("Nobody has to decide anything. Other proposals wait for partners.")
    return _("Nobody has to decide anything. Other members offer and ask for experience, too.")

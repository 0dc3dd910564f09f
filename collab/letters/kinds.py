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


def ended(kind: str, *, by_invitation: bool) -> str:
    """After it closed: what was begun, and not decided, is over."""
    if by_invitation:
        return {
            "proposal": _("The invitation to your organisation ended with it."),
            "offer": _("What was offered to your organisation ended with it."),
            "request": _("What your organisation was asked for ended with it."),
        }[kind]
    return {
        "proposal": _("The interest of your organisation ended with it."),
        "offer": _("What your organisation asked for ended with it."),
        "request": _("The help that your organisation offered ended with it."),
    }[kind]


def over(kind: str) -> str:
    """What its last day ends."""
    return {
        "proposal": _("After that day nobody can join any more. The partners you have stay."),
        "offer": _("After that day nobody can ask for it any more. What you have agreed stays."),
        "request": _("After that day nobody can answer it any more. What you have agreed stays."),
    }[kind]


def see_all(kind: str) -> str:
    """The way from one suggested member to all of them."""
    return {
        "proposal": _("See all partners and invite"),
        "offer": _("See all who may need it"),
        "request": _("See all who can help"),
    }[kind]


def may_invite(kind: str) -> str:
    """To the member whose post it is, of a member that was nominated."""
    return {
        "proposal": _("You decide whether to invite them. If both say yes, a coordinator of the union approves."),
        "offer": _("You decide whether to offer it to them. If both say yes, a coordinator of the union approves."),
        "request": _("You decide whether to ask them. If both say yes, a coordinator of the union approves."),
    }[kind]


def look_and_invite(kind: str) -> str:
    """The way to do so."""
    return {
        "proposal": _("Look and invite"),
        "offer": _("Look and offer it"),
        "request": _("Look and ask them"),
    }[kind]


def may_come_forward(kind: str) -> str:
    """To a member that was nominated."""
    return {
        "proposal": _("You decide whether to come forward. The lead is told as well and may invite you."),
        "offer": _("You decide whether to ask for it. Its member is told as well and may offer it to you."),
        "request": _("You decide whether to help. Its member is told as well and may ask you."),
    }[kind]


def look_and_come_forward(kind: str) -> str:
    """The way to do so."""
    return {
        "proposal": _("Look and come forward"),
        "offer": _("Look and ask for it"),
        "request": _("Look and offer help"),
    }[kind]

"""Words for what the house says no to: what is wrong, and what to do now."""

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial
from typing import Any

from collab import language
from collab.language import gettext as _
from collab.language import ngettext
from collab.words import exchanges, imports, names, states

Facts = Mapping[str, Any]


def words(code: str, facts: Facts) -> str:
    """The sentences for a refusal; honest general ones for a code without words.

    `facts["by"]` is the name of who was first and `facts["at"]` when; `stage` and `state` say how things stand.
    """
    if facts.get("kind", "proposal") != "proposal" and (said := exchanges.refusal(code, facts)):
        return said
    if code in _BY_FACTS:
        return _BY_FACTS[code](facts)
    found = {**_at_the_door(), **_of_people(), **_of_proposals(), **_of_partnerships(), **imports.refusals()}
    return found.get(code) or _("That is not possible now. Load the page again; if it stays so, ask a coordinator.")


def _at_the_door() -> dict[str, str]:
    return {
        "not_found": _("There is nothing at this address, or it is not open to you. Check the address, or sign in."),
        "token.not_good": _("This link is no longer good: it was used, replaced, or is too old. Ask for a new one."),
        "form.stale": _("This page was open for too long. What you typed is still here: send it once more."),
        "signin.wrong": _(
            "This e-mail address and password do not go together. Check both, or ask for a new password."
        ),
        "http.405": _("This page does not take what was sent. Go back, load the page again and send it once more."),
        "http.foreign_host": _("This platform does not answer under this name. Open it at its own address."),
        "http.413": _("What was sent is too large. Make it smaller and send it again."),
        "draft.sent": _("This form was sent already. There is nothing left to save."),
        "draft.too_large": _("This is too much to be kept while you write. Make it shorter, or send it now."),
        "busy": _("Many people are at work here at this moment. Nothing was lost: try again in a moment."),
    }


def _of_people() -> dict[str, str]:
    return {
        "demo.house_in_use": _(
            "There is data here already: the demo goes into an empty platform only. Choose another place."
        ),
        "member.not_yours": _("Only the people of this member can do that. Ask one of them."),
        "member.unconfirmed": _("You can do this once the secretariat has confirmed your organisation."),
        "person.not_yours_to_invite": _(
            "Only the administrators of a member and the secretariat invite people for it."
        ),
        "person.not_yours_to_close": _(
            "Only the secretariat, and the administrators of the same member, close and reopen somebody's access."
        ),
        "person.same_address": _("This is your address already."),
        "password.wrong": _("This is not your password. Check it and try again."),
        "union.has_secretariat": _("The secretariat has somebody already. They invite all others, under “People”."),
        "union.changed_meanwhile": _(
            "Somebody else saved these settings while you were writing. What you typed is below: send it once more."
        ),
        "union.not_yours": _("Only the secretariat speaks for the union."),
        "words.not_yours": _("Only coordinators change fields of work, and only the secretariat changes countries."),
        "words.changed_meanwhile": _("Somebody else changed this meanwhile. Load the page again to see how it stands."),
        "person.known": _("This e-mail address belongs to somebody here already. Use another, or ask the secretariat."),
    }


def _of_proposals() -> dict[str, str]:
    return {
        "post.not_yours": _("Only the people of the member that leads this proposal can do that."),
        "wish.not_yours": _("You can ask for a text of another organisation, while its post is open."),
        "post.not_a_draft": _("This proposal is already open. Change it on its own page."),
        "post.not_looking": _("This proposal no longer looks for partners."),
        "post.nothing_approved": _("No partner is approved yet. Go ahead once a coordinator has approved one."),
        "post.incomplete": _("The proposal cannot open yet: it needs a title, a summary and a deadline to come."),
    }


def _of_partnerships() -> dict[str, str]:
    return {
        "partnership.own_post": _("This is your own proposal: your organisation leads it already."),
        "partnership.already_there": _(
            "This member is in the proposal already, or has been asked. See your partnerships."
        ),
        "partnership.not_yours_to_answer": _("Only the people of the member that was asked can answer."),
        "partnership.not_yours_to_decide": _("Only a coordinator of the union decides this."),
        "partnership.own_member": _("You belong to one of the two members. Another coordinator decides this."),
        "partnership.not_yours_to_withdraw": _("Only the people of the two members can step back."),
        "post.not_reportable": _("You need not report this post: change it yourself, or hide it at the desk."),
        "post.reported_already": _("You reported this post already. The coordinators look at it."),
        "post.not_yours_to_hide": _(
            "Only a coordinator of the union hides and shows posts, and not those of its own member."
        ),
        "post.hidden_already": _("Somebody has hidden this post already."),
        "post.shown_already": _("Somebody has shown this post again already."),
        "nomination.not_yours": _("Only a coordinator who does not belong to the lead nominates members."),
        "nomination.not_possible": _(
            "This member cannot be nominated here: it is the lead, is in it already, or is hidden."
        ),
        "nomination.already_there": _("This member stands nominated already."),
        "group.not_there": _(
            "This group has changed meanwhile: somebody in it was invited, came forward or no longer fits. Nobody was "
            "invited now. Open the proposal again to see the groups as they are."
        ),
        "suggestion.not_yours": _("Only the people of the member it was made for can answer this suggestion."),
        "suggestion.already_answered": _("This suggestion has already been answered. Load the page again to see how."),
    }


def _too_many(facts: Facts) -> str:
    return ngettext(
        "Too many tries. Wait one minute, then try again.",
        "Too many tries. Wait %(num)s minutes, then try again.",
        facts["minutes"],
    )


def _already_answered(facts: Facts) -> str:
    if who := _who_and_when(facts):
        return _("%(person)s answered first, on %(moment)s. Your answer was not counted.", **who)
    return _("This has already been answered. Your answer was not counted.")


def _already_decided(facts: Facts) -> str:
    who = _who_and_when(facts)
    if who and facts.get("stage") == "approved":
        return _("%(person)s approved it first, on %(moment)s. Your decision was not counted.", **who)
    if who and facts.get("stage") == "rejected":
        return _("%(person)s declined it first, on %(moment)s. Your decision was not counted.", **who)
    return _("This has already been decided. Your decision was not counted.")


def _not_agreed(facts: Facts) -> str:
    return _now(facts, "stage", _("A coordinator decides only once both sides have agreed."), _stage_of(facts))


def _too_late(facts: Facts) -> str:
    return _now(facts, "stage", _("It is too late to step back here. Ask a coordinator."), _stage_of(facts))


def _stage_of(facts: Facts) -> Callable[[str], str]:
    return partial(states.stage, kind=facts.get("kind", "proposal"))


def _not_editable(facts: Facts) -> str:
    return _now(facts, "state", _("This proposal can no longer be changed."), states.state)


def _not_renewable(facts: Facts) -> str:
    return _now(facts, "state", _("Its last day can no longer be moved on."), states.state)


def _renewed_already(facts: Facts) -> str:
    if who := _who_and_when(facts):
        return _("%(person)s renewed it first, on %(moment)s. It was renewed once.", **who)
    return _("Its last day was changed meanwhile. Look at it again before you renew it.")


def _wrong_state(facts: Facts) -> str:
    return _now(facts, "state", _("This step is not possible for the proposal as it stands."), states.state)


_BY_FACTS: dict[str, Callable[[Facts], str]] = {
    "signin.too_many": _too_many,
    "partnership.already_answered": _already_answered,
    "partnership.already_decided": _already_decided,
    "partnership.not_agreed": _not_agreed,
    "partnership.too_late_to_withdraw": _too_late,
    "post.not_editable": _not_editable,
    "post.not_renewable": _not_renewable,
    "post.renewed_already": _renewed_already,
    "post.wrong_state": _wrong_state,
    "post.full": exchanges.full,
    **imports.REFUSALS,
}


def _now(facts: Facts, name: str, said: str, word: Callable[[str], str]) -> str:
    """What was said, and how things stand where that is known."""
    if name not in facts:
        return said
    standing = _("How it stands now: %(state)s.", state=word(facts[name]))
    return f"{said} {standing}"


def _who_and_when(facts: Facts) -> dict[str, str]:
    by, at = facts.get("by"), facts.get("at")
    if not isinstance(by, str) or not isinstance(at, datetime):
        return {}
    return {"person": names.typed(by), "moment": language.datetime(at)}

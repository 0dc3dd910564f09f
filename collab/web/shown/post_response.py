"""A post's own page as it is sent: with the small form on it that somebody has to mend, where there is one."""

from typing import Any

from flask import Response, make_response, render_template, request
from sqlalchemy.orm import Session

from collab.members.people import Person
from collab.posts.model import Post
from collab.proposals.model import Proposal
from collab.web.forms.clarifying import ClarifyForm
from collab.web.shown import offer_page, proposal_page
from collab.web.shown.clarifying import asked_of
from collab.web.shown.post_forms import SmallForms
from collab.web.shown.post_page import SECONDS_BETWEEN_LOOKS
from collab.web.shown.similar import similar_to


def page_of(
    session: Session,
    post: Post,
    me: Person | None,
    *,
    status: int = 200,
    answered: ClarifyForm | None = None,
    **asked: Any,
) -> Response:
    """The page for this reader; `asked` are the forms to be mended, as SmallForms takes them, and so is `answered`."""
    room = proposal_page if isinstance(post, Proposal) else offer_page
    page = room.page_for(session, post, me, wished=request.args.get("in", ""))
    forms = SmallForms(post, **asked)
    similar = similar_to(session, post, me) if page.is_lead and me else []
    shown = {"forms": forms, "similar": similar, "clarifying": asked_of(session, post, me, answered)}
    response = make_response(render_template(room.TEMPLATE, page=page, **shown), status)
    if request.method == "GET" and page.found and page.found.is_soon_there:
        response.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response

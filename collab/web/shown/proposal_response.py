"""A proposal's own page as it is sent: with the small form on it that somebody has to mend, where there is one."""

from typing import Any

from flask import Response, make_response, render_template, request
from sqlalchemy.orm import Session

from collab.members.people import Person
from collab.proposals.model import Proposal
from collab.web.shown.post_forms import SmallForms
from collab.web.shown.post_page import SECONDS_BETWEEN_LOOKS
from collab.web.shown.proposal_page import page_for
from collab.web.shown.similar import similar_to


def page_of(session: Session, proposal: Proposal, me: Person | None, *, status: int = 200, **asked: Any) -> Response:
    """The page for this reader; `asked` are the forms to be mended, as SmallForms takes them."""
    page = page_for(session, proposal, me, wished=request.args.get("in", ""))
    forms = SmallForms(proposal, **asked)
    similar = similar_to(session, proposal, me) if page.is_lead and me else []
    response = make_response(render_template("proposals/show.html", page=page, forms=forms, similar=similar), status)
    if request.method == "GET" and page.found and page.found.is_soon_there:
        response.headers["Refresh"] = str(SECONDS_BETWEEN_LOOKS)
    return response

"""What the pages of every kind of post do alike: writing and changing one, its own page, and the steps of its life."""

from functools import partial

from flask import Blueprint, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from collab import db, jobs
from collab.language import gettext as _
from collab.members import queries as members
from collab.members.people import Person
from collab.partnerships import actions as partnerships
from collab.partnerships import lifecycle
from collab.posts import actions, queries
from collab.suggestions.queries import clarifications_of
from collab.web.forms.asking import AskForm
from collab.web.forms.clarifying import ClarifyForm
from collab.web.forms.rows import changed
from collab.web.forms.texts import one_line
from collab.web.ground import door
from collab.web.ground.writing import sending
from collab.web.rooms import F, P, Room
from collab.web.shown.post_edits import changed_since
from collab.web.shown.post_response import page_of
from collab.web.shown.similar import asked_first, asks_first


def furnish(bp: Blueprint, room: Room[P, F]) -> None:
    """Give the blueprint the views that every kind has; the list and what a kind has of its own are its own."""
    _writing(bp, room)
    _changing(bp, room)
    _steps(bp, room)
    _clarifying(bp, room)
    _asking(bp, room)


def _writing(bp: Blueprint, room: Room[P, F]) -> None:
    @bp.post(f"/{room.name}/new")
    @door.members
    @door.keeps(room.labels.new)
    def post(me: Person) -> ResponseReturnValue:
        actions.require_poster(me)
        form, as_draft = room.form(request.form), "draft" in request.form
        if changed(form, request.form):
            return room.new_page(form)
        if not form.accepts(opening=not as_draft):
            return room.new_page(form), 422
        draft = form.draft()
        if not as_draft and (held := asked_first(db.session(), draft, me, request.form)):
            return room.new_page(form, held), 422
        with sending(me) as sent:
            write = room.write if as_draft else room.post
            sent.to = room.address(write(sent.session, draft, by=me).public_id)
            jobs.ring(sent.session, "compare")
        room.tell_posted(as_draft=as_draft)
        return redirect(sent.to, 303)

    @bp.get(f"/{room.name}/<public_id>")
    @door.anyone
    def show(me: Person | None, public_id: str) -> ResponseReturnValue:
        session = db.session()
        return page_of(session, room.seen(session, me, public_id), me)


def _changing(bp: Blueprint, room: Room[P, F]) -> None:
    @bp.get(f"/{room.name}/<public_id>/edit")
    @door.members
    def edit(me: Person, public_id: str) -> ResponseReturnValue:
        post = room.editable(db.session(), me, public_id)
        return room.edit_page(me, post, room.form.of(post, text=request.args.get("text", "")))

    @bp.post(f"/{room.name}/<public_id>/edit")
    @door.members
    @door.keeps(room.labels.change)
    def save(me: Person, public_id: str) -> ResponseReturnValue:
        post = room.editable(db.session(), me, public_id)
        form, stays_draft = room.form(request.form), post.is_draft and "draft" in request.form
        form.stays(post)
        if changed(form, request.form):
            return room.edit_page(me, post, form)
        if not form.accepts(opening=not stays_draft):
            return room.edit_page(me, post, form), 422
        draft, opens = form.draft(), post.is_draft and not stays_draft
        if opens and (held := asked_first(db.session(), draft, me, request.form)):
            return room.edit_page(me, post, form, held=held), 422
        with sending(me, to=room.address(public_id)) as sent:
            session = sent.session
            post = queries.locked(session, room.editable(session, me, public_id))
            opens = post.is_draft and not stays_draft
            meanwhile = changed_since(session, post, form.edition.data)
            if meanwhile is None:
                room.edit(session, post, draft, by=me)
                if opens:
                    actions.open_(session, post, by=me)
                jobs.ring(session, "compare")
            else:
                sent.stays_open()
        if meanwhile is not None:
            form.edition.data = str(post.edition)
            return room.edit_page(me, post, form, meanwhile=meanwhile), 422
        if opens or stays_draft:
            room.tell_posted(as_draft=stays_draft)
        else:
            flash(str(room.said.saved))
        return room.to(public_id)


def _steps(bp: Blueprint, room: Room[P, F]) -> None:
    @bp.post(f"/{room.name}/<public_id>/opening")
    @door.members
    def open_(me: Person, public_id: str) -> ResponseReturnValue:
        session = db.session()
        if asks_first(session, room.seen(session, me, public_id), me, request.form):
            flash(_("Look first at what is nearly the same. Then press once more to post yours all the same."))
            return room.to(public_id)
        return room.step(me, public_id, actions.open_, room.said.posted)

    @bp.post(f"/{room.name}/<public_id>/withdrawal")
    @door.members
    def withdraw(me: Person, public_id: str) -> ResponseReturnValue:
        return room.step(me, public_id, lifecycle.withdraw, room.said.withdrawn)

    @bp.post(f"/{room.name}/<public_id>/discarding")
    @door.members
    def discard(me: Person, public_id: str) -> ResponseReturnValue:
        with db.transaction() as session:
            actions.discard(session, room.seen(session, me, public_id), by=me)
        flash(_("The draft is discarded."))
        return redirect(url_for(f"{room.name}.index", mine=1), 303)


def _clarifying(bp: Blueprint, room: Room[P, F]) -> None:
    @bp.post(f"/{room.name}/<public_id>/clarification")
    @door.members
    def clarify(me: Person, public_id: str) -> ResponseReturnValue:
        if "none" in request.form:
            return room.step(me, public_id, actions.ask_no_more, _("You are not asked about it again."))
        form = ClarifyForm(request.form)
        if not form.validate():
            session = db.session()
            post = room.editable(session, me, public_id)
            if clarifications_of(session, post):
                return page_of(session, post, me, answered=form, status=422)
            flash(_("Nothing is asked about it any more."))
            return room.to(public_id)
        add = partial(lifecycle.clarify, answers=form.answers())
        return room.step(me, public_id, add, _("Added. Members who fit are being looked for anew."))


def _asking(bp: Blueprint, room: Room[P, F]) -> None:
    @bp.post(f"/{room.name}/<public_id>/invitations")
    @door.members
    @door.keeps(room.labels.invitation, about="member")
    def invite(me: Person, public_id: str) -> ResponseReturnValue:
        post = room.seen(db.session(), me, public_id)
        asked = one_line(request.form.get("member"))
        form = AskForm(request.form).about(post, asked)
        if not form.validate():
            return page_of(db.session(), post, me, invitation=(asked, form), status=422)
        with sending(me, to=room.address(public_id)) as sent:
            post = room.seen(sent.session, me, public_id)
            partner = members.seen_by(sent.session, me, asked)
            partnerships.invite(sent.session, post, partner, by=me, note=form.note.data, seat=form.seat_of(post))
            who = partner.name.text
        flash(str(room.said.invited) % {"who": who})
        return room.to(public_id)

    @bp.post(f"/{room.name}/<public_id>/interests")
    @door.members
    @door.keeps(room.labels.forward)
    def come_forward(me: Person, public_id: str) -> ResponseReturnValue:
        post = room.seen(db.session(), me, public_id)
        form = AskForm(request.form).about(post)
        if not form.validate():
            return page_of(db.session(), post, me, interest=form, status=422)
        with sending(me, to=room.address(public_id)) as sent:
            post = room.seen(sent.session, me, public_id)
            partnerships.come_forward(sent.session, post, by=me, note=form.note.data, seat=form.seat_of(post))
        flash(str(room.said.forward))
        return room.to(public_id)

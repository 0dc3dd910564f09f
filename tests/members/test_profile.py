"""Keeping a profile true: what is saved, what the matcher is told, and what is left in the audit."""

from dataclasses import replace

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from collab import db
from collab.audit.model import Entry
from collab.errors import Forbidden, Unknown
from collab.members import actions, profiles, queries
from collab.members.drafts import ActivityDraft, ProfileDraft, Worded
from collab.members.model import CodeKind, Member, Status
from tests.builders import Cast, make_cast, make_person
from tests.members.conftest import Viewers

FULL = ProfileDraft(
    names=(Worded("ar", "مؤسسة نبع الوادي"), Worded("en", "Wadi Spring Foundation")),
    missions=(Worded("ar", "نحفر الآبار."), Worded("en", "We dig wells.")),
    country="JO",
    acronym="WSF",
    city="Irbid",
    website="https://wadi.example",
    contact="Ring twice.",
    founded=1998,
    fields=("drinking-water", "orphan-care"),
    works_in=("JO", "SD"),
    languages=("ar", "en"),
    capacities=("well-drilling",),
    needs=("funding",),
    target_groups=("children",),
)
WELLS = ActivityDraft("Forty wells", "In Kassala.", "en", 2019, ("SD",), ("drinking-water",))


def test_the_secretariat_adds_a_member_with_all_it_says(session: Session, cast: Cast) -> None:
    member = actions.add(session, FULL, by=cast.sam)

    assert member.status is Status.CONFIRMED
    assert (member.name.text, member.names[1].text) == ("مؤسسة نبع الوادي", "Wadi Spring Foundation")
    assert {mission.language: mission.text for mission in member.missions} == {
        "ar": "نحفر الآبار.",
        "en": "We dig wells.",
    }
    assert member.coded(CodeKind.FIELD) == ("drinking-water", "orphan-care")
    assert member.coded(CodeKind.NEED) == ("funding",)
    assert profiles.missing(member) == ("activities",)
    assert session.scalar(select(Entry.action).where(Entry.subject_id == member.id)) == "member.added"


@pytest.mark.parametrize("person", ["alice", "carol", "eve"])
def test_nobody_else_adds_members(session: Session, cast: Cast, person: str) -> None:
    with pytest.raises(Forbidden):
        actions.add(session, FULL, by=getattr(cast, person))


def test_editing_replaces_what_was_said(session: Session, cast: Cast) -> None:
    before = cast.alices.revised_at
    actions.edit(session, cast.alices, FULL, by=cast.alice)
    actions.edit(
        session, cast.alices, replace(FULL, names=FULL.names[:1], missions=FULL.missions[1:], fields=()), by=cast.alice
    )
    session.expire_all()

    assert [name.text for name in cast.alices.names] == ["مؤسسة نبع الوادي"]
    assert [mission.language for mission in cast.alices.missions] == ["en"]
    assert cast.alices.coded(CodeKind.FIELD) == ()
    assert cast.alices.coded(CodeKind.LANGUAGE) == ("ar", "en")
    assert cast.alices.revised_at > before


def test_once_a_profile_is_saved_the_matcher_is_asked_to_look(house: list[str]) -> None:
    with db.transaction() as session:
        cast = make_cast(session)
        actions.edit(session, cast.alices, FULL, by=cast.alice)
        assert house == []

    assert house == ["match"]


@pytest.mark.parametrize("person", ["bob", "carol", "eve"])
def test_nobody_else_edits_a_profile(session: Session, cast: Cast, person: str) -> None:
    with pytest.raises(Forbidden):
        actions.edit(session, cast.alices, FULL, by=getattr(cast, person))


def test_a_past_project_is_added_mended_and_taken_off(session: Session, wells: Member, viewers: Viewers) -> None:
    activity = actions.add_activity(session, wells, WELLS, by=viewers.own)
    actions.edit_activity(session, activity, replace(WELLS, countries=("SD", "TD"), fields=()), by=viewers.own)

    assert activity.coded(CodeKind.WORKS_IN) == ("SD", "TD")
    assert activity.coded(CodeKind.FIELD) == ()

    kept = actions.remove_activity(session, activity, by=viewers.own)
    assert kept == replace(WELLS, countries=("SD", "TD"), fields=())
    with pytest.raises(Unknown):
        queries.activity_of(session, wells, activity.public_id)

    back = actions.add_activity(session, wells, kept, by=viewers.own)
    assert back.coded(CodeKind.WORKS_IN) == ("SD", "TD")


def test_a_project_is_found_under_its_own_member_only(session: Session, wells: Member, cast: Cast) -> None:
    with pytest.raises(Unknown):
        queries.activity_of(session, cast.alices, wells.activities[0].public_id)


def test_nobody_else_touches_a_past_project(session: Session, wells: Member, viewers: Viewers, cast: Cast) -> None:
    activity = wells.activities[0]
    for person in (viewers.other, viewers.partner, viewers.coordinator):
        with pytest.raises(Forbidden):
            actions.add_activity(session, wells, WELLS, by=person)
        with pytest.raises(Forbidden):
            actions.edit_activity(session, activity, WELLS, by=person)
        with pytest.raises(Forbidden):
            actions.remove_activity(session, activity, by=person)


def test_the_profile_names_those_who_have_come_in_and_nobody_else(
    session: Session, wells: Member, viewers: Viewers
) -> None:
    make_person(session, name="Still Invited", member=wells, password_hash=None)
    make_person(session, name="Sent Away", member=wells, active=False)

    people = profiles.shown_to(session, wells, viewers.own).people

    assert people is not None
    assert [person.name for person in people] == ["Walid"]


def test_a_bare_profile_misses_everything_but_what_it_says(session: Session, wells: Member) -> None:
    assert profiles.missing(wells) == ("target_groups",)


def test_fields_that_were_read_from_texts_are_suggested_until_somebody_keeps_the_profile(
    session: Session, cast: Cast
) -> None:
    member = cast.alices
    member.recode(CodeKind.FIELD, ("literacy", "orphan-care"))
    for code in member.codes:
        code.is_suggested = code.kind is CodeKind.FIELD
    assert profiles.shown_to(session, member, cast.bob).fields_are_suggested

    draft = ProfileDraft(names=(Worded("en", "Alice Water Aid"),), country="SD", fields=("literacy",))
    actions.edit(session, member, draft, by=cast.alice)

    assert member.coded(CodeKind.FIELD) == ("literacy",)
    assert not profiles.shown_to(session, member, cast.bob).fields_are_suggested

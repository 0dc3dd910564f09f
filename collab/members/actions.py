"""What can be done with a member: added, kept true, hidden, tied to another."""

from collections.abc import Iterable, Sequence

from sqlalchemy.orm import Session

from collab import clock, jobs
from collab.audit.log import record
from collab.errors import Forbidden
from collab.matching.finding import as_names, as_words
from collab.members import policy
from collab.members.drafts import ActivityDraft, ProfileDraft, SightDraft, Worded
from collab.members.model import (
    Activity,
    ActivityCode,
    CodeKind,
    Member,
    MemberName,
    Mission,
    Status,
    Tie,
    TieKind,
)
from collab.members.people import Person


def add(session: Session, draft: ProfileDraft, *, by: Person) -> Member:
    """A new confirmed member, entered by the secretariat."""
    if not policy.addable_by(by):
        raise Forbidden("member.not_yours")
    member = Member(country=draft.country, status=Status.CONFIRMED, confirmed_at=clock.now())
    session.add(member)
    fill(session, member, draft)
    record(session, "member.added", member, by=by)
    return member


def edit(session: Session, member: Member, draft: ProfileDraft, *, by: Person) -> None:
    """Keep a profile true; the matcher looks again."""
    _require_editor(member, by)
    fill(session, member, draft)
    member.confirmed_at = clock.now()
    record(session, "member.edited", member, by=by)


def confirm(session: Session, member: Member, *, by: Person) -> None:
    """Make a member one that the others see, now that somebody of its own has come in; twice changes nothing."""
    if member.is_confirmed:
        return
    member.status = Status.CONFIRMED
    record(session, "member.confirmed", member, by=by)
    revise(session, member)


def show_to(session: Session, member: Member, draft: SightDraft, *, by: Person) -> None:
    """Set who sees which part; hiding takes the member out of every list at once."""
    _require_editor(member, by)
    member.hidden = draft.hidden
    member.listing_sight, member.story_sight, member.means_sight = draft.listing, draft.story, draft.means
    member.places_sight, member.contacts_sight = draft.places, draft.contacts
    record(session, "member.sight_set", member, by=by, hidden=draft.hidden)
    revise(session, member)


def add_activity(session: Session, member: Member, draft: ActivityDraft, *, by: Person) -> Activity:
    """One more past project on the profile."""
    _require_editor(member, by)
    activity = put_activity(member, draft)
    revise(session, member)
    return activity


def edit_activity(session: Session, activity: Activity, draft: ActivityDraft, *, by: Person) -> None:
    """Mend a past project."""
    _require_editor(activity.member, by)
    _fill_activity(activity, draft)
    revise(session, activity.member)


def remove_activity(session: Session, activity: Activity, *, by: Person) -> ActivityDraft:
    """Take a past project off; what it said is returned, so that it can be put back."""
    member = activity.member
    _require_editor(member, by)
    kept = ActivityDraft(
        title=activity.title,
        text=activity.text,
        language=activity.language,
        year=activity.year,
        countries=activity.coded(CodeKind.WORKS_IN),
        fields=activity.coded(CodeKind.FIELD),
    )
    member.activities.remove(activity)
    revise(session, member)
    return kept


def revise(session: Session, member: Member) -> None:
    """Note that the profile changed, and ask the matcher to look."""
    member.revised_at = clock.now()
    note_words(member)
    session.flush()
    jobs.ring(session, "match")


def put_activity(member: Member, draft: ActivityDraft) -> Activity:
    """One more past project, whoever brought it."""
    activity = Activity()
    _fill_activity(activity, draft)
    member.activities.append(activity)
    note_words(member)
    return activity


def note_words(member: Member) -> None:
    """Keep the folded words by which the directory finds the member."""
    told = [*(mission.text for mission in member.missions), *(activity.title for activity in member.activities)]
    found_by = folded((name.text for name in member.names), member.acronym, member.city, told)
    for column, text in found_by.items():
        setattr(member, column, text)


def folded(names: Iterable[str], acronym: str, city: str, told: Iterable[str]) -> dict[str, str]:
    """The columns that the directory searches; `told` are the texts of its story."""
    return {"search_text": as_names([*names, acronym]), "place_text": as_words([city]), "story_text": as_words(told)}


def tie(session: Session, member: Member, *, seen_by: Member, kind: TieKind) -> None:
    """`member` shows itself to `seen_by`; a partner stays a partner."""
    row = session.get(Tie, (member.id, seen_by.id))
    if row is None:
        session.add(Tie(member_id=member.id, seen_by_id=seen_by.id, kind=kind))
    elif kind is TieKind.PARTNER:
        row.kind = kind
    session.flush()


def untie(session: Session, member: Member, *, seen_by: Member) -> None:
    """Take back an appearance; partners stay."""
    row = session.get(Tie, (member.id, seen_by.id))
    if row is not None and row.kind is TieKind.APPEARED:
        session.delete(row)
        session.flush()


def _require_editor(member: Member, by: Person) -> None:
    if not policy.editable_by(member, by):
        raise Forbidden("member.not_yours")


def fill(session: Session, member: Member, draft: ProfileDraft) -> None:
    """Write what a draft says into a profile, whoever brought it, and let the matcher look again."""
    member.names = [MemberName(position=n, language=w.language, text=w.text) for n, w in enumerate(draft.names)]
    _fill_missions(session, member, draft.missions)
    member.country, member.city, member.acronym = draft.country, draft.city, draft.acronym
    member.website, member.contact, member.founded = draft.website, draft.contact, draft.founded
    for kind, codes in (
        (CodeKind.FIELD, draft.fields),
        (CodeKind.WORKS_IN, draft.works_in),
        (CodeKind.LANGUAGE, draft.languages),
        (CodeKind.CAPACITY, draft.capacities),
        (CodeKind.NEED, draft.needs),
        (CodeKind.TARGET_GROUP, draft.target_groups),
    ):
        member.recode(kind, codes)
    revise(session, member)


def _fill_missions(session: Session, member: Member, missions: Sequence[Worded]) -> None:
    known = {mission.language: mission for mission in member.missions}
    for worded in missions:
        known.setdefault(worded.language, Mission(language=worded.language)).text = worded.text
    wanted = {worded.language for worded in missions}
    member.missions = [mission for language, mission in known.items() if language in wanted]


def _fill_activity(activity: Activity, draft: ActivityDraft) -> None:
    activity.title, activity.text, activity.language = draft.title, draft.text, draft.language
    activity.year = draft.year
    wanted = {(CodeKind.WORKS_IN, code) for code in draft.countries} | {(CodeKind.FIELD, code) for code in draft.fields}
    kept = [row for row in activity.codes if (row.kind, row.code) in wanted]
    known = {(row.kind, row.code) for row in kept}
    activity.codes = kept + [ActivityCode(kind=kind, code=code) for kind, code in sorted(wanted - known)]

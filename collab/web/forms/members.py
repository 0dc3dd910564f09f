"""Forms of a member: its profile, its past projects, who sees what, and finding it in the directory."""

from typing import Any
from urllib.parse import urlsplit

from wtforms import BooleanField, RadioField, SelectField, ValidationError
from wtforms.fields.choices import SelectChoice
from wtforms.validators import Optional

from collab import clock, language
from collab.language import gettext as _
from collab.language import lazy
from collab.members.drafts import ActivityDraft, ProfileDraft, SightDraft, Worded
from collab.members.model import Activity, CodeKind, Member, Sight
from collab.union.settings import union
from collab.web.forms import offered
from collab.web.forms.ground import FieldsOfWork, Form, Offered, Picks, short
from collab.web.forms.inputs import Countries
from collab.web.forms.rows import Row, Rows
from collab.web.forms.texts import Needed, OneLine, Paragraphs, Year
from collab.words import states

MOST_NAMES = 8
MOST_MISSIONS = 4
FIRST_YEAR = 1000
INSIDE = (Sight.MEMBERS, Sight.PARTNERS, Sight.UNION)


def _or(nothing: str, choices: Offered) -> Offered:
    """The choices after the choice of none of them."""
    return lambda: [offered.nothing(str(nothing)), *choices()]


class NameRow(Row):
    """One name in one language."""

    text = OneLine(lazy("Name"), [short(160)])
    language = SelectField(lazy("Language of this name"), choices=offered.languages, default=language.current)


class MissionRow(Row):
    """What the member is for, in one language."""

    text = Paragraphs(lazy("Mission"), [short(4000)])
    language = SelectField(lazy("Language of this text"), choices=offered.union_languages, default=language.current)


class ProfileForm(Form):
    """All that a member says of itself."""

    names = Rows(NameRow, lazy("Name"), most=MOST_NAMES)
    acronym = OneLine(lazy("Short name"), [Optional(), short(40)])
    missions = Rows(MissionRow, lazy("Mission"), most=MOST_MISSIONS)
    country = SelectField(lazy("Country of the head office"), choices=_or(lazy("Choose a country"), offered.countries))
    city = OneLine(lazy("Town"), [Optional(), short(160)])
    founded = Year(lazy("Founded in"), first=FIRST_YEAR, last=2100)
    website = OneLine(lazy("Website"), [Optional(), short(300)])
    contact = Paragraphs(lazy("How to reach you"), [Optional(), short(600)])
    fields = FieldsOfWork(lazy("Fields of work"))
    works_in = Countries(lazy("Countries you work in"), [Optional(), short(1200)])
    languages = Picks(
        lazy("Languages you work in"), offered.languages, lazy("More languages"), seen=offered.OWN_LANGUAGES
    )
    target_groups = Picks(lazy("Whom you work for"), offered.target_groups, lazy("Choose whom"))
    capacities = Picks(lazy("What you can contribute"), offered.capacities, lazy("Choose what"))
    needs = Picks(lazy("What you need from partners"), offered.capacities, lazy("Choose what"))

    @classmethod
    def of(cls, member: Member) -> "ProfileForm":
        """The form filled with what the profile says."""
        kinds = {
            "fields": CodeKind.FIELD,
            "works_in": CodeKind.WORKS_IN,
            "languages": CodeKind.LANGUAGE,
            "target_groups": CodeKind.TARGET_GROUP,
            "capacities": CodeKind.CAPACITY,
            "needs": CodeKind.NEED,
        }
        return cls(obj=member, data={name: list(member.coded(kind)) for name, kind in kinds.items()})

    def validate_names(self, names: Rows) -> None:
        if not _worded(names):
            raise ValidationError(_("Write at least one name: the one your organisation goes by."))

    def validate_missions(self, missions: Rows) -> None:
        written = [worded.language for worded in _worded(missions)]
        if len(written) != len(set(written)):
            raise ValidationError(_("Two texts have the same language. Give each its own, or join the two."))

    def validate_country(self, country: SelectField) -> None:
        if not country.data:
            raise ValidationError(_("Choose the country of your head office."))

    def validate_website(self, website: OneLine) -> None:
        website.data = _web_address(website.data)

    def draft(self) -> ProfileDraft:
        """The profile as it was typed; empty rows are left out."""
        return ProfileDraft(
            names=_worded(self.names),
            missions=_worded(self.missions),
            country=self.country.data,
            acronym=self.acronym.data,
            city=self.city.data,
            website=self.website.data,
            contact=self.contact.data,
            founded=self.founded.data,
            fields=tuple(self.fields.data),
            works_in=tuple(self.works_in.data),
            languages=tuple(self.languages.data),
            capacities=tuple(self.capacities.data),
            needs=tuple(self.needs.data),
            target_groups=tuple(self.target_groups.data),
        )


class ActivityForm(Form):
    """A past project or activity."""

    title = OneLine(lazy("Title"), [Needed(lazy("Give it a title.")), short(160)])
    text = Paragraphs(lazy("What was done, and what came of it"), [Optional(), short(4000)])
    language = SelectField(lazy("Language of this text"), choices=offered.languages, default=language.current)
    year = Year(lazy("Year"), first=1900, last=2100)
    countries = Countries(lazy("Countries"), [Optional(), short(1200)])
    fields = FieldsOfWork(lazy("Fields of work"))

    @classmethod
    def of(cls, activity: Activity) -> "ActivityForm":
        """The form filled with what is known."""
        coded = {"countries": activity.coded(CodeKind.WORKS_IN), "fields": activity.coded(CodeKind.FIELD)}
        return cls(obj=activity, data={name: list(codes) for name, codes in coded.items()})

    def validate_year(self, year: Year) -> None:
        if year.data and year.data > clock.today(union().zone).year:
            raise ValidationError(_("This year is still to come. Past projects only: leave the year empty if unsure."))

    def draft(self) -> ActivityDraft:
        """The activity as it was typed."""
        plain = {name: self[name].data for name in ("title", "text", "language", "year")}
        return ActivityDraft(**plain, countries=tuple(self.countries.data), fields=tuple(self.fields.data))


def _levels(*sights: Sight) -> Any:
    return lambda: [SelectChoice(sight.value, states.sight(sight.value)) for sight in sights]


class SightForm(Form):
    """Who sees which part of a profile."""

    hidden = BooleanField(lazy("Hide our organisation"))
    listing = RadioField(lazy("Name, country and fields of work"), choices=_levels(Sight.PUBLIC, Sight.MEMBERS))
    story = RadioField(lazy("Mission and past projects"), choices=_levels(*INSIDE))
    means = RadioField(lazy("What you can contribute, and what you need"), choices=_levels(*INSIDE))
    places = RadioField(lazy("Town"), choices=_levels(*INSIDE))
    contacts = RadioField(lazy("Website, contact and the people who log in"), choices=_levels(*INSIDE))

    @classmethod
    def of(cls, member: Member) -> "SightForm":
        """The form as things stand; a part is never wider than the members of the union."""
        parts = ("story", "means", "places", "contacts")
        levels = {part: getattr(member, f"{part}_sight") for part in parts}
        inside = {part: Sight.MEMBERS if level is Sight.PUBLIC else level for part, level in levels.items()}
        return cls(data={"hidden": member.hidden, "listing": member.listing_sight, **inside})

    def draft(self) -> SightDraft:
        """The levels that were chosen."""
        parts = ("listing", "story", "means", "places", "contacts")
        return SightDraft(hidden=self.hidden.data, **{part: Sight(self[part].data) for part in parts})


def _worded(rows: Rows) -> tuple[Worded, ...]:
    return tuple(Worded(row["language"], row["text"]) for row in rows.data if row["text"])


def _web_address(typed: str) -> str:
    """The address with its scheme, or words for what is wrong with it."""
    address = typed if "://" in typed else f"https://{typed}"
    try:
        parts = urlsplit(address)
        good = parts.scheme in ("http", "https") and "." in (parts.hostname or "") and " " not in address
    except ValueError:
        good = False
    if not good:
        raise ValidationError(_("This is not the address of a website. Write it like https://example.org."))
    return address

"""When a digest is due, in a person's own zone."""

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from collab.digests.periods import period_of
from collab.members.people import Rhythm


@dataclass
class Chosen:
    digest_rhythm: Rhythm
    zone: str = "Europe/Istanbul"
    digest_weekday: int = 0
    digest_hour: int = 8


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


def test_the_week_turns_at_the_chosen_hour_of_the_chosen_day():
    monday = Chosen(Rhythm.WEEKLY)

    before, after = period_of(monday, utc(2026, 11, 23, 4, 59)), period_of(monday, utc(2026, 11, 23, 5, 0))

    assert (before.name, after.name) == ("2026-W47", "2026-W48")
    assert after.began == utc(2026, 11, 23, 5, 0)


def test_the_same_hour_comes_later_further_west():
    sunday_in_lima = Chosen(Rhythm.WEEKLY, zone="America/Lima", digest_weekday=6, digest_hour=23)

    assert period_of(sunday_in_lima, utc(2026, 11, 23, 4, 0)).began == utc(2026, 11, 23, 4, 0)


def test_who_wants_no_digest_has_no_period():
    assert period_of(Chosen(Rhythm.NEVER), utc(2026, 11, 23)) is None


def test_a_month_begins_with_its_first_chosen_weekday():
    friday = Chosen(Rhythm.MONTHLY, digest_weekday=4)

    assert period_of(friday, utc(2026, 12, 31)).began == utc(2026, 12, 4, 5, 0)
    assert period_of(friday, utc(2026, 12, 3)).name == "2026-11"


def test_two_weeks_stay_two_weeks_through_a_year_of_53():
    tuesday = Chosen(Rhythm.FORTNIGHTLY, digest_weekday=1)
    days = [utc(2026, 12, 1) + timedelta(days=each) for each in range(90)]

    beginnings = sorted({period_of(tuesday, day).began for day in days})

    assert {later - one for one, later in itertools.pairwise(beginnings)} == {timedelta(days=14)}


def test_an_hour_that_the_clocks_skip_begins_when_they_have_skipped_it():
    at_two = Chosen(Rhythm.DAILY, zone="Europe/Paris", digest_hour=2)

    assert period_of(at_two, utc(2026, 3, 29, 0, 59)).name == "2026-03-28"
    assert period_of(at_two, utc(2026, 3, 29, 1, 0)).name == "2026-03-29"


def test_an_hour_that_comes_twice_begins_once():
    at_two = Chosen(Rhythm.DAILY, zone="Europe/Paris", digest_hour=2)

    first, second = period_of(at_two, utc(2026, 10, 25, 0, 30)), period_of(at_two, utc(2026, 10, 25, 1, 30))

    assert first == second
    assert first.name == "2026-10-25"


@pytest.mark.parametrize("zone", ["Europe/Paris", "Africa/Cairo", "America/Santiago", "Asia/Kolkata", "Pacific/Apia"])
@pytest.mark.parametrize("rhythm", [Rhythm.DAILY, Rhythm.WEEKLY, Rhythm.FORTNIGHTLY, Rhythm.MONTHLY])
@pytest.mark.parametrize("hour", [0, 2, 23])
def test_through_every_change_of_clocks_a_period_has_one_name_and_one_beginning(zone, rhythm, hour):
    chosen = Chosen(rhythm, zone=zone, digest_weekday=6, digest_hour=hour)
    moments = [utc(2026, 1, 1) + timedelta(hours=7 * each) for each in range(52 * 24)]

    found = [period_of(chosen, moment) for moment in moments]

    assert all(period.began <= moment for period, moment in zip(found, moments, strict=True))
    assert [period.began for period in found] == sorted(period.began for period in found)
    assert len({period.name for period in found}) == len({period.began for period in found})
    assert {period.began.astimezone(ZoneInfo(zone)).hour for period in found} <= {hour, hour + 1}

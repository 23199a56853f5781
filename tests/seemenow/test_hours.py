"""Opening hours: a closed line that is called open leaves a person with a dead telephone."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from seemenow.hours import DAYS, OpenHours, holidays, parse_hours
from tests.moments import dutch

OFFICE = parse_hours([{"days": ["mon", "tue", "wed", "thu", "fri"], "from": "09:00", "to": "17:00"}])
ALWAYS = parse_hours([{"days": list(DAYS), "from": "00:00", "to": "24:00"}])
EVENINGS = parse_hours([{"days": ["fri", "sat"], "from": "20:00", "to": "02:00"}])
CHILDREN = parse_hours([{"days": list(DAYS), "from": "11:00", "to": "21:00"}])


@pytest.mark.parametrize(
    ("at", "is_open"),
    [
        ("2026-11-23 08:59", False),
        ("2026-11-23 09:00", True),
        ("2026-11-23 16:59", True),
        ("2026-11-23 17:00", False),
        ("2026-11-22 12:00", False),
    ],
)
def test_an_office_line_is_open_from_its_first_minute_to_its_last(at: str, is_open: bool) -> None:
    assert OFFICE.is_open(dutch(at)) is is_open


def test_hours_are_dutch_time_whatever_the_zone_of_the_moment() -> None:
    assert OFFICE.is_open(datetime(2026, 11, 23, 8, 0, tzinfo=UTC))
    assert not OFFICE.is_open(datetime(2026, 11, 23, 7, 59, tzinfo=UTC))


def test_summer_time_moves_the_opening_by_an_hour_of_utc() -> None:
    assert OFFICE.is_open(datetime(2026, 7, 20, 7, 0, tzinfo=UTC))
    assert not OFFICE.is_open(datetime(2026, 7, 20, 15, 0, tzinfo=UTC))


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_a_line_opens_at_its_clock_time_on_the_day_the_clock_changes(day: str) -> None:
    assert not CHILDREN.is_open(dutch(f"{day} 10:59"))
    assert CHILDREN.is_open(dutch(f"{day} 11:00"))
    assert not CHILDREN.is_open(dutch(f"{day} 21:00"))


@pytest.mark.parametrize("day", ["2026-03-29", "2026-10-25"])
def test_day_and_night_has_no_gap_when_the_clock_changes(day: str) -> None:
    midnight = dutch(f"{day} 00:00").astimezone(UTC)
    assert all(ALWAYS.is_open(midnight + timedelta(minutes=minute)) for minute in range(26 * 60))


@pytest.mark.parametrize(
    ("at", "is_open"), [("2026-11-28 01:59", True), ("2026-11-28 02:00", False), ("2026-11-29 01:00", True), ("2026-11-30 01:00", False)]
)
def test_a_shift_past_midnight_belongs_to_the_day_it_began(at: str, is_open: bool) -> None:
    assert EVENINGS.is_open(dutch(at)) is is_open


@pytest.mark.parametrize("day", ["2026-12-25", "2026-04-06", "2026-04-27", "2026-05-14", "2027-01-01", "2026-05-25"])
def test_an_office_line_is_closed_on_a_public_holiday(day: str) -> None:
    assert date.fromisoformat(day).weekday() < 5
    assert not OFFICE.is_open(dutch(f"{day} 12:00"))


def test_a_line_of_every_day_is_open_on_christmas() -> None:
    assert CHILDREN.is_open(dutch("2026-12-25 12:00"))
    assert ALWAYS.is_open(dutch("2026-12-25 03:00"))


def test_after_a_holiday_the_next_opening_skips_it() -> None:
    # Christmas 2026 falls on Friday and Saturday.
    assert OFFICE.next_opening(dutch("2026-12-24 17:30")) == dutch("2026-12-28 09:00")


def test_before_opening_the_next_opening_is_today() -> None:
    assert OFFICE.next_opening(dutch("2026-11-23 03:00")) == dutch("2026-11-23 09:00")


def test_a_line_that_never_closes_has_no_next_opening_and_no_closing() -> None:
    assert ALWAYS.next_opening(dutch("2026-11-23 03:00")) is None
    assert ALWAYS.closes_at(dutch("2026-11-23 03:00")) is None


def test_the_end_of_a_running_shift_is_told_and_none_when_closed() -> None:
    assert EVENINGS.closes_at(dutch("2026-11-28 01:00")) == dutch("2026-11-28 02:00")
    assert OFFICE.closes_at(dutch("2026-11-23 18:00")) is None


def test_kings_day_moves_from_a_sunday_to_the_saturday() -> None:
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)
    assert date(2026, 4, 27) in holidays(2026)


@pytest.mark.parametrize("easter", ["2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28", "2038-04-25"])
def test_easter_is_where_the_calendar_has_it(easter: str) -> None:
    sunday = date.fromisoformat(easter)
    assert {sunday, sunday + timedelta(days=1), sunday + timedelta(days=39), sunday + timedelta(days=50)} <= holidays(sunday.year)


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "always",
        [{"days": ["mon"], "from": "9", "to": "17:00"}],
        [{"days": ["monday"], "from": "09:00", "to": "17:00"}],
        [{"days": [], "from": "09:00", "to": "17:00"}],
        [{"days": ["mon"], "from": "09:00", "to": "25:00"}],
        [{"days": ["mon"], "from": "09:00", "to": "17:60"}],
        [{"days": ["mon"], "from": "24:30", "to": "02:00"}],
        [{"days": ["mon"], "from": "09:00"}],
        [{"days": ["mon"], "from": "09:00", "to": "17:00", "note": "x"}],
        ["mon 9-17"],
    ],
)
def test_hours_that_cannot_be_meant_are_refused(raw: object) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_hours(raw)


moments = st.datetimes(datetime(2025, 1, 1), datetime(2030, 1, 1)).map(lambda at: at.replace(tzinfo=UTC))
lines = st.sampled_from([OFFICE, EVENINGS, CHILDREN])


@settings(max_examples=200, deadline=None)
@given(line=lines, at=moments)
def test_at_its_next_opening_a_line_is_open_and_a_minute_before_it_was_not(line: OpenHours, at: datetime) -> None:
    opens = line.next_opening(at)
    assert opens is not None
    assert opens > at
    assert line.is_open(opens)
    assert not line.is_open(opens - timedelta(minutes=1))


@settings(max_examples=200, deadline=None)
@given(line=lines, at=moments)
def test_a_line_has_a_closing_time_exactly_while_it_is_open_and_is_closed_then(line: OpenHours, at: datetime) -> None:
    closes = line.closes_at(at)
    assert (closes is not None) is line.is_open(at)
    assert closes is None or not line.is_open(closes)

"""Opening hours: whether a line is open at a moment, and when it opens next, in Dutch time and with Dutch public holidays.

The rules are those of the pack (docs/content.md): unknown hours count as closed; a line that is not open every day counts
as closed on public holidays.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MIDNIGHT_MIN = 24 * 60


@dataclass(frozen=True, slots=True)
class Shift:
    """Open on `days` (0 = Monday) from `start_min` to `end_min`, minutes after midnight; an end beyond 24:00 lies in the next day."""

    days: tuple[int, ...]
    start_min: int
    end_min: int


@dataclass(frozen=True, slots=True)
class OpenHours:
    shifts: tuple[Shift, ...]

    @property
    def day_and_night(self) -> bool:
        return any(len(s.days) == 7 and s.start_min == 0 and s.end_min >= MIDNIGHT_MIN for s in self.shifts)

    @property
    def every_day(self) -> bool:
        return {day for shift in self.shifts for day in shift.days} == set(range(7))

    def is_open(self, at: datetime) -> bool:
        """Args: at: an aware moment."""
        local = at.astimezone(AMSTERDAM)
        return any(start <= local < end for start, end in self._near(local.date()))

    def closes_at(self, at: datetime) -> datetime | None:
        """The end of the shift that is running at `at`, in Dutch time; None when closed or never closing."""
        local = at.astimezone(AMSTERDAM)
        ends = [end for start, end in self._near(local.date()) if start <= local < end]
        return None if self.day_and_night or not ends else max(ends)

    def next_opening(self, at: datetime) -> datetime | None:
        """The first opening after `at`, in Dutch time, within two weeks; None when there is none or it never closes."""
        local = at.astimezone(AMSTERDAM)
        if self.day_and_night:
            return None
        for ahead in range(15):
            starts = sorted(start for start, _ in self._on(local.date() + timedelta(days=ahead)) if start > local)
            if starts:
                return starts[0]
        return None

    def _near(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        yield from self._on(day - timedelta(days=1))
        yield from self._on(day)

    def _on(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        if not self.every_day and day in holidays(day.year):
            return
        midnight = datetime.combine(day, time(), AMSTERDAM)
        for shift in self.shifts:
            if day.weekday() in shift.days:
                # Wall-clock arithmetic: an aware datetime plus a timedelta keeps the clock time across a change to summer time.
                yield midnight + timedelta(minutes=shift.start_min), midnight + timedelta(minutes=shift.end_min)


def parse_hours(raw: Any) -> OpenHours:
    """Read `[{days, from, to}]`. Raises: ValueError with what is wrong."""
    if not isinstance(raw, list) or not raw:
        raise ValueError("must be a list of {days, from, to}, or the word unknown")
    return OpenHours(tuple(_shift(one) for one in raw))


def _shift(raw: Any) -> Shift:
    if not isinstance(raw, dict) or set(raw) != {"days", "from", "to"}:
        raise ValueError("each shift has exactly days, from and to")
    if not isinstance(raw["days"], list) or not raw["days"] or any(day not in DAYS for day in raw["days"]):
        raise ValueError(f"days are {', '.join(DAYS)}")
    start, end = _minutes(raw["from"]), _minutes(raw["to"])
    return Shift(tuple(DAYS.index(day) for day in raw["days"]), start, end if end > start else end + MIDNIGHT_MIN)


def _minutes(clock: Any) -> int:
    hours, colon, minutes = str(clock).partition(":")
    if not (colon and hours.isdecimal() and minutes.isdecimal() and int(minutes) < 60):
        raise ValueError(f'{clock!r} is no time like "09:00"')
    after_midnight = int(hours) * 60 + int(minutes)
    if after_midnight > MIDNIGHT_MIN:
        raise ValueError(f"{clock!r} lies beyond 24:00")
    return after_midnight


@lru_cache(maxsize=16)
def holidays(year: int) -> frozenset[date]:
    """Dutch public holidays, with Good Friday and, every year, Liberation Day: rather closed on paper than called open."""
    easter = _easter(year)
    kings_day = date(year, 4, 27)
    if kings_day.weekday() == 6:
        kings_day = date(year, 4, 26)
    fixed = {date(year, 1, 1), kings_day, date(year, 5, 5), date(year, 12, 25), date(year, 12, 26)}
    return frozenset(fixed | {easter + timedelta(days=days) for days in (-2, 0, 1, 39, 49, 50)})


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)

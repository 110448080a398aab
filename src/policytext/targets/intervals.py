"""Intervals of time that values are of, and what follows from them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import lru_cache

from policytext.values import TimeInterval

__all__ = [
    "GOALS",
    "TERM",
    "count_of_years",
    "fits",
    "is_long",
    "is_month_end",
    "is_of_days",
    "is_part",
    "is_quarter",
    "is_same_year",
    "is_since_january",
    "is_year",
    "is_year_end",
    "last_year",
    "moved",
    "since",
    "since_base",
    "up_to",
    "whole_year",
    "years_of",
]

# Roles that look ahead.
GOALS = ("target", "limit")
# The years of a term, or of a plan.
TERM = 5
_YEAR_DAYS = 366
_YEAR_END = (12, 31)
# The months with which later quarters begin.
_QUARTERS = (4, 7, 10)
_YEAR = timedelta(days=_YEAR_DAYS)
# A feast or a fair lasts no longer.
_FEW_DAYS = timedelta(days=15)


def moved(time: TimeInterval, years: int) -> TimeInterval:
    """A time so many years later; the days of relative times exist in every year."""
    first, last = (
        day and date(day.year + years, day.month, min(day.day, 28) if day.month == 2 else day.day)
        for day in (time.start, time.end)
    )
    return TimeInterval(first, last)


@lru_cache(maxsize=1 << 8)
def whole_year(year: int) -> TimeInterval:
    """From the first day of a year to its last."""
    return TimeInterval(date(year, 1, 1), date(year, 12, 31))


def since(time: TimeInterval, year: int) -> TimeInterval:
    """The years from this one to a later one, of which a sum is told: 到2026年累计投资600亿元."""
    if time.end is None or time.end.year <= year or is_long(time):
        return time
    if time.start is not None and time.start.year == year:
        return time  # 今冬明春 is no sum of two years
    return TimeInterval(date(year, 1, 1), date(time.end.year, 12, 31))


def up_to(day: date) -> TimeInterval:
    """From the first day of a year to one of its days."""
    return TimeInterval(date(day.year, 1, 1), day)


def is_year(time: TimeInterval) -> bool:
    """Whether a time is a whole year or longer."""
    first, last = time.start, time.end
    return first is not None and last is not None and (last - first).days >= _YEAR_DAYS - 2


def is_part(time: TimeInterval) -> bool:
    """Whether a time begins and ends within one year and is not all of it."""
    if time.start is None or time.end is None or time.start.year != time.end.year:
        return False
    return not is_year(time)


def is_of_days(time: TimeInterval) -> bool:
    """Whether a time is a few days, more than one: 1月28日至2月4日."""
    if time.start is None or time.end is None:
        return False
    return timedelta(0) < time.end - time.start <= _FEW_DAYS


def is_year_end(time: TimeInterval) -> bool:
    """Whether a time is the last day of December, as 年末 and 12月底 are."""
    end = time.end
    return end is not None and time.start == end and (end.month, end.day) == _YEAR_END


def is_same_year(one: TimeInterval, other: TimeInterval) -> bool:
    """Whether two times end in one year."""
    return one.end is not None and other.end is not None and one.end.year == other.end.year


def is_month_end(time: TimeInterval) -> bool:
    """Whether a time is the last day of a month, as 6月末 is, or one of December."""
    if is_year_end(time):
        return True
    if time.end is None or time.start != time.end:
        return False
    return (time.end + timedelta(days=1)).day == 1


def count_of_years(time: TimeInterval) -> int:
    """How many years an interval touches; 0 if it is open to one side."""
    if time.start is None or time.end is None:
        return 0
    return time.end.year - time.start.year + 1


def years_of(time: TimeInterval) -> tuple[TimeInterval, ...]:
    """Each year of an interval of whole years; nothing for other times."""
    count = count_of_years(time)
    if not count or time.start is None:
        return ()
    first = time.start.year
    if time != TimeInterval(date(first, 1, 1), date(first + count - 1, 12, 31)):
        return ()
    return tuple(whole_year(year) for year in range(first, first + count))


def is_long(time: TimeInterval) -> bool:
    """Whether a time is of several years."""
    if time.start is None or time.end is None:
        return False
    return time.end - time.start > _YEAR


def last_year(time: TimeInterval | None) -> TimeInterval | None:
    """The last year of an interval of several years; other times as they are."""
    if time is None or time.end is None or not is_long(time):
        return time
    return whole_year(time.end.year)


def since_base(period: TimeInterval | None, base: TimeInterval) -> TimeInterval | None:
    """The years since a base: 累计增长44% from 2015 to 2020 is of 2016 to 2020."""
    if period is None or period.end is None or base.end is None:
        return period
    if base.end.year >= period.end.year:
        return period
    return TimeInterval(date(base.end.year + 1, 1, 1), period.end)


def fits(time: TimeInterval, year: int | None, role: str) -> bool:
    """Whether a time may be of a value with a role in a document of a year."""
    is_goal = role in GOALS
    if time.end is None or (time.start is None and not is_goal):
        return False
    if year is None:
        return True
    return time.end.year >= year if is_goal else time.end.year <= year


def is_since_january(time: TimeInterval) -> bool:
    """Whether a time is of several months from the first of a year on: 1—10月, 上半年."""
    first, last = time.start, time.end
    if first is None or last is None or (first.month, first.day) != (1, 1):
        return False
    return is_part(time) and last.month > 1


def is_quarter(time: TimeInterval) -> bool:
    """Whether a time is a quarter of a year but the first."""
    first, last = time.start, time.end
    if first is None or last is None or first.year != last.year or first.day != 1:
        return False
    return first.month in _QUARTERS and last.month == first.month + 2

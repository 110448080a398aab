"""Forms of dates: digits and signs, years of two digits, 今明两年, parts counted within a year."""

from __future__ import annotations

import datetime
import re

from policytext.dates import day
from policytext.quantities.calendar import (
    IMPOSSIBLE,
    Days,
    month_days,
    whole_number,
    year_days,
)
from policytext.quantities.time_patterns import (
    DOTTED_MONTHS,
    LENGTH_AFTER,
    LENGTH_BEFORE,
    OLD_YEAR,
    SEASON_YEAR,
    SHORT_LAST,
    SHORT_YEAR,
    SIGNED_DATE,
    TWO_YEARS,
)

__all__ = [
    "counted_part",
    "dotted_months",
    "is_length",
    "old_year",
    "season_year",
    "short_last",
    "short_year",
    "signed_date",
    "two_years",
]

_RELATIVE = {"去": -1, "今": 0, "明": 1, "后": 2}
# Two digits mean the latest such year that lies no more than this many years ahead.
_AHEAD = 10
_LENGTH_REACH = 4
# From here on texts name years by their numbers alone.
_MODERN = 1800
# The document's year where none is given, for that choice alone.
_WITHOUT_YEAR = 2040


def signed_date(text: str, place: int) -> tuple[int, int, Days] | None:
    """A date in digits and signs: 2024-05-20; not the tail of a longer code."""
    match = SIGNED_DATE.match(text, place)
    if match is None or (match["sign"] == "-" and text[max(0, place - 1) : place] == "-"):
        return None
    date = day(int(match["year"]), int(match["month"]), int(match["day"]))
    return place, match.end(), (date, date) if date else IMPOSSIBLE


def two_years(text: str, place: int, year: int | None) -> tuple[int, int, Days | None] | None:
    """今明两年: the document's year and the next."""
    match = TWO_YEARS.match(text, place)
    if match is None:
        return None
    first, last = _RELATIVE[match["first"]], _RELATIVE[match["last"]]
    if first >= last:
        return None
    return place, match.end(), None if year is None else year_days(year + first, year + last)


def season_year(text: str, place: int, year: int | None) -> tuple[int | None, int] | None:
    """The year of 今秋, 去冬 and 明春, and where the season begins."""
    match = SEASON_YEAR.match(text, place)
    if match is None:
        return None
    return None if year is None else year + _RELATIVE[match[0]], match.end()


def short_last(text: str, place: int, year: int | None) -> tuple[int, int, int] | None:
    """The first and last year of 一九五八至六〇年 and 六〇至六二年, and its end."""
    match = SHORT_LAST.match(text, place)
    if match is None or (match["short"] and match["last"].isascii()):
        return None
    first = whole_number(match["first"] or match["short"])
    first = first if match["first"] else _of_two(first, year)
    last = first // 100 * 100 + whole_number(match["last"])
    return (first, last, match.end()) if first < last else None


def short_year(text: str, place: int, year: int | None) -> tuple[int, int] | None:
    """The year that two digits mean, and its end: 98年5月 is of 1998, 08年 is 2008."""
    match = SHORT_YEAR.match(text, place)
    if match is None:
        return None
    two = whole_number(match["year"] or match["spelled"] or match["zero"])
    return _of_two(two, year), match.end()


def _of_two(two: int, year: int | None) -> int:
    latest = (year or _WITHOUT_YEAR) + _AHEAD
    return 2000 + two if 2000 + two <= latest else 1900 + two


def dotted_months(text: str, place: int) -> tuple[int, int, Days] | None:
    """2020.3—2021.5: from the first day of one month to the last day of another."""
    match = DOTTED_MONTHS.match(text, place)
    if match is None:
        return None
    first = _month_of(match["first"])
    if match["last"] is None:
        return place, match.end(), (first[0], None)
    last = _month_of(match["last"])
    return (place, match.end(), (first[0], last[1])) if first[0] <= last[0] else None


def _month_of(written: str) -> tuple[datetime.date, datetime.date]:
    year, month = written.replace("．", ".").split(".")
    return month_days(int(year), int(month))


def is_length(text: str, place: int, end: int) -> bool:
    """Whether a number that looks like a year counts years: 有1840年历史, 距今1600年.

    From 1800 on both sides have to say so, as 接近1979年 is near what was that year.
    """
    before = LENGTH_BEFORE.search(text[max(0, place - _LENGTH_REACH) : place])
    after = LENGTH_AFTER.match(text, end)
    if whole_number(text[place:end]) < _MODERN:
        return bool(before or after)
    return before is not None and after is not None and after["sure"] is not None


def old_year(text: str, place: int) -> tuple[int, int] | None:
    """1368年, and its end; a round number before 年 may be one of years: 1500年."""
    match = OLD_YEAR.match(text, place)
    if match is None or is_length(text, place, match.end()):
        return None
    year, end = int(match[0]), text.index("年", match.end()) + 1
    named = year % 100 or text.endswith(("公元", "（", "("), 0, place)
    return (year, end) if named else None


def counted_part(match: re.Match[str], year: int | None) -> tuple[int, Days | None] | None:
    """首月, 第三个月, 前两个季度, 后四个月 of a year."""
    first, last = 1, 1
    if match["nth"]:
        first = last = whole_number(match["nth"])
    elif match["first"]:
        last = whole_number(match["first"])
    elif match["quarters"]:
        last = 3 * whole_number(match["quarters"])
    elif match["last"]:
        first, last = 13 - whole_number(match["last"]), 12
    if not 1 <= first <= last <= 12:
        return None
    if year is None:
        return match.end(), None
    return match.end(), (month_days(year, first)[0], month_days(year, last)[1])

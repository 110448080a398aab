"""Calendar arithmetic on whole days: what a year, a month or a plan covers."""

from __future__ import annotations

import calendar as _calendar
import datetime
import functools

from policytext.quantities.tables import Tables

__all__ = [
    "IMPOSSIBLE",
    "RECURRING",
    "Days",
    "month_days",
    "whole_number",
    "year_days",
]

# First and last day, both included; an open side is None.
Days = tuple[datetime.date | None, datetime.date | None]
# What a date that the calendar does not have says: 2月30日.
IMPOSSIBLE: Days = (None, None)
# What a date that comes every year says: 每年2月15日.
RECURRING: Days = (datetime.date.min, datetime.date.min)


def month_days(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month."""
    last = _calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


def year_days(first: int, last: int) -> tuple[datetime.date, datetime.date]:
    """From the first day of one year to the last day of another."""
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)


@functools.lru_cache(maxsize=1024)
def whole_number(text: str) -> int:
    """The whole number of a year, month, day or count, in any digits."""
    if text == "元":  # 元月 is January.
        return 1
    # The patterns of times know the packaged digits alone.
    numerals = Tables.packaged().numerals
    plain = numerals.plain(text).replace("O", "〇").replace("Ｏ", "〇").replace(" ", "")
    if any(char in "一二三四五六七八九" for char in plain):
        plain = plain.replace("0", "〇")
    numeral = numerals.parse(plain)
    if numeral is None:
        return 0
    if len(plain) > 1 and not plain.isascii() and not any(char in plain for char in "十百千"):
        digits = "〇一二三四五六七八九"
        return int("".join(str(digits.index(char)) for char in plain))
    return int(numeral.low)

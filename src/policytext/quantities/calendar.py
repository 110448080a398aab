"""Calendar arithmetic on whole days: what a year, a month or a plan covers."""

from __future__ import annotations

import calendar as _calendar
import datetime
import functools
from dataclasses import dataclass

from policytext.data import read_rows
from policytext.errors import DataError
from policytext.quantities.numerals import parse_numeral, plain_digits
from policytext.quantities.tables import Words

__all__ = ["IMPOSSIBLE", "Days", "TimeWords", "day", "load_time_words", "month_days"]
__all__ += ["whole_number", "year_days"]

# First and last day, both included; an open side is None.
Days = tuple[datetime.date | None, datetime.date | None]
MonthDay = tuple[int, int]
# What a date that the calendar does not have says: 2月30日.
IMPOSSIBLE: Days = (None, None)


@dataclass(frozen=True)
class TimeWords:
    """Relative years, parts of a year, and five-year plans, by how they are written."""

    years: dict[str, int]
    parts: dict[str, tuple[MonthDay, MonthDay]]
    plans: dict[str, tuple[int, int]]
    year_words: Words[int]
    part_words: Words[str]
    # Parts that are marked behind a year only.
    season_words: Words[str]


@functools.cache
def load_time_words() -> TimeWords:
    """The table of words of time."""
    years: dict[str, int] = {}
    parts: dict[str, tuple[MonthDay, MonthDay]] = {}
    plans: dict[str, tuple[int, int]] = {}
    alone: dict[str, str] = {}
    seasons: dict[str, str] = {}
    for place, word, value in read_rows("quantities/times.tsv"):
        if place == "year":
            years[word] = int(value)
        elif place == "plan":
            first, _, last = value.partition("/")
            plans[word] = (int(first), int(last))
        elif place in ("part", "season"):
            first, _, last = value.partition("/")
            parts[word] = (_month_day(first), _month_day(last))
            (seasons if place == "season" else alone)[word] = word
        else:
            raise DataError(f"times.tsv: unknown place {place!r}; one of year, part, season, plan")
    return TimeWords(years, parts, plans, Words(years), Words(alone), Words(seasons))


def _month_day(text: str) -> MonthDay:
    month, _, number = text.partition("-")
    return int(month), int(number)


def day(year: int, month: int, number: int) -> datetime.date | None:
    """The day, or ``None`` where the calendar has none such."""
    try:
        return datetime.date(year, month, number)
    except ValueError:
        return None


def month_days(year: int, month: int) -> tuple[datetime.date, datetime.date]:
    """The first and the last day of a month."""
    last = _calendar.monthrange(year, month)[1]
    return datetime.date(year, month, 1), datetime.date(year, month, last)


def year_days(first: int, last: int) -> tuple[datetime.date, datetime.date]:
    """From the first day of one year to the last day of another."""
    return datetime.date(first, 1, 1), datetime.date(last, 12, 31)


def whole_number(text: str) -> int:
    """The whole number of a year, month, day or count, in any digits."""
    plain = plain_digits(text).replace("O", "〇").replace("Ｏ", "〇").replace(" ", "")
    if any(char in "一二三四五六七八九" for char in plain):
        plain = plain.replace("0", "〇")
    numeral = parse_numeral(plain)
    if numeral is None:
        return 0
    if len(plain) > 1 and not plain.isascii() and not any(char in plain for char in "十百千"):
        digits = "〇一二三四五六七八九"
        return int("".join(str(digits.index(char)) for char in plain))
    return int(numeral.low)

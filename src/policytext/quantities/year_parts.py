"""Parts of a year: 上半年, 三季度末, 1—9月, 6月中旬, 冬季, as days of a given year."""

from __future__ import annotations

import datetime
import re

from policytext.dates import day
from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.calendar import (
    IMPOSSIBLE,
    Days,
    month_days,
    whole_number,
    year_days,
)
from policytext.quantities.date_forms import counted_part
from policytext.quantities.tables import Tables
from policytext.quantities.time_patterns import (
    COUNTED_MONTHS,
    COUNTED_PART,
    DATE_PART,
    FIRST_MONTHS,
    LISTED_MONTH,
    LISTED_QUARTER,
    LUNAR_DAY,
    MONTHS,
    NO_DATE,
    NO_SEASON,
    QUARTERS,
    YEAR_PART,
)

__all__ = ["YearParts", "part_year"]

# How far the quarters of 第一季度至第三季度 reach at most.
_QUARTERS_REACH = 12
_DECEMBER, _JOINED = 12, lazy_pattern("[、和]")
_NO_QUARTER = lazy_pattern("[、和第]")

# The days of parts of a month; those behind its end are left out.
_THIRDS = {
    "上旬": (1, 10),
    "上中旬": (1, 20),
    "中旬": (11, 20),
    "中下旬": (11, 31),
    "下旬": (21, 31),
}


class YearParts:
    """Reads the parts of years in one text."""

    def __init__(self, text: str, tables: Tables) -> None:
        self._text = text
        self._tables, self._words = tables, tables.times

    def read(self, place: int, year: int | None, *, alone: bool) -> tuple[int, Days | None] | None:
        """The part that starts at a place, its end and its days.

        ``alone``: no year stands before it, so that the words behind have to show that it is one.
        """
        text = self._text
        if match := MONTHS.match(text, place):
            first, last = whole_number(match["first"]), whole_number(match["last"])
            if 1 <= first <= 12 and 1 <= last <= 12 and first != last:
                # 10月至3月 ends in the next year.
                ends = None if year is None else month_days(year + (last < first), last)[1]
                days = year and ends and (month_days(year, first)[0], ends)
                return match.end(), days or None
        found = (
            self._quarters(place, year)
            or self._counted_months(place, year)
            or self._listed(place, year)
            or self._dated(place, year)
        )
        if found:
            return found
        if not alone and (match := COUNTED_PART.match(text, place)):
            return counted_part(match, year)
        match = FIRST_MONTHS.match(text, place)
        if match and not text.endswith(self._tables.words("event_before"), 0, place):
            count = whole_number(match["count"] or match["bare"])
            if 1 <= count <= 12:
                days = year and (datetime.date(year, 1, 1), month_days(year, count)[1])
                return match.end(), days or None
        if part := self._words.parts.at(text, place, len(text)):
            return part[0], self._part_days(part[1], year)
        if not alone and (found := self._feast(place, year)):
            return found
        if part := self._words.seasons.at(text, place, len(text)):
            known = not alone or self._tables.pattern("season_before").match(text, part[0])
            if known and not NO_SEASON.match(text, place):
                return part[0], self._part_days(part[1], year)
        if not alone and (match := YEAR_PART.match(text, place)):
            word = {"end": "年底", "begin": "年初", "middle": "年中", "within": "年内"}
            return match.end(), self._part_days(word[match.lastgroup or "within"], year)
        return None

    def _feast(self, place: int, year: int | None) -> tuple[int, Days | None] | None:
        """A feast whose day moves: 2027年春节."""
        feast = self._words.feasts.at(self._text, place, len(self._text))
        if feast is None or year is None:
            return (feast[0], None) if feast else None
        held = feast[1].get(year)
        if held is None:
            return None  # Nobody knows its day yet.
        date = datetime.date(year, *held)
        return feast[0], (date, date)

    def _quarters(self, place: int, year: int | None) -> tuple[int, Days | None] | None:
        """一至三季度, and 一 of 一、二、三季度."""
        text = self._text
        if "季" not in text[place + 2 : place + _QUARTERS_REACH]:
            return None
        match = QUARTERS.match(text, place)
        written = match.group("first", "last") if match else ()
        if match is None and (match := LISTED_QUARTER.match(text, place)):
            written = (match["first"], *_NO_QUARTER.sub("", match["rest"]))
            if self._is_rank(place, match.start("first")):
                return None
        if match is None or len({char.isdecimal() for char in written}) > 1:
            return None
        told = [whole_number(char) for char in written]
        first, last = told[0], told[-1]
        if told != sorted(set(told)):
            return None
        if "rest" in match.re.groupindex:  # Of a list, whose others follow one by one.
            last = first
        if year is None:
            return match.end(), None
        return match.end(), (month_days(year, 3 * first - 2)[0], month_days(year, 3 * last)[1])

    def _is_rank(self, place: int, number: int) -> bool:
        """Whether what seems the first of some quarters ends 多规合一 or 居全省第一."""
        if self._text[place] == "第":
            return self._text.endswith(self._tables.words("rank_before"), 0, place)
        return self._tables.exclusions.phrases.end(self._text, number) == number + 1

    def _counted_months(self, place: int, year: int | None) -> tuple[int, Days | None] | None:
        """八、九两月: as many months in a row as are counted."""
        match = COUNTED_MONTHS.match(self._text, place)
        if match is None:
            return None
        written = (match["first"], *_JOINED.split(match["rest"])[1:])
        told = [whole_number(month) for month in written]
        first, last = told[0], told[-1]
        is_row = told == list(range(first, last + 1)) and last <= _DECEMBER
        if not is_row or len(told) != whole_number(match["count"].rstrip("个")):
            return None
        if year is None:
            return match.end(), None
        return match.end(), (month_days(year, first)[0], month_days(year, last)[1])

    def _listed(self, place: int, year: int | None) -> tuple[int, Days | None] | None:
        """A month of a list before the one that has 月: 3、4月份."""
        match = LISTED_MONTH.match(self._text, place)
        if match is None or match["month"].isdecimal() != match["last"].isdecimal():
            return None
        month = whole_number(match["month"])
        if month >= whole_number(match["last"]):
            return None
        return match.end(), None if year is None else month_days(year, month)

    def _dated(self, place: int, year: int | None) -> tuple[int, Days | None] | None:
        """A month or a day of it; not one of the lunar calendar, 八月十五."""
        match = DATE_PART.match(self._text, place)
        wrong = NO_DATE.match(self._text, place)
        if wrong and (match is None or not match["day"]):
            return wrong.end(), IMPOSSIBLE
        if match is None:
            return None
        lunar = not match["day"] and not match["month"][0].isdecimal()
        if lunar and LUNAR_DAY.match(self._text, match.end()):
            return None
        return self._month(match, year)

    def _part_days(self, word: str, year: int | None) -> Days | None:
        if year is None:
            return None
        (first, first_day), (last, last_day) = self._words.days[word]
        if (last, last_day) == (2, 28):
            # Winter ends in the next year, if need be on the 29th.
            return datetime.date(year, first, first_day), month_days(year + 1, last)[1]
        return datetime.date(year, first, first_day), datetime.date(year, last, last_day)

    def _month(self, match: re.Match[str], year: int | None) -> tuple[int, Days | None]:
        """A month, a part of it, a day of it, or a stretch of days."""
        month = whole_number(match["month"])
        end = match.end()
        if year is None:
            # A leap year allows every day that can be.
            possible = not match["day"] or day(2000, month, whole_number(match["day"]))
            return end, None if possible else IMPOSSIBLE
        first, last = month_days(year, month)
        if match["day"]:
            start = day(year, month, whole_number(match["day"]))
            stop = start
            if match["day2"]:
                month2 = whole_number(match["month2"]) if match["month2"] else month
                # 12月28日至1月3日 ends in the next year.
                stop = day(year + (month2 < month), month2, whole_number(match["day2"]))
            if start is None or stop is None or start > stop:
                return end, IMPOSSIBLE
            return end, (start, stop)
        part = match["part"]
        if part in ("底", "末"):
            return end, (last, last)
        if part == "初":
            return end, (first, first)
        if part:
            low, high = _THIRDS[part]
            return end, (first.replace(day=low), first.replace(day=min(high, last.day)))
        return end, (first, last)


def part_year(days: Days | None) -> int | None:
    """The year that days are a part of; None for a whole year and for longer stretches."""
    first, last = days or (None, None)
    if first is None or last is None or first.year != last.year:
        return None
    return None if days == year_days(first.year, first.year) else first.year

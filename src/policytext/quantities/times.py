"""Finds calendar expressions and reads them as intervals against a document's year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policytext.quantities.calendar import (
    IMPOSSIBLE,
    Days,
    day,
    month_days,
    whole_number,
    year_days,
)
from policytext.quantities.spans_of_years import (
    NUMBERISH,
    Found,
    read_decade,
    read_plan,
    read_span,
)
from policytext.quantities.tables import Tables
from policytext.quantities.time_patterns import (
    BARE_YEAR,
    BOUND,
    DATE_PART,
    FIRST_MONTHS,
    LISTED,
    LOOKS_BACK,
    MONTHS,
    NO_DATE,
    YEAR,
    YEAR_PART,
    YEARS,
)
from policytext.quantities.titles import Titles

__all__ = ["Found", "TimeFinder"]

_COMPARED = ("比", "较", "同", "与", "按", "占", "高于")


class TimeFinder:
    """The times of one text. ``year`` is the document's; without it some have no days."""

    def __init__(self, text: str, year: int | None, tables: Tables) -> None:
        self._text = tables.unify(text)
        self._year = year
        # The year that 全年 and 6月 mean: the last one that the text has turned to, if any.
        self._current: int | None = None
        self._tables, self._words = tables, tables.times

    def __iter__(self) -> Iterator[Found]:
        """All times, in order and without overlaps."""
        place = 0
        titles, trigger = Titles(self._text), self._words.trigger
        while match := trigger.search(self._text, place):
            if end := titles.end(match.start()):
                place = end
                continue
            found = self.at(match.start())
            if found is None:
                place = match.start() + 1
                continue
            yield found
            place = found[1]

    def at(self, place: int) -> Found | None:
        """The longest time that starts at a place."""
        text = self._text
        if text[place] in '“‘"「『':
            return read_plan(text, place, self._words.plans)
        if text[place].isdecimal() and (found := read_decade(text, place, self._year)):
            return found
        found = (
            self._years(place) or self._dated(place) or read_plan(text, place, self._words.plans)
        )
        if found:
            return found
        if found := read_span(text, place, self._year):
            if self._year is not None and "一年" in text[place : found[1]] and text[place] != "新":
                self._current = self._year - 1
            return found
        return read_decade(text, place, self._year)

    def _years(self, place: int) -> Found | None:
        """2021—2023年, and the members of 2021、2022年."""
        if match := YEARS.match(self._text, place):
            first, last = whole_number(match["first"]), whole_number(match["last"])
            if first <= last:
                end, days = match.end(), year_days(first, last)
                part = self._part(end, last, alone=False)
                if part is not None and part[1] is not None:
                    impossible = part[1] == IMPOSSIBLE
                    return place, part[0], IMPOSSIBLE if impossible else (days[0], part[1][1])
                return self._bounded(end, place, days)
        if match := LISTED.match(self._text, place):
            year = whole_number(match["year"])
            return place, match.end(), year_days(year, year)
        return None

    def _dated(self, place: int) -> Found | None:
        """A year, a part of one, or both: 2025年底, 去年上半年, 6月底前, 1—9月."""
        text = self._text
        year, end = self._year_at(place)
        known = end > place
        start = place
        if not known:
            year = self._unnamed_year(place)
            if text[place] in "年全上下" and place and self._glued(place):
                return None
        part = self._part(end, year, alone=not known)
        if part is not None and not known and self._is_deadline(place, part[0]):
            part = self._part(end, self._year, alone=True)
        if part is not None:
            stop, days = part
            return self._bounded(stop, start, days)
        if not known:
            return self._bare_year(place)
        days = None if year is None else year_days(year, year)
        return self._bounded(end, start, days)

    def _year_at(self, place: int) -> tuple[int | None, int]:
        """The year that starts here, written or relative, and its end."""
        if match := YEAR.match(self._text, place):
            written = whole_number(match["year"])
            self._turn(place, written)
            return written, match.end()
        found = self._words.years.at(self._text, place, len(self._text))
        if found is None:
            return None, place
        end, relative = found
        if place and self._text[place - 1] in relative.not_after:
            return None, place
        if relative.told:
            # 上年 is the year before the one that is told of, in a report on last year too.
            told = self._current or self._year
            return None if told is None else told + relative.difference, end
        year = None if self._year is None else self._year + relative.difference
        self._turn(place, year)
        return year, end

    def _is_deadline(self, place: int, end: int) -> bool:
        """6月底前, 确保年底: a deadline lies in the document's year, not in one told of before."""
        match = BOUND.match(self._text, end)
        aim = self._text.endswith(self._tables.words("aim_before"), 0, place)
        return aim or bool(match and match["before"])

    def _unnamed_year(self, place: int) -> int | None:
        """The year of a part that stands alone: the one being spoken of, else the document's."""
        if self._year is None or self._current is not None:
            return self._current
        word = self._text[place : place + 2]
        past = word in ("全年", "年初") and (
            self._text.endswith("了", 0, place) or LOOKS_BACK.match(self._text, place + 2)
        )
        return self._year - 1 if past else self._year

    def _turn(self, place: int, year: int | None) -> None:
        """Note the year that the text speaks of, unless it only compares with it."""
        if year is None or self._year is None or not self._year - 1 <= year <= self._year:
            return
        if not self._text[max(0, place - 2) : place].endswith(_COMPARED):
            self._current = year

    def _glued(self, place: int) -> bool:
        """Whether 年底, 全年 or 上半年 is only the tail of a longer word: 三年内, 以上半年."""
        before = self._text[place - 1]
        if self._text[place] == "年":
            return before in NUMBERISH or (
                self._text.startswith("年中", place) and "\u3400" <= before <= "\u9fff"
            )
        return before == "以"

    def _part(self, place: int, year: int | None, *, alone: bool) -> tuple[int, Days | None] | None:
        """The part of a year that starts here: its end and its days."""
        text = self._text
        if match := MONTHS.match(text, place):
            first, last = whole_number(match["first"]), whole_number(match["last"])
            if 1 <= first < last <= 12:
                days = year and (month_days(year, first)[0], month_days(year, last)[1])
                return match.end(), days or None
        match = DATE_PART.match(text, place)
        wrong = NO_DATE.match(text, place)
        if wrong and (match is None or not match["day"]):
            return wrong.end(), IMPOSSIBLE
        if match:
            return self._month(match, year)
        if match := FIRST_MONTHS.match(text, place):
            count = whole_number(match["count"])
            if 1 <= count <= 12:
                days = year and (datetime.date(year, 1, 1), month_days(year, count)[1])
                return match.end(), days or None
        if found := self._words.parts.at(text, place, len(text)):
            return found[0], self._part_days(found[1], year)
        seasons = self._words.seasons
        if not alone and (found := seasons.at(text, place, len(text))):
            return found[0], self._part_days(found[1], year)
        if not alone and (match := YEAR_PART.match(text, place)):
            word = {"end": "年底", "begin": "年初", "middle": "年中", "within": "年内"}
            return match.end(), self._part_days(word[match.lastgroup or "within"], year)
        return None

    def _part_days(self, word: str, year: int | None) -> Days | None:
        if year is None:
            return None
        (first, first_day), (last, last_day) = self._words.days[word]
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
            low, high = {"上旬": (1, 10), "中旬": (11, 20), "下旬": (21, last.day)}[part]
            return end, (first.replace(day=low), first.replace(day=high))
        return end, (first, last)

    def _bounded(self, end: int, start: int, days: Days | None) -> Found:
        """前 and 以来 after a time leave one side open."""
        match = BOUND.match(self._text, end)
        if match is None:
            return start, end, days
        point = self._text[end - 1] in "底末初"
        if days is not None:
            first, last = days
            if match["before"] and first is not None:
                days = (None, last if point else first - datetime.timedelta(days=1))
            elif match["after"]:
                since = match["after"] == "以来"
                days = (first if since or last is None else last + datetime.timedelta(days=1), None)
        return start, match.end(), days

    def _bare_year(self, place: int) -> Found | None:
        """2025 before a name of an event; not before a unit."""
        match = BARE_YEAR.match(self._text, place)
        if match is None:
            return None
        end = match.end()
        unit = self._tables.units.at(self._text, end, len(self._text))
        if (unit is not None and unit[1].note != "noun") or self._text[
            end
        ] in "多余万亿千百来年月日版兆":
            return None
        year = whole_number(match[0])
        return place, end, year_days(year, year)

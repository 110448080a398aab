"""Finds calendar expressions and reads them as intervals against a document's year."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator

from policytext.quantities.calendar import Days, day, load_time_words, month_days, year_days
from policytext.quantities.numerals import parse_numeral, plain_digits
from policytext.quantities.tables import load_units
from policytext.quantities.titles import Titles
from policytext.quantities.time_patterns import (
    BARE_YEAR,
    BOUND,
    CENTURY_END,
    DATE_PART,
    DECADE,
    FIRST_MONTHS,
    LISTED,
    MONTHS,
    NO_PLAN,
    PLAN,
    SPAN_OF_YEARS,
    TRIGGER,
    YEAR,
    YEAR_PART,
    YEARS,
    YEARS_SINCE,
)

__all__ = ["Found", "TimeFinder"]

# Start, end and days; days are None where the text needs a year that nothing gives.
Found = tuple[int, int, Days | None]
# Longer spans of years are durations (改革开放30年来), not stretches before this year.
_LONGEST = 10
_NOT_BEFORE = {
    "上年": "以",
    "去年": "过",
    "明年": "文光透声证说发",
    "前年": "以之提当目天月日年",
    "后年": "以之然",
    "本年": "基",
}
_NUMBERISH = frozenset("一二三四五六七八九十百几数两多半全每去今明前后上当同次届往历近学0123456789")
_COMPARED = ("比", "较", "同", "与", "按", "占", "高于")


class TimeFinder:
    """The times of one text. ``year`` is the document's; without it some have no days."""

    def __init__(self, text: str, year: int | None) -> None:
        self._text = text
        self._year = year
        # The year that 全年 and 6月 mean: the last one that the text has turned to.
        self._current = year
        self._words = load_time_words()

    def __iter__(self) -> Iterator[Found]:
        """All times, in order and without overlaps."""
        place = 0
        titles = Titles(self._text)
        while match := TRIGGER.search(self._text, place):
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
        char = self._text[place]
        if char in "“‘\"「『":
            return self._plan(place)
        for read in (self._years, self._dated, self._plan, self._spans, self._decade):
            if found := read(place):
                return found
        return None

    def _years(self, place: int) -> Found | None:
        """2021—2023年, and the members of 2021、2022年."""
        if match := YEARS.match(self._text, place):
            first, last = _number(match["first"]), _number(match["last"])
            if first <= last:
                return self._bounded(match.end(), place, year_days(first, last))
        if match := LISTED.match(self._text, place):
            year = _number(match["year"])
            return place, match.end(), year_days(year, year)
        return None

    def _dated(self, place: int) -> Found | None:
        """A year, a part of one, or both: 2025年底, 去年上半年, 6月底前, 1—9月."""
        text = self._text
        year, end = self._year_at(place)
        known = end > place
        start = place
        if not known:
            year = self._current
            if text[place] in "年全上下" and place and self._glued(place):
                return None
        part = self._part(end, year, alone=not known)
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
            year = _number(match["year"])
            self._turn(place, year)
            return year, match.end()
        found = self._words.year_words.at(self._text, place, len(self._text))
        if found is None:
            return None, place
        end, difference = found
        word = self._text[place:end]
        if place and self._text[place - 1] in _NOT_BEFORE.get(word[:2], ""):
            return None, place
        year = None if self._year is None else self._year + difference
        self._turn(place, year)
        return year, end

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
            return before in _NUMBERISH or self._text.startswith("年中", place) and "\u3400" <= before <= "\u9fff"
        return before == "以"

    def _part(self, place: int, year: int | None, *, alone: bool) -> tuple[int, Days | None] | None:
        """The part of a year that starts here: its end and its days."""
        text = self._text
        if match := MONTHS.match(text, place):
            first, last = _number(match["first"]), _number(match["last"])
            if 1 <= first < last <= 12:
                days = year and (month_days(year, first)[0], month_days(year, last)[1])
                return match.end(), days or None
        if match := DATE_PART.match(text, place):
            return self._month(match, year)
        if match := FIRST_MONTHS.match(text, place):
            count = _number(match["count"])
            if 1 <= count <= 12:
                days = year and (datetime.date(year, 1, 1), month_days(year, count)[1])
                return match.end(), days or None
        if found := self._words.part_words.at(text, place, len(text)):
            return found[0], self._part_days(found[1], year)
        if not alone and (match := YEAR_PART.match(text, place)):
            word = {"end": "年底", "begin": "年初", "middle": "年中", "within": "年内"}
            return match.end(), self._part_days(word[match.lastgroup or "within"], year)
        return None

    def _part_days(self, word: str, year: int | None) -> Days | None:
        if year is None:
            return None
        (first, first_day), (last, last_day) = self._words.parts[word]
        return datetime.date(year, first, first_day), datetime.date(year, last, last_day)

    def _month(self, match: re.Match[str], year: int | None) -> tuple[int, Days | None] | None:
        """A month, a part of it, a day of it, or a stretch of days."""
        month = _number(match["month"])
        end = match.end()
        if year is None:
            return end, None
        first, last = month_days(year, month)
        if match["day"]:
            start = day(year, month, _number(match["day"]))
            stop = start
            if match["day2"]:
                month2 = _number(match["month2"]) if match["month2"] else month
                stop = day(year, month2, _number(match["day2"]))
            if start is None or stop is None or start > stop:
                return None
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
        unit = load_units().at(self._text, end, len(self._text))
        if (unit is not None and unit[1].note != "noun") or self._text[end] in "多余万亿千百来年月日版兆":
            return None
        year = _number(match[0])
        return place, end, year_days(year, year)

    def _plan(self, place: int) -> Found | None:
        """“十四五”时期, “十二五”末; not the plan's own name (“十四五”规划)."""
        match = PLAN.match(self._text, place)
        if match is None or match["plan"] not in self._words.plans:
            return None
        quoted = bool(match["open"] and match["close"])
        long = len(match["plan"]) == 3
        if not quoted and not (long and not match["open"] and not match["close"]):
            return None
        if NO_PLAN.match(self._text, match.end()):
            return None
        first, last = self._words.plans[match["plan"]]
        part = match["part"] or ""
        days: Days = year_days(first, last)
        if part in ("末", "末期", "期末"):
            days = (days[1], days[1])
        elif part in ("初", "初期"):
            days = (days[0], days[0])
        elif match["count"]:
            days = year_days(first, first + _number(match["count"]) - 1)
        elif match["rest"]:
            days = year_days(last - _number(match["rest"]) + 1, last)
        elif part == "以来":
            days = (days[0], None)
        return place, match.end(), days

    def _spans(self, place: int) -> Found | None:
        """过去五年, 近三年, 未来五年, 五年来, 这一年."""
        text = self._text
        match = SPAN_OF_YEARS.match(text, place)
        if match is None:
            match = YEARS_SINCE.match(text, place)
            if match is None or (place and text[place - 1] in _NUMBERISH | {"第", "续"}):
                return None
            ahead = False
        else:
            ahead = match["next"] is not None
            if match["past"] == "近" and place and text[place - 1] in "最附邻远靠临将接":
                return None
        count = _number(match["count"])
        if not 1 <= count <= _LONGEST:
            return None
        if self._year is None:
            return place, match.end(), None
        if ahead:
            return place, match.end(), year_days(self._year, self._year + count - 1)
        if count == 1:
            self._current = self._year - 1
        return place, match.end(), year_days(self._year - count, self._year - 1)

    def _decade(self, place: int) -> Found | None:
        """八十年代, 20世纪90年代末, 本世纪末."""
        if match := CENTURY_END.match(self._text, place):
            which = match["which"]
            year = self._century(which)
            return place, match.end(), None if year is None else year_days(year, year)[1:] * 2
        match = DECADE.match(self._text, place)
        if match is None:
            return None
        tens = _number(match["decade"])
        if match["this"]:
            last = self._century(match["this"][0])
            if last is None:
                return place, match.end(), None
            first = last - 99 + tens - 1
        else:
            century = _number(match["century"]) if match["century"] else 20
            first = (century - 1) * 100 + tens
        days: Days = year_days(first, first + 9)
        if match["part"] == "末":
            days = (days[1], days[1])
        elif match["part"] == "初":
            days = (days[0], days[0])
        return place, match.end(), days

    def _century(self, which: str) -> int | None:
        """The last year of a century: 本 and 上 against the document's year."""
        if which[0] in "本上":
            if self._year is None:
                return None
            return -(-self._year // 100) * 100 - (100 if which[0] == "上" else 0)
        return _number(which) * 100


def _number(text: str) -> int:
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

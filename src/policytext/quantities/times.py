"""Finds calendar expressions and reads them as intervals against a document's year."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from policytext.occasions import reported_year, standing_year
from policytext.quantities.calendar import (
    IMPOSSIBLE,
    RECURRING,
    whole_number,
    year_days,
)
from policytext.quantities.date_forms import (
    dotted_months,
    is_length,
    old_year,
    season_year,
    short_last,
    short_year,
    signed_date,
    two_years,
)
from policytext.quantities.gaps import ends_so
from policytext.quantities.spans_of_years import (
    Found,
    plan_years,
    read_decade,
    read_numbered_plan,
    read_plan,
    read_span,
)
from policytext.quantities.tables import Tables
from policytext.quantities.terms import Terms
from policytext.quantities.time_bounds import bare_year, bounded, glued, is_each, repeated, winter
from policytext.quantities.time_patterns import BOUND, JOINT, LISTED, YEAR, YEARS
from policytext.quantities.titles import titles_of
from policytext.quantities.told import Told
from policytext.quantities.year_parts import YearParts, part_year

__all__ = ["Found", "TimeFinder"]

_LISTS = "、和及与"
# The months and days behind these are not those of the calendar.
_LUNAR = ("农历", "阴历", "旧历", "夏历", "闰")
_OWN_YEAR = "年本年"  # 2022年本年收入: it says nothing of a year that was just named
_OWN = "本年"  # That of its section: 一、2017年预算执行情况.
# What makes a 年 before a month one that no year was read from: 民国二十年五月, 每年9月.
_UNREAD_YEAR = frozenset("一二三四五六七八九十元每翌隔0123456789０１２３４５６７８９")

# Longer stretches are looked back on, and not what the text goes on to tell of.
_STRETCH = 10
# Years have four digits.
_SHORTEST_YEAR, _MILLENNIUM = 1000, 2000


class TimeFinder:
    """The times of one text. ``year`` is the document's; without it some have no days."""

    def __init__(
        self,
        text: str,
        year: int | None,
        tables: Tables,
        title: str = "",
        day: datetime.date | None = None,
    ) -> None:
        self._text = tables.unify(text)
        self._year = year
        # 过去五年 and 今后五年 meet where the document stands: a communiqué behind its own year.
        reported = None if year is None else reported_year(title, self._text)
        behind = None if reported is None else reported + 1
        self._standing = year and (behind or standing_year(title, self._text, year, day))
        self._told = Told(self._text, year, tables.words, title, day)
        self._terms = Terms(self._text, self._standing, self._told, tables.words)
        self._parts = YearParts(self._text, tables)
        self._tables, self._words = tables, tables.times
        # The time found last, whose year one that follows in a list shares: 2022年3月、4月.
        self._listed: Found = (0, -1, None)

    def __iter__(self) -> Iterator[Found]:
        """All times, in order and without overlaps."""
        place = 0
        titles, trigger = titles_of(self._text), self._words.trigger
        while match := trigger.search(self._text, place):
            if end := titles.end(match.start()):
                # The years of a plan are no time, but those that the text tells of.
                self._years(match.start())
                place = end
                continue
            found = self.at(match.start())
            if found is None:
                place = match.start() + 1
                continue
            self._listed = found = self._joined(found)
            yield found
            place = found[1]

    def _joined(self, found: Found) -> Found:
        """12月至次年4月, 1999年冬至2000年春: two times as one stretch of days."""
        start, end, days = found
        joint = JOINT.match(self._text, end)
        if joint is None or days is None or None in days:
            return found
        if days == RECURRING:
            # 每年11月至次年3月
            other = self.at(joint.end())
            return (start, other[1], days) if other else found
        other = self._same_year(joint.end(), days[0])
        if other is None and self._words.trigger.match(self._text, joint.end()):
            other = self.at(joint.end())
        if other is None or other[2] is None or other[2][1] is None:
            return found
        first, last = days[0], other[2][1]
        begins = other[2][0] or last
        whole = first is not None and first < begins and days[1] is not None and days[1] < last
        return (start, other[1], (first, last)) if whole else found

    def _same_year(self, place: int, first: datetime.date | None) -> Found | None:
        """4月9日 of 2021年4月1日8时至4月9日: the next of that name, where none has its year."""
        if first is None:
            return None
        for year in (first.year, first.year + 1):
            part = self._parts.read(place, year, alone=True)
            if part is None or part[1] is None:
                return None
            if part[1][1] is None or part[1][1] >= first:
                return bounded(self._text, part[0], place, part[1])
        return None

    def at(self, place: int) -> Found | None:
        """The longest time that starts at a place."""
        text = self._text
        if text[place] in '“‘"「『':
            return self._plan(place)
        if text[place] == "第":
            self._terms.note_plan(place, self._words.plans)
            if found := read_numbered_plan(text, place, self._words.plans):
                return found
        if text.endswith(_LUNAR, 0, place) or text.startswith(_OWN_YEAR, max(0, place - 1)):
            return None
        if text[place].isdecimal() and (found := self._decade(place)):
            return found
        found = (
            winter(self._text, place, self._year)
            or self._years(place)
            or self._written(place)
            or self._dated(place)
            or self._plan(place)
            or self._terms.read(place)
        )
        if found:
            return found
        if found := read_span(text, place, self._standing):
            return self._span(found)
        return self._decade(place)

    def _decade(self, place: int) -> Found | None:
        found = read_decade(self._text, place, self._year)
        return None if found is None else bounded(self._text, found[1], place, found[2])

    def _plan(self, place: int) -> Found | None:
        """A five-year plan, which the text then tells of even where it is only a name."""
        named = plan_years(self._text, place, self._words.plans)
        if named is None:
            return None
        found = read_plan(self._text, place, self._words.plans)
        days = None if found is None else found[2]
        self._terms.note(place, *named, end=days is not None and days[0] == days[1])
        return found

    def _span(self, found: Found) -> Found:
        """过去五年, 近三年, 这五年: a stretch of years, which the text then tells of."""
        place, end, days = found
        word = self._text[place:end]
        if self._year is None or days is None or days[0] is None or days[1] is None:
            return found
        if "一年" in word and word[0] != "新":
            told_of = self._told.this(place) if word[0] == "这" else None
            year = days[0].year if told_of is None else told_of
            self._told.turn(place, year)
            return place, end, year_days(year, year)
        count = days[1].year - days[0].year + 1
        if word[0] == "这" and (told := self._terms.days(count)):
            days = told
        if count > 1 and days[0] is not None and days[1] is not None:
            vague = word[0] in "近最" or count > _STRETCH
            self._terms.note(place, days[0].year, days[1].year, vague=vague)
        return place, end, days

    def _years(self, place: int) -> Found | None:
        """2021—2023年, and the members of 2021、2022年."""
        if match := YEARS.match(self._text, place):
            first, last = whole_number(match["first"]), whole_number(match["last"])
            if first <= last:
                end, days = match.end(), year_days(first, last)
                self._terms.note(place, first, last, whole=True)
                part = self._parts.read(end, last, alone=False)
                if part is not None and part[1] is not None:
                    impossible = part[1] == IMPOSSIBLE
                    return place, part[0], IMPOSSIBLE if impossible else (days[0], part[1][1])
                return bounded(self._text, end, place, days)
        if short := short_last(self._text, place, self._year):
            first, last, end = short
            self._terms.note(place, first, last, whole=True)
            return bounded(self._text, end, place, year_days(first, last))
        if match := LISTED.match(self._text, place):
            year = whole_number(match["year"])
            return place, match.end(), year_days(year, year)
        return None

    def _written(self, place: int) -> Found | None:
        """2024-05-20 and 今明两年."""
        if self._text[place] in "12":
            found = signed_date(self._text, place) or dotted_months(self._text, place)
            return bounded(self._text, found[1], place, found[2]) if found else None
        return two_years(self._text, place, self._year)

    def _dated(self, place: int) -> Found | None:
        """A year, a part of one, or both: 2025年底, 去年上半年, 6月底前, 1—9月."""
        text = self._text
        year, end = self._year_at(place)
        known = end > place
        start = place
        if (
            not known
            and text[place] in "年全上下"
            and place
            and glued(self._text, self._tables, place)
        ):
            return None
        part = self._parts.read(end, year if known else self._year, alone=not known)
        if part is None and known and text[end : end + 1] in (" ", "\u3000"):
            part = self._parts.read(end + 1, year, alone=True)
        if part is not None and not known:
            if text[place] == "一" and is_each(text, self._tables, part[0]):
                return None
            if self._recurs(place):
                return place, bounded(self._text, part[0], place, None)[1], RECURRING
            if self._behind_unread_year(place):
                return place, part[0], None
        if part is not None and not known:
            deadline = self._is_deadline(place, part[0])
            _, listed, days = self._listed
            shared = listed == place - 1 and text[listed] in _LISTS and part_year(days)
            word = text[place : part[0]]
            year = shared or self._told.year(place, word, deadline=deadline)
            part = self._parts.read(end, year, alone=True)
        if part is not None:
            stop, days = part
            return bounded(self._text, stop, start, days)
        if not known:
            return bare_year(text, self._tables, self._parts, place)
        if text.startswith(self._tables.words("year_in_name"), end):
            return None
        days = None if year is None else year_days(year, year)
        return bounded(self._text, end, start, days)

    def _year_at(self, place: int) -> tuple[int | None, int]:
        """The year that starts here, written or relative, and its end."""
        if match := YEAR.match(self._text, place):
            if is_length(self._text, place, match.end("year")):
                return None, place
            written = whole_number("".join(match["year"].split()))
            if written < _SHORTEST_YEAR:
                written = _MILLENNIUM + written % 100  # The zero was lost.
            self._told.turn(place, written)
            self._terms.note_year(place, written)
            return written, match.end()
        if old := old_year(self._text, place):
            return old
        if short := short_year(self._text, place, self._year):
            self._told.turn(place, short[0])
            return short
        if season := season_year(self._text, place, self._year):
            return season
        found = self._words.years.at(self._text, place, len(self._text))
        if found is None:
            return None, place
        end, relative = found
        if place and self._text[place - 1] in relative.not_after:
            return None, place
        if (
            relative.told
            and relative.difference == 0
            and repeated(self._text, self._tables, place, end)
        ):
            return None, place
        if relative.told:
            # 上年 is the year before the one that is told of, in a report on last year too.
            before = relative.difference < 0
            told = self._told.year(place, "上年") if before else self._told.anaphor(place)
            return None if told is None else told + relative.difference, end
        now = self._told.speaks_in(place) or self._year
        year = None if now is None else now + relative.difference
        if self._text.startswith(_OWN, place):
            year = self._told.headed(place) or self._told.account or year
        self._told.turn(place, year)
        return year, end

    def _recurs(self, place: int) -> bool:
        """每年3月、9月: the month is one of every year."""
        _, end, days = self._listed
        if days == RECURRING and end == place - 1 and self._text[end] in _LISTS:
            return True
        return ends_so(self._text, place, self._tables.words("every_year_before"))

    def _behind_unread_year(self, place: int) -> bool:
        """康熙二十年五月: the month is none of a year that is known."""
        before = self._text[max(0, place - 2) : place]
        listed = 0 < self._listed[1] == place - 1 and not self._listed[2] and before[1] in _LISTS
        return listed or (len(before) > 1 and before[1] == "年" and before[0] in _UNREAD_YEAR)

    def _is_deadline(self, place: int, end: int) -> bool:
        """6月底前, 确保年底: a deadline lies in the document's year, not in one told of before."""
        match = BOUND.match(self._text, end)
        aim = self._text.endswith(self._tables.words("aim_before"), 0, place)
        return aim or bool(match and match["before"])

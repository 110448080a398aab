"""Times that count years: 五年累计, 三年内, 前两年, by the stretch that the text tells of."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.calendar import Days, whole_number, year_days
from policytext.quantities.spans_of_years import in_row
from policytext.quantities.time_patterns import (
    COUNTED,
    FIVE_YEAR_PLAN,
    PART_OF_TERM,
    SUMMED,
    TIMES_AS_MUCH,
)
from policytext.quantities.told import Told
from policytext.quantities.words import word_pattern

__all__ = ["Terms"]

# Start, end and days; days are None where the text needs a year that nothing gives.
Found = tuple[int, int, Days | None]
# Before this year 五年 meant the coming plan, not the term that ends.
_TERMS_SINCE = 1983
_TERM = 5
# Longer spans of years are durations.
_LONGEST = 10
_COMPARED = ("比", "较", "于", "与", "同", "超过")
# 由“十二五”末的35%提高到38% tells of the years after.
_STARTED_FROM = ("由", "从")
_LEFT_FOR = ("转到", "推迟到", "推到", "留到", "留给")
# 是“十五”时期的4.6倍 and 超过“十五”总和 compare as well; where 增, 提, 翻, 减, 降 or 是 stands
# between, it is told of the term itself: “十五”投资增长到…的2倍, “十一五”投资是“十五”的2倍.
_AS_BASE = lazy_pattern(
    '[“"]?[^，。；、：\n增提翻减降是为达]{1,14}?'
    "(?:的(?:近|约|将近)?[0-9０-９.．一二两三四五六七八九十]{1,6}多?倍|(?:的|投资|投入)?总和|之和)(?!达|为|完成|是)"
)
_QUOTES = '“"'
# How far the words around have to speak for what is planned.
_PLANNED = 4
# 前 and 后 behind these belong to another word: 学前三年, 今后五年.
_GLUED = tuple("年学提以今最此往之产先目当届落命纪")
# 由前三年的上升转为下降 counts back from the year that is named.
_COUNTED_FROM = ("由", "比", "较")
# How far back a stretch of years may stand from which another is counted.
_REACH = 150
# Behind these 五年 is the stretch that they name: “十四五”的五年.
_OF_TERM = ("”的", "时期的", "会议以来的")
_HEADS = ("", "\n", "。", "；")
# At the head of a clause that names an amount 五年 is a time: ，五年整理耕地150万公顷.
_CLAUSE_HEADS = ("，", "；")
_NAMES_AMOUNT = lazy_pattern(
    "中?(?!中|时间|过渡|[一二三四五六七八九十])[\u3400-\u9fff][^，。；：、\n]{0,24}?[0-9０-９百千万亿]"
)
# A slogan on the plan just named: “大干十四五、五年翻一番”.
_SLOGAN = 8
_BY, _YEAR_OF = ("到", "至"), lazy_pattern("[0-9０-９]{4}年[底末]?的")
_ENDS = lazy_pattern("[。\n]")
# So far back the year of a goal is looked for in a line.
_LINE = 400
# How far before 的前十年 the years may begin that it stands for.
_SAID = 20


class Terms:
    """The stretch of years that a text tells of, and the times that are counted in it."""

    def __init__(
        self, text: str, year: int | None, told: Told, words: Callable[[str], tuple[str, ...]]
    ) -> None:
        self._text, self._year, self._told = text, year, told
        self._follows = word_pattern(words("term_after"))
        self._bans = word_pattern(words("ban_after"))
        self._not_before = words("term_not_before")
        # The last one of all, and the last one of each length.
        self._stretch: tuple[int, int] | None = None
        self._stretches: dict[int, Days] = {}
        # Where the last one stands.
        self._noted = 0
        # The first year of what was named last and where, to count back from: 超过前7年总和.
        self._recent, self._place = 0, -_REACH - 1
        # Where the last two single years stand, and which they are.
        self._years = ((0, 0), (0, 0))

    def note_year(self, place: int, year: int) -> None:
        """Note a single year that the text names."""
        if place != self._years[1][0]:
            self._years = self._years[1], (place, year)

    def note(
        self,
        place: int,
        first: int,
        last: int,
        *,
        vague: bool = False,
        end: bool = False,
        whole: bool = False,
    ) -> None:
        """Note a stretch of years that the text names at a place, unless it only compares.

        A vague one (近三年) is only counted back from. The end alone (“十二五”末) of one before
        what is told of is what this is compared with. A whole one is named with both its years: 从
        before it starts no comparison, but may pass what the text tells of otherwise.
        """
        self._recent, self._place = first, place
        if vague or (end and self._stretch is not None and last < self._stretch[1]):
            return
        before = self._text[max(0, place - 3) : place].rstrip(_QUOTES)
        started = before.endswith(_STARTED_FROM)
        if self._is_base(place, before) or (started and not whole):
            return
        self._stretches[last - first + 1] = year_days(first, last)
        if not started:
            self._stretch, self._noted = (first, last), place

    def _is_base(self, place: int, before: str) -> bool:
        """Whether something is compared with what is named here: 比“十五”, 是“十五”的4.6倍."""
        return _is_compared(before) or _AS_BASE.match(self._text, place) is not None

    def note_plan(self, place: int, plans: Mapping[str, tuple[int, int]]) -> None:
        """Note 第六个五年计划, which is the name of a plan and no time."""
        match = FIVE_YEAR_PLAN.match(self._text, place)
        # 结转到第七个五年计划 tells of what is left for later.
        later = self._text.endswith(_LEFT_FOR, 0, place)
        if match and not later and (years := plans.get(match["number"] + "五")):
            self.note(place, *years)

    def days(self, count: int) -> Days | None:
        """The stretch of that many years that the text has told of last."""
        return self._stretches.get(count)

    def read(self, place: int) -> Found | None:
        """五年累计, 三年内, 前两年 as a time, or ``None`` where it is a duration."""
        return self._part(place) or self._whole(place)

    def _whole(self, place: int) -> Found | None:
        match = COUNTED.match(self._text, place)
        named = self._text.endswith(_OF_TERM, 0, place)
        if match is None or (not named and self._text.endswith(self._not_before, 0, place)):
            return None
        count, end, tail = whole_number(match["count"]), match.end(), match["tail"]
        if tail and self._bans.match(self._text, end):
            return None
        if in_row(self._text, place, count):
            return None
        before = self._text[place - 1 : place]
        amount = before in _CLAUSE_HEADS and _NAMES_AMOUNT.match(self._text, end)
        told = bool(amount or self._follows.match(self._text, end))
        if not (tail or named or told or before in _HEADS):
            return None
        days = self._days(place, count, tail or "")
        if days is None and tail != "内":
            days = self._from_to(place, count)
        decade = count == _LONGEST and told and not tail and self._told.weight(place) <= _PLANNED
        if days is None and decade and self._year is not None:
            days = year_days(self._year - count, self._year - 1)
        if days is not None or (self._year is None and (count == _TERM or decade)):
            return place, end, days
        return None

    def _from_to(self, place: int, count: int) -> Days | None:
        """由1978年的3亿元增加到1982年的6亿元，四年增长一倍: the years behind the first."""
        (start, first), (_, last) = self._years
        sentence = self._text[start:place]
        if last - first != count or len(sentence) > _REACH or "。" in sentence or "\n" in sentence:
            return None
        started = self._text.endswith(_STARTED_FROM, 0, start)
        return year_days(first + 1, last) if started else None

    def _just_named(self, place: int, days: Days) -> bool:
        near = 0 < place - self._place <= _SLOGAN and self._stretch is not None
        return near and self._stretch is not None and days == year_days(*self._stretch)

    def _days(self, place: int, count: int, tail: str) -> Days | None:
        """The stretch told of, the term or the plan of a report, or the first years of a plan."""
        days, year, begins = self.days(count), self._year, tail == "内"
        if days is not None and self._just_named(place, days):
            return days
        if count == _TERM and year is not None and year >= _TERMS_SINCE:
            ends = None if days is None or days[1] is None else days[1].year
            weight = self._told.weight(place)
            if tail != "间" and (plan := self._plan_ahead(place, year)) is not None:
                return days if ends is not None and ends >= year else plan
            if weight > _PLANNED and tail != "间" and (ends is None or ends < year):
                return year_days(year, year + _TERM - 1)
            turns_back = weight < -_PLANNED and not self._is_ahead(place)
            if days is None or (turns_back and ends is not None and ends >= year):
                if begins and ends is None:
                    return None
                # A review goes on with its term, though a plan was named in between.
                days = self._stretches[_TERM] = year_days(year - _TERM, year - 1)
        if begins and self._is_over(days) and self._told.weight(place) > 0:
            days = None
        if days is None and begins and self._stretch is not None:
            first, last = self._stretch
            if year is not None and last >= year and count < last - first + 1:
                # What is to be done within a plan that runs begins this year.
                first = max(first, year) if self._told.weight(place) >= 0 else first
                return year_days(first, first + count - 1)
        return days

    def _is_ahead(self, place: int) -> bool:
        """Whether figures tell of what is planned: below 今后五年的目标, or behind “八五”期间，."""
        if self._told.outlook(place) > 0:
            return True
        head = self._text[max(0, self._noted - 1) : self._noted].strip()
        is_far = place - self._noted > _LINE or _ENDS.search(self._text, self._noted, place)
        return head in _HEADS and not is_far

    def _plan_ahead(self, place: int, year: int) -> Days | None:
        """The term of a later year that its line has named last: 到2026年….五年新增就业."""
        at, named = self._years[1]
        is_far = place - at > _LINE or self._text.find("\n", at, place) >= 0
        if named <= year or is_far or not self._text.endswith(_BY, 0, at):
            return None
        if _YEAR_OF.match(self._text, at) is not None:
            return None  # 制定到2027年的规划 sets no goal.
        last = named if named < year + _TERM else year + _TERM - 1
        return year_days(last - _TERM + 1, last)

    def _is_over(self, days: Days | None) -> bool:
        last = days[1] if days else None
        return self._year is not None and last is not None and last.year < self._year

    def _part(self, place: int) -> Found | None:
        """前两年, 后三年: the first and last years of the stretch."""
        match = PART_OF_TERM.match(self._text, place)
        before = self._text[max(0, place - 2) : place].rstrip("”’")
        if match is None or before.endswith(_GLUED):
            return None
        count = whole_number(match["count"])
        if count == 1 and match["which"] != "头":
            return None
        if match["which"] == "前" and SUMMED.match(self._text, match.end()):
            return self._counted_back(place, match.end(), count)
        if (days := self.days(count)) and self._is_said(place):
            return place, match.end(), days
        if (earlier := self._years_before(match, before, count)) is not None:
            return place, match.end(), earlier
        if self._stretch is None:
            return None
        return self._part_of(match, before, count, *self._stretch)

    def _part_of(
        self, match: re.Match[str], before: str, count: int, first: int, last: int
    ) -> Found | None:
        """The first or last years of a stretch, or the stretch itself or the years before it."""
        place = match.start()
        if match["which"] == "前" and before.endswith(_COUNTED_FROM) and count < last - first + 1:
            named, year = self._years[1]
            if year and "。" not in self._text[named:place] and place - named <= _REACH:
                return place, match.end(), year_days(year - count, year - 1)
        if count < last - first + 1:
            if match["which"] == "后":
                return place, match.end(), year_days(last - count + 1, last)
            return place, match.end(), year_days(first, first + count - 1)
        if match["which"] == "前":
            # The stretch itself if it is over, else the years before it.
            whole = count == last - first + 1 and self._year is not None and last < self._year
            if whole and not _is_compared(self._text[max(0, place - 2) : place]):
                return place, match.end(), year_days(first, last)
            return place, match.end(), year_days(first - count, first - 1)
        return None

    def _years_before(self, match: re.Match[str], before: str, count: int) -> Days | None:
        """是前五年的2.3倍, 比前五年增长: as many years before those that were told of."""
        days = self.days(count)
        compared = TIMES_AS_MUCH.match(self._text, match.end()) or _is_compared(before)
        if match["which"] != "前" or days is None or days[0] is None or not compared:
            return None
        if self._stretch is not None and count < self._stretch[1] - self._stretch[0] + 1:
            return None  # Those two are the first of the stretch.
        return year_days(days[0].year - count, days[0].year - 1)

    def _is_said(self, place: int) -> bool:
        """Whether the years before are those that are meant: 从1981年到1990年的前十年."""
        return self._text.endswith("年的", 0, place) and place - self._place <= _SAID

    def _counted_back(self, place: int, end: int, count: int) -> Found | None:
        """超过前7年总和: the years before those that were told of just now."""
        near = place - self._place <= _REACH
        first = self._recent if near else self._told.year(place)
        return None if not first else (place, end, year_days(first - count, first - 1))


def _is_compared(before: str) -> bool:
    return before.endswith(_COMPARED) and not before.endswith("由于")

"""The time that a value holds for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from policytext.document import Document
from policytext.span import Span
from policytext.targets.governing import Governing
from policytext.targets.intervals import (
    GOALS,
    YEAR_DAYS,
    fits,
    is_long,
    since,
    whole_year,
)
from policytext.targets.patterns import pattern
from policytext.targets.times import Time, closed, is_compared, is_purpose, is_told, opens
from policytext.targets.topic import Topic
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["Periods"]

_CLAUSE_STARTS = ("", "，", ",", "；", ";", "。", "：", ":", "\n")
_COMMA = re.compile("[，,]")
_STOP = re.compile("[，,；;]")
_JOINT = re.compile(r"\s*(?:[、和与及]|以及)\s*")
_SEMICOLON = re.compile("[；;]")
# No time that a value is compared with is longer.
_LONGEST_TIME = 24
_OF = "的"
# So many times before a value are looked at; no sentence that people write has more.
_MOST_TIMES = 64
# A yearly mean without a time of its own is of the five years of a plan.
_PLAN = 5
_DECEMBER = 12


@dataclass
class Periods:
    """The times of a document, sentence by sentence; several years once named go on for means.

    Attributes:
        doc: the document.
        times: those of the sentence that is read, in order.
        years: the last interval of several years that was named, in this sentence or before.
    """

    doc: Document
    times: Sequence[Time] = ()
    years: TimeInterval | None = None
    # The times of the sentence that values are told of, and those they are compared with.
    _told: Sequence[Time] = field(default=(), init=False)
    _compared: Sequence[Time] = field(default=(), init=False)
    # Where the semicolons of the sentence are, and its commas.
    _semicolons: Sequence[int] = field(default=(), init=False)
    _commas: Sequence[int] = field(default=(), init=False)
    _topic: Topic = field(init=False)
    _governing: Governing = field(init=False)

    def __post_init__(self) -> None:
        self._topic = Topic(self.doc)
        self._governing = Governing(self.doc)

    def enter(self, times: Sequence[Time], sentence: Span[None], *, level: int) -> None:
        """Go on to a sentence with these times; one of the year's goals ends those of years.

        Args:
            times: its times.
            sentence: the sentence.
            level: how deep the section is that it begins, from 1; 0 where it begins none.
        """
        self.times = times
        self._compared = [time for time in times if is_compared(self.doc.text, time)]
        self._told = [time for time in times if is_told(self.doc.text, time)]
        self._semicolons = self._commas = ()
        if times:
            within = (self.doc.text, sentence.start, sentence.end)
            self._semicolons = [stop.start() for stop in _SEMICOLON.finditer(*within)]
            self._commas = [stop.start() for stop in _COMMA.finditer(*within)]
        self._governing.enter(self._told, sentence, level)
        term = self._governing.term(sentence) if level else None
        self._topic.enter(
            self._told, sentence, is_heading=level == 1, is_section=level > 0, term=term
        )

    def leave(self) -> None:
        """Keep the years that the sentence has named."""
        for time in self._told:
            if is_long(time.value) and not self._topic.is_aside(time.value):
                self.years = time.value

    def of(
        self,
        place: int,
        role: str,
        *,
        without: Collection[Time] = (),
        is_mean: bool = False,
        is_sum: bool = False,
        is_yearly: bool = False,
        is_change: bool = False,
        is_total: bool = False,
    ) -> TimeInterval | None:
        """The last time named before a value in its sentence that fits its role, else the year.

        What was done is told of the year before the document's, what is meant of its own.

        Args:
            place: where the value begins.
            role: the value's role.
            without: times of bases, which do not count.
            is_mean: whether the value is a yearly mean, of several years.
            is_sum: whether it adds up what was done, so that it may be of several years.
            is_yearly: whether it is growth of one year where no time stands beside it.
            is_change: whether it tells of growth or change.
            is_total: whether 累计 says that it adds up.
        """
        year = self.doc.year
        if is_mean:
            return self._of_mean(place, role, without)
        fitting = next(self._fitting(place, role, without), None)
        is_goal = role in GOALS
        if is_change and fitting is not None and fitting.start == fitting.end:
            # Change is told of a year, also where 年末 stands in front of what is told before.
            return fitting if fitting.end is None else whole_year(fitting.end.year)
        if is_sum and is_goal and fitting is not None and year is not None:
            return fitting if self._is_next_year(place, without) else since(fitting, year)
        if fitting is not None or year is None:
            return fitting
        years = None if is_yearly else self._topic.years
        governing = self._governing
        goals = self._goals(role)
        if goals is not None and (goals != governing.plan or self._topic.years is None):
            # Readers give all that stands under a lead its year, sums said to be such apart.
            return since(goals, year) if is_total and governing.lead else goals
        if (is_sum or is_goal) and years is not None and fits(years, year, role):
            return years
        if is_total and not is_goal and (governing.is_open or governing.sums is not None):
            return governing.sums
        return whole_year((self._topic.ahead or year) if is_goal else year - 1)

    def others(
        self, place: int, role: str, period: TimeInterval | None, without: Collection[Time]
    ) -> list[TimeInterval]:
        """The other periods that a value may be of: several years, the last of them, one year.

        Where one year is named in its sentence there are none.

        Args:
            place: where the value begins.
            role: its role.
            period: the period that the rules give it.
            without: times of bases, which do not count.
        """
        year = self.doc.year
        if year is None:
            return []
        fitting = next(self._fitting(place, role, without), None)
        if fitting is not None and not is_long(fitting):
            return []
        goals = self._goals(role) if fitting is None else None
        if goals is not None and not is_long(goals):
            is_far = self._governing.lead == goals and _is_far(goals, year)
            return [each for each in (goals, since(goals, year)) if is_far and each != period]
        years = fitting or self._topic.years or goals
        if years is None or years.end is None or not fits(years, year, role):
            return []
        found = [years, whole_year(years.end.year)]
        if fitting is None and years != goals:
            found.append(whole_year((self._topic.ahead or year) if role in GOALS else year - 1))
        return [each for each in dict.fromkeys(found) if each != period]

    def each(self, start: int, place: int, count: int, role: str) -> tuple[TimeInterval, ...]:
        """The times before a list of so many values, if they are a list of as many.

        Args:
            start: where the words before the values begin.
            place: where the first value begins.
            count: how many values there are.
            role: their role.
        """
        times = [one for one in self.between(start, place) if one in self._told][-count:]
        if len(times) < count or not all(
            _JOINT.fullmatch(self.doc.text, one.end, other.start) for one, other in pairwise(times)
        ):
            return ()
        each = tuple(closed(self.doc, time, role) for time in times)
        return each if all(fits(one, self.doc.year, role) for one in each) else ()

    def own(self, start: int, place: int, role: str, without: Collection[Time]) -> str:
        """Where several years are named in a value's own words: 五年共计, 2019年以来，….

        Args:
            start: where its words begin.
            place: where it begins.
            role: its role.
            without: times of bases, which do not count.

        Returns:
            ``near`` in its clause, ``far`` before a comma; empty where they are not.
        """
        time = next(self._before(place, without), None)
        if time is None or time.start < start:
            return ""
        value = closed(self.doc, time, role)
        if not is_long(value) or not fits(value, self.doc.year, role):
            return ""
        return "far" if _COMMA.search(self.doc.text, time.end, place) else "near"

    def up_to_now(
        self, start: int, place: int, period: TimeInterval | None, without: Collection[Time]
    ) -> TimeInterval | None:
        """The years since an earlier one of a value's own words: 2019年开始建设，累计投入….

        Args:
            start: where its words begin.
            place: where it begins.
            period: the period that it has otherwise.
            without: times of bases, which do not count.
        """
        year, time = self.doc.year, next(self._before(place, without), None)
        if time is None or time.start < start or period is None or period.end is None:
            return period
        if year is None or is_long(period) or period.end.year >= year - 1:
            return period
        return TimeInterval(period.start, date(year - 1, 12, 31))

    def from_now(self, time: TimeInterval) -> TimeInterval:
        """The years from the document's up to the end of a time."""
        return time if self.doc.year is None else since(time, self.doc.year)

    def between(self, start: int, end: int) -> list[Time]:
        """The times of the sentence between two places."""
        first = bisect_left(self.times, start, key=_start)
        last = bisect_right(self.times, end, key=_end)
        return list(self.times[first:last])

    def compared_before(self, place: int) -> Time | None:
        """The time right before a value, if something is compared with it: 比上年48天."""
        last = place - (self.doc.text[place - 1 : place] == _OF)
        named = self.between(last - _LONGEST_TIME, last)
        if not named or named[-1].end != last:
            return None
        before = self.doc.text[max(0, named[-1].start - 1) : named[-1].start]
        return named[-1] if before in words_of("compared with") else None

    def over(self, start: int, end: int) -> list[Time]:
        """The times of the sentence that touch a stretch."""
        first = bisect_right(self.times, start, key=_end)
        last = bisect_left(self.times, end, key=_start)
        return list(self.times[first:last])

    def _before(self, place: int, without: Collection[Time]) -> Iterator[Time]:
        """The times told of before a place, the nearest first."""
        last = bisect_right(self._told, place, key=_end) - 1
        for i in range(last, max(-1, last - _MOST_TIMES), -1):
            if self._told[i] not in without:
                yield self._told[i]

    def _fitting(self, place: int, role: str, without: Collection[Time]) -> Iterator[TimeInterval]:
        year = self.doc.year
        near = (time for time in self._before(place, without) if self._reaches(time, place))
        times = (closed(self.doc, time, role) for time in near)
        return (time for time in times if fits(time, year, role))

    def _goals(self, role: str) -> TimeInterval | None:
        """The time that a plan or a lead gives to goals without their own."""
        goals = self._governing.goals if role in GOALS else None
        return goals if goals is not None and fits(goals, self.doc.year, role) else None

    def is_planned(self, place: int, role: str, without: Collection[Time]) -> bool:
        """Whether a value is of the time that a plan or a lead gives, for none is named by it."""
        if self._goals(role) is None or (self._topic.years and not self._governing.lead):
            return False
        return next(self._fitting(place, role, without), None) is None

    def _is_next_year(self, place: int, without: Collection[Time]) -> bool:
        """Whether a value is told of next year, not of the years up to it: 明年新增."""
        time = next(self._before(place, without), None)
        return time is not None and time.text in words_of("next year")

    def _reaches(self, time: Time, place: int) -> bool:
        """Whether a time still holds at a place; days and months do not beyond a semicolon.

        Within their clause they do not beyond a comma either: 尤其3月. The end of a year does.
        """
        if is_purpose(self.doc.text, time):
            return _STOP.search(self.doc.text, time.end, place) is None
        first, last = time.value.start, time.value.end
        if first is not None and last is not None and (last - first).days >= YEAR_DAYS - 2:
            return True
        if last is None:
            return True
        if bisect_left(self._semicolons, time.end) != bisect_left(self._semicolons, place):
            return False
        is_year_end = first == last and last.month == _DECEMBER
        if is_year_end or opens(self.doc.text, time):
            return True
        return bisect_left(self._commas, time.end) == bisect_left(self._commas, place)

    def of_base(
        self, named: Sequence[Time], period: TimeInterval | None, *, is_goal: bool = False
    ) -> TimeInterval | None:
        """The time of a base: one named right before it, else the year before the period.

        Args:
            named: the times between the name and the base.
            period: the time of what the base is compared with.
            is_goal: whether what it is compared with is meant to be: no review is told of.
        """
        if named:
            return named[-1].value
        if not is_goal and self.years is not None and fits(self.years, self.doc.year, "actual"):
            period = self.years
        if period is None or period.start is None:
            return period
        return whole_year(period.start.year - 1)

    def _of_mean(self, place: int, role: str, without: Collection[Time]) -> TimeInterval | None:
        fitting = list(self._fitting(place, role, without))
        long = next(filter(is_long, fitting), None)
        if long is not None:
            return long
        if self.years is not None and fits(self.years, self.doc.year, role):
            return self.years
        plan = self._governing.plan
        if not fitting and plan is not None and fits(plan, self.doc.year, role):
            return plan
        end = fitting[0].end if fitting else None
        year = self.doc.year
        if end is not None and year is not None and end.year > year:
            return TimeInterval(date(year, 1, 1), date(end.year, 12, 31))
        if end is not None and end.year % _PLAN == 0:
            return TimeInterval(date(end.year - _PLAN + 1, 1, 1), date(end.year, 12, 31))
        if not fitting and role in GOALS and year is not None:
            return TimeInterval(date(year, 1, 1), date(-(-year // _PLAN) * _PLAN, 12, 31))
        return fitting[0] if fitting else self.of(0, role)

    def is_ahead(self, place: int, without: Collection[Time]) -> bool:
        """Whether the last time named before a value is after the document's year."""
        year = self.doc.year
        time = next(self._before(place, without), None)
        if time is None or time.value.end is None or year is None:
            return False
        return time.value.end.year > year

    def is_named_ahead(self, place: int, without: Collection[Time]) -> bool:
        """Whether the document's year or a later one is named before a value in its sentence."""
        year, times = self.doc.year, self._before(place, without)
        ends = (time.value.end for time in times if not _is_day(time.value))
        return any(year is not None and end is not None and end.year >= year for end in ends)

    def reviewed(self, place: int, without: Collection[Time]) -> TimeInterval | None:
        """The time under review, of which a goal is told that was set for it."""
        times = self._fitting(place, "actual", without)
        fitting = next((time for time in times if not _is_day(time)), None)
        year, years = self.doc.year, self._topic.years
        if fitting is not None or year is None:
            return fitting
        return years if years is not None and fits(years, year, "actual") else whole_year(year - 1)

    def is_behind(self, place: int, start: int, without: Collection[Time]) -> bool:
        """Whether the last time named before a value begins a clause and is before the year.

        Args:
            place: where the value begins.
            start: where its sentence begins.
            without: times of bases, which do not count.
        """
        year = self.doc.year
        time = next(self._before(place, without), None)
        if time is None or time.value.end is None or time.value.start is None or year is None:
            return False
        if pattern("names a year").search(time.text) is None:
            return False  # 全年 and 上半年 are of the year that is told of.
        before = self.doc.text[max(start, time.start - 1) : time.start]
        return time.value.end.year < year and before in _CLAUSE_STARTS

    def since_compared(self, place: int, period: TimeInterval | None) -> TimeInterval | None:
        """A period that begins after the time that a value is compared with, as 比2011年 says."""
        count = bisect_right(self._compared, place, key=_end)
        base = self._compared[count - 1].value.end if count else None
        if base is None or period is None or period.end is None:
            return period
        if base.year >= period.end.year or is_long(period):
            return period
        return TimeInterval(date(base.year + 1, 1, 1), period.end)


def _is_far(time: TimeInterval, year: int) -> bool:
    """Whether a time ends more than a year after that of the document."""
    return time.end is not None and time.end.year > year + 1


def _is_day(time: TimeInterval) -> bool:
    """Whether a time is one day: goals that are set 年初 are of the whole year."""
    return time.start is not None and time.start == time.end


def _start(time: Time) -> int:
    return time.start


def _end(time: Time) -> int:
    return time.end

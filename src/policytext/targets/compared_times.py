"""The times of one sentence, and those that something in it is compared with."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from policytext.document import Document
from policytext.targets.intervals import GOALS, fits, is_long, is_since_january, whole_year
from policytext.targets.patterns import pattern
from policytext.targets.times import Time
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["ComparedTimes", "ends_at", "nearest", "starts_at"]

# No time that a value is compared with is longer.
_LONGEST_TIME, _FAR = 24, 16
_SHARE, _OF, _SAME_PART = "占比", "的", "同期"
_OPENING, _CLOSING = ("（", "("), ("）", ")")
# So many times before a value are looked at; no sentence that people write has more.
_MOST_TIMES = 64


@dataclass
class ComparedTimes:
    """The times of a sentence, and those among them that something is compared with.

    Attributes:
        doc: the document.
        times: those of the sentence, in order.
    """

    doc: Document
    times: Sequence[Time] = ()
    # Those that something is compared with.
    _compared: Sequence[Time] = field(default=(), init=False)
    # The year that the sentence before compares with, where this one tells of parts of it.
    _base: TimeInterval | None = field(default=None, init=False)

    def between(self, start: int, end: int) -> list[Time]:
        """The times of the sentence between two places; most sentences have none."""
        if not self.times:
            return []
        first = bisect_left(self.times, start, key=starts_at)
        last = bisect_right(self.times, end, key=ends_at)
        return list(self.times[first:last])

    def in_brackets(self, place: int) -> TimeInterval | None:
        """The time that brackets right behind a value give it: 年均增长21%（2016—2019年）.

        So do months since January: 增长8%（1—11月）.
        """
        if not self.times or not self.doc.text.startswith(_OPENING, place):
            return None
        time = next(iter(self.between(place, place + _LONGEST_TIME)), None)
        if time is None or time.start != place + 1:
            return None
        if not is_long(time.value) and not is_since_january(time.value):
            return None
        return time.value if self.doc.text.startswith(_CLOSING, time.end) else None

    def over(self, start: int, end: int) -> list[Time]:
        """The times of the sentence that touch a stretch."""
        if not self.times:
            return []
        first = bisect_right(self.times, start, key=ends_at)
        last = bisect_left(self.times, end, key=starts_at)
        return list(self.times[first:last])

    def is_difference(self, place: int) -> bool:
        """Whether a value is by how much something differs from another time: 超过上年10亿元.

        超过上年的10亿元 names what it was then.
        """
        if self.doc.text.endswith(_OF, 0, place):
            return False
        time = self._right_before(place)
        if time is None:
            return False
        if pattern("beyond record").search(self.doc.text, time.start - _FAR, time.start):
            return True  # 超历史最高的1984年1.1万吨
        return self.doc.text.endswith(words_of("measured against"), 0, time.start)

    def compared_before(self, place: int) -> Time | None:
        """The time right before a value that is compared with it: 比上年48天, 高于2020年的5亿元."""
        end = place - self.doc.text.endswith(_OF, 0, place)
        # 比去年同期的7426元增加810元
        end -= len(_SAME_PART) * self.doc.text.endswith(_SAME_PART, 0, end)
        time = self._right_before(end)
        words = (*words_of("compared with"), *words_of("measured against"))
        is_base = time is not None and self.doc.text.endswith(words, 0, time.start)
        if time is None or not is_base or self.doc.text.endswith(_SHARE, 0, time.start):
            return None  # 占比年底达到50% compares with nothing.
        return time

    def _right_before(self, place: int) -> Time | None:
        """The time that ends at a place."""
        named = self.between(place - _LONGEST_TIME, place)
        return named[-1] if named and named[-1].end == place else None

    def compared_with(self, place: int) -> Iterator[Time]:
        """The times before a place that something is compared with, the nearest first."""
        return nearest(self._compared, bisect_left(self._compared, place, key=starts_at))

    def is_since_year(self, start: int, place: int) -> bool:
        """Whether a value's own words compare it with one year, which it is told of the last of."""
        base = next(self.compared_with(place), None)
        return base is not None and base.start >= start and not is_long(base.value)

    def since_compared(self, place: int, period: TimeInterval | None) -> TimeInterval | None:
        """A period that begins after the time that a value is compared with, as 比2011年 says."""
        count = bisect_right(self._compared, place, key=ends_at)
        base = self._compared[count - 1].value.end if count else None
        if base is None or period is None or period.end is None:
            return period
        if base.year >= period.end.year or is_long(period):
            return period
        return TimeInterval(date(base.year + 1, 1, 1), period.end)

    def counted_from(self, place: int) -> TimeInterval | None:
        """The year from which a sentence tells that something has changed, if it says so first.

        与2015年相比，床位由30张增加到50张; 2015年到2020年，床位由30张增加到50张.
        """
        for time in nearest(self.times, bisect_right(self.times, place, key=ends_at)):
            first, last = time.value.start, time.value.end
            if first is None or last is None:
                continue
            if is_long(time.value):
                is_from = pattern("year of a base").match(time.text) is not None
                return whole_year(first.year) if is_from else None
            if pattern("compared with before").match(self.doc.text, time.end):
                return whole_year(last.year)
        return self._base

    def after_compared(self, start: int, place: int, role: str) -> TimeInterval | None:
        """The years after the equally long ones that a value is compared with: 比“十三五”时期.

        Args:
            start: where the value's words begin.
            place: where it begins.
            role: its role.
        """
        year = self.doc.year
        base = next(self.compared_with(place), None)
        if base is None or base.start < start or not is_long(base.value) or year is None:
            return None
        if base.value.start is None or base.value.end is None:
            return None
        first, count = base.value.end.year + 1, base.value.end.year - base.value.start.year
        last = first + count if role in GOALS else min(first + count, year - 1)
        years = TimeInterval(date(first, 1, 1), date(max(first, last), 12, 31))
        return years if fits(years, year, role) else None


def nearest(times: Sequence[Time], count: int) -> Iterator[Time]:
    """The first so many of some times, the last of them first; no more than people write."""
    return reversed(times[max(0, count - _MOST_TIMES) : count])


def starts_at(time: Time) -> int:
    """Where a time starts, to look for places among times."""
    return time.start


def ends_at(time: Time) -> int:
    """Where a time ends, likewise."""
    return time.end

"""What the times of a sentence say of a value in it: its own, those ahead, those behind."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from policytext.lazy_pattern import lazy_pattern
from policytext.occasions import day_told
from policytext.targets.intervals import (
    fits,
    is_long,
    is_part,
    is_since_january,
    is_year,
    years_of,
)
from policytext.targets.patterns import pattern
from policytext.targets.sentence_times import COMMA, SentenceTimes, are_between, is_day
from policytext.targets.times import Time, closed, is_over_when_given, part_under_way
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["NEAR", "ValueTimes"]

# Where years stand in the clause of a value.
NEAR = frozenset({"near", "within"})

_JOINT = lazy_pattern(r"\s*(?:[、和与及]|以及)\s*")
_EACH, _UP_TO = "分别", ("到", "至", "截止")
_BASIS = "基础上"
_WITHIN = "内"
_THIS_YEAR, _BY = ("今年", "本年"), "前"
# So far from 全年 it is told that something is expected.
_ALL_YEAR, _FAR = "全年", 12
# A part of the year may be told of before its last month is over.
_MONTH = timedelta(days=31)
# A sentence begins with a time before so many characters.
_FIRST = 3
# So many years that are gone through.
_IN_TURN = 2


@dataclass
class ValueTimes(SentenceTimes):
    """The times of the sentence that is read, asked for what they say of its values."""

    def is_left(self, place: int, without: Collection[int]) -> bool:
        """Whether the last time named before a place stands in a clause before its own."""
        time = self.last(place, without)
        return time is not None and are_between(self._commas, time.end, place)

    def each(self, start: int, place: int, count: int, role: str) -> tuple[TimeInterval, ...]:
        """The times before a list of so many values, if they are as many: 前三年分别增长5%、6%、7%.

        Args:
            start: where the words before the values begin.
            place: where the first value begins.
            count: how many values there are.
            role: their role.
        """
        times = [one for one in self.between(start, place) if one in self.told][-count:]
        if len(times) < count or not all(
            _JOINT.fullmatch(self.doc.text, one.end, other.start) for one, other in pairwise(times)
        ):
            return self._years_each(start, place, count, role)
        each = tuple(closed(self.doc, time, role) for time in times)
        return each if all(fits(one, self.doc.year, role) for one in each) else ()

    def _years_each(
        self, start: int, place: int, count: int, role: str
    ) -> tuple[TimeInterval, ...]:
        """The years of a stretch of as many, over which 分别 shares the values out."""
        named = self.between(start, place)
        time = named[-1] if named else self.last(place, ())
        if time is None or self.doc.text.find(_EACH, max(start, time.end), place) < 0:
            return ()
        years = years_of(closed(self.doc, time, role))
        return years if len(years) == count else ()

    def own(self, start: int, place: int, role: str, without: Collection[int]) -> str:
        """Where several years are named in a value's own words: 五年共计, 2019年以来，….

        Args:
            start: where its words begin.
            place: where it begins.
            role: its role.
            without: where times of bases begin, which do not count.

        Returns:
            ``near`` in its clause, ``far`` before a comma, ``within`` where only the last of
            them may be meant (三年内达到); empty where they are not.
        """
        time = self.last(place, without)
        if time is None or time.start < start:
            return ""
        value = closed(self.doc, time, role)
        if not is_long(value) or not fits(value, self.doc.year, role):
            return ""
        if COMMA.search(self.doc.text, time.end, place):
            return "far"
        return "within" if time.text.endswith(_WITHIN) else "near"

    def up_to_now(
        self, start: int, place: int, period: TimeInterval | None, without: Collection[int]
    ) -> TimeInterval | None:
        """The years since an earlier one of a value's own words: 2019年开始建设，累计投入….

        Args:
            start: where its words begin.
            place: where it begins.
            period: the period that it has otherwise.
            without: where times of bases begin, which do not count.
        """
        year, time = self.doc.year, self.last(place, without)
        if time is None or time.start < start or period is None or period.end is None:
            return period
        if year is None or is_long(period) or period.end.year >= year - 1:
            return period
        return TimeInterval(period.start, date(year - 1, 12, 31))

    def is_ahead(self, place: int, without: Collection[int]) -> bool:
        """Whether the last time named before a value is after the document's year."""
        year = self.doc.year
        time = self.last(place, without)
        if time is None or time.value.end is None or year is None:
            return False
        part, first = part_under_way(self.doc), time.value.start
        if part is not None and self._is_before_told(time):
            return False  # 4月7日新增3例 in what is told on 8 April
        if part is not None and part.end is not None and first is not None and first > part.end:
            # 下半年 in what looks back on the first half; 今年秋季 had begun in late September.
            return self.doc.date is None or first > self.doc.date
        if part is not None and time.value.end.year == year and self._is_of_all_year(time):
            return True  # 全年实施项目143项 there
        if first is None and part is None and time.value.end.year == year:
            # 6月底前解决8万人的饮水问题
            is_first = time.start - self._within[0] < _FIRST
            is_by = self._is_deadline(time, place) or is_first
            return time.text.endswith(_BY) and is_by
        return time.value.end.year > year

    def _is_before_told(self, time: Time) -> bool:
        """Whether a time is over on the day on which the document was told."""
        year, end = self.doc.year, time.value.end
        if year is None or end is None or time.value.start is None or end.year != year:
            return False
        told = self.doc.date or day_told(self.doc.text, year)
        return told is not None and told.year == year and end <= told

    def _is_of_all_year(self, time: Time) -> bool:
        """Whether all of a year is told of that is not over, and nothing is expected of it."""
        if time.text != _ALL_YEAR or pattern("far from goal").match(self.doc.text, time.end):
            return False  # 离全年下降4.4%的目标差距很大; 完成全年计划的50%
        return (
            pattern("expected of year").search(self.doc.text, time.start - _FAR, time.end + _FAR)
            is None
        )

    def are_years_in_turn(self) -> bool:
        """Whether the sentence goes through years one by one: 2023年，…；2024年，新增企业5家."""
        ends = [each.value.end for each in self.told if is_year(each.value)]
        if len({end.year for end in ends if end is not None}) < _IN_TURN:
            return False
        return not any(self.doc.text.endswith(_UP_TO, 0, each.start) for each in self.told)

    def is_named_ahead(self, place: int, without: Collection[int]) -> bool:
        """Whether the document's year or a later one is named before a value in its sentence."""
        year, times = self.doc.year, self.before(place, without)
        ends = (time.value.end for time in times if not is_day(time.value))
        return any(year is not None and end is not None and end.year >= year for end in ends)

    def is_behind(self, place: int, without: Collection[int]) -> bool:
        """Whether the last time named before a value is a year before the document's.

        在2019年增产8万吨的基础上 is where what is meant begins.
        """
        time, year = self.last(place, without), self.doc.year
        if time is None or time.value.end is None or time.value.start is None or year is None:
            return False
        if pattern("year aside").match(self.doc.text, time.end) and not self._reaches(time, place):
            return False  # 产量66万吨，去年65万吨；就业20万人
        part = part_under_way(self.doc)
        is_up_to = self.is_up_to(time)
        if part is not None and is_day(time.value) and self._is_before_told(time):
            return True
        if part is not None and part.end and (is_up_to or is_part(time.value)):
            # 上半年 beside what is to be done, on 20 June as well.
            is_so_far = is_up_to or is_since_january(time.value)
            last = part.end + _MONTH if is_so_far else part.end
            if time.value.end <= last:
                return time.value.start.year == year
        is_winter = time.text.startswith(words_of("last winter"))
        if (part is None or is_winter) and is_over_when_given(self.doc, time):
            return True  # 截至7月底 and 上半年 in a notice of August
        if is_up_to or time.text in _THIS_YEAR:
            return time.value.end.year < year  # 今年 of what looks back on its own year
        if pattern("names a year").search(time.text) is None:
            return False  # 全年 and 上半年 are of the year that is told of.
        if is_winter:
            return True  # 去冬今春 is over, though it ends in the document's year.
        is_base = self.doc.text.find(_BASIS, time.end, place) >= 0
        return time.value.end.year < year and not is_base

"""The periods of values within a year: parts of it, sums up to a day, what its plan has."""

from __future__ import annotations

from policytext.targets.durations import end_of_time
from policytext.targets.intervals import (
    is_long,
    is_part,
    is_quarter,
    is_year,
    is_year_end,
    moved,
    up_to,
    whole_year,
)
from policytext.targets.patterns import pattern
from policytext.targets.state import State
from policytext.targets.surroundings import is_stock
from policytext.targets.times import is_compared, part_under_way
from policytext.targets.told_sums import SUM
from policytext.targets.told_times import ToldTimes
from policytext.values import TimeInterval

__all__ = ["LONGEST_WHEN", "ToldParts", "summed_up"]

# No time without a date, with which a value is compared, is longer.
LONGEST_WHEN = 24
_SAME_PART, _ALL_YEAR = "同期", "全年"


class ToldParts(ToldTimes):
    """The values of one sentence, and the parts of years that they are of."""

    def _as_noted(
        self, period: TimeInterval | None, words: str, role: str, end: int
    ) -> TimeInterval | None:
        """The year of a year's plan within months, or that which brackets behind a value note."""
        noted = pattern("year noted").match(self._text, end)
        if noted is not None:
            return whole_year(int(noted["year"]))  # 占4.1%（2022年数据）
        if role != "target" or period is None or period.end is None or not is_part(period):
            return period
        is_of_year = pattern("plan of the year").search(words) is not None
        return whole_year(period.end.year) if is_of_year else period

    def _ahead(
        self, words: str, period: TimeInterval | None, place: int, *, is_sum: bool
    ) -> TimeInterval | None:
        """The time of a goal, in so many years as well: 力争用三年时间."""
        end = end_of_time(self._doc, self._durations, place, self._periods.plan)
        if end is not None:
            is_deed = pattern("done over years").search(words) is not None
            is_deed = is_deed and pattern("reached").search(words) is None
            return self._periods.from_now(end) if is_sum or is_deed else end
        return _of_all_year(words, period)  # 到年底牛存栏520万头、出栏240万头

    def _of_goal(self, start: int, place: int, *, is_mean: bool) -> TimeInterval | None:
        """The time of a value behind which its goal is named: 年均增长6.5%左右的目标不变."""
        named = self._periods.between(start, place)
        is_of_part = part_under_way(self._doc) is not None
        if is_of_part and named and named[-1].text == _ALL_YEAR:
            return named[-1].value  # 上半年增长14%，与全年增长16%的目标有差距
        return self._periods.of(place, "target", without=self._of_bases, is_mean=is_mean)

    def _summed(
        self,
        words: str,
        period: TimeInterval | None,
        start: int,
        place: int,
        state: State,
        *,
        is_there: bool,
    ) -> TimeInterval | None:
        """The time in which something was made: 2019年以来累计投入…, 截至11月底新增就业6000人.

        What goes on with it was made in that time: 完成造林9万亩，其中人工造林3万亩.
        """
        if pattern("summed up").search(words) is not None:
            period = self._periods.up_to_now(start, place, period, self._of_bases)
        if period is None or period.end is None or period.start != period.end:
            return period
        period = _of_all_year(words, period)
        if period is None or period.start != period.end or period.end is None:
            return period  # 年末生猪存栏28万头，出栏46万头
        if is_there or not self._periods.is_told_up_to(place, self._of_bases):
            return period
        is_made = pattern("made up to a day").search(words) is not None
        if state.period == up_to(period.end) and pattern("goes on with it").match(words):
            is_made = is_made or not is_stock(words)
        is_made = is_made or self._is_of_task(place)
        return up_to(period.end) if is_made else period

    def _is_of_task(self, place: int) -> bool:
        """Whether a share is of what was to be done: 完成年度任务7000人的60.2%."""
        begin = max(self._begin, place - LONGEST_WHEN)
        return pattern("share of a task").search(self._text, begin, place) is not None

    def _has_part_of(self, period: TimeInterval | None, end: int) -> bool:
        """Whether a part of a sum is told of the year that it seems to be of: ，其中2012年完成."""
        found = pattern("part of a year").match(self._text, end)
        if found is None or period is None or period.end is None:
            return False
        return period == whole_year(int(found["year"]))

    def _same_part(
        self, period: TimeInterval | None, start: int, place: int, *, is_base: bool = False
    ) -> TimeInterval | None:
        """The same part of another year: of 上年同期 in 上半年8亿元，上年同期7亿元."""
        times = self._periods.between(start, place) if period is not None else []
        if not times or not self._text.startswith(_SAME_PART, times[-1].end):
            return period
        if is_long(times[-1].value) or (not is_base and is_compared(self._text, times[-1])):
            return period  # 近十年同期最快; 比上年同期增长18%
        before = self._periods.last(times[-1].start, self._of_bases)
        part = before.value if before is not None else part_under_way(self._doc)
        if part is None or part.end is None or not is_part(part) or not is_year(times[-1].value):
            return period
        year = times[-1].value.end
        return period if year is None else moved(part, year.year - part.end.year)


def _of_all_year(words: str, period: TimeInterval | None) -> TimeInterval | None:
    """All of a year at whose end a value is told that is made over it: 出栏."""
    if period is None or period.end is None or period.start != period.end:
        return period
    is_made = is_year_end(period) and pattern("of all year").search(words) is not None
    return whole_year(period.end.year) if is_made else period


def summed_up(words: str, period: TimeInterval | None) -> TimeInterval | None:
    """The year so far, where a quarter tells up to when it is: 三季度累计达到13亿元."""
    if period is None or period.end is None or SUM not in words or not is_quarter(period):
        return period
    return up_to(period.end)

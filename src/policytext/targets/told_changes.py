"""The times of changes: of what a value is compared with, or changes from."""

from __future__ import annotations

from policytext.targets.candidates import Value
from policytext.targets.intervals import (
    GOALS,
    TERM,
    is_long,
    is_year_end,
    last_year,
    up_to,
    whole_year,
)
from policytext.targets.patterns import pattern
from policytext.targets.phrases import CHANGES, Phrase
from policytext.targets.state import State
from policytext.targets.surroundings import is_stock
from policytext.targets.times import LAST_YEAR, Time
from policytext.targets.told_sums import ToldSums
from policytext.values import TimeInterval

__all__ = ["ToldChanges"]

_YEAR_AGO = "去年"
_SEMICOLONS = ("；", ";")
# No time without a date, from which a value changes, is longer: 由“十三五”改革开放初期的.
_LONGEST_WHEN = 24


class ToldChanges(ToldSums):
    """The periods of changes, and of values from which they start, in one sentence."""

    def _year_before(self, time: Time, role: str, place: int) -> TimeInterval:
        """The time that a value is compared with; 上年 and 去年 lie before the year told of."""
        value = time.value
        if value.end is None or time.text not in (LAST_YEAR, _YEAR_AGO):
            return value
        if value != self._periods.of(place, role, without=self._of_bases):
            return value
        return whole_year(value.end.year - 1)

    def _compared(
        self,
        period: TimeInterval | None,
        role: str,
        value: Value,
        phrase: Phrase,
        start: int,
    ) -> TimeInterval | None:
        """The period of a value, by what it is compared with."""
        place, periods = value.start, self._periods
        if phrase.is_mean:
            return periods.since_compared(place, period)
        if phrase.measure not in CHANGES and value.value.kind != "multiple":
            # 年末牛存栏9万头；羊存栏8万只: of 17 annotated ones 15 are of the day.
            is_there = role == "actual" and is_stock(self._doc.text[start:place])
            left = periods.day_left(place, self._of_bases) if is_there else None
            return left or period
        day = period.end if period is not None and period.start == period.end else None
        text = self._doc.text
        if day is not None and pattern("since the beginning").search(text, start, place):
            return up_to(day)  # 6月末存款9亿元，比年初增加1亿元
        period = periods.after_compared(start, place, role) or period
        if period is None or pattern("year before").search(self._doc.text, start, place) is None:
            return last_year(period) if periods.is_since_year(start, place) else period
        fitting = periods.fitting(place, role, self._of_bases)
        one_year = next((time for time in fitting if not is_long(time)), None)
        return one_year if is_long(period) and one_year else last_year(period)

    def _base(
        self, place: int, role: str, phrase: Phrase, state: State, start: int
    ) -> TimeInterval | None:
        """The period of a value from which another one starts."""
        begin = start + phrase.start + len(phrase.name) if phrase.name else state.start
        if role in GOALS and pattern("budget adjusted").match(self._text, begin) is not None:
            # 收入由年初预算的9亿元调整为8亿元: both are of the year of the budget.
            return self._periods.of(place, role, without=self._of_bases)
        named = self._periods.between(begin, place)
        self._of_bases.update([time.start for time in named])
        # What is to be raised in a year stands at what it was the year before.
        counted = None if named else self._periods.counted_from(place)
        if counted is not None:
            return counted
        begin = max(begin, place - _LONGEST_WHEN)
        when = None if named else pattern("from when").search(self._text, begin, place)
        if when is not None and (when["unknown"] or when["first"]):
            return None  # 从最高时的6%降到5%; 由最初的1条增加到21条
        if not named and when is None and state.base is not None and state.names:
            # 贫困人口由2011年的8万人减少到1万人，发生率由9%下降到1%; what was made in a year of
            # which the end was named is of all of it.
            is_day = state.base.start == state.base.end and state.base.end is not None
            is_apart = is_day and self._text.startswith(_SEMICOLONS, start)
            return whole_year(state.base.end.year) if is_apart and state.base.end else state.base
        if not named and role not in GOALS and self._periods.is_since_event(place, self._of_bases):
            return None  # 通车以来，客流由2万人增加到3万人
        last = self._periods.last(place, self._of_bases)
        if not named and last is not None and pattern("since a plan end").fullmatch(last.text):
            # “十三五”末，产量由38万吨减到30万吨: from the end of the plan before.
            end = last.value.end
            return None if end is None else whole_year(end.year - TERM)
        looking = role if role == "target" and not named else "actual"
        period = self._periods.of(place, looking, without=self._of_bases)
        if not named and role not in GOALS and pattern("mean behind pair").match(self._text, place):
            period = self._periods.around(period)  # 由70万吨增加到82万吨，年均增长3%
        longs = self._periods.longs(place, looking, self._of_bases)
        period = next((one for one in longs if period and one.end == period.end), period)
        return self._periods.of_base(named, period, is_goal=role in GOALS)

    def _change_of_day(self, start: int, place: int, before: State) -> TimeInterval | None:
        """The time of a change of what there was on a day that begins the sentence.

        6月末存款9亿元，增长8%；贷款7亿元，比年初增加3000万元，增长6%.
        """
        left = self._periods.day_left(place, self._of_bases)
        if left is None or left.end is None or is_year_end(left):
            return None
        so_far = up_to(left.end)
        if before.period not in (left, so_far):
            return None
        is_made = before.period == so_far and before.measure in ("", "level")
        is_since = pattern("since the beginning").search(self._text, start, place) is not None
        return so_far if is_since or is_made else left  # 产量28吨，增长7%: both of these months

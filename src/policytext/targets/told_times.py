"""The times that the values of a sentence are of, by the words around each."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.targets.candidates import RATES, Value
from policytext.targets.durations import end_of_time
from policytext.targets.intervals import (
    is_long,
    is_part,
    is_year,
    is_year_end,
    last_year,
    up_to,
)
from policytext.targets.nouns import leading_verb
from policytext.targets.patterns import pattern
from policytext.targets.phrases import CHANGES, GROWTHS, Phrase
from policytext.targets.state import State
from policytext.targets.surroundings import (
    comes_with_year,
    is_mark,
    is_of_all,
    is_of_sum,
    is_stock,
    year_behind,
)
from policytext.targets.times import Time, is_compared
from policytext.targets.told_changes import ToldChanges
from policytext.targets.told_sums import SUM
from policytext.targets.value_times import NEAR
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["ToldTimes", "is_ceiling"]

_ENDS = "。；;\n"
_CEILINGS = ("le", "lt")
_OF_WHOLE, _COMMAS, _ENUMERATED = "其中", "，,；;", "、"
# No time without a date, from which a value changes, is longer: 由“十三五”改革开放初期的.
_LONGEST_WHEN = 24


class ToldTimes(ToldChanges):
    """The periods of the values of one sentence."""

    def period_at(
        self, place: int, role: str, is_of_years: bool, is_mean: bool
    ) -> TimeInterval | None:
        """The period of what stands at a place, which may hold for all years told of."""
        if is_mean:
            return self._periods.of(place, role, is_mean=True, is_change=True)
        end = (
            end_of_time(self._doc, self._durations, place, self._periods.plan)
            if role == "target"
            else None
        )
        return end or self._periods.of(place, role, is_sum=is_of_years)

    def others(
        self,
        value: Value,
        phrase: Phrase,
        state: State,
        start: int,
        role: str,
        period: TimeInterval | None,
    ) -> Sequence[TimeInterval]:
        """Other periods that a value may be of.

        Args:
            value: the value.
            phrase: what is read of the words before it.
            state: what the value before hands on.
            start: where these begin.
            role: its role.
            period: the period that the rules give it.
        """
        others = self._periods.others(value.start, role, period, self._of_bases)
        if phrase.measure in CHANGES:
            # 年末存栏9万头，增长3%: of 73 annotated changes one is told of the day.
            others = [one for one in others if one.start != one.end]
        is_up_to = period is not None and self._periods.is_told_up_to(value.start, self._of_bases)
        if not others or is_up_to or self._periods.in_brackets(value.end) is not None:
            return ()  # So it is of most: one year is told of.
        # The name itself says that it is told of as a mean of all years: 年均煤炭产量.
        is_mean_level = phrase.is_mean and phrase.measure in ("", "level")
        if phrase.is_base or is_mean_level or comes_with_year(self._text, start, value):
            return ()
        is_one = period is not None and not is_long(period)
        if state.is_whole or self._is_of_year_end(period, start, value.start):
            return ()
        words = self._text[start : value.start]
        is_of_level = words.startswith("，") and _is_growth_of_level(phrase, state, period)
        is_of_level = is_of_level or self._is_beside_stock(value, phrase, state, start)
        if is_one and role == "actual" and is_of_level:
            return ()
        if self._running(start, value.start) or self._is_sure(value, phrase, start, role):
            return ()
        if self._as_before(value, phrase, state, start) is not None:
            return ()
        if is_one and role == "target" and self._is_mark_to_pass(words, value, phrase):
            return ()
        if is_one and role == "actual" and pattern("what there is").search(words):
            return ()
        if role == "actual" and state.is_sum:
            # 累计完成投资208亿元，利用外资6亿元: of 28 such amounts none is of the last year.
            is_money = value.value.kind == "money" and self.goes_on(words, value, phrase, state)
            if is_money or is_of_sum(words, value):
                return ()
        return () if is_one and year_behind(self._text, value, phrase) else others

    @staticmethod
    def _is_mark_to_pass(words: str, value: Value, phrase: Phrase) -> bool:
        """Whether a goal is a mark, and no sum of years: 今后五年，规上企业突破120家.

        Of 354 such annotated goals of several years four are of them all, three of investment.
        """
        is_level = phrase.measure in ("", "level") and is_mark(value)
        is_passed = is_level and not value.text.startswith("达")  # 达到90个 leaves it open.
        return is_passed and pattern("spent or made").search(words) is None

    def _is_of_year_end(self, period: TimeInterval | None, start: int, place: int) -> bool:
        """Whether a value tells of the end of a year that its own words name: 2020年末人口9万人.

        Of 174 annotated ones 166 are of the day, and no other tells of what there is.
        """
        times = self._periods.between(start, place) if period is not None else []
        return bool(times) and times[-1].value == period and is_year_end(times[-1].value)

    def each(self, start: int, place: int, count: int, role: str) -> tuple[TimeInterval, ...]:
        """The times of a list of so many values, one each: 一季度、上半年分别增长5%、6%."""
        return self._periods.each(start, place, count, role) if count > 1 else ()

    def _is_sure(self, value: Value, phrase: Phrase, start: int, role: str) -> bool:
        """Whether an amount is of the years in its words: 五年共计6亿元, 五年投入达到6亿元.

        So are rates of the last year of a plan, and what is added of all. What is compared with
        the year before is of one, with another year of the last; so is what there is.
        """
        words = self._text[start : value.start]
        if not phrase.is_mean and pattern("year before").search(words):
            return True
        if role == "actual" and pattern("in turn").search(words):
            return True
        if self._periods.is_planned(value.start, role, self._of_bases):
            is_rate = value.value.kind in RATES and phrase.measure != "growth"
            is_floor = pattern("floor").match(value.text) is not None
            return is_rate or is_floor or pattern("added").search(words) is not None
        if phrase.measure in CHANGES and not phrase.is_mean and role == "actual":
            return self._periods.is_since(start, value.start, role, self._of_bases)
        if role != "actual" or phrase.measure not in ("", "level") or value.value.kind in RATES:
            return False
        if self._is_sum_by_ratio(words, value):
            return True
        own = self.own(start, value.start, role)
        if (not own and is_stock(words)) or is_of_all(words, value):
            return True
        return own in NEAR or (own == "far" and pattern("summed").search(words) is not None)

    def _as_before(
        self, value: Value, phrase: Phrase, state: State, start: int
    ) -> TimeInterval | None:
        """The period of the value before, where one is part of it or so many times as much."""
        place, levels = value.start, ("", "level", "share")
        if self._is_part_of_mean(value, phrase, state, start):
            return state.period
        if value.value.kind == "multiple" and not phrase.name:
            # 投资5万亿元，是前五年的3.9倍
            than = pattern("than years before").search(self._text, start, place)
            return state.period if than is not None else None
        if phrase.measure in CHANGES and not phrase.name and state.period is not None:
            left = self._change_of_day(start, place, state)
            if left is not None:
                return left
            # 前三季度累计58亿元，增长4%: both are of three quarters; not of 上年同期58亿元.
            is_named = any(
                time.value == state.period for time in self._periods.before(place, self._of_bases)
            )
            is_led = self._periods.is_led_by_months()  # 预计全年58亿元，增长4%
            is_named = is_named or self._periods.is_told_up_to(place, self._of_bases)
            is_level = state.measure in ("", "level")
            is_named = is_named or (is_level and self._is_up_to_named(state.period, place))
            times = self._periods.between(start, place)
            is_told = not all(self._is_of_earlier(time, state.period) for time in times)
            goes_on = is_named and not is_told and (is_led or _is_stretch(state.period))
            return state.period if goes_on else None
        if phrase.measure not in levels or state.measure not in levels or phrase.is_mean:
            return None
        words = self._text[start:place]
        if not words.lstrip(_COMMAS).startswith(_OF_WHOLE) or SUM in words:
            return None
        if state.period is not None and pattern("running back").search(
            self._text, max(0, start - _LONGEST_WHEN), start
        ):
            return last_year(state.period)  # 连续5年稳定在9亿斤以上，其中夏粮5亿斤
        if is_stock(words) or pattern("reached").search(words) is not None:
            return None  # 新增企业30家，其中规上企业达到12家
        last = self._periods.last(place, self._of_bases)
        is_of_year = last is not None and is_year(last.value)
        if is_of_year and words.startswith(_OF_WHOLE) and _is_stretch(state.period):
            return None  # 全年492亿元，前三季度增长3.9%。其中，…
        return None if self._periods.between(start, place) else state.period

    def _is_of_earlier(self, time: Time, period: TimeInterval) -> bool:
        """Whether months are only compared with a time before them: 1—10月，…，比上年同期增长8%."""
        if not _is_stretch(period) or period.start is None or time.value.end is None:
            return False
        return is_compared(self._text, time) and time.value.end < period.start

    def _is_part_of_mean(self, value: Value, phrase: Phrase, state: State, start: int) -> bool:
        """Whether a part of what has a mean of years has grown: 年均增长9%，其中一产5%、二产8%."""
        if value.value.kind not in RATES or phrase.measure not in ("", "growth") or phrase.is_mean:
            return False
        if state.measure not in GROWTHS or state.period is None or not is_long(state.period):
            return False
        if not phrase.name or self._periods.between(start, value.start):
            return False
        last = max(self._text.rfind(stop, self._begin, value.start) for stop in _ENDS)
        words = self._text[max(self._begin, last + 1) : value.start]
        mean = pattern("mean growth").search(words) if _OF_WHOLE in words else None
        if mean is None:
            return False
        return words.startswith(_OF_WHOLE) or words.find(_OF_WHOLE, mean.end()) >= 0

    def _is_up_to_named(self, period: TimeInterval, place: int) -> bool:
        """Whether a period is of what was made up to a day named: 到6月底，产量28吨，增长7%."""
        time = self._periods.last(place, self._of_bases)
        if time is None or time.value.end is None or time.value.start != time.value.end:
            return False
        return period == up_to(time.value.end)

    def _is_beside_stock(self, value: Value, phrase: Phrase, state: State, start: int) -> bool:
        """Whether things stand bare beside what there is: 龙头企业达到86家，合作社112家."""
        if value.value.kind != "count" or phrase.measure or state.period is None:
            return False
        before = next((one for one in reversed(self._sentence_values) if one.end <= start), None)
        if is_long(state.period) or before is None or before.value.kind != value.value.kind:
            return False
        is_alike = before.value.unit == value.value.unit
        if not is_alike and not self._text.startswith(_ENUMERATED, start):
            return False  # 学校达到86所、医院12家
        if pattern("deed at end").search(phrase.name) is not None:
            return False  # 合作社达到86个，老旧小区改造120个
        if pattern("bare beside").fullmatch(self._text, start, value.start) is None:
            return False
        return bool(phrase.name) and leading_verb(phrase.name) is None

    def _is_of_last(
        self, role: str, values: Sequence[Value], phrase: Phrase, state: State, start: int
    ) -> bool:
        """Whether values that are told of several years are those of the last of them."""
        value, place = values[0], values[0].start
        if role == "actual" and self._is_beside_stock(value, phrase, state, start):
            return True
        # 五年来投入达到6亿元 is of all of them: they stand in the value's own words.
        own = self.own(start, place, role)
        is_each = any(
            map(self._text[start:place].count, words_of("each year"))
        )  # 每年安排6000万元，年均增长9%
        if own not in NEAR and not is_each and year_behind(self._text, values[-1], phrase):
            return True
        is_level = phrase.measure in ("", "level", "share") and not phrase.is_mean
        words = self._text[start:place]
        if own not in NEAR and role == "actual" and pattern("what there is").search(words):
            return is_level  # 五年来，存款余额达到320亿元
        if not is_level or (role == "actual" and (own or is_of_all(words, value))):
            return False
        # 达到60%以上 is one value, words and all.
        is_reached = value.text.startswith("达") or pattern("reached").search(words) is not None
        is_reached = is_reached or (role == "target" and is_mark(value))  # 五年后突破300亿元
        if is_reached or (role == "actual" and phrase.measure != "share" and is_stock(words)):
            return True
        # What a plan says is not to be less stands so at its end.
        if value.value.kind not in RATES and pattern("floor").match(value.text) is None:
            return False
        is_goal = role == "target" and not is_ceiling(values, phrase)
        return is_goal or self._periods.is_planned(place, role, self._of_bases)

    def _running(self, start: int, place: int) -> Value | None:
        """For how long what a value tells has held: 5年 of 连续5年保持在98%以上."""
        if pattern("running").search(self._text, start, place) is None:
            return None
        before = (one for one in reversed(self._sentence_values) if one.end <= place)
        last = next(before, None)
        return last if last is not None and last.value.kind == "duration" else None


def _is_growth_of_level(phrase: Phrase, state: State, period: TimeInterval | None) -> bool:
    """Whether growth stands right behind its level, of one year: 财政收入8亿元，增长9%.

    Of 12 such annotated ones that could be of several years 11 are of the level's year; what
    a share or a stock has gained is mostly of them all, and so is what 、 adds: 8亿元、增长90%.
    """
    # PM2.5由58降至41，下降29.3% is since then.
    is_fall = phrase.measure == "decrease" and state.base is None and not state.is_base
    is_bare = (is_fall or phrase.measure == "growth") and not phrase.name and not phrase.is_mean
    return is_bare and state.measure in ("", "level") and state.period == period


def _is_stretch(period: TimeInterval | None) -> bool:
    """Whether a period is a part of a year, of more than a day."""
    return period is not None and is_part(period) and period.start != period.end


def is_ceiling(values: Sequence[Value], phrase: Phrase) -> bool:
    """Whether values are not to be exceeded."""
    if values[0].text.startswith(words_of("not reached")):
        return False  # 未达到7%的目标
    return phrase.is_limit or any(one.value.comparator in _CEILINGS for one in values)

"""As what the values of a sentence are told: their role, and the time that they are of."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.document import Document
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.candidates import RATES, Sentence, Value
from policytext.targets.durations import end_of_time, taken
from policytext.targets.intervals import GOALS, is_long, last_year, since_base, whole_year
from policytext.targets.past_goals import back_on, then_told
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import CHANGES, Phrase
from policytext.targets.roles import role_before
from policytext.targets.state import State
from policytext.targets.surroundings import (
    comes_with_year,
    goal_behind,
    is_mark,
    is_of_all,
    is_of_sum,
    is_stock,
    year_behind,
)
from policytext.targets.times import LAST_YEAR, Time
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["Told"]

_CEILINGS = ("le", "lt")
_SUM, _OF_WHOLE, _COMMAS = "累计", "其中", "，,"
_STOP = lazy_pattern("[；;。]")
_COMPARED = lazy_pattern("[比较]")
# No time without a date, from which a value changes, is longer: 由“十三五”改革开放初期的.
_LONGEST_WHEN = 24


class Told:
    """The roles and periods of the values of one sentence.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
    """

    def __init__(self, doc: Document, sentence: Sentence, periods: Periods) -> None:
        self._doc, self._text, self._periods = doc, doc.text, periods
        self._sentence, self._words = sentence.span, sentence.span.text
        self._role, self._section = sentence.role, sentence.section
        self._chance = sentence.chance
        self._sentence_values = sentence.values
        is_review = self._section == "review" and self._role == "actual"
        self._back = back_on(sentence.span, is_review)
        # Where the times of bases begin.
        self._of_bases: set[int] = set()
        self._durations = taken(doc.text, sentence.span.start, sentence.values)
        # Where the last goal ends that was told of beside a result.
        self._aside = 0

    def role_at(self, place: int) -> str:
        """The role by the words before a place, else that of the sentence."""
        return self._role_said(place) or self._role

    def chance(self, place: int, role: str) -> float:
        """How likely the role of a value is right: where its words or times say so, for certain.

        With the role goes the year of a baseline, where none is named before it.
        """
        if self._chance == 1.0 or role not in (self._role, "limit", "baseline"):
            return 1.0
        if self._role_said(place) is not None:
            return 1.0
        if role == "baseline" and self._periods.between(place - _LONGEST_WHEN, place):
            return 1.0
        tells = self._periods.is_behind if role == "actual" else self._periods.is_ahead
        return 1.0 if tells(place, self._of_bases) else self._chance

    def _role_said(self, place: int) -> str | None:
        """The role by the words before a place; None where none of them says."""
        before = place - self._sentence.start
        return role_before(self._words, before, self._section, of_value=True, since=self._aside)

    def period_at(
        self, place: int, role: str, is_of_years: bool, is_mean: bool
    ) -> TimeInterval | None:
        """The period of what stands at a place, which may hold for all years told of."""
        if is_mean:
            return self._periods.of(place, role, is_mean=True, is_change=True)
        end = end_of_time(self._doc, self._durations, place) if role == "target" else None
        return end or self._periods.of(place, role, is_sum=is_of_years and role == "actual")

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
        if not others:
            return ()  # So it is of most: one year is told of.
        # The name itself says that it is told of as a mean of all years: 年均煤炭产量.
        is_mean_level = phrase.is_mean and phrase.measure in ("", "level")
        if phrase.is_base or is_mean_level or comes_with_year(self._text, start, value):
            return ()
        is_one = period is not None and not is_long(period)
        if state.is_whole:
            return ()
        if self._running(start, value.start) or self._is_sure(value, phrase, start, role):
            return ()
        if self._of_whole(phrase, state, start, value.start) is not None:
            return ()
        if role == "actual" and state.is_sum and is_of_sum(self._text[start : value.start], value):
            return ()
        return () if is_one and year_behind(self._text, value, phrase) else others

    def each(self, start: int, place: int, count: int, role: str) -> tuple[TimeInterval, ...]:
        """The times of a list of so many values, one each: 一季度、上半年分别增长5%、6%."""
        return self._periods.each(start, place, count, role) if count > 1 else ()

    def own(self, start: int, place: int, role: str) -> str:
        """Where several years are named in the words before a value; empty: nowhere."""
        return self._periods.own(start, place, role, self._of_bases)

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
        own = self.own(start, value.start, role)
        if (not own and is_stock(words)) or is_of_all(words, value):
            return True
        return own == "near" or (own == "far" and pattern("summed").search(words) is not None)

    def of(
        self, values: Sequence[Value], phrase: Phrase, state: State, start: int
    ) -> tuple[str, TimeInterval | None]:
        """The role of the values of a list, and their period.

        Args:
            values: the values.
            phrase: what is read of the words before them.
            state: what the value before hands on.
            start: where the words before them begin.
        """
        place, periods = values[0].start, self._periods
        if self._role == "actual" and pattern("goal aside").fullmatch(self._text, start, place):
            # 增长5%，目标为7%；…: what comes behind it are results again.
            self._aside = values[-1].end - self._sentence.start
            return "target", periods.reviewed(place, self._of_bases)
        role = self._tensed(place)
        then = then_told(self._text, self._back, place, values[-1].end, start, role)
        is_then = then == "goal" and not phrase.is_base  # 由原定6%调高到8% changes a goal
        if is_then and not periods.is_named_ahead(place, self._of_bases):
            is_limit = _is_ceiling(values, phrase)
            return "limit" if is_limit else "target", periods.reviewed(place, self._of_bases)
        if role == "target" and comes_with_year(self._text, start, values[0]):
            return "actual", self._of(role, values, phrase, state, start)[1]
        return self._of("actual" if then == "outcome" else role, values, phrase, state, start)

    def _of(
        self, role: str, values: Sequence[Value], phrase: Phrase, state: State, start: int
    ) -> tuple[str, TimeInterval | None]:
        """The role and the period of values that are no goals of an earlier time."""
        place, periods = values[0].start, self._periods
        if phrase.is_base:
            return "baseline", self._base(place, role, phrase, state, start)
        # 比上年48天减少18天: of the 48 no word but the time says when they were.
        compared = self._periods.compared_before(place)
        is_beyond = values[0].text.startswith(words_of("exceeds"))  # 比上年高出2个百分点
        if compared is not None and values[0].value.kind != "multiple" and not is_beyond:
            return "baseline", self._year_before(compared, role, place)
        words = self._text[start:place]
        running = self._running(start, place) if role == "actual" else None
        if running is not None:
            return role, periods.running(running.value, place, self._of_bases)
        whole = self._of_whole(phrase, state, start, place)
        if whole is not None:
            return role, whole
        is_multiple = values[0].value.kind == "multiple" and not phrase.name
        if is_multiple and state.period and pattern("than years before").search(words):
            return role, state.period  # 投资5万亿元，是前五年的3.9倍
        is_added = not state.is_whole and pattern("added").search(words) is not None
        is_added = is_added and role in ("actual", "target")
        is_sum = is_added or self._is_sum(words, role, values[0], phrase, state)
        period = periods.of(
            place,
            role,
            without=self._of_bases,
            is_mean=phrase.is_mean,
            is_sum=is_sum,
            is_total=not state.is_whole and (_SUM in words or (state.is_sum and is_sum)),
            is_yearly=phrase.measure == "growth" and values[0].value.kind == "percent",
            is_change=phrase.measure in CHANGES or (role == "actual" and is_added),
        )
        period = self._compared(period, role, values[0], phrase, start)
        if role == "actual" and periods.told and pattern("summed up").search(words) is not None:
            period = periods.up_to_now(start, place, period, self._of_bases)
        if role == "target" and (end := end_of_time(self._doc, self._durations, place)) is not None:
            period = periods.from_now(end) if is_sum else end
        if state.base is not None and (is_sum or phrase.is_mean):
            return role, since_base(period, state.base)
        is_limit = role == "target" and _is_ceiling(values, phrase)
        if state.base is not None and phrase.measure in ("", "level"):
            is_own = role == "actual" and self.own(start, place, role) != ""
            return "limit" if is_limit else role, period if is_own else last_year(period)
        is_open = period is not None and is_long(period) and not is_sum
        if is_open and (state.is_whole or self._is_of_last(role, values, phrase, start)):
            period = last_year(period)
        if is_limit:
            return "limit", period
        if goal_behind(self._text, values[-1].end):
            return "target", periods.of(place, "target", without=self._of_bases)
        is_beside = role != "target" and pattern("goal beside").search(self._text, start, place)
        return "target" if is_beside else role, period

    def _of_whole(
        self, phrase: Phrase, state: State, start: int, place: int
    ) -> TimeInterval | None:
        """The period of the whole of which a value is a part, where it names no time itself."""
        levels = ("", "level", "share")
        if phrase.measure not in levels or state.measure not in levels or phrase.is_mean:
            return None
        if not self._text[start:place].lstrip(_COMMAS).startswith(_OF_WHOLE):
            return None
        return None if self._periods.between(start, place) else state.period

    def _year_before(self, time: Time, role: str, place: int) -> TimeInterval:
        """The time that a value is compared with; 上年 lies before the year that is told of."""
        value = time.value
        if value.end is None or time.text != LAST_YEAR:
            return value
        if value != self._periods.of(place, role, without=self._of_bases):
            return value
        return whole_year(value.end.year - 1)

    def _is_of_last(self, role: str, values: Sequence[Value], phrase: Phrase, start: int) -> bool:
        """Whether values that are told of several years are those of the last of them."""
        value, place = values[0], values[0].start
        # 五年来投入达到6亿元 is of all of them: they stand in the value's own words.
        own = self.own(start, place, role)
        if own != "near" and year_behind(self._text, values[-1], phrase):
            return True
        is_level = phrase.measure in ("", "level", "share") and not phrase.is_mean
        words = self._text[start:place]
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
        is_goal = role == "target" and not _is_ceiling(values, phrase)
        return is_goal or self._periods.is_planned(place, role, self._of_bases)

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
            return period
        period = periods.after_compared(start, place, role) or period
        if period is None or pattern("year before").search(self._doc.text, start, place) is None:
            return last_year(period) if periods.is_since_year(start, place) else period
        fitting = periods.fitting(place, role, self._of_bases)
        one_year = next((time for time in fitting if not is_long(time)), None)
        return one_year if is_long(period) and one_year else last_year(period)

    def _running(self, start: int, place: int) -> Value | None:
        """For how long what a value tells has held: 5年 of 连续5年保持在98%以上."""
        if pattern("running").search(self._text, start, place) is None:
            return None
        before = (one for one in reversed(self._sentence_values) if one.end <= place)
        last = next(before, None)
        return last if last is not None and last.value.kind == "duration" else None

    def goes_on(self, words: str, value: Value, phrase: Phrase, state: State) -> bool:
        """Whether a value adds up what several years did, or goes on with others that do."""
        if state.is_whole:
            return False
        if _SUM in words:
            return True
        if state.is_sum and phrase.measure == "share" and not phrase.name:
            return _STOP.search(words) is None  # 累计新增就业50万人、占全省一成
        if not state.is_sum or phrase.measure not in ("", "level") or phrase.is_mean:
            return False
        if value.value.kind in RATES:
            return False
        return _STOP.search(words) is None and pattern("reached").search(words) is None

    def _tensed(self, place: int) -> str:
        """The role by words and by the times that stand there."""
        role = self.role_at(place)
        if role == "actual" and self._periods.is_ahead(place, self._of_bases):
            return "target"
        return "actual" if role == "target" and self._is_past(place) else role

    def _base(
        self, place: int, role: str, phrase: Phrase, state: State, start: int
    ) -> TimeInterval | None:
        """The period of a value from which another one starts."""
        begin = start + phrase.start + len(phrase.name) if phrase.name else state.start
        named = self._periods.between(begin, place)
        self._of_bases.update([time.start for time in named])
        # What is to be raised in a year stands at what it was the year before.
        counted = None if named else self._periods.counted_from(place)
        if counted is not None:
            return counted
        begin = max(begin, place - _LONGEST_WHEN)
        when = None if named else pattern("from when").search(self._text, begin, place)
        if when is not None and when["unknown"]:
            return None  # 从最高时的6%降到5%
        looking = role if role == "target" and not named else "actual"
        period = self._periods.of(place, looking, without=self._of_bases)
        return self._periods.of_base(named, period, is_goal=role in GOALS)

    def _is_sum(self, words: str, role: str, value: Value, phrase: Phrase, state: State) -> bool:
        """Whether a value is of all the years that are told of."""
        if self.goes_on(words, value, phrase, state):
            return True
        if role == "target":
            return phrase.measure in ("change", "decrease")
        if role != "actual":
            return False
        if pattern("spent over years").search(words) is not None:
            return True
        if pattern("in turn").search(words) is not None:
            return True  # 接连突破6万亿元、7万亿元 tells of years, not of the last.
        # 增长1.1倍 in a review of five years is of all of them.
        is_multiple = phrase.measure == "growth" and value.value.kind == "multiple"
        return is_multiple and not _COMPARED.search(words)

    def _is_past(self, place: int) -> bool:
        """Whether a value is told of a past time, with no word that makes a goal of it."""
        if not self._periods.is_behind(place, self._of_bases):
            return False
        return self._role_said(place) is None


def _is_ceiling(values: Sequence[Value], phrase: Phrase) -> bool:
    """Whether values are not to be exceeded."""
    return phrase.is_limit or any(one.value.comparator in _CEILINGS for one in values)

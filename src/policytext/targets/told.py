"""As what the values of a sentence are told: their role, and the time that they are of."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.document import Document
from policytext.targets.candidates import Sentence, Value
from policytext.targets.intervals import (
    is_long,
    last_year,
    since_base,
    whole_year,
)
from policytext.targets.past_goals import back_on, then_told
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import CHANGES, Phrase
from policytext.targets.state import State
from policytext.targets.surroundings import (
    comes_with_year,
    goal_behind,
    is_among_goals,
    is_due,
    is_stock,
)
from policytext.targets.told_parts import LONGEST_WHEN, summed_up
from policytext.targets.told_roles import ToldRoles
from policytext.targets.told_sums import SUM
from policytext.targets.told_times import is_ceiling
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["Told"]

_REVIEW = "review"
_SAME_BELOW, _OPENING, _CLOSING = "下同", ("（", "("), ("）", ")")
_BARE = ("", "增长", "下降")
# A list whose brackets are explained goes on so far.
_LONGEST_LIST = 800
_MEAN, _OF_WHOLE = "平均受教育", "其中"
_COMMAS = ("，", ",", "、")
# So near behind its size a task is named.
_TASK, _NEAR = "任务", 20


class Told(ToldRoles):
    """The roles and periods of the values of one sentence.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
    """

    def __init__(self, doc: Document, sentence: Sentence, periods: Periods) -> None:
        super().__init__(doc, sentence, periods)
        is_review = self._section == _REVIEW and self._role == "actual"
        self._back = back_on(sentence.span, is_review, is_back=self._role == "actual")
        # Where what was planned then ends, that was told of beside a result.
        self._planned = 0
        # The last value that was a goal of the time looked back on: where it ends, its period.
        self._then: tuple[int, str, TimeInterval | None] | None = None

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
        words = self._text[start:place]
        if (apart := self._told_apart(values, words, start)) is not None:
            return apart
        role = self._tensed(place)
        years = self._periods.in_brackets(values[-1].end)
        if years is not None and role == "actual" and not phrase.is_base:
            return role, years
        if role == "actual" and self._is_task_with_outcome(values[-1].end):
            return "target", periods.reviewed(place, self._of_bases)
        if role == "target" and self._is_before_goal(values[-1].end, place):
            return "actual", periods.reviewed(place, self._of_bases)
        then = then_told(self._text, self._back, place, values[-1].end, start, role)
        is_then = then == "goal" and not phrase.is_base  # 由原定6%调高到8% changes a goal
        if then == "" and self._is_growth_of_plan(phrase, start):
            return "target", periods.reviewed(place, self._of_bases)
        if is_then and not periods.is_named_ahead(place, self._of_bases):
            is_budget = pattern("of a budget told").search(self._text, start, place) is not None
            self._planned = values[-1].end if is_budget else 0
            is_limit = is_ceiling(values, phrase)
            planned = periods.reviewed(place, self._of_bases)
            if planned is not None and planned.end and not is_long(planned):
                planned = whole_year(planned.end.year)  # 截至7月底，328项重点工程已开工297项
            self._then = values[-1].end, "limit" if is_limit else "target", planned
            return self._then[1:]
        is_planned = any(pattern(one).search(words) for one in ("plan before share", "plans to do"))
        if is_then and role == "actual" and is_planned:
            # 上半年投资完成8亿元，完成全年任务12亿元的67%, in August of the year
            goal = self._of_goal(start, place, is_mean=phrase.is_mean)
            return "target", self._as_noted(goal, words, "target", values[-1].end)
        if role == "target" and not phrase.is_base and self._is_plan_of_past(place):
            is_limit = is_ceiling(values, phrase)
            return "limit" if is_limit else "target", periods.reviewed(place, self._of_bases)
        if role == "target" and comes_with_year(self._text, start, values[0]):
            return "actual", self._of(role, values, phrase, state, start)[1]
        if then == "outcome":
            # 计划增长8%，实际完成163亿元，增长7%: the goal tells of no result behind it.
            self._aside = values[-1].end - self._sentence.start
        return self._of("actual" if then == "outcome" else role, values, phrase, state, start)

    def _year_beside_goal(self, start: int, place: int) -> TimeInterval | None:
        """The year of what was, beside a goal: 达到16万亩（2017年为14.8万亩）."""
        aside = pattern("year beside a goal").fullmatch(self._text, start, place)
        if aside is None or self._tensed(place) != "target":
            return None
        if aside["year"] is None:
            return self._periods.reviewed(place, self._of_bases)
        year, own = int(aside["year"]), self._doc.year
        return whole_year(year) if own is not None and year < own else None

    def _told_apart(
        self, values: Sequence[Value], words: str, start: int
    ) -> tuple[str, TimeInterval | None] | None:
        """The role and the period of goals that stand aside among results; most values are none."""
        place, end, last = values[0].start, values[-1].end, self._then
        if self._role == "actual" and pattern("goal aside").fullmatch(self._text, start, place):
            # 增长5%，目标为7%；…: what comes behind it are results again.
            self._aside = end - self._sentence.start
            return "target", self._periods.reviewed(place, self._of_bases)
        if self._is_same_below(place, end):
            return "target", self._periods.reviewed(place, self._of_bases)
        if (before := self._year_beside_goal(start, place)) is not None:
            return "actual", before
        if last is None or last[0] != start or not words[1:].startswith(_OF_WHOLE):
            return None
        self._then = end, *last[1:]  # 任务是9户，其中甲村3户
        return last[1:]

    def _is_same_below(self, place: int, end: int) -> bool:
        """Whether a value stands alone in brackets behind （目标5%，下同）."""
        if not self._text.startswith(_CLOSING, end):
            return False  # So are most.
        if self._text.startswith(_OPENING, place - 1) and self._is_plan_in_brackets(place):
            return True
        if _SAME_BELOW not in self._words:
            return False
        begin = self._sentence.start
        opening = max(self._text.rfind(one, begin, place) for one in _OPENING)
        if opening < 0 or pattern("same below").search(self._text, begin, opening) is None:
            return False
        return self._text[opening + 1 : place] in _BARE

    def _is_plan_in_brackets(self, place: int) -> bool:
        """Whether a list says that what stands in its brackets was planned: （括号内为年计划）."""
        begin = max(0, place - _LONGEST_LIST)
        return pattern("plan in brackets").search(self._text, begin, place) is not None

    def _is_growth_of_plan(self, phrase: Phrase, start: int) -> bool:
        """Whether growth stands right behind what was planned: 批准的收入预算为9亿元，增长8%."""
        is_behind = start == self._planned and self._text.startswith(_COMMAS, start)
        return is_behind and phrase.measure == "growth" and not phrase.name

    def _of(
        self, role: str, values: Sequence[Value], phrase: Phrase, state: State, start: int
    ) -> tuple[str, TimeInterval | None]:
        """The role and the period of values that are no goals of an earlier time."""
        place, periods = values[0].start, self._periods
        if phrase.is_base:
            if state.is_base and start == place:
                return "baseline", state.period
            base = self._base(place, role, phrase, state, start)
            return "baseline", self._same_part(base, start, place, is_base=True)
        # 比上年48天减少18天: of the 48 no word but the time says when they were.
        compared = self._periods.compared_before(place)
        is_beyond = values[0].text.startswith(words_of("exceeds"))  # 比上年高出2个百分点
        if compared is not None and values[0].value.kind != "multiple" and not is_beyond:
            return "baseline", self._year_before(compared, role, place)
        words = self._text[start:place]
        running = self._running(start, place) if role == "actual" else None
        if running is not None:
            return role, periods.running(running.value, place, self._of_bases)
        shared = self._as_before(values[0], phrase, state, start)
        if shared is not None:
            return role, shared
        # 新增3家、累计达到9家 and 贷款余额累计达到9亿元 tell of what there is.
        is_there = state.is_whole or (is_stock(words) and not self.own(start, place, role))
        is_added = not is_there and role in ("actual", "target") and _is_added(words)
        is_up_to = is_added and pattern("up to a day").search(words) is not None
        is_sum = is_added or self._is_sum(words, role, values[0], phrase, state)
        if state.is_sum and not is_sum and role == "target" and not is_there:
            is_sum = pattern("done over years").search(words) is not None  # 累计新建…，改造20座
        period = periods.of(
            place,
            role,
            without=self._of_bases,
            is_mean=phrase.is_mean,
            is_sum=is_sum,
            is_total=not is_there
            and (SUM in words or (state.is_sum and is_sum and not periods.between(start, place))),
            is_yearly=phrase.measure == "growth" and values[0].value.kind == "percent",
            is_change=phrase.measure in CHANGES or (role == "actual" and is_added and not is_up_to),
        )
        period = self._compared(period, role, values[0], phrase, start)
        period = summed_up(words, self._same_part(period, start, place))
        if role == "actual":
            if SUM in words and self._has_part_of(period, values[-1].end):
                period = periods.around(period)
            if periods.told:
                period = self._summed(words, period, start, place, state, is_there=is_there)
        elif role == "target":
            period = self._ahead(words, period, place, is_sum=is_sum)
        period = self._as_noted(period, words, role, values[-1].end)
        given = (values, phrase, state, start)
        return self._settled(role, period, *given, is_there=is_there, is_sum=is_sum)

    def _settled(
        self,
        role: str,
        period: TimeInterval | None,
        values: Sequence[Value],
        phrase: Phrase,
        state: State,
        start: int,
        *,
        is_there: bool,
        is_sum: bool,
    ) -> tuple[str, TimeInterval | None]:
        """The role and the period of values by what a change starts from, and by words behind."""
        place = values[0].start
        is_limit = role == "target" and is_ceiling(values, phrase)
        if state.base is not None and (is_sum or phrase.is_mean):
            return "limit" if is_limit else role, since_base(period, state.base)
        if state.base is not None and phrase.measure in ("", "level"):
            is_own = role == "actual" and self.own(start, place, role) != ""
            return "limit" if is_limit else role, period if is_own else last_year(period)
        if period is not None and is_long(period) and not is_sum:
            is_last = is_there or self._is_of_last(role, values, phrase, state, start)
            period = last_year(period) if is_last else period
        if is_limit:
            return "limit", period
        stop = values[-1].end
        is_among = is_among_goals(self._text, self._sentence.start, place, stop)
        # A review tells of what was done by then.
        is_due_then = not self._section and is_due(self._text, stop)
        if is_among or is_due_then or goal_behind(self._text, stop):
            return "target", self._of_goal(start, place, is_mean=phrase.is_mean)
        is_beside = role != "target" and pattern("goal beside").search(self._text, start, place)
        return "target" if is_beside else role, period

    def _is_task_with_outcome(self, end: int) -> bool:
        """Whether a value is the size of a task of which is told how much was done."""
        if self._text.find(_TASK, end, end + _NEAR) < 0:
            return False  # So it is of most.
        return pattern("task with outcome").match(self._text, end) is not None

    def _is_before_goal(self, end: int, place: int) -> bool:
        """Whether a value is what was, beside this year's goal: 下降8.3%，今年再压减3%."""
        if pattern("this year behind").match(self._text, end) is None:
            return False
        return self._role_said(place) is None and self._periods.last(place, self._of_bases) is None

    def _is_plan_of_past(self, place: int) -> bool:
        """Whether a goal was set for the time looked back on: 今年项目62项，年度计划投资95亿元."""
        if self._section != _REVIEW and (self._section or self._role != "actual"):
            return False
        if self._periods.last(place, self._of_bases) is None:
            # 重点项目年度计划投资320亿元，已完成286亿元 names no time
            begin = max(self._sentence.start, place - LONGEST_WHEN)
            return pattern("planned for the year").search(self._text, begin, place) is not None
        if self._section != _REVIEW:
            return False
        if not self._periods.is_behind(place, self._of_bases):
            return False
        return self._periods.compared_before(place) is None


def _is_added(words: str) -> bool:
    """Whether words tell of what comes to what there is; not 新增劳动力平均受教育年限."""
    return pattern("added").search(words) is not None and _MEAN not in words

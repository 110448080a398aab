"""As what the values of a sentence are told: their role, and the time that they are of."""

from __future__ import annotations

from collections.abc import Sequence

from policytext.document import Document
from policytext.targets.candidates import Sentence, Value
from policytext.targets.durations import end_of_time
from policytext.targets.intervals import (
    is_long,
    is_part,
    is_quarter,
    is_year,
    is_year_end,
    last_year,
    moved,
    since_base,
    up_to,
    whole_year,
)
from policytext.targets.past_goals import back_on, then_told
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import CHANGES, Phrase
from policytext.targets.roles import role_before
from policytext.targets.state import State
from policytext.targets.surroundings import (
    comes_with_year,
    goal_behind,
    is_among_goals,
    is_due,
    is_stock,
)
from policytext.targets.times import is_compared, opens, part_under_way
from policytext.targets.told_sums import SUM
from policytext.targets.told_times import ToldTimes, is_ceiling
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["Told"]

# No time without a date, with which a value is compared, is longer.
_LONGEST_WHEN = 24
# Sections of what is to be done.
_REVIEW = "review"
_AHEAD = ("targets", "plan")
_SAME_BELOW, _OPENING, _CLOSING = "下同", ("（", "("), ("）", ")")
_BARE = ("", "增长", "下降")
_SAME_PART, _ALL_YEAR, _MEAN = "同期", "全年", "平均受教育"
# Verbs that are part of a value.
_OF_VALUE, _COMMAS = ("超过", "突破", "达到"), ("，", ",", "、")
# The words before a share of a goal are not longer.
_SHARE = 48


class Told(ToldTimes):
    """The roles and periods of the values of one sentence.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
    """

    def __init__(self, doc: Document, sentence: Sentence, periods: Periods) -> None:
        super().__init__(doc, sentence, periods)
        self._sentence, self._words = sentence.span, sentence.span.text
        self._role, self._section = sentence.role, sentence.section
        self._chance = sentence.chance
        is_review = self._section == "review" and self._role == "actual"
        self._back = back_on(sentence.span, is_review, is_back=self._role == "actual")
        # Where the last goal ends that was told of beside a result, and what was planned then.
        self._aside = self._planned = 0

    def role_at(self, place: int) -> str:
        """The role by the words before a place, else that of the sentence.

        In a plan 今年 turns to what is to be done, whatever stood before it of last year.
        """
        turned = self._turned_ahead(place) if self._section in _AHEAD else None
        said = self._role_said(place, turned or 0)
        return said or (self._role if turned is None else "target")

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

    def _role_said(self, place: int, since: int = 0) -> str | None:
        """The role by the words before a place; None where none of them says."""
        before, since = place - self._sentence.start, max(since, self._aside)
        verb = next((verb for verb in _OF_VALUE if self._words.startswith(verb, before)), "")
        before += len(verb)  # 已经 is behind what it tells of in 已经超过60%
        share = pattern("part of a goal").search(self._words, max(0, before - _SHARE), before)
        before = before if share is None else share.start()  # 占年度目标25亿元的101%
        return role_before(self._words, before, self._section, of_value=True, since=since)

    def _turned_ahead(self, place: int) -> int | None:
        """Where the document's year begins a clause before a place, if it does."""
        year, time = self._doc.year, self._periods.last(place, self._of_bases)
        if year is None or time is None or time.value != whole_year(year):
            return None
        if not opens(self._text, time):
            return None
        return time.start - self._sentence.start

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
        if self._role == "actual" and pattern("goal aside").fullmatch(self._text, start, place):
            # 增长5%，目标为7%；…: what comes behind it are results again.
            self._aside = values[-1].end - self._sentence.start
            return "target", periods.reviewed(place, self._of_bases)
        if self._is_same_below(place, values[-1].end):
            return "target", periods.reviewed(place, self._of_bases)
        role = self._tensed(place)
        years = self._periods.in_brackets(values[-1].end)
        if years is not None and role == "actual" and not phrase.is_base:
            return role, years
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
            if planned is not None and planned.end and planned.start == planned.end:
                planned = whole_year(planned.end.year)  # 截至7月底，328项重点工程已开工297项
            return "limit" if is_limit else "target", planned
        is_planned = any(pattern(one).search(words) for one in ("plan before share", "plans to do"))
        if is_then and role == "actual" and is_planned:
            # 上半年投资完成8亿元，完成全年任务12亿元的67%, in August of the year
            return "target", self._of_goal(start, place, is_mean=phrase.is_mean)
        if role == "target" and not phrase.is_base and self._is_plan_of_past(place):
            is_limit = is_ceiling(values, phrase)
            return "limit" if is_limit else "target", periods.reviewed(place, self._of_bases)
        if role == "target" and comes_with_year(self._text, start, values[0]):
            return "actual", self._of(role, values, phrase, state, start)[1]
        if then == "outcome":
            # 计划增长8%，实际完成163亿元，增长7%: the goal tells of no result behind it.
            self._aside = values[-1].end - self._sentence.start
        return self._of("actual" if then == "outcome" else role, values, phrase, state, start)

    def _is_same_below(self, place: int, end: int) -> bool:
        """Whether a value stands alone in brackets behind （目标5%，下同）."""
        if _SAME_BELOW not in self._words or not self._text.startswith(_CLOSING, end):
            return False  # So are most.
        begin = self._sentence.start
        opening = max(self._text.rfind(one, begin, place) for one in _OPENING)
        if opening < 0 or pattern("same below").search(self._text, begin, opening) is None:
            return False
        return self._text[opening + 1 : place] in _BARE

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
        period = _summed_up(words, self._same_part(period, start, place))
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
        begin = max(self._sentence.start, place - _LONGEST_WHEN)
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
            begin = max(self._sentence.start, place - _LONGEST_WHEN)
            return pattern("planned for the year").search(self._text, begin, place) is not None
        if self._section != _REVIEW:
            return False
        if not self._periods.is_behind(place, self._of_bases):
            return False
        return self._periods.compared_before(place) is None

    def _tensed(self, place: int) -> str:
        """The role by words and by the times that stand there."""
        role = self.role_at(place)
        if role == "actual" and self._periods.is_ahead(place, self._of_bases):
            return "target"
        if role == "target" and self._is_done_up_to(place):
            return "actual"
        return "actual" if role == "target" and self._is_past(place) else role

    def _is_done_up_to(self, place: int) -> bool:
        """Whether a sentence tells what was done up to a day: 截至3月底，已签约6个，到位9亿元."""
        time = self._periods.last(place, self._of_bases)
        if time is None or not self._periods.is_up_to(time) or self._role_said(place) is not None:
            return False
        return pattern("done by then").match(self._text, time.end, place) is not None

    def _is_past(self, place: int) -> bool:
        """Whether a value is told of a past time, with no word that makes a goal of it."""
        if not self._periods.is_behind(place, self._of_bases):
            return False
        if self._role_said(place) is None:
            return True
        time = self._periods.last(place, self._of_bases)
        # 确保全年下降4%，前三季度下降3.6%: what is to be done is told of before the part.
        is_own = time is not None and (
            self._periods.is_up_to(time) or (is_part(time.value) and opens(self._text, time))
        )
        since = time.end - self._sentence.start if time is not None and is_own else 0
        return bool(since) and self._role_said(place, since) is None


def _is_added(words: str) -> bool:
    """Whether words tell of what comes to what there is; not 新增劳动力平均受教育年限."""
    return pattern("added").search(words) is not None and _MEAN not in words


def _of_all_year(words: str, period: TimeInterval | None) -> TimeInterval | None:
    """All of a year at whose end a value is told that is made over it: 出栏."""
    if period is None or period.end is None or period.start != period.end:
        return period
    is_made = is_year_end(period) and pattern("of all year").search(words) is not None
    return whole_year(period.end.year) if is_made else period


def _summed_up(words: str, period: TimeInterval | None) -> TimeInterval | None:
    """The year so far, where a quarter tells up to when it is: 三季度累计达到13亿元."""
    if period is None or period.end is None or SUM not in words or not is_quarter(period):
        return period
    return up_to(period.end)

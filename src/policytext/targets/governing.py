"""Years that a title, a heading or a lead gives to what has no time of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from policytext.document import Document
from policytext.occasions import census_year
from policytext.span import Span
from policytext.targets.intervals import (
    TERM,
    count_of_years,
    is_long,
    is_of_days,
    is_part,
    is_same_year,
    is_since_january,
    is_year,
    is_year_end,
    up_to,
    whole_year,
)
from policytext.targets.patterns import pattern
from policytext.targets.phases import Phases
from policytext.targets.times import Time, first_before, part_under_way
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["Governing"]

# The first plan whose number ends in 五 after 十, and the numbers of those that follow it.
_FIRST_PLAN, _NUMBERS = 2001, "一二三四五六七八九"
# A heading is no longer; a time so near to the start of a sentence is what it is about.
_LONGEST_HEADING, _NEAR = 40, 8
# So far from the start of news stands the time that they tell of.
_HEARD = 40
_UNTIL, _AS_OF = ("到", "至"), ("截至", "截止", "截止到")
# Titles stand before it.
_FRONT = 120
# A plan of five years comes out so many years late.
_LAG = 2
# Months since January up to this one or a later one go on beyond their sentence.
_LATE = 4


@dataclass
class Governing:
    """What is told of where neither a sentence nor a paragraph names a time.

    Attributes:
        doc: the document.
        plan: the years of a plan, by its title or where it says them.
        sums: several years that a heading names beside a single one: sums are of these.
        is_open: whether a heading tells of a term without its years: sums may be of any.
        lead: a later time of the lead before a list: 到2025年，主要目标如下：.
        part: the year, or the part of one, that is told of: 一季度经济运行情况.
        paragraph: a later year with which a paragraph begins: 到2026年.
        past: a year before the part told of, with which a paragraph begins: 2015年，….
        months: those since January with which a paragraph begins, up to another time: 1—11月，….
        phases: the times within a year that paragraphs set for their goals.
    """

    doc: Document
    plan: TimeInterval | None = field(init=False)
    sums: TimeInterval | None = field(default=None, init=False)
    is_open: bool = field(default=False, init=False)
    lead: TimeInterval | None = field(default=None, init=False)
    part: TimeInterval | None = field(init=False)
    paragraph: TimeInterval | None = field(default=None, init=False)
    past: TimeInterval | None = field(default=None, init=False)
    months: TimeInterval | None = field(default=None, init=False)
    phases: Phases = field(init=False)
    # Whether the heading of the section says that it sets goals.
    _is_goals: bool = field(default=False, init=False)
    # Whether the heading of the section names one year: 2023年工作安排.
    _is_of_year: bool = field(default=False, init=False)
    # How deep the section is that is read, and that in which the lead stands.
    _level: int = field(default=0, init=False)
    _lead_level: int = field(default=0, init=False)

    def __post_init__(self) -> None:
        self.plan = _plan_of(self.doc.title or "")
        self.part = part_under_way(self.doc)
        census = census_year(self.doc.title or "", self.doc.text, self.doc.year)
        if self.part is None and census is not None:
            self.part = whole_year(census)
        self.phases = Phases(self.doc)

    @property
    def goals(self) -> TimeInterval | None:
        """The time of goals, if one governs."""
        return self.phases.now or self.lead or self.paragraph or self.plan

    def _months_led_by(self, time: Time) -> TimeInterval | None:
        """The months that a paragraph is of which begins with a time: 1—11月，…; 截至7月底，….

        一季度签约4个。落实资金3亿元。 in what looks back on a whole year is not.
        """
        value, end = time.value, time.value.end
        if end is None:
            return None
        if self.part is not None and (so_far := _as_of(self.doc.text, time)) is not None:
            return so_far
        if is_of_days(value) and pattern("told of days").match(self.doc.text, time.end):
            return value  # 1月28日至2月4日，…。酒店平均开房率86%。
        is_long_enough = self.part is not None or end.month >= _LATE
        return value if is_since_january(value) and is_long_enough else None

    def looked_back_on(self, year: int) -> int:
        """The year that is told of without a time: before the document's, or before a plan of five.

        The plan of 2021 to 2025 that comes out in 2022 looks back on 2020.

        Args:
            year: the document's.
        """
        plan = self.plan
        if plan is None or plan.start is None or count_of_years(plan) != TERM:
            return year - 1
        first = plan.start.year
        return first - 1 if 0 < year - first <= _LAG else year - 1

    @property
    def so_far(self) -> TimeInterval | None:
        """The part of the year that is told of; a paragraph may begin with more months of it."""
        part, months = self.part, self.months
        if part is None or months is None or part.end is None or months.end is None:
            return part or months
        return months if months.end > part.end or is_year(part) else part

    def term(self, sentence: Span[None], *, is_heading: bool = True) -> TimeInterval | None:
        """The years of a heading that tells of a term without naming them: 本届政府五年.

        So does the start of a paragraph: 五年攻坚，产业更加厚实.
        """
        year, words = self.doc.year, sentence.text[:_LONGEST_HEADING]
        is_term = is_heading and pattern("term of years").search(words) is not None
        if year is None or not (is_term or pattern("years of effort").match(words)):
            return None
        return TimeInterval(date(year - TERM, 1, 1), date(year - 1, 12, 31))

    def enter(
        self, times: Sequence[Time], sentence: Span[None], level: int, *, begins: bool
    ) -> None:
        """Go on to a sentence.

        Args:
            times: the times that it tells of.
            sentence: the sentence.
            level: how deep the section is that it begins; 0 where it begins none.
            begins: whether it begins a paragraph.
        """
        if begins:
            self.paragraph = self.months = self.past = None
            self.phases.enter(times, sentence, level)
            self._leave_lead(sentence)
        if times and begins and sentence.start < _FRONT:
            self._find_part(times, sentence)
            self._find_season(times, sentence)
        if not times and not level:
            return  # So are most sentences.
        first = self._first(times, sentence.start)
        if times:
            self.months = None if first is None or not begins else self._months_led_by(first)
        is_year = begins and first is not None and not is_long(first.value)
        is_past = is_year and first is not None and self._is_before_part(first.value)
        if is_past and first is not None and self._is_before_part(times[-1].value):
            self.past = whole_year(first.value.end.year) if first.value.end else None
        if level:
            self._enter_section(times, sentence, level)
        elif is_year:
            self.sums, self.is_open = None, False
        is_within = self.plan is None and first is not None and not begins
        if is_within and first is not None and not self._is_later(first.value, 1):
            self.paragraph = None  # 今年主要抓好…
        if is_year and not level and first is not None:
            self._turn(first.value, until=self.doc.text.endswith(_UNTIL, 0, first.start))
            last = times[-1]
            is_farther = last is not first and self.doc.text.endswith(_UNTIL, 0, last.start)
            if is_farther and self._is_later(last.value, 1) and not is_long(last.value):
                self._turn(last.value, until=True)  # 2024年，…达到75%；到2026年，…。转化率85%。
        self._find_lead(times, sentence)
        if self.plan is not None and pattern("years of plan said").search(sentence.text):
            self.plan = next((one.value for one in times if is_long(one.value)), self.plan)

    def _leave_lead(self, sentence: Span[None]) -> None:
        """A box of a plan has the years of the plan: 专栏2 “十四五”时期重大工程."""
        if pattern("box").match(sentence.text) is not None:
            self.lead = None

    def _first(self, times: Sequence[Time], start: int) -> Time | None:
        """The time with which a sentence begins; not that of a work: 某项目2028年投产，…."""
        first = first_before(times, start + _NEAR)
        if first is None and times and times[0].start <= start + _HEARD:
            is_heard = pattern("heard").search(self.doc.text, start, times[0].start) is not None
            first = times[0] if is_heard else None  # 记者从市统计局获悉，1—4月，…
        is_of_work = first is not None and pattern("work of then").match(self.doc.text, first.end)
        return None if is_of_work else first

    def _find_part(self, times: Sequence[Time], sentence: Span[None]) -> None:
        """Take up the year, or the part of one, that a title tells of."""
        if not pattern("bulletin").search(sentence.text):
            first = first_before(times, sentence.start + _NEAR)
            if first is not None and self.part is not None and _is_up_to(first.value, self.part):
                self.part = first.value  # 第二季度运行分析: 1—6月，…
            return
        told = [each.value for each in times if not is_long(each.value)]
        spans = [one for one in told if one.start is not None and one.start != one.end]
        if not spans:
            return
        # 2023年某市前三季度经济运行情况 is of three quarters.
        parts = (one for one in spans if is_part(one) and is_same_year(one, spans[0]))
        self.part = next(parts, spans[0])

    def _find_season(self, times: Sequence[Time], sentence: Span[None]) -> None:
        """Take up the season for which the title of a notice sets goals: 今冬明春."""
        seasons = [one.value for one in times if one.text in words_of("season of a plan")]
        if seasons and self.plan is None and pattern("title ahead").search(sentence.text):
            self.plan = seasons[0]

    def _turn(self, time: TimeInterval, *, until: bool) -> None:
        """Turn to a year with which a paragraph begins; in goals of a plan it goes on.

        Args:
            time: the year.
            until: whether it says by when: 到2026年.
        """
        if not self._is_later(time, 0):
            return
        self.lead = None
        if time.end is None:
            return
        if self.plan is None:
            # 到2026年，…。企业达到2万家。 below no heading on one year is of 2026 as well.
            is_end = until and self._is_later(time, 1) and not self._is_of_year
            is_end = is_end and (is_year(time) or is_year_end(time))
            self.paragraph = whole_year(time.end.year) if is_end else None
            return
        self.paragraph = whole_year(time.end.year)
        if self._is_goals and self._is_later(time, 1):
            self.lead, self._lead_level = self.paragraph, self._level

    def _enter_section(self, times: Sequence[Time], sentence: Span[None], level: int) -> None:
        self._level = level
        self._is_of_year = any(not is_long(one.value) for one in times)
        self._is_goals = pattern("goals in heading").match(sentence.text) is not None
        if level <= self._lead_level:
            self.lead = None
        if level == 1:
            self.sums, self.is_open = None, False
        in_heading = [one for one in times if one.start < sentence.start + _LONGEST_HEADING]
        several = [one.value for one in in_heading if is_long(one.value)]
        is_of_one = self.plan is not None and len(in_heading) == 1 and not several
        is_of_one = is_of_one and self._is_later(in_heading[0].value, 0)
        if is_of_one and pattern("year alone in heading").match(sentence.text):
            # （一）2023年。产值突破500亿元，…: what stands below it in a plan is of that year.
            end = in_heading[0].value.end
            self.lead = None if end is None else whole_year(end.year)
            self._lead_level = level
        if several:
            self.lead = None  # “十四五”时期主要任务 behind 展望2035年
        if several and not is_long(in_heading[0].value):
            self.sums = several[0]
        elif in_heading and not several:
            self.sums, self.is_open = self.term(sentence), False
        elif not in_heading and pattern("term").search(sentence.text[:_LONGEST_HEADING]):
            self.is_open = self.term(sentence) is None

    def _is_before_part(self, time: TimeInterval) -> bool:
        """Whether a year was over before the part that the document tells of."""
        if self.part is None or self.part.start is None or time.end is None:
            return False
        return (is_year(time) or is_year_end(time)) and time.end < self.part.start

    def _find_lead(self, times: Sequence[Time], sentence: Span[None]) -> None:
        """Take up the time of a lead before a list of goals in paragraphs of their own."""
        if not times or self.doc.text[sentence.end : sentence.end + 1] not in ("\n", ""):
            return
        if not any(self._is_later(one.value, 1) for one in times):
            return
        found = pattern("lead").search(sentence.text)
        if found is None:
            return
        before = [one for one in times if one.end <= sentence.start + found.start()]
        if not before or not self._is_later(before[-1].value, 1) or is_long(before[-1].value):
            return
        end = before[-1].value.end
        self.lead = None if end is None else whole_year(end.year)
        self._lead_level = self._level

    def _is_later(self, time: TimeInterval, least: int) -> bool:
        """Whether a time is so many years after the document's, or more."""
        year, end = self.doc.year, time.end
        return year is not None and end is not None and end.year >= year + least


def _as_of(text: str, time: Time) -> TimeInterval | None:
    """The months up to a day with which a paragraph begins: 截至7月底，…."""
    end = time.value.end
    if end is None or time.value.start != end or not text.endswith(_AS_OF, 0, time.start):
        return None
    return up_to(end)


def _plan_of(title: str) -> TimeInterval | None:
    """The years of the plan that a title names: 三年行动计划（2021—2023年）, “十四五”规划."""
    if pattern("title of plan").search(title) is None or pattern("one year of plan").search(title):
        return None  # 三年行动计划（2018—2020年）2020年工作要点
    years = pattern("years of plan").search(title)
    if years is not None and int(years[1]) < int(years[2]):
        return TimeInterval(date(int(years[1]), 1, 1), date(int(years[2]), 12, 31))
    number = pattern("number of plan").search(title)
    if number is None:
        return None
    behind_ten = number[1] or number[2]  # 十五 is the tenth.
    first = _FIRST_PLAN + TERM * (_NUMBERS.index(behind_ten) + 1 if behind_ten else 0)
    return TimeInterval(date(first, 1, 1), date(first + TERM - 1, 12, 31))


def _is_up_to(time: TimeInterval, part: TimeInterval) -> bool:
    """Whether a time is the year so far, as of the end of a part of it."""
    return is_since_january(time) and time.end == part.end

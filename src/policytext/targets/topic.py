"""The years that a document goes on to tell of, from sentence to sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from policytext.document import Document
from policytext.occasions import first_line, reported_year
from policytext.span import Span
from policytext.targets.intervals import TERM, count_of_years, is_long, is_year
from policytext.targets.patterns import pattern
from policytext.targets.times import Time, closed, first_before
from policytext.values import TimeInterval

__all__ = ["Topic"]

# A time that begins so near to the start of a sentence, or to what opens it, is what it is about.
_NEAR = 8
# What may stand between the start of a sentence and a year that it is about: 在, 截至.
_OPENED = 2
_COMMAS = ("，", ",")
# What "goals of a year" are called.
_GOAL = "预期目标"

# So many years are no time to tell the figures of.
_CENTURY = 100


@dataclass
class Topic:
    """What is told of where a sentence names no time.

    Attributes:
        doc: the document.
        years: several years with which a sentence or a heading began, as long as no paragraph or
            heading begins with a single year: what is told without a time may be of these. Those
            of a sentence within a paragraph end with it.
        ahead: the year whose plan is told of, where it is the one after the document's.
        headed: the several years that a heading names, up to the next of the highest level, also
            where a paragraph tells of one of them.
    """

    doc: Document
    years: TimeInterval | None = None
    ahead: int | None = None
    headed: TimeInterval | None = None
    # The years with which the last paragraph or heading began that named several.
    _of_section: TimeInterval | None = field(default=None, init=False)
    # The last term of five years that was named.
    _term: TimeInterval | None = field(default=None, init=False)
    # Whether a sentence within a paragraph named them, and they are no term: 近三年 ends with the
    # paragraph; and what was told of before it.
    _is_passing: bool = field(default=False, init=False)
    _outside: TimeInterval | None = field(default=None, init=False)
    # Whether a section goes on to tell of some of these years alone: 近两年.
    _is_part: bool = field(default=False, init=False)
    # Whether the heading of the highest level names one year alone: a term is told of in passing.
    _is_of_one: bool = field(default=False, init=False)
    # Whether a heading names the several years that are told of.
    _is_headed: bool = field(default=False, init=False)
    # Whether it names one of them as well: 过去五年和2021年工作回顾.
    _is_mixed: bool = field(default=False, init=False)
    # A yearly communiqué tells of its year, wherever no paragraph of its own tells of a plan.
    _is_of_year: bool = field(init=False)
    # So do tasks of a year: 2022年工作要点.
    _is_of_tasks: bool = field(init=False)

    def __post_init__(self) -> None:
        self._is_of_year = reported_year(self.doc.title or "", self.doc.text) is not None
        title = self.doc.title or first_line(self.doc.text)
        self._is_of_tasks = pattern("title of tasks").search(title) is not None
        self._is_of_one = self._is_of_tasks

    def enter(
        self,
        times: Sequence[Time],
        sentence: Span[None],
        *,
        is_heading: bool,
        is_section: bool,
        begins: bool,
        bases: Sequence[Time] = (),
        term: TimeInterval | None = None,
    ) -> None:
        """Go on to a sentence; one of the year's goals ends several years.

        Args:
            times: the times that it tells of.
            sentence: the sentence.
            is_heading: whether it begins a section of the highest level.
            is_section: whether it begins a section of any level.
            begins: whether it begins a paragraph.
            bases: the times that it compares something with.
            term: the years of a term that it tells of, if it is a heading that names no time.
        """
        if self._is_passing and (begins or is_section):
            self.years, self._is_passing = self._outside, False
        if is_section or (begins and not self._is_part):
            self.years, self._is_part = self.years and (self._of_section or self.years), False
        is_over = self._is_of_year and (begins or is_section)
        if self.years is not None and begins and not is_over:
            is_over = pattern("difficulties").search(sentence.text) is not None
        if is_over or is_heading or self.sets_goals(sentence):
            self.years = self._of_section = None
        if is_heading:
            self._turn_to_heading(times)
        if not times and term is None:
            return
        self._note_heading(times if is_section else (), term if is_section else None)
        start = _opened(sentence) if times else sentence.start
        first = self._first(times, start)
        if first is None and term is not None:
            self._turn_to_years(term, begins)
        if first is None or self._is_prepared(first, sentence):
            return
        if count_of_years(first.value) >= _CENTURY:
            return  # 我们已经跨进21世纪
        if is_long(first.value):
            self._turn_to_years(first.value, begins and not self._is_summed(first))
            return
        leads = begins and self._is_mixed and self.doc.text.startswith(_COMMAS, first.end)
        if not self._is_beside(first, start, () if leads else bases):
            self._turn(first, begins)

    def _turn_to_heading(self, times: Sequence[Time]) -> None:
        """Take up the times of a heading of the highest level."""
        self.ahead, self.headed = None, None
        self._is_headed = self._is_mixed = False
        self._is_of_one = (bool(times) or self._is_of_tasks) and not _are_several(times)

    def _note_heading(self, times: Sequence[Time], term: TimeInterval | None) -> None:
        """Note the several years that a heading names, if it does."""
        if term is not None or _are_several(times):
            self._is_headed, self.headed = True, term or _longest(times)
            self._is_mixed = any(is_year(time.value) and not is_long(time.value) for time in times)

    def _first(self, times: Sequence[Time], start: int) -> Time | None:
        """The time with which a sentence begins; “十三五”以来 is up to the last year."""
        first = first_before(times, start + _NEAR)
        if first is None or first.value.end is not None:
            return first
        if pattern("plan by name").match(first.text) is None:
            return first
        return replace(first, value=closed(self.doc, first, "actual"))

    def sets_goals(self, sentence: Span[None]) -> bool:
        """Whether a sentence sets the goals of a year; most do not have the word."""
        text, start, end = self.doc.text, sentence.start, sentence.end
        if text.find(_GOAL, start, end) < 0:
            return False
        return pattern("goals of a year").search(sentence.text) is not None

    def _turn_to_years(self, time: TimeInterval, begins: bool) -> None:
        """Turn to several years at the start of a sentence, which may begin a paragraph.

        Where a term of five years is told of, 近两年 are of their section or sentence alone, and
        十年来 turn to the term again.
        """
        if count_of_years(time) == TERM:
            self._term = time
        term = self._of_section or self.years or self._term
        if term is None or count_of_years(term) != TERM or term.end != time.end:
            term = time
        if _days(time) > _days(term):
            self.years, self._is_passing = term, False
        elif begins and self._is_of_one and not self._is_headed:
            self.years, self._outside, self._is_passing = time, None, True
        elif begins:
            self.years, self._of_section = time, term
            self._is_part = time != term
        elif time == term and not self.is_aside(time):
            self._outside = self._outside if self._is_passing else self.years
            self.years = time
            self._is_passing = self._is_of_one or count_of_years(time) != TERM
            if self._looks_ahead(time):
                self._of_section = time

    def _is_summed(self, time: Time) -> bool:
        """Whether years only sum up what was told, and no more than their paragraph: 近三年累计."""
        is_term = count_of_years(time.value) == TERM
        return not is_term and pattern("years summed").match(self.doc.text, time.end) is not None

    def _looks_ahead(self, time: TimeInterval) -> bool:
        """Whether a section that looked back on several years goes on with a term to come."""
        past, year = self._of_section, self.doc.year
        if year is None or past is None or past.end is None or time.start is None:
            return False
        return past.end.year < year <= time.start.year and count_of_years(time) == TERM

    def _is_prepared(self, time: Time, sentence: Span[None]) -> bool:
        """Whether a sentence only tells that something is prepared for several years."""
        before = self.doc.text[sentence.start : time.start]
        return is_long(time.value) and pattern("prepared").search(before) is not None

    def _turn(self, time: Time, begins: bool) -> None:
        """Turn to a single year at the start of a sentence, which may begin a paragraph.

        Within a paragraph on several years the last of them may stand for where these ended.
        """
        year, end = self.doc.year, time.value.end
        if end is None or self._is_within(time.value) or self._is_end_ahead(end.year):
            return
        if begins or pattern("one year").search(time.text):
            self.years = self._of_section = None
        elif self._ends_years(time):
            self._outside = self._outside if self._is_passing else self.years
            self.years, self._is_passing = None, True
        if year is None:
            return
        if end.year == year + 1 and pattern("plan of a year").match(self.doc.text, time.end):
            self.ahead = end.year
        elif begins:
            self.ahead = None

    def _ends_years(self, time: Time) -> bool:
        """Whether the rest of a paragraph is of the last of its years: “十五”期间，…。2005年，….

        Below a heading on several years it goes on with what was done in all of them.
        """
        years, end = self.years, time.value.end
        if years is None or self._is_headed or years.end is None or end is None:
            return False
        is_last = is_year(time.value) and end.year >= years.end.year  # or behind them
        return is_last and self.doc.text.startswith(_COMMAS, time.end)

    def _is_within(self, time: TimeInterval) -> bool:
        """Whether a year is one of those that are looked back on, before the last of them."""
        years, year = self._of_section or self.years, self.doc.year
        if years is None or years.start is None or years.end is None or time.end is None:
            return False
        is_past = year is None or years.end.year < year
        return is_past and years.start <= time.end and time.end.year < years.end.year

    def _is_end_ahead(self, last: int) -> bool:
        """Whether a year is the last of those to come that are told of: 到2026年 of 今后五年."""
        years, year = self._of_section or self.years, self.doc.year
        if years is None or years.end is None or year is None:
            return False
        return year < last == years.end.year

    def _is_beside(self, time: Time, start: int, bases: Sequence[Time]) -> bool:
        """Whether the last of several years is named in what is told of all of them.

        It stands behind what it is told of (生产总值2025年达到), or it is compared with the year
        before all of them: 2025年森林面积比2020年增加3万亩.
        """
        years, end = self._of_section or self.years, time.value.end
        if years is None or years.start is None or years.end is None or end is None:
            return False
        if end.year != years.end.year or pattern("names a year").search(time.text) is None:
            return False
        before = years.start.year - 1
        is_compared = any(base.value.end and base.value.end.year == before for base in bases)
        return is_compared or time.start > start + _OPENED

    def is_aside(self, years: TimeInterval) -> bool:
        """Whether years are more than those told of: 十年来 within a review of five years."""
        return self.years is not None and _days(years) > _days(self.years)


def _are_several(times: Sequence[Time]) -> bool:
    """Whether one of some times is of several years."""
    return any(is_long(time.value) for time in times)


def _longest(times: Sequence[Time]) -> TimeInterval:
    """The longest of some times."""
    return max((time.value for time in times), key=_days)


def _opened(sentence: Span[None]) -> int:
    """Where a sentence begins behind what may open it."""
    opening = pattern("before a topic").match(sentence.text)
    return sentence.start + (opening.end() if opening else 0)


def _days(years: TimeInterval) -> int:
    """How long an interval is; 0 if it is open to one side."""
    return 0 if years.start is None or years.end is None else (years.end - years.start).days

"""The times of a document as it is read, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.carried import carried
from policytext.targets.compared_times import starts_at
from policytext.targets.durations import years_told
from policytext.targets.events import since_events
from policytext.targets.governing import Governing
from policytext.targets.intervals import GOALS, TERM, count_of_years, fits, is_long
from policytext.targets.patterns import pattern
from policytext.targets.times import Time
from policytext.targets.topic import Topic
from policytext.targets.value_times import ValueTimes
from policytext.targets.words import words_of
from policytext.values import Quantity, TimeInterval

__all__ = ["DocumentTimes"]

_ITEM = lazy_pattern("[（(]|[一二三四五六七八九十]{1,3}是")


@dataclass
class DocumentTimes(ValueTimes):
    """The times of a document, sentence by sentence; several years once named go on for means.

    Attributes:
        years: the last interval of several years that was named, in this sentence or before.
    """

    years: TimeInterval | None = None
    # The times that the sentence names, without durations.
    _named: Sequence[Time] = field(default=(), init=False)
    _topic: Topic = field(init=False)
    _governing: Governing = field(init=False)

    def __post_init__(self) -> None:
        self._topic = Topic(self.doc)
        self._governing = Governing(self.doc)

    def enter(
        self,
        times: Sequence[Time],
        sentence: Span[None],
        *,
        level: int,
        begins: bool,
        values: Sequence[Span[Quantity]] = (),
        role: str = "actual",
    ) -> None:
        """Go on to a sentence with these times; one of the year's goals ends those of years.

        Args:
            times: its times.
            sentence: the sentence.
            level: how deep the section is that it begins, from 1; 0 where it begins none.
            begins: whether it begins a paragraph.
            values: its quantities, some of which may tell in how many years something was done.
            role: what they are where no word says.
        """
        held = carried(self.doc, sentence, self.told, self._compared)
        if times and role in GOALS:
            times = [self._ahead(time) for time in times]
        self.go_to(times, sentence)
        if begins or level or self.told or self._topic.sets_goals(sentence):
            self._turn(sentence, level, begins=begins)
        self._named = self.told
        if values:
            self._read_durations(times, sentence, values, role)
        if held is not None and not begins and all(map(_is_of_then, self.told)):
            self.carry(held)

    def leave(self) -> None:
        """Keep the years that the sentence has named."""
        for time in self._named:
            if is_long(time.value) and not self._topic.is_aside(time.value):
                self.years = time.value

    def _ahead(self, time: Time) -> Time:
        """A time as goals are told of it: 五年新建 in a plan is of the years to come."""
        year, last = self.doc.year, time.value.end
        if year is None or last is None or last.year >= year or not is_long(time.value):
            return time
        is_term = count_of_years(time.value) == TERM and last.year == year - 1
        if not is_term or pattern("five years").fullmatch(time.text) is None:
            return time
        if year % TERM == 0 and pattern("summed up behind").match(self.doc.text, time.end):
            # 2025年…下降3%，五年累计下降15%: the plan of five years ends with the year.
            return replace(
                time, value=TimeInterval(date(year - TERM + 1, 1, 1), date(year, 12, 31))
            )
        known = (self._topic.years, self._governing.plan, self.years)
        terms = (one for one in known if one is not None and count_of_years(one) == TERM)
        own = TimeInterval(date(year, 1, 1), date(year + TERM - 1, 12, 31))
        return replace(time, value=next((one for one in terms if fits(one, year, "target")), own))

    @property
    def plan(self) -> TimeInterval | None:
        """The years of the plan that the document is: 行动计划（2021—2023年）; mostly none."""
        return self._governing.plan

    def _read_durations(
        self,
        times: Sequence[Time],
        sentence: Span[None],
        values: Sequence[Span[Quantity]],
        role: str,
    ) -> None:
        """Take up times that no date names: since an event, and in how many years."""
        events = since_events(self.doc, sentence, times)
        if events:
            times = sorted([*times, *events], key=starts_at)
            self.go_to(times, sentence)
        known = (self._topic.years, self.years)
        durations = years_told(self.doc, values, self.told, role, known)
        if durations:
            self.go_to(sorted([*times, *durations], key=starts_at), sentence)
        self._open = frozenset(map(starts_at, events))
        self._brief = frozenset(one.start for one in durations if one.value not in known)

    def _turn(self, sentence: Span[None], level: int, *, begins: bool) -> None:
        """Take up what a sentence may change of what is told without a time."""
        self._governing.enter(self.told, sentence, level, begins=begins)
        term = self._governing.term(sentence, is_heading=level > 0) if level or begins else None
        self._topic.enter(
            self.told,
            sentence,
            # （一） and 一是 are of the highest level where the heading above them is lost.
            is_heading=level == 1 and _ITEM.match(sentence.text) is None,
            is_section=level > 0,
            begins=begins,
            bases=self._compared,
            term=term,
        )


def _is_of_then(time: Time) -> bool:
    """Whether a time is that of the sentence before: 当年."""
    return time.text in words_of("that year")

"""The way through one sentence, value by value, to its rows."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from policytext.document import Document
from policytext.span import Span
from policytext.targets.borders import Borders
from policytext.targets.candidates import RATES, Candidate, Chooser, Sentence, Value, candidates
from policytext.targets.features import Find, Place, flat, of_place, of_words
from policytext.targets.goals import goals_in
from policytext.targets.intervals import last_year, since_base
from policytext.targets.lists import shared
from policytext.targets.names import members
from policytext.targets.nouns import verb_of, with_owner
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import Phrase, read_phrase, strip_openers
from policytext.targets.places import place_of
from policytext.targets.readings import EACH, readings
from policytext.targets.roles import role_before
from policytext.targets.state import NOTHING, State, can_stretch, share_outcome, with_stretch
from policytext.targets.surroundings import (
    goal_behind,
    is_of_other,
    milestone_behind,
    outcome_behind,
    without_place,
    without_times,
)
from policytext.targets.values import lists_of, stops
from policytext.targets.ways import Before, Reading
from policytext.targets.words import words_of
from policytext.targets.works import without_work
from policytext.values import Indicator, Mention, TimeInterval

__all__ = ["Walk"]

_CEILINGS = ("le", "lt")
# The noun that is left out behind goods: 主要产品产量：水泥30万吨.
_PRODUCED = "产量"
_SUM = "累计"
# What stands between things that are told of together.
_AND = ("、", "和", "与", "及", "以及")
_STOP = re.compile("[；;。]")
_COMPARED = re.compile("[比较]")
_CHANGES = ("change", "decrease")


class Walk:
    """The way through one sentence, value by value.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
        borders: where its words begin.
        find: gives the entry of a codebook for a name.
        choose: chooses among the ways to read a name.
    """

    def __init__(
        self,
        doc: Document,
        sentence: Sentence,
        periods: Periods,
        borders: Borders,
        find: Find,
        choose: Chooser,
    ) -> None:
        self._doc, self._sentence, self._text = doc, sentence.span, sentence.span.text
        self._role, self._section = sentence.role, sentence.section
        self._values, self._mentions = sentence.values, sentence.mentions
        self._stops = stops(sentence.values)
        self._periods, self._borders = periods, borders
        self._find, self._choose = find, choose
        self._of_bases: set[Span[TimeInterval]] = set()
        # The names of the sentence so far, in order.
        self._last_names: list[str] = []
        self._words_start = sentence.span.start
        self._across = -1
        self._head = _PRODUCED if self._values and _PRODUCED in self._text else ""

    def rows(self) -> Iterator[Span[Indicator]]:
        """The rows of the sentence."""
        state, end = NOTHING, self._sentence.start
        rows: list[Span[Indicator]] = []
        last: list[Span[Indicator]] = []
        is_passed_over, passed, open_rows = False, 0, 0
        named_at = -1
        for values in lists_of(self._doc.text, self._sentence, self._values):
            if values[0].start < passed:
                continue
            self._words_start = end
            words = self._doc.text[end : values[0].start]
            phrase = without_work(words, read_phrase(words))
            is_parted = phrase.start > 0 or not phrase.name
            self._across = -1 if is_parted else named_at
            named_at = end + phrase.start if phrase.name else -1
            end = values[-1].end
            if (
                not phrase.name
                and pattern("ambition").search(words)
                and len(last) == len(values)
                and all(map(can_stretch, last, values))
            ):
                last = list(map(with_stretch, last, values))
                rows[-len(last) :] = last
                continue
            if steps := milestone_behind(self._doc.text, values[-1]):
                state, end = self._handed(phrase, state, values[0].start), steps
                passed = steps
                continue
            is_passed_over = is_passed_over and not phrase.name
            if is_passed_over or is_of_other(words, values[0], self._periods):
                is_passed_over = True
                continue
            if "净增" in words:
                phrase = phrase._replace(measure="change")
            chosen, state, score = self._chosen(values, phrase, state)
            if chosen is None:
                continue
            if chosen.names[0] in words_of("of no owner"):
                continue
            last = list(self._made(chosen, state.place, score))
            open_rows = open_rows if words in _AND else 0
            if outcome := last[-1].value.wording:
                share_outcome(rows, open_rows, outcome)
            rows += last
            open_rows = open_rows + len(last) if chosen.reading.end and not outcome else 0
            end = max(values[-1].end, chosen.reading.end)
        rows += self._goals(rows)
        return iter(sorted(rows))

    def _handed(self, phrase: Phrase, state: State, place: int) -> State:
        """What a phrase hands on whose value tells of no indicator, if it has a name."""
        if not phrase.name:
            return state
        text, start = self._doc.text, self._words_start + phrase.start
        name, start = without_times(text, phrase.name, start, self._periods)
        near = self._near(place)
        name, start = without_place(name, start, near, self._find)
        of_place = place_of(text, near, self._words_start, place, self._doc.issuer)
        return State((name,), start, "", "", of_place, None) if name else state

    def _goals(self, rows: Sequence[Span[Indicator]]) -> Iterator[Span[Indicator]]:
        """The goals in words, with their scores."""
        for row in goals_in(self._doc, self._sentence, rows, self._role_at, self._period):
            value = row.value
            seen = of_words(
                value.indicator,
                value.measure,
                value.role,
                self._section,
                value.wording or "",
                self._find,
            )
            only = Candidate(
                (value.indicator,),
                Reading(value.indicator, row.start, "words"),
                (value.measure,),
                (),
                (),
                (),
                value.role,
                value.period,
            )
            yield replace(row, score=self._choose(seen, [only])[1])

    def _place(self, reading: Reading, end: int, state: State) -> str | None:
        """The place of a row: of its own clause, else that of the value before."""
        if reading.how == "handed on":
            return state.place
        return place_of(self._doc.text, self._near(end), self._words_start, end, self._doc.issuer)

    def _made(
        self, chosen: Candidate, place: str | None, score: float
    ) -> Iterator[Span[Indicator]]:
        """The rows of a candidate."""
        text, end = self._doc.text, chosen.reading.end
        if not end and text.startswith(chosen.names[-1], chosen.values[-1].end):
            # 80户210名村民 are named once.
            end = chosen.values[-1].end + len(chosen.names[-1])
        outcome = outcome_behind(text, end) if end else None
        for name, measure, value in zip(chosen.names, chosen.measures, chosen.values, strict=True):
            row = Indicator(
                indicator=name,
                measure=measure,
                role=chosen.role,
                period=chosen.period,
                place=place,
                quantity=value,
                wording=outcome,
            )
            start = min(chosen.reading.start, value.start)
            yield self._doc.span(start, value.end, "INDICATOR", row, score)

    def _chosen(
        self, values: list[Value], phrase: Phrase, state: State
    ) -> tuple[Candidate | None, State, float]:
        """The likeliest reading of a list of values, and what it hands on."""
        text, first = self._doc.text, values[0]
        start = self._words_start + phrase.start if phrase.name else state.start
        role, period = self._told(values, phrase, state)
        name, start = without_times(text, phrase.name, start, self._periods)
        ends = (first.start, values[-1].end)
        near = self._near(first.start)
        name, start = without_place(name, start, near, self._find)
        named = [one.end for one in near if start < one.end < start + len(name)]
        clause_start = self._words_start + phrase.other_start
        before = Before(
            state.names, state.start, state.verb, phrase.other, clause_start, self._across
        )
        behind = self._stops.get(values[-1].end, values[-1].end)
        ways = readings(
            text, name, start, ends, behind, before, self._borders, self._find, named, self._head
        )
        names_of = partial(self._names, values=values, phrase=phrase, state=state)
        is_list = bool(phrase.each) or len(values) > 1
        if ways and is_list and not all(map(self._find, names_of(ways[0]))):
            ways += shared(text, name, start, len(values), bool(phrase.each), self._borders)
        measure = phrase.measure or ("" if phrase.name else state.measure)
        words = text[self._words_start : first.start]
        last = values[-1].end
        after = last + len(goal_behind(text, last))
        place = Place(
            first.value,
            role,
            self._section,
            measure,
            len(values),
            not self._last_names,
            text[after : after + 2],
            len(state.names),
            pattern("few").fullmatch(first.text) is not None,
            flat(text[max(self._words_start, first.start - 2) : first.start]),
        )
        told = [period]
        if not phrase.is_base:
            told += self._periods.others(first.start, role, period, self._of_bases)
        found = candidates(text, ways, values, names_of, place, told, self._find)
        if not found:
            return None, state, 0.0
        number, score = self._choose(of_place(place), found)
        chosen = found[number]
        if chosen.reading.how != "handed on":
            self._last_names += chosen.names
        handed = State(
            chosen.names,
            chosen.reading.start,
            measure,
            verb_of(chosen.names[-1]),
            self._place(chosen.reading, first.start, state),
            period if phrase.is_base else state.base,
            self._is_sum(words, values[0], phrase, state),
        )
        return chosen, handed, score

    def _near(self, end: int) -> Sequence[Span[Mention]]:
        """The mentions that begin in the words before a value."""
        first = bisect_left(self._mentions, self._words_start, key=_start)
        return self._mentions[first : bisect_left(self._mentions, end, key=_start)]

    def _names(
        self, way: Reading, values: list[Value], phrase: Phrase, state: State
    ) -> tuple[str, ...]:
        """A name for each value of a list."""
        count = len(values)
        if way.names:
            return way.names
        if way.how != "handed on":
            is_shared = bool(phrase.each) or count > 1 or way.how == EACH
            names = members(way.name, count, is_shared=is_shared)
            if len(names) == 1:
                return (names[0],)
            names = [strip_openers(each)[0] or each for each in names]
            return tuple(with_owner(one, names[:1]) if i else one for i, one in enumerate(names))
        if len(state.names) == count:
            return state.names
        if count > 1 and len(self._last_names) >= count:
            return tuple(self._last_names[-count:])
        return (state.names[-1],) * count

    def _told(
        self, values: Sequence[Value], phrase: Phrase, state: State
    ) -> tuple[str, TimeInterval | None]:
        """The role of the values of a list, and their period."""
        place, periods = values[0].start, self._periods
        role = self._role_at(place)
        if role == "actual" and periods.is_ahead(place, self._of_bases):
            role = "target"
        elif role == "target" and self._is_past(place):
            role = "actual"
        if phrase.is_base:
            named = periods.between(
                self._words_start + phrase.start + len(phrase.name) if phrase.name else state.start,
                place,
            )
            self._of_bases.update(named)
            # What is to be raised in a year stands at what it was the year before.
            looking = role if role == "target" and not named else "actual"
            period = periods.of(place, looking, without=self._of_bases)
            return "baseline", periods.of_base(named, period)
        words = self._doc.text[self._words_start : place]
        is_sum = self._is_sum(words, values[0], phrase, state) or (
            role == "target" and pattern("added").search(words) is not None
        )
        is_sum = is_sum or (role == "target" and phrase.measure in _CHANGES)
        is_sum = is_sum or (role == "actual" and pattern("added").search(words) is not None)
        # 增长1.1倍 in a review of five years is of all of them.
        is_multiple = phrase.measure == "growth" and values[0].value.kind == "multiple"
        is_sum = is_sum or (role == "actual" and is_multiple and not _COMPARED.search(words))
        period = periods.of(
            place,
            role,
            without=self._of_bases,
            is_mean=phrase.is_mean,
            is_sum=is_sum,
            is_yearly=phrase.measure == "growth" and values[0].value.kind == "percent",
            is_change=phrase.measure == "growth" or phrase.measure in _CHANGES,
        )
        if phrase.is_mean:
            period = periods.since_compared(place, period)
        if state.base is not None and (is_sum or phrase.is_mean):
            return role, since_base(period, state.base)
        if state.base is not None and phrase.measure in ("", "level"):
            return role, last_year(period)
        if phrase.measure == "level" and not is_sum and pattern("reached").search(words):
            period = last_year(period)
        is_ceiling = phrase.is_limit or any(one.value.comparator in _CEILINGS for one in values)
        if role == "target" and is_ceiling:
            return "limit", period
        if goal_behind(self._doc.text, values[-1].end):
            return "target", periods.of(place, "target", without=self._of_bases)
        if pattern("goal beside").search(self._doc.text, self._words_start, place):
            return "target", period
        return role, period

    def _is_sum(self, words: str, value: Value, phrase: Phrase, state: State) -> bool:
        """Whether a value adds up what several years did, or goes on with others that do."""
        if _SUM in words:
            return True
        if not state.is_sum or phrase.measure not in ("", "level") or phrase.is_mean:
            return False
        if value.value.kind in RATES:
            return False
        return _STOP.search(words) is None and pattern("reached").search(words) is None

    def _is_past(self, place: int) -> bool:
        """Whether a value is told of a past time, with no word that makes a goal of it."""
        if role_before(self._text, place - self._sentence.start, self._section) is not None:
            return False
        start = self._sentence.start
        return self._periods.is_behind(place, start, self._of_bases)

    def _role_at(self, place: int) -> str:
        return role_before(self._text, place - self._sentence.start, self._section) or self._role

    def _period(self, place: int, role: str) -> TimeInterval | None:
        return self._periods.of(place, role)


def _start(span: Span[Mention]) -> int:
    return span.start

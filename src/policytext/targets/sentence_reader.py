"""Reads the values of one sentence: the likeliest way to read the name of each."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from policytext.document import Document
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.abroad import Abroad
from policytext.targets.borders import Borders
from policytext.targets.candidates import (
    RATES,
    Candidate,
    Chooser,
    Sentence,
    Value,
    candidates,
)
from policytext.targets.counted_parts import Counted, is_in_all
from policytext.targets.features import Find, Place, flat, of_place, seen_behind
from policytext.targets.lists import shared
from policytext.targets.names import names_of_list
from policytext.targets.nouns import verb_of, without_new
from policytext.targets.own_budget import of_budget
from policytext.targets.part_series import PartSeries
from policytext.targets.parts import before_parts, is_part, led, wholes_behind, wholes_of
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import Phrase
from policytext.targets.pieces import JOINED
from policytext.targets.places import beginning, ends_within, goes_on, is_above, place_of, places_of
from policytext.targets.readings import readings
from policytext.targets.said import as_rate
from policytext.targets.sectors import CERTAIN, are_of_sectors, is_ratio, of_sectors
from policytext.targets.shared_out import SHARED_OUT, of_each, taken_apart
from policytext.targets.state import (
    NOTHING,
    State,
    fitting,
    is_listed,
    measure_told,
)
from policytext.targets.surroundings import (
    goal_behind,
    verb_within,
    without_place,
    without_there_is,
    without_times,
)
from policytext.targets.told import Told
from policytext.targets.values import stops
from policytext.targets.ways import HANDED, NET, Before, Reading, is_named, wholes
from policytext.targets.words import leading
from policytext.values import Mention

__all__ = ["SentenceReader"]

# The noun that is left out behind goods: 主要产品产量：水泥30万吨.
_PRODUCED = "产量"
# A share of a thing does not grow by so many percent, the thing does.
_GROWN = frozenset({"growth", "decrease"})
# Members of a list may share such a value without a word that says so.
_RATE = "%"
_STOP = lazy_pattern("[；;]")
# What the model sees of a section that explains words: its values mostly only describe.
_GLOSSARY = "glossary"
# A name that keeps it is of what is called so: 全国重点实验室.
_NATION = "全国"
_COUNTED = "counted"


class SentenceReader:
    """Chooses how the values of one sentence are read.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
        borders: where its words begin.
        find: gives the entry of a codebook for a name.
        choose: chooses among the ways to read a name.
        parts: the parts of the issuer that the document goes through.
        topic: what the sentences before are about, which one on parts of it takes up: 按产业分，….
        last: what the last value of the sentence before hands on, which 其中，… takes up.

    Attributes:
        topic: what the next sentence on parts would be about, once the rows are made.
        last: what the last value hands on, likewise.
    """

    def __init__(
        self,
        doc: Document,
        sentence: Sentence,
        periods: Periods,
        borders: Borders,
        find: Find,
        choose: Chooser,
        parts: PartSeries,
        topic: State = NOTHING,
        last: State = NOTHING,
    ) -> None:
        start = sentence.span.start
        self.topic, self.last = topic, NOTHING
        self._first = before_parts(doc.text, start, topic, last)
        self._is_on_parts = bool(self._first.names)
        self._doc, self._text, self._sentence = doc, doc.text, sentence.span
        self._section = _GLOSSARY if sentence.is_glossary else sentence.section
        self._clues, self._budget = sentence.clues, sentence.budget
        self._entry = sentence.entry
        self._values, self._mentions = sentence.values, sentence.mentions
        self._stops = stops(sentence.values)
        self._periods, self._borders = periods, borders
        self._find, self._choose, self._parts = find, choose, parts
        self._told = Told(doc, sentence, periods)
        # The names of the sentence so far, in order.
        self._last_names: list[str] = []
        self._counted = Counted()
        self._words_start = sentence.span.start
        # Of whose own budget the last value was told: 市级.
        self._level = ""
        # The mentions that begin in the words before the value.
        self._near: Sequence[Span[Mention]] = ()
        # The one with which the name before the value begins.
        self._lead: Span[Mention] | None = None
        self._across = -1
        self._abroad = Abroad(doc.text, doc.issuer, find)
        self._head = _PRODUCED if self._values and _PRODUCED in sentence.span.text else ""

    def _read(
        self, values: list[Value], phrase: Phrase, state: State
    ) -> tuple[Candidate | None, State, float]:
        """The likeliest reading of a list of values or of a ratio, and what it hands on."""
        if not is_ratio(values[0], self._text):
            chosen, handed, score = self._chosen(values, phrase, state)
            if chosen is not None and are_of_sectors(chosen, phrase):
                score = max(score, CERTAIN)
            return chosen, handed, score
        if phrase.each:
            return None, state, 0.0  # 两年分别为6∶61∶33和5∶60∶35
        chosen, state, _ = self._chosen(values[:1], phrase, state)
        return chosen and of_sectors(chosen, values), state, CERTAIN

    def _chosen(
        self, values: list[Value], phrase: Phrase, state: State
    ) -> tuple[Candidate | None, State, float]:
        """The likeliest reading of a list of values, and what it hands on."""
        text, first, start = self._text, values[0], self._words_start
        if phrase.measure in _GROWN and first.value.kind in RATES:
            state = state._replace(names=wholes(state.names))
        state = self._counted.before(text[start : first.start], first, state)
        name = without_place(phrase.name, start + phrase.start, self._near, self._find)[0]
        state = state if name else led(text[start : first.start], start, state)
        if is_in_all(text, start, first, self._values, phrase):
            # 新建高标准农田12万亩、累计达到168万亩; 新增绿道6公里，总长80公里: not all are new.
            things = tuple(map(without_new, state.names))
            state = state._replace(names=things, verb="", is_whole=things != state.names)
        is_share = pattern("share of all told").match(text[start : first.start]) is not None
        if is_share and len(set(state.names)) > 1:
            return None, state, 0.0  # 分别达到3亿元和2亿元，占全市的78%: of both together
        role, period = self._told.of(values, phrase, state, start)
        count = len(values)
        is_shared = bool(phrase.each) or count > 1

        def names_of(way: Reading) -> tuple[str, ...]:
            last = self._last_names
            return names_of_list(way, count, is_shared=is_shared, handed=state.names, last=last)

        ways = self._ways(values, phrase, state, names_of)
        measure = measure_told(phrase, text[start : first.start], first, state)
        # 参保率达到95%以上 is told as 参保率达到95% is: its verb is part of the value.
        measure = measure or ("level" if verb_within(first) else "")
        place = self._seen(values, phrase, state, role, measure)
        others = self._told.others(first, phrase, state, start, role, period)
        told = list(dict.fromkeys((period, *others)))
        each = self._told.each(start, first.start, count, role)
        found = candidates(text, ways, values, names_of, place, told, self._find)
        if not found:
            return None, state, 0.0
        if each:
            one_time = candidates(text, ways, values, names_of, place, told[:1], self._find)
            # Several names share out the values, not the times.
            several = [one for one in found if len(set(one.names)) > 1]
            found = [one._replace(periods=each) for one in one_time if len(set(one.names)) == 1]
            found += several
        else:
            is_out = count > 1 and phrase.each == SHARED_OUT and not self._places(values)
            found = list(taken_apart(found, self._find, is_shared_out=is_out))
            if not found:
                return None, state, 0.0
        number, score, named = self._choose(of_place(place), found)
        chosen = as_rate(text, start, found[number], state.measure)
        if chosen.reading.how.startswith(HANDED):
            score = min(score, state.score)  # no surer than the name is
        chance = self._told.chance(first.start, role)
        if chosen.reading.how != "handed on":
            self._last_names += chosen.names
            self._counted.note(text[start : first.start], values, chosen)
        # 120个 of 120个重点项目完成投资186亿元 tells of no row, but names what is told of.
        is_counted = chosen.reading.how == _COUNTED and values[-1].value.kind == "count"
        sure = named if is_counted else score
        words = text[start : first.start]
        is_part_of_plan = phrase.measure == "share" and not phrase.name
        handed = State(
            chosen.names,
            chosen.reading.start,
            measure or (chosen.reading.measure if is_part(chosen) else ""),
            verb_of(chosen.names[-1])
            or (NET if phrase.name and words.endswith(NET, 0, phrase.start) else "")
            or (state.verb if is_listed(words, phrase.name) else ""),
            self._place(chosen, first.start, state),
            period if phrase.is_base else state.base,
            self._told.goes_on(words, first, phrase, state),
            phrase.is_base,
            # A share of what a plan has for it makes no name less sure: 为预算的103%，增长9%.
            max(sure, state.score) if is_part_of_plan and chosen.names == state.names else sure,
            period=chosen.period,
            unit=state.unit if values[-1].value.kind in RATES else values[-1].value.unit,
            beside=wholes_behind(chosen, state),
        )
        return chosen, handed, round(score * chance, 4)

    def _ways(
        self,
        values: list[Value],
        phrase: Phrase,
        state: State,
        names_of: Callable[[Reading], tuple[str, ...]],
    ) -> list[Reading]:
        """The ways to read the name of a list of values."""
        text, first = self._text, values[0]
        self._lead = None
        if parts := self._counted.parts(text, self._words_start, first):
            return parts
        start = self._words_start + phrase.start if phrase.name else state.start
        name, start = without_times(text, phrase.name, start, self._periods)
        name, start = without_place(name, start, self._near, self._find)
        name, start = without_there_is(text, name, start)
        words = text[self._words_start : first.start]
        read, self._level = of_budget(self._budget, name, words, self._level)
        if read:
            return [Reading(read, start, "of budget")]
        named = ends_within(text, self._near, start, start + len(name))
        self._lead = beginning(self._near, start, first.start) if name else None
        clause_start = self._words_start + phrase.other_start
        unit = first.value.unit
        before = Before(
            state.names,
            state.start,
            state.verb,
            phrase.other,
            clause_start,
            self._across,
            wholes_of(phrase.other, state, first.value),
            first.value.kind in RATES or unit == state.unit,
            next(iter((*state.beside, *self._last_names)), "") if state.names else "",
            state.measure if first.value.unit == _RATE and state.measure in _GROWN else "",
            self._entry,
        )
        ends = (first.start, values[-1].end)
        behind = self._stops.get(values[-1].end, values[-1].end)
        ways = readings(
            text, name, start, ends, behind, before, self._borders, self._find, named, self._head
        )
        is_list = phrase.each or len(values) > 1 or first.value.unit == _RATE
        if ways and is_list and JOINED.search(name):
            is_known = all(map(self._find, names_of(ways[0])))
            ways += shared(
                text, name, start, len(values), self._borders, self._find, is_known=is_known
            )
        if name and (word := leading(text[start + len(name) : first.start], "kept behind")):
            ways.append(Reading(name + word, start, "kept behind", word))
        if phrase.each == SHARED_OUT and name:
            ways += of_each(name, start, self._last_names, len(values))
        ways = fitting(ways, words, first, name, state)
        if name or not phrase.other:
            return ways
        if _STOP.search(words) is not None or is_named(ways, phrase.other, self._find):
            # 固定资产投资，今年增长8%: the clause before names what the value is of; over a
            # semicolon it need not be known: 货运量增长8%；用电量由降转升，增长2%.
            ways = [way for way in ways if not way.how.startswith("handed on")] or ways
        return ways

    def _seen(
        self, values: list[Value], phrase: Phrase, state: State, role: str, measure: str
    ) -> Place:
        """Where a list of values stands: what the ways to read its name have alike."""
        text, start, first, last = self._text, self._words_start, values[0], values[-1].end
        after, lead = last + len(goal_behind(text, last)), self._lead
        return Place(
            first.value,
            role,
            self._section,
            measure,
            len(values),
            not self._last_names,
            seen_behind(text[after : after + 2]),
            len(state.names),
            pattern("few").fullmatch(first.text) is not None,
            flat((text[max(start, first.start - 2) : first.start] + verb_within(first))[-2:]),
            state.verb,
            phrase.each,
            self._told.own(start, first.start, role),
            state.is_base,
            self._is_on_parts,
            (flat(lead.text), f"{lead.label} {lead.value.kind}") if lead is not None else ("", ""),
        )

    def _places(self, values: list[Value]) -> tuple[str, ...]:
        """The places that a list of values is shared out to: 甲、乙两县分别增长5%、6%."""
        text, start, issuer = self._text, self._words_start, self._doc.issuer
        return places_of(text, self._near, start, values[0].start, issuer, len(values))

    def _place(self, chosen: Candidate, end: int, state: State) -> str | None:
        """The place of a row: of its own clause, else that of the value before.

        One above the issuer goes on to other names up to a semicolon; in front of names that the
        codebook has not it may be part of an honour: 全省优秀教师5名, 全国重点实验室3家.
        """
        text, start, issuer = self._text, self._words_start, self._doc.issuer
        place = place_of(text, self._near, start, end, issuer)
        is_handed = chosen.reading.how == "handed on"
        if place is not None:
            name = chosen.names[0]
            is_known = self._find(name) is not None and not name.startswith(_NATION)
            return place if not is_above(place, issuer) or is_handed or is_known else issuer
        if is_handed or (state.names and goes_on(text, start, end, state.place, issuer)):
            return state.place
        return self._parts.at(end) or issuer

    def _between(self, start: int, end: int) -> Sequence[Span[Mention]]:
        """The mentions that begin in a stretch."""
        if not self._mentions:
            return ()
        first = bisect_left(self._mentions, start, key=_start)
        return self._mentions[first : bisect_left(self._mentions, end, key=_start)]


def _start(span: Span[Mention]) -> int:
    return span.start

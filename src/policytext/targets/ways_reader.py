"""The ways in which the values of one sentence may be named."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence

from policytext.document import Document
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.borders import Borders
from policytext.targets.budget_plans import goes_on, planned_name
from policytext.targets.by_place import is_done_by_places, without_part
from policytext.targets.candidates import RATES, Sentence, Value
from policytext.targets.counted_parts import Counted
from policytext.targets.features import Find
from policytext.targets.lists import shared
from policytext.targets.nouns import leading_verb
from policytext.targets.own_budget import of_budget, of_same_fund, with_total
from policytext.targets.owned import of_same, of_topic
from policytext.targets.parts import wholes_of
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import GROWTHS, Phrase
from policytext.targets.pieces import JOINED
from policytext.targets.places import beginning, ends_within
from policytext.targets.readings import readings
from policytext.targets.shared_out import SHARED_OUT, of_each
from policytext.targets.state import State, fitting
from policytext.targets.surroundings import (
    without_entry,
    without_place,
    without_there_is,
    without_times,
)
from policytext.targets.values import stops
from policytext.targets.ways import (
    GOES_ON,
    HANDED_ON,
    OF_BUDGET,
    OF_SAME,
    OF_TOPIC,
    Before,
    Reading,
    is_named,
)
from policytext.targets.words import leading, words_of
from policytext.values import Mention

__all__ = ["WaysReader"]

# The noun that is left out behind goods: 主要产品产量：水泥30万吨.
_PRODUCED = "产量"
# A share of a thing does not grow by so many percent, the thing does.
# Members of a list may share such a value without a word that says so.
_RATE = "%"
_WITHIN = "中"
_STOP = lazy_pattern("[；;]")


class WaysReader:
    """Finds the ways to read the names of the values of one sentence, value by value.

    Args:
        doc: the document.
        sentence: the sentence.
        periods: the times of the document so far, those of the sentence among them.
        borders: where its words begin.
        find: gives the entry of a codebook for a name.
    """

    def __init__(
        self, doc: Document, sentence: Sentence, periods: Periods, borders: Borders, find: Find
    ) -> None:
        self._doc, self._text, self._sentence = doc, doc.text, sentence.span
        self._budget, self._entry = sentence.budget, sentence.entry
        self._values, self._mentions = sentence.values, sentence.mentions
        self._stops = stops(sentence.values)
        self._periods, self._borders, self._find = periods, borders, find
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
        self._head = _PRODUCED if self._values and _PRODUCED in sentence.span.text else ""

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
        name, start = without_there_is(text, *without_entry(name, start))
        name = with_total(planned_name(name), text, start + len(name))
        name, start = _without_rest(text, name, start, self._find)
        words = text[self._words_start : first.start]
        if (sure := self._sure_way(name, start, words, first, phrase, state)) is not None:
            return [sure]
        named = ends_within(text, self._near, start, start + len(name))
        self._lead = beginning(self._near, start, first.start) if name else None
        before = self._named_before(first, phrase, state)
        ends = (first.start, values[-1].end)
        behind = self._stops.get(values[-1].end, values[-1].end)
        ways = readings(
            text, name, start, ends, behind, before, self._borders, self._find, named, self._head
        )
        is_list = phrase.each or len(values) > 1 or first.value.unit == _RATE
        count = len(values)
        if ways and is_list and JOINED.search(name):
            is_known = all(map(self._find, names_of(ways[0])))
            ways += shared(text, name, start, count, self._borders, self._find, is_known=is_known)
        if name and (word := leading(text[start + len(name) : first.start], "kept behind")):
            ways.append(Reading(name + word, start, "kept behind", word))
        if phrase.each == SHARED_OUT and name:
            ways += of_each(name, start, self._last_names, count)
        ways = fitting(ways, words, first, name, state)
        if name or not phrase.other:
            return ways
        if _STOP.search(words) is not None or is_named(ways, phrase.other, self._find):
            # 固定资产投资，今年增长8%: the clause before names what the value is of; over a
            # semicolon it need not be known: 货运量增长8%；用电量由降转升，增长2%.
            ways = [way for way in ways if not way.how.startswith(HANDED_ON)] or ways
        return ways

    def _sure_way(
        self, name: str, start: int, words: str, first: Value, phrase: Phrase, state: State
    ) -> Reading | None:
        """The only way to read a name that goes on with the one before, or says whose it is."""
        last = state.names[-1] if state.names else ""
        if last and (begin := self._goes_on_from(first, phrase, state)) is not None:
            return Reading(without_part(last, self._mentions), begin, GOES_ON)
        fund = of_same_fund(name, words, last)
        read, self._level = of_budget(self._budget, name, words, self._level)
        if fund and fund != read:
            return Reading(fund, start, GOES_ON)
        if read:
            return Reading(read, start, OF_BUDGET)
        if last and name in words_of("per so many"):
            return Reading(name + last, start, GOES_ON)  # 医师2613人，每千人口2.5人
        is_share = phrase.measure == "share"
        if whose := "" if is_share else of_same(name, words, self._last_names):
            return Reading(whose + name, start, OF_SAME, name)
        if whose := of_topic(self._text, self._sentence.start, name, self._find):
            return Reading(whose + name, start, OF_TOPIC, name)
        return None

    def _goes_on_from(self, value: Value, phrase: Phrase, state: State) -> int | None:
        """Where a row begins that goes on with the name before it, if it surely does."""
        text, start, end = self._text, self._words_start, value.start
        if goes_on(text, self._sentence.start, start, end):
            return state.start
        if value.value.kind in RATES or value.value.unit != state.unit:
            return None
        if is_done_by_places(text, self._near, start, value, self._doc.issuer, state.names[-1]):
            return start + phrase.start if phrase.name else end
        return None

    def _named_before(self, first: Value, phrase: Phrase, state: State) -> Before:
        """What is named before a list of values, of which its own name may lack something."""
        is_grown = first.value.unit == _RATE and state.measure in GROWTHS
        other = pattern("led by").sub("", phrase.other)  # 装备制造业以甲、乙等企业为龙头，产值9亿元
        return Before(
            state.names,
            state.start,
            state.verb,
            other,
            self._words_start + phrase.other_start,
            self._across,
            wholes_of(other, state, first.value),
            first.value.kind in RATES or first.value.unit == state.unit,
            next(iter((*state.beside, *self._last_names)), "") if state.names else "",
            state.measure if is_grown else "",
            self._entry,
        )

    def _between(self, start: int, end: int) -> Sequence[Span[Mention]]:
        """The mentions that begin in a stretch."""
        if not self._mentions:
            return ()
        first = bisect_left(self._mentions, start, key=_start)
        return self._mentions[first : bisect_left(self._mentions, end, key=_start)]


def _without_rest(text: str, name: str, start: int, find: Find) -> tuple[str, int]:
    """A name without the end of a time in front of it; none where it is a basis of growth."""
    if pattern("basis by itself").fullmatch(name) is not None:
        return "", start  # 财政收入9亿元，按新税制口径增长15%
    turned = pattern("turned in list").match(name) or pattern("goal set by").match(name)
    if turned is not None:
        name, start = name[turned.end() :], start + turned.end()  # 增加值增速转正、投资
    if not name.startswith(_WITHIN) or not pattern("within years").match(text, max(0, start - 2)):
        return name, start
    # 五年中新增就业9万人; not of 五年中草药产量
    is_name = leading_verb(name[1:]) is not None or find(name[1:]) is not None
    return (name[1:], start + 1) if is_name else (name, start)


def _start(span: Span[Mention]) -> int:
    return span.start

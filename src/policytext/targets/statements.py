"""From the sentences of a document to rows of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.document import Document
from policytext.layers import QUANTITIES, SECTIONS, SENTENCES, TIMES
from policytext.span import Span
from policytext.targets.goals import goals_in
from policytext.targets.names import members
from policytext.targets.periods import Periods, last_year
from policytext.targets.phrases import Phrase, read_phrase, strip_openers
from policytext.targets.roles import SECTION_ROLES, role_before
from policytext.values import Indicator, Quantity, TimeInterval

__all__ = ["statements"]

Value = Span[Quantity]
# What joins values of one list.
_JOINT = re.compile("、|和|与|及|以及|或|,|，")
_COUNTED = re.compile("(?:的)?([^，,。；;、：（）()\n0-9]{1,20})")
_COMPARED = re.compile(
    "(?:高于|低于|快于|高出|低出|超出|超过|多于|少于|好于)"
    "(?:全国|全省|全市|全区|[^，。；、]{1,10}(?:水平|平均|增速|目标))[^，。；]{0,8}$"
)
# 增长6.5%（年度目标6%以上） tells of the goal of the time that is told of.
_IN_BRACKETS = re.compile("[（(][^）)，。；]{0,8}(?:目标|任务|计划)(?:为|是)?$")
# A handful in words counts what is told of, it is no value: 两个示范区, 三项改革.
_FEW = re.compile("[一二两三四五六七八九十]{1,2}(?:个|项|件|条|类|种|大|次|家|座|处)?")
# Words before a second, more ambitious value: 8%、力争9%.
_AMBITION = re.compile("力争|争取|冲刺|奋斗目标|努力实现")
_NO_VALUES = frozenset({"rank", "ordinal", "duration", "magnitude", "fraction"})
# What ends so is never counted in pieces.
_OF_RATES = ("率", "强度", "比", "比例", "比重", "占比", "指数", "系数", "水平")
_NO_THINGS = ("方面", "位次", "名次", "百分点")
_RELATIVE = frozenset({"percent", "multiple", "fraction"})
_LOOK_BACK = 24


class _State(NamedTuple):
    """What a sentence hands on to the next value.

    Attributes:
        names: the names of the last values.
        start: where they stood.
        measure: the last measure that a word said.
        verb: the verb of what was counted: 新增 of 新增5家企业、3个基地.
        base: the time from which the last change is told, as by 由2015年的5%.
    """

    names: tuple[str, ...]
    start: int
    measure: str
    verb: str
    base: TimeInterval | None


_NOTHING = _State((), 0, "", "", None)


@cache
def _counting_verbs() -> frozenset[str]:
    return frozenset(word for (word,) in read_rows("targets/counting_verbs.tsv"))


def statements(doc: Document) -> list[Span[Indicator]]:
    """The rows of a document, by place."""
    found: list[Span[Indicator]] = []
    carried = "actual"
    periods = Periods(doc)
    for sentence in doc[SENTENCES]:
        role = _section_role(doc, sentence)
        walk = _Walk(doc, sentence, role or carried, periods)
        found += walk.rows()
        periods.leave()
        carried = role or walk.role
    return found


def _section_role(doc: Document, sentence: Span[None]) -> str | None:
    """The role that the headings above a sentence give; 一是 in running text is no heading."""
    sections = [each.value for each in doc.covering(sentence, SECTIONS)]
    roles = [SECTION_ROLES.get(each.role) for each in sections if not each.number.endswith("是")]
    return next((role for role in reversed(roles) if role is not None), None)


class _Walk:
    """The way through one sentence, value by value."""

    def __init__(self, doc: Document, sentence: Span[None], role: str, periods: Periods) -> None:
        self._doc, self._sentence, self._text = doc, sentence, sentence.text
        self.role = role
        self._periods = periods
        periods.enter(doc.within(sentence, TIMES), self._text)
        self._values: Sequence[Value] = doc.within(sentence, QUANTITIES)
        self._of_bases: list[Span[TimeInterval]] = []
        # The names of the sentence so far, in order.
        self._last_names: list[str] = []
        self._words_start = sentence.start
        # Where the noun ends that was read after a number.
        self._counted = sentence.start

    def rows(self) -> Iterator[Span[Indicator]]:
        """The rows of the sentence."""
        state, end = _NOTHING, self._sentence.start
        rows: list[Span[Indicator]] = []
        self._words_start = end
        for values in self._lists():
            self._words_start = end
            words = self._doc.text[end : values[0].start]
            phrase = read_phrase(words)
            if rows and not phrase.name and _AMBITION.search(words) and _fits(rows[-1], values[0]):
                rows[-1] = _with_stretch(rows[-1], values[0])
            else:
                if "净增" in words:
                    phrase = phrase._replace(measure="change")
                made, state = self._rows_of(values, phrase, end, state)
                if state.base is not None and ("累计" in words or phrase.is_mean):
                    made = [_since_base(row, state.base) for row in made]
                rows += made
            end = max(values[-1].end, self._counted)
        rows += goals_in(self._doc, self._sentence, rows, self._role_at, self._period)
        last = role_before(self._text, len(self._text), is_strong=True)
        self.role = last or self.role
        return iter(sorted(rows))

    def _lists(self) -> Iterator[list[Value]]:
        """Values that stand in one list, together."""
        group: list[Value] = []
        for value in self._values:
            if not self._is_value(value):
                continue
            between = self._doc.text[group[-1].end : value.start] if group else ""
            if group and _JOINT.fullmatch(between) and value.value.kind == group[-1].value.kind:
                group.append(value)
                continue
            if group:
                yield group
            group = [value]
        if group:
            yield group

    def _is_value(self, value: Value) -> bool:
        """Whether a number can be an indicator's value: no rank, no comparison with others."""
        if value.value.kind in _NO_VALUES:
            return False
        before = self._doc.text[max(self._sentence.start, value.start - _LOOK_BACK) : value.start]
        if value.value.kind == "point" and _COMPARED.search(before):
            return False
        if value.value.kind != "count":
            return True
        if before.endswith("以下") or _FEW.fullmatch(value.text):
            return False
        return not value.text.endswith("位") and not self._doc.text.startswith(
            _NO_THINGS, value.end
        )

    def _rows_of(
        self, values: list[Value], phrase: Phrase, offset: int, state: _State
    ) -> tuple[list[Span[Indicator]], _State]:
        count = len(values)
        name, start = phrase.name, offset + phrase.start
        verb = ""
        if values[0].value.kind == "count" and (not name or name in _counting_verbs()):
            verb = name or state.verb
            counted = _COUNTED.match(self._doc.text, values[0].end)
            if counted is not None and (verb or not state.names):
                name, self._counted = verb + counted[1], counted.end()
        if name:
            name = _with_owner(name, state.names)
            is_shared = bool(phrase.each) or count > 1
            names = tuple(members(name, count, is_shared=is_shared))
            names = tuple(strip_openers(each)[0] or each for each in names)
            names = tuple(
                _with_owner(each, names[:1]) if i else each for i, each in enumerate(names)
            )
        elif (
            state.names and values[0].value.kind == "count" and state.names[-1].endswith(_OF_RATES)
        ):
            return [], state  # 办理率达到95%；240项 counts something else
        elif len(state.names) == count or not state.names:
            names, start = state.names, state.start
        elif count > 1 and len(self._last_names) >= count:
            names, start = tuple(self._last_names[-count:]), state.start
        else:
            names, start = (state.names[-1],) * count, state.start
        if not names:
            return [], state
        self._last_names += names if name else ()
        measure = phrase.measure or ("" if name else state.measure)
        rows = []
        each = names if count == 1 or len(names) == count else names[:1] * count
        for i, one in enumerate(each):
            value = values[min(i, count - 1)]
            rows.append(self._row(one, value, measure, phrase, min(start, value.start), state))
        base = rows[-1].value.period if phrase.is_base and rows else state.base
        return rows, _State(names, start, measure, verb, base)

    def _row(
        self, name: str, value: Value, measure: str, phrase: Phrase, start: int, state: _State
    ) -> Span[Indicator]:
        role = self._role_at(value.start)
        if role == "actual" and self._periods.is_ahead(value.start, self._of_bases):
            role = "target"
        period = self._periods.of(value.start, role, without=self._of_bases, is_mean=phrase.is_mean)
        if phrase.is_mean:
            period = self._periods.since_compared(value.start, period)
        if phrase.is_base:
            role = "baseline"
            named = self._periods.between(start + len(phrase.name), value.start)
            self._of_bases += named
            period = self._periods.of(value.start, "actual", without=self._of_bases)
            period = self._periods.of_base(named, period)
        elif state.base is not None and measure == "level":
            period = last_year(period)
        elif role == "target" and (phrase.is_limit or value.value.comparator in ("le", "lt")):
            role = "limit"
        elif _IN_BRACKETS.search(self._doc.text, self._words_start, value.start):
            role = "target"
        row = Indicator(
            indicator=name,
            measure=_measure(value.value, measure),
            role=role,
            period=period,
            place=self._doc.issuer,
            quantity=value,
        )
        return self._doc.span(start, value.end, "INDICATOR", row)

    def _role_at(self, place: int) -> str:
        told = role_before(self._text, place - self._sentence.start)
        return told or self.role

    def _period(self, place: int, role: str) -> TimeInterval | None:
        return self._periods.of(place, role)


def _since_base(row: Span[Indicator], base: TimeInterval) -> Span[Indicator]:
    """A row of what was added up since a base: 累计增长44% from 2015 to 2020 is of 2016 to 2020."""
    period = row.value.period
    if period is None or period.end is None or base.end is None:
        return row
    if base.end.year >= period.end.year:
        return row
    years = TimeInterval(date(base.end.year + 1, 1, 1), period.end)
    return replace(row, value=replace(row.value, period=years))


@cache
def _paired_nouns() -> tuple[str, ...]:
    nouns = (noun for (noun,) in read_rows("targets/paired_nouns.tsv"))
    return tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))


def _with_owner(name: str, before: Sequence[str]) -> str:
    """A bare noun with what the name before has in front of its own: 金融机构贷款余额."""
    if name not in _paired_nouns() or not before:
        return name
    last = before[-1]
    noun = next((noun for noun in _paired_nouns() if last.endswith(noun)), "")
    return last[: len(last) - len(noun)] + name if noun and noun != name else name


def _fits(row: Span[Indicator], value: Value) -> bool:
    """Whether a value can be the more ambitious one of a row."""
    first = row.value.quantity
    return (
        first is not None
        and row.value.stretch is None
        and row.value.role == "target"
        and first.value.kind == value.value.kind
    )


def _with_stretch(row: Span[Indicator], value: Value) -> Span[Indicator]:
    return replace(row, value=replace(row.value, stretch=value))


def _measure(value: Quantity, said: str) -> str:
    """The measure by the words, and where they leave it open by the unit."""
    if said == "growth" and value.kind not in _RELATIVE:
        return "change"
    if said == "change" and value.kind in _RELATIVE:
        return "growth"
    if said:
        return said
    return "level"

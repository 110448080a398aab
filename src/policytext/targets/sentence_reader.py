"""Reads the values of one sentence: the likeliest way to read the name of each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from types import MappingProxyType

from policytext.document import Document
from policytext.targets.abroad import Abroad
from policytext.targets.borders import Borders
from policytext.targets.by_place import goes_by_place
from policytext.targets.candidates import (
    RATES,
    Candidate,
    Chooser,
    Sentence,
    Value,
    candidates,
)
from policytext.targets.counted_parts import is_in_all
from policytext.targets.features import Find, Place, flat, of_place, seen_behind
from policytext.targets.names import names_of_list
from policytext.targets.nouns import verb_of, without_new
from policytext.targets.part_series import PartSeries
from policytext.targets.parts import before_parts, is_part, led, wholes_behind
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import GROWTHS, Phrase
from policytext.targets.places import (
    NOWHERE,
    clause_start,
    goes_on,
    is_above,
    is_within,
    part_start,
    place_at_head,
    place_of,
    places_of,
    subject_of,
)
from policytext.targets.said import as_improved, as_rate
from policytext.targets.sectors import CERTAIN, are_of_sectors, is_ratio, of_sectors
from policytext.targets.shared_out import SHARED_OUT, taken_apart
from policytext.targets.state import (
    NOTHING,
    State,
    is_listed,
    measure_told,
    net_of,
)
from policytext.targets.sureness import sure_with
from policytext.targets.surroundings import (
    goal_behind,
    verb_within,
    without_place,
)
from policytext.targets.told import Told
from policytext.targets.ways import HANDED_ON, NET, wholes
from policytext.targets.ways_reader import WaysReader
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = ["SentenceReader"]

_NO_UNITS: Mapping[str, State] = MappingProxyType({})
# What the model sees of a section that explains words: its values mostly only describe.
_GLOSSARY = "glossary"
# A name that keeps it is of what is called so: 全国重点实验室.
_NATION = "全国"
_COUNTED, _ALL, _BASELINE = "counted", "总数", "baseline"
_OF = "占"
_COMMAS, _CUT = "，,、 ", "decrease"


class SentenceReader(WaysReader):
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
        units: by unit, what the last value that has it hands on, likewise.
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
        units: Mapping[str, State] = _NO_UNITS,
    ) -> None:
        super().__init__(doc, sentence, periods, borders, find)
        self.topic, self.last = topic, NOTHING
        self.units: dict[str, State] = {}
        # When what is shared out to places was done in all.
        self._of_whole: TimeInterval | None = None
        self._first = self._before(topic, last, units)
        self._is_on_parts = bool(self._first.names)
        self._section = _GLOSSARY if sentence.is_glossary else sentence.section
        self._clues, self._choose, self._parts = sentence.clues, choose, parts
        self._told = Told(doc, sentence, periods)
        self._abroad = Abroad(doc.text, doc.issuer, find)

    def _before(self, topic: State, last: State, units: Mapping[str, State]) -> State:
        """What the sentences before hand on to the first value."""
        text, start = self._text, self._sentence.start
        first = before_parts(text, start, topic, last)
        if not self._values:
            return first
        value = self._values[0]
        same = units.get(value.value.unit, NOTHING)
        if first.names:
            # 改造厕所9万户，普及率达到80%。其中，甲县3万户: of what has that unit
            is_other = first.is_rate or value.value.unit != first.unit
            is_of_last = first.names == last.names and is_other
            return same if same.names and is_of_last else first
        for whole in (topic, same):
            if goes_by_place(text, self._mentions, start, value, whole, self._doc.issuer):
                self._of_whole = whole.period
                return whole
        return first

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
        words = text[start : first.start]
        phrase = phrase._replace(is_base=phrase.is_base or (state.is_base and not words))
        if phrase.measure in GROWTHS and first.value.kind in RATES:
            # A share of a thing does not grow by so many percent, the thing does.
            state = state._replace(names=wholes(state.names))
        state = net_of(words, phrase, self._counted.before(words, first, state))
        if not state.names and not self._is_named(phrase):
            state = led(words, start, state)
        # 新增企业3家，总数达到11家 has a reading without its verb.
        is_read = (bool(state.verb) or state.is_whole) and _ALL in words
        named: Sequence[str] = self._last_names
        if not is_read and is_in_all(text, start, first, self._values, phrase):
            # 新建高标准农田12万亩、累计达到168万亩; 新增绿道6公里，总长80公里: not all are new.
            named = list(map(without_new, named))
            things = tuple(map(without_new, state.names))
            state = state._replace(names=things, verb="", is_whole=things != state.names)
        is_of_several = len(set(state.names)) > 1 and len(values) != len(state.names)
        if is_of_several and pattern("share of all told").match(words) is not None:
            return None, state, 0.0  # 分别达到3亿元和2亿元，占全市的78%: of both together
        role, period = self._told.of(values, phrase, state, start)
        is_of_whole = self._of_whole is not None and not self._periods.between(
            self._sentence.start, first.start
        )
        period = self._of_whole if is_of_whole else period
        count = len(values)
        names_of = partial(
            names_of_list,
            count=count,
            is_shared=bool(phrase.each) or count > 1,
            handed=state.names,
            last=named,
            is_alike=phrase.each in words_of("alike") and not phrase.name,
        )
        ways = self._ways(values, phrase, state, names_of)
        measure = measure_told(phrase, words, first, state)
        # 参保率达到95%以上 is told as 参保率达到95% is: its verb is part of the value.
        measure = measure or ("level" if verb_within(first) else "")
        place = self._seen(values, phrase, state, role, measure)
        given = (first, phrase, state, start, role, period)
        others = () if is_of_whole else self._told.others(*given)
        told = list(dict.fromkeys((period, *others))) if others else [period]
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
        number, score, counted = self._choose(of_place(place), found)
        chosen = as_rate(text, start, as_improved(text, start, found[number]), state.measure)
        score = sure_with(chosen, score, words, state)
        chance = self._told.chance(first.start, role)
        if chosen.reading.how != HANDED_ON:
            self._last_names += chosen.names
            self._counted.note(words, values, chosen)
        # 120个 of 120个重点项目完成投资186亿元 tells of no row, but names what is told of.
        is_counted = chosen.reading.how == _COUNTED and values[-1].value.kind == "count"
        sure = counted if is_counted else score
        is_part_of_plan = phrase.measure == "share" and not phrase.name
        amount = values[-1].value
        is_rate = amount.kind in RATES
        handed = State(
            chosen.names,
            chosen.reading.start,
            measure or (chosen.reading.measure if is_part(chosen) else ""),
            verb_of(chosen.names[-1])
            or (NET if phrase.name and words.endswith(NET, 0, phrase.start) else "")
            or (state.verb if is_listed(words, phrase.name) and not _is_apart(chosen) else ""),
            self._place(chosen, first.start, state),
            period if phrase.is_base else state.base,
            self._told.goes_on(words, first, phrase, state),
            phrase.is_base,
            # A share of what a plan has for it makes no name less sure: 为预算的103%，增长9%.
            max(sure, state.score) if is_part_of_plan and chosen.names == state.names else sure,
            period=chosen.period,
            unit=state.unit if is_rate else amount.unit,
            beside=wholes_behind(chosen, state),
            is_cut=not phrase.measure and chosen.measures[-1] == _CUT,
            amount=state.amount if is_rate else amount.low,
            is_rate=is_rate,
        )
        if not is_rate and role != _BASELINE:
            self.units[amount.unit] = handed
        return chosen, handed, round(score * chance, 4)

    def _is_named(self, phrase: Phrase) -> bool:
        """Whether words in front of a value name more than the place that it is told of."""
        start = self._words_start + phrase.start
        return without_place(phrase.name, start, self._near, self._find)[0] != ""

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
        is_share = state.names and text[start:end].lstrip(_COMMAS).startswith(_OF)
        if is_share and state.place not in ("", NOWHERE):
            return state.place  # 甲区生产总值9亿元，占全市比重达到15%
        place = place_of(text, self._near, start, end, issuer)
        is_handed = chosen.reading.how == HANDED_ON
        if is_handed and pattern("share of another whole").fullmatch(text, start, end):
            return state.place  # 占全区的68%、全国的近18%
        if place is not None:
            name = chosen.names[0]
            is_known = self._find(name) is not None and not name.startswith(_NATION)
            return place if not is_above(place, issuer) or is_handed or is_known else issuer
        if is_handed:
            return state.place
        begin = self._sentence.start
        subject = subject_of(text, self._mentions, begin, end)
        if subject == NOWHERE and state.names and self._find(chosen.names[0]) is not None:
            # 兰州新区投资增长15%，收入增长20%; not where the name tells of it: 兰州新区投资比重
            is_told = any(mention.text in chosen.names[0] for mention in self._mentions)
            return issuer if is_told else NOWHERE
        if state.names and goes_on(text, start, end, state.place, issuer):
            return state.place
        if subject is not None and subject != NOWHERE and is_within(subject, issuer):
            # 永登县要发挥优势，粮食产量达到16万吨
            is_behind = clause_start(text, begin, end) > part_start(text, begin, end)
            if subject == state.place or (is_behind and not state.names):
                return subject
        at_head = place_at_head(text, self._mentions, begin, end, issuer)
        return at_head or self._parts.at(end) or issuer


def _is_apart(chosen: Candidate) -> bool:
    """Whether a name has words that no verb before them goes with: 实际到位内资 behind 引进项目."""
    return chosen.names[-1].startswith(words_of("own lead"))

"""The way through one sentence, value by value, to its rows."""

from __future__ import annotations

from collections.abc import Iterator
from operator import attrgetter

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.bases import on_basis
from policytext.targets.by_place import behind_lead
from policytext.targets.candidates import RATES, Candidate, Value
from policytext.targets.goal_rows import goal_rows, ranked
from policytext.targets.making import made, with_places, without_other_place
from policytext.targets.part_series import is_share_of_parts
from policytext.targets.patterns import pattern
from policytext.targets.phrases import CHANGES, Phrase, ends, read_phrase
from policytext.targets.places import place_of
from policytext.targets.said import with_basis
from policytext.targets.sentence_reader import SentenceReader
from policytext.targets.state import (
    AND,
    NOTHING,
    State,
    can_stretch,
    share_outcome,
    with_stretch,
)
from policytext.targets.surroundings import (
    is_aside,
    is_of_other,
    milestone_behind,
    without_place,
    without_times,
)
from policytext.targets.values import is_in_name, lists_of
from policytext.targets.ways import HANDED_ON, NET
from policytext.targets.wordings import wording_in
from policytext.targets.words import words_of
from policytext.targets.works import without_work
from policytext.values import Indicator

__all__ = ["Walk"]


# What stands between a goal in words and a value that is more.
_HIGHER = lazy_pattern(
    "(?P<next>[，,、])(?:(?:力争|争取|冲刺|奋斗目标|努力)[^，,。；;、]{0,4}"
    "|(?:“[^”]{1,6}”(?:期间|时期)?)?(?:年均|平均)?(?:增长|递增|提高|下降))$"
)
# So far behind a value a quotation may end that one person says.
_CLOSING_QUOTE, _QUOTED = "”", 122
# What counts or measures is no rate, nor how much one has changed.
_COUNTED = frozenset({"count", "measure", "duration"})
_OPEN, _CLOSED, _COLON = ("（", "("), ("）", ")"), "："
_TASK = "任务"
_BOUNDS = frozenset({"ge", "gt", "le", "lt"})
_PLACE = attrgetter("sort_key")


class Walk(SentenceReader):
    """The way through one sentence, value by value."""

    def rows(self) -> Iterator[Span[Indicator]]:
        """The rows of the sentence."""
        state, end = self._first, self._sentence.start
        rows: list[Span[Indicator]] = []
        last: list[Span[Indicator]] = []
        is_passed_over, passed, open_rows = False, 0, 0
        named_at, outer = -1, NOTHING
        for values in lists_of(self._text, self._sentence, self._values):
            if values[0].start < passed:
                continue
            if self._is_of_no_row(values):
                continue
            if share := self._share_of_class(values[-1]):
                passed, end = share + 1, values[-1].end
                continue
            end = behind_lead(self._text, self._mentions, end, values[0].start, self._doc.issuer)
            self._words_start, self._near = end, self._between(end, values[0].start)
            words = self._text[end : values[0].start]
            phrase = self._phrase(words, values[0])
            is_parted = phrase.start > 0 or not phrase.name
            self._across = -1 if is_parted else named_at
            named_at = end + phrase.start if phrase.name else -1
            end = values[-1].end
            is_ambition = not phrase.name and pattern("ambition").search(words) is not None
            if is_ambition and can_stretch(self._text, last, values):
                last = list(map(with_stretch, last, values))
                rows[-len(last) :] = last
                continue
            if steps := milestone_behind(
                self._text, values[-1], count=1 if phrase.each else len(values)
            ):
                state, end = self._handed(phrase, state, values[0].start), steps
                passed = steps
                continue
            is_passed_over = is_passed_over and not phrase.name
            if is_passed_over or is_of_other(words, values[0], self._periods):
                # 同比多增2亿元，增长8%: the growth is of what was told before.
                is_passed_over = is_passed_over or not is_aside(words)
                continue
            state, outer = _beyond_bracket(words, state, outer)
            chosen, state, score = self._read(values, phrase, state)
            if chosen is None:
                continue
            self._turn(phrase, state, is_first=not rows)
            if self._is_of_no_indicator(chosen):
                continue
            chosen = without_other_place(chosen, self._mentions, state.place, self._doc.issuer)
            start = self._words_start
            told = made(self._doc, chosen, state.place, self._near, start, score)
            last = with_places(list(told), last, words, self._doc.issuer)
            open_rows = open_rows if words in AND else 0
            outcome = last[-1].value.wording if last else None
            if outcome:
                share_outcome(rows, open_rows, outcome)
            end = max(values[-1].end, chosen.reading.end)
            rows, last = (rows, last) if outcome else ranked(rows, last, self._text, end)
            last = with_basis(last, self._text, start)
            rows += last
            open_rows = open_rows + len(last) if chosen.reading.end and not outcome else 0
        self.last = state
        if self._clues is not None:
            given = (self._doc, self._sentence, self._section, rows, self._clues)
            rows += goal_rows(*given, self._told, self._find, self._choose)
        return iter(sorted(rows, key=_PLACE) if len(rows) > 1 else rows)

    def _phrase(self, words: str, value: Value) -> Phrase:
        """What is read of the words before a value.

        增收 behind things of another kind is what they brought: 种植药材3万亩，增收2亿元.
        """
        if _TASK in words and pattern("outcome of task").fullmatch(words) is not None:
            words = ""  # 14座水库加固任务已完工11座: of the same
        phrase = without_work(words, read_phrase(words))
        if pattern("no thing").search(phrase.name or phrase.other) is not None:
            phrase = phrase._replace(name="", other="")  # 连续五年保持两位数增长，达到9亿元
        if not phrase.name and (goal := _bar_in_words(words)) is not None:
            return phrase._replace(name=goal.name, start=goal.start, measure=goal.measure)
        phrase = phrase if phrase.name else self._named_before_colon(words, phrase)
        phrase = on_basis(self._text, words, phrase, value.end)
        if NET in words:
            return phrase._replace(measure="change")
        if phrase.name or not words.endswith(ends("alone")):
            return phrase
        word = next(one for one in ends("alone") if words.endswith(one))
        last = self._amount_before()
        if last is None or last.value.kind == value.value.kind:
            return phrase
        return phrase._replace(name=word, start=len(words) - len(word), measure="")

    def _named_before_colon(self, words: str, phrase: Phrase) -> Phrase:
        """A phrase whose name stands in front of a colon in a list of goals: 绿化率：达到45%."""
        head, colon, verb = words.rpartition(_COLON)
        if not colon or not verb:
            return phrase
        joined = read_phrase(head + verb)
        is_known = joined.name and self._find(joined.name) is not None
        return joined if is_known and joined.start + len(joined.name) == len(head) else phrase

    def _amount_before(self) -> Value | None:
        """The amount behind which the words stand: also in front of a share, 为预算的101%."""
        before = [one for one in self._values if one.end <= self._words_start]
        if not before or before[-1].end != self._words_start:
            return None
        return next((one for one in reversed(before) if one.value.kind not in RATES), before[-1])

    def _is_of_no_indicator(self, chosen: Candidate) -> bool:
        """Whether a name is nobody's, of what is left out (扣除房地产), or of a place abroad."""
        name = chosen.names[0]
        if name in words_of("of no owner") or name.startswith(words_of("left out")):
            return True
        value, is_handed = chosen.values[0].value, chosen.reading.how == HANDED_ON
        is_change = chosen.measures[0] in CHANGES and value.kind in _COUNTED
        if is_handed and is_change and name.endswith(words_of("rate end")):
            return True  # 优良天数284天，优良率77.6%，增加1天 is no change of the rate.
        unit = value.unit
        is_area = unit.endswith(words_of("area")) and "/" not in unit
        if is_area and name.endswith(words_of("output")) and is_handed:
            return True  # 茶叶产量3万吨；巴旦木12万亩 has a name that was not seen.
        return self._abroad.has(chosen, self._near, self._words_start)

    def _is_of_no_row(self, values: list[Value]) -> bool:
        """Whether values belong to a name, or are by how much others differ."""
        first = values[0]
        if self._periods.is_difference(first.start):
            return True
        end = values[-1].end
        is_quoted = self._text.find(_CLOSING_QUOTE, end, end + _QUOTED) >= 0
        if is_quoted and pattern("said by one").match(self._text, end) is not None:
            return True  # “今年可减税380万元。”某公司财务负责人说
        if first.value.kind in RATES and is_share_of_parts(
            self._text, self._sentence.start, first.start
        ):
            return True  # 其中甲产业9亿元、乙产业8亿元，占工业的89%: of all that is told of
        if pattern("against figures").match(self._text, self._sentence.start) is not None:
            return True  # 与快报数相比，收入增加2亿元 corrects a figure
        if self._text.endswith(words_of("each day"), 0, first.start):
            return True  # 新增市场主体9万户，日均250户 tells of no year.
        if first.value.kind == "money" and first.text in words_of("size of a place"):
            return pattern("class of places").match(self._text, values[-1].end) is not None
        return is_in_name(self._text, values, self._values, self._find)

    def _share_of_class(self, value: Value) -> int:
        """Where the share of the things begins that a bound tells of; 0 where it tells of none.

        投资5亿元以上的项目占12%: neither is told of all projects, nor of the investment.
        """
        if value.value.kind == "percent" or value.value.comparator not in _BOUNDS:
            return 0
        share = pattern("class with a share").match(self._text, value.end)
        return 0 if share is None else share.end()

    def _turn(self, phrase: Phrase, state: State, *, is_first: bool) -> None:
        """Turn to what a value is about, of which the next sentence may tell parts."""
        if self.topic.is_item and phrase.name and state.names != self.topic.names:
            self.topic = NOTHING  # what comes behind is no longer about the item
        elif is_first and not self._is_on_parts:
            self.topic = state

    def _handed(self, phrase: Phrase, state: State, place: int) -> State:
        """What a phrase hands on whose value tells of no indicator, if it has a name."""
        if not phrase.name:
            return state
        text, start = self._text, self._words_start + phrase.start
        name, start = without_times(text, phrase.name, start, self._periods)
        name, start = without_place(name, start, self._near, self._find)
        issuer = self._doc.issuer
        of_place = place_of(text, self._near, self._words_start, place, issuer)
        told = issuer if of_place is None else of_place
        self._last_names += [name] if name else []  # 分别增长 shares out among these, too
        return State((name,), start, "", "", told, None) if name else state


def _bar_in_words(words: str) -> Phrase | None:
    """The goal in words whose higher bar stands behind it: 增速高于全省平均水平，力争6.5%.

    Args:
        words: the words in front of a value.
    """
    bar = _HIGHER.search(words)
    if bar is None or (worded := wording_in(words[: bar.start()], bar.start())) is None:
        return None
    goal = read_phrase(words[: worded[0].start()])
    if goal.name and not goal.measure:
        # 投资实现正增长、力争增长5%: its own words say of what the value is.
        own = read_phrase(words[bar.end("next") :])
        measure = own.measure or worded[1].measure  # 保持正增长、力争3%
        goal = goal._replace(measure=measure, is_mean=own.is_mean)
    return goal if goal.name and goal.measure else None


def _beyond_bracket(words: str, state: State, outer: State) -> tuple[State, State]:
    """What goes on beyond a bracket, and what stood before it: 新增泊位60个（公共20个）、绿道8公里.

    A bracket behind a name, 新增就业（3万人）增长8%, has nothing before it that goes on.

    Args:
        words: the words in front of a value.
        state: what the value before hands on.
        outer: what was handed on where the last bracket opened; nothing where none is open.
    """
    if words.startswith(_CLOSED):
        state, outer = outer if outer.names else state, NOTHING
    is_open = words.startswith(_OPEN) and not any(mark in words for mark in _CLOSED)
    return state, state if is_open else outer

"""What a sentence hands on from one value to the next, and a second value of the same row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import partial
from typing import NamedTuple

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.candidates import RATES, Value
from policytext.targets.nouns import NEW, leading_verb, verb_of, without_new
from policytext.targets.patterns import pattern
from policytext.targets.phrases import CHANGES, GROWTHS, Phrase
from policytext.targets.surroundings import goal_behind, is_mark, is_stock
from policytext.targets.ways import NET, Reading
from policytext.targets.words import words_of
from policytext.values import Indicator, TimeInterval

__all__ = [
    "AND",
    "NOTHING",
    "State",
    "can_stretch",
    "fitting",
    "is_listed",
    "measure_told",
    "net_of",
    "share_outcome",
    "with_stretch",
]

# What stands between things that are told of together.
_AND, _TOTAL = "、", "总"
_VERB_HANDED = "verb handed on"
AND = (_AND, "和", "与", "及", "以及")
_COMMAS, _AROUND = ("，", ","), "，,、 "
_PERCENT, _HELD, _REACHED = "%", "控制在", ("达到", "达")
_PLUS, _SIGNS = ("+", "＋"), ("+", "＋", "-", "−", "－", "–")
_BEFORE_SIGN = ("同比", "（", "(")
# What is told of the thing before, as its own.
_OWNED = ("owned 0", "finished ")
# A rate that has come to a value is still the same rate.
_COME_TO = ("回落到", "回落至", "回升到", "回升至")
# So many times as much is no bolder goal, but all there are.
_MANY = 5
_REACHED_MARKS = ("达到", "达", "突破", "超过", "过")
# A noun behind a value tells of what it is one.
_NOUN = lazy_pattern("的?([\u4e00-\u9fff]{2,})")


class State(NamedTuple):
    """What a sentence hands on to the next value.

    Attributes:
        names: the names of the last values.
        start: where they stood.
        measure: the last measure that a word said.
        verb: the verb of what was counted: 新增 of 新增5家企业、3个基地.
        place: the code of the division that they are about.
        is_sum: whether they add up what was done in several years.
        base: the time from which the last change is told, as by 由2015年的5%.
        is_base: whether the last values are where a change started from.
        score: how likely the names are to be right.
        is_item: whether they are those of an item of which the next sentence tells.
        period: the period of the last values.
        is_whole: whether the next value sums up what there is with what the last ones brought.
        unit: the unit of the last values that are no rates.
        beside: other names of which parts may be told: the whole of the parts before, those of the
            sentence before.
        is_cut: whether a verb in front of the last names makes less of them: 压减水泥产能50万吨.
        amount: the last value that is no rate.
        is_rate: whether the last value is one.
    """

    names: tuple[str, ...]
    start: int
    measure: str
    verb: str
    place: str | None
    base: TimeInterval | None
    is_sum: bool = False
    is_base: bool = False
    score: float = 1.0
    is_item: bool = False
    period: TimeInterval | None = None
    is_whole: bool = False
    unit: str = ""
    beside: tuple[str, ...] = ()
    is_cut: bool = False
    amount: Decimal | None = None
    is_rate: bool = False


NOTHING = State((), 0, "", "", None, None)


def measure_told(phrase: Phrase, words: str, value: Value, state: State) -> str:
    """The measure of a value by the words before it; without a name, also by the value before.

    Args:
        phrase: what is read of the words.
        words: those between the value before and this one.
        value: the value.
        state: what the value before hands on.
    """
    if value.value.kind == "count" and words.endswith(_COMMAS):
        return ""  # 学校改造提升，25个小区整治: what was done to others is told before
    is_rate = state.measure == "growth" and value.value.kind == "percent"  # 增长5%，由4%回升到5%
    is_base = phrase.is_base and not phrase.name and not phrase.measure and not is_rate
    if is_base and state.measure in CHANGES:
        return "level"  # 增长8%，由30亿元增加到32亿元
    if value.text.startswith(words_of("exceeds")):
        return "change"  # 较上年高出2个百分点
    if phrase.measure in ("", "level") and _is_signed(value, words):
        return "growth"  # 地区生产总值同比+5.1%, 出口90亿元（-3.2%）
    is_own = not phrase.name and phrase.measure in ("", "level")
    is_held = state.measure == "decrease" and value.text.startswith(_HELD)
    if is_own and value.value.unit == _PERCENT and is_held:
        return "level"  # 每年下降1个百分点以上，控制在48%以内
    if is_own and state.is_base and state.measure == "share" and value.value.unit == _PERCENT:
        return "share"  # 占比由22%提升至45%
    if not phrase.measure and state.verb == NET and phrase.name and words.startswith(AND):
        return "change"  # 净增规上工业企业5户、规上服务业企业3户
    if state.is_cut and _is_cut_too(words, phrase, value):
        return "decrease"  # 压减水泥产能50万吨、砖瓦产能1.2亿块
    is_bare = not (phrase.name or phrase.measure) and value.value.kind not in RATES
    if is_bare and state.measure in CHANGES and pattern("level by itself").search(words):
        return "level"  # 年均增长16%，五年累计26亿元; 年均增长11%，2011年7200元
    if not phrase.name and not phrase.measure and value.text.startswith(_REACHED):
        return "level"  # 提高1.5个百分点，达到33%以上
    measure = phrase.measure if phrase.name else _goes_on_with(phrase.measure, state, words)
    if measure in CHANGES and not phrase.measure and is_mark(value):
        return "level"  # 增长8%，突破10亿元; 减少2亿元，控制在10亿元以内
    return measure


def _is_cut_too(words: str, phrase: Phrase, value: Value) -> bool:
    """Whether a member of a list is made less by the verb of the one before."""
    is_member = not phrase.measure and _is_member(words, phrase.name, value)
    return is_member and value.value.kind not in RATES and leading_verb(phrase.name) is None


def _is_signed(value: Value, words: str) -> bool:
    """Whether a sign before a percentage tells that it is growth."""
    if value.value.unit != _PERCENT or not value.text.startswith(_SIGNS):
        return False
    return value.text.startswith(_PLUS) or words.endswith(_BEFORE_SIGN)


def _goes_on_with(measure: str, state: State, words: str) -> str:
    """The measure of a value without a name, by its own words and the value before.

    Where growth starts from its base, what it is raised to is growth too: 增速由6%提高到7%, and
    so with a fall: 降幅由10%收窄到3%. So is what a rise came to: 涨幅要降到3%，实际回落到2%.
    """
    is_come_to = words.endswith(_COME_TO)
    is_change = (state.is_base or is_come_to) and state.measure in GROWTHS and measure == "level"
    return state.measure if is_change or not measure else measure


def net_of(words: str, phrase: Phrase, state: State) -> State:
    """What is handed on to a net change of the things: 新增企业43家，净增31家."""
    if phrase.name or not state.names or words.strip(_AROUND) != NET:
        return state
    return state._replace(names=tuple(map(without_new, state.names)), verb="")


def is_listed(words: str, name: str) -> bool:
    """Whether a value is one of a list that may share a verb: 新建A3个、B2个, 新增A3公里，B2公里.

    Args:
        words: those in front of it.
        name: the name that is read of them.
    """
    if leading_verb(name) is not None:
        return False  # 新增A3个，建成B2个、C1个 has another verb.
    return words.startswith(AND) or (words[:1] in _COMMAS and words[1:] == name != "")


def fitting(
    ways: list[Reading], words: str, value: Value, name: str, state: State
) -> list[Reading]:
    """Those of the ways to read a name that fit what the value before hands on; else all.

    Args:
        ways: the ways.
        words: those between the value before and this one.
        value: the value.
        name: the name that is read of the words.
        state: what is handed on.
    """
    if state.is_whole and state.names:
        # 上市企业 of 新增上市企业3家，其中科创板1家，总数达到18家
        return [way for way in ways if way.name.startswith(state.names[-1])] or ways
    if _is_of_new(words, name, value, state):
        return [way for way in ways if way.how.startswith(_VERB_HANDED)] or ways
    if is_mark(value) and words[:1] in _COMMAS and state.verb.startswith(NEW):
        # 新增小巨人企业50家，高新技术企业突破1万家
        return [way for way in ways if not way.how.startswith(_VERB_HANDED)] or ways
    if state.verb in words_of("shared verb") and pattern("takes no verb").search(name) is not None:
        # 引进项目30个、常住人口20万人
        return [way for way in ways if not way.how.startswith(_VERB_HANDED)] or ways
    if _shares_verb(words, name, value, state) and any(
        way.how.startswith(_VERB_HANDED) for way in ways
    ):
        return [way for way in ways if way.how != "plain"]
    if _is_by_counted(words, name, state):
        return [way for way in ways if way.how.startswith(_OWNED)] or ways
    if state.names and name in words_of("where people live"):
        return _of_same_measure(ways, name, state.names[-1]) or ways
    if _is_per_value(words, name, state):
        return [way for way in ways if pattern("per value").match(way.name)] or ways
    return ways


def _is_of_new(words: str, name: str, value: Value, state: State) -> bool:
    """Whether a value is of new things, too: 新增企业9家，其中科技企业3家; 新建学校9所、医院2家."""
    if not state.verb.startswith(NEW) or value.value.kind in RATES:
        return False
    if _is_member(words, name, value):
        return True  # Of 410 such members of a list twelve were not told of with the verb.
    return pattern("part of new").fullmatch(words) is not None


def _is_member(words: str, name: str, value: Value) -> bool:
    """Whether a value is that of a member of a list without a verb of its own: 、医院2家."""
    if words not in (f"{_AND}{name}", f"和{name}") or not name or name.startswith(_TOTAL):
        return False
    return value.text[0].isdigit() and not is_stock(words)


def _shares_verb(words: str, name: str, value: Value, state: State) -> bool:
    """Whether a member of a list is told of with the verb of the one before: 改造A9公里、B2公里.

    Of 330 such members five were told of without it.
    """
    if state.verb not in words_of("shared verb") or value.value.kind in RATES:
        return False
    is_its_own = state.names[-1].startswith(state.verb) if state.names else False
    return is_its_own and _is_member(words, name, value)


def _is_by_counted(words: str, name: str, state: State) -> bool:
    """Whether a value is of the firms that were just counted: 86家外贸企业实现进出口额9亿元."""
    # The words begin behind what was counted with its noun behind it.
    place = words.find(name) if name else -1
    if place <= 0 or not state.names or pattern("they made").fullmatch(words, 0, place) is None:
        return False
    return pattern("counted makers").fullmatch(state.names[-1]) is not None


def _of_same_measure(ways: Sequence[Reading], name: str, whole: str) -> list[Reading]:
    """The ways in which a part is told what its whole is: 居民人均消费支出9元，其中城镇12元."""
    parts = [way for way in ways if way.how.startswith("headed")]
    same = [way for way in parts if whole.endswith(way.name[len(name) :])]
    longest = max((len(way.name) for way in same), default=0)
    return [way for way in same if len(way.name) == longest]


def _is_per_value(words: str, name: str, state: State) -> bool:
    """Whether a value is for each unit of what the one before is for.

    单位国内生产总值 is that of 能耗下降3%、二氧化碳排放下降4% behind it.
    """
    if not words.startswith(AND) or pattern("used per value").fullmatch(name) is None:
        return False
    return any(pattern("per value").match(one) is not None for one in state.names)


def can_stretch(text: str, rows: Sequence[Span[Indicator]], values: Sequence[Value]) -> bool:
    """Whether values can be the more ambitious ones of as many rows: 5家，力争6家.

    A noun behind them says that they are of another thing: 力争2家企业上市.
    """
    if len(rows) != len(values) or not all(map(partial(_is_alike, text), rows, values)):
        return False
    end = values[-1].end
    noun = None if goal_behind(text, end) else _NOUN.match(text, end)
    return noun is None or rows[-1].value.indicator.endswith(noun[1])


def _is_reached(text: str, value: Value) -> bool:
    """Whether a value is told as what a change comes to."""
    return value.text.startswith(_REACHED_MARKS) or text.endswith(_REACHED_MARKS, 0, value.start)


def _is_alike(text: str, row: Span[Indicator], value: Value) -> bool:
    """Whether a value can be a second one of a row."""
    first = row.value.quantity
    return (
        first is not None
        and row.value.stretch is None
        and row.value.role == "target"
        and first.value.kind == value.value.kind
        and not _is_of_all(row.value.indicator, first, value)
        # 收入增加180元，力争突破3150元 has a level of its own.
        and not (row.value.measure == "change" and _is_reached(text, value))
    )


def _is_of_all(name: str, first: Value, value: Value) -> bool:
    """Whether a second value is of all there are: 新增高新技术企业100家，力争突破2000家."""
    low, more = first.value.low, value.value.low
    is_more = low is not None and more is not None and more > _MANY * low
    return is_more and verb_of(name).startswith(NEW)


def with_stretch(row: Span[Indicator], value: Value) -> Span[Indicator]:
    """A row with a second, more ambitious value."""
    return replace(row, value=replace(row.value, stretch=value))


def share_outcome(rows: list[Span[Indicator]], count: int, outcome: str) -> None:
    """Give the last rows, so many, what became of the things that they count with those behind."""
    for i in range(len(rows) - count, len(rows)):
        rows[i] = replace(rows[i], value=replace(rows[i].value, wording=outcome))

"""Which numbers of a sentence can be values of indicators, and which of them stand in one list."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.candidates import Value
from policytext.targets.features import Find
from policytext.targets.own_measures import JOINT, is_shared, own_measure
from policytext.targets.patterns import pattern
from policytext.targets.phrases import read_phrase
from policytext.targets.sectors import is_ratio
from policytext.targets.surroundings import goal_behind, is_mark
from policytext.targets.words import words_of

__all__ = ["is_in_name", "lists_of", "stops"]

# Shares and amounts may also stand in one list with a comma; things that are counted do not.
_COMMA = lazy_pattern(r"\s*[,，]\s*")
_COUNTED = frozenset({"count", "measure"})
_STOP = lazy_pattern("[，,。；;、：:（）()\n]")
_NO_VALUES = frozenset({"rank", "ordinal", "magnitude"})
# Persons are counted with 位, and so are ranks: 10位专家, 前10位.
_NOUN = lazy_pattern("[\u4e00-\u9fff]{2}")
_SIZES = frozenset({"money", "magnitude"})
_BOUNDS = frozenset({"gt", "ge", "lt", "le", "range"})
# 超亿元企业 is a bound, 3000多个 is none.
_OVER = ("超", "过")
# An amount without digits tells of what class things are: 亿元农业项目3个.
_CLASS = lazy_pattern("[十百千万亿]+元")
# 千亿元 has its digits in words.
_AGE, _NEAR = "年龄", 6
# What every age has, and so near to its start: 65岁, 16至59周岁.
_OF_AGE, _LONGEST_AGE = "岁", 16
_BARE = frozenset({"亿元", "万元"})
_LOOK_BACK = 24
# A goal with which a value is compared: 5%，低于5.5%的目标.
_PARTED = ("，", ",", "、", "（", "(", "均", "明显")
_THAN = ("低于", "高于", "超", "优于", "快于", "好于", "不到", "不及")
_TO = ("与", "同", "距", "距离", "较")
# These end words of another kind: 签订合同30亿元.
_NOT_TO = ("合同", "参与", "共同", "协同", "等同", "不同", "赠与", "给与", "比较")
_LISTED = lazy_pattern(r"\s*[、和]\s*")
_MULTIPLE, _GROWN = "multiple", frozenset({"percent", "multiple"})
_DIGITS = "位数"
_BY = "分"
# A size in words is part of the name of a site: 万亩梨园景区.
_SIZE = lazy_pattern("[十百千万]+(?:亩|里|公里)")


def lists_of(text: str, sentence: Span[None], values: Sequence[Value]) -> Iterator[list[Value]]:
    """The values of a sentence, those of one list together.

    Args:
        text: the text.
        sentence: the sentence.
        values: its quantities.
    """
    group: list[Value] = []
    for i, value in enumerate(values):
        if not _is_value(text, sentence, value) or _is_bound(text, values[i : i + 2]):
            continue
        if _counts_kinds(values[i : i + 2]):
            continue
        if group and _joins(text, group, value):
            group.append(value)
            continue
        if group:
            yield group
        group = [value]
    if group:
        yield group


def _joins(text: str, group: Sequence[Value], value: Value) -> bool:
    """Whether a value goes on with a list: one of the same kind, or any behind 分别."""
    if is_mark(value) and not is_mark(group[-1]):
        return False  # 增加5000元、达到6万元以上
    if value.text.startswith(words_of("not reached")):
        return False  # 增长1.2%，未达到7%的目标
    if is_ratio(group[0], text) or is_ratio(value, text):
        return is_ratio(group[-1], text)
    between = text[group[-1].end : value.start]
    if own_measure(text, group[0].start, group[-1], value):
        return True
    kinds = {group[-1].value.kind, value.value.kind}
    if len(kinds) > 1:
        if _MULTIPLE in kinds and not kinds <= _GROWN:
            return False
        if kinds <= _GROWN and _LISTED.fullmatch(between):
            return True  # 增长1.2倍、3.3%和22% tells of several names
        return is_shared(text, group[0].start) and JOINT.fullmatch(between) is not None
    if JOINT.fullmatch(between) or pattern("per unit joined").fullmatch(between):
        return True  # 每人每月791元和每人每年8112元
    if value.value.kind in _COUNTED or _COMMA.fullmatch(between) is None:
        return False
    return pattern("share of things").match(text, value.end) is None


def stops(values: Sequence[Value]) -> dict[int, int]:
    """For each place where a value begins, where those that follow at once end: 12类45件民生实事.

    Args:
        values: the quantities of the sentence, in order.
    """
    found: dict[int, int] = {}
    for value in reversed(values):
        found[value.start] = found.get(value.end, value.end)
    return found


def _is_bound(text: str, values: Sequence[Value]) -> bool:
    """Whether a number bounds what the next one counts: 产值超亿元企业达到13家."""
    value, rest = values[0], values[1:]
    is_over = value.value.comparator == "over" and value.text.startswith(_OVER)
    if is_over and pattern("bounded in list").match(text, value.end):
        return True
    if not rest:
        return False
    is_class = _CLASS.fullmatch(value.text) is not None
    if value.value.comparator not in _BOUNDS and not is_over and not is_class:
        return False
    is_size = rest[0].value.kind == "count" and value.value.kind in _SIZES
    if is_size and pattern("bounded count").fullmatch(text, value.end, rest[0].start) is not None:
        return True  # 其中亿元以上8个
    # 亿元以上项目投资增长12% tells of no change by 亿元.
    noun = "bounded" if rest[0].value.kind == "count" else "bounded sum"
    match = pattern(noun).match(text, value.end)
    return match is not None and not _STOP.search(text, match.end(), rest[0].start)


def _counts_kinds(values: Sequence[Value]) -> bool:
    """Whether a number counts kinds of what the next one counts: 12类45件民生实事."""
    if len(values) < 2 or values[1].value.kind != "count":
        return False
    value = values[0]
    return value.end == values[1].start and value.text.endswith(words_of("kinds"))


def _has_no_digits(text: str, value: Value) -> bool:
    """Whether an amount was left open: 完成投资 亿元，; 亿元项目 has a noun behind it."""
    if value.value.comparator != "eq" or value.text not in _BARE:
        return False
    return value.end == len(text) or _STOP.match(text, value.end) is not None


def _is_value(text: str, sentence: Span[None], value: Value) -> bool:
    """Whether a number can be an indicator's value: no rank, no comparison with others."""
    before = text[max(sentence.start, value.start - _LOOK_BACK) : value.start]
    if value.value.kind in _NO_VALUES:
        return _DIGITS in value.text and pattern("grown by").search(before) is not None
    if _has_no_digits(text, value) or _compares(text, before, value):
        return False
    if value.value.kind == "duration" and value.value.unit not in words_of("measured time"):
        # 受教育年限 is measured in years; most numbers of years say when or how long.
        return any(name in before for name in words_of("measured in years"))
    if value.value.kind == "duration" and pattern("event").search(before):
        return False  # 假期8天 tells when something was, as 工期 does
    if pattern("ceiling of others").search(before) or pattern("would be").search(before):
        return False  # 债务余额12亿元，控制在核定限额15亿元以内
    if value.value.kind != "count":
        is_size = _SIZE.fullmatch(value.text) is not None
        return not (is_size and pattern("site").match(text, value.end))
    # 粮食十七连增 says nothing of how much grew.
    if value.value.unit in words_of("streak") or value.value.unit in words_of("stage"):
        return False
    if before.endswith("以下") or pattern("of a kind").fullmatch(value.text):
        return False
    if before.endswith(_BY) and value.value.unit in words_of("turn"):
        return False  # 分两批取消79项
    is_rank = value.text.endswith("位") and not _NOUN.match(text, value.end)
    return not is_rank and not text.startswith(words_of("no thing"), value.end)


def _compares(text: str, before: str, value: Value) -> bool:
    """Whether a number tells how far a value is from a goal, or from what others have.

    Args:
        text: the text.
        before: what stands before the number.
        value: the number.
    """
    if before.endswith(_PARTED) and value.text.startswith(_THAN) and goal_behind(text, value.end):
        return True  # 失业率5%，低于5.5%的目标
    if before.endswith(_TO) and not before.endswith(_NOT_TO) and goal_behind(text, value.end):
        return True  # 与8%的目标有差距
    if pattern("kept within").search(before) and pattern("goal kept").match(text, value.end):
        return True  # 失业率5%，控制在5.5%的目标以内
    if value.value.kind == "point" and pattern("compared").search(before):
        return True
    is_beyond = value.text.startswith(words_of("exceeds"))
    # 比全省高出3微克 compares, 较上年高出2天 tells of a change.
    return is_beyond and pattern("than others").search(before) is not None


def is_in_name(text: str, values: Sequence[Value], all_values: Sequence[Value], find: Find) -> bool:
    """Whether a number of divisions, an age or a size is part of the next value's name.

    So are 沿江三市 of 沿江三市地区生产总值, 65岁以上 of 65岁以上老年人健康管理率 and 500万元以上 of
    500万元以上固定资产投资.

    Args:
        text: the text.
        values: a list of values.
        all_values: those of the sentence.
        find: gives the entry of a codebook for a name.
    """
    value = values[-1]
    is_age = text.find(_OF_AGE, value.start, value.start + _LONGEST_AGE) > 0
    if is_age and pattern("age in name").match(text, value.start) is not None:
        # 65岁以上老年人健康管理率; 平均年龄32岁的青年 has an age for itself.
        return _AGE not in text[max(0, value.start - _NEAR) : value.start]
    if value.value.kind == "money":
        return pattern("threshold in name").match(text, value.start) is not None
    if len(values) > 1 or value.value.kind != "count":
        return False
    if pattern("several divisions").fullmatch(value.text) is None:
        return False
    behind = next((one.start for one in all_values if one.start >= value.end), value.end)
    phrase = read_phrase(text[value.end : behind])
    return phrase.start == 0 and bool(phrase.name) and find(phrase.name) is not None

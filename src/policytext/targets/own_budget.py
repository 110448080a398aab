"""Which budget a document tells of, and whose: 市级收入 below （二）政府性基金预算."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from re import Pattern

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.patterns import pattern, source
from policytext.targets.words import any_of, words_of
from policytext.values import Indicator

__all__ = [
    "OwnBudget",
    "bare_of_budget",
    "is_of_same_fund",
    "of_budget",
    "of_same_fund",
    "owned",
    "with_total",
]

Row = Span[Indicator]

_PART, _COLONS, _BUDGET = "其中", ("：", ":"), "预算"
_COMMAS, _SPENT = ("，", ",", "、"), "支出"
_GOES_ON_WITH, _DIGIT = (*_COMMAS, "；", ";"), "0"
# How a sentence begins that goes on with the budget of the one before.
_GOES_ON = ("bare at start", "item of a budget at start")
# Words of every lead on the budget of one level, and of every sentence on that of the whole.
_LEVEL, _WHOLE = "级", "全"


@dataclass
class OwnBudget:
    """Whose budget a document tells of, sentence by sentence.

    Attributes:
        owner: the level of the last heading or lead that names one: 市级; empty where none does.
    """

    owner: str = ""
    # Which budget the heading above names, or the sentence before in its paragraph.
    kind: str = ""
    # How deep that heading is; 0 where a lead names it.
    _depth: int = 0
    # Whether a heading names it, which holds beyond a sentence on the whole place.
    _is_headed: bool = False
    # How deep the heading is at which the owner is told of no more, and the last heading.
    _end: int = 0
    _last: int = 0
    # The level of the last row of the sentence before, whose items may follow.
    _told: str = ""

    def enter(self, sentence: Span[None], level: int, *, is_first: bool) -> str:
        """Go on to a sentence; whose budget its bare names are of.

        Args:
            sentence: the sentence.
            level: how deep the section is that it begins; 0 where it begins none.
            is_first: whether it begins a paragraph.
        """
        text = sentence.text
        self._turn(text, level)
        self._last = level or self._last
        lead = pattern("own budget").match(text) if _LEVEL in text else None
        if lead is not None:
            self.owner, self._is_headed, self._end = lead["owner"], level > 0, self._last
            return self.owner
        if self._told and pattern("items of a budget").match(text) is not None:
            # 市本级支出安排52亿元。主要支出项目：教育支出6亿元
            if text.endswith(_COLONS):
                self.owner, self._end = self._told, self._last
            return self._told
        if self.kind and (lead := pattern("level first").match(text)) is not None:
            return lead["owner"]
        if self._told and not is_first and any(pattern(each).match(text) for each in _GOES_ON):
            return self._told  # 市级收入完成62亿元，增长3%。支出完成128亿元; 。教育支出8亿元
        is_of_all = _WHOLE in text and pattern("whole budget").match(text) is not None
        if 0 < level <= self._end or (is_of_all and (level or not self._is_headed)):
            self.owner = ""
        return "" if is_of_all else self.owner

    def _turn(self, text: str, level: int) -> None:
        """Turn to the budget that a heading or a lead names; other headings end it."""
        if _KIND.search(text) is not None and (named := _named().match(text)) is not None:
            self.kind, self._depth = _kinds()[named["kind"]], level
        elif level and level <= max(self._depth, 1):
            self.kind = ""

    def leave(self, rows: Sequence[Row]) -> None:
        """Go on from a sentence with these rows."""
        if rows:
            names = [row.value.indicator for row in rows if _LEVEL in row.value.indicator]
            levels = filter(None, map(pattern("level of a budget").match, reversed(names)))
            last = next(levels, None)
            self._told = last[0] if last is not None else ""


# What every budget's name has.
_KIND = lazy_pattern("预算|财政|基金|资本经营")


@cache
def _kinds() -> dict[str, str]:
    """What the income of a budget is told of as, by the name in a heading."""
    return {row[0]: row[1] for row in read_rows("targets/budgets.tsv")}


@cache
def _named() -> Pattern[str]:
    """A heading or a lead that names one budget."""
    return re.compile(source("budget named").replace("KINDS", any_of(_kinds())))


@cache
def _kinds_named() -> tuple[str, ...]:
    """How names say which budget they are of: 基金 in 市级基金收入."""
    return (*_kinds(), *(each.removesuffix(_BUDGET) for each in _kinds()))


@cache
def _of_level() -> Pattern[str]:
    """A name of what one level has, with the budget that it is of: 市级基金收入."""
    level = source("level of a budget")
    return re.compile(f"(?P<level>{level})(?P<kind>{any_of(_kinds_named())}(?=收入|支出))?")


def of_budget(kind: str, name: str, words: str, last: str) -> tuple[str, str]:
    """What a bare name is of a budget: 市级收入 is 市级政府性基金收入; empty: it is not bare.

    Args:
        kind: the budget that the heading above it names; empty where none does.
        name: the name.
        words: the words in front of its value: with transfers it is 收入总计.
        last: the level of the one before in its sentence, which goes on: 市级收入9亿元，支出8亿元;
            with the budget, where its name says it otherwise: 市级基金收入9亿元，支出8亿元.

    Returns:
        The name, and the level that goes on.
    """
    if not kind:
        return "", ""
    last = "" if _WHOLE in words else last
    bare = pattern("bare in a budget").fullmatch(name)
    if bare is None:
        # 全市收入9亿元，其中市级基金收入2亿元；支出8亿元 may go on with that of all.
        named = _of_level().match(name) if _LEVEL in name and _PART not in words else None
        return "", named["level"] + (named["kind"] or "") if named is not None else last
    total = next((word for word in words_of("total of a budget") if words.endswith(word)), "")
    level = bare["owner"] or last
    whose = level if level.endswith(tuple(_kinds_named())) else level + kind
    return whose + _what(bare["what"], words) + total, level


def with_total(name: str, text: str, end: int) -> str:
    """The name of what a budget has with the word that adds transfers to it, where one follows.

    Args:
        name: the name.
        text: the text.
        end: where the name ends in it.

    Example:
        >>> with_total("市级一般公共预算收入", "市级一般公共预算收入总计9亿元", 10)
        '市级一般公共预算收入总计'
        >>> with_total("出口", "出口总计9亿元", 2)
        '出口'
    """
    total = next((word for word in words_of("total of a budget") if text.startswith(word, end)), "")
    return name + total if total and pattern("budget's own").search(name) is not None else name


def _what(bare: str, words: str) -> str:
    """A bare name with the year that makes a balance another one: 当年结余 beside 滚存结余."""
    found = pattern("balance of the year").search(words)
    return found[0] if found is not None and found[0].endswith(bare) else bare


def of_same_fund(name: str, words: str, before: str) -> str:
    """What a bare name is of the fund right before it: 养老保险基金收入9亿元，支出8亿元.

    Args:
        name: the name.
        words: the words in front of its value.
        before: the name of the value before; it goes on up to a semicolon.

    Returns:
        Nothing where it is not bare, or where another fund or budget may be meant.

    Example:
        >>> of_same_fund("支出", "，支出", "市级基金收入")
        '市级基金支出'
        >>> of_same_fund("支出", "；支出", "市级基金收入")
        ''
    """
    if not words.startswith(_COMMAS) or _WHOLE in words:
        return ""
    fund = pattern("of a fund").fullmatch(before)
    bare = pattern("bare in a budget").fullmatch(name) if fund is not None else None
    if fund is None or bare is None or bare["owner"]:
        return ""
    return fund["whose"] + _what(bare["what"], words)


def is_of_same_fund(name: str, before: str) -> bool:
    """Whether names tell of one fund, so that one is as sure as the other.

    Example:
        >>> is_of_same_fund("市级基金支出", "市级基金收入")
        True
        >>> is_of_same_fund("基金支出", "市级基金收入")
        False
    """
    fund = pattern("of a fund").fullmatch(before)
    same = pattern("of a fund").fullmatch(name) if fund is not None else None
    return fund is not None and same is not None and same["whose"] == fund["whose"]


def owned(rows: Sequence[Row], text: str, owner: str) -> list[Row]:
    """The rows of a sentence with the names of whose budget they are.

    Args:
        rows: the rows, by place.
        text: the text.
        owner: whose budget the sentence is on; empty where no lead tells.
    """
    if not owner and not any(_LEVEL in row.value.indicator for row in rows):
        return list(rows)  # So are those of most sentences.
    found: list[Row] = []
    whole, is_total, part, end = "", False, "", 0
    is_from_above = False
    for row in rows:
        name = row.value.indicator
        named = pattern("level of a budget").match(name)
        start = row.value.quantity.start if row.value.quantity is not None else row.start
        between = text[end:start]
        # 市级基金收入620亿元，其中出让收入580亿元，其他收入9亿元: parts are of the same budget.
        is_part = bool(whole) and (bool(part) or _has_parts(between))
        is_part = is_part or (bool(whole) and is_total and _is_item(name, between))
        is_part = is_part and "。" not in between and _WHOLE not in between
        part = name if is_part else ""
        level = owner or (whole if is_part else "")
        # 中央补助收入9亿元，其中专项转移支付2亿元: what comes from above is not their own.
        is_from_above = _is_from_above(found, between, is_part=is_from_above)
        level = "" if is_from_above else level
        is_own = level and named is None and pattern("other level").match(name) is None
        if is_own and _is_of_budget(name):
            row = replace(row, value=replace(row.value, indicator=level + name))
        if named is not None:
            # 市本级教育支出6亿元；科学技术支出3亿元 are items of one budget.
            is_item = name.endswith(_SPENT)
            whole, is_total = named[0], _PART not in between and (is_item or _is_total(name))
        elif not is_part and name != (found[-1].value.indicator if found else ""):
            whole = ""
        found.append(row)
        end = row.end
    return found


def _is_from_above(before: Sequence[Row], words: str, *, is_part: bool) -> bool:
    """Whether a value is part of what a budget gets from above, as the one before may be."""
    if not before or "。" in words or "；" in words:
        return False
    name = before[-1].value.indicator
    return (is_part and words.startswith(_COMMAS)) or (
        _PART in words and pattern("from above").fullmatch(name) is not None
    )


def _has_parts(words: str) -> bool:
    """Whether words lead on to parts of what stands before them: ，主要支出安排：教育支出6亿元."""
    return _PART in words or pattern("items of a budget").search(words) is not None


def _is_total(name: str) -> bool:
    """Whether a name is the income or spending of one level's budget: 市级一般预算收入."""
    found = _of_level().match(name)
    bare = name[found.end() :] if found is not None else ""
    return pattern("bare in a budget").fullmatch(bare) is not None


def _is_item(name: str, words: str) -> bool:
    """Whether spending goes on with that of one level: 市级支出12亿元；教育支出2亿元."""
    if not words.startswith(_GOES_ON_WITH):
        return False
    return pattern("item of a budget at start").match(name + _DIGIT) is not None


def bare_of_budget(name: str) -> str:
    """A name without whose budget it is of: 教育支出 of 市级教育支出; empty where none says so."""
    level = pattern("level of a budget").match(name)
    bare = name[level.end() :] if level is not None else ""
    return bare if bare and _is_of_budget(bare) else ""


def _is_of_budget(name: str) -> bool:
    """Whether a name is of what a budget has, not of what residents or firms earn and spend."""
    if not name.endswith(words_of("of a budget")):
        return False
    for word in words_of("within a budget"):
        name = name.replace(word, "")  # 企业所得税 is no tax that firms tell of.
    return not any(word in name for word in words_of("outside a budget"))

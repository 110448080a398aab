"""What a budget planned, and what came of it: 收入预算为9亿元，实际完成10亿元."""

from __future__ import annotations

import re
from functools import cache
from re import Pattern

from policytext.targets.patterns import pattern, source

__all__ = ["goes_on", "plan_told", "planned_name"]

_BUDGET, _SPENT, _RECEIVED = "预算", "支出", "收入"
_COUNTED = ("数", "额")
_CLUES = (_BUDGET, "批准的")
# An amount of money at which the words before the next value begin.
_MONEY = "约?[0-9０-９.．,，]+[万亿千百]*元"


def plan_told(text: str, begin: int, start: int, place: int) -> str:
    """Whether a value is what a budget planned (goal), or what came of it (outcome).

    Args:
        text: the text.
        begin: where its sentence begins.
        start: where the words in front of it begin.
        place: where the value begins.

    Returns:
        Nothing where it is neither.

    Example:
        >>> text = "支出预算调整为9亿元，实际支出8亿元"
        >>> plan_told(text, 0, 0, 7), plan_told(text, 0, 10, 15)
        ('goal', 'outcome')
    """
    if not any(word in text[begin:place] for word in _CLUES):
        return ""  # So it is of most values.
    if _planned().search(text, start, place) is not None:
        return "goal"
    return _told_next(text, begin, start, place)


def goes_on(text: str, begin: int, start: int, place: int) -> bool:
    """Whether a value is of what the plan right before it is of: 实际支出 of 教育支出预算.

    Args:
        text: the text.
        begin: where its sentence begins.
        start: where the words in front of it begin.
        place: where the value begins.
    """
    return _told_next(text, begin, start, place) != ""


def planned_name(name: str) -> str:
    """A name without the budget or the account that has a value for it.

    Example:
        >>> planned_name("教育支出年初预算"), planned_name("调入一般公共预算")
        ('教育支出', '调入一般公共预算')
        >>> planned_name("一般公共预算收入决算数")
        '一般公共预算收入'
    """
    uses = ("account of name",) * name.endswith(_COUNTED) + ("budget of name",) * (_BUDGET in name)
    found = (pattern(use).fullmatch(name) for use in uses)
    return next((one["name"] for one in found if one is not None), name)


def _told_next(text: str, begin: int, start: int, place: int) -> str:
    """What a value is whose words go on with a plan right before them."""
    before = text[begin:start]
    has_plan = any(word in before for word in _CLUES)
    plan = _valued().search(text, begin, start) if has_plan else None
    if plan is None:
        return ""
    words = text[start:place]
    if pattern("budget changed").fullmatch(words) is not None:
        return "goal"
    if pattern("came of budget").fullmatch(words) is None:
        return ""
    # 收入预算为9亿元，实际支出8亿元 is of two things.
    is_same = all(one in plan[0] for one in (_SPENT, _RECEIVED) if one in words)
    return "outcome" if is_same else ""


@cache
def _planned() -> Pattern[str]:
    """Words right before what a budget planned."""
    return re.compile(f"(?:{source('budget planned')})$")


@cache
def _valued() -> Pattern[str]:
    """Such a plan with its value, which may be changed, up to where the next words begin."""
    changed = f"(?:{source('budget changed')}){_MONEY}"
    return re.compile(f"(?:{source('budget planned')}){_MONEY}(?:{changed})*$")

"""Whether a value tells of what was, or of what is meant to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.targets.patterns import pattern

__all__ = ["role_before"]

# Roles of sections, and what their values are.
SECTION_ROLES = {"review": "actual", "targets": "target", "plan": "target"}


# A goal that was reached is told of looking back: 主要目标任务圆满完成; 力争实现 looks ahead.
_GOAL = "目标"
# 比去年, 在去年 compare, they do not tell of last year.
_COMPARED = ("比", "较", "在", "以", "同", "与")
_FAR = 4


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    roles = {word: (role, strength) for word, role, strength in read_rows("targets/role_words.tsv")}
    words = sorted(roles, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), roles


def _is_done(sentence: str, goal: re.Match[str]) -> bool:
    """Whether a goal is told of as reached: 完成了全年主要目标任务."""
    if _GOAL not in goal[0]:
        return False
    if pattern("done").match(sentence, goal.end()) is not None:
        return True
    before = sentence[max(0, goal.start() - 24) : goal.start()]
    if pattern("beyond").search(before):
        return True
    return pattern("done before").search(before) is not None


def role_before(
    sentence: str, place: int, *, is_strong: bool = False, is_ahead: bool = False
) -> str | None:
    """The role that the last telling word before a place in a sentence gives; None: none.

    Args:
        sentence: the sentence.
        place: where the value begins in it.
        is_strong: only words that speak for what comes after their sentence too.
        is_ahead: whether the section is of goals or plans, in which words such as 全年完成 tell of
            what is meant to be done.

    Example:
        >>> role_before("今年的预期目标是：地区生产总值增长6%", 16)
        'target'
    """
    marks = _marks(sentence, is_ahead)
    mark = marks[bisect_right(marks, place, key=lambda mark: mark.end) - 1]
    return mark.strong if is_strong else mark.role


def _is_compared(sentence: str, place: int) -> bool:
    """Whether something is compared with what a word tells: 比去年, 明显大于去年."""
    before = sentence[max(0, place - _FAR) : place]
    return before.endswith(_COMPARED) or pattern("compared time").search(before) is not None


class _Mark(NamedTuple):
    """What is known behind a telling word: the role, and that which speaks for later sentences."""

    end: int
    role: str | None
    strong: str | None


@lru_cache(maxsize=8)
def _marks(sentence: str, is_ahead: bool) -> tuple[_Mark, ...]:
    """The telling words of a sentence in order, each with what it and those before it give."""
    pattern, roles = _words()
    marks = [_Mark(0, None, None)]
    is_goal = False
    for match in pattern.finditer(sentence):
        role, strength = roles[match[0]]
        if role == "target" and _is_done(sentence, match):
            role = "actual"
        if _is_compared(sentence, match.start()):
            continue
        if strength == "open":
            if is_ahead:
                continue
            strength = "weak"
        if role == "actual" and strength == "weak" and is_goal:
            continue  # 主要目标是：生产总值比上年增长9% stays a goal
        is_goal = strength == "strong" and role == "target"
        strong = role if strength == "strong" else marks[-1].strong
        marks.append(_Mark(match.end(), role, strong))
    return tuple(marks)

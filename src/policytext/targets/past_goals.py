"""Goals of the time that is looked back on, and what became of them."""

from __future__ import annotations

from typing import NamedTuple

from policytext.span import Span
from policytext.targets.budget_plans import plan_told
from policytext.targets.patterns import pattern
from policytext.targets.surroundings import goal_behind
from policytext.targets.words import words_of

__all__ = ["Back", "back_on", "then_told"]

_PLAN = "计划"
_GOAL, _STOPS, _PERCENT = "目标", "，,；;。\n", ("%", "％")
_FROM = ("从", "由")
# So many characters before a value, and behind it, tell of its goal.
_FAR, _NEAR = 32, 16
# What was proposed may stand as far before it.
_FARTHEST = 64


class Back(NamedTuple):
    """Where a sentence stands that may look back on a goal.

    Attributes:
        sentence: the sentence.
        is_review: whether its heading says that it is in a review, and it looks back itself.
        told: where its first word of goals ends; behind the sentence where it has none.
        is_of_goals: whether it begins by saying that it tells what came of goals.
        is_back: whether it looks back, as far as no word of it says otherwise.
    """

    sentence: Span[None]
    is_review: bool
    told: int
    is_of_goals: bool = False
    is_back: bool = True


def back_on(sentence: Span[None], is_review: bool, *, is_back: bool) -> Back:
    """A sentence, with where goals are told of first."""
    goal = pattern("of goals").search(sentence.text)
    if goal is None:
        return Back(sentence, is_review, sentence.end + 1, is_back=is_back)
    is_of_goals = pattern("goals then").match(sentence.text) is not None
    return Back(
        sentence, is_review or is_of_goals, sentence.start + goal.end(), is_of_goals, is_back
    )


def then_told(text: str, back: Back, place: int, end: int, start: int, role: str) -> str:
    """Whether a value is a goal of the time under review (goal), or what came of it (outcome).

    Args:
        text: the text.
        back: its sentence.
        place: where the value begins.
        end: where the last value of its list ends.
        start: where the words in front of it begin.
        role: its role by the words before it.

    Returns:
        Nothing where it is neither.
    """
    begin = back.sentence.start
    words = text[start:place]
    if back.is_back and (of_budget := plan_told(text, begin, start, place)):
        return of_budget  # 支出预算调整为9亿元，实际支出8亿元
    if back.is_back and (paired := _paired(text, begin, start, place, end)):
        return paired
    is_of_plan = back.is_back and pattern("plan before share").search(words) is not None
    if is_of_plan and pattern("share of plan").match(text, end) is not None:
        return "goal"  # 完成年初预算48亿元的93.8%
    is_set = back.is_back and pattern("set then").search(words) is not None
    if is_set and pattern("but in fact").match(text, end) is not None:
        return "goal"  # 年度计划完成投资243亿元，实际完成258亿元
    if back.is_back and words.endswith(words_of("not reached")):
        return "goal"  # 增长6%，没有达到9%的预期
    behind = goal_behind(text, end)
    is_share = pattern("part of a goal").search(words) is not None  # 占全年控制指标的71%
    if is_share or (not behind and place < back.told):
        return ""  # So most values are told of.
    if not behind and pattern("came of goal").search(words) is not None:
        is_then = back.is_review or _is_then(text, begin, start)
        is_goal = role == "target" or pattern("goal then").search(text, begin, start) is not None
        is_named = _GOAL in text[begin:place] or _proposed(text, begin, start)
        return "outcome" if is_then and is_goal and is_named else ""
    if behind and pattern("toward goal").match(text, end + len(behind)) is not None:
        return ""
    is_missed = behind and pattern("missed").match(text, end + len(behind)) is not None
    is_held = behind and pattern("held").match(text, end + len(behind)) is not None
    is_kept = is_held and pattern("held so").fullmatch(words) is not None
    is_base = words.rstrip().endswith(_FROM)  # 要从5%降到3%: the 5% was no goal.
    is_proposed = _proposed(text, begin, place)
    if is_proposed and is_base:
        return "outcome"
    is_told = bool(behind) or is_proposed or pattern("goal then").search(words) is not None
    if role == "target" and back.is_review:
        # 主要预期目标是 sets those of the year, wherever it stands.
        is_set = pattern("goals set").search(text, begin, place) is not None
        is_told = (
            is_told
            or back.is_of_goals
            or (not is_set and _GOAL in text[max(begin, place - _FAR) : place])
        )
    is_then = back.is_review or bool(is_missed) or is_kept or is_proposed
    is_then = is_then or _is_then(text, begin, place)
    if role == "target" and not back.is_back and pattern("set toward").search(text, begin, place):
        return ""  # 下半年要围绕年初确定的投资增长20%的目标
    return "goal" if is_told and is_then else ""


def _paired(text: str, begin: int, start: int, place: int, end: int) -> str:
    """Whether a value is the plan or the outcome of a pair: 计划增长20%，实际增长19.4%."""
    words = text[start:place]
    if _is_set(words) and pattern("begun of plan").match(text, end) is not None:
        return "goal"
    if pattern("kept to plan").search(words) is not None:
        return "goal"
    if pattern("task behind").fullmatch(words) is not None:
        return "goal"  # 户厕改造完成3600户，年任务8000户
    is_invested = pattern("planned investment").search(words) is not None
    if is_invested and pattern("done of it").match(text, end) is not None:
        return "goal"  # 计划投资1.2亿元，仅完成5800万元
    fact = pattern("but in fact")
    # 完成预算的102%，实际增长5%: a share of a plan is no plan.
    is_share = text.endswith(_PERCENT, 0, end) and pattern("share of a plan").search(words)
    is_planned = pattern("planned").search(words) is not None and not is_share
    if is_planned and fact.match(text, end) is not None:
        return "goal"
    if fact.match(text, start) is None or any(stop in words[1:] for stop in _STOPS):
        return ""
    clause = max(begin, *(text.rfind(stop, begin, start) + 1 for stop in _STOPS))
    return "outcome" if pattern("planned value").search(text, clause, start) is not None else ""


def _is_set(words: str) -> bool:
    """Whether a value was set to be done; what was done of it may stand behind."""
    if words.endswith(_PLAN):
        return True  # 老旧小区改造计划37个，已完工22个
    # 农村公路提档升级年初定了32公里，已铺筑24公里; 计划实施改造项目320个，一季度已启动118个
    if any(pattern(one).search(words) for one in ("goal then", "plans to do")):
        return True
    # 农村危房改造任务220户，竣工226户
    is_task = pattern("task told").search(words) is not None
    return is_task and pattern("of a task done").search(words) is None


def _proposed(text: str, begin: int, place: int) -> bool:
    """Whether the words before a value tell of what was proposed then."""
    begin = max(begin, place - _FARTHEST)
    return pattern("proposed then").search(text, begin, place) is not None


def _is_then(text: str, begin: int, place: int) -> bool:
    """Whether the words before a value say that its goal was one of an earlier time."""
    return pattern("then").search(text, max(begin, place - _FAR), place) is not None

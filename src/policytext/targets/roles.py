"""Whether a value tells of what was, or of what is meant to be."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.patterns import pattern, source
from policytext.targets.times import is_of_things
from policytext.targets.words import any_of

__all__ = ["SECTION_ROLES", "role_before", "role_of"]

# Roles of sections, and what their values are.
SECTION_ROLES = {"review": "actual", "targets": "target", "plan": "target"}
# Where words of a strength say nothing: 全年完成 tells of a goal in a plan, 确保 of what was done
# in a review.
_PLAN_SECTIONS = ("targets", "plan")
_ELSEWHERE = {"open": _PLAN_SECTIONS, "ahead": ("review",), "bare": tuple(SECTION_ROLES)}
# 预计全年 tells of a year that is nearly over where 完成 or 同比 follows: else as 全年完成 does.
_BY_END = "by end"
# A goal that was reached is told of looking back: 主要目标任务圆满完成; 力争实现 looks ahead.
_GOALS = ("目标", "计划", "任务", "预算")
_GOAL, _SAID = "目标", ("是", "为", "：")
_SEEN, _THIS = ("看，", "看,", "来看"), ("今年", "明年", "来年", "20")
# 比去年, 在去年 compare, they do not tell of last year.
_COMPARED = ("比", "较", "在", "以", "同", "与")
_FAR = 4
_SEMICOLONS = ("；", ";")
# The sentences whose words are kept: those of some documents, each asked for again and again.
_KEPT = 1 << 11
# 争取 tells of a goal where words of reaching it follow: else of money that was won.
# 计划 and 预期 do so likewise at the start of a clause, where no heading tells.
_STRIVES, _PLANS, _IN_FRONT = "strives", "plans", "in front"
# 年度计划投资3亿元，完成2亿元: it tells of the value right behind it alone.
_OF_VALUE = "of value"
# The role of words that only contain a telling one: 成功率.
_NONE = "none"
# What 要 says of the values behind it: 要进一步压缩到3天以内; of other sentences nothing, nor
# behind a comma of a review: 要办实事，新建学校5所.
_IMPERATIVE, _MUST = ("target", "here"), "要"
_FIGURE = lazy_pattern("约?[0-9０-９]")
_REVIEW, _COMMA = "review", lazy_pattern("[，,]")
# Words of the whole year, which tell of what is to be done behind those that set goals.
_WHOLE_YEAR, _SETS = "全年", ("确保", "力争", "争取", "必保", "努力", "要")
_SINCE, _STOPS = ("同比", "比上年", "较上年", "比去年", "较去年"), lazy_pattern("[，,；;。：:]")
_STOP = lazy_pattern("[，,；;）)]")
# Last year, told of beside a goal: （去年实际增长3%）, ，去年为65万吨.
_NOW = tuple(f"{word}全{level}" for word in ("目前", "当前") for level in "市县区省州旗")
_LAST, _OPENS = ("去年", "上年"), ("，", ",", "（", "(", "；", ";")
_BESIDE = lazy_pattern("(?:实际|同期|仅|只有|为|是|完成|实现|增长|下降|达到?){0,3}[0-9０-９]")
_COLONS, _IN_REVIEW = ("：", ":"), {"strong": "weak"}


@cache
def _words() -> tuple[re.Pattern[str], dict[str, tuple[str, str]]]:
    roles = {word: (role, strength) for word, role, strength in read_rows("targets/role_words.tsv")}
    known = any_of((*roles, *_SEMICOLONS))
    return re.compile(f"{known}|{source('imperative')}"), roles


def _is_done(sentence: str, goal: re.Match[str]) -> bool:
    """Whether a goal is told of as reached: 完成了全年主要目标任务."""
    if _GOAL not in goal[0]:
        return False
    before = sentence[max(0, goal.start() - 24) : goal.start()]
    is_share = pattern("share of it").match(sentence, goal.end()) is not None
    if is_share and pattern("of it").search(before) is not None:
        return True  # 占年度目标18亿元的68.3%
    is_said = goal[0].endswith(_SAID)  # 目标是完成320亿元
    if not is_said and pattern("done").match(sentence, goal.end()) is not None:
        return pattern("checked").search(before) is None  # 考核目标任务落实情况 sees to them
    if sentence.startswith(_SEEN, goal.end()) and not any(year in before for year in _THIS):
        return True  # 从主要预期目标看，生产总值增长5.8%
    if pattern("beyond").search(before):
        return True
    return pattern("done before").search(before) is not None


def role_before(
    sentence: str, place: int, section: str = "", *, of_value: bool = False, since: int = 0
) -> str | None:
    """The role that the last telling word before a place in a sentence gives; None: none.

    In sections whose heading tells, a word of goals that speaks for its sentence alone does so up
    to a semicolon. In those of goals and plans, words such as 全年完成 tell of what is to be done,
    and in reviews 确保 of what was done.

    Args:
        sentence: the sentence.
        place: where the value begins in it.
        section: the role of the section; empty where no heading tells.
        of_value: whether 要 counts, which tells of the values behind it alone.
        since: words up to here tell nothing any more.

    Example:
        >>> role_before("今年的预期目标是：地区生产总值增长6%", 16)
        'target'
        >>> role_before("确保按时供热；新建管网0.6公里", 11)
        'target'
        >>> role_before("确保按时供热；新建管网0.6公里", 11, "review")
    """
    marks = _marks(sentence, section)
    number = bisect_right(marks, place, key=lambda mark: mark.end) - 1
    while marks[number].is_beside and _STOP.search(sentence, marks[number].end, place):
        number -= 1  # 66万吨，去年65万吨；就业20万人: the goals go on behind what was.
    mark = marks[number]
    if since and mark.told <= since:
        return None
    if of_value and not (section == _REVIEW and _COMMA.search(sentence, mark.end, place)):
        return mark.of_value
    return mark.of_clause if section else mark.role


def role_of(sentence: str, *, is_strong: bool = False) -> str | None:
    """The role that the last telling word of a sentence gives; None: none.

    Args:
        sentence: the sentence.
        is_strong: only words that speak for what comes after their sentence too.

    Example:
        >>> role_of("确保按时供热；新建管网0.6公里")
        'target'
    """
    mark = _marks(sentence, "")[-1]
    return mark.strong if is_strong else mark.role


def _is_compared(sentence: str, place: int) -> bool:
    """Whether something is compared with what a word tells: 比去年, 明显大于去年."""
    before = sentence[max(0, place - _FAR) : place]
    return before.endswith(_COMPARED) or pattern("compared time").search(before) is not None


def _is_aside(sentence: str, match: re.Match[str], role: str) -> bool:
    """Whether a telling word says nothing of its clause: 加快去年开工项目建设, 占年度目标的104%."""
    if match[0].endswith(_GOALS) and pattern("share of a goal").match(sentence, match.end()):
        return True
    if _is_compared(sentence, match.start()):
        return True
    return role == "actual" and is_of_things(sentence, *match.span())


class _Mark(NamedTuple):
    """What is known behind a telling word or a semicolon, from all words before.

    Attributes:
        end: where it ends.
        role: what the last word says.
        of_clause: the same, but up to a semicolon where it tells of goals in its sentence alone.
        strong: what the last of those words says that speak for later sentences.
        of_value: what a value behind it is, by these words and by 要.
        told: where the last of these words ends.
    """

    end: int
    role: str | None
    of_clause: str | None
    strong: str | None
    of_value: str | None
    told: int = 0
    # Whether it tells of the value right behind it alone: 去年为65万吨 beside a goal.
    is_beside: bool = False


_UNMARKED = (_Mark(0, None, None, None, None),)


def _is_beside(sentence: str, match: re.Match[str], last: _Mark) -> bool:
    """Whether what was is only told beside what is meant: 去年为65万吨 behind a comma.

    So is what else is told within: （去年实际增长3%）.
    """
    if last.is_beside and _STOP.search(sentence, last.end, match.start()) is None:
        return True
    if match[0] in _NOW:
        return True  # 目前全市企业1186家，年内突破1300家
    is_last = match[0] in _LAST and sentence[match.start() - 1 : match.start()] in _OPENS
    return is_last and _BESIDE.match(sentence, match.end()) is not None


def _is_set(last: _Mark, sentence: str, match: re.Match[str], section: str) -> bool:
    """Whether what is to be done in the whole year is told of behind a word of goals."""
    if section == _REVIEW or last.of_value != "target":
        return False
    between = sentence[last.end : match.start()]
    return sentence.endswith(_SETS, 0, last.end) and not any(map(between.count, _SEMICOLONS))


def _goes_on(
    sentence: str, match: re.Match[str], role: str, listed: str, last: _Mark, section: str
) -> bool:
    """Whether what a word tells is of the goal before it: a change of it, the whole year of it."""
    if role == "actual" and _is_change_of_goal(sentence, match, listed, last):
        return True
    # 要确保财政收入全年完成9亿元
    return match[0].startswith(_WHOLE_YEAR) and _is_set(last, sentence, match, section)


def _is_change_of_goal(sentence: str, match: re.Match[str], listed: str, last: _Mark) -> bool:
    """Whether a change is that of the goal right before: 力争达到360亿元，比上年增长12%.

    So is one that is itself the goal: 力争增加值同比增长6%.
    """
    is_meant = last.role == "target" and match[0].startswith(_SINCE)
    if is_meant and _STOPS.search(sentence, last.end, match.start()) is None:
        return True
    if listed != "open" or last.of_value != "target":
        return False
    if match.start() == last.end:
        return True  # 浓度要同比下降1.5%
    return pattern("behind a value").search(sentence, last.end, match.start()) is not None


def _strength(listed: str, sentence: str, start: int, end: int, section: str) -> str:
    """How far a word speaks, of which the table says so much, at its place; none: not at all."""
    told = _listed(listed, sentence, start, end, section)
    if told in _ELSEWHERE:
        return _NONE if section in _ELSEWHERE[told] else "weak"
    return told


def _listed(listed: str, sentence: str, start: int, end: int, section: str) -> str:
    """What the table says of how far a word speaks, where it is told of as it says."""
    if listed == _BY_END:
        is_over = pattern("forecast of the end").match(sentence, end) is not None
        return "weak" if is_over else "open"
    if listed == _STRIVES:
        return "weak" if pattern("strives for").match(sentence, end) is not None else _NONE
    if listed in (_PLANS, _IN_FRONT):
        if pattern("in front of a plan").search(sentence, 0, start) is None:
            return _NONE
        is_told = listed == _IN_FRONT or pattern("plans to reach").match(sentence, end) is not None
        return "bare" if is_told else _NONE
    if section == _REVIEW and not sentence.startswith(_COLONS, end):
        # 而目标为下降4%；…: only what a colon introduces goes on in a review.
        return _IN_REVIEW.get(listed, listed)
    return listed


@lru_cache(maxsize=_KEPT)
def _marks(sentence: str, section: str) -> tuple[_Mark, ...]:
    """The telling words of a sentence in order, each with what it and those before it give."""
    telling, roles = _words()
    found = list(telling.finditer(sentence))
    if not found:
        return _UNMARKED
    marks = [*_UNMARKED]
    is_goal = False
    for match in found:
        if match[0] in _SEMICOLONS:
            last = marks[-1]
            if "target" in (last.role, last.of_value):
                clause = last.strong if last.role == "target" else last.of_clause
                said = clause if section else last.of_value
                marks.append(last._replace(end=match.end(), of_clause=clause, of_value=said))
            elif (
                section in _PLAN_SECTIONS
                and last.role == "actual"
                and _FIGURE.match(sentence, last.end)
            ):
                # 上半年已完成2.6万人；新开工1.2万套 goes on with what is to be done.
                marks.append(_UNMARKED[0]._replace(end=match.end()))
            continue
        role, listed = roles.get(match[0], _IMPERATIVE)
        strength = _strength(listed, sentence, *match.span(), section)
        if strength == _NONE and match[0].endswith(_MUST):
            role, strength = _IMPERATIVE
        if role == "target" and _is_done(sentence, match):
            role = "actual"
        if strength == "here":
            marks.append(marks[-1]._replace(end=match.end(), of_value=role, told=match.end()))
            continue
        if _NONE in (role, strength) or _is_aside(sentence, match, role):
            continue
        if role == "actual" and strength == "weak" and is_goal:
            continue  # 主要目标是：生产总值比上年增长9% stays a goal
        if _goes_on(sentence, match, role, listed, marks[-1], section):
            continue
        is_goal = strength == "strong" and role == "target"
        is_beside = role == "actual" and _is_beside(sentence, match, marks[-1])
        is_beside = is_beside or listed == _OF_VALUE
        strong = role if strength == "strong" and not is_beside else marks[-1].strong
        marks.append(_Mark(match.end(), role, role, strong, role, match.end(), is_beside))
    return tuple(marks)

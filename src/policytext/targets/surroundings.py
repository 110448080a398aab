"""What stands around names and values: times, places, goals, outcomes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.candidates import RATES
from policytext.targets.owned import without_brackets
from policytext.targets.patterns import pattern
from policytext.targets.periods import Periods
from policytext.targets.phrases import Phrase, strip_openers
from policytext.targets.words import words_of
from policytext.values import Mention, Quantity

__all__ = [
    "comes_with_year",
    "goal_behind",
    "is_among_goals",
    "is_aside",
    "is_due",
    "is_mark",
    "is_of_all",
    "is_of_other",
    "is_of_sum",
    "is_stock",
    "milestone_behind",
    "outcome_behind",
    "verb_within",
    "without_entry",
    "without_giver",
    "without_place",
    "without_there_is",
    "without_times",
    "year_behind",
]

_DIVISION = "admin"
_DIVISIONS = (_DIVISION, "deictic")
# So many characters behind a value tell what it counts.
_NEAR = 10
_RUNNING = "连续"
_STEPS = lazy_pattern("台阶|大关|关口")
_EACH = "均"
_THERE_IS, _SHORTEST = "有", 3
# What 有 stands behind where it says what there is: 全市, 我县, 年末.
_WHERE_AND_WHEN = (
    *("市", "县", "区", "省", "州", "盟", "旗", "国", "镇", "乡", "年末", "年底"),
    *("，", ",", "；", ";", "。", "：", "\n"),
)
_GOAL_BEHIND, _COMMAS = ("的", "年度"), ("，", ",")
_INDICATOR, _OF_THOSE = "指标", "的"
_STOPS = frozenset("，,。；;、\n") | {""}
# What is measured and told with 累计 is mostly what there is.
_SUMMED = ("money", "count")
_CLAUSE = 40
# 比年初预算减少2亿元; 应核减造价840万元 in what auditors find; 就业5.6万人，超额完成任务0.6万人.
_NO_VALUES = ("against the budget", "audit finding", "beyond a task by")
# What differs from others by an amount of its own; points are told of by what compares.
_DIFFERING = frozenset({"money", "measure", "count"})
# What stands between an entry and what is told of it.
_ENTRY_MARKS = ("\u3000", "——")


def without_times(text: str, name: str, start: int, periods: Periods) -> tuple[str, int]:
    """A name without a time at its start, and where it begins: 年底前 in 年底前新建泵站.

    省委提出 in front of a time goes with it.

    Args:
        text: the text.
        name: the name.
        start: where it begins.
        periods: the times of the sentence.
    """
    end = start + len(name)
    if name.startswith(_RUNNING) and (years := pattern("years in front").match(name)) is not None:
        start += years.end()  # 连续五年粮食产量保持在
    for time in periods.over(start, end) if name else ():
        if time.end <= start:
            continue  # It was cut off with what stands in front of it.
        if time.start <= start and time.end >= end:
            return "", start
        if time.start > start + 1 and time.end >= end:
            return text[start : time.start], start
        is_proposed = text.endswith(words_of("proposes"), start, time.start)
        if time.start <= start and pattern("time of things").match(text, time.end, end):
            return text[start:end], start  # 2014年开工的安置房1480套 were not begun last year.
        if (time.start <= start + 1 or is_proposed) and time.end < end:
            bare, lost = strip_openers(text[time.end : end])
            start = time.end + lost if bare else start
    return text[start:end], start


def without_place(
    name: str, start: int, mentions: Sequence[Span[Mention]], find: Callable[[str], object]
) -> tuple[str, int]:
    """A name without the divisions that it is told of, if the codebook knows the rest.

    Of 保定市增长6% nothing is left: what grew is named before.

    Args:
        name: the name.
        start: where it begins.
        mentions: those in the words around it.
        find: gives what a codebook has of a name.
    """
    place = start
    for one in mentions:
        if one.start != place or one.value.kind not in _DIVISIONS:
            continue
        if any(each.start == place and each.end > one.end for each in mentions):
            continue  # 自治区 of 自治区国资委
        rest, lost = strip_openers(name[one.end - start :])
        place = one.end + lost
        if not rest and one.start == start and one.value.kind == _DIVISION:
            return "", start
        if rest and find(without_brackets(rest)) is not None:
            return rest, place  # 东莞实现地区生产总值（初步核算数）
    return name, start


def without_entry(name: str, start: int) -> tuple[str, int]:
    """A name without the entry that it stands behind: 市政园林局　植树, 教委——高考上线.

    Args:
        name: the name.
        start: where it begins.

    Example:
        >>> without_entry("教委——高考上线", 0)
        ('高考上线', 4)
    """
    ends = (name.rfind(mark) + len(mark) for mark in _ENTRY_MARKS if mark in name)
    cut = max(ends, default=0)
    return (name[cut:], start + cut) if 0 < cut < len(name) else (name, start)


def without_there_is(text: str, name: str, start: int) -> tuple[str, int]:
    """A name without 有 behind a place or time: 普通中学 of 全市有普通中学34所.

    Args:
        text: the text.
        name: the name.
        start: where it begins.

    Example:
        >>> without_there_is("全市有普通中学34所", "有普通中学", 2)
        ('普通中学', 3)
        >>> without_there_is("全县有线电视用户2万户", "有线电视用户", 2)
        ('有线电视用户', 2)
    """
    if not name.startswith(_THERE_IS) or not text.endswith(_WHERE_AND_WHEN, 0, start):
        return name, start
    if pattern("part of word behind 有").match(name, 1) is not None or len(name) < _SHORTEST:
        return name, start
    if _OF_THOSE in name:
        return name, start  # 有卫生室的村
    return name[1:], start + 1


def without_giver(phrase: Phrase) -> Phrase:
    """A name without who has set the task: 节能 of 省、市下达我县的节能指标."""
    given = pattern("given").match(phrase.name)
    if given is None:
        return phrase
    place = given.end()
    return phrase._replace(name=phrase.name[place:], start=phrase.start + place)


def goal_behind(text: str, place: int) -> str:
    """The words behind a value that make a goal of it: 的目标; empty where there are none."""
    if not text.startswith(_GOAL_BEHIND, place):
        return ""  # So it is behind most values.
    found = pattern("goal behind").match(text, place)
    return "" if found is None else found[0]


def is_due(text: str, place: int) -> bool:
    """Whether it is told behind a value that or by when it has to be so: ，10月20日前全部完工.

    So it is by the verb of what was counted: 178个贫困村要退出.
    """
    if pattern("has to").match(text, place) is not None:
        return True
    if not text.startswith(_COMMAS, place) or not text[place + 1 : place + 2].isdecimal():
        return False  # So are most.
    return pattern("due behind").match(text, place) is not None


def is_among_goals(text: str, start: int, place: int, end: int) -> bool:
    """Whether a list of goals is told with its word behind: 围绕投资增长9%、收入增长8%的目标.

    Args:
        text: the text.
        start: where the sentence begins.
        place: where the value begins.
        end: where it ends.
    """
    if pattern("goals around").search(text, start, place) is None:
        return False
    return pattern("goals around behind").match(text, end) is not None


def year_behind(text: str, value: Span[Quantity], phrase: Phrase) -> bool:
    """Whether words behind a level tell that it is of one year: 5亿元，比2010年增长60%.

    What was spent in several years may have grown by so much each: 科技投入6亿元，年均增长9%.
    """
    if phrase.measure not in ("", "level", "share") or phrase.is_mean:
        return False
    found = pattern("told beside").match(text, value.end)
    if found is None:
        return False
    return not (_EACH in found[0] and phrase.name.endswith(words_of("spent")))


def comes_with_year(text: str, start: int, value: Span[Quantity]) -> bool:
    """Whether a value is what a year brings, in a plan too: 今年高校毕业生9万人，要促进就业.

    What is told of them right behind the value, such as 实现就业, may be a goal.
    """
    if pattern("comes with the year").search(text, start, value.start) is None:
        return False
    return text[value.end : value.end + 1] in _STOPS


def outcome_behind(text: str, place: int) -> str | None:
    """What is told of the things that a value counts: 全部脱贫 of 36个贫困村全部脱贫."""
    found = pattern("outcome").match(text, place)
    return None if found is None else found[0]


def is_mark(value: Span[Quantity]) -> bool:
    """Whether a value is a mark that was passed: 突破10亿元."""
    return value.text.startswith(words_of("passed")) and value.value.kind not in RATES


def verb_within(value: Span[Quantity]) -> str:
    """The verb that belongs to a value, since its bound closes it: 达到 of 达到95%以上."""
    found = pattern("verb within").match(value.text)
    return "" if found is None else found[0]


def milestone_behind(text: str, value: Span[Quantity], *, count: int = 1) -> int:
    """Where the words end that make steps of a value: 3个万亿元台阶; 0 where there are none.

    Args:
        text: the text.
        value: the value, the last one of its list.
        count: how many the list has: 连跨5000亿元、6000亿元两个台阶，达到6617亿元 has one level.
    """
    if _STEPS.search(text, value.end, value.end + _NEAR) is None:
        return 0
    if count > 1:
        found = pattern("milestones of a list").match(text, value.end)
        return 0 if found is None else found.end()
    steps = "milestones counted" if value.value.kind == "count" else "milestones"
    found = pattern(steps).match(text, value.end)
    return 0 if found is None else found.end()


# It is asked of the same words again and again.
@lru_cache(maxsize=256)
def is_stock(words: str) -> bool:
    """Whether words tell what there is at the end of a time: 在册企业, not 新增参保."""
    return pattern("stock").search(words) is not None and pattern("new ones").search(words) is None


def is_of_all(words: str, value: Span[Quantity]) -> bool:
    """Whether words sum up money or things of all years told of: 税收累计达3亿元.

    Not so land and power: 高标准农田累计达到30万亩.
    """
    # Not farther back: 累计 that is told again and again would be tried from each place.
    last = max(0, len(words) - _CLAUSE)
    return _is_summed(words, value) and pattern("summed over years").search(words, last) is not None


def _is_summed(words: str, value: Span[Quantity]) -> bool:
    """Whether a value is of what adds up over years, not of what there is at their end."""
    return value.value.kind in _SUMMED and not is_stock(words)


def is_of_sum(words: str, value: Span[Quantity]) -> bool:
    """Whether a value goes on with a sum or is part of it: 税收累计3亿元，其中地方级1亿元."""
    return _is_summed(words, value) and pattern("part of a sum").match(words) is not None


def is_aside(words: str) -> bool:
    """Whether a value is told in passing, so that the next one goes on with what was before it.

    同比多增2亿元 tells how a change changed, 成为全省首个突破千亿元的县 which mark was passed,
    比计划高4个百分点 how far a plan was.
    """
    if pattern("change of a change").search(words) is not None:
        return True
    if pattern("first of all").search(words) is not None:
        return True
    return pattern("beside plan").search(words) is not None


def is_of_other(words: str, value: Span[Quantity], periods: Periods) -> bool:
    """Whether a value tells of no indicator itself: how its growth has grown, a ratio, a count.

    Args:
        words: those in front of it.
        value: the value.
        periods: the times of the sentence.
    """
    behind = periods.doc.text[value.end : value.end + _NEAR]
    is_near = value.value.kind == "count" and (_INDICATOR in words or _INDICATOR in behind)
    if is_near and pattern("counts indicators").search(f"{words}#{behind}"):
        return True
    if pattern("rate of a rate").search(words) or is_aside(words):
        return True
    if any(pattern(use).search(words) for use in _NO_VALUES):
        return True
    if value.value.kind in RATES and pattern("beyond a task").search(words) is not None:
        return True  # 超额完成任务的13%
    if value.value.kind in _DIFFERING and pattern("differs from others").search(words) is not None:
        return True  # 农民人均纯收入比全省平均水平低560元
    # 降幅收窄3.1个百分点 is no change of the indicator.
    if value.value.kind == "point" and pattern("points of a rate").search(words):
        return True
    if value.value.kind != "multiple" or not pattern("ratio to another").search(words):
        return False
    if pattern("than years before").search(words) is not None:
        return False
    # 是2015年的2倍 compares with the same thing.
    return not periods.over(value.start - 2, value.start - 1)

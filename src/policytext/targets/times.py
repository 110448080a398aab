"""A time by itself: what the words around it say of its use, and what it is meant as."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Sequence
from datetime import date

from policytext.document import Document
from policytext.occasions import census_year, first_line, reported_months
from policytext.span import Span
from policytext.targets.intervals import GOALS, is_long, is_year, moved, whole_year
from policytext.targets.patterns import pattern
from policytext.targets.words import words_of
from policytext.values import TimeInterval

__all__ = [
    "BEGINNING",
    "LAST_YEAR",
    "Time",
    "closed",
    "first_before",
    "is_compared",
    "is_of_things",
    "is_over_when_given",
    "is_purpose",
    "is_reason",
    "is_told",
    "opens",
    "part_under_way",
    "without_datelines",
]

_FAR, _TITLE = 8, 16
# So far back a paragraph is looked through.
_PARAGRAPH = 600
# So far in front of a time the words of a reason begin.
_REASON = 20
# So far back a heading is looked for.
_SECTION = 4000
# 是2005年的2倍 compares too, 目标是2025年 does not; nor does 力争于2025年.
_TIMES_OF = ("是", "为", "相当于", "等于", "等於")
_TIMES_WORD = "的"
_UNTIL = "到"
_SENTENCE_END = "。"
# A share of what a plan has for a year is no value of that year.
_OF_A_PLAN = ("完成", "占", "为", "达到", "达", "下达", "下达的")
_PLANS = ("目标", "任务", "计划", "预算", "控制指标", "控制目标", "考核目标", "考核指标")
# 从2019年的5亿元 compares, 从2019年开始 and 从2019年到2021年 do not.
# What was set then is of the whole year.
BEGINNING = "年初"
# The year before the one that is told of.
LAST_YEAR = "上年"
_ON, _BY = "在", ("按", "按照")
_IS = ("为", "是", "相当于")
_FROM, _ON_FROM = ("从", "自", "由"), "起"
_EDGES = '“"‘ \u3000'

Time = Span[TimeInterval]


def first_before(times: Sequence[Time], place: int) -> Time | None:
    """The first of some times, which are in order, if it begins before a place."""
    return times[0] if times and times[0].start < place else None


def closed(doc: Document, time: Time, role: str) -> TimeInterval:
    """A time as it is meant of a value: since 2018 is up to the end of what was reviewed.

    全年 and 年底 are of the year that the role looks at.
    """
    value, year = time.value, doc.year
    if year is None:
        return value
    is_goal = role in GOALS
    if is_goal and value.start is not None and time.text.endswith(BEGINNING):
        return whole_year(value.start.year)  # 2024年初批准的收入预算 is of all the year.
    if value.start is None and value.end is not None:
        # 年底前 and 2030年前 tell by when something is to be done, 到2030年前 in what year.
        return whole_year(value.end.year + _is_until(doc.text, time))
    if value.start is not None and value.start == value.end and _is_from_then(doc.text, time):
        return TimeInterval(value.start, date(value.start.year, 12, 31))  # 从7月1日起提高到
    if value.start is not None and (value.end is None or _goes_on(doc.text, time, role)):
        part = None if is_goal else part_under_way(doc)
        if part is not None and part.end is not None and value.start <= part.end:
            return TimeInterval(value.start, part.end)
        last = max(year if is_goal else year - 1, value.start.year)
        return TimeInterval(value.start, date(last, 12, 31))
    if value.end is not None and is_long(value) and not is_goal:
        part = part_under_way(doc)
        end = None if part is None else part.end
        is_after = end is not None and value.start is not None and value.start <= end < value.end
        if end is not None and is_after:
            return TimeInterval(value.start, end)  # 两年平均 in what looks back on a half year
    if value.end is not None and time.text in words_of("of no year"):
        return _of_no_year(doc, time, value.end.year, year, is_goal=is_goal)
    return value


def _of_no_year(doc: Document, time: Time, told: int, year: int, *, is_goal: bool) -> TimeInterval:
    """全年 and the like, which are of the year that a value looks at.

    Args:
        doc: the document.
        time: the time.
        told: the year that it has by what stands around it.
        year: the document's year.
        is_goal: whether a goal is told of.
    """
    value = time.value
    is_own = told == year and not is_goal
    if is_own and (part_under_way(doc) or _is_under_way(doc.text, time)):
        return value
    if is_own and _is_budget_changed(doc, year):
        return value
    if is_goal and told > year and _is_of_next_year(doc.text, time):
        return value
    if census_year(doc.title or "", doc.text, year) is not None:
        return value  # The bulletin of a census is of no last year.
    ahead = (year if is_goal else year - 1) - told
    return moved(value, ahead) if ahead in (-1, 1) else value


def part_under_way(doc: Document) -> TimeInterval | None:
    """The months of its own year that a document looks back on; none of most documents."""
    if doc.year is None:
        return None
    months = reported_months(doc.title or "", doc.text, doc.year, doc.date)
    last = monthrange(doc.year, months)[1] if months else 0
    return TimeInterval(date(doc.year, 1, 1), date(doc.year, months, last)) if months else None


def is_over_when_given(doc: Document, time: Time) -> bool:
    """Whether a day or a part of a document's year was over on the day that it names.

    So was the winter before, on any.
    """
    given, start, end = doc.date, time.value.start, time.value.end
    if start is None or end is None or is_year(time.value):
        return False
    if time.text.startswith(words_of("last winter")):
        return start.year < end.year == doc.year
    return given is not None and start.year == end.year == given.year == doc.year and end < given


def _is_under_way(text: str, time: Time) -> bool:
    """Whether its paragraph looks back on a year that is not over: 今年以来…，预计全年….

    Below 2023年工作回顾 it is that year, though the report came out the year after.
    """
    far = max(0, time.start - _PARAGRAPH)
    begin = max(far, text.rfind("\n", far, time.start) + 1)
    if pattern("year under way").search(text, begin, time.start) is None:
        return False
    headings = pattern("review of a year").finditer(text, max(0, begin - _SECTION), begin)
    years = [int(heading["year"]) for heading in headings]
    return not years or (time.value.end is not None and years[-1] == time.value.end.year)


def _is_budget_changed(doc: Document, year: int) -> bool:
    """Whether a document changes the budget of its own year: 2015年预算调整方案的报告."""
    titles = (doc.title or "", first_line(doc.text))
    found = (pattern("budget changed in its year").search(one) for one in titles)
    return any(int(one["year"]) == year for one in found if one is not None)


def _is_of_next_year(text: str, time: Time) -> bool:
    """Whether the sentence of a time tells of next year: 明年，…，全年增长8%."""
    begin = max(text.rfind(_SENTENCE_END, 0, time.start), text.rfind("\n", 0, time.start)) + 1
    return any(word in text[begin : time.start] for word in words_of("next year"))


def _is_until(text: str, time: Time) -> bool:
    """Whether a year before which something is to be done is the one that is told of."""
    is_year = pattern("until").fullmatch(time.text) is not None
    return is_year and text.endswith(_UNTIL, 0, time.start)


def _is_from_then(text: str, time: Time) -> bool:
    """Whether something holds from a day on: 从7月1日起."""
    return text.startswith(_ON_FROM, time.end) and text.endswith(_FROM, 0, time.start)


def _goes_on(text: str, time: Time, role: str) -> bool:
    """Whether what was done since a time is told of: 自2015年帮扶以来, 2015年至今."""
    return role not in GOALS and pattern("since").match(text, time.end) is not None


def is_told(text: str, time: Time) -> bool:
    """Whether a value may be of it: it is no part of a name, nor how long something took.

    Nothing is compared with it.
    """
    if time.text.endswith(BEGINNING) and not time.text[0].isdecimal():
        return False  # 2014年初 is when something was.
    if text.endswith(_BY, 0, time.start):
        return False  # 按上年收入的2%安排
    if _is_in_title(text, time):
        return False
    if text.endswith(_OF_A_PLAN, 0, time.start) and text.startswith(_PLANS, time.end):
        return False  # 完成全年目标的62% in a review of half a year
    if time.value.start == time.value.end and _is_of_event(text, time):
        return False
    if pattern("behind time of a noun").match(text, time.end):
        return False  # 2005年以前建成的小区 were not rebuilt then.
    if pattern("behind time in name").match(text, time.end):
        # 2030年前碳达峰 is a name, 到2030年前实现碳达峰 tells of the year.
        is_verb = pattern("behind time of clause").match(text, time.end) is not None
        return is_verb and text.endswith(_UNTIL, 0, time.start)
    in_name = pattern("behind plan in name").match(text, time.end)
    if in_name is not None and is_long(time.value):
        # “十一五”规划执行情况 looks back on its years.
        return pattern("plan carried out").match(text, time.end) is not None
    before = text[max(0, time.start - _FAR) : time.start]
    return pattern("lasting").search(before) is None and not is_of_things(
        text, time.start, time.end
    )


def without_datelines(text: str, times: Sequence[Sequence[Time]]) -> list[Sequence[Time]]:
    """The times of sentences without the days on which news were told."""
    return [
        [time for time in each if not _is_dateline(text, time)] if each else each for each in times
    ]


def _is_of_event(text: str, time: Time) -> bool:
    """Whether a day is that of a disaster, after which what is told was done: 8月12日遭受暴雨后."""
    return pattern("behind a day of an event").match(text, time.end) is not None


def _is_dateline(text: str, time: Time) -> bool:
    """Whether a day is only when news were told: 7月18日，记者获悉; 据统计局7月18日消息."""
    if time.value.start is None or time.value.start != time.value.end:
        return False
    if pattern("behind a dateline").match(text, time.end) is not None:
        return True
    before = text[max(0, time.start - _TITLE) : time.start]
    return pattern("before a dateline").search(before) is not None


def is_of_things(text: str, start: int, end: int) -> bool:
    """Whether a time only tells which things are meant that are gone on with: 加快去年开工项目建设.

    Args:
        text: the text.
        start: where the time begins.
        end: where it ends.
    """
    if pattern("acts on what was").search(text, max(0, start - _FAR), start) is None:
        return False
    return pattern("things of then").match(text, end) is not None


def _is_in_title(text: str, time: Time) -> bool:
    """Whether it is part of a title, such as “2010年全国先进县”, which dates nothing else."""
    if pattern("title from time").match(text, time.end) is None:
        return False
    before = text[max(0, time.start - _TITLE) : time.start]
    return pattern("title up to time").search(before) is not None


def is_compared(text: str, time: Time) -> bool:
    """Whether a value is compared with it: 比2005年, 2005年的2倍, 比最高的2012年, 象去年那样."""
    start = time.start
    if pattern("alike").match(text, time.end):
        return True
    before = text[max(0, start - 4) : start].rstrip(_EDGES)
    if before.endswith(_TIMES_OF) and text.startswith(_TIMES_WORD, time.end):
        # 是“十三五”的第一年 says what a year is.
        return pattern("behind plan in name").match(text, time.end) is None
    if pattern("times of").match(text, time.end):
        return True
    if before.endswith(_IS) and pattern("share of then").match(text, time.end):
        return True  # 仅为去年同期的84%
    if before.endswith(_ON) and pattern("basis").match(text, time.end):
        return True
    if before.endswith(_FROM) and (
        pattern("begun").match(text, time.end) or pattern("from year to year").match(time.text)
    ):
        return False
    if pattern("compared with before").match(text, time.end):
        return True
    if text.startswith(words_of("price"), time.end):
        return True
    near = text[max(0, start - _FAR) : start]
    return bool(pattern("compared time").search(near) or pattern("compared far").search(near))


def opens(text: str, time: Time) -> bool:
    """Whether a time stands at the start of its clause: others hold in that clause alone."""
    before = text[max(0, time.start - _FAR) : time.start]
    return pattern("before time of clause").search(before) is not None


def is_reason(text: str, time: Time) -> bool:
    """Whether it is told of why something changed: 下降5%，主要是上年支出较多."""
    before = text[max(0, time.start - _REASON) : time.start]
    return pattern("reason").search(before) is not None


def is_purpose(text: str, time: Time) -> bool:
    """Whether its clause alone tells of it: 为到2035年翻一番奠定基础 prepares something."""
    return pattern("purpose").search(text[max(0, time.start - _FAR) : time.start]) is not None

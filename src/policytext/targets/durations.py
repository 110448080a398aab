"""So many years in which something was done, told without saying which: 三年落实岗位24万个."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from datetime import MAXYEAR, date

from policytext.document import Document
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.intervals import GOALS, TERM, count_of_years, fits, is_long, whole_year
from policytext.targets.nouns import leading_verb
from policytext.targets.patterns import pattern
from policytext.targets.roles import role_before
from policytext.targets.times import Time, part_under_way
from policytext.values import Quantity, TimeInterval

__all__ = ["are_told_at_once", "end_of_time", "taken", "years_told"]

_LEAST, _MOST = 2, 10
# So much of what stands before and behind is looked at, and before for the last year by name.
_BEFORE, _BEHIND, _AHEAD = 4, 24, 16
_YEAR, _WITHIN, _REVIEW = "年", "中", "review"
# The last year of what may take longer or shorter is the end of it: 三年内, 1—2年内.
_WITHIN_YEARS, _INSIDE = ("le", "range"), "内"
_COMMAS, _OF = ("，", ","), "的"
_STOPS = frozenset("，,；;。：:！!？?\n")
# What comes behind such a stop, or another year, is of its own time.
_OTHER = lazy_pattern("[；;。]|(?<!每)(?<!比[0-9]{4})年(?!的?基础上)")

_TARGET = "target"


def years_told(
    doc: Document,
    values: Iterable[Span[Quantity]],
    times: Sequence[Time],
    role: str,
    known: Sequence[TimeInterval | None],
) -> list[Time]:
    """The years that the values of a sentence tell of which are durations, as times.

    Args:
        doc: the document.
        values: the quantities of the sentence.
        times: the times that it names.
        role: what its values are.
        known: intervals of several years that are told of around it.
    """
    found: list[Time] = []
    for value in values:
        count = _years(doc, value)
        if not count or doc.year is None:
            continue
        # 两年中 looks back, whatever its section does.
        words = doc.text[value.start : value.end + 1]
        told = role_before(words, len(words), _REVIEW) or role
        if _is_inside(value) and role not in GOALS:
            # 计划三年内新建学校46所
            begin = max(0, value.start - _BEFORE)
            is_planned = pattern("planned for years").search(doc.text, begin, value.start)
            told = _TARGET if is_planned else told
        alike = (one for one in known if one is not None and count_of_years(one) == count)
        years = next((one for one in alike if fits(one, doc.year, told)), None)
        if years is None:
            before = bisect_right(times, value.start, key=lambda time: time.end)
            last = doc.year if part_under_way(doc) else doc.year - 1
            years = _up_to(count, doc.year, last, told, times[before - 1] if before else None)
        found.append(doc.span(value.start, _end(doc, value), "TIME", years))
    return found


def _years(doc: Document, value: Span[Quantity]) -> int:
    """How many years a duration is in which something was done; 0 if it is none."""
    years = value.value.high
    if value.value.kind != "duration" or value.value.unit != _YEAR or years is None:
        return 0
    # 三年内建成学校30所
    is_inside = _is_inside(value)
    if years != value.value.low and not is_inside:
        return 0
    if not _LEAST <= years <= _MOST or years != int(years):
        return 0
    text, end = doc.text, _end(doc, value)
    before = text[max(0, value.start - _BEFORE) : value.start]
    if pattern("before years of a name").search(before):
        return 0
    behind = text[end : end + _BEHIND]
    if are_told_at_once(text, value.start, end):
        return int(years)
    if is_inside:
        is_of_things = pattern("not done in years").search(before) or behind.startswith(_OF)
        return 0 if is_of_things else int(years)
    if pattern("not done in years").search(before) or pattern("years of a name").match(behind):
        return 0
    # 五年城镇新增就业26万人: all of the clause is of the term with which it begins.
    is_term = years == TERM and (not before or before[-1] in _STOPS)
    return int(years) if leading_verb(behind) or (is_term and behind[:1] not in _STOPS) else 0


def are_told_at_once(text: str, start: int, end: int) -> bool:
    """Whether so many years stand before all that was done in them: 三年累计, 履职以来的三年.

    Args:
        text: the text.
        start: where the years begin.
        end: where they end.
    """
    if pattern("years summed").match(text, end) is not None:
        return True
    return pattern("years of a term").search(text, max(0, start - _BEFORE), start) is not None


def _end(doc: Document, value: Span[Quantity]) -> int:
    """Where the words of years end: 两年中."""
    return value.end + doc.text.startswith(_WITHIN, value.end)


def _up_to(count: int, year: int, last: int, role: str, named: Time | None) -> TimeInterval:
    """So many years up to the last that is told of, or from the document's on."""
    if role in GOALS:
        return TimeInterval(date(year, 1, 1), date(year + count - 1, 12, 31))
    end = named.value.end if named is not None and not is_long(named.value) else None
    last = year if end is not None and end.year == year else last
    return TimeInterval(date(last - count + 1, 1, 1), date(last, 12, 31))


def taken(text: str, start: int, values: Iterable[Span[Quantity]]) -> list[Span[Quantity]]:
    """The durations of a sentence that something is to take: 5年 of 力争用5年时间.

    Args:
        text: the text.
        start: where the sentence begins.
        values: its quantities.
    """
    years = (one for one in values if one.value.kind == "duration" and one.value.unit == _YEAR)
    used = pattern("used")
    return [
        one
        for one in years
        if _is_within(text, one) or used.search(text, max(start, one.start - _AHEAD), one.start)
    ]


def _is_inside(value: Span[Quantity]) -> bool:
    """Whether so many years are told with 内: 三年内, 3至5年内."""
    return value.value.comparator in _WITHIN_YEARS and value.text.endswith(_INSIDE)


def _is_within(text: str, value: Span[Quantity]) -> bool:
    """Whether so many years are the time that all behind them has: 三年内，建成学校30所."""
    if not _is_inside(value):
        return False
    before = text[max(0, value.start - _BEFORE) : value.start]
    is_of_things = pattern("not done in years").search(before) is not None
    return not is_of_things and not before.endswith(_OF) and text.startswith(_COMMAS, value.end)


def end_of_time(
    doc: Document,
    durations: Sequence[Span[Quantity]],
    place: int,
    plan: TimeInterval | None = None,
) -> TimeInterval | None:
    """The last of the years that something is to take, as told before a place: 用两年时间.

    Args:
        doc: the document.
        durations: those that something is to take, in its sentence.
        place: the place.
        plan: the years of the plan that the document is, if it is one: 五年 may be all of them.
    """
    for value in reversed(durations):
        years = value.value.high
        if value.end > place or doc.year is None or years is None:
            continue
        ahead = max(0, value.start - _AHEAD)
        if pattern("names the last year").search(doc.text, ahead, value.start):
            continue  # 到2025年，用三年时间
        took = pattern("to take").match(doc.text, value.end)
        end = value.end if _is_within(doc.text, value) else took.end() if took else None
        if end is not None and _OTHER.search(doc.text, end, place) is None:
            if plan is not None and plan.end is not None and count_of_years(plan) == years:
                return whole_year(plan.end.year)
            return whole_year(min(doc.year + int(years) - 1, MAXYEAR))
    return None

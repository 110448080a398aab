"""What the times of a sentence say of whether it looks back or ahead."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policytext.document import Document
from policytext.layers import SENTENCES
from policytext.span import Span
from policytext.targets.intervals import is_year
from policytext.targets.patterns import pattern
from policytext.targets.times import first_before
from policytext.values import TimeInterval

__all__ = [
    "Time",
    "begins_ahead",
    "odds_of_times",
    "of_plan",
    "telling",
    "turned_ahead",
    "turned_back",
]

Time = Span[TimeInterval]

# The logarithm of the odds that a sentence with a later year, the document's own, an earlier one
# looks ahead.
_AHEAD, _OWN_YEAR, _BEHIND = 2.0, 0.5, 1.5
# More, where a sentence begins with the year: 2023年，….
_BEGINS_AHEAD, _BEGINS_BEHIND = 1.0, 2.0
# 2025年是“十四五”收官之年 turns to the plans of that year, where it is the document's.
_YEAR_TOLD = 4.0
# A time so near to the start of a paragraph is what it is about.
_NEAR = 4
_UP_TO, _COMMAS = ("截至", "截止"), ("，", ",")
# What a time ends with that begins in the past; the last month of a winter and spring.
_SINCE, _SPRING = "以来", 6


def telling(times: Sequence[Time]) -> Sequence[Time]:
    """The times that tell where a sentence of a plan looks; 五年新建80公里 may be either way."""
    bare = pattern("five years")
    return [time for time in times if bare.fullmatch(time.text) is None] if times else times


def of_plan(sentence: Span[None], times: Sequence[Time]) -> Sequence[Time]:
    """Those times without a year that is only told aside: 整车产量30万辆，去年26万辆."""
    aside, text, start = pattern("year aside"), sentence.text, sentence.start
    return [time for time in telling(times) if aside.match(text, time.end - start) is None]


def odds_of_times(sentence: Span[None], times: Sequence[Time], year: int) -> float:
    """What the times of a sentence say of whether it looks ahead."""
    first = first_before(times, sentence.start + _NEAR)
    if first is not None and _is_within(first, sentence.text, year):
        if pattern("title ahead").search(sentence.text) is not None:
            return _AHEAD  # 2010年下半年工作计划
        return -_BEHIND - _BEGINS_BEHIND  # 今年上半年，…: the year is not over
    ends = [time.value.end.year for time in times if time.value.end is not None]
    if not ends:
        return 0.0
    last = max(ends)
    total = _AHEAD if last > year else _OWN_YEAR if last == year else -_BEHIND
    if last == year and pattern("year that is").match(sentence.text) is not None:
        total += _YEAR_TOLD
    if first is None or first.value.end is None:
        return total
    if pattern("names a year").search(first.text) is not None:
        total += _BEGINS_AHEAD if first.value.end.year >= year else -_BEGINS_BEHIND
    return total


def _is_within(time: Time, text: str, year: int) -> bool:
    """Whether a time is a part of the document's year, which is over: 今年上半年."""
    start, end = time.value.start, time.value.end
    if start is None or end is None:
        return False
    is_part = start < end and not is_year(time.value)
    is_up_to = text.startswith(_UP_TO)  # 截至6月底
    return (is_part or is_up_to) and start.year == year == end.year


def begins_ahead(
    sentence: Span[None], times: Sequence[Time], year: int, part: TimeInterval | None
) -> bool:
    """Whether a sentence begins with what is to come behind the time that is looked back on.

    Args:
        sentence: the sentence.
        times: its times.
        year: the year from which the document looks back on the one before.
        part: the part of that year that it looks back on instead; none in most.

    So does 下半年，… behind what the first half brought, and 2024年，… in a summary of 2023.
    """
    first = first_before(times, sentence.start + _NEAR)
    if first is None or first.value.start is None or first.value.start == first.value.end:
        return False
    if not is_year(first.value) and part is None:
        return False
    last = date(year - 1, 12, 31) if part is None or part.end is None else part.end
    return first.value.start > last and not sentence.text.startswith(_UP_TO)


def turned_back(doc: Document, times: Sequence[Sequence[Time]], begins: Sequence[bool]) -> set[int]:
    """The sentences of paragraphs of a plan that begin with a year before the document's."""
    turned: set[int] = set()
    is_behind = False
    for number, sentence in enumerate(doc[SENTENCES]):
        first = first_before(telling(times[number]), sentence.start + _NEAR)
        if begins[number]:
            is_behind = first is not None and _is_over(doc, first)
        elif first is not None and first.value.end is not None and _names_year(doc, first):
            # 全县十年九旱。2022年，投入8亿元。…。2023年是头一年。
            is_behind = first.value.end.year == (doc.year or 0) - 1
        if is_behind:
            turned.add(number)
    return turned


def _names_year(doc: Document, time: Time) -> bool:
    """Whether a year in digits begins a clause by itself: 2022年，…; not 全年 and 当年."""
    is_digits = is_year(time.value) and time.text[0].isdecimal()
    return is_digits and doc.text.startswith(_COMMAS, time.end)


def turned_ahead(
    doc: Document, times: Sequence[Sequence[Time]], begins: Sequence[bool]
) -> set[int]:
    """Where paragraphs begin with the document's year behind one on the year before it.

    2023年，全省生产总值增长6.4%. and behind it 今年，全省生产总值增长6%.
    """
    found: set[int] = set()
    has_last = False
    for number, sentence in enumerate(doc[SENTENCES]):
        first = first_before(times[number], sentence.start + _NEAR) if begins[number] else None
        end = first.value.end if first is not None and is_year(first.value) else None
        if end is None or doc.year is None:
            continue
        has_last = has_last or end.year == doc.year - 1
        if has_last and end.year == doc.year:
            found.add(number)
    return found


def _is_over(doc: Document, time: Time) -> bool:
    """Whether what a paragraph of a plan tells from a time on has been: 2009年以来, 去冬今春."""
    start, end, year = time.value.start, time.value.end, doc.year
    if year is None:
        return False
    if end is None:
        is_since = pattern("since").match(doc.text, time.end) or time.text.endswith(_SINCE)
        return start is not None and start.year < year and bool(is_since)
    is_winter = start is not None and start.year < end.year and end.month <= _SPRING
    return end.year < year or (is_winter and end.year == year)

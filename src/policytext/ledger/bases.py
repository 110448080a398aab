"""What a growth, a change or a multiple is counted from, where that is not the year before."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.document import Document
from policytext.layers import TIMES
from policytext.span import Span
from policytext.values import Indicator, TimeInterval

__all__ = ["COUNTED", "base_of", "clause_start"]

# Measures that are counted from something.
COUNTED = ("growth", "decrease", "change")
# What is so many times what it was: 是2011年的3倍.
_TIMES = "倍"
_STOP = re.compile("[。；;！？!?\n]")
_CLAUSE_END = re.compile("[，,；;]")
# Words before a time that compare are not longer.
_REACH = 8
# 由2010年的3亿元增加到5亿元 tells of no other time.
_FROM = "由从"
# Nothing farther before a value is of it: a text may be one sentence.
_LONGEST = 400
# What is no rate: where the clause before compares with an earlier year, so does it.
_AMOUNTS = frozenset({"count", "measure", "money", "duration", "point"})
_NUMERALS = {one: i for i, one in enumerate("一二三四五六七八九十", 1)} | {"两": 2}


# Words before a time, and words behind it.
_Pair = tuple[re.Pattern[str], re.Pattern[str]]


class _Patterns(NamedTuple):
    than: tuple[_Pair, ...]
    opening: tuple[_Pair, ...]
    multiple: tuple[_Pair, ...]
    words: tuple[re.Pattern[str], ...]
    years: tuple[re.Pattern[str], ...]
    own: re.Pattern[str]
    until: re.Pattern[str]
    budget: re.Pattern[str]


@cache
def _patterns() -> _Patterns:
    found: dict[str, list[_Pair]] = {}
    for use, before, behind in read_rows("ledger/bases.tsv"):
        found.setdefault(use, []).append((re.compile(before), re.compile(behind)))
    words, years = (tuple(one for one, _ in found[use]) for use in ("words", "years"))
    than, opening, multiple = (tuple(found[use]) for use in ("than", "opening", "multiple"))
    own, until, budget = (found[use][0][0] for use in ("own", "until", "budget"))
    return _Patterns(than, opening, multiple, words, years, own, until, budget)


def base_of(doc: Document, span: Span[Indicator], sentence_start: int) -> str:
    """The year that a growth, a change or a multiple is counted from, or the words for it.

    Empty where it is the year before the last of the period, or nothing is said: that is the same.

    Args:
        doc: the document; the times of its text are known by the layer TIMES.
        span: the statement.
        sentence_start: where its sentence begins.

    Returns:
        A year as ``2005``, several as ``2006/2010``, else words of the text.
    """
    stated = span.value
    last = _last_year(doc, stated)
    if stated.quantity is None:
        return _in_wording(doc, span, last)
    place = stated.quantity.start
    start = clause_start(doc.text, sentence_start, place)
    if getattr(stated.quantity.value, "unit", "") == _TIMES and stated.measure == "level":
        time = _compared(doc, start, place, _patterns().multiple)
        return "" if time is None else _told(time, last)
    if stated.measure not in COUNTED:
        return ""
    clause = doc.text[start:place]
    if budget := _patterns().budget.search(clause):
        return budget[1]
    time = _compared(doc, start, place, _patterns().than)
    if time is not None:
        return _told(time, last)
    if words := _said(clause):
        return words
    opened = _opened(doc, _reach_start(sentence_start, place), place)
    if opened is not None:
        return _told(opened, last)
    if stated.measure == "growth" and getattr(stated.quantity.value, "unit", "") == _TIMES:
        # What has doubled did so since the year with which its sentence compares.
        earlier = _shared(doc, _reach_start(sentence_start, place), place)
        if earlier is not None:
            return _told(earlier, last)
    if _is_amount_of_change(stated):
        earlier = _before(doc, start, place)
        if earlier is not None:
            return _told(earlier, last)
    return _years_back(clause, last)


def _in_wording(doc: Document, span: Span[Indicator], last: int | None) -> str:
    """The base of what has doubled or grown in words: 较2020年翻番."""
    words = span.value.wording
    if not words or span.value.measure not in COUNTED:
        return ""
    start = doc.text.find(words, span.start, span.end)
    if start < 0:
        return ""
    time = _compared(doc, start, start + len(words), _patterns().than)
    return "" if time is None else _told(time, last)


def _is_amount_of_change(stated: Indicator) -> bool:
    """Whether a value is how much more or less something is, and no rate, which may be a year's."""
    kind = getattr(stated.quantity.value, "kind", "") if stated.quantity is not None else ""
    return stated.measure in ("change", "decrease") and kind in _AMOUNTS


def _before(doc: Document, start: int, place: int) -> TimeInterval | None:
    """The time with which the clause before compares, if a value's own words tell of none.

    污染指数比2015年下降12%，优良天数增加21天 compares both with one year.
    """
    stop = max(doc.text.rfind(comma, start, place) for comma in "，,")
    own = doc.text[stop + 1 : place]
    if stop < 0 or _patterns().own.search(own):
        return None
    if TIMES in doc and doc.spans(TIMES).within(stop, place):
        return None
    first = max(start, max(doc.text.rfind(comma, start, stop) for comma in "，,") + 1)
    return _compared(doc, first, stop, _patterns().than)


def _opened(doc: Document, start: int, place: int) -> TimeInterval | None:
    """The time with which all that follows is compared: 与2015年相比，….

    Its own words may say otherwise, and so does another time in a clause behind the first.
    """
    found = _last_compared(doc, start, place, _patterns().opening)
    if found is None:
        return None
    time, end = found
    own = max(doc.text.rfind(comma, end, place) for comma in "，,；;") + 1
    if _patterns().until.search(doc.text, max(own, end), place):
        return None
    # A time of the first clause is that of all: 与2015年相比，2020年产值增长5%，税收增长6%.
    clause = _CLAUSE_END.search(doc.text, end, place)
    times = doc.spans(TIMES).within(clause.end(), place) if clause else ()
    is_other = any(doc.text[one.start - 1] not in _FROM for one in times)
    return None if is_other else time


def _shared(doc: Document, start: int, place: int) -> TimeInterval | None:
    """The time with which a sentence compares, for a value whose own words compare with none."""
    stop = max(doc.text.rfind(comma, start, place) for comma in "，,；;")
    if stop < 0 or _patterns().until.search(doc.text, stop + 1, place):
        return None
    found = _last_compared(doc, start, stop, _patterns().than[:1])
    return None if found is None else found[0]


def clause_start(text: str, sentence_start: int, place: int) -> int:
    """Where the words that may be of a value at a place begin, within its sentence."""
    start = _reach_start(sentence_start, place)
    return max((stop.end() for stop in _STOP.finditer(text, start, place)), default=start)


def _reach_start(sentence_start: int, place: int) -> int:
    """Where the words of a sentence begin that may be of a value at a place."""
    return max(min(sentence_start, place), place - _LONGEST)


def _last_year(doc: Document, stated: Indicator) -> int | None:
    if stated.period is not None and stated.period.end is not None:
        return stated.period.end.year
    if doc.year is None:
        return None
    return doc.year if stated.role in ("target", "limit") else doc.year - 1


def _compared(
    doc: Document, start: int, place: int, pairs: tuple[_Pair, ...]
) -> TimeInterval | None:
    """The last time between two places with which a value behind them is compared."""
    found = _last_compared(doc, start, place, pairs)
    if found is None:
        return None
    time, end = found
    return None if _patterns().until.search(doc.text[end:place]) else time


def _last_compared(
    doc: Document, start: int, place: int, pairs: tuple[_Pair, ...]
) -> tuple[TimeInterval, int] | None:
    """The last time between two places that words compare with, and where these end."""
    if TIMES not in doc:
        return None
    for time in reversed(doc.spans(TIMES).within(start, place)):
        before = doc.text[max(start, time.start - _REACH) : time.start]
        behind = doc.text[time.end : place]
        for word, rest in pairs:
            found = rest.match(behind)
            if found is None or word.search(before) is None:
                continue
            return time.value, time.end + found.end()
    return None


def _told(time: TimeInterval, last: int | None) -> str:
    """A time as a base; empty for the year before the last, or one that cannot be a base."""
    if time.end is None:
        return ""
    year = time.end.year
    if year == last and time.start is not None and _is_part(time.start, time.end):
        return f"{time.start:%Y-%m}/{time.end:%Y-%m}"  # 四季度较三季度增长
    if last is not None and year >= last - 1:
        return ""
    if time.start is None or time.start.year == year:
        return str(year)
    return f"{time.start.year}/{year}"


def _is_part(first: date, last: date) -> bool:
    """Whether two days begin and end months of one year that are not all of it."""
    is_whole = (first.month, last.month) == (1, 12)
    return first.day == 1 and first.year == last.year and first < last and not is_whole


def _said(clause: str) -> str:
    """A base that is no date, in the words of the text."""
    for pattern in _patterns().words:
        if found := pattern.search(clause):
            return found[1]
    return ""


def _years_back(clause: str, last: int | None) -> str:
    """The base of what has grown in so many years: 3年增长58.6%."""
    for pattern in _patterns().years:
        found = pattern.search(clause)
        if found is not None and last is not None:
            count = _NUMERALS.get(found[1]) or int(found[1])
            return str(last - count) if count > 1 else ""
    return ""

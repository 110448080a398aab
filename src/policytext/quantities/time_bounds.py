"""Times that need no more than their own words: 前 and 以来 behind one, bare years, winters."""

from __future__ import annotations

import datetime

from policytext.quantities.calendar import Days, whole_number, year_days
from policytext.quantities.spans_of_years import NUMBERISH, Found
from policytext.quantities.tables import Tables
from policytext.quantities.time_patterns import BARE_YEAR, BOUND, HOUR_BEFORE, WINTER
from policytext.quantities.year_parts import YearParts

__all__ = ["bare_year", "bounded", "glued", "is_each", "repeated", "winter"]

# What parts of a year begin with that stand behind one without 年.
_PARTS = frozenset("上下前第一二三四全")
_DAY_ENDS = frozenset("日号0123456789")
_MIDNIGHTS = frozenset({"0时", "0点", "零时", "零点", "00:00", "0:00", "00：00", "0：00"})


def bounded(text: str, end: int, start: int, days: Days | None) -> Found:
    """前 and 以来 after a time leave one side open."""
    match = BOUND.match(text, end)
    if match is None:
        hour = HOUR_BEFORE.match(text, end) if text[end - 1] in _DAY_ENDS else None
        if hour is None or days is None or days[0] is None:
            return start, end, days
        # What is to be done before an hour may be done on that day, but not before none.
        last = days[1]
        if last and hour["hour"] in _MIDNIGHTS:
            last -= datetime.timedelta(days=1)
        return start, hour.end(), (None, last)
    point = text[end - 1] in "底末初"
    if days is not None:
        first, last = days
        if match["until"]:
            days = (None, last)
        elif match["since"]:
            days = (first, None)
        elif match["before"] and first is not None:
            days = (None, last if point else first - datetime.timedelta(days=1))
        elif match["after"]:
            since = match["after"] in ("以来", "至今")
            days = (first if since or last is None else last + datetime.timedelta(days=1), None)
    return start, match.end(), days


def bare_year(text: str, tables: Tables, parts: YearParts, place: int) -> Found | None:
    """2025 before a name of an event, and 2024上半年; not before a unit."""
    match = BARE_YEAR.match(text, place)
    if match is None:
        return None
    end = match.end()
    unit = tables.units.at(text, end, len(text))
    if (unit is not None and unit[1].note != "noun") or text[end] in "多余万亿千百来年月日版兆":
        return None
    year = whole_number(match[0])
    part = parts.read(end, year, alone=False) if text[end] in _PARTS else None
    return bounded(text, part[0], place, part[1]) if part else (place, end, year_days(year, year))


def winter(text: str, place: int, year: int | None) -> Found | None:
    """今冬明春, 去冬今春: from December to May."""
    match = WINTER.match(text, place)
    if match is None:
        return None
    if year is None:
        return place, match.end(), None
    year -= match[0][0] == "去"
    return place, match.end(), (datetime.date(year, 12, 1), datetime.date(year + 1, 5, 31))


def glued(text: str, tables: Tables, place: int) -> bool:
    """Whether 年底, 全年 or 上半年 is only the tail of a longer word: 三年内, 以上半年."""
    before = text[place - 1]
    if text[place] == "年":
        return (
            before in NUMBERISH
            or text.endswith(tables.words("no_part_before"), 0, place)
            or (text.startswith("年中", place) and "\u3400" <= before <= "\u9fff")
        )
    return before == "以" or (before == "安" and text[place] == "全")


def is_each(text: str, tables: Tables, end: int) -> bool:
    """Whether what ends here is one of many: 一月一调度, 两年一评选."""
    return text.startswith("一", end) and bool(tables.pattern("each_one").match(text, end + 1))


def repeated(text: str, tables: Tables, place: int, end: int) -> bool:
    """Whether 当年 only says how fast something goes: 当年签约、当年投产."""
    word = text[place:end]
    again = word in text[end : end + 10] or word in text[max(0, place - 10) : place]
    return again or bool(tables.pattern("that_year_before").match(text, end))

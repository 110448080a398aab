"""Times of several years: five-year plans, 过去五年, decades, centuries."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.calendar import Days, whole_number, year_days
from policytext.quantities.time_patterns import (
    CENTURY,
    CENTURY_END,
    CENTURY_YEARS,
    DECADE,
    NO_PLAN,
    PLAN,
    PRICE_YEAR,
    SPAN_OF_YEARS,
    YEARS_AGO,
    YEARS_OF_PLAN,
    YEARS_SINCE,
)

__all__ = [
    "NUMBERISH",
    "Found",
    "in_row",
    "plan_years",
    "read_decade",
    "read_numbered_plan",
    "read_plan",
    "read_span",
]

# Start, end and days; days are None where the text needs a year that nothing gives.
Found = tuple[int, int, Days | None]
# Longer spans of years are durations (改革开放30年来), not stretches before this year.
_LONGEST = 10
# But 过去二十年 and 未来三十年 point to years.
_FARTHEST = 50
_HEADS = frozenset(("", "\n", "。", "；", "，", "：", "！"))
# Characters before 年 that make a number of years or another word of it.
NUMBERISH = frozenset("一二三四五六七八九十百几数两多半全每去今明前后上当同次届往历近学0123456789")
# What stands behind the two digits of a plan where no quotation marks do.
_DURING = ("期间", "时期")
_NO_PLAN_BEFORE = NUMBERISH | frozenset("〇○零之第")
# Years that were named before, and so far back: 对2006—2008年…进行了检查。三年来.
_NAMED = lazy_pattern("([12][0-9]{3})年?(?:至|到|[—–－～~-]{1,2})([12][0-9]{3})年")
_NAMED_REACH = 120
_NOT_RECENT = frozenset("最附邻远靠临将接")
# 历时近8年 and 执行了近两年， say how long something took.
_LASTED = ("历时", "经过", "历经", "长达", "时隔", "为期", "耗时", "持续", "用时")
# What stands before a time so many years ago.
_FROM = frozenset("比较由从于")
# 一、二年 is one or two years, 三、五年 three to five.
_ROWS = {
    count: tuple(f"{digit}、" for digit in digits)
    for count, digits in enumerate(("1一", "2二两", "3三", "43四三"), start=2)
}
# Whose five-year plans are of other years.
_OTHER_PLANS = ("苏联", "苏联的")
_DONE_FOR, _ENDS = "了", frozenset("，。；、")


def plan_years(
    text: str, place: int, plans: Mapping[str, tuple[int, int]]
) -> tuple[int, int] | None:
    """The years of a five-year plan that is named at a place, as a time or as a plan's own name."""
    match = PLAN.match(text, place)
    return plans.get(match["plan"]) if match is not None and _is_plan(match) else None


def _is_plan(match: re.Match[str]) -> bool:
    """九五 is a plan only in quotation marks or before 期间 and 计划期间, 十四五 also without."""
    if bool(match["open"]) != bool(match["close"]):
        return False
    if match["open"] or len(match["plan"]) == 3 or "划" in match[0]:
        return True
    before = match.string[max(0, match.start() - 1) : match.start()]
    return (match["part"] or "").startswith(_DURING) and before not in _NO_PLAN_BEFORE


def read_plan(text: str, place: int, plans: Mapping[str, tuple[int, int]]) -> Found | None:
    """“十四五”时期, “十二五”末; not the plan's own name (“十四五”规划)."""
    match = PLAN.match(text, place)
    if match is None or match["plan"] not in plans or not _is_plan(match):
        return None
    if not match["part"] and NO_PLAN.match(text, match.end()):
        return None
    return place, match.end(), _part_of(match, *plans[match["plan"]])


def read_numbered_plan(text: str, place: int, plans: Mapping[str, tuple[int, int]]) -> Found | None:
    """第六个五年计划期间, 第二个五年计划初期; not the plan's own name."""
    match = YEARS_OF_PLAN.match(text, place)
    if match is None or text.endswith(_OTHER_PLANS, 0, place):
        return None
    years = plans.get(match["number"] + "五")
    return None if years is None else (place, match.end(), _part_of(match, *years))


def _part_of(match: re.Match[str], first: int, last: int) -> Days:
    """The days of the part of a plan's years that a text names."""
    part = match["part"] or ""
    days: Days = year_days(first, last)
    if part in ("末", "末期", "期末"):
        days = (days[1], days[1])
    elif part in ("初", "初期"):
        days = (days[0], days[0])
    elif match["count"]:
        days = year_days(first, first + whole_number(match["count"]) - 1)
    elif match["nth"]:
        days = year_days(*[first + whole_number(match["nth"]) - 1] * 2)
    elif part.endswith("最后一年"):
        days = year_days(last, last)
    elif match["rest"]:
        days = year_days(last - whole_number(match["rest"]) + 1, last)
    elif part == "以来":
        days = (days[0], None)
    return days


def read_span(text: str, place: int, year: int | None) -> Found | None:
    """过去五年, 近三年, 未来五年, 五年来, 这一年."""
    match = SPAN_OF_YEARS.match(text, place)
    if match is None:
        return _counted(text, place, year)
    near = match["past"] == "近"
    if near and _is_length(text, place, match.end()):
        return None
    # 近二十年 may be nearly so many, 近二十年来 at the head of a clause are those before this year.
    leads = bool(match["tail"]) and text[place - 1 : place] in _HEADS
    longest = _FARTHEST if leads or not (near or match["past"] == "这") else _LONGEST
    return _around(match, year, first=0 if match["next"] else None, longest=longest)


def _is_length(text: str, place: int, end: int) -> bool:
    """Whether 近三年 is nearly three years, or 近 the end of another word: 附近."""
    before = text[place - 1 : place]
    if before in _NOT_RECENT or text.endswith(_LASTED, 0, place):
        return True
    return before == _DONE_FOR and text[end : end + 1] in _ENDS


def in_row(text: str, place: int, count: int) -> bool:
    """Whether a number ends a row of digits: 一、二年, 三、五年."""
    return text[max(0, place - 2) : place] in _ROWS.get(count, ())


def _counted(text: str, place: int, year: int | None) -> Found | None:
    """五年来, 比五年前 and 从五年前."""
    before = text[place - 1 : place]
    if match := YEARS_SINCE.match(text, place):
        count = whole_number(match["count"])
        glued = before in NUMBERISH or before in ("第", "续") or in_row(text, place, count)
        # 五十年来 at the head of a clause are those before this year, 改革开放三十年来 a length.
        longest = _FARTHEST if before in _HEADS else _LONGEST
        if match["half"] and not glued:
            return _and_a_half(match, year, count)
        first = None if year is None else _first_named(text, place, count, year)
        return None if glued else _around(match, year, first=first, longest=longest)
    if before in _FROM and (match := YEARS_AGO.match(text, place)):
        return _around(match, year, first=-whole_number(match["count"]) - 1, count=1)
    return None


def _and_a_half(match: re.Match[str], year: int | None, count: int) -> Found | None:
    """两年半来, told in the middle of a year: two whole years and its first half."""
    if not 1 <= count <= _LONGEST:
        return None
    if year is None:
        return match.start(), match.end(), None
    days = datetime.date(year - count, 1, 1), datetime.date(year, 6, 30)
    return match.start(), match.end(), days


def _first_named(text: str, place: int, count: int, year: int) -> int | None:
    """From which year on, against ``year``, so many years were told of: 2006—2008年…。三年来."""
    begin = max(text.rfind("\n", 0, place) + 1, place - _NAMED_REACH)
    named = _NAMED.findall(text, begin, place)
    first, last = map(int, named[-1]) if named else (0, 0)
    return first - year if last - first + 1 == count and last in (year - 1, year) else None


def _around(
    match: re.Match[str],
    year: int | None,
    *,
    first: int | None = None,
    count: int = 0,
    longest: int = _LONGEST,
) -> Found | None:
    """A number of years from a year on, relative to ``year``; by default those before it."""
    number = whole_number(match["count"]) if "count" in match.re.groupindex else count
    if not 1 <= number <= longest:
        return None
    if year is None:
        return match.start(), match.end(), None
    start = year + (-number if first is None else first)
    return match.start(), match.end(), year_days(start, start + (count or number) - 1)


def read_decade(text: str, place: int, year: int | None) -> Found | None:
    """八十年代, 20世纪90年代末, 本世纪末."""
    if match := CENTURY_END.match(text, place):
        end = _century(match["which"], year)
        last = None if end is None else datetime.date(end, 12, 31)
        return place, match.end(), None if last is None else (last, last)
    if match := CENTURY_YEARS.match(text, place):
        end = _century(match["which"], year)
        count = whole_number(match["count"])
        if end is None:
            return place, match.end(), None
        first = end - count + 1 if match["end"] else end - 99
        return place, match.end(), year_days(first, first + count - 1)
    if match := PRICE_YEAR.match(text, place):
        base = 1900 + whole_number(match["year"])
        return place, match.end(), year_days(base, base)
    if match := CENTURY.match(text, place):
        end = whole_number(match["which"]) * 100
        return place, match.end(), year_days(end - 99, end)
    match = DECADE.match(text, place)
    if match is None:
        return None
    tens = whole_number(match["decade"])
    if not tens and not match["hundred"]:
        return None
    if match["this"]:
        last_year = _century(match["this"][0], year)
        if last_year is None:
            return place, match.end(), None
        first = last_year - 100 + tens
    else:
        century = whole_number(match["century"]) - 1 if match["century"] else 19
        first = 100 * (whole_number(match["hundred"]) if match["hundred"] else century) + tens
    # 六七十年代 are two decades.
    began = 10 * whole_number(match["since"]) if match["since"] else tens
    if began > tens:
        return None
    days: Days = year_days(first - (tens - began), first + 9)
    return place, match.end(), _part_of_decade(match, first, days)


def _part_of_decade(match: re.Match[str], first: int, days: Days) -> Days:
    """头五年 and 以来; 初, 中期 and 末 name no years of their own, so that the decade stays."""
    if match["part"] == "以来":
        return (days[0], None)
    if match["first"] and 1 <= (count := whole_number(match["first"])) < _LONGEST:
        return year_days(first, first + count - 1)
    if match["last"] and 1 <= (count := whole_number(match["last"])) < _LONGEST:
        return year_days(first + _LONGEST - count, first + _LONGEST - 1)
    return days


def _century(which: str, year: int | None) -> int | None:
    """The last year of a century: 本 and 上 against ``year``."""
    if which[0] not in "本上":
        return whole_number(which) * 100
    if year is None:
        return None
    return -(-year // 100) * 100 - (100 if which[0] == "上" else 0)

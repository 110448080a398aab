"""Up to which month of its own year a document reports what was done."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from policytext.occasions.days import (
    MONTHS_OF_PARTS,
    day_told,
    is_given_in_another_year,
    is_on_so_far,
    month_given,
)
from policytext.occasions.genres import is_for_congress, is_news, is_story
from policytext.occasions.lines import (
    FRONT,
    first_line,
    in_title,
    number_of_month,
    number_of_year,
    title_lines,
)
from policytext.occasions.patterns import PATTERNS, groups_told

__all__ = ["is_at_year_end", "is_of_years", "months_told", "reported_months"]

_BEGIN = 1500
# From this month on what was done is that of the whole year.
_LATE = 11
# So many months after a part of the year it is still what is looked back on.
_AFTER = 3
_QUARTERS = {"二": 6, "2": 6, "２": 6, "三": 9, "3": 9, "３": 9}
_DECEMBER, _YEAR_END = 12, (12, 20)
# A part of the year that ended so many months before the last one is still news.
_LATELY = 1
# Until the end of March congresses meet, which hear of the year before.
_SEASON = 3
_SENTENCE_END = "。"
_AIMED = ("力争", "确保", "争取", "实现")


@lru_cache(maxsize=1 << 4)
def reported_months(title: str, text: str, year: int, day: date | None = None) -> int:
    r"""Up to which month of its own year a document reports what was done; 0 where it does not.

    All others tell of the year before.

    Args:
        title: the document's title, which may be empty.
        text: the text, whose first line may be the title. Where neither tells, a heading counts
            unless a title or a heading looks back on another year.
        year: the document's year.
        day: its day, where that is known: short news without headings tell of the year so far.

    Example:
        >>> reported_months("2023年上半年工作总结", "", 2023)
        6
        >>> reported_months("", "关于1—9月份预算执行情况的报告\n一、收入", 2020)
        9
        >>> reported_months("在市政府全体会议上的讲话", "一、上半年工作情况\n经济向好。", 2011)
        6
        >>> reported_months("2023年政府工作报告", "一、2022年工作回顾", 2023)
        0
        >>> reported_months("某市一至三季度经济运行情况", "", 2023)
        9
        >>> reported_months("", "截至目前，新建学校3所。", 2023, date(2023, 7, 20))
        6
    """
    for line in (title, first_line(text), *title_lines(text)):
        if months := months_told(line, year):
            return months
    if 0 < (months := _months_said(text[:_BEGIN], year)) < _LATE:
        return months
    months = _months(PATTERNS["heading of part"].search(text[:_BEGIN]), year)
    if months:
        return 0 if is_of_years(f"{title}\n{text[:_BEGIN]}", year) else months
    months = _months_of_begin(title or first_line(text), text, year, day)
    months = months or _months_of_news(title, text, year, day)
    return months or _months_of_order(title or first_line(text), year, day)


def months_told(line: str, year: int) -> int:
    """Up to which month of a year a title or heading looks back; 0 where it does not.

    Example:
        >>> months_told("2023年1—11月经济运行简况", 2023), months_told("2023年上半年工作安排", 2023)
        (11, 0)
    """
    return _months(PATTERNS["title of part"].search(line), year)


def _months_said(begin: str, year: int) -> int:
    """The month up to which a document says that its figures are, if that is of its year."""
    said = PATTERNS["figures up to"].search(begin)
    if said is None:
        return 0
    told = groups_told(said)
    return int(told["month"]) if number_of_year(told.get("year", str(year))) == year else 0


def is_at_year_end(day: date) -> bool:
    """Whether what is told on a day is of all its year, and what is meant of the next."""
    return (day.month, day.day) >= _YEAR_END


def is_of_years(lines: str, year: int) -> bool:
    """Whether a line looks back on another year, or on several: 一、2022年工作回顾."""
    for found in PATTERNS["of years"].finditer(lines):
        told = found["year"]
        if told is None or number_of_year(told) != year:
            return True
    return False


def _months_of_news(title: str, text: str, year: int, day: date | None) -> int:
    """The months before the day of news, which tell of the year so far; 0 where it is none.

    In the first months of a year reports look back on the year before, and so may news.
    """
    if not is_news(title, text) or is_of_years(title, year):
        return 0
    head = title or next(iter(title_lines(text)), "")
    named = PATTERNS["year in digits"].findall(head)
    if is_given_in_another_year(text, year) or any(int(one) != year for one in named):
        return 0
    day = day_told(text, year) if day is None else day
    told = _months(PATTERNS["part told"].search(head), year)
    if day is None:
        if is_on_so_far(text) or PATTERNS["month of this year"].search(text) is not None:
            return told or _DECEMBER  # Up to which month nobody says.
        if is_story(title, text) and PATTERNS["begins with last year"].search(text[:FRONT]) is None:
            return told or _DECEMBER
        # 全县上半年财政收入实现“双过半” heads news.
        return told if PATTERNS["headline"].search(head) is not None else 0
    if day.year != year or is_at_year_end(day):
        return 0  # What is told then is of the whole year.
    if day.month > _SEASON:
        # 前三季度 in a headline of November is what its figures are of.
        told = told or _months_first_told(text[:FRONT], year)
        return told if 0 <= day.month - 1 - told <= _LATELY else day.month - 1
    months = _months_first_told(text[:_BEGIN], year)  # 1至2月份 in news of March
    return months if 0 < months < day.month else 0


def _months_of_order(title: str, year: int, day: date | None) -> int:
    """The months before the day of a notice or a plan, whose results are of them; 0: none."""
    if day is None or day.year != year or day.month <= _SEASON:
        return 0
    if PATTERNS["order"].search(title) is None or PATTERNS["of no order"].search(title) is not None:
        return 0
    return 0 if _names_another(title, year) else day.month - 1


def _months_of_begin(title: str, text: str, year: int, day: date | None) -> int:
    """The part of the year with which an analysis begins, or what is told some weeks later."""
    begins = PATTERNS["begins with part"]
    part = begins.search(text[:FRONT])
    # Only its own words: 1—5月，…，较2019年同期增长43% is of this year.
    months = _months(part and begins.search(part[0]), year)
    if is_of_years(title, year):
        return 0
    if months and PATTERNS["analysis"].search(title) is not None:
        return months
    given = month_given(text, year)
    if not given and day is not None and day.year == year:
        given = day.month
    if not given and (
        in_title(PATTERNS["progress"], title, text) or PATTERNS["talk"].search(title)
    ):
        return _months_of_talk(text, year)
    if not given and PATTERNS["inquiry"].search(title):
        return _months_of_inquiry(text, year)
    is_told_to = PATTERNS["told to somebody"].search(title) is not None
    if not months and 0 < given < _DECEMBER and is_told_to:
        begin = text[:_BEGIN]
        months = 0 if is_of_years(begin, year) else _months_first_told(begin, year)
    if not months and _SEASON < given < _LATE and _is_on_year_so_far(title, text):
        return 0 if is_of_years(text[:_BEGIN], year) else given - 1
    if given == _DECEMBER and is_told_to:
        return 0  # Its year is all but over, and 明年 is what it looks ahead to.
    # 上半年 is told of late in June as well.
    least = 0 if given > _SEASON else 1
    return months if months and least <= given - months <= _AFTER else 0


def _months_of_talk(text: str, year: int) -> int:
    """The part of the year that a talk without a day looks back on: 1—9月，…增长13%.

    One in January looks back on whole years, and to the first quarter ahead.
    """
    begin = text[:_BEGIN]
    if is_given_in_another_year(text, year):
        return 0  # What is said in December is read as of the next year.
    if PATTERNS["of delegates"].search(text[:FRONT]) is not None or is_of_years(begin, year):
        return 0
    up_to = PATTERNS["up to month"].search(begin)
    if up_to is not None and int(up_to["month"]) > _SEASON:
        return int(up_to["month"])
    parts = PATTERNS["part told"]
    results = (one for one in parts.finditer(begin) if _is_result(begin, *one.span()))
    months = next((_months(parts.match(one[0]), year) for one in results), 0)
    return months if _SEASON < months < _DECEMBER else 0


def _months_of_inquiry(text: str, year: int) -> int:
    """The part of the year of which those report who have gone to see, up to when they went."""
    visited = PATTERNS["visited"].search(text[:_BEGIN])
    month = 0 if visited is None else int(visited["month"])
    return max(month, _months_of_talk(text, year)) if _SEASON < month < _DECEMBER else 0


def _is_result(text: str, start: int, end: int) -> bool:
    """Whether a figure stands behind a part of the year that nobody asks for or aims at."""
    return PATTERNS["result"].match(text, end) is not None and not text.endswith(_AIMED, 0, start)


def _months_first_told(begin: str, year: int) -> int:
    """The first part of the year that a text tells of, by its own words alone; 0: none."""
    told = PATTERNS["part told"].search(begin)
    return _months(told and PATTERNS["part told"].search(told[0]), year)


def _is_on_year_so_far(title: str, text: str) -> bool:
    """Whether what is told on a day is on the year so far: no report to a congress, nor a plan."""
    if is_for_congress(title, text):
        return False
    lines = (title, *title_lines(text))
    is_account = any(PATTERNS["account"].search(line) for line in lines)
    return is_account or PATTERNS["sentence so far"].search(text[:_BEGIN]) is not None


def _names_another(line: str, year: int) -> bool:
    """Whether a line names another year than this."""
    return any(number_of_year(one) != year for one in PATTERNS["year"].findall(line))


def _months(found: re.Match[str] | None, year: int) -> int:
    """The last month of a part of this year that looks back."""
    if found is None or PATTERNS["ahead"].search(found[0]) is not None:
        return 0
    line = found.string[found.start() :].partition("\n")[0]
    if _names_another(line, year):
        return 0  # 2023年上半年预算执行情况和2022年决算 tells of both
    if found["part"] in MONTHS_OF_PARTS:
        return MONTHS_OF_PARTS[found["part"]]
    if found["part"].endswith("季度"):
        # 一至三季度完成投资3亿元。 is a sentence and no title.
        return 0 if _SENTENCE_END in line else _QUARTERS[found["part"][-3]]
    number = number_of_month(found["month"])
    return number if 1 < number < _DECEMBER else 0

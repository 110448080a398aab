"""On what day a document was given or told, by its own lines."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from policytext.dates import day
from policytext.occasions.lines import FRONT, number_of_month, number_of_year, title_lines
from policytext.occasions.patterns import PATTERNS, groups_told

__all__ = [
    "MONTHS_OF_PARTS",
    "day_told",
    "is_given_in_another_year",
    "is_on_so_far",
    "is_published_line",
    "month_given",
]

# Up to which month a part of the year goes.
MONTHS_OF_PARTS = {"上半年": 6, "前三季度": 9, "一季度": 3, "第一季度": 3}
_DECEMBER = 12


def month_given(text: str, year: int) -> int:
    r"""The month in which a document was given, by the line that says so; 0: none of the year.

    Example:
        >>> month_given("在全体会议上的讲话\n（2019年12月30日）\n", 2019)
        12
        >>> month_given("市政府办公室　　2025年7月15日\n", 2025)
        7
    """
    given = PATTERNS["given"].search(text[:FRONT])
    if given is None or number_of_year(given["year"]) != year:
        return 0
    return number_of_month(given["month"])


def is_given_in_another_year(text: str, year: int) -> bool:
    r"""Whether a line says that a document was given in another year.

    Example:
        >>> is_given_in_another_year("在全体会议上的讲话\n（2019年12月30日）\n", 2020)
        True
    """
    given = PATTERNS["given"].search(text[:FRONT])
    return given is not None and number_of_year(given["year"]) != year


def is_published_line(line: str) -> bool:
    """Whether a line is the one of a page that says when a text was published.

    Example:
        >>> is_published_line("发布时间：2024-11-06 08:15　来源：某某日报")
        True
    """
    return PATTERNS["published"].match(line) is not None


def is_on_so_far(text: str) -> bool:
    """Whether a line of its front begins with what was done since January: 今年以来，….

    Example:
        >>> is_on_so_far("今年以来，全市新建学校3所。"), is_on_so_far("全市新建学校3所。")
        (True, False)
    """
    return PATTERNS["line so far"].search(text[:FRONT]) is not None


@lru_cache(maxsize=1 << 4)
def day_told(text: str, year: int) -> date | None:
    r"""The day of its year on which news were told, by their first lines; ``None``: none says so.

    Example:
        >>> day_told("记者7月18日从市统计局获悉，上半年投资增长7%。", 2023)
        datetime.date(2023, 7, 18)
        >>> day_told("今年以来，全市经济稳中有进。截至6月底，新建学校3所。", 2023)
        datetime.date(2023, 7, 1)
        >>> day_told("某县秋收\n发布时间：2023-10-20 08:15 来源：某县融媒体中心\n秋收过半。", 2023)
        datetime.date(2023, 10, 20)
        >>> day_told("2022年7月18日，记者获悉，上半年投资增长7%。", 2023)
    """
    front = text[:FRONT].lstrip()
    begin = sum(len(line) + 1 for line in title_lines(text))
    found = PATTERNS["dateline"].search(front) or PATTERNS["first day"].match(front, begin)
    # A day behind 去年 may be one of last year.
    if found is not None and not PATTERNS["other year before"].search(front, 0, found.start()):
        told = groups_told(found)
        if int(told.get("year", year)) != year:
            return None
        return day(year, int(told["month"]), int(told["day"]))
    published = day_published(front)
    if published is not None and published.year == year:
        return published
    part = PATTERNS["part of this year"].search(front)
    if part is None and is_on_so_far(front):
        # Told soon after a month: 今年以来，…。截至6月底，….
        part = PATTERNS["month told"].search(front)
    if part is None:
        return None
    told = groups_told(part)
    month = MONTHS_OF_PARTS[told["part"]] if "part" in told else int(told["month"])
    return date(year, _DECEMBER, 31) if month >= _DECEMBER else date(year, month + 1, 1)


def day_published(front: str) -> date | None:
    r"""The day on which a page says that a text was published; ``None``: none of its lines does.

    Example:
        >>> day_published("某县秋收\n发布时间：2023-10-20 08:15 来源：某县融媒体中心")
        datetime.date(2023, 10, 20)
    """
    found = PATTERNS["published"].search(front)
    if found is None:
        return None
    return day(number_of_year(found["year"]), int(found["month"]), int(found["day"]))

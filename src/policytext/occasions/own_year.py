"""Documents that look back on their own year, as summaries and what is said in December do."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

from policytext.occasions.days import day_told, month_given
from policytext.occasions.genres import is_news
from policytext.occasions.lines import FRONT, first_line, in_title, number_of_year
from policytext.occasions.months import is_at_year_end, is_of_years, reported_months
from policytext.occasions.patterns import PATTERNS

__all__ = ["looks_back_on_own_year", "standing_year"]

# From this month on what was done is that of the year itself, and what is to be done of the next.
_LATE = 11
# Terms of counties and townships may end in August.
_TERM_ENDS = 8
_BEGIN = 1500


@lru_cache(maxsize=1 << 4)
def looks_back_on_own_year(title: str, text: str, year: int, day: date | None = None) -> bool:
    r"""Whether a document looks back on its own year and ahead to the next, as few do.

    So do summaries that name their own year, and what is said in its last two months.

    Args:
        title: the document's title, which may be empty.
        text: the text, whose first lines may be the title and the day.
        year: the document's year.
        day: its day, where that is known.

    Example:
        >>> looks_back_on_own_year("某县2023年工作总结和2024年工作打算", "", 2023)
        True
        >>> looks_back_on_own_year("在全市经济工作会议上的讲话", "（2019年12月30日）\n", 2019)
        True
        >>> looks_back_on_own_year("某县2023年工作总结和2024年工作打算", "", 2024)
        False
    """
    if reported_months(title, text, year, day):
        return False  # 2023年上半年工作总结
    if _reviews_own_year(title, text, year):
        return True
    named = in_title(PATTERNS["summary"], title, text)
    if named is not None:
        return number_of_year(named["year"]) == year
    month = month_given(text, year)
    if not month and is_news(title, text):
        told = day_told(text, year) if day is None else day
        if told is not None and told.year == year and is_at_year_end(told):
            return True
    is_of_term = month >= _TERM_ENDS and PATTERNS["heading of a term"].search(text) is not None
    return month >= _LATE or (is_of_term and not _is_told_up_to_last(text, year))


def standing_year(title: str, text: str, year: int, day: date | None = None) -> int:
    """The year from which a document looks back on the one before: its own, or else the next.

    Example:
        >>> standing_year("某县2023年工作总结", "", 2023), standing_year("政府工作报告", "", 2023)
        (2024, 2023)
    """
    return year + looks_back_on_own_year(title, text, year, day)


def _is_told_up_to_last(text: str, year: int) -> bool:
    """Whether the review of a term ends with the year before, since its last is not over."""
    last = re.search(rf"{year - 1}年[^。；\n0-9]{{0,24}}(?:完成|达到?|实现|突破|为)", text)
    own = re.search(rf"(?:{year}年|今年)[^。；\n]{{0,30}}(?:预计|可|将|有望|完成|达到|实现)", text)
    return last is not None and own is None


def _reviews_own_year(title: str, text: str, year: int) -> bool:
    """Whether headings are on this year so far, or on the next year and none on its own."""
    if in_title(PATTERNS["plan title"], title, text) is not None:
        return False
    told = PATTERNS["as follows"].search(text[:FRONT])
    if told is not None and (told["this"] or number_of_year(told["year"]) == year):
        return True
    named = PATTERNS["year"].findall(f"{title}\n{first_line(text)}")
    if any(number_of_year(one) == year - 1 for one in named):
        return False  # 2011年重点工作汇报
    if in_title(PATTERNS["chronicle"], title, text) is not None:
        return True
    if PATTERNS["heading on this year"].search(text) is not None:
        return True
    if PATTERNS["heading on next year"].search(text) is not None and not is_of_years(text, year):
        return True
    ended = PATTERNS["ends now"].search(text[:_BEGIN])
    if ended is not None and int(next(filter(None, ended.groups()))) == year:
        return True
    headings = PATTERNS["heading ahead"].finditer(text)
    found = [number_of_year(one["year"]) for one in headings]
    return year + 1 in found and year not in found

"""The first lines of a document, and the numbers that they write dates with."""

from __future__ import annotations

import re

__all__ = ["FRONT", "first_line", "in_title", "number_of_month", "number_of_year", "title_lines"]

# Titles and datelines stand before it.
FRONT = 400
# So many lines may stand before the text, and none of them is a sentence.
_TITLE_LINES, _SENTENCE = 8, re.compile("[。，；]")
_TEN = 10
_DIGITS = str.maketrans("０１２３４５６７８９〇零○一二三四五六七八九", "0123456789000123456789")


def first_line(text: str) -> str:
    """The first line, which may be the title."""
    return text[:FRONT].lstrip().partition("\n")[0]


def title_lines(text: str) -> list[str]:
    r"""The lines before the first sentence, of which one may be the title.

    Example:
        >>> title_lines("经济运行简报\n第8期\n上半年经济运行情况通报\n上半年，增长6%。")
        ['经济运行简报', '第8期', '上半年经济运行情况通报']
    """
    found: list[str] = []
    for line in text[:FRONT].strip().split("\n")[:_TITLE_LINES]:
        if _SENTENCE.search(line) is not None:
            break
        found.append(line)
    return found


def in_title(pattern: re.Pattern[str], title: str, text: str) -> re.Match[str] | None:
    """What a pattern finds in the title, or else in the first line, which may be the title."""
    return pattern.search(title) or pattern.search(first_line(text))


def number_of_year(year: str) -> int:
    """The number of a year in digits of any kind: 2010, ２０１０ and 二〇一〇."""
    return int(year.translate(_DIGITS))


def number_of_month(month: str) -> int:
    """The number of a month: 8, 八 and 十一."""
    units = month.removeprefix("十").translate(_DIGITS)
    return int(units or 0) + (_TEN if month.startswith("十") else 0)

"""Which year the heading of a section names, and whether it looks back or ahead."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.calendar import whole_number
from policytext.quantities.time_patterns import YEAR
from policytext.quantities.words import word_pattern

__all__ = ["Section", "Sections", "is_to_come"]

# What numbers a line, from the highest level to the lowest; 一、二、三产业 begins a sentence.
_NUMBERED = lazy_pattern(
    "(?:^|\n)[ \t\u3000]*(?:(?P<part>第[一二三四五六七八九十]{1,3}(?:部分|[编篇]))"
    "|(?P<chapter>第[一二三四五六七八九十]{1,3}章)|(?P<section>第[一二三四五六七八九十]{1,3}节)"
    "|(?P<item>[一二三四五六七八九十]{1,3}、(?![一二三四五六七八九十]))"
    "|(?P<lower>[（(][一二三四五六七八九十]{1,3}[）)]))(?P<title>[^\n]{0,45})(?P<more>[^\n]?)"
)
_LEVELS = ("part", "chapter", "section", "item", "lower")
# A line that holds one of these is a sentence and no heading.
_SENTENCE = lazy_pattern("[。；;！!]")
# 总体要求和主要目标（草案） has two halves.
_HALVES = lazy_pattern("[和及与暨]|[（(][^（）()]*[）)]$")
# 预计年底建成 tells in a review, too, of what is to come.
_EXPECTED = lazy_pattern("(?:预计|计划|将|力争|争取|确保|可望|有望|拟)[^，。；：、\n]{0,8}$")
_REACH = 12
_TO_COME = ("年底", "年末", "下半年", "四季度")


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of text below one heading, or below the last that said more.

    Args:
        start: where its heading begins.
        year: the only year that the heading names.
        outlook: 1 for what is to be done, -1 for what was done, 0 where nothing says.
    """

    start: int
    year: int | None
    outlook: int


_NONE = Section(0, None, 0)


class Sections:
    """The sections of a text.

    Args:
        text: the text.
        words: gives the words of a use.
    """

    def __init__(self, text: str, words: Callable[[str], Iterable[str]]) -> None:
        self._ahead, self._back = tuple(words("heading_ahead")), tuple(words("heading_back"))
        self._future = word_pattern(words("heading_future"))
        self._past = word_pattern(words("heading_past"))
        self._sections: list[Section] = []
        self._starts: list[int] = []
        # The section of each level that is open.
        opened: list[tuple[int, Section]] = []
        for match in _NUMBERED.finditer(text):
            level = next(i for i, name in enumerate(_LEVELS) if match[name] is not None)
            opened = [one for one in opened if one[0] < level]
            is_heading = not match["more"] and not _SENTENCE.search(match["title"])
            above = opened[-1][1] if opened else _NONE
            section = (
                self._read(match.start(), match["title"].strip(), above) if is_heading else above
            )
            if section is not above:
                opened.append((level, section))
            self._sections.append(section)
            self._starts.append(match.start())

    def _read(self, start: int, title: str, above: Section) -> Section:
        """The section of a heading, or the one above where the heading says nothing."""
        years = {whole_number("".join(one["year"].split())) for one in YEAR.finditer(title)}
        year = years.pop() if len(years) == 1 else None
        outlook = self._outlook(title)
        if year is None and not outlook:
            return Section(start, None, 0) if years else above
        # （二）收支情况 below 一、2022年预算执行情况 is of its year, （三）下步打算 is not.
        if year is None and outlook in (above.outlook, above.outlook - 1):
            return Section(above.start, above.year, outlook)
        return Section(start, year, outlook)

    def _outlook(self, title: str) -> int:
        halves = [half.strip() for half in _HALVES.split(title)]
        ahead = any(half.endswith(self._ahead) for half in halves) or self._future.search(title)
        back = any(half.endswith(self._back) for half in halves) or self._past.search(title)
        # 二、“十五”发展成就和“十一五”目标 is of both.
        return bool(ahead) - bool(back)

    def at(self, place: int) -> Section:
        """The section that a place stands in."""
        index = bisect_right(self._starts, place) - 1
        return self._sections[index] if index >= 0 else _NONE


def is_to_come(text: str, place: int, word: str) -> bool:
    """Whether a part of a year may be what a review says is to come: 年内, 预计年底建成."""
    if word == "年内":
        return True
    before = text[max(0, place - _REACH) : place]
    return (word.startswith(_TO_COME) or "月" in word) and _EXPECTED.search(before) is not None

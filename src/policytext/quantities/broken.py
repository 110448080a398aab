"""Numbers that the end of a line may have cut in two, or from their bound: never read as if whole.

Pages join lines that were wrapped by hand; this is the net for texts that come without them.
"""

from __future__ import annotations

import functools
import re
from bisect import bisect_left, bisect_right

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import unreadable
from policytext.quantities.gaps import after, before, behind_blanks
from policytext.quantities.patterns import DIGIT
from policytext.quantities.tables import Tables
from policytext.values import Quantity

__all__ = ["Breaks"]

# A line of nothing but a number is the cell of a table, as is one with a tab or a bar.
_CELL = lazy_pattern(rf"[{DIGIT}.．,，%％‰+\- \u3000（）()]*")
_BARS = lazy_pattern(r"[\t|｜]")
_SIGNS = {"%": "%", "％": "%", "‰": "‰"}
# What may stand between a break and the rest of the same date: 截至20 and 23年5月 on two lines.
_DATE = lazy_pattern(f"[{DIGIT}年月]*")
_REACH = 8
_YEAR = lazy_pattern(f"[{DIGIT}]{{4}}[ ]?年")
_DIGIT_AT_END = lazy_pattern(f"([{DIGIT}.．])[ \u3000]{{0,2}}$")
# The end of a line behind a number, and before one; an empty line may stand between.
_ENDS_LINE = " \u3000\n"
_NEXT_LINE = lazy_pattern("[ \u3000]*(?:\n[ \u3000]*){1,2}")
_LAST_LINES = lazy_pattern("\n(?:[ \u3000]*\n)?[ \u3000]*$")
# 以上工作 begins a paragraph, 以上， and 以上的 go on with one.
_BEGINS = lazy_pattern("(?!的)[\u3400-\u9fff]")
# No line is told from its end that more blanks follow.
_BLANKS = 12
# A paragraph may end in these of the words of one character: 马路上, 通过, 突破.
_NO_BOUNDS = frozenset("上过破")
# Cells of tables too: 最高, 最低.
_LABELS = "最"
_NOT = ("不", "未", "不得")

Found = tuple[int, int, Quantity]


@functools.cache
def _break(scales: str) -> re.Pattern[str]:
    """The end of a line, if the next begins as the rest of a number may."""
    return re.compile(f"\n[ \u3000]{{0,2}}(?=[{DIGIT}.．%％‰{re.escape(scales)}年月日])")


class Breaks:
    """The places of a text where a line ends in a digit and the next goes on as a number may."""

    def __init__(self, text: str, tables: Tables) -> None:
        self._text, self._qualifiers = text, tables.qualifiers
        pattern = _break(tables.numbers.shared)
        # From each line end back to the digit, as few lines begin so.
        lines = [match.span() for match in pattern.finditer(text)]
        found = [
            (number.end(1), end)
            for start, end in lines
            if (number := _DIGIT_AT_END.search(text, max(0, start - 3), start))
        ]
        kept = [span for span in found if not self._is_cell(span[0])]
        self._ends = [start for start, _ in kept]
        self._starts = [end for _, end in kept]

    def _is_cell(self, end: int) -> bool:
        start = self._text.rfind("\n", 0, end) + 1
        cell = _CELL.fullmatch(self._text, start, end) or _BARS.search(self._text, start, end)
        return cell is not None

    def touch(self, start: int, end: int) -> bool:
        """Whether a stretch begins behind a break or ends before one."""
        if not self._ends:
            return False
        index = bisect_left(self._ends, end)
        if index < len(self._ends) and self._ends[index] == end:
            return True
        index = bisect_right(self._starts, start) - 1
        if index < 0 or start - self._starts[index] > _REACH:
            return False
        # A year of four digits is whole, whatever the line before it ends in.
        first = self._starts[index]
        part = _DATE.fullmatch(self._text, first, start)
        return part is not None and not _YEAR.match(self._text, first)

    def _cuts(self, start: int, end: int) -> bool:
        return self.touch(start, end) or self._parts_bound(start, end)

    def _parts_bound(self, start: int, end: int) -> bool:
        """Whether a line end stands between a number and what bounds it, or may do so."""
        text = self._text
        line = _NEXT_LINE.match(text, end) if text[end : end + 1] in _ENDS_LINE else None
        if line is not None:
            found = after(self._qualifiers.after, text, line.end(), len(text))
            is_bound = found is not None and len(found[1]) > 1 and not self._is_cell(end)
            if found is not None and is_bound and not _BEGINS.match(text, found[0]):
                return True
        first = max(0, start - _BLANKS)
        line = _LAST_LINES.search(text, first, start) if "\n" in text[first:start] else None
        if line is None:
            return False
        place = behind_blanks(text, line.start())
        if text.endswith(_NOT, 0, place):
            return True
        bound = before(self._qualifiers.before, text, place, 0)
        if bound is None or bound[1] in _NO_BOUNDS or bound[1].startswith(_LABELS):
            return False
        return not text.endswith(bound[2].unless, 0, bound[0])

    def quantities(self, found: list[Found]) -> list[Found]:
        """The quantities with those at a break marked as unreadable."""
        made = [
            (start, end, unreadable(value.unit, value.kind) if self._cuts(start, end) else value)
            for start, end, value in found
        ]
        taken = {start for start, _, _ in found}
        for place in self._starts:
            sign = _SIGNS.get(self._text[place])
            if sign and place not in taken:
                made.append((place, place + 1, unreadable(sign, "percent")))
        return sorted(made, key=lambda one: one[:2])

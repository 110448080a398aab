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
# Characters of a word with the end of a line behind them, or before.
_CUT_AFTER = lazy_pattern("(?P<head>[\u3400-\u9fff]{1,2})[ \u3000]*\n[ \u3000]*(?=[\u3400-\u9fff])")
_CUT_BEFORE = lazy_pattern(
    "(?<=[\u3400-\u9fff])[ \u3000]*\n[ \u3000]*(?P<tail>[\u3400-\u9fff]{1,3})$"
)
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
        self._scale, self._units = tables.numbers.scale, tables.units
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
        if self._cut_bound(start, end):
            return True
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

    def _cut_bound(self, start: int, end: int) -> bool:
        """Whether a line ends within the word that bounds a number: 8%以 and 上 on two lines."""
        text = self._text
        if (cut := _CUT_AFTER.match(text, end)) is not None:
            head = cut["head"]
            joined = head + text[cut.end() : cut.end() + _REACH]
            found = self._qualifiers.after.at(joined, 0, len(joined))
            if found is not None and found[0] > len(head):
                return True
        first = max(0, start - _BLANKS)
        if "\n" not in text[first:start] or (cut := _CUT_BEFORE.search(text, first, start)) is None:
            return False
        joined = text[max(0, cut.start() - _REACH) : cut.start()] + cut["tail"]
        known = self._qualifiers.before.before(joined, len(joined), 0)
        return known is not None and known[0] < len(joined) - len(cut["tail"])

    def quantities(self, found: list[Found]) -> list[Found]:
        """The quantities with those at a break marked as unreadable."""
        made = [
            (start, end, unreadable(value.unit, value.kind) if self._cuts(start, end) else value)
            for start, end, value in found
        ]
        taken = {start for start, _, _ in found}
        for place in self._starts:
            sign = _SIGNS.get(self._text[place])
            if place in taken:
                continue
            if sign:
                made.append((place, place + 1, unreadable(sign, "percent")))
            elif (scale := self._scale.match(self._text, place)) is not None:
                # 300 and 亿元 on two lines.
                unit = self._units.at(self._text, scale.end(), len(self._text))
                if unit is not None and unit[1].kind in ("money", "measure", "count"):
                    made.append((place, unit[0], unreadable(unit[1].symbol, unit[1].kind)))
        return sorted(made, key=lambda one: one[:2])

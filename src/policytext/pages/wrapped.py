"""Find lines that an editor broke at a fixed width, to join their paragraphs again."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from policytext.pages.lines import Line

__all__ = ["Broken", "breaks", "breaks_of_lines", "breaks_of_text"]

# Characters in a line, and how many of them may be missing where no mark may start the next.
NARROWEST, WIDEST, SLACK = 20, 62, 2
# A line over half the width is long; of these so many are full. Of the full so many go on in the
# next line, and have marks within; of the paragraphs so many end with a mark; of the characters so
# many are Chinese. One line in 50 may be longer than all others.
FULL, OPEN, MARKED, ENDED, CHINESE, OUTLIERS = 0.6, 0.6, 0.6, 0.5, 0.5, 50
# So many breaks are a habit; fewer are if one cuts a number and all lines have the same width.
FEWEST, FEWEST_CUT = 3, 2
# Where so many full lines have the very same width, words and numbers are cut like all else.
EXACT = 0.8

_FINAL = re.compile("[。！？；：!?;:…”’）)》】」』\\]]$")
_CHINESE = re.compile("[\u3400-\u9fff]")
_GOES_ON = re.compile("[，。、；：！？）”’》】」』％%‰,;:]")
_IN_SENTENCE = re.compile("[，。；：]")
# The rest of a heading that goes on in the next line.
_ENDS_HEADING = re.compile("[^，。；：]{0,20}(?:。|$)")
_MARK = re.compile("[，。、；：,;]")
CLOSING, ENDS = "”’）》】」』", "。！？；!?;"
_STARTS = re.compile(
    r"[（(]?(?:[一二三四五六七八九十百]{1,4}|[1-9]\d?)[)）、]|[1-9]\d?[.．](?![\d０-９])|[①-⑳●◆■·•※—－*#-]"
    r"|第[一二三四五六七八九十百零\d]{1,5}[章节条编篇]|附件?[:：\d]|各位代表|[“《]?目\s*录"
)
_DIGIT, _WORD = re.compile("[0-9０-９]"), re.compile("[A-Za-z]")
# What may stand between two parts of a paragraph: white space and tags within a line.
_GAP = re.compile(r"(?:\s|\ufeff|&(?:nbsp|e[mn]sp|#160|#12288);|<[^<>]{0,500}>)*")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_RULE = re.compile(r"<hr\b", re.IGNORECASE)
_BLANK = re.compile(r"\s")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


class Broken(NamedTuple):
    """A line that may be part of a paragraph.

    ``indent`` is in characters of the width of a Chinese one's half; ``is_apart`` is true if it
    surely does not go on from the line before, as after an empty line.
    """

    text: str
    indent: int
    is_apart: bool


def breaks(lines: Sequence[Broken]) -> dict[int, str]:
    """The lines that go on from the line before, and what stands in the place of the break.

    Lines are joined only if nearly all long ones are as wide as the widest, most of these have
    no mark at their end, and sentences run through them.

    Example:
        >>> text = "全年完成固定资产投资1205亿元，增长6%；新建、改建学校9所。"
        >>> text += "财政收入稳步增长，用于民生的支出占比83%，其中教育增长3%。"
        >>> rows = [text[i : i + 20] for i in range(0, len(text), 20)]
        >>> breaks([Broken(row, 0, False) for row in rows])
        {1: '', 2: '', 3: ''}
    """
    if len(lines) <= FEWEST_CUT or _limit([len(line.text) for line in lines]) > 2 * WIDEST:
        return {}
    base = min(line.indent for line in lines)
    indents = [line.indent - base for line in lines]
    for columns in (False, True):
        widths = [_width(line.text, indents[i], columns) for i, line in enumerate(lines)]
        found = _breaks(lines, indents, widths, 1 + columns)
        if found:
            return found
    return {}


def _limit(widths: list[int]) -> int:
    """The width of the widest lines."""
    return sorted(widths)[-1 - len(widths) // OUTLIERS]


def _width(text: str, indent: int, columns: bool) -> int:
    if not columns:
        return len(text) + (indent + 1) // 2
    return indent + sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in text)


def _breaks(
    lines: Sequence[Broken], indents: list[int], widths: list[int], unit: int
) -> dict[int, str]:
    """As ``breaks``, by widths in characters or columns."""
    limit = _limit(widths)
    if not NARROWEST * unit <= limit <= WIDEST * unit:
        return {}
    full = [limit - SLACK * unit <= width <= limit + unit for width in widths]
    texts = [line.text for line in lines]
    found = {
        i
        for i in range(1, len(lines))
        if full[i - 1]
        and not (lines[i].is_apart or indents[i])
        and _continues(texts[i - 1], texts[i])
    }
    wide = [i for i, width in enumerate(widths) if width * 2 > limit and i + 1 < len(lines)]
    ruled = [i for i in wide if full[i]]
    exact = sum(widths[i] == limit for i in ruled) >= EXACT * len(ruled)
    cuts = any(_is_cut(texts[i - 1], texts[i]) for i in found)
    if (
        len(found) < (FEWEST_CUT if cuts and exact else FEWEST)
        or len(found) < OPEN * len(ruled)
        or len(ruled) < FULL * len(wide)
        or not _runs([texts[i] for i in ruled])
        or not _ends([texts[i] for i in sorted(found) if i + 1 not in found])
    ):
        return {}
    return {i: _seam(texts[i - 1], texts[i], exact) for i in sorted(found)}


def _continues(before: str, after: str) -> bool:
    """True if a line can go on from a full one."""
    if "\t" in before or "\t" in after:
        return False
    if _GOES_ON.match(after) and (after[0] in CLOSING or before[-1] not in ENDS):
        return True
    starts = _STARTS.match(after)
    if _is_cut(before, after) and not (starts and _STARTS.match(before)):
        return True
    if starts or _FINAL.search(before):
        return False
    return not _is_heading(before) or _ENDS_HEADING.match(after) is not None


def _is_cut(before: str, after: str) -> bool:
    """True if a number stands on both sides of a break."""
    return bool(_DIGIT.match(before[-1]) and _DIGIT.match(after))


def _runs(full: list[str]) -> bool:
    """True if full lines are of Chinese text with marks, not items that look alike or columns."""
    marked = sum(bool(_MARK.search(text)) for text in full)
    chinese = sum(len(_CHINESE.findall(text)) for text in full)
    columns = sum(_BLANK.search(text) is not None for text in full)
    starts = len({text[:2] for text in full})
    if min(starts, len(full) - columns) * 2 < len(full):
        return False
    return marked >= MARKED * len(full) and chinese >= CHINESE * sum(map(len, full))


def _ends(last: list[str]) -> bool:
    """True if paragraphs end with a mark."""
    return sum(bool(_FINAL.search(text)) for text in last) >= ENDED * len(last)


def _seam(before: str, after: str, exact: bool) -> str:
    """What stands in the place of a break: a blank between Latin words that were not cut."""
    return " " if not exact and _WORD.match(before[-1]) and _WORD.match(after) else ""


def _is_heading(text: str) -> bool:
    """True if a line has a number at its start, and no mark that a heading seldom has."""
    return bool(_STARTS.match(text)) and not _IN_SENTENCE.search(text)


def breaks_of_text(text: str) -> list[tuple[int, int, str]]:
    """The breaks within paragraphs of plain text: start, end, what stands in their place."""
    spans = [match.span() for match in _LINE.finditer(text)]
    lines = []
    place = 0
    for start, end in spans:
        gap = text[place:start]
        lines.append(Broken(text[start:end], _indent(gap), gap.count("\n") != 1))
        place = end
    return [(spans[i - 1][1], spans[i][0], new) for i, new in breaks(lines).items()]


def breaks_of_lines(text: str, lines: Sequence[Line], chosen: Sequence[int]) -> dict[int, str]:
    """The lines of a page, of those chosen, that go on from the one before, as ``breaks``."""
    rows: list[Broken] = []
    for place, i in enumerate(chosen):
        line = lines[i]
        before = lines[chosen[place - 1]] if place else None
        gap = text[before.end if before else max(0, line.start - 200) : line.start]
        is_apart = (
            before is None
            or chosen[place - 1] != i - 1
            or before.node != line.node
            or before.roles != line.roles
            or not _GAP.fullmatch(gap)
            or _RULE.search(gap) is not None
            or len(_BREAK.findall(gap)) > 1
            or (not _BREAK.search(gap) and gap.count("\n") != 1)
        )
        rows.append(Broken(line.text, _indent(gap), is_apart))
    return {chosen[place]: new for place, new in breaks(rows).items()}


def _indent(gap: str) -> int:
    """The columns of white space before a line, at the end of what stands before it."""
    is_source = "<" in gap
    tail = html.unescape(gap[max(gap.rfind(">"), gap.rfind("\n")) + 1 :])
    # The blanks of the source of HTML are not shown.
    return sum(2 if c in "\u3000\u2003" else not (is_source and c == " ") for c in tail)

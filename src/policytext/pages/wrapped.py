"""Find lines that an editor broke at a fixed width, to join their paragraphs again."""

from __future__ import annotations

import html
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
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
# Narrower lines, and lines with blank lines or an indent before each, look like verses and lists:
# there more breaks are asked for, so many of the full lines that go on, not more that end with a
# mark than by chance, and some that begin as no paragraph does. Narrow lines have fewer marks.
NARROW, FEWEST_LOOSE, OPEN_LOOSE, ENDS_MARKED, CUT, MARKED_NARROW = 10, 6, 0.7, 0.25, 0.02, 0.4
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
_RATIO = re.compile("[0-9０-９][:：]$")
_DIGIT, _WORD = re.compile("[0-9０-９]"), re.compile("[A-Za-z]")
# What may stand between two parts of a paragraph: white space and tags within a line.
_GAP = re.compile(r"(?:\s|\ufeff|&(?:nbsp|e[mn]sp|#160|#12288);|<[^<>]{0,500}>)*")
_BREAK = re.compile(r"<br\b", re.IGNORECASE)
_RULE = re.compile(r"<hr\b", re.IGNORECASE)
_TAG = re.compile(r"</?\w+")
_BLANK = re.compile(r"\s")
_LINE = re.compile(r"\S(?:[^\n]*\S)?")


class Broken(NamedTuple):
    """A line that may be part of a paragraph.

    ``indent`` is in characters of the width of a Chinese one's half; ``is_apart`` is true if it
    surely does not go on from the line before, as after an empty line, unless all lines are
    parted in that way: ``gap`` names it, and is empty where nothing makes a paragraph of both.
    """

    text: str
    indent: int
    is_apart: bool
    gap: str = ""


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
    as_shown = [line._replace(indent=line.indent - base) for line in lines]
    for rows, is_loose in ((as_shown, False), (_as_usual(lines), True)):
        for columns in (False, True):
            widths = [_width(row.text, row.indent, columns) for row in rows]
            found = _breaks(rows, widths, 1 + columns, is_loose)
            if found:
                return found
    return {}


def _as_usual(lines: Sequence[Broken]) -> list[Broken]:
    """The lines as if what stands before most of them, blank lines or an indent, were nothing."""
    gap, _ = Counter(line.gap for line in lines[1:]).most_common(1)[0]
    indent, _ = Counter(line.indent for line in lines[1:]).most_common(1)[0]
    return [
        line._replace(
            indent=max(0, line.indent - indent),
            is_apart=line.is_apart and not (gap and line.gap == gap),
        )
        for line in lines
    ]


def _limit(widths: list[int]) -> int:
    """The width of the widest lines."""
    return sorted(widths)[-1 - len(widths) // OUTLIERS]


def _width(text: str, indent: int, columns: bool) -> int:
    if not columns:
        return len(text) + (indent + 1) // 2
    return indent + sum(1 + (unicodedata.east_asian_width(c) in "WFA") for c in text)


def _breaks(
    lines: Sequence[Broken], widths: list[int], unit: int, is_loose: bool
) -> dict[int, str]:
    """As ``breaks``, by widths in characters or columns; loosely with more evidence."""
    limit = _limit(widths)
    if not (NARROW if is_loose else NARROWEST) * unit <= limit <= WIDEST * unit:
        return {}
    full = [limit - SLACK * unit <= width <= limit + unit for width in widths]
    texts = [line.text for line in lines]
    found = {
        i
        for i in range(1, len(lines))
        if full[i - 1]
        and not (lines[i].is_apart or lines[i].indent)
        and _continues(texts[i - 1], texts[i])
    }
    wide = [i for i, width in enumerate(widths) if width * 2 > limit and i + 1 < len(lines)]
    ruled = [i for i in wide if full[i]]
    exact = sum(widths[i] == limit for i in ruled) >= EXACT * len(ruled)
    cuts = any(_is_cut(texts[i - 1], texts[i]) for i in found)
    is_narrow = limit < NARROWEST * unit
    if (
        len(found) < (FEWEST_CUT if cuts and exact else FEWEST)
        or len(found) < OPEN * len(ruled)
        or len(ruled) < FULL * len(wide)
        or not _runs([texts[i] for i in ruled], MARKED_NARROW if is_narrow else MARKED)
        or not _ends([texts[i] for i in sorted(found) if i + 1 not in found])
        or (is_narrow and not exact)
        or (is_loose and not _is_sure(texts, found, len(ruled)))
    ):
        return {}
    return {i: _seam(texts[i - 1], texts[i], exact) for i in sorted(found)}


def _is_sure(texts: Sequence[str], found: Collection[int], ruled: int) -> bool:
    """True if lines are broken where no paragraph ends and no verse."""
    marked = sum(bool(_MARK.match(texts[i - 1][-1])) for i in found)
    cut = sum(_begins_within(texts[i - 1], texts[i]) for i in found)
    return (
        len(found) >= max(FEWEST_LOOSE, OPEN_LOOSE * ruled)
        and marked <= ENDS_MARKED * len(found)
        and cut >= max(1, CUT * len(found))
    )


def _begins_within(before: str, after: str) -> bool:
    """True if a line begins as no paragraph does: with a mark, or in the middle of a number."""
    return _GOES_ON.match(after) is not None or _is_cut(before, after)


def _continues(before: str, after: str) -> bool:
    """True if a line can go on from a full one."""
    if "\t" in before or "\t" in after:
        return False
    if _GOES_ON.match(after) and (after[0] in CLOSING or before[-1] not in ENDS):
        return True
    starts = _STARTS.match(after)
    if _is_cut(before, after) and not (starts and _STARTS.match(before)):
        return True
    if starts or (_FINAL.search(before) and not (_RATIO.search(before) and _DIGIT.match(after))):
        return False
    return not _is_heading(before) or _ENDS_HEADING.match(after) is not None


def _is_cut(before: str, after: str) -> bool:
    """True if a number stands on both sides of a break."""
    return bool(_DIGIT.match(before[-1]) and _DIGIT.match(after))


def _runs(full: list[str], least: float) -> bool:
    """True if full lines are of Chinese text with marks, not items that look alike or columns."""
    marked = sum(bool(_MARK.search(text)) for text in full)
    chinese = sum(len(_CHINESE.findall(text)) for text in full)
    columns = sum(_BLANK.search(text) is not None for text in full)
    starts = len({text[:2] for text in full})
    if min(starts, len(full) - columns) * 2 < len(full):
        return False
    return marked >= least * len(full) and chinese >= CHINESE * sum(map(len, full))


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
        ends = gap.count("\n")
        lines.append(Broken(text[start:end], _indent(gap), ends != 1, f"{ends}"))
        place = end
    return [(spans[i - 1][1], spans[i][0], new) for i, new in breaks(lines).items()]


def breaks_of_lines(text: str, lines: Sequence[Line], chosen: Sequence[int]) -> dict[int, str]:
    """The lines of a page, of those chosen, that go on from the one before, as ``breaks``."""
    rows: list[Broken] = []
    for place, i in enumerate(chosen):
        line = lines[i]
        before = lines[chosen[place - 1]] if place else None
        gap = text[before.end if before else max(0, line.start - 200) : line.start]
        is_other = (
            before is None
            or chosen[place - 1] != i - 1
            or before.roles != line.roles
            or not _GAP.fullmatch(gap)
            or _RULE.search(gap) is not None
        )
        is_apart = (
            is_other
            or (before is not None and before.node != line.node)
            or len(_BREAK.findall(gap)) > 1
            or (not _BREAK.search(gap) and gap.count("\n") != 1)
        )
        rows.append(Broken(line.text, _indent(gap), is_apart, "" if is_other else _kind(gap)))
    return {chosen[place]: new for place, new in breaks(rows).items()}


def _kind(gap: str) -> str:
    """How two lines of a page are parted: by the names of tags, or by so many ends of lines."""
    return " ".join(_TAG.findall(gap)) or f"{gap.count(chr(10))}"


def _indent(gap: str) -> int:
    """The columns of white space before a line, at the end of what stands before it."""
    is_source = "<" in gap
    tail = html.unescape(gap[max(gap.rfind(">"), gap.rfind("\n")) + 1 :])
    # The blanks of the source of HTML are not shown.
    return sum(2 if c in "\u3000\u2003" else not (is_source and c == " ") for c in tail)

"""The numbers that open a heading: 第一章, 一、, （一）, 1., （1）, ①, 一是, 专栏1 and so on."""

from __future__ import annotations

import re
from dataclasses import dataclass

from policytext.lazy_pattern import lazy_pattern
from policytext.structure.lines import BLANKS
from policytext.structure.numerals import CHINESE, DIGIT, read_number, write_next

__all__ = ["RANKS", "Mark", "next_number", "read_mark"]

# How high each style stands where a document does not show it by its order.
RANKS = {
    "top line": 5,
    "part": 10,
    "book": 12,
    "chapter": 20,
    "section": 30,
    "comma": 40,
    "bare": 40,
    "article": 45,
    "ordinal": 50,
    "bracket": 50,
    "line": 55,
    "sentence": 57,
    "entry": 58,
    "digit": 60,
    "box": 60,
    "dotted": 65,
    "digit bracket": 70,
    "circled": 75,
    "is": 80,
}

_B = f"[{re.escape(BLANKS)}]"
# 二百五十三 has five characters.
_CHINESE = f"[{CHINESE}]{{1,5}}"
_NUMERAL = f"(?P<value>{_CHINESE})"
_DIGITS = f"(?P<value>[{DIGIT}]{{1,3}})"
_EITHER = f"(?P<value>{_CHINESE}|[{DIGIT}]{{1,3}})"
_UNITS = {
    "部分": "part",
    "编": "book",
    "篇": "book",
    "章": "chapter",
    "节": "section",
    "条": "article",
}


def _from(first: str, last: str) -> str:
    """The characters from one to another."""
    return "".join(map(chr, range(ord(first), ord(last) + 1)))


_ARABIC = _from("0", "9") + _from("０", "９")

# Styles with the characters that each can begin with, and their patterns.
_PATTERNS = [
    (
        "unit",
        "第",
        f"第{_B}?{_EITHER}{_B}?(?P<unit>部{_B}?分|[编篇章节条])(?={_B}|[：:、]|$)[：:、]?",
    ),
    ("comma", CHINESE, f"{_NUMERAL}{_B}?[、．.﹒﹑]"),
    ("bracket", f"{CHINESE}（(〔［[", f"(?:[（(〔［\\[]{_B}?)?{_NUMERAL}{_B}?[）)〕］\\]][、．.]?"),
    ("bracket", _from("㈠", "㈩"), "(?P<value>[㈠-㈩])"),
    # 3.5亿元 is no heading, 1.2024年工作 is one.
    ("digit", _ARABIC, f"{_DIGITS}{_B}?[.．、﹒](?!{_B}*[{DIGIT}](?![{DIGIT}]{{3}}年))"),
    ("digit", _from("⒈", "⒛"), "(?P<value>[⒈-⒛])"),
    (
        "dotted",
        _ARABIC,
        f"[{DIGIT}]{{1,2}}(?:[.．][{DIGIT}]{{1,2}}){{0,2}}[.．](?P<value>[{DIGIT}]{{1,2}})(?={_B})",
    ),
    ("digit bracket", f"{_ARABIC}（(", f"(?:[（(]{_B}?)?{_DIGITS}{_B}?[）)][、．.]?"),
    ("digit bracket", _from("⑴", "⒇"), "(?P<value>[⑴-⒇])"),
    ("circled", _from("①", "⑳") + _from("㉑", "㉟"), "(?P<value>[①-⑳㉑-㉟])"),
    ("ordinal", "第", f"第{_B}?{_NUMERAL}{_B}?[，、,：:]"),
    ("is", CHINESE, f"{_NUMERAL}是"),
    ("box", "专", f"专栏{_B}?{_EITHER}[：:]?"),
    ("annex", "附", f"附{_B}?[件表录图]{_B}?{_EITHER}?{_B}?[：:]?"),
    ("bare", CHINESE, f"{_NUMERAL}$"),
]
# The styles and patterns to try where a line begins with a character.
_BY_FIRST: dict[str, list[tuple[str, re.Pattern[str]]]] = {}
for _style, _firsts, _pattern in _PATTERNS:
    _known = _style, lazy_pattern(f"{_pattern}{_B}*")
    for _first in _firsts:
        _BY_FIRST.setdefault(_first, []).append(_known)
# 一、二、三产业 and 一、二期工程 begin a sentence.
_SERIES = lazy_pattern(f"[{CHINESE}]{{1,2}}(?:[、期季产次线级手批类等]|是)")


@dataclass(frozen=True)
class Mark:
    """The number at the head of a line.

    Attributes:
        style: one of ``RANKS``, or ``"annex"``.
        value: the number's value; 0 where an annex has none.
        start: where the number starts.
        number_end: where it ends, with its mark.
        end: where the words after it start.
    """

    style: str
    value: int
    start: int
    number_end: int
    end: int


def read_mark(text: str, start: int, end: int) -> Mark | None:
    """The number at the start of ``text[start:end]``, or ``None``.

    Example:
        >>> text = "（一） 稳增长。"
        >>> mark = read_mark(text, 0, len(text))
        >>> mark.style, mark.value, text[: mark.number_end], text[mark.end :]
        ('bracket', 1, '（一）', '稳增长。')
    """
    for style, pattern in _BY_FIRST.get(text[start : min(start + 1, end)], ()):
        match = pattern.match(text, start, end)
        if not match:
            continue
        value = read_number(match["value"]) if match["value"] else 0
        if value is None:
            continue
        if style == "comma" and _SERIES.match(text, match.end(), end):
            return None
        if style == "unit":
            style = _UNITS["部分" if "部" in match["unit"] else match["unit"]]
        number = match.group().rstrip(BLANKS)
        return Mark(style, value, start, start + len(number), match.end())
    return None


def next_number(number: str, value: int) -> str:
    """The number that would follow in the same form: （二） after （一）; empty if that is unclear.

    Example:
        >>> next_number("（九十九）", 99), next_number("9.", 9), next_number("①", 1)
        ('（一百）', '10.', '②')
    """
    numeral = re.search(f"[{CHINESE}]+|[{DIGIT}]+$|[{DIGIT}]+(?=[^{DIGIT}]*$)", number)
    if numeral:
        old = numeral.group()
        new = write_next(old, value) if old[0] in CHINESE else str(value + 1)
        return number[: numeral.start()] + new + number[numeral.end() :]
    return chr(ord(number) + 1) if len(number) == 1 else ""

"""Parts of the issuer that a document goes through one by one: 甲镇建池9口，造林8亩；乙镇…."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from policytext.document import Document
from policytext.layers import MENTIONS, SECTIONS
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.patterns import pattern
from policytext.targets.phrases import strip_openers
from policytext.targets.places import ELSEWHERE, NOWHERE, told_place
from policytext.values import Mention

__all__ = ["PartSeries", "is_share_of_parts"]

_PARAGRAPH = lazy_pattern("[^\n]+")
_SEGMENT = lazy_pattern("[^。；;\n]+")
# Behind a part that is one of several, or where a line begins: 甲、乙两镇, 甲至乙铁路.
_AND = lazy_pattern("[、和与及至到等—–-]")
_FULL_STOP = "。"
# A letter names who takes on its goals in so many lines.
_FIRST_LINES = 8
# So far from its start the words in front of a segment's first name may go: （一）在.
_LEAD, _FAR = 12, 40


# Two parts that 、 joins, each with its number, in the clause before a share; 其中 is so far back.
_TWO_PARTS, _OF_WHOLE, _WHOLE_FAR = lazy_pattern("[0-9０-９][^、]*、[^、]*[0-9０-９]"), "其中", 200
_CLAUSES = lazy_pattern("[，,。；;\n]")


def is_share_of_parts(text: str, start: int, place: int) -> bool:
    """Whether a share is of all parts told of: 其中甲产业9亿元、乙产业8亿元，占工业的89%.

    Args:
        text: the text.
        start: where the sentence begins.
        place: where the share's value begins.
    """
    begin = max(start, place - _WHOLE_FAR)
    found = pattern("share behind parts").search(text, max(begin, place - _FAR), place)
    if found is None:
        return False
    before = text[begin : found.start()]
    clause = _CLAUSES.split(before)[-1]
    is_of_whole = text.find(_OF_WHOLE, begin, found.start()) >= 0
    return is_of_whole and _TWO_PARTS.search(clause) is not None


class _Part(NamedTuple):
    """Where the name of a part of the issuer ends, and the part's code."""

    end: int
    code: str


class _Stretch(NamedTuple):
    """A paragraph or what stands between semicolons, and the part that it begins with."""

    start: int
    end: int
    code: str


class PartSeries:
    """Which part of the issuer a stretch of text is about, where one follows another.

    One part that a paragraph begins with may be named in passing; where the next paragraph, what
    follows behind a semicolon, or the next heading begins with another part of the same level, all
    that stands in each, or below it, is of its part.

    Args:
        doc: the document, with its mentions.
    """

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        # The longest name at each place: 甲市 of 甲市经济圈 is no part that is gone through.
        outer = {one.start: one for one in sorted(doc[MENTIONS], key=_end)}
        codes = ((one, self._code(one)) for one in outer.values() if one.label == "PLACE")
        self._party = _party(doc)
        self._parts = {one.start: _Part(one.end, code) for one, code in codes if code}
        self._places = sorted(self._parts)
        # Those of each kind do not overlap; the narrowest kind comes first.
        self._kinds: list[tuple[list[int], list[_Stretch]]] = []
        if len({part.code for part in self._parts.values()}) < 2:
            return  # So it is in most documents: none follows another.
        sections = [(one.start, one.end) for one in doc[SECTIONS]]
        for spans in (self._spans(_SEGMENT), self._spans(_PARAGRAPH), sections):
            if found := list(self._series(spans)):
                self._kinds.append(([one.start for one in found], found))

    def at(self, place: int) -> str:
        """The code of the part that a place is about; NOWHERE for one without; mostly empty."""
        for starts, each in self._kinds:
            number = bisect_right(starts, place) - 1
            if number >= 0 and place < each[number].end:
                return each[number].code
        return self._party

    def _spans(self, kind: re.Pattern[str]) -> list[tuple[int, int]]:
        return [one.span() for one in kind.finditer(self._doc.text)]

    def _series(self, spans: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
        """The stretches beside which another begins with another part of the same level."""
        text = self._doc.text
        each = {
            number: _Stretch(start, end, code)
            for number, (start, end) in enumerate(spans)
            if (code := self._code_at(start, end))
        }
        beside = {
            number
            for number, one in each.items()
            if (other := each.get(number + 1)) is not None
            and one.code != other.code
            and _are_level(one, other)
            and text[one.end : one.end + 1] != _FULL_STOP
        }
        for number, one in each.items():
            if not beside.isdisjoint((number - 1, number)):
                yield one

    def _code_at(self, start: int, end: int) -> str:
        """The code of the part that a stretch begins with; empty, as mostly: none."""
        nearest = bisect_left(self._places, start)
        if nearest == len(self._places) or self._places[nearest] > start + _FAR:
            return ""
        text = self._doc.text
        lead = pattern("parts lead").match(text, start, end)
        start = lead.end() if lead is not None else start
        place = start + strip_openers(text[start : min(end, start + _LEAD)])[1]
        part = self._parts.get(place)
        return "" if part is None or _AND.match(text, part.end) is not None else part.code

    def _code(self, mention: Span[Mention]) -> str:
        """The code of a part of the issuer; empty for the issuer itself and for other places."""
        issuer = self._doc.issuer
        code = told_place(mention, issuer)
        return "" if code in (None, ELSEWHERE, issuer) else str(code)


def _party(doc: Document) -> str:
    """The code of the division that takes on the goals of a letter: 市政府与甲县人民政府签订….

    Returns:
        NOWHERE for one without a code, such as a township; empty for documents that are no letters.
    """
    lines = doc.text.split("\n", _FIRST_LINES)[:_FIRST_LINES]
    title = doc.title or next(filter(str.strip, lines), "")
    if pattern("title of duties").search(title) is None:
        return ""
    found = pattern("other party").search(doc.text, 0, len("\n".join(lines)))
    if found is None:
        return ""
    named = [one for one in doc[MENTIONS] if one.start == found.end() and one.label == "PLACE"]
    code = told_place(max(named, key=_end), doc.issuer) if named else None
    if not named or pattern("no place signs").match(doc.text, max(map(_end, named))) is not None:
        return ""  # 甲省建工集团
    return NOWHERE if code is None or code == ELSEWHERE else code


def _end(mention: Span[Mention]) -> int:
    return mention.end


def _are_level(one: _Stretch, other: _Stretch) -> bool:
    """Whether two parts are of one level: townships and counties do not follow each other."""
    return len(one.code) == len(other.code)

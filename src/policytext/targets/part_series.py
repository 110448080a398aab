"""Parts of the issuer that a document goes through one by one: 甲镇建池9口，造林8亩；乙镇…."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from policytext.document import Document
from policytext.layers import MENTIONS, SECTIONS
from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.patterns import pattern
from policytext.targets.phrases import strip_openers
from policytext.targets.places import ELSEWHERE, told_place
from policytext.values import Mention

__all__ = ["PartSeries"]

_PARAGRAPH = lazy_pattern("[^\n]+")
_SEGMENT = lazy_pattern("[^。；;\n]+")
# Behind a part that is one of several, or where a line begins: 甲、乙两镇, 甲至乙铁路.
_AND = lazy_pattern("[、和与及至到等—–-]")
_FULL_STOP = "。"
# So far from its start the words in front of a segment's first name may go: （一）在.
_LEAD, _FAR = 12, 40


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
        self._first = {start: one for start, one in outer.items() if one.label == "PLACE"}
        self._places = sorted(self._first)
        # Those of each kind do not overlap; the narrowest kind comes first.
        self._kinds: list[tuple[list[int], list[_Stretch]]] = []
        if not self._first:
            return
        sections = [(one.start, one.end) for one in doc[SECTIONS]]
        for spans in (self._spans(_SEGMENT), self._spans(_PARAGRAPH), sections):
            if found := list(self._series(spans)):
                self._kinds.append(([one.start for one in found], found))

    def at(self, place: int) -> str:
        """The code of the part that a place is about; empty, as mostly: none."""
        for starts, each in self._kinds:
            number = bisect_right(starts, place) - 1
            if number >= 0 and place < each[number].end:
                return each[number].code
        return ""

    def _spans(self, kind: re.Pattern[str]) -> list[tuple[int, int]]:
        return [one.span() for one in kind.finditer(self._doc.text)]

    def _series(self, spans: Sequence[tuple[int, int]]) -> Iterator[_Stretch]:
        """The stretches beside which another begins with another part of the same level."""
        text = self._doc.text
        each = [self._stretch(*span) for span in spans]
        beside = {
            number
            for number, (one, other) in enumerate(pairwise(each))
            if one.code and other.code and one.code != other.code and _are_level(one, other)
            if text[one.end : one.end + 1] != _FULL_STOP
        }
        for number, one in enumerate(each):
            if one.code and not beside.isdisjoint((number - 1, number)):
                yield one

    def _stretch(self, start: int, end: int) -> _Stretch:
        """A stretch with the part at its start, if it begins with one."""
        text = self._doc.text
        nearest = bisect_left(self._places, start)
        if nearest == len(self._places) or self._places[nearest] > start + _FAR:
            return _Stretch(start, end, "")  # So it is with most.
        lead = pattern("parts lead").match(text, start, end)
        start = lead.end() if lead is not None else start
        place = start + strip_openers(text[start : min(end, start + _LEAD)])[1]
        mention = self._first.get(place)
        is_more = mention is None or _AND.match(text, mention.end) is not None
        code = "" if mention is None or is_more else self._code(mention)
        return _Stretch(start, end, code)

    def _code(self, mention: Span[Mention]) -> str:
        """The code of a part of the issuer; empty for the issuer itself and for other places."""
        code, issuer = told_place(mention, self._doc.issuer), self._doc.issuer
        return "" if code in (None, ELSEWHERE, issuer) else str(code)


def _end(mention: Span[Mention]) -> int:
    return mention.end


def _are_level(one: _Stretch, other: _Stretch) -> bool:
    """Whether two parts are of one level: townships and counties do not follow each other."""
    return len(one.code) == len(other.code)

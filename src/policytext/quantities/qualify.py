"""The words that touch a number and bound it: 超过, 不低于, 左右, 以上, 控制在…以内."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from policytext.quantities.candidate import Candidate
from policytext.quantities.patterns import CJK
from policytext.quantities.tables import Qualifier, Tables
from policytext.quantities.words import Words

__all__ = ["Qualifying"]

V = TypeVar("V")

_LATIN = re.compile("[A-Za-z0-9]")
# White space that may part a number from its qualifier, and the characters of one; no line ends.
_BLANKS = " \t\u00a0\u2002\u2003\u2009\u200b\u202f\u3000"
# So far from the number a qualifier begins or ends, blanks included.
_FAR = 16


class _Close(NamedTuple):
    """A stretch of a text without its blanks.

    Attributes:
        text: its characters.
        places: where each of them stands in the text.
    """

    text: str
    places: Sequence[int]


def _close(text: str, start: int, end: int) -> _Close:
    """A stretch without its blanks: 不 低于 is 不低于."""
    places = [place for place in range(start, end) if text[place] not in _BLANKS]
    return _Close("".join(text[place] for place in places), places)


class Qualifying:
    """Extends numbers of one text by their qualifiers."""

    def __init__(self, text: str, tables: Tables) -> None:
        self.text = text
        self._qualifiers, self._signs = tables.qualifiers, tables.signs
        self._inside = tables.pattern("inside")

    def bounds(self, end: int) -> bool:
        """Whether 以上, 以下 or the like begins at a place."""
        found = self._behind(end, len(self.text))
        return found is not None and found[1].comparator in ("ge", "le")

    def start(self, place: int) -> int:
        """Where the qualifier begins that ends at a place; the place itself if there is none."""
        found = self._ahead(self._qualifiers.before, place, 0)
        return found[0] if found else place

    def suffix(self, made: Candidate, limit: int) -> None:
        """The qualifier that touches the end: 左右, 以上, 以内."""
        text, end = self.text, made.end
        found = self._behind(end, limit)
        if found is None:
            return
        stop, comparator = found[0], found[1].comparator
        word = _close(text, end, stop).text
        if word == "强" and made.kind != "percent":
            return
        if word == "内" and (
            made.kind not in ("duration", "measure") or self._inside.match(text, end)
        ):
            return
        if word in ("上下", "前后") and stop < len(text) and CJK.match(text, stop):
            return
        made.end, made.comparator = stop, comparator

    def prefix(self, made: Candidate, floor: int) -> None:
        """The qualifier that touches the start, or encloses the number: 超, 不低于, 控制在."""
        text = self.text
        self._money(made, floor)
        start = made.start
        enclosing = self._ahead(self._qualifiers.enclosing, start, floor)
        closes = enclosing[1].closes if enclosing else ()
        behind = _close(text, made.number_end, made.end).text if enclosing is not None else ""
        if enclosing is not None and behind.endswith(closes):
            made.start, made.comparator = enclosing[0], enclosing[1].comparator
            return
        found = self._ahead(self._qualifiers.before, start, floor)
        if found is None:
            return
        place, qualifier = found
        if not self._is_qualifier(made, place, _close(text, place, start).text, qualifier):
            return
        comparator = qualifier.comparator
        made.start = place
        if not (comparator == "approx" and made.comparator not in ("eq", "approx")):
            made.comparator = comparator

    def _behind(self, end: int, limit: int) -> tuple[int, Qualifier] | None:
        """Where the qualifier behind a number ends; blanks may stand before it and in it."""
        text, after = self.text, self._qualifiers.after
        found = after.at(text, end, limit)
        if found is not None or text[end : end + 1] not in _BLANKS or end >= limit:
            return found
        close = _close(text, end, min(limit, end + _FAR))
        near = after.at(close.text, 0, len(close.text))
        return None if near is None else (close.places[near[0] - 1] + 1, near[1])

    def _ahead(self, words: Words[V], place: int, floor: int) -> tuple[int, V] | None:
        """Where the qualifier before a number begins; blanks may stand behind it and in it."""
        text = self.text
        found = words.before(text, place, floor)
        first = place if found is None else found[0]
        if first <= floor or text[first - 1] not in _BLANKS:
            return found
        # 不 低于 is more than 低于.
        close = _close(text, max(floor, place - _FAR), place)
        near = words.before(close.text, len(close.text), 0)
        return found if near is None else (close.places[near[0]], near[1])

    def currency(self, place: int, floor: int) -> tuple[int, str] | None:
        """Where the sign or name of a currency starts that ends at a place, and its unit."""
        text = self.text
        found = self._signs.before(text, place - (text[max(0, place - 1) : place] == " "), floor)
        if found and text[found[0]].isalpha() and text[found[0]].isascii() and found[0]:
            # The tail of a longer name is no currency.
            return None if _LATIN.match(text, found[0] - 1) else found
        return found

    def _money(self, made: Candidate, floor: int) -> None:
        """The sign or name of a currency before a number: ￥5, 港币 3亿元."""
        if made.unit not in ("", "元"):
            return
        found = self.currency(made.start, floor)
        # 兑美元6.9 is a rate, not an amount, and 盾2021 a name.
        if found is None or self.text.endswith(("兑", "对", "比"), 0, found[0]):
            return
        if made.bare and CJK.match(self.text, found[0]):
            return
        made.start, made.unit, made.kind, made.bare = *found, "money", False

    def _is_qualifier(self, made: Candidate, place: int, word: str, found: Qualifier) -> bool:
        """A word of one character may belong to the word before it: 经过, 附近, 完成."""
        if word == "超出" and made.comparator in ("ge", "le"):
            # 超出20%以内的部分: the verb of what is beyond, not a bound.
            return False
        if word in ("过", "破") and made.scale * made.low < 100:
            return False
        if word == "上" and self.text[made.number_start] not in "百千万亿":
            return False
        return not self.text.endswith(found.unless, 0, place)

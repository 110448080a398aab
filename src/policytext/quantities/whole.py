"""Reads a whole string as one quantity.

In running text 十美元 may be a heading and 第十四 a part of a name. Whoever hands over a string by
itself says that it is a quantity, so that only its grammar counts here.
"""

from __future__ import annotations

import re

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.joins import join
from policytext.quantities.patterns import DIGIT
from policytext.quantities.qualify import Qualifying
from policytext.quantities.reader import Reader
from policytext.quantities.tables import Tables
from policytext.quantities.trailing import read_between, read_trailing
from policytext.values import Quantity

__all__ = ["read_whole"]

# Blanks of bad layout; one between two digits may part two numbers, and stays.
_DIGITS = f"{DIGIT}〇零一二三四五六七八九"
_BLANK = lazy_pattern(f"(?<![{_DIGITS}])[ \u3000\u00a0]+|[ \u3000\u00a0]+(?![{_DIGITS}])")
_SIGNS = ("负", "-", "−", "－", "零下")
_EQUAL = "等于"
_SLASH = lazy_pattern("[/／]([0-9０-９]{1,6})$")
# Longer strings hold more than one quantity.
_LONGEST = 120


def read_whole(text: str, tables: Tables) -> Quantity | None:
    """The quantity that a string says from its first to its last character, or None.

    Example:
        >>> read_whole("第十四", Tables.packaged()).kind
        'rank'
        >>> read_whole("百分之 三十 以上", Tables.packaged()).comparator
        'ge'
        >>> read_whole("三和五", Tables.packaged()) is None
        True
    """
    plain = tables.numerals.plain(tables.unify(_BLANK.sub("", text.strip())))
    plain = plain.removeprefix(_EQUAL)
    if not plain or len(plain) > _LONGEST or " " in plain:
        return None
    if (numeral := tables.numerals.parse(plain)) is not None:
        comparator = "eq" if numeral.low == numeral.high else "range"
        return Quantity(numeral.low, numeral.high, comparator, "", "count")
    found = _Whole(plain, tables).parts()
    joined = list(join(plain, found, tables)) if found else []
    if len(joined) != 1 or (joined[0].start, joined[0].end) != (0, len(plain)):
        return None
    return joined[0].quantity()


class _Whole:
    def __init__(self, text: str, tables: Tables) -> None:
        self._text = text
        self._tables = tables
        self._reader = Reader(text, tables)
        self._qualifying = Qualifying(text, tables)

    def parts(self) -> list[Candidate]:
        """One number, or the two of a range; empty if the string is neither."""
        found: list[Candidate] = []
        place = 0
        while place < len(self._text) and len(found) < 3:
            made = self._next(place, place if found else 0)
            if made is None:
                return []
            found.append(made)
            place = made.end
        if len(found) == 1 and not found[0].kind:
            found[0].kind = "count"
        elif found and not found[-1].kind:
            for made in found:
                made.kind = made.kind or "count"
        for made in found:
            made.bare = not made.kind
        return found

    def _next(self, place: int, floor: int) -> Candidate | None:
        """The next number with what belongs to it."""
        text, limit = self._text, len(self._text)
        first = self._tables.numbers.first.search(text, place)
        made = self._reader.number(first.start(), limit) if first else None
        if not isinstance(made, Candidate):
            return None
        if not made.kind and (match := _SLASH.match(text, made.end)):
            made = self._fraction(made, match)
        elif text[made.start - 1 : made.start] == "第":
            self._ordinal(made, limit)
        elif not made.kind and not read_between(self._reader, made, limit):
            self._unit(made, limit)
        if made is None:
            return None
        sign = next((one for one in _SIGNS if text.endswith(one, place, made.start)), "")
        # The dash of a range is no minus.
        if sign and made.low == made.high and made.start - len(sign) == floor == 0:
            made.low = made.high = -made.low
            made.start -= len(sign)
        self._qualifying.suffix(made, limit)
        self._qualifying.prefix(made, floor)
        return made

    def _fraction(self, made: Candidate, match: re.Match[str]) -> Candidate | None:
        """3/5: alone a fraction, where in a text it may be a date or a choice."""
        by = self._reader.numerals.read(match[1])
        words = f"{match[1]}分之{self._text[made.start : made.end]}"
        if by is None or by.low <= 0:
            return None
        read = Reader(words, self._tables).number(0, len(words))
        if not isinstance(read, Candidate) or read.end != len(words):
            return None
        read.start, read.end = made.start, match.end()
        read.number_start, read.number_end = made.number_start, match.end()
        return read

    def _ordinal(self, made: Candidate, limit: int) -> None:
        found = self._reader.ordinal(made.end, limit)
        made.start -= 1
        made.kind = "rank"
        if found:
            made.end, made.unit, made.kind = found[0], found[1].symbol, found[1].kind

    def _unit(self, made: Candidate, limit: int) -> None:
        found = self._reader.unit(made.end, limit)
        if found is None or found[1].kind == "none":
            return
        made.end, made.unit, made.kind = found[0], found[1].symbol, found[1].kind
        if found[1].factor != 1:
            made.multiply(found[1].factor)
            made.factor = found[1].factor
        read_trailing(self._reader, made, found[1].factor, limit)

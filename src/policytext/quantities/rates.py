"""The rest of a unit below a stroke or behind 每: /立方米, /(人·年), 每立方米."""

from __future__ import annotations

import re

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.reader import Reader

__all__ = ["read_per", "read_rate"]

# The lower units of 元/(人·年).
_BRACKETED = lazy_pattern("[/／][(（](?P<units>[^()（）\n]{1,16})[)）]")
_PRODUCT = lazy_pattern("[·.*]")
# 3个/100毫升, 吨/平方公里·30天; in 18座/650延米 the second number is one of its own.
_SO_MANY = lazy_pattern("(?:100{1,3}|10)(?=[\u3400-\u9fffA-Za-z])|30(?=[天日d])")
_WORDS = lazy_pattern("(?!以|左右|的)[\u3400-\u9fff]")


def read_rate(reader: Reader, end: int, limit: int) -> tuple[int, str] | None:
    """The rest of a unit: /立方米, /万元, /月·平方公里, /(人·年)."""
    text, symbol, place = reader.text, "", end
    if bracket := _BRACKETED.match(text, end, limit):
        return _bracketed(reader, bracket)
    for signs in ("/／", "/／·", "/／·"):
        if place >= limit or text[place] not in signs:
            break
        scale = _SO_MANY.match(text, place + 1, limit) or reader.numbers.scale.match(
            text, place + 1, limit
        )
        start = scale.end() if scale else place + 1
        found = reader.lower(start, limit)
        if found is None or found[1].kind == "none":
            break
        sign = "·" if text[place] == "·" else "/"
        symbol += sign + text[place + 1 : start] + found[1].symbol
        place = found[0]
    return (place, symbol) if symbol else None


def read_per(reader: Reader, made: Candidate, end: int, limit: int) -> tuple[int, str] | None:
    """The rest of a unit in words: 每立方米 of 微克每立方米, not 每公里 of 10公里每公里补助.

    A time goes on with the sentence where words follow: 万吨每天, but not 万吨每天运行.
    """
    found = reader.unit(end + 1, limit) if reader.text.startswith("每", end) else None
    if found is None or made.kind != "measure" or found[1].symbol == made.unit:
        return None
    words = found[1].kind == "duration" and _WORDS.match(reader.text, found[0])
    if words or found[1].kind not in ("measure", "duration"):
        return None
    return found[0], f"/{found[1].symbol}"


def _bracketed(reader: Reader, match: re.Match[str]) -> tuple[int, str] | None:
    """The units of /(人·年), as those of /人·年."""
    symbols, place = [], match.start("units")
    for part in _PRODUCT.split(match["units"]):
        many, end = _SO_MANY.match(part), place + len(part)
        found = reader.lower(place + (many.end() if many else 0), end)
        if found is None or found[0] != end or found[1].kind == "none":
            return None
        symbols.append((many[0] if many else "") + found[1].symbol)
        place = end + 1
    return match.end(), "/" + "·".join(symbols)

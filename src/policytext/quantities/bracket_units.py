"""Units in brackets behind a number: 8000万（元）, 3000（万元）; and behind one: ≤5（8）mg/L."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.rates import read_rate
from policytext.quantities.reader import Reader

__all__ = ["read_bracket_unit"]

_IN_BRACKETS = lazy_pattern("[（(](?P<unit>[^（）()0-9，。；：、\\n]{1,10})[)）]")
# A limit that holds else stands in brackets before the unit of both.
_OTHER = lazy_pattern("[（(][0-9]{1,6}(?:\\.[0-9]{1,4})?[)）]")
_KINDS = frozenset({"money", "measure", "count", "percent"})
# 表3（元） is the heading of a table, 2020（万元） that of a column.
_NUMBERED = ("表", "图", "附件", "第", "-")
_YEAR = lazy_pattern("(?:19|20)[0-9]{2}")


def read_bracket_unit(reader: Reader, made: Candidate, limit: int) -> bool:
    """Give a number the unit that stands in brackets behind it, or behind other brackets."""
    text = reader.text
    if text[made.end : made.end + 1] not in ("（", "("):
        return False
    if other := _OTHER.match(text, made.end, limit):
        return _lent(reader, made, other.end(), limit)
    bracket = _IN_BRACKETS.match(text, made.end, limit)
    if bracket is None or text.endswith(_NUMBERED, 0, made.start):
        return False
    written = text[made.number_start : made.end]
    if _YEAR.fullmatch(written) or made.chinese:
        return False
    start, stop = bracket.span("unit")
    scale = reader.numbers.scale.match(text, start, stop)
    size = reader.numerals.read(scale[0]) if scale and made.scale == 1 else None
    if scale and size is None:
        return False
    found = reader.unit(scale.end() if scale else start, stop)
    rate = read_rate(reader, found[0], stop) if found else None
    if found is None or (rate[0] if rate else found[0]) != stop or found[1].kind not in _KINDS:
        return False
    if size is not None:
        made.scale = size.low
        made.multiply(size.low)
    made.multiply(found[1].factor)
    made.unit, made.kind = found[1].symbol + (rate[1] if rate else ""), found[1].kind
    made.kind = "measure" if rate and made.kind == "count" else made.kind
    made.end = bracket.end()
    return True


def _lent(reader: Reader, made: Candidate, place: int, limit: int) -> bool:
    """The unit of measure behind the number in brackets belongs to the one before them too."""
    found = reader.unit(place, limit)
    if found is None or found[1].kind != "measure":
        return False
    rate = read_rate(reader, found[0], limit)
    made.unit, made.kind = found[1].symbol + (rate[1] if rate else ""), "measure"
    return True

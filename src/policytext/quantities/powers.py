"""Raised digits: powers of ten (5×10⁸, 10⁴) and the marks of footnotes (3.5¹亿元)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.numerals import EXACT

if TYPE_CHECKING:
    from policytext.quantities.reader import Reader

__all__ = ["footnote_end", "read_power", "read_times"]

_RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_PLAIN = str.maketrans(_RAISED + "⁻", "0123456789-")
_POWER = lazy_pattern(rf"[ ]?[×✕xX*][ ]?10\^?(?P<by>⁻?[{_RAISED}]{{1,2}}|(?<=\^)-?[0-9]{{1,2}})")
_TEN = lazy_pattern(rf"⁻?[{_RAISED}]{{1,2}}(?![{_RAISED}])")
# What a power begins with, or the blank before it.
_BEGINS = frozenset(f" ×✕xX*⁻{_RAISED}")
# So many machines at most: 12×50万千瓦.
_TIMES = lazy_pattern("[ ]?[×✕xX*][ ]?(?=[0-9０-９])")
_TIMES_BEGINS, _MANY = frozenset(" ×✕xX*"), 100
_FOOTNOTE = lazy_pattern(rf"[{_RAISED}]{{1,3}}|[①-⑳]")


def read_power(text: str, made: Candidate, limit: int) -> None:
    """Multiply a number by the power of ten behind it; take 10⁴ as 10000.

    10⁴ may also be a ten with a footnote: the unit decides, so it is only noted here.
    """
    if text[made.end : made.end + 1] not in _BEGINS:
        return
    if match := _POWER.match(text, made.end, limit):
        by = match["by"]
    elif text[made.start : made.end] == "10" and (match := _TEN.match(text, made.end, limit)):
        by, made.high = match[0], Decimal(1)
        made.low, made.raised = made.high, True
    else:
        return
    made.multiply(EXACT.scaleb(Decimal(1), int(by.translate(_PLAIN))))
    made.end = made.number_end = match.end()


def read_times(reader: Reader, made: Candidate, limit: int) -> bool:
    """2×66万千瓦 is two times so much; sides (3×5米) and runners (4×100米) are no factors."""
    text = reader.text
    if text[made.end : made.end + 1] not in _TIMES_BEGINS or made.low != int(made.low):
        return False
    sign = _TIMES.match(text, made.end, limit)
    if sign is None or not 1 < made.low < _MANY:
        return False
    other = reader.number(sign.end(), limit)
    if isinstance(other, int) or other.low != other.high or other.kind:
        return False
    place = other.end + (text[other.end : other.end + 1] == " ")
    unit = reader.unit(place, limit)
    if unit is None or unit[1].symbol not in reader.tables.words("times_unit"):
        return False
    if text.startswith("级", unit[0]):
        return False
    made.multiply(other.low)
    made.scale, made.plain, made.short = other.scale, None, None
    made.end = made.number_end = other.end
    return True


def footnote_end(text: str, place: int, limit: int) -> int:
    """The end of the footnote mark that starts at a place; 0 if there is none."""
    match = _FOOTNOTE.match(text, place, limit)
    return match.end() if match else 0

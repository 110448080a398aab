"""Old units told with their tenths: 一亩三分 is 1.3 亩, 三尺二寸 3.2 尺, 一斤二两 1.2 斤."""

from __future__ import annotations

from decimal import Decimal

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.numerals import EXACT
from policytext.quantities.reader import Reader

__all__ = ["has_tenths", "read_tenths"]

# One digit before a smaller unit; 一亩三分之二 is another number, and so is 一斤二两半.
_DIGIT = lazy_pattern(
    "([1-9一二两三四五六七八九])([分寸尺两钱厘斗升合])(?!之|钟|[0-9]{2}|[0-9][.．])"
)
# 一斤十二两 counts sixteen 两, as the old balance did.
_OLD = lazy_pattern("(十[一二三四五]?|1[0-5])两(?![0-9一二三四五六七八九十])")
_OLD_LIANG = Decimal("0.0625")
_TENTH, _HALF = Decimal("0.1"), Decimal("0.5")


def has_tenths(reader: Reader, unit: str, end: int) -> bool:
    """Whether the tenths of a unit, told with a digit, stand at a place."""
    match = _DIGIT.match(reader.text, end)
    if match is not None and unit + match[2] in reader.tables.words("tenths"):
        return True
    return unit == "斤" and _OLD.match(reader.text, end) is not None


def read_tenths(reader: Reader, made: Candidate, limit: int) -> bool:
    """Add the tenths behind a unit, and theirs: 一丈二尺三寸 is 1.23 丈."""
    text, unit, size = reader.text, made.unit, _TENTH
    if (
        made.kind not in ("measure", "money")
        or made.low != made.high
        or made.comparator != "eq"
        or made.low % 1
    ):
        return False
    if unit == "斤" and (old := _OLD.match(text, made.end, limit)):
        _add(reader, made, old[1], _OLD_LIANG)
        made.end = old.end()
        return True
    start = made.end
    while (match := _DIGIT.match(text, made.end, limit)) and has_tenths(reader, unit, made.end):
        _add(reader, made, match[1], size)
        unit, size, made.end = match[2], EXACT.multiply(size, _TENTH), match.end()
    if made.end > start and made.kind == "money" and text.startswith("钱", made.end):
        made.end += 1
    elif made.end > start and text.startswith("半", made.end) and made.end < limit:
        _add(reader, made, "", EXACT.multiply(EXACT.multiply(size, Decimal(10)), _HALF))
        made.end += 1
    return made.end > start


def _add(reader: Reader, made: Candidate, written: str, size: Decimal) -> None:
    """Add so many of a size, or one where none is written."""
    numeral = reader.numerals.read(written) if written else None
    count = numeral.low if numeral else Decimal(1)
    made.low = made.high = EXACT.add(made.low, EXACT.multiply(count, size))

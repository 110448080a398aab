"""Headings of units, which name a unit and count nothing: 单位：亿元、万人, GDP（亿元）."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.reader import Reader

__all__ = ["HEADING_SCALES", "is_unit_heading"]

# Scales that tables count in; none counts in 千亿元.
HEADING_SCALES = frozenset({"十", "百", "千", "万", "亿", "十万", "百万", "千万", "十亿"})

# What encloses a heading: brackets, a colon, the cells of a table, the ends of a line.
_OPENS = lazy_pattern(r"[（(\[【\n\t|｜：:]")
_CLOSES = lazy_pattern(r"[）)\]】\n\t|｜。；”]")
_SIGNS = lazy_pattern(r"[、，,;； \u3000/／·]|人民币|或|每")
_REACH = 16


def is_unit_heading(reader: Reader, start: int, end: int) -> bool:
    """Whether a scale and unit, from start to end, stand among nothing but units."""
    text = reader.text
    head = text[max(0, start - _REACH) : start]
    opened = max((match.end() for match in _OPENS.finditer(head)), default=None)
    if opened is None:
        if start > _REACH:
            return False
        opened = 0
    closed = _CLOSES.search(text, end, end + _REACH)
    if closed is None and len(text) > end + _REACH:
        return False
    return _only_units(reader, start - len(head) + opened, closed.start() if closed else len(text))


def _only_units(reader: Reader, place: int, stop: int) -> bool:
    text, scales = reader.text, reader.tables.numbers.scale
    while place < stop:
        sign = _SIGNS.match(text, place, stop)
        if sign is not None:
            place = sign.end()
            continue
        unit = reader.lower(place, stop)
        if unit is None:
            scale = scales.match(text, place, stop)
            unit = reader.unit(scale.end(), stop) if scale else None
        if unit is None:
            return False
        place = unit[0]
    return True

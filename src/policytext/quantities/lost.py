"""Numbers that touch a lost character (U+FFFD): marked unreadable, never read as if whole."""

from __future__ import annotations

import re
from collections.abc import Iterable

from policytext.quantities.patterns import CHINESE_DIGITS
from policytext.quantities.reader import Reader
from policytext.values import Quantity

__all__ = ["lost_numbers"]

_MARK = "\ufffd"
_NUMBER = f"0-9０-９.．{CHINESE_DIGITS}十百千万亿几数余多"
_STRETCH = re.compile(f"[{_NUMBER}\ufffd]+")
_TOUCHING = re.compile(f"[{_NUMBER}\ufffd]")
_SCALED = re.compile("[十百千万亿]")
_DIGIT = re.compile("[0-9０-９]")
# A lost character before one of these cannot turn them round; before others it may be 不.
_CERTAIN = (
    "约",
    "大约",
    "近",
    "接近",
    "将近",
    "不低于",
    "不少于",
    "不超过",
    "不高于",
    "不足",
    "不到",
)
_SURE = frozenset({"percent", "point"})

Found = tuple[int, int, Quantity]


def lost_numbers(text: str, found: list[Found], times: Iterable[tuple[int, int]]) -> list[Found]:
    """The quantities with those that touch a lost character marked as unreadable."""
    reader = Reader(text)
    made = [_checked(text, one) for one in found]
    taken = sorted([(start, end) for start, end, _ in made] + list(times))
    starts = iter(taken)
    current = next(starts, None)
    for match in _STRETCH.finditer(text):
        if _MARK not in match[0]:
            continue
        while current is not None and current[1] < match.start():
            current = next(starts, None)
        if current is not None and current[0] <= match.end():
            continue
        new = _unread(text, reader, match.start(), match.end())
        if new is not None:
            made.append(new)
    return _without_overlaps(made)


def _checked(text: str, one: Found) -> Found:
    """The same quantity, or unreadable where a lost character may belong to it."""
    start, end, value = one
    before, after = text[start - 1 : start] == _MARK, text[end : end + 1] == _MARK
    if not before and not after:
        return one
    if before and not after and text.startswith(_CERTAIN, start):
        return one
    first, last = start, end
    while first and _TOUCHING.match(text, first - 1):
        first -= 1
    while last < len(text) and _TOUCHING.match(text, last):
        last += 1
    return first, last, Quantity(None, None, "unreadable", value.unit, value.kind)


def _unread(text: str, reader: Reader, start: int, end: int) -> Found | None:
    """An unreadable number where a lost character stands among digits or before a unit."""
    unit = reader.unit(end, len(text))
    if unit is not None and unit[1].kind == "none":
        unit = None
    digits = _DIGIT.search(text, start, end)
    if unit is None:
        return (start, end, Quantity(None, None, "unreadable", "", "count")) if digits else None
    # Without a digit only a place word or a sign of percent shows that a number was lost.
    if not digits and not _SCALED.search(text, start, end) and unit[1].kind not in _SURE:
        return None
    return start, unit[0], Quantity(None, None, "unreadable", unit[1].symbol, unit[1].kind)


def _without_overlaps(found: list[Found]) -> list[Found]:
    made: list[Found] = []
    for one in sorted(found, key=lambda item: (item[0], -item[1])):
        if made and one[0] < made[-1][1]:
            start, end, value = made[-1]
            if "unreadable" in (value.comparator, one[2].comparator):
                whole = Quantity(None, None, "unreadable", one[2].unit, one[2].kind)
                made[-1] = (start, max(end, one[1]), whole)
            continue
        made.append(one)
    return made

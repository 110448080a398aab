"""Numbers that touch a lost character (U+FFFD): marked unreadable, never read as if whole."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Iterator

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import unreadable
from policytext.quantities.gaps import INCLUDED
from policytext.quantities.patterns import DIGIT, RANGE_SIGNS
from policytext.quantities.reader import Reader
from policytext.values import Quantity

__all__ = ["lost_numbers"]

_MARK = "\ufffd"
_DIGIT = re.compile(f"[{DIGIT}]")
# A lost character before one of these cannot turn them round; before others it may be 不.
_CERTAIN = (
    *("约", "大约", "近", "接近", "将近"),
    *("不低于", "不少于", "不超过", "不高于"),
)
# �小时48分 has lost more than the minutes say.
_REST = frozenset({"个月", "分钟", "分", "秒", "亩"})
_CUT = lazy_pattern(f"{_MARK}(?:年|小时|分钟?|亩)[零〇又]?$")
_SURE = frozenset({"percent", "point"})
# �块到5块 and 3块到�块 have lost an end of their range.
_JOIN = "[ \u3000]?[到至—–－~～-][ \u3000]?"
_END_BEFORE = lazy_pattern(f"{_MARK}[^\\s，。；、]{{0,3}}{_JOIN}$")
# The dash of �个百分点-5个百分点 is no minus.
_MINUS, _CUT_MINUS = frozenset("-−－"), lazy_pattern(f"{_MARK}[^\\s，。；、]{{0,5}}$")
# And 3个/�00毫升 has lost what it is a number of.
_PER = f"[/／](?:[（(][^，。；、（）()\\s]{{0,8}}|[{DIGIT}]{{1,3}})?{_MARK}"
_END_BEHIND = lazy_pattern(f"{_JOIN}{_MARK}|{_PER}")

Found = tuple[int, int, Quantity]


@functools.cache
def _run(digits: str, scales: str) -> re.Pattern[str]:
    """Digits, scales and lost characters in one run, with what may stand in a number or a range.

    Any of them may belong to one quantity.
    """
    char = f"[{DIGIT}.．{digits}{re.escape(scales)}几数余多{_MARK}]"
    following = f"(?=[{DIGIT}{digits}十百千{_MARK}])"
    # 3.2×1�⁻³ was a power of ten.
    power = f"[ ]?[×✕xX*][ ]?(?=1{_MARK}|{_MARK}0)"
    joint = f"(?:[,，](?=[{DIGIT}{_MARK}]{{3}})|[ \u3000—–－~～至到：:∶±/／-]{following}|{power})"
    return re.compile(f"{char}+(?:{joint}{char}+)*")


def lost_numbers(
    reader: Reader, found: list[Found], times: Iterable[tuple[int, int]]
) -> list[Found]:
    """The quantities with those that touch a lost character marked as unreadable."""
    text, numbers = reader.text, reader.numbers
    pattern = _run(numbers.digits, numbers.scales)
    runs = [match.span() for match in pattern.finditer(text) if _MARK in match[0]]
    made: list[Found] = []
    left = iter(runs)
    run = next(left, None)
    alone: list[tuple[int, int]] = []
    for start, end, value in found:
        while run is not None and run[1] < start:
            alone.append(run)
            run = next(left, None)
        touched: tuple[int, int] | None = None
        while run is not None and run[0] <= end:
            if not _is_certain(text, run, start):
                touched = (min(start, run[0] if touched is None else touched[0]), max(end, run[1]))
            run = next(left, None)
        if touched is None and value.unit in _REST and _CUT.search(text, max(0, start - 5), start):
            touched = start, end
        if touched is None and _has_lost_end(text, start, end):
            touched = start, end
        if touched is None:
            made.append((start, end, value))
        else:
            made.append((*touched, _unreadable(value)))
    alone.extend([] if run is None else [run, *left])
    made.extend(_unread(reader, alone, times))
    return _apart(text, made)


def _is_certain(text: str, run: tuple[int, int], start: int) -> bool:
    """Whether the run only stands before a qualifier that says the same whatever was lost."""
    pure = text.count(_MARK, *run) == run[1] - run[0]
    return pure and run[1] == start and text.startswith(_CERTAIN, start)


def _has_lost_end(text: str, start: int, end: int) -> bool:
    """Whether a number is one end of a range whose other end was lost."""
    if _END_BEHIND.match(text, end) is not None:
        return True
    if text[start] in _MINUS and _CUT_MINUS.search(text, max(0, start - 6), start):
        return True
    return _END_BEFORE.search(text, max(0, start - 8), start) is not None


def _unreadable(value: Quantity) -> Quantity:
    return unreadable(value.unit, value.kind if value.unit else "count")


def _unread(
    reader: Reader, runs: list[tuple[int, int]], times: Iterable[tuple[int, int]]
) -> Iterator[Found]:
    """Unreadable numbers where a lost character stands among digits or before a unit."""
    text = reader.text
    scaled = frozenset(reader.numbers.scales)
    taken = iter(times)
    time = next(taken, None)
    for start, end in runs:
        while time is not None and time[1] < start:
            time = next(taken, None)
        # 00 of 1�00年 looks like a year and is none.
        if time is not None and time[0] <= end and not start < time[0] < end:
            continue
        unit = reader.unit(end, len(text))
        digits = _DIGIT.search(text, start, end)
        if unit is None or unit[1].kind == "none":
            if digits:
                yield start, end, unreadable("", "count")
            continue
        # Without a digit only a place word or a sign of percent shows that a number was lost.
        if digits or not scaled.isdisjoint(text[start:end]) or unit[1].kind in _SURE:
            yield start, unit[0], unreadable(unit[1].symbol, unit[1].kind)


def _apart(text: str, found: list[Found]) -> list[Found]:
    """Neighbours made one where they grew into each other or are the halves of a range."""
    made: list[Found] = []
    for one in sorted(found, key=lambda item: (item[0], -item[1])):
        if made and _belong(text, made[-1], one):
            made[-1] = (made[-1][0], max(made[-1][1], one[1]), _unreadable(one[2]))
        else:
            made.append(one)
    return made


def _belong(text: str, first: Found, second: Found) -> bool:
    if second[0] < first[1]:
        return True
    lost = "unreadable" in (first[2].comparator, second[2].comparator)
    gap = INCLUDED.sub("", text[first[1] : second[0]])
    return lost and gap in (*RANGE_SIGNS, "——")

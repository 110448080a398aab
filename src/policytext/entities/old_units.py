"""Units below the county, and of former decades, by their heads: 岳壁公社, 尹村大队, 民主社区.

Hardly any stands in a table. What lies between the place before it and such a head, or between two
marks, is its name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.borders import put_between, renamed
from policytext.entities.recognizer import Found

__all__ = ["with_old_units"]

_DIVISION = ("PLACE", "admin")
_TAKEN = frozenset(("zone", "site", "region", "natural", "enterprise"))
_NAME = Found(0, 0, *_DIVISION, 0.9)
_TODAY = 2100
_PREFECTURE = "专区"
_TOWNS = frozenset("镇乡道")
_CHINA = "100000"
_PROVINCE = 2  # digits of a code that tell the province
_COMMUNE = "公社"
# What a commune became.
_HEIRS = ("乡", "镇")
_STARTS = frozenset("、和及与")


class _Head(NamedTuple):
    text: str
    longest: int
    until: int


def with_old_units(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None, least: float
) -> list[Found]:
    """Names with such units.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year; of former units none is told without it.
        least: a division less likely tells nothing.

    Example:
        >>> names = [Found(0, 3, "PLACE", "admin", 0.9)]
        >>> told = with_old_units("平遥县岳壁公社尹村大队", names, "140700", 1975, 0.4)
        >>> [(each.start, each.end) for each in told]
        [(0, 3), (3, 7), (7, 11)]
    """
    found = list(found)
    heads = [head for head in _heads() if head.text in text and (year or _TODAY) <= head.until]
    if not heads:
        return found
    ends = {
        each.end
        for each in found
        if each[2:4] == _DIVISION and (each.score is None or each.score >= least)
    }
    home = issuer[:_PROVINCE] if issuer is not None and issuer != _CHINA else ""
    spans = set(_units(text, heads, ends, home))
    spans.update(span for start, end in list(spans) for span in _heirs(text, start, end))
    if not spans:
        return found
    kept = [each for each in found if not _is_part(each, spans)]
    told = renamed(kept, spans, _NAME, lambda each: each.kind in _TAKEN)
    return put_between(told, spans, _NAME, least)


def _is_part(name: Found, spans: set[tuple[int, int]]) -> bool:
    """Whether it is the beginning of a unit's name only: 东阳 in 东阳公社."""
    return name[2:4] == _DIVISION and any(
        start == name.start and name.end < end for start, end in spans
    )


def _units(
    text: str, heads: Iterable[_Head], ends: set[int], home: str
) -> Iterator[tuple[int, int]]:
    """The units of a text, from left to right, so that one tells where the next begins."""
    taken = 0
    for match in _pattern(tuple(heads)).finditer(text):
        head = next(each for each in heads if each.text == match[0])
        start = _start(text, match.start(), head, ends, home)
        if start >= taken and not _told_otherwise().match(text, match.end()):
            taken = match.end()
            ends = ends | {taken}
            yield start, taken


@cache
def _pattern(heads: tuple[_Head, ...]) -> re.Pattern[str]:
    return re.compile("|".join(head.text for head in heads))


def _start(text: str, end: int, head: _Head, ends: set[int], home: str) -> int:
    """Where the name begins before a head; -1 where there is none."""
    starts = [*_starts(text, end, head.longest)]
    if head.text == _PREFECTURE:
        named = (start for start in starts[1:] if gazetteer.lookup(text[start:end]))
        return max(named, key=lambda start: -start, default=-1)
    is_former = head.until < _TODAY
    for start in starts:
        # 平遥县 | 岳壁公社; 旧城公社、| 位伯公社
        is_behind = start in ends and (is_former or text[start - 1] in _TOWNS)
        is_listed = is_former and start - 1 in ends and text[start - 1] in _STARTS
        is_told = is_behind or is_listed or _is_known(text[start:end], head, home)
        if is_told and _none().match(text, start, end) is None:
            return start
    return -1


def _starts(text: str, end: int, longest: int) -> Iterator[int]:
    """Where a name may begin that ends at a place, the shortest first."""
    for start in range(end - 1, max(-1, end - longest - 1), -1):
        if not "一" <= text[start] <= "鿿" or text[start] in _STARTS:
            return
        yield start


def _is_known(name: str, head: _Head, home: str) -> bool:
    """Whether it is a commune that is called like a township of the issuer's province."""
    is_commune = head.text.endswith(_COMMUNE) and len(name) > 1 and home != ""
    return is_commune and any(
        each.code.startswith(home) for each in gazetteer.lookup(name, kind="township")
    )


def _heirs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where the township stands that a commune became: 岳壁公社改为岳壁乡."""
    name = text[start:end].removesuffix(_COMMUNE).removesuffix("人民")
    if len(name) < 2 or not text.startswith(_COMMUNE, end - len(_COMMUNE)):
        return
    for heir in _HEIRS:
        place = text.find(name + heir)
        while place >= 0:
            yield place, place + len(name) + 1
            place = text.find(name + heir, place + 1)


@cache
def _heads() -> tuple[_Head, ...]:
    return tuple(
        _Head(text, int(longest), int(until or _TODAY))
        for part, text, longest, until in read_rows("entities/old_units.tsv")
        if part == "head"
    )


@cache
def _told_otherwise() -> re.Pattern[str]:
    """What stands behind a head that is but a part of another name."""
    return _of("behind")


@cache
def _none() -> re.Pattern[str]:
    return _of("none")


def _of(part: str) -> re.Pattern[str]:
    rows = read_rows("entities/old_units.tsv")
    return re.compile("|".join(text for of, text, _, _ in rows if of == part))

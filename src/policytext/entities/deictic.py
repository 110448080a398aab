"""Places named by their relation to the document: 我市, 全省, 我国, and 自治区 alone."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern

__all__ = ["deictic_edges", "deictic_spans", "is_deictic"]


_AREA = "地区"
_OFFICE = lazy_pattern("[\u4e00-\u9fff]{1,8}?(?:厅|局|委员会)")  # 自治区 | 农业农村厅


class _Rules(NamedTuple):
    phrases: re.Pattern[str]
    bare: frozenset[str]
    bodies: tuple[str, ...]
    not_after: tuple[str, ...]
    bare_bodies: tuple[str, ...]
    not_before: tuple[str, ...]


@cache
def _rules() -> _Rules:
    texts: dict[str, list[str]] = {}
    for rule, text in read_rows("entities/deictic_rules.tsv"):
        texts.setdefault(rule, []).append(text)
    pointers = [word for word, _ in read_rows("places/pointers.tsv")]
    levels = [word for word, _, _ in read_rows("places/levels.tsv")]
    phrases = {pointer + level for pointer in pointers for level in levels} - set(texts["not"])
    longest_first = sorted({*phrases, *texts["bare"]}, key=lambda each: (-len(each), each))
    return _Rules(
        re.compile("|".join(longest_first)),
        frozenset(texts["bare"]),
        tuple(texts["body"]),
        tuple(texts["not_after"]),
        tuple(texts["bare_body"]),
        tuple(texts["not_before"]),
    )


def is_deictic(name: str) -> bool:
    """Whether a name that is a place is one by its relation to the document alone.

    Example:
        >>> is_deictic("全乡"), is_deictic("本村"), is_deictic("本溪")
        (True, True, False)
    """
    return name in _phrases()


@cache
def _phrases() -> frozenset[str]:
    levels = [word for word, _, _ in read_rows("places/levels.tsv")]
    levels += [word for rule, word in read_rows("entities/deictic_rules.tsv") if rule == "below"]
    return frozenset(
        pointer + level for pointer, _ in read_rows("places/pointers.tsv") for level in levels
    )


def deictic_edges(text: str) -> Iterator[int]:
    """Places where the words in question begin and end, whether they are mentions or not."""
    for match in _rules().phrases.finditer(text):
        yield from match.span()


def deictic_spans(text: str, marks: bytearray, own: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Start and end of each such mention, in order.

    Args:
        text: the text.
        marks: its word boundaries.
        own: the names of the document's own division and of those above it; a bare 自治区 stands
            for the one that is an autonomous region, 全地区 for the first, if it is such a
            prefecture.
    """
    rules = _rules()
    for match in rules.phrases.finditer(text):
        start, end = match.span()
        if not marks[start]:
            continue  # 健全 | 国有
        if match.group() in rules.bare:
            is_own = any(name.endswith(match.group()) for name in own)
            points = is_own and _is_no_body(text, start, end)
        elif match.group().endswith(_AREA):
            points = bool(own) and own[0].endswith(_AREA)
        else:
            points = bool(marks[end]) and _is_whole(text, start, end)
        if points:
            yield start, end


def _is_no_body(text: str, start: int, end: int) -> bool:
    """Whether a bare 自治区 is neither part of a body's name nor any such division."""
    rules = _rules()
    return not (
        text.startswith(rules.bare_bodies, end)
        or text.endswith(rules.not_before, 0, start)
        or _OFFICE.match(text, end)
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether 全国 and the like are not the beginning of a body's name or a longer word."""
    rules = _rules()
    return not (text.startswith(rules.bodies, start) or text.startswith(rules.not_after, end))

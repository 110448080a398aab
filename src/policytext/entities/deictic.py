"""Places named by their relation to the document: 我市, 全省, 我国, and 自治区 alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows

__all__ = ["deictic_spans"]


class _Rules(NamedTuple):
    phrases: re.Pattern[str]
    bare: frozenset[str]
    bodies: tuple[str, ...]
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
        tuple(texts["bare_body"]),
        tuple(texts["not_before"]),
    )


def deictic_spans(text: str, marks: bytearray, own: str) -> Iterator[tuple[int, int]]:
    """Start and end of each such mention, in order.

    Args:
        text: the text.
        marks: its word boundaries.
        own: the name of the document's own division; a bare 自治区 stands for it only where it
            is an autonomous region.
    """
    rules = _rules()
    for match in rules.phrases.finditer(text):
        start, end = match.span()
        if not marks[start]:
            continue  # 健全 | 国有
        if match.group() in rules.bare:
            if not own.endswith(match.group()) or text.startswith(rules.bare_bodies, end):
                continue
            if text.endswith(rules.not_before, 0, start):
                continue
        elif not marks[end] or text.startswith(rules.bodies, start):
            continue
        yield start, end

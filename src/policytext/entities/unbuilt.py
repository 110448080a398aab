"""Bodies in clauses that tell of no works: schools that pass a test, factories and what they made.

The model takes a school or a factory that it does not know for a work, as most are that reports
name; but what is built is told by a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.recognizer import Found
from policytext.entities.works import WORK
from policytext.lazy_pattern import lazy_pattern

__all__ = ["with_unbuilt"]

_REACH = 60  # characters of the clause before a list and behind it
_BREAK = lazy_pattern("[，。；：！？\n]")
# What is told of a list; nothing is of one that is all of its clause, or goes on.
_TOLD = lazy_pattern("(?!等{1,2}(?![一-鿿]))[一-鿿“]{2}")


class _Words(NamedTuple):
    bodies: tuple[tuple[str, str, re.Pattern[str]], ...]
    before: re.Pattern[str]
    after: re.Pattern[str]


@cache
def _words() -> _Words:
    bodies = []
    told: dict[str, list[str]] = {"before": [], "after": []}
    for use, of, words in read_rows("entities/unbuilt.tsv"):
        if use == "body":
            label, _, kind = of.partition(".")
            bodies.append((label, kind, re.compile(f"(?:{words})$")))
        else:
            told[use].append(words)
    for word, side, _, _ in read_rows("names/works_words.tsv"):
        told[side].append(word)
    before, after = (re.compile("|".join(told[side])) for side in ("before", "after"))
    return _Words(tuple(bodies), before, after)


def with_unbuilt(text: str, found: Sequence[Found], every: Iterable[Sequence[int]]) -> list[Found]:
    """Names of bodies that are no works, where nothing in their clause tells of any.

    In annotated reports 1 of 361 such schools is a work, of 162 hospitals 1, of some 670 firms and
    174 offices none, of 91 temples and ruins 2; of stations and museums many are (2026-11).

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        every: the numbers of the members of each list.

    Example:
        >>> names = [Found(0, 4, "PROJECT", "construction", 0.9)]
        >>> with_unbuilt("三里小学通过评估", names, [[0]])[0].kind
        'education'
        >>> with_unbuilt("三里小学完成扩建", names, [[0]])[0].kind
        'construction'
    """
    told = list(found)
    for members in every:
        if all(found[number][2:4] != WORK for number in members):
            continue
        if _tells_of_works(text, found[members[0]].start, found[members[-1]].end):
            continue
        for number in members:
            if found[number][2:4] == WORK:
                told[number] = _body(text, found[number])
    return told


def _tells_of_works(text: str, start: int, end: int) -> bool:
    """Whether the clause of a list tells of works, or of nothing."""
    if _TOLD.match(text, end) is None:
        return True
    before = _BREAK.split(text[max(0, start - _REACH) : start])[-1]
    after = _BREAK.split(text[end : end + _REACH], maxsplit=1)[0]
    words = _words()
    return words.before.search(before) is not None or words.after.search(after) is not None


def _body(text: str, work: Found) -> Found:
    """The body that a name's ending tells; the work, where it tells none."""
    for label, kind, ending in _words().bodies:
        if ending.search(text, work.start, work.end):
            return work._replace(label=label, kind=kind)
    return work

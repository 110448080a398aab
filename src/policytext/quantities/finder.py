"""Finds the quantities of a text: one pass over its numbers, then ranges and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policytext.quantities.candidate import Candidate
from policytext.quantities.halves import read_half, read_top
from policytext.quantities.joins import join
from policytext.quantities.judge import Judge
from policytext.quantities.lost import lost_numbers
from policytext.quantities.patterns import FIRST, NUMERAL
from policytext.quantities.reader import Reader
from policytext.quantities.titles import Titles
from policytext.span import Span
from policytext.values import Quantity

__all__ = ["LABEL", "quantities"]

LABEL = "QUANTITY"


def quantities(text: str, taken: Iterable[tuple[int, int]]) -> tuple[Span[Quantity], ...]:
    """The quantities of a text outside the stretches that times have taken, in order."""
    times = list(taken)
    candidates = join(text, _candidates(text, times))
    spans = [(made.start, made.end, made.quantity()) for made in candidates if not made.bare]
    if "\ufffd" in text:
        spans = lost_numbers(text, spans, times)
    return tuple(Span(start, end, text[start:end], LABEL, value) for start, end, value in spans)


def _candidates(text: str, times: list[tuple[int, int]]) -> Iterator[Candidate]:
    judge = Judge(Reader(text))
    place = 0
    taken = sorted([*times, *Titles(text).stretches, (len(text), len(text))])
    for start, end in taken:
        if place < start:
            yield from _between(text, judge, place, start)
        place = max(place, end)


def _between(text: str, judge: Judge, place: int, limit: int) -> Iterator[Candidate]:
    """The candidates of a stretch without times."""
    floor = place
    while match := FIRST.search(text, place, limit):
        start = match.start()
        char = text[start]
        if char == "\ufffd" or (start and text[start - 1] in NUMERAL and char not in "半首"):
            place = start + 1
            continue
        if text.startswith("一半", start):
            place = start = start + 1
            char = "半"
        elif end := judge.phrase_end(start):
            place = end
            continue
        if char == "半":
            found: Candidate | int = read_half(text, start, limit)
        elif char == "首":
            found = read_top(text, start)
        else:
            found = judge.number(start, limit)
        if isinstance(found, int):
            place = found
            continue
        place = found.end
        if judge.complete(found, floor, limit):
            yield found
            place = floor = max(found.end, start + 1)

"""Finds the quantities of a text: one pass over its numbers, then ranges and lists."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from policytext.quantities.broken import Breaks
from policytext.quantities.candidate import Candidate
from policytext.quantities.context import Context, paired
from policytext.quantities.halves import read_half, read_top
from policytext.quantities.joins import join
from policytext.quantities.judge import Judge
from policytext.quantities.lost import lost_numbers
from policytext.quantities.ranks import ROMAN, read_class
from policytext.quantities.reader import Reader
from policytext.quantities.tables import Tables
from policytext.quantities.titles import titles_of
from policytext.span import Span, restore
from policytext.values import Quantity

__all__ = ["LABEL", "quantities"]

LABEL = "QUANTITY"
Stretch = tuple[int, int]


def quantities(
    text: str, taken: Iterable[Stretch], tables: Tables
) -> tuple[tuple[Span[Quantity], ...], tuple[Stretch, ...]]:
    """The quantities of a text, in order, and the stretches with numbers that none can hold.

    Args:
        text: the text.
        taken: the stretches that times have taken.
        tables: units, scales and words.
    """
    times = list(taken)
    plain = paired(tables.unify(text))
    scanner = _Scanner(plain, tables)
    candidates = join(plain, _candidates(scanner, plain, times), tables)
    spans = [(made.start, made.end, made.quantity()) for made in candidates if not made.bare]
    if "\ufffd" in text:
        spans = lost_numbers(Reader(plain, tables), spans, times)
    spans = Breaks(plain, tables).quantities(spans)
    found = (
        restore(start, end, text[start:end], LABEL, value, None) for start, end, value in spans
    )
    return tuple(found), tuple(scanner.left_out)


def _candidates(scanner: _Scanner, text: str, times: list[Stretch]) -> Iterator[Candidate]:
    place = 0
    taken = sorted([*times, *titles_of(text).stretches, (len(text), len(text))])
    for start, end in taken:
        if place < start:
            yield from scanner.between(place, start)
        place = max(place, end)


class _Scanner:
    """Goes through the stretches of a text from number to number."""

    def __init__(self, text: str, tables: Tables) -> None:
        self._text = text
        self._tables = tables
        self._first, self._numeral = tables.numbers.first, tables.numbers.numeral
        self._capitals = tables.numbers.capitals
        self._reader = Reader(text, tables)
        self.left_out = self._reader.left_out
        self._context = Context(text, tables)
        self._judge = Judge(self._reader, self._context)

    def between(self, place: int, limit: int) -> Iterator[Candidate]:
        """The candidates of a stretch without times."""
        floor, after_number = place, False
        while match := self._first.search(self._text, place, limit):
            start = match.start()
            found = self._number(start, limit, floor)
            if isinstance(found, int):
                place = found
                continue
            place = max(found.end, start + 1)
            if self._judge.complete(found, floor, limit, after_number=after_number):
                yield found
                place = floor = max(found.end, start + 1)
                after_number = True

    def _number(self, start: int, limit: int, floor: int) -> Candidate | int:
        """The bare number at a place, or where to go on."""
        text = self._text
        char = text[start]
        if char in ROMAN:
            return read_class(text, start)
        if char == "首":
            return read_top(text, start, self._tables)
        if text.startswith("一半", start):
            return read_half(text, start + 1, limit, self._tables)
        if char == "半":
            return read_half(text, start, limit, self._tables)
        # The rest of a numeral that was not read is none; behind a whole one a new one may start.
        before = text[start - 1 : start]
        is_rest = before in self._numeral and not (
            before in self._capitals and text[start].isdigit()
        )
        if start and is_rest and start != floor:
            return start + 1
        return self._context.phrase_end(start) or self._reader.number(start, limit)

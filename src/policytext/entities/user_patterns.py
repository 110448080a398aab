"""Patterns of names that a user writes, matched in time that grows with the text alone.

No part of a pattern repeats without end, and one part has to be certain: it is looked for first,
and the others are tried only around it, by the set of all places that they may reach.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from policytext.errors import InputError

__all__ = [
    "LONGEST",
    "RUNS",
    "STRETCH",
    "Choice",
    "Ground",
    "Literal",
    "Part",
    "Pattern",
    "Run",
    "Stretch",
]

# Characters of a name, and of what a pattern may match.
LONGEST = 100
STRETCH = 40  # of a place or a quotation with its marks
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
# Classes of characters that a part may stand for.
RUNS: dict[str, Callable[[str], bool]] = {
    "han": lambda c: (
        "㐀" <= c <= "䶿" or "一" <= c <= "鿿" or c == "〇" or "𠀀" <= c <= "\U000323af"
    ),
    "digit": lambda c: c.isdecimal(),
}


class Ground:
    """A text with what patterns ask of it, worked out once.

    Args:
        text: any text.
        places: where places are mentioned, as starts and ends.

    Raises:
        InputError: a place is no stretch of the text.
    """

    def __init__(self, text: str, places: Iterable[tuple[int, int]] = ()) -> None:
        self.text = text
        self._pairs = {
            "place": _short(_checked(places, len(text))),
            "quote": _short(_quotations(text)),
        }
        self._after = {name: _grouped(pairs, 0) for name, pairs in self._pairs.items()}
        self._before = {name: _grouped(pairs, 1) for name, pairs in self._pairs.items()}
        self._breaks: dict[str, list[int]] = {}

    def pairs(self, name: str) -> list[tuple[int, int]]:
        """All stretches of ``place`` or ``quote``."""
        return self._pairs[name]

    def beyond(self, name: str, place: int, *, backwards: bool) -> Iterable[int]:
        """The other ends of the stretches that begin, or end, at a place."""
        return (self._before if backwards else self._after)[name].get(place, ())

    def room(self, name: str, place: int, *, backwards: bool) -> int:
        """How many characters of a class stand behind a place, or before it."""
        breaks = self._breaks.get(name)
        if breaks is None:
            fits = RUNS[name]
            breaks = [-1, *(n for n, c in enumerate(self.text) if not fits(c)), len(self.text)]
            self._breaks[name] = breaks
        number = bisect_left(breaks, place)
        return place - 1 - breaks[number - 1] if backwards else breaks[number] - place


class Literal(NamedTuple):
    """Characters that stand for themselves."""

    text: str

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
        """Where it may end, from any of these places; backwards: where it may begin."""
        size = len(self.text)
        if backwards:
            return {p - size for p in places if ground.text.endswith(self.text, 0, p)}
        return {p + size for p in places if ground.text.startswith(self.text, p)}


class Stretch(NamedTuple):
    """A ``place`` or a ``quote``."""

    name: str

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
        """Where it may end, from any of these places; backwards: where it may begin."""
        return {q for p in places for q in ground.beyond(self.name, p, backwards=backwards)}


class Run(NamedTuple):
    """From low to high characters of a class, ``han`` or ``digit``."""

    name: str
    low: int
    high: int

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
        """Where it may end, from any of these places; backwards: where it may begin."""
        sign = -1 if backwards else 1
        found: set[int] = set()
        done = -1  # in the direction of reading, so that no end is made twice
        for place in sorted(places, reverse=backwards):
            room = ground.room(self.name, place, backwards=backwards)
            first, last = self.low, min(self.high, room)
            if found:
                first = max(first, (done - place) * sign + 1)
            if first <= last:
                found.update(place + sign * size for size in range(first, last + 1))
                done = place + sign * last
        return found


class Choice(NamedTuple):
    """One of several rows of parts; an empty row makes it optional."""

    rows: tuple[tuple[Part, ...], ...]

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
        """Where it may end, from any of these places; backwards: where it may begin."""
        return {q for row in self.rows for q in _reach(row, ground, places, backwards=backwards)}


Part = Literal | Stretch | Run | Choice


def _reach(row: tuple[Part, ...], ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
    """Where a row of parts may end, from any of these places."""
    for part in reversed(row) if backwards else row:
        if not places:
            break
        places = part.reach(ground, places, backwards=backwards)
    return places


class Pattern:
    """A pattern that was read; ``anchors`` are literals of which each match holds one."""

    def __init__(self, parts: tuple[Part, ...]) -> None:
        self._parts = parts
        self._certain = _certain(parts)
        part = parts[self._certain]
        #: Literals of which each match holds one; none where a place or quotation is certain.
        self.anchors: tuple[str, ...] = ()
        #: ``place`` or ``quote`` where one of these is certain and no literal is.
        self.stretch = ""
        if isinstance(part, Literal):
            self.anchors = (part.text,)
        elif isinstance(part, Choice):
            self.anchors = tuple(
                "".join(x.text for x in row if isinstance(x, Literal)) for row in part.rows
            )
        elif isinstance(part, Stretch):
            self.stretch = part.name

    def around(self, ground: Ground, start: int, end: int) -> tuple[int, int] | None:
        """The longest match around its certain part, if there is one."""
        starts = _reach(self._parts[: self._certain], ground, {start}, backwards=True)
        ends = _reach(self._parts[self._certain + 1 :], ground, {end}, backwards=False)
        return (min(starts), max(ends)) if starts and ends else None


def _certain(parts: tuple[Part, ...]) -> int:
    """The part that is looked for first: the longest literal, or else what is rarest."""
    ranked = [(rank, -number) for number, part in enumerate(parts) if (rank := _rank(part)) > 0]
    if not ranked:
        raise InputError(
            "has no part that is certain; outside of [...] it needs characters, {place} or {quote}"
        )
    return -max(ranked)[1]


def _rank(part: Part) -> int:
    if isinstance(part, Literal):
        return 2 + len(part.text)
    if isinstance(part, Choice):
        is_plain = all(row and all(isinstance(x, Literal) for x in row) for row in part.rows)
        sizes = [sum(len(x.text) for x in row if isinstance(x, Literal)) for row in part.rows]
        return 2 + min(sizes) if is_plain else 0
    return 1 if isinstance(part, Stretch) else 0


def _checked(places: Iterable[tuple[int, int]], size: int) -> Iterator[tuple[int, int]]:
    for pair in places:
        start, end = pair
        if not 0 <= start < end <= size:
            raise InputError(f"places are starts and ends in a text of {size}, got {pair!r:.60}")
        yield start, end


def _short(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted({(start, end) for start, end in pairs if 0 < end - start <= STRETCH})


def _grouped(pairs: list[tuple[int, int]], side: int) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for pair in pairs:
        grouped.setdefault(pair[side], []).append(pair[1 - side])
    return grouped


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Quotations with their marks, on one line, inner ones too."""
    opened: dict[str, list[int]] = {}  # places by the mark that closes
    for place, one in enumerate(text):
        if one == "\n":
            opened.clear()
        elif opened.get(one):
            yield opened[one].pop(), place + 1
        elif one in _QUOTES:
            opened.setdefault(_QUOTES[one], []).append(place)

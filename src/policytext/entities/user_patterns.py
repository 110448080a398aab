"""Patterns of names that a user writes, read and matched in time that grows with the text alone.

A pattern is a row of parts: characters that stand for themselves, ``{place}``, ``{han:1-8}``,
``{digit:1-4}``, ``{quote}``, alternatives ``(A|B)`` and optional parts ``[...]``; a backslash makes
the next character stand for itself. No part repeats without end, and one part has to be certain: it
is looked for first, and the others are tried only around it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from policytext.errors import InputError

__all__ = ["LONGEST", "Ground", "Pattern", "read_pattern"]

# Characters of a name, a pattern as it is written, and what a pattern may match.
LONGEST = 100
_STRETCH = 40  # of a place or a quotation with its marks
_DEPTH = 8
_QUOTES = {"“": "”", "‘": "’", "「": "」", "『": "』", '"': '"'}
_RUNS: dict[str, Callable[[str], bool]] = {
    "han": lambda c: "㐀" <= c <= "䶿" or "一" <= c <= "鿿" or c == "〇" or c >= "\U00020000",
    "digit": lambda c: c.isdecimal(),
}
_SPECIAL = "{}()[]|\\"


class Ground:
    """A text with what patterns ask of it, worked out once.

    Args:
        text: any text.
        places: where places are mentioned, as starts and ends.
    """

    def __init__(self, text: str, places: Iterable[tuple[int, int]] = ()) -> None:
        self.text = text
        self._pairs = {
            "place": _short(places),
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
            fits = _RUNS[name]
            breaks = [-1, *(n for n, c in enumerate(self.text) if not fits(c)), len(self.text)]
            self._breaks[name] = breaks
        number = bisect_left(breaks, place)
        return place - 1 - breaks[number - 1] if backwards else breaks[number] - place


class _Literal(NamedTuple):
    text: str

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
        size = len(self.text)
        if backwards:
            return {p - size for p in places if ground.text.endswith(self.text, 0, p)}
        return {p + size for p in places if ground.text.startswith(self.text, p)}


class _Stretch(NamedTuple):
    name: str  # place or quote

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
        return {q for p in places for q in ground.beyond(self.name, p, backwards=backwards)}


class _Run(NamedTuple):
    name: str  # han or digit
    low: int
    high: int

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
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


class _Choice(NamedTuple):
    rows: tuple[tuple[_Part, ...], ...]

    def reach(self, ground: Ground, places: set[int], *, backwards: bool) -> set[int]:
        return {q for row in self.rows for q in _reach(row, ground, places, backwards=backwards)}


_Part = _Literal | _Stretch | _Run | _Choice


def _reach(
    row: tuple[_Part, ...], ground: Ground, places: set[int], *, backwards: bool
) -> set[int]:
    """Where a row of parts may end, from any of these places."""
    for part in reversed(row) if backwards else row:
        if not places:
            break
        places = part.reach(ground, places, backwards=backwards)
    return places


class Pattern:
    """A pattern that was read; ``anchors`` are literals of which each match holds one."""

    def __init__(self, parts: tuple[_Part, ...]) -> None:
        self._parts = parts
        self._certain = _certain(parts)
        part = parts[self._certain]
        #: Literals of which each match holds one; none where a place or quotation is certain.
        self.anchors: tuple[str, ...] = ()
        #: ``place`` or ``quote`` where one of these is certain and no literal is.
        self.stretch = ""
        if isinstance(part, _Literal):
            self.anchors = (part.text,)
        elif isinstance(part, _Choice):
            self.anchors = tuple(
                "".join(x.text for x in row if isinstance(x, _Literal)) for row in part.rows
            )
        elif isinstance(part, _Stretch):
            self.stretch = part.name

    def around(self, ground: Ground, start: int, end: int) -> tuple[int, int] | None:
        """The longest match around its certain part, if there is one."""
        starts = _reach(self._parts[: self._certain], ground, {start}, backwards=True)
        ends = _reach(self._parts[self._certain + 1 :], ground, {end}, backwards=False)
        return (min(starts), max(ends)) if starts and ends else None


def read_pattern(written: str) -> Pattern:
    """A pattern from its written form.

    Raises:
        InputError: it is not well-formed; it is told at which character.

    Example:
        >>> read_pattern("{place}(数字|智慧)城市行动[计划]").anchors
        ('城市行动',)
    """
    if len(written) > LONGEST:
        raise InputError(f"is longer than {LONGEST} characters")
    reader = _Reader(written)
    rows = reader.rows("")
    if len(rows) > 1:
        raise InputError("has | outside of brackets; write (A|B)")
    if (size := _size(rows)) > LONGEST:
        raise InputError(f"could match {size} characters; at most {LONGEST} are possible")
    return Pattern(rows[0])


class _Reader:
    def __init__(self, written: str) -> None:
        self._written = written
        self._place = 0
        self._depth = 0

    def rows(self, closing: str) -> tuple[tuple[_Part, ...], ...]:
        """The alternatives up to a closing bracket, or the end."""
        rows: list[list[_Part]] = [[]]
        letters = ""
        while True:
            at, one = self._place, self._next()
            if one in ("", closing, "|", *"([{") and letters:
                rows[-1].append(_Literal(letters))
                letters = ""
            if one == closing:
                return tuple(map(tuple, rows))
            if not one:
                raise InputError(f"{closing} is missing at its end")
            if one == "|":
                rows.append([])
            elif one in "([":
                rows[-1].append(self._bracket(one, at))
            elif one == "{":
                rows[-1].append(self._named(at))
            elif one in ")]}":
                raise InputError(
                    f"has {one} at character {at + 1}, which closes nothing; write \\{one}"
                )
            else:
                letters += self._escaped(at) if one == "\\" else one

    def _next(self) -> str:
        self._place += 1
        return self._written[self._place - 1 : self._place]

    def _escaped(self, at: int) -> str:
        one = self._next()
        if not one or one not in _SPECIAL:
            raise InputError(f"has \\ at character {at + 1} before none of {' '.join(_SPECIAL)}")
        return one

    def _bracket(self, opening: str, at: int) -> _Choice:
        self._depth += 1
        if self._depth > _DEPTH:
            raise InputError(f"has more than {_DEPTH} brackets inside each other")
        rows = self.rows(")" if opening == "(" else "]")
        self._depth -= 1
        if not all(rows):
            raise InputError(f"has nothing between brackets or beside | at character {at + 1}")
        return _Choice(rows if opening == "(" else (*rows, ()))

    def _named(self, at: int) -> _Part:
        stop = self._written.find("}", at)
        if stop < 0:
            raise InputError(f"has {{ at character {at + 1} and no }} behind it")
        inside = self._written[at + 1 : stop]
        self._place = stop + 1
        name, colon, size = inside.partition(":")
        if name in ("place", "quote") and not colon:
            return _Stretch(name)
        if name in _RUNS:
            low, dash, high = (size or "1").partition("-")
            limits = (low, high) if dash else (low, low)
            if all(n.isascii() and n.isdigit() and len(n) < 4 for n in limits):
                least, most = map(int, limits)
                if 1 <= least <= most <= LONGEST and bool(size) == bool(colon):
                    return _Run(name, least, most)
            raise InputError(
                f"has {{{inside}}} at character {at + 1}; write {{{name}:2}} or {{{name}:1-8}}, "
                f"from 1 to {LONGEST}"
            )
        raise InputError(
            f"has {{{inside}}} at character {at + 1}; one of {{place}}, {{quote}}, {{han:1-8}}, "
            "{digit:1-4}"
        )


def _size(rows: tuple[tuple[_Part, ...], ...]) -> int:
    """The characters of the longest match."""
    return max(sum(map(_part_size, row)) for row in rows)


def _part_size(part: _Part) -> int:
    if isinstance(part, _Literal):
        return len(part.text)
    if isinstance(part, _Choice):
        return _size(part.rows)
    return part.high if isinstance(part, _Run) else _STRETCH


def _certain(parts: tuple[_Part, ...]) -> int:
    """The part that is looked for first: the longest literal, or else what is rarest."""
    ranked = [(rank, -number) for number, part in enumerate(parts) if (rank := _rank(part)) > 0]
    if not ranked:
        raise InputError(
            "has no part that is certain; outside of [...] it needs characters, {place} or {quote}"
        )
    return -max(ranked)[1]


def _rank(part: _Part) -> int:
    if isinstance(part, _Literal):
        return 2 + len(part.text)
    if isinstance(part, _Choice):
        is_plain = all(row and all(isinstance(x, _Literal) for x in row) for row in part.rows)
        sizes = [sum(len(x.text) for x in row if isinstance(x, _Literal)) for row in part.rows]
        return 2 + min(sizes) if is_plain else 0
    return 1 if isinstance(part, _Stretch) else 0


def _short(pairs: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    return sorted({(start, end) for start, end in pairs if 0 < end - start <= _STRETCH})


def _grouped(pairs: list[tuple[int, int]], side: int) -> dict[int, list[int]]:
    grouped: dict[int, list[int]] = {}
    for pair in pairs:
        grouped.setdefault(pair[side], []).append(pair[1 - side])
    return grouped


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Quotations with their marks, on one line, inner ones too."""
    opened: list[tuple[int, str]] = []
    for place, one in enumerate(text):
        if one == "\n":
            opened.clear()
        elif opened and one == opened[-1][1]:
            yield opened.pop()[0], place + 1
        elif one in _QUOTES:
            opened.append((place, _QUOTES[one]))

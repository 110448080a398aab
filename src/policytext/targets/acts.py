"""Verbs in a text, one or two joined (制定和颁布), found by their first characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import NamedTuple

__all__ = ["JOINTS", "Act", "Acts"]

# What joins two verbs.
JOINTS = "和及并或、"
_first = itemgetter(0)


class Act(NamedTuple):
    """A verb, or two joined, with what the match of a pattern tells of itself.

    Attributes:
        words: the words, found as 0 too.
        place: where they begin.
        string: the text.
    """

    words: str
    place: int
    string: str

    def start(self) -> int:
        """Where it begins."""
        return self.place

    def end(self) -> int:
        """Where it ends."""
        return self.place + len(self.words)

    def span(self) -> tuple[int, int]:
        """Where it begins and ends."""
        return self.place, self.end()


class Acts:
    """Finds verbs; the longest that fits, and another that is joined to it.

    Some hundred verbs as a pattern would take longer to compile than a short text to read.

    Args:
        verbs: the verbs.
        nouns: how nouns begin that begin like a verb: 建成区绿化.

    Example:
        >>> acts = Acts(["制定", "颁布", "颁布实施"])
        >>> [act.words for act in acts.finditer("规章制定和颁布实施")]
        ['制定和颁布实施']
    """

    def __init__(self, verbs: Iterable[str], nouns: tuple[str, ...] = ()) -> None:
        self._verbs = frozenset(verbs)
        # The nouns by their first character.
        self._nouns = {first: tuple(each) for first, each in groupby(sorted(nouns), _first)}
        # How long the verbs are that begin with a character, the longest first.
        self._sizes: dict[str, tuple[int, ...]] = {}
        for first, size in sorted({(verb[0], len(verb)) for verb in self._verbs}):
            self._sizes[first] = (size, *self._sizes.get(first, ()))

    def _one(self, text: str, place: int, end: int) -> int:
        """The end of the longest verb at a place of a text up to another; 0 where none is."""
        for size in self._sizes.get(text[place : place + 1], ()):
            stop = place + size
            if text[place:stop] in self._verbs and stop <= end:
                return stop
        return 0

    def match(self, text: str, start: int = 0, end: int | None = None) -> Act | None:
        """The verb with which a text goes on at a place, as if it ended at another."""
        first = text[start : start + 1]
        if first not in self._sizes:
            return None  # So do most names begin.
        if first in self._nouns and text.startswith(self._nouns[first], start):
            return None
        end = len(text) if end is None else end
        stop = self._one(text, start, end)
        if not stop:
            return None
        if stop < end and text[stop] in JOINTS:
            stop = self._one(text, stop + 1, end) or stop
        return Act(text[start:stop], start, text)

    def finditer(self, text: str, start: int = 0) -> Iterator[Act]:
        """The verbs of a text that do not overlap, from the left."""
        sizes = self._sizes
        for place, char in enumerate(text):
            if char in sizes and place >= start and (act := self.match(text, place)) is not None:
                yield act
                start = act.end()

    def search(self, text: str, start: int = 0) -> Act | None:
        """The first verb of a text."""
        return next(self.finditer(text, start), None)

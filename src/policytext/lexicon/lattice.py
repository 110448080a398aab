"""The cheapest path of words through a text.

Every word of the lexicon that occurs in a run of Chinese characters is an edge, looked up by its
first two characters; the cheapest path is found by dynamic programming (Viterbi), where a word
costs the negative logarithm of its share in the training text.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache

from policytext.lexicon.pieces import ALONE, PIECE
from policytext.lexicon.short import sorted_words
from policytext.lexicon.table import read_costs

__all__ = ["Lattice", "boundaries", "first_word", "lattice", "words_of_runs"]

# Runs without any mark are cut in blocks, so that memory stays small; a block is taken up again
# some way before its end, where the path does not depend on what follows.
_BLOCK, _OVERLAP = 4096, 64
# Characters that are read before the dictionaries are made: in that time twice as many could be.
_FEW = 8192
# More than the characters around all numbers of a long report.
_REMEMBERED = 1 << 14


class Lattice:
    """The words that may be used, each with its cost.

    Args:
        costs: what each costs.
        alone: what an unknown character costs.
    """

    def __init__(self, costs: Mapping[str, int], alone: int) -> None:
        self._costs = costs
        self._alone = alone
        # How long the longer words are that begin with two characters: few combinations differ.
        lengths: dict[str, tuple[int, ...]] = {}
        same: dict[tuple[int, ...], tuple[int, ...]] = {}
        for word in costs:
            if (length := len(word)) > 2:
                known = lengths.get(head := word[:2], ())
                if length not in known:
                    more = (*known, length)
                    lengths[head] = same.setdefault(more, more)
        self._longer = lengths
        # Listed characters that the training text lacks cost more than unknown ones.
        self._characters = {
            word: cost for word, cost in costs.items() if len(word) == 1 and cost < alone
        }

    def __contains__(self, word: object) -> bool:
        return isinstance(word, str) and word in self._costs

    def path(self, run: str) -> list[int]:
        """The lengths of the words on the cheapest path; unknown characters stand alone."""
        size, alone = len(run), self._alone
        cost_of, lengths_of = self._costs.get, self._longer.get
        cost_of_one = self._characters.get
        best = [0] + [(size + 1) * alone] * size
        lengths = [1] * (size + 1)
        for start, character in enumerate(run):
            value = best[start]
            end = start + 1
            cost = cost_of_one(character)
            if cost is None:
                # Of paths that cost the same this one is taken, then that with the longest word.
                if value + alone <= best[end]:
                    best[end], lengths[end] = value + alone, 1
            elif value + cost < best[end]:
                best[end], lengths[end] = value + cost, 1
            if end == size:
                break
            # Most words have two characters, and most pairs begin no longer one.
            pair = run[start : start + 2]
            cost = cost_of(pair)
            if cost is not None and value + cost < best[start + 2]:
                best[start + 2], lengths[start + 2] = value + cost, 2
            for length in lengths_of(pair, ()):
                end = start + length
                if end > size:
                    continue
                cost = cost_of(run[start:end])
                if cost is not None and value + cost < best[end]:
                    best[end], lengths[end] = value + cost, length
        found = []
        end = size
        while end:
            found.append(lengths[end])
            end -= lengths[end]
        found.reverse()
        return found


@cache
def lattice() -> Lattice:
    """The packaged words."""
    return Lattice(*read_costs())


class _Paths:
    """The packaged words, and how many characters were read with them in this process."""

    def __init__(self) -> None:
        self._read = 0

    def path(self, run: str) -> list[int]:
        """The lengths of the words on the cheapest path, by dictionaries once they are worth it."""
        if self._read > _FEW:
            return lattice().path(run)
        self._read += len(run)
        return sorted_words().path(run)


_PATHS = _Paths()


@lru_cache(_REMEMBERED)
def first_word(run: str) -> int:
    """The length of the first word on the cheapest path through a short run of characters.

    Raises:
        DataError: the packaged lexicon is damaged.

    Example:
        >>> first_word("个人所得"), first_word("家企业")
        (2, 1)
    """
    return _PATHS.path(run)[0] if run else 0


def words_of_runs(
    text: str, near: Iterable[int] | None = None
) -> Iterator[tuple[int, int, list[int] | None]]:
    """The pieces of a text in order: start, end, and the lengths of the words in it.

    A run of Chinese characters has lengths, all other pieces have None. A very long run comes in
    blocks. Where ``near`` is given, runs that hold none of these places have None, too, and
    pieces of clauses that hold none are left out.
    """
    wanted = None if near is None else sorted(near)
    stretches = ((0, len(text)),) if wanted is None else _clauses(text, wanted)
    coming = iter(wanted or ())
    place = -1  # the first of these places that is not before the piece
    for begin, stop in stretches:
        for piece in PIECE.finditer(text, begin, stop):
            start, end = piece.span()
            if wanted is not None:
                while place < start:
                    place = next(coming, len(text) + 1)
            if piece.lastindex != 1 or place > end:
                yield start, end, None
            elif end - start <= _BLOCK:
                yield start, end, _PATHS.path(text[start:end])
            else:
                yield from _blocks(text, start, end)


def _clauses(text: str, places: Iterable[int]) -> Iterator[tuple[int, int]]:
    """The stretches between marks that no piece goes across in which these rising places lie."""
    ends = [0, *(mark.end() for mark in ALONE.finditer(text)), len(text)]
    done = 0
    for place in places:
        if place >= done:
            number = min(bisect_right(ends, place), len(ends) - 1)
            done = ends[number]
            yield ends[number - 1], done


def _blocks(text: str, start: int, end: int) -> Iterator[tuple[int, int, list[int]]]:
    """The blocks of a run, each with the lengths of its words."""
    while end - start > _BLOCK:
        lengths = _PATHS.path(text[start : start + _BLOCK])
        spare = 0
        while spare < _OVERLAP:
            spare += lengths.pop()
        stop = start + _BLOCK - spare
        yield start, stop, lengths
        start = stop
    yield start, end, _PATHS.path(text[start:end])


def boundaries(text: str, near: Iterable[int] | None = None) -> bytearray:
    """For each place from 0 to the text's length, 1 where a word begins or ends, otherwise 0.

    Args:
        text: the text.
        near: places of interest: only they, and the next place behind each, are told for certain,
            which takes less time.

    Raises:
        DataError: the packaged lexicon is damaged.
    """
    marks = bytearray(len(text) + 1)
    marks[0] = marks[-1] = 1
    for start, end, lengths in words_of_runs(text, near):
        place = start
        for length in lengths or ():
            place += length
            marks[place] = 1
        marks[start] = marks[end] = 1
    return marks

"""Cuts texts of any length with a model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import numpy as np
import numpy.typing as npt

from policytext.errors import InputError
from policytext.segmenter.decode import FORBIDDEN, Flags, Scores, best_starts
from policytext.segmenter.model import Weights

__all__ = ["Bonuses", "Segmenter"]

_BLOCK = 1 << 14  # characters that are scored at once: their arrays stay in the cache
_LONGEST = 96  # a stretch without any stop is cut where a boundary is likeliest
_WINDOW = 32  # within so many characters before its end
_PLANE = 0x10000
_BLANK, _DIGIT, _LETTER = range(1, 4)
_B, _M, _E, _S = range(4)
_FULL_WIDTH = 0xFEE0

Bonuses = npt.NDArray[np.int32]


@cache
def _kinds() -> npt.NDArray[np.uint8]:
    table = np.zeros(_PLANE, np.uint8)
    for first, last, kind in (("0", "9", _DIGIT), ("A", "Z", _LETTER), ("a", "z", _LETTER)):
        for width in (0, _FULL_WIDTH):
            table[ord(first) + width : ord(last) + width + 1] = kind
    table[[code for code in range(_PLANE) if chr(code).isspace()]] = _BLANK
    return table


class Segmenter:
    """Finds where the words of a text start.

    Args:
        weights: what a training has learnt.
        facts: what the training says of itself, for people: corpora, settings, scores.
    """

    def __init__(self, weights: Weights, facts: dict[str, str] | None = None) -> None:
        self.weights = weights
        self.facts = dict(facts or {})

    def starts(
        self, text: str, bonus: Bonuses | None = None, borders: npt.NDArray[np.int64] | None = None
    ) -> Flags:
        """Whether each character starts a word; white space is a word of its own, each character.

        Args:
            text: any text.
            bonus: whole numbers to be added to the scores of the tags B, M, E and S of each
                character, four rows; 24 of them make a tag e times as likely.
            borders: places where a word starts, whatever the scores say; they rise.

        Raises:
            InputError: this is no text.
        """
        if not isinstance(text, str):
            raise InputError(f"a tokeniser takes a str, got {type(text).__name__}")
        flags = np.zeros(len(text), np.bool_)
        sure = _Sure(text, self.weights.stops, joins=self.weights.joins, borders=borders)
        for begin, end in sure.blocks():
            scores = self.weights.scores(text[begin:end])
            if bonus is not None:
                scores += bonus[:, begin:end]
            if borders is not None:
                low, high = np.searchsorted(borders, (begin + 1, end))
                _cut(scores, borders[low:high] - begin)
            sure.apply(scores, begin, end)
            ends = _stretches(scores, sure.ends(begin, end))
            flags[begin:end] = best_starts(scores, self.weights.changes, ends)
        # A number may be longer than a stretch.
        flags[sure.joined] = False
        return flags


class _Sure:
    """What the characters alone decide."""

    def __init__(
        self, text: str, stops: str, *, joins: bool, borders: npt.NDArray[np.int64] | None
    ) -> None:
        codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
        kinds = _kinds()[np.where(codes < _PLANE, codes, 0)]
        digit, letter = kinds == _DIGIT, kinds == _LETTER
        self._size = len(codes)
        # Digits stay together, and so do letters.
        joined = (digit[:-1] & digit[1:]) | (letter[:-1] & letter[1:])
        self.joined = np.flatnonzero(joined & joins) + 1
        if borders is not None:
            self.joined = np.setdiff1d(self.joined, borders, assume_unique=True)
        blank = kinds == _BLANK
        stop = np.isin(codes, np.array([ord(each) for each in stops], np.uint32))
        stop[1:-1] &= ~(digit[:-2] & digit[2:])
        stop |= blank
        before_blank = np.flatnonzero(blank)
        self._ends = np.unique(np.concatenate((np.flatnonzero(stop) + 1, before_blank)))
        self._ends = self._ends[(self._ends > 0) & (self._ends < self._size)]

    def blocks(self) -> Iterator[tuple[int, int]]:
        """Pieces of the text that end at a sure end, if there is one in reach."""
        begin = 0
        while begin < self._size:
            end = min(begin + _BLOCK, self._size)
            if end < self._size:
                last = int(np.searchsorted(self._ends, end, side="right")) - 1
                if last >= 0 and self._ends[last] > begin:
                    end = int(self._ends[last])
            yield begin, end
            begin = end

    def apply(self, scores: Scores, begin: int, end: int) -> None:
        """Forbid boundaries inside numbers and Latin words."""
        low, high = np.searchsorted(self.joined, (begin + 1, end))
        inside = self.joined[low:high] - begin
        for tag in (_B, _S):
            scores[tag, inside] += FORBIDDEN
        for tag in (_E, _S):
            scores[tag, inside - 1] += FORBIDDEN

    def ends(self, begin: int, end: int) -> npt.NDArray[np.int64]:
        """The sure ends in a piece of the text, counted from its beginning."""
        low, high = np.searchsorted(self._ends, (begin + 1, end))
        return np.append(self._ends[low:high] - begin, end - begin)


def _cut(scores: Scores, borders: npt.NDArray[np.int64]) -> None:
    """Forbid words across these places."""
    for tag in (_M, _E):
        scores[tag, borders] += FORBIDDEN
    for tag in (_B, _M):
        scores[tag, borders - 1] += FORBIDDEN


def _stretches(scores: Scores, ends: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The ends, with more of them where a stretch is too long, at the likeliest boundaries."""
    begins = np.concatenate(([0], ends[:-1]))
    long = np.flatnonzero(ends - begins > _LONGEST)
    if not len(long):
        return ends
    gain = np.maximum(scores[_B], scores[_S]) - np.maximum(scores[_M], scores[_E])
    more = [ends]
    for each in long.tolist():
        begin, end = int(begins[each]), int(ends[each])
        cuts = []
        while end - begin > _LONGEST:
            window = gain[begin + _LONGEST - _WINDOW : begin + _LONGEST]
            begin += _LONGEST - _WINDOW + int(np.argmax(window))
            cuts.append(begin)
        more.append(np.array(cuts, np.int64))
    return np.sort(np.concatenate(more))

"""Cuts texts of any length with a model."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import numpy.typing as npt

from policytext.errors import InputError
from policytext.segmenter.alphabet import (
    BLANK,
    DIGIT,
    LETTER,
    raw_code_points,
    types_of,
)
from policytext.segmenter.decode import FORBIDDEN, Flags, Scores, best_starts
from policytext.segmenter.model import Weights
from policytext.segmenter.templates import B, E, M, S

__all__ = ["Bonuses", "Segmenter"]

_BLOCK = 1 << 14  # characters that are scored at once: their arrays stay in the cache
_TOGETHER = 4  # blocks that are decoded at once: each step of a decoding costs the same for all
_LONGEST = 96  # a stretch without any stop is cut where a boundary is likeliest
_REMEMBERED = 8  # pieces whose scores are kept: half a megabyte each, at most
_WINDOW = 32  # within so many characters before its end
_SHORT = 1 << 17  # characters of texts whose sure ends are remembered: two megabytes at most

Bonuses = npt.NDArray[np.int32]
Places = npt.NDArray[np.int64]


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
        self, text: str, bonus: Bonuses | None = None, borders: Places | None = None
    ) -> Flags:
        """Whether each character starts a word; white space is a word of its own, each character.

        Args:
            text: any text.
            bonus: whole numbers to be added to the scores of the tags B, M, E and S of each
                character, four rows; 48 of them make a tag e times as likely.
            borders: places where a word starts, whatever the scores say; they rise.

        Raises:
            InputError: this is no text.
        """
        if not isinstance(text, str):
            raise InputError(f"a tokeniser takes a str, got {type(text).__name__}")
        flags = np.zeros(len(text), np.bool_)
        sure = _Sure(text, self.weights.stops, joins=self.weights.joins, borders=borders)
        scored: list[Scores] = []
        ends: list[Places] = []
        first = 0
        for begin, end in sure.blocks():
            scores = _scores(self.weights, text[begin:end]).copy()
            if bonus is not None:
                scores += bonus[:, begin:end]
            if borders is not None:
                low, high = np.searchsorted(borders, (begin + 1, end))
                _cut(scores, borders[low:high] - begin)
            sure.apply(scores, begin, end)
            scored.append(scores)
            ends.append(_stretches(scores, sure.ends(begin, end)) + (begin - first))
            if len(scored) == _TOGETHER or end == len(text):
                flags[first:end] = best_starts(
                    np.concatenate(scored, axis=1), self.weights.changes, np.concatenate(ends)
                )
                first, scored, ends = end, [], []
        # A number may be longer than a stretch.
        flags[sure.joined] = False
        return flags


@lru_cache(maxsize=_REMEMBERED)
def _scores(weights: Weights, text: str) -> Scores:
    """The scores of a piece; several annotators ask for those of one document, one by one."""
    return weights.scores(text)


class _Sure:
    """What the characters alone decide."""

    def __init__(self, text: str, stops: str, *, joins: bool, borders: Places | None) -> None:
        decide = _decided if len(text) <= _SHORT else _decided.__wrapped__
        self.joined, self._ends = decide(text, stops, joins=joins)
        self._size = len(text)
        if borders is not None:
            self.joined = np.setdiff1d(self.joined, borders, assume_unique=True)

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
        for tag in (B, S):
            scores[tag, inside] += FORBIDDEN
        for tag in (E, S):
            scores[tag, inside - 1] += FORBIDDEN

    def ends(self, begin: int, end: int) -> Places:
        """The sure ends in a piece of the text, counted from its beginning."""
        low, high = np.searchsorted(self._ends, (begin + 1, end))
        return np.append(self._ends[low:high] - begin, end - begin)


@lru_cache(maxsize=2)
def _decided(text: str, stops: str, *, joins: bool) -> tuple[Places, Places]:
    """Where digits, or letters, are joined to those before them, and the sure ends in a text.

    Several annotators ask for those of one document.
    """
    codes = raw_code_points(text)
    types = types_of(codes)
    digit, letter = types == DIGIT, types == LETTER
    # Digits stay together, and so do letters.
    joined = (digit[:-1] & digit[1:]) | (letter[:-1] & letter[1:])
    places = np.flatnonzero(joined & joins) + 1
    blank = types == BLANK
    stop = np.isin(codes, np.array([ord(each) for each in stops], np.uint32))
    stop[1:-1] &= ~(digit[:-2] & digit[2:])
    stop |= blank
    ends = np.unique(np.concatenate((np.flatnonzero(stop) + 1, np.flatnonzero(blank))))
    ends = ends[(ends > 0) & (ends < len(text))]
    for each in (places, ends):
        each.setflags(write=False)
    return places, ends


def _cut(scores: Scores, borders: Places) -> None:
    """Forbid words across these places."""
    for tag in (M, E):
        scores[tag, borders] += FORBIDDEN
    for tag in (B, M):
        scores[tag, borders - 1] += FORBIDDEN


def _stretches(scores: Scores, ends: Places) -> Places:
    """The ends, with more of them where a stretch is too long, at the likeliest boundaries."""
    begins = np.concatenate(([0], ends[:-1]))
    long = np.flatnonzero(ends - begins > _LONGEST)
    if not len(long):
        return ends
    gain = np.maximum(scores[B], scores[S]) - np.maximum(scores[M], scores[E])
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

"""Passages of a text read once more by the model, with a bonus for some words."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from policytext.segmenter import Segmenter
from policytext.segmenter.alphabet import BLANK, DIGIT, code_points, types_of
from policytext.segmenter.templates import B, E, M, S
from policytext.tokens.protocol import Flags, Offsets

__all__ = ["Wish", "read_again"]

# Start and end of a word, and what each of its characters' tags is given.
Wish = tuple[int, int, int]

_STOPS = "。！？；"
_MARGIN = 8  # strings that speak to a character begin or end no farther away


def read_again(
    segmenter: Segmenter,
    text: str,
    flags: Flags,
    wishes: Sequence[Wish],
    count: int,
    borders: Offsets | None,
) -> Flags:
    """The flags with the passages of the first ``count`` wishes cut anew.

    Args:
        segmenter: what cut the text.
        text: the text.
        flags: where it starts words.
        wishes: words with their bonuses; those behind the first ``count`` count where they lie
            in a passage.
        count: how many of them ask for a reading.
        borders: places where a word starts.
    """
    begins, ends = _passages(text, wishes[:count])
    lows = np.maximum(begins - _MARGIN, 0)
    highs = np.minimum(ends + _MARGIN, len(text))
    # White space keeps what stands on either side apart.
    passages = "\n".join(
        text[low:high] for low, high in zip(lows.tolist(), highs.tolist(), strict=True)
    )
    places = np.concatenate(([0], np.cumsum(highs - lows + 1)[:-1]))
    bonus = np.zeros((4, len(passages)), np.int32)
    starts = np.array([start for start, _, _ in wishes], np.int64)
    # The passage in which each wish lies, if it lies in one.
    indices = np.searchsorted(begins, starts, side="right") - 1
    for (start, end, strength), index in zip(wishes, indices.tolist(), strict=True):
        if index >= 0 and end <= ends[index]:
            move = int(places[index] - lows[index])
            _reward(bonus, start + move, end + move, strength)
    moved = None
    if borders is not None:
        ordered = np.unique(borders)
        firsts = np.searchsorted(ordered, lows, side="right").tolist()
        lasts = np.searchsorted(ordered, highs).tolist()
        moves = (places - lows).tolist()
        pieces = zip(firsts, lasts, moves, strict=True)
        moved = np.concatenate([ordered[first:last] + move for first, last, move in pieces])
    cut = segmenter.starts(passages, bonus, moved)
    made = flags.copy()
    for begin, end, low, place in zip(
        begins.tolist(), ends.tolist(), lows.tolist(), places.tolist(), strict=True
    ):
        made[begin:end] = cut[begin - low + place : end - low + place]
    return made


def _passages(text: str, wishes: Sequence[Wish]) -> tuple[Offsets, Offsets]:
    """The passages, from stop to stop, in which these wishes lie."""
    codes = code_points(text)
    types = types_of(codes)
    stop = np.isin(codes, np.array([ord(each) for each in _STOPS], np.uint32)) | (types == BLANK)
    # A mark between digits may be a part of their number.
    digit = types == DIGIT
    stop[1:-1] &= ~(digit[:-2] & digit[2:])
    edges = np.unique(np.concatenate(([0], np.flatnonzero(stop) + 1, [len(text)])))
    places: npt.NDArray[np.int64] = np.array([wish[:2] for wish in wishes], np.int64)
    return _merged(edges, places)


def _merged(edges: Offsets, places: Offsets) -> tuple[Offsets, Offsets]:
    """Passages that overlap, as one."""
    lows = edges[np.searchsorted(edges, places[:, 0], side="right") - 1]
    highs = edges[np.searchsorted(edges, places[:, 1])]
    merged: list[list[int]] = []
    for low, high in sorted(zip(lows.tolist(), highs.tolist(), strict=True)):
        if merged and low < merged[-1][1]:
            merged[-1][1] = max(high, merged[-1][1])
        else:
            merged.append([low, high])
    pairs = np.array(merged, np.int64)
    return pairs[:, 0], pairs[:, 1]


def _reward(bonus: npt.NDArray[np.int32], start: int, end: int, strength: int) -> None:
    if end - start == 1:
        bonus[S, start] += strength
        return
    bonus[B, start] += strength
    bonus[M, start + 1 : end - 1] += strength
    bonus[E, end - 1] += strength

"""The best tags for each stretch of a text: Viterbi over all stretches at once, whole numbers."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import numpy.typing as npt

from policytext.segmenter.templates import B, E, M, S

__all__ = ["FORBIDDEN", "best_starts"]

Scores = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

# The tags two by two: those that start a word, then those inside one.
_TAGS = np.array([[B, S], [M, E]])
_BEFORE = np.array([[[S], [B]], [[E], [M]]])
# Far below any sum of scores of a stretch, and far above the smallest 32-bit number.
FORBIDDEN = -(1 << 20)
# Below anything that forbidden tags of a whole stretch add up to.
_IMPOSSIBLE = -(1 << 29)


def best_starts(scores: Scores, changes: Scores, ends: npt.NDArray[np.int64]) -> Flags:
    """Where words start, if every stretch holds whole words.

    Args:
        scores: of the four tags, one row a tag and one column a character.
        changes: of the tag in the row followed by the tag in the column, four by four.
        ends: where each stretch ends, rising; the last ends with the text. The time grows with
            the longest stretch, so that none should be much longer than the others.

    Returns:
        one flag a character.
    """
    begins = np.concatenate(([0], ends[:-1]))
    sizes = ends - begins
    order = np.argsort(-sizes, kind="stable")
    begins, sizes = begins[order], sizes[order]
    steps = int(sizes[0])
    # How many stretches are still running at each step; they come first.
    running = np.searchsorted(-sizes, -np.arange(1, steps + 1), side="right")
    # The characters by their step, those of one step side by side, and where each step begins.
    bounds = np.concatenate(([0], np.cumsum(running)))
    step = np.repeat(np.arange(steps), running)
    places = begins[np.arange(len(step)) - bounds[step]] + step
    before, last = _forward(scores.take(places, axis=1)[_TAGS], changes, bounds.tolist())
    starts = np.empty(scores.shape[1], np.bool_)
    starts[places] = _backward(before, last, bounds.tolist())
    return starts


def _forward(here: Scores, changes: Scores, bounds: list[int]) -> tuple[Flags, Flags]:
    """Whether the best tag before each tag starts a word, and whether each stretch ends in E.

    Before B and S stands E or else S, before M and E stands M or else B.
    """
    # From a tag that starts a word, then from one inside: to the tags as they stand in _TAGS.
    moves = changes[_BEFORE, _TAGS][..., None].astype(np.int32)
    best = here[:, :, : bounds[1]].copy()
    best[1] = _IMPOSSIBLE
    before = np.empty(here.shape, np.bool_)
    last = np.zeros(bounds[1], np.bool_)
    for low, high in pairwise(bounds[1:]):
        count = high - low
        if count < best.shape[2]:
            last[count : best.shape[2]] = best[1, 1, count:] > best[0, 1, count:]
            best = best[:, :, :count]
        after_start, after_inner = best[:, ::-1, None] + moves
        np.less_equal(after_inner, after_start, out=before[:, :, low:high])
        best = np.maximum(after_inner, after_start, out=after_inner)
        best += here[:, :, low:high]
    last[: best.shape[2]] = best[1, 1] > best[0, 1]
    return before, last


def _backward(before: Flags, last: Flags, bounds: list[int]) -> Flags:
    """Whether the best tags start words, from the ends of the stretches to their beginnings."""
    starts = np.empty(bounds[-1], np.bool_)
    # The tag of each running stretch: starts a word (B, S), and goes on after it (B, M).
    is_start = ~last
    goes_on = np.zeros(len(last), np.bool_)
    for low, high in zip(bounds[-2:0:-1], bounds[:1:-1], strict=True):
        now, on = is_start[: high - low], goes_on[: high - low]
        starts[low:high] = now
        to_b, to_s, to_m, to_e = before[:, :, low:high].reshape(4, -1)
        earlier = np.where(now, np.where(on, to_b, to_s), np.where(on, to_m, to_e))
        np.logical_not(now, out=on)
        now[:] = earlier
    starts[: bounds[1]] = is_start
    return starts

"""The best tags for each stretch of a text: Viterbi over all stretches at once, whole numbers."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from policytext.segmenter.templates import B, E, M, S

__all__ = ["FORBIDDEN", "best_starts"]

Scores = npt.NDArray[np.int32]
Flags = npt.NDArray[np.bool_]

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
    running = np.searchsorted(-sizes, -np.arange(1, steps + 1), side="right").tolist()
    from_e, from_m, last = _forward(scores, changes, begins, running)
    return _backward(from_e, from_m, last, begins, running, scores.shape[1])


def _forward(
    scores: Scores, changes: Scores, begins: npt.NDArray[np.int64], running: list[int]
) -> tuple[list[Flags], list[Flags], Flags]:
    """For each step: was E before B and before S; was M before M and before E; ends in E."""
    # What follows E and S begins a word, B and S; what follows M and B goes on, M and E.
    ends_on, alone_on = (changes[tag, [B, S], None].astype(np.int32) for tag in (E, S))
    goes_on, begins_on = (changes[tag, [M, E], None].astype(np.int32) for tag in (M, B))
    start = scores.take(begins, axis=1)[[B, S]]
    inner: Scores = np.full((2, len(begins)), _IMPOSSIBLE, np.int32)
    last = np.zeros(len(begins), np.bool_)
    from_e: list[Flags] = []
    from_m: list[Flags] = []
    for step in range(1, len(running)):
        count = running[step]
        if count < start.shape[1]:
            last[count : start.shape[1]] = inner[1, count:] > start[1, count:]
            start, inner = start[:, :count], inner[:, :count]
        here = scores.take(begins[:count] + step, axis=1)
        after_e, after_s = inner[1] + ends_on, start[1] + alone_on
        after_m, after_b = inner[0] + goes_on, start[0] + begins_on
        from_e.append(after_e > after_s)
        from_m.append(after_m > after_b)
        start = np.maximum(after_e, after_s) + here[B :: S - B]
        inner = np.maximum(after_m, after_b) + here[M : E + 1]
    last[: start.shape[1]] = inner[1] > start[1]
    return from_e, from_m, last


def _backward(
    from_e: list[Flags],
    from_m: list[Flags],
    last: Flags,
    begins: npt.NDArray[np.int64],
    running: list[int],
    length: int,
) -> Flags:
    """Follow the best tags from the ends of the stretches to their beginnings."""
    starts = np.zeros(length, np.bool_)
    # The tag of each running stretch: starts a word (B, S), and goes on after it (B, M).
    is_start = ~last
    goes_on = np.zeros(len(last), np.bool_)
    for step in range(len(running) - 1, -1, -1):
        count = running[step]
        starts[begins[:count] + step] = is_start[:count]
        if step == 0:
            break
        e_to_b, e_to_s = from_e[step - 1]
        m_to_m, m_to_e = from_m[step - 1]
        now, on = is_start[:count], goes_on[:count]
        before_start = np.where(on, e_to_b, e_to_s)  # E rather than S
        before_inner = np.where(on, m_to_m, m_to_e)  # M rather than B
        before = np.where(now, ~before_start, ~before_inner)
        goes_on[:count] = ~now
        is_start[:count] = before
    return starts

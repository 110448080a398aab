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
) -> tuple[list[tuple[Flags, Flags]], list[tuple[Flags, Flags]], Flags]:
    """For each step: was E before B and before S; was M before M and before E; ends in E."""
    b_m, b_e = int(changes[B, M]), int(changes[B, E])
    m_m, m_e = int(changes[M, M]), int(changes[M, E])
    e_b, e_s = int(changes[E, B]), int(changes[E, S])
    s_b, s_s = int(changes[S, B]), int(changes[S, S])
    first = scores.take(begins, axis=1)
    b, s = first[B], first[S]
    m: npt.NDArray[np.int32] = np.full(len(begins), _IMPOSSIBLE, np.int32)
    e = m
    last = np.zeros(len(begins), np.bool_)
    from_e: list[tuple[Flags, Flags]] = []
    from_m: list[tuple[Flags, Flags]] = []
    for step in range(1, len(running)):
        count = running[step]
        if count < len(b):
            last[count : len(b)] = e[count:] > s[count:]
            b, m, e, s = b[:count], m[:count], e[:count], s[:count]
        here = scores.take(begins[:count] + step, axis=1)
        e_to_b, s_to_b, e_to_s, s_to_s = e + e_b, s + s_b, e + e_s, s + s_s
        m_to_m, b_to_m, m_to_e, b_to_e = m + m_m, b + b_m, m + m_e, b + b_e
        from_e.append((e_to_b > s_to_b, e_to_s > s_to_s))
        from_m.append((m_to_m > b_to_m, m_to_e > b_to_e))
        b = np.maximum(e_to_b, s_to_b) + here[B]
        s = np.maximum(e_to_s, s_to_s) + here[S]
        m = np.maximum(m_to_m, b_to_m) + here[M]
        e = np.maximum(m_to_e, b_to_e) + here[E]
    last[: len(b)] = e > s
    return from_e, from_m, last


def _backward(
    from_e: list[tuple[Flags, Flags]],
    from_m: list[tuple[Flags, Flags]],
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

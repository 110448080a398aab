"""A conditional random field over the tags of characters (Lafferty, McCallum and Pereira 2001).

Sums are written out term by term instead of as products of matrices, so that their order, and
with it every bit of the result, does not depend on a linear algebra library.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from policytext.segmenter.alphabet import Numbers
from policytext.segmenter.templates import B, E, M, S

__all__ = ["ALLOWED", "Batch", "gradient"]

Floats = npt.NDArray[np.float32]
Doubles = npt.NDArray[np.float64]

# Which tag may follow which.
ALLOWED = np.zeros((4, 4), np.bool_)
for _before, _after in ((B, M), (B, E), (M, M), (M, E), (E, B), (E, S), (S, B)):
    ALLOWED[_before, _after] = True
ALLOWED[S, S] = True
_BEGIN = np.array([1.0, 0.0, 0.0, 1.0])
_END = np.array([0.0, 0.0, 1.0, 1.0])


@dataclass(frozen=True, eq=False)
class Batch:
    """Some sentences, the longest first.

    Args:
        places: the characters, steps by sentences; a sentence that is over repeats its last one.
        sizes: how many characters each has.
        tags: the right tag of each.
    """

    places: Numbers
    sizes: Numbers
    tags: Numbers

    @classmethod
    def of(cls, begins: Numbers, ends: Numbers, tags: npt.NDArray[np.int8]) -> Batch:
        """The sentences that begin and end here; places count as the tags do."""
        order = np.argsort(begins - ends, kind="stable")
        begins, sizes = begins[order], (ends - begins)[order]
        steps = np.arange(sizes[0])
        places = begins + np.minimum(steps[:, None], sizes - 1)
        return cls(places, sizes, tags[places].astype(np.int64))

    @property
    def running(self) -> list[int]:
        """How many sentences are not over at each step."""
        steps = np.arange(1, len(self.places) + 1)
        counts: list[int] = np.searchsorted(-self.sizes, -steps, side="right").tolist()
        return counts


def gradient(scores: Floats, changes: Floats, batch: Batch) -> tuple[Floats, Doubles, float]:
    """What would make the right tags likelier.

    Args:
        scores: of the four tags for each character: characters by tags.
        changes: of one tag after another, four by four.
        batch: the sentences.

    Returns:
        by how much the log likelihood rises with each score, and with each change, and the
        loss: the negative log likelihood.
    """
    shown = scores[batch.places].astype(np.float64)
    top = shown.max(axis=2, keepdims=True)
    likes = np.exp(shown - top)
    follows = np.where(ALLOWED, np.exp(changes.astype(np.float64)), 0.0)
    running = batch.running
    forward, norms = _forward(likes, follows, running)
    sure, pairs, rest = _backward(likes, follows, forward, norms, batch)
    right = np.zeros_like(sure)
    np.put_along_axis(right, batch.tags[:, :, None], 1.0, axis=2)
    alive = np.arange(len(shown))[:, None] < batch.sizes
    result = np.zeros_like(scores)
    result[batch.places[alive]] = (right - sure)[alive]
    both = alive[1:]
    seen = np.bincount(batch.tags[:-1][both] * 4 + batch.tags[1:][both], minlength=16).reshape(4, 4)
    chosen = np.take_along_axis(shown, batch.tags[:, :, None], axis=2)[:, :, 0]
    total = np.log(np.where(alive, norms, 1.0)).sum() + (top[:, :, 0] * alive).sum() + rest
    loss = float(total - (chosen * alive).sum() - (seen * changes).sum())
    return result, np.where(ALLOWED, seen - pairs, 0.0), loss


def _product(rows: Doubles, matrix: Doubles) -> Doubles:
    """Rows of four times a four by four matrix, term by term."""
    total: Doubles = rows[:, 0:1] * matrix[0] + rows[:, 1:2] * matrix[1]
    total += rows[:, 2:3] * matrix[2]
    total += rows[:, 3:4] * matrix[3]
    return total


def _sums(rows: Doubles) -> Doubles:
    total: Doubles = rows[:, 0] + rows[:, 1] + rows[:, 2] + rows[:, 3]
    return total


def _forward(likes: Doubles, follows: Doubles, running: list[int]) -> tuple[Doubles, Doubles]:
    """The shares of the tags given all before, and the factors that were divided out."""
    forward = np.zeros_like(likes)
    norms = np.ones(likes.shape[:2])
    now = likes[0] * _BEGIN
    for step, count in enumerate(running):
        if step:
            now = _product(forward[step - 1, :count], follows) * likes[step, :count]
        norms[step, :count] = _sums(now)
        forward[step, :count] = now / norms[step, :count, None]
    return forward, norms


def _backward(
    likes: Doubles, follows: Doubles, forward: Doubles, norms: Doubles, batch: Batch
) -> tuple[Doubles, Doubles, float]:
    """The probability of each tag, the expected pairs of tags, and the log of the ends' share."""
    running = batch.running
    sure = np.zeros_like(likes)
    pairs = np.zeros((4, 4))
    later = np.zeros((len(batch.sizes), 4))
    ending = forward[batch.sizes - 1, np.arange(len(batch.sizes))]
    rest = float(np.log(_sums(ending * _END)).sum())
    for step in range(len(running) - 1, -1, -1):
        count = running[step]
        goes_on = running[step + 1] if step + 1 < len(running) else 0
        later[goes_on:count] = _END
        if goes_on:
            ahead = later[:goes_on] * likes[step + 1, :goes_on]
            ahead /= norms[step + 1, :goes_on, None]
            later[:goes_on] = _product(ahead, follows.T)
            here = forward[step, :goes_on]
            share = here / _sums(here * later[:goes_on])[:, None]
            for before in range(4):
                pairs[before] += (share[:, before : before + 1] * ahead).sum(axis=0)
        both = forward[step, :count] * later[:count]
        sure[step, :count] = both / _sums(both)[:, None]
    return sure, pairs * follows, rest

"""Tags of words in a chain: which may follow which, and how likely spans are.

Each class of names has four tags (begin, middle, end, single), and one tag stands for no name.
Sentences are worked through side by side, longest first, so that each step is one operation on
arrays (Lafferty, McCallum and Pereira 2001; spans as in Culotta and McCallum 2004).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from policytext.entities.words import Places

__all__ = [
    "CLASSES",
    "OUTSIDE",
    "TAGS",
    "Chain",
    "Flags",
    "Floats",
    "Lane",
    "Likely",
    "allowed",
    "lanes",
    "open_stretches",
]

Floats = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]
# Whole numbers or fractions.
Scores = npt.NDArray[np.int16] | Floats

# Divisions, regions and deictic places; other places; organs; other bodies; works; programmes.
CLASSES = 6
BEGIN, MIDDLE, END, SINGLE = range(4)
OUTSIDE = 4 * CLASSES
TAGS = OUTSIDE + 1

# With these tags names begin.
_IS_START = np.array([tag < OUTSIDE and tag % 4 in (BEGIN, SINGLE) for tag in range(TAGS)])
_SIDE_BY_SIDE = 512
_LONGEST = 40  # words of a name
_NOTHING = 750  # e to minus this power is 0
_TINY = 1e-300  # keeps scores beyond all measure from dividing by 0


class Likely(NamedTuple):
    """A span of words that may be a name.

    Attributes:
        first: its first word.
        last: its last word.
        group: its class.
        probability: that the model's chain holds it, whole.
    """

    first: int
    last: int
    group: int
    probability: float


def allowed() -> tuple[Flags, Flags, Flags]:
    """Which tag may follow which, which may come first, and which may come last."""
    follows = np.zeros((TAGS, TAGS), np.bool_)
    for group in range(0, OUTSIDE, 4):
        begin, middle, end = group + BEGIN, group + MIDDLE, group + END
        follows[begin, [middle, end]] = True
        follows[middle, [middle, end]] = True
    tags = np.arange(TAGS)
    opens = (tags % 4 == BEGIN) | (tags % 4 == SINGLE)
    closes = (tags % 4 == END) | (tags % 4 == SINGLE)
    opens[OUTSIDE] = closes[OUTSIDE] = True
    follows[np.ix_(closes, opens)] = True
    return follows, opens, closes


def open_stretches(
    begins: Places, stops: Places, scores: Scores, margin: float
) -> tuple[Places, Places]:
    """The stretches of sentences in which something is to be decided.

    A word is surely in no name where that is better than all else by a margin; what lies on its
    two sides does not depend on each other. Stretches hold one such word at both ends, if there
    is one.

    Args:
        begins: the first word of each sentence.
        stops: the word behind each.
        scores: a row for each word, a column for each tag.
        margin: how much better, in units of the scores.

    Returns:
        the first word of each stretch, and the word behind it.
    """
    is_open = scores[:, OUTSIDE] - _highest(scores[:, :OUTSIDE]).astype(np.float64) <= margin
    sentence = np.repeat(np.arange(len(begins)), stops - begins)
    same = sentence[1:] == sentence[:-1]
    kept = is_open.copy()
    kept[1:] |= is_open[:-1] & same
    kept[:-1] |= is_open[1:] & same
    new = np.ones(len(kept), np.bool_)
    new[1:] = ~(kept[:-1] & same)
    last = np.ones(len(kept), np.bool_)
    last[:-1] = ~(kept[1:] & same)
    return np.flatnonzero(kept & new), np.flatnonzero(kept & last) + 1


@dataclass(frozen=True, eq=False)
class Lane:
    """Sentences side by side.

    Args:
        begins: the first word of each.
        sizes: how many words each has, falling.
        running: how many sentences have a word at each step.
    """

    begins: Places
    sizes: Places
    running: list[int]

    def at(self, step: int) -> Places:
        """The words at a step, those of the sentences that still run."""
        return self.begins[: self.running[step]] + step

    def words(self) -> Places:
        """The words of all sentences, those at the first step before those at the second."""
        steps = np.arange(len(self.running))[:, None]
        there = steps < self.sizes
        words: Places = (self.begins + steps)[there]
        return words

    def bounds(self) -> list[int]:
        """Where among these words those of each step begin, and the place behind all."""
        return [0, *accumulate(self.running)]


def lanes(begins: Places, stops: Places) -> Iterator[Lane]:
    """Sentences of like length together."""
    sizes = stops - begins
    order = np.argsort(-sizes, kind="stable")
    for start in range(0, len(order), _SIDE_BY_SIDE):
        chosen = order[start : start + _SIDE_BY_SIDE]
        longest = sizes[chosen]
        steps = np.arange(int(longest[0]) if len(longest) else 0)
        running = np.searchsorted(-longest, -steps, side="left")
        yield Lane(begins[chosen], longest, running.tolist())


class Chain:
    """How likely spans are under scores of words and of one tag after another.

    Args:
        changes: what one tag after another adds to the logarithm of the likelihood.
        scale: units of the scores of words to one of this logarithm.
    """

    def __init__(self, changes: Floats, scale: int = 1) -> None:
        self._scale = scale
        self._follows, self._opens, self._closes = allowed()
        self._steps = np.where(self._follows, np.exp(changes), 0.0)
        self._back = self._steps.T
        self._after: list[list[float]] = self._steps.tolist()

    def likely(self, scores: Scores, lane: Lane, least: float) -> list[Likely]:
        """The spans with a probability above ``least``.

        Args:
            scores: a row for each word of the text, a column for each tag.
            lane: the sentences to look at.
            least: the smallest probability of interest.
        """
        words, bounds = lane.words(), lane.bounds()
        weights = _weights(scores[words], self._scale)
        ahead = self._forward(weights, bounds)
        self._backward(weights, ahead, bounds)
        chances, worth = ahead.ravel(), weights
        found: list[Likely] = []
        places = np.flatnonzero(chances > least)
        places = places[_IS_START.take(places % TAGS)]
        own, tags = np.divmod(places, TAGS)
        steps = np.searchsorted(bounds, own, side="right") - 1
        sizes = lane.sizes.tolist()
        for word, place, step, tag, chance in zip(
            *(each.tolist() for each in (words[own], own, steps, tags, chances[places])),
            strict=True,
        ):
            if tag % 4 == SINGLE:
                found.append(Likely(word, word, tag // 4, chance))
                continue
            row = place - bounds[step]
            stop = min(sizes[row], step + _LONGEST)
            ends = self._ends(worth, bounds[step + 1 : stop], row, tag, chance, least)
            found += [Likely(word, word + size, tag // 4, whole) for size, whole in ends]
        return found

    def _ends(
        self,
        worth: Floats,
        coming: list[int],
        row: int,
        begin: int,
        chance: float,
        least: float,
    ) -> Iterator[tuple[int, float]]:
        """How many words on the names end that begin at a word, and how likely each is.

        Args:
            worth: for each word what each tag is worth there, seen from the word before.
            coming: where the words of each of the following steps begin.
            row: which of these are the sentence's.
            begin: the tag with which they begin.
            chance: how likely it is there.
            least: the smallest probability of interest.
        """
        middle, end = begin + MIDDLE, begin + END
        after = self._after[begin]
        for size, bound in enumerate(coming, 1):
            to_end = after[end] * worth.item(bound + row, end)
            to_middle = after[middle] * worth.item(bound + row, middle)
            total = to_end + to_middle  # a name that has begun goes on or ends
            if total <= 0:
                return
            ends = chance * (to_end / total)
            if ends > least:
                yield size, ends
            chance *= to_middle / total
            if chance <= least:
                return
            after = self._after[middle]

    def _forward(self, weights: Floats, bounds: list[int]) -> Floats:
        """Step by step: the chances of the tags from the words so far."""
        ahead = np.empty_like(weights)
        before = 0
        for low, high in pairwise(bounds):
            here = ahead[low:high]
            if low:
                np.matmul(ahead[before : before + high - low], self._steps, out=here)
                here *= weights[low:high]
            else:
                np.multiply(self._opens, weights[:high], out=here)
            here /= _totals(here)
            before = low
        return ahead

    def _backward(self, weights: Floats, ahead: Floats, bounds: list[int]) -> None:
        """Step by step, from the end: what comes after, so scaled that chances sum to 1.

        In place, as two arrays stay in the cache where four do not: ``ahead`` becomes the chances
        of the tags, and ``weights`` what each tag is worth, seen from the word before.
        """
        behind, room = (np.empty((bounds[1], TAGS)) for _ in range(2))
        after = bounds[-1]
        for low, high in zip(bounds[-2::-1], bounds[:0:-1], strict=True):
            here, later = ahead[low:high], behind[: high - low]
            going = after - high  # sentences that have a word at the next step
            later[going:] = self._closes
            if going:
                np.matmul(weights[high:after], self._back, out=later[:going])
            later /= _totals(np.multiply(here, later, out=room[: high - low]))
            here *= later
            weights[low:high] *= later
            after = high


def _totals(rows: Floats) -> Floats:
    """The sum of each row, to be divided by."""
    totals: Floats = np.add.reduce(rows, axis=1, keepdims=True)
    return np.maximum(totals, _TINY, out=totals)


def _weights(scores: Scores, scale: int) -> Floats:
    """What each word says of the tags: 1 of the likeliest."""
    if scores.dtype.kind == "i":
        # Wide enough for any difference; made so first, which is sooner than by the subtraction.
        below = _highest(scores).astype(np.int32)[:, None] - scores.astype(np.int32)
        weights: Floats = _powers(scale).take(below, mode="clip")
        return weights
    fractions = scores / scale
    return np.exp(fractions - _highest(fractions)[:, None])


@cache
def _powers(scale: int) -> Floats:
    """What whole numbers below the highest score are worth; of the last, nothing is left."""
    return np.exp(-np.arange(_NOTHING * scale + 1) / scale)


def _highest(scores: Scores) -> Scores:
    """The highest score of each row: of few long columns, ten times sooner than of short rows."""
    highest: Scores = np.ascontiguousarray(scores.T).max(axis=0)
    return highest

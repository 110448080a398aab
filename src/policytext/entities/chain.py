"""Tags of words in a chain: which may follow which, and how likely spans are.

Each class of names has four tags (begin, middle, end, single), and one tag stands for no name.
Sentences are worked through side by side, longest first, so that each step is one operation on
arrays (Lafferty, McCallum and Pereira 2001; spans as in Culotta and McCallum 2004).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
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
_SIDE_BY_SIDE = 256
_LONGEST = 40  # words of a name
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
        weights = _weights(scores, lane, self._scale)
        ahead = self._forward(weights, lane)
        behind, worth = self._backward(weights, ahead, lane)
        chances = ahead * behind
        found: list[Likely] = []
        # Found in one long row, which takes a third of the time.
        places = np.flatnonzero(chances > least)
        places = places[_IS_START.take(places % TAGS)]
        starts = np.unravel_index(places, chances.shape)
        begins, sizes = lane.begins.tolist(), lane.sizes.tolist()
        for step, row, tag, chance in zip(
            *(each.tolist() for each in starts), chances[starts].tolist(), strict=True
        ):
            word = begins[row] + step
            if tag % 4 == SINGLE:
                found.append(Likely(word, word, tag // 4, chance))
                continue
            stop = min(sizes[row], step + _LONGEST)
            ends = self._ends(worth[:, row], step, stop, tag, chance, least)
            found += [Likely(word, begins[row] + end, tag // 4, own) for end, own in ends]
        return found

    def _ends(
        self, worth: Floats, step: int, stop: int, begin: int, chance: float, least: float
    ) -> Iterator[tuple[int, float]]:
        """Where the names end that begin at a step, and how likely each is.

        Args:
            worth: for each step what each tag is worth there, seen from the word before.
            step: where they begin.
            stop: the step that none of them reaches.
            begin: the tag with which they begin.
            chance: how likely it is there.
            least: the smallest probability of interest.
        """
        tag, middle, end = begin, begin + MIDDLE, begin + END
        for place in range(step + 1, stop):
            to_end = self._after[tag][end] * worth.item(place, end)
            to_middle = self._after[tag][middle] * worth.item(place, middle)
            total = to_end + to_middle  # a name that has begun goes on or ends
            if total <= 0:
                return
            ends = chance * (to_end / total)
            if ends > least:
                yield place, ends
            chance *= to_middle / total
            if chance <= least:
                return
            tag = middle

    def _forward(self, weights: Floats, lane: Lane) -> Floats:
        """Step by step: the chances of the tags from the words so far."""
        ahead = np.zeros_like(weights)
        for step, count in enumerate(lane.running):
            coming = ahead[step - 1, :count] @ self._steps if step else self._opens
            reached = coming * weights[step, :count]
            total = reached.sum(axis=1, keepdims=True)
            np.divide(reached, np.maximum(total, _TINY), out=ahead[step, :count])
        return ahead

    def _backward(self, weights: Floats, ahead: Floats, lane: Lane) -> tuple[Floats, Floats]:
        """Step by step, from the end: what comes after, so scaled that chances sum to 1.

        Also what each tag is worth, seen from the word before.
        """
        behind, worth = np.zeros_like(ahead), np.zeros_like(ahead)
        going = 0  # sentences that have a word at the next step
        for step in range(len(lane.running) - 1, -1, -1):
            count = lane.running[step]
            later = behind[step, :count]
            later[going:] = self._closes
            if going:
                np.matmul(worth[step + 1, :going], self._back, out=later[:going])
            total = (ahead[step, :count] * later).sum(axis=1, keepdims=True)
            later /= np.maximum(total, _TINY)
            np.multiply(weights[step, :count], later, out=worth[step, :count])
            going = count
        return behind, worth


def _weights(scores: Scores, lane: Lane, scale: int) -> Floats:
    """What each word says of the tags, steps by sentences by tags; 0 behind a sentence's end."""
    steps = np.arange(len(lane.running))[:, None]
    there = steps < lane.sizes
    own = scores[(lane.begins + steps)[there]] / scale
    weights = np.zeros((*there.shape, TAGS))
    weights[there] = np.exp(own - _highest(own)[:, None])
    return weights


def _highest(scores: Scores) -> Scores:
    """The highest score of each row: of few long columns, ten times sooner than of short rows."""
    highest: Scores = np.ascontiguousarray(scores.T).max(axis=0)
    return highest

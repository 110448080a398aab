"""The gradient against all sequences of tags, and what fitting learns."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from policytext.entities.chain import OUTSIDE, TAGS, Floats, allowed
from policytext.entities.training.fit import (
    Fit,
    Flat,
    _batches,
    _gradient,
    fit_chain,
    fit_judge,
    flat,
    known_keys,
)

FOLLOWS, OPENS, CLOSES = allowed()
# Single words of two classes, names of two words, and no name.
SENTENCES = [(0, 3), (3, 4), (4, 6)]
RIGHT = np.array([0, 2, OUTSIDE, 3, OUTSIDE, 7], np.int64)
FIT = Fit(epochs=30, skipped=5, rate=0.3, silenced=0.0, decay=0.0, batch=2)


def features(numbers: list[list[int]]) -> Flat:
    bounds = np.cumsum([0, *map(len, numbers)]).astype(np.int64)
    return Flat(np.array(list(itertools.chain(*numbers)), np.int64), bounds)


def loss(scores: Floats, changes: Floats) -> float:
    """The negative log likelihood, by counting all sequences."""
    total = 0.0
    for begin, stop in SENTENCES:
        every = np.array(
            [
                tags
                for tags in itertools.product(range(TAGS), repeat=stop - begin)
                if OPENS[tags[0]] and CLOSES[tags[-1]]
                and all(FOLLOWS[pair] for pair in itertools.pairwise(tags))
            ]
        )  # fmt: skip
        places = np.arange(begin, stop)
        values = scores[places, every].sum(axis=1) + changes[every[:, :-1], every[:, 1:]].sum(
            axis=1
        )
        own = RIGHT[begin:stop]
        value = scores[places, own].sum() + changes[own[:-1], own[1:]].sum()
        total += float(np.log(np.exp(values).sum()) - value)
    return total


def test_the_gradient_is_that_of_all_sequences() -> None:
    random = np.random.default_rng(3)
    scores = random.normal(size=(len(RIGHT), TAGS))
    changes = random.normal(size=(TAGS, TAGS))
    (batch,) = _batches(features([[0]] * len(RIGHT)), RIGHT, SENTENCES, 9)
    order = np.concatenate([np.arange(*SENTENCES[place]) for place in (0, 2, 1)])
    up, up_changes = _gradient(scores[order].astype(np.float32), changes.astype(np.float32), batch)
    step = 1e-4
    for row, tag in itertools.product(range(len(order)), (0, 1, 2, 3, 7, OUTSIDE)):
        more, less = scores.copy(), scores.copy()
        more[order[row], tag] += step
        less[order[row], tag] -= step
        slope = (loss(more, changes) - loss(less, changes)) / (2 * step)
        assert -up[row, tag] == pytest.approx(slope, abs=1e-4)
    for pair in ((0, 2), (0, 1), (2, OUTSIDE), (OUTSIDE, 7), (OUTSIDE, OUTSIDE), (3, 0)):
        more, less = changes.copy(), changes.copy()
        more[pair] += step
        less[pair] -= step
        slope = (loss(scores, more) - loss(scores, less)) / (2 * step)
        assert -up_changes[pair] == pytest.approx(slope, abs=1e-4)


def test_a_chain_learns_the_tags() -> None:
    own = [[number] for number in range(len(RIGHT))]
    weights, changes = fit_chain(features(own), RIGHT, SENTENCES, len(RIGHT), FIT, seed=1)
    assert weights.argmax(axis=1).tolist() == RIGHT.tolist()
    # What never follows is never asked for, and keeps its weight.
    assert not changes[~FOLLOWS].any()


def test_a_judge_learns_the_outcomes() -> None:
    outcomes = np.array([0, 2, 1, 2], np.int64)
    weights = fit_judge(features([[0], [1], [2], [1]]), outcomes, (3, 4), FIT, seed=1)
    assert weights.argmax(axis=1).tolist() == [0, 2, 1]


def test_decay_draws_weights_to_nothing() -> None:
    outcomes = np.array([0, 1] * 8, np.int64)
    given = features([[0], [1]] * 8)
    sizes = []
    for decay in (0.0, 0.5, 4.0):
        fit = Fit(epochs=30, skipped=5, rate=0.3, silenced=0.0, decay=decay, batch=4)
        sizes.append(float(np.abs(fit_judge(given, outcomes, (2, 2), fit, seed=1)).max()))
    assert sizes == sorted(sizes, reverse=True)
    assert sizes[-1] < sizes[0] / 2


@pytest.mark.parametrize("silenced", [0.0, 0.6])
def test_the_same_seed_gives_the_same_weights(silenced: float) -> None:
    fit = Fit(epochs=3, skipped=1, rate=0.1, silenced=silenced, decay=0.01, batch=2)
    own = [[number, 6] for number in range(len(RIGHT))]
    made = [fit_chain(features(own), RIGHT, SENTENCES, 7, fit, seed=seed) for seed in (1, 1, 2)]
    assert (made[0][0] == made[1][0]).all()
    assert (made[0][1] == made[1][1]).all()
    assert (made[0][0] != made[2][0]).any()


def test_known_keys_are_those_that_occur_often_and_speak() -> None:
    every = [np.array([[5, 0], [7, 5]], np.uint64), np.array([[9, 0]], np.uint64)]
    assert [each.tolist() for each in known_keys(every, 2)] == [[5], [2]]
    assert [each.tolist() for each in known_keys(every, 1)] == [[5, 7, 9], [2, 1, 1]]
    made = flat(every, np.array([5, 9], np.uint64))
    assert made.numbers.tolist() == [0, 0, 1]
    assert made.bounds.tolist() == [0, 1, 2, 3]
    nothing = flat(every, np.zeros(0, np.uint64))
    assert nothing.numbers.tolist() == []
    assert nothing.bounds.tolist() == [0, 0, 0, 0]
    assert [each.tolist() for each in known_keys([], 1)] == [[], []]


def test_features_of_some_items() -> None:
    used, matrix = features([[4], [2, 4], [], [7]]).rows(np.array([1, 3, 2], np.int64))
    assert used.tolist() == [2, 4, 7]
    assert matrix.toarray().tolist() == [[1, 1, 0], [0, 0, 1], [0, 0, 0]]

"""The scores of words: what is kept in mind of words changes none of them."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

import numpy as np
import pytest

from policytext.entities import scores
from policytext.entities.scores import word_scores
from policytext.entities.signals import Signals
from policytext.entities.weights import Sums, WeightTable
from tests.entities.sample import model

# Two numbers of as many digits have the same columns.
_TEXTS = ("云帆港大桥建成12座。", "常州大学“英才”云帆港", "全市建成13座、15座大桥。", "常州大学")


@pytest.fixture(params=[1, 4, 9, 1 << 14])
def kept(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    scores._memory.cache_clear()
    monkeypatch.setattr(scores, "_KEPT", request.param)
    yield request.param
    scores._memory.cache_clear()


def _signals(text: str) -> Signals:
    return model().evidence(text, "320400", 2024).signals


def _without_memory(signals: Signals, weights: WeightTable) -> Sums:
    scores._memory.cache_clear()
    return word_scores(signals, weights)


@pytest.mark.usefixtures("kept")
def test_scores_do_not_depend_on_what_was_read_before() -> None:
    weights = model().words
    signals = [_signals(text) for text in _TEXTS]
    wanted = [_without_memory(each, weights) for each in signals]
    for order in (range(4), reversed(range(4))):
        scores._memory.cache_clear()
        for number in [*order, 0, 2]:
            assert (word_scores(signals[number], weights) == wanted[number]).all()


def test_each_model_has_a_memory_of_its_own() -> None:
    weights = model().words
    others = WeightTable(weights.table, np.maximum(weights.rows, 0))
    signals = _signals(_TEXTS[0])
    wanted = _without_memory(signals, others)
    mine = _without_memory(signals, weights)
    assert (word_scores(signals, others) == wanted).all()
    assert (word_scores(signals, weights) == mine).all()
    assert (wanted != mine).any()


def test_a_word_with_another_cluster_is_another_word() -> None:
    weights = model().words
    signals = _signals(_TEXTS[0])
    near = signals.distinct["near"] + np.uint64(1)
    moved = dataclasses.replace(signals, distinct=signals.distinct | {"near": near})
    wanted = _without_memory(moved, weights)
    _without_memory(signals, weights)
    assert (word_scores(moved, weights) == wanted).all()


def test_a_memory_that_is_in_use_is_not_waited_for() -> None:
    weights = model().words
    signals = _signals(_TEXTS[0])
    wanted = _without_memory(signals, weights)
    with scores._memory(weights)._lock:
        assert (word_scores(signals, weights) == wanted).all()

"""Tables of weights, against plain sums."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.entities.templates import mixed
from policytext.entities.weights import SCALE, WeightTable

# Keys come mixed, every bit spread over all bits.
KEYS = st.lists(st.integers(0, 999), min_size=1, max_size=40, unique=True).map(
    lambda numbers: mixed(1, [np.array(numbers, np.uint64)], silent=False).tolist()
)


def made(keys: list[int], seed: int, most: int = 1000) -> tuple[WeightTable, dict[int, list[int]]]:
    """A table, and what it should say of each key."""
    random = np.random.default_rng(seed)
    weights = random.normal(size=(len(keys), 3)).astype(np.float32)
    counts = random.integers(1, 50, len(keys))
    table = WeightTable.build(np.array(keys, np.uint64), weights, counts, most)
    whole = np.clip(np.rint(weights * SCALE), -127, 127).astype(int).tolist()
    strength = (np.abs(weights).max(axis=1) * np.sqrt(counts)).tolist()
    order = sorted(range(len(keys)), key=lambda number: -strength[number])
    return table, {keys[number]: whole[number] for number in order[:most]}


@settings(max_examples=60)
@given(KEYS, st.integers(0, 99), st.lists(st.integers(0, 60), max_size=30), st.integers(1, 50))
def test_weights_of_keys_are_added(keys: list[int], seed: int, asked: list[int], most: int) -> None:
    table, wanted = made(keys, seed, most)
    # 0 is silent, and the last numbers ask for keys that no table knows.
    numbers = [([0, *keys, 5, 6, 7] * 60)[each] for each in asked]
    sums = np.ones((len(numbers), 3), np.int16)
    table.add(sums, np.array(numbers, np.uint64))
    assert (sums - 1).tolist() == [wanted.get(each, [0, 0, 0]) for each in numbers]


@given(KEYS, st.integers(0, 99))
def test_scores_add_up_templates(keys: list[int], seed: int) -> None:
    table, wanted = made(keys, seed)
    column = np.array(keys, np.uint64)
    scores = table.scores(len(keys), [column, column[::-1].copy(), np.zeros(len(keys), np.uint64)])
    rows = [wanted[key] for key in keys]
    sums = [
        [(a + b) / SCALE for a, b in zip(one, other, strict=True)]
        for one, other in zip(rows, rows[::-1], strict=True)
    ]
    assert scores.tolist() == sums


def test_large_weights_are_bounded() -> None:
    weights = np.array([[1e6, -1e6, 0.0]], np.float32)
    table = WeightTable.build(np.array([9], np.uint64), weights, np.array([1]), 1)
    assert table.scores(1, [np.array([9], np.uint64)]).tolist() == [[127 / 16, -127 / 16, 0]]


def test_a_table_without_keys_says_nothing() -> None:
    none = np.zeros(0, np.int64)
    table = WeightTable.build(none.astype(np.uint64), np.zeros((0, 3), np.float32), none, 5)
    assert table.scores(2, [np.array([1, 9], np.uint64)]).tolist() == [[0, 0, 0]] * 2
    assert table.scores(0, []).shape == (0, 3)

"""Tables of weights, against plain sums."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext.entities.templates import Keys, mixed
from policytext.entities.weights import SCALE, Sums, WeightTable

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


def summed(table: WeightTable, keys: Keys) -> Sums:
    """The sums of the weights of keys, from nothing."""
    sums = np.zeros((keys.shape[1], table.rows.shape[1]), np.int16)
    table.add(sums, keys)
    return sums


@settings(max_examples=60)
@given(
    KEYS,
    st.integers(0, 99),
    st.lists(st.lists(st.integers(0, 60), min_size=4, max_size=4), max_size=30),
    st.integers(1, 50),
)
def test_weights_of_keys_are_added(
    keys: list[int], seed: int, asked: list[list[int]], most: int
) -> None:
    table, wanted = made(keys, seed, most)
    # The last numbers ask for keys that no table knows.
    told = [[([*keys, 5, 6, 7] * 60)[each] for each in row] for row in asked]
    sums = summed(table, np.array(told, np.uint64).reshape(-1, 4))
    for item, row in enumerate(sums.tolist()):
        rows = [wanted.get(each[item], [0, 0, 0]) for each in told]
        assert row == [sum(column) for column in zip([0, 0, 0], *rows, strict=True)]


def test_large_weights_are_bounded() -> None:
    weights = np.array([[1e6, -1e6, 0.0]], np.float32)
    table = WeightTable.build(np.array([9], np.uint64), weights, np.array([1]), 1)
    assert summed(table, np.array([[9]], np.uint64)).tolist() == [[127, -127, 0]]


def test_a_table_without_keys_says_nothing() -> None:
    none = np.zeros(0, np.int64)
    table = WeightTable.build(none.astype(np.uint64), np.zeros((0, 3), np.float32), none, 5)
    assert summed(table, np.array([[1, 9]], np.uint64)).tolist() == [[0, 0, 0], [0, 0, 0]]
    assert summed(table, np.zeros((3, 0), np.uint64)).shape == (0, 3)

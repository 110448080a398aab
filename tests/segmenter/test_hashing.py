"""The table of keys: what was put in is found, and nothing else."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from policytext.segmenter import hashing
from policytext.segmenter.hashing import KeyTable

KEYS = st.integers(1, 2**64 - 1)


@given(st.sets(KEYS, max_size=300), st.sets(KEYS, max_size=50))
def test_each_key_has_its_row_and_others_have_none(known: set[int], others: set[int]) -> None:
    keys = np.array(sorted(known), np.uint64)
    rows = np.arange(1, len(keys) + 1, dtype=np.int64) * 7
    table = KeyTable.build(keys, rows)
    assert table.rows(keys).tolist() == rows.tolist()
    unknown = np.array(sorted(others - known), np.uint64)
    assert not table.rows(unknown).any()


@given(st.sets(KEYS, max_size=300), st.lists(KEYS, max_size=50))
def test_those_that_are_found_are_those_that_have_rows(known: set[int], others: list[int]) -> None:
    keys = np.array(sorted(known), np.uint64)
    table = KeyTable.build(keys, np.arange(1, len(keys) + 1, dtype=np.int64))
    asked = np.array([*others, *known, *others], np.uint64)
    rows = table.rows(asked)
    places, found = table.found(asked)
    assert places.tolist() == np.flatnonzero(rows).tolist()
    assert found.tolist() == rows[places].tolist()


def test_the_highest_row_and_many_keys() -> None:
    keys = np.random.default_rng(3).integers(0, 2**63, 20_000, np.uint64) * np.uint64(2)
    keys = np.unique(keys)
    rows = np.full(len(keys), 2**32 - 1, np.int64)
    table = KeyTable.build(keys, rows)
    assert (table.rows(keys) == 2**32 - 1).all()
    assert not table.rows(keys + np.uint64(1)).any()
    assert len(table.slots) < 1.3 * len(keys)


def _unmixed(mixed: int) -> int:
    """The key that is mixed to this number: each step of mixing, undone."""
    for shift, factor in ((31, hashing._MIXERS[1]), (27, hashing._MIXERS[0]), (30, np.uint64(1))):
        undone = mixed
        for _ in range(3):
            undone = mixed ^ (undone >> shift)
        mixed = undone * pow(int(factor), -1, 2**64) % 2**64
    return mixed


def test_keys_that_no_move_parts_do_not_stop_a_training() -> None:
    keys = np.array([_unmixed(5 << 16), _unmixed((5 << 16) + 1), _unmixed(9 << 40)], np.uint64)
    assert hashing._middle(hashing._mixed(keys))[:2].tolist() == [5, 5]
    table = KeyTable.build(keys, np.array([1, 2, 3]))
    assert table.rows(keys).tolist() == [1, 0, 3]


def test_a_key_without_a_free_slot_does_not_stop_a_training() -> None:
    # Key 0 is mixed to 0, which every move brings to slot 0.
    keys = np.array([0, 2, 6, 70], np.uint64)
    table = KeyTable.build(keys, np.array([1, 2, 3, 4]))
    assert table.rows(keys[1:]).tolist() == [2, 3, 4]

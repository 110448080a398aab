"""The packaged word list and its costs."""

from __future__ import annotations

import gzip

import pytest

from policytext import DataError
from policytext.lexicon.table import cost, read_counts


def test_costs_are_whole_numbers() -> None:
    assert [cost(1, 1), cost(1, 2), cost(1, 10), cost(3, 10)] == [0, 693, 2303, 1204]


@pytest.mark.parametrize(
    "packed",
    [b"", b"no gzip", gzip.compress("一 without a tab".encode()), gzip.compress("一\tx".encode())],
)
def test_a_damaged_table_is_named(packed: bytes) -> None:
    with pytest.raises(DataError, match=r"words\.tsv\.gz"):
        read_counts(lambda _path: packed)

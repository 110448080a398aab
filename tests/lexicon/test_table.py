"""The packaged word list and its costs."""

from __future__ import annotations

import gzip

import pytest

from policytext import DataError
from policytext.lexicon.table import cost, read_costs, read_counts


def test_costs_are_whole_numbers() -> None:
    assert [cost(1, 1), cost(1, 2), cost(1, 10), cost(3, 10)] == [0, 693, 2303, 1204]


@pytest.mark.parametrize(
    "packed",
    [b"", b"no gzip", gzip.compress("一 without a tab".encode()), gzip.compress("一\tx".encode())],
)
def test_a_damaged_table_is_named(packed: bytes) -> None:
    for read in (read_counts, read_costs):
        with pytest.raises(DataError, match=r"words\.tsv\.gz"):
            read(lambda _path: packed)


def test_words_cost_what_their_counts_say() -> None:
    lines = gzip.compress("一\t2\n一切\t0\n一同\t3".encode())
    costs, alone = read_costs(lambda _path: lines)
    assert costs == {"一": cost(20, 50), "一切": cost(3, 50), "一同": cost(30, 50)}
    assert alone == cost(5, 50)

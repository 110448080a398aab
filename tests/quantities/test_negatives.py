"""Sentences whose numerals are parts of names, slogans, codes and phrases: nothing is found."""

from __future__ import annotations

from collections import Counter

import pytest

from policytext import QUANTITIES, TIMES, Document
from policytext.quantities import QuantityAnnotator, find_quantities, find_times
from tests.quantities.tables import rows

NEGATIVES = rows("negatives.tsv")
# The year of the document, so that no time is left out for want of one.
YEAR = 2024


@pytest.mark.parametrize("row", NEGATIVES, ids=lambda row: f"{row[0]} {row[2][:20]}")
def test_nothing_is_found(row: list[str]) -> None:
    _, absent, text = row
    if absent != "time":
        assert [span.text for span in find_quantities(text)] == []
    if absent != "quantity":
        assert [span.text for span in find_times(text, YEAR)] == []


def test_nothing_is_found_in_all_of_them_as_one_document() -> None:
    text = "\n".join(text for _, absent, text in NEGATIVES if absent == "both")
    doc = QuantityAnnotator()(Document(text, year=YEAR))
    assert [span.text for span in doc[QUANTITIES]] == []
    assert [span.text for span in doc[TIMES]] == []


def test_the_table_is_large_and_of_many_types() -> None:
    types = Counter(row[0] for row in NEGATIVES)
    assert len(NEGATIVES) >= 360
    assert len(types) >= 15
    assert min(types.values()) >= 10
    assert {row[1] for row in NEGATIVES} == {"quantity", "time", "both"}
    assert len({row[2] for row in NEGATIVES}) == len(NEGATIVES)

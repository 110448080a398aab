"""What the test cases of other tools taught: values once lost or wrong, in texts of our own."""

from __future__ import annotations

import pytest

from policytext import InputError
from policytext.quantities import find_quantities, find_times, parse_quantity
from policytext.values import Quantity
from tests.quantities.tables import marked, rows

QUANTITIES = rows("peer_quantities.tsv")
TIMES = rows("peer_times.tsv")


def fields(value: Quantity) -> list[str]:
    """A value as the table writes it."""
    bounds = (value.low, value.high)
    written = ["None" if one is None else format(one.normalize(), "f") for one in bounds]
    return [*written, value.comparator, value.unit, value.kind]


@pytest.mark.parametrize("row", QUANTITIES, ids=lambda row: row[0])
def test_a_quantity_is_read(row: list[str]) -> None:
    text, expected = row[0], row[1:]
    if "refused" in expected:
        with pytest.raises(InputError, match="not exactly one quantity"):
            parse_quantity(text)
    elif "【" in text:
        plain, start, end = marked(text)
        found = {(span.start, span.end): fields(span.value) for span in find_quantities(plain)}
        assert found == {(start, end): expected}
    else:
        assert fields(parse_quantity(text)) == expected


@pytest.mark.parametrize("row", TIMES, ids=lambda row: row[0])
def test_a_time_is_read(row: list[str]) -> None:
    text, year, interval = row[0], int(row[1]), row[2]
    if not interval:
        assert find_times(text, year) == ()
        assert find_quantities(text) == ()
        return
    plain, start, end = marked(text)
    found = {(one.start, one.end): one.value.isoformat() for one in find_times(plain, year)}
    assert found == {(start, end): interval}
    assert find_quantities(plain) == ()


def test_the_next_number_is_no_weight() -> None:
    found = [(one.text, one.value.unit) for one in find_quantities("迈上4万亿、5万亿两个台阶")]
    assert found == [("4万亿", ""), ("5万亿", ""), ("两个", "个")]


def test_years_that_date_a_plan_are_no_duration() -> None:
    assert find_quantities("印发创新行动计划（2021—2023年）的通知") == ()


def test_there_are_cases_of_every_kind() -> None:
    assert len(QUANTITIES) >= 60
    assert len(TIMES) >= 35

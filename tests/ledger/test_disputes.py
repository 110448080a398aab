"""Two values for one thing are shown, whatever may be told in two ways is not."""

from __future__ import annotations

import dataclasses
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.ledger import disputes, panel, read_rows, rows, write_csv
from tests.ledger.samples import report

GDP, JOBS = "地区生产总值", "城镇新增就业"


def told(*values: str, indicator: str = GDP, measure: str = "growth") -> pt.Document:
    return report(*((indicator, measure, "actual", value) for value in values))


@pytest.mark.parametrize(
    ("values", "rivals"),
    [
        (("6%", "7%"), [1, 1]),
        (("6%", "6%", "7%"), [1, 1, 2]),
        (("6%", "7%", "9%"), [2, 2, 2]),
        (("6%", "6%"), [0, 0]),
        (("6%", "超5%"), [0, 0]),
        (("6%", "超7%"), [1, 1]),
        (("6%以上", "5%以内"), [1, 1]),
        # Vague words and rounded numbers leave room.
        (("6%左右", "6.1%"), [0, 0]),
        (("119.7亿元", "119.72亿元"), [0, 0]),
        (("119.7亿元", "119.9亿元"), [1, 1]),
        (("100万人", "140万人"), [1, 1]),
        # 个 and 项 count the same things.
        (("20项", "42个"), [1, 1]),
        (("20项", "20个", "42户"), [0, 0, 0]),
        # Units of different kinds are not compared, goals in words neither.
        (("6%", "70亿元"), [0, 0]),
        (("6%", "保持增长"), [0, 0]),
    ],
)
def test_rivals_are_values_that_no_number_satisfies_together(
    values: tuple[str, ...], rivals: list[int]
) -> None:
    assert [row.rivals for row in rows(told(*values))] == rivals


def test_a_decrease_is_a_growth_below_zero() -> None:
    doc = report((GDP, "growth", "actual", "-2%"), (GDP, "decrease", "actual", "2%"))
    assert [row.rivals for row in rows(doc)] == [0, 0]
    doc = report((GDP, "growth", "actual", "2%"), (GDP, "decrease", "actual", "2%"))
    assert [row.rivals for row in rows(doc)] == [1, 1]
    assert disputes(rows(doc))[0].measure == "growth"


def test_what_differs_in_any_fact_is_no_dispute() -> None:
    facts = [(GDP, "growth", "actual", "6%"), (GDP, "level", "actual", "70亿元")]
    facts += [(GDP, "growth", "target", "7%"), (JOBS, "growth", "actual", "8%")]
    one = report(*facts)
    # Another document of the same year may say otherwise: that is for `match` to tell.
    other = report((GDP, "growth", "actual", "9%"), id="other")
    assert disputes(panel([one, other])) == ()


def test_a_dispute_says_what_it_is_about() -> None:
    doc = told("6%", "6%", "7%左右", "8%")
    (found,) = disputes(doc.targets())
    facts = (found.document, found.indicator, found.measure, found.role, found.period, found.place)
    assert facts == ("320400-2024", "gdp", "growth", "actual", "2023", "320400")
    assert [row.quantity for row in found.rows] == ["6%", "6%", "7%左右", "8%"]


def test_glossaries_contradict_nothing_unless_they_are_asked_for() -> None:
    made = rows(told("6%", "7%"))
    noted = [made[0], dataclasses.replace(made[1], section_role="notes")]
    assert (disputes(noted), len(disputes(noted, notes=True))) == ((), 1)


def test_unreadable_values_and_unknown_units_contradict_nothing() -> None:
    made = rows(told("6%", "7%"))
    unreadable = dataclasses.replace(made[1], comparator="unreadable", low=None, high=None)
    strange = dataclasses.replace(made[1], unit="棱", kind="measure")
    for changed in (unreadable, strange):
        assert disputes([made[0], changed]) == ()


def test_tables_keep_the_number(tmp_path: object) -> None:
    found = panel([told("6%", "7%")])
    path = f"{tmp_path}/panel.csv"
    write_csv(found, path)
    assert [row.rivals for row in read_rows(path)] == [1, 1]


@given(st.lists(st.integers(0, 40), min_size=1, max_size=12))
def test_rivals_are_counted_as_pairs_say(numbers: list[int]) -> None:
    made = rows(told(*(f"{number}%" for number in numbers)))
    for row, number in zip(made, numbers, strict=True):
        others = [abs(one - number) for one in numbers if one != number]
        # Whole percents below 100 are never so near that rounding could join them.
        assert row.rivals == len(others)


def test_many_values_of_one_thing_take_linear_time() -> None:
    def seconds(count: int) -> float:
        doc = told(*(f"{number % 997}%" for number in range(count)))
        start = time.process_time()
        assert len(disputes(rows(doc))) == 1
        return time.process_time() - start

    seconds(100)
    assert min(seconds(4000) for _ in range(2)) < 20 * max(seconds(1000), 0.02)

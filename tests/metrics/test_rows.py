"""Indicator rows: hand-computed scores over two documents."""

from __future__ import annotations

import dataclasses
from typing import Any, cast

import pytest

import policytext as pt
from policytext.metrics import ROW_FIELDS, RowScores, Score, score_rows
from tests.metrics.marked import TEXT, number, year

DOC = pt.Document(TEXT, id="a")
EIGHT = DOC.span(4, 6, "QUANTITY", number(8, 8, "eq"))
NINE = DOC.span(8, 10, "QUANTITY", number(9, 9, "eq"))
LOST = DOC.span(4, 6, "QUANTITY", number(None, None, "unreadable"))
GDP = pt.Indicator("生产总值", "growth", "target", year(2024), "320400", EIGHT)
INCOME = pt.Indicator("居民收入", "growth", "target", year(2024), "320400", wording="与经济同步")


def rows(*values: pt.Indicator, id: str = "a", score: float | None = None) -> pt.Document:
    doc = pt.Document(TEXT, id=id)
    return doc.with_layer(pt.TARGETS, [doc.span(0, 20, "INDICATOR", v, score) for v in values])


def change(row: pt.Indicator, **fields: Any) -> pt.Indicator:
    return dataclasses.replace(row, **fields)


def test_rows_over_two_documents() -> None:
    steel = pt.Indicator("钢产量", "level", "actual", year(2023), "320400", NINE)
    gold = [rows(GDP, INCOME, id="a"), rows(GDP, steel, id="b")]
    predicted = [
        # GDP as an actual value without place; income as it is
        rows(change(GDP, role="actual", place=None), INCOME, id="a"),
        # GDP as it is; steel not found; one row about nothing
        rows(GDP, pt.Indicator("煤", "level", "actual", quantity=DOC.span(14, 16, "Q", number(1, 1, "eq"))), id="b"),
    ]  # fmt: skip
    scores = score_rows(gold, predicted)
    assert scores.fields == {
        "indicator": Score(3, 4, 4),
        "measure": Score(3, 4, 4),
        "role": Score(2, 4, 4),
        "period": Score(3, 3, 4),
        "place": Score(2, 2, 4),
        "quantity": Score(2, 3, 3),
        "value": Score(2, 3, 3),
        "wording": Score(1, 1, 1),
        "stretch": Score(0, 0, 0),
    }
    assert scores.whole == Score(2, 4, 4)
    assert (scores.wrong, scores.spurious, scores.abstained) == (1, 1, 1)
    assert scores.silent_errors == 2
    assert scores.silent_error_rate == 0.5


@pytest.mark.parametrize(
    ("predicted", "right", "wrong", "spurious", "abstained"),
    [
        ([GDP], 1, 0, 0, 0),
        ([], 0, 0, 0, 1),
        ([change(GDP, period=None)], 0, 0, 0, 1),
        ([change(GDP, quantity=None)], 0, 0, 0, 1),
        ([change(GDP, quantity=LOST)], 0, 0, 0, 1),
        ([change(GDP, period=year(2025))], 0, 1, 0, 0),
        ([change(GDP, quantity=DOC.span(4, 6, "Q", number(8, None, "ge")))], 0, 1, 0, 0),
        ([change(GDP, quantity=DOC.span(4, 7, "Q", number(8, 8, "eq")))], 0, 1, 0, 0),
        ([change(GDP, stretch=NINE)], 0, 1, 0, 0),
        ([change(GDP, indicator="总值", place=None)], 0, 1, 0, 0),
        ([GDP, GDP], 1, 0, 1, 0),
        ([change(GDP, quantity=NINE)], 0, 0, 1, 1),
        ([change(GDP, role="actual"), GDP], 1, 0, 1, 0),
    ],
)
def test_a_gold_row_is_right_wrong_or_abstained(
    predicted: list[pt.Indicator], right: int, wrong: int, spurious: int, abstained: int
) -> None:
    scores = score_rows(rows(GDP), rows(*predicted))
    assert scores.whole == Score(right, len(predicted), 1)
    assert (scores.wrong, scores.spurious, scores.abstained) == (wrong, spurious, abstained)
    assert right + wrong + abstained == 1


def test_rows_without_quantity_pair_by_indicator_or_wording() -> None:
    other = pt.Indicator("就业", "growth", "target", wording="保持稳定")
    gold = rows(INCOME, other)
    predicted = rows(change(INCOME, indicator="收入"), change(other, wording="稳定"))
    scores = score_rows(gold, predicted)
    assert (scores.wrong, scores.spurious, scores.abstained) == (2, 0, 0)


def test_rows_of_one_quantity_are_paired_for_the_most_agreement() -> None:
    # 城镇和农村居民收入都增长8%: two rows with one quantity, predicted in another order.
    town, country = change(GDP, indicator="城镇收入"), change(GDP, indicator="农村收入")
    scores = score_rows(rows(town, country), rows(change(country, role="actual"), town))
    assert scores.whole == Score(1, 2, 2)
    assert scores.fields["indicator"] == Score(2, 2, 2)
    assert scores.wrong == 1


def test_rows_that_do_not_overlap_are_never_partners() -> None:
    doc = pt.Document(TEXT, id="a")
    gold = doc.with_layer(pt.TARGETS, [doc.span(0, 5, "INDICATOR", INCOME)])
    other = doc.with_layer(pt.TARGETS, [doc.span(5, 9, "INDICATOR", INCOME)])
    assert score_rows(gold, other).silent_errors == 1


def test_a_gold_with_places_alone_leaves_values_out() -> None:
    bare = cast("pt.Span[pt.Quantity]", DOC.span(4, 6, "QUANTITY"))
    scores = score_rows(rows(change(GDP, quantity=bare)), rows(GDP))
    assert "value" not in scores.fields or scores.fields["value"] == Score()
    assert scores.fields["quantity"] == Score(1, 1, 1)
    assert scores.whole == Score(1, 1, 1)


def test_unsure_rows_are_taken_as_not_given() -> None:
    wrong = change(GDP, role="actual")
    unsure = rows(wrong, score=0.4)
    assert score_rows(rows(GDP), unsure).silent_errors == 1
    assert score_rows(rows(GDP), unsure, sure=0.5) == RowScores(
        {name: Score(0, 0, n) for name, n in sorted(dict.fromkeys(ROW_FIELDS, 1).items())}
        | {"wording": Score(), "stretch": Score()},
        Score(0, 0, 1),
        abstained=1,
    )


def test_fields_can_be_chosen() -> None:
    wrong = change(GDP, indicator="总值")
    assert score_rows(rows(GDP), rows(wrong), fields=["value", "period"]).whole == Score(1, 1, 1)
    with pytest.raises(pt.InputError, match="unknown field 'unit'"):
        score_rows(rows(GDP), rows(wrong), fields=["unit"])

"""Agreement of two annotators, and intervals from redraws."""

from __future__ import annotations

from fractions import Fraction

import pytest

import policytext as pt
from policytext.metrics import (
    Interval,
    Kappa,
    Score,
    bootstrap,
    score_agreement,
    score_clusters,
    score_mentions,
    score_quantities,
)
from tests.metrics.marked import mentions, number, quantities

FIRST = [
    mentions((0, 4, "PLACE.admin"), (0, 2, "PLACE.site"), (6, 8, "PROJECT.programme"), id="a", text="0" * 10),
    mentions((0, 5, "PLACE.admin"), id="b", text="0" * 10),
]  # fmt: skip
SECOND = [
    mentions((0, 4, "PLACE.admin"), (6, 8, "PLACE.zone"), id="a", text="0" * 10),
    mentions((0, 5, "PLACE.admin"), (7, 9, "PLACE.admin"), id="b", text="0" * 10),
]  # fmt: skip


def test_agreement_over_two_documents() -> None:
    found = score_agreement(FIRST, SECOND)
    assert found.kappa_characters == Kappa(
        {
            ("O", "O"): 4 + 3,
            ("O", "PLACE.admin"): 2,
            ("PLACE.admin", "PLACE.admin"): 4 + 5,
            ("PROJECT.programme", "PLACE.zone"): 2,
        }
    )
    # Observed 16/20; expected (9 * 7 + 9 * 11 + 2 * 0) / 400.
    assert found.kappa_characters.exact == (Fraction(16, 20) - Fraction(162, 400)) / (
        1 - Fraction(162, 400)
    )
    assert found.kappa_spans.counts == {
        ("PLACE.admin", "PLACE.admin"): 2,
        ("PROJECT.programme", "PLACE.zone"): 1,
    }
    assert found.mentions.micro.strict == Score(2, 4, 4)
    assert (found.quantities, found.times, found.rows, found.tokens) == (None, None, None, None)


def test_agreement_is_the_same_both_ways() -> None:
    one, two = score_agreement(FIRST, SECOND), score_agreement(SECOND, FIRST)
    assert one.mentions.micro.strict.f1 == two.mentions.micro.strict.f1
    assert one.kappa_characters.exact == two.kappa_characters.exact


def test_layers_that_both_have_are_compared() -> None:
    doc = quantities((0, 2, number(8, 8, "eq"))).with_layer(pt.MENTIONS, [])
    found = score_agreement(doc, doc)
    assert found.quantities is not None
    assert found.quantities.all == Score(1, 1, 1)
    assert found.kappa_characters.value is None


def many(right: list[int]) -> tuple[list[pt.Document], list[pt.Document]]:
    """Documents with ten quantities each, of which so many are right."""
    gold, predicted = [], []
    for n, count in enumerate(right):
        marks = [(i, i + 1, number(i, i, "eq")) for i in range(10)]
        wrong = [(i, i + 1, number(i + (i >= count), i + (i >= count), "eq")) for i in range(10)]
        gold.append(quantities(*marks, id=str(n)))
        predicted.append(quantities(*wrong, id=str(n)))
    return gold, predicted


def test_the_interval_holds_the_figure_and_repeats() -> None:
    gold, predicted = many([10, 10, 5, 8, 2, 9])
    found = bootstrap(score_quantities, gold, predicted, lambda s: s.all.f1, seed=7)
    assert found.value == pytest.approx(44 / 60)
    assert found.low < found.value < found.high
    # Recorded: the same on every machine and version of Python.
    assert found == Interval(44 / 60, 0.48333333333333334, 0.95)
    again = bootstrap(score_quantities, gold, predicted, lambda s: s.all.f1, seed=8, level=0.5)
    assert found.low < again.low < again.high < found.high


def test_two_documents_give_their_mixtures() -> None:
    gold, predicted = many([10, 0])
    found = bootstrap(score_quantities, gold, predicted, lambda s: s.all.f1, seed=1, samples=200)
    assert found == Interval(0.5, 0.0, 1.0)


def test_scores_that_do_not_add_up_are_counted_anew() -> None:
    gold = [mentions((0, 1, "PLACE.admin", "X"), id=name) for name in "ab"]
    predicted = [gold[0], mentions((0, 1, "PLACE.admin", "Y"), id="b")]
    # All of one document twice: one cluster against one. Of both: one against two, B³ recall 1/2.
    found = bootstrap(
        score_clusters, gold, predicted, lambda s: s.b_cubed.recall, seed=1, samples=100
    )
    assert found == Interval(0.5, 0.5, 1.0)


def test_summed_and_recounted_scores_are_equal() -> None:
    total = sum(
        (score_mentions(a, b) for a, b in zip(FIRST, SECOND, strict=True)), score_mentions([], [])
    )
    assert total == score_mentions(FIRST, SECOND)


@pytest.mark.parametrize("options", [{"samples": 0}, {"level": 0.0}, {"level": 1.0}])
def test_impossible_options_are_refused(options: dict[str, float]) -> None:
    gold, predicted = many([1])
    with pytest.raises(pt.InputError, match="samples is 1 or more"):
        bootstrap(score_quantities, gold, predicted, lambda s: s.all.f1, seed=1, **options)  # type: ignore[arg-type]


def test_no_documents_are_refused() -> None:
    with pytest.raises(pt.InputError, match="no documents"):
        bootstrap(score_quantities, [], [], lambda s: s.all.f1, seed=1)

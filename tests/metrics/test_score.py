"""Counts, rates, kappa, and documents in pairs."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.metrics import Kappa, Rates, Score
from policytext.metrics.pairing import pair
from policytext.metrics.score import add_maps, macro


def test_rates_are_exact_until_they_are_read() -> None:
    score = Score(2, 3, 4)
    assert score.rates == Rates(Fraction(2, 3), Fraction(1, 2), Fraction(4, 7))
    assert (score.precision, score.recall, score.f1) == (2 / 3, 0.5, 4 / 7)


def test_of_nothing_the_rates_are_zero() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (0.0, 0.0, 0.0)
    assert Score(0, 0, 5).rates.exact_precision == 0


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_f1_is_the_harmonic_mean(correct: int, more: int, missed: int) -> None:
    score = Score(correct, correct + more, correct + missed)
    rates = score.rates
    assert Rates.of(rates.exact_precision, rates.exact_recall) == rates


def test_macro_is_the_mean_over_labels() -> None:
    assert macro([Score(1, 1, 2), Score(0, 1, 1)]) == Rates(
        Fraction(1, 2), Fraction(1, 4), Fraction(1, 3)
    )
    assert macro([]).f1 == 0.0


def test_maps_are_added_by_name() -> None:
    one, two = {"b": Score(1, 1, 1)}, {"b": Score(0, 1, 0), "a": Score(0, 0, 1)}
    assert list(add_maps(one, two).items()) == [("a", Score(0, 0, 1)), ("b", Score(1, 2, 1))]


def test_kappa_of_a_textbook_table() -> None:
    # Observed (20 + 15) / 50; expected (25 * 30 + 25 * 20) / 50**2.
    kappa = Kappa({("A", "A"): 20, ("A", "B"): 5, ("B", "A"): 10, ("B", "B"): 15})
    assert kappa.observed == Fraction(7, 10)
    assert kappa.expected == Fraction(1, 2)
    assert kappa.exact == Fraction(2, 5)


def test_kappa_is_undefined_where_chance_explains_all() -> None:
    assert Kappa({}).value is None
    assert Kappa({("A", "A"): 5}).value is None
    assert Kappa({("A", "B"): 5}).value == 0.0


def test_kappas_add_up() -> None:
    assert Kappa({("A", "A"): 1}) + Kappa({("A", "A"): 1, ("A", "B"): 2}) == Kappa(
        {("A", "A"): 2, ("A", "B"): 2}
    )


DOC = pt.Document("常州市新北区", id="a")


@pytest.mark.parametrize(
    ("gold", "predicted", "words"),
    [
        ([DOC], [], "1 gold documents but 0 predicted"),
        ([DOC, DOC], [DOC, DOC.replace(id="b")], "document 2 is 'a' in the gold but 'b'"),
        (DOC, pt.Document("常州市武进区", id="a"), "differ at character 3: the gold has '新北区'"),
        (DOC, pt.Document("常州市", id="a"), "differ at character 3"),
        (DOC, "x", "predicted must be Documents, got str"),
        (5, DOC, "gold must be Documents, got int"),
    ],
)
def test_documents_that_do_not_pair_up_are_refused(
    gold: object, predicted: object, words: str
) -> None:
    with pytest.raises(pt.InputError) as error:
        pair(gold, predicted)  # type: ignore[arg-type]
    assert words in str(error.value)


def test_documents_may_come_from_any_iterable() -> None:
    assert pair(iter([DOC]), DOC) == [(DOC, DOC)]

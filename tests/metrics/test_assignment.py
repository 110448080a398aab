"""The assignment is the best there is."""

from __future__ import annotations

import itertools
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from policytext.metrics.assignment import Weight, assign
from policytext.metrics.matching import components, count_overlapping
from policytext.span import Span

WEIGHTS = st.integers(0, 5) | st.fractions(0, 2, max_denominator=6)


@st.composite
def matrices(draw: st.DrawFn) -> list[list[Weight]]:
    rows, columns = draw(st.integers(0, 5)), draw(st.integers(1, 5))
    return [[draw(WEIGHTS) for _ in range(columns)] for _ in range(rows)]


def total(weights: list[list[Weight]], pairs: list[tuple[int, int]]) -> Fraction:
    return sum((Fraction(weights[row][column]) for row, column in pairs), Fraction(0))


def best(weights: list[list[Weight]]) -> Fraction:
    """The greatest total, by trying all."""
    if not weights:
        return Fraction(0)
    if len(weights) > len(weights[0]):
        return best([list(column) for column in zip(*weights, strict=True)])
    ways = itertools.permutations(range(len(weights[0])), len(weights))
    return max(total(weights, list(enumerate(way))) for way in ways)


@given(matrices())
def test_no_other_assignment_weighs_more(weights: list[list[Weight]]) -> None:
    pairs = assign(weights)
    assert len(pairs) == (min(len(weights), len(weights[0])) if weights else 0)
    assert len({row for row, _ in pairs}) == len({column for _, column in pairs}) == len(pairs)
    assert pairs == sorted(pairs)
    assert total(weights, pairs) == best(weights)


def spans(places: list[tuple[int, int]]) -> list[Span[None]]:
    return [Span(start, start + length, "x" * length, "X", None) for start, length in places]


PLACES = st.lists(st.tuples(st.integers(0, 12), st.integers(1, 6)), max_size=5).map(spans)


@given(PLACES, PLACES)
def test_no_more_overlapping_pairs_can_be_had(
    gold: list[Span[None]], other: list[Span[None]]
) -> None:
    weights: list[list[Weight]] = [[int(one.overlaps(two)) for two in other] for one in gold]
    expected = best(weights) if gold and other else 0
    assert count_overlapping(gold, other) == expected


def test_connected_parts_of_a_graph() -> None:
    edges = [(0, 0), (1, 0), (1, 2), (3, 1), (4, 5), (4, 6)]
    assert components(edges) == [([0, 1], [0, 2]), ([3], [1]), ([4], [5, 6])]

"""Quantities: place, bounds, comparator, unit, kind, and all of them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.scoring import figures_of, measure
from benchmarks.system import System
from benchmarks.systems import find
from policytext import QUANTITIES, Document
from policytext.metrics import QuantityScores, Score, score_quantities

__all__ = ["run", "score_numbers"]


def run(context: Context) -> SuiteResult:
    """Score every system on all quantities, and on the kinds that each peer means to find."""
    scopes = {scope for name in context.systems if (scope := _scope(name)) is not None}

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        yield Row(system.name, material.name, "all kinds", _figures(context, gold, predicted), note)
        own = system.scope.get("quantities")
        for scope in sorted(scopes, key=sorted):
            if own is None or scope <= own:
                kept = [[_only(doc, scope) for doc in docs] for docs in (gold, predicted)]
                setting = " and ".join(sorted(scope)) + " only"
                yield Row(system.name, material.name, setting, _figures(context, *kept), note)

    return measure(context, "quantities", QUANTITIES, rows_of)


def _scope(name: str) -> frozenset[str] | None:
    try:
        return find(name).scope.get("quantities")
    except Exception:  # Whatever keeps a system from loading is told where it is to be run.
        return None


def _only(doc: Document, kinds: frozenset[str]) -> Document:
    return doc.with_layer(QUANTITIES, [one for one in doc[QUANTITIES] if one.value.kind in kinds])


def _figures(
    context: Context, gold: Sequence[Document], predicted: Sequence[Document]
) -> dict[str, Figure]:
    figures = figures_of(
        context,
        score_quantities,
        gold,
        predicted,
        "all F1",
        {
            "span F1": lambda scores: scores.span.f1,
            "value F1": lambda scores: scores.value.f1,
            "comparator F1": lambda scores: scores.comparator.f1,
            "unit F1": lambda scores: scores.unit.f1,
            "kind F1": lambda scores: scores.kind.f1,
            "all P": lambda scores: scores.all.precision,
            "all R": lambda scores: scores.all.recall,
            "all F1": lambda scores: scores.all.f1,
        },
    )
    scores: QuantityScores = score_quantities(gold, predicted)
    numbers = sum(
        (score_numbers(one, two) for one, two in zip(gold, predicted, strict=True)), Score()
    )
    figures["number F1"] = Figure(numbers.f1)
    figures["silent errors"] = Figure(scores.wrong, form="count")
    figures["gold"] = Figure(scores.span.gold, form="count")
    return figures


def score_numbers(gold: Document, predicted: Document) -> Score:
    """The same number at an overlapping place: fair to peers that draw the limits otherwise.

    A quantity counts as right if the other side has one that overlaps it and names the same
    numbers, whatever comparator, unit and kind it gives.

    Example:
        >>> from policytext.quantities import QuantityAnnotator
        >>> doc = QuantityAnnotator()(Document("增长5%以上"))
        >>> score_numbers(doc, doc)
        Score(correct=1, predicted=1, gold=1)
    """
    ours, theirs = gold[QUANTITIES], predicted[QUANTITIES]
    right, taken, first = 0, set[int](), 0
    for one in ours:
        while first < len(theirs) and theirs[first].end <= one.start:
            first += 1
        place = first
        while place < len(theirs) and theirs[place].start < one.end:
            same = {one.value.low, one.value.high} - {None} == {
                theirs[place].value.low,
                theirs[place].value.high,
            } - {None}
            if same and place not in taken and theirs[place].overlaps(one):
                taken.add(place)
                right += 1
                break
            place += 1
    return Score(right, len(theirs), len(ours))

"""Scores of quantities and times."""

from __future__ import annotations

from dataclasses import dataclass, fields

from policytext.layers import QUANTITIES, TIMES
from policytext.metrics.matching import pair_identical
from policytext.metrics.pairing import Documents, pair
from policytext.metrics.score import NOTHING, Score
from policytext.values import Quantity

__all__ = ["QuantityScores", "TimeScores", "score_quantities", "score_times"]


@dataclass(frozen=True, slots=True)
class QuantityScores:
    """Scores of quantities; all but ``span`` ask for the same place first.

    Args:
        span: same place.
        value: same bounds.
        comparator: same comparator.
        unit: same unit.
        kind: same kind.
        all: same in all of these.
        wrong: found ones with other bounds, comparator or unit than the gold's: silent errors.
        abstained: found ones that are marked unreadable where the gold has a value.
    """

    span: Score = NOTHING
    value: Score = NOTHING
    comparator: Score = NOTHING
    unit: Score = NOTHING
    kind: Score = NOTHING
    all: Score = NOTHING
    wrong: int = 0
    abstained: int = 0

    def __add__(self, other: QuantityScores) -> QuantityScores:
        names = [one.name for one in fields(self)]
        return QuantityScores(*(getattr(self, name) + getattr(other, name) for name in names))


def score_quantities(gold: Documents, predicted: Documents) -> QuantityScores:
    """Compare the layer QUANTITIES of predicted with gold documents.

    Raises:
        InputError: the documents do not pair up.
        LayerMissingError: a document has no quantities layer.

    Example:
        >>> from decimal import Decimal
        >>> from policytext import Document
        >>> doc = Document("5%以上")
        >>> values = [Quantity(Decimal(5), None, "ge", "%", "percent")]
        >>> values.append(Quantity(Decimal(5), None, "gt", "%", "percent"))
        >>> gold, other = (doc.with_layer(QUANTITIES, [doc.span(0, 4, "Q", v)]) for v in values)
        >>> scores = score_quantities(gold, other)
        >>> scores.value.f1, scores.comparator.f1, scores.wrong
        (1.0, 0.0, 1)
    """
    total = QuantityScores()
    for one, two in pair(gold, predicted):
        ours, theirs = one[QUANTITIES], two[QUANTITIES]
        # Of several at one place, equal ones go together.
        same, alone, left = pair_identical(ours, theirs, lambda s: (s.start, s.end, s.value))
        rest, _, _ = pair_identical(alone, left, lambda s: (s.start, s.end))
        values = [(a.value, b.value) for a, b in (*same, *rest)]
        counts = len(theirs), len(ours)
        total += QuantityScores(
            Score(len(values), *counts),
            Score(sum(_bounds(a) == _bounds(b) for a, b in values), *counts),
            Score(sum(a.comparator == b.comparator for a, b in values), *counts),
            Score(sum(a.unit == b.unit for a, b in values), *counts),
            Score(sum(a.kind == b.kind for a, b in values), *counts),
            Score(len(same), *counts),
            wrong=sum(b.comparator != "unreadable" and _told(a) != _told(b) for a, b in values),
            abstained=sum(
                b.comparator == "unreadable" and a.comparator != "unreadable" for a, b in values
            ),
        )
    return total


def _bounds(value: Quantity) -> tuple[object, object]:
    return value.low, value.high


def _told(value: Quantity) -> tuple[object, ...]:
    return value.low, value.high, value.comparator, value.unit


@dataclass(frozen=True, slots=True)
class TimeScores:
    """Scores of times.

    Args:
        span: same place.
        interval: same place and the same two days.
    """

    span: Score = NOTHING
    interval: Score = NOTHING

    def __add__(self, other: TimeScores) -> TimeScores:
        return TimeScores(self.span + other.span, self.interval + other.interval)


def score_times(gold: Documents, predicted: Documents) -> TimeScores:
    """Compare the layer TIMES of predicted with gold documents.

    Raises:
        InputError: the documents do not pair up.
        LayerMissingError: a document has no times layer.
    """
    total = TimeScores()
    for one, two in pair(gold, predicted):
        ours, theirs = one[TIMES], two[TIMES]
        places, _, _ = pair_identical(ours, theirs, lambda s: (s.start, s.end))
        same, _, _ = pair_identical(ours, theirs, lambda s: (s.start, s.end, s.value))
        counts = len(theirs), len(ours)
        total += TimeScores(Score(len(places), *counts), Score(len(same), *counts))
    return total

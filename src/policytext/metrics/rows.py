"""Scores of indicator rows: field by field, whole, and errors that nobody would notice."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from policytext.errors import InputError
from policytext.layers import TARGETS
from policytext.metrics.assignment import assign
from policytext.metrics.matching import components
from policytext.metrics.pairing import Documents, pair
from policytext.metrics.score import NOTHING, Score, add_maps
from policytext.span import Span
from policytext.values import Indicator, Quantity

__all__ = ["ROW_FIELDS", "RowScores", "score_rows"]

Row: TypeAlias = Span[Indicator]
# What is compared: the fields of a row, and the value of its quantity.
ROW_FIELDS = (
    "indicator",
    "measure",
    "role",
    "period",
    "place",
    "quantity",
    "value",
    "wording",
    "stretch",
)


@dataclass(frozen=True, slots=True)
class RowScores:
    """Scores of rows.

    Each gold row is right, wrong or abstained; each predicted row is right, wrong, spurious or
    the partner of an abstained one.

    Args:
        fields: for each field the rows that have it, and those where it is the gold's.
        whole: rows that are right in all fields.
        wrong: gold rows whose predicted partner gives a field another value than the gold.
        spurious: predicted rows without partner.
        abstained: gold rows without partner, or whose partner leaves fields empty, and gives
            none wrongly.
    """

    fields: Mapping[str, Score] = field(default_factory=dict)
    whole: Score = NOTHING
    wrong: int = 0
    spurious: int = 0
    abstained: int = 0

    def __add__(self, other: RowScores) -> RowScores:
        return RowScores(
            add_maps(self.fields, other.fields),
            self.whole + other.whole,
            self.wrong + other.wrong,
            self.spurious + other.spurious,
            self.abstained + other.abstained,
        )

    @property
    def silent_errors(self) -> int:
        """Predicted rows that say something false as certain."""
        return self.wrong + self.spurious

    @property
    def silent_error_rate(self) -> float:
        """Their share of the predicted rows; 0 if there are none."""
        return self.silent_errors / self.whole.predicted if self.whole.predicted else 0.0


def score_rows(
    gold: Documents,
    predicted: Documents,
    fields: Sequence[str] = ROW_FIELDS,
    sure: float = 0.0,
) -> RowScores:
    """Compare the layer TARGETS of predicted with gold documents.

    Rows are paired one to one so that as many fields as possible agree. Partners are rows whose
    quantities overlap; rows without quantity that overlap and have the same indicator or wording;
    and, where one has a quantity and the other not, rows that overlap with the same indicator and
    measure.

    A quantity is compared by its place, ``value`` by its bounds, comparator and unit; where the
    gold gives places alone, ``value`` is left out. A predicted quantity that is marked unreadable
    gives no value.

    Args:
        gold: the gold documents.
        predicted: the predicted ones.
        fields: which of ``ROW_FIELDS`` count.
        sure: predicted rows with a score below this are taken as not given.

    Raises:
        InputError: the documents do not pair up, or a field is unknown.
        LayerMissingError: a document has no targets layer.

    Example:
        >>> from policytext import Document
        >>> doc = Document("粮食产量稳定增长")
        >>> def stated(role):
        ...     row = Indicator("粮食产量", "growth", role, wording="稳定增长")
        ...     return doc.with_layer(TARGETS, [doc.span(0, 8, "INDICATOR", row)])
        >>> gold, other = stated("target"), stated("actual")
        >>> scores = score_rows(gold, other)
        >>> scores.fields["measure"].f1, scores.fields["role"].f1, scores.silent_errors
        (1.0, 0.0, 1)
    """
    unknown = [name for name in fields if name not in ROW_FIELDS]
    if unknown:
        raise InputError(f"unknown field {unknown[0]!r}; one of {', '.join(ROW_FIELDS)}")
    total = RowScores({name: Score() for name in sorted(fields)})
    for one, two in pair(gold, predicted):
        theirs = [row for row in two[TARGETS] if row.score is None or row.score >= sure]
        total += _score(one[TARGETS], theirs, tuple(fields))
    return total


def _score(gold: Sequence[Row], predicted: Sequence[Row], fields: tuple[str, ...]) -> RowScores:
    values: list[object] = [row.value.quantity.value for row in gold if row.value.quantity]
    if None in values:
        fields = tuple(name for name in fields if name != "value")
    ours = [_facts(row, fields) for row in gold]
    theirs = [_facts(row, fields) for row in predicted]
    pairs = _pairs(gold, predicted, ours, theirs)
    scores = {
        name: Score(
            sum(ours[i][name] is not None and ours[i][name] == theirs[j][name] for i, j in pairs),
            sum(facts[name] is not None for facts in theirs),
            sum(facts[name] is not None for facts in ours),
        )
        for name in fields
    }
    right = wrong = 0
    for i, j in pairs:
        right += ours[i] == theirs[j]
        wrong += any(
            theirs[j][name] is not None and theirs[j][name] != ours[i][name] for name in fields
        )
    return RowScores(
        scores,
        Score(right, len(predicted), len(gold)),
        wrong=wrong,
        spurious=len(predicted) - len(pairs),
        abstained=len(gold) - right - wrong,
    )


def _facts(row: Row, fields: Sequence[str]) -> dict[str, object]:
    """What a row says in each field; None where it says nothing."""
    value = row.value
    facts: dict[str, object] = {
        "indicator": value.indicator or None,
        "measure": value.measure or None,
        "role": value.role or None,
        "period": value.period,
        "place": value.place,
        "quantity": _place(value.quantity),
        "value": _told(value.quantity),
        "wording": value.wording,
        "stretch": _place(value.stretch),
    }
    return {name: facts[name] for name in fields}


def _place(span: Span[Quantity] | None) -> tuple[int, int] | None:
    return None if span is None else (span.start, span.end)


def _told(span: Span[Quantity] | None) -> object:
    if span is None:
        return None
    value: Quantity | None = span.value  # None where the gold gives places alone
    if value is None or value.comparator == "unreadable":
        return None
    return value.low, value.high, value.comparator, value.unit


def _pairs(
    gold: Sequence[Row],
    predicted: Sequence[Row],
    ours: Sequence[Mapping[str, object]],
    theirs: Sequence[Mapping[str, object]],
) -> list[tuple[int, int]]:
    edges = [
        (i, j)
        for i, one in enumerate(gold)
        for j, two in enumerate(predicted)
        if one.overlaps(two) and _may_pair(one.value, two.value)
    ]
    possible = set(edges)
    found: list[tuple[int, int]] = []
    for left, right in components(edges):
        # A possible pair counts one more than the fields that agree, so that it is preferred to
        # none; an impossible one counts nothing and is left out.
        weights = [
            [1 + _equal(ours[i], theirs[j]) if (i, j) in possible else 0 for j in right]
            for i in left
        ]
        found += [
            (left[row], right[column]) for row, column in assign(weights) if weights[row][column]
        ]
    return sorted(found)


def _equal(one: Mapping[str, object], two: Mapping[str, object]) -> int:
    return sum(one[name] == two[name] for name in one)


def _may_pair(one: Indicator, two: Indicator) -> bool:
    if one.quantity is not None and two.quantity is not None:
        return one.quantity.overlaps(two.quantity)
    if one.quantity is None and two.quantity is None:
        same_wording = one.wording is not None and one.wording == two.wording
        return one.indicator == two.indicator or same_wording
    return one.indicator == two.indicator and one.measure == two.measure

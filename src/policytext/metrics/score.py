"""What scores are made of: exact counts, with rates as floats only to read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeVar

__all__ = ["NOTHING", "Kappa", "Rates", "Score", "add_maps", "macro"]

T = TypeVar("T")


def _ratio(part: Fraction | int, whole: Fraction | int) -> Fraction:
    """A share; of nothing it is 0, as in seqeval and nervaluate."""
    return Fraction(part) / whole if whole else Fraction(0)


@dataclass(frozen=True, slots=True)
class Rates:
    """Precision, recall and F1 as exact fractions, and as floats.

    Example:
        >>> Rates.of(Fraction(1, 2), Fraction(1)).f1
        0.6666666666666666
    """

    exact_precision: Fraction
    exact_recall: Fraction
    exact_f1: Fraction

    @classmethod
    def of(cls, precision: Fraction, recall: Fraction) -> Rates:
        """F1 as the harmonic mean of the two."""
        return cls(precision, recall, _ratio(2 * precision * recall, precision + recall))

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right."""
        return float(self.exact_precision)

    @property
    def recall(self) -> float:
        """The share of the gold that was found."""
        return float(self.exact_recall)

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        return float(self.exact_f1)


@dataclass(frozen=True, slots=True)
class Score:
    """How many were right, of how many predicted and how many in the gold.

    Scores add up: the sum of the scores of documents is the micro score of all.

    Args:
        correct: right ones; a fraction where partial matches count.
        predicted: the number predicted.
        gold: the number in the gold.

    Example:
        >>> score = Score(1, 2, 1) + Score(2, 2, 3)
        >>> score.precision, score.recall, score.exact_f1
        (0.75, 0.75, Fraction(3, 4))
    """

    correct: Fraction | int = 0
    predicted: int = 0
    gold: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(
            self.correct + other.correct, self.predicted + other.predicted, self.gold + other.gold
        )

    @property
    def rates(self) -> Rates:
        """Precision, recall and F1 as exact fractions."""
        precision, recall = _ratio(self.correct, self.predicted), _ratio(self.correct, self.gold)
        return Rates(precision, recall, self.exact_f1)

    @property
    def exact_f1(self) -> Fraction:
        """F1 as an exact fraction."""
        return _ratio(2 * self.correct, self.predicted + self.gold)

    @property
    def precision(self) -> float:
        """The share of what was predicted that is right; 0 if nothing was."""
        return self.rates.precision

    @property
    def recall(self) -> float:
        """The share of the gold that was found; 0 if there is none."""
        return self.rates.recall

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return float(self.exact_f1)


NOTHING = Score()


def macro(scores: Iterable[Score]) -> Rates:
    """The mean of each rate over labels; each label counts the same, however rare.

    Example:
        >>> macro([Score(1, 1, 1), Score(0, 1, 1)]).f1
        0.5
    """
    rates = [score.rates for score in scores]
    count = len(rates)
    return Rates(
        _ratio(sum((one.exact_precision for one in rates), Fraction(0)), count),
        _ratio(sum((one.exact_recall for one in rates), Fraction(0)), count),
        _ratio(sum((one.exact_f1 for one in rates), Fraction(0)), count),
    )


def add_maps(one: Mapping[str, T], two: Mapping[str, T]) -> dict[str, T]:
    """Two maps of scores as one, sorted by name; scores of one name are added."""
    added: dict[str, T] = {}
    for name in sorted({*one, *two}):
        if name in one and name in two:
            added[name] = one[name] + two[name]  # type: ignore[operator]
        else:
            added[name] = one[name] if name in one else two[name]
    return added


@dataclass(frozen=True, slots=True)
class Kappa:
    """Cohen's kappa of two annotators: agreement beyond what chance would give.

    Args:
        counts: how often the first gave one label and the second another.

    Source: J. Cohen, A coefficient of agreement for nominal scales, 1960.

    Example:
        >>> kappa = Kappa({("A", "A"): 20, ("A", "B"): 5, ("B", "A"): 10, ("B", "B"): 15})
        >>> kappa.observed, kappa.expected, kappa.value
        (Fraction(7, 10), Fraction(1, 2), 0.4)
    """

    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)

    def __add__(self, other: Kappa) -> Kappa:
        both = {**self.counts}
        for pair, count in other.counts.items():
            both[pair] = both.get(pair, 0) + count
        return Kappa({pair: both[pair] for pair in sorted(both)})

    @property
    def observed(self) -> Fraction:
        """The share of cases in which they agree."""
        agreed = sum(count for (one, two), count in self.counts.items() if one == two)
        return _ratio(agreed, sum(self.counts.values()))

    @property
    def expected(self) -> Fraction:
        """The share in which they would agree by chance, each with their own label counts."""
        first: dict[str, int] = {}
        second: dict[str, int] = {}
        for (one, two), count in self.counts.items():
            first[one] = first.get(one, 0) + count
            second[two] = second.get(two, 0) + count
        total = sum(self.counts.values())
        return _ratio(sum(first[one] * second.get(one, 0) for one in first), total * total)

    @property
    def exact(self) -> Fraction | None:
        """Kappa as an exact fraction; ``None`` where only one label occurs, or none."""
        if not self.counts or self.expected == 1:
            return None
        return (self.observed - self.expected) / (1 - self.expected)

    @property
    def value(self) -> float | None:
        """Kappa; ``None`` where only one label occurs, or none, and chance explains all."""
        return None if self.exact is None else float(self.exact)

"""Learns from annotated rows how likely a reading of a sentence is right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.layers import TARGETS
from policytext.span import Span
from policytext.targets.annotator import finder
from policytext.targets.codebook import Codebook
from policytext.targets.judge import SCALE
from policytext.targets.statements import statements
from policytext.targets.walk import Candidate
from policytext.values import Indicator

__all__ = ["Examples", "RowSettings", "examples", "facts_of", "fit"]


@dataclass(frozen=True)
class RowSettings:
    """How the weights of rows are learnt.

    Args:
        least: in how many readings a feature has to be seen.
        spread: how far weights may be from 0: the standard deviation that is expected of them.
        steps: steps of the search, at most.
    """

    least: int = 3
    spread: float = 0.7
    steps: int = 300


@dataclass
class Examples:
    """Readings of values, and which of them is right.

    Attributes:
        groups: for each value the features of each of its readings.
        right: the number of the right reading of each; -1 where none is.
    """

    groups: list[list[tuple[str, ...]]] = field(default_factory=list)
    right: list[int] = field(default_factory=list)

    def extend(self, other: Examples) -> None:
        """Add those of another document."""
        self.groups += other.groups
        self.right += other.right


def facts_of(row: Span[Indicator]) -> tuple[object, ...]:
    """What two rows must have alike to be the same."""
    value = row.value
    place = None if value.quantity is None else (value.quantity.start, value.quantity.end)
    return value.indicator, value.measure, value.role, value.period, place


def examples(gold: Document, doc: Document, codebook: Codebook | None = None) -> Examples:
    """The readings of a document's values, judged by its annotated rows.

    What a value hands on to the next is what the annotators say of it, where a reading agrees.

    Args:
        gold: the document with its annotated rows.
        doc: the same with the layers that rows are read from.
        codebook: the indicators that are known; the packaged ones where none is given.
    """
    rows = {facts_of(row) for row in gold[TARGETS]}
    named = {(fact[0], fact[-1]) for fact in rows}
    found = Examples()

    def choose(shared: Sequence[str], candidates: Sequence[Candidate]) -> tuple[int, float]:
        known = [[facts_of(row) for row in each.rows] for each in candidates]
        right = (i for i, facts in enumerate(known) if rows.issuperset(facts))
        found.right.append(next(right, -1))
        found.groups.append([(*shared, *each.features) for each in candidates])
        names = [[(fact[0], fact[-1]) for fact in facts] for facts in known]
        return next((i for i, each in enumerate(names) if named.issuperset(each)), 0), 1.0

    statements(doc, finder(codebook or Codebook.packaged(), doc.year), choose)
    return found


def fit(
    given: Examples,
    settings: RowSettings | None = None,
    report: Callable[[str], object] | None = None,
) -> dict[str, int]:
    """Weights of features, in hundredths, under which the right readings are likeliest.

    A log-linear model over the readings of a value and "none of them", with weights drawn to 0;
    found by L-BFGS. The same examples give the same weights on one machine.

    Raises:
        InputError: SciPy is not installed, or there are no examples.
    """
    load_extra("scipy", "train")
    import numpy as np
    from scipy.optimize import minimize
    from scipy.sparse import csr_matrix

    settings = settings or RowSettings()
    if not given.groups:
        raise InputError("there is nothing to learn from: the documents have no rows")
    readings = [seen for group in given.groups for seen in group]
    counts = Counter(feature for seen in readings for feature in seen)
    names = sorted(name for name, count in counts.items() if count >= settings.least)
    number = {name: i for i, name in enumerate(names)}
    ids = [[number[feature] for feature in seen if feature in number] for seen in readings]
    starts = np.cumsum([0, *map(len, ids)])
    columns = np.array([each for row in ids for each in row], dtype=np.int64)
    matrix = csr_matrix(
        (np.ones(len(columns)), columns, starts), shape=(len(ids), len(names))
    )
    sizes = np.array([len(group) for group in given.groups])
    begins = np.cumsum(sizes) - sizes
    group_of = np.repeat(np.arange(len(sizes)), sizes)
    right = np.array(given.right)
    gold = (begins + right)[right >= 0]
    penalty = 1.0 / settings.spread**2

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sums = matrix @ weights
        most = np.maximum(np.maximum.reduceat(sums, begins), 0.0)
        odds = np.exp(sums - most[group_of])
        whole = np.add.reduceat(odds, begins) + np.exp(-most)
        chance = odds / whole[group_of]
        value = float((np.log(whole) + most).sum() - sums[gold].sum())
        chance[gold] -= 1.0
        slope = matrix.T @ chance + penalty * weights
        return value + 0.5 * penalty * float(weights @ weights), slope

    done = minimize(
        loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": settings.steps}
    )
    if report is not None:
        report(f"{len(sizes)} values, {len(names)} features, {done.nit} steps")
    whole = np.rint(done.x * SCALE).astype(int).tolist()
    return {name: weight for name, weight in zip(names, whole, strict=True) if weight}


def fold_of(ids: Iterable[str], count: int) -> dict[str, int]:
    """In which of so many parts each document is, in the order of their names."""
    return {name: i % count for i, name in enumerate(sorted(ids))}

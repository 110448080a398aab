"""The scores of mentions as probabilities: how far they hold, and what each least score gives."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterable, Iterator, Sequence

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.scoring import RowsOf, figures_of, measure, prf
from benchmarks.system import NotRunError, System
from benchmarks.systems import find
from policytext import MENTIONS, Document
from policytext.metrics import MentionScores, score_mentions

__all__ = ["Bin", "bins", "run_least", "run_reliability"]

LEAST = 0.05
BINS = 10
STEPS = tuple(step / 10 for step in range(1, 10))


@dataclasses.dataclass
class Bin:
    """Mentions of like score.

    Args:
        mentions: their number.
        scores: the sum of their scores.
        right: how many stand where the gold has a mention of any label: what a score promises.
        labelled: how many of these have its label too.
    """

    mentions: int = 0
    scores: float = 0.0
    right: int = 0
    labelled: int = 0

    @property
    def figures(self) -> dict[str, Figure]:
        """Number, mean score, shares right."""
        return {
            "found": Figure(self.mentions, form="count"),
            "mean score": Figure(self.scores / self.mentions),
            "share right": Figure(self.right / self.mentions),
            "right with label": Figure(self.labelled / self.mentions),
        }


def run_reliability(context: Context) -> SuiteResult:
    """Ten bins of score, and the mean distance of score and share right over all mentions."""

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterator[Row]:
        found = bins(gold, predicted)
        for number, each in enumerate(found):
            if each.mentions:
                low = LEAST if number == 0 else number / BINS
                setting = f"{low:g} to {(number + 1) / BINS:g}"
                yield Row(system.name, material.name, setting, each.figures)
        total = Bin(*(sum(column) for column in zip(*map(dataclasses.astuple, found), strict=True)))
        if total.mentions:
            error = Figure(sum(abs(one.scores - one.right) for one in found) / total.mentions)
            figures = {**total.figures, "expected calibration error": error}
            yield Row(system.name, material.name, "all", figures, note)

    return _measured(context, "reliability", LEAST, rows_of)


def bins(gold: Sequence[Document], predicted: Sequence[Document]) -> list[Bin]:
    """The mentions that have scores, in ten bins; the last one holds the score 1 too."""
    found = [Bin() for _ in range(BINS)]
    for one, two in zip(gold, predicted, strict=True):
        labels = {(each.start, each.end): each.label for each in one[MENTIONS]}
        for each in two[MENTIONS]:
            if each.value.score is None:
                continue
            place = found[min(int(each.value.score * BINS), BINS - 1)]
            label = labels.get((each.start, each.end))
            place.mentions += 1
            place.scores += each.value.score
            place.right += label is not None
            place.labelled += label == each.label
    return found


def run_least(context: Context) -> SuiteResult:
    """Precision, recall and F1 for each least score."""
    results = [_at(context, least) for least in STEPS]
    rows = [row for result in results for row in result.rows]
    order = list(dict.fromkeys((row.corpus, row.system) for row in rows))
    rows.sort(key=lambda row: order.index((row.corpus, row.system)))
    return dataclasses.replace(results[0], rows=tuple(rows))


def _at(context: Context, least: float) -> SuiteResult:
    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        read: dict[str, Callable[[MentionScores], float]] = {
            **prf("strict", lambda scores: scores.micro.strict),
            "with kind F1": lambda scores: scores.micro_kind.strict.f1,
        }
        figures = figures_of(context, score_mentions, gold, predicted, "strict F1", read)
        # The same in all rows of the table.
        yield Row(system.name, material.name, f"{least:g}", figures, note * (least == STEPS[0]))

    return _measured(context, "min-score", least, rows_of)


def _measured(context: Context, suite: str, least: float, rows_of: RowsOf) -> SuiteResult:
    """Peers give no probabilities: policytext's systems alone are run."""
    own = [name for name in context.systems if _is_own(name)]
    chosen = dataclasses.replace(context, systems=own, min_score=least)
    result = measure(chosen, "mentions", MENTIONS, rows_of)
    return dataclasses.replace(result, suite=suite)


def _is_own(name: str) -> bool:
    try:
        return find(name).distribution == "policytext"
    except NotRunError:
        return False

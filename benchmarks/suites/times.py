"""Times: place, and place with interval."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.scoring import figures_of, measure, prf
from benchmarks.system import System
from policytext import TIMES, Document
from policytext.metrics import score_times

__all__ = ["run"]


def run(context: Context) -> SuiteResult:
    """Score every system on every corpus with times."""

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        figures = figures_of(
            context,
            score_times,
            gold,
            predicted,
            "interval F1",
            {
                "span F1": lambda scores: scores.span.f1,
                **prf("interval", lambda scores: scores.interval),
            },
        )
        figures["gold"] = Figure(sum(len(doc[TIMES]) for doc in gold), form="count")
        yield Row(system.name, material.name, "", figures, note)

    return measure(context, "times", TIMES, rows_of)

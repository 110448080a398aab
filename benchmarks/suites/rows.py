"""Indicator rows: field by field, whole, and silent errors."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.scoring import figures_of, measure, prf
from benchmarks.system import System
from policytext import TARGETS, Document
from policytext.metrics import ROW_FIELDS, RowScores, Score, score_rows

__all__ = ["run"]


def run(context: Context) -> SuiteResult:
    """Score every system on every corpus with indicator rows."""

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        figures = figures_of(
            context,
            score_rows,
            gold,
            predicted,
            "whole F1",
            {
                **prf("whole", lambda scores: scores.whole),
                "silent error rate": lambda scores: scores.silent_error_rate,
            },
        )
        scores: RowScores = score_rows(gold, predicted)
        for field in ROW_FIELDS:
            figures[f"{field} F1"] = Figure(scores.fields.get(field, Score()).f1)
        figures["abstained"] = Figure(scores.abstained, form="count")
        figures["gold"] = Figure(scores.whole.gold, form="count")
        yield Row(system.name, material.name, "", figures, note)

    return measure(context, "rows", TARGETS, rows_of)

"""Indicator rows: field by field, whole, and silent errors."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, SuiteResult
from benchmarks.suites.scoring import compare, prf
from policytext import TARGETS, Document
from policytext.metrics import ROW_FIELDS, RowScores, Score, score_rows

__all__ = ["run"]


def run(context: Context) -> SuiteResult:
    """Score every system on every corpus with indicator rows."""
    read: dict[str, Callable[[RowScores], float]] = {
        **prf("whole", lambda scores: scores.whole),
        "silent error rate": lambda scores: scores.silent_error_rate,
    }
    return compare(context, "rows", TARGETS, lambda _: score_rows, "whole F1", read, _by_field)


def _by_field(
    _material: Material, _gold: Sequence[Document], scores: RowScores
) -> Mapping[str, Figure]:
    return {
        **{f"{field} F1": Figure(scores.fields.get(field, Score()).f1) for field in ROW_FIELDS},
        "abstained": Figure(scores.abstained, form="count"),
        "gold": Figure(scores.whole.gold, form="count"),
    }

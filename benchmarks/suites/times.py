"""Times: place, and place with interval."""

from __future__ import annotations

from benchmarks.context import Context
from benchmarks.results import Figure, SuiteResult
from benchmarks.suites.scoring import compare, prf
from policytext import TIMES
from policytext.metrics import score_times

__all__ = ["run"]


def run(context: Context) -> SuiteResult:
    """Score every system on every corpus with times."""
    return compare(
        context,
        "times",
        TIMES,
        lambda _: score_times,
        "interval F1",
        {
            "span F1": lambda scores: scores.span.f1,
            **prf("interval", lambda scores: scores.interval),
        },
        lambda _, gold, __: {"gold": Figure(sum(len(doc[TIMES]) for doc in gold), form="count")},
    )

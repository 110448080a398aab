"""Mentions of places, institutions and projects, nested ones included."""

from __future__ import annotations

from collections.abc import Callable

from benchmarks.context import Context
from benchmarks.results import Figure, SuiteResult
from benchmarks.suites.scoring import compare, prf
from policytext import MENTIONS
from policytext.metrics import MatchScores, MentionScores, score_mentions

__all__ = ["LABELS", "of_name", "run"]

LABELS = ("PLACE", "INSTITUTION", "PROJECT")
KINDS = ("PLACE.admin", "PLACE.deictic")


def run(context: Context) -> SuiteResult:
    """Score every system on every corpus with mentions."""
    return compare(
        context,
        "mentions",
        MENTIONS,
        lambda _: score_mentions,
        "strict F1",
        {
            **prf("strict", lambda scores: scores.micro.strict),
            "with kind F1": lambda scores: scores.micro_kind.strict.f1,
            "exact F1": lambda scores: scores.micro.exact.f1,
            "partial F1": lambda scores: scores.micro.partial.f1,
            **{f"{label} F1": of_name(label) for label in (*LABELS, *KINDS)},
        },
        lambda _, gold, __: {"gold": Figure(sum(len(doc[MENTIONS]) for doc in gold), form="count")},
    )


def of_name(name: str) -> Callable[[MentionScores], float]:
    """Strict F1 over the mentions of one label or kind."""

    def read(scores: MentionScores) -> float:
        by_name = scores.by_kind if "." in name else scores.by_label
        return by_name.get(name, MatchScores()).strict.f1

    return read

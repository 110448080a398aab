"""Word boundaries: words, words that the training text has not, boundaries."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, SuiteResult
from benchmarks.suites.scoring import Metric, compare, prf
from policytext import TOKENS, Document
from policytext.metrics import TokenScores, score_tokens

__all__ = ["run"]


def run(context: Context) -> SuiteResult:
    """Score every tokeniser on every corpus with tokens."""
    read: dict[str, Callable[[TokenScores], float]] = {
        **prf("word", lambda scores: scores.words),
        "boundary F1": lambda scores: scores.boundaries.f1,
        "agreement": lambda scores: scores.agreement,
    }
    return compare(context, "tokens", TOKENS, _metric_for, "word F1", read, _unknown_words)


def _metric_for(material: Material) -> Metric[TokenScores]:
    """Words are unknown that the corpus's own training text has not."""
    return lambda gold, predicted: score_tokens(gold, predicted, material.vocabulary)


def _unknown_words(
    material: Material, _gold: Sequence[Document], scores: TokenScores
) -> Mapping[str, Figure]:
    if not material.vocabulary:
        return {}
    return {
        "OOV recall": Figure(scores.unknown.recall),
        "OOV words": Figure(scores.unknown.gold, form="count"),
    }

"""Word boundaries: words, words that the training text has not, boundaries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.scoring import figures_of, measure, prf
from benchmarks.system import System
from policytext import TOKENS, Document
from policytext.metrics import TokenScores, score_tokens

__all__ = ["run"]


def run(context: Context) -> SuiteResult:
    """Score every tokeniser on every corpus with tokens."""

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        def metric(one: Sequence[Document], two: Sequence[Document]) -> TokenScores:
            return score_tokens(one, two, material.vocabulary)

        figures = figures_of(
            context,
            metric,
            gold,
            predicted,
            "word F1",
            {
                **prf("word", lambda scores: scores.words),
                "OOV recall": lambda scores: scores.unknown.recall,
                "boundary F1": lambda scores: scores.boundaries.f1,
                "agreement": lambda scores: scores.agreement,
            },
        )
        if not material.vocabulary:
            del figures["OOV recall"]
        else:
            figures["OOV words"] = Figure(metric(gold, predicted).unknown.gold, form="count")
        yield Row(system.name, material.name, "", figures, note)

    return measure(context, "tokens", TOKENS, rows_of)

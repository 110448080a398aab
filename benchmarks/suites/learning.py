"""The learning curve of mentions: models trained on growing parts of the text, on unseen places."""

from __future__ import annotations

from typing import Any

from benchmarks.context import Context, bare
from benchmarks.folds import CURVE_FOLD, SHARES, model_file, read_folds
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.suites.mentions import LABELS, of_name
from benchmarks.suites.scoring import facts_of, figures_of, having
from policytext import MENTIONS
from policytext.entities import EntityAnnotator, ModelRecognizer
from policytext.metrics import score_mentions

__all__ = ["run"]

SYSTEM = "policytext-crossed"


def run(context: Context) -> SuiteResult:
    """Score the models of the curve on the documents of their fold, in every corpus divided."""
    folder = context.setting().crossed
    folds = read_folds(folder)
    if SYSTEM not in context.systems or folder is None or folds is None:
        reason = "needs models: python -m benchmarks.crossed --curve trains them"
        return SuiteResult("learning", (), (NotRun(SYSTEM, reason),))
    not_run: list[NotRun] = []
    rows: list[Row] = []
    corpora: dict[str, dict[str, Any]] = {}
    for material, docs in having(context, MENTIONS):
        if context.setting(material).measured not in folds.corpora:
            continue
        gold = [doc for doc in docs if folds.documents[doc.id] == CURVE_FOLD]
        corpora[material.name] = facts_of(material, gold)
        for share in (*SHARES, 1) if gold else ():
            file = model_file(folder, CURVE_FOLD, share)
            if not file.is_file():
                not_run.append(NotRun(SYSTEM, f"{file.name} is missing"))
                continue
            recognizer = ModelRecognizer(file)
            annotate = EntityAnnotator(recognizer)
            scores = figures_of(
                context,
                score_mentions,
                gold,
                [annotate(bare(doc)) for doc in gold],
                "strict F1",
                {
                    "strict P": lambda scores: scores.micro.strict.precision,
                    "strict R": lambda scores: scores.micro.strict.recall,
                    "strict F1": lambda scores: scores.micro.strict.f1,
                    "with kind F1": lambda scores: scores.micro_kind.strict.f1,
                    **{f"{label} F1": of_name(label) for label in LABELS},
                },
            )
            seen = int(recognizer.facts["characters"])
            figures = {"training characters": Figure(seen, form="count"), **scores}
            setting = "all" if share == 1 else f"1/{share}"
            rows.append(Row(SYSTEM, material.name, setting, figures))
    return SuiteResult("learning", tuple(rows), tuple(dict.fromkeys(not_run)), corpora)

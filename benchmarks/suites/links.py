"""Links: what the gold's own mentions stand for, so that finding them does not count."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from benchmarks.context import Context, bare
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.scoring import figures_of, measure
from benchmarks.system import System
from policytext import MENTIONS, Document, Mention
from policytext.metrics import LinkScores, score_links

__all__ = ["run", "without_links"]

# The mentions that are counted, and the kinds that they have; none is all.
SCOPES: dict[str, frozenset[str]] = {
    "divisions": frozenset({"PLACE.admin"}),
    "deictic places": frozenset({"PLACE.deictic"}),
    "all mentions": frozenset(),
}


def run(context: Context) -> SuiteResult:
    """Score every system on every corpus with mentions."""

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        own = system.scope.get("links")
        for setting, kinds in SCOPES.items():
            if own is None or (kinds and kinds <= own):
                kept = [[_only(doc, kinds) for doc in docs] for docs in (gold, predicted)]
                yield Row(system.name, material.name, setting, _figures(context, *kept), note)

    return measure(context, "links", MENTIONS, rows_of, without_links)


def without_links(doc: Document) -> Document:
    """The gold document with its mentions and no links: what a linker is given."""
    spans = [replace(one, value=Mention(one.value.kind)) for one in doc[MENTIONS]]
    return bare(doc).with_layer(MENTIONS, spans)


def _only(doc: Document, kinds: frozenset[str]) -> Document:
    if not kinds:
        return doc
    spans = [one for one in doc[MENTIONS] if f"{one.label}.{one.value.kind}" in kinds]
    return doc.with_layer(MENTIONS, spans)


def _figures(
    context: Context, gold: Sequence[Document], predicted: Sequence[Document]
) -> dict[str, Figure]:
    figures = figures_of(
        context,
        score_links,
        gold,
        predicted,
        "accuracy",
        {
            "accuracy": lambda scores: scores.total.accuracy,
            "id P": lambda scores: scores.total.in_kb.precision,
            "id R": lambda scores: scores.total.in_kb.recall,
            "id F1": lambda scores: scores.total.in_kb.f1,
            "nil F1": lambda scores: scores.total.nil.f1,
        },
    )
    scores: LinkScores = score_links(gold, predicted)
    figures["silent errors"] = Figure(scores.total.wrong, form="count")
    figures["abstained"] = Figure(scores.total.abstained, form="count")
    figures["gold"] = Figure(scores.total.matched.gold, form="count")
    return figures

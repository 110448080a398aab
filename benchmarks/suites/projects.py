"""Projects: which of the gold's own mentions name one project, in a document and across them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.links import without_links
from benchmarks.suites.scoring import measure
from benchmarks.system import System
from policytext import MENTIONS, Document, Link
from policytext.metrics import score_clusters

__all__ = ["run"]

Scope = Literal["document", "corpus"]


def run(context: Context) -> SuiteResult:
    """Score every system on every corpus with mentions of projects."""

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        truth, found = _projects(gold), _projects(predicted)
        if not any(doc[MENTIONS] for doc in truth):
            return
        gather = getattr(system, "gather", None)
        across = found if gather is None else _projects(gather(predicted))
        yield Row(system.name, material.name, "document", _figures(truth, found, "document"), note)
        by_issuer = _figures(_of_issuer(truth), _of_issuer(across), "corpus")
        yield Row(system.name, material.name, "issuer", by_issuer, note)
        yield Row(system.name, material.name, "corpus", _figures(truth, across, "corpus"), note)

    return measure(context, "projects", MENTIONS, rows_of, without_links)


def _projects(docs: Iterable[Document]) -> list[Document]:
    return [
        doc.with_layer(MENTIONS, [one for one in doc[MENTIONS] if one.label == "PROJECT"])
        for doc in docs
    ]


def _of_issuer(docs: Iterable[Document]) -> list[Document]:
    """The documents with ids that are told apart by issuer."""
    made = []
    for doc in docs:
        spans = []
        for one in doc[MENTIONS]:
            link = one.value.link
            if link is not None and link.id is not None:
                link = Link(f"{doc.issuer} {link.id}")
            spans.append(replace(one, value=replace(one.value, link=link)))
        made.append(doc.with_layer(MENTIONS, spans))
    return made


def _figures(
    gold: Sequence[Document], predicted: Sequence[Document], scope: Scope
) -> dict[str, Figure]:
    scores = score_clusters(gold, predicted, scope)
    return {
        "B³ P": Figure(scores.b_cubed.precision),
        "B³ R": Figure(scores.b_cubed.recall),
        "B³ F1": Figure(scores.b_cubed.f1),
        "CEAF-e F1": Figure(scores.ceaf_e.f1),
        "gold": Figure(sum(len(doc[MENTIONS]) for doc in gold), form="count"),
    }

"""Links: what the gold's own mentions stand for, so that finding them does not count."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from benchmarks.context import Context, bare
from benchmarks.material import Material
from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites.scoring import figures_of, measure
from benchmarks.system import System
from policytext import MENTIONS, Document, Mention, Span
from policytext.metrics import LinkScores, score_links

__all__ = ["run", "without_links"]

Chosen = Callable[[Span[Mention]], bool]


def _has_kind(*kinds: str) -> Chosen:
    return lambda mention: f"{mention.label}.{mention.value.kind}" in kinds


def _is_organ(mention: Span[Mention]) -> bool:
    """Whether the gold's id is an organ of a division: 320400/财政局."""
    link = mention.value.link
    return mention.label == "INSTITUTION" and link is not None and "/" in (link.id or "")


# The mentions that are counted: what a system has to link for it, and which of the gold's.
SCOPES: dict[str, tuple[frozenset[str], Chosen]] = {
    "divisions": (frozenset({"PLACE.admin"}), _has_kind("PLACE.admin")),
    "deictic places": (frozenset({"PLACE.deictic"}), _has_kind("PLACE.deictic")),
    "organs": (frozenset({"INSTITUTION.government"}), _is_organ),
    "other places": (
        frozenset({"PLACE.natural"}),
        _has_kind(*(f"PLACE.{kind}" for kind in ("region", "natural", "zone", "site", "route"))),
    ),
    "all but projects": (
        frozenset({"INSTITUTION.government", "PLACE.natural"}),
        lambda mention: mention.label != "PROJECT",
    ),
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
        for setting, (needed, chosen) in SCOPES.items():
            if own is None or needed <= own:
                kept = [_only(docs, gold, chosen) for docs in (gold, predicted)]
                if any(doc[MENTIONS] for doc in kept[0]):
                    figures = _figures(context, *kept)
                    yield Row(system.name, material.name, setting, figures, note)

    return measure(context, "links", MENTIONS, rows_of, without_links)


def without_links(doc: Document) -> Document:
    """The gold document with its mentions and no links: what a linker is given."""
    spans = [replace(one, value=Mention(one.value.kind)) for one in doc[MENTIONS]]
    return bare(doc).with_layer(MENTIONS, spans)


def _only(docs: Sequence[Document], gold: Sequence[Document], chosen: Chosen) -> list[Document]:
    """The documents with the mentions that are at the place of one of the gold's chosen ones."""
    kept = []
    for doc, truth in zip(docs, gold, strict=True):
        places = {(one.start, one.end, one.label) for one in truth[MENTIONS] if chosen(one)}
        spans = [one for one in doc[MENTIONS] if (one.start, one.end, one.label) in places]
        kept.append(doc.with_layer(MENTIONS, spans))
    return kept


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

"""The loop of the suites that compare with gold layers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeAlias, TypeVar

from benchmarks.context import Context, bare
from benchmarks.material import Material
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.system import Runner, System
from policytext import Document, Layer
from policytext.metrics import Score, bootstrap

__all__ = [
    "Metric",
    "RowsOf",
    "annotate_all",
    "compare",
    "facts_of",
    "figures_of",
    "having",
    "measure",
    "prf",
]

S = TypeVar("S")
# Gold and predicted documents to scores.
Metric: TypeAlias = Callable[[Sequence[Document], Sequence[Document]], S]
# From system, corpus, gold, predicted and note to rows.
RowsOf: TypeAlias = Callable[
    [System, Material, Sequence[Document], Sequence[Document], str], Iterable[Row]
]


def having(context: Context, layer: Layer[Any]) -> list[tuple[Material, list[Document]]]:
    """The corpora that have a layer, with those of their documents that have it."""
    found = []
    for material in context.corpora:
        docs = [doc for doc in material.documents if layer in doc]
        if docs:
            found.append((material, docs[:2] if context.options.quick else docs))
    return found


def facts_of(material: Material, docs: Sequence[Document]) -> dict[str, Any]:
    """What the results say about a corpus."""
    return {
        "sha256": material.sha256,
        "documents": len(docs),
        "characters": sum(len(doc.text) for doc in docs),
    }


def annotate_all(
    runner: Runner, docs: Iterable[Document], layer: Layer[Any]
) -> tuple[list[Document], str]:
    """The documents with the system's layer, and a note on those at which it failed.

    A document at which a system raises an error counts as one in which it found nothing.
    """
    done, errors = [], Counter[str]()
    for doc in docs:
        try:
            done.append(runner.annotate(doc))
        except Exception as error:  # A peer's failure is a result.
            errors[type(error).__name__] += 1
            done.append(doc.with_layer(layer, ()))
    failed = ", ".join(f"{name} in {count} documents" for name, count in sorted(errors.items()))
    return done, "; ".join(part for part in (runner.note, failed) if part)


def figures_of(
    context: Context,
    metric: Metric[S],
    gold: Sequence[Document],
    predicted: Sequence[Document],
    main: str,
    read: Mapping[str, Callable[[S], float]],
) -> dict[str, Figure]:
    """The figures of one comparison; the main one has an interval.

    Args:
        context: says how many redraws.
        metric: one of those of `policytext.metrics`.
        gold: gold documents.
        predicted: predicted ones.
        main: the name of the figure that gets an interval.
        read: for each figure, how to read it from the scores.
    """
    scores = metric(gold, predicted)
    figures = {name: Figure(get(scores)) for name, get in read.items()}
    if context.options.samples and len(gold) > 1:
        interval = bootstrap(
            metric,
            gold,
            predicted,
            read[main],
            seed=context.options.seed,
            samples=context.options.samples,
        )
        figures[main] = Figure(interval.value, interval.low, interval.high)
    return figures


def prf(name: str, of: Callable[[S], Score]) -> dict[str, Callable[[S], float]]:
    """Readers of precision, recall and F1 of one score."""
    return {
        f"{name} P": lambda scores: of(scores).precision,
        f"{name} R": lambda scores: of(scores).recall,
        f"{name} F1": lambda scores: of(scores).f1,
    }


def measure(
    context: Context,
    task: str,
    layer: Layer[Any],
    rows_of: RowsOf,
    given: Callable[[Document], Document] = bare,
) -> SuiteResult:
    """Run every system over every corpus that has the layer; the suite is named after the task.

    Args:
        context: the run.
        task: what the systems are asked to do.
        layer: the gold's layer.
        rows_of: rows from system, corpus, gold, predicted and note.
        given: what a system gets of a gold document.
    """
    rows: list[Row] = []
    not_run: list[NotRun] = []
    corpora: dict[str, dict[str, Any]] = {}
    for material, gold in having(context, layer):
        corpora[material.name] = facts_of(material, gold)
        for system, runner in context.runners(task, context.setting(material), not_run):
            predicted, note = annotate_all(runner, map(given, gold), layer)
            rows += rows_of(system, material, gold, predicted, note)
    if not corpora:
        not_run.append(NotRun("all", f"no corpus was given that has the layer {layer.name}"))
    elif not rows and not not_run:
        not_run.append(NotRun("all", f"no system does {task}"))
    return SuiteResult(task, tuple(rows), tuple(not_run), corpora)


def compare(
    context: Context,
    task: str,
    layer: Layer[Any],
    metric_for: Callable[[Material], Metric[S]],
    main: str,
    read: Mapping[str, Callable[[S], float]],
    more: Callable[[Material, Sequence[Document], S], Mapping[str, Figure]],
) -> SuiteResult:
    """Like `measure`, for suites with one row a system and corpus.

    Args:
        context: the run.
        task: what the systems are asked to do.
        layer: the gold's layer.
        metric_for: the metric for a corpus.
        main: the name of the figure that gets an interval.
        read: for each figure, how to read it from the scores.
        more: further figures, from the corpus, its gold documents and the scores.
    """

    def rows_of(
        system: System,
        material: Material,
        gold: Sequence[Document],
        predicted: Sequence[Document],
        note: str,
    ) -> Iterable[Row]:
        metric = metric_for(material)
        figures = figures_of(context, metric, gold, predicted, main, read)
        figures.update(more(material, gold, metric(gold, predicted)))
        yield Row(system.name, material.name, "", figures, note)

    return measure(context, task, layer, rows_of)

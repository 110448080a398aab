"""Speed: characters a second on one core and on all, after loading."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from benchmarks.context import Context
from benchmarks.material import Material
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.suites.links import without_links
from benchmarks.suites.scoring import facts_of, having
from benchmarks.system import Runner, Setting
from benchmarks.systems import find
from benchmarks.timing import Speed, measure_speed, pieces, without_layers
from policytext import MENTIONS, Document

__all__ = ["run"]

TASKS = ("tokens", "quantities", "rewriting", "times", "mentions", "links", "pipeline")
# Measured on whole documents, too: no peer does it, and reports are what it is for.
_WHOLE = ("mentions", "pipeline")


def run(context: Context) -> SuiteResult:
    """Measure every system at every task."""
    not_run: list[NotRun] = []
    rows: list[Row] = []
    corpora = {}
    for task in TASKS:
        material, docs = _text(context, task)
        if material is None:
            not_run.append(NotRun("all", f"no text for {task}"))
            continue
        name = material.name
        corpora[name] = facts_of(material, material.documents)
        setting = context.setting()
        for system, runner in context.runners(task, setting, not_run):
            spec = _spec(context, system.name)
            figures = _figures(context, spec, task, setting, runner, docs)
            rows.append(Row(system.name, name, task, figures, runner.note))
            if task in _WHOLE and system.distribution == "policytext":
                whole = without_layers(material.documents)[: len(docs)]
                figures = _figures(context, spec, task, setting, runner, whole)
                rows.append(Row(system.name, name, f"{task}, whole documents", figures))
    return SuiteResult("speed", tuple(rows), tuple(not_run), corpora)


def _spec(context: Context, name: str) -> str:
    """The name under which another process finds the system."""
    return next(spec for spec in context.systems if spec == name or find(spec).name == name)


def _text(context: Context, task: str) -> tuple[Material | None, list[Document]]:
    """The text for a task, in pieces; for links, gold documents with their mentions."""
    if task == "links":
        gold = having(context, MENTIONS)
        return (gold[0][0], [without_links(doc) for doc in gold[0][1]]) if gold else (None, [])
    material = context.texts()
    docs = pieces(material.documents) if material is not None else []
    return material, docs[:3] if context.options.quick else docs


def _figures(
    context: Context,
    spec: str,
    task: str,
    setting: Setting,
    runner: Runner,
    docs: Sequence[Document],
) -> dict[str, Figure]:
    options = context.options
    one = measure_speed(runner.timed, docs, options.repeats, options.budget)
    figures = {"one core": _figure(one)}
    if not options.quick and options.cores > 1:
        count = _count(docs, one.characters * options.cores)
        every = _on_all_cores(spec, task, setting, docs[:count], options.cores, options.repeats)
        figures["all cores"] = _figure(every)
    figures["characters"] = Figure(one.characters, form="count")
    return figures


def _figure(speed: Speed) -> Figure:
    return Figure(speed.median, min(speed.runs), max(speed.runs), "speed")


def _count(docs: Sequence[Document], characters: int) -> int:
    """How many documents have so many characters."""
    total = 0
    for count, doc in enumerate(docs, 1):
        total += len(doc.text)
        if total >= characters:
            return count
    return len(docs)


# What a worker runs: loaded once when it starts.
_work: list[Runner] = []


def _start(spec: str, task: str, setting: Setting) -> None:
    _work[:] = [find(spec).starts[task](setting)]


def _do(docs: Sequence[Document]) -> int:
    for doc in docs:
        _work[0].timed(doc)
    return len(docs)


def _on_all_cores(
    spec: str, task: str, setting: Setting, docs: Sequence[Document], cores: int, repeats: int
) -> Speed:
    """Speed of as many processes as cores, loaded and warm; documents are sent to them."""
    size = max(1, len(docs) // (8 * cores))
    batches = [docs[i : i + size] for i in range(0, len(docs), size)]
    with ProcessPoolExecutor(cores, get_context("spawn"), _start, (spec, task, setting)) as pool:
        list(pool.map(_do, [docs[:1]] * (4 * cores)))
        runs = []
        for _ in range(repeats):
            start = time.perf_counter()
            list(pool.map(_do, batches))
            runs.append(time.perf_counter() - start)
    characters = sum(len(doc.text) for doc in docs)
    return Speed(tuple(characters / run for run in runs), characters)

"""Growth: how time rises with length, on a report and on input that trips up patterns."""

from __future__ import annotations

import math
from collections.abc import Sequence

from benchmarks.context import Context
from benchmarks.probe import ask, settings_of
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.suites.pages import clean_texts
from benchmarks.suites.scoring import facts_of
from benchmarks.suites.startup import FIRST, importable
from policytext import Document
from policytext.pages.tables import words
from tests.pages.cloak import cloak

__all__ = ["exponent", "run"]

# Characters; three bytes each in UTF-8, so from 1 kB to 10 MB.
SIZES = (333, 1_000, 3_333, 10_000, 33_333, 100_000, 333_333, 1_000_000, 3_333_333)
QUICK = (100, 300, 1_000)
TASKS = ("tokens", "quantities", "rewriting", "times", "mentions", "pages", "pipeline")
PATTERNS = {
    "digits": "1",
    "one numeral": "一",
    "scales": "万亿",
    "opening brackets": "（",
    "commas": "，",
    "one character": "市",
}
# More for what reads numbers: lists, ranges and decimals without end.
NUMERIC = {
    "list of numbers": "1，",
    "decimal points": "1.",
    "ranges": "5%—",
    "brackets": "（一）",
    "years": "2021—",
}
NUMBER_TASKS = ("quantities", "rewriting", "times")
# Peers are many and some are slow, so that outside numbers they get the patterns that tell most.
FOR_PEERS = ("report", "digits", "one numeral")
# Below these, fixed costs and the clock's grain hide how time grows.
LEAST_SECONDS, LEAST_CHARACTERS = 0.002, 10_000


def run(context: Context) -> SuiteResult:
    """Measure every system at every task on text of growing length, each in its own process."""
    not_run: list[NotRun] = []
    rows: list[Row] = []
    material = context.texts()
    if material is None:
        return SuiteResult("growth", (), (NotRun("all", "no text was given"),))
    report = "\n".join(doc.text for doc in material.documents)[:100_000]
    patterns = {"report": report, "report without line ends": report.replace("\n", ""), **PATTERNS}
    for spec in context.systems:
        system = importable(spec, not_run)
        if system is None:
            continue
        for task in (task for task in system.starts if task in TASKS):
            if context.options.quick:
                patterns = {name: patterns[name] for name in ("report", "digits")}
            chosen = dict(patterns)
            if task == "pages":
                chosen["cloaked report"] = _cloaked(report)
            if task in NUMBER_TASKS:
                chosen |= {} if context.options.quick else NUMERIC
            elif system.name != "policytext":
                chosen = {name: chosen[name] for name in FOR_PEERS if name in chosen}
            for setting, pattern in chosen.items():
                points = _points(context, spec, task, pattern)
                if not points:
                    not_run.append(NotRun(f"{system.name} {task}", f"no result on {setting}"))
                    continue
                figures = _figures(points, LEAST_CHARACTERS if not context.options.quick else 0)
                rows.append(Row(system.name, material.name, f"{task}: {setting}", figures))
    facts = {material.name: facts_of(material, material.documents)}
    return SuiteResult("growth", tuple(rows), tuple(not_run), facts)


def _cloaked(report: str) -> str:
    """Some of the report as a mirror would show it."""
    texts = clean_texts([Document(report)], 3000)
    marked = frozenset(words("marked.tsv"))
    return (
        "".join(cloak(line, marked).text + "\n" for text in texts for line in text.split("\n"))
        or report
    )


def _points(context: Context, spec: str, task: str, pattern: str) -> list[tuple[int, float]]:
    options = context.options
    lines = ask(
        "growth",
        # The last point may take longer than the budget; ten times as long is told as no end.
        60 + 10 * options.budget,
        system=spec,
        task=task,
        setting=settings_of(context.setting()),
        first=FIRST,
        pattern=pattern,
        sizes=QUICK if options.quick else SIZES,
        repeats=1 if options.quick else 3,
        budget=options.budget,
    )
    return [(line["size"], line["seconds"]) for line in lines]


def _figures(points: Sequence[tuple[int, float]], least: int) -> dict[str, Figure]:
    size, took = points[-1]
    figures = {}
    if (slope := exponent(points, least)) is not None:
        figures["exponent"] = Figure(slope, form="exponent")
    figures["largest"] = Figure(size, form="count")
    figures["time"] = Figure(took, form="seconds")
    figures["speed there"] = Figure(size / max(took, 1e-9), form="speed")
    return figures


def exponent(points: Sequence[tuple[int, float]], least: int = LEAST_CHARACTERS) -> float | None:
    """The slope of the logarithm of time over the logarithm of length, by least squares.

    1 is linear, 2 quadratic. Points too short to tell are left out; None where fewer than two are
    left.

    Example:
        >>> round(exponent([(10_000, 1.0), (100_000, 10.0), (1_000_000, 100.0)]), 6)
        1.0
    """
    kept = [
        (math.log(size), math.log(took))
        for size, took in points
        if size >= least and (took >= LEAST_SECONDS or not least)
    ]
    if len(kept) < 2:
        return None
    middle = [sum(values) / len(kept) for values in zip(*kept, strict=True)]
    above = sum((x - middle[0]) * (y - middle[1]) for x, y in kept)
    below = sum((x - middle[0]) ** 2 for x, _ in kept)
    return float(above / below)

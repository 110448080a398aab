"""Test cases of other tools: found in the text, or read when cut out of it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.context import Context
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.suites.expected import Case, read_case
from benchmarks.system import Runner
from policytext import QUANTITIES, TIMES, Document, Layer

__all__ = ["run"]

TASKS = {"found": "quantities", "read": "number", "times": "times"}


def run(context: Context) -> SuiteResult:
    """Ask every system for every case in scope."""
    files = [_read(path, context.options.quick) for path in context.cases]
    not_run: list[NotRun] = []
    if not files:
        return SuiteResult("cases", (), (NotRun("all", "no files of cases were given"),))
    answers: dict[str, dict[str, Runner]] = {}
    for way, task in TASKS.items():
        for system, runner in context.runners(task, context.setting(), not_run):
            answers.setdefault(system.name, {})[way] = runner
    rows = [
        Row(name, file, "", figures)
        for file, cases, _ in files
        for name, runners in answers.items()
        if (figures := _figures(cases, runners))
    ]
    return SuiteResult(
        "cases", tuple(rows), tuple(not_run), {file: facts for file, _, facts in files}
    )


def _read(path: Path, quick: bool) -> tuple[str, list[Case], dict[str, Any]]:
    raw = path.read_bytes()
    lines = raw.decode("utf-8").splitlines()[: 20 if quick else None]
    cases = [read_case(json.loads(line), path.stem) for line in lines]
    facts = {
        "sha256": hashlib.sha256(raw).hexdigest(),
        "cases": len(cases),
        "in scope": sum(not case.reason for case in cases),
        "out of scope": dict(sorted(Counter(c.reason for c in cases if c.reason).items())),
    }
    return path.stem, cases, facts


def _figures(cases: Sequence[Case], runners: Mapping[str, Runner]) -> dict[str, Figure]:
    """The shares of cases that are right, over those that ask for what the system does."""
    figures: dict[str, Figure] = {}
    numbers = [case for case in cases if case.low is not None or case.high is not None]
    right: dict[str, list[bool]] = {}
    for way in ("found", "read"):
        if way in runners and numbers:
            values = [_quantity(case, runners[way], way) for case in numbers]
            right[way] = [value for value, _ in values]
            figures[way] = _share(right[way])
            figures[f"{way} with unit"] = _share([unit for _, unit in values])
    if len(right) == 2:
        figures["either"] = _share([a or b for a, b in zip(*right.values(), strict=True)])
    times = [case for case in cases if case.interval is not None]
    if "times" in runners and times:
        figures["times"] = _share([_time(case, runners["times"]) for case in times])
    absent = [case for case in cases if case.absent]
    if "found" in runners and (kept := [case for case in absent if case.absent != "date"]):
        figures["no false hit"] = _share([_none(case, runners["found"]) for case in kept])
    if "times" in runners and (kept := [case for case in absent if case.absent == "date"]):
        figures["no false time"] = _share([_no_time(case, runners["times"]) for case in kept])
    if figures:
        figures["cases"] = Figure(len(numbers) + len(times) + len(absent), form="count")
    return figures


def _share(right: Sequence[bool]) -> Figure:
    return Figure(sum(right) / len(right))


def _answer(runner: Runner, doc: Document, layer: Layer[Any]) -> Sequence[Any]:
    try:
        return runner.annotate(doc)[layer]
    except Exception:  # A peer's failure is a wrong answer.
        return ()


def _quantity(case: Case, runner: Runner, way: str) -> tuple[bool, bool]:
    """Whether the value is right, and whether the unit is too."""
    text = case.mention if way == "read" else case.text
    start, end = (0, len(text)) if way == "read" else (case.start, case.end)
    found = [
        one.value
        for one in _answer(runner, Document(text, year=case.year), QUANTITIES)
        if one.start < end and start < one.end and case.has_value(one.value)
    ]
    return bool(found), any(case.has_unit(value) for value in found)


def _time(case: Case, runner: Runner) -> bool:
    return any(
        one.start < case.end and case.start < one.end and one.value == case.interval
        for one in _answer(runner, Document(case.text, year=case.year), TIMES)
    )


def _none(case: Case, runner: Runner) -> bool:
    """Whether nothing of the kind that must not be found is."""
    found = _answer(runner, Document(case.text), QUANTITIES)
    return not any(case.absent in ("number", one.value.kind) for one in found)


def _no_time(case: Case, runner: Runner) -> bool:
    return not _answer(runner, Document(case.text, year=case.year), TIMES)

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
    asked = [(file, cases) for file, cases, _ in files]
    if len(files) > 1:
        asked.append(("all files", [case for _, cases in asked for case in cases]))
    rows = [
        Row(name, file, "", figures)
        for file, cases in asked
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
    right: list[bool] = []
    by_way: dict[str, list[tuple[bool, bool]]] = {}
    for way in ("found", "read"):
        if way in runners and numbers:
            by_way[way] = [_quantity(case, runners[way], way) for case in numbers]
            figures[way] = _share([value for value, _ in by_way[way]])
            figures[f"{way} with unit"] = _share([unit for _, unit in by_way[way]])
    if by_way:
        right += [any(unit for _, unit in one) for one in zip(*by_way.values(), strict=True)]
        figures["either with unit"] = _share(right)
    times = [case for case in cases if case.interval is not None]
    if "times" in runners and times:
        found = [_time(case, runners["times"]) for case in times]
        figures["times"] = _share(found)
        right += found
    absent = [case for case in cases if case.absent]
    if "found" in runners and (kept := [case for case in absent if case.absent != "date"]):
        none = [_none(case, runners["found"]) for case in kept]
        figures["no false hit"] = _share(none)
        right += none
    if "times" in runners and (kept := [case for case in absent if case.absent == "date"]):
        none = [_no_time(case, runners["times"]) for case in kept]
        figures["no false time"] = _share(none)
        right += none
    if not right:
        return {}
    counts = {"cases": len(cases), "in scope": len(numbers) + len(times) + len(absent)}
    counts |= {"asked": len(right), "right": sum(right)}
    first = {name: Figure(count, form="count") for name, count in counts.items()}
    return {**first, "share right": _share(right), **figures}


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
    values = [
        one.value
        for one in _answer(runner, Document(text, year=case.year), QUANTITIES)
        if one.start < end and start < one.end
    ]
    found = case.answered_by(values)
    return bool(found), bool(found) and any(case.has_unit(value) for value in found)


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

"""Start-up: importing, loading, the first text."""

from __future__ import annotations

import statistics
import subprocess
import sys
from typing import Any

from benchmarks.context import Context
from benchmarks.probe import ask, settings_of
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.system import NotRunError, System
from benchmarks.systems import find
from benchmarks.timing import seconds

__all__ = ["FIRST", "importable", "run", "spawned"]

# The first text: short, so that its time is that of loading.
FIRST = "全市完成投资680.3亿元，增长8%左右；新北区和溧阳市新增就业3.2万人。"
LIMIT = 120.0  # seconds for one process


def run(context: Context) -> SuiteResult:
    """Measure every system at every task, each time in a fresh process."""
    repeats = 1 if context.options.quick else max(3, context.options.repeats)
    not_run: list[NotRun] = []
    rows: list[Row] = []
    bare = statistics.median(seconds(lambda: _python("pass")) for _ in range(repeats))
    for spec in context.systems:
        system = importable(spec, not_run)
        if system is None:
            continue
        imported = [
            max(0.0, seconds(lambda: _python(f"import {system.module}")) - bare)  # noqa: B023
            for _ in range(repeats)
        ]
        for task in system.starts:
            measured = spawned(context, spec, task, repeats)
            if measured is None:
                not_run.append(NotRun(f"{system.name} {task}", "could not be loaded here"))
                continue
            figures = {
                "import": Figure(statistics.median(imported), form="seconds"),
                **{
                    label: Figure(statistics.median(one[key] for one in measured), form="seconds")
                    for label, key in (("load", "load"), ("first", "first"), ("second", "second"))
                },
            }
            rows.append(Row(system.name, "", task, figures))
    return SuiteResult("startup", tuple(rows), tuple(not_run))


def importable(spec: str, not_run: list[NotRun]) -> System | None:
    """The system, or None where its module is missing, which is then listed."""
    try:
        system = find(spec)
    except NotRunError as error:
        not_run.append(NotRun(spec, str(error)))
        return None
    if not system.module:
        return None
    if _python(f"import {system.module}"):
        not_run.append(NotRun(system.name, f"{system.module} cannot be imported here"))
        return None
    return system


def spawned(
    context: Context, spec: str, task: str, repeats: int, text: str = ""
) -> list[dict[str, Any]] | None:
    """What a fresh process measured in each repeat; None where the system could not be loaded."""
    setting = settings_of(context.setting())
    found = []
    for _ in range(repeats):
        lines = ask(
            "startup", LIMIT, system=spec, task=task, setting=setting, first=FIRST, text=text
        )
        merged = {key: value for line in lines for key, value in line.items()}
        if "second" not in merged or (text and "peak" not in merged):
            return None
        found.append(merged)
    return found


def _python(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode

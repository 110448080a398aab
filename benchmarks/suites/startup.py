"""Start-up: importing, loading, the first text."""

from __future__ import annotations

import importlib.util
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
PLACES = ("新北区", "溧阳市")
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
            measured, reason = spawned(context, spec, task, repeats)
            if reason:
                not_run.append(NotRun(f"{system.name} {task}", reason))
                continue
            medians = {"import": statistics.median(imported)}
            for key in ("load", "first", "second"):
                medians[key] = statistics.median(one[key] for one in measured)
            # The probe itself imports the core of policytext, so that its load does not.
            core = medians["import"] if system.name == "policytext" else 0.0
            medians["to first result"] = core + medians["load"] + medians["first"]
            figures = {name: Figure(value, form="seconds") for name, value in medians.items()}
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
    if importlib.util.find_spec(system.module) is None:
        not_run.append(NotRun(spec, f"not installed: pip install {system.distribution}"))
        return None
    if _python(f"import {system.module}"):
        not_run.append(NotRun(spec, f"{system.module} cannot be imported"))
        return None
    return system


def spawned(
    context: Context, spec: str, task: str, repeats: int, text: str = ""
) -> tuple[list[dict[str, Any]], str]:
    """What a fresh process measured in each repeat, and why there is nothing, if so."""
    setting = settings_of(context.setting())
    found = []
    for _ in range(repeats):
        lines = ask(
            "startup",
            LIMIT,
            system=spec,
            task=task,
            setting=setting,
            first=FIRST,
            places=PLACES,
            text=text,
        )
        merged = {key: value for line in lines for key, value in line.items()}
        if "second" not in merged or (text and "peak" not in merged):
            return [], merged.get("error", f"no result within {LIMIT:.0f} s")
        found.append(merged)
    return found, ""


def _python(code: str) -> int:
    return subprocess.run([sys.executable, "-c", code], capture_output=True, check=False).returncode

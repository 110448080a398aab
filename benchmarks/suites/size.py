"""Installed size: of a distribution, and of all that it needs."""

from __future__ import annotations

import importlib.metadata
import re
from pathlib import Path

import policytext
from benchmarks.context import Context
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.suites.startup import importable

__all__ = ["run"]

_NAME = re.compile(r"[A-Za-z0-9._-]+")


def run(context: Context) -> SuiteResult:
    """Measure every installed system."""
    not_run: list[NotRun] = []
    rows: dict[str, Row] = {}
    for spec in context.systems:
        system = importable(spec, not_run)
        if system is None or not system.distribution or system.distribution in rows:
            continue
        needed = _closure(system.distribution)
        if not needed:
            not_run.append(NotRun(system.name, f"{system.distribution} is not installed as such"))
            continue
        figures = {
            "own": Figure(_size(system.distribution), form="bytes"),
            "with all it needs": Figure(sum(map(_size, sorted(needed))), form="bytes"),
            "packages": Figure(len(needed), form="count"),
        }
        rows[system.distribution] = Row(system.name, "", system.distribution, figures)
    return SuiteResult("size", tuple(rows.values()), tuple(not_run))


def _closure(name: str) -> set[str]:
    """A distribution and all installed ones that it needs, extras left out."""
    found: set[str] = set()
    waiting = [name]
    while waiting:
        one = _normal(waiting.pop())
        if one in found:
            continue
        try:
            needs = importlib.metadata.requires(one) or []
        except importlib.metadata.PackageNotFoundError:
            continue
        found.add(one)
        for need in needs:
            match = _NAME.match(need)
            if match and "extra ==" not in need:
                waiting.append(match[0])
    return found


def _normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _size(name: str) -> int:
    """Bytes of the installed files, caches left out."""
    if name == "policytext":
        # An editable install has its files elsewhere.
        root = Path(policytext.__file__).parent
        files = [path for path in root.rglob("*") if path.is_file()]
        return sum(path.stat().st_size for path in files if path.suffix != ".pyc")
    listed = importlib.metadata.files(name) or []
    paths = [Path(str(path.locate())) for path in listed if path.suffix != ".pyc"]
    return sum(path.stat().st_size for path in paths if path.is_file())

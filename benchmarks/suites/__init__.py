"""The suites: what is measured, one file each."""

from __future__ import annotations

import importlib
from collections.abc import Callable
from typing import TypeAlias

from benchmarks.context import Context
from benchmarks.results import SuiteResult

__all__ = ["SUITES", "Run", "suite"]

Run: TypeAlias = Callable[[Context], SuiteResult]

# In the order of the report: the name, and where its function is.
SUITES: dict[str, str] = {
    "tokens": "benchmarks.suites.tokens:run",
    "quantities": "benchmarks.suites.quantities:run",
    "times": "benchmarks.suites.times:run",
    "mentions": "benchmarks.suites.mentions:run",
    "learning": "benchmarks.suites.learning:run",
    "reliability": "benchmarks.suites.scores:run_reliability",
    "min-score": "benchmarks.suites.scores:run_least",
    "links": "benchmarks.suites.links:run",
    "projects": "benchmarks.suites.projects:run",
    "rows": "benchmarks.suites.rows:run",
    "pages": "benchmarks.suites.pages:run",
    "cases": "benchmarks.suites.cases:run",
    "speed": "benchmarks.suites.speed:run",
    "startup": "benchmarks.suites.startup:run",
    "memory": "benchmarks.suites.memory:run",
    "size": "benchmarks.suites.size:run",
    "growth": "benchmarks.suites.growth:run",
}


def suite(name: str) -> Run:
    """The function that runs a suite."""
    module, _, attribute = SUITES[name].partition(":")
    found: Run = getattr(importlib.import_module(module), attribute)
    return found

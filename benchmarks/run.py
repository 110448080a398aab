"""Running suites: each writes its own file, so that one can be run again alone."""

from __future__ import annotations

import dataclasses
import importlib.metadata
import platform
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.context import Context
from benchmarks.results import SuiteResult
from benchmarks.suites import suite
from benchmarks.system import NotRunError
from benchmarks.systems import find
from policytext import manifest

__all__ = ["made_with", "run_suites"]


def run_suites(context: Context, names: Sequence[str]) -> Iterator[SuiteResult]:
    """Run suites one after the other, each with what it was made with."""
    facts = made_with(context)
    for name in names:
        yield dataclasses.replace(suite(name)(context), made_with=facts)


def made_with(context: Context) -> dict[str, Any]:
    """What figures depend on: versions, cores and options; nothing that names a machine."""
    own = manifest()
    options = dataclasses.asdict(context.options)
    return {
        "policytext": own["policytext"],
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": options.pop("cores"),
        "options": options,
        "packages": _versions(context.systems),
    }


def _versions(systems: Sequence[str]) -> dict[str, str]:
    """The versions of the distributions under test that are installed."""
    found = {}
    for spec in systems:
        try:
            distribution = find(spec).distribution
            if distribution:
                found[distribution] = importlib.metadata.version(distribution)
        except (NotRunError, importlib.metadata.PackageNotFoundError):
            continue
    return dict(sorted(found.items()))

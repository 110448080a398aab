"""What a suite measured: rows of figures, for machines as JSON."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

__all__ = [
    "SCHEMA",
    "Figure",
    "NotRun",
    "Row",
    "SuiteResult",
    "kept_with",
    "read_results",
    "write_result",
]

SCHEMA = 1  # raised whenever a reader of the files must change


@dataclass(frozen=True, slots=True)
class Figure:
    """A measured number.

    Args:
        value: the number.
        low: lower end of its 95% interval, or the slowest repeat; None where there is none.
        high: upper end.
        form: how people see it: share (0 to 1), count, speed (characters a second), seconds,
            bytes, exponent.
    """

    value: float
    low: float | None = None
    high: float | None = None
    form: str = "share"


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of one system on one corpus.

    Args:
        system: its name.
        corpus: name of the corpus or text; empty where none was used.
        setting: what else tells rows of a system apart, such as the kinds that are counted.
        figures: by name, in the order of columns.
        note: what a reader must know.
    """

    system: str
    corpus: str
    setting: str
    figures: Mapping[str, Figure]
    note: str = ""


@dataclass(frozen=True, slots=True)
class NotRun:
    """A system that could not be measured, and why."""

    system: str
    reason: str


@dataclass(frozen=True)
class SuiteResult:
    """All that one suite measured in one run.

    Args:
        suite: its name.
        rows: in the order of corpora and systems.
        not_run: what could not be measured.
        corpora: sha256, documents and characters of each, by name.
        made_with: versions of interpreter and packages, number of cores, options of the run.
    """

    suite: str
    rows: tuple[Row, ...]
    not_run: tuple[NotRun, ...] = ()
    corpora: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    made_with: Mapping[str, Any] = field(default_factory=dict)


def write_result(result: SuiteResult, folder: Path) -> Path:
    """Write ``SUITE.json`` into a folder, which is made where it is missing."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{result.suite}.json"
    data = {"schema": SCHEMA, **asdict(result)}
    text = json.dumps(data, ensure_ascii=False, indent=1)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def kept_with(new: SuiteResult, old: SuiteResult) -> SuiteResult:
    """The new result, with the old one's rows of systems that the new one does not have."""
    systems = {row.system for row in new.rows}
    versions = dict(old.made_with.get("packages", {}))
    versions.update(new.made_with.get("packages", {}))
    return SuiteResult(
        new.suite,
        (*(row for row in old.rows if row.system not in systems), *new.rows),
        tuple(dict.fromkeys((*old.not_run, *new.not_run))),
        {**old.corpora, **new.corpora},
        {**new.made_with, "packages": dict(sorted(versions.items()))},
    )


def read_results(folder: Path) -> list[SuiteResult]:
    """All results of a folder, by name of file.

    Raises:
        ValueError: a file has another schema.
    """
    found = []
    for path in sorted(folder.glob("*.json")):
        data = json.loads(path.read_text(encoding="utf-8"))
        if data.get("schema") != SCHEMA:
            raise ValueError(f"{path.name} has schema {data.get('schema')}, not {SCHEMA}; run anew")
        rows = tuple(
            Row(
                one["system"],
                one["corpus"],
                one["setting"],
                {name: Figure(**figure) for name, figure in one["figures"].items()},
                one["note"],
            )
            for one in data["rows"]
        )
        not_run = tuple(NotRun(**one) for one in data["not_run"])
        found.append(SuiteResult(data["suite"], rows, not_run, data["corpora"], data["made_with"]))
    return found

"""Peak memory: of a fresh process that loads a system and works on one long text."""

from __future__ import annotations

from benchmarks.context import Context
from benchmarks.results import Figure, NotRun, Row, SuiteResult
from benchmarks.suites.scoring import facts_of
from benchmarks.suites.startup import importable, spawned

__all__ = ["run"]

CHARACTERS = 100_000


def run(context: Context) -> SuiteResult:
    """Measure every system at every task save links, which needs mentions."""
    not_run: list[NotRun] = []
    rows: list[Row] = []
    material = context.texts()
    if material is None:
        return SuiteResult("memory", (), (NotRun("all", "no text was given"),))
    whole = "\n".join(doc.text for doc in material.documents)
    text = whole[: 2000 if context.options.quick else CHARACTERS]
    for spec in context.systems:
        system = importable(spec, not_run)
        for task in system.starts if system is not None else ():
            if task in ("links", "number") or system is None:
                continue
            measured, reason = spawned(context, spec, task, 1, text)
            if reason:
                not_run.append(NotRun(f"{system.name} {task}", reason))
                continue
            peaks = measured[0]
            figures = {
                "loaded": Figure(peaks["peak loaded"] - peaks["peak bare"], form="bytes"),
                "peak": Figure(peaks["peak"] - peaks["peak bare"], form="bytes"),
            }
            rows.append(Row(system.name, material.name, task, figures))
    facts = {**facts_of(material, material.documents), "used characters": len(text)}
    return SuiteResult("memory", tuple(rows), tuple(not_run), {material.name: facts})

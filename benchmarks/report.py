"""Results for people: tables in the terminal and in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table

from benchmarks.results import Figure, Row, SuiteResult
from benchmarks.suites import SUITES

__all__ = ["markdown", "show", "shown"]

_INTRO = """# Results of the benchmark suite

Written by `python -m benchmarks`; do not edit. What each figure means, how peers are run and what
the limits are: [docs/benchmarks.md](../docs/benchmarks.md). Every system of a table ran in the same
run on the same text. Figures in brackets are 95% intervals from redrawn documents, or, for speeds,
the slowest and fastest repeat. The machine was shared with other work, so that speeds are
lower bounds and differ by some tens of percent from run to run.
"""
_TITLES = {
    "tokens": "Tokens",
    "quantities": "Quantities",
    "times": "Times",
    "mentions": "Mentions",
    "learning": "Learning curve of mentions, on unseen places",
    "reliability": "Scores of mentions as probabilities",
    "min-score": "Mentions by the least score",
    "links": "Links, on the gold's own mentions",
    "projects": "Projects, on the gold's own mentions",
    "rows": "Indicator rows",
    "pages": "Pages, cloaked by the project's generator",
    "cases": "Test cases of other tools",
    "speed": "Speed, characters a second",
    "startup": "Start-up, milliseconds",
    "memory": "Peak memory over that of a bare interpreter, MB",
    "size": "Installed size, MB",
    "growth": "Growth of time with length, time in milliseconds",
}


def shown(figure: Figure) -> str:
    """A figure as people read it.

    Example:
        >>> shown(Figure(0.97864, 0.9712, 0.985)), shown(Figure(1234567.0, form="speed"))
        ('0.9786 [0.9712, 0.9850]', '1,230,000')
    """
    write = _FORMS[figure.form]
    if figure.low is None or figure.high is None:
        return write(figure.value)
    return f"{write(figure.value)} [{write(figure.low)}, {write(figure.high)}]"


def _rounded(value: float) -> float:
    """Three significant digits: more would claim what timing cannot give."""
    return float(f"{value:.2e}")


_FORMS: dict[str, Callable[[float], str]] = {
    "share": lambda value: f"{value:.4f}",
    "count": lambda value: f"{value:,.0f}",
    "speed": lambda value: f"{_rounded(value):,.0f}",
    "seconds": lambda value: f"{value * 1000:,.1f}",
    "bytes": lambda value: f"{value / 1e6:,.1f}",
    "exponent": lambda value: f"{value:.2f}",
}


def _columns(rows: Iterable[Row]) -> list[str]:
    """All names of figures, in the order in which they first occur."""
    return list(dict.fromkeys(name for row in rows for name in row.figures))


def _lines(rows: Sequence[Row]) -> Iterator[list[str]]:
    """Head and cells; columns that are empty throughout are left out."""
    columns = _columns(rows)
    facts = [(name, [getattr(row, name) for row in rows]) for name in ("corpus", "setting", "note")]
    kept = {name for name, values in facts if any(values)}
    head = ["system", *(name for name in ("corpus", "setting") if name in kept), *columns]
    yield [*head, "note"] if "note" in kept else head
    for row in rows:
        cells = [row.system, *(getattr(row, n) for n in ("corpus", "setting") if n in kept)]
        cells += [shown(row.figures[name]) if name in row.figures else "" for name in columns]
        yield [*cells, row.note] if "note" in kept else cells


def show(result: SuiteResult, console: Console) -> None:
    """Print a suite's table, and what was not run."""
    console.print(f"\n[bold]{_TITLES[result.suite]}[/bold]")
    if result.rows:
        head, *body = _lines(result.rows)
        table = Table()
        for name in head:
            table.add_column(name, no_wrap=name != "note", overflow="fold")
        for cells in body:
            table.add_row(*cells)
        console.print(table)
    for missing in result.not_run:
        console.print(f"not run: {missing.system}: {missing.reason}", markup=False)


def markdown(results: Sequence[SuiteResult], notes: Sequence[str] = ()) -> str:
    """The report: all suites in their order, corpora with hashes, and what was not run."""
    order = list(SUITES)
    ranked = sorted(results, key=lambda result: order.index(result.suite))
    parts = [_INTRO, *(f"{note}\n" for note in notes), *map(_made_with, _runs(ranked))]
    for result in ranked:
        parts.append(f"\n## {_TITLES[result.suite]}\n")
        if result.rows:
            parts.append(_table(list(_lines(result.rows))))
        parts += [f"- not run: {one.system}: {one.reason}" for one in result.not_run]
        if result.suite == "cases" and (left_out := _left_out(result)):
            parts += ["", "Cases out of scope, by reason:", "", _table(left_out)]
    parts.append(_corpora(ranked))
    return "\n".join(parts).rstrip() + "\n"


def _left_out(result: SuiteResult) -> list[list[str]]:
    """How many cases each reason takes out of scope, and of which files; the most first."""
    by_reason: dict[str, dict[str, int]] = {}
    for file, facts in result.corpora.items():
        for reason, count in facts.get("out of scope", {}).items():
            by_reason.setdefault(reason, {})[file] = count
    lines = [
        [reason, f"{sum(files.values()):,}", ", ".join(f"{f} {n}" for f, n in files.items())]
        for reason, files in sorted(by_reason.items(), key=lambda one: -sum(one[1].values()))
    ]
    return [["reason", "cases", "files"], *lines] if lines else []


def _table(lines: list[list[str]]) -> str:
    rows = ["| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines]
    rows.insert(1, "|" + "---|" * len(lines[0]))
    return "\n".join(rows) + "\n"


def _runs(results: Sequence[SuiteResult]) -> list[tuple[dict[str, Any], list[str]]]:
    """What suites were made with; suites of equal runs together."""
    found: list[tuple[dict[str, Any], list[str]]] = []
    for result in results:
        facts = dict(result.made_with)
        for known, names in found:
            if known == facts:
                names.append(result.suite)
                break
        else:
            found.append((facts, [result.suite]))
    return found


def _made_with(run: tuple[dict[str, Any], list[str]]) -> str:
    facts, suites = run
    own, packages, options = facts["policytext"], facts["packages"], facts["options"]
    versions = ", ".join(f"{n} {v}" for n, v in packages.items() if n != "policytext")
    chosen = ", ".join(f"{name} {value}" for name, value in options.items())
    return (
        f"- {', '.join(suites)}: policytext {own['version']} (code {own['sha256'][:12]}), "
        f"{facts['python']}, {facts['cores']} cores ({facts['system']} {facts['machine']}); "
        f"{versions or 'no peers'}; {chosen}"
    )


def _corpora(results: Sequence[SuiteResult]) -> str:
    """All corpora with their hashes; where suites used different parts, the largest."""
    found: dict[tuple[str, str], dict[str, Any]] = {}
    for result in results:
        for name, facts in result.corpora.items():
            key = (name, facts["sha256"])
            if facts.get("characters", 0) >= found.get(key, {}).get("characters", 0):
                found[key] = dict(facts)
    lines = [["corpus", "sha256", "size"]]
    lines += [[name, sha[:16], _size(facts)] for (name, sha), facts in sorted(found.items())]
    return "\n## Corpora\n\n" + _table(lines) if len(lines) > 1 else ""


def _size(facts: dict[str, Any]) -> str:
    if "cases" in facts:
        return f"{facts['in scope']:,} of {facts['cases']:,} cases in scope"
    return f"{facts['documents']:,} documents, {facts['characters']:,} characters"

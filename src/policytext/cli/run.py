"""Many sources through one task: results in order, errors by line, a summary, an exit code."""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import click

from policytext.cli.inputs import Source, read_sources
from policytext.cli.metadata import Metadata
from policytext.cli.sinks import Sink
from policytext.cli.twins import MOST_NAMED, Twins
from policytext.cli.work import Result, Task
from policytext.parallel import Failure, ordered_map

__all__ = ["complain", "run"]

FAILED = 1  # the exit code when a document failed
# Kinds of problems that are no harmless notes.
_GRAVE = ("contradiction", "unknown-issuer", "late-facts", "late-files", "late-layers")


def complain(place: str, reason: str) -> None:
    """One line on standard error: program, place, reason."""
    click.echo(_line(place, reason), err=True)


def _line(place: str, reason: str) -> str:
    reason = reason.removeprefix(f"{place}: ")
    return " ".join(re.sub(r"[\x00-\x1f\x7f]+", " ", f"policytext: {place}: {reason}").split())


def run(
    task: Task,
    files: list[Source],
    sink: Sink,
    workers: int = 1,
    quiet: bool = False,
    verbose: bool = False,
    passed: Sequence[str] = (),
    bar: bool = False,
) -> int:
    """Do a task for all sources, and return the exit code.

    Args:
        task: what to do with each.
        files: in the order of the results.
        sink: where results go.
        workers: processes.
        quiet: no summary.
        verbose: all of the documents' own problems, line by line; what may put rows in a wrong
            place or year is told without it, too.
        passed: files in folders that were passed over; ``verbose`` names them.
        bar: show progress.
    """
    tally = _Tally(len(passed))
    task = replace(task, metadata=task.metadata.for_files(files))
    joined, twins = _Joined(task.metadata), Twins()
    if task.metadata.hint:
        complain(task.metadata.path, f"not all columns are there: {task.metadata.hint}")
    progress = _Progress(files) if bar else None
    say = progress.say if progress else complain
    for name in passed if verbose else ():
        say(name, "passed over: the name has no known suffix")
    try:
        for source, result in ordered_map(task, read_sources(files), workers):
            if isinstance(result, Failure):
                say(source.name, _reason(result))
                tally.failed += 1
                joined.failed(source)
            else:
                tally.add(result)
                for reason in (*joined.add(result, verbose), *_told(result, verbose)):
                    say(source.name, reason)
                twins.add(source.name, result.twin)
                sink.write(result)
            if progress:
                progress.advance(source.size, tally)
        sink.finish(tally.done)
    except BaseException:
        sink.abandon()
        raise
    finally:
        if progress:
            progress.stop()
    for name, reason in twins.told():
        complain(name, reason)
    for reason in joined.told(verbose):
        complain(task.metadata.path, reason)
    if not quiet:
        parts = [tally.summary(verbose), *joined.summary(verbose)]
        click.echo(f"policytext: {', '.join(parts)}", err=True)
    return FAILED if tally.failed else 0


def _told(result: Result, verbose: bool) -> list[str]:
    """The problems of a document that are shown, and that no row is there."""
    told = [problem for problem in result.problems if verbose or _is_grave(problem)]
    return [*told, "no row was found in it"] if verbose and result.rows == 0 else told


def _is_grave(problem: str) -> bool:
    """Whether a problem puts a document's rows in a wrong place or year, or none: always told."""
    return problem.partition(":")[0] in _GRAVE


def _reason(failure: Failure) -> str:
    if failure.error.startswith("internal"):
        return f"{failure.error}: {failure.message} (a fault of policytext, please report it)"
    return failure.message


class _Tally:
    def __init__(self, passed: int) -> None:
        self.done = self.failed = self.problems = self.hidden = self.unreadable = 0
        self.left_out = self.disputed = self.bare = 0
        self.passed = passed

    def add(self, result: Result) -> None:
        self.done += 1
        self.problems += bool(result.problems)
        self.hidden += not all(map(_is_grave, result.problems))
        self.unreadable += result.verdict == "unreadable"
        self.bare += result.rows == 0
        self.left_out += result.left_out
        self.disputed += result.disputed

    def summary(self, verbose: bool) -> str:
        parts = [f"{self.done} document{'' if self.done == 1 else 's'}"]
        if self.problems:
            hint = " (-v shows them)" if self.hidden and not verbose else ""
            parts.append(f"{self.problems} with problems{hint}")
        if self.unreadable:
            parts.append(f"{self.unreadable} damaged beyond reading")
        if self.bare:
            documents = "document" if self.bare == 1 else "documents"
            hint = "" if verbose else " (-v names them)"
            parts.append(f"{self.bare} {documents} without any row{hint}")
        if self.left_out:
            rows = "row" if self.left_out == 1 else "rows"
            parts.append(f"{self.left_out} {rows} in notes left out (--notes keeps them)")
        if self.disputed:
            contradict = "row contradicts" if self.disputed == 1 else "rows contradict"
            parts.append(f"{self.disputed} {contradict} others (column rivals)")
        if self.failed:
            parts.append(f"{self.failed} failed")
        if self.passed:
            files = "file" if self.passed == 1 else "files"
            parts.append(f"{self.passed} other {files} in the folders passed over")
        return ", ".join(parts)


class _Joined:
    """What a table of metadata and the documents that were read have in common."""

    def __init__(self, metadata: Metadata) -> None:
        self._metadata = metadata
        self._used: set[str] = set()
        self._without = 0

    def add(self, result: Result, verbose: bool) -> Iterator[str]:
        """Note a document, and give what must be told of it."""
        if not self._metadata.path:
            return
        self._used.add(result.row)
        self._without += not result.row
        if verbose and not result.row:
            yield f"has no row in {self._metadata.path}"
        # Rows of such documents join nothing: that is told whatever else is.
        if result.lacks:
            lacks = " and no ".join(result.lacks)
            yield f"no {lacks} is known of it, from {self._metadata.path} either"

    def failed(self, source: Source) -> None:
        """Note a document that could not be read: its row is none too many."""
        self._used.add(self._metadata.find(source.name, source.path).file)

    def unused(self) -> list[str]:
        """The files that the table names and nobody read."""
        return [file for file in self._metadata.files if file not in self._used]

    def told(self, verbose: bool) -> Iterator[str]:
        """What to say of the rows that nobody needed; without ``verbose`` the first are named."""
        several = self._metadata.several
        unused = self.unused()
        for file in unused if verbose else unused[:MOST_NAMED]:
            if file in several:
                yield f"{file}: may be several files: give its suffix, or more of its path"
            else:
                yield f"{file}: no such document was read"

    def summary(self, verbose: bool) -> Iterator[str]:
        """What to count of it."""
        hint = "" if verbose else " (-v shows them)"
        if unused := len(self.unused()):
            rows = "row" if unused == 1 else "rows"
            more = hint if unused > MOST_NAMED else ""
            yield f"{unused} {rows} of the metadata without a document{more}"
        if self._without:
            documents = "document" if self._without == 1 else "documents"
            yield f"{self._without} {documents} without a row in it{hint}"


class _Progress:
    """A bar on standard error, in bytes; no thread draws it, since threads do not fork well."""

    def __init__(self, files: Iterable[Source]) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn

        files = list(files)
        total = None if any(file.name == "-" for file in files) else sum(f.size for f in files)
        columns: list[Any] = [
            TextColumn("{task.description}"),
            BarColumn(),
            TextColumn("{task.percentage:>3.0f}%" if total else ""),
            TimeRemainingColumn(),
        ]
        console = Console(stderr=True)
        self._bar = Progress(*columns, console=console, auto_refresh=False, transient=True)
        self._task = self._bar.add_task("starting", total=total)
        self._drawn = 0.0
        self._bar.start()

    def advance(self, size: int, tally: _Tally) -> None:
        self._bar.update(self._task, advance=size, description=tally.summary(verbose=True))
        if time.monotonic() - self._drawn > 0.1:
            self._bar.refresh()
            self._drawn = time.monotonic()

    def say(self, place: str, reason: str) -> None:
        self._bar.console.print(
            _line(place, reason), markup=False, highlight=False, soft_wrap=True, emoji=False
        )

    def stop(self) -> None:
        self._bar.stop()

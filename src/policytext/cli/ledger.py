"""The commands `policytext match` and `policytext coverage`: promises kept, goals missing."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policytext.cli.options import bom_option, check_output, has_bom, input_options, output_option
from policytext.cli.own import Own, own_options, take_own

if TYPE_CHECKING:
    from policytext.cli.sinks import Sink
    from policytext.cli.work import Result
    from policytext.ledger import Coverage, Match, Row

__all__ = ["coverage", "match"]

# As policytext.ledger.match_table.MATCH_FORMATS, which is not loaded for the help.
FORMATS = ("csv", "jsonl", "xlsx")
ROLES = ("target", "limit", "actual", "baseline")
# What rows are made of; whoever asks what is missing needs unreadable values and times as well.
_ROW_LAYERS = ("targets", "sections", "sentences")
_ALL_LAYERS = (*_ROW_LAYERS, "quantities", "times")
_PANELS = (".csv", ".tsv", ".xlsx", ".parquet", ".dta")
_LINES = (".jsonl", ".ndjson")
_notes_option = click.option("--notes", is_flag=True, help="Count rows in glossaries, too.")


@click.command()
@input_options
@click.option(
    "--within",
    type=click.IntRange(1),
    default=1,
    show_default=True,
    metavar="YEARS",
    help="How many years after the period a report still counts.",
)
@click.option("--coded", is_flag=True, help="Only indicators that have a code.")
@_notes_option
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Of the output.  [default: by the suffix of FILE, csv on standard output]",
)
@own_options
@bom_option
@output_option("Where the matches go: matches.csv, .jsonl, .xlsx; - is standard output.")
def match(
    within: int, coded: bool, notes: bool, form: str | None, bom: bool | None, **options: Any
) -> None:
    """Write what became of each promise, one line each.

    FILES are reports of several years, or panels that `policytext targets` wrote.
    """
    from policytext.ledger import match as matched

    output, quiet = options["output"], options["quiet"]
    chosen = _format(form, output)
    own = take_own(options)

    def write(rows: Iterable[Row]) -> None:
        known = list(rows)
        goals = [row for row in known if row.code or not coded]
        found = matched(goals, known, within=within, codes=own.codebook, notes=notes)
        _write_matches(found, output, chosen, has_bom(bom, output))
        if not quiet:
            told = Counter(one.outcome for one in found)
            parts = ", ".join(f"{count} {name}" for name, count in told.most_common())
            click.echo(f"policytext: {len(found)} promises{': ' if parts else ''}{parts}", err=True)

    panels = [file for file in options["files"] if _is_panel(file)]
    if not panels:
        _run("rows.jsonl", _ROW_LAYERS, options, own, notes, _RowSink(write))
    if len(panels) < len(options["files"]):
        raise click.UsageError(f"{panels[0]} is a panel: give panels alone, or reports alone")
    _refuse_facts(options, panels[0])
    from policytext.ledger import read_rows

    write([row for file in panels for row in read_rows(file)])


@click.command()
@input_options
@click.option(
    "-i",
    "--indicator",
    "indicators",
    multiple=True,
    required=True,
    metavar="NAME",
    help="A code of the codebook, or a name; may be given several times.",
)
@click.option(
    "--role",
    "roles",
    type=click.Choice(ROLES),
    multiple=True,
    default=("target", "limit"),
    show_default=True,
    help="Of the rows that count; may be given several times.",
)
@_notes_option
@click.option("--table", is_flag=True, help="A table to read, instead of CSV.")
@own_options
@bom_option
@output_option("Where the table goes: coverage.csv; - is standard output.")
def coverage(
    indicators: tuple[str, ...],
    roles: tuple[str, ...],
    notes: bool,
    table: bool,
    bom: bool | None,
    **options: Any,
) -> None:
    """Write which indicators are found, stated as absent, unreadable or not found.

    FILES are reports; a panel does not hold what tells these apart.
    """
    from policytext.document import Document
    from policytext.ledger import coverage as covered
    from policytext.ledger import rows_of

    output, own = options["output"], take_own(options)
    for file in options["files"]:
        if _is_panel(file):
            raise click.UsageError(
                f"{file} is a panel: whether what is not in it is absent or cannot be read is told "
                "by the reports alone; give these"
            )

    def write(lines: Iterable[str]) -> None:
        docs = [Document.from_json(line) for line in lines]
        rows = rows_of(docs, own.codebook)
        found = covered(rows, docs, indicators, roles=roles, codes=own.codebook, notes=notes)
        _write_coverage(found, output, table, has_bom(bom, output))

    _run("json", _ALL_LAYERS, options, own, notes, _LineSink(write))


def _run(
    form: str, layers: tuple[str, ...], options: dict[str, Any], own: Own, notes: bool, sink: Sink
) -> None:
    """Read and annotate reports into a sink, and leave with the exit code."""
    from policytext.cli import inputs, run
    from policytext.cli.metadata import Facts, Metadata, read_metadata
    from policytext.cli.work import Task
    from policytext.document import Document

    output, quiet = options["output"], options["quiet"]
    Document("", issuer=options["issuer"], year=options["year"])  # refuses what is impossible
    metadata = read_metadata(options["metadata"]) if options["metadata"] else Metadata()
    facts = Facts(options["issuer"], options["year"])
    task = Task(form, facts, metadata, "missing", layers, own, notes)
    files, passed = inputs.find_files(options["files"], None if output == "-" else output)
    check_output(output, files)
    bar = not quiet and sys.stderr.isatty() and not (output == "-" and sys.stdout.isatty())
    code = run.run(task, files, sink, options["workers"], quiet, options["verbose"], passed, bar)
    click.get_current_context().exit(code)


class _LineSink:
    """Takes the lines of all documents, for what is asked of all of them."""

    def __init__(self, write: Any) -> None:
        self._write = write
        self._texts: list[str] = []

    def write(self, result: Result) -> None:
        """Keep the lines of a document."""
        self._texts.append(result.text)

    def finish(self, count: int) -> None:
        """Write what comes of all; without any document there is nothing."""
        if count:
            self._write(self._read("".join(self._texts)))

    def abandon(self) -> None:
        """Nothing was written yet."""
        self._texts.clear()

    def _read(self, text: str) -> Iterator[Any]:
        return (line for line in text.split("\n") if line)


class _RowSink(_LineSink):
    """The same with rows in place of lines."""

    def _read(self, text: str) -> Iterator[Row]:
        from policytext.ledger.text_files import parse_jsonl

        return parse_jsonl(text, "rows")


def _is_panel(file: str) -> bool:
    """Whether a file holds rows: by its suffix, JSON Lines by the first of them."""
    suffix = Path(file).suffix.lower()
    if suffix not in _LINES:
        return suffix in _PANELS and not Path(file).is_dir()
    try:
        with Path(file).open("rb") as stream:
            return stream.readline().removeprefix(b"\xef\xbb\xbf").startswith(b'{"document":')
    except OSError:
        return False


def _refuse_facts(options: dict[str, Any], panel: str) -> None:
    for name in ("issuer", "year", "metadata"):
        if options[name] is not None:
            raise click.UsageError(f"--{name} is of reports: the rows of {panel} have their own")
    if options["output"] != "-" and Path(options["output"]).resolve() in [
        Path(file).resolve() for file in options["files"]
    ]:
        raise click.UsageError(f"{options['output']} is one of the files to read; write elsewhere")


def _format(form: str | None, output: str) -> str:
    """The format of matches; what could not be written is refused before the work."""
    from policytext.errors import InputError
    from policytext.ledger.files import format_of

    try:
        chosen = form or ("csv" if output == "-" else format_of(output, FORMATS))
    except InputError as error:
        raise click.UsageError(f"{error}, with --format") from None
    if chosen == "xlsx":
        if output == "-":
            raise click.UsageError("xlsx is no text: name a file with -o FILE")
        from policytext.extras import load_extra

        load_extra("openpyxl", "xlsx")
    if Path(output).is_dir() or not Path(output).absolute().parent.is_dir():
        raise click.UsageError(f"-o {output}: it is a folder, or its folder does not exist")
    return chosen


def _write_matches(found: Iterable[Match], output: str, form: str, bom: bool) -> None:
    from policytext.ledger.match_table import match_lines, write_matches

    if output != "-":
        write_matches(found, output, bom, form)
    else:
        _print(match_lines(found, form), bom and form == "csv")


def _write_coverage(found: Iterable[Coverage], output: str, table: bool, bom: bool) -> None:
    from policytext.io.files import write_lines
    from policytext.ledger import format_coverage
    from policytext.ledger.coverage_table import coverage_lines, write_coverage

    if output == "-":
        lines = [format_coverage(found) + "\n"] if table else coverage_lines(found)
        _print(lines, bom and not table)
    elif table:
        write_lines(output, [format_coverage(found) + "\n"])
    else:
        write_coverage(found, output, bom)


def _print(lines: Iterable[str], bom: bool) -> None:
    from policytext.io.table import BOM

    stream = sys.stdout.buffer
    stream.write(((BOM if bom else "") + "".join(lines)).encode("utf-8"))
    stream.flush()

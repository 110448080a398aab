"""The command `policytext targets`: a folder of reports to a panel of indicator rows."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policytext.cli.options import bom_option, check_output, has_bom, input_options, output_option
from policytext.cli.own import own_options, take_own

if TYPE_CHECKING:
    from policytext.cli.sinks import Sink
    from policytext.cli.work import Result

__all__ = ["targets"]

# As policytext.ledger.FORMATS, which is not loaded for the help.
FORMATS = ("csv", "jsonl", "xlsx", "parquet", "stata")
# What is made for the rows, the heading and the sentence around them among it.
_LAYERS = ("targets", "sections", "sentences")


@click.command()
@input_options
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMATS),
    help="Of the output.  [default: by the suffix of FILE, csv on standard output]",
)
@click.option("--notes", is_flag=True, help="Keep rows in glossaries, with section_role notes.")
@own_options
@bom_option
@output_option("Where the rows go: panel.csv, .jsonl, .xlsx, .parquet, .dta; - is standard output.")
def targets(form: str | None, notes: bool, bom: bool | None, **options: Any) -> None:
    """Write what documents promise and report of indicators, one row each.

    Pages and texts are annotated first; annotated documents are taken as they are. A file that
    cannot be read is told and left out; the exit code is then 1.
    """
    from policytext.cli import inputs, run
    from policytext.cli.metadata import Facts, Metadata, read_metadata
    from policytext.cli.work import Task
    from policytext.document import Document

    output = options["output"]
    chosen = form or _format_of(output)
    _check_format(chosen, output)
    Document("", issuer=options["issuer"], year=options["year"])  # refuses what is impossible
    metadata = read_metadata(options["metadata"]) if options["metadata"] else Metadata()
    facts = Facts(options["issuer"], options["year"])
    lines = "rows.csv" if chosen == "csv" else "rows.jsonl"
    task = Task(lines, facts, metadata, "missing", _LAYERS, take_own(options), notes)
    files, passed = inputs.find_files(options["files"], None if output == "-" else output)
    check_output(output, files)
    sink = _sink(chosen, output, bom)
    quiet = options["quiet"]
    bar = not quiet and sys.stderr.isatty() and not (output == "-" and sys.stdout.isatty())
    code = run.run(task, files, sink, options["workers"], quiet, options["verbose"], passed, bar)
    click.get_current_context().exit(code)


def _format_of(output: str) -> str:
    from policytext.errors import InputError
    from policytext.ledger.files import format_of

    if output == "-":
        return "csv"
    try:
        return format_of(output)
    except InputError as error:
        raise click.UsageError(f"{error}, with --format") from None


def _check_format(form: str, output: str) -> None:
    """Refuse before the work what could not be written after it."""
    if form in ("csv", "jsonl"):
        return
    if output == "-":
        raise click.UsageError(f"{form} is no text: name a file with -o FILE")
    from policytext.extras import load_extra

    module, extra = {
        "xlsx": ("openpyxl", "xlsx"),
        "parquet": ("pyarrow", "arrow"),
        "stata": ("pandas", "pandas"),
    }[form]
    load_extra(module, extra)
    if Path(output).is_dir() or not Path(output).absolute().parent.is_dir():
        raise click.UsageError(f"-o {output}: it is a folder, or its folder does not exist")


def _sink(form: str, output: str, bom: bool | None) -> Sink:
    from policytext.cli.sinks import FileSink
    from policytext.ledger.text_files import csv_head

    if form == "jsonl":
        return FileSink(output)
    if form == "csv":
        return FileSink(output, csv_head(has_bom(bom, output)))
    return _TableSink(output, form)


class _TableSink:
    """A file that is written at once, when all rows are there."""

    def __init__(self, path: str, form: str) -> None:
        self._path, self._form = path, form
        self._lines: list[str] = []

    def write(self, result: Result) -> None:
        """Keep the rows of a document."""
        self._lines.append(result.text)

    def finish(self, count: int) -> None:
        """Write the file; without any document there is none."""
        from policytext.ledger.files import write_rows
        from policytext.ledger.text_files import parse_jsonl

        if count:
            write_rows(parse_jsonl("".join(self._lines), self._path), self._path, self._form)

    def abandon(self) -> None:
        """Nothing was written yet."""
        self._lines.clear()

"""The commands, their options and their help."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from policytext import __version__
from policytext.cli.convert import convert, formats
from policytext.cli.corpus import corpus
from policytext.cli.knowledge import crosswalk, entity, knowledge, lookup
from policytext.cli.ledger import coverage, match
from policytext.cli.names import names
from policytext.cli.options import bom_option, check_output, has_bom, input_options, output_option
from policytext.cli.own import own_options, take_own
from policytext.cli.tables import tables
from policytext.cli.targets import targets
from policytext.cli.train import train
from policytext.errors import PolicytextError

if TYPE_CHECKING:
    from policytext.cli.work import Task

__all__ = ["main"]

# What a shell expects of a program that a closed pipe, Ctrl-C or a kill has ended.
PIPE_CLOSED, INTERRUPTED, TERMINATED = 141, 130, 143
NOT_DONE = 2  # as for wrong options


class _Commands(click.Group):
    """The group: what leaves a command as an exception becomes a line and an exit code."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            from policytext.cli.sinks import silence_stdout

            silence_stdout()
            ctx.exit(PIPE_CLOSED)
        except KeyboardInterrupt:
            click.echo("policytext: interrupted", err=True)
            ctx.exit(INTERRUPTED)
        except PolicytextError as error:
            click.echo(f"policytext: {' '.join(str(error).split())}", err=True)
            ctx.exit(NOT_DONE)
        except OSError as error:
            click.echo(f"policytext: {error.strerror or error}", err=True)
            ctx.exit(NOT_DONE)


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="policytext")
def commands() -> None:
    """Turn Chinese government text into checkable data.

    FILES are pages, texts, folders of them, documents in JSON Lines, or - for standard input.
    Exit codes: 0 all well, 1 a document failed, 2 nothing could be done as asked.
    """


_layers_option = click.option(
    "--layers", metavar="NAMES", help="Only these, by comma: quantities,times,mentions."
)


@commands.command()
@input_options
@click.option("--text", is_flag=True, help="The readable text alone, instead of JSON Lines.")
@output_option("Where the documents go; - is standard output.")
def read(text: bool, **options: Any) -> None:
    """Read pages: repair them and write documents as JSON Lines."""
    _process("text" if text else "json", options, annotate="never")


@commands.command()
@input_options
@_layers_option
@own_options
@output_option("Where the documents go; - is standard output.")
def annotate(**options: Any) -> None:
    """Read and annotate, and write documents as JSON Lines."""
    _process("json", options)


@commands.command()
@input_options
@_layers_option
@own_options
@output_option("Where the page goes; a folder (FOLDER/) for several documents.")
def show(**options: Any) -> None:
    """Write one HTML page a document, to look at its spans."""
    _process("page", options, annotate="missing")


@commands.command()
@input_options
@click.option(
    "--of",
    "table",
    type=click.Choice(["quantities", "times", "mentions"]),
    default="quantities",
    show_default=True,
    help="Which layer.",
)
@bom_option
@own_options
@output_option("Where the table goes; - is standard output.")
def table(table: str, bom: bool | None, **options: Any) -> None:
    """Write quantities, times or mentions as a CSV table."""
    from policytext.io.table import BOM, format_rows, header

    mark = BOM if has_bom(bom, options["output"]) else ""
    _process(table, options, annotate="missing", head=mark + format_rows([header(table)]))


def _process(form: str, options: dict[str, Any], annotate: str = "always", head: str = "") -> None:
    """What read, annotate, show and table have in common."""
    from policytext.cli import inputs, run, sinks

    output = options["output"]
    task = _task(form, options, annotate)
    files, passed = inputs.find_files(options["files"], None if output == "-" else output)
    check_output(output, files)
    is_folder = form == "page" and (output.endswith(("/", os.sep)) or Path(output).is_dir())
    if form == "page" and not is_folder and len(files) > 1:
        raise click.UsageError("each document has its own page: name a folder with -o FOLDER/")
    sink: sinks.Sink
    sink = sinks.FolderSink(output) if is_folder else sinks.FileSink(output, head, form == "page")
    quiet = options["quiet"]
    bar = not quiet and sys.stderr.isatty() and not (output == "-" and sys.stdout.isatty())
    code = run.run(task, files, sink, options["workers"], quiet, options["verbose"], passed, bar)
    click.get_current_context().exit(code)


def _task(form: str, options: dict[str, Any], annotate: str) -> Task:
    from policytext.cli.metadata import Facts, Metadata, read_metadata
    from policytext.cli.work import Task, select
    from policytext.document import Document

    Document("", issuer=options["issuer"], year=options["year"])  # refuses what is impossible
    names = (options.get("layers") or "").split(",")
    layers = tuple(name.strip() for name in names if name.strip())
    own = take_own(options)
    if options.get("layers") is not None and not layers:
        raise click.UsageError("--layers names no layer; leave it out for all")
    if layers:
        select(own.pipeline(), layers)
    metadata = read_metadata(options["metadata"]) if options["metadata"] else Metadata()
    return Task(form, Facts(options["issuer"], options["year"]), metadata, annotate, layers, own)


@commands.command()
@own_options
def manifest(**options: Any) -> None:
    """Print the versions of code, data and libraries that results depend on, as JSON."""
    from policytext.provenance import manifest as make

    found = make(take_own(options).pipeline())
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


for _command in (lookup, entity, crosswalk, knowledge):
    commands.add_command(_command)
commands.add_command(convert)
commands.add_command(corpus)
commands.add_command(coverage)
commands.add_command(formats)
commands.add_command(match)
commands.add_command(names)
commands.add_command(tables)
commands.add_command(targets)
commands.add_command(train)


def main() -> None:
    """Run the command line; what `policytext` and `python -m policytext` call."""
    # A kill then leaves no temporary file behind.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(TERMINATED))
    commands(prog_name="policytext")

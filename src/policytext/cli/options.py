"""Options that several commands share, and checks of what they name."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from policytext.cli.inputs import Source

__all__ = ["bom_option", "check_output", "has_bom", "input_options", "output_option", "several"]


_Command = Callable[..., None]


def several(*options: Callable[[_Command], _Command]) -> Callable[[_Command], _Command]:
    """Several options as one, which stand in the help in this order."""
    return lambda command: functools.reduce(
        lambda made, option: option(made), reversed(options), command
    )


# FILES, and what is known of them; processes; what is said.
input_options = several(
    click.argument("files", nargs=-1, required=True, type=click.Path(allow_dash=True)),
    click.option("--issuer", metavar="CODE", help="Division whose documents these are: 320400."),
    click.option("--year", type=int, metavar="YEAR", help="Year of the documents."),
    click.option(
        "--metadata",
        type=click.Path(),
        metavar="TABLE",
        help="CSV or TSV with the columns file, issuer, year; its rows win over the options.",
    ),
    click.option(
        "-w",
        "--workers",
        type=click.IntRange(1),
        default=1,
        help="Processes.",
        show_default=True,
    ),
    click.option("-q", "--quiet", is_flag=True, help="No summary, no progress."),
    click.option("-v", "--verbose", is_flag=True, help="Show all problems of the documents."),
)


def output_option(what: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """Where the result goes."""
    return click.option(
        "-o", "--output", default="-", type=click.Path(allow_dash=True), metavar="FILE", help=what
    )


bom_option = click.option(
    "--bom/--no-bom",
    default=None,
    help="Begin CSV with the mark by which spreadsheets know UTF-8.  [default: in files only]",
)


def has_bom(bom: bool | None, output: str) -> bool:
    """Whether CSV begins with the mark: as the option says, else in files only."""
    return output != "-" if bom is None else bom


def check_output(output: str, files: list[Source]) -> None:
    """A raw page is never written over."""
    if output != "-" and Path(output).is_file():
        for file in files:
            if file.path is not None and Path(file.path).resolve() == Path(output).resolve():
                raise click.UsageError(f"{output} is one of the files to read; write elsewhere")

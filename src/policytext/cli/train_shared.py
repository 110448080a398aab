"""What the commands that train have in common."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import click

__all__ = ["check_outputs", "out", "paths", "quiet", "reports", "tell_facts"]


def paths(name: str, what: str, *, required: bool = False) -> Callable[[Any], Any]:
    """An option that takes a path and may be given several times."""
    return click.option(
        name, multiple=True, required=required, type=click.Path(), metavar="PATH", help=what
    )


def reports(what: str) -> Callable[[Any], Any]:
    """The option for the folder of reports in which marks kept by their places stand."""
    return click.option("--reports", type=click.Path(), metavar="FOLDER", help=what)


out = click.option(
    "-o", "--out", required=True, type=click.Path(), metavar="FILE", help="Where the model goes."
)
quiet = click.option("-q", "--quiet", is_flag=True, help="No progress, no summary.")


def check_outputs(outputs: Mapping[str, str | None], sources: Iterable[str]) -> None:
    """Refuse before the training what could not be written after it.

    Args:
        outputs: the files to write by the options that name them.
        sources: the files to read.
    """
    known = {Path(path).resolve() for path in sources}
    for name, path in outputs.items():
        if path is None:
            continue
        place = Path(path).resolve()
        if place.is_dir() or not place.parent.is_dir():
            raise click.UsageError(f"{name} {path}: it is a folder, or its folder does not exist")
        if place in known:
            raise click.UsageError(f"{name} {path} is one of the files to read; write elsewhere")
        known.add(place)


def tell_facts(facts: Mapping[str, str], out: str) -> None:
    """Say on standard error what a model says of itself, and how large its file is."""
    for name, fact in facts.items():
        click.echo(f"policytext: {name}: {fact}", err=True)
    click.echo(f"policytext: {out}: {Path(out).stat().st_size:,} bytes", err=True)

"""The command that turns documents of one format into another."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING

import click

from policytext.errors import InputError

if TYPE_CHECKING:
    from policytext.document import Document
    from policytext.io.holds import Format

__all__ = ["convert", "formats"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o", "--output", required=True, type=click.Path(), metavar="PATH", help="Where it goes."
)
@click.option("--from", "source", metavar="FORMAT", help="What PATHS are; else by their suffix.")
@click.option("--to", "target", metavar="FORMAT", help="What to write; else by its suffix.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say what is left behind.")
def convert(
    paths: tuple[str, ...], output: str, source: str | None, target: str | None, quiet: bool
) -> None:
    """Write documents of one format in another.

    PATHS are files, or folders where the format is one of folders, as `policytext formats` lists
    them. What the new format cannot hold is said.
    """
    from policytext.io.formats import find_format

    to = find_format(target, output)
    readers = [(path, find_format(source, path)) for path in paths]
    lost: Counter[str] = Counter()
    count = to.write(_documents(readers, to, lost), output)
    if quiet:
        return
    click.echo(f"policytext: {count} {'document' if count == 1 else 'documents'}", err=True)
    for name, docs in sorted(lost.items()):
        click.echo(f"policytext: {to.name} cannot hold {name} (of {docs})", err=True)


def _documents(
    readers: list[tuple[str, Format]], to: Format, lost: Counter[str]
) -> Iterator[Document]:
    from policytext.io.holds import left_behind

    found = False
    for path, form in readers:
        for doc in form.read(path):
            found = True
            lost.update(left_behind(doc, to))
            yield doc
    if not found:
        raise InputError("there is no document to convert")


@click.command()
def formats() -> None:
    """List the formats: name, suffix, what each can hold."""
    from policytext.io.columns import in_columns
    from policytext.io.formats import table

    click.echo(in_columns(table()))

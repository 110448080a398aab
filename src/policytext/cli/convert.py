"""The command that turns documents of one format into another."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

import click

from policytext.errors import InputError

if TYPE_CHECKING:
    from policytext.document import Document
    from policytext.io.foreign import Foreign
    from policytext.io.holds import Format
    from policytext.layers import Layer

__all__ = ["convert", "formats"]


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option(
    "-o", "--output", required=True, type=click.Path(), metavar="PATH", help="Where it goes."
)
@click.option("--from", "source", metavar="FORMAT", help="What PATHS are; else by their suffix.")
@click.option("--to", "target", metavar="FORMAT", help="What to write; else by its suffix.")
@click.option(
    "--labels",
    metavar="NAME|A=B,...",
    help="What labels of others become: a scheme, such as msra, or Park=PLACE.zone,Person=",
)
@click.option("--rest", metavar="LAYER", help="The layer that takes all other labels.")
@click.option("--strict", is_flag=True, help="Refuse what a document cannot hold.")
@click.option("--scheme", metavar="NAME", help="Of tags: BIO, BIOES, BILOU, BMES, IOB1.")
@click.option("--rows", metavar="NAME", help="Of files of rows: tokens or characters.")
@click.option("--annotator", metavar="NAME", help="Of several people's annotations, whose.")
@click.option("-q", "--quiet", is_flag=True, help="Do not say what is left behind.")
def convert(
    paths: tuple[str, ...],
    output: str,
    source: str | None,
    target: str | None,
    labels: str | None,
    rest: str | None,
    strict: bool,
    scheme: str | None,
    rows: str | None,
    annotator: str | None,
    quiet: bool,
) -> None:
    """Write documents of one format in another.

    PATHS are files, or folders where the format is one of folders, as `policytext formats` lists
    them. What the new format cannot hold is said, and what of a file of others a document cannot.
    """
    from policytext.io.formats import find_format

    to = find_format(target, output)
    readers = [(path, find_format(source, path)) for path in paths]
    foreign, own = _foreign(labels, rest, strict)
    given = {"foreign": foreign, "scheme": scheme, "rows": rows, "annotator": annotator}
    wanted = {name: option for name, option in given.items() if option is not None}
    functions: list[Callable[..., Any]] = [to.write, *(form.read for _, form in readers)]
    taken = {name for one in functions for name in _of(one)}
    for name in wanted.keys() - taken:
        # A layer of one's own is taken by all formats, whatever they do with labels.
        if name != "foreign":
            raise click.UsageError(f"none of these formats takes --{name}")
        if labels is not None or strict:
            raise click.UsageError("none of these formats takes --labels or --strict")
    told = _Told(to)
    docs = told.documents(readers, wanted, own)
    options = {name: wanted[name] for name in wanted if name in _of(to.write)}
    count = to.write(docs, output, **options)
    if not quiet:
        click.echo(f"policytext: {count} {'document' if count == 1 else 'documents'}", err=True)
        for line in told.lines():
            click.echo(f"policytext: {line}", err=True)


def _of(function: Callable[..., Any]) -> set[str]:
    return set(inspect.signature(function).parameters)


def _foreign(
    labels: str | None, rest: str | None, strict: bool
) -> tuple[Foreign | None, list[Layer[Any]]]:
    """What becomes of the labels of others, and the layer that the options name."""
    from policytext.io.foreign import Foreign
    from policytext.layers import BUILTIN_LAYERS, Layer

    if labels is None and rest is None and not strict:
        return None, []
    if rest is not None and rest in BUILTIN_LAYERS:
        raise click.UsageError(f"--rest takes a name that is no layer of the library, not {rest}")
    layer = None if rest is None else Layer(rest, type(None))
    table: str | dict[str, str | None] | None = labels
    if labels is not None and "=" in labels:
        pairs = (pair.partition("=") for pair in labels.split(","))
        table = {name.strip(): ours.strip() or None for name, _, ours in pairs}
    return Foreign(table, layer, strict), [] if layer is None else [layer]


class _Told:
    """Counts what is left behind, on the way in and on the way out."""

    def __init__(self, to: Format) -> None:
        self._to = to
        self._lost: Counter[str] = Counter()
        self._read: Counter[str] = Counter()

    def documents(
        self, readers: list[tuple[str, Format]], options: dict[str, Any], own: list[Layer[Any]]
    ) -> Iterator[Document]:
        """The documents of all readers."""
        from policytext.io.holds import left_behind

        found = False
        for path, form in readers:
            taken = {name: options[name] for name in options if name in _of(form.read)}
            for doc in form.read(path, layers=own, **taken):
                found = True
                self._read.update(one.message for one in doc.problems if one.kind == "left out")
                self._lost.update(left_behind(doc, self._to))
                yield doc
        if not found:
            raise InputError("there is no document to convert")

    def lines(self) -> Iterator[str]:
        """What to tell."""
        yield from self._read
        if self._lost:
            lost = (f"{name} (of {docs})" for name, docs in sorted(self._lost.items()))
            yield f"{self._to.name} cannot hold {', '.join(lost)}"


@click.command()
def formats() -> None:
    """List the formats: name, suffix, what each can hold."""
    from policytext.io.columns import in_columns
    from policytext.io.formats import table

    click.echo(in_columns(table()))

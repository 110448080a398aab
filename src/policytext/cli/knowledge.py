"""The commands that ask the knowledge base: lookup, entity, crosswalk, knowledge ..."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from policytext.cli.faults import exit_on_faults, tell_sound
from policytext.cli.options import bom_option, has_bom, output_option

if TYPE_CHECKING:
    from policytext.knowledge import KnowledgeBase

__all__ = ["crosswalk", "entity", "knowledge", "lookup"]

_entries_option = click.option(
    "--entries",
    "own",
    type=click.Path(),
    metavar="FILE",
    help="CSV or TOML with entries of your own; see docs/knowledge.md.",
)
_json_option = click.option("--json", "as_json", is_flag=True, help="JSON with all that is known.")
_output_option = output_option("Where it goes; - is standard output.")


def _knowledge_base(own: str | None) -> KnowledgeBase:
    from policytext.knowledge import KnowledgeBase

    return KnowledgeBase.read(own) if own is not None else KnowledgeBase()


def _print_json(found: Any) -> None:
    click.echo(json.dumps(found, ensure_ascii=False, indent=2))


def _write(output: str, pieces: Iterable[str]) -> None:
    """Write pieces of text as UTF-8, with the ends of lines that they have."""
    from policytext.io.files import open_output

    if output == "-":
        for piece in pieces:
            sys.stdout.buffer.write(piece.encode("utf-8"))
        sys.stdout.buffer.flush()
        return
    with open_output(output) as out:
        for piece in pieces:
            out.write(piece)


def _mark(output: str, bom: bool | None) -> str:
    from policytext.io.table import BOM

    return BOM if has_bom(bom, output) else ""


@click.command()
@click.argument("name")
@click.option("--within", metavar="CODE", help="Only in this division: 320000.")
@click.option("--year", type=int, help="Only what was in force on the last day of that year.")
@click.option(
    "--kind",
    help="A level (province, prefecture, county ...), a label (PLACE) or a kind (zone).",
    metavar="KIND",
)
@_entries_option
@_json_option
def lookup(
    name: str,
    within: str | None,
    year: int | None,
    kind: str | None,
    own: str | None,
    as_json: bool,
) -> None:
    """Find what a NAME may stand for; several rows mean that it is ambiguous."""
    from policytext.cli.listing import as_table, entity_table
    from policytext.codec import encode_value
    from policytext.knowledge.exports import entity_row

    known = _knowledge_base(own)
    found = known.lookup(name, within=within, year=year, kind=kind)
    divisions = [one.division for one in found if one.division is not None]
    others = [one for one in found if one.division is None]
    if as_json:
        _print_json([*encode_value(divisions), *map(entity_row, others)])
    else:
        tables = [as_table(divisions)] if divisions else []
        tables += [entity_table(others)] if others else []
        click.echo("\n\n".join(tables), nl=bool(tables))
    if not found:
        reason = "nothing of that name is known"
        if (year, within, kind) != (None, None, None) and known.lookup(name):
            reason = "nothing of that name fits the options; without them something does"
        click.echo(f"policytext: {name}: {reason}", err=True)
        click.get_current_context().exit(1)


@click.command()
@click.argument("id")
@click.option("--year", type=int, help="Under the name that it had in that year.")
@_entries_option
@_json_option
def entity(id: str, year: int | None, own: str | None, as_json: bool) -> None:
    """Say what an ID stands for: 320400, 320400/财政局, 长三角."""
    from policytext.cli.listing import entity_lines, lies_in
    from policytext.knowledge.exports import entity_row

    found = _knowledge_base(own).entity(id, year)
    if as_json:
        above = [{"id": one.code, "name": one.name} for one in lies_in(found, year)]
        _print_json({**entity_row(found), "ancestors": above})
    else:
        click.echo(entity_lines(found, year))


@click.command()
@click.argument("from_year", metavar="FROM", type=int)
@click.argument("to_year", metavar="TO", type=int)
@click.option(
    "--level",
    type=click.Choice(["county", "prefecture", "province"]),
    default="county",
    show_default=True,
)
@click.option("--within", metavar="CODE", help="Only in this division: 320000.")
@bom_option
@_output_option
def crosswalk(
    from_year: int, to_year: int, level: str, within: str | None, bom: bool | None, output: str
) -> None:
    """Write which divisions of one year are which of another, as a CSV table."""
    from policytext.io.knowledge import crosswalk_csv
    from policytext.knowledge import crosswalk as find

    table = crosswalk_csv(find(from_year, to_year, level, within))
    _write(output, [_mark(output, bom) + table])


@click.group()
def knowledge() -> None:
    """Work with the knowledge base; docs/knowledge.md describes it."""


@knowledge.command()
@click.option(
    "--format",
    "form",
    type=click.Choice(["csv", "jsonl", "wikidata"]),
    default="csv",
    show_default=True,
    help="CSV, the same as JSON Lines, or JSON Lines with labels and aliases as in Wikidata.",
)
@click.option(
    "--kind", "kinds", multiple=True, metavar="KIND", help="Only these: county, PLACE, zone ..."
)
@click.option("--townships", is_flag=True, help="Also townships.")
@click.option(
    "--organs", "organs_in", type=int, metavar="YEAR", help="Also the organs of divisions then."
)
@_entries_option
@bom_option
@_output_option
def export(
    form: str,
    kinds: tuple[str, ...],
    townships: bool,
    organs_in: int | None,
    own: str | None,
    bom: bool | None,
    output: str,
) -> None:
    """Write all entities: divisions, other named things, entries of your own."""
    from itertools import chain

    from policytext.io.knowledge import entity_text

    pieces = entity_text(form, _knowledge_base(own), kinds or None, townships, organs_in)
    mark = _mark(output, bom) if form == "csv" else ""
    _write(output, chain([mark], pieces))


@knowledge.command()
@click.argument("file", type=click.Path())
def check(file: str) -> None:
    """Say what is wrong in a CSV or TOML file of entries: file:line: entry: message.

    Exit codes: 0 nothing is wrong, 1 something is, 2 the file cannot be read.
    """
    from policytext.knowledge.user_entries import check_entries, read_entries, sha256_of

    exit_on_faults(check_entries(file))
    entries = read_entries(file)
    tell_sound(len(entries), sha256_of(entries))

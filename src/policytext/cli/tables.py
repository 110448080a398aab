"""The commands `policytext tables ...`: tables of units and words that a user brings."""

from __future__ import annotations

import click

__all__ = ["tables"]


@click.group()
def tables() -> None:
    """Work with tables of units and words of your own; docs/units.md describes them."""


@tables.command()
@click.argument("file", type=click.Path())
def check(file: str) -> None:
    """Say what is wrong in a TOML file of tables: file:line: entry: message.

    Exit codes: 0 nothing is wrong, 1 something is, 2 the file cannot be read.
    """
    from policytext.quantities import Tables

    packaged = Tables.packaged()
    faults = packaged.check(file)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"policytext: errors: {len(faults)}", err=True)
        click.get_current_context().exit(1)
    made = packaged.extended(file)
    click.echo(
        f"policytext: no errors, entries: {len(made.changes)}, sha256 {made.sha256}", err=True
    )

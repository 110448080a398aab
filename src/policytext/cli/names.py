"""The commands `policytext names ...`: names and patterns of names that a user brings."""

from __future__ import annotations

import click

__all__ = ["names"]


@click.group()
def names() -> None:
    """Work with names and patterns of your own; docs/user-names.md describes them."""


@names.command()
@click.argument("file", type=click.Path())
def check(file: str) -> None:
    """Say what is wrong in a TOML file of names: file:line: entry: message.

    Exit codes: 0 nothing is wrong, 1 something is, 2 the file cannot be read.
    """
    from policytext.entities.user_names import NameTable, check_names

    faults = check_names(file)
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"policytext: errors: {len(faults)}", err=True)
        click.get_current_context().exit(1)
    table = NameTable.read(file)
    click.echo(f"policytext: no errors, entries: {len(table)}, sha256 {table.sha256}", err=True)

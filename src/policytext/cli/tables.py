"""The commands `policytext tables ...`: tables of units and words that a user brings."""

from __future__ import annotations

import click

from policytext.cli.faults import exit_on_faults, tell_sound

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
    exit_on_faults(packaged.check(file))
    made = packaged.extended(file)
    tell_sound(len(made.changes), made.sha256)

"""The commands `policytext names ...`: names and patterns of names that a user brings."""

from __future__ import annotations

import click

from policytext.cli.faults import exit_on_faults, tell_sound

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

    exit_on_faults(check_names(file))
    table = NameTable.read(file)
    tell_sound(len(table), table.sha256)

"""What the commands that check a user's TOML files have in common."""

from __future__ import annotations

from collections.abc import Sequence

import click

__all__ = ["exit_on_faults", "tell_sound"]


def exit_on_faults(faults: Sequence[object]) -> None:
    """List what is wrong, a line each, and leave with 1; nothing happens where nothing is."""
    for fault in faults:
        click.echo(str(fault))
    if faults:
        click.echo(f"policytext: errors: {len(faults)}", err=True)
        click.get_current_context().exit(1)


def tell_sound(entries: int, sha256: str) -> None:
    """Say that nothing is wrong, and what the file holds."""
    click.echo(f"policytext: no errors, entries: {entries}, sha256 {sha256}", err=True)

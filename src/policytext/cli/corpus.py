"""The commands `policytext corpus ...`: check, convert and count annotated corpora."""

from __future__ import annotations

import click

__all__ = ["corpus"]


@click.group()
def corpus() -> None:
    """Work with annotated corpora in the readable format of docs/corpora.md."""


@corpus.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path())
@click.option("-q", "--quiet", is_flag=True, help="Errors alone, without notes and summary.")
def check(paths: tuple[str, ...], quiet: bool) -> None:
    """Say what is wrong in files or folders of a corpus: file:line:column: message.

    Notes are doubts to look at. Exit codes: 0 no error, 1 errors, 2 no corpus at the path.
    """
    from policytext.corpora import check as look

    faults = [fault for path in paths for fault in look(path)]
    for fault in faults:
        if not (quiet and fault.is_note):
            click.echo(str(fault))
    errors = sum(not fault.is_note for fault in faults)
    if not quiet:
        notes = len(faults) - errors
        click.echo(f"policytext: {errors} errors, {notes} notes", err=True)
    if errors:
        click.get_current_context().exit(1)

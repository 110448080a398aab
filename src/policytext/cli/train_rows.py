"""The command `policytext train rows`: a model of rows from annotated documents."""

from __future__ import annotations

from typing import Any

import click

from policytext.cli import train_shared as shared

__all__ = ["rows"]


@click.command()
@shared.paths("--train", "Documents with rows; a path given twice counts twice.", required=True)
@shared.paths("--raw", "Whole reports: a file, or a folder of .txt files.")
@shared.reports("Texts of rows kept by their places.")
@shared.out
@click.option("--folds", type=click.IntRange(2), help="Also score models of all but one part.")
@click.option("--spread", type=float, help="How far weights may be from 0.")
@shared.quiet
def rows(out: str, quiet: bool, folds: int | None, spread: float | None, **given: Any) -> None:
    """Train a model of rows, and write it to a file; it needs SciPy.

    A PATH is a corpus folder or file, a folder of annotated documents as JSON, documents in JSON
    Lines, or rows by their places, which are read by themselves and in their reports. The headings
    of the reports given by --raw tell which sentences look back and which ahead. The same input
    gives the same model, byte for byte.
    """
    from policytext.corpora.marked import read_raw
    from policytext.corpora.row_learning import learn_rows, read_row_text
    from policytext.targets.learning import RowSettings

    shared.check_outputs({"--out": out}, [*given["train"], *given["raw"]])
    settings = RowSettings() if spread is None else RowSettings(spread=spread)
    model = learn_rows(
        [read_row_text(path, reports=given["reports"]) for path in given["train"]],
        [read_raw(path) for path in given["raw"]],
        settings=settings,
        folds=folds or 0,
        report=None if quiet else lambda line: click.echo(f"policytext: {line}", err=True),
    )
    model.save(out)
    if not quiet:
        shared.tell_facts(model.facts, out)

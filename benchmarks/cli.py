"""The command."""

from __future__ import annotations

import dataclasses
import tempfile
from collections.abc import Callable
from pathlib import Path

import click
from rich.console import Console

from benchmarks.context import Context, Options
from benchmarks.material import Material, plain_texts, read_material
from benchmarks.report import markdown, show
from benchmarks.results import kept_with, read_results, write_result
from benchmarks.run import run_suites
from benchmarks.suites import SUITES
from benchmarks.systems import SYSTEMS
from policytext import PolicytextError

__all__ = ["main"]


@click.command()
@click.option("--suite", "suites", multiple=True, type=click.Choice(list(SUITES)), help="All.")
@click.option("--corpus", "corpora", multiple=True, metavar="[NAME=]PATH", help="Annotated text.")
@click.option("--train", metavar="[NAME=]PATH", help="Segmented text to train tokenisers on.")
@click.option("--text", metavar="[NAME=]PATH", help="Plain text for speed; else the corpora's.")
@click.option(
    "--cases", multiple=True, type=click.Path(exists=True, path_type=Path), help="Files of cases."
)
@click.option("--system", "systems", multiple=True, help="A name or package.module:Class. All.")
@click.option("--out", type=click.Path(path_type=Path), help="Folder for JSON, one file a suite.")
@click.option("--report", type=click.Path(path_type=Path), help="Write Markdown of all of --out.")
@click.option("--note", "notes", multiple=True, help="A remark for the head of the report.")
@click.option("--models", type=click.Path(path_type=Path), help="Keep trained models there.")
@click.option("--hanlp-model", type=click.Path(path_type=Path), help="A HanLP model's folder.")
@click.option("--keep", is_flag=True, help="Keep rows in --out of systems not in this run.")
@click.option("--no-run", is_flag=True, help="Only make the report anew.")
@click.option("--quick", is_flag=True, help="A smoke run: its figures mean nothing.")
@click.option("--repeats", default=5, show_default=True, type=click.IntRange(1))
@click.option("--budget", default=4.0, show_default=True, help="Seconds for each timing.")
@click.option("--samples", default=1000, show_default=True, help="Redraws for intervals.")
def main(
    suites: tuple[str, ...],
    corpora: tuple[str, ...],
    train: str | None,
    text: str | None,
    cases: tuple[Path, ...],
    systems: tuple[str, ...],
    out: Path | None,
    report: Path | None,
    notes: tuple[str, ...],
    models: Path | None,
    hanlp_model: Path | None,
    keep: bool,
    no_run: bool,
    quick: bool,
    repeats: int,
    budget: float,
    samples: int,
) -> None:
    """Measure policytext and its peers on the same text."""
    options = Options(repeats=repeats, budget=budget, samples=samples)
    if quick:
        options = Options(quick=True, repeats=1, budget=0.05, samples=20)
    console = Console()
    if not console.is_terminal:
        console.width = 250  # A log needs no folded lines.
    try:
        with tempfile.TemporaryDirectory() as folder:
            context = Context(
                systems=systems or tuple(SYSTEMS),
                corpora=[_named(one, read_material) for one in corpora],
                models=models or Path(folder),
                train=_named(train, read_material) if train else None,
                text=_named(text, plain_texts) if text else None,
                cases=_files(cases),
                options=options,
                hanlp_model=hanlp_model,
            )
            for result in run_suites(context, () if no_run else suites or tuple(SUITES)):
                show(result, console)
                if out is not None:
                    old = [one for one in read_results(out) if keep and one.suite == result.suite]
                    write_result(kept_with(result, old[0]) if old else result, out)
    except PolicytextError as error:
        raise click.ClickException(str(error)) from None
    if report is not None:
        if out is None:
            raise click.UsageError("--report needs --out: it is made of the results there")
        report.write_text(markdown(read_results(out), notes), encoding="utf-8")
        console.print(f"wrote {report.name}")


def _named(given: str, read: Callable[[Path], Material]) -> Material:
    """A corpus at a path, under the name given before ``=``."""
    name, equals, path = given.rpartition("=")
    material = read(Path(path))
    return dataclasses.replace(material, name=name) if equals and name else material


def _files(cases: tuple[Path, ...]) -> list[Path]:
    """Files, and the .jsonl files of folders."""
    found: list[Path] = []
    for path in cases:
        found += sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
    return found

"""The command `policytext train mentions`: a model of mentions from annotated documents."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

from policytext.cli import train_shared as shared

if TYPE_CHECKING:
    from policytext.entities.training import MentionSettings, Step

__all__ = ["mentions", "teller"]


@click.command()
@shared.paths("--train", "Documents with mentions; may be given several times.", required=True)
@shared.paths("--raw", "Running text without marks: a file, or a folder of .txt files.")
@shared.reports("Texts of mentions kept by their places.")
@shared.out
@click.option("--parts", type=int, help="Parts of the text, each judged by models of the others.")
@click.option("--seed", type=int, help="For all that is drawn at random.")
@shared.quiet
def mentions(out: str, quiet: bool, **given: Any) -> None:
    """Train a model of mentions, and write it to a file; it needs SciPy.

    A PATH is a corpus folder or file, a folder of annotated documents as JSON, documents in JSON
    Lines, or mentions by their places. The same input gives the same model, byte for byte.
    """
    from policytext.corpora.learning import learn_mentions
    from policytext.corpora.marked import read_marked, read_raw
    from policytext.entities import save_mentions

    shared.check_outputs({"--out": out}, [*given["train"], *given["raw"]])
    settings = _settings(given)
    model = learn_mentions(
        {"train": [read_marked(path, reports=given["reports"]) for path in given["train"]]},
        [read_raw(path) for path in given["raw"]],
        settings=settings,
        report=None if quiet else teller(),
    )
    save_mentions(model, out)
    if not quiet:
        shared.tell_facts(model.facts, out)


def _settings(given: dict[str, Any]) -> MentionSettings:
    from policytext.extras import load_extra

    load_extra("scipy", "train")
    from policytext.entities.training import MentionSettings

    chosen = {name: given[name] for name in ("parts", "seed") if given[name] is not None}
    return MentionSettings(**chosen)


def teller() -> Callable[[Step], None]:
    """Says on standard error how far a training is."""
    last = time.monotonic()

    def tell(step: Step) -> None:
        nonlocal last
        now = time.monotonic()
        click.echo(f"step {step.done} of {step.total}: {step.what}, {now - last:.1f} s", err=True)
        last = now

    return tell

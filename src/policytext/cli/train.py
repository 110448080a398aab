"""The commands `policytext train ...`; here `tokens`, a model of word boundaries."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from policytext import __version__
from policytext.cli import train_shared as shared
from policytext.cli.train_mentions import mentions
from policytext.cli.train_rows import rows

if TYPE_CHECKING:
    from policytext.corpora.sentences import SegmentedText
    from policytext.segmenter.training import Progress, TrainingSettings

__all__ = ["train"]


@click.group()
def train() -> None:
    """Train models of your own; docs/training.md describes it."""


train.add_command(mentions)
train.add_command(rows)


@train.command()
@shared.paths("--train", "Text cut into words; may be given several times.", required=True)
@shared.paths("--dev", "Text to stop by: the model that cuts it best is kept.")
@shared.paths("--other", "Text cut by another standard: what both share is learnt from it.")
@shared.paths("--lexicon", "Words that are known besides, one a line.")
@shared.paths("--raw", "Running text without words: a file, or a folder of .txt files.")
@shared.reports("Texts of sentences kept by their places.")
@shared.out
@click.option("--epochs", type=int, help="Times to go through the text, at most.")
@click.option("--patience", type=int, help="Epochs without a better score before it stops.")
@click.option("--rate", type=float, help="The size of the steps.")
@click.option("--batch-size", type=int, help="Sentences between two steps.")
@click.option("--seed", type=int, help="For the order of the sentences.")
@click.option(
    "--checkpoint",
    type=click.Path(),
    metavar="FILE",
    help="Keeps the state after each epoch; if it is there, the training goes on from it.",
)
@shared.quiet
def tokens(out: str, checkpoint: str | None, quiet: bool, **given: Any) -> None:
    """Train a model of word boundaries, and write it to a file.

    A PATH is CoNLL-U (.conll, .conllu), a text with blanks between words and a sentence a line, a
    corpus folder, or documents in JSON Lines. The same input gives the same model, byte for byte.
    """
    from policytext.segmenter import save_model
    from policytext.segmenter import training as t

    names = ("train", "dev", "other", "lexicon", "raw")
    shared.check_outputs(
        {"--out": out, "--checkpoint": checkpoint}, [path for name in names for path in given[name]]
    )
    settings = _settings(given)
    own, dev, other = (
        _read(given[role], "dev" if role == "dev" else "train", given["reports"])
        for role in ("train", "dev", "other")
    )
    lexicon, raw = _lines(given["lexicon"]), _lines(given["raw"])
    model = t.train(
        _joined(own),
        dev=_joined(dev),
        other=_joined(other),
        lexicon=[line for _, lines in lexicon for line in lines],
        raw=[line for _, lines in raw for line in lines],
        settings=settings,
        checkpoint=checkpoint,
        report=None if quiet else _teller(),
    )
    sources = {"train": _counted(own), "dev": _counted(dev), "other": _counted(other)}
    sources |= {"lexicon": _measured(lexicon, "words"), "raw": _measured(raw, "lines")}
    model.facts = {name: each for name, each in sources.items() if each}
    model.facts["settings"] = json.dumps(asdict(settings))
    model.facts["made by"] = f"policytext {__version__}"
    if dev:
        model.facts["dev F1"] = f"{t.word_f1(model, _joined(dev)):.4f}"
    save_model(model, out)
    if not quiet:
        shared.tell_facts(model.facts, out)


def _settings(given: dict[str, Any]) -> TrainingSettings:
    from policytext.segmenter.training import TrainingSettings

    names = ("epochs", "patience", "rate", "batch_size", "seed")
    chosen = {name: given[name] for name in names if given[name] is not None}
    return TrainingSettings(**chosen)


def _read(paths: Sequence[str], part: str, reports: str | None) -> list[SegmentedText]:
    from policytext.corpora.sentences import read_sentences

    return [read_sentences(path, part=part, reports=reports) for path in paths]


def _lines(paths: Sequence[str]) -> list[tuple[str, list[str]]]:
    from policytext.corpora.sentences import read_lines

    return [read_lines(path) for path in paths]


def _joined(texts: Iterable[SegmentedText]) -> list[list[str]]:
    return [words for text in texts for words in text.sentences]


def _counted(texts: Iterable[SegmentedText]) -> str:
    """What a model says of the text it learnt from: no path, since other machines have others."""
    return "; ".join(
        f"{text.name}, {len(text.sentences)} sentences, sha256 {text.sha256}" for text in texts
    )


def _measured(sources: Iterable[tuple[str, list[str]]], what: str) -> str:
    return "; ".join(
        f"{name}, {len(lines)} {what}, sha256 "
        + hashlib.sha256("".join(f"{line}\n" for line in lines).encode("utf-8")).hexdigest()
        for name, lines in sources
    )


def _teller() -> Callable[[Progress], None]:
    """Says on standard error how far the training is."""
    last = time.monotonic()

    def tell(progress: Progress) -> None:
        nonlocal last
        now = time.monotonic()
        score = "" if progress.f1 is None else f", dev F1 {progress.f1:.4f}"
        mark = " (best)" if progress.f1 is not None and progress.best else ""
        click.echo(
            f"epoch {progress.epoch}: loss {progress.loss:.3f}{score}{mark}, {now - last:.1f} s",
            err=True,
        )
        last = now

    return tell

"""Trains the models of cross-validation by place: ``python -m benchmarks.crossed``.

Each document is later annotated by a model that has seen no document of its place, annotated or
not. A fold of 600,000 characters takes minutes, so that models are kept, and several processes may
train a fold each.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TypeVar

import click

from benchmarks.folds import CURVE_FOLD, SHARES, model_file, place_folds, write_folds
from policytext import Document, PolicytextError, manifest
from policytext.corpora.learning import learn_mentions
from policytext.corpora.marked import MarkedText, RawText, read_marked, read_raw
from policytext.entities import save_mentions

__all__ = ["main", "share_of"]

_Text = TypeVar("_Text", MarkedText, RawText)


@click.command()
@click.option("--corpus", "corpora", multiple=True, required=True, metavar="[NAME=]PATH")
@click.option("--also", multiple=True, metavar="PATH", help="Further documents to train on.")
@click.option("--raw", multiple=True, metavar="PATH", help="Running text.")
@click.option("--reports", metavar="FOLDER", help="Texts of mentions kept by their places.")
@click.option("--models", required=True, type=click.Path(path_type=Path), metavar="DIR")
@click.option("--folds", "count", default=4, show_default=True, type=click.IntRange(2))
@click.option("--fold", "chosen", multiple=True, type=int, help="These folds only.")
@click.option("--curve", is_flag=True, help="Only the models of the learning curve.")
def main(
    corpora: tuple[str, ...],
    also: tuple[str, ...],
    raw: tuple[str, ...],
    reports: str | None,
    models: Path,
    count: int,
    chosen: tuple[int, ...],
    curve: bool,
) -> None:
    """Train a model for each fold of the corpora, on the text of all other places.

    Then `python -m benchmarks --models DIR` annotates them with the system policytext-crossed.
    A model that is there is kept.
    """
    try:
        own = [_named(one, reports) for one in corpora]
        further = [read_marked(path, reports=reports) for path in also]
        texts = [read_raw(path) for path in raw]
        others = [doc for text in further for doc in text.documents]
        others += [doc for text in texts for doc in text.documents]
        folds, fold_of = place_folds(own, others, count)
        folder = models / "crossed"
        write_folds(folds, folder)
        tasks = [(CURVE_FOLD, share) for share in SHARES] if curve else []
        tasks = tasks or [(fold, 1) for fold in chosen or range(1, count + 1)]
        for fold, share in tasks:
            file = model_file(folder, fold, share)
            if file.is_file():
                click.echo(f"{file.name} is there", err=True)
                continue

            def elsewhere(doc: Document, fold: int = fold) -> bool:
                return fold_of.get(doc.id) != fold

            kept = [_only(text, elsewhere) for text in (*own, *further)]
            seen = share_of([text for text in kept if text.documents], share)
            _train(file, seen, [_only(text, elsewhere) for text in texts])
    except PolicytextError as error:
        raise click.ClickException(str(error)) from None


def _named(given: str, reports: str | None) -> MarkedText:
    name, equals, path = given.rpartition("=")
    text = read_marked(path, reports=reports)
    return dataclasses.replace(text, name=name) if equals and name else text


def _only(text: _Text, keep: Callable[[Document], bool]) -> _Text:
    return dataclasses.replace(text, documents=tuple(filter(keep, text.documents)))


def share_of(texts: Sequence[MarkedText], share: int) -> list[MarkedText]:
    """One part in ``share`` of the characters: whole documents, by the hash of their ids.

    The documents of a smaller part are all in the larger ones.
    """
    docs = [doc for text in texts for doc in text.documents]
    wanted, kept = _characters(docs) / share, set[str]()
    for doc in sorted(docs, key=lambda each: hashlib.sha256(each.id.encode()).hexdigest()):
        if wanted <= 0:
            break
        kept.add(doc.id)
        wanted -= len(doc.text)
    parts = [_only(text, lambda doc: doc.id in kept) for text in texts]
    return [part for part in parts if part.documents]


def _characters(docs: Iterable[Document]) -> int:
    return sum(len(doc.text) for doc in docs)


def _train(file: Path, texts: Sequence[MarkedText], raw: Sequence[RawText]) -> None:
    characters = _characters(doc for text in texts for doc in text.documents)
    click.echo(f"{file.name}: {characters:,} characters", err=True)
    model = learn_mentions(
        {"train": texts},
        [text for text in raw if text.documents],
        report=lambda step: click.echo(f"  {step.done} of {step.total}: {step.what}", err=True),
    )
    model.facts["characters"] = str(characters)
    model.facts["code"] = manifest()["policytext"]["sha256"][:12]
    save_mentions(model, file)


if __name__ == "__main__":
    main()

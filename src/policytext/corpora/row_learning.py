"""Trains a model of rows from annotated documents; the model says what it has learnt from."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from policytext import __version__
from policytext.corpora.corpus import load as load_corpus
from policytext.corpora.marked import RawText
from policytext.document import Document
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.layers import TARGETS
from policytext.metrics import score_rows
from policytext.pipeline import load
from policytext.targets import RowModel, TargetAnnotator
from policytext.targets.learning import (
    Examples,
    RowSettings,
    examples,
    fit,
    fit_outlook,
    sentences_of,
)

__all__ = ["FIELDS", "RowText", "learn_rows", "read_row_text"]

# What a row has to have right.
FIELDS = ("indicator", "measure", "role", "quantity", "period")


@dataclass(frozen=True)
class RowText:
    """Documents that have the layer TARGETS.

    Args:
        name: the name of the file or folder, without the folders above it.
        documents: the documents.
    """

    name: str
    documents: tuple[Document, ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of texts and rows: of each document its text, then its rows; UTF-8."""
        digest = hashlib.sha256()
        for doc in self.documents:
            digest.update(doc.text.encode("utf-8", "surrogatepass") + b"\n")
            for row in doc[TARGETS]:
                digest.update(f"{row.start} {row.end} {row.value}\n".encode())
        return digest.hexdigest()

    def __str__(self) -> str:
        """Name, counts and hash: what a model says of what it learnt from."""
        rows = sum(len(doc.spans(TARGETS)) for doc in self.documents)
        return f"{self.name}, {len(self.documents)} documents, {rows} rows, sha256 {self.sha256}"


def read_row_text(path: str | Path) -> RowText:
    """The documents of a corpus, or of a folder of annotated documents as JSON, that have rows.

    Raises:
        InputError: there is none.
        DataError: what is there cannot be read.
    """
    docs = tuple(doc for doc in load_corpus(path).documents if TARGETS in doc)
    if not docs:
        raise InputError(f"{path}: no document has rows; annotate some, or give another path")
    return RowText(Path(path).name, docs)


def learn_rows(
    sources: Sequence[RowText],
    raw: Sequence[RawText] = (),
    *,
    settings: RowSettings | None = None,
    folds: int = 0,
    report: Callable[[str], object] | None = None,
) -> RowModel:
    """A model that reads rows as these documents have them.

    Args:
        sources: documents with rows; a source that is given twice counts twice.
        raw: whole reports, whose headings tell which sentences look back and which ahead; the
            packaged weights of sentences are kept where none is given.
        settings: how to train.
        folds: into so many parts the documents are laid, each read by a model of the others, to
            tell how well it does on documents it has not learnt from; 0: not at all.
        report: called after each step.

    Raises:
        InputError: SciPy is not installed, or there is nothing to learn from.
    """
    load_extra("scipy", "train")
    import scipy

    settings = settings or RowSettings()
    tell = report or (lambda _: None)
    if raw:
        sentences = fit_outlook(_sentences(raw), settings)
        tell(f"{len(sentences)} weights of sentences")
    else:
        sentences = dict(RowModel.packaged().sentences)
    read = load("structure", "quantities", "entities", "links")
    golds = [doc for source in sources for doc in source.documents]
    bases: dict[Document, Document] = {}
    for gold in golds:
        if gold not in bases:
            bases[gold] = read(Document(gold.text, id=gold.id, issuer=gold.issuer, year=gold.year))
    outlook = RowModel({}, sentences).outlook
    seen = {gold: examples(gold, base, outlook) for gold, base in bases.items()}
    tell(f"{sum(len(each.groups) for each in seen.values())} values in {len(seen)} documents")
    facts = {"train": "; ".join(map(str, sources))}
    if raw:
        facts["raw"] = "; ".join(map(str, raw))
    facts["settings"] = json.dumps(asdict(settings))
    if folds:
        facts["in documents not learnt from"] = _crossed(
            golds, bases, seen, sentences, settings, folds
        )
        tell(facts["in documents not learnt from"])
    facts["made by"] = f"policytext {__version__}, SciPy {scipy.__version__}"
    return RowModel(fit(_joined(golds, seen), settings), sentences, facts)


def _sentences(raw: Sequence[RawText]) -> Examples:
    read = load("structure")
    found = Examples()
    for text in raw:
        for doc in text.documents:
            found.extend(sentences_of(read(doc)))
    return found


def _joined(golds: Sequence[Document], seen: Mapping[Document, Examples]) -> Examples:
    found = Examples()
    for gold in golds:
        found.extend(seen[gold])
    return found


def _crossed(
    golds: Sequence[Document],
    bases: Mapping[Document, Document],
    seen: Mapping[Document, Examples],
    sentences: Mapping[str, int],
    settings: RowSettings,
    folds: int,
) -> str:
    """How well rows are read in documents that a model has not learnt from."""
    docs = sorted(bases, key=lambda doc: doc.id)
    made: dict[Document, Document] = {}
    for number in range(folds):
        out = set(docs[number::folds])
        kept = [gold for gold in golds if gold not in out]
        model = RowModel(fit(_joined(kept, seen), settings), sentences)
        annotate = TargetAnnotator(model=model)
        made.update((doc, annotate(bases[doc])) for doc in docs[number::folds])
    score = score_rows(docs, [made[doc] for doc in docs], FIELDS).whole
    return (
        f"rows F1 {score.f1:.3f}, precision {score.precision:.3f}, recall {score.recall:.3f} "
        f"({folds} parts)"
    )

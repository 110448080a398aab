"""What a training of the deep model is asked to learn from, without the places of a fold."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from policytext import MENTIONS, Document
from policytext.corpora.marked import read_marked, read_raw
from policytext.corpora.places import place_groups

CORPORA = Path(__file__).parents[2] / "corpora"


@dataclass(frozen=True)
class Material:
    """What is learnt from.

    Args:
        documents: those with mentions.
        texts: running text.
        fold: whose places were left out, such as "2 of 3"; None where none was.
    """

    documents: tuple[Document, ...]
    texts: tuple[Document, ...]
    fold: str | None

    @property
    def facts(self) -> dict[str, str]:
        """What a model says of it."""
        told = {
            "documents": str(len(self.documents)),
            "characters": str(sum(len(doc.text) for doc in self.documents)),
            "characters of running text": str(sum(len(doc.text) for doc in self.texts)),
        }
        return told | ({"fold": self.fold} if self.fold else {})

    def fingerprint(self, *more: object) -> str:
        """A hash of all texts and names, and of what else makes one training another.

        Args:
            more: what JSON can write.
        """
        told: list[object] = [*more, [[doc.id, doc.text] for doc in self.texts]]
        for doc in self.documents:
            told.append([doc.id, doc.text, [[m.start, m.end, m.label] for m in doc[MENTIONS]]])
        return sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()


def arguments(given: list[str] | None = None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser("train_deep.py", description="Train a deep model of mentions.")
    parser.add_argument("--base", type=Path, required=True)
    parser.add_argument("--reports", type=Path, required=True)
    parser.add_argument("--extra", type=Path, action="append", default=[])
    parser.add_argument("--folds", type=Path)
    parser.add_argument("--fold", type=int)
    parser.add_argument("--layers", type=int, default=8)
    parser.add_argument("--read", type=int, default=2)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--device", choices=("cpu", "cuda"), default="cpu")
    parser.add_argument("-o", "--output", type=Path, required=True)
    asked = parser.parse_args(given)
    if (asked.fold is None) != (asked.folds is None):
        parser.error("--folds names the file and --fold the number of a fold in it: give both")
    if asked.folds is not None:
        count = json.loads(asked.folds.read_text("utf-8"))["count"]
        if not 1 <= asked.fold <= count:
            parser.error(f"--fold {asked.fold}: {asked.folds} has the folds 1 to {count}")
    return asked


def material(asked: argparse.Namespace) -> Material:
    """Read what is asked for.

    Raises:
        PolicytextError: something of it cannot be read, or a folder holds no text.
    """
    texts = list(read_raw(asked.reports).documents)
    own = [read_marked(CORPORA / part) for part in ("train", "dev")]
    docs = [doc for source in own for doc in source.documents]
    docs += annotated_reports(asked.reports, asked.extra)
    if asked.fold is None:
        return Material(tuple(docs), tuple(texts), None)
    folds = json.loads(asked.folds.read_text("utf-8"))
    hidden = {name for name, fold in folds["documents"].items() if fold == asked.fold}
    kept, running = elsewhere(hidden, docs, texts)
    return Material(kept, running, f"{asked.fold} of {folds['count']}")


def annotated_reports(reports: Path, extra: Iterable[Path]) -> list[Document]:
    """The documents of `corpora/real/mentions.jsonl` and of further corpora.

    Raises:
        PolicytextError: something of it cannot be read.
    """
    paths = (CORPORA / "real" / "mentions.jsonl", *extra)
    return [doc for path in paths for doc in read_marked(path, reports=reports).documents]


def elsewhere(
    hidden: Iterable[str], docs: list[Document], texts: list[Document]
) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Documents and running text of other places than these documents are of.

    Args:
        hidden: the ids of the documents; they need not be among the others.
        docs: documents.
        texts: running text.
    """
    names = set(hidden)
    groups = place_groups([*(Document("", id=name) for name in sorted(names)), *docs, *texts])
    left = {groups[name] for name in names}
    kept, running = (
        tuple(doc for doc in each if groups[doc.id] not in left) for each in (docs, texts)
    )
    return kept, running

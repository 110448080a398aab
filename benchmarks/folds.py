"""Folds by place: which model may annotate which document, and where the models are kept."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from policytext import Document, InputError
from policytext.corpora.marked import MarkedText
from policytext.corpora.places import place_groups

__all__ = ["CURVE_FOLD", "SHARES", "Folds", "deep_file", "model_file"]
__all__ += ["place_folds", "read_folds", "write_folds"]

# The learning curve is drawn on one fold. The first may be a single place: the largest.
CURVE_FOLD = 2
# One part in so many of the training text.
SHARES = (8, 4, 2)
_FILE = "folds.json"


@dataclass(frozen=True)
class Folds:
    """Documents divided by place.

    Args:
        count: how many folds there are; they are counted from 1.
        corpora: the names of the corpora that were divided, by their hash.
        documents: the fold of each of their documents, by id.
    """

    count: int
    corpora: Mapping[str, str]
    documents: Mapping[str, int]


def place_folds(
    corpora: Sequence[MarkedText], others: Iterable[Document], count: int
) -> tuple[Folds, dict[str, int]]:
    """Divide corpora by place, and tell the fold of every other document of these places.

    The largest place goes first, each to the fold that is smallest.

    Args:
        corpora: the text to be annotated.
        others: further documents; those of no place of the corpora have no fold.
        count: how many folds to make.

    Raises:
        InputError: there are fewer places than folds, or two documents have one id.
    """
    docs = [doc for corpus in corpora for doc in corpus.documents]
    ids = Counter(doc.id for doc in docs)
    double, times = ids.most_common(1)[0]
    if times > 1:
        raise InputError(f"two documents to annotate have the id {double!r}; ids are unique")
    groups = place_groups([*docs, *others])
    sizes: dict[str, int] = {}
    for doc in docs:
        sizes[groups[doc.id]] = sizes.get(groups[doc.id], 0) + len(doc.text)
    if len(sizes) < count:
        raise InputError(f"{count} folds need as many places; there are {len(sizes)}")
    loads, fold_of = [0] * count, dict[str, int]()
    for group in sorted(sizes, key=lambda each: (-sizes[each], each)):
        smallest = loads.index(min(loads))
        fold_of[group] = smallest + 1
        loads[smallest] += sizes[group]
    every = {name: fold_of[group] for name, group in groups.items() if group in fold_of}
    names = {corpus.sha256: corpus.name for corpus in corpora}
    return Folds(count, names, {name: every[name] for name in ids}), every


def model_file(folder: Path, fold: int, share: int = 1) -> Path:
    """Where the model of a fold is kept; ``share`` is 8 for one that saw an eighth of its text."""
    return folder / (f"fold-{fold}.npz" if share == 1 else f"fold-{fold}-of-{share}.npz")


def deep_file(folder: Path, fold: int) -> Path:
    """Where the deep model of a fold is kept: ``scripts/train_deep.py --fold`` trains it."""
    return folder / f"fold-{fold}-deep.npz"


def write_folds(folds: Folds, folder: Path) -> None:
    """Write the folds beside their models.

    Raises:
        InputError: other folds are there.
    """
    file = folder / _FILE
    text = json.dumps(asdict(folds), ensure_ascii=False, indent=1) + "\n"
    if file.is_file() and file.read_text(encoding="utf-8") != text:
        raise InputError(f"{file} is of other text; delete the folder, or name another")
    folder.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")


def read_folds(folder: Path | None) -> Folds | None:
    """The folds of a folder; None where there are none."""
    if folder is None or not (folder / _FILE).is_file():
        return None
    return Folds(**json.loads((folder / _FILE).read_text(encoding="utf-8")))

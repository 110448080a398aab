"""A corpus: annotated documents with their parts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytext.corpora.build import LAYERS, to_document
from policytext.corpora.folders import SECOND, find_entries, read_text
from policytext.corpora.gold import read_gold
from policytext.corpora.vocabulary import SPLITS
from policytext.document import Document
from policytext.errors import InputError, ReadError, check_type
from policytext.io.formats import find_format
from policytext.io.holds import Format
from policytext.layers import MENTIONS, TOKENS

if TYPE_CHECKING:
    from policytext.ledger.codes import Codes
    from policytext.ledger.panel import Panel

__all__ = ["Corpus", "Statistics", "load"]


@dataclass(frozen=True)
class Statistics:
    """What a corpus holds.

    Args:
        documents: their number.
        characters: code points of text.
        spans: the number of spans of each layer that a document has.
        labels: mentions by ``LABEL.kind``.
        facts: documents by year, level, genre and part: ``{"year": {"1994": 2}}``.
    """

    documents: int
    characters: int
    spans: Mapping[str, int]
    labels: Mapping[str, int]
    facts: Mapping[str, Mapping[str, int]]


@dataclass(frozen=True)
class Corpus:
    """Annotated documents.

    Args:
        name: the name of the folder or file.
        documents: all of them, train before dev before test, in each by name.
        parts: the part of each, by its id; empty where the corpus has no parts.
        second: the second annotation of some of them, made independently.
    """

    name: str
    documents: tuple[Document, ...]
    parts: Mapping[str, str] = field(default_factory=dict)
    second: tuple[Document, ...] = ()

    def __len__(self) -> int:
        return len(self.documents)

    def split(self, name: str) -> tuple[Document, ...]:
        """The documents of train, dev or test.

        Raises:
            InputError: the corpus has no such part.
        """
        known = [one for one in SPLITS if one in self.parts.values()]
        if name not in known:
            one_of = ", ".join(known) or "none: it is one folder"
            raise InputError(f"the corpus {self.name} has no part {name!r}; it has {one_of}")
        return tuple(doc for doc in self.documents if self.parts.get(doc.id) == name)

    def only(self, name: str) -> tuple[Document, ...]:
        """The documents of a part; all of them where the corpus has no more than one part.

        Raises:
            InputError: the corpus has parts, but not this one.
        """
        several = len(set(self.parts.values())) > 1
        return self.split(name) if several else self.documents

    def pairs(self) -> tuple[tuple[Document, Document], ...]:
        """The documents annotated twice, each with its second annotation."""
        first = {doc.id: doc for doc in self.documents}
        missing = [doc.id for doc in self.second if doc.id not in first]
        if missing:
            raise InputError(f"no first annotation has the id {missing[0]!r}")
        return tuple((first[doc.id], doc) for doc in self.second)

    def targets(self, codes: Codes | None = None, *, notes: bool = False) -> Panel:
        """The rows of all documents, second annotations left out; `docs/ledger.md` tells more.

        Args:
            codes: the codebook that rows have their codes from; the packaged one where none is
                given.
            notes: keep the rows in glossaries.

        Raises:
            LayerMissingError: a document has no layer TARGETS.
            InputError: quantities are kept by their places alone and have no values.
        """
        from policytext.ledger.panel import panel

        return panel(self.documents, codes, notes=notes)

    @property
    def statistics(self) -> Statistics:
        """What it holds, second annotations left out."""
        docs = self.documents
        spans: Counter[str] = Counter()
        for doc in docs:
            for name, layer in (*LAYERS.items(), (TOKENS.name, TOKENS)):
                if layer in doc:
                    spans[name] += len(doc.spans(layer))
        labels = Counter(
            f"{span.label}.{span.value.kind}"
            for doc in docs
            if MENTIONS in doc
            for span in doc[MENTIONS]
        )
        facts = {
            "year": _count(str(doc.year or "") for doc in docs),
            "level": _count(doc.meta.get("level", "") for doc in docs),
            "genre": _count(doc.meta.get("genre", "") for doc in docs),
            "part": _count(self.parts.get(doc.id, "") for doc in docs),
        }
        characters = sum(len(doc.text) for doc in docs)
        return Statistics(len(docs), characters, dict(spans), _sorted(labels), facts)


def _count(values: Iterable[str]) -> dict[str, int]:
    return _sorted(Counter(value for value in values if value))


def _sorted(counts: Counter[str]) -> dict[str, int]:
    return {name: counts[name] for name in sorted(counts)}


def load(path: str | Path, form: str | None = None, **options: Any) -> Corpus:
    """Load a corpus from a path; what it is shows in its files.

    - a folder with train/, dev/, test/ (and second/), one such folder, or one file, in the
      readable format (.txt);
    - a folder of annotated documents as JSON, or one such file (.json);
    - with ``form``, what other tools wrote: what the format reads, or a folder with one such for
      each part, such as train.conllup and test.conllup, or the folders train and test for brat.

    Args:
        path: where the corpus is.
        form: a format of ``policytext.io.formats``, such as ``"brat"``.
        options: for the format's reader, such as ``foreign``. A document without an id is called
            after its file and its number there.

    Raises:
        ReadError: there is no corpus at the path, or a file of it cannot be read.
        InputError: this is no path, a file breaks the format, or two documents have one id.

    Example:
        >>> corpus = load("corpora/")  # doctest: +SKIP
        >>> len(corpus.split("train"))  # doctest: +SKIP
        60
    """
    check_type("the path of a corpus", path, str, Path)
    place = Path(path)
    if form is not None:
        return _corpus(place, list(_of_format(place, find_format(form, place), options)))
    if _is_json(place):
        files = sorted(place.glob("*.json")) if place.is_dir() else [place]
        return _corpus(place, [(read_gold(file), "") for file in files])
    entries, _ = find_entries(place)
    docs = [(to_document(read_text(one.path), str(one.path)), one.part) for one in entries]
    return _corpus(place, docs)


def _of_format(
    path: Path, form: Format, options: Mapping[str, Any]
) -> Iterator[tuple[Document, str]]:
    """The documents of a corpus in another format, each with its part."""
    parts = [
        (file, part)
        for part in (*SPLITS, SECOND)
        for file in (path / f"{part}{suffix}" for suffix in form.suffixes or ("",))
        if file.exists()
    ]
    for file, part in parts or [(path, "")]:
        for number, doc in enumerate(form.read(file, **options), start=1):
            yield doc if doc.id else doc.replace(id=f"{file.name}#{number}"), part


def _is_json(path: Path) -> bool:
    if path.is_file():
        return path.suffix == ".json"
    return path.is_dir() and any(path.glob("*.json")) and not any(path.glob("*.txt"))


def _corpus(path: Path, docs: list[tuple[Document, str]]) -> Corpus:
    for kept in ([d for d, p in docs if p != SECOND], [d for d, p in docs if p == SECOND]):
        counts = Counter(doc.id for doc in kept)
        double = next((name for name, count in counts.items() if count > 1), None)
        if double is not None:
            raise InputError(f"two documents of {path} have the id {double!r}; ids are unique")
    if not docs:
        raise ReadError(f"{path} holds no documents")
    only_second = all(part == SECOND for _, part in docs)
    first = [(doc, part) for doc, part in docs if part != SECOND or only_second]
    second = () if only_second else tuple(doc for doc, part in docs if part == SECOND)
    parts = {doc.id: part for doc, part in first if part in SPLITS}
    return Corpus(path.resolve().name, tuple(doc for doc, _ in first), parts, second)

"""The text that systems are measured on: corpora by path, in the forms that occur."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from policytext import MENTIONS, TOKENS, Document, ReadError
from policytext.corpora import load, to_document
from policytext.io.jsonl import read_jsonl

__all__ = ["Material", "plain_texts", "read_material"]

_TEST = ("test.conll", "test.conllu", "test_gold.txt", "test.txt", "test.jsonl")
_TRAIN = ("train.conll", "train.conllu", "train.txt", "train.jsonl")
_VOCABULARY = "train_words.txt"
_GROUP = 40  # sentences of word-segmented text in one document


@dataclass(frozen=True)
class Material:
    """A corpus.

    Args:
        name: the folder's or file's name, without the way to it.
        sha256: over the names and the bytes of its files.
        documents: annotated documents; the layers that they have decide what they are used for.
        training: word-segmented sentences to train on, empty where there are none.
        vocabulary: the words of the training text.
    """

    name: str
    sha256: str
    documents: tuple[Document, ...]
    training: tuple[str, ...] = ()
    vocabulary: frozenset[str] = field(default_factory=frozenset)

    @property
    def characters(self) -> int:
        """Code points of all texts."""
        return sum(len(doc.text) for doc in self.documents)


def read_material(path: Path) -> Material:
    """Read a corpus: annotated documents, or word-segmented text.

    A folder or file in a form that `policytext.corpora.load` reads is taken as that. Word-segmented
    text is a folder with ``test.conll`` (Universal Dependencies) or ``test.txt``,
    ``test_gold.txt`` (words between blanks, as in the SIGHAN bakeoffs), or ``test.jsonl``
    (documents of a sentence, as `policytext corpus join` writes them), and, where there is one, a
    training text of the same form (``train.*``) or the words of one (``train_words.txt``). A
    ``.jsonl`` file holds documents.

    Raises:
        ReadError: there is no corpus at the path.
    """
    test = _first(path, _TEST)
    if test is not None and not (path / "test").is_dir():
        return _segmented(path, test)
    if path.suffix == ".jsonl" and path.is_file():
        return Material(_name(path), _hash([path], path), tuple(read_jsonl(path)))
    if path.suffix == ".probes" and path.is_file():
        return Material(_name(path), _hash([path], path), tuple(_blocks(path)))
    corpus = load(path)
    files = sorted([path] if path.is_file() else (*path.rglob("*.txt"), *path.rglob("*.json")))
    return Material(_name(path), _hash(files, path), corpus.documents)


def _blocks(path: Path) -> Iterator[Document]:
    """The mentions of a file that holds many short documents, with empty lines between."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if block.strip():
            doc = to_document(block.strip() + "\n", str(path))
            plain = Document(doc.text, id=doc.id, issuer=doc.issuer, year=doc.year)
            yield plain.with_layer(MENTIONS, doc[MENTIONS])


def plain_texts(path: Path) -> Material:
    """Texts without annotation, for speed: a folder of .txt files, or one."""
    files = sorted(path.glob("*.txt")) if path.is_dir() else [path]
    if not files or not all(file.is_file() for file in files):
        raise ReadError(f"{path}: no .txt files there")
    docs = [
        Document(file.read_text(encoding="utf-8"), id=file.stem, issuer="100000", year=2024)
        for file in files
    ]
    return Material(_name(path), _hash(files, path), tuple(doc for doc in docs if doc.text.strip()))


def _name(path: Path) -> str:
    resolved = path.resolve()
    # gold/dev is clearer than dev, and says no more of where it lies.
    return f"{resolved.parent.name}/{resolved.name}" if resolved.name in _PARTS else resolved.name


_PARTS = {"train", "dev", "test"}


def _hash(files: list[Path], root: Path) -> str:
    digest = hashlib.sha256()
    base = root if root.is_dir() else root.parent
    for file in files:
        digest.update(file.relative_to(base).as_posix().encode())
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _first(path: Path, names: tuple[str, ...]) -> Path | None:
    return next((path / name for name in names if (path / name).is_file()), None)


def _segmented(path: Path, test: Path) -> Material:
    train, words = _first(path, _TRAIN), path / _VOCABULARY
    sentences = list(_sentences(train)) if train is not None else []
    vocabulary = {word for sentence in sentences for word in sentence}
    if words.is_file():
        vocabulary.update(words.read_text(encoding="utf-8").split())
    files = [file for file in (test, train, words) if file is not None and file.is_file()]
    return Material(
        _name(path),
        _hash(sorted(files), path),
        tuple(_documents(list(_sentences(test)))),
        tuple(" ".join(sentence) for sentence in sentences),
        frozenset(vocabulary),
    )


def _sentences(path: Path) -> Iterator[list[str]]:
    """The words of each sentence; of each document, where the file holds documents."""
    if path.suffix == ".jsonl":
        yield from ([token.text for token in doc[TOKENS]] for doc in read_jsonl(path))
        return
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    if not path.suffix.startswith(".conll"):
        yield from (line.split() for line in lines if line.strip())
        return
    words: list[str] = []
    for line in [*lines, ""]:
        if not line.strip():
            if words:
                yield words
            words = []
        elif not line.startswith("#"):
            number, word = line.split("\t")[:2]
            if number.isdigit():
                words += word.split()
    if words:
        yield words


def _documents(sentences: list[list[str]]) -> Iterator[Document]:
    """Sentences put together, a line each, with their words as the layer TOKENS."""
    for first in range(0, len(sentences), _GROUP):
        group = sentences[first : first + _GROUP]
        text = "\n".join("".join(words) for words in group)
        starts, ends, place = [], [], 0
        for words in group:
            for word in words:
                starts.append(place)
                place += len(word)
                ends.append(place)
            place += 1
        yield Document(text, id=f"{first}").with_offsets(TOKENS, starts, ends, "TOKEN")

"""Sentences as lists of words, read from whatever holds words."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from policytext.corpora.corpus import load
from policytext.corpora.folders import read_text
from policytext.corpora.passages import has_passages
from policytext.corpora.segmented import load_segmented
from policytext.document import Document
from policytext.errors import InputError, ReadError
from policytext.io.jsonl import read_jsonl
from policytext.layers import TOKENS

__all__ = ["SegmentedText", "read_lines", "read_sentences", "text_files", "words_by_line"]

_CONLL = (".conll", ".conllu", ".conllx")
_BOM = "\ufeff"


@dataclass(frozen=True)
class SegmentedText:
    """Sentences cut into words, in the order of their source.

    Args:
        name: the name of the file or folder, without the folders above it.
        sentences: each a list of words without white space.
    """

    name: str
    sentences: tuple[list[str], ...]

    @property
    def sha256(self) -> str:
        """The SHA-256 of the words: UTF-8, a sentence a line, a blank between words."""
        digest = hashlib.sha256()
        for words in self.sentences:
            digest.update((" ".join(words) + "\n").encode("utf-8", "surrogatepass"))
        return digest.hexdigest()


def read_sentences(
    path: str | Path, *, part: str = "train", reports: str | Path | None = None
) -> SegmentedText:
    r"""The sentences of a file or a corpus.

    - ``.conll``, ``.conllu``, ``.conllx``: CoNLL-X or CoNLL-U, a word a line, an empty line after
      each sentence;
    - ``.jsonl``: documents with TOKENS, one a line; or sentences by their places
      (`load_segmented`), joined with the reports;
    - a folder, a ``.json`` file, or a file that begins with ``# id=``: a corpus (`load`);
    - any other file: words with white space between them, a sentence a line.

    In documents each line of the text is a sentence; white space inside a word is left out.

    Args:
        path: where they are.
        part: which part of a corpus with several parts; one without parts is read whole.
        reports: the folder of the reports that sentences by their places stand in.

    Raises:
        ReadError: the file or folder cannot be read.
        InputError: it holds no words, or the corpus has no such part.

    Example:
        >>> import pathlib, tempfile
        >>> with tempfile.TemporaryDirectory() as folder:
        ...     file = pathlib.Path(folder, "a.txt")
        ...     _ = file.write_text("渔港 扩建 。\n泊位 增加 。\n", "utf-8")
        ...     read_sentences(file).sentences
        (['渔港', '扩建', '。'], ['泊位', '增加', '。'])
    """
    place = Path(path)
    if place.suffix in _CONLL:
        sentences = list(_conll(place))
    elif place.suffix == ".jsonl":
        sentences = _by_line(_documents(place, part, reports))
    elif place.is_dir() or place.suffix == ".json":
        sentences = _by_line(load(place).only(part))
    else:
        text = read_text(place).removeprefix(_BOM)
        is_document = text.startswith("# id=")
        sentences = (
            _by_line(load(place).documents)
            if is_document
            else [words for line in text.split("\n") if (words := line.split())]
        )
    if not sentences:
        raise InputError(
            f"{path} holds no words; it needs words with blanks between them, CoNLL-U, or "
            "documents with words (@words lines, or the layer tokens)"
        )
    return SegmentedText(place.resolve().name, tuple(sentences))


def words_by_line(doc: Document) -> Iterator[list[str]]:
    r"""The words of each line of a document that has any, without white space inside.

    Raises:
        LayerMissingError: the document has no TOKENS.

    Example:
        >>> from policytext import TOKENS, Document
        >>> doc = Document("稳增长\n惠民生").with_offsets(TOKENS, [0, 1, 4], [1, 3, 7], "TOKEN")
        >>> list(words_by_line(doc))
        [['稳', '增长'], ['惠民生']]
    """
    breaks = [place for place, character in enumerate(doc.text) if character == "\n"]
    line, words = -1, list[str]()
    for token in doc.spans(TOKENS):
        here = bisect_right(breaks, token.start)
        if here != line and words:
            yield words
            words = []
        line = here
        words.append("".join(token.text.split()))
    if words:
        yield words


def read_lines(path: str | Path) -> tuple[str, list[str]]:
    """The name of a text file, or of a folder of ``.txt`` files, and its lines that are not blank.

    Raises:
        ReadError: there is no such file, or it is not UTF-8; the folder has no texts.
    """
    texts = (read_text(file).removeprefix(_BOM) for file in text_files(path))
    return Path(path).resolve().name, [
        line.strip() for text in texts for line in text.split("\n") if line.strip()
    ]


def text_files(path: str | Path) -> list[Path]:
    """A file, or the ``.txt`` files of a folder by name.

    Raises:
        ReadError: the folder has none.
    """
    place = Path(path)
    files = sorted(place.glob("*.txt")) if place.is_dir() else [place]
    if not files:
        raise ReadError(f"{path}: the folder has no .txt files")
    return files


def _by_line(documents: Iterable[Document]) -> list[list[str]]:
    return [words for doc in documents if TOKENS in doc for words in words_by_line(doc)]


def _documents(path: Path, part: str, reports: str | Path | None) -> Iterable[Document]:
    if not has_passages(path, "words"):
        return read_jsonl(path)
    if reports is None:
        raise InputError(
            f"{path} has the places of sentences in reports, not their text; name the folder of "
            "the reports as well"
        )
    return load_segmented(path, reports).only(part)


def _conll(path: Path) -> Iterator[list[str]]:
    """The words as they are written: one of several syntactic words (3-4) is one word."""
    words: list[str] = []
    covered = 0
    lines = read_text(path).removeprefix(_BOM).split("\n")
    for number, line in enumerate([*lines, ""], 1):
        line = line.removesuffix("\r")
        if not line.strip():
            if words:
                yield words
            words, covered = [], 0
            continue
        index, _, rest = line.partition("\t")
        word = rest.partition("\t")[0]
        first, dash, last = index.partition("-")
        if line.startswith("#") or (first.isdecimal() and not dash and int(first) <= covered):
            continue
        if "." in index:  # a word that is not written
            continue
        if not first.isdecimal() or (dash and not last.isdecimal()) or not word:
            raise ReadError(
                f"{path}:{number}: this is no line of CoNLL: {line[:40]!r}; it needs a number, a "
                "word and further columns with tabs between them"
            )
        covered = int(last) if dash else covered
        words.append("".join(word.split()))

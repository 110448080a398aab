"""Documents as files of spaCy's ``DocBin``, which ``spacy train`` and ``spacy convert`` use."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import AlignmentError, InputError, LayerMissingError, PolicytextError
from policytext.extras import load_extra
from policytext.given import each_document
from policytext.io.files import open_output
from policytext.layers import Layer
from policytext.spacy.convert import from_spacy, to_spacy, write_document
from policytext.spacy.options import WriteOptions

__all__ = ["read_docbin", "write_docbin"]


def write_docbin(docs: Iterable[Document], path: str | os.PathLike[str], nlp: Any = None) -> int:
    """Write documents as one ``.spacy`` file, whole or not at all.

    All that a document is comes back by ``read_docbin``; other readers find tokens, sentences,
    ``doc.ents`` with ``kb_id_``, and ``doc.spans``. A file is held in memory as a whole.

    Args:
        docs: the documents.
        path: where it goes.
        nlp: a pipeline, whose tokeniser cuts the texts. Without one the tokens are those of the
            layer TOKENS; a document that has none, or whose tokens overlap, is cut into characters.

    Returns:
        how many documents were written.

    Raises:
        InputError: spaCy is not installed, or the place cannot be written to.
        AlignmentError: the pipeline's tokeniser changes a text.

    Example:
        >>> import policytext as pt
        >>> doc = pt.annotate(pt.Document("常州市新增就业3万人。", year=2024))
        >>> write_docbin([doc], "report.spacy")  # doctest: +SKIP
        1
        >>> next(read_docbin("report.spacy")) == doc  # doctest: +SKIP
        True
    """
    vocab = load_extra("spacy", "spacy").blank("zh").vocab
    stored = load_extra("spacy.tokens", "spacy").DocBin()
    count = 0
    for doc in each_document(docs):
        stored.add(to_spacy(doc, nlp) if nlp is not None else _with_own_tokens(doc, vocab))
        count += 1
    with open_output(path) as output:
        output.write_bytes(stored.to_bytes())
    return count


def _with_own_tokens(doc: Document, vocab: Any) -> Any:
    try:
        return to_spacy(doc, vocab)
    except (LayerMissingError, AlignmentError):
        words = list(doc.text)
        doc_of = load_extra("spacy.tokens", "spacy").Doc
        made = doc_of(vocab, words=words, spaces=[False] * len(words))
        write_document(made, doc, doc.layers, WriteOptions())
        return made


def read_docbin(
    path: str | os.PathLike[str], layers: Iterable[Layer[Any]] = (), **settings: Any
) -> Iterator[Document]:
    """The documents of a ``.spacy`` file, of policytext or of anybody.

    Args:
        path: the file.
        layers: layers of your own that may be recorded.
        settings: what ``from_spacy`` takes besides, such as ``labels``.

    Raises:
        InputError: spaCy is not installed, or this is no such file; the number of a document that
            cannot be read is told.
    """
    bin_of = load_extra("spacy.tokens", "spacy").DocBin
    vocab = load_extra("spacy", "spacy").blank("xx").vocab
    own = tuple(layers)
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise InputError(f"cannot read {path}: {error.strerror or error}") from None
    try:
        stored = list(bin_of().from_bytes(raw).get_docs(vocab))
    # Bytes that are no DocBin raise whatever zlib, msgpack and NumPy do.
    except Exception as error:
        raise InputError(f"{path} is no DocBin of spaCy, or damaged: {error}") from error
    for number, one in enumerate(stored, 1):
        try:
            yield from_spacy(one, layers=own, **settings)
        except PolicytextError as error:
            raise InputError(f"{path}, document {number}: {error}") from error

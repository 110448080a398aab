"""The dictionaries in which HanLP 2 gives its results (https://hanlp.hankcs.com/docs/data_format.html).

``tok/fine`` holds the words of each sentence, ``ner/msra`` for each sentence its names as text,
label, first word and the word behind the last. Such a dictionary has no text and no white space;
files of ours keep both beside it, as ``text`` and ``policytext``. HanLP itself is not needed.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.given import each_document
from policytext.io.attributes import fact_attributes
from policytext.io.files import open_output
from policytext.io.hanlp_read import FACTS, NAMES, TEXT, TOKENS_KEY, from_hanlp, read_hanlp
from policytext.io.holds import Format
from policytext.io.laid_rows import Rows, lay_rows
from policytext.layers import MENTIONS, SENTENCES, TOKENS, Layer
from policytext.span import Span
from policytext.values import Mention

__all__ = ["FORMAT", "from_hanlp", "read_hanlp", "to_hanlp", "write_hanlp"]


def to_hanlp(doc: Document, tokens: str = TOKENS_KEY, names: str = NAMES) -> dict[str, Any]:
    """A document as a dictionary of HanLP: its words, and its mentions as ``LABEL.kind``.

    Words are cut where a mention begins or ends in one. What no token covers, save white space,
    is a word too, as HanLP's words are the whole text. Mentions are without the white space at
    their edges; those that run over a sentence's end are left out.

    Args:
        doc: a document with tokens.
        tokens: the key of the words.
        names: the key of the names, if the document has mentions.

    Raises:
        LayerMissingError: the document has no tokens.
        InputError: a mention's kind has a dot.

    Example:
        >>> doc = Document("常州发展").with_offsets(TOKENS, [0, 2], [2, 4], "TOKEN")
        >>> doc = doc.with_layer(MENTIONS, [doc.span(0, 2, "PLACE", Mention("admin"))])
        >>> to_hanlp(doc)
        {'tok/fine': [['常州', '发展']], 'ner/policytext': [[('常州', 'PLACE.admin', 0, 1)]]}
    """
    check_type("what to write", doc, Document)
    doc.spans(TOKENS)
    rows = _rows(doc)
    words = [doc.text[start:end] for start, end in rows.rows]
    made: dict[str, Any] = {tokens: [words[first:end] for first, end in rows.blocks]}
    if MENTIONS in doc:
        sentences: list[list[tuple[str, str, int, int]]] = [[] for _ in rows.blocks]
        begins = [first for first, _ in rows.blocks]
        placed = sorted(
            ((place, span) for track in rows.tracks for span, place in track),
            key=lambda one: (one[0][0], -one[0][1], one[1].label),
        )
        number = 0
        for (first, end), span in placed:
            while number + 1 < len(begins) and begins[number + 1] <= first:
                number += 1
            text = doc.text[rows.rows[first][0] : rows.rows[end - 1][1]]
            begin = begins[number]
            sentences[number].append((text, _label(span), first - begin, end - begin))
        made[names] = sentences
    return made


def _label(span: Span[Mention]) -> str:
    if "." in span.value.kind:
        raise InputError(f"the kind {span.value.kind!r} has a dot, so that LABEL.kind is not clear")
    return f"{span.label}.{span.value.kind}"


def _rows(doc: Document) -> Rows:
    held = doc if MENTIONS in doc else doc.with_layer(MENTIONS, [])
    return lay_rows(held, MENTIONS, "tokens", None)


def write_hanlp(docs: Iterable[Document], path: str | os.PathLike[str]) -> int:
    """Write documents as JSON Lines, a dictionary each, and say how many there were.

    Each has beside HanLP's keys the ``text``, and in ``policytext`` the document's facts.

    Raises:
        InputError: the place cannot be written to, or a mention's kind has a dot.
        LayerMissingError: a document has no tokens.
    """
    count = 0
    with open_output(path) as out:
        for doc in each_document(docs):
            data = {**to_hanlp(doc), TEXT: doc.text, FACTS: fact_attributes(doc)}
            out.write(json.dumps(data, ensure_ascii=False, separators=(",", ":")) + "\n")
            count += 1
    return count


def _keeper(doc: Document, layer: Layer[Any], span: Span[Any]) -> Span[Any]:
    del doc
    if layer != MENTIONS:
        return span
    return Span(span.start, span.end, span.text, span.label, Mention(span.value.kind))


def _reshape(doc: Document) -> Document:
    """Tokens as they are cut, sentences as blocks of them, and the mentions that are left."""
    rows = _rows(doc)
    starts, ends = [row[0] for row in rows.rows], [row[1] for row in rows.rows]
    made = doc.with_offsets(TOKENS, starts, ends, "TOKEN")
    firsts = [starts[first] for first, _ in rows.blocks]
    lasts = [ends[end - 1] for _, end in rows.blocks]
    made = made.with_offsets(SENTENCES, firsts, lasts, "SENTENCE")
    if MENTIONS not in doc:
        return made
    mentions = [
        doc.span(starts[first], ends[end - 1], span.label, span.value)
        for track in rows.tracks
        for span, (first, end) in track
    ]
    return made.with_layer(MENTIONS, mentions)


FORMAT = Format(
    name="hanlp",
    title="dictionaries of HanLP as JSON Lines",
    suffixes=(".hanlp.jsonl",),
    write=write_hanlp,
    read=read_hanlp,
    layers=frozenset({TOKENS.name, SENTENCES.name, MENTIONS.name}),
    unit="tokens",
    values="kinds",
    keeper=_keeper,
    reshape=_reshape,
)

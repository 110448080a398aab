"""Rows of a character or word and its tag: what models of names are trained on.

A blank line ends a sentence, ``-DOCSTART-`` begins a document. Such a file has no white space, no
links, and no spans within others or across sentences: for documents that are to come back take
``conll``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, check_type
from policytext.given import each_document
from policytext.io.bio_read import START, from_bio, read_bio
from policytext.io.conll_names import escape
from policytext.io.files import open_output
from policytext.io.holds import Format
from policytext.io.laid_rows import lay_rows
from policytext.io.tags import Tagged, to_tags
from policytext.layers import MENTIONS, SENTENCES, Layer
from policytext.span import Span
from policytext.values import Mention

__all__ = ["FORMAT", "from_bio", "read_bio", "to_bio", "write_bio"]


def to_bio(
    doc: Document,
    layer: Layer[Any] = MENTIONS,
    scheme: str = "BIO",
    rows: str = "characters",
    depth: int = 1,
    kinds: bool = True,
) -> str:
    r"""A document as rows of a form and its tags, with a tab between.

    Sentences are those of the document, or else its lines. Spans are written without the white
    space at their edges; those that run over a sentence's end are left out, and of spans over each
    other all but the outermost.

    Args:
        doc: the document.
        layer: whose spans are tagged.
        scheme: one of ``policytext.io.tags.SCHEMES``.
        rows: ``"characters"``, or ``"tokens"``, cut where a span's edge runs through one.
        depth: how many columns of tags there are, the outermost spans first.
        kinds: whether tags of mentions have their kind too: B-PLACE.admin.

    Raises:
        InputError: an option is unknown, or a kind has a dot.
        LayerMissingError: the document has no such layer: without it all would be tagged O.

    Example:
        >>> doc = Document("常州发展。")
        >>> doc = doc.with_layer(MENTIONS, [doc.span(0, 2, "PLACE", Mention("admin"))])
        >>> print(to_bio(doc, kinds=False).replace("\t", " "), end="")
        常 B-PLACE
        州 I-PLACE
        发 O
        展 O
        。 O
        <BLANKLINE>
    """
    check_type("what to write", doc, Document)
    plan = lay_rows(doc, layer, rows, depth)
    columns: list[list[str]] = []
    for track in [*plan.tracks, *[[]] * (depth - len(plan.tracks))]:
        tagged = [Tagged(*place, _tag(span, layer, kinds)) for span, place in track]
        columns.append(to_tags(len(plan.rows), tagged, scheme))
    lines: list[str] = []
    for first, end in plan.blocks:
        for number in range(first, end):
            form = doc.text[slice(*plan.rows[number])]
            if form == START:
                raise InputError(f"a token {START} would begin a new document; rows=characters?")
            lines.append("\t".join([form, *(column[number] for column in columns)]))
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def write_bio(
    docs: Iterable[Document],
    path: str | os.PathLike[str],
    layer: Layer[Any] = MENTIONS,
    scheme: str = "BIO",
    rows: str = "characters",
    depth: int = 1,
    kinds: bool = True,
) -> int:
    """Write documents as one file, and say how many there were; see ``to_bio``.

    Raises:
        InputError: the place cannot be written to, or an option is unknown.
        LayerMissingError: a document has no such layer.
    """
    count = 0
    with open_output(path) as out:
        for doc in each_document(docs):
            tags = "\tO" * depth
            out.write(f"{START}{tags}\n\n" + to_bio(doc, layer, scheme, rows, depth, kinds))
            count += 1
    return count


def _tag(span: Span[Any], layer: Layer[Any], kinds: bool) -> str:
    if not (kinds and layer == MENTIONS):
        return escape(span.label)
    if "." in span.value.kind:
        raise InputError(f"the kind {span.value.kind!r} has a dot; write without kinds=True")
    return escape(f"{span.label}.{span.value.kind}")


def _keeper(doc: Document, layer: Layer[Any], span: Span[Any]) -> Span[Any]:
    del doc
    if layer != MENTIONS:
        return span
    return Span(span.start, span.end, span.text, span.label, Mention(span.value.kind))


def _reshape(doc: Document) -> Document:
    """The text without white space, a line for each sentence, and the mentions that are left."""
    plan = lay_rows(doc, MENTIONS, "characters", 1)
    starts: list[int] = []
    lines: list[tuple[int, int]] = []
    for first, end in plan.blocks:
        begin = lines[-1][1] + 1 if lines else 0
        starts += range(begin, begin + end - first)
        lines.append((begin, begin + end - first))
    forms = [doc.text[start] for start, _ in plan.rows]
    text = "\n".join("".join(forms[first:end]) for first, end in plan.blocks)
    made = Document(text)
    mentions = [
        made.span(starts[first], starts[end - 1] + 1, span.label, span.value)
        for track in plan.tracks
        for span, (first, end) in track
    ]
    sentences = [made.span(*line, "SENTENCE") for line in lines]
    return made.with_layer(SENTENCES, sentences).with_layer(MENTIONS, mentions)


FORMAT = Format(
    name="bio",
    title="rows of characters and tags (BIO, CoNLL-2003)",
    suffixes=(".bio",),
    write=write_bio,
    read=read_bio,
    facts=frozenset(),
    layers=frozenset({MENTIONS.name, SENTENCES.name}),
    nested="flat",
    values="kinds",
    keeper=_keeper,
    reshape=_reshape,
)

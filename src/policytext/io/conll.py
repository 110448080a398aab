"""CoNLL-U Plus (https://universaldependencies.org/ext-format.html): one row a token, in columns.

Mentions, quantities, times and indicators have a column of tags each; spans that lie in or across
each other have further tags behind a bar: ``B-INSTITUTION|B-PLACE``. Values are in MISC, by layer
and place behind the bars: ``mentions.1.kind=admin``. All other layers, and spans that begin or end
in white space, stand in comments, so that everything comes back.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from policytext.document import Document
from policytext.errors import check_type
from policytext.given import each_document
from policytext.io.attributes import fact_attributes, to_attributes
from policytext.io.conll_names import (
    BLOCKS,
    COLUMNS,
    FACTS,
    GLOBAL,
    HEAD,
    LAYERS,
    NEWDOC,
    NO_SENTENCE,
    ROWS,
    SCHEME,
    SPACES,
    SPAN,
    TEXT,
    TOKEN,
    TRACKS,
    escape,
)
from policytext.io.conll_read import from_conll, read_conll
from policytext.io.files import open_output
from policytext.io.holds import Format
from policytext.io.laid_rows import Row, blocks, cut_rows, edges, row_places, tracks
from policytext.io.notes import format_note
from policytext.io.tags import OUTSIDE, Tagged, to_tags
from policytext.layers import SENTENCES, TOKENS, Layer
from policytext.span import Span

__all__ = ["FORMAT", "from_conll", "read_conll", "to_conll", "write_conll"]

CONLLU_SUFFIX = ".conllu"
# LEMMA, UPOS, XPOS, FEATS, HEAD, DEPREL, DEPS.
NOT_GIVEN = ["_"] * 7


def to_conll(doc: Document, scheme: str = "BIO", rows: str = "tokens", plus: bool = True) -> str:
    r"""A document as CoNLL-U Plus, without the line that names the columns.

    Args:
        doc: the document.
        scheme: how spans are tagged: one of ``policytext.io.tags.SCHEMES``.
        rows: ``"tokens"``, cut where a span's edge runs through one, or ``"characters"``; a
            document without tokens has characters.
        plus: with columns of tags; without them it is CoNLL-U, for tools that know its ten
            columns only, with tags in MISC: ``mentions.0=B-PLACE``.

    Raises:
        InputError: there is no such scheme, or no such rows.

    Example:
        >>> from policytext import TIMES, TimeInterval
        >>> import datetime
        >>> day = datetime.date(2024, 6, 1)
        >>> doc = Document("6月", id="a")
        >>> doc = doc.with_layer(TIMES, [doc.span(0, 2, "TIME", TimeInterval(day, None))])
        >>> print(to_conll(doc).replace("\t", "  "), end="")
        # newdoc id = a
        # policytext.document = id=a
        # policytext.scheme = BIO
        # policytext.layers = times
        # text = 6月
        1  6  O  O  B-TIME  O  SpaceAfter=No|times.0.start=2024-06-01
        2  月  O  O  I-TIME  O  SpaceAfter=No
        <BLANKLINE>
    """
    check_type("what to write", doc, Document)
    return "".join(f"{line}\n" for line in _Writer(doc, scheme, rows, plus).lines())


def write_conll(
    docs: Iterable[Document],
    path: str | os.PathLike[str],
    scheme: str = "BIO",
    rows: str = "tokens",
) -> int:
    """Write documents as one file, and say how many there were.

    Args:
        docs: the documents.
        path: where the file goes; it appears when it is whole. Where it ends with ``.conllu`` it
            is CoNLL-U, with tags in MISC; else CoNLL-U Plus, with columns of tags.
        scheme: see ``to_conll``, as for ``rows``.
        rows: tokens or characters.

    Raises:
        InputError: the place cannot be written to, or an option is unknown.
    """
    count = 0
    plus = Path(path).suffix.lower() != CONLLU_SUFFIX
    with open_output(path) as out:
        if plus:
            out.write(f"# {GLOBAL} = {' '.join(HEAD)}\n")
        for doc in each_document(docs):
            out.write(to_conll(doc, scheme, rows, plus))
            count += 1
    return count


class _Writer:
    """One document on its way to lines: its rows, the cells of each, and what goes to comments."""

    def __init__(self, doc: Document, scheme: str, by: str, plus: bool) -> None:
        self._doc, self._scheme, self._plus = doc, scheme, plus
        cut = edges(doc, [SENTENCES, *COLUMNS.values()])
        self._rows = cut_rows(doc, by, cut)
        self._blocks = list(blocks(doc, self._rows))
        self._misc: list[list[str]] = [[] for _ in self._rows]
        self._apart: list[tuple[Layer[Any], Sequence[Span[Any]]]] = []
        self._others: set[int] = set()
        self._layers: list[str] = []

    def lines(self) -> Iterator[str]:
        text = self._doc.text
        for number, (_, end) in enumerate(self._rows):
            follows = self._rows[number + 1][0] if number + 1 < len(self._rows) else len(text)
            self._space(number, text[end:follows])
        if self._rows and self._rows[0][0]:
            self._misc[0].append(f"SpacesBefore={escape(text[: self._rows[0][0]])}")
        columns = [self._column(layer) for layer in COLUMNS.values()]
        for layer in self._doc.layers:
            self._layers.append(escape(layer.name) + self._other(layer))
        yield from self._head()
        for number, block in enumerate(self._blocks):
            if number in self._others:
                yield f"# {NO_SENTENCE} = no"
            yield from self._block(*block, columns)
        if not self._blocks:
            yield ""

    def _space(self, number: int, space: str) -> None:
        if not space:
            self._misc[number].append("SpaceAfter=No")
        elif space != " ":
            self._misc[number].append(f"SpacesAfter={escape(space)}")

    def _column(self, layer: Layer[Any]) -> list[str]:
        """The cells of a layer; spans that no rows cover exactly go to comments."""
        if layer not in self._doc:
            return [OUTSIDE] * len(self._rows)
        starts, ends = row_places(self._rows)
        fitting: list[Span[Any]] = []
        apart: list[Span[Any]] = []
        for span in self._doc.spans(layer):
            (fitting if span.start in starts and span.end in ends else apart).append(span)
        made, left = tracks(fitting, TRACKS)
        if apart or left:
            self._apart.append((layer, [*apart, *left]))
        tags = []
        for number, track in enumerate(made):
            tagged = [Tagged(starts[one.start], ends[one.end], escape(one.label)) for one in track]
            tags.append(to_tags(len(self._rows), tagged, self._scheme))
            if not self._plus:
                self._tag_misc(f"{layer.name}.{number}", tags[-1])
            for span, place in zip(track, tagged, strict=True):
                values = to_attributes(span.value, defaults=False)
                self._misc[place.first] += [
                    f"{layer.name}.{number}.{name}={escape(value)}"
                    for name, value in values.items()
                ]
        if not tags:
            # Also where the layer is there without spans, a scheme must be one that is known.
            return to_tags(len(self._rows), [], self._scheme)
        return ["|".join(cell) for cell in zip(*tags, strict=True)]

    def _tag_misc(self, track: str, tags: list[str]) -> None:
        for misc, tag in zip(self._misc, tags, strict=True):
            if tag != OUTSIDE:
                misc.append(f"{track}={escape(tag)}")

    def _other(self, layer: Layer[Any]) -> str:
        """Put a layer without a column into rows, blocks or comments; what its name ends with."""
        if layer in COLUMNS.values():
            return ""
        if layer == TOKENS and self._mark_tokens():
            return ROWS
        if layer == SENTENCES and self._mark_sentences():
            return BLOCKS
        self._apart.append((layer, self._doc.spans(layer)))
        return ""

    def _mark_tokens(self) -> bool:
        """Say which rows go on with a token or lie in none; False if that cannot say it all."""
        signs = ["No"] * len(self._rows)
        starts, ends = row_places(self._rows)
        before = 0
        for span in self._doc.spans(TOKENS):
            first, end = starts.get(span.start), ends.get(span.end)
            if first is None or end is None or span.label != "TOKEN" or first < before:
                return False
            signs[first:end] = ["", *["Part"] * (end - first - 1)]
            before = end
        for misc, sign in zip(self._misc, signs, strict=True):
            if sign:
                misc.append(f"{TOKEN}={sign}")
        return True

    def _mark_sentences(self) -> bool:
        """Say which blocks are no sentences; False if that cannot say it all."""
        places = {self._place(block): number for number, block in enumerate(self._blocks)}
        found = set()
        for span in self._doc.spans(SENTENCES):
            number = places.get((span.start, span.end))
            if number is None or number in found or span.label != "SENTENCE":
                return False
            found.add(number)
        self._others = set(places.values()) - found
        return True

    def _place(self, block: tuple[int, int]) -> Row:
        return self._rows[block[0]][0], self._rows[block[1] - 1][1]

    def _head(self) -> Iterator[str]:
        doc = self._doc
        yield f"# {NEWDOC} = {escape(doc.id)}"
        yield f"# {FACTS} = {format_note(fact_attributes(doc))}"
        yield f"# {SCHEME} = {self._scheme}"
        yield f"# {LAYERS} = {' '.join(self._layers)}"
        if not self._rows:
            yield f"# {SPACES} = {escape(doc.text)}"
        for layer, spans in self._apart:
            for span in spans:
                place = {"@layer": layer.name, "@start": str(span.start), "@end": str(span.end)}
                values = to_attributes(span.value, defaults=False)
                yield f"# {SPAN} = {format_note({**place, '@label': span.label, **values})}"

    def _block(self, first: int, end: int, columns: list[list[str]]) -> Iterator[str]:
        start, stop = self._place((first, end))
        # White space of any kind is one blank here; what it was is in MISC.
        yield f"# {TEXT} = {' '.join(self._doc.text[start:stop].split())}"
        for number in range(first, end):
            form = self._doc.text[slice(*self._rows[number])]
            cells = [column[number] for column in columns] if self._plus else NOT_GIVEN
            misc = "|".join(self._misc[number]) or "_"
            yield "\t".join([str(number - first + 1), form, *cells, misc])
        yield ""


FORMAT = Format(
    name="conll",
    title="CoNLL-U Plus, CoNLL-U",
    suffixes=(".conllup", CONLLU_SUFFIX),
    write=write_conll,
    read=read_conll,
)

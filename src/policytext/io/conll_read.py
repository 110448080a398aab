"""Files of CoNLL-U and CoNLL-U Plus, the library's own and those of others, as documents."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from policytext.document import Document
from policytext.errors import InputError, PolicytextError, check_type
from policytext.io.attributes import from_attributes, with_facts
from policytext.io.conll_lines import Block, RawDocument, RawRow, read_documents
from policytext.io.conll_names import (
    BLOCKS,
    COLUMNS,
    FACTS,
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
    unescape,
)
from policytext.io.files import read_utf8
from policytext.io.notes import parse_note
from policytext.io.tags import OUTSIDE, TagError, from_tags
from policytext.layers import BUILTIN_LAYERS, SENTENCES, TOKENS, Layer
from policytext.repairs import Problem
from policytext.span import Span

__all__ = ["from_conll", "read_conll"]

_TRACKS = frozenset(map(str, range(TRACKS)))


def read_conll(
    path: str | os.PathLike[str],
    layers: Iterable[Layer[Any]] = (),
    scheme: str = "BIO",
    repair: bool = False,
) -> Iterator[Document]:
    """Yield the documents of a file, each beginning with ``# newdoc``.

    Files of others give TOKENS and SENTENCES, by their rows and blank lines, and whatever columns
    of ours they have; other columns and comments are passed over, as one of the document's
    problems says.

    Args:
        path: the file.
        layers: layers of your own that the documents may hold.
        scheme: of the tags, where the file does not say.
        repair: mend tags that the scheme does not allow, instead of refusing them.

    Raises:
        ReadError: the file cannot be read or is damaged; names file and line.
    """
    yield from from_conll(read_utf8(path), layers, scheme, repair, str(path))


def from_conll(
    content: str,
    layers: Iterable[Layer[Any]] = (),
    scheme: str = "BIO",
    repair: bool = False,
    name: str = "conll",
) -> Iterator[Document]:
    r"""Yield the documents in the content of a file; see ``read_conll``.

    Raises:
        ReadError: a line is damaged; names file and line.

    Example:
        >>> content = "# global.columns = ID FORM MISC\n1\t常州\tSpaceAfter=No\n2\tGDP\t_\n"
        >>> [(doc.text, [one.text for one in doc[TOKENS]]) for doc in from_conll(content)]
        [('常州GDP ', ['常州', 'GDP'])]
    """
    check_type("the content of a file", content, str)
    known = {**BUILTIN_LAYERS, **{layer.name: layer for layer in layers}}
    for raw in read_documents(content, name):
        yield _Reading(raw, known, scheme, repair).document()


class _Reading:
    """A document's rows and comments on their way to layers."""

    def __init__(
        self, raw: RawDocument, known: Mapping[str, Layer[Any]], scheme: str, repair: bool
    ) -> None:
        self._raw, self._known, self._scheme, self._repair = raw, known, scheme, repair
        self._name = ""
        self._facts: dict[str, str] | None = None
        self._present: list[str] | None = None
        self._apart: list[tuple[int, str]] = []
        self._not_read: dict[str, None] = {}
        self._blocks = [block for block in raw.blocks if block.rows]
        self._rows = [row for block in self._blocks for row in block.rows]
        self._text = ""
        self._spans: dict[str, list[Span[Any]]] = {}
        # Tags in MISC, of a layer and track, by row.
        self._tags: dict[tuple[str, str], dict[int, str]] = {}

    def document(self) -> Document:
        for block in self._raw.blocks:
            for key, value, line in block.comments:
                self._comment(key, value, line)
        self._text = self._raw.text
        for block in self._blocks:
            self._check_text(block)
        self._rows_and_blocks()
        values = self._values()
        for place, name in enumerate(self._raw.columns):
            if name in COLUMNS:
                self._column(name, COLUMNS[name], values)
            elif name not in ("ID", "FORM", "MISC") and any(
                row.cells[place] != "_" for row in self._rows
            ):
                self._not_read[f"column {name}"] = None
        for (layer, track), places in self._tags.items():
            tags = [places.get(number, OUTSIDE) for number in range(len(self._rows))]
            self._track("MISC", self._known[layer], track, tags, values)
        for (layer, _), (line, _) in values.items():
            raise self._raw.error(line, f"MISC has values of {layer} where none begins")
        for line, note in self._apart:
            self._apart_span(line, note)
        return self._made()

    def _comment(self, key: str, value: str, line: int) -> None:
        try:
            if key == NEWDOC:
                self._name = unescape(value)
            elif key == FACTS:
                self._facts = parse_note(value)
                with_facts("", self._facts)
            elif key == SCHEME:
                self._scheme = value
            elif key == LAYERS:
                self._present = [self._layer_name(item) for item in value.split()]
            elif key == SPACES:
                self._raw.add(unescape(value))
            elif key == SPAN:
                self._apart.append((line, value))
            elif key not in (TEXT, NO_SENTENCE, "newdoc"):
                self._not_read[f"comment {key}"] = None
        except InputError as error:
            raise self._raw.error(line, error) from None

    def _layer_name(self, item: str) -> str:
        name, sign, rest = item.partition("=")
        name = unescape(name)
        if name not in self._known:
            raise InputError(f"layer {name!r} is not known; pass it: layers=[LAYER]")
        return f"{name}{sign}{rest}"

    def _check_text(self, block: Block) -> None:
        there = " ".join(self._text[block.rows[0].start : block.rows[-1].end].split())
        for key, value, line in block.comments:
            if key == TEXT and " ".join(value.split()) != there:
                raise self._raw.error(
                    line, f"it says {value[:40]!r}, but the rows below hold {there[:40]!r}"
                )

    def _rows_and_blocks(self) -> None:
        """Tokens and sentences, where rows and blocks are these."""
        present = self._present
        if present is None or TOKENS.name + ROWS in present:
            places: list[tuple[int, int]] = []
            for row in self._rows:
                sign = row.misc.get(TOKEN, "")
                if sign == "Part" and places:
                    places[-1] = places[-1][0], row.end
                elif not sign:
                    places.append((row.start, row.end))
                elif sign != "No":
                    raise self._raw.error(row.line, f"{TOKEN} is Part or No, not {sign!r}")
            self._spans[TOKENS.name] = [self._span(*place, "TOKEN") for place in places]
        if present is None or SENTENCES.name + BLOCKS in present:
            places = [
                (block.rows[0].start, block.rows[-1].end)
                for block in self._blocks
                if all((key, value) != (NO_SENTENCE, "no") for key, value, _ in block.comments)
            ]
            self._spans[SENTENCES.name] = [self._span(*place, "SENTENCE") for place in places]

    def _span(self, start: int, end: int, label: str, value: Any = None) -> Span[Any]:
        return Span(start, end, self._text[start:end], label, value)

    def _values(self) -> dict[tuple[str, int], tuple[int, dict[str, str]]]:
        """What MISC says of spans: by track, and the row where one begins."""
        found: dict[tuple[str, int], tuple[int, dict[str, str]]] = {}
        layers = {layer.name for layer in COLUMNS.values()}
        for number, row in enumerate(self._rows):
            for key, value in row.misc.items():
                layer, _, rest = key.partition(".")
                track, _, name = rest.partition(".")
                if layer in layers and track in _TRACKS and not name:
                    self._tags.setdefault((layer, track), {})[number] = value
                elif layer in layers and name:
                    _, values = found.setdefault((f"{layer}.{track}", number), (row.line, {}))
                    values[name] = value
                elif key != TOKEN:
                    self._not_read[f"MISC {key}"] = None
        return found

    def _column(
        self,
        column: str,
        layer: Layer[Any],
        values: dict[tuple[str, int], tuple[int, dict[str, str]]],
    ) -> None:
        place_of_column = self._raw.columns.index(column)
        whole = [row.cells[place_of_column] for row in self._rows]
        # A column without a tag is that of a layer that may not be there.
        if set(whole) <= {"_", OUTSIDE}:
            return
        # Few cells are different ones.
        known = {cell: cell.split("|") for cell in set(whole)}
        cells = [known[cell] for cell in whole]
        count = len(cells[0])
        for row, cell in zip(self._rows, cells, strict=True):
            if len(cell) != count:
                raise self._raw.error(
                    row.line, f"{column} has {len(cell)} tags, but {count} in the first row"
                )
        for track in range(count):
            tags = [OUTSIDE if cell[track] == "_" else cell[track] for cell in cells]
            self._track(column, layer, str(track), tags, values)

    def _track(
        self,
        source: str,
        layer: Layer[Any],
        track: str,
        tags: list[str],
        values: dict[tuple[str, int], tuple[int, dict[str, str]]],
    ) -> None:
        """The spans that the tags of one track stand for."""
        try:
            found = from_tags(tags, self._scheme, self._repair)
        except TagError as error:
            raise self._raw.error(self._rows[error.row].line, f"{source}: {error}") from None
        except InputError as error:
            raise self._raw.error(self._rows[0].line, error) from None
        spans = self._spans.setdefault(layer.name, [])
        for first, end, label in found:
            row = self._rows[first]
            _, attributes = values.pop((f"{layer.name}.{track}", first), (0, {}))
            place = row.start, self._rows[end - 1].end
            spans.append(self._valued(row, place, label, layer, attributes))

    def _valued(
        self,
        row: RawRow,
        place: tuple[int, int],
        label: str,
        layer: Layer[Any],
        attributes: dict[str, str],
    ) -> Span[Any]:
        try:
            value = from_attributes(layer.value_type, attributes, self._text)
            return self._span(*place, unescape(label), value)
        except PolicytextError as error:
            raise self._raw.error(row.line, f"{layer.name}: {error}") from None

    def _apart_span(self, line: int, note: str) -> None:
        try:
            attributes = parse_note(note)
            name, label = attributes.pop("@layer"), attributes.pop("@label")
            start, end = int(attributes.pop("@start")), int(attributes.pop("@end"))
            if name not in self._known:
                raise InputError(f"layer {name!r} is not known; pass it: layers=[LAYER]")
            value = from_attributes(self._known[name].value_type, attributes, self._text)
            if not 0 <= start < end <= len(self._text):
                raise InputError(f"the span {start}:{end} is empty or outside the text")
        except (PolicytextError, KeyError, ValueError) as error:
            raise self._raw.error(line, f"{SPAN}: {error}") from None
        self._spans.setdefault(name, []).append(self._span(start, end, label, value))

    def _made(self) -> Document:
        facts = {"id": self._name} if self._facts is None else self._facts
        doc = with_facts(self._text, facts)
        names = [item.partition("=")[0] for item in self._present or ()]
        for name in dict.fromkeys([*names, *self._spans]):
            doc = doc.with_layer(self._known[name], self._spans.get(name, []))
        if self._not_read:
            message = f"{self._raw.name}: passed over: {', '.join(sorted(self._not_read))}"
            doc = doc.replace(problems=[Problem("left out", message)])
        return doc

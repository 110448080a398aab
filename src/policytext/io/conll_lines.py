"""The lines of CoNLL-U and CoNLL-U Plus: documents of blocks of rows, with their comments."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from policytext.errors import InputError, ReadError
from policytext.io.conll_names import GLOBAL, NEWDOC, OURS, unescape

__all__ = ["Block", "RawDocument", "RawRow", "read_documents"]

# The columns of a file that names none.
_CONLLU = ("ID", "FORM", "LEMMA", "UPOS", "XPOS", "FEATS", "HEAD", "DEPREL", "DEPS", "MISC")
_COMMENT = re.compile(r"#\s*([^=]*?)\s*(?:=\s?(.*))?", re.S)
_NUMBER = re.compile(r"([0-9]{1,9})(?:-([0-9]{1,9}))?")
_EMPTY_NODE = re.compile(r"[0-9]{1,9}\.[0-9]{1,9}")
# Shared by all rows of which MISC says nothing, as most do.
_NOTHING: Mapping[str, str] = {}


@dataclass(slots=True)
class RawRow:
    """A row: its line in the file, its place in the text, its cells, and MISC."""

    line: int
    start: int
    end: int
    cells: list[str]
    misc: Mapping[str, str]


@dataclass(slots=True)
class Block:
    """Rows up to a blank line, with their comments: name, value and line."""

    rows: list[RawRow] = field(default_factory=list)
    comments: list[tuple[str, str, int]] = field(default_factory=list)


class RawDocument:
    """A document on its way: pieces of text, and blocks."""

    def __init__(self, name: str, columns: tuple[str, ...]) -> None:
        self.name = name
        self.set_columns(columns)
        self.blocks = [Block()]
        self._pieces: list[str] = []
        self._length = 0
        self._last = 0
        self._whole = 0

    def set_columns(self, columns: tuple[str, ...]) -> None:
        """The names of the columns from here on."""
        self.columns = columns
        self._id, self._form = columns.index("ID"), columns.index("FORM")
        self._misc = columns.index("MISC") if "MISC" in columns else None

    @property
    def text(self) -> str:
        """The text as far as it was read."""
        return "".join(self._pieces)

    def error(self, line: int, message: object) -> ReadError:
        """An error that names file and line."""
        return ReadError(f"{self.name}:{line}: {message}")

    def add(self, piece: str) -> None:
        """The text goes on with this."""
        if piece:
            self._pieces.append(piece)
            self._length += len(piece)

    def end_block(self) -> None:
        """A blank line."""
        self._last = self._whole = 0
        self.blocks.append(Block())

    def row(self, line: int, content: str) -> None:
        """A row; words of a token that stood as a whole before them are passed over."""
        cells = content.split("\t")
        if len(cells) != len(self.columns):
            raise self.error(
                line, f"{len(cells)} cells between tabs, but there are {len(self.columns)} columns"
            )
        number = cells[self._id]
        if number == str(self._last + 1):
            self._last += 1
            if self._last > self._whole:
                self._place(line, cells)
        elif not _EMPTY_NODE.fullmatch(number):
            self._whole_token(line, number)
            self._place(line, cells)

    def _whole_token(self, line: int, number: str) -> None:
        """Take note of a token of several words, which follow as rows of their own."""
        words = _NUMBER.fullmatch(number)
        if words is None:
            raise self.error(line, f"{number[:20]!r} is no number of a row")
        first, last = int(words[1]), int(words[2] or 0)
        if first != self._last + 1 or last < first or first <= self._whole:
            raise self.error(
                line, f"row {number} where row {self._last + 1} is due: are lines missing?"
            )
        self._whole = last

    def _place(self, line: int, cells: list[str]) -> None:
        form, cell = cells[self._form], "_" if self._misc is None else cells[self._misc]
        misc = _NOTHING
        before, after = "", ""
        if not form:
            raise self.error(line, "the form is empty")
        # Nearly all rows of Chinese text say just this.
        if cell != "SpaceAfter=No":
            try:
                found = _misc(cell)
            except InputError as error:
                raise self.error(line, error) from None
            before = found.pop("SpacesBefore", "")
            default = "" if found.pop("SpaceAfter", "") == "No" else " "
            after = found.pop("SpacesAfter", default)
            misc = found
            if (before + after).strip():
                raise self.error(line, "the spaces beside the form are none")
        self.add(before)
        start = self._length
        self.add(form)
        self.blocks[-1].rows.append(RawRow(line, start, self._length, cells, misc))
        self.add(after)


def _misc(cell: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in [] if cell == "_" else cell.split("|"):
        name, _, value = item.partition("=")
        if name in found:
            raise InputError(f"MISC has {name!r} twice")
        found[name] = unescape(value) if "\\" in value else value
    return found


def read_documents(content: str, name: str) -> Iterator[RawDocument]:
    """The documents of a file; one without ``# newdoc`` is one document.

    Args:
        content: what the file holds.
        name: its name, for errors.

    Raises:
        ReadError: a line is damaged; names file and line.
    """
    columns: tuple[str, ...] = _CONLLU
    doc = RawDocument(name, columns)
    begun = False
    for number, line in enumerate(content.removeprefix("\ufeff").split("\n"), start=1):
        line = line.removesuffix("\r")
        if line.startswith("#") and (comment := _COMMENT.fullmatch(line)):
            key, value = comment[1], comment[2] or ""
            if key == GLOBAL:
                columns = _columns(doc, number, value)
                doc.set_columns(columns)
                continue
            if key in ("newdoc", NEWDOC):
                if begun:
                    yield doc
                doc, begun = RawDocument(name, columns), True
            begun = begun or key.startswith(OURS)
            doc.blocks[-1].comments.append((key, value, number))
        elif line.strip():
            doc.row(number, line)
            begun = True
        else:
            doc.end_block()
    if begun:
        yield doc


def _columns(doc: RawDocument, line: int, value: str) -> tuple[str, ...]:
    columns = tuple(value.split())
    if len(set(columns)) < len(columns) or not {"ID", "FORM"} <= set(columns):
        raise doc.error(line, "the columns must be different ones, with ID and FORM")
    return columns

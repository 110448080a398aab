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


@dataclass(slots=True)
class RawRow:
    """A row: its line in the file, its place in the text, its cells by column, and MISC."""

    line: int
    start: int
    end: int
    cells: Mapping[str, str]
    misc: dict[str, str]


@dataclass(slots=True)
class Block:
    """Rows up to a blank line, with their comments: name, value and line."""

    rows: list[RawRow] = field(default_factory=list)
    comments: list[tuple[str, str, int]] = field(default_factory=list)


class RawDocument:
    """A document on its way: pieces of text, and blocks."""

    def __init__(self, name: str, columns: tuple[str, ...]) -> None:
        self.name, self.columns = name, columns
        self.blocks = [Block()]
        self._pieces: list[str] = []
        self._length = 0
        self._last = 0
        self._whole = 0

    @property
    def text(self) -> str:
        """The text as far as it was read."""
        return "".join(self._pieces)

    def error(self, line: int, message: object) -> ReadError:
        """An error that names file and line."""
        return ReadError(f"{self.name}:{line}: {message}")

    def add(self, piece: str) -> None:
        """The text goes on with this."""
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
        named = dict(zip(self.columns, cells, strict=True))
        if _EMPTY_NODE.fullmatch(named["ID"]):
            return
        number = _NUMBER.fullmatch(named["ID"])
        if number is None:
            raise self.error(line, f"{named['ID'][:20]!r} is no number of a row")
        first, last = int(number[1]), int(number[2] or number[1])
        if first != self._last + 1 or last < first:
            raise self.error(line, f"row {first} where row {self._last + 1} is due: lines missing?")
        is_word = first <= self._whole
        self._last = first - 1 if number[2] else first
        self._whole = max(self._whole, last if number[2] else 0)
        if not is_word:
            self._place(line, named)

    def _place(self, line: int, named: dict[str, str]) -> None:
        try:
            misc = _misc(named.get("MISC", "_"))
        except InputError as error:
            raise self.error(line, error) from None
        before = misc.pop("SpacesBefore", "")
        default = "" if misc.pop("SpaceAfter", "") == "No" else " "
        after = misc.pop("SpacesAfter", default)
        if not named["FORM"] or (before + after).strip():
            raise self.error(line, "the form is empty, or its spaces are none")
        self.add(before)
        start = self._length
        self.add(named["FORM"])
        self.blocks[-1].rows.append(RawRow(line, start, self._length, named, misc))
        self.add(after)


def _misc(cell: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for item in [] if cell == "_" else cell.split("|"):
        name, _, value = item.partition("=")
        if name in found:
            raise InputError(f"MISC has {name!r} twice")
        found[name] = unescape(value)
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
        comment = _COMMENT.fullmatch(line)
        if comment is not None:
            key, value = comment[1], comment[2] or ""
            if key == GLOBAL:
                columns = _columns(doc, number, value)
                doc.columns = columns
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

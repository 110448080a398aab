"""Issuer and year of each file, from a table that the user brings."""

from __future__ import annotations

import csv
import io
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from policytext.document import Document
from policytext.errors import InputError, ReadError

__all__ = ["Facts", "Metadata", "read_metadata"]

# Tools that have no whole numbers beside gaps write 2025.0.
_YEAR = re.compile(r"(\d+)(?:\.0+)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a caller knows about one document; None where nothing is known.

    ``file`` is the name in the table of metadata; empty where no row of it told.
    """

    issuer: str | None = None
    year: int | None = None
    more: dict[str, str] = field(default_factory=dict)
    file: str = field(default="", compare=False)

    def over(self, other: Facts) -> Facts:
        """These facts, and where they are silent the other's."""
        return Facts(
            self.issuer if self.issuer is not None else other.issuer,
            self.year if self.year is not None else other.year,
            {**other.more, **self.more},
            self.file or other.file,
        )


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts by file: by its place, and by the words in the table, for ids.

    ``path`` is the table's, ``files`` are those that it names.
    """

    path: str = ""
    files: list[str] = field(default_factory=list)
    by_place: dict[str, Facts] = field(default_factory=dict)
    by_name: dict[str, Facts] = field(default_factory=dict)

    def find(self, name: str, path: str | None = None) -> Facts:
        """The facts of a file, or of a document by its id; empty ones where it has no row."""
        if path is not None and (found := self.by_place.get(str(Path(path).resolve()))):
            return found
        bare = name.rsplit("/", 1)[-1]
        return self.by_name.get(name) or self.by_name.get(bare) or Facts()


def read_metadata(path: str) -> Metadata:
    """Read a table with the columns file, issuer and year, separated by tabs or commas.

    It is UTF-8, or GB18030 as Excel writes it in China; issuer or year may be missing. ``file`` is
    a path from the table's own folder or from the working one, a bare file name, or a document's
    id. Columns with other names become the document's ``meta``.

    Raises:
        ReadError: the file cannot be read, has no column ``file`` or none of the others, or a row
            is wrong.
    """
    text = _read(path)
    heading = text.split("\n", 1)[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter="\t" if "\t" in heading else ","
    )
    names = reader.fieldnames or ()
    if "file" not in names:
        raise ReadError(f"{path}:1: needs a column 'file', beside issuer and year; has {heading!r}")
    if "issuer" not in names and "year" not in names:
        hint = "; is 'code' the issuer?" if "code" in names else ""
        raise ReadError(
            f"{path}:1: needs a column 'issuer' or 'year' beside 'file'; has {heading!r}{hint}"
        )
    made = Metadata(path)
    try:
        for row in reader:
            place = f"{path}:{reader.line_num}"
            _add(made, Path(path).parent, place, row)
    except csv.Error as error:
        raise ReadError(f"{path}:{reader.line_num}: {error}") from None
    return made


def _read(path: str) -> str:
    """The text of a table, in the first of the encodings that fits."""
    try:
        raw = Path(path).read_bytes()
    except OSError as error:
        raise ReadError(f"{path}: {error.strerror or error}") from None
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding).replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            continue
    raise ReadError(f"{path}: neither UTF-8 nor GB18030; save it as CSV UTF-8")


def _add(made: Metadata, folder: Path, place: str, row: dict[str | None, str | None]) -> None:
    cells = {name: (value or "").strip() for name, value in row.items() if name is not None}
    if None in row:
        raise ReadError(f"{place}: has more cells than the first line has columns")
    file = cells.pop("file")
    if not file:
        raise ReadError(f"{place}: the cell 'file' is empty")
    facts = _facts(place, file, cells)
    keys = [
        (made.by_place, str((folder / file).resolve())),
        (made.by_place, str(Path(file).resolve())),
        (made.by_name, file.replace(os.sep, "/")),
    ]
    if not any(key in table for table, key in keys):
        made.files.append(file)
    for table, key in keys:
        if table.setdefault(key, facts) != facts:
            raise ReadError(f"{place}: {file} has a row before this one that says something else")


def _facts(place: str, file: str, cells: dict[str, str]) -> Facts:
    issuer, year = cells.pop("issuer", "") or None, cells.pop("year", "") or None
    number = _YEAR.fullmatch(year or "")
    if year is not None and number is None:
        raise ReadError(f"{place}: year must be a whole number, got {year!r}")
    more = {name: cell for name, cell in cells.items() if cell}
    facts = Facts(issuer, int(number[1]) if number else None, more, file)
    try:
        Document("", issuer=facts.issuer, year=facts.year)
    except InputError as error:
        raise ReadError(f"{place}: {error}") from None
    return facts

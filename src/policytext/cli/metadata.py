"""Issuer and year of each file, from a table that the user brings."""

from __future__ import annotations

import csv
import io
import os
from dataclasses import dataclass, field
from pathlib import Path

from policytext.document import Document
from policytext.errors import InputError, ReadError

__all__ = ["Facts", "Metadata", "read_metadata"]


@dataclass(frozen=True, slots=True)
class Facts:
    """What a caller knows about one document; None where nothing is known."""

    issuer: str | None = None
    year: int | None = None
    more: dict[str, str] = field(default_factory=dict)

    def over(self, other: Facts) -> Facts:
        """These facts, and where they are silent the other's."""
        return Facts(
            self.issuer if self.issuer is not None else other.issuer,
            self.year if self.year is not None else other.year,
            {**other.more, **self.more},
        )


@dataclass(frozen=True, slots=True)
class Metadata:
    """Facts by file: by its place, and by the words in the table, for ids."""

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

    ``file`` is a path from the table's own folder or from the working one, a bare file name, or a
    document's id. Columns with other names become the document's ``meta``.

    Raises:
        ReadError: the file cannot be read, has no column ``file``, or a row is wrong.
    """
    try:
        text = Path(path).read_text("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise ReadError(f"{path}: {reason}") from None
    heading = text.split("\n", 1)[0]
    reader = csv.DictReader(
        io.StringIO(text, newline=""), delimiter="\t" if "\t" in heading else ","
    )
    if "file" not in (reader.fieldnames or ()):
        raise ReadError(f"{path}:1: needs a column 'file', beside issuer and year; has {heading!r}")
    made = Metadata()
    try:
        for row in reader:
            place = f"{path}:{reader.line_num}"
            _add(made, Path(path).parent, place, row)
    except csv.Error as error:
        raise ReadError(f"{path}:{reader.line_num}: {error}") from None
    return made


def _add(made: Metadata, folder: Path, place: str, row: dict[str | None, str | None]) -> None:
    cells = {name: (value or "").strip() for name, value in row.items() if name is not None}
    if None in row:
        raise ReadError(f"{place}: has more cells than the first line has columns")
    file = cells.pop("file")
    if not file:
        raise ReadError(f"{place}: the cell 'file' is empty")
    facts = _facts(place, cells)
    keys = [
        (made.by_place, str((folder / file).resolve())),
        (made.by_place, str(Path(file).resolve())),
        (made.by_name, file.replace(os.sep, "/")),
    ]
    for table, key in keys:
        if table.setdefault(key, facts) != facts:
            raise ReadError(f"{place}: {file} has a row before this one that says something else")


def _facts(place: str, cells: dict[str, str]) -> Facts:
    issuer, year = cells.pop("issuer", "") or None, cells.pop("year", "") or None
    if year is not None and not (year.isascii() and year.isdigit()):
        raise ReadError(f"{place}: year must be a whole number, got {year!r}")
    facts = Facts(issuer, int(year) if year else None, {k: v for k, v in cells.items() if v})
    try:
        Document("", issuer=facts.issuer, year=facts.year)
    except InputError as error:
        raise ReadError(f"{place}: {error}") from None
    return facts

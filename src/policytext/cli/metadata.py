"""Issuer and year of each file, from a table that the user brings."""

from __future__ import annotations

import csv
import io
import os
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from policytext.data import read_rows
from policytext.document import Document
from policytext.errors import InputError, ReadError
from policytext.io.delimited import read_delimited, repeated, separator_of

if TYPE_CHECKING:
    from policytext.cli.inputs import Source

__all__ = ["Facts", "Metadata", "read_metadata"]

_COLUMNS = ("file", "issuer", "year")
# Tools that have no whole numbers beside gaps write 2025.0, and 320400.0.
_YEAR = re.compile(r"(\d+)(?:\.0+)?", re.ASCII)
_CODE = re.compile(r"(\d{6}|\d{9})\.0+", re.ASCII)


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

    ``path`` is the table's, ``files`` are those that it names, ``several`` those of them that may
    mean more than one file that is read; ``shared`` are the bare names of several files; ``hint``
    says which of its columns may be meant as one that it lacks.
    """

    path: str = ""
    files: list[str] = field(default_factory=list)
    by_place: dict[str, Facts] = field(default_factory=dict)
    by_name: dict[str, Facts] = field(default_factory=dict)
    several: tuple[str, ...] = ()
    shared: frozenset[str] = frozenset()
    hint: str = ""

    def for_files(self, sources: Sequence[Source]) -> Metadata:
        """The same for the files that are read: the end of a path, without suffix too, means them.

        Where several files have it, nobody can say which is meant.
        """
        bare = Counter(_bare(one.name) for one in sources if one.path is not None)
        known = replace(self, shared=frozenset(name for name, count in bare.items() if count > 1))
        found, ends = set(), _Ends()
        for source in sources:
            own = known.find(source.name, source.path).file
            found.add(own)
            if source.path is not None:
                ends.add(source.name, source.path, taken=bool(own))
        by_place, several = dict(self.by_place), []
        for file in self.files:
            if file in found:
                continue
            paths = ends.find(file, Path(self.path).parent)
            if len(paths) > 1:
                several.append(file)
            for path in paths if len(paths) == 1 else ():
                by_place.setdefault(path, self.by_name[_name(file)])
        return replace(known, by_place=by_place, several=tuple(several))

    def find(self, name: str, path: str | None = None) -> Facts:
        """The facts of a file, or of a document by its id; empty ones where it has no row."""
        if path is not None and (found := self.by_place.get(str(Path(path).resolve()))):
            return found
        bare = "" if _bare(name) in self.shared else _bare(name)
        return self.by_name.get(name) or self.by_name.get(bare) or Facts()


class _Ends:
    """Files by their names, without suffix too, with any part of the path before them."""

    def __init__(self) -> None:
        self._paths: dict[str, set[str]] = {}
        self._taken: set[str] = set()

    def add(self, name: str, path: str, *, taken: bool) -> None:
        """Note a file; one that is taken has a row of its own."""
        place = str(Path(path).resolve())
        folder, bare = name.rpartition("/")[0], _bare(name)
        stem = bare.rpartition(".")[0]
        if taken:
            self._taken.add(place)
        names = {str(Path(place).with_name(stem))} if stem else set()
        for last in (bare, stem) if stem else (bare,):
            parts = [*folder.split("/"), last]
            names.update("/".join(parts[i:]) for i in range(len(parts)))
        for one in names:
            self._paths.setdefault(one, set()).add(place)

    def find(self, file: str, folder: Path) -> set[str]:
        """The places of the files that a name may mean, but for one that has a row of its own."""
        keys = (_name(file), str((folder / file).resolve()), str(Path(file).resolve()))
        found = set().union(*(self._paths.get(key, ()) for key in keys))
        return found if len(found) > 1 else found - self._taken


def _bare(name: str) -> str:
    return name.rsplit("/", 1)[-1]


def _name(file: str) -> str:
    return file.replace(os.sep, "/")


def read_metadata(path: str) -> Metadata:
    """Read a table with the columns file, issuer and year, separated by tabs, commas or semicolons.

    It is UTF-8, or GB18030 as Excel writes it in China; issuer or year may be missing. ``file`` is
    a path from the table's own folder or from the working one, the end of one, a bare file name,
    or a document's id. Columns with other names become the document's ``meta``. Lines whose cells
    are all empty, as Excel leaves them, are passed over.

    Raises:
        ReadError: the file cannot be read, has no column ``file`` or none of the others, or a row
            is wrong.
    """
    text = read_delimited(path).replace("\r\n", "\n").replace("\r", "\n")
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=separator_of(text))
    names = reader.fieldnames or ()
    hint = _renamings(names)
    has = f"has {', '.join(map(repr, names)) or 'none'}" + (f": {hint}" if hint else "")
    if "file" not in names:
        raise ReadError(
            f"{path}:1: needs a column 'file', and 'issuer' or 'year' or both beside it; {has}"
        )
    if "issuer" not in names and "year" not in names:
        raise ReadError(f"{path}:1: needs a column 'issuer' or 'year' beside 'file'; {has}")
    if twice := repeated(name for name in names if name):
        raise ReadError(f"{path}:1: has several columns {twice!r}; rename all but one")
    made = Metadata(path, hint=hint)
    try:
        for row in reader:
            place = f"{path}:{reader.line_num}"
            _add(made, Path(path).parent, place, row)
    except csv.Error as error:
        raise ReadError(f"{path}:{reader.line_num}: {error}") from None
    return made


def _renamings(names: Sequence[str]) -> str:
    """Which columns may be meant as those that a table lacks."""
    known = dict(read_rows("cli/metadata_columns.tsv"))
    lacks = [one for one in _COLUMNS if one not in names]
    meant: dict[str, list[str]] = {}
    for name in names:
        plain = name.strip().casefold()
        column = plain if plain in _COLUMNS else known.get(plain, "")
        if column in lacks:
            meant.setdefault(column, []).append(repr(name))
    parts = [f"{' or '.join(meant[one])} to {one!r}" for one in lacks if one in meant]
    holds = "it holds" if len(parts) == 1 else "they hold"
    return f"rename {' and '.join(parts)}, if that is what {holds}" if parts else ""


def _add(made: Metadata, folder: Path, place: str, row: dict[str | None, str | None]) -> None:
    cells = {name: (value or "").strip() for name, value in row.items() if name is not None}
    if None in row:
        raise ReadError(f"{place}: has more cells than the first line has columns")
    if not any(cells.values()):
        return
    file = cells.pop("file")
    if not file:
        raise ReadError(f"{place}: the cell 'file' is empty")
    facts = _facts(place, file, cells)
    keys = [
        (made.by_place, str((folder / file).resolve())),
        (made.by_place, str(Path(file).resolve())),
        (made.by_name, _name(file)),
    ]
    if not any(key in table for table, key in keys):
        made.files.append(file)
    for table, key in keys:
        if table.setdefault(key, facts) != facts:
            raise ReadError(f"{place}: {file} has a row before this one that says something else")


def _facts(place: str, file: str, cells: dict[str, str]) -> Facts:
    issuer, year = cells.pop("issuer", ""), cells.pop("year", "") or None
    whole = _CODE.fullmatch(issuer)
    number = _YEAR.fullmatch(year or "")
    if year is not None and number is None:
        raise ReadError(f"{place}: year must be a whole number, got {year!r}")
    more = {name: cell for name, cell in cells.items() if cell}
    code = whole[1] if whole else issuer or None
    facts = Facts(code, int(number[1]) if number else None, more, file)
    try:
        Document("", issuer=facts.issuer, year=facts.year)
    except InputError as error:
        raise ReadError(f"{place}: {error}") from None
    return facts

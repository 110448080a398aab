"""The rows of a user's file of entries, as they stand in CSV, in TOML or in a mapping."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from policytext.errors import InputError
from policytext.user_files import (
    EntryFault,
    csv_records,
    csv_text,
    read_toml,
    section_entries,
)

__all__ = ["FIELDS", "LISTS", "Row", "read_rows_of"]

FIELDS = ("id", "name", "kind", "names", "places", "members", "from", "to", "successors", "source")
LISTS = ("names", "places", "members", "successors")
_NEEDED = ("id", "kind")
_SECTION = "entity"
_WANTED = "entries come from the path of a .csv or .toml file, or from a mapping"


class Row(NamedTuple):
    """One entry as it is written.

    Attributes:
        line: where it begins; 0 where that is unknown.
        entry: which it is: ``row 3``, ``[[entity]] 3``.
        cells: its fields; lists are lists.
    """

    line: int
    entry: str
    cells: Mapping[str, Any]


def read_rows_of(source: object) -> tuple[str, list[Row], list[EntryFault]]:
    """A source's name, its rows, and what is wrong with its form.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping, or the file has another suffix.
    """
    if isinstance(source, (str, Path)):
        suffix = Path(source).suffix.lower()
        if suffix == ".csv":
            return _csv(str(source), csv_text(Path(source)))
        if suffix != ".toml":
            raise InputError(f"{source}: {_WANTED}; name the file so")
    return _toml(source)


def _toml(source: object) -> tuple[str, list[Row], list[EntryFault]]:
    name, text, data = read_toml(source, "entries", _WANTED)
    if isinstance(data, EntryFault):
        return name, [], [data]
    faults: list[EntryFault] = []
    entries = section_entries(name, text, data, _SECTION, (), faults)
    return name, [Row(*entry) for entry in entries], faults


def _csv(name: str, text: str) -> tuple[str, list[Row], list[EntryFault]]:
    rows: list[Row] = []
    faults: list[EntryFault] = []
    header: list[str] = []
    number = 0
    for line, cells in csv_records(name, text, faults):
        if not header:
            header = cells
            if message := _header_fault(header):
                return name, [], [EntryFault(name, line, "header", message)]
            continue
        number += 1
        if len(cells) != len(header):
            message = (
                f"has {len(cells)} cells, the header {len(header)}; give each column its cell, "
                'and put cells with commas into "quotes"'
            )
            faults.append(EntryFault(name, line, f"row {number} ({cells[0][:20]})", message))
            continue
        found = dict(zip(header, cells, strict=True))
        split = {key: _parts(cell) if key in LISTS else cell for key, cell in found.items()}
        rows.append(Row(line, f"row {number}", split))
    if not header and not faults:
        faults.append(EntryFault(name, 1, "header", f"is missing; write {','.join(FIELDS)}"))
    return name, rows, faults


def _parts(cell: str) -> list[str]:
    """The parts of a cell between semicolons; one at its end closes the last part."""
    return [part.strip() for part in cell.removesuffix(";").split(";")] if cell else []


def _header_fault(header: list[str]) -> str:
    unknown = [column for column in header if column not in FIELDS]
    if unknown:
        told = ", ".join(repr(column[:30]) for column in unknown)
        return f"unknown column {told}; separated by commas, each one of {', '.join(FIELDS)}"
    twice = sorted({column for column in header if header.count(column) > 1})
    if twice:
        return f"column {', '.join(twice)} stands twice; leave one out"
    missing = [column for column in _NEEDED if column not in header]
    return f"column {', '.join(missing)} is missing; every entry needs it" if missing else ""

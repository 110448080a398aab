"""A user's file of entries of one kind, as TOML, CSV or a mapping: their lines and their cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from policytext.errors import InputError
from policytext.lazy_pattern import lazy_pattern
from policytext.user_files import (
    EntryFault,
    csv_records,
    csv_text,
    read_toml,
    section_entries,
)

__all__ = ["Entry", "Read", "Shape", "read_table", "text_of"]

# What stands between the words of one cell; 、 may be a part of a word: 新建、改建农村公路.
_PARTED = lazy_pattern("[;；|｜\n]")
_ENUMERATED = "、"
# Characters of a name in a fault.
_SHOWN = 20


class Shape(NamedTuple):
    """What entries are called, their columns, which are lists, and the other keys of a file."""

    section: str
    columns: tuple[str, ...]
    lists: tuple[str, ...] = ()
    head: tuple[str, ...] = ()


class Entry(NamedTuple):
    """One entry: its line, 0 where unknown, what it is called in faults, and its cells."""

    line: int
    label: str
    cells: Mapping[str, Any]


@dataclass
class Read:
    """What a source holds, and what is wrong with its form; failed if it says nothing at all."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    head: dict[str, Any] = field(default_factory=dict)
    faults: list[EntryFault] = field(default_factory=list)
    failed: bool = False

    def fault(self, entry: Entry, message: str) -> None:
        """Note what is wrong with an entry."""
        self.faults.append(EntryFault(self.name, entry.line, entry.label, message))


def read_table(source: object, shape: Shape) -> Read:
    """The entries of a source.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping.
    """
    if isinstance(source, (str, Path)) and Path(source).suffix.lower() == ".csv":
        if shape.head:
            message = f"a CSV file has no {' and '.join(shape.head)}: write TOML"
            return Read(str(source), faults=[EntryFault(str(source), 0, "", message)], failed=True)
        return _csv(Path(source), shape)
    wanted = "a table is the path of a TOML or CSV file, or a mapping"
    name, text, data = read_toml(source, "entries", wanted)
    if isinstance(data, EntryFault):
        return Read(name, faults=[data], failed=True)
    read = Read(name, head={key: data[key] for key in shape.head if key in data})
    for entry in section_entries(name, text, data, shape.section, shape.head, read.faults):
        _add(read, shape, Entry(*entry))
    return read


def _add(read: Read, shape: Shape, entry: Entry) -> None:
    """Keep an entry, with its first column in its label, and note columns that there are not."""
    first = entry.cells.get(shape.columns[0])
    if isinstance(first, str) and first:
        entry = entry._replace(label=f"{entry.label} ({first[:_SHOWN]})")
    unknown = [str(column) for column in entry.cells if column not in shape.columns]
    if unknown:
        message = f"unknown key {', '.join(unknown)}; one of {', '.join(shape.columns)}"
        read.fault(entry, message)
    else:
        read.entries.append(entry)


def _csv(path: Path, shape: Shape) -> Read:
    read = Read(str(path))
    header: list[str] = []
    number = 0
    for line, cells in csv_records(read.name, csv_text(path), read.faults):
        if not header:
            header = cells
            if message := _header_fault(header):
                read.faults.append(EntryFault(read.name, line, "header", message))
                return read
            continue
        number += 1
        entry = Entry(line, f"row {number}", {})
        if len(cells) != len(header):
            message = f"has {len(cells)} cells, the header {len(header)}; put commas into quotes"
            read.fault(entry, message)
            continue
        filled = {column: cell for column, cell in zip(header, cells, strict=True) if cell}
        joined = [
            c for c in shape.lists if _ENUMERATED in filled.get(c, "") and not _is_list(filled[c])
        ]
        for column in joined:
            message = (
                f"{column} holds {filled[column]!r:.60}; part words by ; and put one behind a "
                f"single word that has {_ENUMERATED} in it"
            )
            read.fault(entry, message)
        split: dict[str, Any] = {
            column: _parts(cell) if column in shape.lists else cell
            for column, cell in filled.items()
        }
        for flag in ("override", "remove"):
            if split.get(flag) in ("true", "TRUE", "false", "FALSE"):
                split[flag] = split[flag].lower() == "true"
        _add(read, shape, entry._replace(cells=split))
    if not header and not read.faults:
        message = f"is missing; write {','.join(shape.columns)}"
        read.faults.append(EntryFault(read.name, 1, "header", message))
    return read


def _is_list(cell: str) -> bool:
    return _PARTED.search(cell) is not None


def _parts(cell: str) -> list[str]:
    """The words of a cell that holds several; spreadsheets end them as their users do."""
    parts = [part.strip() for part in _PARTED.split(cell)]
    return parts[:-1] if len(parts) > 1 and not parts[-1] else parts


def _header_fault(header: list[str]) -> str:
    """What is wrong with the first line of a CSV file; empty where nothing is."""
    if len(header) == 1 and any(mark in header[0] for mark in ";\t"):
        return "its columns are not parted by commas; save it as CSV UTF-8"
    return "a column stands twice" if len(set(header)) != len(header) else ""


def text_of(cells: Mapping[str, Any], column: str) -> str:
    """A cell that has to be text; empty if it is left out.

    Raises:
        InputError: it is something else.
    """
    value = cells.get(column, "")
    if not isinstance(value, str) or value != value.strip() or "\n" in value or "\t" in value:
        raise InputError(f"{column} is {value!r:.60}; give one line of text")
    return value

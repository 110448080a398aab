"""A user's file of entries of one kind, as TOML, CSV or a mapping: their lines and their cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from policytext.errors import DataError, InputError
from policytext.user_files import EntryFault, entry_lines, read_toml

__all__ = ["Entry", "Read", "Shape", "read_table", "text_of"]

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
    """What a source holds, and what is wrong with its form."""

    name: str
    entries: list[Entry] = field(default_factory=list)
    head: dict[str, Any] = field(default_factory=dict)
    faults: list[EntryFault] = field(default_factory=list)

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
        return _csv(Path(source), shape)
    wanted = "a table is the path of a TOML or CSV file, or a mapping"
    name, text, data = read_toml(source, "entries", wanted)
    if isinstance(data, EntryFault):
        return Read(name, faults=[data])
    read = Read(name, head={key: data[key] for key in shape.head if key in data})
    for key in data:
        if key != shape.section and key not in shape.head:
            message = f"unknown; each entry begins with [[{shape.section}]]"
            read.faults.append(EntryFault(name, 0, str(key), message))
    given = data.get(shape.section, [])
    if not isinstance(given, (list, tuple)) or not all(isinstance(one, Mapping) for one in given):
        message = f"is no list of entries; begin each with [[{shape.section}]]"
        read.faults.append(EntryFault(name, 0, shape.section, message))
        return read
    lines = entry_lines(text).get(shape.section, [])
    if len(lines) != len(given):
        lines = [0] * len(given)
    for number, (line, cells) in enumerate(zip(lines, given, strict=True), start=1):
        _add(read, shape, Entry(line, f"[[{shape.section}]] {number}", cells))
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
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}; name a CSV file") from None
    except ValueError as error:
        raise DataError(
            f"{path}: not UTF-8 ({error}); save it as UTF-8, in Excel as `CSV UTF-8`"
        ) from None
    read = Read(str(path))
    header: list[str] = []
    number = 0
    for line, cells in _records(read, text):
        if not header:
            header = cells
            if len(set(header)) != len(header):
                read.faults.append(EntryFault(read.name, line, "header", "a column stands twice"))
                return read
            continue
        number += 1
        entry = Entry(line, f"row {number}", {})
        if len(cells) != len(header):
            message = f"has {len(cells)} cells, the header {len(header)}; put commas into quotes"
            read.fault(entry, message)
            continue
        filled = {column: cell for column, cell in zip(header, cells, strict=True) if cell}
        split: dict[str, Any] = {
            column: cell.removesuffix(";").split(";") if column in shape.lists else cell
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


def _records(read: Read, text: str) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each record that holds something; what is no CSV is a fault, and ends."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        begin = lines.line_num + 1
        try:
            cells = [cell.strip() for cell in next(lines)]
        except StopIteration:
            return
        except csv.Error as error:
            message = f"no CSV ({error}); mend the quotation marks or save the table again"
            read.faults.append(EntryFault(read.name, begin, "", message))
            return
        if any(cells):
            yield begin, cells


def text_of(cells: Mapping[str, Any], column: str) -> str:
    """A cell that has to be text; empty if it is left out.

    Raises:
        InputError: it is something else.
    """
    value = cells.get(column, "")
    if not isinstance(value, str) or value != value.strip() or "\n" in value or "\t" in value:
        raise InputError(f"{column} is {value!r:.60}; give one line of text")
    return value

"""A researcher's own tables: read from TOML, checked entry by entry, turned into changes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from policytext.quantities.checks import CHECKS
from policytext.quantities.conflicts import conflicts, starts_of_units
from policytext.quantities.rows import SECTIONS, Changes, Key, Row, Rows, Section, with_changes
from policytext.user_files import EntryFault as TableFault
from policytext.user_files import entry_lines, read_toml

__all__ = ["TableFault", "read_changes"]

_FLAGS = ("remove", "override")


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry of a user's tables, with its place for messages."""

    section: Section
    number: int
    line: int
    cells: Mapping[str, Any]

    @property
    def name(self) -> str:
        word = self.cells.get(self.section.key[-1], "")
        return f"[[{self.section.name}]] {self.number}" + (f" ({word!s:.20})" if word else "")


def read_changes(
    source: str | Path | Mapping[str, Any], rows: Rows
) -> tuple[Changes, tuple[TableFault, ...]]:
    """What a file or mapping changes in the tables, and all that is wrong with it.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping.
    """
    name, text, data = read_toml(
        source, "tables", "tables are a path to a TOML file or a mapping", Decimal
    )
    if isinstance(data, TableFault):
        return (), (data,)
    reading = _Reading(name, rows)
    for entry in _entries(name, text, data, reading.faults):
        reading.add(entry)
    return tuple(reading.changes), reading.finish()


def _entries(
    name: str, text: str, data: Mapping[str, Any], faults: list[TableFault]
) -> Iterator[_Entry]:
    """The entries of all sections, with their lines where the file shows them."""
    lines = entry_lines(text)
    for section, entries in data.items():
        places = lines.get(section, [0])
        if section not in SECTIONS:
            known = ", ".join(f"[[{one}]]" for one in SECTIONS)
            faults.append(TableFault(name, places[0], f"[[{section}]]", f"unknown; one of {known}"))
        elif not isinstance(entries, list) or not all(isinstance(e, Mapping) for e in entries):
            what = f"is no list of entries; begin each with [[{section}]]"
            faults.append(TableFault(name, places[0], section, what))
        else:
            if len(places) != len(entries):
                places = [0] * len(entries)
            for number, (start, cells) in enumerate(zip(places, entries, strict=True), start=1):
                yield _Entry(SECTIONS[section], number, start, cells)


class _Reading:
    """Collects changes and faults of one source."""

    def __init__(self, name: str, rows: Rows) -> None:
        self._name, self._rows = name, rows
        self.changes: list[tuple[str, Key, Row | None]] = []
        self.faults: list[TableFault] = []
        self._seen: dict[tuple[str, Key], _Entry] = {}

    def _fault(self, entry: _Entry, message: str) -> None:
        self.faults.append(TableFault(self._name, entry.line, entry.name, message))

    def add(self, entry: _Entry) -> None:
        """Read one entry; what is wrong with it becomes faults, what is right changes."""
        before = len(self.faults)
        row = self._row(entry)
        removing = entry.cells.get("remove") is True
        for key, one in entry.section.entries(row):
            if not removing:
                for message in CHECKS[entry.section.name](one):
                    self._fault(entry, message)
            if len(self.faults) == before and self._fits(entry, key):
                self.changes.append((entry.section.name, key, None if removing else one))

    def _row(self, entry: _Entry) -> Row:
        """The cells as text; what cannot be one is a fault."""
        section, cells = entry.section, entry.cells
        for column in cells:
            if column not in (*section.columns, *_FLAGS):
                allowed = ", ".join((*section.columns, *_FLAGS))
                self._fault(entry, f"unknown key {column!r}; one of {allowed}")
        for flag in _FLAGS:
            if not isinstance(cells.get(flag, False), bool):
                self._fault(entry, f"{flag} is true or left out, not {cells[flag]!r}")
        if cells.get("remove") and cells.get("override"):
            self._fault(entry, "remove and override together; choose one")
        row = {column: self._cell(entry, column) for column in section.columns}
        if section.spreads and not row["words"].split():
            self._fault(entry, "words is empty; give a list of words")
        for column in section.key:
            if column not in cells and column != "words":
                self._fault(entry, f"{column} is missing")
        if section.name == "scale" and "not_before" not in cells:
            row["not_before"] = self._not_before(row["word"])
        if section.name == "unit" and not row["unit"] and row["kind"] != "none":
            row["unit"] = row["surface"]
        return row

    def _not_before(self, word: str) -> str:
        """As it was, or what the units say: a scale 兆 is none in 兆瓦."""
        if old := self._rows["scale"].get((word,)):
            return old["not_before"]
        return starts_of_units(word, {row["surface"] for row in self._rows["unit"].values()})

    def _cell(self, entry: _Entry, column: str) -> str:
        value = entry.cells.get(column, "")
        if column in entry.section.lists and isinstance(value, list):
            if not all(isinstance(word, str) for word in value):
                self._fault(entry, f"{column} holds {value!r:.60}; give words in quotation marks")
                return ""
            for word in value:
                if not word or word.split() != [word]:
                    self._fault(entry, f"the word {word!r} in {column} is empty or holds a space")
            return " ".join(value)
        if column in ("power", "factor", "value") and type(value) in (int, Decimal):
            return str(value)
        if not isinstance(value, str):
            wanted = "a list of words" if column in entry.section.lists else "text"
            self._fault(entry, f"{column} is {value!r:.60}; give {wanted}")
            return ""
        return value

    def _fits(self, entry: _Entry, key: Key) -> bool:
        """Whether the entry goes with those of its section that there are."""
        name = entry.section.name
        word = "、".join(part for part in key if part)
        first = self._seen.setdefault((name, key), entry)
        old = self._rows[name].get(key)
        message = ""
        if first is not entry:
            where = f"line {first.line}" if first.line else f"entry {first.number}"
            message = f"{word!r} stands in {where} already; leave one out"
        elif entry.cells.get("remove"):
            message = "" if old else f"there is no {word!r} to remove"
        elif entry.cells.get("override"):
            message = "" if old else f"there is no {word!r} to override; leave override out"
        elif old is not None:
            what = ", ".join(f"{c} = {old[c]!r}" for c in entry.section.columns if old[c])
            message = f"{word!r} is there already ({what}); say override = true to put yours in"
        if message:
            self._fault(entry, message)
        return not message

    def finish(self) -> tuple[TableFault, ...]:
        """All faults by line, with those between entries."""
        whole = with_changes(self._rows, self.changes)
        for name, key, message in conflicts(whole, self._rows, tuple(self.changes)):
            self._fault(self._seen[name, key], message)
        return tuple(sorted(self.faults, key=lambda fault: fault.line))

"""The entries of a codebook: what each may say, and how a user's own change them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from policytext.errors import InputError
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.indicator_names import LONGEST, key_of
from policytext.targets.user_tables import Entry, Read, Shape, read_table, text_of
from policytext.user_files import EntryFault

__all__ = [
    "BETTER",
    "COLUMNS",
    "LISTS",
    "MEASURES",
    "IndicatorEntry",
    "Name",
    "entry_of",
    "packaged_entry",
    "read_changes",
    "share_years",
]

COLUMNS = (
    *("code", "name", "aliases", "unit", "measure"),
    *("from", "to", "definition", "better", "source"),
)
LISTS = ("aliases", "unit")
MEASURES = ("level", "growth", "decrease", "share")
BETTER = ("up", "down", "none")

_SHAPE = Shape("indicator", (*COLUMNS, "override", "remove"), LISTS)
_CODE = lazy_pattern(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*")
_YEARS = lazy_pattern(r"([0-9]{4})?-([0-9]{4})?")
# What stands between words, and in none.
_SEPARATORS = lazy_pattern("[;；|｜,，]")
# What scales a unit, and is folded into values.
_SCALE = lazy_pattern("[十百千]?[万亿]+(?=.)")
_NO_UNIT = "none"


class Name(NamedTuple):
    """A name, and the years in which it meant its indicator or was the usual term for it."""

    text: str
    first: int | None = None
    last: int | None = None

    def __str__(self) -> str:
        if self.first is None and self.last is None:
            return self.text
        return f"{self.text}@{self.first or ''}-{self.last or ''}"


@dataclass(frozen=True, slots=True)
class IndicatorEntry:
    """One indicator.

    Attributes:
        code: stable, lower-case ASCII.
        name: the usual Chinese name.
        aliases: other names, some with years.
        units: the units of its levels, without scale (元, not 亿元), the usual one first; empty
            where it has none.
        measure: in which it is usually given: level, growth, decrease or share.
        first: the first year in which the statistic stood; ``None`` if open or not certain.
        last: the last such year.
        definition: what it is, in one sentence; empty where the name says it.
        better: whether more is better: up, down or none.
        source: where the entry comes from; `SOURCES.md` lists the keys.
    """

    code: str
    name: str
    aliases: tuple[Name, ...] = ()
    units: tuple[str, ...] = ()
    measure: str = "level"
    first: int | None = None
    last: int | None = None
    definition: str = ""
    better: str = "none"
    source: str = ""

    @property
    def names(self) -> tuple[Name, ...]:
        """Its name and its other names."""
        return (Name(self.name), *self.aliases)

    def stood_in(self, year: int) -> bool:
        """Whether the statistic stood in a year, as far as is known.

        Example:
            >>> IndicatorEntry("pork", "猪肉产量", last=1999).stood_in(2000)
            False
        """
        return (self.first is None or self.first <= year) and (
            self.last is None or year <= self.last
        )

    def cells(self) -> tuple[str, ...]:
        """What a row of the table says, in the order of its columns."""
        return (
            *(self.code, self.name, ";".join(map(str, self.aliases))),
            *(";".join(self.units) or _NO_UNIT, self.measure),
            *("" if year is None else str(year) for year in (self.first, self.last)),
            *(self.definition, self.better, self.source),
        )


def entry_of(cells: Mapping[str, Any]) -> IndicatorEntry:
    """An entry from its cells; lists are lists of text.

    Raises:
        InputError: a cell is missing or says what it may not.
    """
    code, name = text_of(cells, "code"), text_of(cells, "name")
    if not _CODE.fullmatch(code):
        raise InputError(f"code is {code!r:.60}; give lower-case letters, digits and _")
    aliases = tuple(_name(alias) for alias in _list(cells, "aliases"))
    if _name(name) != Name(name):
        raise InputError(f"name is {name!r:.60}; years stand only behind aliases")
    units = tuple(unit for unit in _list(cells, "unit") if unit != _NO_UNIT)
    for unit in units:
        if found := _SCALE.match(unit):
            raise InputError(
                f"unit is {unit!r:.60}; give it without its scale: {unit[found.end() :]}"
            )
    first, last = (_year(column, cells.get(column, "")) for column in ("from", "to"))
    if first is not None and last is not None and first > last:
        raise InputError(f"from is {first}, to is {last}; the first year stands before the last")
    return IndicatorEntry(
        code,
        name,
        aliases,
        units,
        _choice(cells, "measure", MEASURES, "level"),
        first,
        last,
        text_of(cells, "definition"),
        _choice(cells, "better", BETTER, "none"),
        text_of(cells, "source"),
    )


def packaged_entry(cells: Iterable[str]) -> IndicatorEntry:
    """What ``entry_of`` gives for a line of the packaged table, without its checks: tests do them.

    Raises:
        ValueError: there are other cells than ``COLUMNS``, or a year is no number.
    """
    code, name, aliases, unit, measure, first, last, definition, better, source = cells
    return IndicatorEntry(
        code,
        name,
        tuple(_name(each) if "@" in each else Name(each) for each in aliases.split(";") if each),
        tuple(each for each in unit.split(";") if each and each != _NO_UNIT),
        measure or "level",
        int(first) if first else None,
        int(last) if last else None,
        definition,
        better or "none",
        source,
    )


def _list(cells: Mapping[str, Any], column: str) -> tuple[str, ...]:
    """A list of texts, or one text."""
    value = cells.get(column, ())
    parts = [value] if isinstance(value, str) else value
    if not isinstance(parts, (list, tuple)):
        raise InputError(f"{column} is {value!r:.60}; give a list of words")
    for part in parts:
        if not isinstance(part, str) or not part or part.split() != [part]:
            raise InputError(f"{column} holds {part!r:.60}; give words without spaces")
        if found := _SEPARATORS.search(part):
            raise InputError(
                f"{column} holds {part!r:.60}; {found[0]} is no part of a word: give words one by "
                "one, in a CSV file parted by ;"
            )
    return tuple(parts)


def _name(text: str) -> Name:
    """A name, with its years behind ``@``."""
    name, at, years = text.partition("@")
    if name.split() != [name] or not key_of(name):
        raise InputError(
            f"{text!r:.60} is no name; give one without spaces and up to {LONGEST} characters"
        )
    found = _YEARS.fullmatch(years)
    if at and (not found or not (found[1] or found[2])):
        raise InputError(f"{text!r:.60}: write years as @2012-2014, @2014- or @-2011")
    first, last = (
        (int(year) if year else None for year in found.groups()) if found else (None, None)
    )
    if first is not None and last is not None and first > last:
        raise InputError(f"{text!r:.60}: the first year stands before the last")
    return Name(name, first, last)


def _year(column: str, value: object) -> int | None:
    if value == "":
        return None
    text = str(value) if isinstance(value, (int, str)) else ""
    if not re.fullmatch(r"[0-9]{4}", text):
        raise InputError(f"{column} is {value!r:.60}; give a year of four digits")
    return int(text)


def _choice(cells: Mapping[str, Any], column: str, allowed: tuple[str, ...], usual: str) -> str:
    value = text_of(cells, column) or usual
    if value not in allowed:
        raise InputError(f"unknown {column} {value!r:.60}; one of {', '.join(allowed)}")
    return value


def read_changes(
    source: object, known: Mapping[str, IndicatorEntry]
) -> tuple[tuple[IndicatorEntry, ...], tuple[EntryFault, ...]]:
    """All entries with a user's own, and what is wrong with these.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping.
    """
    read = read_table(source, _SHAPE)
    changes = _Changes(read, known)
    # Names are compared when all entries are in, so that their order does not count.
    for entry in read.entries:
        changes.take(entry)
    for entry in read.entries:
        changes.check_names(entry)
    faults = sorted(read.faults, key=lambda fault: fault.line)
    return tuple(changes.entries.values()), tuple(faults)


class _Changes:
    """Entries as a user changes them."""

    def __init__(self, read: Read, known: Mapping[str, IndicatorEntry]) -> None:
        self._read = read
        self.entries = dict(known)
        self._seen: dict[str, Entry] = {}
        self._owners: dict[str, list[tuple[str, Name]]] | None = None

    def take(self, entry: Entry) -> None:
        """Put in, override or remove."""
        try:
            self._take(entry)
        except InputError as error:
            self._read.fault(entry, str(error))

    def _take(self, entry: Entry) -> None:
        cells = entry.cells
        flags = {flag: cells.get(flag, False) for flag in ("override", "remove")}
        for flag, value in flags.items():
            if not isinstance(value, bool):
                raise InputError(f"{flag} is true or left out, not {value!r:.60}")
        code = text_of(cells, "code")
        if code in self._seen:
            raise InputError(f"{code} stands in {self._seen[code].label} already; leave one out")
        if any(flags.values()) and code not in self.entries:
            raise InputError(f"there is no {code!r:.60} to change; leave override and remove out")
        if all(flags.values()):
            raise InputError("override and remove together; choose one")
        if flags["remove"]:
            del self.entries[code]
            return
        made = entry_of({k: v for k, v in cells.items() if k not in flags})
        if code in self.entries and not flags["override"]:
            raise InputError(
                f"{code} is there already ({self.entries[code].name}); "
                "say override = true to put yours in"
            )
        self._seen[code] = entry
        self.entries[code] = made

    def check_names(self, entry: Entry) -> None:
        """Refuse names that another entry has in the same years."""
        code = entry.cells.get("code")
        if not isinstance(code, str) or self._seen.get(code) is not entry:
            return
        for name in self.entries[code].names:
            for other, theirs in self._owned().get(key_of(name.text), ()):
                if other != code and share_years(name, theirs):
                    self._read.fault(
                        entry,
                        f"{name.text!r} is a name of {other} already; "
                        f"leave it out, or override {other}",
                    )

    def _owned(self) -> dict[str, list[tuple[str, Name]]]:
        """Who has which name, by the form under which it is looked up."""
        if self._owners is None:
            self._owners = {}
            for code, entry in self.entries.items():
                for name in entry.names:
                    self._owners.setdefault(key_of(name.text), []).append((code, name))
        return self._owners


def share_years(left: Name, right: Name) -> bool:
    """Whether two names hold in a common year."""
    first = max(left.first or 0, right.first or 0)
    return all(last is None or first <= last for last in (left.last, right.last))

"""The tables of words and numbers as they are written: sections, columns, keys, rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from policytext.data import read_rows
from policytext.errors import DataError

__all__ = ["SECTIONS", "Changes", "Key", "Row", "Rows", "Section", "packaged_rows", "with_changes"]

# The cells of one entry by column, all as text; an empty cell means the usual.
Row = Mapping[str, str]
# What tells an entry from all others of its section.
Key = tuple[str, ...]
# All entries by section and key.
Rows = Mapping[str, Mapping[Key, Row]]
# Section, key, and the new row or None for one that is taken away, in order.
Changes = tuple[tuple[str, Key, Row | None], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One table. ``columns`` are its cells, which are the keys of a user's entries too.

    A column ``words`` holds several words by spaces, each an entry of its own.
    """

    name: str
    file: str
    columns: tuple[str, ...]
    key: tuple[str, ...]
    # Cells that hold several words by spaces.
    lists: frozenset[str] = frozenset()

    @property
    def spreads(self) -> bool:
        """Whether a row holds several entries."""
        return "words" in self.columns

    def entries(self, row: Row) -> Iterator[tuple[Key, Row]]:
        """The entries of a row, one for each of its words, with their keys."""
        for word in row["words"].split() if self.spreads else [""]:
            one = {**row, "words": word} if self.spreads else row
            yield self.key_of(one), one

    def key_of(self, row: Row) -> Key:
        """What tells this entry from others."""
        cells = tuple(row[column] for column in self.key)
        return (*cells, _place(row)) if self.name == "unit" else cells


def _place(row: Row) -> str:
    """Where a unit stands: the same word may be a unit behind a number and behind 第."""
    if row["kind"] in ("ordinal", "rank"):
        return "ordinal"
    return "before" if row["note"] == "before" else ""


SECTIONS = {
    section.name: section
    for section in (
        Section("unit", "units.tsv", ("surface", "unit", "kind", "note", "factor"), ("surface",)),
        Section("scale", "scales.tsv", ("word", "power", "not_before"), ("word",)),
        Section("numeral", "numerals.tsv", ("written", "read", "group"), ("written",)),
        Section(
            "qualifier",
            "qualifiers.tsv",
            ("place", "word", "comparator", "closes", "unless"),
            ("place", "word"),
            frozenset({"closes"}),
        ),
        Section(
            "exclusion",
            "exclusions.tsv",
            ("place", "words", "note"),
            ("place", "words"),
            frozenset({"words"}),
        ),
        Section(
            "context",
            "contexts.tsv",
            ("use", "words", "note"),
            ("use", "words"),
            frozenset({"words"}),
        ),
        Section("time", "times.tsv", ("place", "word", "value", "not_after"), ("place", "word")),
        Section("variant", "variants.tsv", ("written", "read"), ("written",)),
    )
}


def packaged_rows() -> dict[str, dict[Key, Row]]:
    """The entries of the packaged tables.

    Raises:
        DataError: a table is missing or damaged.
    """
    return {section.name: _packaged(section) for section in SECTIONS.values()}


def _packaged(section: Section) -> dict[Key, Row]:
    from policytext.quantities.checks import CHECKS

    made: dict[Key, Row] = {}
    for cells in read_rows(f"quantities/{section.file}"):
        if len(cells) != len(section.columns):
            raise DataError(f"{section.file} needs the columns {', '.join(section.columns)}")
        for key, entry in section.entries(dict(zip(section.columns, cells, strict=True))):
            for fault in CHECKS[section.name](entry):
                raise DataError(f"{section.file}: {fault}; install policytext again")
            made[key] = entry
    return made


def with_changes(rows: Rows, changes: Iterable[tuple[str, Key, Row | None]]) -> Rows:
    """The entries with some added, put in place of others, or taken away."""
    made = {name: dict(entries) for name, entries in rows.items()}
    for name, key, row in changes:
        if row is None:
            made[name].pop(key, None)
        else:
            made[name][key] = row
    return made

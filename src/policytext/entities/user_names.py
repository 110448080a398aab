"""Names, patterns of names and blocked strings of a user's own, which override the model."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

from policytext.entities.recognizer import Found
from policytext.entities.user_entries import BLOCK, NAMES, PATTERNS, Entry, read_entries
from policytext.entities.user_matches import (
    Sentences,
    apart,
    automaton,
    is_beaten,
    is_whole,
    occurrences,
)
from policytext.entities.user_pattern_reader import read_pattern
from policytext.entities.user_patterns import Ground, Pattern
from policytext.errors import DataError, check_type
from policytext.simple_forms import readings
from policytext.user_files import EntryFault as NameFault

__all__ = ["Blocked", "NameFault", "NameTable", "check_names"]

Source = str | Path | Mapping[str, Any]


class Blocked(NamedTuple):
    """A stretch that is no mention: of any label, or of one.

    Attributes:
        start: its first character.
        end: the place behind its last one.
        label: the label that it has not; empty for all.
    """

    start: int
    end: int
    label: str = ""


class NameTable:
    """Names and patterns that are mentions, and strings that never are.

    It never changes, compares by its content, and pickles as its entries. `docs/user-names.md`
    describes the form of the file.

    Example:
        >>> table = NameTable.from_dict({
        ...     "names": [{"text": ["云帆港区", "云帆港"], "label": "PLACE", "kind": "zone"}],
        ...     "patterns": [{"pattern": "{place}{han:2}夜市", "label": "PLACE", "kind": "site"}],
        ...     "block": [{"text": "新区"}],
        ... })
        >>> text = "云帆港区和溧阳滨河夜市开业。"
        >>> [text[found.start : found.end] for found in table.matches(text, places=[(5, 7)])]
        ['云帆港区', '溧阳滨河夜市']
    """

    def __init__(self, entries: Iterable[Entry] = ()) -> None:
        self._entries = tuple(entries)

    @staticmethod
    def read(path: str | Path) -> NameTable:
        """The table of a TOML file.

        Raises:
            DataError: the file cannot be read, or an entry is wrong; ``check_names`` lists all.
            InputError: this is no path.
        """
        return _made(path)

    @staticmethod
    def from_dict(data: Mapping[str, Any]) -> NameTable:
        """The table of a mapping of the same form as the file.

        Raises:
            DataError: an entry is wrong.
            InputError: this is no mapping.
        """
        return _made(data)

    @property
    def entries(self) -> tuple[Entry, ...]:
        """All entries: names, then patterns, then blocked strings, each in their order."""
        return self._entries

    @functools.cached_property
    def sha256(self) -> str:
        """A hash over the entries; comments, notes and layout of their file do not count."""
        import hashlib

        written = "\n".join(map(repr, self._entries))
        return hashlib.sha256(written.encode()).hexdigest()

    @functools.cached_property
    def simplified(self) -> NameTable:
        """The table for texts in traditional characters that are read as simplified ones."""
        return NameTable(
            replace(entry, texts=_read(entry.texts), only_with=_read(entry.only_with))
            for entry in self._entries
        )

    def matches(
        self, text: str, places: Iterable[tuple[int, int]] = (), year: int | None = None
    ) -> list[Found]:
        """What the names and patterns find, in order of place; no two share a character.

        The longest wins; of equally long ones a name before a pattern, then the first in the text,
        then the first in the table. Blocked strings are left out. Time grows linearly with the
        length of the text.

        Args:
            text: any text.
            places: starts and ends of mentions of places, which ``{place}`` may stand for; so it
                may for names of the table of the kinds admin and deictic.
            year: the year of the document; entries of other years do not count.

        Raises:
            InputError: this is no text, or a place lies outside of it.
        """
        return self._read(text, places, year)[0]

    def _read(
        self, text: str, places: Iterable[tuple[int, int]], year: int | None
    ) -> tuple[list[Found], list[Found]]:
        """What is found, and its names that are places, also those that lie in longer matches."""
        check_type("text", text, str)
        names = tuple(occurrences(self._names, text))
        named = (each for each in names if self._entries[each[2]].label == "PLACE")
        own = self._chosen(text, named, year)
        stands_for = (*places, *((f.start, f.end) for f in own if f.kind in _PLACES))
        patterns = self._patterns_in(text, stands_for)
        return self._chosen(text, (*names, *patterns), year), own

    def _chosen(
        self, text: str, found: Iterable[tuple[int, int, int]], year: int | None
    ) -> list[Found]:
        """Those that count and are not blocked, the longest first, apart."""
        ranked: list[tuple[int, int, int, int]] = []  # length, rank, start, number; smallest first
        blocked = {(start, end, label) for start, end, label in self.blocks(text)}
        ground = Sentences(text, self._context)
        for start, end, number in found:
            entry = self._entries[number]
            if (
                entry.counts_in(year)
                and is_whole(text, start, end)
                and not {(start, end, ""), (start, end, entry.label)} & blocked
                and (not entry.only_with or ground.holds(start, entry.only_with))
            ):
                ranked.append((start - end, entry.section == PATTERNS, start, number))
        return [
            Found(
                start, end, self._entries[n].label, self._entries[n].kind, None, self._entries[n].id
            )
            for start, end, n in apart(ranked, len(text))
        ]

    def blocks(self, text: str) -> list[Blocked]:
        """Where the blocked strings stand, in order of place; they may overlap."""
        check_type("text", text, str)
        return sorted(
            Blocked(start, end, self._entries[number].label)
            for start, end, number in occurrences(self._blocked, text)
            if is_whole(text, start, end)
        )

    def override(
        self,
        text: str,
        found: Iterable[Found],
        places: Iterable[tuple[int, int]] | None = None,
        year: int | None = None,
    ) -> list[Found]:
        """What a model found, overridden by this table, outer ones first.

        A name of the table takes the place of what has its extent or crosses its borders, and of
        what lies inside it, but for places: they stay as nested mentions. What encloses it stays
        too. A blocked string removes what has exactly its extent.

        Args:
            text: the text.
            found: what the model found.
            places: what ``{place}`` stands for; the places that the model found, unless given.
            year: the year of the document.
        """
        model = list(found)
        if places is None:
            places = [(f.start, f.end) for f in model if f.label == "PLACE" and f.kind in _PLACES]
        own, named = self._read(text, places, year)
        # The table's places stay in its longer matches, as those of the model do, and before them.
        starts = [f.start for f in own]
        inner = [f for f in named if not is_beaten(f, own, starts)]
        inner_starts = [f.start for f in inner]
        blocked = set(self.blocks(text))
        kept = [
            f
            for f in model
            if not {Blocked(f.start, f.end), Blocked(f.start, f.end, f.label)} & blocked
            and not is_beaten(f, own, starts)
            and not is_beaten(f, inner, inner_starts)
        ]
        return sorted((*own, *inner, *kept), key=lambda f: (f.start, -f.end, f.label, f.kind))

    def _patterns_in(
        self, text: str, places: Iterable[tuple[int, int]]
    ) -> Iterator[tuple[int, int, int]]:
        if not self._patterns:
            return
        ground = Ground(text, places)
        anchors = list(occurrences(self._anchors, text))
        for number, (_, pattern) in enumerate(self._patterns):
            if pattern.stretch:
                anchors.extend((*pair, number) for pair in ground.pairs(pattern.stretch))
        for start, end, number in anchors:
            entry, pattern = self._patterns[number]
            if match := pattern.around(ground, start, end):
                yield (*match, entry)

    @functools.cached_property
    def _names(self) -> Any:
        return automaton(self._texts(NAMES))

    @functools.cached_property
    def _blocked(self) -> Any:
        return automaton(self._texts(BLOCK))

    @functools.cached_property
    def _patterns(self) -> tuple[tuple[int, Pattern], ...]:
        """Patterns with the numbers of their entries."""
        return tuple((number, read_pattern(text)) for text, number in self._texts(PATTERNS))

    @functools.cached_property
    def _anchors(self) -> Any:
        return automaton(
            (anchor, number)
            for number, (_, pattern) in enumerate(self._patterns)
            for anchor in pattern.anchors
        )

    @functools.cached_property
    def _context(self) -> Any:
        words = {word for entry in self._entries for word in entry.only_with}
        return automaton((word, 0) for word in sorted(words))

    def _texts(self, section: str) -> Iterator[tuple[str, int]]:
        for number, entry in enumerate(self._entries):
            if entry.section == section:
                for text in entry.texts:
                    yield text, number

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, NameTable) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self._entries)

    def __reduce__(self) -> tuple[Callable[..., NameTable], tuple[Any, ...]]:
        # What matching needs is made again where the table arrives.
        return NameTable, (self._entries,)

    def __repr__(self) -> str:
        return f"<NameTable of {len(self)} entries>"


def check_names(source: Source) -> tuple[NameFault, ...]:
    """All that is wrong with a file of names; none where ``NameTable.read`` takes it.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping.

    Example:
        >>> faults = check_names({"names": [{"text": "云帆港", "label": "PLACE"}]})
        >>> faults[0].entry, faults[0].message[:16]
        ('[[names]] 1 (云帆港)', 'kind is missing;')
    """
    return read_entries(source)[1]


_PLACES = ("admin", "deictic")


def _read(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for text in texts for one in readings(text)))


def _made(source: Source) -> NameTable:
    entries, faults = read_entries(source)
    if faults:
        more = "; more with `policytext names check`" if len(faults) > 1 else ""
        raise DataError(f"{faults[0]}{more}")
    return NameTable(entries)

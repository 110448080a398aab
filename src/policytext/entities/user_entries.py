"""The entries of a user's file of names: what each may say, and what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from policytext.entities.labels import kinds
from policytext.entities.user_pattern_reader import WRITTEN, read_pattern
from policytext.entities.user_patterns import LONGEST
from policytext.errors import InputError
from policytext.lazy_pattern import lazy_pattern
from policytext.user_files import EntryFault, entry_lines, read_toml

__all__ = ["BLOCK", "NAMES", "PATTERNS", "Entry", "read_entries"]

NAMES, PATTERNS, BLOCK = "names", "patterns", "block"
_TEXT = {NAMES: "text", PATTERNS: "pattern", BLOCK: "text"}
_MORE = ("id", "only_with", "years", "note")
_KEYS = {
    NAMES: ("text", "label", "kind", *_MORE),
    PATTERNS: ("pattern", "label", "kind", *_MORE),
    BLOCK: ("text", "label", "note"),
}
_YEARS = lazy_pattern(r"(\d{4})?(-)?(\d{4})?", re.ASCII)
# Characters of an entry's text in a fault.
_SHOWN = 20


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a user's file of names.

    Attributes:
        section: ``names``, ``patterns`` or ``block``.
        texts: the name and its other forms, or the pattern.
        label: the label of its mentions; of a block empty where it holds for every label.
        kind: their kind; empty for a block.
        id: what they stand for.
        only_with: it counts only in sentences that hold one of these; empty: everywhere.
        years: the first and last year of documents in which it counts; ``None`` is open.
    """

    section: str
    texts: tuple[str, ...]
    label: str = ""
    kind: str = ""
    id: str | None = None
    only_with: tuple[str, ...] = ()
    years: tuple[int | None, int | None] = (None, None)

    @property
    def counts_always(self) -> bool:
        """Whether it counts in any sentence of any document."""
        return not self.only_with and self.years == (None, None)

    def counts_in(self, year: int | None) -> bool:
        """Whether it counts in documents of a year; in those of an unknown year it does."""
        first, last = self.years
        return year is None or ((first is None or first <= year) and (last is None or year <= last))


def read_entries(source: object) -> tuple[tuple[Entry, ...], tuple[EntryFault, ...]]:
    """All entries without fault of a TOML file or a mapping of its form, and all faults.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping.
    """
    name, text, data = read_toml(source, "names", "a file of names is a path or a mapping")
    if isinstance(data, EntryFault):
        return (), (data,)
    faults = [
        EntryFault(
            name,
            0,
            f"[[{key}]]",
            "unknown; entries begin with [[names]], [[patterns]] or [[block]]",
        )
        for key in data
        if key not in _KEYS
    ]
    lines = entry_lines(text)
    entries: list[Entry] = []
    taken: dict[tuple[str, str, str], str] = {}
    for section in _KEYS:
        given = data.get(section, [])
        if not isinstance(given, list) or not all(isinstance(one, Mapping) for one in given):
            message = f"is no list of entries; begin each with [[{section}]]"
            faults.append(EntryFault(name, 0, section, message))
            continue
        places = lines.get(section, [])
        if len(places) != len(given):
            places = [0] * len(given)
        for number, (line, cells) in enumerate(zip(places, given, strict=True), start=1):
            where = f"[[{section}]] {number} ({_shown(cells.get(_TEXT[section], ''))})"
            try:
                entry = _entry(section, cells)
                _refuse_again(entry, where, taken)
                entries.append(entry)
            except InputError as error:
                faults.append(EntryFault(name, line, where, str(error)))
    return tuple(entries), tuple(sorted(faults, key=lambda fault: fault.line))


def _shown(value: Any) -> str:
    first = value[0] if isinstance(value, (list, tuple)) and value else value
    return str(first)[:_SHOWN]


def _entry(section: str, cells: Mapping[str, Any]) -> Entry:
    keys = _KEYS[section]
    if unknown := [str(key) for key in cells if key not in keys]:
        raise InputError(f"unknown key {', '.join(unknown)}; one of {', '.join(keys)}")
    if not isinstance(cells.get("note", ""), str):
        raise InputError(f"note is {cells['note']!r:.60}; give text")
    limit = WRITTEN if section == PATTERNS else LONGEST
    texts = _texts(_TEXT[section], cells.get(_TEXT[section]), limit)
    if section == PATTERNS:
        for text in texts:
            try:
                read_pattern(text)
            except InputError as error:
                raise InputError(f"pattern {text!r:.60} {error}") from None
    label, kind = _label(section, cells)
    given = cells.get("id")
    if given is not None and (not isinstance(given, str) or not given.strip()):
        raise InputError(f"id is {given!r:.60}; give text, such as a code or a full name")
    only_with = _texts("only_with", cells["only_with"]) if "only_with" in cells else ()
    return Entry(section, texts, label, kind, given, only_with, _years(cells.get("years")))


def _texts(key: str, value: Any, limit: int = LONGEST) -> tuple[str, ...]:
    """One text or a list of them."""
    texts = value if isinstance(value, (list, tuple)) else [value]
    if value is None or not texts:
        raise InputError(f"{key} is missing; give text or a list of texts")
    for text in texts:
        if not isinstance(text, str) or not text:
            raise InputError(f"{key} is {text!r:.60}; give text or a list of texts")
        if text != text.strip() or "\n" in text:
            raise InputError(f"{key} {text!r:.60} begins or ends with white space, or has lines")
        if len(text) > limit:
            raise InputError(f"{key} {text!r:.30}... is longer than {limit} characters")
    return tuple(dict.fromkeys(texts))


def _label(section: str, cells: Mapping[str, Any]) -> tuple[str, str]:
    label, known = cells.get("label"), kinds()
    if section == BLOCK and label is None:
        return "", ""
    if not isinstance(label, str) or label not in known:
        told = "is missing" if label is None else f"is {label!r:.60}"
        raise InputError(f"label {told}; one of {', '.join(known)}")
    if section == BLOCK:
        return label, ""
    kind = cells.get("kind")
    if not isinstance(kind, str) or kind not in known[label]:
        told = "is missing" if kind is None else f"is {kind!r:.60}"
        raise InputError(f"kind {told}; for {label} one of {', '.join(known[label])}")
    return label, kind


def _years(value: Any) -> tuple[int | None, int | None]:
    if value is None:
        return None, None
    years = str(value) if isinstance(value, (int, str)) else ""
    found = _YEARS.fullmatch(years)
    if found and (found[1] or found[3]) and (found[2] or not found[3]):
        first = int(found[1]) if found[1] else None
        last = int(found[3]) if found[3] else (None if found[2] else first)
        if first is None or last is None or first <= last:
            return first, last
    raise InputError(f'years is {value!r:.60}; write "2018-2025", "2018-", "-2025" or 2018')


def _refuse_again(entry: Entry, where: str, taken: dict[tuple[str, str, str], str]) -> None:
    """Refuse an entry that could never count, as one before it says the same or blocks it."""
    if entry.section == PATTERNS:
        return
    # The label of a name plays no part among names: the first that counts is taken.
    label = entry.label if entry.section == BLOCK else ""
    for text in entry.texts:
        if before := taken.get((entry.section, label, text)):
            raise InputError(f"{text!r:.60} stands in {before} already; leave one out")
        if entry.section == BLOCK and (before := taken.get(("", label, text))):
            raise InputError(f"{text!r:.60} is a name in {before}; leave one out")
    for text in entry.texts:
        if entry.section == BLOCK or entry.counts_always:
            taken[entry.section, label, text] = where
        if entry.section == NAMES:
            for one in ("", entry.label):
                taken.setdefault(("", one, text), where)

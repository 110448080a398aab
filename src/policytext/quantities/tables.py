"""The tables that everything here reads by: one immutable object, the packaged one or your own."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from policytext.errors import DataError, InputError
from policytext.quantities.character_forms import CharacterForms
from policytext.quantities.checks import PLACES
from policytext.quantities.numerals import Numerals
from policytext.quantities.patterns import Scale, number_patterns
from policytext.quantities.phrases import Phrases
from policytext.quantities.rows import Changes, Row, Rows, packaged_rows, with_changes
from policytext.quantities.time_words import time_words
from policytext.quantities.words import Words, word_pattern

if TYPE_CHECKING:
    from policytext.quantities.extension import TableFault

__all__ = ["Exclusions", "Qualifier", "Qualifiers", "Tables", "Unit"]

_YUAN = ("元", "角", "分")
_TIMES = "次"


@dataclass(frozen=True, slots=True)
class Unit:
    """What may follow a number: its symbol, the kind of its quantities, and when it counts.

    ``note`` is ``one`` (counts with 一 too), ``digit`` (not after a Chinese numeral below 万),
    ``noun`` (a noun used as a unit), ``per`` (below another unit only) or empty; kind ``none``
    marks a word that is no unit.
    """

    symbol: str
    kind: str
    note: str
    factor: Decimal


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A word that bounds a number, and what else has to hold for it to do so."""

    comparator: str
    # Words of which one has to end the number that this one opens, or stand behind it.
    closes: tuple[str, ...] = ()
    # The words behind which this one is the end of another word.
    unless: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Qualifiers:
    """Words that bound a number: before it, after it, around it, and those of marks passed."""

    before: Words[Qualifier]
    after: Words[Qualifier]
    enclosing: Words[Qualifier]
    passing: Words[Qualifier]


@dataclass(frozen=True, slots=True)
class Exclusions:
    """Set phrases with a numeral in them, and words after or before a number."""

    phrases: Phrases
    after: Words[str]
    follow: Words[str]
    ordinal: Words[str]
    before: Words[str]


class Tables:
    """Units, scales, numerals, qualifiers, exclusions, words of context and of time.

    It never changes, compares by its content, and pickles as what was changed in it.

    Example:
        >>> tables = Tables.packaged()
        >>> tables.units.at("3万户居民", 2, 5)[1].symbol
        '户'
        >>> "近" in tables.words("bounding")
        True
    """

    def __init__(self, rows: Rows, changes: Changes = ()) -> None:
        self._rows = rows
        self._changes = changes
        self._contexts = _contexts(rows["context"].values())
        self._patterns: dict[str, re.Pattern[str]] = {}
        self.units, self.lower_units, self.ordinals, self.signs = _units(rows["unit"].values())
        scales = {
            row["word"]: Scale(int(row["power"]), row["not_before"])
            for row in rows["scale"].values()
        }
        forms = {row["written"]: row["read"] for row in rows["numeral"].values()}
        self.numerals = Numerals(forms, {word: scale.power for word, scale in scales.items()})
        self.numbers = number_patterns(scales, _by_group(rows["numeral"].values()))
        self.qualifiers = _qualifiers(rows["qualifier"].values(), self.words)
        self.exclusions = _exclusions(rows["exclusion"].values())
        self.times = time_words(rows["time"].values())
        self._forms = CharacterForms(rows)

    @staticmethod
    def packaged() -> Tables:
        """The tables of the library.

        Raises:
            DataError: one is missing or damaged.
        """
        return _packaged()

    @property
    def rows(self) -> Rows:
        """All entries by section and key, as they are written in the tables."""
        return self._rows

    @property
    def changes(self) -> Changes:
        """How these tables differ from the packaged ones."""
        return self._changes

    def extended(self, source: str | Path | Mapping[str, Any]) -> Tables:
        """These tables with your own entries, from a TOML file or a mapping of the same form.

        `docs/units.md` describes the form.

        Raises:
            DataError: the file cannot be read, or an entry is wrong; ``check`` lists all faults.
            InputError: the source is neither a path nor a mapping.

        Example:
            >>> tables = Tables.packaged().extended(
            ...     {"unit": [{"surface": "榀", "kind": "count"}]}
            ... )
            >>> tables.units.at("30榀", 2, 3)[1].kind
            'count'
        """
        from policytext.quantities.extension import read_changes

        changes, faults = read_changes(source, self._rows)
        if faults:
            more = "; more with `policytext tables check`" if len(faults) > 1 else ""
            raise DataError(f"{faults[0]}{more}")
        return changed((*self._changes, *changes))

    def check(self, source: str | Path | Mapping[str, Any]) -> tuple[TableFault, ...]:
        """All that is wrong with entries of your own; none where ``extended`` takes them.

        Raises:
            DataError: the file cannot be read.
            InputError: the source is neither a path nor a mapping.

        Example:
            >>> faults = Tables.packaged().check({"unit": [{"surface": "榀", "kind": "size"}]})
            >>> faults[0].message[:19], faults[0].entry
            ("unknown kind 'size'", '[[unit]] 1 (榀)')
        """
        from policytext.quantities.extension import read_changes

        return read_changes(source, self._rows)[1]

    @functools.cached_property
    def sha256(self) -> str:
        """A hash over what these tables say otherwise than the packaged ones; empty if nothing.

        Comments, order and layout of the files that it came from do not count.
        """
        import hashlib
        import json

        differences = [
            [name, list(key), dict(row) if row else None]
            for name, mine, packaged in (
                (name, self._rows[name], _packaged().rows[name]) for name in sorted(self._rows)
            )
            for key in sorted({*mine, *packaged})
            if (row := mine.get(key)) != packaged.get(key)
        ]
        if not differences:
            return ""
        written = json.dumps(differences, ensure_ascii=False, sort_keys=True)
        return hashlib.sha256(written.encode()).hexdigest()

    def words(self, use: str) -> tuple[str, ...]:
        """The words around a number that have one use."""
        if (words := self._contexts.get(use)) is not None:
            return words
        known = _packaged()._contexts
        if use not in known:
            raise InputError(f"unknown use {use!r} of words; one of {', '.join(known)}")
        # All its words were taken away.
        return ()

    def pattern(self, use: str) -> re.Pattern[str]:
        """One pattern for the words of one use, the longest first."""
        found = self._patterns.get(use)
        if found is None:
            found = self._patterns[use] = word_pattern(self.words(use))
        return found

    def unify(self, text: str) -> str:
        """The text with variant characters in the form that the tables use; offsets stay.

        Blanks of all widths, those without any among them, become those of one key.
        """
        return self._forms.unify(text)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tables) and self._rows == other._rows

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __reduce__(self) -> tuple[Callable[..., Tables], tuple[Any, ...]]:
        # Patterns are made again where the tables arrive.
        return changed, (self._changes,)

    def __repr__(self) -> str:
        return f"<Tables, packaged{f' with {len(self._changes)} changes' * bool(self._changes)}>"


@functools.cache
def _packaged() -> Tables:
    return Tables(packaged_rows())


def changed(changes: Changes) -> Tables:
    """The packaged tables with changes; the packaged ones themselves without any."""
    packaged = Tables.packaged()
    return Tables(with_changes(packaged.rows, changes), changes) if changes else packaged


def _units(rows: Iterable[Row]) -> tuple[Words[Unit], Words[Unit], Words[Unit], Words[str]]:
    """Units after a number, those below one alone, those after 第, and money before a number."""
    units: dict[str, Unit] = {}
    lower: dict[str, Unit] = {}
    ordinals: dict[str, Unit] = {}
    signs: dict[str, str] = {}
    for row in rows:
        surface, kind, note = row["surface"], row["kind"], row["note"]
        # ￥5, and 港币5元; the parts of the yuan stand behind their number alone.
        if note == "before" or (
            kind == "money" and (row["unit"] not in _YUAN or surface.isascii())
        ):
            signs[surface] = row["unit"]
        if note != "before":
            place = ordinals if kind in ("ordinal", "rank") else lower if note == "per" else units
            place[surface] = Unit(row["unit"], kind, note, Decimal(row["factor"] or 1))
    _times_in_brackets(units)
    return Words(units), Words(lower), Words(ordinals), Words(signs, backwards=True)


def _times_in_brackets(units: dict[str, Unit]) -> None:
    """亩（次） and 亩(次) are 亩次, where the table has this and says nothing of those."""
    for surface, unit in list(units.items()):
        counted = surface[:-1]
        if surface[-1:] == _TIMES and counted in units:
            for opening, closing in ("（）", "()"):
                units.setdefault(f"{counted}{opening}{_TIMES}{closing}", unit)


def _contexts(rows: Iterable[Row]) -> dict[str, tuple[str, ...]]:
    words: dict[str, list[str]] = {}
    for row in rows:
        words.setdefault(row["use"], []).append(row["words"])
    return {use: tuple(found) for use, found in words.items()}


def _by_group(rows: Iterable[Row]) -> dict[str, str]:
    """The characters of each group of numerals."""
    groups: dict[str, str] = {}
    for row in rows:
        groups[row["group"]] = groups.get(row["group"], "") + row["written"]
    return groups


def _qualifiers(rows: Iterable[Row], words: Callable[[str], tuple[str, ...]]) -> Qualifiers:
    """All qualifiers by where they stand."""
    places: dict[str, dict[str, Qualifier]] = {place: {} for place in PLACES["qualifier"]}
    for row in rows:
        unless = words(row["unless"]) if row["unless"] else ()
        places[row["place"]][row["word"]] = Qualifier(
            row["comparator"], tuple(row["closes"].split()), unless
        )
    return Qualifiers(
        Words(places["before"], backwards=True),
        Words(places["after"]),
        Words(places["enclose"], backwards=True),
        Words(places["pass"], backwards=True),
    )


def _exclusions(rows: Iterable[Row]) -> Exclusions:
    """Set phrases, and words around numbers, by where they stand."""
    places: dict[str, list[str]] = {place: [] for place in PLACES["exclusion"]}
    for row in rows:
        places[row["place"]].append(row["words"])
    words = {place: {word: word for word in found} for place, found in places.items()}
    return Exclusions(
        Phrases(places["phrase"]),
        Words(words["after"]),
        Words(words["follow"]),
        Words(words["ordinal"]),
        Words(words["before"], backwards=True),
    )

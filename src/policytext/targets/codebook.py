"""The codebook of indicators: which statistic a name means."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from policytext.data import read_bytes
from policytext.errors import DataError, InputError, check_type
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.codebook_rows import (
    COLUMNS,
    IndicatorEntry,
    Name,
    packaged_entry,
    read_changes,
    share_years,
)
from policytext.targets.indicator_names import (
    ends_of_forms,
    key_of,
    keys_of,
    shorter_keys,
    suffixes,
)
from policytext.user_files import EntryFault

__all__ = ["Codebook", "IndicatorEntry"]

Source = str | Path | Mapping[str, Any]

_PATH = "targets/codebook.tsv"
_VERSION = "# version "
# Names whose meanings are kept.
_KEPT = 8192
# So many of their last characters, or all of shorter ones, tell soon what is no name.
_END = 3
# Characters that are the same in every form of a name.
_PLAIN = lazy_pattern("[\u4e00-\u9fff]+")

_Meaning = tuple[Name, IndicatorEntry]


class Codebook:
    """Indicators with their names; it never changes, and compares by its content.

    Example:
        >>> book = Codebook.packaged()
        >>> book.find("全市规上工业增加值增速").code
        'industry_va_large'
        >>> book.find("蜜桔罐头产量") is None
        True
    """

    def __init__(self, entries: Iterable[IndicatorEntry], version: str) -> None:
        """A codebook of these entries.

        Raises:
            InputError: two entries have one code, or one name in the same years.
        """
        self._entries: dict[str, IndicatorEntry] = {}
        self._names: dict[str, tuple[_Meaning, ...]] = {}
        self._version = version
        meanings: list[_Meaning] = []
        for entry in entries:
            if entry.code in self._entries:
                raise InputError(f"the code {entry.code!r} stands twice; leave one out")
            self._entries[entry.code] = entry
            meanings.extend((name, entry) for name in entry.names)
        keys = keys_of([name.text for name, _ in meanings])
        for key, meaning in zip(keys, meanings, strict=True):
            others = self._names.get(key, ())
            if others:
                _check_years(meaning, others)
            self._names[key] = (*others, meaning)

    @staticmethod
    def packaged() -> Codebook:
        """The codebook of the library.

        Raises:
            DataError: it is missing or damaged.
        """
        return _packaged()

    @property
    def version(self) -> str:
        """The version, as ``2026.1``; with entries of a user, their hash stands behind it."""
        return self._version

    @functools.cached_property
    def sha256(self) -> str:
        """A hash over all entries; order and layout of files do not count."""
        import hashlib
        import json

        rows = sorted(list(map(str, entry.cells())) for entry in self)
        return hashlib.sha256(json.dumps(rows, ensure_ascii=False).encode()).hexdigest()

    def extended(self, source: Source) -> Codebook:
        """This codebook with your own entries, from a TOML or CSV file or a mapping.

        `docs/codebook.md` describes the form.

        Raises:
            DataError: the file cannot be read, or an entry is wrong; ``check`` lists all faults.
            InputError: the source is neither a path nor a mapping.

        Example:
            >>> book = Codebook.packaged().extended(
            ...     {"indicator": [{"code": "looms", "name": "织机", "unit": "台"}]}
            ... )
            >>> book.code_of("全县织机数")
            'looms'
        """
        entries, faults = self._changed(source)
        if faults:
            more = f"; {len(faults) - 1} more: see Codebook.check" if len(faults) > 1 else ""
            raise DataError(f"{faults[0]}{more}")
        new = Codebook(entries, "")
        new._version = f"{self._version.partition('+')[0]}+{new.sha256[:12]}"
        return new

    def check(self, source: Source) -> tuple[EntryFault, ...]:
        """All that is wrong with entries of your own; none where ``extended`` takes them.

        Raises:
            DataError: the file cannot be read.
            InputError: the source is neither a path nor a mapping.

        Example:
            >>> faults = Codebook.packaged().check({"indicator": [{"code": "x1", "name": "GDP"}]})
            >>> faults[0].message
            "'GDP' is a name of gdp already; leave it out, or override gdp"
        """
        return self._changed(source)[1]

    def _changed(self, source: Source) -> tuple[tuple[IndicatorEntry, ...], tuple[EntryFault, ...]]:
        return read_changes(source, self._entries)

    def find(self, name: str, year: int | None = None) -> IndicatorEntry | None:
        """The indicator that a name means, or ``None`` if the codebook does not know it.

        Width, quotes and short forms do not count; words such as 全市, 预计 and 增速 around the
        name are taken off if the rest is known. The longest name goes first.

        Args:
            name: as it stands in the text.
            year: the year of the document or the period; it decides names that meant one
                statistic before and another since. Without it such a name is not found.

        Raises:
            InputError: the name is no text, or the year no number.

        Example:
            >>> book = Codebook.packaged()
            >>> [book.find("农民收入", year).code for year in (2008, 2020)]
            ['income_rural_net', 'income_rural']
            >>> book.find("农民收入") is None
            True
        """
        check_type("a name", name, str)
        check_type("a year", year, int, type(None))
        return _meaning(self._meanings(name), year)

    def finder(self, year: int | None) -> Callable[[str], IndicatorEntry | None]:
        """Gives what ``find`` gives for names of one document, which it remembers."""
        may_end, look_up = self._may_end, self._look_up

        @functools.cache
        def find(name: str) -> IndicatorEntry | None:
            meanings = look_up(name) if may_end(name[-_END:]) else ()
            return _meaning(meanings, year) if meanings else None  # So it is of most names.

        return find

    def _meanings(self, name: str) -> tuple[_Meaning, ...]:
        """What a name means in whatever year."""
        return self._look_up(name) if self._may_end(name[-_END:]) else ()

    @functools.cached_property
    def _ends(self) -> set[str]:
        """How names end: one that ends like none of the codebook's needs no closer look."""
        return {key[-_END:] for key in self._names} | {word[-_END:] for word in suffixes()}

    @functools.cached_property
    def _may_end(self) -> Callable[[str], bool]:
        """Tells of the last characters of a name whether it may mean anything."""
        ends, changing = self._ends, ends_of_forms()

        @functools.lru_cache(maxsize=_KEPT)
        def may_end(end: str) -> bool:
            # Another form of the last characters may still be an end.
            is_plain = changing.isdisjoint(end) and _PLAIN.fullmatch(end) is not None
            return not is_plain or _has_end(end, ends)

        return may_end

    @functools.cached_property
    def _look_up(self) -> Callable[[str], tuple[_Meaning, ...]]:
        """Gives what a name means that may mean something; names come again and again."""
        ends, known = self._ends, self._names

        @functools.lru_cache(maxsize=_KEPT)
        def look_up(name: str) -> tuple[_Meaning, ...]:
            whole = key_of(name)
            if whole in known:
                return known[whole]
            if not _has_end(whole, ends):
                return ()
            return next((known[key] for key in shorter_keys(whole) if key in known), ())

        return look_up

    def code_of(self, name: str, year: int | None = None) -> str | None:
        """The code of the indicator that ``find`` finds.

        Example:
            >>> Codebook.packaged().code_of("社零总额")
            'retail'
        """
        entry = self.find(name, year)
        return entry.code if entry else None

    def knows(self, name: str) -> bool:
        """Whether a name means an indicator in some year.

        Raises:
            InputError: the name is no text.

        Example:
            >>> book = Codebook.packaged()
            >>> book.knows("农民收入"), book.knows("蜜桔罐头产量")
            (True, False)
        """
        check_type("a name", name, str)
        return bool(self._meanings(name))

    def __getitem__(self, code: str) -> IndicatorEntry:
        """The entry of a code.

        Raises:
            InputError: there is none.
        """
        try:
            return self._entries[code]
        except (KeyError, TypeError):
            raise InputError(
                f"no indicator has the code {code!r:.60}; find() takes names"
            ) from None

    def __contains__(self, code: object) -> bool:
        return isinstance(code, str) and code in self._entries

    def __iter__(self) -> Iterator[IndicatorEntry]:
        return iter(self._entries.values())

    def __len__(self) -> int:
        return len(self._entries)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Codebook) and self._entries == other._entries

    def __hash__(self) -> int:
        return hash(self.sha256)

    def __reduce__(self) -> tuple[Callable[..., Codebook], tuple[Any, ...]]:
        if self is _packaged():
            return _packaged, ()
        return Codebook, (tuple(self), self._version)

    def __repr__(self) -> str:
        return f"<Codebook {self._version}, {len(self)} indicators>"


def _check_years(meaning: _Meaning, others: Iterable[_Meaning]) -> None:
    """Refuse a name that another indicator has in the same years."""
    name, entry = meaning
    for other, owner in others:
        if owner.code != entry.code and share_years(name, other):
            raise InputError(
                f"{name.text!r} is a name of {owner.code} and of {entry.code} in the same "
                "years; leave one out or give years, as in 农民收入@2014-"
            )


def _has_end(name: str, ends: set[str]) -> bool:
    return name[-_END:] in ends or name[-2:] in ends or name[-1:] in ends


def _meaning(meanings: tuple[_Meaning, ...], year: int | None) -> IndicatorEntry | None:
    """The only meaning, whatever the year, or that of the year."""
    if not meanings:
        return None  # So it is of most names.
    if len({entry.code for _, entry in meanings}) == 1:
        return meanings[0][1]
    if year is None:
        return None
    asked = Name("", year, year)
    return next((entry for name, entry in meanings if share_years(name, asked)), None)


@functools.cache
def _packaged() -> Codebook:
    try:
        version, _, table = read_bytes(_PATH).decode("utf-8").partition("\n")
        if not version.startswith(_VERSION):
            raise InputError("its first line gives no version")
        lines = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
        if lines[0] != list(COLUMNS):
            raise InputError(f"its columns are not {', '.join(COLUMNS)}")
        return Codebook(map(packaged_entry, lines[1:]), version.removeprefix(_VERSION))
    except ValueError as error:
        raise DataError(
            f"the packaged table {_PATH} is damaged ({error}): install policytext again"
        ) from error

"""Words by which a goal binds: hard or soft, floor, ceiling or range."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytext.data import read_bytes
from policytext.errors import DataError, InputError, check_type
from policytext.targets.user_tables import Read, Shape, read_table, text_of
from policytext.user_files import EntryFault, parse_toml

__all__ = ["CommitmentWord", "Commitments"]

_PATH = "targets/commitment.toml"
_SHAPE = Shape("word", ("word", "class", "example", "source"), (), ("version", "classes"))
# The longest word; a longer one would never stand in a clause.
_LONGEST = 20


@dataclass(frozen=True, slots=True)
class CommitmentWord:
    """A word, its class, an example of its use, and where the entry comes from."""

    word: str
    kind: str
    example: str = ""
    source: str = ""


class Commitments:
    """A codebook of words by which goals bind; it never changes, and compares by its content.

    Example:
        >>> words = Commitments.packaged()
        >>> words.classify("力争增长8%以上")
        (('力争', 'soft'), ('以上', 'floor'))
        >>> words.classify("确保失业率控制在4.5%以内")
        (('确保', 'hard'), ('控制在', 'ceiling'), ('以内', 'ceiling'))
    """

    def __init__(
        self, words: Mapping[str, CommitmentWord], classes: tuple[str, ...], version: str
    ) -> None:
        self._words = dict(words)
        self._classes = classes
        self._version = version
        by_length = sorted(words, key=lambda word: (-len(word), word))
        self._pattern = re.compile("|".join(map(re.escape, by_length)))

    @staticmethod
    def packaged() -> Commitments:
        """The words of the library.

        Raises:
            DataError: the file is missing or damaged.
        """
        return _packaged()

    @staticmethod
    def read(source: str | Path | Mapping[str, Any]) -> Commitments:
        """Your own words, in place of those of the library.

        Args:
            source: the path of a TOML file, or a mapping of its form; see `docs/codebook.md`.

        Raises:
            DataError: the file cannot be read, or an entry is wrong; ``check`` lists all faults.
            InputError: the source is neither a path nor a mapping.

        Example:
            >>> Commitments.read(
            ...     {
            ...         "version": "mine 1",
            ...         "classes": ["promise"],
            ...         "word": [{"word": "保证", "class": "promise"}],
            ...     }
            ... ).classify("保证供应")
            (('保证', 'promise'),)
        """
        made, faults = _read(source)
        if made is None:
            more = f"; {len(faults) - 1} more: see Commitments.check" if len(faults) > 1 else ""
            raise DataError(f"{faults[0]}{more}")
        return made

    @staticmethod
    def check(source: str | Path | Mapping[str, Any]) -> tuple[EntryFault, ...]:
        """All that is wrong with a file of words; none where ``read`` takes it.

        Raises:
            DataError: the file cannot be read.
            InputError: the source is neither a path nor a mapping.
        """
        return _read(source)[1]

    @property
    def version(self) -> str:
        """What the file says of its version."""
        return self._version

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes, in the order of the file."""
        return self._classes

    @property
    def words(self) -> tuple[CommitmentWord, ...]:
        """All words, in the order of the file."""
        return tuple(self._words.values())

    def classify(self, words: str) -> tuple[tuple[str, str], ...]:
        """The words of a text by which it binds, each with its class, in the order of the text.

        Where one word holds another, the longest counts alone.

        Raises:
            InputError: it is no text.

        Example:
            >>> Commitments.packaged().classify("居民收入与经济增长基本同步")
            (('基本同步', 'relative'),)
        """
        check_type("words", words, str)
        return tuple((w, self._words[w].kind) for w in self._pattern.findall(words))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Commitments) and self._content() == other._content()

    def __hash__(self) -> int:
        return hash(self._content())

    def _content(self) -> tuple[str, tuple[str, ...], tuple[CommitmentWord, ...]]:
        return self._version, self._classes, self.words

    def __reduce__(self) -> tuple[Callable[..., Commitments], tuple[Any, ...]]:
        return Commitments, (self._words, self._classes, self._version)

    def __repr__(self) -> str:
        return f"<Commitments {self._version}, {len(self._words)} words>"


def _read(
    source: str | Path | Mapping[str, Any],
) -> tuple[Commitments | None, tuple[EntryFault, ...]]:
    """The words of a source, or what is wrong with it."""
    read = read_table(source, _SHAPE)
    if read.failed:
        return None, tuple(read.faults)
    version, classes = _head(read)
    words: dict[str, CommitmentWord] = {}
    for entry in read.entries:
        try:
            made = _word(entry.cells, classes)
        except InputError as error:
            read.fault(entry, str(error))
            continue
        if made.word in words:
            read.fault(entry, f"{made.word!r} stands twice; leave one out")
        words.setdefault(made.word, made)
    if not words and not read.faults:
        message = "holds no words; begin each with [[word]]"
        read.faults.append(EntryFault(read.name, 0, "", message))
    if read.faults:
        return None, tuple(sorted(read.faults, key=lambda fault: fault.line))
    return Commitments(words, classes, version), ()


def _head(read: Read) -> tuple[str, tuple[str, ...]]:
    """Version and classes, or faults."""
    version, classes = read.head.get("version", ""), read.head.get("classes", [])
    if not isinstance(version, str) or not version.strip():
        message = 'is missing; write version = "1" above the words'
        read.faults.append(EntryFault(read.name, 0, "version", message))
        version = ""
    given = classes if isinstance(classes, (list, tuple)) else []
    names = tuple(one for one in given if isinstance(one, str) and one.strip())
    if not names or len(names) != len(given) or len(set(names)) != len(names):
        message = 'is no list of different names; write classes = ["hard", "soft"] above the words'
        read.faults.append(EntryFault(read.name, 0, "classes", message))
    return version, names


def _word(cells: Mapping[str, Any], classes: tuple[str, ...]) -> CommitmentWord:
    word, kind = text_of(cells, "word"), text_of(cells, "class")
    if word.split() != [word] or len(word) > _LONGEST:
        raise InputError(
            f"word is {word!r:.60}; give one without spaces and up to {_LONGEST} characters"
        )
    if kind not in classes:
        raise InputError(f"unknown class {kind!r:.60}; one of {', '.join(classes)}")
    return CommitmentWord(word, kind, text_of(cells, "example"), text_of(cells, "source"))


@functools.cache
def _packaged() -> Commitments:
    try:
        data = parse_toml(_PATH, read_bytes(_PATH).decode("utf-8"))
        if isinstance(data, EntryFault):
            raise DataError(str(data))
        return Commitments.read(data)
    except (ValueError, DataError) as error:
        raise DataError(
            f"the packaged table {_PATH} is damaged ({error}): install policytext again"
        ) from error

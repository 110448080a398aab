"""A researcher's own words: given in code, or read from a TOML file and checked entry by entry."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytext.errors import DataError, InputError
from policytext.user_files import EntryFault as WordFault
from policytext.user_files import entry_lines, read_toml

__all__ = ["GRANULARITIES", "UserWord", "WordFault", "check_words", "read_words"]

GRANULARITIES = ("fine", "coarse")
_KEYS = ("text", "granularity", "note")

Source = str | Path | Mapping[str, Any] | Iterable["str | UserWord"]


@dataclass(frozen=True, slots=True)
class UserWord:
    """A word that the tokeniser keeps whole.

    Args:
        text: the word, as it stands in texts.
        granularity: ``fine``: one word in both granularities; ``coarse``: in the coarse one only.
        note: why it is there, for people.

    Raises:
        InputError: the text is empty or holds white space, or there is no such granularity.
    """

    text: str
    granularity: str = "fine"
    note: str = ""

    def __post_init__(self) -> None:
        if message := _problem({name: getattr(self, name) for name in _KEYS}):
            raise InputError(message)


def read_words(source: Source, granularity: str = "fine") -> tuple[UserWord, ...]:
    """Words from a path to a TOML file, a mapping of the same form, or words themselves.

    Args:
        source: where they are.
        granularity: of words that are given as text alone.

    Raises:
        DataError: the file cannot be read, or an entry is wrong; all faults are named.
        InputError: the source is none of these, or one of its words is none.
    """
    if isinstance(source, (str, Path, Mapping)):
        words, faults = _read(source)
        if faults:
            raise DataError("\n".join(map(str, faults)))
        return words
    given: object = source
    if not isinstance(given, Iterable) or isinstance(given, bytes):
        raise InputError(
            f"words are a list of words, a path to a TOML file or a mapping, got {source!r:.60}"
        )
    return tuple(
        word if isinstance(word, UserWord) else UserWord(word, granularity) for word in source
    )


def check_words(source: str | Path | Mapping[str, Any]) -> tuple[WordFault, ...]:
    """All that is wrong with a file of words; none where ``read_words`` takes it.

    Raises:
        DataError: the file cannot be read.

    Example:
        >>> [str(fault) for fault in check_words({"word": [{"text": "链长 制"}]})]
        ['words: [[word]] 1 (链长 制): text holds white space, which no word does']
    """
    return _read(source)[1]


def _read(source: object) -> tuple[tuple[UserWord, ...], tuple[WordFault, ...]]:
    name, text, data = read_toml(source, "words", "a file of words is a path or a mapping")
    if isinstance(data, WordFault):
        return (), (data,)
    faults = [
        WordFault(name, 0, f"[[{key}]]", "unknown; entries begin with [[word]]")
        for key in data
        if key != "word"
    ]
    entries = data.get("word", [])
    if not isinstance(entries, list) or not all(isinstance(one, Mapping) for one in entries):
        fault = WordFault(name, 0, "word", "is no list of entries; begin each with [[word]]")
        return (), (*faults, fault)
    lines = entry_lines(text).get("word", [])
    if len(lines) != len(entries):
        lines = [0] * len(entries)
    words: dict[str, UserWord] = {}
    for number, (line, cells) in enumerate(zip(lines, entries, strict=True), start=1):
        message = _problem(cells)
        if not message and cells["text"] in words:
            message = f"{cells['text']!r} stands there already; leave one out"
        if message:
            entry = f"[[word]] {number} ({cells.get('text', '')!s:.20})"
            faults.append(WordFault(name, line, entry, message))
        else:
            words[cells["text"]] = UserWord(**cells)
    return tuple(words.values()), tuple(sorted(faults, key=lambda fault: fault.line))


def _problem(cells: Mapping[str, Any]) -> str:
    """What is wrong with an entry, or nothing."""
    text, granularity = cells.get("text"), cells.get("granularity", "fine")
    if unknown := [str(key) for key in cells if key not in _KEYS]:
        return f"unknown key {', '.join(unknown)}; one of {', '.join(_KEYS)}"
    if not isinstance(text, str) or not text:
        return f"text is missing or {text!r:.60}; give the word in quotation marks"
    if any(character.isspace() for character in text):
        return "text holds white space, which no word does"
    if granularity not in GRANULARITIES:
        return f"granularity is {granularity!r:.60}; one of {', '.join(GRANULARITIES)}"
    if not isinstance(cells.get("note", ""), str):
        return f"note is {cells['note']!r:.60}; give text"
    return ""

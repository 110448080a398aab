"""A user's TOML file of entries: read, with the line of each entry, and faults that name it."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytext.errors import DataError, InputError

__all__ = ["EntryFault", "entry_lines", "read_toml"]

_HEADER = re.compile(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)
_LINE = re.compile(r"at line (\d+)")


@dataclass(frozen=True, slots=True)
class EntryFault:
    """What is wrong with one entry of a user's file.

    ``line`` is where the entry begins, 0 where that is unknown, as in a mapping; ``entry`` says
    which it is, as in ``[[unit]] 3 (呎)``, and is empty where the whole file is meant.
    """

    source: str
    line: int
    entry: str
    message: str

    def __str__(self) -> str:
        place = f"{self.source}:{self.line}" if self.line else self.source
        return ": ".join(part for part in (place, self.entry, self.message) if part)


def read_toml(
    source: object, name: str, wanted: str, parse_float: Callable[[str], Any] = float
) -> tuple[str, str, Mapping[str, Any] | EntryFault]:
    """A source's name, its text, and what it holds or why that cannot be told.

    Args:
        source: the path of a TOML file, or a mapping of the same form, which has no text.
        name: what a mapping is called in faults.
        wanted: what the source should be, for the error.
        parse_float: what makes a number of one with a point.

    Raises:
        DataError: the file cannot be read.
        InputError: the source is neither a path nor a mapping.
    """
    if isinstance(source, Mapping):
        return name, "", source
    if not isinstance(source, (str, Path)):
        raise InputError(f"{wanted}, got {source!r:.60}")
    try:
        text = Path(source).read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{source}: {error.strerror or error}; name a TOML file") from None
    except (UnicodeDecodeError, ValueError) as error:
        raise DataError(f"{source}: not UTF-8 ({error}); save it as UTF-8") from None
    return str(source), text, _parse(str(source), text, parse_float)


def entry_lines(text: str) -> dict[str, list[int]]:
    """The lines on which the entries of each section begin."""
    lines: dict[str, list[int]] = {}
    line, place = 1, 0
    for header in _HEADER.finditer(text):
        line, place = line + text.count("\n", place, header.start()), header.start()
        lines.setdefault(header[1], []).append(line)
    return lines


def _parse(
    name: str, text: str, parse_float: Callable[[str], Any]
) -> Mapping[str, Any] | EntryFault:
    # Imported here because few runs have files of their own.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text, parse_float=parse_float)
    except tomllib.TOMLDecodeError as error:
        line = _LINE.search(str(error))
        return EntryFault(name, int(line[1]) if line else 0, "", f"not TOML: {error}")

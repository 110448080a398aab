"""A user's file of entries, TOML or CSV: read, with the line of each, and faults that name it."""

from __future__ import annotations

import csv
import io
import re
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from policytext.errors import DataError, InputError
from policytext.lazy_pattern import lazy_pattern

__all__ = [
    "EntryFault",
    "csv_records",
    "csv_text",
    "entry_lines",
    "parse_toml",
    "read_toml",
    "section_entries",
]

_HEADER = lazy_pattern(r"^[ \t]*\[\[[ \t]*(\w+)[ \t]*\]\]", re.MULTILINE)
_LINE = lazy_pattern(r"at line (\d+)")


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
    return str(source), text, parse_toml(str(source), text, parse_float)


def entry_lines(text: str) -> dict[str, list[int]]:
    """The lines on which the entries of each section begin."""
    lines: dict[str, list[int]] = {}
    line, place = 1, 0
    for header in _HEADER.finditer(text):
        line, place = line + text.count("\n", place, header.start()), header.start()
        lines.setdefault(header[1], []).append(line)
    return lines


def section_entries(
    name: str,
    text: str,
    data: Mapping[str, Any],
    section: str,
    others: Collection[str],
    faults: list[EntryFault],
) -> list[tuple[int, str, Mapping[str, Any]]]:
    """The entries of a source that has one section: line, 0 where unknown, what it is, and fields.

    Args:
        name: the source's name.
        text: its text; empty for a mapping.
        data: what it holds.
        section: what each entry begins with.
        others: the keys that it may have beside the section.
        faults: takes what is wrong with its form.
    """
    for key in data:
        if key != section and key not in others:
            message = f"unknown; each entry begins with [[{section}]]"
            faults.append(EntryFault(name, 0, str(key), message))
    given = data.get(section, [])
    if not isinstance(given, (list, tuple)) or not all(isinstance(one, Mapping) for one in given):
        message = f"is no list of entries; begin each with [[{section}]]"
        faults.append(EntryFault(name, 0, section, message))
        return []
    lines = entry_lines(text).get(section, [])
    if len(lines) != len(given):
        lines = [0] * len(given)
    return [
        (line, f"[[{section}]] {number}", fields)
        for number, (line, fields) in enumerate(zip(lines, given, strict=True), start=1)
    ]


def csv_text(path: Path) -> str:
    """The text of a CSV file.

    Raises:
        DataError: the file cannot be read.
    """
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise DataError(f"{path}: {error.strerror or error}; name a CSV file") from None
    except ValueError as error:
        raise DataError(
            f"{path}: not UTF-8 ({error}); save it as UTF-8, in Excel as `CSV UTF-8`"
        ) from None


def csv_records(name: str, text: str, faults: list[EntryFault]) -> Iterator[tuple[int, list[str]]]:
    """Line and cells of each record that holds something; what is no CSV is a fault, and ends."""
    lines = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        begin = lines.line_num + 1
        try:
            cells = [cell.strip() for cell in next(lines)]
        except StopIteration:
            return
        except csv.Error as error:
            message = f"no CSV ({error}); mend the quotation marks or save the table again"
            faults.append(EntryFault(name, begin, "", message))
            return
        if any(cells):
            yield begin, cells


def parse_toml(
    name: str, text: str, parse_float: Callable[[str], Any] = float
) -> Mapping[str, Any] | EntryFault:
    """What a text of TOML holds, or why that cannot be told; the name is for the fault."""
    # Imported here because few runs have files of their own.
    if sys.version_info >= (3, 11):
        import tomllib
    else:
        import tomli as tomllib
    try:
        return tomllib.loads(text, parse_float=parse_float)
    # Brackets too deep, or digits too many for Python, are told in its own words.
    except (ValueError, RecursionError) as error:
        line = _LINE.search(str(error))
        return EntryFault(name, int(line[1]) if line else 0, "", f"not TOML: {error}")

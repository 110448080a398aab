"""Matches as a table, CSV, JSON Lines or XLSX: a line for each promise, with all that decided."""

from __future__ import annotations

import json
import os
from collections.abc import Hashable, Iterable, Iterator, Sequence

from policytext.given import each
from policytext.io.files import write_lines
from policytext.io.table import BOM, format_rows
from policytext.ledger.cells import guarded, plain
from policytext.ledger.files import chosen_format
from policytext.ledger.matching import Match
from policytext.ledger.row import Row, name_of
from policytext.ledger.workbook import write_sheet

__all__ = ["MATCH_COLUMNS", "MATCH_FORMATS", "match_cells", "match_lines", "write_matches"]

MATCH_FORMATS = ("csv", "jsonl", "xlsx")
MATCH_COLUMNS = (
    "place", "place_name", "indicator", "code", "scale", "period", "outcome", "stretch_outcome",
    "promised", "promised_in", "reported", "reported_in", "unit", "bound", "low", "high",
    "tolerance", "reason", "promise", "report", "wording", "repeated",
)  # fmt: skip


def match_cells(one: Match) -> tuple[str, ...]:
    """The cells of a match in ``MATCH_COLUMNS`` as text that no spreadsheet runs."""
    return tuple(guarded(cell) if isinstance(cell, str) else plain(cell) for cell in _values(one))


def _values(one: Match) -> tuple[object, ...]:
    """What the cells hold; several reports are joined with ``; ``."""
    target, actuals = one.target, _told_once(one.actuals)
    return (
        one.place, target.place_name or name_of(one.place, target.year),
        target.indicator, target.code, one.scale, one.period,
        one.outcome, one.stretch_outcome, target.quantity or target.wording, target.document,
        "; ".join(row.quantity or row.wording for row in actuals),
        "; ".join(row.document for row in actuals),
        one.unit, one.bound, one.low, one.high, one.tolerance, one.reason, target.sentence,
        " ".join(dict.fromkeys(row.sentence for row in one.actuals)), target.wording,
        " ".join(dict.fromkeys(row.sentence for row in one.repeats)),
    )  # fmt: skip


def _told_once(actuals: Sequence[Row]) -> list[Row]:
    """The reports without those that say in one document what was said before: 5.6%, 5.6%."""
    first: dict[Hashable, Row] = {}
    for row in actuals:
        value = row.value
        said = (value, row.measure) if value is not None else row.wording
        first.setdefault((row.document, said) if row.document else id(row), row)
    return list(first.values())


def write_matches(
    found: Iterable[Match],
    path: str | os.PathLike[str],
    bom: bool = True,
    form: str | None = None,
) -> int:
    """Write matches to a file, and say how many they are.

    Args:
        found: what `match` gave.
        path: where the file goes; it appears when it is whole.
        bom: begin CSV with a byte order mark, without which Excel garbles Chinese.
        form: one of ``MATCH_FORMATS``; ``None`` for the one that the suffix names.

    Raises:
        InputError: these are no matches, the format is unknown, its extra is not installed, or
            the place cannot be written to.

    Example:
        >>> write_matches([], "matches.csv")
        0
    """
    name = chosen_format(path, form, MATCH_FORMATS)
    matches = each(found, Match, "matches", "match(targets, actuals) gives them")
    if name == "xlsx":
        return write_sheet("matches", MATCH_COLUMNS, map(_values, matches), path)
    lines = match_lines(matches, name)
    head = next(lines) if name == "csv" else ""
    return write_lines(path, lines, (BOM if bom and head else "") + head)


def match_lines(matches: Iterable[Match], form: str) -> Iterator[str]:
    """The lines of matches as text, ``csv`` with the names of the columns first, or ``jsonl``."""
    if form == "jsonl":
        yield from map(_json_line, matches)
        return
    yield format_rows([MATCH_COLUMNS])
    for one in matches:
        yield format_rows([match_cells(one)])


def _json_line(one: Match) -> str:
    """A match as a line of JSON: numbers are strings, so that they stay exact."""
    cells = (None if cell is None else plain(cell) for cell in _values(one))
    named = dict(zip(MATCH_COLUMNS, cells, strict=True))
    return json.dumps(named, ensure_ascii=False, separators=(",", ":")) + "\n"

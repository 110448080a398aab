"""Matches as a CSV table: a line for each promise, with all that decided."""

from __future__ import annotations

import os
from collections.abc import Iterable

from policytext.io.files import open_output
from policytext.io.table import BOM, format_rows
from policytext.ledger.cells import guarded, plain
from policytext.ledger.given import each
from policytext.ledger.matching import Match

__all__ = ["MATCH_COLUMNS", "match_cells", "write_matches"]

MATCH_COLUMNS = (
    "place", "place_name", "indicator", "code", "scale", "period", "outcome", "stretch_outcome",
    "promised", "promised_in", "reported", "reported_in", "unit", "bound", "low", "high",
    "tolerance", "reason", "promise", "report",
)  # fmt: skip


def match_cells(one: Match) -> tuple[str, ...]:
    """The cells of a match in ``MATCH_COLUMNS``; several reports are joined with ``; ``."""
    target, actuals = one.target, one.actuals
    cells = (
        one.place, target.place_name, target.indicator, target.code, one.scale, one.period,
        one.outcome, one.stretch_outcome, target.quantity or target.wording, target.document,
        "; ".join(row.quantity or row.wording for row in actuals),
        "; ".join(row.document for row in actuals),
        one.unit, one.bound, one.low, one.high, one.tolerance, one.reason, target.sentence,
        " ".join(dict.fromkeys(row.sentence for row in actuals)),
    )  # fmt: skip
    return tuple(guarded(cell) if isinstance(cell, str) else plain(cell) for cell in cells)


def write_matches(found: Iterable[Match], path: str | os.PathLike[str], bom: bool = True) -> int:
    """Write matches as a CSV file, and say how many they are.

    Args:
        found: what `match` gave.
        path: where the file goes; it appears when it is whole.
        bom: begin with a byte order mark, without which Excel garbles Chinese.

    Raises:
        InputError: these are no matches, or the place cannot be written to.
    """
    count = 0
    with open_output(path) as out:
        out.write((BOM if bom else "") + format_rows([MATCH_COLUMNS]))
        for one in each(found, Match, "matches", "match(targets, actuals) gives them"):
            out.write(format_rows([match_cells(one)]))
            count += 1
    return count

"""What is there and what is not as a CSV table: a line for each issuer, year and indicator."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from policytext.given import each
from policytext.io.files import write_lines
from policytext.io.table import BOM, format_rows
from policytext.ledger.cells import guarded, plain
from policytext.ledger.coverage import Coverage
from policytext.ledger.row import name_of

__all__ = ["COVERAGE_COLUMNS", "coverage_lines", "write_coverage"]

_WAY = "coverage(rows, documents, indicators) gives them"
COVERAGE_COLUMNS = (
    "issuer", "issuer_name", "year", "indicator", "code", "status", "count", "documents",
    "evidence",
)  # fmt: skip


def coverage_lines(found: Iterable[Coverage]) -> Iterator[str]:
    """The lines of the table, the names of its columns first."""
    yield format_rows([COVERAGE_COLUMNS])
    for one in each(found, Coverage, "lines of coverage", _WAY):
        cells = (
            one.issuer, name_of(one.issuer, one.year) if one.issuer else "", one.year,
            one.indicator, one.code, one.status, one.count, "; ".join(one.documents), one.evidence,
        )  # fmt: skip
        yield format_rows([tuple(guarded(plain(cell)) for cell in cells)])


def write_coverage(
    found: Iterable[Coverage], path: str | os.PathLike[str], bom: bool = True
) -> int:
    """Write what `coverage` gave as a CSV file, and say how many lines it has.

    Args:
        found: what `coverage` gave.
        path: where the file goes; it appears when it is whole.
        bom: begin with a byte order mark, without which Excel garbles Chinese.

    Raises:
        InputError: these are none, or the place cannot be written to.

    Example:
        >>> one = Coverage("320400", 2024, "失业率", "", "found", 2, ("a",), "失业率5%。")
        >>> write_coverage([one], "coverage.csv")
        1
    """
    head, *lines = coverage_lines(found)
    return write_lines(path, lines, (BOM if bom else "") + head)

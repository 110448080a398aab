"""Lines of cells in columns, for a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

__all__ = ["in_columns"]


def in_columns(lines: Sequence[Sequence[str]]) -> str:
    """Lines of cells, each column as wide as its widest cell.

    Args:
        lines: at least one; each has as many cells as the first.

    Example:
        >>> print(in_columns([("code", "name"), ("320400", "常州市")]))
        code    name
        320400  常州市
    """
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell + " " * (width - _width(cell)) for cell, width in zip(line, widths, strict=True)
        ).rstrip()
        for line in lines
    )


def _width(cell: str) -> int:
    """Columns on a terminal, where a Chinese character takes two."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in cell)

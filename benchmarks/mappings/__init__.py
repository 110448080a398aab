"""Tables that say what a peer's labels are in the terms of the annotation guidelines."""

from __future__ import annotations

import functools
from pathlib import Path

__all__ = ["read_pairs", "read_table"]


def read_table(name: str) -> list[dict[str, str]]:
    """The rows of a table by the names of its columns; lines that begin with # are comments."""
    text = (Path(__file__).parent / name).read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    columns = lines[0].split("\t")
    rows = []
    for line in lines[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"{name}: {line!r} has {len(cells)} cells, not {len(columns)}")
        rows.append(dict(zip(columns, cells, strict=True)))
    return rows


@functools.cache
def read_pairs(name: str) -> dict[str, str]:
    """A table of two columns as a map from the first to the second."""
    rows = [list(row.values()) for row in read_table(name)]
    return {row[0]: row[1] for row in rows}

"""Patterns of words around values, from a table."""

from __future__ import annotations

import re
from functools import cache

from policytext.data import read_rows

__all__ = ["pattern", "source"]


@cache
def _patterns() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("targets/patterns.tsv")}


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern that the table `patterns.tsv` has under a name.

    Example:
        >>> bool(pattern("ambition").search("，力争"))
        True
    """
    return re.compile(source(name))


def source(name: str) -> str:
    """The pattern as it is written, to be part of another."""
    return _patterns()[name]

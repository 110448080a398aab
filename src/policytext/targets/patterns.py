"""Patterns of words around values, from a table."""

from __future__ import annotations

import re
from functools import cache

from policytext.pattern_table import PatternTable

__all__ = ["pattern", "source"]

_PATTERNS = PatternTable("targets/patterns.tsv")


@cache
def pattern(name: str) -> re.Pattern[str]:
    """The pattern that the table `patterns.tsv` has under a name.

    Example:
        >>> bool(pattern("ambition").search("，力争"))
        True
    """
    return _PATTERNS[name]


def source(name: str) -> str:
    """The regular expression that the table has under a name, to be part of another."""
    return _PATTERNS.source(name)

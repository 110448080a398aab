"""Patterns of words around values, from a table."""

from __future__ import annotations

import re
from functools import cache

from policytext.data import read_rows

__all__ = ["pattern", "source"]


# An end that is no character by itself.
_END = re.compile(r"(?<!\\)\$")


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
    """The pattern as it is used, to be part of another; its ``$`` stands for the very end.

    In Python it also matches before a line feed there, where another line ends.
    """
    return _END.sub(r"\\Z", _patterns()[name])

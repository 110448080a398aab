"""The names of states and regions abroad, and of divisions and cities of theirs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from policytext.data import read_rows

__all__ = ["foreign_cities", "foreign_divisions", "foreign_states"]

_CITY = "city"


@cache
def foreign_states() -> frozenset[str]:
    """The names of states abroad and of regions that they make up, without cities.

    Source: `places/abroad.tsv`.

    Example:
        >>> sorted({"德国", "汉堡", "江苏"} & foreign_states())
        ['德国']
    """
    return frozenset(name for kind, names in _rows() if kind != _CITY for name in names)


@cache
def foreign_cities() -> frozenset[str]:
    """The names of cities abroad that are known without their state.

    Source: `places/abroad.tsv`.

    Example:
        >>> sorted({"德国", "汉堡", "江苏"} & foreign_cities())
        ['汉堡']
    """
    return frozenset(name for kind, names in _rows() if kind == _CITY for name in names)


@cache
def foreign_divisions() -> Mapping[str, re.Pattern[str]]:
    """By the name of a state what its divisions are called, the longest first.

    Source: `places/abroad_divisions.tsv`.

    Example:
        >>> foreign_divisions()["越南"].match("谅山省来访")[0]
        '谅山省'
    """
    found: dict[str, re.Pattern[str]] = {}
    for states, ends, names in read_rows("places/abroad_divisions.tsv"):
        longest = sorted(names.split(), key=lambda name: (-len(name), name))
        pattern = re.compile(f"(?:{'|'.join(longest)})(?:{'|'.join(ends.split())})?")
        found.update(dict.fromkeys(states.split(), pattern))
    return found


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...]], ...]:
    rows = read_rows("places/abroad.tsv")
    return tuple((kind, tuple(names.split())) for kind, names in rows)

"""The names of states and regions abroad."""

from __future__ import annotations

from functools import cache

from policytext.data import read_rows

__all__ = ["foreign_states"]

_CITY = "city"


@cache
def foreign_states() -> frozenset[str]:
    """The names of states abroad and of regions that they make up, without cities.

    Source: `places/abroad.tsv`.

    Example:
        >>> sorted({"德国", "汉堡", "江苏"} & foreign_states())
        ['德国']
    """
    rows = read_rows("places/abroad.tsv")
    return frozenset(name for kind, names in rows if kind != _CITY for name in names.split())

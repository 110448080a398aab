"""Whether a value can be one of an indicator of a codebook, by its unit."""

from __future__ import annotations

from functools import cache, lru_cache

from policytext.amounts import Quantity
from policytext.data import read_rows
from policytext.errors import InputError
from policytext.targets.codebook import IndicatorEntry
from policytext.units import measure as measure_of

__all__ = ["RELATIVE", "fits"]

# Kinds that tell of an indicator in relation to something.
RELATIVE = frozenset({"percent", "multiple", "fraction", "point"})
_SHARES = ("level", "share")


@cache
def _groups() -> dict[str, frozenset[str]]:
    """The groups of each classifier."""
    found: dict[str, frozenset[str]] = {}
    for group, unit in read_rows("targets/unit_groups.tsv"):
        found[unit] = found.get(unit, frozenset()) | {group}
    return found


@lru_cache(maxsize=4096)
def _is_same(unit: str, kind: str, other: str) -> bool:
    """Whether two units measure, or count, the same."""
    if unit == other:
        return True
    if kind == "money":
        return other.endswith("元")
    if kind == "count":
        return bool(_groups().get(unit, frozenset()) & _groups().get(other, frozenset()))
    try:
        return measure_of(unit, kind).dimension == measure_of(other).dimension
    except InputError:
        return False


def fits(value: Quantity, measure: str, entry: IndicatorEntry) -> bool:
    """Whether a value with a measure can be one of an indicator.

    Growth may be given of all that has a number; levels and changes are in units of the indicator.

    Args:
        value: the value.
        measure: what it says of the indicator.
        entry: the indicator.
    """
    if value.kind in RELATIVE:
        return measure not in _SHARES or any(unit in "%‰" for unit in entry.units)
    return any(_is_same(value.unit, value.kind, unit) for unit in entry.units)

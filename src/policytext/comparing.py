"""Quantities as sets of numbers: what one says for certain about another.

A sharp value is an interval: 5%以上 is [5, ∞), 超5% is (5, ∞). A vague one (近, 多, 左右) lies
between two sets: the numbers that it may mean, and those that it certainly means. Of 近100 these
are all numbers below 100, and the ones directly below it, however near "near" may be. 8%左右 may
be any number, and is certainly 8 and what lies directly around it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from policytext.amounts import Quantity, check_size
from policytext.errors import InputError, check_type
from policytext.units import Measure, measure, require_same

__all__ = ["contains", "excludes", "implies", "overlaps"]

# A place on the line of numbers: -1, 0 or 1 for minus infinity, a number, infinity; the number;
# and -1, 0 or 1 for directly below it, at it, directly above it.
Place = tuple[int, Fraction, int]
_LEAST: Place = (-1, Fraction(0), 0)
_GREATEST: Place = (1, Fraction(0), 0)


@dataclass(frozen=True, slots=True)
class _Sets:
    """The first and last places of what a value may mean, and of what it certainly means."""

    possible: tuple[Place, Place]
    certain: tuple[Place, Place]


def _sets(value: Quantity, unit: Measure) -> _Sets:
    """The sets of a value, in base units."""
    times = unit.scale * unit.factor
    low = _GREATEST if value.low is None else (0, Fraction(value.low) * times, 0)
    high = _LEAST if value.high is None else (0, Fraction(value.high) * times, 0)
    below, above = (high[0], high[1], -1), (low[0], low[1], 1)
    if value.comparator == "approx":
        return _Sets((_LEAST, _GREATEST), ((low[0], low[1], -1), (high[0], high[1], 1)))
    if value.comparator == "near":
        return _Sets((_LEAST, below), (below, below))
    if value.comparator == "over":
        return _Sets((above, _GREATEST), (above, above))
    sharp = {
        "gt": (above, _GREATEST),
        "ge": (low, _GREATEST),
        "lt": (_LEAST, below),
        "le": (_LEAST, high),
    }.get(value.comparator, (low, high))
    return _Sets(sharp, sharp)


def _pair(value: Quantity, other: Quantity) -> tuple[_Sets, _Sets]:
    """The sets of two values in the same base units."""
    check_type("what a quantity is compared with", other, Quantity)
    for one in (value, other):
        if one.comparator == "unreadable":
            raise InputError("an unreadable quantity says no number, so nothing follows from it")
    first, second = measure(value.unit, value.kind), measure(other.unit, other.kind)
    require_same(first, second, value.unit, other.unit, value.kind)
    return _sets(value, first), _sets(other, second)


def implies(value: Quantity, other: Quantity) -> bool:
    """Whether every number that may satisfy one value certainly satisfies the other."""
    first, second = _pair(value, other)
    if value.comparator == other.comparator and first == second:
        return True
    low, high = second.certain
    return low <= first.possible[0] and first.possible[1] <= high


def overlaps(value: Quantity, other: Quantity) -> bool:
    """Whether some number certainly satisfies both values."""
    first, second = _pair(value, other)
    return _meet(first.certain, second.certain)


def excludes(value: Quantity, other: Quantity) -> bool:
    """Whether certainly no number satisfies both values."""
    first, second = _pair(value, other)
    return not _meet(first.possible, second.possible)


def _meet(first: tuple[Place, Place], second: tuple[Place, Place]) -> bool:
    return max(first[0], second[0]) <= min(first[1], second[1])


def contains(value: Quantity, number: Decimal | Fraction | int) -> bool:
    """Whether a number, in the value's own unit, certainly satisfies it."""
    check_type("a number", number, Decimal, Fraction, int)
    if value.comparator == "unreadable":
        raise InputError("an unreadable quantity says no number, so none can be in it")
    if isinstance(number, Decimal) and not number.is_finite():
        raise InputError(f"a finite number is needed, got {number}")
    if isinstance(number, Decimal):
        check_size(number)
    unit = measure(value.unit, value.kind)
    low, high = _sets(value, unit).certain
    return low <= (0, Fraction(number) * unit.scale * unit.factor, 0) <= high

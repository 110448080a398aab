"""Quantities in other units: exact where a decimal holds the result, and told where none does."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

from policytext.amounts import Quantity
from policytext.errors import UnitError
from policytext.units import resolve, to_decimal, to_places

__all__ = ["bounds", "convert", "fractions"]

Bounds = tuple[Decimal | None, Decimal | None]


def convert(value: Quantity, unit: str, places: int | None) -> Quantity:
    """See ``Quantity.to``."""
    first, second = resolve(value.unit, value.kind, unit)
    low, high = _times(value, first.scale * first.factor / second.factor)
    made = _decimals(value, (low, high), second.name, places)
    comparator = value.comparator
    if comparator == "eq" and low != made[0]:
        comparator = "approx"
    return Quantity(*made, comparator, second.name, second.kind or value.kind)


def bounds(value: Quantity, unit: str, places: int | None) -> Bounds:
    """See ``Quantity.bounds``."""
    return _decimals(value, fractions(value, unit), unit, places)


def fractions(value: Quantity, unit: str) -> tuple[Fraction | None, Fraction | None]:
    """See ``Quantity.fractions``."""
    if unit == "":
        return _times(value, Fraction(1))
    first, second = resolve(value.unit, value.kind, unit)
    return _times(value, first.scale * first.factor / (second.scale * second.factor))


def _times(value: Quantity, factor: Fraction) -> tuple[Fraction | None, Fraction | None]:
    low = None if value.low is None else Fraction(value.low) * factor
    high = None if value.high is None else Fraction(value.high) * factor
    return low, high


def _decimals(
    value: Quantity, numbers: tuple[Fraction | None, Fraction | None], unit: str, places: int | None
) -> Bounds:
    """Both numbers as decimals; those without an end go outwards, or to the nearest if equal."""
    outwards = (0, 0) if numbers[0] == numbers[1] else (-1, 1)
    made: list[Decimal | None] = []
    for number, direction in zip(numbers, outwards, strict=True):
        exact = None if number is None else to_decimal(number)
        if number is not None and exact is None:
            if places is None:
                raise UnitError(
                    f"{_shown(value)} {value.unit} is exactly {number} {unit}, which no decimal "
                    f"equals: pass places=4 to round outwards, or use fractions({unit!r})"
                )
            exact = to_places(number, places, direction)
        made.append(exact)
    return made[0], made[1]


def _shown(value: Quantity) -> Decimal | None:
    return value.high if value.low is None else value.low

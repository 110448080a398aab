"""Units that count the same things one by one: 19个 and 19项 projects are as many."""

from __future__ import annotations

import dataclasses
from functools import cache

from policytext.amounts import Quantity
from policytext.data import read_rows

__all__ = ["are_alike", "counted_as", "standing_for"]


@cache
def _groups() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(words.split()) for (words,) in read_rows("ledger/counters.tsv"))


def are_alike(unit: str, other: str) -> bool:
    """Whether two units count the same things, if the indicator is the same.

    Example:
        >>> are_alike("个", "项"), are_alike("个", "户"), are_alike("人", "人次")
        (True, False, False)
    """
    return any(unit in group and other in group for group in _groups())


def standing_for(unit: str) -> str:
    """A unit that stands for all that are alike: the first of its line; any other for itself.

    Example:
        >>> standing_for("项"), standing_for("处"), standing_for("亩")
        ('个', '个', '亩')
    """
    return next((group[0] for group in _groups() if unit in group), unit)


def counted_as(value: Quantity, unit: str) -> Quantity:
    """A value in another unit that is alike; in any other it stays as it is.

    Example:
        >>> from decimal import Decimal
        >>> counted_as(Quantity(Decimal(19), Decimal(19), "eq", "项", "count"), "个").unit
        '个'
    """
    return dataclasses.replace(value, unit=unit) if are_alike(value.unit, unit) else value

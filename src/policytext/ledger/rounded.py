"""Numbers that a spreadsheet has rounded on saving a CSV file, made whole by the words beside."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal

from policytext.errors import InputError

__all__ = ["is_rounded", "unrounded"]

# Excel shows numbers of twelve digits and more so, and writes what it shows.
_SHOWN = re.compile(r"-?\d(?:\.\d{1,5})?E[+-]\d+", re.ASCII)
_DIGITS = Context(prec=6, rounding=ROUND_HALF_UP)


def is_rounded(cell: object) -> bool:
    """Whether a cell is a number as Excel shows long ones: 1.34908E+14.

    Example:
        >>> is_rounded("1.34908E+14"), is_rounded("134908400000000"), is_rounded("1.349084e+14")
        (True, False, False)
    """
    return isinstance(cell, str) and _SHOWN.fullmatch(cell.strip()) is not None


def unrounded(cell: str, words: object) -> Decimal:
    """The number that such a cell stands for: a bound of the value that the words tell.

    Raises:
        InputError: the words tell no value that is so when it is rounded.

    Example:
        >>> unrounded("1.34908E+14", "134.9084万亿元")
        Decimal('134908400000000')
    """
    from policytext.quantities import parse_quantity

    shown = Decimal(cell.strip())
    value = parse_quantity(str(words))
    for bound in (value.low, value.high):
        if bound is not None and _DIGITS.plus(bound) == shown:
            return bound
    raise InputError(f"{words!r} is not {cell}")

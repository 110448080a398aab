"""Why a promise ended as it did, in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from policytext.data import read_rows
from policytext.ledger.growth_basis import comparable_basis
from policytext.ledger.reports import period_of, place_of
from policytext.ledger.row import Row

__all__ = ["SCALES", "elsewhere", "of_longer", "other_code", "scaled", "shown", "unread"]

# Growth and decrease are one scale with two signs; nothing else is compared across measures.
SCALES = {"growth": "growth", "decrease": "growth"}


def shown(row: Row) -> str:
    """A value that was reported, and where."""
    sign = f"{row.measure} " if row.measure in SCALES else ""
    return f"{sign}{row.quantity} ({row.document})"


def unread(actuals: Sequence[Row]) -> str:
    """Why nothing of what is reported can be compared."""
    words = dict.fromkeys(row.wording for row in actuals if not row.comparator and row.wording)
    if not words:
        return "what is reported cannot be read"
    kept = any(pattern.search(one) for pattern in _kept() for one in words)
    says = ", which say that the goal was kept" if kept else ""
    return f"what is reported is in words: {'; '.join(words)}{says}"


@cache
def _kept() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern) for pattern, _ in read_rows("ledger/kept.tsv"))


def scaled(number: Decimal) -> str:
    """A number as reports write it: 92亿.

    Example:
        >>> scaled(Decimal(9200000000)), scaled(Decimal(35000)), scaled(Decimal("6.50"))
        ('92亿', '3.5万', '6.50')
    """
    for scale, words in ((Decimal(10**8), "亿"), (Decimal(10**4), "万")):
        if abs(number) >= scale:
            return f"{(number / scale).normalize():f}{words}"
    return f"{number:f}"


def elsewhere(
    target: Row, about: Sequence[Row], same: Sequence[Row], actuals: Sequence[Row]
) -> str:
    """Why nothing is reported, though the indicator is spoken of, on the same scale or another."""
    others = [row for row in about if row not in actuals]
    if not others:
        return ""
    listed = "; ".join(dict.fromkeys(map(_told, others)))
    scaled = [row for row in same if row not in actuals]
    if scaled and target.unit:
        units = " and ".join(dict.fromkeys(row.unit or "no unit" for row in scaled))
        return f"not compared, the goal counts in {target.unit}, the report in {units}: {listed}"
    basis = comparable_basis(target)
    own = f"; the goal is on {basis} basis" if basis else ""
    return f"only on another scale or in another unit: {listed}{own}"


def of_longer(rows: Sequence[Row]) -> str:
    """Why nothing is reported, though something is of several years together."""
    if not rows:
        return "no value of this indicator, place and period"
    listed = "; ".join(dict.fromkeys(f"{_told(row)} for {period_of(row)}" for row in rows))
    return f"only of another period: {listed}"


def _told(row: Row) -> str:
    since = f" since {row.base}" if row.base else ""
    basis = comparable_basis(row)
    # The words of a basis stand before its number: 按可比口径增长6.5%.
    said = (basis and row.wording) or row.quantity or row.wording
    how = f" ({', '.join(filter(None, (row.rate, basis and f'{basis} basis')))})"
    return f"{row.measure} {said}{since}{how if row.rate or basis else ''}"


def other_code(target: Row, actuals: Sequence[Row]) -> str:
    """What to add where the place has another code in the reports: 赣榆县 is 赣榆区 there."""
    own = place_of(target)
    others = dict.fromkeys(place_of(row) for row in actuals if place_of(row) != own)
    return f"; {own} is {' and '.join(others)} there" if others else ""

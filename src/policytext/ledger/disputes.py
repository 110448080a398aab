"""Rows of one document that cannot all be right: two values for one thing."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from policytext.amounts import Quantity
from policytext.errors import InputError
from policytext.ledger.codes import indicator_key
from policytext.ledger.counters import standing_for
from policytext.ledger.given import each_row
from policytext.ledger.goals import negated, reading
from policytext.ledger.growth_basis import basis_of
from policytext.ledger.notes import without_notes
from policytext.ledger.reports import period_of, place_of
from policytext.ledger.tolerances import Tolerances
from policytext.units import Dimension, measure

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["Dispute", "disputes", "with_rivals"]

# Numbers may be rounded: to half of their last digit, but to no more than this share of them.
_ROUNDED = Fraction(1, 200)
_DECREASE, _GROWTH = "decrease", "growth"


@dataclass(frozen=True, slots=True)
class Dispute:
    """What a document tells in several ways that cannot all be right.

    Args:
        document: the document's id.
        indicator: the indicator's code, or its own words in plain form.
        measure: the measure; ``growth`` for growth and decrease.
        role: the role of the rows.
        period: the time, as a year or as an interval of days.
        place: the place's code, or the issuer's where the rows name none.
        rows: the rows, each of which at least one other excludes.
    """

    document: str
    indicator: str
    measure: str
    role: str
    period: str
    place: str
    rows: tuple[Row, ...]


def disputes(rows: Iterable[Row], *, notes: bool = False) -> tuple[Dispute, ...]:
    """Where rows of one document give several values for one thing.

    Such rows have the same indicator, measure, role, period, place, base and rate, and units of one
    kind; growth was counted on the same basis (实际增长), and no number satisfies both of two
    values, however they may be rounded. Often one of them was misread: it is of a part of the
    place, or of another time.

    Args:
        rows: rows of any documents.
        notes: whether rows in glossaries count.

    Returns:
        In the order of their first rows.

    Raises:
        InputError: these are no rows, but a table, say.

    Example:
        >>> import policytext as pt
        >>> text = "去年粮食产量80万吨。粮食生产稳中有进，粮食产量达到85万吨。"
        >>> doc = pt.annotate(pt.Document(text, issuer="320400", year=2024))
        >>> [[row.quantity for row in one.rows] for one in disputes(doc.targets())]
        [['80万吨', '85万吨']]
    """
    given = each_row(rows)
    kept = list(given) if notes else without_notes(given)
    found = []
    for thing, held in _things(kept).items():
        numbers = _rivals([value for _, value in held])
        rivals = tuple(kept[i] for (i, _), number in zip(held, numbers, strict=True) if number)
        if rivals:
            facts = (thing.document, thing.indicator, thing.measure, thing.role)
            found.append(Dispute(*facts, thing.period, thing.place, rivals))
    return tuple(found)


def with_rivals(rows: Sequence[Row]) -> tuple[Row, ...]:
    """The rows of a document, each with the number of others that it cannot be right beside."""
    kept = without_notes(rows)
    numbers: dict[int, int] = {}
    for held in _things(kept).values():
        for (i, _), number in zip(held, _rivals([value for _, value in held]), strict=True):
            numbers[id(kept[i])] = number
    return tuple(
        dataclasses.replace(row, rivals=numbers[id(row)]) if numbers.get(id(row)) else row
        for row in rows
    )


class _Thing(NamedTuple):
    """What a value is told of."""

    document: str
    issuer: str
    year: int | None
    indicator: str
    measure: str
    role: str
    period: str
    place: str
    base: str
    rate: str
    basis: str
    dimension: Dimension


class _Reach(NamedTuple):
    """The least and the greatest number that a value may mean, in base units.

    -1 or 1 in front of a bound stands for no bound.
    """

    low: tuple[int, Fraction]
    high: tuple[int, Fraction]


def _things(rows: Sequence[Row]) -> dict[_Thing, list[tuple[int, _Reach]]]:
    """The rows by what they tell of: the number of each, and its value."""
    found: dict[_Thing, list[tuple[int, _Reach]]] = {}
    tolerances = Tolerances.packaged()
    for number, row in enumerate(rows):
        value = row.value
        if value is None or value.comparator == "unreadable":
            continue
        try:
            unit = measure(standing_for(value.unit), value.kind)
        except InputError:
            continue  # What the unit measures nobody knows.
        said = row.measure
        if said == _DECREASE:
            value, said = negated(value), _GROWTH
        facts = (row.document, row.issuer, row.year, indicator_key(row), said, row.role)
        own = (period_of(row), place_of(row), row.base, row.rate, basis_of(row))
        thing = _Thing(*facts, *own, unit.dimension)
        reach = _reach(reading(value, tolerances), unit.scale * unit.factor)
        found.setdefault(thing, []).append((number, reach))
    return {thing: held for thing, held in found.items() if len(held) > 1}


def _reach(value: Quantity, times: Fraction) -> _Reach:
    """What a value may mean: a number is one that was rounded, 超 and 以上 have no end."""
    least, greatest = (-1, Fraction(0)), (1, Fraction(0))
    low, high = value.low, value.high
    return _Reach(
        least if low is None else (0, (Fraction(low) - _rounded(low)) * times),
        greatest if high is None else (0, (Fraction(high) + _rounded(high)) * times),
    )


def _rounded(number: Decimal) -> Fraction:
    """How far a number may be from the one that it was rounded from."""
    exponent = number.normalize().as_tuple().exponent
    half = Fraction(10) ** exponent / 2 if isinstance(exponent, int) else Fraction(0)
    return min(half, abs(Fraction(number)) * _ROUNDED)


def _rivals(values: Sequence[_Reach]) -> list[int]:
    """For each value how many of the others have no number in common with it."""
    lows, highs = sorted(one.low for one in values), sorted(one.high for one in values)
    return [
        bisect_left(highs, one.low) + len(values) - bisect_right(lows, one.high) for one in values
    ]

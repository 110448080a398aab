"""A number being read: bounds, unit and kind while a span is still growing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from policytext.quantities.numerals import EXACT
from policytext.values import COMPARATORS, Quantity

__all__ = ["Candidate"]


@dataclass(slots=True)
class Candidate:
    """A number with what was found around it; the finder joins and drops candidates."""

    start: int
    end: int
    low: Decimal
    high: Decimal
    comparator: str = "eq"
    unit: str = ""
    kind: str = ""
    # Where the bare number starts and ends, without qualifiers, scale and unit.
    number_start: int = 0
    number_end: int = 0
    # The number as written, before its scale: 12 in 12亿; what a list or range may share.
    plain: Decimal | None = None
    scale: Decimal = Decimal(1)
    chinese: bool = False
    # A number that is a quantity only if a neighbour lends it a unit.
    bare: bool = False

    def multiply(self, factor: Decimal) -> None:
        """Multiply both bounds, exactly."""
        self.low = EXACT.multiply(self.low, factor)
        self.high = EXACT.multiply(self.high, factor)

    def lend(self, other: Candidate) -> None:
        """Give unit and kind to a bare neighbour, and the scale that the two share."""
        other.unit, other.kind, other.bare = self.unit, self.kind, False
        if other.scale == 1 and self.scale != 1:
            other.multiply(self.scale)
            other.scale = self.scale

    def quantity(self) -> Quantity:
        """The value of the finished span."""
        comparator = self.comparator
        if self.low != self.high and comparator in ("eq", "approx"):
            comparator = "range"
        has_low, has_high = COMPARATORS[comparator]
        low = self.low if has_low else None
        high = self.high if has_high else None
        return Quantity(low, high, comparator, self.unit, self.kind)

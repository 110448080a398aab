"""A number being read: bounds, unit and kind while a span is still growing."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from policytext.quantities.numerals import EXACT
from policytext.values import COMPARATORS, Quantity

__all__ = ["Candidate", "unreadable"]


def unreadable(unit: str, kind: str) -> Quantity:
    """A quantity that stands in the text, but whose number cannot be read."""
    return Quantity(None, None, "unreadable", unit, kind)


# How many times the last number of a list the others may be, where they share its scale.
_FALL = 10


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
    # The number without the scale that ends it, and that scale: 12 and 亿 in 12亿.
    plain: Decimal | None = None
    scale: Decimal = Decimal(1)
    # The same with 十, 百 and 千 taken as scales too: 3 and 千 in 3千.
    short: tuple[Decimal, Decimal] | None = None
    chinese: bool = False
    # What the unit multiplies with: 10 in 三成.
    factor: Decimal = Decimal(1)
    # 10⁴ without a sign of multiplication.
    raised: bool = False
    # A number that cannot be trusted, whatever it seems to say.
    doubtful: bool = False
    # A number that is a quantity only if a neighbour lends it a unit.
    bare: bool = False

    def multiply(self, factor: Decimal) -> None:
        """Multiply both bounds, exactly."""
        is_point = self.low is self.high
        self.low = EXACT.multiply(self.low, factor)
        self.high = self.low if is_point else EXACT.multiply(self.high, factor)

    def lend(self, other: Candidate, *, is_list: bool = False) -> None:
        """Give unit and kind to a neighbour, and the scale if the two share it.

        They share it where the neighbour is the smaller number without it: 12、15亿, 三到五千;
        not in 8000到1万. Members of a list may fall, but not far: 24.3、13.8万亿.
        """
        other.unit, other.kind, other.bare = self.unit, self.kind, False
        if self.factor != other.factor:
            other.multiply(self.factor)
            other.factor = self.factor
        if other.scale != 1 or self.plain is None:
            return
        if self.scale != 1:
            if other.high < (self.plain * _FALL if is_list else self.plain):
                other.multiply(self.scale)
                other.scale = self.scale
        elif self.short and other.high < 10 and other.high < self.short[0]:
            other.multiply(self.short[1])

    def quantity(self) -> Quantity:
        """The value of the finished span."""
        comparator = "unreadable" if self.doubtful else self.comparator
        if self.low != self.high and comparator in ("eq", "approx"):
            comparator = "range"
        has_low, has_high = COMPARATORS[comparator]
        low = self.low if has_low else None
        high = self.high if has_high else None
        return Quantity(low, high, comparator, self.unit, self.kind)

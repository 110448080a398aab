"""Quantities: numbers with bounds, unit and kind.

What they can do is in modules of its own, loaded on first use: `converting`, `comparing`,
`wording`.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from policytext.errors import InputError, check_type

if TYPE_CHECKING:
    from fractions import Fraction

__all__ = ["COMPARATORS", "QUANTITY_KINDS", "Quantity"]

# For each comparator: whether it has a lower and an upper bound.
COMPARATORS: dict[str, tuple[bool, bool]] = {
    "eq": (True, True),
    "approx": (True, True),
    "near": (False, True),
    "over": (True, False),
    "gt": (True, False),
    "ge": (True, False),
    "lt": (False, True),
    "le": (False, True),
    "range": (True, True),
    "unreadable": (False, False),
}
QUANTITY_KINDS = (
    "count",
    "money",
    "percent",
    "point",
    "measure",
    "multiple",
    "fraction",
    "ratio",
    "duration",
    "rank",
    "ordinal",
    "magnitude",
)


# More places than any amount has; arithmetic with a number like 1E+300000 takes minutes.
_MOST_PLACES = 100
_BOUNDS = frozenset((Decimal, type(None)))


def check_size(number: Decimal) -> None:
    """Refuse a number with more places before or behind the point than can be reckoned with.

    Raises:
        InputError: it has.
    """
    exponent = number.as_tuple().exponent
    is_short = isinstance(exponent, int) and exponent >= -_MOST_PLACES
    if not is_short or number.adjusted() >= _MOST_PLACES:
        raise InputError(
            f"a quantity has at most {_MOST_PLACES} places before its point and as many behind it, "
            f"got {number:.3E}"
        )


def _plain(number: Decimal) -> Decimal:
    """The same number without exponent and without trailing zeros after the point."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise InputError(f"a quantity needs a finite number, got {number}")
    if not -_MOST_PLACES <= exponent <= _MOST_PLACES - len(digits):
        check_size(number)
    if digits[-1] and exponent <= 0 and type(number) is Decimal:
        return number
    end = len(digits)
    while exponent < 0 and end > 1 and digits[end - 1] == 0:
        end, exponent = end - 1, exponent + 1
    if exponent > 0:
        digits, end, exponent = digits + (0,) * exponent, end + exponent, 0
    if end == 1 and digits[0] == 0:
        return Decimal(0)
    return Decimal((sign, digits[:end], exponent))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its bounds, unit and kind, scale folded in: 680.3亿元 is 68030000000 元.

    Args:
        low: lower bound, an exact decimal (fractions and ratios without an end are rounded to four
            places); ``None`` where there is none (near, lt, le).
        high: upper bound; ``None`` where there is none (over, gt, ge).
        comparator: one of ``COMPARATORS``; ``"unreadable"`` marks a number that cannot be
            trusted, as a digit was destroyed or a line end may have cut it, and has no bounds.
        unit: the unit as written, without its scale: 元, %, 公顷; empty where none is written.
        kind: one of ``QUANTITY_KINDS``.

    Raises:
        InputError: the comparator or kind is unknown, or the bounds don't fit the comparator.

    Example:
        >>> Quantity(Decimal("5.0"), None, "ge", "%", "percent")
        Quantity(low=Decimal('5'), high=None, comparator='ge', unit='%', kind='percent')
    """

    low: Decimal | None
    high: Decimal | None
    comparator: str
    unit: str
    kind: str

    def __post_init__(self) -> None:
        if type(self.comparator) is not str or type(self.unit) is not str:
            # As with spans, what is plainly right is not looked at closely.
            check_type("a quantity's comparator", self.comparator, str)
            check_type("a quantity's unit", self.unit, str)
        bounds = COMPARATORS.get(self.comparator)
        if bounds is None:
            raise InputError(
                f"unknown comparator {self.comparator!r}; one of {', '.join(COMPARATORS)}"
            )
        if self.kind not in QUANTITY_KINDS:
            raise InputError(f"unknown kind {self.kind!r}; one of {', '.join(QUANTITY_KINDS)}")
        is_there = (self.low is not None, self.high is not None)
        if is_there != bounds or not _BOUNDS.issuperset((type(self.low), type(self.high))):
            self._check_bounds(*bounds)
        is_point = self.low is self.high
        if self.low is not None:
            object.__setattr__(self, "low", _plain(self.low))
        if self.high is not None:
            object.__setattr__(self, "high", self.low if is_point else _plain(self.high))
        if not is_point and self.low is not None and self.high is not None:
            if self.comparator != "range" and self.low != self.high:
                raise InputError(f"comparator {self.comparator!r} needs low == high")
            if self.low > self.high:
                raise InputError(f"low {self.low} is greater than high {self.high}")

    def _check_bounds(self, has_low: bool, has_high: bool) -> None:
        """Refuse bounds that are no decimals, or that the comparator has not."""
        for name, number, wanted in (("low", self.low, has_low), ("high", self.high, has_high)):
            if number is not None and not isinstance(number, Decimal):
                raise InputError(
                    f"{name} must be a Decimal or None, got {type(number).__name__}; "
                    "write Decimal('1.5'), not 1.5"
                )
            if (number is not None) != wanted:
                raise InputError(
                    f"comparator {self.comparator!r} {'needs' if wanted else 'takes no'} {name} "
                    f"bound, got low={self.low} high={self.high}"
                )

    def to(self, unit: str, *, places: int | None = None) -> Quantity:
        """The same quantity in another unit, exactly.

        A scale in the unit is folded in, as everywhere: ``to("万亩")`` has the unit 亩. A fraction
        or percentage keeps its value: 三成 is 30 %, 0.3 and 0.3 倍.

        Args:
            unit: the unit wanted.
            places: round to so many places where the result has no end. A bound moves outwards
                only, so that nothing new is claimed, and ``eq`` becomes ``approx``.

        Raises:
            UnitError: the unit measures something else, no exact factor is fixed, or the result
                is no decimal (an 亩 is 1/15 公顷) and ``places`` is not given.

        Example:
            >>> Quantity(Decimal(30), None, "ge", "亩", "measure").to("公顷").low
            Decimal('2')
        """
        from policytext import converting

        return converting.convert(self, unit, places)

    def bounds(
        self, unit: str = "", *, places: int | None = None
    ) -> tuple[Decimal | None, Decimal | None]:
        """Low and high as numbers of a unit with its scale: 680.3 and 680.3 for 亿元.

        Args:
            unit: the unit wanted, or a scale alone (``"亿"``); empty for the quantity's own.
            places: as for ``to``.

        Raises:
            UnitError: as for ``to``.
        """
        from policytext import converting

        return converting.bounds(self, unit, places)

    def fractions(self, unit: str) -> tuple[Fraction | None, Fraction | None]:
        """Low and high in a unit with its scale as fractions, which are always exact.

        Raises:
            UnitError: the unit measures something else, or no exact factor is fixed.

        Example:
            >>> str(Quantity(Decimal(1), Decimal(1), "eq", "亩", "measure").fractions("公顷")[0])
            '1/15'
        """
        from policytext import converting

        return converting.fractions(self, unit)

    def text(self, scale: str | None = "auto") -> str:
        """The quantity written in Chinese, so that ``parse_quantity`` reads it as the same value.

        Args:
            scale: 亿, 万 and the like; ``None`` for none; ``"auto"`` for the one that reads best.

        Raises:
            InputError: the quantity is unreadable, the scale is unknown, or the kind has no words
                for its comparator (a rank has no 以上).

        Example:
            >>> Quantity(Decimal(68030000000), None, "gt", "元", "money").text()
            '超680.3亿元'
        """
        from policytext import wording

        return wording.write(self, scale)

    def implies(self, other: Quantity) -> bool:
        """Whether every number that may be meant certainly satisfies the other quantity.

        8% implies 7%以上; 8%以上 does not imply 8%. Vague words (近, 多, 左右) imply only what is
        certain. Units are converted exactly.

        Raises:
            UnitError: the two measure different things.
            InputError: one of them is unreadable.
        """
        from policytext import comparing

        return comparing.implies(self, other)

    def overlaps(self, other: Quantity) -> bool:
        """Whether some number certainly satisfies both; raises as ``implies`` does."""
        from policytext import comparing

        return comparing.overlaps(self, other)

    def excludes(self, other: Quantity) -> bool:
        """Whether certainly no number satisfies both; raises as ``implies`` does.

        Two vague quantities may neither overlap nor exclude each other: it cannot be told.
        """
        from policytext import comparing

        return comparing.excludes(self, other)

    def contains(self, number: Decimal | Fraction | int) -> bool:
        """Whether a number, in the quantity's own unit without scale, certainly satisfies it.

        Raises:
            InputError: the number has another type or is not finite, or the quantity is unreadable.
        """
        from policytext import comparing

        return comparing.contains(self, number)

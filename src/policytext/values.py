"""What spans stand for: quantities, times, mentions and their links, sections, indicator rows.

The fields follow the annotation guidelines; `docs/layers.md` explains each.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from decimal import Decimal

from policytext.errors import InputError, check_type
from policytext.span import Span

__all__ = [
    "COMPARATORS",
    "MEASURES",
    "QUANTITY_KINDS",
    "ROLES",
    "SECTION_ROLES",
    "Indicator",
    "Link",
    "Mention",
    "Quantity",
    "Section",
    "TimeInterval",
]

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
MEASURES = ("level", "growth", "decrease", "change", "share")
ROLES = ("actual", "target", "limit", "baseline")
SECTION_ROLES = ("review", "targets", "plan", "government", "other")


_NONE = type(None)


def _plain(number: Decimal) -> Decimal:
    """The same number without exponent and without trailing zeros after the point."""
    sign, digits, exponent = number.as_tuple()
    if not isinstance(exponent, int):
        raise InputError(f"a quantity needs a finite number, got {number}")
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
        check_type("a quantity's comparator", self.comparator, str)
        check_type("a quantity's unit", self.unit, str)
        bounds = COMPARATORS.get(self.comparator)
        if bounds is None:
            raise InputError(
                f"unknown comparator {self.comparator!r}; one of {', '.join(COMPARATORS)}"
            )
        if self.kind not in QUANTITY_KINDS:
            raise InputError(f"unknown kind {self.kind!r}; one of {', '.join(QUANTITY_KINDS)}")
        for name, number, wanted in (("low", self.low, bounds[0]), ("high", self.high, bounds[1])):
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
        if self.low is not None:
            object.__setattr__(self, "low", _plain(self.low))
        if self.high is not None:
            object.__setattr__(self, "high", _plain(self.high))
        if self.low is not None and self.high is not None:
            if self.comparator != "range" and self.low != self.high:
                raise InputError(f"comparator {self.comparator!r} needs low == high")
            if self.low > self.high:
                raise InputError(f"low {self.low} is greater than high {self.high}")


@dataclass(frozen=True, slots=True)
class TimeInterval:
    """A stretch of calendar days, both ends included; an open side is ``None``.

    Raises:
        InputError: the start lies after the end, or both sides are open.

    Example:
        >>> TimeInterval(datetime.date(2023, 1, 1), datetime.date(2023, 12, 31)).isoformat()
        '2023-01-01/2023-12-31'
    """

    start: datetime.date | None
    end: datetime.date | None

    def __post_init__(self) -> None:
        for day in (self.start, self.end):
            check_type("a day of a time interval", day, datetime.date, _NONE)
            if isinstance(day, datetime.datetime):
                raise InputError(f"a time interval has days without hours, got {day}; use .date()")
        if self.start is None and self.end is None:
            raise InputError("a time interval needs a start or an end")
        if self.start is not None and self.end is not None and self.start > self.end:
            raise InputError(f"a time interval cannot start {self.start} and end {self.end}")

    def isoformat(self) -> str:
        """The interval as ``start/end`` of ISO dates; an open side is empty."""
        return "/".join("" if day is None else day.isoformat() for day in (self.start, self.end))


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention stands for.

    Args:
        id: the entity's id (a division's code, ``CODE/organ``, a name); ``None`` is nil.
        name: the entity's official name; empty for nil.
        candidates: ids that were possible, sorted; more than one with ``id=None`` is ambiguous.
        evidence: why this id, or why none.
    """

    id: str | None
    name: str = ""
    candidates: tuple[str, ...] = ()
    evidence: str = ""

    def __post_init__(self) -> None:
        check_type("a link's id", self.id, str, _NONE)
        check_type("a link's name", self.name, str)
        check_type("a link's candidates", self.candidates, tuple)
        check_type("a link's evidence", self.evidence, str)
        for candidate in self.candidates:
            check_type("a link's candidate", candidate, str)


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a place, institution or project: its kind and, once linked, its link."""

    kind: str
    link: Link | None = None

    def __post_init__(self) -> None:
        check_type("a mention's kind", self.kind, str)
        check_type("a mention's link", self.link, Link, _NONE)


@dataclass(frozen=True, slots=True)
class Section:
    """A numbered or titled part of a document; parts inside it are its children.

    Args:
        role: one of ``SECTION_ROLES``.
        level: depth in the tree of headings, 1 for the outermost.
        number: the heading's number as written, such as ``"一、"``; empty where it has none.
        heading: the heading's words without its number.

    Raises:
        InputError: the role is unknown or the level is below 1.
    """

    role: str
    level: int
    number: str
    heading: str

    def __post_init__(self) -> None:
        if self.role not in SECTION_ROLES:
            raise InputError(f"unknown role {self.role!r}; one of {', '.join(SECTION_ROLES)}")
        check_type("a section's level", self.level, int)
        check_type("a section's number", self.number, str)
        check_type("a section's heading", self.heading, str)
        if self.level < 1:
            raise InputError(f"a section's level is 1 or more, got {self.level}")


@dataclass(frozen=True, slots=True)
class Indicator:
    """One statement that gives an indicator a value, or a goal in words.

    Args:
        indicator: the words that name it.
        measure: one of ``MEASURES``.
        role: one of ``ROLES``.
        period: the time that it holds for.
        place: the code of the division that it is about.
        quantity: the span of its number, if there is one.
        wording: the goal in words, where there is no number or beside it.
        stretch: the span of a second, more ambitious number.

    Raises:
        InputError: the measure or role is unknown, or a field has the wrong type.
    """

    indicator: str
    measure: str
    role: str
    period: TimeInterval | None = None
    place: str | None = None
    quantity: Span[Quantity] | None = None
    wording: str | None = None
    stretch: Span[Quantity] | None = None

    def __post_init__(self) -> None:
        check_type("an indicator", self.indicator, str)
        if self.measure not in MEASURES:
            raise InputError(f"unknown measure {self.measure!r}; one of {', '.join(MEASURES)}")
        if self.role not in ROLES:
            raise InputError(f"unknown role {self.role!r}; one of {', '.join(ROLES)}")
        check_type("an indicator's period", self.period, TimeInterval, _NONE)
        check_type("an indicator's place", self.place, str, _NONE)
        check_type("an indicator's quantity", self.quantity, Span, _NONE)
        check_type("an indicator's wording", self.wording, str, _NONE)
        check_type("an indicator's stretch", self.stretch, Span, _NONE)

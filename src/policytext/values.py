"""What spans stand for: quantities, times, mentions and their links, sections, indicator rows.

The fields follow the annotation guidelines; `docs/layers.md` explains each.
"""

from __future__ import annotations

import datetime
from dataclasses import dataclass, field

from policytext.amounts import COMPARATORS, QUANTITY_KINDS, Quantity
from policytext.errors import InputError, check_score, check_type
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

MEASURES = ("level", "growth", "decrease", "change", "share")
ROLES = ("actual", "target", "limit", "baseline")
SECTION_ROLES = ("review", "targets", "plan", "government", "other")


_NONE = type(None)
_TEXTS = frozenset((str, _NONE))
_LINK_KINDS = (str, tuple, str)


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

    @property
    def days(self) -> int | None:
        """How many days it has; ``None`` where a side is open."""
        if self.start is None or self.end is None:
            return None
        return (self.end - self.start).days + 1

    @property
    def years(self) -> range | None:
        """The calendar years that it touches, 2021 to 2025 for “十四五”; ``None`` if open."""
        if self.start is None or self.end is None:
            return None
        return range(self.start.year, self.end.year + 1)

    def implies(self, other: TimeInterval) -> bool:
        """Whether it lies within the other: 6月 within 上半年, 2030年前 within 2035年前."""
        check_type("what an interval is compared with", other, TimeInterval)
        return (other.start is None or (self.start is not None and other.start <= self.start)) and (
            other.end is None or (self.end is not None and self.end <= other.end)
        )

    def overlaps(self, other: TimeInterval) -> bool:
        """Whether the two share a day; open sides have no end."""
        check_type("what an interval is compared with", other, TimeInterval)
        return not (
            (self.end is not None and other.start is not None and self.end < other.start)
            or (other.end is not None and self.start is not None and other.end < self.start)
        )

    def contains(self, day: datetime.date) -> bool:
        """Whether a day lies in it."""
        return self.overlaps(TimeInterval(day, day))


@dataclass(frozen=True, slots=True)
class Link:
    """What a mention stands for.

    Args:
        id: the entity's id (a division's code, ``CODE/organ``, a name); ``None`` is nil.
        name: the entity's official name; empty for nil.
        candidates: ids that were possible, sorted; more than one with ``id=None`` is ambiguous.
        evidence: why this id, or why none.
        score: the probability that the id is right, from 0 to 1, as it was measured for links of
            this evidence; ``None`` for nil and where nobody says. Equality ignores it.

    Raises:
        InputError: a field has the wrong type, or the score is out of range.
    """

    id: str | None
    name: str = ""
    candidates: tuple[str, ...] = ()
    evidence: str = ""
    score: float | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        kinds = (type(self.name), type(self.candidates), type(self.evidence))
        if (
            kinds != _LINK_KINDS
            or type(self.id) not in _TEXTS
            or not {str}.issuperset(map(type, self.candidates))
        ):
            # As with spans, what is plainly right is not looked at closely.
            check_type("a link's id", self.id, str, _NONE)
            check_type("a link's name", self.name, str)
            check_type("a link's candidates", self.candidates, tuple)
            check_type("a link's evidence", self.evidence, str)
            for candidate in self.candidates:
                check_type("a link's candidate", candidate, str)
        if self.score is not None and not (type(self.score) is float and 0 <= self.score <= 1):
            object.__setattr__(self, "score", check_score("a link's score", self.score))


_LINKS = frozenset((Link, _NONE))


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a place, institution or project.

    Args:
        kind: its kind, such as ``"admin"``.
        link: what it stands for, once it is linked.
        score: the probability that it is a mention, from 0 to 1; ``None`` where nobody says.

    Raises:
        InputError: a field has the wrong type, or the score is out of range.
    """

    kind: str
    link: Link | None = None
    score: float | None = None

    def __post_init__(self) -> None:
        if type(self.kind) is not str or type(self.link) not in _LINKS:
            check_type("a mention's kind", self.kind, str)
            check_type("a mention's link", self.link, Link, _NONE)
        if self.score is not None and not (type(self.score) is float and 0 <= self.score <= 1):
            object.__setattr__(self, "score", check_score("a mention's score", self.score))


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


_PERIODS, _SPANS = frozenset((TimeInterval, _NONE)), frozenset((Span, _NONE))


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
        if type(self.indicator) is not str:
            check_type("an indicator", self.indicator, str)
        if self.measure not in MEASURES:
            raise InputError(f"unknown measure {self.measure!r}; one of {', '.join(MEASURES)}")
        if self.role not in ROLES:
            raise InputError(f"unknown role {self.role!r}; one of {', '.join(ROLES)}")
        if (
            type(self.period) not in _PERIODS
            or type(self.quantity) not in _SPANS
            or type(self.stretch) not in _SPANS
            or type(self.place) not in _TEXTS
            or type(self.wording) not in _TEXTS
        ):
            check_type("an indicator's period", self.period, TimeInterval, _NONE)
            check_type("an indicator's place", self.place, str, _NONE)
            check_type("an indicator's quantity", self.quantity, Span, _NONE)
            check_type("an indicator's wording", self.wording, str, _NONE)
            check_type("an indicator's stretch", self.stretch, Span, _NONE)

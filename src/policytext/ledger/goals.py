"""Whether a number that was reported keeps a goal that was set."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from policytext.amounts import Quantity
from policytext.data import read_rows
from policytext.ledger.tolerances import Tolerances, is_undirected, is_wished_low

__all__ = ["EXACTLY", "Goal", "judge", "negated", "reading", "set_goal"]

# What a comparator becomes when growth is read as negative decrease.
_MIRRORED = {"ge": "le", "le": "ge", "gt": "lt", "lt": "gt", "over": "near", "near": "over"}
# The bound of a goal that is kept by its value alone, as far as anyone knows.
EXACTLY = "exactly"
# What tells how things are, and not which way they go.
_STATES = ("level", "share")
_CEILINGS, _FLOORS = ("le", "lt"), ("ge", "gt", "over")


@dataclass(frozen=True, slots=True)
class Goal:
    """What a target asks of the number that comes of it.

    Args:
        bound: ``at least`` or ``at most``; ``exactly`` where nobody knows on which side of its
            value the goal is kept.
        strict: what keeps the goal to the letter.
        loose: what keeps it within its wording (左右, 近); ``None`` where that is no wider.
        tolerance: how much wider it is, in the unit of the value.
        reason: why it is a floor or a ceiling, or neither.
    """

    bound: str
    strict: Quantity
    loose: Quantity | None
    tolerance: Decimal
    reason: str


def set_goal(
    value: Quantity,
    *,
    role: str,
    measure: str,
    indicator: str,
    better: str = "",
    before: str = "",
    tolerances: Tolerances,
) -> Goal:
    """The goal that a target's value sets; the value must be readable.

    Its comparator decides first (以上, 以内), then its role (a limit is a ceiling), then whether
    less of the indicator is better, by its entry in the codebook or by words in its name. A
    decrease of it is then wished high. Of a level or share that is better neither way (常住人口)
    the verb before the value decides: 达到, 降至.

    Args:
        value: what the target asks for.
        role: the role of its row.
        measure: its measure.
        indicator: the words that name its indicator.
        better: what the codebook says: up, down, none; empty where it says nothing.
        before: the words in front of the value.
        tolerances: how far vague words reach.

    Example:
        >>> one = Quantity(Decimal(8), Decimal(8), "approx", "%", "percent")
        >>> goal = set_goal(one, role="target", measure="growth", indicator="地区生产总值",
        ...                 tolerances=Tolerances.packaged())
        >>> goal.bound, str(goal.strict.low), str(goal.loose.low)
        ('at least', '8', '7.5')
    """
    bound, reason = _direction(value, role, measure, indicator, better, before)
    tolerance = tolerances.of(value) if value.comparator in ("approx", "near") else Decimal(0)
    if bound == EXACTLY:
        return _exactly(value, tolerance, reason)
    is_ceiling = bound == "at most"
    sharp = "lt" if value.comparator == "lt" else "gt" if value.comparator in ("gt", "over") else ""
    edge = _edge(value, is_ceiling)
    kept = sharp if sharp == ("lt" if is_ceiling else "gt") else "le" if is_ceiling else "ge"

    def bounded(number: Decimal) -> Quantity:
        low, high = (None, number) if is_ceiling else (number, None)
        return Quantity(low, high, kept, value.unit, value.kind)

    strict = bounded(edge)
    loose = bounded(edge + tolerance if is_ceiling else edge - tolerance) if tolerance else None
    return Goal(bound, strict, loose, tolerance, reason)


def _exactly(value: Quantity, tolerance: Decimal, reason: str) -> Goal:
    """The goal whose value itself is kept, and nothing is known of what lies beside it."""
    numbers = [one for one in (value.low, value.high) if one is not None]
    low, high = min(numbers), max(numbers)

    def between(low: Decimal, high: Decimal) -> Quantity:
        return Quantity(low, high, "eq" if low == high else "range", value.unit, value.kind)

    loose = between(low - tolerance, high + tolerance) if tolerance else None
    return Goal(EXACTLY, between(low, high), loose, tolerance, reason)


def _edge(value: Quantity, is_ceiling: bool) -> Decimal:
    """The number that a goal must not cross: of a range the near end."""
    near, far = (value.high, value.low) if is_ceiling else (value.low, value.high)
    edge = near if near is not None else far
    # A readable quantity has one of the two.
    assert edge is not None
    return edge


def _direction(
    value: Quantity, role: str, measure: str, indicator: str, better: str, before: str
) -> tuple[str, str]:
    """On which side of its value a goal is kept, and why."""
    if value.comparator in _FLOORS or value.comparator in _CEILINGS:
        bound = "at most" if value.comparator in _CEILINGS else "at least"
        return bound, f"comparator {value.comparator}"
    if role == "limit":
        return "at most", "role limit"
    better = better or ("none" if is_undirected(indicator) else "")
    is_low = better == "down" or (better != "up" and is_wished_low(indicator))
    if measure != "decrease" and is_low:
        return "at most", "less of it is better"
    if better != "none" or is_low or measure not in _STATES:
        return "at least", f"role {role}"
    for bound, verb in _verbs():
        if found := verb.search(before):
            return bound, f"verb {found[0]}"
    return EXACTLY, "whether more or less of it is better nobody says"


@cache
def _verbs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    rows = read_rows("ledger/goal_verbs.tsv")
    return tuple((bound, re.compile(pattern)) for bound, pattern in rows)


def reading(value: Quantity, tolerances: Tolerances) -> Quantity:
    """A number that was reported, with vague words read as ranges; sharp ones are left alone.

    Example:
        >>> near = Quantity(None, Decimal(100), "near", "%", "percent")
        >>> reading(near, Tolerances.packaged()).low
        Decimal('99.5')
    """
    if value.comparator not in ("approx", "near", "over"):
        return value
    width = tolerances.of(value)
    number = value.low if value.low is not None else value.high
    assert number is not None
    low = number if value.comparator == "over" else number - width
    high = number if value.comparator == "near" else number + width
    return Quantity(low, high, "range", value.unit, value.kind)


def negated(value: Quantity) -> Quantity:
    """A decrease as a growth below zero, or the other way round."""
    low = None if value.high is None else -value.high
    high = None if value.low is None else -value.low
    comparator = _MIRRORED.get(value.comparator, value.comparator)
    return Quantity(low, high, comparator, value.unit, value.kind)


def judge(goal: Goal, actual: Quantity) -> str:
    """``met``, ``missed``, ``within wording`` or ``unclear`` for a number that was reported.

    The number is one that `reading` gave. It is unclear where the number may lie on both sides:
    超5% against a goal of 6%; and where it lies beside a goal that is better neither way.

    Raises:
        UnitError: the two measure different things.
    """
    if actual.implies(goal.strict):
        return "met"
    if goal.loose is not None and actual.implies(goal.loose):
        return "within wording"
    is_missed = goal.bound != EXACTLY and actual.excludes(goal.loose or goal.strict)
    return "missed" if is_missed else "unclear"

"""Promises of one year against the review of the next."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from policytext.amounts import Quantity
from policytext.errors import InputError, UnitError, check_type
from policytext.ledger.codes import Codes, chosen_codes, indicator_key
from policytext.ledger.counters import are_alike, counted_as
from policytext.ledger.given import each_row
from policytext.ledger.goals import EXACTLY, Goal, judge, negated, reading, set_goal
from policytext.ledger.growth_basis import comparable_basis
from policytext.ledger.joint import by_parts
from policytext.ledger.left_out import with_unit
from policytext.ledger.match_reasons import (
    SCALES,
    elsewhere,
    of_longer,
    other_code,
    scaled,
    shown,
    unread,
)
from policytext.ledger.notes import without_notes
from policytext.ledger.repeats import once_each
from policytext.ledger.reports import GOALS, Reports, period_of, place_of
from policytext.ledger.row import Row
from policytext.ledger.tolerances import Tolerances
from policytext.units import measure as measure_of

__all__ = ["OUTCOMES", "Match", "match"]

OUTCOMES = (
    "met", "within wording", "missed", "conflict", "not reported", "no review", "unclear",
)  # fmt: skip
_RATES = frozenset("%‰")
# What a goal asks for where its bound itself does not keep it: 突破, 低于.
_SHARP = {"gt": "more than", "lt": "less than"}


@dataclass(frozen=True, slots=True)
class Match:
    """One promise and what was reported of it, with all that decided.

    Args:
        outcome: one of ``OUTCOMES``.
        target: the row of the promise.
        actuals: the rows that report on it: same place, indicator, scale, period and unit.
        place: the place's code, or the issuer's where the row names none.
        indicator: the indicator's code, or its own words in plain form.
        scale: the measure; ``growth`` for growth and decrease.
        period: the time, as a year or as an interval of days.
        unit: the unit in which the two were compared.
        bound: ``at least`` or ``at most``, or ``exactly`` where neither is known; empty where there
            is no number to keep.
        low: the lower edge of what counts as met.
        high: the upper edge.
        tolerance: how far beyond the edge still counts as within the wording.
        stretch_outcome: the same for the more ambitious value; empty where there is none.
        reason: in words, why this outcome.
        repeats: other rows of the document that promise the same.
    """

    outcome: str
    target: Row
    actuals: tuple[Row, ...]
    place: str
    indicator: str
    scale: str
    period: str
    unit: str
    bound: str
    low: Decimal | None
    high: Decimal | None
    tolerance: Decimal
    stretch_outcome: str
    reason: str
    repeats: tuple[Row, ...] = ()


def match(
    targets: Iterable[Row],
    actuals: Iterable[Row],
    *,
    within: int = 1,
    tolerances: Tolerances | None = None,
    codes: Codes | None = None,
    notes: bool = False,
) -> tuple[Match, ...]:
    """Each promise with what later documents report of it.

    A promise and a report belong together where place, indicator, scale and period are the same,
    the units measure the same, and the report's document is from the years after the period. The
    place is the same under a new code, too, as long as it was neither divided nor merged.

    Args:
        targets: rows of any roles; those of targets and limits are taken.
        actuals: rows of any roles; those of actual values are taken.
        within: how many years after the period a report still counts; 1 is the next year's.
        tolerances: how far vague words reach; ``None`` for the packaged table.
        codes: the codebook that says of which indicators less is better; ``None`` for the
            packaged one.
        notes: whether rows in glossaries count, as promises and as reports.

    Returns:
        One for each promise, in the order of the targets; what a document says twice, in its
        heading and below it, is one.

    Raises:
        InputError: ``within`` is below 1, or what is given is no rows, no tolerances or no
            codebook: a table, a path.
    """
    if type(within) is not int or within < 1:
        raise InputError(f"within is a number of years of 1 or more, got {within!r}")
    check_type("tolerances", tolerances, Tolerances, type(None))
    known = Reports(each_row(actuals), within, notes=notes)
    rules = _Rules(
        tolerances if tolerances is not None else Tolerances.packaged(),
        chosen_codes(codes),
    )
    goals = (row for row in each_row(targets) if row.role in GOALS)
    kept = goals if notes else without_notes(goals)
    return once_each([_match(row, known, rules) for row in kept], rules.tolerances)


def _match(target: Row, known: Reports, rules: _Rules) -> Match:
    found = _compared(target, known, rules)
    if found.outcome != "not reported":
        return found
    return by_parts(found, lambda row: _compared(row, known, rules))


class _Rules(NamedTuple):
    """The conventions by which outcomes are told."""

    tolerances: Tolerances
    codes: Codes


def _scale(row: Row, codes: Codes) -> str:
    """On what a value is told: 研发投入占比 is the level of an indicator that is a share itself."""
    if row.measure == "share" and row.code in codes:
        units = getattr(codes[row.code], "units", ())
        return "level" if units and _RATES.issuperset(units) else "share"
    return SCALES.get(row.measure, row.measure)


def _is_same_scale(target: Row, row: Row, codes: Codes) -> bool:
    """Whether both tell a level, or a growth that is counted alike: since when, how long, how."""
    alike = (row.base, row.rate) == (target.base, target.rate)
    # A goal in words asks for growth on whatever basis.
    is_same = target.value is None or comparable_basis(row) == comparable_basis(target)
    return _scale(row, codes) == _scale(target, codes) and alike and is_same


def _compared(target: Row, known: Reports, rules: _Rules) -> Match:
    about = known.about(target)
    value, goal = with_unit(target.value, target.code, rules.codes), None
    if value is not None and value.comparator != "unreadable":
        goal = _goal(target, value, rules)
    same = [row for row in about if _is_same_scale(target, row, rules.codes)]
    actuals = same if value is None else [row for row in same if _measures_same(value, row, rules)]
    outcome, reason = _outcome(target, goal, actuals, rules)
    if outcome == "not reported":
        reason = elsewhere(target, about, same, actuals) or of_longer(known.of_longer(target))
        if not about and not known.has_review(target):
            outcome, reason = "no review", "no row is from a document in which it could be reported"
            if not place_of(target):
                reason = "neither the place nor the issuer of the goal is known"
    reason += other_code(target, actuals) + known.told_of_merger(target)
    stretch = with_unit(target.stretch_value, target.code, rules.codes)
    stretch_outcome = ""
    if stretch is not None and stretch.comparator != "unreadable":
        more = _goal(target, stretch, rules)
        fitting = [row for row in same if _measures_same(stretch, row, rules)]
        stretch_outcome = _outcome(target, more, fitting, rules)[0]
    return Match(
        outcome=outcome,
        target=target,
        actuals=tuple(actuals),
        place=place_of(target),
        indicator=indicator_key(target),
        scale=SCALES.get(target.measure, target.measure),
        period=period_of(target),
        unit=value.unit if value is not None else target.unit,
        bound=goal.bound if goal else "",
        low=goal.strict.low if goal else None,
        high=goal.strict.high if goal else None,
        tolerance=goal.tolerance if goal else Decimal(0),
        stretch_outcome=stretch_outcome,
        reason=reason,
    )


def _goal(target: Row, value: Quantity, rules: _Rules) -> Goal:
    codes = rules.codes
    known = target.code in codes
    entry = codes[target.code] if known else codes.find(target.indicator, target.year)
    return set_goal(
        value,
        role=target.role,
        measure=target.measure,
        indicator=target.indicator,
        better=entry.better if entry is not None else "",
        before=_before(target),
        tolerances=rules.tolerances,
    )


def _before(row: Row) -> str:
    """The words of a row's sentence in front of its value."""
    if row.quantity_start is None:
        return ""
    return row.sentence[: max(0, row.quantity_start - row.sentence_start)]


def _measures_same(value: Quantity, row: Row, rules: _Rules) -> bool:
    """Whether a row's value could be compared; what has no number says nothing against it."""
    other = with_unit(row.value, row.code, rules.codes)
    if other is None:
        return True
    try:
        first, second = (measure_of(one.unit, one.kind) for one in (value, other))
    except InputError:
        return False
    is_counted = value.kind == other.kind == "count" and bool(row.code)
    return first.dimension == second.dimension or (is_counted and are_alike(value.unit, other.unit))


def _outcome(
    target: Row, goal: Goal | None, actuals: Sequence[Row], rules: _Rules
) -> tuple[str, str]:
    if not actuals:
        return "not reported", ""
    if goal is None:
        what = "cannot be read" if target.comparator else f"is in words: {target.wording}"
        return "unclear", f"the goal {what}"
    readable = _readable(actuals, target, goal.strict.unit, rules)
    if not readable:
        return "unclear", unread(actuals)
    for (one, first), (two, second) in combinations(readable, 2):
        if first.excludes(second):
            return "conflict", f"{shown(one)} and {shown(two)} cannot both be right"
    return _agreed(goal, readable)


def _readable(
    actuals: Sequence[Row], target: Row, unit: str, rules: _Rules
) -> list[tuple[Row, Quantity]]:
    """The different values that are reported, each with its first row, as the target measures.

    A growth of -2% is a decrease of 2%.
    """
    found: dict[Quantity, Row] = {}
    for row in actuals:
        value = with_unit(row.value, row.code, rules.codes)
        if value is not None and value.comparator != "unreadable":
            read = counted_as(reading(value, rules.tolerances), unit)
            is_turned = {row.measure, target.measure} == set(SCALES)
            found.setdefault(negated(read) if is_turned else read, row)
    return [(row, value) for value, row in found.items()]


def _agreed(goal: Goal, readable: Sequence[tuple[Row, Quantity]]) -> tuple[str, str]:
    """The outcome of values that may all be right: the clearest of them decides."""
    found: dict[str, Row] = {}
    for row, value in readable:
        try:
            found.setdefault(judge(goal, value), row)
        except UnitError as error:
            return "unclear", str(error)
    clear = [one for one in ("met", "within wording", "missed") if one in found]
    if not clear:
        row = found["unclear"]
        if goal.bound == EXACTLY:
            return "unclear", f"{shown(row)} beside {_number(goal)}; {goal.reason}"
        return "unclear", f"{shown(row)} may lie on either side of the goal"
    if len(clear) > 1 and "missed" in clear:
        both = " and ".join(shown(found[one]) for one in clear)
        return "conflict", f"{both} differ on whether the goal is kept"
    more = f", with a tolerance of {scaled(goal.tolerance)}" if goal.tolerance else ""
    bound = f"{_SHARP.get(goal.strict.comparator, goal.bound)} {_number(goal)}"
    reason = f"{shown(found[clear[0]])} against {bound}{more}; {goal.reason}"
    return clear[0], reason


def _number(goal: Goal) -> str:
    """The number, or the two, that a goal asks for."""
    low, high = goal.strict.low, goal.strict.high
    edges = dict.fromkeys(scaled(one) for one in (low, high) if one is not None)
    return f"{' to '.join(edges)}{goal.strict.unit}"

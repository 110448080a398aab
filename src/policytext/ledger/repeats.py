"""Promises that a document makes twice: one promise, or a contradiction."""

from __future__ import annotations

import dataclasses
from collections.abc import Hashable, Sequence
from typing import TYPE_CHECKING

from policytext.errors import UnitError
from policytext.ledger.goals import reading
from policytext.ledger.growth_basis import comparable_basis
from policytext.ledger.tolerances import Tolerances

if TYPE_CHECKING:
    from policytext.ledger.matching import Match

__all__ = ["once_each"]

_CLEAR = ("met", "within wording", "missed")


def once_each(found: Sequence[Match], tolerances: Tolerances) -> tuple[Match, ...]:
    """The matches of promises, those that say the same in one document put together.

    Where a document promises for one thing what cannot both be, and one is kept and the other is
    not, both are in conflict.
    """
    by_thing: dict[Hashable, list[Match]] = {}
    for one in found:
        by_thing.setdefault(_thing(one), []).append(one)
    made: dict[int, Match] = {}
    for alike in by_thing.values():
        said: dict[Hashable, list[Match]] = {}
        for one in alike:
            said.setdefault(_said(one), []).append(one)
        kept = [
            dataclasses.replace(first, repeats=tuple(one.target for one in others))
            for first, *others in said.values()
        ]
        for first, one in zip((same[0] for same in said.values()), kept, strict=True):
            made[id(first)] = _disputed(one, kept, tolerances)
    return tuple(made[id(one)] for one in found if id(one) in made)


def _thing(one: Match) -> Hashable:
    """What a promise is about; one without a document or a place is about itself alone."""
    row = one.target
    if not row.document or not one.place:
        return id(one)
    counted = (row.base, row.rate, comparable_basis(row))
    return (row.document, one.indicator, one.period, one.place, one.scale, one.unit, *counted)


def _said(one: Match) -> Hashable:
    """What is promised; what cannot be read is like nothing else."""
    row = one.target
    if row.comparator == "unreadable":
        return id(one)
    words = "" if row.comparator else row.wording
    more = (row.stretch_low, row.stretch_high, row.stretch_comparator)
    return (one.bound, one.low, one.high, one.tolerance, row.measure, words, more)


def _disputed(one: Match, alike: Sequence[Match], tolerances: Tolerances) -> Match:
    """A match, in conflict where another promise of the document contradicts it."""
    for other in alike:
        is_kept = {one.outcome == "missed", other.outcome == "missed"} == {True, False}
        if is_kept and one.outcome in _CLEAR and other.outcome in _CLEAR:
            first, second = sorted((one, other), key=lambda each: each.target.start)
            if _exclude(first, second, tolerances):
                both = f"{first.target.quantity} and {second.target.quantity}"
                reason = f"the document promises {both}; {one.reason}"
                return dataclasses.replace(one, outcome="conflict", reason=reason)
    return one


def _exclude(first: Match, second: Match, tolerances: Tolerances) -> bool:
    values = (first.target.value, second.target.value)
    if values[0] is None or values[1] is None or first.target.measure != second.target.measure:
        return False
    try:
        return reading(values[0], tolerances).excludes(reading(values[1], tolerances))
    except UnitError:
        return False

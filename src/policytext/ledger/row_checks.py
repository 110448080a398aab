"""What the cells of a row may hold beside their type: closed lists, ranges, and what goes together.

Rows that the library makes have been checked as values of spans; those that people and other tools
have changed have not, and a ``Target`` would be no goal to `match`.
"""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from policytext.errors import InputError
from policytext.facts import check_facts
from policytext.ledger.notes import NOTES
from policytext.ledger.rates import WHOLE, YEARLY
from policytext.ledger.row import Row
from policytext.values import (
    COMPARATORS,
    MEASURES,
    QUANTITY_KINDS,
    ROLES,
    SECTION_ROLES,
    Quantity,
    TimeInterval,
)

__all__ = ["CLOSED", "check_row"]

_COMPARATORS, _KINDS = ("", *COMPARATORS), ("", *QUANTITY_KINDS)
# The words that a column may hold.
CLOSED: dict[str, tuple[str, ...]] = {
    "section_role": ("", *SECTION_ROLES, NOTES),
    "measure": MEASURES,
    "role": ROLES,
    "comparator": _COMPARATORS,
    "kind": _KINDS,
    "stretch_comparator": _COMPARATORS,
    "stretch_kind": _KINDS,
    "rate": ("", YEARLY, WHOLE),
}
# Where a stretch of characters begins and ends; of a raw page nothing may be left of it.
_STRETCHES = (
    ("start", "end", 1),
    ("raw_start", "raw_end", 0),
    ("quantity_start", "quantity_end", 1),
    ("quantity_raw_start", "quantity_raw_end", 0),
)


def check_row(row: Row, place: str) -> Row:
    """The row, if it can be one.

    Args:
        row: what was read.
        place: where it stands, for errors.

    Raises:
        InputError: a field holds what it cannot have, or two do not go together.
    """
    fault = next(_faults(row), "")
    if fault:
        raise InputError(f"{place}: {fault}")
    return row


def _faults(row: Row) -> Iterator[str]:
    """What is wrong with a row, each with its column."""
    for name, words in CLOSED.items():
        if (found := getattr(row, name)) not in words:
            known = ", ".join(filter(None, words))
            empty = "empty or " if "" in words else ""
            yield f"{name} must be {empty}one of {known}, got {found!r:.60}"
    try:
        check_facts("", "", row.issuer or None, row.year, None, {})
    except InputError as error:
        yield str(error)
    yield from _misplaced(row)
    if row.score is not None and not 0 <= row.score <= 1:
        yield f"score must be from 0 to 1, got {row.score}"
    if row.rivals < 0:
        yield f"rivals must be 0 or more, got {row.rivals}"
    if row.period_start is not None or row.period_end is not None:
        try:
            TimeInterval(row.period_start, row.period_end)
        except InputError as error:
            yield f"period_start: {error}"
    bounds = (row.low, row.high, row.comparator, row.unit, row.kind)
    more = (row.stretch_low, row.stretch_high, row.stretch_comparator)
    for name, fault in (
        ("low", _fault(*bounds)),
        ("stretch_low", _fault(*more, row.stretch_unit, row.stretch_kind)),
    ):
        if fault:
            yield f"{name}: {fault}"


def _misplaced(row: Row) -> Iterator[str]:
    """What is wrong with the places of a row."""
    if row.sentence_start < 0:
        yield f"sentence_start must be 0 or more, got {row.sentence_start}"
    for first, last, least in _STRETCHES:
        start, end = getattr(row, first), getattr(row, last)
        if (start is None) != (end is None):
            there, lacking = (last, first) if start is None else (first, last)
            yield f"{lacking} must be a whole number where {there} is one, got None"
        if start is None or end is None:
            continue
        if start < 0:
            yield f"{first} must be 0 or more, got {start}"
        if end < start + least:
            yield f"{last} must be {start + least} or more where {first} is {start}, got {end}"


def _fault(low: Decimal | None, high: Decimal | None, comparator: str, unit: str, kind: str) -> str:
    """What is wrong with a value; empty if nothing is."""
    if comparator:
        try:
            Quantity(low, high, comparator, unit, kind)
        except InputError as error:
            return str(error)
    elif low is not None or high is not None:
        return "bounds need a comparator, such as eq; without one there is no value"
    return ""

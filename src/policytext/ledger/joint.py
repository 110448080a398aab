"""Promises for several statistics at once, which the review reports on one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from functools import cache
from typing import TYPE_CHECKING

from policytext.data import read_rows
from policytext.ledger.row import Row

if TYPE_CHECKING:
    from policytext.ledger.matching import Match

__all__ = ["by_parts"]

# A promise is kept as far as the part that keeps it least.
_WORST_FIRST = ("conflict", "missed", "unclear", "within wording", "met")
_SILENT = ("not reported", "no review")


@cache
def _parts() -> dict[str, list[tuple[str, ...]]]:
    """For each joint indicator its parts, each with the codes that it may have."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for joint, codes in read_rows("ledger/joint.tsv"):
        found.setdefault(joint, []).append(tuple(codes.split(";")))
    return found


def by_parts(whole: Match, match_row: Callable[[Row], Match]) -> Match:
    """A promise that nothing reports on as a whole, by what is reported of its parts.

    It is met only if all parts that are reported meet it. The match itself where none is, or where
    the indicator has no parts.

    Args:
        whole: the match of the whole.
        match_row: gives the match of a promise.
    """
    parts = _parts().get(whole.target.code, [])
    found = [_first_reported(whole.target, codes, match_row) for codes in parts]
    reported = [one for one in found if one.outcome not in _SILENT]
    if not reported:
        return whole
    stretch = [one.stretch_outcome for one in reported if one.stretch_outcome in _WORST_FIRST]
    told = "; ".join(
        f"{one.indicator} {one.outcome}" + (f", {one.reason}" if one in reported else "")
        for one in found
    )
    return dataclasses.replace(
        reported[0],
        outcome=_worst([one.outcome for one in reported]),
        target=whole.target,
        actuals=tuple(row for one in reported for row in one.actuals),
        indicator=whole.indicator,
        stretch_outcome=_worst(stretch) if stretch else reported[0].stretch_outcome,
        reason=f"by its parts: {told}",
    )


def _first_reported(target: Row, codes: Sequence[str], match_row: Callable[[Row], Match]) -> Match:
    found = [match_row(dataclasses.replace(target, code=code)) for code in codes]
    return next((one for one in found if one.outcome not in _SILENT), found[0])


def _worst(outcomes: Sequence[str]) -> str:
    return min(outcomes, key=_WORST_FIRST.index)

"""Promises for several statistics at once, which the review reports on one by one."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Collection, Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from policytext.data import read_rows
from policytext.ledger.row import Row

if TYPE_CHECKING:
    from policytext.ledger.matching import Match

__all__ = ["by_parts", "told_too"]

# A promise is kept as far as the part that keeps it least.
_WORST_FIRST = ("conflict", "missed", "unclear", "within wording", "met")
_KEPT = ("within wording", "met")
_SILENT = ("not reported", "no review")


class _Code(NamedTuple):
    """A code that a part may have, and the years in whose documents it is meant."""

    code: str
    first: int
    last: int


class _Part(NamedTuple):
    """A part: its codes, the measures in which all are as each, and as the mean of them."""

    codes: tuple[_Code, ...]
    each: frozenset[str]
    mean: frozenset[str]


@cache
def _parts() -> dict[str, list[_Part]]:
    """For each joint indicator its parts."""
    found: dict[str, list[_Part]] = {}
    for joint, codes, each, mean in read_rows("ledger/joint.tsv"):
        part = _Part(
            tuple(map(_code, codes.split(";"))), frozenset(each.split()), frozenset(mean.split())
        )
        found.setdefault(joint, []).append(part)
    return found


def _code(told: str) -> _Code:
    code, _, years = told.partition("@")
    first, _, last = years.partition("-")
    return _Code(code, int(first or 0), int(last or 9999))


def told_too(row: Row) -> tuple[str, ...]:
    """The codes of the parts of which a row tells as well: 城乡居民收入增长8% of both incomes.

    Of a level, which is that of all together, nobody can say so.
    """
    year = row.year
    return tuple(
        one.code
        for part in _parts().get(row.code, ())
        if row.measure in part.each
        for one in part.codes
        if year is None or one.first <= year <= one.last
    )


def by_parts(whole: Match, match_row: Callable[[Row], Match]) -> Match:
    """A promise that nothing reports on as a whole, by what is reported of its parts.

    Where it holds for each part, it is met only if all parts that are reported meet it. Where it
    is for the mean of them, all must be reported, and end alike; else it is unclear. The match
    itself where no part is reported, or where the indicator has none.

    Args:
        whole: the match of the whole.
        match_row: gives the match of a promise.
    """
    parts = _parts().get(whole.target.code, [])
    found = [_first_reported(whole.target, part, match_row) for part in parts]
    reported = [one for one in found if one.outcome not in _SILENT]
    if not reported:
        return whole
    stretch = [one.stretch_outcome for one in found if one.stretch_outcome]
    told = "; ".join(
        f"{one.indicator} {one.outcome}" + (f", {one.reason}" if one in reported else "")
        for one in found
    )
    ends = _Ends(whole.target.measure, parts)
    return dataclasses.replace(
        reported[0],
        outcome=ends.together([one.outcome for one in found]),
        target=whole.target,
        actuals=tuple(row for one in reported for row in one.actuals),
        indicator=whole.indicator,
        stretch_outcome=ends.together(stretch) if stretch else "",
        reason=f"by its parts: {told}{ends.note}",
    )


def _first_reported(target: Row, part: _Part, match_row: Callable[[Row], Match]) -> Match:
    found = [match_row(dataclasses.replace(target, code=one.code)) for one in part.codes]
    return next((one for one in found if one.outcome not in _SILENT), found[0])


class _Ends:
    """How a promise ends by the outcomes of its parts."""

    def __init__(self, measure: str, parts: Sequence[_Part]) -> None:
        self._is_each = all(measure in part.each for part in parts)
        self._is_mean = all(measure in part.mean for part in parts)
        what = "lies between them" if self._is_mean else "may be another than each of them"
        self.note = "" if self._is_each else f"; the {measure} of all {what}"

    def together(self, outcomes: Collection[str]) -> str:
        """The outcome of all; ``not reported`` if it is that of all."""
        reported = [one for one in outcomes if one not in _SILENT]
        worst = min(reported, key=_WORST_FIRST.index, default="not reported")
        if self._is_each or worst in ("not reported", "conflict"):
            return worst
        are_alike = len(set(reported)) == 1 or all(one in _KEPT for one in reported)
        is_sure = self._is_mean and are_alike and len(reported) == len(outcomes)
        return worst if is_sure else "unclear"

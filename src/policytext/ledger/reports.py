"""What was reported, by indicator, period and place."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

from policytext.errors import InputError
from policytext.gazetteer import codes_of
from policytext.gazetteer.lineage import joined
from policytext.ledger.codes import indicator_key
from policytext.ledger.notes import NOTES

if TYPE_CHECKING:
    from policytext.ledger.row import Row

__all__ = ["GOALS", "Reports", "period_of", "place_of"]

# Roles of rows that promise something.
GOALS = ("target", "limit")


class Reports:
    """Reported values by indicator, period and place."""

    def __init__(self, rows: Iterable[Row], within: int, *, notes: bool = False) -> None:
        self._within = within
        self._rows: dict[tuple[str, str, str], list[Row]] = {}
        self._longer: dict[tuple[str, str], list[Row]] = {}
        self._documents: set[tuple[str, int | None]] = set()
        for row in rows:
            self._documents.add((row.issuer, row.year))
            if row.role == "actual" and (notes or row.section_role != NOTES):
                key = (indicator_key(row), period_of(row), place_of(row))
                self._rows.setdefault(key, []).append(row)
                if _of_several(row):
                    self._longer.setdefault((key[0], key[2]), []).append(row)

    def has_review(self, target: Row) -> bool:
        """Whether any row is from a document of the target's issuer that could report on it."""
        last = _last_year(target)
        if not target.issuer:
            return False
        if last is None:
            return True
        later = range(last + 1, last + 1 + self._within)
        return any(
            (code, year) in self._documents
            for year in later
            for code in (target.issuer, *_codes(target.issuer, year))
        )

    def told_of_merger(self, target: Row) -> str:
        """What to add to a reason where the place was joined with others before the report."""
        last = _last_year(target)
        first = target.year if target.year is not None else last
        if last is None or first is None:
            return ""
        # Reports are delivered early in the year, about the place as it was at the end of the last.
        found = joined(place_of(target), first - 1, last - 1 + self._within)
        if found is None:
            return ""
        ended, heir = found
        return f"; {ended.name} was joined with others in {heir.name} in {ended.valid_to}"

    def about(self, target: Row) -> list[Row]:
        """What is reported of a target's indicator, place and period, on any scale.

        Of a place that nobody knows nothing is: two such places may be two.
        """
        if not place_of(target):
            return []
        key = (indicator_key(target), period_of(target))
        last = _last_year(target)
        found = [
            row
            for row in self._rows.get((*key, place_of(target)), ())
            if self._is_in_time(target, last, row)
        ]
        # The place may have another code by the time of the report.
        for year in range(last + 1, last + 1 + self._within) if last is not None else ():
            for code in _codes(place_of(target), year):
                if code != place_of(target):
                    found += (row for row in self._rows.get((*key, code), ()) if row.year == year)
        return found

    def of_longer(self, target: Row) -> list[Row]:
        """What is reported of several years that end with a target's: 两年平均增长5.5%."""
        last = _last_year(target)
        if last is None or not place_of(target) or _of_several(target):
            return []
        codes = {place_of(target)}.union(
            *(_codes(place_of(target), year) for year in range(last + 1, last + 1 + self._within))
        )
        return [
            row
            for code in sorted(codes)
            for row in self._longer.get((indicator_key(target), code), ())
            if _last_year(row) == last and self._is_in_time(target, last, row)
        ]

    def _is_in_time(self, target: Row, last: int | None, row: Row) -> bool:
        """Without years nobody can say that a report is too early or late."""
        if last is None or row.year is None:
            return row.document != target.document
        return 1 <= row.year - last <= self._within


def _of_several(row: Row) -> bool:
    """Whether a row is of several years together."""
    start, end = row.period_start, row.period_end
    return start is not None and end is not None and start.year < end.year


def _last_year(target: Row) -> int | None:
    return target.period_end.year if target.period_end else target.year


def period_of(row: Row) -> str:
    """The year that a row holds for: a year, its last day and no period at all are the same.

    A goal for some day of a year is a goal for that year; several years stay several.
    """
    start, end = row.period_start, row.period_end
    if row.role in GOALS and start is None and end is not None:
        return str(end.year)
    if start is None and end is None:
        if row.year is None:
            return ""
        return str(row.year if row.role in GOALS else row.year - 1)
    if start is not None and end is not None and _is_year(start, end):
        return str(end.year)
    return "/".join("" if day is None else day.isoformat() for day in (start, end))


def _is_year(start: datetime.date, end: datetime.date) -> bool:
    is_last = (end.month, end.day) == (12, 31)
    return is_last and (start == end or start == datetime.date(end.year, 1, 1))


def place_of(row: Row) -> str:
    """The place of a row, or its issuer where it names none."""
    return row.place or row.issuer


@cache
def _codes(code: str, year: int) -> tuple[str, ...]:
    try:
        return codes_of(code, year)
    except InputError:
        return ()

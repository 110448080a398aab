"""What the table says about one division of China: a name under a code for a span of years."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from datetime import date

__all__ = ["LEVELS", "Division", "Level", "Succession"]

Level = Literal["state", "province", "prefecture", "county", "township"]
LEVELS: tuple[Level, ...] = ("state", "province", "prefecture", "county", "township")


@dataclass(frozen=True, slots=True, order=True)
class Succession:
    """A division that took over all or part of an earlier one.

    Attributes:
        code: The successor's code. It may be the same code under a new name.
        kind: "whole" when the earlier division ended and this one (or this one with others)
            took its place; "partial" when it gave up a part and lived on; "derived" when it
            ended and this was worked out from where its parts went.
        year: The year of a partial transfer, otherwise None.
    """

    code: str
    kind: Literal["whole", "partial", "derived"]
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Division:
    """One name under one code, with the years in which it was in force.

    Years are snapshots of 31 December: a division that began in March 2015 has
    `valid_from` 2015, and one that ended in March 2015 has `valid_to` 2015.

    Attributes:
        code: Six digits (GB/T 2260), nine for a township (the first six are its county's).
        name: The full name.
        level: "state", "province", "prefecture", "county" or "township".
        parent: The code one level up; None for the state.
        forms: Short forms in use (常州 for 常州市), without the name itself.
        valid_from: The first year on whose last day it was in force; None when it began in an
            unknown year, or before the table begins.
        valid_to: The first year on whose last day it was in force no longer; None when it is in
            force or the year is not known. With `ended_unknown`, the latest such year.
        certain_from: The first year in which the table is sure of it; None when it is never sure.
        certain_to: With `ended_unknown`, the first year in which the table is sure no longer.
        ended_unknown: It ended in a year that is not known, or the sources disagree on whether.
        successors: What took its place, or parts of it.
        from_date: The day on which it was approved or established, where known.
        to_date: The day on which it was abolished, where known.
        source: The key of its source, resolved by `policytext.gazetteer.sources()`.
    """

    code: str
    name: str
    level: Level
    parent: str | None
    forms: tuple[str, ...] = ()
    valid_from: int | None = None
    valid_to: int | None = None
    certain_from: int | None = None
    certain_to: int | None = None
    ended_unknown: bool = False
    successors: tuple[Succession, ...] = ()
    from_date: date | None = None
    to_date: date | None = None
    source: str = ""

    def in_force(self, year: int) -> bool | None:
        """Whether the name was in force on 31 December of a year.

        Returns:
            True or False where the table is sure, None where it is not: before its first
            snapshot of the division, and after the last one of a division that ended in an
            unknown year. A division without end is taken to go on after the table's date.

        Examples:
            >>> from policytext.gazetteer import lookup
            >>> (chongwen,) = lookup("崇文区", within="110000")
            >>> chongwen.in_force(2009), chongwen.in_force(2010)
            (True, False)
        """
        if self.valid_from is not None and year < self.valid_from:
            return False
        if self.valid_to is not None and year >= self.valid_to:
            return False
        if self.certain_from is None or year < self.certain_from:
            return None
        if self.ended_unknown and (self.certain_to is None or year >= self.certain_to):
            return None
        return True

    def may_be_named(self, year: int) -> bool | None:
        """Whether a text of that year may use the name as a present one.

        Reports are delivered early in the year, so the name in force at the end of the year
        before still stands beside that of the year itself.

        Returns:
            True or False where the table is sure, None where it is not.

        Examples:
            >>> from policytext.gazetteer import lookup
            >>> (chongwen,) = lookup("崇文区", within="110000")
            >>> chongwen.may_be_named(2010), chongwen.may_be_named(2011)
            (True, False)
        """
        now, before = self.in_force(year), self.in_force(year - 1)
        if now or before:
            return True
        return None if now is None or before is None else False

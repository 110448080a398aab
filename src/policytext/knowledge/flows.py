"""Where the territory of divisions went between the ends of two years, by following successors."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from policytext.gazetteer import Division
from policytext.gazetteer.store import store

__all__ = ["Flow", "Key", "flows_from", "key_of"]

# What tells the rows of the table of divisions apart.
Key = tuple[str, str, "int | None"]


def key_of(division: Division) -> Key:
    """What tells a division's row from all others."""
    return division.code, division.name, division.valid_from


class Flow(NamedTuple):
    """What of a division of an earlier year is in one of a later year.

    Attributes:
        source: the earlier one.
        target: the later one.
        is_part: on the way something gave up a part and lived on.
        is_derived: on the way was a division of another level that lived on, and this is one of
            those that it gave parts to.
        is_passed: this is such a division of another level.
        moves: each change on the way: its year, and the code after it.
    """

    source: Division
    target: Division
    is_part: bool
    is_derived: bool
    is_passed: bool
    moves: tuple[tuple[int, str], ...]

    @property
    def year(self) -> int | None:
        """The year of the last change; None where there was none."""
        return self.moves[-1][0] if self.moves else None


class _Step(NamedTuple):
    """A row on the way: parts that it gave after ``since`` may hold something of the source."""

    row: Division
    since: int
    is_part: bool
    is_derived: bool
    moves: tuple[tuple[int, str], ...]


def flows_from(source: Division, first: int, last: int) -> tuple[Flow, ...]:
    """All that a division in force at the end of ``first`` became by the end of ``last``.

    There is at least one; what came whole stands before what came as a part.
    """
    found: dict[Key, Flow] = {}
    seen: set[tuple[Key, bool]] = set()
    # Whole ways are followed to their end before parts, so that they are what is remembered.
    whole, parts = [_Step(source, first, False, False, ())], list[_Step]()
    while whole or parts:
        step = (whole or parts).pop()
        state = key_of(step.row), step.is_part
        if state in seen or (state[0], False) in seen:
            continue
        seen.add(state)
        is_over = step.row.valid_to is not None and step.row.valid_to <= last
        steps = list(_next_steps(step, source, last))
        for each in steps:
            (parts if each.is_part else whole).append(each)
        if not is_over:
            is_passed = step.row.level != source.level and any(not s.is_part for s in steps)
            ways = step.is_part, step.is_derived, is_passed
            found[state[0]] = Flow(source, step.row, *ways, step.moves)
    return tuple(found.values())


def _next_steps(step: _Step, source: Division, last: int) -> Iterator[_Step]:
    row = step.row
    is_other = row.level != source.level
    for heir in row.successors:
        if heir.kind == "partial":
            if heir.year is None or not step.since < heir.year <= last:
                continue
            for target in _at(heir.code, heir.year):
                # 岳阳市, a county, became a prefecture, which then set up districts: they are the
                # county's heirs, as far as one can tell.
                is_back = is_other and target.level == source.level and not step.is_part
                yield _step(step, target, heir.year, is_part=not is_back, is_derived=is_back)
        elif row.valid_to is not None and row.valid_to <= last:
            for target in _at(heir.code, row.valid_to):
                yield _step(step, target, row.valid_to)


def _step(
    step: _Step, target: Division, year: int, is_part: bool = False, is_derived: bool = False
) -> _Step:
    # What began in this year may have given a part in the same year; what stood before may have
    # done so before it took this over.
    since = year - 1 if target.valid_from == year else year
    return _Step(
        target,
        since,
        step.is_part or is_part,
        step.is_derived or is_derived,
        (*step.moves, (year, target.code)),
    )


def _at(code: str, year: int) -> list[Division]:
    """The rows of a code in force at the end of a year."""
    return [each for each in store().with_code(code) if each.in_force(year) is not False]

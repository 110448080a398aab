"""Which division stands above which, in which year."""

from __future__ import annotations

from functools import lru_cache

from policytext.gazetteer.division import Division
from policytext.gazetteer.store import store

__all__ = ["chain", "codes_of_place", "in_year", "joined", "lies_within"]

# No place changed its code nearly so often: the bound only ends the loop of a damaged table.
_MAX_CHANGES = 20


def in_year(divisions: tuple[Division, ...], year: int) -> tuple[Division, ...]:
    """The divisions in force in a year; those that may have been only where none surely was."""
    certain = tuple(d for d in divisions if d.in_force(year))
    return certain or tuple(d for d in divisions if d.in_force(year) is None)


def _heir(code: str, year: int) -> str | None:
    """The one code that took over as a whole the last division of this code before a year."""
    ended = [d for d in store().with_code(code) if d.valid_to is not None and d.valid_to <= year]
    if not ended:
        return None
    heirs = {s.code for s in ended[-1].successors if s.kind != "partial"} - {code}
    return heirs.pop() if len(heirs) == 1 else None


def _forerunner(code: str, year: int) -> str | None:
    """The one code that this code's first division after a year took over as a whole."""
    begun = [d for d in store().with_code(code) if d.valid_from and d.valid_from > year]
    if not begun:
        return None
    before = [d for d in store().predecessors.get(code, ()) if d.valid_to == begun[0].valid_from]
    whole = {
        d.code for d in before if {s.code for s in d.successors if s.kind != "partial"} == {code}
    } - {code}
    return whole.pop() if len(before) == 1 and len(whole) == 1 else None


def _joined(code: str, heir: str, year: int) -> bool:
    """Whether a division that ended was joined with others in its heir."""
    ended = [d for d in store().with_code(code) if d.valid_to is not None and d.valid_to <= year]
    end = ended[-1].valid_to
    assert end is not None
    before = {d.code for d in store().predecessors.get(heir, ()) if d.valid_to == end}
    return len(before | {d.code for d in store().with_code(heir) if d.in_force(end - 1)}) > 1


def joined(code: str, since: int, until: int) -> tuple[Division, Division] | None:
    """The division in which a code's ended, with others, or one that was joined to it; or none.

    Args:
        code: the code.
        since: the last year of the old extent.
        until: the last year that counts.

    Returns:
        The division that ended, and the one that took it over.
    """
    for ended in store().with_code(code):
        if ended.valid_to is not None and since < ended.valid_to <= until:
            heir = _heir(code, ended.valid_to)
            if heir is not None and _joined(code, heir, ended.valid_to):
                return ended, in_year(store().with_code(heir), ended.valid_to)[0]
    for one in store().predecessors.get(code, ()):
        if one.code != code and one.valid_to is not None and since < one.valid_to <= until:
            heirs = in_year(store().with_code(code), one.valid_to)
            if heirs and heirs[0].in_force(since):
                return one, heirs[0]
    return None


# A text asks for few codes, of its own year.
@lru_cache(maxsize=4096)
def codes_of_place(code: str, year: int | None, *, whole: bool = False) -> tuple[str, ...]:
    """A code, and the code that the same place had in a year.

    The place is followed through changes of code as long as it was not divided:
    110118 密云区 was 110228 密云县 before 2015.

    Args:
        code: the code.
        year: the year.
        whole: leave out the division that took over others as well, in which it only lies:
            崇文区 in 东城区.
    """
    if year is None:
        return (code,)
    seen = [code]
    while len(seen) < _MAX_CHANGES and not in_year(store().with_code(seen[-1]), year):
        heir = _heir(seen[-1], year)
        if heir is not None and whole and _joined(seen[-1], heir, year):
            return (code,)
        other = heir or _forerunner(seen[-1], year)
        if other is None or other in seen:
            return (code,)
        seen.append(other)
    return (code,) if seen[-1] == code else (code, seen[-1])


@lru_cache(maxsize=4096)
def chain(code: str, year: int | None) -> tuple[str, ...]:
    """The codes of a division and of all above it, nearest first, the state last.

    Where the division above had another code in that year, both codes are there.
    """
    codes: list[str] = []
    level = [code]
    while level:
        codes.extend(level)
        above: dict[str, None] = {}
        for below in level:
            for division in store().with_code(below)[:1]:  # a code has one parent at all times
                if division.parent is not None:
                    above.update(dict.fromkeys(codes_of_place(division.parent, year)))
        level = [parent for parent in above if parent not in codes]
    return tuple(codes)


def lies_within(code: str, places: tuple[str, ...], year: int | None) -> bool:
    """Whether a division is one of the places or below one."""
    own = codes_of_place(code, year)
    return any(above in places for each in own for above in chain(each, year))

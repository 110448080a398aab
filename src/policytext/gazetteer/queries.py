"""Looking up divisions by name and by code, and those above and below them."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from policytext.errors import InputError
from policytext.gazetteer.checks import checked_code, checked_level, checked_name, checked_year
from policytext.gazetteer.lineage import codes_of_place, in_year, lies_within
from policytext.gazetteer.store import store
from policytext.simple_forms import readings

if TYPE_CHECKING:
    from collections.abc import Iterable

    from policytext.gazetteer.division import Division, Level

__all__ = [
    "ancestors",
    "children",
    "codes_of",
    "division",
    "full_name",
    "in_order",
    "is_within",
    "lookup",
]


def in_order(found: Iterable[Division]) -> tuple[Division, ...]:
    """Divisions by code and time."""
    return tuple(sorted(found, key=_order))


def _order(found: Division) -> tuple[str, int, str]:
    return found.code, found.valid_from or 0, found.name


def _inside(found: Iterable[Division], places: tuple[str, ...], year: int | None) -> list[Division]:
    """Those that are one of the places or lie in one; what lies in one county is asked once."""
    known: dict[str, bool] = {}
    kept = []
    for each in found:
        above = each.parent if each.level == "township" and each.code not in places else None
        key = above or each.code
        if key not in known:
            known[key] = lies_within(key, places, year)
        if known[key]:
            kept.append(each)
    return kept


def _without_doubles(found: Iterable[Division], year: int | None) -> list[Division]:
    """Leave out townships that another row shows with more certainty.

    The lists of townships give some of them two codes; one of name and county is one township.
    """
    best: dict[tuple[str, str | None], int] = {}
    ranked: list[tuple[int, tuple[str, str | None], Division]] = []
    for each in found:
        key = (each.name, each.parent) if each.level == "township" else (each.code, None)
        unsure = year is not None and each.in_force(year) is None
        rank = 0 if each.level != "township" else 2 * unsure + each.ended_unknown
        ranked.append((rank, key, each))
        best[key] = min(rank, best.get(key, rank))
    return [each for rank, key, each in ranked if rank == best[key]]


def lookup(
    name: str, within: str | None = None, year: int | None = None, kind: str | None = None
) -> tuple[Division, ...]:
    """All divisions that a name may stand for.

    Args:
        name: A full name (常州市) or a short form (常州, 延边州, 内蒙古). "中国" is the state.
        within: The code of a division, at any level: only it and what lies below it are wanted.
            A code of another year stands for the same place, as long as it was neither divided
            nor merged: 110118 密云区 also finds what lay in 110228 密云县.
        year: Only divisions in force on 31 December of that year, and those of which the table
            does not know (`Division.in_force` is not False). None: of any time.
        kind: "state", "province", "prefecture", "county" or "township"; None: all.

    Returns:
        All candidates by code and time; empty when the name is unknown. More than one means
        that the name is ambiguous: nothing is chosen.

    Raises:
        InputError: The name is empty, the code is not one of the table, or the year or kind
            is impossible.

    Examples:
        >>> [(d.code, d.name) for d in lookup("鼓楼区", within="320000", year=2020)]
        [('320106', '鼓楼区'), ('320302', '鼓楼区')]
        >>> [(d.code, d.name) for d in lookup("新北", within="320400", kind="county")]
        [('320411', '新北区')]
        >>> lookup("无此地")
        ()
    """
    name = checked_name(name, "lookup")
    year = checked_year(year, "lookup")
    level = checked_level(kind, "lookup", "kind")
    if within is not None:
        checked_code(within, "lookup", "within")
    found = _named(name, level) or next(
        filter(None, (_named(one, level) for one in readings(name) if one != name)), ()
    )
    kept = [
        each
        for each in found
        if (level is None or each.level == level)
        and (year is None or each.in_force(year) is not False)
    ]
    if not kept:
        return ()
    if within is not None:
        kept = _inside(kept, codes_of_place(within, year), year)
    return in_order(_without_doubles(kept, year))


# A name comes again in a text and in others, and 城关镇 stands in the lines of many counties.
@lru_cache(maxsize=4096)
def _named(name: str, level: Level | None) -> tuple[Division, ...]:
    found = store().named(name) if level != "township" else ()
    return found + (store().townships_named(name) if level in (None, "township") else ())


def division(code: str, year: int | None = None) -> Division:
    """The division that has a code, in a year.

    Args:
        code: Six digits, or nine for a township.
        year: The year, by its last day; None: the last division that had the code.

    Raises:
        InputError: The code is not one of the table, or no one division had it in that year.

    Examples:
        >>> division("420600").name, division("420600", year=2009).name
        ('襄阳市', '襄樊市')
    """
    found = checked_code(code, "division")
    year = checked_year(year, "division")
    if year is None:
        # In force now before ended, then the latest.
        return max(found, key=lambda d: (d.valid_to is None and not d.ended_unknown, _order(d)))
    there = in_year(found, year)
    if len(there) == 1:
        return there[0]
    known = "; ".join(f"{d.name} {_span(d)}" for d in found)
    count = "none" if not there else "more than one"
    raise InputError(
        f"division: {count} of the divisions with the code {code} was in force in {year} "
        f"({known}); ask for another year, or look it up by name with lookup()"
    )


def _span(found: Division) -> str:
    start = found.valid_from or (f"by {found.certain_from}" if found.certain_from else "?")
    end = found.valid_to or ("?" if found.ended_unknown else "now")
    return f"{start} to {end}"


def ancestors(code: str, year: int | None = None) -> tuple[Division, ...]:
    """The divisions above one, nearest first, the state last.

    Args:
        code: Six digits, or nine for a township.
        year: The year, by its last day; None: the last year of the division.

    Raises:
        InputError: As for `division`.

    Examples:
        >>> [d.name for d in ancestors("320411", year=2024)]
        ['常州市', '江苏省', '中华人民共和国']
    """
    below = division(code, year)
    year = _last_year(below) if year is None else checked_year(year, "ancestors")
    found: list[Division] = []
    while below.parent is not None:
        below = _above(below.parent, year)
        found.append(below)
    return tuple(found)


def _last_year(found: Division) -> int | None:
    if found.ended_unknown:
        return found.certain_to - 1 if found.certain_to else None
    return found.valid_to - 1 if found.valid_to else None


def _above(code: str, year: int | None) -> Division:
    """The division above in a year, under the code that it had then, as far as that is known."""
    if year is not None:
        there = in_year(store().with_code(codes_of_place(code, year)[-1]), year)
        if len(there) == 1:
            return there[0]
    return division(code)


def children(code: str, year: int | None = None, level: str | None = None) -> tuple[Division, ...]:
    """The divisions below one.

    Args:
        code: The code of the division above.
        year: Only those in force in that year, or not known; None: of any time.
        level: Those of this level, however far below; None: those directly below.

    Returns:
        Divisions by code and time; empty when there are none.

    Raises:
        InputError: The code is not one of the table, or the year or level is impossible.

    Examples:
        >>> [d.name for d in children("320400", year=2024)]
        ['天宁区', '钟楼区', '新北区', '武进区', '金坛区', '溧阳市']
    """
    checked_code(code, "children")
    year = checked_year(year, "children")
    wanted = checked_level(level, "children", "level")
    places = codes_of_place(code, year)
    found = [
        each
        for each in _candidates(places, wanted)
        if (year is None or each.in_force(year) is not False)
    ]
    if wanted is not None:
        found = _inside((e for e in found if e.code not in places), places, year)
    return in_order(_without_doubles(found, year))


def _candidates(places: tuple[str, ...], wanted: Level | None) -> Iterable[Division]:
    if wanted is None:
        upper = (d for place in places for d in store().directly_under(place))
        return [*upper, *(d for place in places for d in store().townships_under(place))]
    if wanted == "township":
        return [d for c in store().counties_with_townships() for d in store().townships_of(c)]
    return [d for d in store().upper() if d.level == wanted]


def is_within(code: str, ancestor: str, year: int | None = None) -> bool:
    """Whether a division is another one or lies in it.

    Args:
        code: The code of the division below.
        ancestor: The code of the division above; as for `lookup`, a code of another year
            stands for the same place.
        year: The year in which the divisions above are looked at; None: of any time.

    Raises:
        InputError: A code is not one of the table, or the year is impossible.

    Examples:
        >>> is_within("320411", "320000"), is_within("320411", "330000")
        (True, False)
    """
    checked_code(code, "is_within")
    checked_code(ancestor, "is_within", "ancestor")
    year = checked_year(year, "is_within")
    return lies_within(code, codes_of_place(ancestor, year), year)


def codes_of(code: str, year: int) -> tuple[str, ...]:
    """A code, and the one that the same place had in a year, if that was another.

    The place is followed through changes of code as long as it was neither divided nor merged.

    Raises:
        InputError: The code is not one of the table, or the year is impossible.

    Examples:
        >>> codes_of("130609", 2010), codes_of("130609", 2020)
        (('130609', '130625'), ('130609',))
        >>> codes_of("110103", 2020)  # 崇文区 was joined with 东城区
        ('110103',)
    """
    checked_code(code, "codes_of")
    return codes_of_place(code, checked_year(year, "codes_of"), whole=True)


def full_name(code: str, year: int | None = None) -> str:
    """The name with those of the divisions above, without the state.

    Args:
        code: Six digits, or nine for a township.
        year: The year, by its last day; None: the last year of the division.

    Raises:
        InputError: As for `division`.

    Examples:
        >>> full_name("320411")
        '江苏省常州市新北区'
        >>> full_name("500103")
        '重庆市渝中区'
    """
    own = division(code, year)
    above = [d.name for d in ancestors(code, year) if d.level != "state"]
    return "".join([*reversed(above), own.name]) if own.level != "state" else own.name

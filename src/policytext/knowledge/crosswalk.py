"""A crosswalk of divisions between any two years, so that panels of data can be joined."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import Literal, NamedTuple, get_args

from policytext import gazetteer
from policytext.errors import InputError
from policytext.gazetteer import Division
from policytext.gazetteer.checks import checked_code
from policytext.gazetteer.store import store
from policytext.knowledge.flows import Flow, Key, flows_from, key_of

__all__ = ["Change", "ChangeKind", "crosswalk"]

ChangeKind = Literal[
    "same", "renamed", "recoded", "merged", "split", "partial", "derived", "created", "abolished",
    "unknown",
]  # fmt: skip
_Level = Literal["county", "prefecture", "province"]
_LEVELS: tuple[_Level, ...] = get_args(_Level)
# Digits of a code that say in which division of a level it lies.
_DIGITS = {"prefecture": 4, "province": 2}
_INVERSE: dict[ChangeKind, ChangeKind] = {
    "merged": "split", "split": "merged", "created": "abolished", "abolished": "created",
}  # fmt: skip


class Change(NamedTuple):
    """What a division of one year has to do with one of another year.

    Attributes:
        code_from: the code at the end of the first year; empty where nothing stood before.
        name_from: the name then.
        code_to: the code at the end of the second year; empty where nothing is left.
        name_to: the name then.
        kind: what happened, from the first year to the second:
            "same": code and name are the same;
            "renamed": another name under the same code;
            "recoded": another code for the same place, with or without another name;
            "merged": it went as a whole into one that others, or parts of others that ended, went
            into too;
            "split": it became several, and this is one of them;
            "partial": it, or what it became, gave a part to the other one and lived on;
            "derived": worked out from where its counties went, or through a division of another
            level; what the sources say themselves has one of the other kinds;
            "created": nothing is known that it came from;
            "abolished": nothing is known that it went to;
            "unknown": the table is not sure that it stood in that year.
        year: the year of the last change; None where there was none.
    """

    code_from: str
    name_from: str
    code_to: str
    name_to: str
    kind: ChangeKind
    year: int | None


def crosswalk(
    from_year: int, to_year: int, level: str = "county", within: str | None = None
) -> tuple[Change, ...]:
    """Every division in force at the end of one year, and what it is at the end of another.

    Chains of changes are followed: A became B in 1995, B became C in 2010. Backwards, with
    ``from_year`` after ``to_year``, the same rows are turned round, merged and split, created and
    abolished with them. A division that stands in another level in the other year is there with
    its code of that level, if nothing of its own level stands for it.

    Args:
        from_year: the year of the codes that one has.
        to_year: the year of the codes that one wants.
        level: "county", "prefecture" or "province".
        within: the code of a division: only what lies in it in the year of its own code.

    Returns:
        Rows by code. Each division of the level that surely stood in a year is in at least one.

    Raises:
        InputError: a year is not one of the table, or the level or code is impossible.

    Example:
        >>> [(c.code_from, c.code_to, c.kind) for c in crosswalk(2009, 2010, within="110000")][:4]
        [('110101', '110101', 'merged'), ('110102', '110102', 'merged'), ('110103', '110101', \
'merged'), ('110104', '110102', 'merged')]
        >>> change, = crosswalk(2009, 2020, "prefecture", within="420600")
        >>> change.name_from, change.name_to, change.kind, change.year
        ('襄樊市', '襄阳市', 'renamed', 2010)
    """
    _check_year(from_year, "from_year")
    _check_year(to_year, "to_year")
    if level not in _LEVELS:
        raise InputError(f"crosswalk: level must be one of {', '.join(_LEVELS)}, not {level!r}")
    if within is not None:
        checked_code(within, "crosswalk", "within")
    first, last = sorted((from_year, to_year))
    found = _changes(first, last, level)
    if from_year > to_year:
        found = [_inverted(change) for change in found]
    if within is not None:
        found = _inside(found, within, from_year, to_year)
    return tuple(sorted(found, key=lambda change: (change[0] or change[2], change[2])))


def _check_year(year: object, argument: str) -> None:
    first, last = map(int, gazetteer.versions()["years"].split("-"))
    if isinstance(year, bool) or not isinstance(year, int) or not first <= year <= last:
        raise InputError(
            f"crosswalk: {argument} must be a year of the table, {first} to {last}, not {year!r}"
        )


def _changes(first: int, last: int, level: str) -> list[Change]:
    flows = [
        flow
        for each in store().upper()
        if each.level != "state" and each.in_force(first) is not False
        for flow in flows_from(each, first, last)
    ]
    heirs = Counter(key_of(f.source) for f in flows if not (f.is_part or f.is_passed))
    chosen = [f for f in flows if f.source.level == f.target.level == level]
    if level in _DIGITS:
        chosen += _projected(flows, chosen, heirs, first, last, level)
    chosen += _across_levels(flows, chosen, level)
    chosen = [f for f in chosen if f.source.in_force(first) or f.target.in_force(last)]
    into: dict[Key, list[Flow]] = defaultdict(list)
    for flow in chosen:
        if not flow.is_part:
            into[key_of(flow.target)].append(flow)
    found = [_change(flow, heirs, into[key_of(flow.target)], first, last) for flow in chosen]
    known = {key_of(flow.target) for flow in chosen}
    found += [
        Change("", "", each.code, each.name, "created", each.valid_from)
        for each in store().upper()
        if each.level == level and each.in_force(last) and key_of(each) not in known
    ]
    return found


def _across_levels(flows: Iterable[Flow], chosen: Iterable[Flow], level: str) -> list[Flow]:
    """What became a division of another level, and what came from one and from nothing else."""
    known = {key_of(flow.target) for flow in chosen}
    found = []
    for flow in flows:
        is_from, is_to = flow.source.level == level, flow.target.level == level
        left = is_from and not is_to and not flow.is_part and not flow.is_passed
        came = is_to and not is_from and key_of(flow.target) not in known
        if left or came:
            found.append(flow)
    return found


def _projected(
    flows: Iterable[Flow],
    chosen: Iterable[Flow],
    heirs: Counter[Key],
    first: int,
    last: int,
    level: str,
) -> list[Flow]:
    """Flows between divisions of a level that only those of their counties tell of."""
    known = {(key_of(flow.source), key_of(flow.target)) for flow in chosen}
    found: dict[tuple[Key, Key], Flow] = {}
    above: dict[tuple[str, int], Division | None] = {}
    for flow in flows:
        if "county" not in (flow.source.level, flow.target.level):
            continue
        ends = []
        for each, year in ((flow.source, first), (flow.target, last)):
            if (each.code, year) not in above:
                above[each.code, year] = _above(each, year, level)
            ends.append(above[each.code, year])
        source, target = ends
        if source is None or target is None:
            continue
        pair = key_of(source), key_of(target)
        if pair in known:
            continue
        lives_on = heirs[pair[0]] == 1
        moves = _moves_between(flow, level)
        before = found.get(pair)
        if before is None or (before.year or 0) < moves[-1][0]:
            found[pair] = Flow(source, target, lives_on, not lives_on, False, moves)
    return list(found.values())


def _above(division: Division, year: int, level: str) -> Division | None:
    """The division of a level in which one lay in a year, or it itself."""
    if division.level == level:
        return division
    with suppress(InputError):
        for above in gazetteer.ancestors(division.code, year):
            if above.level == level and above.in_force(year) is not False:
                return above
    return None


def _moves_between(flow: Flow, level: str) -> tuple[tuple[int, str], ...]:
    """The changes of a flow up to the last one into another division of a level."""
    digits = _DIGITS[level]
    codes = [flow.source.code, *(code for _, code in flow.moves)]
    changed = [n for n, code in enumerate(codes[1:]) if code[:digits] != codes[n][:digits]]
    return flow.moves[: changed[-1] + 1] if changed else flow.moves


def _change(flow: Flow, heirs: Counter[Key], into: list[Flow], first: int, last: int) -> Change:
    """The row of a flow: ``heirs`` counts what each source became, ``into`` met in its target."""
    source, target = flow.source, flow.target
    kind: ChangeKind
    year = flow.year
    if not source.in_force(first) or not target.in_force(last):
        kind = "unknown"
    elif flow.is_part:
        kind = "partial"
    elif flow.is_derived:
        kind = "derived"
    elif heirs[key_of(source)] > 1 and not flow.is_passed:
        kind = "split"
    elif len(into) > 1:
        kind = "merged"
        year = year or max(each.year or 0 for each in into)
    elif source.code != target.code:
        kind = "recoded"
    elif source.name != target.name:
        kind = "renamed"
    else:
        kind, year = "same", None
    return Change(source.code, source.name, target.code, target.name, kind, year)


def _inverted(change: Change) -> Change:
    kind = _INVERSE.get(change.kind, change.kind)
    return Change(
        change.code_to, change.name_to, change.code_from, change.name_from, kind, change.year
    )


def _inside(found: Iterable[Change], within: str, from_year: int, to_year: int) -> list[Change]:
    """The changes of which one side lies in a division in its year."""
    known: dict[tuple[str, int], bool] = {("", from_year): False, ("", to_year): False}
    for change in found:
        for side in ((change.code_from, from_year), (change.code_to, to_year)):
            if side not in known:
                known[side] = gazetteer.is_within(side[0], within, side[1])
    return [
        change
        for change in found
        if known[change.code_from, from_year] or known[change.code_to, to_year]
    ]

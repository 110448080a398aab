"""Which names of one issuer's projects are one project's, and why."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from policytext import gazetteer
from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.projects.names import ProjectName, line_words, short_lines
from policytext.simple_forms import readings

__all__ = ["Join", "groups", "joins"]

# A shorter name joins a longer one that contains it only from this length on.
_LEAST = 4
# No part is looked for in longer names.
_LONGEST = 60
_LISTED = lazy_pattern("[、和与及]")
_TO = "至"
_LONGEST_PLACE = 15


class Join(NamedTuple):
    """Why two names are one project's.

    Attributes:
        one: a name.
        other: another.
        reason: what they share.
    """

    one: str
    other: str
    reason: str


@cache
def _plain_words() -> frozenset[str]:
    """Nouns with which many names end, which are no name alone: 污水处理厂, 产业园."""
    return frozenset(head for head, *_ in read_rows("names/heads.tsv"))


def _is_plain(core: str) -> bool:
    return any(core.endswith(core[i:]) and core[i:] in _plain_words() for i in (0, 1, 2))


def joins(names: Iterable[tuple[str, ProjectName]]) -> list[Join]:
    """The pairs of names that are one project's, in order.

    Names with one core and the same phases are one. So is a shorter name with a longer one that
    ends with it, where just one longer name does, and the numbers are the same; a name that goes
    on is a part of the work (美邻中心主体), so it stays apart, but for the word of a line
    (雄商高铁). A line between two places is also called by a sign of each (盐通高铁).

    Args:
        names: the distinct names of an issuer, each with what stays of it.

    Example:
        >>> from policytext.projects.names import parse_name
        >>> texts = ["丹金高速", "丹金高速公路工程", "丹金高速二期"]
        >>> [join.reason for join in joins((text, parse_name(text)) for text in texts)]
        ['one name, with and without its last word']
    """
    found: list[Join] = []
    by_core: dict[tuple[str, tuple[str, ...]], list[tuple[str, ProjectName]]] = defaultdict(list)
    for text, name in sorted(names):
        # In texts of the two kinds of characters a name may be read as two.
        by_core[readings(name.core)[-1], name.phases].append((text, name))
    for alike in by_core.values():
        found += _of_one_core(alike)
    found += _contained(by_core)
    found += _lines(by_core)
    return sorted(found)


def _of_one_core(alike: list[tuple[str, ProjectName]]) -> list[Join]:
    """Names of one core: each sort of thing apart, a name without a sort with the first."""
    first: dict[str, str] = {}
    found = []
    for text, name in alike:
        if name.sort in first:
            found.append(Join(first[name.sort], text, "one name but for its form"))
        else:
            first[name.sort] = text
    if "" in first:
        other = next((first[sort] for sort in sorted(first) if sort), None)
        if other is not None:
            pair = sorted((first[""], other))
            found.append(Join(pair[0], pair[1], "one name, with and without its last word"))
    return found


def _contained(
    by_core: dict[tuple[str, tuple[str, ...]], list[tuple[str, ProjectName]]],
) -> list[Join]:
    longer: dict[tuple[str, tuple[str, ...]], set[str]] = defaultdict(set)
    for core, phases in by_core:
        if len(core) > _LONGEST:
            continue
        parts = {core[cut:] for cut in range(1, len(core) - _LEAST + 1)}
        parts |= {core[: -len(line)] for line in line_words() if core.endswith(line)}
        for part in parts:
            if (part, phases) in by_core:
                longer[part, phases].add(core)
    found = []
    for (core, phases), wholes in sorted(longer.items()):
        if len(wholes) != 1 or _is_plain(core):
            continue
        whole = next(iter(wholes))
        if _LISTED.search(whole.removesuffix(core)):
            continue  # the last member of a list is not the whole list
        if whole.endswith(core) and _TO in _without_places(whole.removesuffix(core)):
            continue  # nor is the end of a stretch the stretch
        one, other = by_core[core, phases][0], by_core[whole, phases][0]
        if one[1].numbers == other[1].numbers and one[1].sort in ("", other[1].sort):
            pair = sorted((one[0], other[0]))
            found.append(Join(pair[0], pair[1], "the only longer name of which it is the end"))
    return found


def _without_places(front: str) -> str:
    """What stands before a name, without the divisions at its head: 至 is also in 周至县."""
    size = min(_LONGEST_PLACE, len(front))
    while size > 1:
        if gazetteer.lookup(front[:size]):
            front = front[size:]
            size = min(_LONGEST_PLACE, len(front)) + 1
        size -= 1
    return front


def _lines(
    by_core: dict[tuple[str, tuple[str, ...]], list[tuple[str, ProjectName]]],
) -> list[Join]:
    """Lines in full and for short, where each may only be the other."""
    fulls: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    shorts: dict[tuple[str, tuple[str, ...]], list[str]] = defaultdict(list)
    for core, phases in sorted(by_core):
        for short in short_lines(core):
            if (short, phases) in by_core:
                fulls[short, phases].append(core)
                shorts[core, phases].append(short)
    found = []
    for (short, phases), wholes in sorted(fulls.items()):
        if len(wholes) == 1 and len(shorts[wholes[0], phases]) == 1:
            pair = sorted((by_core[short, phases][0][0], by_core[wholes[0], phases][0][0]))
            found.append(Join(pair[0], pair[1], "a line, by its places and by a sign of each"))
    return found


def groups(
    names: Iterable[str], found: Iterable[Join], apart: Iterable[tuple[str, str]] = ()
) -> list[tuple[str, ...]]:
    """Names that joins connect, each group in order.

    Args:
        names: the names.
        found: the joins; one that would bring parted names together is left out, so that earlier
            ones go first.
        apart: pairs of names that are in no group together.

    Example:
        >>> groups(["甲", "乙", "丙"], [Join("甲", "丙", "")])
        [('丙', '甲'), ('乙',)]
    """
    head = {name: name for name in names}
    parted: dict[str, set[str]] = defaultdict(set)
    for one, other in apart:
        if one in head and other in head:
            parted[one].add(other)
            parted[other].add(one)

    def top(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    for join in found:
        one, other = sorted((top(join.one), top(join.other)))
        if one == other or any(top(name) == other for name in parted.get(one, ())):
            continue
        head[other] = one
        if other in parted:
            parted[one] |= parted.pop(other)
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(head):
        members[top(name)].append(name)
    return sorted(tuple(group) for group in members.values())

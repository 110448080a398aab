"""Which names of one issuer's projects are one project's, and why."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.projects.names import ProjectName, line_words

__all__ = ["Join", "groups", "joins"]

# A shorter name joins a longer one that contains it only from this length on.
_LEAST = 4
_LISTED = re.compile("[、和与及]")


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
    on is a part of the work (美邻中心主体), so it stays apart, but for the
    word of a line (雄商高铁).

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
        by_core[name.core, name.phases].append((text, name))
    for alike in by_core.values():
        found += _of_one_core(alike)
    found += _contained(by_core)
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
        one, other = by_core[core, phases][0], by_core[whole, phases][0]
        if one[1].numbers == other[1].numbers and one[1].sort in ("", other[1].sort):
            pair = sorted((one[0], other[0]))
            found.append(Join(pair[0], pair[1], "the only longer name of which it is the end"))
    return found


def groups(names: Iterable[str], found: Iterable[Join]) -> list[tuple[str, ...]]:
    """Names that joins connect, each group in order.

    Example:
        >>> groups(["甲", "乙", "丙"], [Join("甲", "丙", "")])
        [('丙', '甲'), ('乙',)]
    """
    head = {name: name for name in names}

    def top(name: str) -> str:
        while head[name] != name:
            head[name] = head[head[name]]
            name = head[name]
        return name

    for join in found:
        one, other = sorted((top(join.one), top(join.other)))
        head[other] = one
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(head):
        members[top(name)].append(name)
    return sorted(tuple(group) for group in members.values())

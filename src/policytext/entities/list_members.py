"""Members of lists that nobody found: a village beside villages, a river beside rivers.

The model knows few names of villages and rivers; what ends like its neighbour in a list is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.head_kinds import head_of_name
from policytext.entities.no_names import is_no_name
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern
from policytext.lexicon import boundaries

__all__ = ["with_like_roads", "with_list_members", "with_villages"]

_PLACE, _ADMIN = "PLACE", "admin"
_SCORE = 0.8
_JOINT = "、"
_LONGEST = 6
_AROUND = 12  # characters that decide whether a word ends with a name
_ROUTE = ("PLACE", "route")
_WORK = ("PROJECT", "construction")
# What the model takes a village for: 甲里、乙里等12个村.
_LOOSE = frozenset((("PLACE", "site"), ("PLACE", "natural"), _ROUTE))
_MARKS = lazy_pattern("[^一-鿿]|[等和及与]")  # behind a member
_VILLAGES = lazy_pattern("等(?:[0-9一二三四五六七八九十百]+余?多?)个[一-鿿]{0,6}?村(?=[^一-鿿]|庄)")


class _Class(NamedTuple):
    kind: str
    found: re.Pattern[str]  # how a name that was found ends
    other: re.Pattern[str]  # a member beside it, whole


@cache
def _classes() -> tuple[_Class, ...]:
    return tuple(
        _Class(kind, re.compile(f"(?:{ends})$"), re.compile(f"(?!{none})[一-鿿]{{2,3}}(?:{ends})"))
        for kind, ends, none in read_rows("entities/list_members.tsv")
    )


def with_list_members(text: str, found: Sequence[Found], least: float) -> list[Found]:
    """Names with members of their lists that end as they do.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: names less likely tell nothing.

    Example:
        >>> names = [Found(0, 3, "PLACE", "natural", 0.9)]
        >>> told = with_list_members("银谷河、三里溪、五里河水质好转", names, 0.4)
        >>> [(each.start, each.end) for each in told]
        [(0, 3), (4, 7)]
    """
    made: dict[tuple[int, int], Found] = {}
    covered: bytearray | None = None
    for each in found:
        if each.label != _PLACE or (each.score is not None and each.score < least):
            continue
        if not text.startswith(_JOINT, each.end) and not text.endswith(_JOINT, 0, each.start):
            continue
        own = _class_of(text, each)
        for start, end in _beside(text, each, own) if own else ():
            covered = _covered(text, found) if covered is None else covered
            if not any(covered[start:end]) and not is_no_name(text, start, end):
                made[start, end] = Found(start, end, _PLACE, each.kind, _SCORE)
    if not made:
        return list(found)
    return sorted((*found, *made.values()), key=lambda one: (one.start, -one.end))


def _class_of(text: str, name: Found) -> _Class | None:
    return next(
        (
            each
            for each in _classes()
            if each.kind == name.kind and each.found.search(text, name.start, name.end)
        ),
        None,
    )


def _covered(text: str, found: Iterable[Found]) -> bytearray:
    covered = bytearray(len(text))
    for each in found:
        covered[each.start : each.end] = b"\1" * (each.end - each.start)
    return covered


def _beside(text: str, name: Found, own: _Class) -> Iterator[tuple[int, int]]:
    """The members behind a name and before it that end likewise, up to one that does not."""
    end = name.end
    while text.startswith(_JOINT, end):
        stop = _stop(text, end + 1)
        if own.other.fullmatch(text, end + 1, stop) is None:
            last = _last(text, end + 1, own)
            if last:
                yield end + 1, last
            break
        yield end + 1, stop
        end = stop
    start = name.start
    while text.startswith(_JOINT, start - 1):
        # Only between two joints: a verb may stand before the first member.
        begin = text.rfind(_JOINT, max(0, start - 2 - _LONGEST), start - 1)
        if begin < 0 or own.other.fullmatch(text, begin + 1, start - 1) is None:
            break
        yield begin + 1, start - 1
        start = begin + 1


def _last(text: str, start: int, own: _Class) -> int:
    """Where the last member ends before a word (年堆乡 | 受灾); 0 where there is none."""
    member = own.other.match(text, start) if own.kind == _ADMIN else None
    if member is None:
        return 0
    size = member.end() - start
    is_whole = boundaries(text[start : start + _AROUND])[size]
    return member.end() if is_whole else 0


def _stop(text: str, start: int) -> int:
    """Where a member ends: before a joint, a mark or 等."""
    stop = _MARKS.search(text, start, start + _LONGEST + 1)
    return start if stop is None else stop.start()


def with_villages(text: str, found: Sequence[Found], every: Iterable[Sequence[int]]) -> list[Found]:
    """Names that are told to be villages by what counts them: 甲里、乙里等12个村.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        every: the numbers of the members of each list.

    Example:
        >>> names = [Found(0, 2, "PROJECT", "construction", 0.9)]
        >>> [one.kind for one in with_villages("三里等12个村，", names, [[0]])]
        ['admin']
    """
    told = list(found)
    for members in every:
        if _VILLAGES.match(text, found[members[-1]].end) is None:
            continue
        for number in members:
            each = found[number]
            # A work with a noun of its own is there what it is: 三里幼儿园等12个村级项目.
            is_bare = each[2:4] == _WORK and not any(head_of_name(text[each.start : each.end]))
            if is_bare or each[2:4] in _LOOSE:
                told[number] = each._replace(label=_PLACE, kind=_ADMIN)
    return told


def with_like_roads(
    text: str, found: Sequence[Found], every: Iterable[Sequence[int]]
) -> list[Found]:
    """Roads that are works in a list whose roads of the same noun are mostly none.

    In annotated reports none of 14 such roads is one; sites and bodies often are (2026-11).

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        every: the numbers of the members of each list.

    Example:
        >>> names = [Found(0, 3, "PROJECT", "construction"), Found(4, 7, "PLACE", "route")]
        >>> [one.kind for one in with_like_roads("三里路、五里路两侧", names, [[0, 1]])]
        ['route', 'route']
    """
    told = list(found)
    for members in every:
        works = [number for number in members if found[number][2:4] == _WORK]
        if not works or len(works) == len(members):
            continue
        for number in works:
            end = found[number].end
            noun = text[end - 1]
            like = [found[other] for other in members if text[found[other].end - 1] == noun]
            routes = sum(each[2:4] == _ROUTE for each in like)
            if 2 * routes > len(like) or (2 * routes == len(like) and like[-1][2:4] == _ROUTE):
                told[number] = told[number]._replace(label=_ROUTE[0], kind=_ROUTE[1])
    return told

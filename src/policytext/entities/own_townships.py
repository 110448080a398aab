"""The issuer's townships in lists that say what they are: 甲、乙、丙等乡镇.

By their short names they look like mountains, temples and roads, and some that are gone stand in
no table; the word behind the list tells them all.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from policytext import gazetteer
from policytext.entities.borders import not_ending, put_between, renamed
from policytext.entities.levels import chain_of
from policytext.entities.listed_townships import townships_of
from policytext.entities.no_names import is_no_name
from policytext.entities.recognizer import Found
from policytext.gazetteer import Division
from policytext.gazetteer.town_lists import town_list_end
from policytext.lazy_pattern import lazy_pattern
from policytext.lexicon import is_word

__all__ = ["with_own_townships"]

_DIVISION = ("PLACE", "admin")
_WORK = ("PROJECT", "construction")
_NAME = Found(0, 0, *_DIVISION, 0.9)
_LONGEST = 10
_JOINTS = frozenset("、和及与")
# A member of which the table knows nothing: whole between two joints, or behind a mark.
_OTHER = lazy_pattern("(?<![一-鿿])[一-鿿]{2,5}$")
# What it is not: classes, and divisions that are no townships.
_NO_TOWN = ("县", "市", "区", "村", "级", "型", "类", "片")


class _Beside:
    """Which names are but parts of some places, or end with one; asked once for each name.

    Args:
        spans: the places.
    """

    def __init__(self, spans: Collection[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        # How far the places reach that begin up to each.
        self._reach = list(accumulate((end for _, end in ordered), max))
        self._first = {end: start for start, end in reversed(ordered)}
        self._last = {end: start for start, end in ordered}

    def __call__(self, name: Found) -> bool:
        """Whether it is but a part of one (木头 in 木头城子), or a road that ends with one."""
        if name[2:4] != _DIVISION:
            return name.label == "PLACE" and name.start < self._last.get(name.end, name.start)
        before = bisect_right(self._starts, name.start)
        if not before or self._reach[before - 1] < name.end:
            return False
        is_inside = self._reach[before - 1] > name.end
        return is_inside or self._first.get(name.end, name.start) < name.start


class _Member(NamedTuple):
    start: int
    end: int
    is_known: bool


def with_own_townships(
    text: str, found: Iterable[Found], issuer: str | None, year: int | None, least: float
) -> list[Found]:
    """Names with the issuer's townships in lists of such.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year.
        least: a name less likely gives way.

    Example:
        >>> names = [Found(0, 3, "PLACE", "natural", 0.9)]
        >>> told = with_own_townships("四明山、大岚等乡镇", names, "330281", 2004, 0.4)
        >>> [(each.start, each.end, each.kind) for each in told]
        [(0, 3, 'admin'), (4, 6, 'admin')]
    """
    found = list(found)
    ends = [each.start() for each in town_list_end().finditer(text)]
    known = _known(chain_of(issuer, year)) if ends else frozenset()
    sure = {each[:2] for each in found if each[2:4] == _DIVISION} if ends else set()
    spans = {span for end in ends for span in _listed(text, end, known, sure)}
    if not spans:
        return found
    is_beside = _Beside(spans)
    kept = [each for each in found if not is_beside(each)]
    told = renamed(kept, spans, _NAME, _may_be)
    return put_between(told, not_ending(told, spans, _NAME), _NAME, least)


def _may_be(name: Found) -> bool:
    return name.label == "PLACE" or name[2:4] == _WORK


def _listed(
    text: str, end: int, known: frozenset[str], sure: Collection[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The members of a list that ends at a place, where most are known, or found as divisions."""
    members = list(_members(text, end, known))
    count = sum(each.is_known for each in members)
    more = sum(not each.is_known and each[:2] in sure for each in members)
    if not count or 2 * (count + more) < len(members):
        return
    for start, stop, is_known in members:
        if is_known or not (_is_class(text[start:stop]) or is_no_name(text, start, stop)):
            yield start, stop


def _is_class(name: str) -> bool:
    """Whether a member is none by its words: 山区 in 山区、甲等乡镇; 城关 is many a town."""
    is_common = is_word(name) and not gazetteer.lookup(name, kind="township")
    return is_common or name.endswith(_NO_TOWN)


def _members(text: str, end: int, known: frozenset[str]) -> Iterator[_Member]:
    """The members of a list from its last one on."""
    while True:
        starts = range(max(0, end - _LONGEST), end - 1)
        start = next((start for start in starts if text[start:end] in known), -1)
        is_known = start >= 0
        if not is_known:
            other = _OTHER.search(text, max(0, end - _LONGEST), end)
            start = other.start() if other is not None else -1
        # A verb may stand before the first member: 成立了 | 城关.
        is_first = text[start - 1 : start] not in _JOINTS
        if start < 0 or (is_first and not is_known and _begins_with_word(text[start:end])):
            return
        yield _Member(start, end, is_known)
        if is_first:
            return
        end = start - 1


def _begins_with_word(cell: str) -> bool:
    return any(is_word(cell[:size]) for size in range(2, len(cell)))


@lru_cache(maxsize=64)
def _known(chain: tuple[Division, ...]) -> frozenset[str]:
    """The names, whole and short, of the townships of an issuer at any time."""
    own = chain[0] if chain else None
    if own is None or own.level not in ("county", "prefecture"):
        return frozenset()
    if own.level == "county":
        return townships_of((own,))
    return townships_of((own, *gazetteer.children(own.code)))

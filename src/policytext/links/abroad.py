"""Names of places abroad that divisions of China have, too: 越南太原, 韩国丽水.

A state abroad right before a name speaks for the whole list that begins with it; cities that lie
abroad for certain speak for what stands among them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from policytext.gazetteer import Division
from policytext.gazetteer.foreign import foreign_cities, foreign_divisions, foreign_states
from policytext.lazy_pattern import lazy_pattern
from policytext.links.candidates import lies_in
from policytext.links.context import Surroundings
from policytext.links.issuer import Standpoint
from policytext.span import Span
from policytext.values import Link, Mention

__all__ = ["ABROAD", "abroad"]

ABROAD = Link(None, evidence="abroad, by the places around it")
_OF = "的"
_JOINTS = frozenset("、和及与")
# A member of which nothing is known.
_OTHER = lazy_pattern("[一-鿿]{2,6}(?=、)")
# So many cities abroad make a list one of such.
_SURE = 2
_SMALL = frozenset(("county", "township"))


def abroad(
    text: str,
    names: Sequence[Span[Mention]],
    found: Sequence[Sequence[Division]],
    around: Surroundings,
    stand: Standpoint,
) -> set[int]:
    """The numbers of the names that stand for places abroad.

    A name that no table of places abroad has stays at home where it may be a province's, a city's
    or one near the issuer: behind 日本东京、 may stand 上海.

    Args:
        text: the text.
        names: the names of divisions.
        found: what each may mean at home.
        around: the same names beside each other.
        stand: from where the document speaks.
    """
    told = {
        i
        for i, state in _behind_states(text, names)
        if _is_in(names[i].text, state) or not _is_at_home(found[i], stand)
    }
    told.update(_among_cities(names, found, around, stand))
    return told | set(_inside(names, told)) if told else told


def _behind_states(text: str, names: Sequence[Span[Mention]]) -> Iterator[tuple[int, str]]:
    """The names behind a state abroad, up to the end of their list, each with the state."""
    states = [each for each in names if each.text in foreign_states()]
    # Of names that begin at one place the longest, which is the last.
    begins = {names[i].start: i for i in sorted(range(len(names)), key=lambda i: names[i].end)}
    for state in states:
        place = state.end
        if text.startswith(_OF, place):
            # 到蒙古的集宁 is on the way there, so that only the table tells behind 的.
            place += len(_OF)
            member = begins.get(place)
            if member is None or not _is_in(names[member].text, state.text):
                continue
        is_list = False
        while place >= 0:
            member = begins.get(place)
            if member is not None and names[member].text in foreign_states():
                break
            if member is not None:
                yield member, state.text
                end = names[member].end
            else:
                end = _end(text, place, state.text, is_list)
            place = end + 1 if end and text[end : end + 1] in _JOINTS else -1
            is_list = True


def _end(text: str, place: int, state: str, is_list: bool) -> int:
    """Where a division of a state ends that is no mention; 0 where none begins at a place.

    Args:
        text: the text.
        place: where it begins.
        state: the state abroad.
        is_list: whether it stands behind another, and may be any name.
    """
    names = foreign_divisions().get(state)
    found = names.match(text, place) if names is not None else None
    found = found or (_OTHER.match(text, place) if is_list else None)
    return found.end() if found is not None else 0


def _among_cities(
    names: Sequence[Span[Mention]],
    found: Sequence[Sequence[Division]],
    around: Surroundings,
    stand: Standpoint,
) -> Iterator[int]:
    """Names that also lie abroad in lists of which most members do so for certain."""
    for members in _lists(around):
        known = [i for i in members if _is_known(names[i].text)]
        sure = [i for i in known if not found[i]]
        if len(sure) >= _SURE and 2 * len(sure) > len(members):
            yield from (i for i in known if not _is_at_home(found[i], stand))


def _lists(around: Surroundings) -> Iterator[list[int]]:
    """The numbers of the members of each list."""
    members: list[int] = []
    for i, is_joined in zip(around.order, around.joined, strict=True):
        if not is_joined:
            yield members
            members = []
        members.append(i)
    yield members


def _inside(names: Sequence[Span[Mention]], told: set[int]) -> Iterator[int]:
    """Names in a name that stands for a place abroad."""
    ends = {names[i].start: names[i].end for i in told}
    for i, name in enumerate(names):
        if name.end <= ends.get(name.start, -1):
            yield i


def _is_at_home(found: Sequence[Division], stand: Standpoint) -> bool:
    """Whether a name may be that of a large division, or of one near the issuer."""
    if any(each.level not in _SMALL for each in found):
        return True
    near = [each for each in stand.chain if each.level != "state"]
    codes = {each.code for each in near}
    return any(each.code in codes for each in found) or bool(lies_in(found, near, stand.year))


def _is_in(name: str, state: str) -> bool:
    """Whether a state has such a division by the table."""
    names = foreign_divisions().get(state)
    return names is not None and names.fullmatch(name) is not None


@lru_cache(maxsize=4096)
def _is_known(name: str) -> bool:
    """Whether any state has such a division or city by the tables."""
    return name in foreign_cities() or any(_is_in(name, state) for state in foreign_divisions())

"""Places and works told apart by what stands behind a whole list of names.

The model sees the nearest words of each name, so that only the last of a list is the work that
was finished; and it takes a power station for a work where the clause tells of its output.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.entities.head_kinds import head_of_name
from policytext.entities.recognizer import Found
from policytext.lazy_pattern import lazy_pattern

__all__ = ["WORK", "lists", "told_by_lists"]

_JOINTS = frozenset("、和及与")
WORK = ("PROJECT", "construction")
# What may be built: no divisions, regions or organs.
_BUILT = {
    "PLACE": frozenset(("site", "zone", "route", "natural")),
    "INSTITUTION": frozenset(("education", "health", "research", "enterprise")),
}
_PLACES = {"PLACE": _BUILT["PLACE"]}
# 三里、五里等水电站: power stations by the names of villages.
_STATIONS = {"PLACE": _BUILT["PLACE"] | {"admin"}}
_FIRM = "公司"
_PART = lazy_pattern("（[^（）]{1,12}）$")  # 白河（银谷段）
_MORE = "(?:、[^，。；、：\\n]{1,8}){0,2}?"  # members that are no names
_NOUN = 8  # characters of a noun behind 等
_NEAR = 6  # characters before a word of a facility at work: 全年, 年度旅客


class _Clause(NamedTuple):
    works: re.Pattern[str]
    alike: re.Pattern[str]
    stations: re.Pattern[str]
    operating: re.Pattern[str]
    # With which words of the last begin: most names need not be read on.
    begins: frozenset[str]


@cache
def _clause() -> _Clause:
    texts: dict[str, list[str]] = {}
    for use, word in read_rows("entities/clause_words.tsv"):
        texts.setdefault(use, []).append(word)
    works = [
        word
        for word, side, _, strength in read_rows("names/works_words.tsv")
        if (side, strength) == ("after", "sure")
    ]
    return _Clause(
        # 投产企业 are firms at work.
        lazy_pattern(f"(?:{_any(texts['between'])}){{0,3}}(?:{_any(works)})(?!企业)"),
        # 等10条道路改造: all of the list; zones stay what they are.
        lazy_pattern(
            f"{_MORE}等(?!园区)(?:[0-9十百余多]{{1,5}}[一-鿿])?[一-鿿]{{1,{_NOUN}}}?(?:{_any(texts['done'])})"
        ),
        lazy_pattern(
            f"{_MORE}等(?:{_any(texts['station'])})[一-鿿]{{0,{_NOUN}}}?(?:{_any(texts['done'])})"
        ),
        lazy_pattern(f"[一-鿿0-9]{{0,{_NEAR}}}?(?:{_any(texts['operating'])})"),
        frozenset(word[0] for word in texts["operating"]),
    )


def _any(words: Sequence[str]) -> str:
    return "|".join(sorted(words, key=lambda each: (-len(each), each)))


def told_by_lists(
    text: str,
    found: Sequence[Found],
    least: float,
    every: Iterable[Sequence[int]] | None = None,
) -> list[Found]:
    """Names with the label and kind that their list tells.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: names less likely are of no list.
        every: the lists, where they are known.
    """
    told = list(found)
    for members in lists(text, found, least) if every is None else every:
        end = found[members[-1]].end
        is_work = [found[number][2:4] == WORK for number in members]
        if not any(is_work):
            continue
        is_built = _clause().works.match(text, end) is not None
        built = {}
        if not all(is_work):
            built = _told_behind(text, end, is_built)
        if built:
            for number in members:
                if found[number].kind in built.get(found[number].label, ()):
                    told[number] = found[number]._replace(label=WORK[0], kind=WORK[1])
        elif not is_built:
            is_operating = _is_operating(text, end)
            for number in members:
                told[number] = _standing(text, found[number], is_operating)
    return told


def _told_behind(text: str, end: int, is_built: bool) -> dict[str, frozenset[str]]:
    """The labels and kinds of a list's members that are works by what stands behind it."""
    if _clause().stations.match(text, end):
        return _STATIONS
    # Bodies only where what follows is all of it.
    return _BUILT if is_built else _PLACES if _clause().alike.match(text, end) else {}


def _is_operating(text: str, end: int) -> bool:
    """Whether what stands behind a list says that it is at work."""
    told = _clause()
    if told.begins.isdisjoint(text[end : end + _NEAR + 1]):
        return False
    return told.operating.match(text, end) is not None


def lists(text: str, found: Sequence[Found], least: float) -> Iterator[list[int]]:
    """The numbers of outermost names that stand in one list, or alone."""
    members: list[int] = []
    for number, each in enumerate(found):
        if each.score is not None and each.score < least:
            continue
        if members and each.start < found[members[-1]].end:
            continue
        if members and not _follows(text, found[members[-1]].end, each.start):
            yield members
            members = []
        members.append(number)
    if members:
        yield members


def _follows(text: str, end: int, start: int) -> bool:
    return start == end + 1 and text[end] in _JOINTS


def _standing(text: str, work: Found, is_operating: bool) -> Found:
    """What a work is where it stands: a facility at work is a place, and a firm is a body."""
    name = text[work.start : work.end]
    if work[2:4] != WORK or not (is_operating or name.endswith(_FIRM)):
        return work
    label, kind = head_of_name(_PART.sub("", name))
    is_place = is_operating and label == "PLACE" and kind in _BUILT["PLACE"]
    if is_place or name.endswith(_FIRM):
        return work._replace(label=label, kind=kind)
    return work

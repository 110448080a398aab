"""Places that no division has the name of, where they stand as no village does.

Counties tell of villages that no table has; provinces hardly do, and name firms and lines so. A
river or a road is cut in 南湖水 | 环境, and 乙镇甲村 is one village, whose end is not marked
again. In annotated reports 9 of 91 such names are marked as places (2026-11). Nor does a
prefecture tell of a place by a road, a firm or a park (三弘 in 三弘大道), unless the name ends as
villages, hills and waters do or a line goes there: 9 of 75 such names are marked as divisions.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence

from policytext import gazetteer
from policytext.entities.levels import chain_of
from policytext.entities.place_rules import words_by
from policytext.entities.recognizer import Found
from policytext.gazetteer import Division
from policytext.lazy_pattern import lazy_pattern

__all__ = ["without_unknown_places"]

_DIVISION = ("PLACE", "admin")
_DOUBTFUL = (_DIVISION, ("PLACE", "route"), ("PLACE", "natural"))
_TOWNSHIP = "township"
# The end of a water's or a road's name and a character more.
_CUT = lazy_pattern(".[河江湖海路溪沟][东南西北水跨过滨]$")
_TOWNSHIPS = ("镇", "乡", "街道", "苏木")
# A line and its ends, which may be villages: 三里至五里公路.
_LINE = lazy_pattern("至|段|公路|高速|[—－–-]")
_VILLAGES = ("村", "庄", "屯", "寨", "社区", *_TOWNSHIPS)


def without_unknown_places(
    text: str,
    found: Iterable[Found],
    issuer: str | None,
    year: int | None,
    known: Container[tuple[int, int]],
) -> list[Found]:
    """Names without such places.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        issuer: the code of the division that issued the text.
        year: the text's year.
        known: where names of divisions and of places abroad stand.
    """
    found = list(found)
    chain = chain_of(issuer, year)
    if not chain or chain[0].level == "state":
        return found
    own = chain[0]
    kept: list[Found] = []
    around: list[Found] = []
    for number, each in enumerate(found):
        while around and around[-1].end <= each.start:
            around.pop()
        outer = around[-1] if around else None
        is_doubtful = each[2:4] in _DOUBTFUL and each[:2] not in known
        is_doubtful = is_doubtful and _may_be_none(text, found, number, outer, own.level)
        if is_doubtful and not _is_called(text[each.start : each.end], own):
            continue
        around.append(each)
        kept.append(each)
    return kept


def _may_be_none(
    text: str, found: Sequence[Found], number: int, outer: Found | None, level: str
) -> bool:
    """Whether a place stands so that it is none if nobody knows it."""
    name = found[number]
    if number + 1 < len(found) and found[number + 1].start < name.end:
        return False  # 乙县甲乡: what lies in it tells of it
    if name[2:4] != _DIVISION:
        return outer is not None and _CUT.search(text, name.start, name.end) is not None
    if outer is not None and outer[2:4] == _DIVISION and outer.end == name.end:
        # A township that the table has not is told by its county.
        return not text.endswith(_TOWNSHIPS, name.start, name.end)
    if _CUT.search(text, name.start, name.end):
        return True
    if level == "prefecture":
        return outer is not None and _is_no_village(text, name, outer)
    if level != "province":
        return False
    if outer is not None:
        return outer.start == name.start
    return not text.endswith(_VILLAGES, name.start, name.end)


def _is_no_village(text: str, name: Found, outer: Found) -> bool:
    """Whether neither a name nor what it stands in tells of a village: 三弘 in 三弘大道."""
    if outer[2:4] == _DIVISION or text.endswith(_VILLAGES, name.start, name.end):
        return False
    is_like = text[name.end - 1] in words_by("village_end")
    return not is_like and _LINE.search(text, outer.start, outer.end) is None


def _is_called(name: str, own: Division) -> bool:
    """Whether a division of any time is called so; of townships one in the issuer's province."""
    found = gazetteer.lookup(name)
    return name in words_by("uncoded") or any(
        each.level != _TOWNSHIP or each.code[:2] == own.code[:2] for each in found
    )

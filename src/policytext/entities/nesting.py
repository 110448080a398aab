"""Names weighed by where they stand: at an edge of another one, or in none.

The judge sees how likely is what holds a name, but not at which edge of it the name stands. The
last words of a name are seldom another one (妇联 in 市妇联), the place before a work mostly is.
What stands in no other name is weighed by its kind, and by whether the lexicon is sure of it: the
judge holds firms for likelier than they are, and known names for less likely.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache, lru_cache

from policytext.data import read_rows
from policytext.entities.recognizer import Found

__all__ = ["HOLDS", "lowest", "nested", "weighed"]

# No factor of the table is larger.
_LARGEST = 6
# What is less likely holds nothing. The same for all smallest scores, so that a lower one only
# ever adds names.
HOLDS = 0.4
_KEPT = 1 << 14  # endings of which the factor is kept in mind
_ROUNDED = 1e-4  # what rounding may add to a score


def lowest(least: float) -> float:
    """The smallest score of names that must be weighed, given that of those kept."""
    return _weighed(min(HOLDS, least) - _ROUNDED, 1 / _LARGEST)


def weighed(
    text: str, found: Iterable[Found], least: float, known: Container[tuple[int, int]] = ()
) -> Iterator[Found]:
    """Names with their scores as they stand in others, without those that are then too unlikely.

    Args:
        text: the text.
        found: names that do not cross, outer ones first.
        least: the smallest score.
        known: where the lexicon is sure of a name.
    """
    around: list[Found] = []
    for each in found:
        while around and around[-1].end <= each.start:
            around.pop()
        if around:
            factor = _factor(each, around[-1])
        else:
            is_known = (each.start, each.end) in known
            factor = _alone(is_known, each[2:4], text[max(each.start, each.end - 2) : each.end])
        if factor == 1.0:
            score = each.score or 0.0
        else:
            score = round(_weighed(each.score or 0.0, factor), 4)
            each = Found(*each[:4], score, each.id)
        if score >= HOLDS:
            around.append(each)
        if score >= least:
            yield each


def _weighed(score: float, factor: float) -> float:
    """The score with other odds."""
    return factor * score / (factor * score + 1 - score)


def _factor(inner: Found, outer: Found) -> float:
    """What a name's place in the smallest name that holds it does to its odds."""
    edge = "end" if inner.end == outer.end else "begin" if inner.start == outer.start else "middle"
    return _told(edge, inner[2:4], outer[2:4])


@cache
def _told(edge: str, inner: tuple[str, str], outer: tuple[str, str]) -> float:
    """The factor in the first row that fits the labels and kinds of both names."""
    rows = _odds()
    for one in (".".join(inner), inner[0], ""):
        for other in (".".join(outer), outer[0], ""):
            if (odds := rows.get((edge, one, other))) is not None:
                return odds
    return 1.0


@lru_cache(_KEPT)
def _alone(is_known: bool, name: tuple[str, str], ending: str) -> float:
    """The factor in the first row that fits the label, the kind and the last characters."""
    rows = _alone_odds()
    for one in (".".join(name), name[0]):
        for end in (ending, ending[-1:], ""):
            if (odds := rows.get((is_known, one, end))) is not None:
                return odds
    return 1.0


@cache
def _alone_odds() -> Mapping[tuple[bool, str, str], float]:
    """Of names known or not, with their ending: by how much the odds change."""
    return {
        (known == "yes", name, ending): float(odds)
        for known, name, ending, odds in read_rows("entities/alone_odds.tsv")
    }


@cache
def _odds() -> Mapping[tuple[str, str, str], float]:
    """Of edge, inner name and outer name: by how much the odds change."""
    return {
        (edge, inner, outer): float(odds)
        for edge, inner, outer, odds in read_rows("entities/nesting_odds.tsv")
    }


def nested(found: list[Found]) -> list[Found]:
    """Names by place, outer ones first; of those that overlap without nesting, the likelier stay.

    What was cut from a candidate may cross what was chosen beside it.
    """
    kept: list[Found] = []
    group: list[Found] = []
    behind = 0
    for each in found:
        if each.start >= behind:
            kept += _apart(group)
            group = []
        group.append(each)
        behind = max(behind, each.end)
    return kept + _apart(group)


def _apart(group: list[Found]) -> list[Found]:
    """Those of overlapping names that nest, the likelier first."""
    opened: list[int] = []
    for each in group:
        while opened and opened[-1] <= each.start:
            opened.pop()
        if opened and each.end > opened[-1]:
            break
        opened.append(each.end)
    else:
        return group
    kept: list[Found] = []
    for each in sorted(group, key=lambda each: -(each.score or 0.0)):
        if not any(_cross(each, other) for other in kept):
            kept.append(each)
    return sorted(kept, key=lambda each: (each.start, -each.end))


def _cross(one: Found, other: Found) -> bool:
    first, last = sorted((one[:2], other[:2]))
    return first[0] < last[0] < first[1] < last[1]

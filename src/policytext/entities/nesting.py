"""Names in names, weighed by where they stand.

The judge sees how likely is what holds a name, but not at which edge of it the name stands. The
last words of a name are seldom another one (妇联 in 市妇联), the place before a work mostly is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from functools import cache

from policytext.data import read_rows
from policytext.entities.recognizer import Found

__all__ = ["HOLDS", "lowest", "weighed"]

# By how much the odds change of a body that the lexicon is sure of and that stands in no other
# name; no factor of the table is larger.
_KNOWN_BODY = 6
# What is less likely holds nothing. The same for all smallest scores, so that a lower one only
# ever adds names.
HOLDS = 0.4
_ROUNDED = 1e-4  # what rounding may add to a score


def lowest(least: float) -> float:
    """The smallest score of names that must be weighed, given that of those kept."""
    return _weighed(min(HOLDS, least) - _ROUNDED, 1 / _KNOWN_BODY)


def weighed(
    found: Iterable[Found], least: float, bodies: Container[tuple[int, int]] = ()
) -> Iterator[Found]:
    """Names with their scores as they stand in others, without those that are then too unlikely.

    Args:
        found: names that do not cross, outer ones first.
        least: the smallest score.
        bodies: where the lexicon is sure of a body.
    """
    around: list[Found] = []
    for each in found:
        while around and around[-1].end <= each.start:
            around.pop()
        score = each.score or 0.0
        if around:
            score = round(_weighed(score, _factor(each, around[-1])), 4)
        elif each.label == "INSTITUTION" and (each.start, each.end) in bodies:
            score = round(_weighed(score, _KNOWN_BODY), 4)
        if score >= HOLDS:
            around.append(each)
        if score >= least:
            yield each._replace(score=score)


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


@cache
def _odds() -> Mapping[tuple[str, str, str], float]:
    """Of edge, inner name and outer name: by how much the odds change."""
    return {
        (edge, inner, outer): float(odds)
        for edge, inner, outer, odds in read_rows("entities/nesting_odds.tsv")
    }

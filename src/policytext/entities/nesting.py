"""Names in names, weighed by where they stand.

The judge sees how likely is what holds a name, but not at which edge of it the name stands. The
last words of a name are seldom another one (妇联 in 市妇联), the place before a work mostly is.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from policytext.entities.recognizer import Found

__all__ = ["HOLDS", "lowest", "weighed"]

# By how much the odds of a name change; counted in annotated reports that no part of the model saw.
_TAIL = 1 / 3
_BODY_AT_TAIL_OF_BODY = 1 / 6
_PLACE_BEFORE_WORK = 3 / 2
_KNOWN_BODY = 6  # of a body that the lexicon is sure of, and that stands in no other name
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
    if inner.end == outer.end:
        is_body = inner.label == outer.label == "INSTITUTION"
        return _BODY_AT_TAIL_OF_BODY if is_body else _TAIL
    is_before = inner.start == outer.start and (inner.label, outer.label) == ("PLACE", "PROJECT")
    return _PLACE_BEFORE_WORK if is_before else 1.0

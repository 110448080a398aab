"""A chain of two directions: the odds of each sentence, given those of all others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache, lru_cache

__all__ = ["SURE_ODDS", "Turns", "bounded", "smoothed", "turns_of"]

Turns = tuple[float, float, float, float]

# Odds that leave no doubt of a sentence's direction.
SURE_ODDS = 20.0


def smoothed(
    evidence: Sequence[float], starts: Sequence[bool], turns: Sequence[Turns], first: float
) -> list[float]:
    """The odds of each sentence, given all and those with which documents begin; logarithms.

    Args:
        evidence: what each says itself.
        starts: which say nothing of those before them.
        turns: the chances to turn round at each.
        first: the odds of the first one, were there no other.
    """
    ahead = [0.0] * len(evidence)
    behind = [0.0] * len(evidence)
    ahead[0] = first
    for i in range(1, len(evidence)):
        stays, comes, goes, keeps = turns[i]
        ahead[i] = _handed(ahead[i - 1] + evidence[i - 1], stays, comes, goes, keeps)
    for i in range(len(evidence) - 2, -1, -1):
        if not starts[i + 1]:
            stays, comes, goes, keeps = turns[i + 1]
            behind[i] = _handed(behind[i + 1] + evidence[i + 1], stays, goes, comes, keeps)
    return [a + own + b for a, own, b in zip(ahead, evidence, behind, strict=True)]


# Below a heading that tells, one sentence is as sure as the next.
@lru_cache(maxsize=1024)
def _handed(odds: float, stays: float, comes: float, goes: float, keeps: float) -> float:
    """The odds that a sentence hands on to one beside it."""
    odds = bounded(odds)
    return _log_add(odds + stays, comes) - _log_add(odds + goes, keeps)


@cache
def turns_of(comes: float, goes: float) -> Turns:
    """Logarithms of the chances to stay with plans, to come to them, to leave them, and not to."""
    return math.log(1 - goes), math.log(comes), math.log(goes), math.log(1 - comes)


def bounded(odds: float) -> float:
    """Odds beyond which a sentence leaves no doubt of its direction are as good as these."""
    return max(-SURE_ODDS, min(SURE_ODDS, odds))


def _log_add(first: float, second: float) -> float:
    least, most = (first, second) if first < second else (second, first)
    return most + math.log1p(math.exp(least - most))

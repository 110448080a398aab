"""A chain of two directions: the odds of each sentence, given those of all others."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache

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
        odds = bounded(ahead[i - 1] + evidence[i - 1])
        ahead[i] = _log_add(odds + stays, comes) - _log_add(odds + goes, keeps)
    for i in range(len(evidence) - 2, -1, -1):
        if not starts[i + 1]:
            stays, comes, goes, keeps = turns[i + 1]
            odds = bounded(behind[i + 1] + evidence[i + 1])
            behind[i] = _log_add(odds + stays, goes) - _log_add(odds + comes, keeps)
    return [a + own + b for a, own, b in zip(ahead, evidence, behind, strict=True)]


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

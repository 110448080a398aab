"""The judge's chances and those of the deep model, weighed together."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import numpy.typing as npt

from policytext.data import read_rows
from policytext.entities.candidates import Candidates
from policytext.entities.chain import Floats
from policytext.entities.deep.model import DeepReading
from policytext.entities.deep.spans import LABELS, LONGEST
from policytext.entities.judge import probabilities, shares
from policytext.entities.whole_chances import outcomes_of
from policytext.entities.words import Words

__all__ = ["TERMS", "Both", "both", "doubtful", "terms", "weighed_with"]

# What is weighed for each label: the terms of a logistic regression.
TERMS = ("judge", "deep", "other by deep", "other by judge", "both", "one")
# Between these chances of a candidate the judge is not sure.
_NOT, _SURE = 0.05, 0.97
_EDGE = 1e-3
_OWN = [outcomes_of(label) for label in LABELS]


def doubtful(words: Words, candidates: Candidates, chances: Floats) -> list[int]:
    """The sentences in which the judge is not sure of a candidate."""
    some = 1 - chances[:, 0]
    first = candidates.first[(some > _NOT) & (some < _SURE)]
    found: list[int] = np.unique(words.sentences(first)).tolist()
    return found


@dataclass(frozen=True)
class Both:
    """What the judge and the deep model tell of candidates: a row for each, a column a label.

    Args:
        read: of each candidate, whether the deep model could read it as one span.
        by_judge: its chances by the judge.
        by_deep: its chances by the deep model; 0 where it is silent.
    """

    read: npt.NDArray[np.bool_]
    by_judge: Floats
    by_deep: Floats


def both(reading: DeepReading, candidates: Candidates, chances: Floats) -> Both:
    """What both tell of each candidate.

    Args:
        reading: what the deep model tells; each of its spans is a candidate.
        candidates: the candidates.
        chances: the judge's: a row for each, a column for each outcome, none first.
    """
    first, last, runs = candidates.first, candidates.last, reading.runs
    read = (runs[first] >= 0) & (runs[first] == runs[last]) & (last - first < LONGEST)
    by_deep = np.zeros((len(candidates), len(LABELS)))
    pairs = zip(first.tolist(), last.tolist(), strict=True)
    places = {pair: number for number, pair in enumerate(pairs)}
    for each in reading.spans:
        by_deep[places[each.first, each.last], each.label] = each.chance
    by_judge = np.stack([chances[:, own].sum(axis=1) for own in _OWN], axis=1)
    return Both(read, by_judge, by_deep)


def weighed_with(reading: DeepReading, candidates: Candidates, scores: Floats) -> Floats:
    """The chances of candidates with what the deep model tells of them.

    What it could not read as one span keeps the judge's chances.

    Args:
        reading: what it tells; each of its spans is a candidate.
        candidates: the candidates.
        scores: the judge's: a row for each, a column for each outcome, none first.
    """
    chances = probabilities(scores)
    told = both(reading, candidates, chances)
    weights = zip(terms(told.by_judge, told.by_deep), _weights(), strict=True)
    odds = np.stack([term @ row for term, row in weights], axis=1)
    labels = 1 / (1 + np.exp(-odds))
    labels /= np.maximum(1, labels.sum(axis=1, keepdims=True) / (1 - _EDGE))
    mixed = np.zeros_like(chances)
    for number, own in enumerate(_OWN):
        # By its scores the judge tells kinds apart, however unlikely it holds the label for.
        mixed[:, own] = np.round(shares(scores[:, own]) * labels[:, [number]], 4)
    # Each kind is rounded: all of them may come close to 1, and with more kinds beyond it.
    mixed[:, 0] = np.maximum(0, np.round(1 - mixed[:, 1:].sum(axis=1), 4))
    return np.where(told.read[:, None], mixed, chances)


def terms(by_judge: Floats, by_deep: Floats) -> list[Floats]:
    """What is weighed: for each label, a row a candidate with a column for each of ``TERMS``."""
    judge, deep = _odds(by_judge), _odds(by_deep)
    found = []
    for label in range(len(LABELS)):
        others = [each for each in range(len(LABELS)) if each != label]
        own, read = judge[:, label], deep[:, label]
        columns = (
            own,
            read,
            deep[:, others].max(axis=1, initial=-np.inf),
            judge[:, others].max(axis=1, initial=-np.inf),
            own * read / 5,
            np.ones(len(own)),
        )
        found.append(np.stack(columns, axis=1))
    return found


@cache
def _weights() -> Floats:
    """A row for each label, a column for each of ``TERMS``."""
    rows = {label: numbers for label, *numbers in read_rows("entities/deep_weights.tsv")}
    return np.array([rows[label] for label in LABELS], np.float64)


def _odds(chances: Floats) -> Floats:
    clipped = np.clip(chances, _EDGE, 1 - _EDGE)
    odds: Floats = np.log(clipped / (1 - clipped))
    return odds

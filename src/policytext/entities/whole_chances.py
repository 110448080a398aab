"""Names that are whole by their form are mentions, and what is cut out of them is none."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from policytext.entities.candidates import Candidates
from policytext.entities.chain import Floats
from policytext.entities.evidence import Evidence
from policytext.entities.lexicons import KINDS
from policytext.entities.whole_words import APART, BEHIND
from policytext.entities.wholes import Whole

__all__ = ["ALL", "PLACES", "Numbers", "keep_whole", "outcomes_of", "take"]

Numbers = npt.NDArray[np.int64]

# Outcomes: all, and those of places.
ALL: Numbers = np.arange(1, 1 + len(KINDS))


def outcomes_of(label: str) -> Numbers:
    """The outcomes that are kinds of a label, such as ``PLACE``."""
    return ALL[[kind.startswith(f"{label}.") for kind in KINDS]]


_PROJECTS = outcomes_of("PROJECT")
PLACES = outcomes_of("PLACE")
_NO_PLACES: Numbers = np.setdiff1d(ALL, PLACES)
# What a body is by its form, or a work by its clause.
_BODIES = ALL[[kind != "PROJECT.construction" for kind in KINDS]]
# Behind the level word of a branch stand at most so many characters: 市委员会.
_COMMITTEE = 3
_SURE = 0.8
_NOTHING = 0.05  # a smaller chance says nothing of the kind


def keep_whole(seen: Evidence, candidates: Candidates, chances: Floats) -> None:
    """Change the chances of such names and of what crosses them or lies in them, in place.

    Args:
        seen: what lexicons and rules found.
        candidates: the candidates.
        chances: a row for each, a column for each outcome, none first.
    """
    starts: Numbers = seen.words.starts[candidates.first]
    ends: Numbers = seen.words.ends[candidates.last]
    # Candidates stand by their first word: those before a place end before another one.
    furthest = np.maximum.accumulate(ends)
    for whole in seen.wholes:
        first = int(np.searchsorted(furthest, whole.start, side="right"))
        stop = int(np.searchsorted(starts, whole.end))
        near = first + np.flatnonzero(ends[first:stop] > whole.start)
        if not len(near):
            continue
        if not whole.kind:
            is_around = (starts[near] <= whole.start) & (ends[near] >= whole.end)
            take(chances, near if whole.form in APART else near[~is_around], ALL)
            continue
        own = _own(whole, seen.text, near, starts, ends, chances)
        if own is None:
            continue
        if whole.form == "work":
            _turn(chances[own], KINDS.index(whole.kind) + 1)
            continue
        is_around = (starts[near] <= whole.start) & (ends[near] >= whole.end)
        is_title = whole.form == "title"
        holds_places = whole.form in ("title", "organ", "branch", BEHIND)
        is_same = (starts[near] == whole.start) & (ends[near] == whole.end)
        rest = near[(~is_around | (is_title & is_same)) & (near != own)]
        # Places and bodies that a title names are mentions.
        take(chances, rest, _PROJECTS if holds_places else ALL)
        if whole.form == "branch":
            take(chances, rest[ends[rest] >= whole.end - _COMMITTEE], _NO_PLACES)
        if whole.form == BEHIND:
            _turn(chances[own], KINDS.index(whole.kind) + 1, _BODIES)
        is_certain = whole.form in ("body", "organ", "branch")
        _raise(chances[own], KINDS.index(whole.kind) + 1, is_certain)


def _own(
    whole: Whole, text: str, near: Numbers, starts: Numbers, ends: Numbers, chances: Floats
) -> int | None:
    """The candidate that is the name; of a title with its marks and without, the likelier one."""
    spans = [(whole.start, whole.end)]
    if text[whole.start] == "《":
        spans.append((whole.start + 1, whole.end - 1))
    found = [
        number
        for span in spans
        for number in near.tolist()
        if (starts[number], ends[number]) == span
    ]
    return min(found, key=lambda number: float(chances[number, 0]), default=None)


def take(chances: Floats, rows: Numbers, outcomes: Numbers) -> None:
    """What these outcomes of these rows have is the chance of no mention."""
    if len(rows):
        taken = np.ix_(rows, outcomes)
        chances[rows, 0] += chances[taken].sum(axis=1)
        chances[taken] = 0.0


def _raise(row: Floats, outcome: int, is_certain: bool) -> None:
    """Make a mention likely: of its kind where that is certain or nothing else tells of one."""
    told = float(row[1:].sum())
    if is_certain or told < _NOTHING:
        row[:] = 0.0
        row[outcome] = max(told, _SURE)
        row[0] = 1 - row[outcome]
    elif told < _SURE:
        row[1:] *= _SURE / told
        row[0] = 1 - _SURE


def _turn(row: Floats, outcome: int, others: Numbers = PLACES) -> None:
    """What places, or other outcomes, have is this outcome's."""
    told = row[others].sum()
    row[others] = 0.0
    row[outcome] += told

"""Spans that may be mentions, from all sources, and what is told of each in whole numbers.

The judge (judge.py) decides by these columns. 0 means nothing to tell.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from zlib import crc32

import numpy as np
import numpy.typing as npt

from policytext.entities.chain import CLASSES, Likely
from policytext.entities.evidence import Evidence
from policytext.entities.signals import CLOSE, JOINT, OPEN, STOP, Columns, Marks
from policytext.entities.templates import BEYOND
from policytext.entities.words import Places, Words

__all__ = ["VIEWS", "Candidates", "gather"]

# Two chains: of names that stand in no other, and of names that hold no other.
VIEWS = ("outer", "inner")

_EDGE = 1e-3


@dataclass(frozen=True, eq=False)
class Candidates:
    """Spans of words that may be mentions, by first word and falling length.

    Args:
        first: the first word of each.
        last: the last word of each.
        columns: what is told of each.
        crossing: pairs of candidates that overlap without one holding the other.
    """

    first: Places
    last: Places
    columns: Columns
    crossing: list[tuple[int, int]]

    def __len__(self) -> int:
        return len(self.first)


def gather(
    evidence: Evidence, views: dict[str, list[Likely]], more: Sequence[tuple[int, int]] = ()
) -> Candidates:
    """All candidates of a text.

    Args:
        evidence: what lexicons and rules found.
        views: the likely spans of each of ``VIEWS``.
        more: the first and last words of further spans, of which nothing is told.
    """
    words = evidence.words
    size = len(words)
    # A number for each span that rises with its first word and falls with its last.
    flags = {name: _whole(words, hits) for name, hits in _flags(evidence).items()}
    likely = [_numbered(views[view], size) for view in VIEWS]
    numbered = [*(spans for spans, _ in flags.values()), *(spans for spans, _, _ in likely)]
    further = np.array(more, np.int64).reshape(-1, 2).T
    numbered.append(_number(further[0], further[1], size))
    spans = np.unique(np.concatenate(numbered))
    first, last = spans // max(1, size), size - 1 - spans % max(1, size)
    table = np.zeros((len(spans), len(VIEWS), CLASSES))
    for number, (own, groups, chances) in enumerate(likely):
        np.maximum.at(table[:, number], (np.searchsorted(spans, own), groups), chances)
    columns = _chance_columns(table)
    for name in ("place", "deictic", "maybe", "known", "seen"):
        own, values = flags[name]
        columns[f"in_{name}"] = np.zeros(len(spans), np.uint64)
        columns[f"in_{name}"][np.searchsorted(spans, own)] = values
    likeliest = table.sum(axis=2).max(axis=1, initial=0.0)
    others, crossing = _overlaps(first, last, likeliest)
    columns.update(others)
    marks = evidence.signals.marks
    columns.update(_text_columns(words, marks, first, last, likeliest))
    columns.update(_neighbours(marks, first, last, likeliest, columns))
    columns.update(_around_columns(evidence.signals.columns(), first, last))
    return Candidates(first, last, columns, crossing)


def _flags(evidence: Evidence) -> dict[str, Sequence[tuple[int, int, int]]]:
    """What lexicons and rules say of spans: start, end and value of each."""
    return {
        "place": [(*span, 1) for span in evidence.places],
        "deictic": [(*span, 1) for span in evidence.deictic],
        "maybe": [(*span, 1) for span in evidence.maybe],
        "known": [(start, end, known.number) for start, end, known in evidence.known],
        "whole": [(whole.start, whole.end, 1) for whole in evidence.wholes],
        "seen": evidence.seen,
    }


def _whole(words: Words, hits: Sequence[tuple[int, int, int]]) -> tuple[Places, Places]:
    """The numbers of those spans that are whole words, and their values."""
    starts, ends, values = np.fromiter(chain.from_iterable(hits), np.int64).reshape(-1, 3).T
    first = np.minimum(np.searchsorted(words.starts, starts), len(words) - 1)
    last = np.minimum(np.searchsorted(words.ends, ends), len(words) - 1)
    fits = (words.starts[first] == starts) & (words.ends[last] == ends) & (first <= last)
    return _number(first, last, len(words))[fits], values[fits]


def _number(first: Places, last: Places, size: int) -> Places:
    """The number of each span of a text of so many words."""
    return first * size + size - 1 - last


def _numbered(
    likely: Sequence[Likely], size: int
) -> tuple[Places, Places, npt.NDArray[np.float64]]:
    """The numbers of likely spans, their classes and their chances."""
    # Whole numbers are the same as fractions, and one array is filled sooner than two.
    table = np.fromiter(chain.from_iterable(likely), np.float64).reshape(-1, 4).T
    first, last, groups = table[:3].astype(np.int64)
    return _number(first, last, size), groups, table[3]


def _bins(chances: npt.NDArray[np.float64]) -> npt.NDArray[np.uint64]:
    """Log odds in halves, from 1; 0 for no chance at all."""
    clipped = np.clip(chances, _EDGE, 1 - _EDGE)
    odds = np.rint(2 * np.log(clipped / (1 - clipped))).astype(np.int64) + 16
    bins: npt.NDArray[np.uint64] = np.where(chances > 0, odds, 0).astype(np.uint64)
    return bins


def _steps(chances: npt.NDArray[np.float64], count: int) -> npt.NDArray[np.uint64]:
    """Equal steps, from 1."""
    return (np.clip(chances, 0, 1) * count).astype(np.uint64) + np.uint64(1)


def _chance_columns(table: npt.NDArray[np.float64]) -> Columns:
    columns: Columns = {}
    totals = table.sum(axis=2)
    bins, halves = _bins(table), _bins(totals)
    for number, view in enumerate(VIEWS):
        chances, total = table[:, number], totals[:, number]
        for group in range(CLASSES):
            columns[f"{view}{group}"] = bins[:, number, group]
        columns[view] = halves[:, number]
        columns[f"{view}_half"] = (columns[view] + np.uint64(1)) // np.uint64(2)
        columns[f"{view}_third"] = _steps(total, 3)
        best = chances.argmax(axis=1) + 1 if len(chances) else np.zeros(0, np.int64)
        columns[f"{view}_class"] = np.where(total > 0, best, 9).astype(np.uint64)
    columns["always"] = np.ones(len(table), np.uint64)
    return columns


def _overlaps(
    first: Places, last: Places, chance: npt.NDArray[np.float64]
) -> tuple[Columns, list[tuple[int, int]]]:
    """The likeliest candidate that crosses, holds, or lies in each."""
    crosses, holds, inside = (np.zeros(len(first)) for _ in range(3))
    pairs: list[tuple[int, int]] = []
    step = 1
    one = np.arange(len(first) - 1)
    while len(one):
        other = one + step
        one, other = one[first[other] <= last[one]], other[first[other] <= last[one]]
        nested = last[other] <= last[one]
        np.maximum.at(inside, one[nested], chance[other[nested]])
        np.maximum.at(holds, other[nested], chance[one[nested]])
        apart = ~nested
        np.maximum.at(crosses, one[apart], chance[other[apart]])
        np.maximum.at(crosses, other[apart], chance[one[apart]])
        pairs += zip(one[apart].tolist(), other[apart].tolist(), strict=True)
        step += 1
        one = one[one + step < len(first)]
    columns = {
        "crosses": _steps(crosses, 5), "holds": _steps(holds, 5), "inside": _steps(inside, 5),
        "holds_third": _steps(holds, 3), "inside_third": _steps(inside, 3),
        "chance": _steps(chance, 5),
    }  # fmt: skip
    return columns, pairs


def _text_columns(
    words: Words, marks: Marks, first: Places, last: Places, chance: npt.NDArray[np.float64]
) -> Columns:
    """Of the characters of each candidate, and of the same characters elsewhere in the text."""
    pieces = [words.strings[i : j + 1] for i, j in zip(first.tolist(), last.tolist(), strict=True)]
    texts = np.array([crc32("".join(each).encode("utf-8", "surrogatepass")) for each in pieces])
    texts = texts.astype(np.uint64)
    _, group, counts = np.unique(texts, return_inverse=True, return_counts=True)
    sums, best = np.zeros(len(counts)), np.zeros(len(counts))
    np.add.at(sums, group, chance)
    np.maximum.at(best, group, chance)
    count = counts[group]
    several = count > 1
    mean = (sums[group] - chance) / np.maximum(count - 1, 1)
    sizes = words.ends[last] - words.starts[first]
    opened, closed = _counted(marks, OPEN, first, last), _counted(marks, CLOSE, first, last)
    balance = 1 + (opened - closed) % 5 * 5 + np.minimum(opened, 4)
    return {
        "text": texts,
        "again": np.where(several, np.minimum(count, 4), 1).astype(np.uint64),
        "mean": np.where(several, _steps(mean, 6), np.uint64(0)),
        "best": np.where(several, _steps(best[group], 6), np.uint64(0)),
        "sixth": _steps(chance, 6),
        "size": np.minimum(sizes, 16).astype(np.uint64),
        "count": np.minimum(last - first + 1, 8).astype(np.uint64),
        "joint": (_counted(marks, JOINT, first, last) > 0).astype(np.uint64),
        "stop": (_counted(marks, STOP, first, last) > 0).astype(np.uint64),
        "balance": balance.astype(np.uint64),
    }


def _counted(marks: Marks, bit: int, first: Places, last: Places) -> Places:
    """How many words of each candidate are such marks."""
    found = marks & bit > 0
    counts: Places = np.concatenate((np.zeros(1, np.int64), np.cumsum(found, dtype=np.int64)))
    return counts[last + 1] - counts[first]


def _neighbours(
    marks: Marks,
    first: Places,
    last: Places,
    chance: npt.NDArray[np.float64],
    columns: Columns,
) -> Columns:
    """The class and the chance of the likeliest candidate before and behind in a list."""
    size = len(marks)
    joints = marks & JOINT > 0
    told = columns["outer_class"] * np.uint64(4) + columns["outer_third"]
    rising = np.argsort(chance, kind="stable")
    # 0 where no candidate ends or begins; the likeliest is written last.
    ends, begins = np.zeros(size + 4, np.uint64), np.zeros(size + 4, np.uint64)
    ends[last[rising] + 2] = told[rising]
    begins[first[rising]] = told[rising]
    before = (first > 0) & joints[np.maximum(first - 1, 0)]
    behind = (last + 1 < size) & joints[np.minimum(last + 1, size - 1)]
    return {
        "left": np.where(before, ends[first], np.uint64(0)),
        "right": np.where(behind, begins[last + 2], np.uint64(0)),
    }


# Columns of words that are read at the first word (f), at the last (l), and beside them.
_READ = {
    "word": ("f", "l", "f-1", "f-2", "l+1", "l+2"), "last": ("l", "f-1"), "last2": ("l",),
    "first": ("f", "l+1"), "head": ("l", "l+1"), "shape": ("f", "l", "f-1", "l+1"),
    "near": ("f-1", "l+1"), "far": ("f-1", "l+1"), "before": ("f",), "after": ("l",),
    "next": ("l",), "quote": ("f", "l", "f-1", "l+1"), "follow": ("f", "l"),
    "place": ("f", "l"), "form": ("f", "l"), "list": ("l",),
}  # fmt: skip


def _around_columns(columns: Columns, first: Places, last: Places) -> Columns:
    size = len(columns["word"])
    places = {place for each in _READ.values() for place in each}
    at = {place: (first if place[0] == "f" else last) + int(place[1:] or 0) for place in places}
    # Hardly any candidate stands at the text's edge.
    outside = {place: np.flatnonzero((words < 0) | (words >= size)) for place, words in at.items()}
    read: Columns = {}
    for name, own in _READ.items():
        for place in own:
            values = columns[name].take(at[place], mode="clip") if size else columns[name]
            values[outside[place]] = BEYOND
            read[f"{name}@{place}"] = values
    return read

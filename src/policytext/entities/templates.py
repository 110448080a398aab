"""Which columns the model of mentions reads, alone and together, around each word."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping, Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from policytext.entities.signals import CONTEXT

__all__ = [
    "BEYOND",
    "TEMPLATES",
    "WORD_TEMPLATES",
    "Anchored",
    "Keys",
    "Template",
    "TemplateSet",
    "anchored",
    "key_of",
    "keys_at",
    "mixed",
    "speaking",
]

Keys = npt.NDArray[np.uint64]
# Columns and their distances from the word, such as ("last", -1).
Template = tuple[tuple[str, int], ...]

# Columns that read a word alone, and how far to both sides; they are summed once a distinct word.
_REACHES = {
    "word": 3, "last": 2, "first": 2, "last2": 1, "first2": 1, "last3": 1, "shape": 2,
    "head": 2, "near": 2, "far": 2,
}  # fmt: skip
_CONTEXT_REACHES = {
    "place": 2, "name": 2, "maybe": 2, "form": 2, "seen": 2, "next": 1, "before": 1, "after": 1,
    "quote": 1, "follow": 1, "list": 1,
}  # fmt: skip
# Together: the template is silent where the first column of a line has nothing to tell. The first
# two lines and the pairs of far speak at every word and take most of the time. More of them, such
# as pairs two words away or pairs of near, do not find names better.
_TOGETHER = """
word-1 word; word word+1; last-1 last; last last+1
word-1 shape; shape word+1; shape-1 shape shape+1
place word; place-1 word; place word+1; place-1 last; place-1 last last+1; place-1 shape last+1
place-2 last; place word-1; place place-1 place+1; place near+1; place near-1
name word; name word+1; name word-1; name-1 last; name last+1; name after; name before
name name-1 name+1; name near+1; name near-1
seen word+1; seen word-1; seen last; seen after; seen before; seen seen-1 seen+1; seen name
seen near+1; seen near-1; seen last+1
form word; form last; form before; form after; form word-1
head head+1; head word+1; head word-1; head shape; head after; head before; head place-1
head head+1 head+2; head near-1
next place; next shape; next word-1; next word; next quote; next before; next after; next last-1
next near; next near-1
before after; before place; after place; before last; after last; before near; after near
quote follow; quote head; quote word; quote last; quote-1 head; follow word; follow quote head
far-1 far; far far+1; place-1 near; head+1 near
maybe word; maybe last+1; maybe near+1; maybe near-1
list word; list last; list head; list before; list place; list name; list shape word+1; list near
list word-1; list word+1
"""
_MIXER = np.uint64(0xBF58476D1CE4E5B9)
_STEP = 0x517CC1B727220A95
_LOW = np.uint64(29)
_HIGH = np.uint64(32)
BEYOND = 7  # the value of every column before the first and behind the last word
_SILENT = frozenset(("head", *CONTEXT))


def _parse(text: str) -> tuple[str, int]:
    """The column and the distance in ``last-1``."""
    name = text.rstrip("+-0123456789")
    return name, int(text[len(name) :] or 0)


# The columns of a word alone, each at all its distances.
WORD_TEMPLATES: tuple[Template, ...] = tuple(
    ((name, shift),) for name, reach in _REACHES.items() for shift in range(-reach, reach + 1)
)
TEMPLATES: tuple[Template, ...] = (
    *(((name, d),) for name, reach in _CONTEXT_REACHES.items() for d in range(-reach, reach + 1)),
    *(
        tuple(_parse(part) for part in each.split())
        for line in _TOGETHER.strip().splitlines()
        for each in line.split(";")
    ),
)
_NUMBERS = {each: number for number, each in enumerate((*WORD_TEMPLATES, *TEMPLATES), 1)}


def speaking(templates: Sequence[Template]) -> tuple[list[Template], list[Anchored]]:
    """Templates of words: those that speak everywhere, and the others."""
    loud = [each for each in templates if each[0][0] not in _SILENT]
    rest = [each for each in templates if each[0][0] in _SILENT]
    return loud, list(anchored(rest, [_NUMBERS[each] for each in rest]))


def key_of(template: Template, columns: list[Keys]) -> Keys:
    """The keys of a template from the values of its columns; 0 where it is silent."""
    return mixed(_NUMBERS[template], columns, silent=template[0][0] in _SILENT)


def mixed(number: int, columns: list[Keys], *, silent: bool) -> Keys:
    """The keys of a numbered template; 0 where it may be silent and its first column is 0."""
    key: Keys = np.full(len(columns[0]), _seed(number), np.uint64)
    for column in columns:
        key = _stirred(key, column)
    key = _settled(key)
    if silent:
        key[columns[0] == 0] = 0
    return key


def _seed(number: int) -> int:
    return number * _STEP % (1 << 64)


def _stirred(keys: Keys, values: Keys) -> Keys:
    """Keys that depend on one more column: these very keys, changed."""
    keys ^= values
    keys *= _MIXER
    keys ^= keys >> _LOW
    return keys


def _settled(keys: Keys) -> Keys:
    settled = keys >> _HIGH
    settled ^= keys * _MIXER
    return settled


class TemplateSet:
    """Numbered templates that are read together, for many items in few steps.

    Args:
        numbers: the number of each template.
        columns: the columns that each reads, by their rows in the values that it is given.
        silent: which are silent where their first column is 0.
    """

    def __init__(
        self, numbers: Sequence[int], columns: Sequence[Sequence[int]], silent: Container[int] = ()
    ) -> None:
        # Those with many columns first: which of them have one more is a matter of how many.
        self.order = sorted(range(len(numbers)), key=lambda each: -len(columns[each]))
        self._seeds = np.array([_seed(numbers[each]) for each in self.order], np.uint64)
        most = max(map(len, columns), default=0)
        self._columns = [
            np.array([columns[each][nth] for each in self.order if len(columns[each]) > nth], int)
            for nth in range(most)
        ]
        self._muted = np.array([row for row, each in enumerate(self.order) if each in silent], int)

    @classmethod
    def of(cls, templates: Sequence[Template]) -> tuple[TemplateSet, list[tuple[str, int]]]:
        """A set of templates of words, and the columns and distances that its values stand for."""
        columns, reads = _reads(templates)
        silent = {row for row, each in enumerate(templates) if each[0][0] in _SILENT}
        return cls([_NUMBERS[each] for each in templates], columns, silent), reads

    def keys(self, values: Keys) -> Keys:
        """The keys of the templates: a row each, in their order here; 0 where one is silent.

        Args:
            values: the columns, a row each, with one number an item.
        """
        first, *further = self._columns
        # Which of the two is stirred into the other is all one.
        keys = _stirred(values.take(first, axis=0), self._seeds[:, None])
        for reads in further:
            _stirred(keys[: len(reads)], values.take(reads, axis=0))
        keys = _settled(keys)
        if len(self._muted):
            # Times 1 where the first column has something to tell, and times 0 elsewhere.
            keys[self._muted] *= (values != 0).take(first[self._muted], axis=0)
        return keys


class Anchored(NamedTuple):
    """Templates that speak where one column does: hardly anywhere.

    Attributes:
        column: the column; where it is not 0 is an anchor.
        reads: the columns that the templates read, and their distances from the anchor.
        templates: the templates.
        parts: how far from the item the anchor is, and the rows of keys for which that holds.
    """

    column: str
    reads: list[tuple[str, int]]
    templates: TemplateSet
    parts: list[tuple[int, list[int]]]


def anchored(templates: Sequence[Template], numbers: Sequence[int]) -> Iterator[Anchored]:
    """Templates by their first columns, where they are silent if it is 0.

    Args:
        templates: the templates.
        numbers: the number of each.
    """
    for column in dict.fromkeys(each[0][0] for each in templates):
        chosen = [row for row, each in enumerate(templates) if each[0][0] == column]
        own = [templates[row] for row in chosen]
        moved = [tuple((name, far - each[0][1]) for name, far in each) for each in own]
        columns, reads = _reads(moved)
        made = TemplateSet([numbers[row] for row in chosen], columns)
        distances = [own[each][0][1] for each in made.order]
        parts = [
            (distance, [row for row, each in enumerate(distances) if each == distance])
            for distance in sorted(set(distances))
        ]
        yield Anchored(column, reads, made, parts)


def _reads(templates: Sequence[Template]) -> tuple[list[list[int]], list[tuple[str, int]]]:
    """Of each template the numbers of its parts, and the parts."""
    rows: dict[tuple[str, int], int] = {}
    columns = [[rows.setdefault(part, len(rows)) for part in each] for each in templates]
    return columns, list(rows)


def keys_at(
    columns: Mapping[str, Keys], templates: tuple[Template, ...]
) -> Iterator[tuple[Template, Keys]]:
    """Each template with its keys at all words."""
    shifted: dict[tuple[str, int], Keys] = {}
    for template in templates:
        for name, distance in template:
            if (name, distance) not in shifted:
                shifted[name, distance] = _shifted(columns[name], distance)
        yield template, key_of(template, [shifted[each] for each in template])


def _shifted(column: Keys, distance: int) -> Keys:
    if not distance:
        return column
    moved = np.full(len(column), BEYOND, np.uint64)
    if distance > 0:
        moved[:-distance] = column[distance:]
    else:
        moved[-distance:] = column[:distance]
    return moved

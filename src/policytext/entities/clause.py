"""What the model of mentions is told of the clause around each word.

The nearest words of works, the nearest head that follows, and the list that the word may be of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from policytext.data import read_rows
from policytext.entities.words import Places, Words

__all__ = ["BREAKS", "CLUES", "around", "clues_of", "heads"]

Column = npt.NDArray[np.uint64]

BREAKS = frozenset("，。；;,！：:!？?（）()")
_JOINTS = frozenset(("、", "和", "及", "与", "以及", "或"))
_ETC = frozenset(("等", "等等"))
_NUMERAL = re.compile("[0-9０-９一二两三四五六七八九十百]+[个家条座处所项大地国省县市区村镇乡]?")
# What is told of a word alone.
CLUES = ("before", "after", "noun", "break", "joint", "etc", "numeral")
_MEMBER = 8  # words of a member of a list
_NOUN_REACH = 6  # words between what closes a list and the noun that says what its members are


class _Clues(NamedTuple):
    heads: Mapping[str, int]
    before: Mapping[str, int]
    after: Mapping[str, int]
    lists: Mapping[str, int]


@cache
def _clues() -> _Clues:
    numbers: dict[str, int] = {}
    heads: dict[str, int] = {}
    for head, kind, strength in read_rows("names/heads.tsv"):
        number = numbers.setdefault(kind, len(numbers) + 1)
        heads.setdefault(head, number * 2 + (strength == "sure"))
    sides: dict[str, dict[str, int]] = {"before": {}, "after": {}}
    roles: dict[str, int] = {}
    for word, side, role, strength in read_rows("names/works_words.tsv"):
        number = roles.setdefault(role, len(roles) + 1)
        sides[side].setdefault(word, number * 2 + (strength == "sure"))
    members: dict[str, int] = {}
    lists = {
        noun: members.setdefault(what, len(members) + 1)
        for noun, what in read_rows("names/list_nouns.tsv")
    }
    return _Clues(heads, sides["before"], sides["after"], lists)


def heads() -> Mapping[str, int]:
    """The heads with which names end, each with a number for its kind and how sure it is."""
    return _clues().heads


def clues_of(word: str) -> tuple[int, ...]:
    """What ``CLUES`` are of a word."""
    clues = _clues()
    return (
        clues.before.get(word, 0),
        clues.after.get(word, 0),
        clues.lists.get(word, 0),
        word in BREAKS,
        word in _JOINTS,
        word in _ETC,
        _NUMERAL.fullmatch(word) is not None,
    )


def around(words: Words, clues: Mapping[str, Places], ends: Places) -> dict[str, Column]:
    """The columns of each word's clause.

    Args:
        words: the words of the text.
        clues: ``CLUES`` of each word.
        ends: the number of each word's head.
    """
    before, after = clues["before"], clues["after"]
    breaks, joints = clues["break"] > 0, clues["joint"] > 0
    sizes = words.stops - words.begins
    first = np.repeat(words.begins, sizes)
    turned = slice(None, None, -1)
    # Seen from the end of the text, sentences begin where they stop.
    first_turned = (len(words) - np.repeat(words.stops, sizes))[turned]
    last, _ = _nearest(before, breaks, first)
    coming, work = _nearest(after[turned], breaks[turned], first_turned)
    # 、 between a place and what happens tells of a list.
    crossed, far = _nearest(joints[turned].astype(np.int64), breaks[turned], first_turned)
    is_list = (crossed > 0) & (far < work)
    following, distance = _nearest(
        np.where(joints, 0, ends)[turned], (breaks | joints)[turned], first_turned
    )
    head = np.where(following > 0, following * 4 + np.minimum(distance, 4) - 1, 0)
    return {
        "before": last.astype(np.uint64),
        "after": (coming * 2 + is_list)[turned].astype(np.uint64),
        "next": head[turned].astype(np.uint64),
        "list": _lists(clues, breaks, joints, (crossed[turned], far[turned]), first, first_turned),
    }


def _lists(
    clues: Mapping[str, Places],
    breaks: npt.NDArray[np.bool_],
    joints: npt.NDArray[np.bool_],
    behind: tuple[Places, Places],
    first: Places,
    first_turned: Places,
) -> Column:
    """What the members of the list are that each word may be of, and how it is closed.

    Args:
        clues: ``CLUES`` of each word.
        breaks: words that no list goes across.
        joints: words between members.
        behind: whether one of them follows each word, and how far from it.
        first: the first word of each word's sentence.
        first_turned: the same, seen from the end of the text.
    """
    turned = slice(None, None, -1)

    def coming(values: Places) -> tuple[Places, Places]:
        found, away = _nearest(values[turned], breaks[turned], first_turned)
        return found[turned], away[turned]

    noun, away = _nearest(clues["noun"][turned], (breaks | joints)[turned], first_turned)
    noun = np.where(away <= _NOUN_REACH, noun, 0)[turned]
    earlier, since = _nearest(joints.astype(np.int64), breaks, first)
    later, until = behind
    is_later = (earlier > 0) & (since <= _MEMBER)
    by_etc, to_etc = coming(np.where(clues["etc"] > 0, noun + 1, 0))
    by_count, to_count = coming(np.where(clues["numeral"] > 0, noun, 0))
    by_etc = by_etc * 4 + (is_later | ((later > 0) & (until < to_etc)))
    is_counted = (by_count > 0) & (is_later | ((later > 0) & (until < to_count)))
    told = np.where(by_etc > 3, by_etc, np.where(is_counted, by_count * 4 + 2, 0))
    return told.astype(np.uint64)


def _nearest(values: Places, breaks: npt.NDArray[np.bool_], first: Places) -> tuple[Places, Places]:
    """For each word the nearest value before it and its distance; 0 where a break is nearer.

    Args:
        values: numbers, 0 for none.
        breaks: words that nothing is seen across.
        first: the first word of each word's sentence.
    """
    size = len(values)
    if not size:
        return values, values
    told = np.flatnonzero((values > 0) | breaks)
    # Before the first of them there is nothing.
    marks = np.concatenate((np.full(1, -1), told))
    sizes = np.concatenate((told, np.full(1, size - 1))) - marks
    own = values[marks]
    own[breaks[marks]] = 0
    earlier = np.repeat(marks, sizes)
    return np.repeat(own, sizes) * (earlier >= first), np.arange(size) - earlier

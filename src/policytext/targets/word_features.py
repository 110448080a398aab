"""What is seen of a goal in words: by this a model tells how likely its row is right."""

from __future__ import annotations

from bisect import bisect_left

from policytext.targets.features import DIGIT, LENGTHS, Find, flat
from policytext.targets.judge import Part
from policytext.targets.nouns import sort_of
from policytext.targets.phrases import ends
from policytext.values import Indicator

__all__ = ["of_words", "of_words_name"]


def of_words(row: Indicator, section: str, sort: str) -> tuple[Part, ...]:
    """What is seen of a goal in words, whatever its name.

    Args:
        row: its row.
        section: the role of its section.
        sort: the sort of its wording.
    """
    return ((_of_words, row.role, section, sort, flat(row.wording or "")),)


def _of_words(role: str, section: str, sort: str, wording: str) -> tuple[str, ...]:
    return (
        "words",
        f"words s {sort}",
        f"words s {sort} {role} {section}",
        f"words r {role} {section}",
        f"words {role} {wording[:2]}",
        f"words w {wording[:2]}",
        f"words w {wording[-2:]}",
        f"words w {wording}",
    )


def of_words_name(name: str, how: str, row: Indicator, sort: str, find: Find) -> tuple[Part, ...]:
    """What is seen of one reading of the name of a goal in words.

    Args:
        name: the name.
        how: how it is read.
        row: the row of the goal.
        sort: the sort of its wording.
        find: gives the entry of a codebook for a name.
    """
    known, name = find(name) is not None, flat(name)
    is_noun, is_whole = name.endswith(ends("noun")), name.endswith(ends("whole economy"))
    shape = f"{'的' in name}{'、' in name}{DIGIT.search(name) is not None}"
    length = bisect_left(LENGTHS, len(name))
    return (
        (_of_known, how, known, row.measure, sort),
        (_of_nouns, is_noun, is_whole, row.role, sort),
        (_of_name, name[:2], name[-2:], sort),
        (_of_shape, length, sort_of(name[:2]), shape),
    )


def _of_known(how: str, known: bool, measure: str, sort: str) -> tuple[str, ...]:
    return (
        f"words h {how}",
        f"words h {how} {sort}",
        f"words k {known}",
        f"words k {known} {how}",
        f"words k {known} {measure}",
        f"words k {known} {sort}",
        f"words m {measure} {sort}",
    )


def _of_nouns(is_noun: bool, is_whole: bool, role: str, sort: str) -> tuple[str, ...]:
    return (f"words n {is_noun} {role}", f"words n {is_noun} {sort}", f"words n {is_whole} {role}")


def _of_name(start: str, end: str, sort: str) -> tuple[str, ...]:
    return (
        f"words e {end[-1:]}",
        f"words e {end}",
        f"words e {end} {sort}",
        f"words b {start[:1]}",
        f"words b {start}",
    )


def _of_shape(length: int, act: str, shape: str) -> tuple[str, ...]:
    return (f"words l {length}", f"words p {act} {shape}")

"""Words at the edges of names that belong to no name: 例如 before one, 下属 behind one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from policytext.data import read_rows

__all__ = ["inner_words"]


@cache
def _edge_words() -> Mapping[str, Mapping[str, str]]:
    """Of each side, the words and the labels of names that don't have them there."""
    sides: dict[str, dict[str, str]] = {"begin": {}, "end": {}}
    for side, word, labels in read_rows("entities/edge_words.tsv"):
        sides[side][word] = labels or "PLACE INSTITUTION PROJECT"
    return sides


def inner_words(words: Sequence[str], first: int, last: int, label: str) -> tuple[int, int]:
    """The first and the last word of a name without such words; it keeps one word at least.

    Args:
        words: the words of the text.
        first: the first word of the name.
        last: its last word.
        label: its label.

    Example:
        >>> inner_words(["例如", "银谷", "大桥", "建成"], 0, 3, "PROJECT")
        (1, 2)
    """
    sides = _edge_words()
    while first < last and label in sides["begin"].get(words[first], ""):
        first += 1
    while first < last and label in sides["end"].get(words[last], ""):
        last -= 1
    return first, last

"""Lists whose members share words: 城乡居民养老、医疗保险参保率 has them at both ends."""

from __future__ import annotations

import re
from collections.abc import Iterator

from policytext.targets.borders import Borders
from policytext.targets.ways import Reading

__all__ = ["shared"]

_JOINT = re.compile("、|以及|和|及|与")
# So many words at the start of the first member, or at the end of the last, may be shared.
_MOST_FIRST, _MOST_LAST = 3, 3
# Lengths that differ by more tell no more.
_FAR = 3
_MOST_MEMBERS = 8
# What members have for themselves is about as long.
_UNLIKE = 2
# 节能环保、新材料等产业增加值 has its noun behind 等.
_EXAMPLES = "等"


def shared(
    text: str, name: str, start: int, count: int, is_each: bool, borders: Borders
) -> Iterator[Reading]:
    """The ways to read a list whose first words, or last ones, belong to all its members.

    Args:
        text: the text.
        name: the list, without openers and predicate.
        start: where it begins.
        count: how many values follow.
        is_each: whether a word says that each member has its value.
        borders: where words begin.
    """
    parts = _JOINT.split(name)
    is_list = 1 < len(parts) <= _MOST_MEMBERS and all(parts) and text.startswith(name, start)
    if _EXAMPLES in name or not is_list or (len(parts) != count if count > 1 else not is_each):
        return
    first, last = parts[0], parts[-1]
    end = start + len(name)
    befores = [place - start for place in borders.inside(start, start + len(first))][:_MOST_FIRST]
    behinds = [end - place for place in borders.inside(end - len(last), end)][-_MOST_LAST:]
    for before in (0, *befores):
        for behind in (0, *behinds):
            if not before and not behind:
                continue
            own = last[: len(last) - behind]
            if before and behind and abs(len(own) - len(first) + before) > _UNLIKE:
                continue
            head, tail = first[:before], last[len(last) - behind :]
            ones = [one if one.endswith(tail) else one + tail for one in parts[:-1]]
            names = (ones[0], *(head + one for one in (*ones[1:], last)))
            how = f"list{' before' * bool(before)}{' behind' * bool(behind)}"
            word = _shape(first[before:], parts[1]) * bool(before)
            word += _shape(own, parts[-2]) * bool(behind)
            yield Reading(names[0], start, how, word, names=names)


def _shape(own: str, other: str) -> str:
    """How what a member has for itself is like another one: by its last letter and its length."""
    longer = max(-_FAR, min(_FAR, len(own) - len(other)))
    return f"{own[-1:] == other[-1:]}{longer}"

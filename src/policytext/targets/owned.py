"""Bare nouns, and what they belong to: names before them, nouns behind, words in front."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from policytext.targets.nouns import head_of, noun_of, owners
from policytext.targets.phrases import ends
from policytext.targets.ways import Reading, says_of_what, shares, sums_up
from policytext.targets.words import words_of

__all__ = ["finished", "of_others"]

# Longer names are no bare nouns that could belong to others.
_BARE = 6
_NOUN = 2
# Longer words hide no name that is handed on.
_NO_NAME = 4
# A name has hardly ever more ways in which it owns something.
_MOST_OWNERS = 2
# The words in front of a bare noun that it may have.
_LONGEST_FINISHED = 4


def of_others(
    name: str, start: int, head: str, behind: Sequence[tuple[str, str]], before: Sequence[str]
) -> Iterator[Reading]:
    """The ways in which a bare noun belongs to a name before it or to a noun behind the value."""
    for noun, how in behind:
        yield Reading(noun + head, start, f"behind {how}", head)
    is_sum = bool(before) and sums_up(name, before[-1])
    is_bare = (head == name or len(name) <= _BARE) and not says_of_what(name)
    if before and not is_sum and is_bare:
        of_last = islice(owners(before[-1]), _MOST_OWNERS)
        for i, owner in enumerate(one for one in of_last if not _is_torn(one, name)):
            yield Reading(_joined(owner, name), start, f"owned {i}", name)
        if len(before) > 1 and before[-2] != before[-1]:
            for owner in islice(owners(before[-2]), 1):
                yield Reading(_joined(owner, name), start, "owned before 0", name)
    if before and name.startswith(words_of("to others")):
        yield from shares(name, start, before[-1])
    if is_sum:
        wholes = (owner for owner in owners(before[-1]) if before[-1].endswith(owner))
        for i, owner in enumerate(wholes):
            yield Reading(owner, start, f"total {i}", name)
    # 人均收入 is a name of its own.
    is_name = head != name and name.endswith(ends("noun"))
    if before and len(name) <= _NO_NAME and not is_name:
        yield Reading(before[-1], start, "handed on beside")
    if before and name in words_of("per head"):
        yield Reading(name + before[-1], start, "per head", name)
    if before and (head_of_last := head_of(before[-1])) and not name.endswith(ends("noun")):
        yield Reading(name + head_of_last, start, "headed", head_of_last)


def finished(text: str, name: str, start: int, before: Sequence[str]) -> Iterator[Reading]:
    """A bare noun with the word in front of it that looked like an opener: 完成投资."""
    whole = noun_of(text[max(0, start - _LONGEST_FINISHED) : start + len(name)])
    if len(whole) <= len(name):
        return
    begin, word = start + len(name) - len(whole), whole[: len(whole) - len(name)]
    yield Reading(whole, begin, "finished", word)
    for number, other in enumerate(dict.fromkeys(before[:-3:-1])):
        for i, owner in enumerate(owners(other)):
            yield Reading(_joined(owner, whole), begin, f"finished {number} {i}", word)


def _is_torn(owner: str, name: str) -> bool:
    """Whether both have letters alike that are no noun of the owner: 进出口 | 出口额."""
    return owner.endswith(words_of("one word")) and owner.endswith(name[:_NOUN])


def _joined(owner: str, name: str) -> str:
    """A name behind what it belongs to, a noun that both have but once: 重点项目 | 项目开工率."""
    shared = name[:_NOUN]
    return (
        owner + name[_NOUN:] if len(shared) < len(name) and owner.endswith(shared) else owner + name
    )

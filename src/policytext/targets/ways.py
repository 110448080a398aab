"""A way to read the words around a value, and what is named before them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

__all__ = ["EACH", "Before", "Reading"]

# How a list is read that shares one value.
EACH = "each"


class Reading(NamedTuple):
    """One way to read a name.

    Attributes:
        name: the words that name the indicator.
        start: where they begin in the text.
        how: the way: plain, object, verb, joined, beside, counted, owned, headed, handed on, ...
        word: the verb or noun on which the way turns.
        measure: what the verb says of the noun, where it is no part of the name.
        end: where the noun after the value ends; 0 where none is read.
        names: the names of a list, where the way tells them.
    """

    name: str
    start: int
    how: str
    word: str = ""
    measure: str = ""
    end: int = 0
    names: tuple[str, ...] = ()


class Before(NamedTuple):
    """What is named before the words that are read.

    Attributes:
        names: the names of the values before, the last one last; none where they do not count.
        start: where the last of them begins.
        verb: the verb that it has kept: 新增 of 新增5家企业、3个基地.
        clause: the name in the clause before, which has no value.
        clause_start: where it begins.
        across: where the name before the last value begins, if nothing parts it from these words.
    """

    names: Sequence[str]
    start: int
    verb: str
    clause: str
    clause_start: int
    across: int = -1


def is_named(ways: Sequence[Reading], clause: str, find: Callable[[str], object]) -> bool:
    """Whether a clause names an indicator, or begins with one: 税收增幅居全市首位.

    Args:
        ways: the ways to read the value behind it.
        clause: the name in the clause.
        find: gives what a codebook has of a name.
    """
    if find(clause) is not None:
        return True
    return any(find(way.name) for way in ways if way.how.startswith("clause"))

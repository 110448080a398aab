"""A way to read the words around a value, and what is named before them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.phrases import ends
from policytext.targets.words import words_of

__all__ = [
    "EACH",
    "GOES_ON",
    "HANDED",
    "HANDED_ON",
    "NET",
    "OF_BUDGET",
    "OF_SAME",
    "OF_TOPIC",
    "SHARE",
    "Before",
    "Reading",
    "is_named",
    "says_of_what",
    "shape",
    "shares",
    "sums_up",
    "wholes",
]

# How a list is read that shares one value.
EACH = "each"
# What makes a value an amount of change; those after it share it.
NET = "净增"
# The ways that take up names of the values before.
TOTAL = "total"
# A value that has no name of its own takes the one before.
HANDED_ON = "handed on"
HANDED = (HANDED_ON, "owned", "finished ", "headed", "per head", TOTAL, "to others")
# What a bare name is in a budget, and what goes on with its plan or its fund.
OF_BUDGET, GOES_ON, OF_SAME = "of budget", "goes on", "of same"
# What is told of the product that heads a sentence.
OF_TOPIC = "of topic"
# What says of what a value is a share.
SHARE = "占"
_SHARED = "占比"
_OF_WHOLE = lazy_pattern("(?<=..)(?<![侵强挤抢])占(?![比有地用补道据领]).*")
# Lengths differ by so much or more.
_FAR = 3


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
        wholes: the names of which the words may name a part, the likeliest first.
        is_alike: whether the value is a rate or has the unit of the last values.
        first: the first name of the sentence.
        measure: whether the percentages before are growth or a decrease; empty if they are not.
        entry: the title of the entry of a list in which they stand; empty where it has none.
    """

    names: Sequence[str]
    start: int
    verb: str
    clause: str
    clause_start: int
    across: int = -1
    wholes: Sequence[str] = ()
    is_alike: bool = False
    first: str = ""
    measure: str = ""
    entry: str = ""


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


def says_of_what(name: str) -> bool:
    """Whether words say of what another thing is a share: 占支出, not 占地面积."""
    return name.startswith(SHARE) and not name.startswith(words_of("taken"))


def wholes(names: Sequence[str]) -> tuple[str, ...]:
    """Names without what they say to be a share of: 增加值 of 增加值占生产总值比重."""
    # 民间投资9亿元，占比45%，增长3%: so does a share with no more than that.
    return tuple(
        _OF_WHOLE.sub("", name.removesuffix(_SHARED)) if SHARE in name else name for name in names
    )


def shares(name: str, start: int, owner: str) -> Iterator[Reading]:
    """The ways to read words that say of what a value is a share, or whom it is to.

    占支出的比例 names a share of its owner, 占支出的 says of what it is one.
    """
    is_share = name.endswith((*words_of("share end"), *words_of("share of")))
    is_either = not name.startswith(SHARE) or name in words_of("share end")
    if is_share or is_either:
        yield Reading(owner + name, start, "to others", name[:1])
    if not is_share or is_either:
        yield Reading(owner, start, "share of", name[:1], "share")


def shape(own: str, other: str) -> str:
    """How what a member of a list has for itself is like another one: last letter and length."""
    longer = max(-_FAR, min(_FAR, len(own) - len(other)))
    return f"{own[-1:] == other[-1:]}{longer}"


def sums_up(name: str, owner: str) -> bool:
    """Whether a word tells of all that its owner names: 总数达到30家.

    市场主体总量 is a name, 生产总值 has none beside it.
    """
    is_own = name in words_of("total of things") and not owner.endswith(ends("noun"))
    return name in words_of("total") and not is_own

"""Bare nouns, and what they belong to: names before them, nouns behind, words in front."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import islice

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.nouns import NEW, noun_of, owners, verb_of
from policytext.targets.patterns import pattern
from policytext.targets.phrases import ends
from policytext.targets.ways import HANDED_ON, Reading, says_of_what, shares, sums_up
from policytext.targets.words import words_of

__all__ = ["finished", "headed", "of_others", "of_same", "of_topic", "without_brackets"]

# What is told of a name in brackets at its end: 工业总产值（按不变价格计算）.
_IN_BRACKETS = lazy_pattern("[（(][^（）()]*[）)]$")
# Longer names are no bare nouns that could belong to others.
_BARE = 6
_SEMICOLONS = ("；", ";")
_NOUN = 2
# Longer words hide no name that is handed on.
_NO_NAME = 4
# A name has hardly ever more ways in which it owns something.
_MOST_OWNERS = 2
# The words in front of a bare noun that it may have.
_LONGEST_FINISHED = 4
_AREA = "面积"


def of_others(
    name: str,
    start: int,
    head: str,
    behind: Sequence[tuple[str, str]],
    before: Sequence[str],
    first: str = "",
) -> Iterator[Reading]:
    """The ways in which a bare noun belongs to a name before it or to a noun behind the value.

    Args:
        name: the name.
        start: where it begins.
        head: the noun with which it ends; empty where none is.
        behind: nouns behind the value, and how they stand there.
        before: the names before it.
        first: the first name of the sentence.
    """
    for noun, how in behind:
        yield Reading(noun + head, start, f"behind {how}", head)
    is_sum = bool(before) and sums_up(name, before[-1])
    is_bare = (head == name or len(name) <= _BARE) and not says_of_what(name)
    if before and not is_sum and is_bare:
        yield from _owned(name, start, before, first)
    if before and name.startswith(words_of("to others")):
        yield from shares(name, start, before[-1])
    if is_sum:
        wholes = (owner for owner in owners(before[-1]) if before[-1].endswith(owner))
        for i, owner in enumerate(wholes):
            yield Reading(owner, start, f"total {i}", name)
    # 人均收入 is a name of its own.
    is_name = head != name and name.endswith(ends("noun"))
    if before and len(name) <= _NO_NAME and not is_name:
        yield Reading(before[-1], start, f"{HANDED_ON} beside")
    if before and name in words_of("per head"):
        yield Reading(name + before[-1], start, "per head", name)


def _owned(name: str, start: int, before: Sequence[str], first: str) -> Iterator[Reading]:
    """A bare noun with what a name before it is of: 茶叶 of 茶叶种植面积."""
    # 金额 of 公积金贷款 is that of the loans.
    is_sum = name in words_of("sum of things")
    # 总库容 of 新建水库6座 is that of the new ones alone.
    is_of_new = name in words_of("size in all") and verb_of(before[-1]).startswith(NEW)
    of_last = islice([before[-1]] if is_sum or is_of_new else owners(before[-1]), _MOST_OWNERS)
    for i, owner in enumerate(one for one in of_last if not _is_torn(one, name)):
        yield Reading(_joined(owner, name), start, f"owned {i}", name)
    if len(before) > 1 and before[-2] != before[-1]:
        for owner in islice(owners(before[-2]), 1):
            yield Reading(_joined(owner, name), start, "owned before 0", name)
    if first and first not in before:
        for owner in islice(owners(first), 1):
            yield Reading(_joined(owner, name), start, "owned first", name)


def headed(
    name: str, start: int, wholes: Sequence[str], *, is_alike: bool, measure: str = ""
) -> Iterator[Reading]:
    """A part that lacks the noun of what is measured of its whole: 猪肉 of 肉类总产量.

    Args:
        name: the name of the part.
        start: where it begins.
        wholes: names of what it may be a part of.
        is_alike: whether its value can be one of what is measured.
        measure: what is told of the parts before: 采矿业增长6%，制造业9%.

    Example:
        >>> [way.name for way in headed("猪肉", 0, ["肉类总产量"], is_alike=True)]
        ['猪肉总产量', '猪肉产量']
        >>> [way.name for way in headed("财产险", 0, ["保费收入"], is_alike=True)]
        ['财产险保费收入']
    """
    is_part = is_alike and name.endswith(words_of("part end"))
    if name.endswith(ends("noun")) and not is_part:
        return
    for whole in wholes:
        bare = without_brackets(whole)
        head = noun_of(bare)
        if name in bare:
            continue
        if head.endswith(_AREA) and name in words_of("act of area"):
            # 新开工 of 房屋施工面积86万平方米，其中新开工12万平方米
            yield Reading(bare[: -len(head)] + name + _AREA, start, "headed act", name, measure)
            continue
        if head:
            yield Reading(_joined(name, head), start, "headed", head, measure)
        for noun in _of_parts(bare):
            yield Reading(_joined(name, noun), start, "headed part", noun, measure)


def without_brackets(name: str) -> str:
    """A name without what its brackets tell of it; most names are letters alone."""
    return name if name.isalpha() else _IN_BRACKETS.sub("", name)


@cache
def _part_nouns() -> tuple[tuple[str, str], ...]:
    return tuple((whole, part) for whole, part in read_rows("targets/part_nouns.tsv"))


@lru_cache(maxsize=4096)
def _of_parts(whole: str) -> list[str]:
    """The nouns that parts of a whole have of what is measured of it, other than its own."""
    return [part for end, part in _part_nouns() if whole.endswith(end)]


def of_same(name: str, words: str, before: Sequence[str]) -> str:
    """Whose a value is that goes on with one: 农民人均纯收入9860元；人均消费支出7240元.

    So are sources of income and kinds of expenses: 其中工资性收入4870元; freight is of the same
    way as that before: 水路货运量9万吨，货物周转量8亿吨公里.

    Args:
        name: the name, which says of nothing whose it is.
        words: those between the value before and its own.
        before: the names before it in the sentence.

    Returns:
        What stands in front of the name; empty where it is of nothing so.
    """
    if before and pattern("transport").fullmatch(name) is not None:
        is_apart = words.startswith(_SEMICOLONS)
        by = None if is_apart else pattern("way of transport").match(before[-1])
        return "" if by is None else str(by[1])
    is_kind = pattern("kind per head").fullmatch(name) is not None
    if not is_kind and pattern("per head").match(name) is None:
        return ""
    found = (pattern("people per head").match(one) for one in reversed(before))
    return next((str(one[1]) for one in found if one is not None), "")


def of_topic(text: str, start: int, name: str, find: Callable[[str], object]) -> str:
    """The product or branch that heads a sentence, for a bare name in it: 茶叶：种植面积9万亩.

    Args:
        text: the text.
        start: where the sentence begins.
        name: the name.
        find: gives what a codebook has of a name; what it has an output or area of is a product.

    Returns:
        Empty where no product heads it, or the name says by itself whose it is.

    Example:
        >>> of_topic("咖啡：综合产值突破90亿元。", 0, "综合产值", lambda _: None)
        '咖啡'
        >>> of_topic("今年：综合产值突破90亿元。", 0, "综合产值", lambda _: None)
        ''
    """
    if pattern("bare of a product").fullmatch(name) is None:
        return ""
    found = pattern("topic of sentence").match(text, start)
    topic = "" if found is None else str(found["topic"])
    is_known = topic in words_of("product") or any(
        find(topic + noun) is not None for noun in words_of("of a product")
    )
    return topic if topic and is_known else ""


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

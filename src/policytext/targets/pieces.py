"""Ways to read a name that are told by where words begin."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.borders import Borders
from policytext.targets.nouns import noun_of, owners
from policytext.targets.patterns import pattern
from policytext.targets.phrases import ends
from policytext.targets.ways import Before, Reading, shape, sums_up

__all__ = ["JOINED", "by_words", "of_same_word"]

# What joins the members of a list.
JOINED = lazy_pattern("[、和及与]")
# A verb that a noun behind it keeps in its name.
_VERB, _OF = "完成", "的"
# What is told of a name behind it is longer: 稳居全省第三, not the end of it (消费水平).
_SHORTEST_BEHIND = 4
# So many of the words of a name may be handed on to another.
_MOST_HANDED_ON = 3
# So near to where words are cut off the member of a list ends that they are part of.
_WORD = 4
# Longer names need no words of a name before them.
_NEEDY = 8
_RATES = ("率", "比例", "比重", "占比")
# No name is longer that goes on with a word of the name before.
_LONGEST_OF_WORD = 8


def by_words(
    text: str, name: str, start: int, before: Before, borders: Borders
) -> Iterator[Reading]:
    """The name with words of a name before it."""
    yield from _done(text, name, start, before)
    yield from _of_subject(name, before)
    yield from of_same_word(name, start, before)
    if len(name) > _NEEDY:
        return
    others = [(before.clause, before.clause_start, "clause", before.clause_start)]
    if before.names and name:
        others.append((before.names[-1], before.start, "prefixed", start))
    for other, begin, how, first in others:
        if not other or not text.startswith(other, begin):
            continue
        places = [*borders.inside(begin, begin + len(other)), begin + len(other)]
        # The first words of it, and all of the clause before.
        whole = places[_MOST_HANDED_ON:][-1:] if how == "clause" else []
        if whole and not name:
            # 社会消费品零售总额稳居全省第三，达到580亿元 ends its name with the noun.
            stop = places[-1]
            nouned = (at for at in places[_MOST_HANDED_ON:-1] if _is_nouned(text, begin, at, stop))
            whole = [*islice(nouned, 1), *whole]
        for number, place in enumerate((*places[:_MOST_HANDED_ON], *whole)):
            if "、" in text[place : min(place + _WORD, begin + len(other))]:
                continue  # Half of a member of a list owns nothing: 汽车 of 汽车灯具、食品产业.
            if sums_up(name, text[begin:place]):
                yield Reading(text[begin:place], first, f"total {how}", name)
                continue
            rest = text[place : place + 2]
            if how == "prefixed":
                # 中试基地 takes the place of 验证中心 in 省级验证中心5家、中试基地3家.
                rest = shape(name, other[place - begin :])
            yield Reading(text[begin:place] + name, first, f"{how} {number}", rest)


def _is_nouned(text: str, begin: int, end: int, stop: int) -> bool:
    """Whether a name ends with a noun of indicators, and no longer one goes on: 收入占…的比重."""
    if stop - end < _SHORTEST_BEHIND or text.find(_OF, end, stop) >= 0:
        return False
    return text.endswith(ends("noun"), begin, end)


def of_same_word(name: str, start: int, before: Before) -> Iterator[Reading]:
    """The name before up to a word with which both go on: 新农合参合人数9万人，参合率96%.

    Args:
        name: the name.
        start: where it begins.
        before: what is named before.
    """
    if not before.names or not 2 < len(name) <= _LONGEST_OF_WORD:
        return
    other, word = before.names[-1], name[:2]
    place = other.find(word, 1)
    if place > 0 and not other.endswith(name):
        how = "same word rate" if name.endswith(_RATES) else "same word"
        yield Reading(other[:place] + name, start, how, shape(name, other[place:]))


def _of_subject(name: str, before: Before) -> Iterator[Reading]:
    """A bare noun with what the clause before tells of: 农产品加工业稳步发展，完成产值9亿元."""
    if not before.clause or noun_of(name) != name:
        return
    found = [*pattern("subject of clause").finditer(before.clause)][-1:]
    for match in found:
        owner = before.clause[: match.end()]
        yield Reading(owner + name, before.clause_start, "clause subject", match[0][-2:])


def _done(text: str, name: str, start: int, before: Before) -> Iterator[Reading]:
    """A noun that keeps its verb, with what has it: 项目完成投资 of 19个项目，完成投资6亿元."""
    verb = text[start - len(_VERB) : start]
    if verb == _VERB and before.names and noun_of(verb + name) == verb + name:
        for number, owner in enumerate(owners(before.names[-1])):
            yield Reading(owner.removesuffix(verb) + verb + name, start, f"done {number}", verb)

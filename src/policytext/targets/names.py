"""Several indicators in one phrase: 城乡居民收入, 规上工业增加值、固定资产投资."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.lexicon import first_word
from policytext.targets.nouns import NEW, leading_verb, verb_of, with_owner
from policytext.targets.patterns import pattern
from policytext.targets.phrases import ends, strip_openers
from policytext.targets.ways import EACH, HANDED_ON, TOTAL, Reading
from policytext.targets.words import examples_of, words_of

__all__ = ["members", "names_of_list", "of_kinds"]

# A member that lacks the head of the list is not longer: 城镇 in 城镇和农村居民收入.
_SHORT = 4
_ABBREVIATION = lazy_pattern("^[A-Za-z][A-Za-z0-9._]*")
# Members of 在甲、乙、丙中 are no names.
_ENUMERATED = "、"
_WITHIN = lazy_pattern("在[^中]{2,}、[^、]*[^高初]中(?![小学等职专心医国央西部])")
_TRADE = "业"
_NUMBERS = {number: i for i, number in enumerate("二三四五六七八九十", 2)} | {"两": 2}
_LONGEST_WORD = 4


@cache
def _expansions() -> tuple[tuple[str, tuple[str, ...], bool], ...]:
    read = read_rows("targets/expansions.tsv")
    rows = [(short, tuple(each.split()), in_list == "yes") for short, each, in_list in read]
    return tuple(sorted(rows, key=lambda row: (-len(row[0]), row)))


@cache
def _two() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, words_of("two"))))


def _is_single(phrase: str, count: int, is_shared: bool) -> bool:
    """Whether a phrase gives a single name, whatever its words: one value is not shared out."""
    return count < 2 and not is_shared and _two().search(phrase) is None


def members(phrase: str, count: int, *, is_shared: bool, is_expanded: bool = True) -> list[str]:
    """The names that a phrase gives to so many values.

    Args:
        phrase: the words.
        count: how many values follow.
        is_shared: whether 分别, 均 or the like says that each member has its value.
        is_expanded: whether short forms such as 城乡居民收入 are several.

    Returns:
        As many names as there are values; all members, where they share one value; else the
        whole phrase.

    Example:
        >>> members("城乡居民人均可支配收入", 2, is_shared=True)
        ['城镇居民人均可支配收入', '农村居民人均可支配收入']
        >>> members("存、贷款余额", 2, is_shared=True)
        ['存款余额', '贷款余额']
        >>> members("规上工业增加值、固定资产投资", 1, is_shared=True)
        ['规上工业增加值', '固定资产投资']
    """
    if _is_single(phrase, count, is_shared):
        return [phrase]
    return list(_members(phrase, count, is_expanded=is_expanded))


# Each way to read a list asks for its members again.
@lru_cache(maxsize=512)
def _members(phrase: str, count: int, *, is_expanded: bool) -> Sequence[str]:
    """The names that a phrase gives to so many values, if it may give several."""
    listed = [part.strip() for part in pattern("joint").split(phrase)]
    is_list = "、" in phrase and len(listed) == count
    found = _expanded(phrase, count, is_list=is_list) if is_expanded else None
    if found is not None:
        return found
    if any(not part for part in listed) or _WITHIN.search(phrase):
        return [phrase]
    if count > 1 and len(listed) > count:
        listed = [part for part in phrase.split("、") if part]
    if count > 1 and len(listed) != count:
        return [phrase]
    if kinds := of_kinds(listed):
        return list(kinds)
    example, shared = examples_of(listed[-1])
    if example and shared:
        # 新材料、生物医药等产业增加值 have their noun behind 等.
        return [part + shared for part in (*listed[:-1], example)]
    if pairs := _of_pairs(phrase, listed):
        return pairs
    made = [_with_head(part, listed[-1]) for part in listed]
    if any(len(one) > _SHORT and one == part for part, one in zip(listed[:-1], made, strict=False)):
        made = listed if not listed[-1].endswith(ends("head")) else made  # They share no head.
    return _per_value(_abbreviated(listed, _alike(listed, made)))


def _of_pairs(phrase: str, listed: list[str]) -> list[str]:
    """The members of a list of whole names whose last two share a noun of their own.

    巩固率、高中阶段和高等教育毛入学率: the pair has its noun for itself. Empty for other lists.
    """
    groups = phrase.split(_ENUMERATED)
    pair = [part.strip() for part in pattern("joint").split(groups[-1])]
    nouns = (*ends("noun"), *words_of("rate end"))
    is_so = 1 < len(groups) < len(listed) and len(pair) == 2 and len(groups) + 1 == len(listed)
    if not is_so or pair[0].endswith(nouns) or not all(one.endswith(nouns) for one in groups):
        return []
    return [*groups[:-1], _with_head(pair[0], pair[1]), pair[1]]


def _per_value(made: list[str]) -> list[str]:
    """Members with what the one before them is for each of: 万元生产总值 of its 能耗、水耗."""
    unit = ""
    found = []
    for one in made:
        opened = pattern("per value").match(one)
        unit = opened[0] if opened is not None else unit
        is_bare = unit and opened is None and pattern("used per value").fullmatch(one)
        unit = unit if opened is not None or is_bare else ""
        found.append(unit + one if is_bare else one)
    return found


def _abbreviated(listed: list[str], made: list[str]) -> list[str]:
    """Members with what the next abbreviation has behind it: PM2.5 of PM2.5、PM10浓度和降尘量."""
    for i in range(len(listed) - 2, -1, -1):
        tail = _ABBREVIATION.sub("", made[i + 1])
        is_bare = made[i] == listed[i] and listed[i].isascii()
        is_bare = is_bare and listed[i] not in words_of("whole abbreviation")
        if is_bare and tail != made[i + 1] and not tail.isascii():
            made[i] += tail
    return made


def of_kinds(parts: Sequence[str]) -> tuple[str, ...]:
    """The members with the noun behind how many they are, if they are as many.

    Example:
        >>> of_kinds(["造船", "制糖两大产业产值"])
        ('造船产业产值', '制糖产业产值')
    """
    counted = pattern("kinds in list").search(parts[-1])
    if counted is None or not counted.start() or _NUMBERS.get(counted[1]) != len(parts):
        return ()
    ones = (*parts[:-1], parts[-1][: counted.start()])
    return tuple(_with_tail(one, counted[2]) for one in ones)


def _with_tail(one: str, tail: str) -> str:
    """A member with the noun of all: 采矿业增加值 of 采矿业、建筑业两大行业增加值."""
    field = next((each for each in words_of("field") if tail.startswith(each)), "")
    return one + (tail[len(field) :] if field and one.endswith(_TRADE) else tail)


def _alike(listed: list[str], made: list[str]) -> list[str]:
    """Members with one head, where one of them shows by its last letter what the head is.

    黄河 takes 省境内水质 as 长江 does, of 长江、黄河、澜沧江省境内水质.
    """
    last = listed[-1]
    heads = {
        one[len(part) :]
        for part, one in zip(listed[:-1], made, strict=False)
        if one != part and last.endswith(part[-1] + one[len(part) :])
    }
    if len(heads) != 1:
        return made
    (head,) = heads
    return [
        part + head if part != last and len(part) <= _SHORT else one
        for part, one in zip(listed, made, strict=True)
    ]


def _expanded(phrase: str, count: int, *, is_list: bool) -> list[str] | None:
    for short, each, is_in_list in _expansions():
        at = phrase.find(short)
        if at < 0 or count not in (1, len(each)) or (is_list and not is_in_list):
            continue
        if count > 1 or pattern("joint").search(phrase, 0, at) is None:
            return [phrase[:at] + one + phrase[at + len(short) :] for one in each]
    return None


def _has_noun(part: str, field: str) -> bool:
    """Whether a member has a noun of what is measured; an industry has none: 新能源."""
    is_industry = bool(field) or part.endswith(words_of("industry end"))
    return part.endswith(ends("noun")) and not is_industry


def _with_head(part: str, last: str) -> str:
    """A member with the head that the last has for all: 城镇 in 城镇和农村居民收入."""
    if part.endswith((*words_of("amount used"), *words_of("rate end"))):
        return part  # 用水量 beside 二氧化碳排放量; 入园率 beside 幼儿占比
    if part in words_of("whole abbreviation"):
        return part
    head = _head_of(last)
    fields = (each for each in words_of("field") if last.endswith(each + head))
    field = next(fields, "") if head else ""
    if field and part != last and part.endswith(field):
        return part + head  # 新兴产业 beside 高新技术产业增加值
    if (
        part == last
        or part.endswith(words_of("changed"))
        or (_has_noun(part, field) and not last.endswith(words_of("share end")))
    ):
        return part
    share = field + head
    # 二氧化硫 beside 化学需氧量排放量 is as long as the other without the shared noun.
    is_alike = share and len(part) > 2 and len(last) - len(share) <= len(part) + 2
    if last.endswith(words_of("share end")) and (tail := _behind_same_end(part, last)):
        return part + tail
    if len(part) > _SHORT and not field and part.endswith(words_of("people end")):
        same = last.rfind(part[-2:])  # 城镇常住居民、农村常住居民人均可支配收入
        share = last[same + 2 :] if same > 0 else share
    if len(part) > _SHORT or is_alike or field:
        return _with_tail(part, share)
    if len(last) <= len(part) + 1:
        return part
    same = last.rfind(part[-1], 0, len(last) - 2)
    if same == 0:
        return part + share
    if same > 0 and first_word(last[same : same + _LONGEST_WORD]) == 1:
        return part + last[same + 1 :]
    tail = last[_like(part, last) :]
    # 人参、苹果梨产量 share 产量, 小麦、玉米总产量 share 总产量.
    is_torn = head and tail != head and tail[1:] == head and tail[0] not in words_of("of amounts")
    return part + (head if is_torn else tail)


def _behind_same_end(part: str, last: str) -> str:
    """What stands in the last member behind the noun with which another ends; mostly nothing.

    增加值占工业比重 of 新兴产业、高新技术产业增加值占工业比重.
    """
    end = next(filter(part.endswith, words_of("trade end")), "")
    same = last.find(end) if end else -1
    return last[same + len(end) :] if same > 0 else ""


def _head_of(last: str) -> str:
    """The longest noun with which a list ends that its members may share; mostly none."""
    heads = ends("head")
    return next(filter(last.endswith, heads)) if last.endswith(heads) else ""


def _like(part: str, last: str) -> int:
    """Where the words of the last member that are like another one end: 农村 for 城镇."""
    if len(part) == 1:
        return 1
    stops, place = [], 0
    while place < len(last) - 1:
        place += first_word(last[place : place + _LONGEST_WORD])
        stops.append(place)
    inner = [end for end in stops if end < len(last)]
    return min(inner, key=lambda end: (abs(end - len(part)), -end), default=len(part))


def _with_verb(names: Sequence[str]) -> tuple[str, ...]:
    """The names of a list of new things, each with the verb of the first: 新增A和B各3家."""
    verb = verb_of(names[0])
    if not verb.startswith(NEW):
        return tuple(names)
    own = (*ends("noun"), *words_of("share end"))
    others = (
        one if leading_verb(one) is not None or one.endswith(own) else verb + one
        for one in names[1:]
    )
    return (names[0], *others)


def _summed_up(name: str, last: Sequence[str], count: int) -> tuple[str, ...]:
    """What totals sum up, each the name of its own: 新增企业3家、基地5家，总数分别达到11家、9家.

    Args:
        name: the last one, without the verb that those before may have.
        last: so many names told before.
        count: how many totals there are.
    """
    if len(last) < count or not last[-1].endswith(name):
        return ()
    verb = last[-1][: len(last[-1]) - len(name)]
    return tuple(one.removeprefix(verb) for one in last)


def names_of_list(
    way: Reading,
    count: int,
    *,
    is_shared: bool,
    handed: Sequence[str],
    last: Sequence[str],
    is_alike: bool = False,
) -> tuple[str, ...]:
    """A name for each value of a list.

    Args:
        way: how the list is read.
        count: how many values it has.
        is_shared: whether 分别, 均 or the like says that each member has its value.
        handed: the names that the value before hands on.
        last: the names of the sentence so far.
        is_alike: whether one value is that of each name handed on: ，均增长8%.

    Returns:
        One name, or one for each value; none where a single name is handed on to several.
    """
    if way.names:
        return way.names
    if count > 1 and way.how.startswith(TOTAL):
        return _summed_up(way.name, last[-count:], count)
    if way.how != HANDED_ON:
        if _is_single(way.name, count, is_shared or way.how == EACH):
            return (way.name,)  # So are most.
        names = list(_members(way.name, count, is_expanded=True))
        if len(names) == 1:
            return (names[0],)
        # 全国 is no opener in 全国文明城市 if that reading keeps it.
        kept = names[:1] if way.how == "opened" else []
        names = kept + [strip_openers(each)[0] or each for each in names[len(kept) :]]
        names = [with_owner(one, names[:1]) if i else one for i, one in enumerate(names)]
        return _with_verb(names)
    if len(handed) == count or (count == 1 and is_alike and len(set(handed)) > 1):
        return tuple(handed)
    if count > 1 and len(last) >= count:
        return tuple(last[-count:])
    return () if count > 1 else (handed[-1],)

"""The nouns beside a value: behind it, and at the ends of the names before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.acts import JOINTS, Act, Acts
from policytext.targets.borders import Borders
from policytext.targets.patterns import pattern
from policytext.targets.words import NOTE, Words, words_of

__all__ = [
    "NEW",
    "acted",
    "counted",
    "head_of",
    "leading_verb",
    "noun_of",
    "owners",
    "sort_of",
    "told_by",
    "turned",
    "verb_of",
    "verbs",
    "with_owner",
    "without_manner",
    "without_new",
]

# The noun after a number: 5家规上企业.
_COUNTED = lazy_pattern("的?([^，,。；;、：:（）()〔［【\\[\n0-9０-９]{1,28})")
_JOINT = lazy_pattern("和|及|与")
_AND = lazy_pattern(f"[{JOINTS}]")
_SHORTEST_TWO = 2
# What a noun may have inside: 7所学校〔12〕新扩建, 20个省（区、市）, 5台燃气、燃煤锅炉.
_WORDS = "[^，,。；;、：:（）()〔［【\\[\n0-9０-９]"
_ACROSS = lazy_pattern(
    f"(?:(?:{NOTE.pattern}|[（(][^（）()0-9０-９\n]{{1,8}}[）)]|、(?={_WORDS}{{2}}))"
    f"{_WORDS}{{0,20}}){{1,3}}"
)
_NONE = "none"
# 新建 and 新增 tell of new things.
NEW, _ADDED = "新", "新增"
_VERBS = "targets/counting_verbs.tsv"
_DONE = "进行"
# So many words behind a value may end the noun.
_MOST_ENDS = 4
# With so many letters a noun begins that may repeat what stands before it.
_BEGIN = 2


class Verb(NamedTuple):
    """A verb that counts things.

    Attributes:
        measure: what a value says of the noun, where the verb is no part of the name.
        sort: ``brings`` a thing about, or ``does`` something to what there is.
    """

    measure: str
    sort: str


_NO_VERB = Verb("", "")


@cache
def verbs() -> tuple[Acts, dict[str, Verb]]:
    """The verbs that count things: what finds one or two joined, and what is known of each."""
    rows = {
        verb: Verb("" if said == _NONE else said, sort) for verb, said, sort in read_rows(_VERBS)
    }
    return Acts(rows, words_of("like a verb")), rows


def leading_verb(text: str, start: int = 0, end: int | None = None) -> Act | None:
    """The verb, or two joined, with which a text begins, or a stretch of it."""
    return verbs()[0].match(text, start, end)


def sort_of(word: str) -> str:
    """The sort of a verb that counts things; empty for other words."""
    return told_by(word).sort


@lru_cache(maxsize=4096)
def told_by(word: str) -> Verb:
    """What is known of a verb, or of the last of two: 制定和颁布; nothing of other words."""
    known = verbs()[1]
    verb = known.get(word)
    if verb is None and len(word) > _SHORTEST_TWO:
        verb = known.get(_AND.split(word)[-1])
    return verb or _NO_VERB


@cache
def _paired() -> Words[None]:
    return Words((noun, None) for (noun,) in read_rows("targets/paired_nouns.tsv"))


@lru_cache(maxsize=4096)
def noun_of(name: str) -> str:
    """The longest noun with which a name ends that may stand for short; empty where none is."""
    found = _paired().ending(name)
    return found[0] if found is not None else ""


def counted(text: str, place: int, borders: Borders) -> list[tuple[str, int]]:
    """The noun that stands behind a value, with where it ends.

    Up to a stop; up to a verb; up to each of its words.
    """
    match = _COUNTED.match(text, place)
    if match is None or match[1].startswith(words_of("no noun")):
        return []
    begin, end = match.span(1)
    found = [end]
    acts = [
        verb.start()
        for verb in verbs()[0].finditer(match[1], 1)
        if _is_whole(match[1][: verb.start()])
    ]
    # The noun ends before the first verb, or has it within: 矿山修复工程顺利完工.
    found += [begin + len(without_manner(match[1][:act])) for act in (*acts[:1], *acts[1:][-1:])]
    joint = _JOINT.search(match[1], 1)
    if joint is not None:
        found.append(begin + joint.start())
    inside = borders.inside(begin, end)
    if "“" in match[1]:
        inside = [last for last in inside if _is_whole(text[begin:last])]
    found += inside[:_MOST_ENDS]
    nouns = [(text[begin:last], last) for last in dict.fromkeys(found) if last > begin]
    return nouns + list(_longer(text, begin, end))


def _is_whole(words: str) -> bool:
    """Whether words do not end within quotation marks."""
    return "“" not in words or words.count("“") == words.count("”")


def _longer(text: str, begin: int, end: int) -> Iterator[tuple[str, int]]:
    """The noun across what it may have inside: a note, brackets, what lists the same things."""
    across = _ACROSS.match(text, end)
    if across is not None and across.end() > end:
        yield NOTE.sub("", text[begin : across.end()]), across.end()


@cache
def _how_done() -> re.Pattern[str]:
    """Words before what is done to things: 成功, and verbs that say nothing else, as 完成."""
    manner, light = ("|".join(words_of(sort)) for sort in ("manner", "light"))
    return re.compile(f"^(?:{manner})*(?:(?:{light})了?)?(?:{manner})*")


@cache
def _manner() -> Words[None]:
    return Words((word, None) for word in words_of("manner"))


def acted(told: str) -> str:
    """What is done to a thing, without how: 大修 of 顺利完成大修."""
    return _how_done().sub("", told)


def without_manner(words: str) -> str:
    """Words without those at their end that say how something is done.

    Example:
        >>> without_manner("项目全部顺利"), without_manner("项目即将")
        ('项目', '项目')
    """
    while (last := _manner().ending(words)) is not None:
        words = words[: -len(last[0])]
    return words


def turned(nouns: Sequence[tuple[str, int]]) -> Iterator[tuple[str, str, int]]:
    """Other ways to name what the nouns behind a value tell, with how and where they end.

    13个项目竣工投产 is told of as 竣工投产项目, 对35所学校进行改造 as 学校改造, 3家在国内有影响的
    平台 as 平台.
    """
    if not nouns:
        return
    whole, end = nouns[0]
    thing, done, act = whole.partition(_DONE)
    if thing and done and act:
        yield thing + act.lstrip("了"), "done", end
    for noun, _ in nouns[1:3]:
        told = whole[len(noun) :]
        act = acted(told)
        if act == told and leading_verb(told) is None:
            continue
        yield told + noun, "turned", end
        if act and act != told:
            yield act + noun, "turned act", end
            yield noun + act, "act", end
    _, _, head = whole.rpartition("的")
    if head and head != whole:
        yield head, "of", end


def head_of(name: str) -> str:
    """The noun at the end of a name that those after it may share: 总产值 of 工业总产值."""
    found = noun_of(name)
    return found if len(found) < len(name) else ""


def owners(name: str) -> Iterator[str]:
    """What a bare noun may belong to: 重点项目 of 重点项目总投资, 茶叶 of 茶叶种植面积."""
    head = head_of(name)
    if head:
        yield name[: len(name) - len(head)]
    verb = leading_verb(name)
    if verb is not None and verb.end() < len(name):
        yield name[verb.end() :]
    yield name
    for act in list(verbs()[0].finditer(name, 2))[-1:]:
        # 养老保险全面启动，参保率…: what is told of the owner is no part of it.
        if act.end() == len(name):
            yield without_manner(name[: act.start()])


def verb_of(name: str) -> str:
    """The verb with which a name begins, so that names after it may share it; else nothing."""
    match = leading_verb(name)
    return match[0] if match is not None and match.end() < len(name) else ""


def without_new(name: str) -> str:
    """The things of a name without what makes them new: 高标准农田 of 新建高标准农田."""
    if name.startswith(_ADDED):
        return name[len(_ADDED) :]  # 挂牌企业 of 新增挂牌企业
    verb = verb_of(name)
    if verb.startswith(NEW):
        return name[len(verb) :]
    if (start := pattern("new at start").match(name)) is not None:
        return name[start.end() :]
    return pattern("new at end").sub("", name)  # 高新技术企业新认定86家，累计620家


def with_owner(name: str, before: Sequence[str]) -> str:
    """A bare noun of a list with what the name before has in front of its own: 金融机构贷款余额."""
    if not before or noun_of(name) != name:
        return name
    head = head_of(before[-1])
    owner = before[-1][: len(before[-1]) - len(head)]
    # 税收收入 beside 一般公共预算收入 has no owner, nor has 出口额 beside 进出口总额.
    is_whole = name.endswith(head) or owner.endswith(name[:_BEGIN])
    return name if is_whole else owner + name

"""The ways in which the words around a value can name what it is a value of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from policytext.data import read_rows
from policytext.targets.phrases import ends, strip_openers
from policytext.targets.words import Words

__all__ = ["EACH", "LONGEST", "Reading", "readings", "verb_of", "with_owner"]

# A name of more characters is none.
LONGEST = 40
# The noun after a number: 5家规上企业.
_COUNTED = re.compile("的?([^，,。；;、：:（）()〔［【\\[\n0-9０-９]{1,20})")
# What is told of a name in brackets at its end: 工业总产值（按不变价格计算）.
_IN_BRACKETS = re.compile("[（(][^（）()]*[）)]$")
# A note's mark in a name: 减税降费[1].
_NOTE = re.compile(r"[\[［〔【][0-9０-９\s]+[\]］〕】]")
# What the money of a value is for: 投入2000万元实施美丽乡村建设; what has it: 投资2亿元的食品项目.
_BEHIND = re.compile(
    "[，,]?\\s*(?:的|(?:主要)?用于|继续)?\\s*([^，,。；;：:（）()\n0-9０-９]{1,30})"
)
# What an indicator is to others: 占全国比重, 对经济增长贡献率.
_TO_OTHERS = ("占", "对", "与")
# How a list is read that shares one value.
EACH = "each"
_JOINED = re.compile("[、和及与]")
_ADVERBS = ("累计", "年度", "预计", "持续", "连续")
# Where the name of a work ends: 电影院改造工程扎实推进.
_WORK = re.compile("^.{2,24}(?:工程|项目|基地|园区|公园|建设|改造)")
_PER_HEAD = ("人均", "户均", "亩均")
_NO_NOUNS = ("的", "以上", "以下", "左右", "多", "余")
_NONE = "none"


class Reading(NamedTuple):
    """One way to read a name.

    Attributes:
        name: the words that name the indicator.
        start: where they begin in the text.
        how: the way: plain, object, verb, joined, noun, counted, owned, headed, handed on, ...
        word: the verb or noun on which the way turns.
        measure: what the verb says of the noun, where it is no part of the name.
        end: where the noun after the value ends; 0 where none is read.
    """

    name: str
    start: int
    how: str
    word: str = ""
    measure: str = ""
    end: int = 0


@cache
def _verbs() -> tuple[re.Pattern[str], dict[str, str]]:
    rows = {verb: "" if said == _NONE else said for verb, said in read_rows(_VERBS)}
    words = sorted(rows, key=lambda word: (-len(word), word))
    return re.compile("|".join(map(re.escape, words))), rows


_VERBS = "targets/counting_verbs.tsv"


@cache
def _paired() -> Words[None]:
    return Words((noun, None) for (noun,) in read_rows("targets/paired_nouns.tsv"))


def _noun_of(name: str) -> str:
    """The longest noun with which a name ends that may stand for short; empty where none is."""
    found = _paired().ending(name)
    return found[0] if found is not None else ""


def readings(
    text: str,
    name: str,
    start: int,
    value: tuple[int, int],
    before: Sequence[str],
    verb: str = "",
    named: Sequence[int] = (),
    head: str = "",
) -> list[Reading]:
    """All ways to read the words in front of a value, the plain one first.

    Args:
        text: the text.
        name: what stands in front of the value, without openers and predicate; it may be empty.
        start: where it begins.
        value: where the value begins and ends.
        before: the names of the values before, the last one last; none where they do not count.
        verb: the verb that the name before has kept: 新增 of 新增5家企业、3个基地.
        named: where in the name places and institutions end.
        head: a noun of the sentence that names may lack: 产量 of 主要产品产量.
    """
    found: dict[tuple[str, bool], Reading] = {}
    counted = _counted(text, value[1])
    behind = _behind(text, value[1]) if name else ()
    found_all = _all(name, start, counted, behind, before, verb)
    for each in (*found_all, *_cut_off(name, start, named, head)):
        if 0 < len(each.name) <= LONGEST:
            found.setdefault((each.name, each.how == EACH), each)
    return list(found.values())


def _all(
    name: str,
    start: int,
    counted: Sequence[tuple[str, int]],
    behind: Sequence[str],
    before: Sequence[str],
    verb: str,
) -> Iterator[Reading]:
    if not name:
        if before:
            yield Reading(before[-1], start, "handed on")
        for noun, end in counted:
            yield Reading(noun, start, "counted", "", "", end)
            if verb:
                yield Reading(verb + noun, start, "verb handed on counted", verb, "", end)
        return
    plain = _NOTE.sub("", name).rstrip()
    yield Reading(plain, start, "plain")
    if verb:
        yield Reading(verb + plain, start, "verb handed on", verb)
    bare = _IN_BRACKETS.sub("", plain)
    if bare != plain:
        yield Reading(bare, start, "bare")
    yield from _shorter(bare, start)
    yield from _of_others(bare, start, behind, before)
    pattern, measures = _verbs()
    verbs = list(pattern.finditer(bare))
    for match in verbs[-2:]:
        yield from _cut(bare, start, match, measures[match[0]], counted)
    for noun, end in counted:
        yield Reading(noun, start, "beside", "", "", end)
        if verbs and verbs[0].start() == 0:
            yield Reading(verbs[0][0] + noun, start, "verb beside", verbs[0][0], "", end)
    examples, _, noun = bare.rpartition("等")
    if examples and noun:
        yield Reading(noun, start + len(bare) - len(noun), "examples")
        if verbs and verbs[0].start() == 0:
            yield Reading(verbs[0][0] + noun, start, "verb examples", verbs[0][0])


def _shorter(name: str, start: int) -> Iterator[Reading]:
    """The name without an adverb inside; each member of a list."""
    inside = next((word for word in _ADVERBS if word in name), "")
    if inside:
        yield Reading(name.replace(inside, "", 1), start, "no adverb", inside)
    if _JOINED.search(name):
        yield Reading(name, start, EACH)


def _cut_off(name: str, start: int, named: Sequence[int], head: str) -> Iterator[Reading]:
    """The name without a place or an institution at its start, and with a noun that it lacks."""
    for end in named[-2:]:
        noun, lost = strip_openers(name[end - start :])
        if noun:
            yield Reading(noun, end + lost, "of a place")
            if verb := _verbs()[0].match(noun):
                rest = strip_openers(noun[verb.end() :].lstrip("了"))[0]
                if rest:
                    yield Reading(rest, start + len(name) - len(rest), "object", verb[0])
    if name and head and not name.endswith(head):
        yield Reading(name + head, start, "made", head)


def _of_others(
    name: str, start: int, behind: Sequence[str], before: Sequence[str]
) -> Iterator[Reading]:
    """The ways in which a bare noun belongs to a name before it or to a noun behind the value."""
    head = _noun_of(name)
    for i, noun in enumerate(behind if head else ()):
        yield Reading(noun + head, start, f"behind {i}", head)
    if head == name and before:
        for i, owner in enumerate(_owners(before[-1])):
            yield Reading(owner + name, start, f"owned {i}", name)
        if len(before) > 1 and before[-2] != before[-1]:
            for i, owner in enumerate(_owners(before[-2])):
                yield Reading(owner + name, start, f"owned before {i}", name)
    if before and name.startswith(_TO_OTHERS):
        yield Reading(before[-1] + name, start, "to others", name[:1])
    if before and name in _PER_HEAD:
        yield Reading(name + before[-1], start, "per head", name)
    if before and (of_last := head_of(before[-1])) and not name.endswith(ends("noun")):
        yield Reading(name + of_last, start, "headed", of_last)


def _cut(
    name: str, start: int, verb: re.Match[str], measure: str, counted: Sequence[tuple[str, int]]
) -> Iterator[Reading]:
    """The ways that a verb in a name opens: with it, without it, with the noun behind the value."""
    subject, object_, word = name[: verb.start()], name[verb.end() :].lstrip("了"), verb[0]
    place = start + verb.start()
    if object_:
        noun, _ = strip_openers(object_)
        if noun:
            yield Reading(noun, start + len(name) - len(noun), "object", word, measure)
        if subject:
            yield Reading(name[verb.start() :], place, "verb", word)
        return
    for noun, end in counted:
        yield Reading(word + noun, place, "verb counted", word, "", end)
        yield Reading(noun, place, "counted", word, measure, end)
        if subject:
            yield Reading(subject + noun, start, "joined counted", word, measure, end)
    if subject:
        yield Reading(subject, start, "subject", word, measure)


def _counted(text: str, place: int) -> list[tuple[str, int]]:
    """The noun that stands behind a value, up to a stop and up to a verb, with where it ends."""
    match = _COUNTED.match(text, place)
    if match is None:
        return []
    noun, begin = match[1], match.start(1)
    found = [(noun, match.end())] if not noun.startswith(_NO_NOUNS) else []
    verb = _verbs()[0].search(noun, 1)
    if found and verb is not None:
        found.append((noun[: verb.start()], begin + verb.start()))
    return found


def _behind(text: str, place: int) -> list[str]:
    """The nouns that a value's money may be for, or that may have it."""
    match = _BEHIND.match(text, place)
    if match is None:
        return []
    noun = match[1].lstrip("了 ")
    verbs = _verbs()[0]
    first = verbs.match(noun)
    if match[0][0] != "的" and first is None and "用于" not in match[0]:
        return []
    if first is not None and match[0][0] != "的":
        noun = noun[first.end() :].lstrip("了 ")
    work, verb = _WORK.match(noun), verbs.search(noun, 2)
    found = [work[0]] if work is not None else []
    if verb is not None:
        found.append(noun[: verb.start()])
    return list(dict.fromkeys(one for one in (*found, noun) if one))


def head_of(name: str) -> str:
    """The noun at the end of a name that those after it may share: 总产值 of 工业总产值."""
    found = _noun_of(name)
    return found if len(found) < len(name) else ""


def _owners(name: str) -> Iterator[str]:
    """What a bare noun may belong to: 重点项目 of 重点项目总投资, 茶叶 of 茶叶种植面积."""
    head = head_of(name)
    if head:
        yield name[: len(name) - len(head)]
    verb = _verbs()[0].match(name)
    if verb is not None and verb.end() < len(name):
        yield name[verb.end() :]
    if not head:
        yield name


def verb_of(name: str) -> str:
    """The verb with which a name begins, so that names after it may share it; else nothing."""
    match = _verbs()[0].match(name)
    return match[0] if match is not None and match.end() < len(name) else ""


def with_owner(name: str, before: Sequence[str]) -> str:
    """A bare noun of a list with what the name before has in front of its own: 金融机构贷款余额."""
    if not before or _noun_of(name) != name:
        return name
    head = head_of(before[-1])
    return before[-1][: len(before[-1]) - len(head)] + name if head and head != name else name

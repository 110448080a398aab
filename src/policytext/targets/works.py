"""What the money of a value is for, or what has it, as told behind it: 投资2亿元的食品项目."""

from __future__ import annotations

from collections.abc import Iterator

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.acts import Act
from policytext.targets.nouns import acted, leading_verb, noun_of, verbs, without_manner
from policytext.targets.phrases import Phrase, strip_openers
from policytext.targets.words import NOTE, words_of

__all__ = ["acts_on", "behind", "without_work"]

# What joins a value and what it is for; the noun stops where another clause begins.
_LEAD = lazy_pattern("[，,]?\\s*(?:(?:主要)?用于|继续)?\\s*的?")
_STOP = lazy_pattern("[，,。；;：:（）()\n]|、(?=总?投资[近约超过]*[0-9０-９])")
# So far is looked, notes included.
_FAR, _LONGEST = 80, 30
_CLAUSE = lazy_pattern("[，,。；;：:\n]")
# Where a counted thing ends before the next one.
_THING_END = lazy_pattern("[、和及与〔\\[［【（(]|以及")
_MOST_VERBS = 2
# Things that are counted inside: 完成了全长25公里的7条农村公路建设.
_NUMERAL = "[0-9０-９.．一二两三四五六七八九十百千万亿余多]"
_COUNT = lazy_pattern(
    f"{_NUMERAL}{_NUMERAL}*"
    "(?:[个项家座条所处户套栋台种类批片亩米人名]|平方米|平米|平方公里|公里|千米|兆瓦|千瓦|千伏|蒸吨|吨)(?:的)?"
)
# A size of wires is part of their name: 110kV线路迁改.
_DIGIT = lazy_pattern("[0-9０-９](?<![A-Za-z0-9０-９].)(?![0-9０-９]*(?:[kK][vV]|千伏))")
# A list of works, which 等一批项目 closes behind the last of them.
_LISTED = lazy_pattern("[、和](?:计划|估算)?总?投资[近约超过达]*[^、，,。；;：:]{1,14}$")
_CLOSER = lazy_pattern("等(?:一批)?[^，,、等的]{0,4}(?:项目|工程)")
_BEFORE = 30
# A class of works in front of the name of one: 省重点项目青山度假区.
_CLASS = lazy_pattern(
    "[^，,、的0-9０-９]{0,8}(?:重点|重大|示范|标志性|龙头)[^，,、的0-9０-９]{0,4}(?:项目|工程)"
    "(?:[—-]{1,2}|：)?(?=[\u4e00-\u9fff]{3})"
)
_SHORTEST_NAME = 3
# Where the name of a work ends: 电影院改造工程扎实推进, not 客运站完成主体工程.
_WORK = lazy_pattern(
    "^(?:(?!(?<!未)(?:完成|建成|竣工|开工)).){2,24}(?:工程|项目|基地|园区|公园|建设|改造)"
)


def behind(text: str, place: int) -> list[tuple[str, str]]:
    """The nouns that a value's money may be for, or that may have it, with how they are read."""
    lead = _LEAD.match(text, place)
    if lead is None or lead.end() >= len(text):
        return []
    words = NOTE.sub("", text[lead.end() : lead.end() + _FAR])
    stop = _STOP.search(words)
    words = (words[: stop.start()] if stop is not None else words).strip()
    found: dict[str, str] = {}
    if lead[0].endswith("的"):
        if _LISTED.search(text, max(0, place - _BEFORE), place):
            closer = _CLOSER.search(words, 2)
            words = words[: closer.start()] if closer is not None else words
        found.update(_nouns("", _without_class(words)))
    else:
        after = list(_without_verbs(words))
        if not after and "用于" in lead[0]:
            after = [words]
        for number, noun in enumerate(after):
            found = {**dict(_nouns(f"done {number} ", noun)), **found}
    return [(name, how) for name, how in found.items() if 1 < len(name) <= _LONGEST]


def _without_class(words: str) -> str:
    """Words without the class of works in front of a name of one."""
    kind = _CLASS.match(words)
    if kind is None:
        return words
    rest = words[kind.end() :]
    verb = verbs()[0].search(rest)
    name = without_manner(rest[: verb.start()] if verb is not None else rest)
    is_told = rest.startswith((*words_of("manner"), *words_of("of works")))
    return words if is_told or len(name) < _SHORTEST_NAME else rest


def _without_verbs(words: str) -> Iterator[str]:
    """What something is done to, without one verb and without two: 启动实施6个示范点."""
    for _ in range(_MOST_VERBS):
        verb = leading_verb(words) or _behind_opener(words)
        if verb is None or verb.end() == len(verb.string):
            return
        words = verb.string[verb.end() :].lstrip("了 ")
        yield words


def _behind_opener(words: str) -> Act | None:
    """A verb behind what looks like an opener: 推进 of 加快推进."""
    return leading_verb(words, strip_openers(words)[1])


def _nouns(how: str, words: str) -> Iterator[tuple[str, str]]:
    """The noun at the start of words, behind a number of things, and the one behind the last."""
    counts = list(_COUNT.finditer(words))
    first = words[counts[0].end() :] if counts and counts[0].start() == 0 else words
    digit = _DIGIT.search(first)
    # What is done to a thing is its name with the act: 完成小区改造.
    is_done = bool(how)
    yield from _parts(how, first[: digit.start()] if digit is not None else first, is_done)
    if counts and counts[-1].start() > 0:
        yield from _parts(how + "last ", words[counts[-1].end() :], is_done)


def _parts(how: str, noun: str, is_done: bool) -> Iterator[tuple[str, str]]:
    """A noun as it stands, up to where the name of a work ends, up to a verb, and with it."""
    noun = noun.strip()
    work, verb = _WORK.match(noun), verbs()[0].search(noun, 2)
    if work is not None:
        yield work[0], how + "work"
    if verb is not None and not is_done:
        thing = without_manner(noun[: verb.start()])
        yield thing, how + "cut"
        if act := acted(noun[len(thing) :]):
            yield act + thing, how + "turned"
    yield noun, how + "whole"


def acts_on(text: str, place: int) -> Iterator[tuple[str, int]]:
    """A counted thing with what is done to it and to things after it, and where the thing ends.

    老旧小区改造 of 4个老旧小区和3公里供水管网改造, 村饮水安全问题 of 12个村5000人的饮水安全问题.
    """
    words = text[place : place + _FAR]
    stop = _CLAUSE.search(words)
    words = words[: stop.start()] if stop is not None else words
    counts = list(_COUNT.finditer(words, 1))
    if not counts:
        return
    before = words[: counts[0].start()].rstrip("近约超共计")
    thing = _THING_END.split(before, maxsplit=1)[0]
    rest = NOTE.sub("", words[counts[-1].end() :]).strip()
    rest = rest.rpartition("等")[2]
    if len(thing) < 1 or not rest or len(thing) + len(rest) > _LONGEST:
        return
    end = place + len(thing)
    if thing == before:
        yield thing + rest, end
    acts = [verb.start() for verb in verbs()[0].finditer(rest, 1)]
    for start in acts[-2:]:
        yield thing + rest[start:], end


def without_work(words: str, phrase: Phrase) -> Phrase:
    """A bare noun without what the value before is of: 投资 in 投资2亿元的糖厂、投资3亿元的纸厂.

    Args:
        words: the words from the value before to this one.
        phrase: how they are read.
    """
    before, _, last = phrase.name.rpartition("、")
    if not before or not words.startswith("的") or not last or noun_of(last) != last:
        return phrase
    start = phrase.start + len(phrase.name) - len(last)
    return phrase._replace(name=last, start=start)

"""Ways to read a name across numbers and predicates, or up to one: 新增110千伏变电站2座."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.lazy_pattern import lazy_pattern
from policytext.targets.acts import Act
from policytext.targets.borders import Borders
from policytext.targets.nouns import counted, leading_verb, told_by, verbs
from policytext.targets.phrases import GROWTHS, read_phrase, strip_fillers
from policytext.targets.ways import SHARE, Reading
from policytext.targets.words import words_of
from policytext.targets.works import acts_on

__all__ = ["across", "lent", "shared_acts", "until", "with_predicate"]

# What is compared with begins with one of these: 收入比2019年增长, 产值占全市的8%.
_TO_WHAT = lazy_pattern("比(?<![同环占]比)|较|占(?!比)|由|从")
# The next member of a list, up to its number: 、县级4家.
_NEXT = lazy_pattern(
    "(?:、|和|与|及|以及)[^，,。；;、：:（）()0-9０-９\\n]{1,6}"
    "[0-9０-９.]+[万亿余多]*[个项家座条所处户套栋台种类批件名片支](?=[\u4e00-\u9fff])"
)
# A number of things, or how large they are: 提升 is done to them, and nothing is a share of them.
_THINGS = lazy_pattern(
    "[约近超逾]?[0-9０-９.．]+[余多]?[万千百]?[余多]?"
    "(?:亩|公顷|平方米|公里|米|处|座|条|所|户|家|套|栋|个(?!百分点))"
)
# Longer words, with blanks around them, are no predicate.
_FAR = 24
# Longer names need no noun of another.
_SHORT = 6


def with_predicate(
    text: str, name: str, start: int, place: int, nouns: Sequence[tuple[str, int]]
) -> Iterator[Reading]:
    """A verb and what looked like a predicate behind it: 改造提升5条道路."""
    if not name or place - start - len(name) > _FAR:
        return
    word = text[start + len(name) : place].strip()
    if word not in verbs()[1] or word in words_of("light"):
        return
    # 林木抚育提升9万亩 is what was done, no change.
    is_deed = word in words_of("deed") and _THINGS.match(text, place) is not None
    if not is_deed and not any(verb.end() == len(name) for verb in verbs()[0].finditer(name)):
        return
    yield Reading(name + word, start, "with predicate", word, "level")
    for noun, end in nouns[:2]:
        yield Reading(name + word + noun, start, "with predicate counted", word, "level", end)


def shared_acts(text: str, name: str, start: int, value: tuple[int, int]) -> Iterator[Reading]:
    """What is done to the thing that a value counts and to others after it."""
    for noun, end in acts_on(text, value[1]):
        verb = leading_verb(name)
        yield Reading(noun, value[0], "shared act", "", "", end)
        if verb is not None:
            yield Reading(verb[0] + noun, start, "verb shared act", verb[0], "", end)


def across(text: str, start: int, end: int) -> Iterator[Reading]:
    """A name that has the number before in it: 新增110千伏变电站2座."""
    if start < 0 or end <= start:
        return
    yield Reading(text[start:end], start, "across")
    verb = leading_verb(text, start, end)
    if verb is not None and verb.end() < end:
        yield Reading(text[verb.end() : end], verb.end(), "object across", verb[0])


def lent(text: str, name: str, start: int, place: int, borders: Borders) -> Iterator[Reading]:
    """A name with the noun that stands behind the next value alone: 省级3家、市级5家示范企业."""
    following = _NEXT.match(text, place) if 0 < len(name) <= _SHORT else None
    if following is None:
        return
    for noun, _ in counted(text, following.end(), borders)[:2]:
        yield Reading(name + noun, start, "lent", noun[-2:])


def until(text: str, name: str, start: int, found: Sequence[Act]) -> Iterator[Reading]:
    """The name up to what it is compared with: 浓度 of 浓度比上年改善, 物价 of 物价涨幅比去年低.

    Args:
        text: the text.
        name: the name.
        start: where it begins.
        found: its verbs.
    """
    to_what = _TO_WHAT.search(name, 2)
    if to_what is None:
        return
    if to_what[0] == SHARE and name.endswith(words_of("share end")):
        return  # 占农业的比重 is part of its name
    if to_what[0] == SHARE and _THINGS.match(text, start + len(name)) is not None:
        return  # 道路占道停车位3000个
    at_end = bool(found) and found[-1].end() == len(name)
    measure = told_by(found[-1][0]).measure if at_end else ""
    measure = "share" if to_what[0] == SHARE else measure
    bare = strip_fillers(name[: to_what.start()])  # 工业增加值 of 工业增加值仅占生产总值
    yield Reading(bare, start, "until", to_what[0], measure)
    rate = read_phrase(name[: to_what.start()])
    if rate.name and not rate.start and rate.measure in GROWTHS:
        yield Reading(rate.name, start, "rate until", to_what[0], rate.measure)

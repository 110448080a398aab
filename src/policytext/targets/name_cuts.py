"""The ways in which a name may lose words: openers, verbs, adverbs, a place in front of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.targets.acts import Act
from policytext.targets.borders import Borders
from policytext.targets.nouns import leading_verb, verbs
from policytext.targets.paired_marks import is_torn
from policytext.targets.patterns import pattern
from policytext.targets.phrases import strip_fillers, strip_openers
from policytext.targets.pieces import JOINED
from policytext.targets.ways import EACH, Reading
from policytext.targets.words import words_of

__all__ = ["cut", "cut_off", "shorter", "verbs_in"]

_OF = "的"
# 年楚河江孜县段堤防 is no place and 段堤防.
_STRETCH = "段"


def verbs_in(name: str, start: int, borders: Borders) -> list[Act]:
    """The verbs of a name that are words of it: 增加 in 工业增加值, “三个确保” are none."""
    found = list(verbs()[0].finditer(name))
    if not name.isalpha():  # Most names have no quotes that could be torn.
        found = [verb for verb in found if not is_torn(name[: verb.start()])]
    if not found or not found[-1].start():
        return found
    end = start + len(name)
    inside = {place - start for place in (*borders.inside(start, end), end)}
    return [verb for verb in found if not verb.start() or inside.issuperset(verb.span())]


def shorter(name: str, start: int) -> Iterator[Reading]:
    """The name without an adverb inside; each member of a list."""
    inside = next((word for word in words_of("adverb") if word in name), "")
    if inside:
        yield Reading(name.replace(inside, "", 1), start, "no adverb", inside)
    if JOINED.search(name):
        yield Reading(name, start, EACH)


def cut_off(name: str, start: int, named: Sequence[int], head: str) -> Iterator[Reading]:
    """The name without a place or an institution at its start, and with a noun that it lacks."""
    for end in named[-2:]:
        noun, lost = strip_openers(name[end - start :])
        if noun and not noun.startswith(_STRETCH):
            yield Reading(noun, end + lost, "of a place")
            if verb := leading_verb(noun):
                rest = strip_openers(noun[verb.end() :].lstrip("了"))[0]
                if rest:
                    yield Reading(rest, start + len(name) - len(rest), "object", verb[0])
    if name and head and not name.endswith(head):
        yield Reading(name + head, start, "made", head)


def cut(
    name: str, start: int, verb: Act, measure: str, nouns: Sequence[tuple[str, int]]
) -> Iterator[Reading]:
    """The ways that a verb in a name opens: with it, without it, with the noun behind the value."""
    subject, object_ = strip_fillers(name[: verb.start()]), name[verb.end() :].lstrip("了 ")
    if "年" in subject:
        subject = pattern("years behind a name").sub("", subject)  # 市场主体五年新增5万户
    word = verb[0]
    place = start + verb.start()
    if object_.startswith(_OF):
        return  # 参加保险的职工 are not all 职工.
    if object_:
        noun, _ = strip_openers(object_)
        if noun != object_:
            yield Reading(object_, start + len(name) - len(object_), "whole object", word, measure)
        if noun:
            yield Reading(noun, start + len(name) - len(noun), "object", word, measure)
            if subject and word in words_of("set aside") and noun in words_of("of all"):
                # 财政安排支出 for one purpose is not 财政支出.
                yield Reading(subject + word + noun, start, "verb kept", word)
            elif subject:
                yield Reading(subject + noun, start, "verb dropped", word, measure)
        if subject:
            yield Reading(name[verb.start() :], place, "verb", word)
        return
    for noun, end in nouns:
        yield Reading(word + noun, place, "verb counted", word, "", end)
        yield Reading(noun, place, "counted", word, measure, end)
    if subject:
        yield Reading(subject, start, "subject", word, measure)

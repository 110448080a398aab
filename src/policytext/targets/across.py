"""Ways to read a name across numbers and predicates: 新增110千伏变电站2座, 改造提升道路5条."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from policytext.targets.nouns import leading_verb, verbs
from policytext.targets.ways import Reading
from policytext.targets.words import words_of
from policytext.targets.works import acts_on

__all__ = ["across", "shared_acts", "with_predicate"]


def with_predicate(
    text: str, name: str, start: int, place: int, nouns: Sequence[tuple[str, int]]
) -> Iterator[Reading]:
    """A verb and what looked like a predicate behind it: 改造提升5条道路."""
    word = text[start + len(name) : place].strip()
    if not name or word not in verbs()[1] or word in words_of("light"):
        return
    if not any(verb.end() == len(name) for verb in verbs()[0].finditer(name)):
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

"""What is seen of a row that might be: by this a model tells how likely it is right.

Features that depend on the same few words are parts, which are weighed once.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import NamedTuple

from policytext.amounts import Quantity
from policytext.lazy_pattern import lazy_pattern
from policytext.targets.codebook import IndicatorEntry
from policytext.targets.judge import Part
from policytext.targets.nouns import sort_of
from policytext.targets.units import fits
from policytext.targets.ways import Reading

__all__ = [
    "DIGIT",
    "LENGTHS",
    "Find",
    "Place",
    "features",
    "flat",
    "of_doer",
    "of_place",
    "seen_behind",
]

Find = Callable[[str], IndicatorEntry | None]

# What would break a line of the file of weights.
_BLANKS = str.maketrans("\n\t\r", "///")
DIGIT = lazy_pattern(r"\d")
# Which number follows a noun tells nothing; that one does tells where the noun ends.
_ANY_DIGIT = str.maketrans("123456789０１２３４５６７８９", "0" * 19)
LENGTHS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30)


class Place(NamedTuple):
    """Where a value stands: what all readings of its name have alike.

    Attributes:
        value: the value.
        role: the row's role.
        section: the role of the section; empty where there is none.
        said: the measure that words say; empty where none does.
        size: how many values stand in the list.
        is_first: whether it is the first value of the sentence.
        after: the two characters behind the value, all digits alike.
        names: how many names the values before handed on.
        is_few: whether the value is a handful in words.
        predicate: the last two characters in front of the value.
        verb: the verb of the name before.
        each: the word that shares values or names out: 分别.
        own: where several years are named in its own words; empty: nowhere.
        is_end: whether the value before was where its change started from.
        is_part: whether the sentence is on parts of what the one before tells of.
        lead: the mention with which the words of the name begin, and what it is; both may be empty.
    """

    value: Quantity
    role: str
    section: str
    said: str
    size: int
    is_first: bool
    after: str
    names: int
    is_few: bool
    predicate: str
    verb: str
    each: str
    own: str
    is_end: bool = False
    is_part: bool = False
    lead: tuple[str, str] = ("", "")


@lru_cache(maxsize=4096)
def seen_behind(text: str) -> str:
    """Characters behind a value or its noun, without what tells nothing."""
    return text if text.isalpha() else flat(text).translate(_ANY_DIGIT)


def flat(text: str) -> str:
    """A text without what would break a line of the file of weights."""
    return text if text.isprintable() else text.translate(_BLANKS)


def of_place(place: Place) -> tuple[Part, ...]:
    """What is seen around a value.

    Names of features begin with the sort: q for the value, m for the measure, r for the role.
    """
    value, is_later = place.value, place.names > 0
    return (
        (_of_value, value.kind, value.unit, value.comparator, place.is_few),
        (_of_role, place.role, place.section, value.kind, place.said),
        (_of_order, min(place.size, 3), place.is_first, is_later),
        (_of_after, place.after),
    )


def _of_value(kind: str, unit: str, comparator: str, is_few: bool) -> tuple[str, ...]:
    return (f"q {kind}", f"u {unit}", f"c {kind} {comparator}", f"q {is_few}")


def _of_role(role: str, section: str, kind: str, said: str) -> tuple[str, ...]:
    return (f"m {said}", f"r {role} {section}", f"r {section} {kind}")


def _of_order(count: int, is_first: bool, is_later: bool) -> tuple[str, ...]:
    return (f"l {count}", f"f {is_first} {is_later}")


def _of_after(after: str) -> tuple[str, ...]:
    return (f"a {after[:1]}", f"a {after[:2]}")


def features(
    name: str,
    reading: Reading,
    others: Sequence[str],
    left: str,
    behind: str,
    measure: str,
    place: Place,
    find: Find,
) -> tuple[Part, ...]:
    """What is seen of one reading of a name.

    Args:
        name: the name, or the first one of a list.
        reading: the reading.
        others: the names of the other values of the list, where each has its own.
        left: the character in front of it.
        behind: the two behind the noun after the value, where it is read.
        measure: the row's measure.
        place: where its value stands.
        find: gives the entry of a codebook for a name.
    """
    how, value = reading.how, place.value
    # Letters alone: most names have no marks, digits or blanks to be looked for.
    is_plain = name.isalpha()
    name = name if is_plain else flat(name)
    has_digit = not is_plain and DIGIT.search(name) is not None
    is_even = is_plain or name.count("“") == name.count("”")
    shape = ("、" in name, "的" in name, "等" in name, has_digit, is_even, "用于" in name)
    entry = find(name)
    known = "no" if entry is None else "yes" if fits(value, measure, entry) else "misfit"
    alike = "one" if not others else "known" if all(map(find, others)) else "own"
    # A bare noun right before an amount shares the verb of the list; after 达到 it does not.
    shares_verb = place.verb and (how != "plain" or not sort_of(name[:2]))
    kind, count = value.kind, min(place.size, 3)
    left = flat(left)
    seen: tuple[Part, ...] = (
        (_of_way, how, place.role, place.section, not behind),
        (_of_word, how, reading.word, place.role),
        (_of_fit, how, known, measure, kind, place.said, alike, count),
        (_of_next, how, known, place.after[:1]),
        (_of_shape, how, bisect_left(LENGTHS, len(name)), *shape),
        (_of_start, name[:2]),
        (_of_end, name[-4:], value.unit, kind),
        (_of_predicate, how, place.predicate),
        (_of_left, how, left, place.verb, place.said if shares_verb else None),
    )
    if behind:
        seen += ((_of_behind, how, seen_behind(behind)),)
    if place.is_part:
        seen += ((_of_part, how, known, name[-2:]),)
    if place.lead[0]:
        doer, sort = place.lead
        seen += ((_of_lead, how, sort, name.startswith(doer), place.section),)
    return (*seen, (_of_change, how, kind)) if place.is_end else seen


def _of_way(how: str, role: str, section: str, is_last: bool) -> tuple[str, ...]:
    # Behind the value nothing is read.
    behind = _of_behind(how, "") if is_last else ()
    return (f"h {how}", f"h {how} {role} {section}", *behind)


def _of_word(how: str, word: str, role: str) -> tuple[str, ...]:
    return (f"h {how} {word}", f"v {how} {sort_of(word)} {role}")


def _of_behind(how: str, behind: str) -> tuple[str, ...]:
    return (f"> {how} {behind[:1]}", f"> {behind}")


def _of_fit(
    how: str, known: str, measure: str, kind: str, said: str, alike: str, count: int
) -> tuple[str, ...]:
    return (
        f"k {known}",
        f"k {known} {how} {kind}",
        f"k {known} m {said}",
        f"m {how} {measure} {kind}",
        f"l {alike} {count} {known}",
        f"l {alike} {count} {how}",
    )


def _of_next(how: str, known: str, after: str) -> tuple[str, ...]:
    return (f"k {known} a {after}", f"h {how} {after}")


def _of_change(how: str, kind: str) -> tuple[str, ...]:
    return (f"o {how} {kind}", f"o {how}")


def _of_part(how: str, known: str, noun: str) -> tuple[str, ...]:
    return (f"j {how}", f"j {how} {known}", f"j {how} {noun}")


def _of_lead(how: str, sort: str, is_kept: bool, section: str) -> tuple[str, ...]:
    return (f"i {is_kept} {sort}", f"i {is_kept} {sort} {section}", f"i {how} {sort}")


def _of_shape(
    how: str,
    length: int,
    is_list: bool,
    has_de: bool,
    has_etc: bool,
    has_digit: bool,
    is_even: bool,
    has_purpose: bool,
) -> tuple[str, ...]:
    return (
        f"n {length}",
        f"n {length} {how}",
        f"p {is_list}{has_de}{has_etc} {has_digit}",
        f"p {is_even}",
        f"p {has_purpose} {how}",
    )


def _of_start(start: str) -> tuple[str, ...]:
    return (f"b {start[:1]}", f"b {start}")


def _of_end(end: str, unit: str, kind: str) -> tuple[str, ...]:
    one, two = end[-1:], end[-2:]
    sorts = (f"z {one} {unit}", f"z {two} {kind}")
    return (f"e {one}", f"e {two}", f"e3 {end[-3:]}", f"e4 {end}", *sorts)


def _of_predicate(how: str, predicate: str) -> tuple[str, ...]:
    return (f"g {how} {predicate[-1:]}", f"g {how} {predicate}")


def _of_left(how: str, left: str, verb: str, said: str | None) -> tuple[str, ...]:
    # Whether the names of a verb's other objects have kept it tells of the next one.
    handed = (f"d {how} {verb}", f"d {how} {left}") if verb else ()
    # Nothing is said of one that does not share the verb.
    shared = () if said is None else (f"d {how} {left} {said}", f"d {how} {verb} {left} {said}")
    return (*handed, *shared, f"< {left}", f"< {left} {how}")


def of_doer(how: str, doer: str) -> tuple[str, ...]:
    """What is seen of who does what a name leaves the verb of out: 财政 of 财政将安排补助."""
    return (f"y {how} {flat(doer)}",)

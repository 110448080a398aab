"""What is seen of a row that might be: by this a model tells how likely it is right."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from policytext.amounts import Quantity
from policytext.targets.codebook import IndicatorEntry
from policytext.targets.nouns import sort_of
from policytext.targets.phrases import ends
from policytext.targets.units import fits
from policytext.targets.ways import Reading
from policytext.values import Indicator, TimeInterval

__all__ = ["Place", "features", "flat", "of_period", "of_place", "of_words", "of_words_name"]

Find = Callable[[str], IndicatorEntry | None]

# What would break a line of the file of weights.
_BLANKS = str.maketrans("\n\t\r", "///")
_DIGIT = re.compile(r"\d")
# Which number follows a noun tells nothing; that one does tells where the noun ends.
_ANY_DIGIT = str.maketrans("123456789０１２３４５６７８９", "0" * 19)
_LENGTHS = (2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30)


@dataclass(frozen=True)
class Place:
    """Where a value stands: what all readings of its name have alike.

    Attributes:
        value: the value.
        role: the row's role.
        section: the role of the section; empty where there is none.
        said: the measure that words say; empty where none does.
        count: how many values stand in the list.
        is_first: whether it is the first value of the sentence.
        after: the characters behind the value.
        names: how many names the values before handed on.
        is_few: whether the value is a handful in words.
        predicate: the last two characters in front of the value.
        verb: the verb of the name before.
        each: the word that shares values or names out: 分别.
        own: where several years are named in its own words; empty: nowhere.
    """

    value: Quantity
    role: str
    section: str
    said: str
    count: int
    is_first: bool
    after: str
    names: int
    is_few: bool
    predicate: str
    verb: str
    each: str
    own: str


def flat(text: str) -> str:
    """A text without what would break a line of the file of weights."""
    return text if text.isprintable() else text.translate(_BLANKS)


def of_place(place: Place) -> list[str]:
    """What is seen around a value.

    Names of features begin with the sort: q for the value, m for the measure, r for the role.
    """
    value, after = place.value, flat(place.after).translate(_ANY_DIGIT)
    return [
        f"q {value.kind}",
        f"u {value.unit}",
        f"c {value.kind} {value.comparator}",
        f"m {place.said}",
        f"r {place.role} {place.section}",
        f"r {place.section} {value.kind}",
        f"l {min(place.count, 3)}",
        f"f {place.is_first} {place.names > 0}",
        f"q {place.is_few}",
        f"a {after[:1]}",
        f"a {after[:2]}",
    ]


def features(
    reading: Reading,
    others: Sequence[str],
    left: str,
    behind: str,
    measure: str,
    place: Place,
    find: Find,
) -> tuple[str, ...]:
    """What is seen of one reading of a name.

    Args:
        reading: the reading.
        others: the names of the other values of the list, where each has its own.
        left: the characters in front of it.
        behind: those behind the noun after the value, where it is read.
        measure: the row's measure.
        place: where its value stands.
        find: gives the entry of a codebook for a name.
    """
    name, how = flat(reading.name), reading.how
    left, after, behind = flat(left), flat(place.after), flat(behind)
    after, behind = after.translate(_ANY_DIGIT), behind.translate(_ANY_DIGIT)
    entry = find(name)
    known = "no" if entry is None else "yes" if fits(place.value, measure, entry) else "misfit"
    kind, word = place.value.kind, reading.word
    alike = "one" if not others else "known" if all(map(find, others)) else "own"
    length = bisect_left(_LENGTHS, len(name))
    shape = f"{'、' in name}{'的' in name}{'等' in name}"
    sort, after_one, left_one = sort_of(word), after[:1], left[-1:]
    # Whether the names of a verb's other objects have kept it tells of the next one.
    handed: tuple[str, ...] = ()
    if place.verb:
        # A bare noun right before an amount shares the verb; 达到, or a verb of its own, ends it.
        own = f"{place.said} {sort_of(name[:2])}" if how == "plain" else place.said
        handed = (
            f"d {how} {place.verb}",
            f"d {how} {left_one}",
            f"d {how} {left_one} {own}",
            f"d {how} {place.verb} {left_one} {own}",
        )
    return (
        *handed,
        f"k {known}",
        f"h {how}",
        f"h {how} {word}",
        f"n {length}",
        f"e {name[-1:]}",
        f"e {name[-2:]}",
        f"b {name[:1]}",
        f"b {name[:2]}",
        f"< {left_one}",
        f"p {shape} {_DIGIT.search(name) is not None}",
        f"p {name.count('“') == name.count('”')}",
        f"p {'用于' in name} {how}",
        f"k {known} {how} {kind}",
        f"k {known} m {place.said}",
        f"k {known} a {after_one}",
        f"h {how} {place.role} {place.section}",
        f"n {length} {how}",
        f"h {how} {after_one}",
        f"z {name[-1:]} {place.value.unit}",
        f"z {name[-2:]} {kind}",
        f"v {how} {sort} {place.role}",
        f"< {left_one} {how}",
        f"> {how} {behind[:1]}",
        f"> {behind[:2]}",
        f"m {how} {measure} {kind}",
        f"l {alike} {min(place.count, 3)} {known}",
        f"l {alike} {min(place.count, 3)} {how}",
    )


def of_period(
    periods: Sequence[TimeInterval | None],
    number: int,
    measure: str,
    reading: Reading,
    place: Place,
) -> tuple[str, ...]:
    """What is seen of the period of a reading, where it may have several.

    Args:
        periods: those that it may have, first the one that the rules give.
        number: which of them it has.
        measure: the row's measure.
        reading: the reading.
        place: where the value stands.
    """
    if len(periods) == 1:
        return ()
    period = periods[number]
    length = "open" if period is None or period.start is None or period.end is None else ""
    if period is not None and period.start is not None and period.end is not None:
        length = "long" if period.end.year > period.start.year else "year"
    sort = f"{length} {place.role}"
    name = flat(reading.name)
    return (
        f"t {number == 0} {sort}",
        f"t {sort} {measure} {place.value.kind}",
        f"t {sort} {place.value.unit}",
        f"t {sort} {place.said}",
        f"t {sort} {place.predicate}",
        f"t {sort} own {place.own}",
        f"t {sort} own {place.own} {place.said}",
        f"t {sort} {name[:2]}",
        f"t {sort} {name[-2:]}",
        f"t {sort} {reading.how} {reading.word}",
    )


def _shape(name: str) -> str:
    """Whether a name has 的, a list or digits in it."""
    return f"{'的' in name}{'、' in name}{_DIGIT.search(name) is not None}"


def of_words(row: Indicator, section: str, sort: str) -> list[str]:
    """What is seen of a goal in words, whatever its name.

    Args:
        row: its row.
        section: the role of its section.
        sort: the sort of its wording.
    """
    role, wording = row.role, row.wording or ""
    return [
        "words",
        f"words s {sort}",
        f"words s {sort} {role} {section}",
        f"words r {role} {section}",
        f"words {role} {wording[:2]}",
        f"words w {wording[:2]}",
        f"words w {wording[-2:]}",
        f"words w {wording}",
    ]


def of_words_name(name: str, how: str, row: Indicator, sort: str, find: Find) -> tuple[str, ...]:
    """What is seen of one reading of the name of a goal in words.

    Args:
        name: the name.
        how: how it is read.
        row: the row of the goal.
        sort: the sort of its wording.
        find: gives the entry of a codebook for a name.
    """
    known, role, measure = find(name) is not None, row.role, row.measure
    return (
        f"words h {how}",
        f"words h {how} {sort}",
        f"words k {known}",
        f"words k {known} {how}",
        f"words k {known} {measure}",
        f"words k {known} {sort}",
        f"words l {bisect_left(_LENGTHS, len(name))}",
        f"words n {name.endswith(ends('noun'))} {role}",
        f"words n {name.endswith(ends('noun'))} {sort}",
        f"words n {name.endswith(ends('whole economy'))} {role}",
        f"words e {name[-1:]}",
        f"words e {name[-2:]}",
        f"words e {name[-2:]} {sort}",
        f"words b {name[:1]}",
        f"words b {name[:2]}",
        f"words m {measure} {sort}",
        f"words p {sort_of(name[:2])} {_shape(name)}",
    )

"""What the way through a sentence takes and gives: sentences and candidates of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from policytext.span import Span
from policytext.targets.features import Find, Place, features, flat, of_period
from policytext.targets.lists import seen_of
from policytext.targets.phrases import strip_fillers
from policytext.targets.pieces import JOINED
from policytext.targets.ways import Reading
from policytext.targets.words import words_of
from policytext.values import Mention, Quantity, TimeInterval

__all__ = ["RATES", "Candidate", "Chooser", "Sentence", "Value", "candidates"]

Value = Span[Quantity]
# Amounts of growth; points are amounts of change.
# 增长两位数以上 is growth.
_DIGITS = "magnitude"
RATES = frozenset({"percent", "multiple", "fraction"})
# How a name is read without its verb; so many characters may stand between them.
_WITHOUT_VERB = frozenset({"object", "verb dropped"})
_BETWEEN, _FAR = 3, 6


class Sentence(NamedTuple):
    """A sentence with what stands in it and around it.

    Attributes:
        span: where it is.
        role: what its values are where no word of it says.
        section: the role of its section; empty where it has none.
        values: its quantities.
        mentions: its places, institutions and projects.
    """

    span: Span[None]
    role: str
    section: str
    values: Sequence[Value]
    mentions: Sequence[Span[Mention]]


class Candidate(NamedTuple):
    """One way to read the name of a list of values, or a goal in words.

    Attributes:
        names: the names of its rows.
        reading: how the name is read.
        measures: the measures of the rows.
        features: what is seen of the reading.
        of_period: what is seen of its period, where it may have several.
        values: the values of the rows; none for a goal in words.
        role: the role of the rows.
        period: their period.
        periods: those of each row, where a list of times is told of.
    """

    names: tuple[str, ...]
    reading: Reading
    measures: tuple[str, ...]
    features: tuple[str, ...]
    of_period: tuple[str, ...]
    values: tuple[Value, ...]
    role: str
    period: TimeInterval | None
    periods: tuple[TimeInterval | None, ...] = ()

    @property
    def place(self) -> int:
        """Where its first value stands, or its words."""
        return self.values[0].start if self.values else self.reading.start

    def facts(self) -> list[tuple[object, ...]]:
        """Indicator, measure, role, period and the place of the value, for each row."""
        places: list[tuple[int, int] | None]
        places = [(value.start, value.end) for value in self.values] or [None]
        periods = self.periods or (self.period,) * len(places)
        each = zip(self.names, self.measures, periods, places, strict=True)
        return [(name, measure, self.role, period, place) for name, measure, period, place in each]


# Gives the number of the chosen candidate and its score, from what they have alike and each.
Chooser = Callable[[Sequence[str], Sequence[Candidate]], tuple[int, float]]


def candidates(
    text: str,
    ways: Iterable[Reading],
    values: Sequence[Value],
    names_of: Callable[[Reading], tuple[str, ...]],
    place: Place,
    periods: Sequence[TimeInterval | None],
    find: Find,
) -> list[Candidate]:
    """All ways to make rows of a list of values: each reading of the name in each period.

    Args:
        text: the text.
        ways: the readings of the name.
        values: the values.
        names_of: gives the names of the rows for a reading: one, or one for each value.
        place: where the values stand.
        periods: those that the rows may be of, first the one that the rules give.
        find: gives the entry of a codebook for a name.
    """
    found: list[Candidate] = []
    made: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    for way in ways:
        names, count = names_of(way), len(values)
        is_one = count > 1 and count != len(names)
        if not names or (is_one and way.how.startswith("handed on")):
            continue  # Several values of a list are not all of what was named before.
        names = names[:1] * count if is_one else names
        each = tuple(values) if count > 1 else (values[0],) * len(names)
        is_open = place.said in ("", "level") or way.measure == "level"
        said = way.measure if way.measure and is_open else place.said
        pairs = zip(each, names, strict=True)
        measures = tuple(_measure_of(value.value, said, name) for value, name in pairs)
        if (names, measures) in made:
            continue
        made.add((names, measures))
        left = text[max(0, way.start - 2) : way.start] if way.how != "handed on" else ""
        behind = text[way.end : way.end + 2] if way.end else ""
        read = way if way.name == names[0] else way._replace(name=names[0])
        others = tuple(one for one in names[1:] if one != names[0])
        seen = features(read, others, left, behind, measures[0], place, find)
        if way.how in _WITHOUT_VERB and place.value.kind == "money":
            seen += (f"o {way.how} {_doer(text, way, values[0].start)}",)
        if len(names) > 1 or JOINED.search(names[0]):
            units = [value.value.unit for value in each]
            seen += seen_of(text, way, names, units, place.each, find)
        for number, period in enumerate(periods):
            of_this = of_period(periods, number, measures[0], way, place)
            found.append(Candidate(names, way, measures, seen, of_this, each, place.role, period))
    return found


def _doer(text: str, way: Reading, end: int) -> str:
    """The end of what stands before the verb that a name goes without: 财政 of 财政将安排补助."""
    begin = way.start if way.how == "verb dropped" else way.start - len(way.word) - _BETWEEN
    place = text.find(way.word, max(0, begin), end)
    return flat(strip_fillers(text[max(0, place - _FAR) : place])[-2:]) if place > 0 else ""


def _measure_of(value: Quantity, said: str, name: str) -> str:
    """The measure by the words, and where they leave it open by the unit and the name."""
    if (
        said in ("", "level")
        and value.kind in RATES
        and (name.endswith(words_of("share end")) or "占" in name[1:])
    ):
        return "share"
    if said == "growth" and value.kind not in (*RATES, _DIGITS):
        return "change"
    if said == "change" and value.kind in RATES and not name.endswith(words_of("share end")):
        return "growth"
    if said == "share" and value.kind == "count":
        return "level"  # 占全省比重超过20%，2200项事项… says so of the first alone
    return said or "level"

"""What the way through a sentence takes and gives: sentences and candidates of rows."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from policytext.lazy_pattern import lazy_pattern
from policytext.span import Span
from policytext.targets.features import Find, Place, features, of_doer
from policytext.targets.judge import Part
from policytext.targets.lists import seen_of
from policytext.targets.own_measures import own_measures
from policytext.targets.paired_marks import is_torn
from policytext.targets.patterns import pattern
from policytext.targets.period_features import Times
from policytext.targets.phrases import strip_fillers
from policytext.targets.pieces import JOINED
from policytext.targets.ways import HANDED_ON, Reading
from policytext.targets.wordings import Clues
from policytext.targets.words import words_of
from policytext.values import Mention, Quantity, TimeInterval

__all__ = ["RATES", "Candidate", "Choice", "Chooser", "Sentence", "Value", "candidates"]

Value = Span[Quantity]
# Amounts of growth; points are amounts of change.
# 增长两位数以上 is growth.
_DIGITS = "magnitude"
_PERCENT, _RESTORED = "%", 16
# No goal of growth is higher; a share of a plan is: 原煤完成99%.
_GROWS = 50
# 占有率 is no share of anything that is named.
_OF = lazy_pattern("占(?!有)")
RATES = frozenset({"percent", "multiple", "fraction"})
# What is counted or measured is no share of anything.
_AMOUNTS = frozenset({"count", "measure", "money"})
_ABBREVIATED, _IN_WORDS = "GDP", "生产总值"
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
        clues: which of its clauses may hold goals in words; none where no clause does.
        is_glossary: whether it explains words of the document.
        chance: how likely its role is right.
        budget: which budget the heading above it names; empty where none does.
        entry: the title of the entry of a list that it belongs to; empty where it has none.
    """

    span: Span[None]
    role: str
    section: str
    values: Sequence[Value]
    mentions: Sequence[Span[Mention]]
    clues: Clues | None
    is_glossary: bool = False
    chance: float = 1.0
    budget: str = ""
    entry: str = ""


class Candidate(NamedTuple):
    """One way to read the name of a list of values, or a goal in words.

    Attributes:
        names: the names of its rows.
        reading: how the name is read.
        measures: the measures of the rows.
        seen: what is seen of the reading.
        values: the values of the rows; none for a goal in words.
        role: the role of the rows.
        period: their period.
        of_period: what is seen of the period, where there may be several.
        periods: those of each row, where a list of times is told of.
    """

    names: tuple[str, ...]
    reading: Reading
    measures: tuple[str, ...]
    seen: tuple[Part, ...]
    values: tuple[Value, ...]
    role: str
    period: TimeInterval | None
    of_period: tuple[Part, ...] = ()
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
        names = [name.replace("\n", "") for name in self.names]  # as rows have them
        each = zip(names, self.measures, periods, places, strict=True)
        return [(name, measure, self.role, period, place) for name, measure, period, place in each]


# Candidates are made by the ten thousand: in a third of the time without names of fields.
_new = tuple.__new__


class Choice(NamedTuple):
    """Which of several candidates is the likeliest.

    Attributes:
        number: its number.
        score: how likely it is right.
        named: how likely it is right if any of them is: what is counted may be named well though
            no row tells of it, as in 120个重点项目完成投资186亿元.
    """

    number: int
    score: float
    named: float


# Chooses, from what candidates have alike and each.
Chooser = Callable[[Sequence[Part], Sequence[Candidate]], Choice]


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
    count, first, listed = len(values), values[0], tuple(values)
    is_open = place.said in ("", "level")
    units = {value.value.unit for value in values}
    is_alike, has_doubles = len(units) == 1, len(units) < count
    made: set[tuple[tuple[str, ...], tuple[str, ...]]] = set()
    times = Times(periods, place) if len(periods) > 1 else None
    of_own = own_measures(text, values) if count > 1 else ()
    for way in ways:
        names, how = names_of(way), way.how
        # 80户、210人 may be of one thing, 增长6%、8% are of two.
        is_one = count > 1 and (count != len(names) or (is_alike and len(set(names)) == 1))
        if not names or (is_one and how.startswith(HANDED_ON)):
            continue  # Several values of a list are not all of what was named before.
        if is_one and not is_alike and has_doubles:
            continue  # 牛羊猪存栏7万头、28万只、13万头 are of three things.
        if is_torn(names[0]):
            continue
        names = names[:1] * count if is_one else names
        each = listed if count > 1 else listed * len(names)
        is_said = way.measure and (is_open or way.measure == "level")
        said = way.measure if is_said else place.said
        if len(names) == 1:
            measure = _measure_of(first.value, said, names[0])
            if measure == "level" and _is_goal_of_growth(text, first, names[0], place.role, find):
                measure = "growth"
            measures: tuple[str, ...] = (measure,)
        else:
            words = of_own or (said,) * len(names)
            pairs = zip(each, words, names, strict=True)
            measures = tuple(
                [_measure_of(one.value, word or said, name) for one, word, name in pairs]
            )
        if (names, measures) in made:
            continue
        made.add((names, measures))
        start, end = way.start, way.end
        left = text[start - 1 : start] if how != HANDED_ON and start else ""
        behind = text[end : end + 2] if end else ""
        heard = _in_words(names)
        others = [one for one in heard[1:] if one != heard[0]] if len(names) > 1 else ()
        seen = features(heard[0], way, others, left, behind, measures[0], place, find)
        if how in _WITHOUT_VERB and place.value.kind == "money":
            seen += ((of_doer, how, _doer(text, way, values[0].start)),)
        if len(names) > 1 or JOINED.search(names[0]):
            of_each = [value.value.unit for value in each]
            seen += seen_of(text, way, heard, of_each, place.each, find)
        told = (names, way, measures, seen, each, place.role)
        if times is None:
            found.append(_new(Candidate, (*told, periods[0], (), ())))
            continue
        for period, of_this in times.of(measures[0], way):
            found.append(_new(Candidate, (*told, period, of_this, ())))
    return found


def _is_goal_of_growth(text: str, value: Value, name: str, role: str, find: Find) -> bool:
    """Whether a goal in percent is of how much an amount of money is to grow: 增加值目标为6%."""
    is_likely = value.value.unit == _PERCENT and 0 < (value.value.high or 0) <= _GROWS
    entry = find(name) if role == "target" and is_likely else None
    if entry is None or entry.measure != "growth" or _PERCENT in entry.units:
        return False
    if pattern("restored to").search(text, max(0, value.start - _RESTORED), value.start):
        return False  # 恢复到2019年的90%
    # 第三产业增加值达到45%
    return not text.endswith(words_of("comes to a share"), 0, value.start)


def _in_words(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names with their abbreviations in words, which are seen more often: 人均生产总值."""
    if not any(name.endswith(_ABBREVIATED) for name in names):
        return names
    return tuple(
        name.removesuffix(_ABBREVIATED) + _IN_WORDS if name.endswith(_ABBREVIATED) else name
        for name in names
    )


def _doer(text: str, way: Reading, end: int) -> str:
    """The end of what stands before the verb that a name goes without: 财政 of 财政将安排补助."""
    begin = way.start if way.how == "verb dropped" else way.start - len(way.word) - _BETWEEN
    place = text.find(way.word, max(0, begin), end)
    return strip_fillers(text[max(0, place - _FAR) : place])[-2:] if place > 0 else ""


def _measure_of(value: Quantity, said: str, name: str) -> str:
    """The measure by the words, and where they leave it open by the unit and the name."""
    if said in ("", "level"):
        if value.kind not in RATES:
            return "level"
        if name.endswith(words_of("share end")) or _OF.search(name, 1):
            return "share"
        is_spent = value.kind == "percent" and name.endswith(words_of("spent"))
        return "share" if is_spent else "level"
    if said == "growth" and value.kind not in (*RATES, _DIGITS):
        return "change"
    if said == "change" and value.kind in RATES and not name.endswith(words_of("share end")):
        return "growth"
    if said == "share" and value.kind in _AMOUNTS:
        return "level"  # 占全省比重超过20%，2200项事项… says so of the first alone
    return said

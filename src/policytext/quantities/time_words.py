"""Words of time: relative years, parts of a year, five-year plans."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from policytext.data import read_rows
from policytext.quantities.rows import Row
from policytext.quantities.time_patterns import TRIGGER, TRIGGER_FIRST, TRIGGER_REST
from policytext.quantities.words import Words

__all__ = ["RelativeYear", "TimeWords", "month_day", "time_words"]

MonthDay = tuple[int, int]


@dataclass(frozen=True, slots=True)
class RelativeYear:
    """A year so many years from another: the document's, or the one that the text tells of."""

    difference: int
    told: bool
    # Characters behind which the word is the tail of another one.
    not_after: str


@dataclass(frozen=True, slots=True)
class TimeWords:
    """All words of time by how they are written."""

    years: Words[RelativeYear]
    # Parts of a year, and those that are marked behind a year only.
    parts: Words[str]
    seasons: Words[str]
    # Feasts with their day in each year, likewise behind a year only.
    feasts: Words[Mapping[int, MonthDay]]
    # First and last day of each part, first and last year of each plan.
    days: dict[str, tuple[MonthDay, MonthDay]]
    plans: dict[str, tuple[int, int]]
    # What can start a time.
    trigger: re.Pattern[str]


def time_words(rows: Iterable[Row]) -> TimeWords:
    """The words of the table."""
    years: dict[str, RelativeYear] = {}
    days: dict[str, tuple[MonthDay, MonthDay]] = {}
    plans: dict[str, tuple[int, int]] = {}
    names: dict[str, dict[str, str]] = {"part": {}, "season": {}}
    for row in rows:
        place, word, value = row["place"], row["word"], row["value"]
        first, _, last = value.partition("/")
        if place in names:
            days[word] = (month_day(first), month_day(last))
            names[place][word] = word
        elif place == "plan":
            plans[word] = (int(first), int(last))
        else:
            years[word] = RelativeYear(int(value), place == "told", row["not_after"])
    return TimeWords(
        Words(years),
        Words(names["part"]),
        Words(names["season"]),
        Words(_feasts()),
        days,
        plans,
        _trigger([*years, *names["part"], *(word for word in names["season"] if len(word) > 1)]),
    )


def _feasts() -> dict[str, dict[int, MonthDay]]:
    """The day of each feast in each year, by its name."""
    feasts: dict[str, dict[int, MonthDay]] = {}
    for feast, year, held in read_rows("quantities/feasts.tsv"):
        feasts.setdefault(feast, {})[int(year)] = month_day(held)
    return feasts


def _trigger(words: Iterable[str]) -> re.Pattern[str]:
    """The pattern of what can start a time, with the words that it does not know."""
    unknown = [word for word in words if not TRIGGER.match(word)]
    if not unknown:
        return TRIGGER
    # One class still comes first, so that all other characters are passed by quickly.
    first = "".join(sorted({re.escape(word[0]) for word in unknown}))
    more = "|".join(f"(?<={re.escape(word[0])}){re.escape(word[1:])}" for word in unknown)
    return re.compile(f"[{TRIGGER_FIRST}{first}](?:{TRIGGER_REST}|(?<=[{first}])(?:{more}))")


def month_day(text: str) -> MonthDay:
    """12-31 as two numbers."""
    month, _, number = text.partition("-")
    return int(month), int(number)

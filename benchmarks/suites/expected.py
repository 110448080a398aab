"""What a test case of another tool asks for, in the terms of the annotation guidelines."""

from __future__ import annotations

import functools
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.layers import number
from benchmarks.mappings import read_pairs, read_table
from benchmarks.suites.expected_times import days_of
from policytext import Quantity, TimeInterval

__all__ = ["Case", "read_case"]

# Far below any digit that the cases give; they print endless fractions with 15 digits.
_NEAR = Decimal("1e-12")
# The guidelines give endless fractions four decimals.
_FRACTION = Decimal("0.00005")
# JioNLP takes a number without any of these for 元; the guidelines give it no unit.
_MONEY = re.compile("[元圆块钱毛角分$￥¥€£币刀]|人民|美金|卢布")


@dataclass(frozen=True, slots=True)
class Case:
    """One case.

    Args:
        text: the text.
        start: where the mention begins; 0 for a case without one.
        end: where it ends.
        low: the lower bound asked for, and ``high`` the upper one; equal for a number.
        high: see ``low``.
        units: the units that are right; empty where the case names none.
        interval: the days asked for, for a case of times.
        year: the year against which the times are read.
        absent: a kind of quantity that must not be found; "number" for all.
        reason: why the case is out of scope; empty for one that is in it.
    """

    text: str
    start: int = 0
    end: int = 0
    low: Decimal | None = None
    high: Decimal | None = None
    units: frozenset[str] = frozenset()
    interval: TimeInterval | None = None
    year: int = 2000
    absent: str = ""
    reason: str = ""

    @property
    def mention(self) -> str:
        """The words that are to be found and read."""
        return self.text[self.start : self.end]

    def answered_by(self, values: Sequence[Quantity]) -> list[Quantity]:
        """Those of the values that give the bounds asked for; empty if none do.

        Two bounds that words join, 大于10且小于20, are two quantities by the guidelines: then one
        must give the lower bound and another the upper one.
        """
        if right := [value for value in values if self.has_value(value)]:
            return right
        if self.low is None or self.high is None or self.low == self.high:
            return []
        low = [v for v in values if v.high is None and v.low is not None and _equal(v, self.low)]
        high = [v for v in values if v.low is None and v.high is not None and _equal(v, self.high)]
        return [*low, *high] if low and high else []

    def has_value(self, value: Quantity) -> bool:
        """True if the value has the bounds asked for and no other.

        3000多 is 3000 to 4000 for one tool and more than 3000 for another; that is no error.
        """
        if value.low is None and value.high is None:
            return False
        high = None if value.comparator == "over" else self.high
        low = self.low
        if value.low == value.high or value.comparator == "range":
            low, high = self.low, self.high
        elif low == high:  # A number with a qualifier, for which the case gives the number only.
            low, high = (low, None) if value.high is None else (None, high)
        return all(
            (given is None) == (asked is None) and (asked is None or _equal(value, asked, given))
            for given, asked in ((value.low, low), (value.high, high))
        )

    def has_unit(self, value: Quantity) -> bool:
        """True if the unit is one of those asked for, or none is."""
        return not self.units or value.unit in self.units


def _equal(value: Quantity, asked: Decimal, given: Decimal | None = None) -> bool:
    """Whether a bound of the value, by default the only one it has, is the one asked for."""
    if given is None:
        given = value.low if value.low is not None else value.high
    if given is None:
        return False
    near = _FRACTION if value.kind == "fraction" else _NEAR * max(abs(asked), Decimal(1))
    return abs(given - asked) <= near


def read_case(data: Mapping[str, Any], file: str) -> Case:
    """A case from one line of a file of cases."""
    text: str = data["text"]
    reason = _out_of_scope(data, file)
    if reason:
        return Case(text, reason=reason)
    if data["kind"] == "none":
        return Case(text, absent=str(data["note"]).rpartition("negative for ")[2])
    where = {"text": text, "start": data["start"], "end": data["end"]}
    if data["kind"] in ("date", "daterange"):
        interval, year, reason = days_of(str(data["note"]), data["mention"])
        if interval is None:
            return Case(text, reason=reason)
        return Case(**where, interval=interval, year=year)
    if data["kind"] == "duration" and str(data["note"]).startswith("{"):
        return _parts(where, json.loads(data["note"])["expect"]["time"])
    whole = data["value"]
    low = number(data["low"] if whole is None else whole)
    high = number(data["high"] if whole is None else whole)
    if data["unit"] == "second":
        return _seconds(where, low, low)
    factor, units = _units(data["unit"] or "", data["mention"])
    return Case(
        **where,
        low=None if low is None else low * factor,
        high=None if high is None else high * factor,
        units=frozenset(filter(None, units.split("|"))),
    )


@functools.cache
def _rules() -> list[tuple[dict[str, re.Pattern[str]], str]]:
    rows = read_table("case_scope.tsv")
    names = ("file", "kind", "note", "text", "mention")
    return [({name: re.compile(row[name]) for name in names}, row["reason"]) for row in rows]


def _out_of_scope(data: Mapping[str, Any], file: str) -> str:
    if reason := read_pairs("case_ids.tsv").get(data.get("id", "")):
        return reason
    for patterns, reason in _rules():
        if (
            patterns["file"].fullmatch(file)
            and patterns["kind"].fullmatch(data["kind"])
            and patterns["note"].search(str(data["note"]))
            and patterns["text"].search(data["text"])
            and patterns["mention"].search(data["mention"] or "")
        ):
            return reason
    if data["kind"] == "none":
        return ""
    if data["mention"] is None:
        return "names no place or value"
    values = [data[name] for name in ("value", "low", "high")]
    elsewhere = data["kind"] in ("date", "daterange") or str(data["note"]).startswith("{")
    if not elsewhere and all(one is None for one in values):
        return "names no value"
    return ""


def _units(unit: str, mention: str) -> tuple[Decimal, str]:
    """The factor that makes the value that of the guidelines, and the units that are right."""
    if unit == "元" and not _MONEY.search(mention):
        return Decimal(1), ""
    for row in read_table("case_scales.tsv"):
        if row["unit"] == unit and re.search(row["mention"], mention):
            return Decimal(row["factor"]), row["units"]
    return Decimal(1), read_pairs("case_units.tsv").get(unit, unit)


def _parts(where: Mapping[str, Any], time: Any) -> Case:
    """A duration as JioNLP gives it: one part, {"day": 270}, or two as the ends of a range."""
    ends: list[Mapping[str, float]] = time if isinstance(time, list) else [time, time]
    seconds = read_pairs("case_parts.tsv")
    amounts = [
        Decimal(str(amount)) * Decimal(seconds[part]) if seconds[part] else None
        for end in ends
        for part, amount in end.items()
    ]
    return _seconds(where, *amounts)


def _seconds(where: Mapping[str, Any], low: Decimal | None, high: Decimal | None) -> Case:
    """A duration in seconds, asked for in the unit that is written."""
    text: str = where["text"][where["start"] : where["end"]]
    for row in read_table("case_seconds.tsv"):
        if row["written"] in text:
            second = Decimal(row["seconds"])
            return Case(
                **where,
                low=None if low is None else low / second,
                high=None if high is None else high / second,
                units=frozenset(row["unit"].split("|")),
            )
    return Case(where["text"], reason="a duration in a unit that the table does not have")

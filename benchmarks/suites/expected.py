"""What a test case of another tool asks for, in the terms of the annotation guidelines."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from benchmarks.layers import number
from benchmarks.mappings import read_pairs, read_table
from policytext import InputError, Quantity, TimeInterval

__all__ = ["Case", "read_case"]

_VALUES = re.compile(r"values (?=\[)")
_ABSOLUTE = re.compile(r"^\d{4}(-\d\d(-\d\d)?)?$|^\(\d{4}-\d\d-\d\d,\d{4}-\d\d-\d\d,P\d+[YMD]\)$")
# Far below any digit that the cases give; they print endless fractions with 15 digits.
_NEAR = Decimal("1e-12")


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

    def has_value(self, value: Quantity) -> bool:
        """True if the bounds that are given are those asked for.

        A bound that one side leaves open is no error: 3000多 is 3000 to 4000 for one tool and
        more than 3000 for another. At least one bound must be given.
        """
        given = [(value.low, self.low), (value.high, self.high)]
        pairs = [(one, two) for one, two in given if one is not None and two is not None]
        return bool(pairs) and all(_equal(one, two) for one, two in pairs)

    def has_unit(self, value: Quantity) -> bool:
        """True if the unit is one of those asked for, or none is."""
        return not self.units or value.unit in self.units


def _equal(given: Decimal, asked: Decimal) -> bool:
    return abs(given - asked) <= _NEAR * max(abs(asked), Decimal(1))


def read_case(data: Mapping[str, Any], file: str) -> Case:
    """A case from one line of a file of cases."""
    reason = _out_of_scope(data, file)
    if reason:
        return Case(data["text"], reason=reason)
    if data["kind"] == "none":
        return Case(data["text"], absent=str(data["note"]).rpartition("negative for ")[2])
    where = {"text": data["text"], "start": data["start"], "end": data["end"]}
    if data["kind"] in ("date", "daterange"):
        return _time(data, where)
    whole = data["value"]
    low = number(data["low"] if whole is None else whole)
    high = number(data["high"] if whole is None else whole)
    units = read_pairs("case_units.tsv").get(data["unit"] or "", data["unit"] or "")
    if data["unit"] == "second":
        return _seconds(where, low)
    return Case(**where, low=low, high=high, units=frozenset(filter(None, units.split("|"))))


def _out_of_scope(data: Mapping[str, Any], file: str) -> str:
    for row in read_table("case_scope.tsv"):
        if (
            re.fullmatch(row["file"], file)
            and re.fullmatch(row["kind"], data["kind"])
            and re.search(row["note"], str(data["note"]))
            and re.search(row["mention"], data["mention"] or "")
        ):
            return row["reason"]
    if data["kind"] == "none":
        return ""
    if data["mention"] is None:
        return "names no place or value"
    values = [data[name] for name in ("value", "low", "high")]
    if data["kind"] not in ("date", "daterange") and all(one is None for one in values):
        return "names no value"
    return ""


def _seconds(where: Mapping[str, Any], value: Decimal | None) -> Case:
    """A duration in seconds, asked for in the unit that is written."""
    text: str = where["text"][where["start"] : where["end"]]
    for row in read_table("case_seconds.tsv"):
        if row["written"] in text and value is not None:
            amount = value / Decimal(row["seconds"])
            return Case(**where, low=amount, high=amount, units=frozenset(row["unit"].split("|")))
    return Case(where["text"], reason="a duration in a unit that the table does not have")


def _time(data: Mapping[str, Any], where: Mapping[str, Any]) -> Case:
    note = str(data["note"])
    if note.startswith("{"):
        return _jionlp_time(json.loads(note), where)
    match = _VALUES.search(note)
    values = json.JSONDecoder().raw_decode(note, match.end())[0] if match else []
    if len(values) != 1 or not _ABSOLUTE.match(values[0].get("timex", "")) or "Mod" in values[0]:
        return Case(where["text"], reason="a time that is read against a day, or names none")
    return _interval(where, values[0].get("start") or values[0].get("value"), values[0].get("end"))


def _interval(where: Mapping[str, Any], start: str | None, end: str | None) -> Case:
    try:
        first = datetime.date.fromisoformat(start or "")
        last = first
        if end is not None:  # Exclusive in these cases.
            last = datetime.date.fromisoformat(end) - datetime.timedelta(days=1)
        return Case(**where, interval=TimeInterval(first, last))
    except (ValueError, InputError):
        return Case(where["text"], reason="a time that is no whole days")


def _jionlp_time(note: Mapping[str, Any], where: Mapping[str, Any]) -> Case:
    base, expect = note["base"], note["expect"]
    year = base[0] if isinstance(base, list) and len(base) == 1 else None
    if isinstance(base, dict) and set(base) == {"year"}:
        year = base["year"]
    if base is not None and year is None:
        return Case(where["text"], reason="a time that is read against a day, or names none")
    if year is not None and not 1900 <= year <= 2200:
        return Case(where["text"], reason="a document of a year outside 1900 to 2200")
    times = expect.get("time")
    if not isinstance(times, list) or expect.get("definition") != "accurate":
        return Case(where["text"], reason="a vague time, which each tool bounds in its own way")
    start, end = (str(one) for one in times)
    if not (start.endswith("00:00:00") and end.endswith("23:59:59")):
        return Case(where["text"], reason="a time that is no whole days")
    interval = TimeInterval(*(datetime.date.fromisoformat(one[:10]) for one in (start, end)))
    return Case(**where, interval=interval, year=year or 2000)

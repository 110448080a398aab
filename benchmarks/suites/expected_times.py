"""The days that a test case of times asks for, from what the tools' own tests hold."""

from __future__ import annotations

import calendar
import datetime
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

from policytext import InputError, TimeInterval

__all__ = ["days_of"]

# The days, the document's year, and why there are none.
Days: TypeAlias = tuple[TimeInterval | None, int, str]

_NEEDS_A_DAY = "a time that is read against a day, or names none"
_NO_WHOLE_DAYS = "a time that is no whole days"
_VALUES = re.compile(r"values (?=\[)")
_REFERENCE = re.compile(r"reference (\d{4})")
# A year, or any year: XXXX-03 is March of the year of the document.
_PLACED = re.compile(
    r"^(\d{4}|XXXX)(-\d\d(-\d\d)?)?$"
    r"|^\((\d{4}|XXXX|XX\d0)-\d\d-\d\d,(\d{4}|XXXX|XX\d0)-\d\d-\d\d,P\d+[YMD]\)$"
)
_RANGE = re.compile("[到至和~–—-]|间")
# The moments against which JioNLP's tests are read, by their names there; those against the
# second turn every date to what is still to come.
_JIONLP_YEARS = {"_ts_1": 2021, "_ts_2": None}
_EPOCH = 1970
_YEAR_SECONDS = 31_556_952
_DOCUMENT_YEARS = (1900, 2200)


def days_of(note: str, mention: str) -> Days:
    """What a case of times asks for.

    Args:
        note: the note of the case: JSON for JioNLP, else what Recognizers-Text resolves to.
        mention: the words of the case.

    Returns:
        The interval or None, the year against which it is read, and why there is none.
    """
    if note.startswith("{"):
        return _jionlp(json.loads(note))
    match, reference = _VALUES.search(note), _REFERENCE.search(note)
    values = json.JSONDecoder().raw_decode(note, match.end())[0] if match else []
    year = int(reference[1]) if reference else 2000
    value = _of_the_year(values, year)
    if value is None:
        return None, year, _NEEDS_A_DAY
    try:
        return _interval(value, mention), year, ""
    except (ValueError, InputError):
        return None, year, _NO_WHOLE_DAYS


def _of_the_year(values: Sequence[Mapping[str, str]], year: int) -> Mapping[str, str] | None:
    """The value that is placed on the calendar; of several years, the one in the document's."""
    placed = [one for one in values if _PLACED.match(one.get("timex", ""))]
    if len(placed) != len(values):
        return None
    if len(placed) > 1:
        decades = any(re.match(r"\(XX\d", one["timex"]) for one in placed)
        near = [one for one in placed if _begin(one)[:4] == str(year)]
        placed = near or (placed[:1] if decades else [])
    return placed[0] if len(placed) == 1 else None


def _begin(value: Mapping[str, str]) -> str:
    return value.get("start") or value.get("value") or ""


def _interval(value: Mapping[str, str], mention: str) -> TimeInterval:
    """Recognizers' ends are those of the first moment after, but for until and ranges of days."""
    mod = value.get("Mod", "")
    of_a_day = value.get("sourceEntity") == "datetimepoint"
    one_day = datetime.timedelta(days=1)
    if mod in ("before", "until"):
        end = datetime.date.fromisoformat(value["end"])
        return TimeInterval(None, end if mod == "until" and of_a_day else end - one_day)
    first = datetime.date.fromisoformat(_begin(value))
    if mod in ("after", "since"):
        return TimeInterval(first + one_day if mod == "after" and of_a_day else first, None)
    if mod:
        raise ValueError(mod)
    if "end" not in value:
        return TimeInterval(first, first)
    end = datetime.date.fromisoformat(value["end"])
    if value["timex"].startswith("(") and _RANGE.search(mention):
        return TimeInterval(first, _whole(end, mention))
    return TimeInterval(first, end - one_day)


def _whole(end: datetime.date, mention: str) -> datetime.date:
    """The last day of a range, whose last member Recognizers leaves out and the guidelines not."""
    if re.search("[日号/]", mention):
        return end
    if "月" in mention:
        return end.replace(day=calendar.monthrange(end.year, end.month)[1])
    return end.replace(month=12, day=31)


def _jionlp_year(base: Any) -> int | None:
    """The year of the moment against which a case is read; 2000 where it needs none."""
    if isinstance(base, str) and base in _JIONLP_YEARS:
        return _JIONLP_YEARS[base]
    if isinstance(base, dict):
        base = [base.get("year")]
    if isinstance(base, list):
        return base[0] if base and isinstance(base[0], int) else None
    if isinstance(base, float):
        return _EPOCH + int(base // _YEAR_SECONDS)
    if isinstance(base, int):
        return _EPOCH
    if isinstance(base, str) and (match := re.search(r"datetime\((\d{4})", base)):
        return int(match[1])
    return 2000


def _jionlp(note: Mapping[str, Any]) -> Days:
    expect = note["expect"]
    year = _jionlp_year(note["base"])
    if year is None:
        return None, 2000, _NEEDS_A_DAY
    if not _DOCUMENT_YEARS[0] <= year <= _DOCUMENT_YEARS[1]:
        return None, 2000, "a document of a year outside 1900 to 2200"
    times = expect.get("time")
    if not isinstance(times, list) or expect.get("definition") != "accurate":
        return None, year, "a vague time, which each tool bounds in its own way"
    start, end = (str(one) for one in times)
    if not (start.endswith("00:00:00") and end.endswith("23:59:59")):
        return None, year, _NO_WHOLE_DAYS
    days = (datetime.date.fromisoformat(one[:10]) for one in (start, end))
    return TimeInterval(*days), year, ""

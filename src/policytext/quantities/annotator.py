"""The annotator and the functions for use without a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Any

from policytext.annotator import check_document
from policytext.document import Document
from policytext.errors import InputError
from policytext.layers import QUANTITIES, TIMES, Layer
from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.broken import Breaks
from policytext.quantities.calendar import IMPOSSIBLE, RECURRING
from policytext.quantities.finder import quantities
from policytext.quantities.tables import Tables
from policytext.quantities.times import Found, TimeFinder
from policytext.quantities.whole import read_whole
from policytext.repairs import Problem
from policytext.span import Span, restore
from policytext.values import Quantity, TimeInterval

__all__ = [
    "QuantityAnnotator",
    "find_quantities",
    "find_times",
    "parse_quantity",
    "parse_time",
]

_TIME = "TIME"


# As far as this a lost character may lie from what it was a part of.
_LOST, _REACH = "\ufffd", 19
# A lost character that touches a time, or the digits and signs of a date next to it.
_DATE = (
    "[0-9０-９一二三四五六七八九十〇世纪年月日季度春夏秋冬次半起至到、/／"
    "—–－~～（）()含时点午-]{0,18}"
)
_LOST_AFTER = lazy_pattern(f"{_DATE}{_LOST}")
_LOST_BEFORE = lazy_pattern(f"{_LOST}{_DATE}$")


def _given(tables: Tables | None) -> Tables:
    if tables is not None and not isinstance(tables, Tables):
        raise InputError(f"tables must be Tables, got {tables!r:.60}; see Tables.extended()")
    return tables or Tables.packaged()


def _own(tables: Tables | str | Path | Mapping[str, Any] | None) -> Tables | None:
    """The tables that an annotator is made with: a file's are the packaged ones with its own."""
    if isinstance(tables, (str, Path, Mapping)):
        return Tables.packaged().extended(tables)
    return None if tables is None else _given(tables)


def _times(
    text: str, year: int | None, tables: Tables, title: str = "", day: date | None = None
) -> list[Found]:
    if not isinstance(text, str):
        raise InputError(f"a text is needed, got {type(text).__name__}")
    if year is not None and not (type(year) is int and 1900 <= year <= 2200):
        raise InputError(f"year must be a whole number from 1900 to 2200, got {year!r}")
    return list(TimeFinder(text, year, tables, title, day))


def _is_lost(text: str, found: Found) -> bool:
    """Whether a lost character touches a time and may have been a part of it."""
    start, end = found[:2]
    if text.find(_LOST, max(0, start - _REACH), end + _REACH) < 0:
        return False
    before = _LOST_BEFORE.search(text[max(0, start - _REACH) : start])
    return bool(before or _LOST_AFTER.match(text, end))


def _fault(text: str, breaks: Breaks, found: Found) -> str:
    """The kind of problem for which a time is left out; empty if there is none."""
    start, end, days = found
    if _is_lost(text, found) or breaks.touch(start, end):
        return "unreadable"
    if days is None:
        return "no-year"
    return {IMPOSSIBLE: "impossible-date", RECURRING: "recurring"}.get(days, "")


def _faults(text: str, found: list[Found], tables: Tables) -> list[str]:
    breaks = Breaks(text, tables)
    return [_fault(text, breaks, one) for one in found]


def _spans(text: str, found: list[Found], faults: list[str]) -> tuple[Span[TimeInterval], ...]:
    return tuple(
        restore(start, end, text[start:end], _TIME, TimeInterval(*days), None)
        for (start, end, days), fault in zip(found, faults, strict=True)
        if days is not None and not fault
    )


def find_quantities(text: str, *, tables: Tables | None = None) -> tuple[Span[Quantity], ...]:
    """All quantities of a text, in order and without overlaps.

    Numbers that belong to a date or a period are times and left out.

    Args:
        text: the text.
        tables: units, scales and words of your own; the packaged ones by default.

    Raises:
        InputError: the text is no ``str``.

    Example:
        >>> for span in find_quantities("2023年新增就业近3万人，增长5%以上。"):
        ...     print(span.text, span.value.low, span.value.high, span.value.comparator)
        近3万人 None 30000 near
        5%以上 5 None ge
    """
    tables = _given(tables)
    return quantities(text, [found[:2] for found in _times(text, None, tables)], tables)[0]


def find_times(
    text: str, year: int | None = None, *, tables: Tables | None = None
) -> tuple[Span[TimeInterval], ...]:
    """All times of a text that can be placed on the calendar, in order.

    Args:
        text: the text.
        year: the year against which 今年 and 6月底 are read; those are left out without it.
        tables: words of your own; the packaged ones by default.

    Raises:
        InputError: the text is no ``str``, or the year is not from 1900 to 2200.

    Example:
        >>> [(t.text, t.value.isoformat()) for t in find_times("今年和“十四五”末", year=2024)]
        [('今年', '2024-01-01/2024-12-31'), ('“十四五”末', '2025-12-31/2025-12-31')]
    """
    tables = _given(tables)
    found = _times(text, year, tables)
    return _spans(text, found, _faults(text, found, tables))


def parse_quantity(text: str, *, tables: Tables | None = None) -> Quantity:
    """The quantity that a whole string says; a bare numeral is a count without unit.

    Args:
        text: one quantity.
        tables: units, scales and words of your own; the packaged ones by default.

    Raises:
        InputError: the string is not exactly one quantity.

    Example:
        >>> value = parse_quantity("12亿5000万元")
        >>> str(value.low), value.comparator, value.unit, value.kind
        ('1250000000', 'eq', '元', 'money')
    """
    tables = _given(tables)
    spans = find_quantities(text, tables=tables)
    if len(spans) == 1 and len(spans[0]) == len(text):
        return spans[0].value
    value = None if _times(text, None, tables) else read_whole(text, tables)
    if value is None:
        found = "、".join(span.text for span in spans[:3]) or "none"
        raise InputError(f"{text[:40]!r} is not exactly one quantity (found: {found})")
    return value


def parse_time(text: str, year: int | None = None, *, tables: Tables | None = None) -> TimeInterval:
    """The interval that a whole string says.

    Args:
        text: one calendar expression, such as ``今年上半年``.
        year: the year against which a relative expression is read.
        tables: words of your own; the packaged ones by default.

    Raises:
        InputError: the string is not exactly one time, or it needs a year and none is given.

    Example:
        >>> parse_time("去年底", year=2024).isoformat()
        '2023-12-31/2023-12-31'
    """
    found = _times(text, year, _given(tables))
    if len(found) != 1 or found[0][1] - found[0][0] != len(text):
        raise InputError(f"{text[:40]!r} is not exactly one time")
    days = found[0][2]
    if days is None:
        raise InputError(f"{text[:40]!r} needs a year to be read against; pass year=")
    if days == IMPOSSIBLE:
        raise InputError(f"the calendar has no day {text[:40]!r}")
    return TimeInterval(*days)


class QuantityAnnotator:
    """Adds the layers of quantities and times.

    Relative times are read against the document's year, never the clock. Where a document has no
    year, times that need one are left out and a problem of kind ``no-year`` says so.

    Args:
        tables: units, scales and words of your own; the packaged ones by default. A path or a
            mapping is read as by ``Tables.extended``.

    Raises:
        InputError: the tables are none of these.
        DataError: the file cannot be read, or an entry is wrong.

    Example:
        >>> from policytext import Document
        >>> doc = QuantityAnnotator()(Document("今年增长5%左右。", year=2024))
        >>> [t.text for t in doc[TIMES]], [q.text for q in doc[QUANTITIES]]
        (['今年'], ['5%左右'])
    """

    name = "quantities"
    requires: tuple[Layer[Any], ...] = ()
    provides: tuple[Layer[Any], ...] = (QUANTITIES, TIMES)

    def __init__(self, tables: Tables | str | Path | Mapping[str, Any] | None = None) -> None:
        self._tables = _own(tables)

    @property
    def settings(self) -> dict[str, str]:
        """What results depend on beside code and packaged data; it goes into the manifest."""
        sha256 = self._tables.sha256 if self._tables else ""
        return {"tables": sha256} if sha256 else {}

    def __call__(self, doc: Document, /) -> Document:
        """The document with its quantities and times.

        Raises:
            InputError: this is no Document.
        """
        check_document("quantities", doc)
        tables = _given(self._tables)
        year = doc.date.year if doc.year is None and doc.date is not None else doc.year
        found = _times(doc.text, year, tables, doc.title or "", doc.date)
        spans, left_out = quantities(doc.text, [one[:2] for one in found], tables)
        made = doc.with_layer(QUANTITIES, spans)
        faults = _faults(doc.text, found, tables)
        made = made.with_layer(TIMES, _spans(doc.text, found, faults))
        problems = _problems(doc.text, found, faults, left_out)
        return made.replace(problems=(*made.problems, *problems))


# What is left out, why, and what to do about it, by the kind of problem.
_REASONS = {
    "no-year": ("time", "the document's year is needed to date {}; pass year="),
    "unreadable": (
        "time",
        "a lost character or the end of a line touches {}; compare with the source",
    ),
    "impossible-date": ("date", "the calendar has no such day; compare with the source"),
    "recurring": ("date", "every year has one and none is named; read {} from the text"),
    "unsupported": (
        "ratio",
        "a ratio of three or more parts has no single value; read it from the text",
    ),
}


def _problems(
    text: str, found: list[Found], faults: list[str], left_out: tuple[tuple[int, int], ...]
) -> Iterator[Problem]:
    """One problem for each kind of what was left out, at the first place of its kind."""
    places: dict[str, list[tuple[int, int]]] = {kind: [] for kind in _REASONS}
    places["unsupported"].extend(left_out)
    for one, kind in zip(found, faults, strict=True):
        if kind:
            places[kind].append(one[:2])
    for kind, stretches in places.items():
        if stretches:
            (start, end), count, (noun, why) = stretches[0], len(stretches), _REASONS[kind]
            first = f"{text[start:end][:40]!r} at {start}"
            if count == 1:
                message = f"1 {noun} was left out, {first}: {why.format('it')}"
            else:
                message = f"{count} {noun}s were left out, the first {first}: {why.format('them')}"
            yield Problem(kind, message, start, end)

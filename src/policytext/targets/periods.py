"""The time that a value holds for."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policytext.document import Document
from policytext.span import Span
from policytext.values import TimeInterval

__all__ = ["period_of"]

_COMPARED = ("比", "较", "与", "同")


def period_of(
    doc: Document, times: Sequence[Span[TimeInterval]], place: int, role: str
) -> TimeInterval | None:
    """The last time named before a value in its sentence that fits its role, else the year.

    What was done is told of the year before the document's, what is meant of its own.

    Args:
        doc: the document.
        times: those of the sentence, in order.
        place: where the value begins.
        role: the value's role.
    """
    year = doc.year
    before = [time for time in times if time.end <= place and not _is_compared(doc.text, time)]
    for time in reversed(before):
        value = time.value
        if value.start is None or value.end is None:
            continue
        if year is None or _fits(value.end, year, role):
            return value
    if year is None:
        return None
    told = year if role in ("target", "limit") else year - 1
    return TimeInterval(date(told, 1, 1), date(told, 12, 31))


def _fits(end: date, year: int, role: str) -> bool:
    return end.year >= year if role in ("target", "limit") else end.year <= year


def _is_compared(text: str, time: Span[TimeInterval]) -> bool:
    return text[max(0, time.start - 1) : time.start] in _COMPARED

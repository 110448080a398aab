"""Times that begin with something that happened, of which nobody says when: 通车以来."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from policytext.document import Document
from policytext.span import Span
from policytext.targets.patterns import pattern
from policytext.targets.times import Time, part_under_way
from policytext.values import TimeInterval

__all__ = ["since_events"]

_SINCE = "来"  # 通车以来, 建市40年来


def since_events(doc: Document, sentence: Span[None], times: Sequence[Time]) -> list[Time]:
    """The stretches of a sentence that begin with an event, up to the end of the review.

    Args:
        doc: the document.
        sentence: the sentence.
        times: those that it names; what begins with one of them is told by that: 2018年换届以来.
    """
    if doc.year is None or doc.text.find(_SINCE, sentence.start, sentence.end) < 0:
        return []
    part = part_under_way(doc)
    value = TimeInterval(None, date(doc.year - 1, 12, 31) if part is None else part.end)
    found = pattern("since an event").finditer(doc.text, sentence.start, sentence.end)
    stretches = [match.span("event") for match in found]
    return [
        doc.span(start, end, "TIME", value)
        for start, end in stretches
        if not any(time.start < end and start < time.end for time in times)
    ]

"""Times that go on into a sentence on parts of what the one before tells: 其中，….

2015年生产总值达到100亿元，比2010年增长60%。其中，工业增加值由24亿元增加到40亿元.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import NamedTuple

from policytext.document import Document
from policytext.span import Span
from policytext.targets.intervals import is_long, is_year, whole_year
from policytext.targets.patterns import pattern
from policytext.targets.times import Time
from policytext.values import TimeInterval

__all__ = ["Carried", "carried"]


class Carried(NamedTuple):
    """What a sentence on parts takes over.

    Attributes:
        told: the times that values are told of.
        base: the year with which something is compared; none if there is none.
    """

    told: Sequence[Time]
    base: TimeInterval | None


def carried(
    doc: Document, sentence: Span[None], told: Sequence[Time], compared: Collection[Time]
) -> Carried | None:
    """The years of the last sentence, if this one goes on with its parts; no shorter times.

    Args:
        doc: the document.
        sentence: the sentence.
        told: the times that values of the last sentence are told of.
        compared: those that something is compared with there.
    """
    if not told or pattern("of the same time").match(doc.text, sentence.start) is None:
        return None
    told = [time for time in told if is_year(time.value)]
    years = [one.value for one in compared if not is_long(one.value)]
    ends = [year.end.year for year in years if year.end is not None and year.start != year.end]
    return Carried(told, whole_year(ends[-1]) if ends else None)

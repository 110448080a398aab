"""Times that go on into a sentence on parts of what the one before tells: 其中，….

2015年生产总值达到100亿元，比2010年增长60%。其中，工业增加值由24亿元增加到40亿元.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from policytext.document import Document
from policytext.span import Span
from policytext.targets.intervals import (
    is_same_year,
    is_since_january,
    is_year,
    is_year_end,
    whole_year,
)
from policytext.targets.patterns import pattern
from policytext.targets.times import LAST_YEAR, Time
from policytext.values import TimeInterval

__all__ = ["Carried", "carried"]

# How a sentence begins that goes on with the time of the one before: 其中, 分行业看.
_GOES_ON = ("of the same time", "on parts")
_SAME_PART, _MEAN = "同期", "平均"
_WAS = ("为下降", "为增长", "下降为", "则为")


class Carried(NamedTuple):
    """What a sentence on parts takes over.

    Attributes:
        told: the years that values are told of.
        base: the year with which something is compared; none if there is none.
    """

    told: Sequence[Time]
    base: TimeInterval | None


def carried(
    doc: Document, sentence: Span[None], told: Sequence[Time], compared: Sequence[Time]
) -> Carried | None:
    """The years of the last sentence, or months since January, if this one tells of its parts.

    The end of a year is as good as the year; other times are not handed on.

    Args:
        doc: the document.
        sentence: the sentence.
        told: the times that values of the last sentence are told of.
        compared: those that something is compared with there.
    """
    if not told or not any(pattern(each).match(doc.text, sentence.start) for each in _GOES_ON):
        return None
    # 而去年同期为3%。其中，…: what only was so then does not go on.
    # Nor does what was so in a part by then: 增长5.6%，一季度为下降11.2%。其中，….
    going = [time for time in told if not doc.text.startswith((_SAME_PART, *_WAS), time.end)]
    # 上半年增长14.6%，两年平均增长9.3%。其中，…: the parts are of the half year.
    plain = [time for time in going if not doc.text.startswith(_MEAN, time.end)]
    years = [year for time in plain if (year := _year(time)) is not None]
    # 全年492亿元，上半年增长1.6%，前三季度增长3.9%。其中，…: the parts are of the whole year.
    years = [year for year in years if year is years[0] or not _is_within(year, years[0])]
    return Carried(years, _base(years, compared)) if years else None


def _year(time: Time) -> Time | None:
    """A time that is a year or longer, the year at whose end it is, or months since January."""
    value = time.value
    if is_year(value) or is_since_january(value):
        return time
    if value.end is None or not is_year_end(value):
        return None
    return replace(time, value=whole_year(value.end.year))


def _is_within(time: Time, year: Time) -> bool:
    """Whether a time is a part of a year."""
    return is_year(year.value) and not is_year(time.value) and is_same_year(time.value, year.value)


def _base(told: Sequence[Time], compared: Iterable[Time]) -> TimeInterval | None:
    """The first year that is compared with; 上年 lies before the last one told of."""
    for time in compared:
        end, last = time.value.end, told[-1].value.end
        if time.text == LAST_YEAR and last is not None:
            return whole_year(last.year - 1)
        if end is not None and is_year(time.value):
            return whole_year(end.year)
    return None

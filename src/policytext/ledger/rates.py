"""Whether a growth over several years is told as a mean of each year or as a whole."""

from __future__ import annotations

import re
from functools import cache

from policytext.data import read_rows
from policytext.document import Document
from policytext.ledger.bases import COUNTED, clause_start
from policytext.span import Span
from policytext.values import Indicator, TimeInterval

__all__ = ["WHOLE", "YEARLY", "rate_of"]

YEARLY, WHOLE = "yearly mean", "whole period"
# So much of what follows a value is looked at.
_BEHIND = 6
# A year that is told from day to day is no longer.
_DAYS_OF_YEAR = 366


@cache
def _pattern(use: str) -> re.Pattern[str]:
    return re.compile("|".join(one for kind, one in read_rows("ledger/rates.tsv") if kind == use))


def rate_of(doc: Document, span: Span[Indicator], sentence_start: int) -> str:
    """Whether a value is a mean of each year or counts for its whole period.

    Empty for a period of one year, unless words say that a growth is a mean of several; for levels
    without such words; and where only words before another value of the sentence tell of a mean,
    which may go on: 生产总值年均增长6%，投资增长8%.

    Args:
        doc: the document.
        span: the statement.
        sentence_start: where its sentence begins.

    Returns:
        ``yearly mean``, ``whole period`` or nothing.
    """
    stated = span.value
    if stated.quantity is None:
        return ""
    several, counted = _is_several(stated.period), stated.measure in COUNTED
    # A level of one year may be called by its mean: 年均气温.
    if not several and not counted:
        return ""
    place, end = stated.quantity.start, stated.quantity.end
    # Blanks are layout: 2016 年增长 tells of a year, 年增长 of a mean.
    before = "".join(doc.text[clause_start(doc.text, sentence_start, place) : place].split())
    own = before[max(before.rfind(","), before.rfind("，")) + 1 :]
    mean = _last(_pattern("mean"), own)
    if _pattern("behind").search(doc.text[end : end + _BEHIND]) or _pattern("each").search(own):
        return YEARLY
    if several and _pattern("kept").search(own):
        return YEARLY  # 涨幅稳定在2%左右
    whole = _last(_pattern("whole"), own)
    if mean > whole:
        return YEARLY
    if not several or not counted:
        return ""
    return "" if whole < 0 and _pattern("mean").search(before) else WHOLE


def _is_several(period: TimeInterval | None) -> bool:
    if period is None or period.start is None or period.end is None:
        return False
    return (period.end - period.start).days > _DAYS_OF_YEAR


def _last(pattern: re.Pattern[str], words: str) -> int:
    return max((found.start() for found in pattern.finditer(words)), default=-1)

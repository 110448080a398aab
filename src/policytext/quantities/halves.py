"""Quantities that stand without a number: 半年, 半个月, 一半, 首位."""

from __future__ import annotations

from decimal import Decimal

from policytext.quantities.candidate import Candidate
from policytext.quantities.tables import Tables

__all__ = ["read_half", "read_top"]

# After 半, with the unit's symbol.
_UNITS = (
    ("个小时", "小时"),
    ("小时", "小时"),
    ("个钟头", "小时"),
    ("个月", "个月"),
    ("个世纪", "世纪"),
    ("年", "年"),
    ("天", "天"),
)


def read_half(text: str, start: int, limit: int, tables: Tables) -> Candidate | int:
    """The duration or share that 半 makes, or the place to go on from."""
    half = Decimal("0.5")
    before = text[start - 1 : start]
    if before == "一" and not text.startswith(("一半导", "一半岛"), start - 1):
        return Candidate(
            start - 1,
            start + 1,
            half,
            half,
            "eq",
            "",
            "fraction",
            start - 1,
            start + 1,
            chinese=True,
        )
    if before in tables.words("half_not_before"):
        # 上半年 and 大半年 are no halves of years.
        return start + 1
    for word, symbol in _UNITS:
        end = start + 1 + len(word)
        if end <= limit and text.startswith(word, start + 1) and text[end : end + 1] != "报":
            return Candidate(
                start, end, half, half, "eq", symbol, "duration", start, end, chinese=True
            )
    return start + 1


def read_top(text: str, start: int, tables: Tables) -> Candidate | int:
    """首位 as a rank, where the words before it speak of one: 居全国首位."""
    if not text.startswith("首位", start) or text.startswith("首位度", start):
        return start + 1
    if not text.endswith(tables.words("top_before"), 0, start):
        return start + 2
    one = Decimal(1)
    return Candidate(start, start + 2, one, one, "eq", "位", "rank", start, start + 2, chinese=True)

"""Quantities that stand without a number: 半年, 半个月, 一半, 首位."""

from __future__ import annotations

from decimal import Decimal

from policytext.quantities.candidate import Candidate
from policytext.quantities.names import is_named
from policytext.quantities.tables import Tables
from policytext.quantities.time_bounds import is_each

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
    ("亩", "亩"),
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
    if text.startswith("数", start + 1, limit):
        return _majority(text, start, before, tables)
    passed = before == "过" and text[start + 1 : start + 2] in ("年", "个", "小")
    if before in tables.words("half_not_before") and not passed:
        # 上半年 and 大半年 are no halves of years.
        return start + 1
    for word, symbol in _UNITS:
        end = start + 1 + len(word)
        if end > limit or not text.startswith(word, start + 1) or text[end : end + 1] == "报":
            continue
        if is_named(text, end, symbol, chinese=True) or is_each(text, tables, end):
            return end
        over = text[end : end + 1] == "多"
        kind = "measure" if symbol == "亩" else "duration"
        return Candidate(
            start,
            end + over,
            half,
            half,
            "over" if over else "eq",
            symbol,
            kind,
            start,
            end,
            chinese=True,
        )
    return start + 1


def _majority(text: str, start: int, before: str, tables: Tables) -> Candidate | int:
    """半数 as a share; 大半数 and 半数致死浓度 are none."""
    end, half = start + 2, Decimal("0.5")
    if before in ("大", "多", "小") or text.startswith(tables.words("half_number_not_after"), end):
        return end
    return Candidate(start, end, half, half, "eq", "", "fraction", start, end, chinese=True)


def read_top(text: str, start: int, tables: Tables) -> Candidate | int:
    """首位 as a rank, where the words before it speak of one: 居全国首位."""
    if not text.startswith("首位", start) or text.startswith("首位度", start):
        return start + 1
    if not text.endswith(tables.words("top_before"), 0, start):
        return start + 2
    one = Decimal(1)
    return Candidate(start, start + 2, one, one, "eq", "位", "rank", start, start + 2, chinese=True)

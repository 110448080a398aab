"""Quantities that stand without a number: 半年, 半个月, 一半, 首位."""

from __future__ import annotations

import re
from decimal import Decimal

from policytext.quantities.candidate import Candidate

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
# Words that 半 ends or begins as part of a name: 上半年, 大半年, 半年报.
_BEFORE = frozenset("上下大多过后前每夜个")
_TOP = re.compile(
    r"(?:居|列|位居|占|全国|全省|全市|世界|全球|全区|省内|国内|[省市县区]|机场|城市)$"
)
_REACH = 4


def read_half(text: str, start: int, limit: int) -> Candidate | int:
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
    if before and before in _BEFORE:
        return start + 1
    for word, symbol in _UNITS:
        end = start + 1 + len(word)
        if end <= limit and text.startswith(word, start + 1) and text[end : end + 1] != "报":
            return Candidate(
                start, end, half, half, "eq", symbol, "duration", start, end, chinese=True
            )
    return start + 1


def read_top(text: str, start: int) -> Candidate | int:
    """首位 as a rank, where the words before it speak of one: 居全国首位."""
    if not text.startswith("首位", start) or text.startswith("首位度", start):
        return start + 1
    if not _TOP.search(text[max(0, start - _REACH) : start]):
        return start + 2
    one = Decimal(1)
    return Candidate(start, start + 2, one, one, "eq", "位", "rank", start, start + 2, chinese=True)

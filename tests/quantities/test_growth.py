"""Work grows linearly with length on input that trips up patterns.

Counted in calls, so that the result is the same on every machine; `python -m benchmarks --suite growth`
measures the time.
"""

from __future__ import annotations

import pytest

from policytext.quantities import find_quantities, find_times
from tests.calls import calls

SHORT = 3000
# Twice the length may take twice the calls, and a little for what is kept from before.
MOST = 2.2
PIECES = (
    *("1", "一", "十", "万亿", "亿万", "（", "（）", "，", "1，", "1、", "1 ", "1.", "0.", "5%—", "5%、", "1∶"),
    *("一又", "分之", "百分之", "一分之", "1/", "壹", "壹佰", "佰", "点", "一点", "负", "-1", "第", "第一"),
    *("1月1日至", "2020年至", "2020—", "2020-01-", "2020/1/1", "19年1月", "零年", "今明", "“十五", "民国一年"),
    *("约", "超过", "控制在", "港币", "USD", "USD1", "元1角", "个多月", "110千伏东", "几", "半", "市"),
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_twice_the_length_takes_twice_the_calls(piece: str) -> None:
    find_quantities("1")  # Tables are read once.
    text = piece * (2 * SHORT // len(piece))
    short, long = (
        calls(lambda given=given: (find_quantities(given), find_times(given, 2020)))  # type: ignore[misc]
        for given in (text[: len(text) // 2], text)
    )
    assert long <= MOST * short + 200, (short, long)

"""Units whose number belongs to a name: 三年倍增计划, 15分钟生活圈."""

from __future__ import annotations

from policytext.lazy_pattern import lazy_pattern

__all__ = ["is_named"]

# 三年解忧计划, but not 三年完成投资计划; the name is short and holds no verb of its own.
_PLAN = lazy_pattern(
    "[^，。；：、“”（）\\s的了共达增建完累成实落超约近0-9]{0,6}"
    "(?:行动(?:计划|方案)?|计划|攻坚战?|改造计划|整治方案)"
)
# 一小时交通圈, 一刻钟便民生活圈.
_CIRCLE = lazy_pattern("[^，。；：、“”（）\\s0-9]{0,8}圈")
_CIRCLES = frozenset({"小时", "分钟", "刻钟", "公里"})


def is_named(text: str, end: int, unit: str, *, chinese: bool) -> bool:
    """Whether the words behind a number with its unit make a name of it."""
    if unit in _CIRCLES:
        return _CIRCLE.match(text, end) is not None
    return chinese and unit == "年" and _PLAN.match(text, end) is not None

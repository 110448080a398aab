"""Signs at a number and words that share its unit: -3.2%, +1.5%, ±2, 7.2/10万, 1.3个点."""

from __future__ import annotations

from decimal import Decimal

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.context import Context
from policytext.quantities.patterns import CJK, RANGE_SIGNS
from policytext.quantities.reader import Reader
from policytext.quantities.tables import Unit

__all__ = ["JOINING", "as_point", "joins", "of_ordinals", "read_each", "read_sign"]

# Signs that join a number to what stands before it, as a rule into a name: 1+9, 2022/12.
JOINING = frozenset("+＋/／")
_OPENERS = frozenset("（(，、：:；。 \u3000\n")
# With what the words and signs for a minus end.
_SIGNED = frozenset("负下-−－±")
_VOLTS = ("千伏", "kV")
# 18.6/10万, 3.2/万人: so many for each.
_EACH = lazy_pattern("[/／]((?:1|10|100|十|百)?[百千万]万?(?:人口|人)?)(?![0-9A-Za-z余多])")
_POINT = Unit("百分点", "point", "", Decimal(1))
# 涨幅3个点, but not 3个点位 and 提升3个点的服务.
_POINT_END = lazy_pattern("点(?![\u3400-\u9fff]|[0-9])|点(?=以[上下内]|左右|上下|至|到|和)")
# The first of 2到3个点.
_RANGED = lazy_pattern(f"[0-9.]{{1,8}}(?:个点)?[{''.join(sorted(RANGE_SIGNS - {'-'}))}-]$")
_RANGE_REACH = 11
_SHARED = "[0-9]+(?:\\.[0-9]+)?个百分点"
_POINTS = lazy_pattern(f"[、和，][^0-9，。；、\n]{{1,8}}{_SHARED}")
_POINTS_OF_ALL = lazy_pattern(f"[、和]全[国省市区县][^0-9，。；、\n]{{0,4}}{_SHARED}")
# The members of 第二、三、四条 before the last.
_LISTED = lazy_pattern("第[一二三四五六七八九十]{1,3}(?:、[一二三四五六七八九十]{1,3}){0,5}、$")
_LIST_REACH = 20
# The members behind, before the unit that they share.
_LISTED_ON = lazy_pattern("(?:[、和及][一二三四五六七八九十]{1,3}){0,5}")
_SCALES = frozenset("百千万亿")
_MEASURES, _LENGTHS = frozenset("元角分吨斤克升米里亩顷年月天日"), frozenset({"延米", "米", "公里"})


def joins(text: str, made: Candidate, sign: str, floor: int) -> bool:
    """A plus before a share or behind LPR, and the second of 20万千瓦/40万千瓦时."""
    if sign in "/／":
        if floor != made.start - 1:
            return False
        # 18座/650延米 tells of the same things twice; 50元/100斤 and 3个/100毫升 are rates.
        counted = CJK.match(text, floor - 1) and text[floor - 1] not in _MEASURES
        told = made.kind == "count" or made.unit in _LENGTHS
        return made.unit.endswith(("瓦时", "Wh")) or bool(counted and told)
    outer = text[max(0, made.start - 2) : made.start - 1]
    if made.kind == "percent" and (not outer or CJK.match(outer) or outer in _OPENERS):
        made.start -= 1
        return True
    return made.kind == "point" and outer.isalpha()


def of_ordinals(reader: Reader, made: Candidate, before: str) -> bool:
    """Whether a numeral is a member of 第二、三、四条, which says which ones.

    The second of 总量居第一、两项工作获表彰 counts: what follows is no unit of ordinals.
    """
    text = reader.text
    if before != "、" or text[made.end : made.end + 1] in _SCALES or made.high >= 100:
        return False
    if _LISTED.search(text[max(0, made.start - _LIST_REACH) : made.start]) is None:
        return False
    behind = _LISTED_ON.match(text, made.end)
    return behind is not None and text.startswith(
        reader.tables.words("ordinal_after"), behind.end()
    )


def as_point(context: Context, made: Candidate, stop: int, unit: Unit) -> tuple[int, Unit]:
    """回落1.3个点, 高于全国1.3个、全省0.8个百分点: points, not places."""
    text = context.text
    if unit.symbol != "个":
        return stop, unit
    if _POINT_END.match(text, stop):
        first = _RANGED.search(text[max(0, made.start - _RANGE_REACH) : made.start])
        back = len(first[0]) if first else 0
        if context.changes(made.start - back):
            return stop + 1, _POINT
    if made.chinese:
        return stop, unit
    broken = "." in text[made.number_start : made.end]
    shared = _POINTS if broken else _POINTS_OF_ALL
    if text[stop : stop + 1] in "、和，" and shared.match(text, stop):
        return stop, _POINT
    return (stop + 1, _POINT) if broken and text.startswith("点", stop) else (stop, unit)


def read_each(reader: Reader, made: Candidate, limit: int) -> bool:
    """7.2/10万 is 7.2 for each 100,000; 6/10万亩 is a part of what the unit tells."""
    each = _EACH.match(reader.text, made.end, limit)
    if each is None or (each[1][-1] not in "人口" and reader.unit(each.end(), limit)):
        return False
    made.end, made.unit, made.kind = each.end(), f"1/{each[1]}", "measure"
    return True


# Things are not fewer than none: a dash before their number joins.
_MAY_BE_BELOW = frozenset({"percent", "measure", "money", "point"})


def _may_be_below(made: Candidate) -> bool:
    """Whether a number may have a minus; that of things has none, save in 0.8个、-0.4个百分点."""
    is_part = made.low % 1 != 0 and (made.bare or made.kind == "count")
    return made.kind in _MAY_BE_BELOW or is_part


def read_sign(context: Context, made: Candidate, floor: int, words: tuple[str, ...]) -> None:
    """负 and 零下 before a number, a minus that joins nothing, and ±.

    Args:
        context: the words around.
        made: the number, which is changed.
        floor: where the number before it ends.
        words: those in which 负 is no sign.
    """
    text, before, width = context.text, context.before, 0
    if text[made.start - 1 : made.start] not in _SIGNED:
        return
    if before(made.start, "负") and not before(made.start, *words):
        width = 1
    elif before(made.start, "零下"):
        width = 2
    elif before(made.start, "±") and made.unit not in _VOLTS:
        # ±800千伏 is a class of lines.
        if made.low == made.high and made.kind in ("percent", "measure", "point", "duration"):
            made.low, made.comparator = -made.high, "range"
            made.start -= 1
    elif before(made.start, "-", "−", "－") and _may_be_below(made):
        if made.kind == "money" and floor and made.start - 2 <= floor:
            return  # 5亿元-6亿元
        if (made.bare or made.kind in ("point", "count")) and floor and made.start - 1 <= floor:
            return  # 3个百分点-5个百分点
        outer = text[max(0, made.start - 2) : made.start - 1]
        joined = (outer.isascii() and outer.isalnum()) or outer in ("%", "％", "‰", "-", ")")
        width = 0 if outer and joined else 1
    if width and made.low == made.high:
        made.low = made.high = -made.low
        made.start -= width

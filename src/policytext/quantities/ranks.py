"""Ranks and ordinals: 第三次, 第7位, 全国第一, 前三, 后二十, 倒26名."""

from __future__ import annotations

from decimal import Decimal

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.context import Context
from policytext.quantities.reader import Reader

__all__ = ["ROMAN", "SIGNS", "read_class", "read_grade", "read_rank"]

# The characters before a number that may make a rank or an ordinal of it.
SIGNS = frozenset("第前后倒")
_END = lazy_pattern(r"[，。；、：！？）)”\"’\]\s,;的至和及与以并]|大|$|前列")
# Congresses and their meetings are named by numbers, not counted.
_CONGRESS = lazy_pattern(
    r"(?:党|中共|中国共产党)?(?:全国)?(?:人民代表|人大|政协|中央委员会|委员会|党代会|代表大会"
    r"|[一二三四五六七八九十]+中全会|历次全会|全会|会议|全体)"
)
# 第三届人民代表大会第一次会议 counts both.
_SESSION = lazy_pattern(
    "届(?P<congress>(?:全国)?人民代表大会)(?=第[0-9０-９一二三四五六七八九十]{1,3}次会议)|次会议"
)
# Classes of water and grades of air: Ⅲ类以上, 二级以上天数.
ROMAN = "ⅠⅡⅢⅣⅤ"
_BOUND = "(?P<bound>及?以(?P<up>[上下]))"
_CLASS = lazy_pattern(f"[{ROMAN}](?P<unit>[类级]){_BOUND}")
_GRADE = lazy_pattern(f"(?P<unit>[级类]){_BOUND}(?=[优良好]{{0,2}}(?:天|水质|水体|标准|断面)|$)")
_SHARED = lazy_pattern("[、和]第[0-9０-９一二三四五六七八九十]{1,3}(?P<unit>[位名次届批轮])(?!的)")
_LISTED = lazy_pattern("(?:[、和]第[0-9０-９一二三四五六七八九十]{1,3}){1,4}")
# 第十九大 is a congress.
_LARGEST_RANK = 11
_TOP_UNITS = frozenset({"位", "名", "%", "强"})


def read_rank(
    reader: Reader, context: Context, made: Candidate, sign: str, limit: int
) -> bool | None:
    """Make a rank or ordinal of a number after a sign.

    Returns:
        True if it is one, False if it is no quantity at all, ``None`` if the sign has another
        meaning and the number is to be read by itself.
    """
    if sign in ("前", "后"):
        return _first(reader, context, made, limit)
    start = made.start - 1
    session = sign == "第" and _SESSION.match(context.text, made.end)
    if session and (session["congress"] or context.before(start, "人民代表大会")):
        made.start, made.end = start, made.end + 1
        made.unit, made.kind = context.text[made.end - 1], "ordinal"
        return True
    if sign == "第" and _is_name(context, made.end):
        return False
    reverse = sign == "倒"
    if context.before(made.start, "倒数第"):
        start, reverse = made.start - 3, True
    found = reader.ordinal(made.end, limit)
    if found is None and context.text[made.end : made.end + 1] in (" ", "\u3000"):
        found = reader.ordinal(made.end + 1, limit)
    if found and context.before(start, *reader.tables.words("rank_not_after")):
        # 放在第一位 and 迈好第一步 count nothing.
        return False
    if sign == "第" and context.text.startswith("大", made.end):
        made.start, made.kind = start, "rank"
        return not context.quoted(made) and made.low < _LARGEST_RANK
    if found and not context.text.startswith("位的", made.end):
        # 第三条 at the head of a line numbers an article.
        article = found[1].symbol == "条" and context.text[start - 1 : start].strip() == ""
        if article or _CONGRESS.match(context.text, found[0]) or context.quoted(made):
            return False
        made.start, made.end = start, found[0]
        made.unit, made.kind = found[1].symbol, found[1].kind
        return True
    if shared := _SHARED.match(context.text, made.end):
        # 第1、第2位: the unit belongs to both.
        made.start, made.unit = start, shared["unit"]
        made.kind = "rank" if made.unit in ("位", "名") else "ordinal"
        return not context.quoted(made)
    ranked = _END.match(context.text, made.end) and reader.tables.pattern("rank_before").search(
        context.clause(start)
    )
    if reverse or (ranked and not context.quoted(made)):
        made.start, made.kind = start, "rank"
        return True
    return False


def _is_name(context: Context, end: int) -> bool:
    """Whether 第 and a number name one thing: 第三产业, 第一 of 第一、第二、第三产业."""
    names, size = context.exclusions.ordinal, len(context.text)
    listed = _LISTED.match(context.text, end)
    return bool(names.at(context.text, listed.end() if listed else end, size))


def read_class(text: str, start: int) -> Candidate | int:
    """Ⅲ类以上 as a rank; a class without a bound is no quantity."""
    match = _CLASS.match(text, start)
    if match is None:
        return start + 1
    one = Decimal(ROMAN.index(text[start]) + 1)
    comparator, unit = "ge" if match["up"] == "上" else "le", match["unit"]
    return Candidate(start, match.end(), one, one, comparator, unit, "rank", start, start + 1)


def read_grade(text: str, made: Candidate, limit: int) -> bool:
    """Make a rank of a grade of air or water with a bound: 二级以上天数."""
    match = _GRADE.match(text, made.end, limit)
    if match is None or made.low != made.high or made.low > len(ROMAN):
        return False
    made.end, made.unit, made.kind = match.end("unit"), match["unit"], "rank"
    return True


def _first(reader: Reader, context: Context, made: Candidate, limit: int) -> bool | None:
    """前三, 前1%, 前10位, 后二十: a rank that reaches down to the number."""
    start, found = made.start - 1, reader.unit(made.end, limit)
    if found and found[1].symbol in _TOP_UNITS:
        made.end, made.unit = found[0], found[1].symbol
    else:
        before = context.text[max(0, start - 10) : start]
        quoted = before[-1:] in ("“", "”")
        if not _END.match(context.text, made.end) or not (
            quoted or reader.tables.pattern("rank_before").search(before)
        ):
            return None
    made.start, made.kind, made.comparator = start, "rank", "le"
    return True

"""What counts or is named without a unit: 三大任务, 两位数, 千亿级, 百亿产业; prices in 块."""

from __future__ import annotations

from decimal import Decimal

from policytext.quantities.candidate import Candidate
from policytext.quantities.context import Context
from policytext.quantities.patterns import CJK
from policytext.quantities.reader import Reader
from policytext.quantities.signs import read_each
from policytext.quantities.trailing import is_round

__all__ = ["SUM_REACH", "is_price", "read_named_count"]

# Between 票价 and its number.
_TO_PRICE = "仅只要为是约达到从由了涨降至超过不近 "
_PRICE_REACH = 8
# How far before a number the word stands that shows it to be money.
SUM_REACH = 6


def is_price(reader: Reader, made: Candidate) -> bool:
    """票价5块 are yuan, 出让3块工业用地 pieces: words of prices before, no noun behind."""
    text, words = reader.text, reader.tables.words
    before = text[max(0, made.start - _PRICE_REACH) : made.start]
    if not before.rstrip(_TO_PRICE).endswith(words("price_before")):
        return False
    return not CJK.match(text, made.end) or text.startswith(words("price_after"), made.end)


def read_named_count(reader: Reader, context: Context, made: Candidate, limit: int) -> bool | None:
    """Whether what follows is no unit but makes a quantity; None where the number stands alone."""
    text, end = reader.text, made.end
    point = made.low == made.high
    if text.startswith("位数", end) and point and 1 <= made.low < 10 and end + 2 <= limit:
        power = int(made.low)
        made.low, made.high = Decimal(10) ** (power - 1), Decimal(10) ** power - 1
        made.end, made.comparator, made.kind = end + 2, "range", "magnitude"
        return True
    if text.startswith("级", end) and is_round(made, text) and end < limit:
        made.end, made.kind = end + 1, "magnitude"
        return True
    if text[end - 1] == "亿" and text.startswith(reader.tables.words("milestone_after"), end):
        # 百亿企业 is a firm of that size; 38亿项目 are no 38亿 projects but cost so much.
        if not _is_size(reader, made):
            return None
        made.kind = "magnitude"
        return True
    if read_each(reader, made, limit):
        return True
    is_big = text.startswith("大", end) and not text.startswith(("大类", "大项", "大关"), end)
    return is_big and end < limit and _big(context, made)


def _is_size(reader: Reader, made: Candidate) -> bool:
    """百亿 and 1500亿 name a size, 38.6亿 a sum; so does 50亿 behind what is invested."""
    text, start = reader.text, made.number_start
    if text[start] in "十百千万亿":
        return True
    plain = made.plain or made.low
    whole = plain % (10 if plain > 10 else 1) == 0
    before = text[max(0, start - SUM_REACH) : start]
    summed = reader.tables.pattern("money_before").search(before) is not None
    return is_round(made, text) and whole and not summed


def _big(context: Context, made: Candidate) -> bool:
    """三大任务, but not 十九大 or 一大批."""
    if not 2 <= made.low == made.high <= 20 or not CJK.match(context.text, made.end + 1):
        return False
    if made.chinese:
        congress = made.low > 10 or context.before(made.start, "党的", "中共")
        if congress or context.quoted(made):
            return False
    made.end, made.kind = made.end + 1, "count"
    return True

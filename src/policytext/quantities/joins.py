"""Joins neighbours: ranges become one quantity, list members lend each other scale and unit."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.gaps import INCLUDED
from policytext.quantities.numerals import EXACT
from policytext.quantities.tables import Tables
from policytext.units import measure

__all__ = ["IN_A_ROW", "join"]

# Digits that make a range where a sign of lists stands between them: 五、六倍.
IN_A_ROW = frozenset(
    {"一二", "二三", "两三", "三四", "四五", "五六", "六七", "七八", "八九", "三五"}
)

_DASHES = frozenset("—–-－~～―") | {"——", "--", "至", "到", "~~"}
_LIST = frozenset("、和与及或,，") | {"、和", "以及", "和约", "比"}
_JOINED = frozenset("、和与及或")
_DIGITS = "一二三四五六七八九"
# 十七、八日 and the like are two by their numbers.
_WHICH = ("日", "号", "条", "款", "章", "届", "位", "名")
_BELOW = "零下"
# 三、五年 is three to five; 三、五班 and 一、三、五天 are told one by one.
_SPANNED = ("年", "天", "个", "个月", "人", "里", "倍", "户", "家", "亩", "斤")
_BOTH = ("均", "都")
_FROM = ("从", "由", "自")
# 由去年的71%到73.5% as well.
_FROM_THEN, _FAR = lazy_pattern("[从由][^，,。；;、：:0-9０-９]{1,10}的$"), 12
_REACH = 8
# What a change comes to is so many times as much, and more.
_TIMES = 3
# Shares change within a range, and so does what may come: 可增收300元至1500元.
_RATIOS = ("%", "倍", "个百分点")
_MAY = lazy_pattern("(?:可(?!支配)|能够?(?![源耗])|预计|力争|将|争取|有望)[^，,。；;0-9]{0,6}$")


def join(text: str, candidates: Iterable[Candidate], tables: Tables) -> Iterator[Candidate]:
    """The candidates with ranges made one and lists completed; bare ones are left bare."""
    run: list[Candidate] = []
    for made in candidates:
        if run and not _close(text, run[-1], made):
            yield from _finish(text, run, tables)
            run = []
        if run and (whole := _range(text, run[-1], made, tables)):
            run[-1] = whole
        else:
            run.append(made)
    yield from _finish(text, run, tables)


def _gap(text: str, first: Candidate, second: Candidate) -> str:
    return INCLUDED.sub("", text[first.end : second.start].replace(" ", ""))


def _close(text: str, first: Candidate, second: Candidate) -> bool:
    if second.start - first.end > 4:
        return False
    gap = _gap(text, first, second)
    return gap in _DASHES or gap in _LIST or not gap


def _is_range(text: str, first: Candidate, second: Candidate, tables: Tables) -> bool:
    """Whether what stands between two numbers makes a range of them."""
    gap = _gap(text, first, second)
    if gap in ("", "、", "，", ","):
        return first.comparator in ("ge", "gt") and second.comparator in ("le", "lt")
    if gap not in _DASHES or first.comparator not in ("eq", "approx", "near", "gt", "ge"):
        return False
    # 从5%到6% tells of a change, 提高18元至118元 of a change and of what it comes to.
    is_to = gap in "到至" and first.unit
    return not (is_to and (_is_from(text, first.start) or _comes_to(text, first, second, tables)))


def _comes_to(text: str, first: Candidate, second: Candidate, tables: Tables) -> bool:
    """Whether a number tells by how much something changed, and the next one to how much."""
    if first.unit != second.unit or second.high < _TIMES * first.high or first.unit in _RATIOS:
        return False
    if _MAY.search(text, max(0, first.start - _FAR), first.start) is not None:
        return False  # 人均可增收300元至1500元
    return text.endswith(tables.words("change_before"), 0, first.start)


def _is_from(text: str, start: int) -> bool:
    """Whether a number at a place is where a change starts from: 从5%, 由去年的71%."""
    near = max(0, start - _FAR)
    return text.endswith(_FROM, 0, start) or _FROM_THEN.search(text, near, start) is not None


def _in_a_row(text: str, first: Candidate, second: Candidate) -> bool:
    """Whether a digit stands before the next one: 二、三十亿斤, 十七、八个."""
    if not first.bare or not first.chinese or _gap(text, first, second) != "、":
        return False
    written = text[first.number_start : first.end]
    if len(written) > 1 and not _is_digit(text, second):
        return False
    return written[-1] + text[second.number_start] in IN_A_ROW


def _is_digit(text: str, made: Candidate) -> bool:
    """Whether one digit stands before the scale, if there is one: 八, 八万, but not 八十, 八百."""
    behind = text[made.number_start + 1 : made.number_start + 2]
    return made.number_end - made.number_start == 1 or behind in ("万", "亿")


def _row(text: str, first: Candidate, second: Candidate) -> Candidate | None:
    """二、三十亿斤 as 20 to 30; 一、二期 and 二、三次 are numbers of parts."""
    if second.low != second.high or second.unit in ("", "次", "期", "类", "级"):
        return None
    digit = Decimal(_digit(text[second.number_start]))
    scale = EXACT.divide(second.low, digit)
    if first.end - first.number_start > 1:
        if second.unit in _WHICH:
            return None
        low, high = first.low, EXACT.add(first.low, Decimal(1))
        second.low = second.high = EXACT.multiply(scale, high)
    else:
        low, high = Decimal(_digit(text[first.number_start])), digit
        if high - low > 1 and (
            second.unit not in _SPANNED or text[first.start - 1 : first.start] in _JOINED
        ):
            return None
    if EXACT.multiply(scale, high) != second.low or scale.normalize().as_tuple().digits != (1,):
        return None
    second.start = first.start
    if second.comparator == "eq":
        bound = "range" if first.comparator == "eq" else first.comparator
        second.low, second.comparator = EXACT.multiply(low, scale), bound
    return second


def _digit(char: str) -> int:
    return 2 if char == "两" else _DIGITS.index(char) + 1


def _range(text: str, first: Candidate, second: Candidate, tables: Tables) -> Candidate | None:
    """5%—6%, 3至5个, 5到6亿元, 1万元以上5万元以下 as one candidate."""
    if first.kind in ("ordinal", "rank") or second.kind in ("ordinal", "rank"):
        return None
    if _in_a_row(text, first, second):
        return _row(text, first, second)
    if not _is_range(text, first, second, tables):
        return None
    if first.end == first.number_end and _BELOW in text[first.start : first.number_start]:
        return _below(first, second)
    if first.bare or (first.kind == "count" and not first.unit and second.unit):
        if second.bare:
            return None
        second.lend(first)
    _alike(first, second)
    apart = first.unit != second.unit and first.unit and second.unit
    if apart and not _in_one_unit(first, second):
        return None
    if second.bare:
        first.lend(second)
    if first.kind != second.kind or not first.low < second.high or first.low > second.low:
        return None
    whole = second
    whole.low, whole.comparator, whole.start = first.low, "range", first.start
    whole.unit = second.unit or first.unit
    whole.doubtful = first.doubtful or second.doubtful
    return whole


def _alike(first: Candidate, second: Candidate) -> None:
    """Give two numbers the unit and kind that one of them has for both."""
    if first.unit == "个" and second.kind == "point":
        first.unit, first.kind = second.unit, second.kind
    if (first.unit, first.kind, second.unit) == ("元", "money", "块"):
        # 票价3块到5块
        second.unit, second.kind = first.unit, first.kind
    if second.kind == "magnitude" and first.kind == "count" and not first.unit:
        # 50亿—100亿级
        first.kind = second.kind


def _below(first: Candidate, second: Candidate) -> Candidate | None:
    """零下3—5摄氏度 is -5 to -3: the word holds for both."""
    low, high = EXACT.minus(second.high), first.high
    if not low < high < 0 or first.kind not in ("", second.kind):
        return None
    second.low, second.high, second.comparator, second.start = low, high, "range", first.start
    return second


def _in_one_unit(first: Candidate, second: Candidate) -> bool:
    """Give both the finer of their units, if they measure the same and rise: 800公斤至1吨."""
    if first.kind != second.kind or first.kind not in ("measure", "duration"):
        return False
    one, other = measure(first.unit, first.kind), measure(second.unit, second.kind)
    if one.dimension != other.dimension:
        return False
    times = other.scale * other.factor / (one.scale * one.factor)
    up, down = Decimal(times.numerator), Decimal(times.denominator)
    if 1 not in (up, down) or EXACT.multiply(first.high, down) >= EXACT.multiply(second.low, up):
        return False
    first.multiply(down)
    second.multiply(up)
    first.unit = second.unit = first.unit if down == 1 else second.unit
    return True


def _finish(text: str, run: list[Candidate], tables: Tables) -> list[Candidate]:
    """Lend units to the bare members of a list from the member behind them."""
    for i in range(len(run) - 1, 0, -1):
        first, second = run[i - 1], run[i]
        gap = text[first.end : second.start]
        if second.bare or gap not in ("、", "和", "与", "及", "或"):
            continue
        if second.kind in ("rank", "ordinal", "ratio", "magnitude") or not second.unit:
            continue
        if _in_a_row(text, first, second):
            continue
        # 分别为2.5、3.1万人: an index has no unit either.
        is_index = first.kind == "measure" and not first.unit and first.end == first.number_end
        if first.bare or is_index:
            second.lend(first, is_list=True)
        elif first.unit == "个" and second.kind == "point":
            # 0.2个和0.8个百分点
            first.unit, first.kind = second.unit, second.kind
        elif not first.unit and first.kind == "count" and first.end == first.number_end:
            first.unit, first.kind = second.unit, second.kind
    if len(run) > 1 and run[-1].comparator not in ("eq", "range", "over"):
        _spread(text, run, tables)
    return run


def _spread(text: str, run: list[Candidate], tables: Tables) -> None:
    """均 or 都 before a list gives the last member's qualifier to each: 均增长7%、8%以上."""
    first, last = run[0].start, run[-1]
    clause = text[max(0, first - _REACH) : first]
    clause = clause[max(clause.rfind(mark) for mark in "，。；、\n") + 1 :]
    # 年均 and 人均 do not say each, nor where the first of their characters is out of reach.
    whole = text[max(0, first - len(clause) - 1) : first]
    clause = tables.pattern("each_not").sub("", whole)[-len(clause) :] if clause else ""
    if last.end <= last.number_end or not any(word in clause for word in _BOTH):
        return
    for made in run[:-1]:
        if made.comparator == "eq" and made.unit == last.unit and made.low == made.high:
            made.comparator = last.comparator

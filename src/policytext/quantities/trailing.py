"""What belongs to a quantity behind its unit: 半, 多, /万元, 级, 三角五分."""

from __future__ import annotations

from decimal import Decimal

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.numerals import EXACT
from policytext.quantities.patterns import CJK
from policytext.quantities.rates import read_per, read_rate
from policytext.quantities.reader import Reader
from policytext.quantities.tenths import read_tenths

__all__ = ["is_round", "read_between", "read_trailing"]

# What may follow 多 or 余 behind a unit: 三年多的时间, 5公里多.
_AFTER_OVER = frozenset("的时来后以前")
_CHANGE = lazy_pattern(
    "〇?(?P<tenth>[0-9一二两三四五六七八九])[角毛](?:(?P<cent>[0-9一二三四五六七八九])分)?钱?"
    "|〇(?P<only>[0-9一二三四五六七八九])分钱?"
)
_CHANGE_REACH = 6
_TENTH_DIGIT = lazy_pattern("[一二三四五六七八九](?![十百千万亿个])")
_TENTH, _CENT, _HALF = Decimal("0.1"), Decimal("0.01"), Decimal("0.5")
# What a unit of time may be told with the rest of, and how many of those it holds.
_SMALLER = {
    "年": ("个月", Decimal(12)),
    "小时": ("分钟", Decimal(60)),
    "分钟": ("秒", Decimal(60)),
    "分": ("秒", Decimal(60)),
}
_SMALLER_UNITS = {
    "个月": lazy_pattern("个月"),
    "分钟": lazy_pattern("分钟|分(?![\u3400-\u9fff0-9])"),
    "秒": lazy_pattern("秒钟?"),
}
_HALF_UNITS = ("小时", "月", "钟头", "世纪", "星期", "学期")


def is_round(made: Candidate, text: str) -> bool:
    """Whether a number is what a magnitude is named after: 千亿, 10亿, 百万."""
    if made.low != made.high:
        return False
    return made.scale >= 100 or (text[made.start] in "百千万亿" and made.low >= 100)


def read_between(reader: Reader, made: Candidate, limit: int) -> bool:
    """3个半小时, 三个多月: 半 or 多 stands between number and unit."""
    text, end = reader.text, made.end
    if not text.startswith(("个半", "个多", "个余"), end):
        return False
    for word in _HALF_UNITS:
        stop = end + 2 + len(word)
        if text.startswith(word, end + 2) and stop <= limit:
            found = reader.unit(end + 2, limit) if word != "月" else None
            made.unit = found[1].symbol if found else "个月"
            made.kind, made.end = "duration", stop
            if text[end + 1] == "半":
                _add(made, _HALF)
            else:
                made.comparator = "over"
            return True
    return False


def read_trailing(reader: Reader, made: Candidate, factor: Decimal, limit: int) -> None:
    """Read on behind the unit, as far as it belongs to the quantity."""
    text, end = reader.text, made.end
    following = text[end : min(end + 1, limit)]
    if rate := read_rate(reader, end, limit) or read_per(reader, made, end, limit):
        made.end, made.unit = rate[0], made.unit + rate[1]
        coin = made.unit.startswith(("分/", "角/", "毛/"))
        made.kind = "money" if coin else "measure" if made.kind == "count" else made.kind
    elif (
        following == "半"
        and made.low < 1000
        and not text.startswith(reader.tables.words("half_not_after"), end + 1)
    ):
        made.end = end + 1
        _add(made, EXACT.multiply(_HALF, factor))
    elif following in ("多", "余") and made.kind != "count" and made.comparator == "eq":
        worked = made.kind == "duration" and text.startswith(
            reader.tables.words("over_before"), end + 1
        )
        # 比30亿元多2亿元 tells of more, 30亿元多 of a little more than 30.
        is_last = not CJK.match(text, end + 1) and not text[end + 1 : end + 2].isdigit()
        if worked or is_last or text[end + 1 : end + 2] in _AFTER_OVER:
            made.comparator, made.end = "over", end + 1
    elif read_tenths(reader, made, limit) or _and_smaller(reader, made, limit):
        pass
    elif made.unit in ("元", "块") and made.kind in ("money", "count"):
        _change(reader, made, limit)
    elif factor != 1 and (match := _TENTH_DIGIT.match(text, end, limit)):
        _add(made, _value(reader, match[0]))
        made.end = match.end()
    is_size = made.unit == "吨" or is_round(made, text)
    if made.end < limit and text[made.end] == "级" and is_size:
        made.kind, made.end = "magnitude", made.end + 1


def _and_smaller(reader: Reader, made: Candidate, limit: int) -> bool:
    """一年零三个月 is 15 个月, 2小时30分 150 分钟."""
    if made.unit not in _SMALLER:
        return False
    text, (unit, size) = reader.text, _SMALLER[made.unit]
    start = made.end + (text[made.end : made.end + 1] in ("零", "〇", "又"))
    match = reader.numbers.number.match(text, start, limit)
    behind = match and _SMALLER_UNITS[unit].match(text, match.end(), limit)
    numeral = reader.numerals.read(match[0]) if match and behind else None
    if numeral is None or not behind or numeral.low != numeral.high or made.low != made.high:
        return False
    if numeral.low >= size or made.comparator != "eq" or made.low % 1:
        return False
    made.multiply(size)
    _add(made, numeral.low)
    made.unit, made.kind, made.end = unit, "duration", behind.end()
    return True


def _change(reader: Reader, made: Candidate, limit: int) -> None:
    """五元三角二分 is 5.32 元."""
    # 壹角, １角 and 一角 in one form.
    written = reader.numerals.plain(reader.text[made.end : min(made.end + _CHANGE_REACH, limit)])
    match = _CHANGE.match(written)
    if match is None or made.low != made.high:
        return
    for name, size in (("tenth", _TENTH), ("cent", _CENT), ("only", _CENT)):
        if match[name]:
            _add(made, EXACT.multiply(_value(reader, match[name]), size))
    made.end += match.end()
    made.unit, made.kind = "元", "money"


def _value(reader: Reader, digit: str) -> Decimal:
    numeral = reader.numerals.read(digit)
    return numeral.low if numeral else Decimal(0)


def _add(made: Candidate, part: Decimal) -> None:
    made.low, made.high = EXACT.add(made.low, part), EXACT.add(made.high, part)

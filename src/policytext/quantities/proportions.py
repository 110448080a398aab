"""Fractions and ratios: 百分之三点二, 三分之一, 1/3, 1∶2, and shares of sectors: 6∶61∶33."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from policytext.lazy_pattern import lazy_pattern
from policytext.quantities.candidate import Candidate
from policytext.quantities.joins import IN_A_ROW
from policytext.quantities.numerals import EXACT
from policytext.quantities.patterns import CJK, OVER, RANGE_SIGNS

if TYPE_CHECKING:
    from policytext.quantities.reader import Reader

__all__ = ["list_end", "read_fraction", "read_mixed", "read_ratio", "read_sectors"]

_DENOMINATORS = {"百": "%", "千": "‰", "万": "‱"}
_DIGITS = r"[0-9０-９]+(?:[.．][0-9０-９]+)?"
_NUMBER = lazy_pattern(_DIGITS)
_PART = rf"[ ]?([∶:：比])[ ]?({_DIGITS})"
_RATIO = lazy_pattern(_PART)
# What the sign of a ratio or fraction begins with, or the blank before it.
_BEGINS = frozenset(" ∶:：比/／")
_RAISED_POINT = lazy_pattern("[·．]([〇零一二三四五六七八九]{1,3})")
# The second digit of 百分之三、四, at the end of its clause.
_NEXT_DIGIT = lazy_pattern(
    "、([一二三四五六七八九])(?=[，。；、,;）)\n]|左右|以[上下内]|的|[提上增下降减]|[到至]|$)"
)
# 六、七十 of 百分之六、七十.
_NEXT_TENS = lazy_pattern(
    "(?<=之)([一二三四五六七八])、([二三四五六七八九])十(?![一二三四五六七八九])"
)
_LIST = lazy_pattern(rf"(?:{_PART}){{2,}}")
_SLASH = lazy_pattern(r"[/／](10|[2-9])(?![0-9０-９./／十百千万])")
# A clause with a ratio, up to what it turned into.
_TURNED = lazy_pattern(
    rf"[^，,。；;\\n]*{_DIGITS}[∶:：]{_DIGITS}(?:逐步|不断)?(?:调整|优化|转变|演变|改变|变|改善|提高|扩大|缩小|下降|上升)[为到至成]$"
)
# How far before a number the words stand that make a ratio of a colon.
_REACH = 8
# How far before a ratio the words stand that make its parts shares of the sectors.
_CLAUSE = 40
_STOPS = lazy_pattern("[。；;，,、\n](?![二三])")
# What may stand between them beside words: years, quotation marks, the comma of 由…，优化为….
_SIGNS = lazy_pattern('[0-9０-９一二三四五六七八九十“”‘’"（）()\\s.．:：∶，,、和]')
_SECTORS, _WHOLE, _ROUNDED = 3, 100, 1
_FOUR_PLACES = Decimal("0.0001")


def read_fraction(reader: Reader, made: Candidate, limit: int) -> Candidate | int:
    """百分之三点二 is 3.2 %, 三分之一 is a third; or the place to go on from."""
    text, start = reader.text, made.end + 2
    match = reader.numbers.number.match(text, start, limit)
    # 五分之壹: a capital alone is a numeral here.
    last = match.end() if match else min(start + 1, limit)
    numeral, end = reader.numerals.longest(text, start, last)
    if numeral is None:
        return end
    if raised := _RAISED_POINT.match(text, end, limit):
        # 百分之六·五, as old prints have it.
        numeral = reader.numerals.read(f"{text[start:end]}点{raised[1]}") or numeral
        end = raised.end()
    whole = reader.numerals.plain(text[made.start : made.end])
    made.end, made.low, made.high = end, numeral.low, numeral.high
    if whole in _DENOMINATORS:
        made.unit, made.kind = _DENOMINATORS[whole], "percent"
        _share_denominator(reader, made, limit)
    else:
        parts = reader.numerals.read(whole)
        if parts is None or parts.low <= 0:
            return end
        made.low, made.high = _quotient(made.low, parts.low), _quotient(made.high, parts.low)
        made.kind = "fraction"
    made.plain, end = numeral.low, made.end
    # 三分之一强 is a little more than a third.
    over = OVER + "强" if made.kind == "fraction" else OVER
    if end < limit and text[end] in over:
        made.comparator, made.end = "over", end + 1
    made.number_end = made.end
    return made


def read_mixed(reader: Reader, made: Candidate, limit: int) -> bool:
    """一又二分之一 is 1.5: a whole number, 又 and a fraction."""
    match = reader.numbers.number.match(reader.text, made.end + 1, limit)
    if match is None or not reader.text.startswith("分之", match.end()):
        return False
    start = match.start()
    part = Candidate(start, match.end(), made.low, made.high)
    if not isinstance(read_fraction(reader, part, limit), Candidate) or part.kind != "fraction":
        return False
    made.low, made.high = EXACT.add(made.low, part.low), EXACT.add(made.high, part.high)
    made.end = made.number_end = part.end
    made.kind = "fraction"
    return True


def _share_denominator(reader: Reader, made: Candidate, limit: int) -> None:
    """百分之二十到三十: the second number shares the denominator if it has no unit."""
    text, end = reader.text, made.end
    if (row := _NEXT_DIGIT.match(text, end, limit)) and text[end - 1] + row[1] in IN_A_ROW:
        made.high, made.comparator, made.end = EXACT.add(made.low, Decimal(1)), "range", row.end()
        return
    tens = _NEXT_TENS.match(text, end - 1, limit)
    if tens and tens[1] + tens[2] in IN_A_ROW:
        made.multiply(Decimal(10))
        made.high, made.comparator, made.end = EXACT.add(made.low, Decimal(10)), "range", tens.end()
        return
    if end >= limit or text[end] not in RANGE_SIGNS:
        return
    match = reader.numbers.number.match(text, end + 1, limit)
    numeral = reader.numerals.read(match[0]) if match else None
    if match is None or numeral is None or reader.tables.units.at(text, match.end(), limit):
        return
    if text.startswith("分之", match.end()) or numeral.high <= made.low:
        return
    made.high, made.comparator, made.end = numeral.high, "range", match.end()


def list_end(reader: Reader, made: Candidate, limit: int) -> int:
    """The end of a ratio of three or more parts that starts with a number; 0 if there is none."""
    if reader.text[made.end : made.end + 1] not in _BEGINS:
        return 0
    first = _RATIO.match(reader.text, made.end, limit)
    # Looked at first, so that a long list that is no ratio is not read again from each member.
    if first is None:
        return 0
    # 18.1:33.1:48.8 is no time of the day, whatever stands before it.
    decimal = any(sign in reader.text[made.start : first.end()] for sign in ".．")
    is_told = decimal or _is_ratio(reader, made, first[1]) or _is_of_sectors(reader, made.start)
    if not is_told:
        return 0
    match = _LIST.match(reader.text, made.end, limit)
    return match.end() if match else 0


def read_sectors(reader: Reader, start: int, end: int) -> list[Candidate]:
    """The shares of the three sectors, in percent: 三次产业结构比为6∶61∶33.

    Args:
        reader: the reader of the text.
        start: where the ratio begins.
        end: where it ends.

    Returns:
        A candidate for each; none where the sentence does not speak of sectors, or the parts are
        no shares of a whole.
    """
    text = reader.text
    if not _is_of_sectors(reader, start):
        return []
    found = [(match[0], match.span()) for match in _NUMBER.finditer(text, start, end)]
    parts = [(reader.numerals.read(number), place) for number, place in found]
    made = [
        Candidate(*place, part.low, part.high, unit="%", kind="percent", number_start=place[0])
        for part, place in parts
        if part is not None
    ]
    whole = sum((one.low for one in made), Decimal())
    if len(found) != len(made) or len(made) != _SECTORS or abs(whole - _WHOLE) > _ROUNDED:
        return []
    for one in made:
        one.plain, one.number_end = one.low, one.end
    return made


def read_ratio(reader: Reader, made: Candidate, limit: int) -> bool:
    """Make a ratio or fraction of a number: 1∶2, 1/3."""
    text = reader.text
    if text[made.end : made.end + 1] not in _BEGINS:
        return False
    match = _SLASH.match(text, made.end, limit)
    if match and made.start and CJK.match(text, made.start - 1):
        return _divide(reader, made, match[1], match.end(), "fraction")
    match = _RATIO.match(text, made.end, limit)
    if match is None:
        return False
    # 2.27:1, without a word that says ratio.
    to_one = match[2] in ("1", "１") and made.low != int(made.low)
    shared = reader.text.startswith(reader.tables.words("ratio_after"), match.end())
    if not (to_one or shared or _is_ratio(reader, made, match[1])):
        return False
    # 1∶5万 is the scale of a map.
    scale = reader.numbers.scale.match(text, match.end(), limit)
    by, end = (match[2] + scale[0], scale.end()) if scale else (match[2], match.end())
    return _divide(reader, made, by, end, "ratio")


def _is_ratio(reader: Reader, made: Candidate, sign: str) -> bool:
    """A colon counts only where the words before speak of a ratio; the sign ∶ always does."""
    before = reader.text[max(0, made.start - _REACH) : made.start]
    if sign == "∶" or reader.tables.pattern("ratio_before").search(before):
        return True
    # 粮经比例由58:42调整为51:49: what a ratio turned into is one.
    turned = _TURNED.search(reader.text, max(0, made.start - _CLAUSE), made.start)
    return turned is not None and bool(reader.tables.pattern("ratio_noun").search(turned[0]))


def _is_of_sectors(reader: Reader, start: int) -> bool:
    """Whether the clause, or a ratio before, tells that a ratio is one of the three sectors."""
    begin = max(0, start - _CLAUSE)
    tables, before = reader.tables, _STOPS.split(reader.text[begin:start])[-1]
    # 一、二、三产增加值9亿元，三者之比为…: what is nearest tells.
    found = list(tables.pattern("sectors").finditer(before))
    rest = before[found[-1].end() :] if found else None
    if rest is None and begin <= reader.sectors_end <= start:
        rest = reader.text[reader.sectors_end : start]  # 由6∶61∶33，优化为5∶60∶35
    return rest is not None and not _SIGNS.sub("", tables.pattern("sectors_rest").sub("", rest))


def _divide(reader: Reader, made: Candidate, by: str, end: int, kind: str) -> bool:
    divisor = reader.numerals.read(by)
    if divisor is None or divisor.low <= 0:
        return False
    made.end = made.number_end = end
    made.low = made.high = _quotient(made.low, divisor.low)
    made.kind = kind
    return True


def _quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The exact quotient, or, where it has no end, to four places as is usual for shares."""
    whole = EXACT.divide(dividend, divisor)
    if EXACT.multiply(whole, divisor) == dividend and len(whole.as_tuple().digits) < 30:
        return whole
    return EXACT.quantize(whole, _FOUR_PLACES)

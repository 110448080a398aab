"""Reads one number of a text with its scale, unit and qualifiers into a candidate."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from policytext.quantities.candidate import Candidate
from policytext.quantities.numerals import EXACT, MAX_DIGITS, Numeral, parse_numeral, plain_digits
from policytext.quantities.patterns import CJK, NUMBER, SCALE, SPACED
from policytext.quantities.tables import Unit, load_qualifiers, load_units

__all__ = ["Reader"]

_parse = functools.lru_cache(maxsize=8192)(parse_numeral)
_OVER = "多余"
_SPACES = " \u3000"
_DENOMINATORS = {"百": "%", "千": "‰", "万": "‱"}
_RATIO = re.compile(r"[ ]?([∶:：比])[ ]?([0-9０-９]+(?:[.．][0-9０-９]+)?)")
_SLASH = re.compile(r"[/／](10|[2-9])(?![0-9０-９./／])")
_RATIO_WORDS = re.compile(r"比|率|配|按")
# A unit of Latin letters ends where the word ends: 5G网, but not 3GPP.
_LATIN = re.compile(r"[A-Za-z0-9]")
# 内 as the start of a word, not as a bound.
_INSIDE = re.compile(r"内(?:容|部|涝|河|外|地|陆|需|蒙|贸|循环|生)")
_SIGNS = {"￥": "元", "¥": "元", "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑"}
# What stands before 近, 超, 上 or 约 where they belong to another word: 附近, 赶超, 节约.
_NO_NEAR = frozenset("最附邻临靠远就相新")
_NO_OVER = frozenset("赶反高")
_NO_UP = frozenset("以之历网线迈登跃站攀冲升踏跨")
_NO_ABOUT = frozenset("节预合签解条公集制契大")
_PASSED = frozenset("经通度走路透渡见不做去来跨越迈熬难错悔好胜高")


class Reader:
    """Reads numbers of one text; spans never pass ``limit``, the start of the next time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._units, self._ordinals = load_units()
        self._qualifiers = load_qualifiers()

    def number(self, start: int, limit: int) -> Candidate | int:
        """The number at ``start`` without qualifiers, or the place to go on from if none is."""
        text = self.text
        match = NUMBER.match(text, start, limit)
        if match is None:
            return start + 1
        end = match.end()
        if text[end : end + 1] in (" ", "\u3000") and match[0][-1].isdecimal():
            end = self._spaced(start, end, limit)
        numeral, end = self._numeral(start, end)
        if numeral is None:
            return end
        chinese = not text[start].isdecimal()
        made = Candidate(start, end, numeral.low, numeral.high, chinese=chinese)
        made.number_start, made.number_end = start, end
        if text.startswith("分之", end) and end + 2 < limit:
            return self._fraction(made, limit)
        if not chinese and (ratio := self._ratio(made, limit)):
            return ratio
        self._plain(made)
        self._scale(made, limit)
        return made

    def _spaced(self, start: int, end: int, limit: int) -> int:
        """The end of digits torn apart by spaces, if what follows shows that they are one."""
        match = SPACED.match(self.text, start, limit)
        if match is None:
            return end
        parts = re.split(r"[ \u3000]", plain_digits(match[0]))
        whole = "".join(parts)
        torn = any(len(part.split(".")[0]) <= 1 for part in parts)
        year = len(parts[0]) == 4 and parts[0][:2] in ("19", "20")
        place = match.end()
        if self.text[place : place + 1] in (" ", "\u3000"):
            place += 1
        unit = self.text[place : place + 1] in tuple(_OVER) or (
            SCALE.match(self.text, place, limit) or self.unit(place, limit)
        )
        joined = torn and not year and unit and whole.count(".") <= 1 and whole[-1] != "."
        if not joined:
            return end
        scale = SCALE.match(self.text, match.end(), limit)
        return scale.end() if scale else match.end()

    def _numeral(self, start: int, end: int) -> tuple[Numeral | None, int]:
        """The longest numeral that starts here: 三千 of 三千一三."""
        text = self.text
        if end - start > 2 * MAX_DIGITS:
            return None, end
        stop = end
        while stop > start and end - stop < 4:
            if (numeral := _parse(text[start:stop])) is not None:
                return numeral, stop
            stop -= 1
        return None, end

    def _plain(self, made: Candidate, scale: str = "") -> None:
        """Note the number before its scale, for lists and ranges that share the scale."""
        written = self.text[made.start : made.end] + scale
        if made.low == made.high and made.low:
            made.short = _split(made.low, written, "十百千万亿萬億 \u3000")
            split = _split(made.low, written, "万亿萬億 \u3000")
            made.plain, made.scale = split or (made.low, Decimal(1))

    def _scale(self, made: Candidate, limit: int) -> None:
        """多 or 余 after the number, and a scale after that: 1300多亿, 10余万."""
        text, end = self.text, made.end
        char = text[end : end + 1]
        if end >= limit:
            return
        if char in _OVER and not text.startswith("余额", end):
            end = self._rescale(made, end + 1, limit)
            made.comparator = "over"
        elif char == "来" and self.unit(end + 1, limit):
            made.comparator, end = "approx", end + 1
        elif char in _SPACES:
            scaled = self._rescale(made, end + 1, limit)
            end = scaled if scaled > end + 1 else end
        made.end = made.number_end = end

    def _rescale(self, made: Candidate, place: int, limit: int) -> int:
        """Read the number again with the scale at a place: 一亿一千多万 is 一亿一千万 and more."""
        match = SCALE.match(self.text, place, limit)
        if match is None:
            return place
        number = _parse(self.text[made.start : made.end] + match[0])
        if number is None:
            return place
        made.low, made.high = number.low, number.high
        self._plain(made, match[0])
        return match.end()

    def _fraction(self, made: Candidate, limit: int) -> Candidate | int:
        """百分之三点二 is 3.2 %, 三分之一 is a third."""
        start = made.end + 2
        match = NUMBER.match(self.text, start, limit)
        if match is None:
            return start
        numeral, end = self._numeral(start, match.end())
        if numeral is None:
            return end
        whole = self.text[made.start : made.end]
        made.end, made.low, made.high = end, numeral.low, numeral.high
        if whole in _DENOMINATORS:
            made.unit, made.kind = _DENOMINATORS[whole], "percent"
            self._fraction_range(made, limit)
        else:
            parts = _parse(whole)
            if parts is None or parts.low <= 0:
                return end
            made.low, made.high = quotient(made.low, parts.low), quotient(made.high, parts.low)
            made.kind = "fraction"
        made.plain, end = numeral.low, made.end
        if end < limit and self.text[end] in _OVER:
            made.comparator, made.end = "over", end + 1
        made.number_end = made.end
        return made

    def _fraction_range(self, made: Candidate, limit: int) -> None:
        """百分之二十到三十: the second number shares the denominator if it has no unit."""
        text, end = self.text, made.end
        if end >= limit or text[end] not in "到至—－-~～":
            return
        match = NUMBER.match(text, end + 1, limit)
        numeral = _parse(match[0]) if match else None
        if match is None or numeral is None or self.unit(match.end(), limit):
            return
        if text.startswith("分之", match.end()) or numeral.high <= made.low:
            return
        made.high, made.comparator, made.end = numeral.high, "range", match.end()

    def _ratio(self, made: Candidate, limit: int) -> Candidate | None:
        """1∶2 and 1/3; a colon counts only where the words before speak of a ratio."""
        match = _SLASH.match(self.text, made.end, limit)
        if match and made.start and CJK.match(self.text, made.start - 1):
            return self._divided(made, match, match[1], "fraction")
        match = _RATIO.match(self.text, made.end, limit)
        if match is None:
            return None
        context = self.text[max(0, made.start - 8) : made.start]
        if match[1] != "∶" and not _RATIO_WORDS.search(context):
            return None
        return self._divided(made, match, match[2], "ratio")

    def _divided(
        self, made: Candidate, match: re.Match[str], by: str, kind: str
    ) -> Candidate | None:
        divisor = _parse(by)
        if divisor is None or divisor.low <= 0:
            return None
        made.end = made.number_end = match.end()
        made.low = made.high = quotient(made.low, divisor.low)
        made.kind = kind
        return made

    def unit(self, place: int, limit: int) -> tuple[int, Unit] | None:
        """The longest unit that starts at a place; Latin ones only as whole words."""
        found = self._units.at(self.text, place, limit)
        if found is None:
            return None
        end = found[0]
        latin = self.text[end - 1].isascii() and self.text[end - 1].isalpha()
        if latin and end < len(self.text) and _LATIN.match(self.text, end):
            return None
        return found

    def ordinal(self, place: int, limit: int) -> tuple[int, Unit] | None:
        """The longest unit of an ordinal or rank that starts at a place."""
        return self._ordinals.at(self.text, place, limit)

    def rate(self, end: int, limit: int) -> tuple[int, str] | None:
        """The second half of a unit: /立方米, /万元."""
        text = self.text
        if end >= limit or text[end] not in "/／":
            return None
        scale = SCALE.match(text, end + 1, limit)
        place = scale.end() if scale else end + 1
        found = self.unit(place, limit)
        if found is None or found[1].kind == "none":
            return None
        return found[0], "/" + text[end + 1 : place] + found[1].symbol

    def suffix(self, made: Candidate, limit: int) -> None:
        """The qualifier that touches the end: 左右, 以上, 以内."""
        text, end = self.text, made.end
        found = self._qualifiers.after.at(text, end, limit)
        if found is None:
            return
        stop, comparator = found
        word = text[end:stop]
        if word == "内" and (made.kind not in ("duration", "measure") or _INSIDE.match(text, end)):
            return
        if word in ("上下", "前后") and stop < len(text) and CJK.match(text, stop):
            return
        made.end, made.comparator = stop, comparator

    def prefix(self, made: Candidate, floor: int) -> None:
        """The qualifier that touches the start, or encloses the number: 超, 不低于, 控制在."""
        text, start = self.text, made.start
        if start and text[start - 1] in _SIGNS and made.unit in ("", "元"):
            made.unit, made.kind, made.bare = _SIGNS[text[start - 1]], "money", False
            made.start = start = start - 1
        enclosing = self._qualifiers.enclosing.before(text, start, floor)
        if enclosing is not None:
            if text[made.number_end : made.end].endswith(tuple(enclosing[1][1])):
                made.start, made.comparator = enclosing[0], enclosing[1][0]
            return
        found = self._qualifiers.before.before(text, start, floor)
        if found is None:
            return
        place, comparator = found
        word = text[place:start]
        if not self._is_qualifier(made, place, word):
            return
        made.start = place
        if not (comparator == "approx" and made.comparator not in ("eq", "approx")):
            made.comparator = comparator

    def _is_qualifier(self, made: Candidate, place: int, word: str) -> bool:
        """A word of one character may belong to the word before it: 经过, 附近, 完成."""
        before = self.text[place - 1] if place else ""
        if word in ("过", "破"):
            return before not in _PASSED and made.scale * made.low >= 100
        if word == "近":
            return before not in _NO_NEAR
        if word == "超":
            return before not in _NO_OVER
        if word in ("上", "成"):
            bare = self.text[made.number_start] in "百千万亿"
            return bare and before not in _NO_UP
        if word == "约":
            return before not in _NO_ABOUT
        return True


def _split(number: Decimal, written: str, places: str) -> tuple[Decimal, Decimal] | None:
    """A number without the place words at its end, and what they multiply it with."""
    rest = _parse(written.rstrip(places))
    if rest is None or rest.low != rest.high or not rest.low:
        return None
    scale = EXACT.divide(number, rest.low)
    # 3亿5000万 has no scale that its neighbours could share.
    return (rest.low, scale) if scale.normalize(EXACT).as_tuple().digits == (1,) else None


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The exact quotient, or, where it has no end, to four places as is usual for shares."""
    whole = EXACT.divide(dividend, divisor)
    if EXACT.multiply(whole, divisor) == dividend and len(whole.as_tuple().digits) < 30:
        return whole
    return whole.quantize(Decimal("0.0001"))

"""Reads one number of a text with its scale, unit and qualifiers into a candidate."""

from __future__ import annotations

import functools
import re
from decimal import Decimal

from policytext.quantities.candidate import Candidate
from policytext.quantities.numerals import EXACT, MAX_DIGITS, Numeral, parse_numeral, plain_digits
from policytext.quantities.patterns import CJK, NUMBER, NUMERAL, SCALE, SPACED
from policytext.quantities.tables import Unit, load_qualifiers, load_units

__all__ = ["Reader"]

_parse = functools.lru_cache(maxsize=8192)(parse_numeral)
_OVER = "多余"
_SPACES = " \u3000"
_DENOMINATORS = {"百": ("%", 0), "千": ("‰", 0), "万": ("‱", 0)}
_RATIO = re.compile(r"[ ]?([∶:：比])[ ]?([0-9０-９]+(?:[.．][0-9０-９]+)?)")
_RATIO_WORDS = re.compile(r"比|率|配|按")
_MAGNITUDE_END = "级"
_QUARTER = Decimal(4)
# A unit of Latin letters ends where the word ends: 5G网, but not 3GPP.
_LATIN = re.compile(r"[A-Za-z0-9]")
_SIGNS = {"￥": "元", "¥": "元", "$": "美元", "＄": "美元", "€": "欧元", "£": "英镑"}
# Two qualifiers after one another: 5%左右以内 is not written, 30余家以上 is.
_PASSED = frozenset("经通度走路透渡见不做去来跨越迈熬难错悔好胜高")
_HALF_AFTER = frozenset({"年", "天", "个月", "小时", "斤", "里", "倍", "月", "亩", "米", "吨"})
_TIME_SPAN_KINDS = frozenset({"duration"})


class Reader:
    """Reads numbers of one text; spans never pass ``limit``, the start of the next time."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._units = load_units()
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
        unit = SCALE.match(self.text, place, limit) or self.unit(place, limit)
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

    def _plain(self, made: Candidate) -> None:
        """Note the number before its scale, for lists and ranges that share the scale."""
        written = self.text[made.start : made.end].rstrip("十百千万亿萬億 \u3000")
        if 0 < len(written) and made.low == made.high and made.low:
            plain = _parse(written)
            if plain is not None and plain.low == plain.high and plain.low:
                scale = EXACT.divide(made.low, plain.low)
                made.plain, made.scale = plain.low, scale

    def _scale(self, made: Candidate, limit: int) -> None:
        """多 or 余 after the number, and a scale after that: 1300多亿, 10余万."""
        text, end = self.text, made.end
        if end < limit and text[end] in _OVER and not text.startswith("余额", end):
            match = SCALE.match(text, end + 1, limit)
            if match:
                scale = _parse("一" + match[0])
                if scale is not None:
                    made.multiply(scale.low)
                    end = match.end() - 1
            made.comparator, end = "over", end + 1
        elif end < limit and text[end] == "来" and end + 1 < limit and self.unit(end + 1, limit):
            made.comparator, end = "approx", end + 1
        elif text[end : end + 1] in (" ", "\u3000"):
            match = SCALE.match(text, end + 1, limit)
            scale = _parse("一" + match[0]) if match else None
            if match and scale is not None:
                made.multiply(scale.low)
                made.scale = EXACT.multiply(made.scale, scale.low)
                end = match.end()
        made.end = made.number_end = end

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
            made.unit, made.kind = _DENOMINATORS[whole][0], "percent"
        else:
            parts = _parse(whole)
            if parts is None or parts.low <= 0:
                return end
            made.low, made.high = quotient(made.low, parts.low), quotient(made.high, parts.low)
            made.kind = "fraction"
        made.plain = numeral.low
        if self.text[end : end + 1] in tuple(_OVER) and end < limit:
            made.comparator, made.end = "over", end + 1
        made.number_end = made.end
        return made

    def _ratio(self, made: Candidate, limit: int) -> Candidate | None:
        """1∶2; a colon counts only where the words before speak of a ratio."""
        match = _RATIO.match(self.text, made.end, limit)
        if match is None:
            return None
        context = self.text[max(0, made.start - 8) : made.start]
        if match[1] != "∶" and not _RATIO_WORDS.search(context):
            return None
        divisor = _parse(match[2])
        if divisor is None or divisor.low <= 0:
            return None
        made.end = made.number_end = match.end()
        made.low = made.high = quotient(made.low, divisor.low)
        made.kind = "ratio"
        return made

    def unit(self, place: int, limit: int) -> tuple[int, Unit] | None:
        """The longest unit that starts at a place; Latin ones only as whole words."""
        found = self._units.at(self.text, place, limit)
        if found is None:
            return None
        end, unit = found
        latin = self.text[end - 1].isascii() and self.text[end - 1].isalpha()
        if latin and end < len(self.text) and _LATIN.match(self.text, end):
            return None
        return found

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
        if word == "内" and (made.kind != "duration" or text.startswith("内容", end)):
            return
        if word in ("上下", "前后") and stop < len(text) and CJK.match(text, stop):
            return
        made.end, made.comparator = stop, comparator

    def prefix(self, made: Candidate, floor: int) -> None:
        """The qualifier that touches the start, or encloses the number: 超, 不低于, 控制在."""
        text, start = self.text, made.start
        if start and text[start - 1] in _SIGNS and not made.unit:
            made.unit, made.kind = _SIGNS[text[start - 1]], "money"
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
            return before not in "最附邻临靠远就相新"
        if word == "超":
            return before not in "赶反高"
        if word in ("上", "成"):
            bare = self.text[made.number_start] in "百千万亿"
            return bare and before not in "以之历网线"
        if word == "约":
            return before not in "节预合签解条公集制契大"
        return True


def quotient(dividend: Decimal, divisor: Decimal) -> Decimal:
    """The exact quotient, or, where it has no end, to four places as is usual for shares."""
    whole = EXACT.divide(dividend, divisor)
    if EXACT.multiply(whole, divisor) == dividend and len(whole.as_tuple().digits) < 30:
        return whole
    return whole.quantize(Decimal("0.0001"))

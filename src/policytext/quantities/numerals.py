"""Numerals of all kinds to exact decimals: 1,234.56, 3万5千, 一万三千五百, 二〇二五, 几十, 两三."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Context, Decimal

from policytext.lazy_pattern import lazy_pattern

__all__ = ["BUILDING", "EXACT", "Numeral", "Numerals"]

# Longer runs of digits are identification numbers, not amounts.
MAX_DIGITS = 40
# Wide enough for every product and sum of numerals up to MAX_DIGITS; nothing is ever rounded.
EXACT = Context(prec=200)

_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"两": 2}
_SMALL = {"十": 10, "百": 100, "千": 1000}
# The scales that numerals are built with, and their powers of ten; tables cannot change them.
BUILDING = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}
# From this power on a scale stands once in a numeral: 六万万, but no 六亿亿.
_ONCE = 8
# 廿 and 卅 are 二十 and 三十 in one character.
_TENS = (("廿", "二十"), ("卅", "三十"), ("卌", "四十"))
_SPACES = lazy_pattern(r"[ \u3000\u00a0]+")
_ARABIC = lazy_pattern(r"[0-9]+(?:\.[0-9]+)?")
_GROUPED = lazy_pattern(r"[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])")
# 六·五 is 六点五.
_RAISED_POINT = lazy_pattern(r"(?<=[〇一二三四五六七八九十百])\.(?=[〇一二三四五六七八九])")
_RANGE_PAIRS = frozenset({(3, 5)} | {(low, low + 1) for low in range(1, 9)})
_TOKEN = lazy_pattern(r"[0-9]+(?:\.[0-9]+)?|.")

Bounds = tuple[Decimal, Decimal]


@dataclass(frozen=True, slots=True)
class Numeral:
    """What a numeral says: ``low == high`` unless it is vague by itself (几十, 两三百).

    ``positional`` is true for digits read one by one without any place word (二〇二五).
    """

    low: Decimal
    high: Decimal
    positional: bool = False


class Numerals:
    """Reads numerals that are written with given characters and scales.

    Args:
        forms: the plain character for each other one that may stand for it: 壹 for 一.
        scales: words that multiply the number before them, with their powers of ten.
    """

    def __init__(self, forms: Mapping[str, str], scales: Mapping[str, int]) -> None:
        self._forms = str.maketrans(dict(forms))
        large = ((word, power) for word, power in scales.items() if word not in _SMALL)
        self._scales = tuple(sorted(large, key=lambda one: (-one[1], -len(one[0]), one[0])))
        # What ``parse`` says, kept for the numerals that come again and again.
        self.read = functools.lru_cache(maxsize=8192)(self.parse)
        # The same for what ``_apart`` says.
        self.apart = functools.lru_cache(maxsize=8192)(self._apart)

    def plain(self, text: str) -> str:
        """The text with its digits, capitals and signs in one form: ３．５ to 3.5, 壹佰 to 一百."""
        return text.translate(self._forms)

    def parse(self, text: str) -> Numeral | None:
        """Read a whole string as one numeral; ``None`` if it is not one.

        Example:
            >>> numerals = Numerals({"壹": "一", "佰": "百", "零": "〇", "叁": "三"}, BUILDING)
            >>> [str(numerals.parse(t).low) for t in ("12亿5000万", "3万5千", "壹佰零叁")]
            ['1250000000', '35000', '103']
            >>> numerals.parse("几十") == Numeral(Decimal(20), Decimal(90))
            True
            >>> numerals.parse("五千万百") is None
            True
        """
        plain = _SPACES.sub("", self.plain(text))
        if not plain or len(plain) > 2 * MAX_DIGITS:
            return None
        negative = plain[0] in "负-−－"
        if negative:
            plain = plain[1:]
        plain = _GROUPED.sub(lambda match: match[0].replace(",", ""), plain)
        if "." in plain:
            plain = _RAISED_POINT.sub("点", plain)
        for sign, word in _TENS:
            plain = plain.replace(sign, word)
        positional = len(plain) > 1 and all(char in _DIGITS and char != "两" for char in plain)
        bounds = self._bounds(plain, 12)
        if bounds is None:
            return None
        low, high = bounds
        if negative:
            low, high = EXACT.minus(high), EXACT.minus(low)
        return Numeral(low, high, positional and low == high)

    def longest(self, text: str, start: int, end: int) -> tuple[Numeral | None, int]:
        """The longest numeral that starts at a place, and its end: 三千 of 三千一三."""
        if end - start > 2 * MAX_DIGITS:
            return None, end
        stop = end
        while stop > start and end - stop < 4:
            if (numeral := self.read(text[start:stop])) is not None:
                return numeral, stop
            stop -= 1
        return None, end

    def _apart(self, text: str, scales: str) -> tuple[Decimal, Decimal] | None:
        """A numeral without the scales and blanks at its end, and what they multiply it with."""
        whole, rest = self.read(text), self.read(self.plain(text).rstrip(scales))
        if whole is None or rest is None or rest.low != rest.high or not rest.low:
            return None
        scale = EXACT.divide(whole.low, rest.low)
        # 3亿5000万 has no scale that its neighbours could share.
        return (rest.low, scale) if scale.normalize(EXACT).as_tuple().digits == (1,) else None

    def _bounds(self, text: str, limit: int) -> Bounds | None:
        """Split at the largest scale, so that 3万亿 is (3万) times 亿."""
        whole, point, digits = text.partition("点")
        if point and whole and whole[-1] in "万亿" and _is_spelled(digits):
            # 两千万点五: decimals behind a scale.
            integer = self._bounds(whole, limit)
            return _with_decimals(integer, digits) if integer else None
        for word, power in self._scales:
            cut = text.rfind(word)
            if cut < 0:
                continue
            scale = Decimal(1).scaleb(power)
            if cut == 0:
                head: Bounds | None = (Decimal(1), Decimal(1))
            elif limit == 0 or (power >= _ONCE and word in text[:cut]):
                return None
            else:
                head = _vague_digit(text[:cut]) or self._bounds(text[:cut], limit - 1)
            tail = self._tail(text[cut + len(word) :], power)
            if head is None or tail is None or tail[1] >= scale:
                return None
            return (_sum(head[0], scale, tail[0]), _sum(head[1], scale, tail[1]))
        return _section(text)

    def _tail(self, text: str, power: int) -> Bounds | None:
        """What follows a scale: the rest of the number, or one digit of the next place (三万五)."""
        if not text:
            return (Decimal(0), Decimal(0))
        if text == "两":
            # 两万两 is a weight, not 22,000.
            return None
        if len(text) == 1 and (value := _digit(text)):
            shifted = Decimal(value).scaleb(power - 1)
            return (shifted, shifted)
        rest = text.lstrip("〇")
        # 五千万百 is no number: after a larger place 百 and 千 need a digit.
        return self._bounds(rest, 4) if rest and rest[0] not in "百千" else None


def _sum(head: Decimal, scale: Decimal, tail: Decimal) -> Decimal:
    return EXACT.add(EXACT.multiply(head, scale), tail)


def _digit(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() else _DIGITS.get(text)


def _vague_digit(text: str) -> Bounds | None:
    """几 or 数 before a place word."""
    return (Decimal(2), Decimal(9)) if text in ("几", "数") else None


def _section(text: str) -> Bounds | None:
    """A number below 万: 三千五百, 4千3百, 12.5, 二〇二五, 十七八, 一点五."""
    if "点" in text:
        return _spoken_decimal(text)
    if _ARABIC.fullmatch(text):
        number = Decimal(text)
        return (number, number)
    if not any(char in _SMALL for char in text):
        return _digit_string(text)
    return _places(text)


def _spoken_decimal(text: str) -> Bounds | None:
    whole, _, digits = text.partition("点")
    if len(whole) > 1 and _is_spelled(whole) and not whole.isascii():
        # 一二点五 is 12.5, told digit by digit.
        whole = "".join(str(_digit(char)) for char in whole)
    head = _section(whole) if whole else None
    return _with_decimals(head, digits) if head and _is_spelled(digits) else None


def _with_decimals(head: Bounds, digits: str) -> Bounds | None:
    if head[0] != head[1] or head[0] != int(head[0]):
        return None
    number = Decimal(f"{int(head[0])}.{''.join(str(_digit(char)) for char in digits)}")
    return (number, number)


def _is_spelled(text: str) -> bool:
    return bool(text) and all(_digit(char) is not None for char in text)


def _digit_string(text: str) -> Bounds | None:
    values = [_digit(char) for char in text]
    numbers = [value for value in values if value is not None]
    if len(numbers) != len(values) or not numbers:
        return None
    if len(numbers) == 2 and tuple(numbers) in _RANGE_PAIRS and not text.isascii():
        return (Decimal(numbers[0]), Decimal(numbers[1]))
    if len(numbers) > 1 and "两" in text:
        return None
    number = Decimal("".join(map(str, numbers)))
    return (number, number)


class _Reader:
    """Adds up places from left to right; ``wrong`` is set where the order makes no number."""

    def __init__(self) -> None:
        self.low = self.high = Decimal(0)
        self.pending: Bounds | None = None
        self.last, self.zero, self.wrong = 10_000, False, False

    def digit(self, value: Decimal) -> None:
        if self.pending is None:
            self.pending = (value, value)
        elif (int(self.pending[0]), int(value)) in _RANGE_PAIRS and self.pending[1] < value < 10:
            self.pending = (self.pending[0], value)
        else:
            self.wrong = True

    def place(self, size: int, *, first: bool) -> None:
        if self.pending is None:
            # 十 alone is ten; 百, 千 alone count only at the start (百余家, 千人).
            self.wrong |= not (size == 10 or first)
            self.pending = (Decimal(1), Decimal(1))
        self.wrong |= size >= self.last
        self.low = _sum(self.pending[0], Decimal(size), self.low)
        self.high = _sum(self.pending[1], Decimal(size), self.high)
        self.pending, self.last, self.zero = None, size, False

    def close(self) -> Bounds | None:
        if self.pending is not None:
            short = self.last in (100, 1000) and not self.zero and self.pending[1] < 10
            unit = Decimal(self.last // 10 if short else 1)
            self.low = _sum(self.pending[0], unit, self.low)
            self.high = _sum(self.pending[1], unit, self.high)
        elif self.zero:
            self.wrong = True
        return None if self.wrong else (self.low, self.high)


def _places(text: str) -> Bounds | None:
    reader = _Reader()
    tokens = _TOKEN.findall(text)
    for index, token in enumerate(tokens):
        if token in _SMALL:
            reader.place(_SMALL[token], first=index == 0)
        elif token == "〇":
            reader.wrong |= reader.pending is not None
            reader.zero = True
        elif token in ("几", "数"):
            after_ten = reader.last == 10 and token == "几" and index == len(tokens) - 1
            next_place = index + 1 < len(tokens) and tokens[index + 1] in _SMALL
            reader.wrong |= reader.pending is not None or not (after_ten or next_place)
            reader.pending = (Decimal(1 if after_ten else 2), Decimal(9))
        elif token in _DIGITS:
            # 三十两 is a weight, not 32.
            reader.wrong |= token == "两" and index == len(tokens) - 1
            reader.digit(Decimal(_DIGITS[token]))
        elif token[0].isdecimal():
            reader.wrong |= reader.pending is not None
            reader.zero |= token[0] == "0"
            reader.pending = (Decimal(token), Decimal(token))
        else:
            return None
    return reader.close()

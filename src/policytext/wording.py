"""Quantities written in Chinese, in words that the reader of quantities reads back."""

from __future__ import annotations

import functools
from decimal import Decimal
from fractions import Fraction

from policytext.amounts import Quantity
from policytext.data import read_rows
from policytext.errors import InputError
from policytext.units import scale_of, to_decimal, to_places

__all__ = ["write"]

# Scales are written in these kinds; a percentage or a rank has none.
_SCALED = ("count", "money", "measure", "duration", "multiple")
_AUTO = ("count", "money", "measure")
# A scale reads well if it leaves at most so many places behind the point.
_SHORT_PLACES = 2
# Longer runs of digits are taken for identification numbers when they are read.
_MOST_DIGITS = 40
_DIGITS = "零一二三四五六七八九十"
_FRACTION_PLACES = 4
_CLASSES = ("类", "级")
_ROMAN = "ⅠⅡⅢⅣⅤ"
_SMALLEST = 100  # of a magnitude that is named by its number
_FEW = 12


def write(value: Quantity, scale: str | None) -> str:
    """See ``Quantity.text``."""
    if value.comparator == "unreadable":
        raise InputError("an unreadable quantity cannot be written: it has no number")
    if scale not in ("auto", None) and (type(scale) is not str or scale_of(scale) is None):
        raise InputError(f"unknown scale {scale!r}; one of auto, None, {'、'.join(_scales())}")
    writer = {
        "rank": _rank,
        "ordinal": _ordinal,
        "fraction": _fraction,
        "ratio": _ratio,
        "magnitude": _magnitude,
    }.get(value.kind)
    text = writer(value) if writer else _amount(value, scale)
    if sum(char.isdecimal() for char in text) > _MOST_DIGITS:
        raise InputError(f"a number of more than {_MOST_DIGITS} digits cannot be written")
    return text


@functools.cache
def _words() -> tuple[dict[str, tuple[str, str]], dict[str, str]]:
    """The words around a number by comparator, and units that are written in another way."""
    comparators: dict[str, tuple[str, str]] = {}
    units: dict[str, str] = {}
    for part, name, before, after in read_rows("units/wording.tsv"):
        if part == "unit":
            units[name] = after
        else:
            comparators[name] = (before, after)
    return comparators, units


@functools.cache
def _scales() -> dict[str, bool]:
    """The words of scale from the largest, and whether one may be chosen by itself."""
    return {row[0]: row[2] == "1" for row in read_rows("units/scales.tsv")}


def _number(value: Quantity) -> Decimal:
    """The bound that a value with one number has."""
    number = value.high if value.low is None else value.low
    if number is None:
        raise InputError(f"a quantity without bounds cannot be written: {value}")
    return number


def _plain(number: Decimal) -> str:
    return f"负{-number:f}" if number < 0 else f"{number:f}"


def _scaled(number: Decimal, scale: str) -> str:
    """A number in a scale: 680.3 for 68030000000 and 亿."""
    parts = scale_of(scale) if scale else Fraction(1)
    made = to_decimal(Fraction(number) / (parts or 1))
    return _plain(number if made is None else made)


def _choose(value: Quantity, scale: str | None) -> str:
    """The scale to write a value in; empty for none."""
    if scale is None or value.kind not in _SCALED:
        return ""
    if scale != "auto":
        return scale
    numbers = [number for number in (value.low, value.high) if number]
    if value.kind not in _AUTO or not numbers:
        return ""
    for word in (word for word, auto in _scales().items() if auto):
        size = scale_of(word) or 1
        short = all(
            len(_scaled(number, word).partition(".")[2]) <= _SHORT_PLACES for number in numbers
        )
        if short and all(abs(number) >= size for number in numbers):
            return word
    return ""


def _unit(value: Quantity) -> str:
    units = _words()[1]
    if value.unit.startswith("1/"):
        # 18.6/10万 has no unit of its own above the line.
        return value.unit[1:]
    return units.get(f"{value.unit} {value.kind}") or units.get(value.unit) or value.unit


def _amount(value: Quantity, scale: str | None) -> str:
    """680.3亿元, 5%—6%, 30多家, 翻2番."""
    word = _choose(value, scale)
    unit = _unit(value)
    if value.comparator == "range":
        low, high = (_scaled(n, word) for n in (value.low, value.high) if n is not None)
        return f"{low}{word}{unit}—{high}{word}{unit}"
    number = _scaled(_number(value), word)
    if value.comparator == "over":
        return _over(value, number, word, unit)
    return _around(value, number + word + unit)


def _around(value: Quantity, written: str) -> str:
    """A written number with the words that bound it; 翻 stands before a number of 番."""
    before, after = _words()[0][value.comparator]
    turn = "翻" if value.unit == "番" else ""
    return f"{turn}{before}{written}{after}"


def _over(value: Quantity, number: str, scale: str, unit: str) -> str:
    """1300多亿元, 3万多人, 30多家, 8%多, 25多元/亩."""
    more = _words()[0]["over"][1]
    turn = "翻" if value.unit == "番" else ""
    if scale and (not number.endswith("0") or "." in number):
        return f"{turn}{number}{scale}{more}{unit}"
    inner = scale or number.endswith("0") or "/" in unit or value.kind in ("count", "multiple")
    return f"{turn}{number}{more}{scale}{unit}" if inner else f"{turn}{number}{unit}{more}"


def _place(value: Quantity) -> str:
    """The number of a rank or ordinal, from one to ten in Chinese as is usual."""
    number = _number(value)
    if number < 1 and value.unit != "%":
        raise InputError(f"a {value.kind} starts at 1, got {number}")
    return _DIGITS[int(number)] if number <= 10 and number == int(number) else _plain(number)


def _rank(value: Quantity) -> str:
    """第17位, 前三, 前10名; classes of water and air with a bound: Ⅲ类以上."""
    if value.unit in _CLASSES and value.comparator in ("ge", "le"):
        number = _number(value)
        if number in range(1, len(_ROMAN) + 1):
            after = "以上" if value.comparator == "ge" else "以下"
            return f"{_ROMAN[int(number) - 1]}{value.unit}{after}"
    if value.comparator == "eq":
        return f"第{_place(value)}{value.unit}"
    if value.comparator == "le":
        return f"前{_place(value)}{value.unit}"
    raise InputError(f"a rank has no words for the comparator {value.comparator!r}")


def _ordinal(value: Quantity) -> str:
    """第三次."""
    if value.comparator != "eq":
        raise InputError(f"an ordinal has no words for the comparator {value.comparator!r}")
    return f"第{_place(value)}{value.unit}"


def _fraction(value: Quantity) -> str:
    """三分之一, 100分之37 (百分之 says %); 0.3333 is 三分之一, as the reader rounds it so."""
    if value.comparator == "range":
        return "—".join(_part(n) for n in (value.low, value.high) if n is not None)
    return _around(value, _part(_number(value)))


def _part(number: Decimal) -> str:
    for below in range(2, _FEW):
        for above in range(1, below):
            if _quotient(above, below) == number:
                return f"{_DIGITS[below] if below <= 10 else '十一'}分之{_DIGITS[above]}"
    exact = Fraction(number)
    below = 10
    while exact * below % 1:
        below *= 10
    return f"{below}分之{_plain(Decimal(exact.numerator * below // exact.denominator))}"


def _quotient(above: int, below: int) -> Decimal:
    """A share as the reader keeps it: exact, or to four places where it has no end."""
    share = Fraction(above, below)
    made = to_decimal(share)
    return to_places(share, _FRACTION_PLACES, 0) if made is None else made


def _ratio(value: Quantity) -> str:
    """1∶2, 1∶50000, 2.05∶1."""
    if value.comparator == "range":
        return "—".join(_parts(n) for n in (value.low, value.high) if n is not None)
    return _around(value, _parts(_number(value)))


def _parts(number: Decimal) -> str:
    for below in range(1, _FEW):
        for above in range(1, _FEW):
            if _quotient(above, below) == number:
                return f"{above}∶{below}"
    exact = Fraction(number)
    if exact > 0 and exact.numerator == 1:
        return f"1∶{exact.denominator}"
    return f"{_plain(number)}∶1"


def _magnitude(value: Quantity) -> str:
    """千亿级, 3000吨级, 两位数."""
    if value.comparator == "range":
        digits = len(_plain(_number(value)))
        if digits < len(_DIGITS) and value.high == Decimal(10**digits - 1):
            name = "两" if digits == 2 else _DIGITS[digits]
            if value.low == Decimal(10 ** (digits - 1)):
                return f"{name}位数{value.unit}"
        bounds = [n for n in (value.low, value.high) if n is not None]
        if min(bounds) < _SMALLEST:
            raise InputError(f"a magnitude has no words for {value.low} to {value.high}")
        return "—".join(_sized(number, value.unit) for number in bounds)
    number = _number(value)
    if number == 10 and not value.unit:
        return _around(value, "两位数")  # 两位数以上
    return _around(value, _sized(number, value.unit))


def _sized(number: Decimal, unit: str) -> str:
    """千亿级, 50亿级."""
    for word in _scales():
        if number == scale_of(word) != 10:
            return f"{word}{unit}级"
    large = (word for word, auto in _scales().items() if auto)
    word = next((one for one in large if not Fraction(number) % (scale_of(one) or 1)), "")
    return f"{_scaled(number, word)}{word}{unit}级"

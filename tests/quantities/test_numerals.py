"""Numerals in every notation, as laws over generated numbers."""

from __future__ import annotations

from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.quantities.numerals import Numeral
from policytext.quantities.tables import Tables

parse_numeral = Tables.packaged().numerals.parse
DIGITS = "零一二三四五六七八九"
CAPITALS = str.maketrans("零一二三四五六七八九十百千", "零壹贰叁肆伍陆柒捌玖拾佰仟")
FULL_WIDTH = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def in_words(number: int) -> str:
    """A whole number below 10^12 in Chinese words, as reports write it."""
    if number == 0:
        return "零"
    parts: list[str] = []
    for size, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, size)
        if section:
            gap = "零" if parts and section < 1000 else ""
            parts.append(gap + _section(section) + word)
    text = "".join(parts)
    return text[1:] if text.startswith("一十") else text


def _section(number: int) -> str:
    text = ""
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += DIGITS[digit] + word
        elif text and number and not text.endswith("零"):
            text += "零"
    return text


def value(text: str) -> Decimal:
    numeral = parse_numeral(text)
    assert numeral is not None, text
    assert numeral.low == numeral.high, text
    return numeral.low


@given(st.integers(0, 10**12 - 1))
def test_words_are_read_back(number: int) -> None:
    assert value(in_words(number)) == number


@given(st.integers(0, 10**12 - 1))
def test_capital_words_are_read_back(number: int) -> None:
    assert value(in_words(number).translate(CAPITALS)) == number


@given(st.decimals(min_value=0, max_value=10**15, places=4))
def test_digits_are_read_back(number: Decimal) -> None:
    assert value(f"{number:f}") == number
    assert value(f"{number:,f}") == number
    assert value(f"{number:f}".translate(FULL_WIDTH)) == number


@given(st.decimals(min_value=0, max_value=10**6, places=3), st.sampled_from(["万", "亿", "万亿"]))
def test_a_scale_multiplies_exactly(number: Decimal, scale: str) -> None:
    factor = {"万": 10**4, "亿": 10**8, "万亿": 10**12}[scale]
    assert value(f"{number:f}{scale}") == number * factor


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_two_scales_add_up(large: int, small: int) -> None:
    expected = large * 10**8 + small * 10**4
    assert value(f"{large}亿{small}万") == expected
    assert value(f"{large}亿零{small}万") == expected
    assert value(f"{in_words(large)}亿{in_words(small)}万") == expected


@given(st.integers(0, 99), st.text("零一二三四五六七八九", min_size=1, max_size=6))
def test_spoken_decimals_are_read_back(whole: int, digits: str) -> None:
    fraction = "".join(str(DIGITS.index(digit)) for digit in digits)
    assert value(f"{in_words(whole)}点{digits}") == Decimal(f"{whole}.{fraction}")


@given(st.integers(1000, 9999))
def test_digits_one_by_one_are_positional(number: int) -> None:
    text = "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
    assert parse_numeral(text) == Numeral(Decimal(number), Decimal(number), positional=True)


@given(st.integers(0, 10**12 - 1))
def test_another_reader_agrees_on_whole_numbers(number: int) -> None:
    assert value(in_words(number)) == cn2an.cn2an(in_words(number), "strict")


# Where cn2an is wrong or fails, and this library is not.
@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("2.5万亿", "2500000000000"),
        ("1,234", "1234"),
        ("9007199254740993", "9007199254740993"),
        ("两千", "2000"),
        ("廿五", "25"),
        ("卅", "30"),
        ("3万5", "35000"),
        ("两千三", "2300"),
        ("一百零五", "105"),
        ("二百二", "220"),
        ("六万万", "600000000"),
        ("一点五万亿", "1500000000000"),
        ("负三十二", "-32"),
        ("萬", "10000"),
        ("三萬億", "3000000000000"),
        ("壹仟零叁拾", "1030"),
        ("３．５", "3.5"),
        ("36.5 9", "36.59"),
    ],
)
def test_single_numerals(text: str, number: str) -> None:
    assert value(text) == Decimal(number)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("几十", 20, 90),
        ("十几", 11, 19),
        ("二十几", 21, 29),
        ("数百", 200, 900),
        ("几千万", 20_000_000, 90_000_000),
        ("十几亿", 1_100_000_000, 1_900_000_000),
        ("两三", 2, 3),
        ("三五", 3, 5),
        ("七八十", 70, 80),
        ("十七八", 17, 18),
        ("三四百", 300, 400),
        ("两三万", 20_000, 30_000),
    ],
)
def test_vague_numerals_are_ranges(text: str, low: int, high: int) -> None:
    assert parse_numeral(text) == Numeral(Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "百万千",
        "三点",
        "点五",
        "五千万百",
        "三十百",
        "两万两",
        "1.2.3",
        "三三点",
        "亿亿",
        "几",
        "一二两",
    ],
)
def test_what_is_no_numeral_is_refused(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.text("0123456789.,一二三十百千万亿零点几两负 ", max_size=30))
def test_any_mixture_is_read_or_refused(text: str) -> None:
    numeral = parse_numeral(text)
    if numeral is not None:
        assert numeral.low <= numeral.high
        assert numeral.low.is_finite()


def test_a_number_of_a_hundred_digits_is_refused() -> None:
    assert parse_numeral("9" * 100) is None

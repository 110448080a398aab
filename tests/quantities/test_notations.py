"""A value written in every notation is read back as the same value, qualifiers and all."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.data import read_rows
from policytext.errors import InputError
from policytext.quantities import find_quantities, parse_quantity
from policytext.values import COMPARATORS, Quantity
from tests.quantities.tables import marked, rows
from tests.quantities.test_numerals import CAPITALS, DIGITS, FULL_WIDTH, in_words

SCALES = [("", 0), ("百", 2), ("千", 3), ("万", 4), ("百万", 6), ("亿", 8), ("万亿", 12)]


def spoken(number: Decimal) -> str:
    """A decimal in Chinese: 三点二五."""
    whole, _, digits = f"{number:f}".partition(".")
    tail = "".join(DIGITS[int(digit)] for digit in digits)
    return in_words(int(whole)) + (f"点{tail}" if tail else "")


def exactly(number: Decimal, unit: str, kind: str) -> Quantity:
    return Quantity(number, number, "eq", unit, kind)


@given(st.integers(1, 10**12 - 1), st.sampled_from([("公顷", "measure"), ("元", "money")]))
def test_whole_numbers_in_chinese(number: int, unit: tuple[str, str]) -> None:
    words = in_words(number)
    for written in (words, words.translate(CAPITALS)):
        assert parse_quantity(written) == exactly(Decimal(number), "", "count")
    if number > 99:
        # Smaller ones may be set phrases: 二元.
        assert parse_quantity(words + unit[0]) == exactly(Decimal(number), *unit)


@given(st.integers(0, 999_999), st.integers(1, 4))
def test_decimals_in_chinese(digits: int, places: int) -> None:
    number = Decimal(digits).scaleb(-places)
    assert parse_quantity(f"百分之{spoken(number)}") == exactly(number, "%", "percent")
    assert parse_quantity(f"千分之{spoken(number)}") == exactly(number, "‰", "percent")


@given(st.integers(1, 10**12), st.integers(0, 3), st.sampled_from(SCALES), st.booleans())
def test_digits_with_scales_groups_and_full_width_signs(
    digits: int, places: int, scale: tuple[str, int], grouped: bool
) -> None:
    number = Decimal(digits).scaleb(-places)
    value = exactly(number.scaleb(scale[1]), "元", "money")
    written = (f"{number:,f}" if grouped else f"{number:f}") + scale[0] + "元"
    assert parse_quantity(written) == value
    assert parse_quantity(written.translate(FULL_WIDTH)) == value


@given(st.integers(1, 99), st.integers(1, 9999))
def test_a_number_in_two_scales(high: int, low: int) -> None:
    value = exactly(Decimal(high * 10**8 + low * 10**4), "元", "money")
    assert parse_quantity(f"{high}亿{low}万元") == value


QUALIFIERS = [
    ("约{}", "approx"), ("{}左右", "approx"), ("近{}", "near"), ("接近{}", "near"), ("超{}", "gt"),
    ("超过{}", "gt"), ("突破{}", "gt"), ("逾{}", "gt"), ("高于{}", "gt"), ("不低于{}", "ge"),
    ("{}以上", "ge"), ("至少{}", "ge"), ("达到{}以上", "ge"), ("不到{}", "lt"), ("不足{}", "lt"),
    ("低于{}", "lt"), ("{}以内", "le"), ("不超过{}", "le"), ("控制在{}以内", "le"), ("{}", "eq"),
]  # fmt: skip
UNITS = [
    ("%", "percent"),
    ("公顷", "measure"),
    ("元", "money"),
    ("千瓦时", "measure"),
    ("人次", "count"),
]


def notations(number: int, symbol: str) -> list[str]:
    """A whole number with a unit, in every way that suits the unit."""
    ways = [f"{number}{symbol}", f"{number:,}{symbol}", f"{number} {symbol}"]
    ways.append(f"{number}{symbol}".translate(FULL_WIDTH))
    if symbol == "%":
        return [*ways, f"百分之{in_words(number)}"]
    scaled = f"{Decimal(number).scaleb(-4):f}万{symbol}"
    return [*ways, scaled, scaled.replace("万", "萬"), in_words(number) + symbol]


@pytest.mark.parametrize(("frame", "comparator"), QUALIFIERS)
@given(st.integers(100, 10**9), st.sampled_from(UNITS))
def test_qualifiers_around_every_notation(
    frame: str, comparator: str, number: int, unit: tuple[str, str]
) -> None:
    low, high = (Decimal(number) if has else None for has in COMPARATORS[comparator])
    value = Quantity(low, high, comparator, *unit)
    for way in notations(number, unit[0]):
        written = frame.format(way)
        spans = find_quantities(f"力争{written}，")
        assert [(span.text, span.value) for span in spans] == [(written, value)]


@pytest.mark.parametrize(("frame", "comparator"), QUALIFIERS)
@given(
    st.integers(100, 10**9),
    st.sampled_from(UNITS),
    st.sampled_from([" ", "\u00a0", "\u3000", "\u200b", "  ", "\t"]),
    st.booleans(),
)
def test_blanks_never_part_a_number_from_its_qualifier(
    frame: str, comparator: str, number: int, unit: tuple[str, str], blank: str, is_inside: bool
) -> None:
    low, high = (Decimal(number) if has else None for has in COMPARATORS[comparator])
    value = Quantity(low, high, comparator, *unit)
    before, behind = frame.split("{}")
    # 不 低于 must not be read as its opposite.
    between = blank if is_inside else ""
    written = between.join(before) + blank * bool(before) + f"{number}{unit[0]}"
    written += blank * bool(behind) + between.join(behind)
    spans = find_quantities(f"力争{written}，")
    assert [(span.text, span.value) for span in spans] == [(written, value)]


@pytest.mark.parametrize("written", ["20±2万", "20万±2万", "200000±20000元"])
def test_a_tolerance_has_the_scale_of_its_number(written: str) -> None:
    value = parse_quantity(written)
    assert (value.low, value.high) == (Decimal(180_000), Decimal(220_000))


def test_a_line_end_parts_a_number_from_the_next_line() -> None:
    spans = find_quantities("财政收入增长6%\n以上工作由各部门负责。")
    assert [(span.text, span.value.comparator) for span in spans] == [("6%", "eq")]


# Behind a number these read as something else: 12万像素 is 120000 像素, 12千升 is 12000 升, and
# 大 in 2大卡 counts as in 两大任务.
SWALLOWED = {"万像素", "千升", "大卡"}
KINDS = {"count", "money", "measure", "percent", "point", "multiple", "duration"}


def read_units() -> Iterator[tuple[str, str, bool]]:
    """Symbol and kind of every unit that stands by itself, and whether it is a noun (乡镇)."""
    for _, symbol, kind, note, *_ in read_rows("quantities/units.tsv"):
        if kind in KINDS and symbol not in SWALLOWED and note != "per":
            yield symbol, kind, note == "noun"


ALL_UNITS = sorted(set(read_units()))


@st.composite
def amounts(draw: st.DrawFn) -> Quantity:
    """Values of every unit and comparator that a numeral can write."""
    symbol, kind, noun = draw(st.sampled_from(ALL_UNITS))
    comparator = draw(st.sampled_from(sorted(set(COMPARATORS) - {"unreadable"})))
    # Nothing is counted below 1, and nouns are counted above 99 with a scale only.
    numbers: st.SearchStrategy[Decimal] = st.decimals(0, 10**13, allow_nan=False, places=2)
    if kind == "count":
        numbers = st.integers(1, 99).map(Decimal) if noun else numbers.filter(lambda n: n > 0)
    elif symbol != "番":
        numbers |= st.decimals(-1000, 0, allow_nan=False, places=2)
    low, high = sorted((draw(numbers), draw(numbers)))
    if comparator == "range" and low == high:
        high += 1
    if comparator != "range":
        high = low
    has_low, has_high = COMPARATORS[comparator]
    return Quantity(low if has_low else None, high if has_high else None, comparator, symbol, kind)


def read_back(written: str) -> list[Quantity]:
    """What is read in a sentence; 翻 stands before the span of 翻两番, 全国 before a rank."""
    return [span.value for span in find_quantities(f"位居全国{written}。")]


@given(amounts(), st.sampled_from(["auto", None, "万", "亿", "千万"]))
def test_what_is_written_is_read_back(value: Quantity, scale: str | None) -> None:
    noun = (value.unit, value.kind, True) in ALL_UNITS
    written = value.text("auto" if noun else scale)
    if value.unit == "番":
        assert read_back(written) == [value]
    else:
        assert parse_quantity(written) == value


CASES = [row for row in rows("quantities.tsv") if "�" not in row[0]]


@pytest.mark.parametrize("row", CASES, ids=lambda row: row[0])
def test_what_the_reader_finds_is_written_and_read_back(row: list[str]) -> None:
    text, start, end = marked(row[0])
    value = next(s.value for s in find_quantities(text) if (s.start, s.end) == (start, end))
    if value.comparator == "unreadable":
        with pytest.raises(InputError, match="unreadable"):
            value.text()
        return
    if not value.unit and value.kind in ("measure", "money", "ratio"):
        # The words before it said what it is: 指数4.463, 产值超千亿, 收入比2.05.
        return
    if not value.unit and value.kind == "count":
        # 四大 in 四大产业 is a bare 4.
        assert parse_quantity(value.text()) == value
        return
    assert read_back(value.text()) == [value]


fractions = st.tuples(st.integers(1, 11), st.integers(1, 11))


@given(fractions, st.sampled_from(["eq", "approx", "ge", "gt"]))
def test_fractions_and_ratios_are_read_back(parts: tuple[int, int], comparator: str) -> None:
    above, below = parts
    for written in (f"{in_words(below)}分之{in_words(above)}", f"{above}∶{below}"):
        if below == 1 and "分" in written:
            continue
        found = parse_quantity(written)
        high = None if COMPARATORS[comparator][1] is False else found.high
        value = Quantity(found.low, high, comparator, "", found.kind)
        assert parse_quantity(value.text()) == value


@given(st.decimals(Decimal("0.0001"), 1, allow_nan=False, places=4))
def test_every_share_has_words(number: Decimal) -> None:
    for kind in ("fraction", "ratio"):
        value = exactly(number, "", kind)
        assert parse_quantity(value.text()) == value


@given(st.integers(1, 500))
def test_ranks_and_ordinals_are_read_back(number: int) -> None:
    bound = Decimal(number)
    for value in (
        exactly(bound, "位", "rank"),
        exactly(bound, "", "rank"),
        exactly(bound, "次", "ordinal"),
        Quantity(None, bound, "le", "", "rank"),
        Quantity(None, bound, "le", "名", "rank"),
    ):
        assert read_back(value.text()) == [value], value.text()


@pytest.mark.parametrize(
    ("text", "scale", "written"),
    [
        ("680.3亿元", "auto", "680.3亿元"),
        ("680.3亿元", "万", "6803000万元"),
        ("680.3亿元", None, "68030000000元"),
        ("超过7600亿元", "auto", "超7600亿元"),
        ("30余家", "auto", "30多家"),
        ("1300多亿元", "auto", "1300多亿元"),
        ("3万多人", "auto", "3万多人"),
        ("近6.8万辆", "auto", "近6.8万辆"),
        ("大约8%", "auto", "8%左右"),
        ("5%至6%", "auto", "5%—6%"),
        ("0.5个百分点", "auto", "0.5个百分点"),
        ("百分之三点二", "auto", "3.2%"),
        ("三成", "auto", "30%"),
        ("1/3左右", "auto", "三分之一左右"),
        ("第3次", "auto", "第三次"),
        ("第十七位", "auto", "第17位"),
        ("前3名", "auto", "前三名"),
        ("1比2", "auto", "1∶2"),
        ("1000亿级", "auto", "千亿级"),
        ("两位数", "auto", "两位数"),
        ("25 微克/立方米", "auto", "25微克/立方米"),
        ("123456789元", "auto", "123456789元"),
        ("负3.5%", "auto", "负3.5%"),
        ("20个月", "auto", "20个月"),
    ],
)
def test_how_values_are_written(text: str, scale: str | None, written: str) -> None:
    found = find_quantities(f"比例为{text}，")
    assert [span.value.text(scale) for span in found] == [written]


@pytest.mark.parametrize("bad", ["元", "十二", "", 8, "AUTO"])
def test_an_unknown_scale_is_refused(bad: object) -> None:
    with pytest.raises(InputError, match="unknown scale"):
        parse_quantity("3万元").text(bad)  # type: ignore[arg-type]


def test_what_has_no_words_is_refused() -> None:
    one = Decimal(1)
    for value, reason in (
        (Quantity(one, None, "ge", "位", "rank"), "no words for the comparator"),
        (Quantity(one, None, "ge", "次", "ordinal"), "no words for the comparator"),
        (Quantity(-one, -one, "eq", "次", "ordinal"), "starts at 1"),
        (Quantity(one, Decimal(500), "range", "", "magnitude"), "no words for 1 to 500"),
        (exactly(Decimal(10) ** 50 + 1, "元", "money"), "more than 40 digits"),
        (Quantity(None, None, "unreadable", "元", "money"), "unreadable"),
    ):
        with pytest.raises(InputError, match=reason):
            value.text()


@pytest.mark.parametrize("row", rows("cn2an_differs.tsv"), ids=lambda row: row[0])
def test_where_cn2an_differs(row: list[str]) -> None:
    written, low, high, other = row
    value = parse_quantity(written)
    assert (value.low, value.high) == (Decimal(low), Decimal(high))
    try:
        answer = str(int(cn2an.cn2an(written, "smart")))
    except (ValueError, KeyError):
        answer = "fails"
    assert answer == other != low


@given(st.integers(0, 10**12 - 1))
def test_cn2an_agrees_on_plain_integers(number: int) -> None:
    for words in (in_words(number), in_words(number).translate(CAPITALS)):
        assert parse_quantity(words).low == cn2an.cn2an(words, "smart") == number


@pytest.mark.parametrize(
    "line", ["稻谷\t24 065亿元", "稻谷\u3000\u300024 065亿元", "小麦 24 065 14 065亿元"]
)
def test_columns_of_tables_are_no_groups_of_digits(line: str) -> None:
    found = find_quantities(line)
    assert [(one.text, one.value.comparator) for one in found] == [("065亿元", "unreadable")]


@pytest.mark.parametrize(
    "text", ["于十七、八日开会", "十七、八个村通水", "第十七、八条", "五·四运动", "七·五计划"]
)
def test_digits_in_a_row_that_tell_which_ones_are_no_range(text: str) -> None:
    assert all(one.value.comparator == "eq" for one in find_quantities(text))


@pytest.mark.parametrize("text", ["棚宽3×5米", "跑4×100米接力", "新建3×1000吨级泊位", "长2×3×4米"])
def test_sides_and_runners_are_no_factors(text: str) -> None:
    assert find_quantities(text) == ()

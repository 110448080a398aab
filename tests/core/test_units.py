"""Conversions: exact where a factor is fixed, refused where none is."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.data import read_rows
from policytext.units import factor, load_units, measure
from policytext.values import QUANTITY_KINDS

LINES = (Path(__file__).parent / "conversions.tsv").read_text(encoding="utf-8").splitlines()
CASES = [line.split("\t") for line in LINES if not line.startswith("#")][1:]
NAMES = sorted({name for name, when in load_units() if not when})


def exactly(number: str | int | Decimal, unit: str, kind: str = "measure") -> pt.Quantity:
    return pt.Quantity(Decimal(number), Decimal(number), "eq", unit, kind)


def at_least(number: str, unit: str, kind: str = "measure") -> pt.Quantity:
    return pt.Quantity(Decimal(number), None, "ge", unit, kind)


@pytest.mark.parametrize("case", CASES, ids="-".join)
def test_a_factor_is_what_its_definition_says(case: list[str]) -> None:
    source, target, expected = case
    if expected == "refused":
        with pytest.raises(pt.UnitError, match="no exact factor joins"):
            factor(source, target)
    else:
        assert factor(source, target) == Fraction(expected)
        assert factor(target, source) == 1 / Fraction(expected)


@given(st.sampled_from(NAMES), st.sampled_from(NAMES), st.sampled_from(NAMES))
def test_factors_compose(first: str, second: str, third: str) -> None:
    if measure(first).dimension == measure(second).dimension == measure(third).dimension:
        assert factor(first, second) * factor(second, third) == factor(first, third)
    assert factor(first, first) == 1


@given(st.sampled_from(NAMES), st.sampled_from(["", "万", "亿", "千万"]), st.sampled_from(NAMES))
def test_a_scale_multiplies_above_the_line_and_divides_below(
    over: str, scale: str, under: str
) -> None:
    times = {"": 1, "万": 10**4, "亿": 10**8, "千万": 10**7}[scale]
    assert factor(scale + over, over) == times
    assert factor(f"{over}/{under}", f"{over}/{scale}{under}") == times


def test_a_refusal_says_the_dimensions_the_reason_and_what_can_be_had() -> None:
    with pytest.raises(pt.UnitError) as caught:
        exactly(1, "亩").to("吨")
    assert all(part in str(caught.value) for part in ("亩", "area", "吨", "mass", "公顷"))
    with pytest.raises(pt.UnitError, match="rates of exchange"):
        exactly(1, "美元", "money").to("元")
    with pytest.raises(pt.UnitError, match="no fixed number of days"):
        exactly(1, "年", "duration").to("天")
    with pytest.raises(pt.UnitError, match="difference of percentages"):
        exactly(1, "%", "percent").to("百分点")


def test_every_refusal_in_the_table_is_one() -> None:
    for key, reason in read_rows("units/refusals.tsv"):
        assert reason
        if not key.startswith("kind:"):
            assert all(row.dimension != () for row in load_units().values())
            with pytest.raises(pt.UnitError):
                factor(key, "户")


def test_a_result_without_an_end_is_refused_or_rounded_as_told() -> None:
    acre = exactly(1, "亩")
    with pytest.raises(pt.UnitError, match="1/15 公顷"):
        acre.to("公顷")
    assert acre.fractions("公顷") == (Fraction(1, 15), Fraction(1, 15))
    assert acre.to("公顷", places=4) == pt.Quantity(
        Decimal("0.0667"), Decimal("0.0667"), "approx", "公顷", "measure"
    )
    assert exactly(30, "亩").to("公顷", places=0) == exactly(2, "公顷")


def test_a_scale_in_the_target_is_folded_in_and_bounds_have_it() -> None:
    money = exactly("68030000000", "元", "money")
    assert money.to("亿元") == money == money.to("亿")
    assert money.bounds("亿元") == money.bounds("亿") == (Decimal("680.3"), Decimal("680.3"))
    assert money.bounds() == (money.low, money.high)
    assert at_least("120000", "亩").bounds("万亩") == (Decimal(12), None)
    assert at_least("120000", "亩").bounds("万公顷") == (Decimal("0.8"), None)


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (exactly(30, "%", "percent"), "‰", exactly(300, "‰", "percent")),
        (exactly(30, "%", "percent"), "", exactly("0.3", "", "fraction")),
        (exactly("0.3", "", "fraction"), "%", exactly(30, "%", "percent")),
        (exactly("1.5", "倍", "multiple"), "%", exactly(150, "%", "percent")),
        (exactly(150, "%", "percent"), "倍", exactly("1.5", "倍", "multiple")),
        (exactly(30, "%", "percent"), "成", exactly(30, "%", "percent")),
        (exactly(5, "分", "money"), "元", exactly("0.05", "元", "money")),
        (exactly(3, "㎡"), "㎡", exactly(3, "平方米")),
        (exactly(3, "位", "rank"), "名", exactly(3, "名", "rank")),
        (exactly(3000, "吨", "magnitude"), "万吨", exactly(3000, "吨", "magnitude")),
    ],
    ids=str,
)
def test_kinds_and_names_follow_the_unit(
    value: pt.Quantity, unit: str, expected: pt.Quantity
) -> None:
    assert value.to(unit) == expected


@pytest.mark.parametrize("kind", ["rank", "ordinal", "magnitude"])
def test_places_and_size_classes_are_no_amounts(kind: str) -> None:
    with pytest.raises(pt.UnitError, match="no amount"):
        exactly(3000, "吨", kind).to("公斤")


def test_points_of_a_score_are_no_money() -> None:
    with pytest.raises(pt.UnitError):
        exactly(5, "分", "count").to("元")


@pytest.mark.parametrize("bad", [None, 3, b"x"])
def test_a_unit_that_is_no_text_is_refused(bad: object) -> None:
    with pytest.raises(pt.InputError, match="a unit must be str"):
        exactly(1, "亩").to(bad)  # type: ignore[arg-type]
    with pytest.raises(pt.InputError, match="a unit must be str"):
        factor("亩", bad)  # type: ignore[arg-type]


@pytest.mark.parametrize("bad", [-1, 101, True, "4", 1.5])
def test_places_are_a_whole_number(bad: object) -> None:
    with pytest.raises(pt.InputError, match="places must be"):
        exactly(1, "亩").to("公顷", places=bad)  # type: ignore[arg-type]


numbers = st.decimals(-(10**12), 10**12, allow_nan=False, places=3)
AREAS = ("亩", "公顷", "平方米", "平方公里", "尺")


@given(numbers, numbers, st.sampled_from(AREAS[:4]), st.sampled_from(AREAS[:4]), st.integers(0, 6))
def test_rounding_never_makes_a_claim_stronger(
    first: Decimal, second: Decimal, source: str, target: str, places: int
) -> None:
    low, high = sorted((first, second))
    values = [pt.Quantity(low, None, name, source, "measure") for name in ("ge", "gt", "over")]
    values += [pt.Quantity(None, high, name, source, "measure") for name in ("le", "lt", "near")]
    if low < high:
        values.append(pt.Quantity(low, high, "range", source, "measure"))
    for value in values:
        made = value.to(target, places=places)
        assert made.comparator == value.comparator
        low_exact, high_exact = value.fractions(target)
        assert low_exact is None or (made.low is not None and Fraction(made.low) <= low_exact)
        assert high_exact is None or (made.high is not None and Fraction(made.high) >= high_exact)
        if value.comparator not in ("near", "over"):
            assert value.implies(made)


@given(numbers, st.sampled_from(["亩", "公顷"]), st.sampled_from(["平方公里", "平方米", "公顷"]))
def test_there_and_back_is_the_same_value(number: Decimal, source: str, target: str) -> None:
    value = exactly(number, source)
    try:
        there = value.to(target)
    except pt.UnitError:
        assert value.fractions(target)[0] == Fraction(number) * factor(source, target)
        return
    assert there.to(source) == value


@given(st.integers(1, 10**60), st.integers(0, 30))
def test_no_digit_of_a_long_number_is_lost(digits: int, places: int) -> None:
    number = Decimal((0, tuple(map(int, str(digits))), -places))
    assert Fraction(exactly(number, "公里").to("米").low or 0) == Fraction(number) * 1000


def test_an_unreadable_quantity_keeps_that_in_another_unit() -> None:
    lost = pt.Quantity(None, None, "unreadable", "亩", "measure")
    assert lost.to("公顷") == pt.Quantity(None, None, "unreadable", "公顷", "measure")


@given(
    st.text("亩元公里顷%‰倍分钱吨万亿千百十/／个每 月天x\n", max_size=12) | st.text(max_size=6),
    st.text("亩元公里顷%‰倍分钱吨万亿千百十/／个每 月天x\n", max_size=12),
    st.sampled_from(QUANTITY_KINDS),
    st.sampled_from(["auto", None, "亿"]),
)
def test_any_text_as_a_unit_gives_a_value_or_an_error_of_the_library(
    unit: str, target: str, kind: str, scale: str | None
) -> None:
    value = exactly(3, unit, kind)
    assert value.implies(value)
    assert value.bounds() == (Decimal(3), Decimal(3))
    assert value.text(scale)
    try:
        made = value.to(target, places=2)
    except pt.UnitError:
        return
    assert made.low is not None


def test_a_scale_in_a_unit_made_by_hand_counts() -> None:
    value = exactly(3, "万亩")
    assert value.to("亩") == value.to("万亩") == exactly(30_000, "亩")
    assert value.bounds("亩") == (Decimal(30_000), Decimal(30_000))
    assert value.implies(exactly(2000, "公顷"))
    assert not value.implies(exactly(3, "亩"))
    assert value.contains(3)


def test_a_unit_without_end_is_refused_at_once() -> None:
    with pytest.raises(pt.InputError, match="at most"):
        exactly(1, "亩").to("亩/" * 100_000)

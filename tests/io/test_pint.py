"""Quantities in pint: the same units, the same factors, and no bound that becomes an equality."""

from __future__ import annotations

import subprocess
import sys
from decimal import Decimal
from fractions import Fraction

import pint
import pytest

import policytext as pt
from policytext.data import read_rows
from policytext.io.pint import define_units, shared_registry, to_pint
from policytext.quantities import parse_quantity
from policytext.units import load_units, measure

REGISTRY = shared_registry()


def exactly(number: int, unit: str, kind: str = "measure") -> pt.Quantity:
    return pt.Quantity(Decimal(number), Decimal(number), "eq", unit, kind)


@pytest.mark.parametrize(
    ("text", "unit", "low", "high"),
    [
        ("1亩", "公顷", Fraction(1, 15), Fraction(1, 15)),
        ("30亩以上", "公顷", 2, None),
        ("不足3公里", "米", None, 3000),
        ("5—6千瓦时", "joule", 18_000_000, 21_600_000),
        ("30%左右", "dimensionless", Fraction(3, 10), Fraction(3, 10)),
        ("三分之一", "percent", Fraction("33.33"), Fraction("33.33")),
        ("0.5吨标准煤/万元", "吨标准煤/元", Fraction(1, 20000), Fraction(1, 20000)),
        ("36微克/立方米", "milligram/meter**3", Fraction(36, 1000), Fraction(36, 1000)),
        ("3万元/亩", "元/公顷", 450_000, 450_000),
        ("12.5万台（套）", "台_套_", 125_000, 125_000),
        ("10年", "月", 120, 120),
        ("2天", "hour", 48, 48),
    ],
)
def test_bounds_and_units(
    text: str, unit: str, low: Fraction | None, high: Fraction | None
) -> None:
    made = to_pint(parse_quantity(text))
    assert [None if one is None else one.to(unit).magnitude for one in made] == [low, high]


def test_every_unit_of_the_reader_has_one_in_pint() -> None:
    for _, symbol, kind, *_ in read_rows("quantities/units.tsv"):
        if kind not in ("none", "rank", "ordinal"):
            low, high = to_pint(exactly(3, symbol, kind), REGISTRY)
            assert low.magnitude == high.magnitude == 3
            assert isinstance(low.magnitude, Fraction)


def test_pint_and_the_table_agree_on_every_factor() -> None:
    first: dict[object, str] = {}
    for name, when in load_units():
        one = measure(name, when)
        other = first.setdefault(one.dimension, name)
        here = measure(name, when).factor * one.scale
        there = measure(other, when).factor * measure(other, when).scale
        ours = to_pint(exactly(1, name, when or "measure"), REGISTRY)[0]
        theirs = to_pint(exactly(1, other, when or "measure"), REGISTRY)[0]
        assert ours.to(theirs.units).magnitude == here / there, (name, other)


def test_pint_refuses_what_the_library_refuses() -> None:
    pairs = [
        ("年", "天"),
        ("元", "美元"),
        ("吨", "吨标准煤"),
        ("%", "百分点"),
        ("户", "家"),
        ("GB", "MB"),
        ("kVA", "kW"),
    ]
    for source, target in pairs:
        one, other = (to_pint(exactly(1, unit), REGISTRY)[0] for unit in (source, target))
        with pytest.raises(pint.DimensionalityError):
            one.to(other.units)


def test_a_registry_of_ones_own_keeps_its_numbers() -> None:
    decimals: pint.UnitRegistry = pint.UnitRegistry(non_int_type=Decimal)
    low, _ = to_pint(parse_quantity("3.5公顷"), decimals)
    assert low.magnitude == Decimal("3.5")
    assert low.to("meter ** 2").magnitude == 35_000
    define_units(decimals)
    assert low.to("平方公里").magnitude == Decimal("0.035")


@pytest.mark.parametrize(
    "value",
    [
        exactly(3, "位", "rank"),
        exactly(3, "次", "ordinal"),
        exactly(3000, "吨", "magnitude"),
        exactly(3, "", "money"),
    ],
    ids=str,
)
def test_what_is_no_amount_is_refused(value: pt.Quantity) -> None:
    with pytest.raises(pt.UnitError, match="no amount"):
        to_pint(value, REGISTRY)


def test_an_unreadable_quantity_and_other_values_are_refused() -> None:
    with pytest.raises(pt.InputError, match="unreadable"):
        to_pint(pt.Quantity(None, None, "unreadable", "元", "money"), REGISTRY)
    with pytest.raises(pt.InputError, match="Quantity"):
        to_pint(Decimal(3), REGISTRY)  # type: ignore[arg-type]


def test_without_pint_the_error_says_what_to_install() -> None:
    code = (
        "import sys\n"
        "sys.modules['pint'] = None\n"
        "from policytext.errors import InputError\n"
        "from policytext.io.pint import shared_registry\n"
        "try:\n"
        "    shared_registry()\n"
        "except InputError as error:\n"
        "    assert 'policytext[pint]' in str(error)\n"
        "else:\n"
        "    raise SystemExit('no error')\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True)

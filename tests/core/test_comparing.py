"""Quantities as sets of numbers, and intervals as sets of days."""

from __future__ import annotations

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.values import COMPARATORS

Q = pt.Quantity


def q(text: str, unit: str = "%", kind: str = "percent") -> pt.Quantity:
    """``ge 8`` or ``range 5 6`` as a quantity."""
    comparator, *numbers = text.split()
    low, high = (Decimal(number) for number in (numbers[0], numbers[-1]))
    has_low, has_high = COMPARATORS[comparator]
    return Q(low if has_low else None, high if has_high else None, comparator, unit, kind)


# The first says more than the second, or not; they share numbers, none, or it cannot be told.
@pytest.mark.parametrize(
    ("first", "second", "implied", "shared"),
    [
        ("eq 8", "ge 7", True, "yes"),
        ("ge 8", "eq 8", False, "yes"),
        ("eq 8", "eq 8", True, "yes"),
        ("eq 8", "eq 9", False, "no"),
        ("eq 8", "ge 8", True, "yes"),
        ("eq 8", "gt 8", False, "no"),
        ("eq 8", "le 8", True, "yes"),
        ("eq 8", "lt 8", False, "no"),
        ("gt 8", "ge 8", True, "yes"),
        ("ge 8", "gt 8", False, "yes"),
        ("ge 8", "le 8", False, "yes"),
        ("gt 8", "lt 8", False, "no"),
        ("gt 8", "le 8", False, "no"),
        ("ge 8", "le 7", False, "no"),
        ("ge 8", "le 9", False, "yes"),
        ("range 5 6", "range 4 7", True, "yes"),
        ("range 4 7", "range 5 6", False, "yes"),
        ("range 5 6", "range 6 7", False, "yes"),
        ("range 5 6", "gt 6", False, "no"),
        ("range 5 6", "lt 6", False, "yes"),
        ("near 8", "lt 8", True, "yes"),
        ("near 8", "le 9", True, "yes"),
        ("near 8", "near 8", True, "yes"),
        ("near 8", "near 9", False, "unknown"),
        ("near 8", "eq 8", False, "no"),
        ("near 8", "ge 7", False, "yes"),
        ("near 8", "le 7", False, "unknown"),
        ("lt 8", "near 8", False, "yes"),
        ("over 30", "gt 30", True, "yes"),
        ("over 30", "ge 29", True, "yes"),
        ("over 30", "over 30", True, "yes"),
        ("over 30", "over 29", False, "unknown"),
        ("over 30", "le 30", False, "no"),
        ("over 30", "le 40", False, "yes"),
        ("eq 31", "over 30", False, "unknown"),
        ("approx 8", "approx 8", True, "yes"),
        ("eq 8", "approx 8", True, "yes"),
        ("approx 8", "eq 8", False, "yes"),
        ("approx 8", "ge 8", False, "yes"),
        ("approx 8", "gt 8", False, "yes"),
        ("approx 8", "ge 7", False, "yes"),
        ("approx 8", "ge 9", False, "unknown"),
        ("approx 8", "near 8", False, "yes"),
        ("approx 8", "near 9", False, "unknown"),
    ],
)  # fmt: skip
def test_what_follows_from_what(first: str, second: str, implied: bool, shared: str) -> None:
    value, other = q(first), q(second)
    assert value.implies(other) is implied
    assert value.overlaps(other) is (shared == "yes")
    assert value.excludes(other) is (shared == "no")


def test_units_are_converted_exactly() -> None:
    assert q("eq 15", "亩", "measure").implies(q("eq 1", "公顷", "measure"))
    assert not q("gt 1", "亩", "measure").implies(q("ge 0.0667", "公顷", "measure"))
    assert q("ge 1", "亩", "measure").implies(q("gt 0.0666", "公顷", "measure"))
    assert q("eq 3", "公里", "measure").implies(q("eq 3", "千米", "measure"))
    assert q("eq 0.3", "", "fraction").implies(q("eq 30"))
    assert q("eq 3", "标箱", "count").implies(q("eq 3", "TEU", "count"))


def test_a_higher_place_implies_a_lower_one() -> None:
    assert q("le 3", "", "rank").implies(q("le 5", "位", "rank"))
    assert q("eq 2", "位", "rank").implies(q("le 3", "", "rank"))
    assert not q("le 5", "", "rank").implies(q("le 3", "", "rank"))


@pytest.mark.parametrize("name", ["implies", "overlaps", "excludes"])
def test_what_cannot_be_compared_is_refused(name: str) -> None:
    value = q("eq 5")
    with pytest.raises(pt.UnitError):
        getattr(value, name)(q("eq 5", "百分点", "point"))
    with pytest.raises(pt.UnitError):
        getattr(value, name)(q("eq 5", "", "rank"))
    lost = Q(None, None, "unreadable", "%", "percent")
    for first, second in ((lost, value), (value, lost), (lost, lost)):
        with pytest.raises(pt.InputError, match="unreadable"):
            getattr(first, name)(second)
    with pytest.raises(pt.InputError, match="Quantity"):
        getattr(value, name)(Decimal(5))


def test_a_number_is_in_a_quantity_or_not_for_certain() -> None:
    assert q("ge 5").contains(5)
    assert q("ge 5").contains(Fraction(16, 3))
    assert not q("gt 5").contains(Decimal(5))
    assert q("approx 5").contains(5)
    assert not q("approx 5").contains(Decimal("5.1"))
    assert not q("near 5").contains(Decimal("4.9"))
    for bad in (5.0, "5", True, None, Decimal("nan"), Decimal("inf")):
        with pytest.raises(pt.InputError):
            q("ge 5").contains(bad)  # type: ignore[arg-type]
    with pytest.raises(pt.InputError, match="unreadable"):
        Q(None, None, "unreadable", "%", "percent").contains(5)


UNITS = ("亩", "公顷", "平方公里")
small = st.integers(-4, 4).map(Decimal) | st.sampled_from([Decimal("0.5"), Decimal(15)])


@st.composite
def areas(draw: st.DrawFn) -> pt.Quantity:
    """Areas that lie close to each other, so that the laws meet their edges."""
    comparator = draw(st.sampled_from(sorted(set(COMPARATORS) - {"unreadable"})))
    low, high = sorted((draw(small), draw(small)))
    has_low, has_high = COMPARATORS[comparator]
    if comparator != "range":
        high = low
    unit = draw(st.sampled_from(UNITS))
    return Q(low if has_low else None, high if has_high else None, comparator, unit, "measure")


@given(areas())
def test_implies_is_reflexive_and_nothing_excludes_itself(value: pt.Quantity) -> None:
    assert value.implies(value)
    assert value.overlaps(value)
    assert not value.excludes(value)


@given(areas(), areas(), areas())
def test_implies_is_transitive(first: pt.Quantity, second: pt.Quantity, third: pt.Quantity) -> None:
    if first.implies(second) and second.implies(third):
        assert first.implies(third)


@given(areas(), areas())
def test_overlaps_and_excludes_are_symmetric_and_never_both(
    first: pt.Quantity, second: pt.Quantity
) -> None:
    assert first.overlaps(second) == second.overlaps(first)
    assert first.excludes(second) == second.excludes(first)
    assert not (first.overlaps(second) and first.excludes(second))
    if first.implies(second):
        assert first.overlaps(second)


@given(areas(), areas(), areas())
def test_what_excludes_the_whole_excludes_the_part(
    first: pt.Quantity, second: pt.Quantity, third: pt.Quantity
) -> None:
    if first.implies(second) and second.excludes(third):
        assert first.excludes(third)


@given(areas(), areas(), small)
def test_a_number_in_one_is_in_what_it_implies(
    first: pt.Quantity, second: pt.Quantity, number: Decimal
) -> None:
    point = Q(number, number, "eq", first.unit, "measure")
    assert first.contains(number) == point.implies(first)
    if first.contains(number) and first.implies(second):
        assert point.implies(second)


@given(areas(), areas())
def test_comparisons_do_not_depend_on_the_unit(first: pt.Quantity, second: pt.Quantity) -> None:
    # 平方米 holds every value in 公顷 and 平方公里 exactly; of 亩 some.
    try:
        moved = first.to("平方米")
    except pt.UnitError:
        return
    assert moved.implies(first)
    assert first.implies(moved)
    assert moved.implies(second) == first.implies(second)
    assert moved.overlaps(second) == first.overlaps(second)
    assert moved.excludes(second) == first.excludes(second)


def days(text: str) -> pt.TimeInterval:
    start, end = (datetime.date.fromisoformat(part) if part else None for part in text.split("/"))
    return pt.TimeInterval(start, end)


@pytest.mark.parametrize(
    ("first", "second", "implied", "shared"),
    [
        ("2024-06-01/2024-06-30", "2024-01-01/2024-06-30", True, True),
        ("2024-01-01/2024-06-30", "2024-06-01/2024-06-30", False, True),
        ("2024-01-01/2024-06-30", "2024-07-01/2024-12-31", False, False),
        ("2024-01-01/2024-06-30", "2024-06-30/2024-12-31", False, True),
        ("/2029-12-31", "/2034-12-31", True, True),
        ("/2034-12-31", "/2029-12-31", False, True),
        ("2024-01-01/2024-12-31", "/2029-12-31", True, True),
        ("/2029-12-31", "2024-01-01/2024-12-31", False, True),
        ("/2023-12-31", "2024-01-01/", False, False),
        ("2024-01-01/", "2023-01-01/", True, True),
        ("2024-01-01/", "2024-01-01/2024-12-31", False, True),
    ],
)
def test_intervals_as_sets_of_days(first: str, second: str, implied: bool, shared: bool) -> None:
    one, other = days(first), days(second)
    assert one.implies(other) is implied
    assert one.overlaps(other) is other.overlaps(one) is shared


def test_days_and_years_of_an_interval() -> None:
    plan = days("2021-01-01/2025-12-31")
    assert plan.days == 1826
    assert plan.years == range(2021, 2026)
    assert days("2024-02-29/2024-02-29").days == 1
    assert days("/2029-12-31").days is None is days("/2029-12-31").years
    assert plan.contains(datetime.date(2025, 12, 31))
    assert not plan.contains(datetime.date(2026, 1, 1))
    with pytest.raises(pt.InputError):
        plan.contains("2025-01-01")  # type: ignore[arg-type]
    with pytest.raises(pt.InputError, match="TimeInterval"):
        plan.implies("2025")  # type: ignore[arg-type]

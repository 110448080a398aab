"""Laws that hold for every division of the packaged tables."""

from __future__ import annotations

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from policytext.gazetteer import (
    LEVELS,
    Division,
    ancestors,
    children,
    division,
    is_within,
    lookup,
    short_forms,
    sources,
)
from policytext.gazetteer.store import store

UPPER = store().upper()
TOWNSHIPS = tuple(
    d for county in store().counties_with_townships() for d in store().townships_of(county)
)
ANY = st.one_of(st.sampled_from(UPPER), st.sampled_from(TOWNSHIPS))
YEARS = st.integers(1975, 2030)
PLACES = st.sampled_from([d.code for d in UPPER])


def stands_for(each: Division, found: tuple[Division, ...]) -> bool:
    """A township that the lists give two codes is found as the row that is more certain."""
    if each.level == "township" and each.ended_unknown:
        return (each.name, each.parent) in {(one.name, one.parent) for one in found}
    return each in found


@given(ANY)
def test_every_name_and_form_finds_its_division(each: Division) -> None:
    for name in (each.name, *each.forms):
        assert stands_for(each, lookup(name))
        assert stands_for(each, lookup(name, kind=each.level))


@given(st.sampled_from(UPPER), YEARS)
def test_in_its_years_it_is_found(each: Division, year: int) -> None:
    found = each in lookup(each.name, year=year)
    assert found is (each.in_force(year) is not False)


@given(ANY, YEARS)
def test_results_are_in_force_and_named_so(each: Division, year: int) -> None:
    for found in lookup(each.name, year=year):
        assert found.in_force(year) is not False
        assert each.name in (found.name, *found.forms)


@given(ANY, PLACES, st.none() | YEARS)
def test_results_are_within(each: Division, place: str, year: int | None) -> None:
    inside = lookup(each.name, within=place, year=year)
    for found in inside:
        assert is_within(found.code, place, year)
    outside = [d for d in lookup(each.name, year=year) if d not in inside]
    assert not any(is_within(d.code, place, year) for d in outside if d.level != "township")


@given(ANY, st.none() | YEARS, st.none() | st.sampled_from(LEVELS))
def test_results_are_in_order_and_without_repetition(
    each: Division, year: int | None, kind: str | None
) -> None:
    found = lookup(each.name, year=year, kind=kind)
    assert len(set(found)) == len(found)
    assert [d.code for d in found] == sorted(d.code for d in found)
    assert kind is None or all(d.level == kind for d in found)
    assert lookup(each.name, year=year, kind=kind) == found


@given(ANY, YEARS)
def test_certainty_is_one_span_of_years(each: Division, year: int) -> None:
    order = [each.in_force(y) for y in range(1900, 2101)]
    changes = [a for a, b in pairwise(order) if a is not b]
    assert len(changes) <= 4
    if each.in_force(year):
        assert each.may_be_named(year)
        assert each.may_be_named(year + 1)


@given(ANY)
def test_ancestors_rise_to_the_state(each: Division) -> None:
    above = ancestors(each.code)
    levels = [LEVELS.index(d.level) for d in above]
    assert levels == sorted(levels, reverse=True)
    assert each.code == "100000" or above[-1].code == "100000"
    assert all(is_within(each.code, d.code) for d in above if d.code == each.code[: len(d.code)])


@given(st.sampled_from(UPPER), YEARS)
def test_children_and_parents_agree(each: Division, year: int) -> None:
    if each.in_force(year):
        for child in children(each.code, year):
            assert child.in_force(year) is not False
            assert is_within(child.code, each.code, year)


def test_codes_say_the_level() -> None:
    pattern = {
        "state": r"100000",
        "province": r"\d\d0000",
        "prefecture": r"\d{4}00",
        "county": r"\d{6}",
        "township": r"\d{9}",
    }
    for each in (*UPPER, *TOWNSHIPS):
        assert re.fullmatch(pattern[each.level], each.code)
        assert each.name
        assert each.name == each.name.strip()


def test_every_parent_and_successor_is_in_the_table() -> None:
    known = {d.code for d in (*UPPER, *TOWNSHIPS)}
    for each in (*UPPER, *TOWNSHIPS):
        assert each.parent is None or each.parent in known
        assert all(s.code in known for s in each.successors)


def test_what_ended_has_a_successor_and_is_followed_without_a_gap() -> None:
    for each in UPPER:
        for successor in each.successors:
            year = successor.year or each.valid_to
            assert year is not None
            assert any(d.in_force(year) is not False for d in store().with_code(successor.code))
        if each.valid_to is not None:
            assert any(s.kind != "partial" for s in each.successors)


def test_a_code_has_one_name_at_a_time_and_one_parent() -> None:
    for code in {d.code for d in UPPER}:
        rows = store().with_code(code)
        assert len({d.parent for d in rows}) == 1
        for before, after in pairwise(rows):
            assert before.valid_to is not None
            assert after.valid_from is not None
            assert before.valid_to <= after.valid_from


def test_forms_are_those_of_the_rule() -> None:
    for each in UPPER:
        assert each.forms == short_forms(each.name, each.level)
        assert all(len(form) > 1 for form in each.forms)
    for each in TOWNSHIPS:
        assert each.forms == short_forms(each.name, each.level)


def test_every_source_is_named() -> None:
    known = sources()
    assert all(d.source in known for d in UPPER)
    assert all(set(d.source) <= set(known) for d in TOWNSHIPS)


@given(st.sampled_from(UPPER))
def test_division_by_code_and_year(each: Division) -> None:
    if each.certain_from is not None and each.in_force(each.certain_from):
        assert division(each.code, each.certain_from) == each

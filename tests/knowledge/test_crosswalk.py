"""The crosswalk of divisions between two years: laws over all years, and changes that are known."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from policytext import gazetteer
from policytext.errors import InputError
from policytext.knowledge.crosswalk import Change, crosswalk

YEARS = st.integers(1981, 2026)
LEVELS = st.sampled_from(["county", "prefecture", "province"])
INVERSE = {"merged": "split", "split": "merged", "created": "abolished", "abolished": "created"}


def in_force(year: int, level: str) -> set[tuple[str, str]]:
    below = gazetteer.children("100000", year, level)
    return {(each.code, each.name) for each in below if each.in_force(year)}


def rows(code: str, first: int, last: int, level: str = "county") -> list[tuple[Any, ...]]:
    """The rows that begin with a code, as code_to, name_to, kind, year."""
    return [change[2:] for change in crosswalk(first, last, level) if change.code_from == code]


# ---- laws


@settings(max_examples=12, deadline=None)
@given(YEARS, LEVELS)
def test_a_year_to_itself_changes_nothing(year: int, level: str) -> None:
    found = crosswalk(year, year, level)
    assert {(c.code_from, c.name_from) for c in found} == in_force(year, level)
    assert all(
        c == Change(c.code_from, c.name_from, c.code_from, c.name_from, "same", None) for c in found
    )


@settings(max_examples=12, deadline=None)
@given(YEARS, YEARS, LEVELS)
def test_all_of_both_years_are_there_once(first: int, last: int, level: str) -> None:
    found = crosswalk(first, last, level)
    assert in_force(first, level) <= {(c.code_from, c.name_from) for c in found}
    assert in_force(last, level) <= {(c.code_to, c.name_to) for c in found}
    pairs = [(c.code_from, c.code_to) for c in found]
    assert len(set(pairs)) == len(pairs)
    assert [c.code_from or c.code_to for c in found] == sorted(
        c.code_from or c.code_to for c in found
    )


@settings(max_examples=12, deadline=None)
@given(YEARS, YEARS, LEVELS)
def test_backwards_is_the_same_turned_round(first: int, last: int, level: str) -> None:
    def turned(c: Change) -> tuple[Any, ...]:
        kind = INVERSE.get(c.kind, c.kind)
        return c.code_to, c.name_to, c.code_from, c.name_from, kind, c.year

    forward, back = crosswalk(first, last, level), crosswalk(last, first, level)
    if first != last:
        assert sorted(map(turned, forward), key=repr) == sorted(back, key=repr)


@settings(max_examples=12, deadline=None)
@given(YEARS, YEARS, LEVELS)
def test_kinds_say_what_the_codes_and_names_show(first: int, last: int, level: str) -> None:
    low, high = min(first, last), max(first, last)
    found = crosswalk(low, high, level)
    # What may have stood may also have given no more than a part.
    sure = [c for c in found if c.kind not in ("partial", "unknown")]
    went, came = Counter(c.code_from for c in sure), Counter(c.code_to for c in sure)
    maybe = {c.code_to for c in found if c.kind == "unknown"}
    for c in found:
        is_alone = went[c.code_from] == 1 == came[c.code_to]
        if c.kind == "same":
            assert c[:2] == c[2:4]
        elif c.kind == "renamed":
            assert c.code_from == c.code_to
            assert c.name_from != c.name_to
        elif c.kind == "recoded":
            assert c.code_from != c.code_to
        elif c.kind == "merged":
            assert came[c.code_to] > 1 or c.code_to in maybe, c
        if c.kind in ("same", "renamed", "recoded"):
            assert is_alone, c
        assert (
            c.year is None
            if c.kind == "same"
            else low < (c.year or 0) <= high or (c.kind == "unknown")
        ), c


@settings(max_examples=8, deadline=None)
@given(YEARS, YEARS, LEVELS, st.sampled_from(["110000", "320400", "341400", "460000", "500000"]))
def test_within_is_a_part_of_the_whole(first: int, last: int, level: str, code: str) -> None:
    part = crosswalk(first, last, level, within=code)
    whole = crosswalk(first, last, level)
    assert list(part) == [change for change in whole if change in set(part)]
    for change in part:
        sides = [(change.code_from, first), (change.code_to, last)]
        assert any(each and gazetteer.is_within(each, code, year) for each, year in sides)


# ---- known changes


@pytest.mark.parametrize(
    ("code", "first", "last", "level", "expected"),
    [
        ("110103", 2009, 2010, "county", [("110101", "东城区", "merged", 2010)]),
        ("110101", 2009, 2010, "county", [("110101", "东城区", "merged", 2010)]),
        ("110101", 2010, 2020, "county", [("110101", "东城区", "same", None)]),
        ("420600", 2009, 2010, "prefecture", [("420600", "襄阳市", "renamed", 2010)]),
        ("420600", 2008, 2009, "prefecture", [("420600", "襄樊市", "same", None)]),
        ("130625", 2014, 2015, "county", [("130609", "徐水区", "recoded", 2015)]),
        # 徐水县 had another code before 1994.
        ("132423", 1990, 2020, "county", [("130609", "徐水区", "recoded", 2015)]),
        (
            "341400", 2010, 2011, "prefecture",
            [
                ("340100", "合肥市", "split", 2011),
                ("340200", "芜湖市", "split", 2011),
                ("340500", "马鞍山市", "split", 2011),
            ],
        ),
        (
            "510000", 1996, 1997, "province",
            [("500000", "重庆市", "partial", 1997), ("510000", "四川省", "same", None)],
        ),
        (
            "440000", 1987, 1988, "province",
            [("440000", "广东省", "same", None), ("460000", "海南省", "partial", 1988)],
        ),
        ("320421", 1994, 1995, "county", [("320483", "武进市", "recoded", 1995)]),
        (
            "320483", 2001, 2002, "county",
            [("320411", "新北区", "split", 2002), ("320412", "武进区", "split", 2002)],
        ),
        # 武进县 became 武进市, then 武进区 and a part of 新北区; 武进区 gave parts away in 2015.
        (
            "320421", 1990, 2020, "county",
            [
                ("320402", "天宁区", "partial", 2015),
                ("320404", "钟楼区", "partial", 2015),
                ("320411", "新北区", "split", 2002),
                ("320412", "武进区", "split", 2002),
            ],
        ),
        # 寿县 went from 六安 to 淮南.
        (
            "341500", 2014, 2015, "prefecture",
            [("340400", "淮南市", "partial", 2015), ("341500", "六安市", "same", None)],
        ),
        ("371200", 2017, 2020, "prefecture", [("370100", "济南市", "merged", 2018)]),
        # Into another level: a city of prefecture rank became a district, a county-level one a prefecture.
        ("420400", 1990, 2000, "county", [("421002", "沙市区", "recoded", 1994)]),
        ("442502", 1987, 1990, "county", [("441900", "东莞市", "recoded", 1988)]),
        ("469031", 2010, 2026, "prefecture", [("460300", "三沙市", "merged", 2012)]),
    ],
)  # fmt: skip
def test_known_changes(
    code: str, first: int, last: int, level: str, expected: list[tuple[Any, ...]]
) -> None:
    assert rows(code, first, last, level) == expected


def test_backwards_a_merger_is_a_split() -> None:
    assert rows("110101", 2010, 2009) == [
        ("110101", "东城区", "split", 2010),
        ("110103", "崇文区", "split", 2010),
    ]


def test_what_came_from_nowhere_is_created_and_backwards_abolished() -> None:
    assert Change("", "", "810000", "香港特别行政区", "created", 1997) in crosswalk(
        1990, 2000, "province"
    )
    assert Change("810000", "香港特别行政区", "", "", "abolished", 1997) in crosswalk(
        2000, 1990, "province"
    )


def test_what_may_have_stood_is_unknown() -> None:
    kinds = {c.kind for c in crosswalk(1981, 1990) if c.code_from == "320402"}
    assert gazetteer.division("320402").in_force(1981) is None
    assert kinds == {"unknown"}


def test_a_county_that_became_a_prefecture_lives_on_in_its_districts() -> None:
    found = rows("432201", 1981, 2000)
    assert ("430602", "岳阳楼区", "derived", 1996) in found
    assert "430600" not in {row[0] for row in found}


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ((1980, 2000), "from_year must be a year of the table, 1981 to 2026"),
        ((2000, 2050), "to_year must be"),
        ((True, 2000), "from_year must be"),
        ((2000, "2010"), "to_year must be"),
        ((2000, 2010, "township"), "level must be one of county, prefecture, province"),
        ((2000, 2010, "county", "999999"), "no division has or had the code 999999"),
        ((2000, 2010, "county", 110000), "within must be a string"),
    ],
)
def test_what_is_impossible_is_refused(arguments: tuple[Any, ...], told: str) -> None:
    with pytest.raises(InputError, match=told):
        crosswalk(*arguments)

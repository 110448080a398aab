"""Divisions by code, and what stands above and below them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from policytext.errors import InputError
from policytext.gazetteer import (
    Division,
    Succession,
    ancestors,
    children,
    division,
    full_name,
    is_within,
    lookup,
)


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("100000", None, "中华人民共和国"),
        ("320400", None, "常州市"),
        ("320411", None, "新北区"),
        ("320411", 2001, "郊区"),
        ("320411", 2002, "新北区"),
        ("420600", 2009, "襄樊市"),
        ("419001", 1989, "义马市"),
        ("419001", None, "济源市"),
        ("110103", None, "崇文区"),
        ("220600", 1994, "白山市"),
        ("320412100", None, "湖塘镇"),
        # A district older than the table's first list of districts.
        ("320402", 1981, "天宁区"),
    ],
)
def test_division(code: str, year: int | None, name: str) -> None:
    assert division(code, year).name == name


def test_division_not_in_force_says_when_it_was() -> None:
    with pytest.raises(InputError, match=r"320413 was in force in 2010 .金坛区 2015 to now"):
        division("320413", 2010)
    with pytest.raises(InputError, match=r"419001 was in force in 1993 .*义马市 1987 to 1990"):
        division("419001", 1993)


@pytest.mark.parametrize(
    ("code", "year", "name"),
    [
        ("320411", 2024, "江苏省常州市新北区"),
        ("320411", 2001, "江苏省常州市郊区"),
        ("419001", None, "河南省济源市"),
        ("500103", None, "重庆市渝中区"),
        ("510202", 1990, "四川省重庆市市中区"),
        ("420602", 2005, "湖北省襄樊市襄城区"),
        ("420602", 2015, "湖北省襄阳市襄城区"),
        ("469005", 2020, "海南省文昌市"),
        ("110228100", None, "北京市密云县密云镇"),
        ("441900121", 2020, "广东省东莞市虎门镇"),
        ("100000", None, "中华人民共和国"),
        ("810000", None, "香港特别行政区"),
    ],
)
def test_full_name(code: str, year: int | None, name: str) -> None:
    assert full_name(code, year) == name


def test_ancestors_go_up_to_the_state() -> None:
    assert [d.code for d in ancestors("320412100", 2020)] == [
        "320412", "320400", "320000", "100000",
    ]  # fmt: skip
    assert ancestors("100000") == ()


def test_a_township_older_than_its_countys_code_has_the_county_of_the_time() -> None:
    # It has one code in all lists; its county had another before 2015.
    (town,) = (d for d in children("120117", level="township") if d.name == "宁河镇")
    assert [d.name for d in ancestors(town.code, 2010)][:2] == ["宁河县", "天津市"]
    assert [d.name for d in ancestors(town.code, 2020)][:2] == ["宁河区", "天津市"]


def test_children() -> None:
    assert [d.name for d in children("320400", 2001, "county")] == [
        "天宁区", "钟楼区", "戚墅堰区", "郊区", "溧阳市", "金坛市", "武进市",
    ]  # fmt: skip
    assert [d.code for d in children("460300", 2022)][:2] == ["460302", "460303"]
    assert children("320412100") == ()
    assert {d.level for d in children("441900", 2020)} == {"township"}


# As the yearbooks count them; the table has three groups of islands besides until 2012.
@pytest.mark.parametrize(
    ("year", "provinces", "prefectures", "counties"),
    [(2000, 34, 333, 2861 + 3), (2010, 34, 333, 2856 + 3), (2020, 34, 333, 2844)],
)
def test_as_many_divisions_as_there_were(
    year: int, provinces: int, prefectures: int, counties: int
) -> None:
    levels = ("province", "prefecture", "county")
    counts = [len(children("100000", year, level)) for level in levels]
    assert counts == [provinces, prefectures, counties]


@pytest.mark.parametrize(
    ("code", "ancestor", "year", "within"),
    [
        ("320411", "320400", None, True),
        ("320411", "320411", None, True),
        ("320411", "100000", None, True),
        ("320411", "320500", None, False),
        ("320400", "320411", None, False),
        ("320412100", "320000", 2020, True),
        # The same place under its code of another year.
        ("110228", "110118", 2010, True),
        ("110118", "110228", 2020, True),
        ("110118101", "110228", 2020, True),
        # Divided: neither part is the whole.
        ("320483", "320412", 2000, False),
        ("341400", "340100", 2020, False),
        # 云冈区 was made of 矿区 and parts of two others.
        ("140203", "140214", 2017, False),
    ],
)
def test_is_within(code: str, ancestor: str, year: int | None, within: bool) -> None:
    assert is_within(code, ancestor, year) is within


def test_successions() -> None:
    (wujin,) = lookup("武进市", within="320400")
    assert wujin.successors == (Succession("320411", "whole"), Succession("320412", "whole"))
    assert (wujin.from_date, wujin.to_date) == (date(1995, 6, 8), date(2002, 4, 3))
    assert Succession("320404", "partial", 2015) in division("320412").successors
    assert [s.kind for s in division("341400").successors] == ["derived"] * 3
    assert division("420600", 2009).successors[-1] == Succession("420600", "derived")
    assert division("110228100").successors == (Succession("110118100", "derived"),)


def test_what_ended_in_an_unknown_year_is_certain_only_where_it_was_seen() -> None:
    found = division("110112006", 2018)
    assert [found.in_force(year) for year in (2017, 2018, 2019, 2021, 2022)] == [
        False, True, None, None, False,
    ]  # fmt: skip


def made(**years: Any) -> Division:
    return Division("320999", "某县", "county", "320900", **years)


@pytest.mark.parametrize(
    ("years", "answers"),
    [
        # in_force for 2009 to 2013
        ({"valid_from": 2010, "certain_from": 2010, "valid_to": 2012}, "FTTFF"),
        ({"certain_from": 2011}, "NNTTT"),
        ({"certain_from": 2011, "certain_to": 2012, "ended_unknown": True}, "NNTNN"),
        (
            {"certain_from": 2010, "certain_to": 2011, "ended_unknown": True, "valid_to": 2013},
            "NTNNF",
        ),
        ({"ended_unknown": True}, "NNNNN"),
    ],
)
def test_in_force(years: dict[str, Any], answers: str) -> None:
    letters = {True: "T", False: "F", None: "N"}
    found = made(**years)
    assert "".join(letters[found.in_force(year)] for year in range(2009, 2014)) == answers


@pytest.mark.parametrize(
    ("years", "answers"),
    [
        # may_be_named for 2009 to 2013
        ({"valid_from": 2010, "certain_from": 2010, "valid_to": 2012}, "FTTTF"),
        ({"certain_from": 2011}, "NNTTT"),
        (
            {"valid_from": 2010, "certain_from": 2010, "certain_to": 2011, "ended_unknown": True},
            "FTTNN",
        ),
    ],
)
def test_may_be_named(years: dict[str, Any], answers: str) -> None:
    letters = {True: "T", False: "F", None: "N"}
    found = made(**years)
    assert "".join(letters[found.may_be_named(year)] for year in range(2009, 2014)) == answers


@pytest.mark.parametrize(
    "call",
    [
        lambda: division("3204"),
        lambda: division("320499"),
        lambda: division("320400", 1800),
        lambda: ancestors(""),
        lambda: children("320400", level="village"),
        lambda: children("320400", year="x"),  # type: ignore[arg-type]
        lambda: is_within("320400", "x"),
        lambda: full_name("320499"),
    ],
)
def test_bad_arguments_are_refused(call: Callable[[], object]) -> None:
    with pytest.raises(InputError):
        call()

"""The annotator in a document, the functions for single strings, and their errors."""

from __future__ import annotations

import datetime
from decimal import Decimal
from typing import Any

import pytest

from policytext import QUANTITIES, TIMES, Document
from policytext.errors import InputError
from policytext.pipeline import Pipeline, load
from policytext.quantities import (
    QuantityAnnotator,
    find_quantities,
    find_times,
    parse_quantity,
    parse_time,
)
from policytext.values import Quantity, TimeInterval

TEXT = "2023年完成投资56亿元，今年力争增长8%以上，6月底前开工。"


def test_the_layers_and_labels() -> None:
    doc = QuantityAnnotator()(Document(TEXT, year=2024))
    assert [(span.text, span.label) for span in doc[QUANTITIES]] == [
        ("56亿元", "QUANTITY"),
        ("8%以上", "QUANTITY"),
    ]
    assert [(span.text, span.label) for span in doc[TIMES]] == [
        ("2023年", "TIME"),
        ("今年", "TIME"),
        ("6月底前", "TIME"),
    ]
    assert doc.problems == ()


def test_it_runs_in_a_pipeline() -> None:
    doc = Pipeline([QuantityAnnotator()])(Document("增长5%左右"))
    assert doc[QUANTITIES][0].value == Quantity(Decimal(5), Decimal(5), "approx", "%", "percent")
    assert [a.name for a in load("quantities").annotators] == ["quantities"]


def test_without_a_year_what_needs_one_is_left_out_and_said() -> None:
    doc = QuantityAnnotator()(Document(TEXT))
    assert [span.text for span in doc[TIMES]] == ["2023年"]
    (problem,) = doc.problems
    assert problem.kind == "no-year"
    assert problem.message.startswith("2 times were left out, the first '今年' at ")
    assert problem.message.endswith("the document's year is needed to date them; pass year=")
    assert problem.start is not None
    assert TEXT[problem.start : problem.end] == "今年"


def test_times_left_out_still_hold_no_quantities() -> None:
    assert [span.text for span in find_quantities("6月底完成3项")] == ["3项"]


def test_a_time_that_a_lost_character_touches_is_left_out_and_said() -> None:
    doc = QuantityAnnotator()(Document("�1月开工，2023年�启动", year=2024))
    assert doc[TIMES] == ()
    (problem,) = doc.problems
    assert problem.kind == "unreadable"


def test_problems_are_added_to_those_there_are() -> None:
    doc = QuantityAnnotator()(Document("今年"))
    again = QuantityAnnotator()(doc)
    assert len(again.problems) == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("680.3亿元", Quantity(Decimal(68030000000), Decimal(68030000000), "eq", "元", "money")),
        ("不低于5%", Quantity(Decimal(5), None, "ge", "%", "percent")),
        ("十几", Quantity(Decimal(11), Decimal(19), "range", "", "count")),
        ("一万三千五百", Quantity(Decimal(13500), Decimal(13500), "eq", "", "count")),
    ],
)
def test_a_string_is_parsed(text: str, expected: Quantity) -> None:
    assert parse_quantity(text) == expected


@pytest.mark.parametrize("text", ["", "元", "5%和6%", "增长5%", "2023年", "第三产业"])
def test_what_is_not_one_quantity_is_refused(text: str) -> None:
    with pytest.raises(InputError, match="not exactly one quantity"):
        parse_quantity(text)


def test_a_time_is_parsed() -> None:
    assert parse_time("去年底", year=2024) == TimeInterval(
        datetime.date(2023, 12, 31), datetime.date(2023, 12, 31)
    )
    assert parse_time("2030年前").isoformat() == "/2029-12-31"


def test_what_is_not_one_time_is_refused() -> None:
    with pytest.raises(InputError, match="not exactly one time"):
        parse_time("今年和明年", year=2024)
    with pytest.raises(InputError, match="needs a year"):
        parse_time("今年")


@pytest.mark.parametrize("year", [1899, 2201, "2024", True, 2024.0])
def test_an_impossible_year_is_refused(year: Any) -> None:
    with pytest.raises(InputError, match="1900 to 2200"):
        find_times("今年", year)


def test_a_text_that_is_none_is_refused() -> None:
    wrong: Any = b"5%"
    with pytest.raises(InputError, match="text is needed"):
        find_quantities(wrong)
    with pytest.raises(InputError, match="text is needed"):
        find_times(wrong)


def test_days_that_do_not_exist_are_no_times() -> None:
    assert find_times("2月30日", 2024) == ()
    assert find_times("2023年2月29日", 2024) == ()
    assert [span.text for span in find_times("2024年2月29日")] == ["2024年2月29日"]


@pytest.mark.parametrize(
    "text", ["2023年2月30日", "2月30日", "2023年4月31日前", "13月5日", "5月20日至3日"]
)
def test_a_date_that_does_not_exist_is_left_out_and_said(text: str) -> None:
    doc = QuantityAnnotator()(Document(f"自{text}起完成3项", year=2024))
    assert doc[TIMES] == ()
    assert [span.text for span in doc[QUANTITIES]] == ["3项"]
    assert [problem.kind for problem in doc.problems] == ["impossible-date"]
    assert doc.problems[0].message.startswith("1 date was left out, '")
    with pytest.raises(InputError, match="no day"):
        parse_time(text, 2024)


@pytest.mark.parametrize(
    "ratio", ["18.7:37.7:43.6", "4.0∶37.7∶58.3", "6：61：33", "2比3比5", "1 : 2 : 3"]
)
def test_a_ratio_of_three_parts_is_left_out_and_said(ratio: str) -> None:
    doc = QuantityAnnotator()(Document(f"轻、重、建材工业比由{ratio}调整为1∶2∶3，新增3家。"))
    assert [span.text for span in doc[QUANTITIES]] == ["3家"]
    (problem,) = doc.problems
    assert problem.kind == "unsupported"
    assert "2 ratios" in problem.message
    assert problem.start is not None
    assert doc.text[problem.start : problem.end] == ratio


@pytest.mark.parametrize(
    ("text", "shares"),
    [
        ("三次产业结构比为6：61：33。", "6 61 33"),
        (
            "三次产业结构由2016年的18.7:37.7:43.6优化为17∶35∶48，新增就业3万人。",
            "18.7 37.7 43.6 17 35 48",
        ),
        ("一、二、三产业比重为9.2 : 40.1 : 50.7", "9.2 40.1 50.7"),
        ("三产结构到２０２５年底的１２∶２７∶６１", "１２ ２７ ６１"),
        ("三次产业结构由“十二五”末的6:61:33，进一步优化为5:60:35。", "6 61 33 5 60 35"),
        ("一、二、三产增加值9亿元，三者之比为18.7∶37.7∶43.6。", "18.7 37.7 43.6"),
        ("三产比例从6∶58∶36演变为5∶50∶45。", "6 58 36 5 50 45"),
        ("三次产业结构分别为20:39:41和18:38:44，另有5%。", "20 39 41 18 38 44 5%"),
        ("三次产业结构由上年同期的20:39:41调整为18:38:44。", "20 39 41 18 38 44"),
        ("三产结构由五年前的20:39:41优化为18:38:44。", "20 39 41 18 38 44"),
    ],
)
def test_the_parts_of_a_ratio_of_the_three_sectors_are_percents(text: str, shares: str) -> None:
    doc = QuantityAnnotator()(Document(text, year=2021))
    found = [each for each in doc[QUANTITIES] if each.value.kind == "percent"]
    assert [each.text for each in found] == shares.split()
    assert {(each.value.unit, each.value.comparator) for each in found} == {("%", "eq")}
    assert str(found[0].value.low) in ("6", "18.7", "9.2", "12", "20")
    assert doc.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "三次产业结构比为3∶4∶5。",
        "三次产业结构得到优化。老中青干部比为20∶50∶30。",
        "三次产业结构不断优化，老中青干部比为20∶50∶30。",
        "三次产业就业结构为32∶28∶40。",
        "三次产业对增长的贡献率比为3∶57∶40。",
        "二三一产业结构比为61∶33∶6。",
        "三次产业结构中企业比为20∶50∶20∶10。",
    ],
)
def test_other_ratios_are_left_out(text: str) -> None:
    doc = QuantityAnnotator()(Document(text))
    assert doc[QUANTITIES] == ()
    assert [problem.kind for problem in doc.problems] == ["unsupported"]


def test_an_old_communique_tells_of_the_year_in_its_title() -> None:
    text = "全年粮食总产三十万吨，比上年增长2%。年末总人口二十万人。"
    doc = QuantityAnnotator()(
        Document(text, year=2024, title="某县2017年国民经济和社会发展统计公报")
    )
    found = [time.value.isoformat() for time in doc[TIMES]]
    assert found == ["2017-01-01/2017-12-31", "2016-01-01/2016-12-31", "2017-12-31/2017-12-31"]


@pytest.mark.parametrize(
    "text",
    [
        "每年4月20日前清淤。",
        "每年的5月清淤。",
        "每年10月15日至次年4月10日封渠。",
        "每年3月和9月各清淤。",
        "每年1月31日前和7月31日前清淤。",
        "每年度 2月底前清淤。",
    ],
)
@pytest.mark.parametrize("year", [2024, None])
def test_what_comes_every_year_is_no_day_of_one(text: str, year: int | None) -> None:
    doc = QuantityAnnotator()(Document(text, year=year))
    assert not doc[TIMES]
    assert not doc[QUANTITIES]
    assert [problem.kind for problem in doc.problems] == ["recurring"]


def test_a_ban_is_counted_from_no_plan() -> None:
    text = "“十四五”期间渠系成网。偷水的，五年内不得用渠。"
    doc = QuantityAnnotator()(Document(text, year=2024))
    assert [time.text for time in doc[TIMES]] == ["“十四五”期间"]
    assert [quantity.text for quantity in doc[QUANTITIES]] == ["五年内"]

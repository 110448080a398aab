"""Names, roles and places that a close reading of new documents found wrong."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.ledger import Row
from tests.targets.told_rows import value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")


def told(text: str, year: int = 2015) -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, "330200")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("2014年，人均地区生产总值（按常住人口计算）8.2万元。", ["人均地区生产总值"]),
        ("去年，养殖企业新增16家，总数达到82家。", ["养殖企业", "养殖企业"]),
        ("去年，加工贸易企业新增16家，总数达到82家。", ["加工贸易企业", "加工贸易企业"]),
        ("去年，新增高新技术企业30家，总数达到182家。", ["新增高新技术企业", "高新技术企业"]),
        (
            "去年，每百户居民拥有电话63部、移动电话56部。全市移动电话用户65万户。",
            ["每百户居民拥有电话", "每百户居民拥有移动电话", "移动电话用户"],
        ),
        (
            "去年，每百户居民拥有洗衣机90台、移动电话156部。全市销售汽车3万辆、移动电话65万部。",
            ["每百户居民拥有移动电话", "移动电话"],
        ),
        (
            "去年，新增就业5.6万人，超额完成年度目标任务0.6万人，登记失业率3.1%。",
            ["新增就业", "登记失业率"],
        ),
        (
            "去年，规上工业增加值下降4.4%，较上半年收窄3.2个百分点，财政收入30亿元。",
            ["规上工业增加值", "财政收入"],
        ),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert [row.indicator for row in told(text)] == names


@pytest.mark.parametrize("goal", ["目标", "计划", "任务"])
@pytest.mark.parametrize("verb", ["完成", "占"])
def test_a_share_of_the_years_goal_is_of_the_half_year(goal: str, verb: str) -> None:
    text = f"某市2015年上半年工作总结\n财政收入24.5亿元，{verb}全年{goal}的52.3%。"
    assert [(row.measure, row.role, str(row.period_end)) for row in told(text)] == [
        ("level", "actual", "2015-06-30"),
        ("share", "actual", "2015-06-30"),
    ]


def test_what_is_planned_behind_last_year() -> None:
    text = "2014年，贫困发生率降到2.9%。2015年，全市计划脱贫3200户，贫困发生率降至0.5%以下。"
    assert [row.role for row in told(text)] == ["actual", "target", "limit"]


@pytest.mark.parametrize("verb", ["增长", "上涨", "下降", "回落", "下跌"])
def test_from_month_to_month_is_told(verb: str) -> None:
    first, second = told(f"9月份，居民消费价格同比上涨0.7%，环比{verb}0.3%。")
    assert (first.wording, second.wording) == ("", f"环比{verb}0.3%")


def test_the_share_of_a_second_whole_is_of_the_place_that_has_it() -> None:
    text = "去年，全市港口吞吐量3.2亿吨，占全省的38%、全国的近8%。其中集装箱吞吐量9800万吨。"
    assert {row.place for row in told(text)} == {"330200"}


def test_deaths_of_an_output_are_not_the_death_rate() -> None:
    for name, code in (("人口死亡率", True), ("建筑施工百亿元产值死亡率", False)):
        rows = told(f"去年，{name}为0.5‰。")
        assert any(row.code == "death_rate" for row in rows) is code


def test_a_line_of_who_speaks_and_when_heads_no_section() -> None:
    text = (
        "在全市座谈会上的发言\n余姚市人民政府　2015年8月5日\n一、上半年经济运行情况\n"
        "上半年，全市完成生产总值236亿元。规上工业总产值下降6.3%，原煤产量412万吨。\n"
        "二、下半年打算\n全年力争生产总值增长6%。"
    )
    assert [(row.role, str(row.period_end)) for row in told(text)] == [
        ("actual", "2015-06-30"),
        ("actual", "2015-06-30"),
        ("actual", "2015-06-30"),
        ("target", "2015-12-31"),
    ]


def test_a_speech_at_the_end_of_a_year_looks_ahead_to_the_next() -> None:
    text = (
        "在全市经济工作会议上的讲话\n（2015年12月28日）\n一、今年以来的工作\n"
        "1—11月，规上工业增加值增长7.1%。全年新增企业30家。\n"
        "二、明年工作\n明年安排重点项目380个。力争全年实际利用外资突破5亿美元。"
    )
    assert [(row.role, str(row.period_end)) for row in told(text)] == [
        ("actual", "2015-11-30"),
        ("actual", "2015-12-31"),
        ("target", "2016-12-31"),
        ("target", "2016-12-31"),
    ]

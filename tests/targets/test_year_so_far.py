"""News and talks that tell of their own year, by what they say and without a date."""

from __future__ import annotations

import datetime

import pytest

import policytext as pt
from policytext.ledger import Row
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")


def told(text: str, year: int, day: datetime.date | None = None) -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, "330200", day)


def ends(text: str, year: int) -> list[str]:
    """The last day of each row."""
    return [str(row.period_end) for row in told(text, year)]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (
            "某市多措并举稳就业\n今年以来，截至7月底，新增就业6.8万人。发放贷款4.2亿元。",
            "2023-07-31",
        ),
        ("据统计，今年1-9月，税收收入92.7亿元。办理出口退税9.8亿元。", "2023-09-30"),
        ("今年前三季度，港口吞吐量6850万吨。\n外贸方面，进出口总额560亿元。", "2023-09-30"),
        ("某某日报讯 截至10月底，新增就业6.8万人。发放贷款4.2亿元。", "2023-10-31"),
        ("公路建设提速 年内实现村村通\n某某日报讯 1-8月份，交通固定资产投资58亿元。", "2023-08-31"),
        ("今年以来，全市投入补助资金3720万元。全市还新建校舍6.8万平方米。", "2023-12-31"),
    ],
)
def test_news_of_the_year_so_far(text: str, end: str) -> None:
    found = ends(text, 2023)
    assert found
    assert set(found) == {end}


@pytest.mark.parametrize(
    "text",
    [
        # A report to a congress and plans of this year are none of these.
        "2023年政府工作报告\n一、2022年工作回顾\n新增就业6.8万人。",
        "确保今年一季度实现开门红。去年新增就业6.8万人。",
    ],
)
def test_others_tell_of_the_year_before(text: str) -> None:
    assert set(ends(text, 2023)) == {"2022-12-31"}


TALK = "在全市动员大会上的讲话\n"


@pytest.mark.parametrize(
    ("text", "end"),
    [
        (f"{TALK}现在离年底只有80多天了。\n1—9月，生产总值完成1560亿元，增长13.2%。", "2015-09-30"),
        (f"{TALK}前8个月，固定资产投资完成688亿元，同比增长8.9%。", "2015-08-31"),
        (f"{TALK}上半年，生产总值820亿元，增长15.2%。居民消费价格上涨4.3%。", "2015-06-30"),
    ],
)
def test_talks_tell_of_months_of_their_own_year(text: str, end: str) -> None:
    assert set(ends(text, 2015)) == {end}


def test_what_is_said_in_december_is_not_of_the_months_of_the_next_year() -> None:
    text = (
        "在全市经济工作会议上的讲话\n（2017年12月26日）\n预计全年生产总值增长7.8%。"
        "新增高新技术企业63家。1-11月份，进出口总额增长21%。"
    )
    assert {end[:4] for end in ends(text, 2017)} == {"2017"}


def test_as_of_now_is_up_to_the_day_that_is_known() -> None:
    text = "在全市调度会上的讲话\n（2020年3月12日）\n截至目前，龙头企业复工率78%。"
    assert periods_told(told(text, 2020)) == [("龙头企业复工率", "actual", "2020-01-01/2020-03-12")]
    text = "2020年政府工作报告\n（2020年1月9日）\n一、2019年工作回顾\n截至目前，新增耕地640亩。"
    assert ends(text, 2020) == ["2019-12-31"]


def test_a_share_of_the_years_plan_makes_no_goals_of_what_follows() -> None:
    text = "上半年，财政收入完成30亿元，完成全年计划的50%；固定资产投资89亿元，增长20.2%。"
    assert {row.role for row in told(text, 2021)} == {"actual"}


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("市税务局还将压缩办税时间，网上综合办税率达到80%以上。", "target"),
        ("下半年，改造棚户区68万平方米，10月20日前全部完工。", "target"),
        ("二、下半年工作安排\n已办理退税38.6亿元。", "actual"),
    ],
)
def test_words_of_what_is_to_come_or_done(text: str, role: str) -> None:
    assert [row.role for row in told(text, 2019)] == [role]


def test_what_one_person_says_is_nothing_of_a_place() -> None:
    text = "记者6月18日获悉，全市减税规模23.4亿元。“今年可减税380万元。”某公司财务负责人说。"
    assert [row.quantity for row in told(text, 2019) if row.quantity] == ["23.4亿元"]
    text = "记者6月18日获悉，“全市减税规模380万元。”市税务局局长说。"
    assert [row.quantity for row in told(text, 2019)] == ["380万元"]


def test_the_first_months_of_a_year() -> None:
    doc = NLP(pt.Document("前5月全市进出口23.4亿元。前5月底完成，5月前建成。", year=2019))
    assert [time.text for time in doc[pt.TIMES]] == ["前5月", "5月底", "5月前"]
    assert str(doc[pt.TIMES][0].value.end) == "2019-05-31"

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


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("某市疫情防控通报\n（2022年8月8日）\n8月7日，新增确诊病例3例。", "2022-08-07"),
        ("5月6日，记者获悉，5月1日至5日，全市接待游客219.3万人次。", "2022-05-05"),
        ("2月18日，记者获悉，2月10日至17日，全市接待游客219.3万人次。", "2022-02-17"),
    ],
)
def test_days_up_to_that_of_the_news(text: str, end: str) -> None:
    assert [(row.role, str(row.period_end)) for row in told(text, 2022)] == [("actual", end)]


def test_a_headline_with_a_figure_heads_no_plan() -> None:
    text = (
        "某市今年前11月城镇新增就业5.12万人\n12月14日，记者获悉，零就业家庭保持动态清零。\n"
        "发放创业担保贷款2.86亿元，较去年同期增长37.5%。"
    )
    assert {row.role for row in told(text, 2022)} == {"actual"}


def test_last_year_leads_its_paragraph_in_a_talk_of_april() -> None:
    text = "在全市会议上的讲话\n（2008年4月11日）\n2007年，能耗下降4.12%。全年关闭水泥企业9家。"
    assert ends(text, 2008)[-1] == "2007-12-31"


def test_progress_within_a_year_looks_ahead_to_its_end() -> None:
    text = (
        "某市2022年民生实事推进情况通报和下步安排\n一、进展情况\n截至6月底，新增就业2.98万人。\n"
        "二、下步安排\n全年确保新增就业4.5万人。"
    )
    assert [(row.role, str(row.period_end)) for row in told(text, 2022)] == [
        ("actual", "2022-06-30"),
        ("target", "2022-12-31"),
    ]


def test_months_in_a_summary_that_looks_ahead_to_its_own_year() -> None:
    text = "2021年工作总结及2022年工作思路\n一、主要指标完成情况\n1—11月，零售总额412.6亿元。"
    doc = NLP(pt.Document(text, year=2022))
    assert [str(one.value.end) for one in doc[pt.TIMES]][-1] == "2021-11-30"
    text = "商务局工作总结\n一、2021年工作完成情况\n1—11月，零售额412.6亿元。进出口总额486.2亿元。"
    assert ends(text, 2022)[-1] == "2021-11-30"


def test_a_year_told_in_passing_is_not_that_of_the_rest() -> None:
    text = (
        "某镇2016年工作总结\n一、2016年工作开展情况\n2014年减贫312户，2016年减贫398户。"
        "完成危房改造215户。"
    )
    assert ends(text, 2017)[-1] == "2016-12-31"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("单位能耗要下降3.5%，而前三季度只下降了1.9%。", ["target", "actual"]),
        ("污水处理率从52%提高到了68%，明年要达到75%。", ["baseline", "actual", "target"]),
        ("今年城镇新增就业任务是5万人，目前已完成4.6万人。", ["target", "actual"]),
    ],
)
def test_results_beside_what_has_to_be_done(text: str, roles: list[str]) -> None:
    nlp = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.3}
    )
    assert [row.role for row in value_rows(nlp, text, 2024, "460100")] == roles


def test_dated_reports_look_back_on_days_of_the_year_before() -> None:
    day = datetime.date(2023, 2, 10)
    text = "某市2022年大事记\n1月20日，新建学校3所。"
    assert [str(row.period_end)[:4] for row in told(text, 2023, day)] == ["2022"]
    text = "在全市会议上的讲话\n（2023年2月10日）\n一、2022年工作回顾\n1月20日，新建学校3所。"
    assert [str(row.period_end)[:4] for row in told(text, 2023)] == ["2022"]


@pytest.mark.parametrize(
    "text",
    [
        # What was asked or will be done, and a day of last year, tell nothing of the year so far.
        "市长答记者问\n问：前三季度重点是什么？\n答：新增就业5万人。",
        "某地侧记\n去年丰收时，“收成好。”10月12日，村民说。\n新增就业5万人。",
        "力争今年上半年新建学校3所。\n去年，新增就业5万人。",
    ],
)
def test_what_is_no_year_so_far(text: str) -> None:
    assert ends(text, 2023)[-1] == "2022-12-31"


def test_a_day_behind_a_value_in_a_review_sets_no_goal() -> None:
    text = "2023年政府工作报告\n一、2022年工作回顾\n全年改造老旧小区12个，10月底前全部竣工。"
    assert [row.role for row in told(text, 2023)] == ["actual"]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("2018年，新增就业15万人。\n会议要求，今年城镇新增就业13万人以上。", ["actual", "target"]),
        ("目前，全市蔬菜种植面积60万亩。今年将新建高标准农田80万亩。", ["actual", "target"]),
        (
            "1—10月，外贸进出口327亿元，提前两个月完成全年300亿元的目标任务；实际使用外资2.9亿美元。",
            ["actual", "actual"],
        ),
    ],
)
def test_what_stands_and_what_a_meeting_asks_for(text: str, roles: list[str]) -> None:
    found = [row.role for row in told(text, 2019) if row.quantity != "300亿元"]
    assert found == roles


@pytest.mark.parametrize(
    "text",
    [
        "某州2022年三季度经济运行情况通报\n前三季度，生产总值176.3亿元。\n固定资产投资98.4亿元。",
        "某市2022年1—9月经济运行情况\n固定资产投资增速为2.8%，较1—4月和上年同期分别回落1.9个和"
        "8.7个百分点；地方财政收入37.9亿元。",
    ],
)
def test_bulletins_of_their_year(text: str) -> None:
    assert {str(row.period_end) for row in told(text, 2022)} == {"2022-09-30"}

"""News, briefings and summaries that say themselves of what year, or of which months, they tell."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")

Row = tuple[str, str, str]
FIRST_QUARTER, HALF = "2023-01-01/2023-03-31", "2023-01-01/2023-06-30"
THIS, LAST = "2023-01-01/2023-12-31", "2022-01-01/2022-12-31"


def rows(text: str, year: int = 2023) -> list[Row]:
    """Name, role and period of each row, in order."""
    return periods_told(value_rows(NLP, text, year))


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("（4月22日）今年一季度，全县地区生产总值同比增长6.8%。", FIRST_QUARTER),
        ("县政府网讯（4月22日）今年一季度，全县地区生产总值增长6.8%。", FIRST_QUARTER),
        ("记者7月18日从市统计局获悉，上半年，全市地区生产总值同比增长7.1%。", HALF),
        ("7月18日，记者获悉，上半年全市地区生产总值增长7.1%。", HALF),
        ("今年以来，全市经济开局良好。\n1—3月，地区生产总值同比增长6.5%。", FIRST_QUARTER),
        (
            "市政府办公室　　2023年7月15日\n一、总体情况\n1—6月，地区生产总值增长6.5%。",
            HALF,
        ),
        (
            "经济运行简报\n（第8期）\n市政府办公室　　2023年7月15日\n上半年经济运行情况通报\n"
            "现将有关情况通报如下。\n一、总体情况\n上半年，地区生产总值增长6.5%。",
            HALF,
        ),
        # Nothing says that it is told within the year.
        ("全市地区生产总值增长7.1%。", LAST),
        ("1月22日，记者获悉，全市地区生产总值增长7.1%。", LAST),
    ],
)
def test_news_and_briefings_are_of_the_year_so_far(text: str, period: str) -> None:
    assert rows(text) == [("地区生产总值", "actual", period)]


def test_what_goes_on_in_news_is_of_the_months_before() -> None:
    text = (
        "今年以来，全市狠抓项目建设，截至6月底，重点项目开复工率94.4%。"
        "亿元以上项目完成投资152亿元，同比增长31.2%。"
    )
    assert [period for _, _, period in rows(text)] == ["2023-06-30/2023-06-30", HALF, HALF]


@pytest.mark.parametrize(
    "title",
    [
        "某县招商局二〇二三年工作总结\n",
        "某县招商局二○二三年工作总结及二○二四年工作打算\n",
        "2023年，全县招商工作逆势前行，现将工作开展情况汇报如下：\n",
        "今年以来，我局扎实开展各项工作，现将有关情况总结如下：\n",
    ],
)
def test_summaries_name_their_year_in_many_ways(title: str) -> None:
    text = f"{title}全年引进项目34个，到位资金21.7亿元，预计财政收入增长8%。"
    assert {period for _, _, period in rows(text)} == {THIS}


def test_all_of_next_year_is_next_year() -> None:
    text = "2023年工作总结\n四、下步工作\n明年，我们将紧盯重点区域，全年引进市外资金增长8%以上。"
    assert rows(text) == [("引进市外资金", "target", "2024-01-01/2024-12-31")]
    bare = "四、下步工作\n明年，我们将紧盯重点区域，全年引进市外资金增长8%以上。"
    assert rows(bare) == [("引进市外资金", "target", "2024-01-01/2024-12-31")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A first quarter ends with its sentence, eleven months hold for what follows.
        (
            "一季度新签约项目4个。落实惠企资金4280万元。",
            [FIRST_QUARTER, THIS],
        ),
        (
            "工业经济稳步增长，1—11月规上工业增加值增长6.3%；社会消费品零售总额增长11.2%。",
            ["2023-01-01/2023-11-30"] * 2,
        ),
        (
            "房地产和建筑业方面，1—11月，房地产开发投资下降6.3%；商品房销售面积下降11.2%。",
            ["2023-01-01/2023-11-30"] * 2,
        ),
        ("新增就业6000人，至11月底新建学校3所。", [THIS, "2023-01-01/2023-11-30"]),
    ],
)
def test_months_of_a_summary(text: str, told: list[str]) -> None:
    assert [period for _, _, period in rows(f"某县2023年工作总结\n{text}")] == told


@pytest.mark.parametrize(
    "text",
    [
        "占年度目标任务25.4亿元的101.2%",
        "占年度目标任务的101.2%",
        "占省政府下达全年控制指标的71.3%",
    ],
)
def test_the_share_of_a_goal_that_was_reached_is_no_goal(text: str) -> None:
    told = rows(f"某县2023年工作总结\n全年完成农业增加值25.7亿元，{text}。")
    assert told[-1][1] == "actual"


@pytest.mark.parametrize(
    ("text", "role", "period"),
    [
        ("全县现有幼儿园92所，职业学校1所。", "actual", THIS),
        ("重点项目年度计划投资65亿元，完成投资63.2亿元。", "target", THIS),
        ("今年的任务是：新增就业6000人。截至6月底，新建学校3所。", "target", THIS),
        ("我们的目标是完成固定资产投资320亿元。", "target", THIS),
        ("我们的目标是全年完成固定资产投资320亿元，外贸出口增长10%。", "target", THIS),
    ],
)
def test_the_first_value_of_a_sentence(text: str, role: str, period: str) -> None:
    title = "" if "我们" in text or "任务" in text else "某县2023年工作总结和2024年工作打算\n"
    assert rows(f"{title}{text}")[0][1:] == (role, period)


@pytest.mark.parametrize(
    "lead",
    [
        "7月18日，记者获悉，",
        "记者7月18日获悉，",
        "据县统计局7月18日消息，",
        "7月18日，市政府召开新闻发布会，",
    ],
)
def test_the_day_on_which_news_were_told_is_no_time_of_their_values(lead: str) -> None:
    assert rows(f"{lead}全市新增就业300人。") == [("新增就业", "actual", HALF)]


def test_a_headline_says_of_what_months_news_tell() -> None:
    text = (
        "某县上半年财政收入实现“双过半”\n1—6月，财政总收入完成15.68亿元，同比增长6.2%。"
        "一般公共预算收入9.84亿元。\n支出方面，一般公共预算支出24.37亿元。"
    )
    assert {period for _, _, period in rows(text)} == {HALF}


def test_a_report_of_october_looks_back_on_the_year_so_far() -> None:
    text = (
        "——2023年10月26日\n二、主要工作及成效\n2021年以来，争取上级资金2.3亿元。"
        "今年以来，新增养老床位1260张。目前，全市养老机构287家。"
    )
    so_far = "2023-01-01/2023-09-30"
    assert [one for _, _, one in rows(text)] == ["2021-01-01/2023-09-30", so_far, so_far]


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("一、造林绿化任务超额完成", "actual"),
        ("一、招商任务顺利完成", "actual"),
        ("一、年度任务完成较好", "actual"),
        ("一、各项任务全面完成", "actual"),
        ("一、确保全面完成各项任务", "target"),
        ("一、确保各项任务全面完成", "target"),
        ("一、重点任务", "target"),
    ],
)
def test_headings_of_tasks(heading: str, role: str) -> None:
    told = rows(f"2023年工作总结\n{heading}\n新建学校5所，植树125万株。")
    assert {one for _, one, _ in told} == {role}


@pytest.mark.parametrize("part", ["下半年", "四季度"])
def test_a_plan_of_a_part_of_the_year_is_a_plan(part: str) -> None:
    told = rows(f"2023年{part}工作计划\n新建学校3所，植树5万株。")
    assert told == [("新建学校", "target", THIS), ("植树", "target", THIS)]


def test_all_of_a_year_within_its_second_half_ends_with_its_clause() -> None:
    text = (
        "2023年上半年工作总结及下半年工作安排\n下半年，一是做好动态管理，低保年度核查率达到100%；"
        "二是全年完成适老化改造300户；三是新建社区助餐点8个。"
    )
    late = "2023-07-01/2023-12-31"
    assert [one for _, _, one in rows(text)] == [late, THIS, late]


def test_what_was_planned_and_done_of_a_work() -> None:
    text = "2023年工作总结\n防洪堤工程计划投资1.2亿元，仅完成5800万元。"
    assert rows(text)[0] == ("防洪堤工程计划投资", "target", THIS)


@pytest.mark.parametrize(
    "text",
    [
        "截至11月底，共发生火灾4起，受理投诉401件，硬化路面356公里。",
        "截止11月底，共发生火灾4起，受理投诉401件，硬化路面356公里。",
    ],
)
def test_what_happened_up_to_a_day_is_of_the_months_before(text: str) -> None:
    told = rows(f"2023年工作总结\n{text}")
    assert {period for _, _, period in told} == {"2023-01-01/2023-11-30"}

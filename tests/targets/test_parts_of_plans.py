"""Years within plans, budgets with items, shares that change, and what is new beside all there is."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.ledger import Row
from policytext.targets.nouns import without_new
from tests.targets.told_rows import value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
REVIEW = "一、2016年工作回顾\n"


def told(text: str, year: int) -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, "330200")


def years(text: str, year: int) -> list[str]:
    """The years of each row."""
    return [f"{str(row.period_start)[:4]}-{str(row.period_end)[:4]}" for row in told(text, year)]


PLAN = "某市海洋经济发展三年行动计划（2022—2024年）\n"


def test_a_year_alone_heads_its_goals() -> None:
    text = (
        f"{PLAN}二、分年度目标\n（一）2022年。海洋生产总值增长8%，集装箱吞吐量达到2500万标箱。\n"
        "（二）2023年。海洋生产总值突破5500亿元。新建海洋牧场2处。"
    )
    assert years(text, 2022) == ["2022-2022", "2022-2022", "2023-2023", "2023-2023"]


@pytest.mark.parametrize("lead", ["2023年：", "——2023年：", "2.2023年目标：", "2023年，"])
def test_a_year_leads_what_is_added_in_it(lead: str) -> None:
    assert years(f"{PLAN}{lead}新建海洋牧场3处。", 2022) == ["2023-2023"]


def test_what_is_done_in_three_years_is_of_all_of_them() -> None:
    text = (
        "某市品质提升三年行动计划（2022—2024年）\n（一）总体目标。用三年时间，实施更新项目240个。"
    )
    assert years(text, 2022) == ["2022-2024"]


def test_the_end_of_a_plan_is_compared_with_that_before() -> None:
    text = "某市“十四五”工业发展规划\n“十三五”末，原油产量由3839万吨调减到3001万吨。"
    assert years(text, 2021) == ["2015-2015", "2020-2020"]


def test_the_end_of_a_plan_is_past_in_a_notice() -> None:
    text = (
        "关于2006年节约能源工作的通知\n“十五”末，全市万元GDP能耗为1.96吨标准煤，比全国平均水平高60%。"
        "今年全市万元生产总值能耗要下降4%以上。"
    )
    assert [(row.role, str(row.period_end)) for row in told(text, 2006)] == [
        ("actual", "2005-12-31"),
        ("target", "2006-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "某市2012年本级决算草案的报告\n市本级公共财政预算支出949.7亿元。"
            "按支出功能分类，教育支出134.6亿元；科学技术支出51.2亿元。",
            ["市本级公共财政预算支出", "市本级教育支出", "市本级科学技术支出"],
        ),
        (
            "二、2013年预算草案\n市本级教育支出安排68.3亿元，增长6%；科学技术支出安排32.5亿元。",
            ["市本级教育支出", "市本级教育支出", "市本级科学技术支出"],
        ),
    ],
)
def test_items_of_one_budget(text: str, names: list[str]) -> None:
    assert [row.indicator for row in told(text, 2013)] == names


@pytest.mark.parametrize("plan", ["计划分别增长8%和9%", "年度计划均增长8%"])
def test_the_plan_in_brackets_behind_a_list(plan: str) -> None:
    text = f"{REVIEW}财政总收入、地方财政收入分别增长10.2%和10.1%（{plan}）。"
    found = [row.role for row in told(text, 2017)]
    assert found[:2] == ["actual", "actual"]
    assert set(found[2:]) == {"target"}


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("固定资产投资下降8.1%，扣除房地产开发投资，下降4.6%。", "扣除房地产开发投资，下降4.6%"),
        (
            "工业总产值9271亿元，占全市工业总产值的29.7%，比上年提高1.2个百分点。",
            "占全市工业总产值的29.7%，比上年提高1.2个百分点",
        ),
    ],
)
def test_words_of_a_basis_or_a_share(text: str, wording: str) -> None:
    assert told(REVIEW + text, 2017)[-1].wording == wording


def test_shares_of_a_task_that_are_shared_out() -> None:
    text = f"{REVIEW}供应工业用地1127亩，完成低效用地再开发2340亩，分别完成年度任务的112.7%、117%。"
    shares = [row for row in told(text, 2017) if row.measure == "share"]
    assert {row.wording for row in shares} == {"完成年度任务的112.7%、117%"}


@pytest.mark.parametrize("new", ["新办", "新批", "新增", "新注册"])
def test_all_there_are_beside_the_new_ones(new: str) -> None:
    found = told(f"{REVIEW}{new}私营企业1862家，总数达到2万家。", 2017)
    assert [row.indicator for row in found] == [f"{new}私营企业", "私营企业"]


def test_a_fall_behind_a_level_is_of_its_year() -> None:
    assert years("一、五年来的政府工作\n粮食总产量410万吨，减产12.3%。", 1998) == ["1997-1997"] * 2


def test_the_sales_of_one_industry_lead_no_value_of_all() -> None:
    text = (
        "某省制造业“十四五”规划\n到2025年，电子信息产业营业收入达到6.6万亿元，"
        "工业增加值达1.3万亿元。"
    )
    assert {row.code for row in told(text, 2021)} == {""}


def test_classes_of_drugs_and_slogans_count_nothing() -> None:
    nlp = pt.load("structure", "quantities")
    text = "新获批1类新药3个、三类医疗器械证300张，工地“六个百分之百”落实，科技三项费用900万元。"
    doc = nlp(pt.Document(text, year=2023))
    assert [one.text for one in doc[pt.QUANTITIES]] == ["3个", "300张", "900万元"]


def test_a_bound_is_not_shared_by_what_is_told_per_head() -> None:
    nlp = pt.load("structure", "quantities")
    doc = nlp(pt.Document("财政收入、农民人均纯收入分别增长12%和10%以上。", year=2023))
    assert [one.value.comparator for one in doc[pt.QUANTITIES]] == ["eq", "ge"]
    doc = nlp(pt.Document("工业增加值、固定资产投资均增长8%和9%以上。", year=2023))
    assert [one.value.comparator for one in doc[pt.QUANTITIES]] == ["ge", "ge"]


@pytest.mark.parametrize("reason", ["上年集中退税形成低基数", "上年同期基数较低"])
def test_why_something_grew_is_of_no_other_item(reason: str) -> None:
    text = f"一、2016年预算执行情况\n增值税27.4亿元，增长38.6%，主要是{reason}；个人所得税7.2亿元。"
    assert set(years(text, 2017)) == {"2016-2016"}


def test_goals_in_brackets_that_go_on() -> None:
    text = (
        f"{REVIEW}地区生产总值增长3.2%（目标5%，下同），规模以上工业增加值增长5.5%（6%），"
        "固定资产投资下降9.8%（增长5%）。"
    )
    assert [row.role for row in told(text, 2017)] == ["actual", "target"] * 3


@pytest.mark.parametrize("whole", ["五年目标任务", "年度目标", "总目标"])
def test_a_share_of_a_goal_is_no_level(whole: str) -> None:
    text = f"{REVIEW}2016年，城镇化率63.2%，完成{whole}的38%。"
    assert [row.measure for row in told(text, 2017)][-1] == "share"


def test_a_quarter_holds_for_all_goals_behind_it() -> None:
    text = (
        "若干措施\n力争一季度社会消费品零售总额增长6%，工业用电量增长6%以上，固定资产投资增长5%。"
    )
    assert {str(row.period_end) for row in told(text, 2026)} == {"2026-03-31"}


def test_within_years() -> None:
    text = "一、过去五年的政府工作\n五年中新增就业52万人。五年中小企业发展到3万家。"
    assert [row.indicator for row in told(text, 1993)] == ["新增就业", "中小企业"]


def test_what_a_fair_brought() -> None:
    text = f"{REVIEW}第24届牡丹花会期间，接待游客862万人次。"
    assert [row.indicator for row in told(text, 2017)] == ["第24届牡丹花会期间接待游客"]


@pytest.mark.parametrize("year", ["2019年，在高基数的情况下，", "2021年，克服高基数影响，"])
def test_years_that_lead_are_no_reasons(year: str) -> None:
    text = f"一、过去五年工作回顾\n{year}税收收入30亿元，新增就业5万人。"
    assert {str(row.period_end)[:4] for row in told(text, 2023)} == {year[:4]}


def test_names_that_begin_as_years_end() -> None:
    text = f"{REVIEW}二〇一五年中稻种植面积10万亩。五年中草药种植面积达到5万亩。"
    assert [row.indicator for row in told(text, 2017)] == ["中稻种植面积", "中草药种植面积"]


def test_quoted_goals_of_a_place_are_its_own() -> None:
    text = f"{REVIEW}实现了“城镇新增就业5万人、财政收入增长8%”的目标，居民养老预算足额安排。"
    assert [row.quantity for row in told(text, 2017)] == ["5万人", "8%"]


@pytest.mark.parametrize("word", ["新办公楼", "新批发市场"])
def test_words_that_only_begin_like_new_ones(word: str) -> None:
    assert without_new(word) == word


def test_what_must_not_be_less_is_a_floor() -> None:
    nlp = pt.load("structure", "quantities")
    doc = nlp(pt.Document("增速不能低于8.1%，负债不能超过60%。", year=2023))
    assert [one.value.comparator for one in doc[pt.QUANTITIES]] == ["ge", "le"]


def test_a_goal_that_is_changed_was_one_of_the_same_year() -> None:
    text = "某市2020年计划调整方案的报告\n建议将固定资产投资增长目标由10%调整为5%。"
    assert [(row.role, str(row.period_end)[:4]) for row in told(text, 2020)] == [
        ("baseline", "2020"),
        ("target", "2020"),
    ]


def test_last_year_beside_the_year_reviewed_is_the_one_before() -> None:
    text = "某镇2016年工作总结\n农民人均可支配收入达8236元，比去年同期的7426元增加810元。"
    assert [(row.role, str(row.period_end)[:4]) for row in told(text, 2017)] == [
        ("actual", "2016"),
        ("baseline", "2015"),
        ("actual", "2016"),
    ]


def test_what_was_so_in_a_part_is_not_of_the_parts() -> None:
    text = "某市2020年上半年经济运行情况\n固定资产投资增长5.6%，一季度为下降11.2%。其中，民间投资下降2.3%。"
    assert str(told(text, 2020)[-1].period_end) == "2020-06-30"


def test_days_are_no_change_of_a_rate() -> None:
    text = f"{REVIEW}空气质量优良天数284天，优良率77.6%，较2015年增加1天。"
    assert "1天" not in {row.quantity for row in told(text, 2017) if row.indicator.endswith("率")}


def test_shops_that_are_part_of_sales_are_no_firms() -> None:
    text = f"{REVIEW}社会消费品零售总额98.7亿元，下降12.6%，其中限额以上单位下降9.4%。"
    assert told(text, 2017)[-1].code == ""

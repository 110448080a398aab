"""Sums and means in reviews of several years, beside values of their last one."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
FIVE = "一、过去五年工作回顾\n"

Told = list[tuple[str, str]]


def told(text: str, year: int = 2017) -> Told:
    """Name and years of each row, in order."""
    return [(name, years) for name, _, years, _ in told_rows(NLP, text, year)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            f"{FIVE}2016年完成地区生产总值1230亿元；累计完成固定资产投资3600亿元；"
            "实际利用外资累计达到16亿美元。",
            [
                ("地区生产总值", "2016"),
                ("固定资产投资", "2012-2016"),
                ("实际利用外资", "2012-2016"),
            ],
        ),
        (
            f"{FIVE}五年来，全市综合实力显著增强。2016年，财政总收入达到150亿元；"
            "累计引进亿元以上项目320个。",
            [("财政总收入", "2016"), ("引进亿元以上项目", "2012-2016")],
        ),
        (
            "一、2016年及本届政府工作回顾\n累计淘汰落后炼铁产能310万吨。",
            [("淘汰落后炼铁产能", "2012-2016")],
        ),
        # A paragraph that begins with the last year is of that year, sums and all.
        (
            f"{FIVE}2016年，全市上下奋力拼搏，完成地区生产总值1230亿元。"
            "城镇新增就业4750人，医保累计报销2.89亿元。",
            [("地区生产总值", "2016"), ("城镇新增就业", "2016"), ("医保累计报销", "2016")],
        ),
        # A mean of all years tells of itself alone.
        (
            "2016年，地方财政收入16.9亿元，五年年均增长10%；固定资产投资88亿元，增长26%。",
            [
                ("地方财政收入", "2016"),
                ("地方财政收入", "2012-2016"),
                ("固定资产投资", "2016"),
                ("固定资产投资", "2016"),
            ],
        ),
        (
            "2016年，地方财政收入16.9亿元，五年年均增长10%；外贸出口88亿元，年均增长26%。",
            [
                ("地方财政收入", "2016"),
                ("地方财政收入", "2012-2016"),
                ("外贸出口", "2016"),
                ("外贸出口", "2012-2016"),
            ],
        ),
    ],
)
def test_sums_and_means_of_a_term(text: str, expected: Told) -> None:
    assert told(text) == expected


def test_a_base_beside_a_mean_is_the_year_before_all() -> None:
    text = "2016年，生产总值突破千亿元，五年年均增长12%；人均生产总值由1.3万元提高到2.57万元。"
    assert told(text)[-2:] == [("人均生产总值", "2011"), ("人均生产总值", "2016")]


@pytest.mark.parametrize(
    ("title", "years"),
    [
        ("某省“十三五”农业发展行动方案\n", "2017-2019"),
        ("某省“十三五”农业发展规划\n", "2017-2019"),
    ],
)
def test_a_mean_up_to_a_year_within_a_plan(title: str, years: str) -> None:
    assert told(f"{title}到2019年，农业增加值年均增长6%左右。") == [("农业增加值", years)]


@pytest.mark.parametrize("word", ["单产", "亩产"])
def test_a_yearly_yield_is_no_mean_of_years(word: str) -> None:
    text = f"二、总体要求\n到2020年，奶牛存栏恢复到150万头，玉米年均{word}达到800公斤以上。"
    assert told(text)[-1] == (f"玉米年均{word}", "2020")


@pytest.mark.parametrize("last", ["2016年", "去年"])
@pytest.mark.parametrize("this", ["今年", "2017年"])
def test_a_paragraph_on_this_year_behind_one_on_the_last_is_a_plan(last: str, this: str) -> None:
    text = (
        f"{last}，全省地区生产总值增长6.4%，固定资产投资增长5.9%。\n"
        f"{this}，全省地区生产总值增长6%，城镇新增就业30万人。粮食总产量80亿斤。"
    )
    roles = [(role, years) for _, role, years, _ in told_rows(NLP, text, 2017, "620000")]
    assert roles == [("actual", "2016")] * 2 + [("target", "2017")] * 3


@pytest.mark.parametrize(
    ("text", "years"),
    [
        # The year of a value beside the sum of all, and of growth right behind a level.
        ("五年累计完成固定资产投资486亿元，2016年完成112亿元，增长8.2%。", ["2016", "2016"]),
        ("五年累计接待游客3200万人次，其中2016年接待游客792万人次。", ["2016"]),
        ("五年来，新增上市企业9家，拥有中国驰名商标31枚。", ["2016"]),
    ],
)
def test_values_beside_sums(text: str, years: list[str]) -> None:
    assert [one for _, one in told(f"{FIVE}{text}")][1:] == years


def test_growth_behind_a_level_is_of_its_year() -> None:
    text = (
        "一、2000年和“九五”计划执行情况\n2000年，国内生产总值实现3253亿元。"
        "“九五”期间，国内生产总值年均增长8.6%。地方财政收入185.3亿元，增长8.4%。"
    )
    assert told(text, 2001)[-2:] == [("地方财政收入", "2000")] * 2


@pytest.mark.parametrize("event", ["8月12日遭受特大暴雨灾害后", "8月12日地震发生后"])
def test_what_was_done_after_a_disaster_is_not_of_its_day(event: str) -> None:
    text = f"一、2016年工作回顾\n{event}，全县投入救灾资金1.2亿元，修复公路86公里。"
    assert [years for _, years in told(text)] == ["2016", "2016"]


def test_a_plan_that_comes_out_late_looks_back_on_the_year_before_its_first() -> None:
    text = (
        "某市生态环境保护“十四五”规划\n一、现状与形势\n2020年，全市空气质量优良率93.4%。"
        "水质优良率由2016年的25%上升到81.3%。城镇污水处理率97.2%。"
    )
    assert [years for _, years in told(text, 2022)] == ["2020", "2016", "2020", "2020"]


def test_the_points_of_a_year_of_a_plan_are_of_that_year() -> None:
    text = (
        "某市三年行动计划（2018—2020年）2020年工作要点\n二、2020年目标\n技术合同成交额增长20%以上。"
    )
    assert told(text, 2020) == [("技术合同成交额", "2020")]


def test_the_tenth_plan_is_of_its_years() -> None:
    text = "某市第十个五年计划纲要\n二、“十五”计划的主要目标\n国内生产总值年均增长10%以上，三次产业比例为4∶50∶46。"
    assert [years for _, years in told(text, 2001)] == ["2001-2005", "2005", "2005", "2005"]


def test_a_term_whose_last_year_is_not_over() -> None:
    text = (
        "（2016年9月27日）\n一、过去五年工作回顾\n2015年，完成地区生产总值128.6亿元，"
        "年均增长11.2%。农民人均纯收入达到7846元。\n二、今后五年的奋斗目标\n"
        "到2020年，地区生产总值突破200亿元；财政总收入突破10亿元。"
    )
    years = [years for _, years in told(text, 2016)]
    assert years == ["2015", "2011-2015", "2015", "2020", "2020"]


def test_the_year_of_a_work_is_not_that_of_what_follows() -> None:
    text = "某市第十五个五年规划纲要\n第三章 主要任务\n推动转化项目2028年投产，兰炭产能稳定在3000万吨；金属镁产能达到35万吨。"
    assert told(text, 2026)[-1] == ("金属镁产能", "2030")

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

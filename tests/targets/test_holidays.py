"""What a holiday brought is told of it alone."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")


ALL = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0})


def names(text: str, year: int = 2023, nlp: pt.Pipeline = NLP) -> list[tuple[str, str]]:
    """Name and first day of each row."""
    rows = value_rows(nlp, text, year, "330400")
    return [(row.indicator, str(row.period_start or "")) for row in rows]


def test_a_holiday_in_news_is_no_sum_since_january() -> None:
    text = "本报10月8日讯 国庆假期，全市共接待游客328.4万人次，实现旅游收入28.6亿元。"
    assert names(text) == [("国庆假期接待游客", ""), ("国庆假期旅游收入", "")]


def test_the_sentence_before_names_the_holiday() -> None:
    text = (
        "某某网5月4日讯 刚刚过去的“五一”假期，市场红火。假期5天，全市共接待游客228.4万人次，"
        "实现旅游收入18.6亿元，较2019年同期分别增长18%和11%。其中，A级景区门票收入846万元。"
    )
    found = names(text)
    assert [name for name, _ in found] == [
        "“五一”假期接待游客",
        "“五一”假期旅游收入",
        "“五一”假期接待游客",
        "“五一”假期旅游收入",
        "“五一”假期A级景区门票收入",
    ]
    assert {day for _, day in found} == {""}


def test_a_headline_names_it_without_a_word_for_days() -> None:
    text = "某某“五一”接待游客528万人次 旅游收入超38亿元\n本报5月4日讯 市场红火。"
    assert names(text, nlp=ALL)[-1] == ("“五一”旅游收入", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("节能改造完成30项，全市接待游客28万人次。", "接待游客"),
        ("节水灌溉面积达到3万亩，粮食产量28万吨。", "粮食产量"),
    ],
)
def test_other_words_with_the_same_character_are_none(text: str, name: str) -> None:
    assert names(f"一、2023年工作回顾\n{text}", 2024)[-1] == (name, "2023-01-01")

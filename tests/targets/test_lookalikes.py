"""Words that look like those that a rule goes by, and say something else."""

from __future__ import annotations

from datetime import date

import pytest

import policytext as pt
from policytext.targets.times import closed
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年工作安排\n"
TERM = "一、过去五年工作回顾\n过去五年，地区生产总值年均增长6%。\n"
FIVE = "2019-2023"

Row = tuple[str, str, str, str]

CASES: list[tuple[str, list[Row]]] = [
    # 完成 and 实现 tell of the whole year behind the end of the one that is over, not of one to come.
    (
        "到2027年底，建成智能工厂20家，完成造林5万亩，实现旅游收入500亿元。",
        [
            ("20家", "智能工厂", "target", "2027"),
            ("5万亩", "造林", "target", "2027"),
            ("500亿元", "旅游收入", "target", "2027"),
        ],
    ),
    # What a heading ends is no part of what stands above it.
    (
        REVIEW + "地区生产总值完成860亿元，增长6%。\n（二）财政收支\n从收入看，增长5%。",
        [
            ("860亿元", "地区生产总值", "actual", "2023"),
            ("6%", "地区生产总值", "actual", "2023"),
        ],
    ),
    # An item ends with what is told of something else.
    (
        REVIEW + "——财政收入。完成30亿元，增长6%。同时抓好招商，固定资产投资完成200亿元。增长5%。",
        [
            ("30亿元", "财政收入", "actual", "2023"),
            ("6%", "财政收入", "actual", "2023"),
            ("200亿元", "固定资产投资", "actual", "2023"),
        ],
    ),
    # 其中 may name what is no part.
    (
        REVIEW + "全年接待游客300万人次，旅游收入20亿元。其中，境外游客达3万人次，增长6%。",
        [
            ("300万人次", "接待游客", "actual", "2023"),
            ("20亿元", "旅游收入", "actual", "2023"),
            ("3万人次", "境外游客", "actual", "2023"),
            ("6%", "境外游客", "actual", "2023"),
        ],
    ),
    # Who sees to it that goals are met does not tell that they were.
    *(
        (
            PLAN + f"{words}，确保粮食产量达到50万吨，新增就业5万人。",
            [("50万吨", "粮食产量", "target", "2024"), ("5万人", "新增就业", "target", "2024")],
        )
        for words in ("强化目标任务落实情况督查", "严格考核目标任务落实情况")
    ),
    # The goals of a year to come are not seen as reached.
    *(
        (
            f"从{year}主要目标看，城镇化率达到65%，粮食产量50万吨。",
            [("65%", "城镇化率", "target", "2024"), ("50万吨", "粮食产量", "target", "2024")],
        )
        for year in ("2024年", "今年")
    ),
    # 不低于6% is a goal, 低于6%的目标 was missed.
    (
        "2024年，围绕不低于6%的预期目标，固定资产投资增长8%，财政收入增长7%。",
        [("8%", "固定资产投资", "target", "2024"), ("7%", "财政收入", "target", "2024")],
    ),
    # What was overcome, or understood, is no difficulty of the last year.
    *(
        (
            f"{TERM}{words}。新建学校9所。",
            [("6%", "地区生产总值", "actual", FIVE), ("9所", "新建学校", "actual", FIVE)],
        )
        for words in (
            "民生短板加快补齐，突出抓好教育",
            "我们深刻认识到，发展是第一要务",
            "我们坚持问题导向，突出重点工程",
            "也正因如此，存在感不断提升",
        )
    ),
    # 占补平衡, 占道 tell of no share.
    *(
        (
            f"{name}，增长15%。",
            [
                (value, name.removesuffix(value), "actual", "2023"),
                ("15%", name.removesuffix(value), "actual", "2023"),
            ],
        )
        for name, value in (
            ("耕地占补平衡指标交易收入12亿元", "12亿元"),
            ("城市道路占道停车位3000个", "3000个"),
        )
    ),
    # Below the heading of a year that is over 全年 is that year.
    (
        REVIEW + "今年以来，全市经济平稳运行。预计全年地区生产总值完成860亿元，增长6%。",
        [
            ("860亿元", "地区生产总值", "actual", "2023"),
            ("6%", "地区生产总值", "actual", "2023"),
        ],
    ),
    # A yearly mean goes on to the next.
    (
        "地区生产总值三年年均增长5%，财政收入年均增长6%。",
        [
            ("5%", "地区生产总值", "actual", "2021-2023"),
            ("6%", "财政收入", "actual", "2021-2023"),
        ],
    ),
    # Growth that rose from another rate is growth.
    (
        "工业增加值增长5%，由上半年的4%回升到5%。",
        [
            ("5%", "工业增加值", "actual", "2023"),
            ("4%", "工业增加值", "baseline", "2023"),
            ("5%", "工业增加值", "actual", "2023"),
        ],
    ),
    # 后 belongs to what stands before it.
    (
        "改造后年产钢50万吨。",
        [("50万吨", "改造后年产钢", "actual", "2023")],
    ),
    # The plan that is compared, not the one with which it is.
    (
        "“十一五”投资是“十五”的2倍。五年新建公路80公里。",
        [("80公里", "新建公路", "actual", "2006-2010")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_words_that_only_look_alike_tell_nothing(text: str, rows: list[Row]) -> None:
    found = told_rows(NLP, text, 2024)
    assert [(value, name, role, years) for name, role, years, value in found] == rows


def test_growth_that_rose_from_a_rate_stays_growth() -> None:
    doc = NLP(pt.Document("工业增加值增长5%，由上半年的4%回升到5%。", year=2024))
    assert {row.value.measure for row in doc[pt.TARGETS]} == {"growth"}


@pytest.mark.parametrize("words", ["新签合同30亿元", "群众参与10万人次"])
def test_a_goal_behind_a_noun_is_one(words: str) -> None:
    nlp = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.01}
    )
    doc = nlp(pt.Document(f"{PLAN}力争实现{words}的目标。", issuer="320400", year=2024))
    assert [row.value.role for row in doc[pt.TARGETS]] == ["target"]


@pytest.mark.parametrize(("border", "year"), [("", 2024), ("\n", 2023), ("。" * 700, 2023)])
def test_a_year_under_way_is_told_of_in_its_own_paragraph(border: str, year: int) -> None:
    text = f"2024年政府工作报告\n今年以来，经济平稳。{border}{'各项工作稳步推进。' * 40}全年"
    doc = pt.Document(text, year=2024)
    start = len(doc.text) - 2
    whole = pt.TimeInterval(date(2024, 1, 1), date(2024, 12, 31))
    time = pt.Span(start, start + 2, "全年", "TIME", whole)
    assert closed(doc, time, "actual").end == date(year, 12, 31)

"""Goals that a review tells of, and what became of them."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
REVIEW, PLAN = "政府工作报告\n一、2024年工作回顾\n", "政府工作报告\n二、2025年工作安排\n"

Row = tuple[str, str, int, str]

CASES: list[tuple[str, list[Row]]] = [
    # A goal without a year of its own is of the year that is looked back on.
    (
        REVIEW + "地区生产总值增长目标为7%，实际增长7.4%。",
        [("地区生产总值", "target", 2024, "7%"), ("地区生产总值", "actual", 2024, "7.4%")],
    ),
    (
        REVIEW + "固定资产投资增长9%的目标没有实现。",
        [("固定资产投资", "target", 2024, "9%")],
    ),
    (
        REVIEW + "对照年初目标，地区生产总值目标增长7%、预计增长6.6%左右。",
        [("地区生产总值", "target", 2024, "7%"), ("地区生产总值", "actual", 2024, "6.6%左右")],
    ),
    (
        REVIEW + "年初确定的地区生产总值增长7%的目标。",
        [("地区生产总值", "target", 2024, "7%")],
    ),
    (
        REVIEW + "去年原定城镇新增就业3000人。",
        [("城镇新增就业", "target", 2024, "3000人")],
    ),
    # A goal with which a result is compared is neither a result nor a goal of that bound.
    (
        REVIEW + "城镇调查失业率4.9%，低于5.3%的预期目标。",
        [("城镇调查失业率", "actual", 2024, "4.9%")],
    ),
    # So is one that was kept to, whatever heading it stands below.
    (
        "城镇新增就业9867人，城镇登记失业率3.98%，控制在4.5%的目标以内。",
        [("城镇新增就业", "actual", 2024, "9867人"), ("城镇登记失业率", "actual", 2024, "3.98%")],
    ),
    # A goal that was missed is none of the year that begins.
    (
        "预计地区生产总值增长5.5%，低于7%的预期目标1.5个百分点。财政收入增长3%。",
        [("地区生产总值", "actual", 2024, "5.5%"), ("财政收入", "actual", 2024, "3%")],
    ),
    # A goal that is told beside a result ends with it.
    (
        REVIEW + "固定资产投资增长5%，计划目标为7%，其中工业投资增长9%；财政收入增长6%。",
        [
            ("固定资产投资", "actual", 2024, "5%"),
            ("固定资产投资", "target", 2024, "7%"),
            ("工业投资", "actual", 2024, "9%"),
            ("财政收入", "actual", 2024, "6%"),
        ],
    ),
    # So are all values of a sentence that tells what came of goals.
    (
        "2024年主要预期目标完成情况：生产总值预期增长7%，实际增长6%；财政收入预期增长6%，实际增长8%。",
        [
            ("生产总值", "target", 2024, "7%"),
            ("生产总值", "actual", 2024, "6%"),
            ("财政收入", "target", 2024, "6%"),
            ("财政收入", "actual", 2024, "8%"),
        ],
    ),
    *(
        (
            f"{lead}，地区生产总值增长6%，财政收入增长8%。",
            [
                ("地区生产总值", "actual", 2024, "6%"),
                ("财政收入", "actual", 2024, "8%"),
            ],
        )
        for lead in (REVIEW + "从主要预期目标看", "2024年主要预期目标执行情况良好")
    ),
    (
        "从今年的预期目标看，地区生产总值增长6%。",
        [("地区生产总值", "target", 2025, "6%")],
    ),
    # A ceiling stays one.
    (
        REVIEW + "城镇登记失业率控制在4.2%以内的目标没有完成。",
        [("城镇登记失业率", "limit", 2024, "控制在4.2%以内")],
    ),
    # Outside a review the words beside it say so.
    (
        PLAN + "固定资产投资增长9%的目标没有实现。",
        [("固定资产投资", "target", 2024, "9%")],
    ),
    # Goals that are set in a list are the year's, also where a heading is missing.
    (
        REVIEW + "经济社会发展的主要预期目标是：地区生产总值增长7%。",
        [("地区生产总值", "target", 2025, "7%")],
    ),
    # A year of its own wins, in a review and in a plan.
    (
        REVIEW + "到2027年地区生产总值达到900亿元的目标更加明确。",
        [("地区生产总值", "target", 2027, "900亿元")],
    ),
    # What was proposed then was a goal of then, also outside a review.
    (
        PLAN + "去年我在报告中曾提出，要把居民消费价格涨幅控制在4%以内。",
        [("居民消费价格", "limit", 2024, "控制在4%以内")],
    ),
    (
        PLAN + "去年政府工作报告提出，物价涨幅要控制在6%以内。",
        [("物价", "limit", 2024, "控制在6%以内")],
    ),
    (
        PLAN + "去年政府工作报告提出，物价涨幅要从9%回落到6%左右。",
        [("物价", "baseline", 2023, "9%"), ("物价", "target", 2024, "6%左右")],
    ),
    # What came of it need not be called a goal.
    (
        PLAN + "去年政府工作报告提出，物价涨幅要从9%降到6%左右，经过各方努力，实际回落到4.2%。",
        [
            ("物价", "baseline", 2023, "9%"),
            ("物价", "target", 2024, "6%左右"),
            ("物价", "actual", 2024, "4.2%"),
        ],
    ),
    # What is planned is a goal, in a review, too.
    (
        REVIEW + "新建社区食堂12个，计划新建学校5所。",
        [("新建社区食堂", "actual", 2024, "12个"), ("新建学校", "target", 2025, "5所")],
    ),
    (
        PLAN + "原计划，力争城镇新增就业7000人。",
        [("城镇新增就业", "target", 2024, "7000人")],
    ),
    (
        PLAN + "今年的主要预期目标是：地区生产总值增长7%，居民收入实际增长6%。",
        [("地区生产总值", "target", 2025, "7%"), ("居民收入", "target", 2025, "6%")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_goals_of_the_time_under_review(text: str, expected: list[Row]) -> None:
    doc = NLP(pt.Document(text, issuer="130624", year=2025))
    found = []
    for row in doc[pt.TARGETS]:
        value = row.value
        assert value.quantity is not None
        assert value.period is not None
        assert value.period.end is not None
        told = (value.indicator, value.role, value.period.end.year, value.quantity.text)
        found.append((value.quantity.start, told))
    assert [told for _, told in sorted(found)] == expected

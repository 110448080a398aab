"""Values told beside others: shares of a whole, changes in plain words, goals that were missed."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
REVIEW = "一、2023年工作回顾\n"

TOLD = [
    # The name ends before 占, though the codebook knows the whole by its name.
    ("民生支出占一般公共预算支出的78%。", "民生支出", "share", "78%", "占一般公共预算支出的78%"),
    ("工业增加值仅占生产总值的38%。", "工业增加值", "share", "38%", "占生产总值的38%"),
    ("企业利润比上年多1.2亿元。", "企业利润", "change", "1.2亿元", ""),
    ("新增就业比去年同期少300人。", "新增就业", "decrease", "300人", ""),
    # The comma of a number ends no clause.
    ("实施5,000万元以上工业项目60个。", "5,000万元以上工业项目", "level", "60个", ""),
    # A goal that was missed is of the past as one that was met is.
    ("失业率5.1%，低于年初预期目标。", "失业率", "level", "5.1%", "低于年初预期目标"),
    # 最多跑一次 is the name of a reform, no bound on what follows.
    ("深化“最多跑一次”改革，办理事项112项。", "办理事项", "level", "112项", ""),
    (
        "国庆黄金周7天接待游客12万人次，实现旅游收入6000万元。",
        "国庆黄金周旅游收入",
        "level",
        "6000万元",
        "",
    ),
    # What is so by now is so at the end of what is looked back on.
    ("绿地率由2018年的32%提高到目前的43%。", "绿地率", "level", "43%", ""),
    ("供热面积由2018年的32万平米达到现在的143万平米。", "供热面积", "level", "143万平米", ""),
    ("入驻企业由3家发展到如今的28家。", "入驻企业", "level", "28家", ""),
    # A size is part of a name, also of those that sums of money belong to.
    (
        "到位资金52亿元，增长12%，其中亿元以上项目到位资金18亿元。",
        "亿元以上项目到位资金",
        "level",
        "18亿元",
        "",
    ),
    (
        "利用外资3.2亿美元，增长8%，其中千万美元以上项目到资1.2亿美元。",
        "千万美元以上项目到资",
        "level",
        "1.2亿美元",
        "",
    ),
]


@pytest.mark.parametrize(("text", "name", "measure", "quantity", "wording"), TOLD)
def test_values_beside_others(
    text: str, name: str, measure: str, quantity: str, wording: str
) -> None:
    doc = NLP(pt.Document(REVIEW + text, issuer="320400", year=2024))
    row = max(doc.targets(), key=lambda row: row.quantity_start or 0)
    assert (row.indicator, row.measure, row.quantity) == (name, measure, quantity)
    assert (row.role, row.wording or "") == ("actual", wording)


@pytest.mark.parametrize(
    "text",
    [
        "研发经费投入占比没有完成规划目标。",
        "固定资产投资未完成年度目标任务。",
        "地区生产总值未能如期完成预期目标。",
        "进出口总额难以完成全年任务。",
    ],
)
def test_goals_that_were_not_kept_are_not_told_as_kept(text: str) -> None:
    nlp = pt.load(
        "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.0}
    )
    assert not nlp(pt.Document(REVIEW + text, issuer="320400", year=2024)).targets()
    kept = nlp(pt.Document(f"{REVIEW}固定资产投资完成年度目标任务。", issuer="320400", year=2024))
    assert [row.wording for row in kept.targets()] == ["完成年度目标任务"]


@pytest.mark.parametrize(
    ("text", "role", "year"),
    [
        ("全市森林覆盖率已经超过60%。", "actual", 2023),
        ("全市森林覆盖率超过60%。", "target", 2024),
        ("高标准农田已经达到300万亩。", "actual", 2023),
    ],
)
def test_what_has_been_passed_is_no_goal(text: str, role: str, year: int) -> None:
    doc = NLP(pt.Document(f"二、2024年重点工作\n{text}", issuer="320400", year=2024))
    (row,) = doc.targets()
    assert row.period_end is not None
    assert (row.role, row.period_end.year) == (role, year)

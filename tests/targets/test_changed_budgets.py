"""Budgets that are changed in their year, final accounts, and whose budget a sentence is on."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.6})

Row = tuple[str, str, str]


def rows(text: str, year: int = 2020) -> list[Row]:
    """Name, role and year of each row, in order."""
    told = value_rows(NLP, text, year, "520300")
    return [(row.indicator, row.role, str(row.period_end)) for row in told]


THIS, LAST, HALF = "2020-12-31", "2019-12-31", "2020-06-30"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "一、上半年预算执行情况\n1—6月，一般公共预算收入121.32亿元。\n"
            "二、政府性基金预算调整方案\n新增专项债券41.60亿元。卫生健康支出增加2.36亿元。",
            [
                ("一般公共预算收入", "actual", HALF),
                ("新增专项债券", "target", THIS),
                ("卫生健康支出", "target", THIS),
            ],
        ),
        (
            "一、预算调整的主要内容\n"
            "政府性基金收入由年初预算的110亿元调整为92亿元，"
            "市级一般公共预算收入由年初预算的84.60亿元调减为78.20亿元。",
            [
                ("政府性基金收入", "baseline", THIS),
                ("政府性基金收入", "target", THIS),
                ("市级一般公共预算收入", "baseline", THIS),
                ("市级一般公共预算收入", "target", THIS),
            ],
        ),
        (
            "关于2020年财政预算调整方案（草案）的报告\n二、政府性基金预算调整\n"
            "预计全年政府性基金收入完成19.5亿元。",
            [("政府性基金收入", "actual", THIS)],
        ),
        # With transfers it is another sum.
        (
            "一、2019年预算执行情况\n省级一般公共预算收入318亿元，省级一般公共预算收入总计518亿元。",
            [
                ("省级一般公共预算收入", "actual", LAST),
                ("省级一般公共预算收入总计", "actual", LAST),
            ],
        ),
        # What the account counts is no part of the name, and 本年 is the year that it is of.
        (
            "关于2019年财政决算的报告\n一般公共预算收入决算数为352亿元，支出执行数为310亿元。",
            [("一般公共预算收入", "actual", LAST), ("一般公共预算支出", "actual", LAST)],
        ),
        (
            "关于2019年财政决算（草案）的报告\n三、社会保险基金决算情况\n"
            "2019年社会保险基金收入184亿元；本年收支结余66亿元，滚存结余472亿元。",
            [("社会保险基金收入", "actual", LAST), ("滚存结余", "actual", LAST)],
        ),
        (
            "一、2019年财政预算执行情况\n2019年，大口径财政收入预算为10.86亿元，"
            "执行中受疫情影响，经县人大常委会批准调整为10.2亿元。",
            [("大口径财政收入", "target", LAST), ("大口径财政收入", "target", LAST)],
        ),
        # Growth right behind what was approved is approved with it.
        (
            "一、2019年财政预算执行情况\n县人大会议批准的一般公共预算收入为206.8亿元，"
            "比上年增长14%。一般公共预算支出年初预算为50亿元，增长12%。",
            [
                ("一般公共预算收入", "target", LAST),
                ("一般公共预算收入", "target", LAST),
                ("一般公共预算支出", "target", LAST),
                ("一般公共预算支出", "target", LAST),
            ],
        ),
        (
            "关于2020年预算调整方案（草案）的报告\n2020年初，县人大会议批准的一般公共预算收入为52亿元。",
            [("一般公共预算收入", "target", THIS)],
        ),
        (
            "二、2020年财政预算草案\n一般公共预算总收入安排234.4亿元，比上年预计完成数增长12%。",
            [("一般公共预算总收入", "target", THIS), ("一般公共预算总收入", "target", THIS)],
        ),
        # How far a figure was off is no change.
        (
            "一、2019年预算执行情况\n一般公共预算收入完成49.5亿元，比年初预算减少2.5亿元。",
            [("一般公共预算收入", "actual", LAST)],
        ),
        ("与快报数相比，一般公共预算收入增加0.12亿元，支出减少1.9亿元。", []),
        ("与向省人代会报告的执行数相比，一般公共预算收入增加0.12亿元。", []),
    ],
)
def test_changed_budgets_and_accounts(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "市本级一般公共预算收入完成12亿元。全市一般公共预算支出473亿元。",
            ["市本级一般公共预算收入", "一般公共预算支出"],
        ),
        (
            "市本级一般公共预算收入完成12亿元。教育支出20亿元。",
            ["市本级一般公共预算收入", "市本级教育支出"],
        ),
        (
            "2．省级一般公共预算执行情况\n中央补助收入797亿元，其中：一般性转移支付468亿元，"
            "专项转移支付223亿元。",
            ["中央补助收入", "一般性转移支付", "专项转移支付"],
        ),
    ],
)
def test_whose_budget_it_is(text: str, names: list[str]) -> None:
    assert [name for name, _, _ in rows(f"一、2019年预算执行情况\n{text}")] == names

"""What a budget planned, and what came of it."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.targets.budget_plans import goes_on, plan_told, planned_name
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
BACK, AHEAD = "一、2017年预算执行情况\n", "二、2018年预算草案\n"
REVIEW = "一、2017年工作回顾\n"
GENERAL = "（一）一般公共预算\n"
INCOME, SPENDING = "一般公共预算收入", "一般公共预算支出"

Row = tuple[str, str, str, str]

CASES: list[tuple[str, list[Row]]] = [
    # What was approved was a goal, and who approved it is no part of the name.
    (
        BACK + "2017年，县十四届人大七次会议批准的一般公共预算收入为17亿元，实际完成19亿元，"
        "为预算的112%，增长22%。",
        [
            (INCOME, "target", "2017", "17亿元"),
            (INCOME, "actual", "2017", "19亿元"),
            (INCOME, "actual", "2017", "112%"),
            (INCOME, "actual", "2017", "22%"),
        ],
    ),
    (
        BACK + "县人大常委会批准的财政支出为17亿元，实际支出16亿元。",
        [("财政支出", "target", "2017", "17亿元"), ("财政支出", "actual", "2017", "16亿元")],
    ),
    (
        REVIEW + "县人大常委会批准的重点项目完成投资5亿元。",
        [("重点项目完成投资", "actual", "2017", "5亿元")],
    ),
    (
        BACK + "2017年，一般公共预算收入任务为5亿元，实际完成6亿元。",
        [(INCOME, "target", "2017", "5亿元"), (INCOME, "actual", "2017", "6亿元")],
    ),
    # More income than the year before goes on with the income, also behind its share of the plan.
    (
        BACK + f"{INCOME}完成5亿元，为预算的101%，比上年增收2410万元，增长5%。",
        [
            (INCOME, "actual", "2017", "5亿元"),
            (INCOME, "actual", "2017", "101%"),
            (INCOME, "actual", "2017", "2410万元"),
            (INCOME, "actual", "2017", "5%"),
        ],
    ),
    # So was what a budget has for a name, first or once it was changed.
    (
        BACK + GENERAL + "支出预算调整为59亿元，实际支出58亿元，增长8%。",
        [
            (SPENDING, "target", "2017", "59亿元"),
            (SPENDING, "actual", "2017", "58亿元"),
            (SPENDING, "actual", "2017", "8%"),
        ],
    ),
    (
        BACK + "一般公共预算支出年初预算为17亿元，调整预算为19亿元，实际执行18亿元，增长2%。",
        [
            (SPENDING, "target", "2017", "17亿元"),
            (SPENDING, "target", "2017", "19亿元"),
            (SPENDING, "actual", "2017", "18亿元"),
            (SPENDING, "actual", "2017", "2%"),
        ],
    ),
    (
        BACK + "教育支出预算为3亿元，实际支出3.2亿元；农林水支出预算为2亿元，实际支出2.1亿元。",
        [
            ("教育支出", "target", "2017", "3亿元"),
            ("教育支出", "actual", "2017", "3.2亿元"),
            ("农林水支出", "target", "2017", "2亿元"),
            ("农林水支出", "actual", "2017", "2.1亿元"),
        ],
    ),
    (
        AHEAD + "一般公共预算收入预算为18亿元，增长9%。",
        [(INCOME, "target", "2018", "18亿元"), (INCOME, "target", "2018", "9%")],
    ),
    # What was cut from a budget was done.
    (
        REVIEW + "压减一般性支出预算1200万元。",
        [("一般性支出", "actual", "2017", "1200万元")],
    ),
]


@pytest.mark.parametrize(("text", "rows"), CASES)
def test_plans_of_budgets(text: str, rows: list[Row]) -> None:
    assert told_rows(NLP, text, 2018) == rows


@pytest.mark.parametrize(
    ("before", "words", "told"),
    [
        ("", "县人代会批准的财政收入为", "goal"),
        ("", "耕地占用税收入预算", "goal"),
        ("财政支出预算为9亿元", "，执行中调整为", "goal"),
        ("财政支出预算为9亿元，执行中调整为8亿元", "，完成", "outcome"),
        ("财政收入年初预算9亿元", "，实际完成", "outcome"),
        ("财政收入预算为9亿元", "，实际支出", ""),
        ("财政收入预算为9亿元", "，增加", ""),
        ("财政收入完成9亿元", "，实际完成", ""),
        ("", "完成收入预算", ""),
        ("", "占支出预算", ""),
        ("", "调整支出预算", ""),
        ("", "县人大批准的债务限额为", ""),
        ("", "最低工资标准支出调整为", ""),
    ],
)
def test_words_of_plans(before: str, words: str, told: str) -> None:
    text = before + words + "8亿元"
    start, place = len(before), len(before) + len(words)
    assert plan_told(text, 0, start, place) == told
    assert goes_on(text, 0, start, place) == (told != "" and before != "")


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("教育支出预算", "教育支出"),
        ("一般公共预算收入年初预算数", INCOME),
        ("一般公共预算", "一般公共预算"),
        ("“三公”经费预算", "“三公”经费预算"),
    ],
)
def test_names_without_the_budget_for_them(name: str, bare: str) -> None:
    assert planned_name(name) == bare

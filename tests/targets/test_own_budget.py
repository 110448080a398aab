"""Whose budget rows of budget reports are of, and how it is called."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.targets.own_budget import bare_of_budget, of_budget, of_same_fund

LAYERS = ("structure", "quantities", "entities", "links", "targets")
# Names are asked for, not how sure they are.
NLP = pt.load(*LAYERS, targets={"min_score": 0.4})
BACK, AHEAD = "一、2016年预算执行情况\n", "二、2017年预算草案\n"
INCOME = "一般公共预算收入"
GENERAL, FUNDS = "（一）一般公共预算\n", "（二）政府性基金预算\n"

CASES = [
    # The items of a budget are of its level, also of an autonomous region, in its own sentence.
    (
        AHEAD + "自治区本级支出安排820亿元，其中：教育支出96亿元，增长8%。",
        ["自治区本级支出", "自治区本级教育支出", "自治区本级教育支出"],
    ),
    (
        AHEAD + "市本级支出安排12亿元，主要支出安排：教育支出2.1亿元；农林水支出1.6亿元。",
        ["市本级支出", "市本级教育支出", "市本级农林水支出"],
    ),
    (
        AHEAD + "全市一般公共预算支出安排112亿元，主要支出安排：教育支出21亿元。",
        ["一般公共预算支出", "教育支出"],
    ),
    # One level for all of a list, whatever words its names have.
    (
        BACK + "市级一般公共预算收入完成5亿元。主要收入项目完成情况是：增值税8600万元；"
        "营业税1.3亿元；企业所得税4200万元；城市维护建设税5100万元。",
        [
            "市级一般公共预算收入",
            "市级增值税",
            "市级营业税",
            "市级企业所得税",
            "市级城市维护建设税",
        ],
    ),
    (
        AHEAD + "市级一般公共预算支出安排62亿元。主要支出项目：文化旅游体育与传媒支出1.2亿元。"
        "旅游总收入36亿元。",
        ["市级一般公共预算支出", "市级文化旅游体育与传媒支出", "旅游总收入"],
    ),
    # So do items in a sentence of their own, and those below a heading on what one level did.
    (
        BACK + "市级一般公共预算支出142亿元，增长5%。教育支出19亿元，增长6%。",
        ["市级一般公共预算支出"] * 2 + ["市级教育支出"] * 2,
    ),
    (
        BACK + "全市一般公共预算支出142亿元，增长5%。教育支出19亿元。",
        ["一般公共预算支出", "一般公共预算支出", "教育支出"],
    ),
    (
        BACK + "2.省本级执行情况\n省本级一般公共预算收入1013亿元。增值税382亿元。\n"
        "九县（市）一般公共预算收入24亿元。",
        ["省本级一般公共预算收入", "省本级增值税", "九县（市）一般公共预算收入"],
    ),
    # Bare spending goes on with the income before it, and what is told of all does not.
    (
        BACK + FUNDS + "市级基金收入6亿元，增长4%，主要是出让收入增收较多；支出5亿元。",
        ["市级基金收入", "市级基金收入", "市级基金支出"],
    ),
    (
        BACK + GENERAL + "市级一般公共预算收入6亿元，其中税收收入4亿元；支出16亿元。",
        ["市级一般公共预算收入", "市级税收收入", "市级一般公共预算支出"],
    ),
    (
        BACK + GENERAL + "全市一般公共预算收入36亿元，其中市级一般公共预算收入6亿元；支出90亿元。",
        ["一般公共预算收入", "市级一般公共预算收入", "一般公共预算支出"],
    ),
    # What is left of a fund is that of the fund right before it, of one year or of all.
    (
        BACK + FUNDS + "城乡居民基本养老保险基金收入18亿元，支出10亿元，当年结余8亿元，"
        "年末滚存结余69亿元；其中，工伤保险基金收入3亿元、支出2亿元。",
        [
            "城乡居民基本养老保险基金收入",
            "城乡居民基本养老保险基金支出",
            "城乡居民基本养老保险基金当年结余",
            "城乡居民基本养老保险基金滚存结余",
            "工伤保险基金收入",
            "工伤保险基金支出",
        ],
    ),
    (
        BACK + "全市一般公共预算收入94亿元，增长7%，支出190亿元。旅游收入20亿元，支出3亿元。",
        [INCOME, INCOME, "一般公共预算支出", "旅游收入"],
    ),
    # A heading within a line names the level, and the next one ends it.
    (
        BACK + "1.全市一般公共预算。收入816亿元，支出800亿元。\n"
        "2.市本级一般公共预算。收支平衡情况：收入216亿元。\n"
        "（二）全市社会保险基金预算\n收入30亿元。",
        [
            "一般公共预算收入",
            "一般公共预算支出",
            "市本级一般公共预算收入",
            "社会保险基金收入",
        ],
    ),
]


@pytest.mark.parametrize(("text", "names"), CASES)
def test_whose_budget(text: str, names: list[str]) -> None:
    doc = NLP(pt.Document(text, issuer="320400", year=2017))
    assert [row.value.indicator for row in sorted(doc[pt.TARGETS])] == names


@pytest.mark.parametrize(
    ("name", "words", "last", "found"),
    [
        ("市级基金收入", "市级基金收入", "", ("", "市级基金")),
        ("支出", "；支出", "市级基金", ("市级基金支出", "市级基金")),
        ("自治区本级收入", "自治区本级收入", "", ("自治区本级政府性基金收入", "自治区本级")),
        ("市级基金收入", "，其中：市级基金收入", "", ("", "")),
        ("市级教育支出", "市级教育支出", "", ("", "市级")),
        ("教育支出", "；全市教育支出", "市级", ("", "")),
    ],
)
def test_what_bare_names_go_on_with(
    name: str, words: str, last: str, found: tuple[str, str]
) -> None:
    assert of_budget("政府性基金", name, words, last) == found


@pytest.mark.parametrize(
    ("name", "words", "before", "found"),
    [
        ("支出", "，支出", "工伤保险基金收入", "工伤保险基金支出"),
        ("结余", "，当年结余", "工伤保险基金支出", "工伤保险基金当年结余"),
        ("滚存结余", "，年末滚存结余", "工伤保险基金当年结余", "工伤保险基金滚存结余"),
        ("支出", "；支出", "工伤保险基金收入", ""),
        ("支出", "，全市支出", "工伤保险基金收入", ""),
        ("市级支出", "，市级支出", "基金收入", ""),
        ("支出", "，支出", "旅游收入", ""),
        ("教育支出", "，教育支出", "一般公共预算支出", ""),
    ],
)
def test_what_goes_on_with_a_fund(name: str, words: str, before: str, found: str) -> None:
    assert of_same_fund(name, words, before) == found


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("市级营业税", "营业税"),
        ("自治区本级企业所得税", "企业所得税"),
        ("市级城乡居民基本养老保险基金收入", "城乡居民基本养老保险基金收入"),
        ("市级企业营业收入", ""),
        ("市级居民消费支出", ""),
    ],
)
def test_names_of_a_budget_without_its_level(name: str, bare: str) -> None:
    assert bare_of_budget(name) == bare

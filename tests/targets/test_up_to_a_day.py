"""What was made up to the end of a month, what there was on it, and how both had changed."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
HEAD = "2023年上半年工作总结\n一、上半年工作回顾\n"

TOLD = [
    # Newer months hold from their clause on.
    (
        "1—5月，规上工业增加值增长6%；1—6月，固定资产投资增长8%，社会消费品零售总额增长7%。",
        [("6%", "01-01", "05-31"), ("8%", "01-01", "06-30"), ("7%", "01-01", "06-30")],
    ),
    # A flow and its change are of the months, a balance is of the day, and so is its growth.
    (
        "到6月底，水产品产量28万吨，增长7%。",
        [("28万吨", "01-01", "06-30"), ("7%", "01-01", "06-30")],
    ),
    (
        "6月末，存款余额102亿元，比年初增加6亿元，增长9%，其中住户存款78亿元，增长12%。",
        [
            ("102亿元", "06-30", "06-30"),
            ("6亿元", "01-01", "06-30"),
            ("9%", "06-30", "06-30"),
            ("78亿元", "06-30", "06-30"),
            ("12%", "06-30", "06-30"),
        ],
    ),
    # A mean of two years ends with what is looked back on.
    ("社会消费品零售总额两年平均增长5.1%。", [("5.1%", "01-01", "06-30")]),
]


@pytest.mark.parametrize(("text", "periods"), TOLD)
def test_months_and_days(text: str, periods: list[tuple[str, str, str]]) -> None:
    doc = NLP(pt.Document(HEAD + text, issuer="320400", year=2023))
    rows = sorted(doc.targets(), key=lambda row: row.quantity_start or 0)
    assert [(row.quantity, str(row.period_start)[5:], str(row.period_end)[5:]) for row in rows] == (
        periods
    )


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # What was made is of the year, and a part of a balance is of the day as the balance is.
        ("年末生猪存栏28万头、出栏46万头。", [("28万头", "12-31"), ("46万头", "01-01")]),
        (
            "年末户籍人口12.3万人，比上年末减少0.1万人；其中城镇人口4.4万人。",
            [("12.3万人", "12-31"), ("0.1万人", "01-01"), ("4.4万人", "12-31")],
        ),
        (
            "年末城镇单位从业人员37万人；在岗职工年平均工资13276元。",
            [("37万人", "12-31"), ("13276元", "01-01")],
        ),
    ],
)
def test_the_end_of_a_year(text: str, periods: list[tuple[str, str]]) -> None:
    bulletin = f"三里县2022年国民经济和社会发展统计公报\n{text}"
    doc = NLP(pt.Document(bulletin, issuer="320400", year=2023))
    rows = sorted(doc.targets(), key=lambda row: row.quantity_start or 0)
    assert [(row.quantity, str(row.period_start)[5:]) for row in rows] == periods
    assert {str(row.period_end) for row in rows} == {"2022-12-31"}

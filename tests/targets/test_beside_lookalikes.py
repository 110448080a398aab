"""Sentences that look like those of `test_told_beside` and are read as they were before."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.2})
FIVE = "一、过去五年工作回顾\n五年来，全市生产总值年均增长8%。"
REVIEW = "一、2022年工作回顾\n"
YEARS = ("生产总值", "actual", "2018-2022", "8%")

Row = tuple[str, str, str, str]

LOOKALIKES: list[tuple[str, list[Row]]] = [
    # A bracket behind a name: what stood before it does not go on.
    (
        f"{REVIEW}城镇居民收入32000元（增长8%），粮食产量（120万吨）增长3%。",
        [
            ("城镇居民收入", "actual", "2022", "32000元"),
            ("城镇居民收入", "actual", "2022", "8%"),
            ("粮食产量", "actual", "2022", "120万吨"),
            ("粮食产量", "actual", "2022", "3%"),
        ],
    ),
    # A later year that sets no goal.
    *(
        (
            f"{REVIEW}{later}，五年累计投入体育经费12亿元，新建场馆30个。",
            [
                ("体育经费", "actual", "2018-2022", "12亿元"),
                ("新建场馆", "actual", "2018-2022", "30个"),
            ],
        )
        for later in ("我市成功申办2026年省运会", "制定了到2027年的规划")
    ),
    # What a year's goals say of 实际 is no outcome.
    (
        "三、2023年主要目标\n生产总值预期增长6%，实际增长力争更高；居民收入实际增长6%。",
        [
            ("生产总值", "target", "2023", "6%"),
            ("居民收入", "target", "2023", "6%"),
        ],
    ),
    # What other things brought in is no change of theirs.
    (
        f"{REVIEW}种植中药材3万亩，增收2亿元。",
        [("种植中药材", "actual", "2022", "3万亩"), ("增收", "actual", "2022", "2亿元")],
    ),
    # The size of new things is no total.
    (
        f"{REVIEW}新建安置房3000套，总面积30万平方米。",
        [
            ("新建安置房", "actual", "2022", "3000套"),
            ("新建安置房总面积", "actual", "2022", "30万平方米"),
        ],
    ),
    # A part that was reached is of the end.
    (
        f"{FIVE}五年新增企业300家，其中高新技术企业总数达到120家。",
        [
            YEARS,
            ("新增企业", "actual", "2018-2022", "300家"),
            ("高新技术企业总数", "actual", "2022", "120家"),
        ],
    ),
    # What was cut for a purpose is a fall, and a rate that is used is a rate.
    (
        f"{REVIEW}公用经费压减10%以上用于教育。秸秆综合利用率达到95%用于发电。",
        [
            ("公用经费", "actual", "2022", "10%以上"),
            ("秸秆综合利用率", "actual", "2022", "95%"),
        ],
    ),
    (
        f"{REVIEW}新增贷款120亿元、存款余额1200亿元。每千人口医师3.2人、新增床位80张。",
        [
            ("新增贷款", "actual", "2022", "120亿元"),
            ("存款余额", "actual", "2022", "1200亿元"),
            ("每千人口医师", "actual", "2022", "3.2人"),
            ("新增床位", "actual", "2022", "80张"),
        ],
    ),
    # By how much more it was goes by; the growth behind is told of what was told before.
    (
        f"{REVIEW}财政收入120亿元（比上年多增12亿元），增长8%。",
        [
            ("财政收入", "actual", "2022", "120亿元"),
            ("财政收入", "actual", "2022", "8%"),
        ],
    ),
    # An amount behind growth may be a sum, or the level of a year.
    (
        "一、回顾\n“十三五”期间，财政收入年均增长16%，五年累计266亿元。"
        "居民收入年均增长11%，2020年7200元。",
        [
            ("财政收入", "actual", "2016-2020", "16%"),
            ("财政收入", "actual", "2016-2020", "266亿元"),
            ("居民收入", "actual", "2016-2020", "11%"),
            ("居民收入", "actual", "2020", "7200元"),
        ],
    ),
    # Of several values together nobody knows whose share it is.
    (
        f"{REVIEW}石化、机械产业产值分别达到300亿元、200亿元，占规上工业总产值的78%。",
        [
            ("石化产业产值", "actual", "2022", "300亿元"),
            ("机械产业产值", "actual", "2022", "200亿元"),
        ],
    ),
    # One sum among the goals of a year is of several years, the others are not.
    *(
        (
            f"二、目标\n到2027年，生产总值达到300亿元{stop}{total}120亿元{stop}粮食产量80万吨。",
            [
                ("生产总值", "target", "2027", "300亿元"),
                ("固定资产投资", "target", "2023-2027", "120亿元"),
                ("粮食产量", "target", "2027", "80万吨"),
            ],
        )
        for total, stop in (
            ("固定资产投资累计完成", "，"),
            ("五年累计固定资产投资", "；"),
        )
    ),
    (
        "三、工作重点\n到2025年，规上企业达到300家。今年新建学校12所。新增学位3000个。",
        [
            ("规上企业", "target", "2025", "300家"),
            ("新建学校", "target", "2023", "12所"),
            ("新增学位", "target", "2023", "3000个"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LOOKALIKES)
def test_lookalikes(text: str, expected: list[Row]) -> None:
    assert told_rows(NLP, text, 2023) == expected

"""Documents that look back on their own year, or on a part of it, and ahead from there."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")

Row = tuple[str, str, str, str]

YEARS: list[tuple[int, str, list[Row]]] = [
    (
        2021,
        "在镇人民代表大会第一次会议上的报告\n（2021年9月28日）\n一、过去五年工作回顾\n"
        "今年，预计地区生产总值28亿元。\n二、今后五年奋斗目标\n到2026年，地区生产总值达到45亿元。",
        [
            ("地区生产总值", "actual", "2021", "28亿元"),
            ("地区生产总值", "target", "2026", "45亿元"),
        ],
    ),
    (
        2022,
        "县长在经济工作会议上的讲话\n一、2022年工作回顾\n全年地区生产总值增长8%。\n"
        "二、2023年重点工作\n地区生产总值增长7%。",
        [("地区生产总值", "actual", "2022", "8%"), ("地区生产总值", "target", "2023", "7%")],
    ),
    (
        2023,
        "一、今年以来主要工作\n地区生产总值增长8%。\n二、下一步打算\n地区生产总值增长7%。",
        [("地区生产总值", "actual", "2023", "8%"), ("地区生产总值", "target", "2024", "7%")],
    ),
    (
        2023,
        "三里市交通运输局2023年工作总结和2024年工作打算\n一、2023年工作完成情况\n"
        "全年完成交通投资112.6亿元。\n二、2024年工作打算\n全年力争完成交通投资120亿元。",
        [
            ("交通投资", "actual", "2023", "112.6亿元"),
            ("交通投资", "target", "2024", "120亿元"),
        ],
    ),
    (
        2021,
        "2021年工作总结\n一、2021年主要工作\n生猪出栏81.7万头，粮食总产41.2万吨。",
        [("生猪出栏", "actual", "2021", "81.7万头"), ("粮食总产", "actual", "2021", "41.2万吨")],
    ),
    (
        2007,
        "政府工作报告\n——2007年12月26日在三里市第六届人民代表大会第一次会议上\n"
        "一、过去五年的工作\n生产总值年均增长12.1%。五年新增就业22万人。\n"
        "二、今后五年的目标\n到2012年，生产总值突破1700亿元，年均增长12.5%以上。\n"
        "三、2008年的主要工作\n财政总收入增长15%。",
        [
            ("生产总值", "actual", "2003-2007", "12.1%"),
            ("新增就业", "actual", "2003-2007", "22万人"),
            ("生产总值", "target", "2012", "突破1700亿元"),
            ("生产总值", "target", "2008-2012", "12.5%以上"),
            ("财政总收入", "target", "2008", "15%"),
        ],
    ),
    (
        2019,
        "在全县经济工作会议上的讲话\n（2019年12月30日）\n"
        "今年以来，经济社会平稳发展。预计全年地区生产总值增长7.2%。\n"
        "明年工作的预期目标是：地区生产总值增长7%左右。",
        [
            ("地区生产总值", "actual", "2019", "7.2%"),
            ("地区生产总值", "target", "2020", "7%左右"),
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), YEARS)
def test_the_year_of_a_summary(year: int, text: str, expected: list[Row]) -> None:
    assert told_rows(NLP, text, year) == expected


PARTS: list[tuple[int, str, list[tuple[str, str, str]]]] = [
    (
        2022,
        "在全县半年工作会上的讲话\n（2022年7月15日）\n上半年，全县上下齐心协力。\n"
        "地区生产总值完成40亿元，增长6%。\n下半年要抓好以下工作：\n全年打造美丽乡村12个。",
        [
            ("地区生产总值", "actual", "2022-01-01/2022-06-30"),
            ("地区生产总值", "actual", "2022-01-01/2022-06-30"),
            ("美丽乡村", "target", "2022-01-01/2022-12-31"),
        ],
    ),
    (
        2021,
        "三里市工业经济运行分析\n1—5月，规上工业企业实现利润236亿元，较2019年同期增长43.2%。",
        [
            ("规上工业企业利润", "actual", "2021-01-01/2021-05-31"),
            ("规上工业企业利润", "actual", "2021-01-01/2021-05-31"),
        ],
    ),
    (
        2021,
        "三里市第二季度工业经济运行分析\n1—6月，规上工业总产值完成7216亿元。工业用电量206.4亿千瓦时。",
        [
            ("规上工业总产值", "actual", "2021-01-01/2021-06-30"),
            ("工业用电量", "actual", "2021-01-01/2021-06-30"),
        ],
    ),
    (
        2024,
        "2024年上半年工作总结及下半年工作安排\n一、上半年主要工作\n新增学位2400个。\n"
        "二、下半年工作安排\n新增学位1200个。",
        [
            ("新增学位", "actual", "2024-01-01/2024-06-30"),
            ("新增学位", "target", "2024-01-01/2024-12-31"),
        ],
    ),
    (
        2010,
        "关于前三季度经济运行情况的报告\n四季度，要确保全年单位GDP能耗下降4%，前三季度下降3.6%。",
        [
            ("单位GDP能耗", "target", "2010-01-01/2010-12-31"),
            ("单位GDP能耗", "actual", "2010-01-01/2010-09-30"),
        ],
    ),
    (
        2024,
        "2024年上半年经济运行情况\n城乡居民收入比由上年同期的1.66缩小至1.64。",
        [
            ("城乡居民收入比", "baseline", "2023-01-01/2023-06-30"),
            ("城乡居民收入比", "actual", "2024-01-01/2024-06-30"),
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), PARTS)
def test_a_part_of_the_year(year: int, text: str, expected: list[tuple[str, str, str]]) -> None:
    rows = NLP(pt.Document(text, issuer="320400", year=year))[pt.TARGETS]
    told = []
    for row in rows:
        value, period = row.value, row.value.period
        assert value.quantity is not None
        assert period is not None
        told.append((value.quantity.start, value.indicator, value.role, str(period.start), period))
    found = [(name, role, f"{start}/{when.end}") for _, name, role, start, when in sorted(told)]
    assert found == expected

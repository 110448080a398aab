"""Times that hold beyond their sentence, years that nothing names, and values of others."""

from __future__ import annotations

from datetime import date

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.3})
REVIEW = "一、2023年工作回顾\n"

Row = tuple[str, str, str, str]

CASES: list[tuple[str, list[Row]]] = [
    # 其中 goes on with what the sentence before tells, and with its year.
    (
        "2015年，全市生产总值达到120亿元，比2010年增长60%。其中，工业增加值达到48亿元；"
        "农业增加值达到30亿元。",
        [
            ("生产总值", "actual", "2015", "120亿元"),
            ("生产总值", "actual", "2015", "60%"),
            ("工业增加值", "actual", "2015", "48亿元"),
            ("农业增加值", "actual", "2015", "30亿元"),
        ],
    ),
    # It does not with parts of the year, through which growth is followed.
    (
        REVIEW + "全年生产总值410亿元，增长4.6%，一季度下降2.8%，前三季度增长3.7%。"
        "其中第一产业增加值46亿元、增长6.1%，第二产业增加值139亿元。",
        [
            ("生产总值", "actual", "2023", "410亿元"),
            ("生产总值", "actual", "2023", "4.6%"),
            ("生产总值", "actual", "2023", "2.8%"),
            ("生产总值", "actual", "2023", "3.7%"),
            ("第一产业增加值", "actual", "2023", "46亿元"),
            ("第一产业增加值", "actual", "2023", "6.1%"),
            ("第二产业增加值", "actual", "2023", "139亿元"),
        ],
    ),
    # So it does with the year that is compared with.
    (
        "规划提出，2030年粮食产量达到64万吨，高于2020年的52万吨。"
        "其中，稻谷产量由20万吨增加到26万吨。",
        [
            ("粮食产量", "target", "2030", "64万吨"),
            ("粮食产量", "baseline", "2020", "52万吨"),
            ("稻谷产量", "baseline", "2020", "20万吨"),
            ("稻谷产量", "target", "2030", "26万吨"),
        ],
    ),
    *(
        (
            f"2015年，全市生产总值达到120亿元。{same}，财政收入达到9亿元。",
            [("生产总值", "actual", "2015", "120亿元"), ("财政收入", "actual", "2015", "9亿元")],
        )
        for same in ("同年", "当年", "同期", "那一年")
    ),
    (
        REVIEW + "2019年建成高速公路120公里。当年粮食产量达到60万吨。",
        [("高速公路", "actual", "2019", "120公里"), ("粮食产量", "actual", "2019", "60万吨")],
    ),
    # 上年 is the year before that one, and the end of a year is as good as the year.
    (
        REVIEW
        + "2015年，生产总值达到120亿元，比上年增长8%。其中，农业增加值由40亿元增加到48亿元。",
        [
            ("生产总值", "actual", "2015", "120亿元"),
            ("生产总值", "actual", "2015", "8%"),
            ("农业增加值", "baseline", "2014", "40亿元"),
            ("农业增加值", "actual", "2015", "48亿元"),
        ],
    ),
    (
        REVIEW + "2020年末，全市人口120万人。其中，城镇人口达到70万人。",
        [("人口", "actual", "2020", "120万人"), ("城镇人口", "actual", "2020", "70万人")],
    ),
    (
        REVIEW + "2020年粮食产量60万吨。其中夏粮占大头。其中，小麦产量28万吨。",
        [("粮食产量", "actual", "2020", "60万吨"), ("小麦产量", "actual", "2020", "28万吨")],
    ),
    # Another sentence does not.
    (
        REVIEW + "2015年，全市生产总值达到120亿元。财政收入达到9亿元。",
        [("生产总值", "actual", "2015", "120亿元"), ("财政收入", "actual", "2023", "9亿元")],
    ),
    # Part of a year is not handed on: what follows is of the whole.
    (
        REVIEW + "生产总值增长4.8%，前三季度增长3.9%。其中，第一产业增加值增长6.4%。",
        [
            ("生产总值", "actual", "2023", "4.8%"),
            ("生产总值", "actual", "2023", "3.9%"),
            ("第一产业增加值", "actual", "2023", "6.4%"),
        ],
    ),
    # 年 within 每人每年 is no other time.
    (
        "二、2024年工作安排\n用两年时间将筹资标准由每人每年500元提高到700元，"
        "其中财政补助标准由320元提高到460元。",
        [
            ("财政补助标准", "baseline", "2023", "320元"),
            ("财政补助标准", "target", "2025", "460元"),
        ],
    ),
    # What passed a mark has its share of the growth behind it.
    (
        REVIEW + "接待游客跨上千万人次台阶，旅游收入达到80亿元，分别增长26%、31.5%。",
        [
            ("旅游收入", "actual", "2023", "80亿元"),
            ("接待游客", "actual", "2023", "26%"),
            ("旅游收入", "actual", "2023", "31.5%"),
        ],
    ),
    # What is new is not all there is.
    (
        REVIEW + "新建高标准农田12万亩、累计达到168万亩。",
        [
            ("新建高标准农田", "actual", "2023", "12万亩"),
            ("高标准农田", "actual", "2023", "168万亩"),
        ],
    ),
    # What an economy abroad did is no row of a report, trade with it is.
    (
        REVIEW + "美国国内生产总值增长2.4%，日本增长1.1%，我市生产总值增长6%。",
        [("生产总值", "actual", "2023", "6%")],
    ),
    (
        REVIEW + "德国经济增长0.3%，失业率达到6%，我市城镇登记失业率3.2%。",
        [("城镇登记失业率", "actual", "2023", "3.2%")],
    ),
    (REVIEW + "美国进出口增长12%。", [("进出口", "actual", "2023", "12%")]),
    # What is compared with another time is of that time; by how much they differ is no row.
    (
        REVIEW + "粮食产量60万吨，高于2020年的52万吨，低于上年的61万吨。",
        [
            ("粮食产量", "actual", "2023", "60万吨"),
            ("粮食产量", "baseline", "2020", "52万吨"),
            ("粮食产量", "baseline", "2022", "61万吨"),
        ],
    ),
    (
        REVIEW + "粮食产量达到60万吨，超过上年2.3万吨，财政收入高于上年1.2个百分点。",
        [("粮食产量", "actual", "2023", "60万吨")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:24] for case in CASES])
def test_rows(text: str, expected: list[Row]) -> None:
    assert told_rows(NLP, text, 2024) == expected


@pytest.mark.parametrize("word", ["始终", "一直", "连年", "持续"])
def test_what_held_all_along_is_of_all_years(word: str) -> None:
    text = f"一、过去五年工作回顾\n五年来，民生不断改善。城镇登记失业率{word}控制在3%以内。"
    (row,) = told_rows(NLP, text, 2022)
    assert row == ("城镇登记失业率", "actual", "2017-2021", "控制在3%以内")


def test_a_mark_to_be_passed_is_of_the_last_of_several_years() -> None:
    text = "未来五年，规上企业突破120家，固定资产投资累计突破500亿元。"
    rows = told_rows(NLP, text, 2022)
    assert [row[2] for row in rows] == ["2026", "2022-2026"]


def test_goals_taken_as_a_whole_set_no_goals() -> None:
    text = (
        "一、过去五年工作回顾\n五年来，我们把年度主要预期目标作为一个整体来落实。\n"
        "坚持扩大信贷投放。贷款余额由120亿元增加到260亿元。"
    )
    rows = told_rows(NLP, text, 2022)
    assert rows[0] == ("贷款余额", "baseline", "2016", "120亿元")


def test_yearly_mean_of_unknown_years_has_no_period() -> None:
    doc = NLP(pt.Document(REVIEW + "地区生产总值年均增长8%。", issuer="130600", year=2024))
    (row,) = doc[pt.TARGETS]
    assert row.value.period is None


def test_yearly_mean_at_the_end_of_a_plan_is_of_its_years() -> None:
    assert told_rows(NLP, "地区生产总值年均增长8%。", 2021) == [
        ("地区生产总值", "actual", "2016-2020", "8%")
    ]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("原油产量在十七年间平均每年增长28%", "原油产量"),
        ("原油产量在17年间平均每年增长28%", "原油产量"),
        ("粮食产量平均每年的增长速度都在4.3%以上", "粮食产量"),
        ("因为多数棉田的亩产量都超过120斤", "多数棉田的亩产量"),
        ("机床产值比上一年增长27%", "机床产值"),
        ("农民合作社在今年八月已经发展到120个", "农民合作社"),
        ("高层次人才达到300人", "高层次人才"),
        ("粮食产量常年稳定在60万吨", "粮食产量"),
        ("三年级学生达到300人", "三年级学生"),
        ("建成区路网密度达到8公里/平方公里", "建成区路网密度"),
        ("新建成区域医疗中心2个", "新建成区域医疗中心"),
        ("五年期以上贷款余额达到12亿元", "五年期以上贷款余额"),
        ("了结案件1200件", "了结案件"),
        ("清理乱堆乱占17处", "清理乱堆乱占"),
        ("结果公开率达到99%", "结果公开率"),
    ],
)
def test_words_around_a_name_are_no_part_of_it(words: str, name: str) -> None:
    doc = NLP(pt.Document(f"{REVIEW}{words}。", issuer="130600", year=2024))
    assert [row.value.indicator for row in doc[pt.TARGETS]] == [name]


def test_growth_up_to_the_end_of_a_month_is_not_of_the_year() -> None:
    text = REVIEW + "9月末，贷款余额1200亿元，增长8%。年末，存款余额1860亿元，增长9%。"
    doc = NLP(pt.Document(text, issuer="130600", year=2024))
    growth = [row.value.period for row in doc[pt.TARGETS] if row.value.measure == "growth"]
    ends = [(when.start, when.end) for when in growth if when is not None]
    assert ends == [
        (date(2023, 9, 30), date(2023, 9, 30)),
        (date(2023, 1, 1), date(2023, 12, 31)),
    ]


def test_growth_in_characters_is_no_noun_behind_a_value() -> None:
    text = f"{REVIEW}在岗职工达到8.2万人，比二〇一二年的六万人增长百分之三十六。"
    doc = NLP(pt.Document(text, issuer="130600", year=2024))
    assert not any("百分" in row.value.indicator for row in doc[pt.TARGETS])

"""Goals with several bars, that were missed, or that are to be reached within so many years."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
LIKELY = pt.load(
    "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.5}
)
REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年重点工作\n"

STRETCHES = [
    ("地区生产总值增长必保6%、力争7%。", "6%", "7%"),
    ("地区生产总值增长保底6%，争取7%。", "6%", "7%"),
    ("地区生产总值增长的底线目标是6%，奋斗目标是7%。", "6%", "7%"),
    ("地区生产总值增速确保6%、奋斗7%。", "6%", "7%"),
    ("预期目标是地区生产总值增长8%，工作目标是9%。", "8%", "9%"),
]


@pytest.mark.parametrize(("text", "bar", "stretch"), STRETCHES)
def test_lower_and_higher_bars(text: str, bar: str, stretch: str) -> None:
    rows = NLP(pt.Document(PLAN + text, issuer="320400", year=2024))[pt.TARGETS]
    (row,) = (each.value for each in rows)
    assert (row.indicator, row.measure) == ("地区生产总值", "growth")
    assert row.quantity is not None
    assert row.stretch is not None
    assert (row.quantity.text, row.stretch.text) == (bar, stretch)


HIGHER = [
    ("地区生产总值增速高于全省平均水平，力争6.5%左右。", "地区生产总值", "6.5%左右"),
    ("规上工业增加值增速高于全市平均1个百分点，力争9%。", "规上工业增加值", "9%"),
]


@pytest.mark.parametrize(("text", "name", "bar"), HIGHER)
def test_a_higher_bar_behind_a_goal_in_words(text: str, name: str, bar: str) -> None:
    rows = NLP(pt.Document(PLAN + text, issuer="320400", year=2024))[pt.TARGETS]
    told = [(row.value.indicator, row.value.measure, row.value.quantity) for row in rows]
    assert [(one, measure) for one, measure, _ in told] == [(name, "growth")] * 2
    assert [value.text for _, _, value in told if value is not None] == [bar]


def test_years_joined_before_their_values() -> None:
    text = PLAN + "森林覆盖率2027年和2030年分别达到45%、46%。"
    assert told_rows(NLP, text, 2024) == [
        ("森林覆盖率", "target", "2027", "45%"),
        ("森林覆盖率", "target", "2030", "46%"),
    ]


WITHIN = [
    ("力争三年内规上工业企业达到500家。", "规上工业企业", "2026"),
    ("三年内新建改扩建学校30所。", "新建改扩建学校", "2024-2026"),
    ("力争两年内建成高标准农田100万亩。", "高标准农田", "2024-2025"),
    ("污水处理率三年内提高到95%。", "污水处理率", "2026"),
    # Of so many years or more, those of the last are all.
    ("力争两到三年内规上工业企业达到500家。", "规上工业企业", "2026"),
    ("3—5年内新建改扩建学校30所。", "新建改扩建学校", "2024-2028"),
    ("力争通过三年努力，规上工业企业达到500家。", "规上工业企业", "2026"),
    ("经过三年努力，规上工业企业达到500家。", "规上工业企业", "2026"),
    # What comes after is no time of the clause before, but the year up to which a mean leads is.
    ("规上工业增加值年均增长9%，到2027年规上企业更强。", "规上工业增加值", "2024-2027"),
    ("规上工业增加值年均增长9%。", "规上工业增加值", "2024-2025"),
    ("规上工业增加值年均增长9%；到2027年规上企业更强。", "规上工业增加值", "2024-2025"),
]


@pytest.mark.parametrize(("text", "name", "years"), WITHIN)
def test_years_within_which_something_is_to_be_done(text: str, name: str, years: str) -> None:
    ((indicator, role, told, _),) = told_rows(NLP, PLAN + text, 2024)
    assert (indicator, role, told) == (name, "target", years)


def test_a_goal_in_words_within_so_many_years() -> None:
    text = PLAN + "五年内规上工业企业数量实现翻番。"
    (row,) = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    assert row.value.indicator == "规上工业企业数量"
    assert row.value.period is not None
    assert str(row.value.period.end) == "2028-12-31"


def test_years_of_what_is_told_of_are_no_time() -> None:
    text = PLAN + "对3年内的新建企业减税，规上工业企业达到500家。"
    assert told_rows(NLP, text, 2024) == [("规上工业企业", "target", "2024", "500家")]


def valued_rows(text: str) -> list[tuple[str, str, str, str]]:
    """The rows of a review that have a value, in the order of these, sure or not."""
    layer = LIKELY(pt.Document(REVIEW + text, issuer="320400", year=2024))[pt.TARGETS]
    valued = [row.value for row in layer if row.value.quantity is not None]
    told = [
        (row.quantity.start, row.indicator, row.role, str(row.period.end.year), row.quantity.text)
        for row in valued
        if row.quantity is not None and row.period is not None and row.period.end is not None
    ]
    return [each[1:] for each in sorted(told)]


MISSED = [
    (
        "规上工业增加值增长6.3%，未达到9%的预期目标。",
        [("规上工业增加值", "actual", "6.3%"), ("规上工业增加值", "target", "未达到9%")],
    ),
    (
        "固定资产投资仅增长0.3%，没有达到6%的预期目标。",
        [("固定资产投资", "actual", "0.3%"), ("固定资产投资", "target", "6%")],
    ),
    (
        "每千人口托位数3.6个，完成年度目标（3.5个）的102.9%。",
        [
            ("每千人口托位数", "actual", "3.6个"),
            ("每千人口托位数", "target", "3.5个"),
        ],
    ),
    (
        "高新技术产业投资计划增长15%，预计增长17.2%。",
        [("高新技术产业投资", "target", "15%"), ("高新技术产业投资", "actual", "17.2%")],
    ),
    (
        "城镇登记失业率3.9%，控制在计划的4.5%以内。",
        [("城镇登记失业率", "actual", "3.9%"), ("城镇登记失业率", "limit", "4.5%以内")],
    ),
    (
        "改厕任务1500户，已完成1120户。",
        [("改厕任务", "target", "1500户"), ("改厕任务", "actual", "1120户")],
    ),
    # What only one clause says of goals ends with it.
    (
        "单位GDP能耗下降3.9%，而年度目标为下降4.4%；化学需氧量下降0.6%。",
        [
            ("单位GDP能耗", "actual", "3.9%"),
            ("单位GDP能耗", "target", "4.4%"),
            ("化学需氧量", "actual", "0.6%"),
        ],
    ),
    (
        "一般公共预算收入45亿元，完成年初预算48亿元的93.8%。",
        [
            ("一般公共预算收入", "actual", "45亿元"),
            ("一般公共预算收入", "target", "48亿元"),
            ("一般公共预算收入", "actual", "93.8%"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MISSED)
def test_goals_that_were_missed(text: str, expected: list[tuple[str, str, str]]) -> None:
    rows = valued_rows(text)
    assert [(name, role, value) for name, role, _, value in rows] == expected
    assert {years for _, _, years, _ in rows} == {"2023"}


def test_a_goal_in_words_does_not_go_over_a_semicolon() -> None:
    text = PLAN + "居民收入增长与经济增长同步；完成省定任务。"
    rows = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    assert [(row.value.indicator, row.value.wording) for row in rows] == [
        ("居民收入", "与经济增长同步")
    ]


@pytest.mark.parametrize("lead", ["城镇登记失业率控制在4.3%以内，", "居民收入增长7%，", ""])
def test_a_task_with_a_noun_of_its_own_is_of_that(lead: str) -> None:
    text = f"{PLAN}{lead}完成省定节能减排任务。"
    rows = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    worded = [(row.value.indicator, row.value.wording) for row in rows if row.value.wording]
    assert worded == [("节能减排", "完成省定节能减排任务")]


MEASURES = [
    (REVIEW, "地区生产总值812.5亿元（+5.1%），出口90亿元（-3.2%）。", ["level", "growth"] * 2),
    (REVIEW, "地区生产总值同比+5.1%，人口自然增长率为-1.2‰。", ["growth", "level"]),
    (REVIEW, "新能源产业产值7680亿元，占比由22.5%提升至45.1%。", ["level", "share", "share"]),
    (PLAN, "财政收入增长10%，确保2.2亿元。", ["growth", "level"]),
    (
        REVIEW,
        "苎麻、茶叶、柑桔产量分别达到3万担、8万担和9万担，增长1.2倍、3.3%和22%。",
        ["level"] * 3 + ["growth"] * 3,
    ),
]


@pytest.mark.parametrize(("heading", "text", "measures"), MEASURES)
def test_measures_that_go_on(heading: str, text: str, measures: list[str]) -> None:
    rows = NLP(pt.Document(heading + text, issuer="320400", year=2024))[pt.TARGETS]
    valued = [row.value for row in rows if row.value.quantity is not None]
    valued.sort(key=lambda row: row.quantity.start if row.quantity else 0)
    assert [row.measure for row in valued] == measures


NAMES = [
    ("人均生产总值按户籍人口计算达到8000美元左右。", ["人均生产总值"]),
    ("新增市场主体9.8万户，日均268户。", ["新增市场主体"]),
    ("农民人均可支配收入12000元，高于全县平均数800元。", ["农民人均可支配收入"]),
    ("乡镇企业总产值4.5亿元，首次接近农业总产值4.84亿元。", ["乡镇企业总产值"]),
    (
        "每千人口床位数达到5.6张，执业（助理）医师数达到2.9人。",
        ["每千人口床位数", "每千人口执业（助理）医师数"],
    ),
    ("粮食产量全县达到50万吨。", ["粮食产量"]),
    ("人口密度为每平方公里239人。", ["人口密度"]),
    ("粮食产量屡创历史新高，去年达到1.09万亿斤。", ["粮食产量"]),
    ("在石首、洪湖等地恢复滩涂湿地3.4万亩。", ["恢复滩涂湿地"]),
    ("企业退休人员养老金人均每月增加100元。", ["企业退休人员养老金"]),
    ("一、二、三产业分别增长4%、5.5%和5%。", ["一产业", "二产业", "三产业"]),
    (
        "生产安全事故起数、死亡人数连续三年双下降，去年分别减少14%和11%。",
        ["生产安全事故起数", "生产安全事故死亡人数"],
    ),
]


@pytest.mark.parametrize(("text", "names"), NAMES)
def test_names_end_where_other_words_begin(text: str, names: list[str]) -> None:
    assert [name for name, _, _, _ in valued_rows(text)] == names

"""Rows of notices, task lists, lists of projects, budgets and bulletins of censuses."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.occasions import census_year
from policytext.targets.own_budget import bare_of_budget, of_budget

NLP = pt.load(targets={"min_score": 0})
NOTICE = "平乐县2023年春季农业生产实施方案\n二、目标任务\n"

# Text, issuer, year; of the rows: name, role, period, value.
Row = tuple[str, str, str, str]
YEAR = "2023-01-01/2023-12-31"
PERIODS: list[tuple[str, list[Row]]] = [
    # By a day of the year that a goal's own clause sets; the end of the year is the year.
    ("8月底前新建泵站6座。", [("新建泵站", "target", "/2023-08-31", "6座")]),
    ("9月底前，改造危桥7座。", [("改造危桥", "target", "/2023-09-30", "7座")]),
    ("年底前新建泵站6座。", [("新建泵站", "target", YEAR, "6座")]),
    (
        "6月底前主体工程封顶，新建泵站6座。",
        [("新建泵站", "target", YEAR, "6座")],
    ),
    # A phase holds for its paragraph, and a heading's for what stands below it.
    (
        "1.准备阶段（3月1日—3月31日）。举办培训班12期，培训农民3000人次。",
        [
            ("培训班", "target", "2023-03-01/2023-03-31", "12期"),
            ("培训农民", "target", "2023-03-01/2023-03-31", "3000人次"),
        ],
    ),
    (
        "1.准备阶段（3月1日—3月31日）\n培训农民3000人次。\n2.管护阶段（5月1日—6月20日）\n培训农民800人次。",
        [
            ("培训农民", "target", "2023-03-01/2023-03-31", "3000人次"),
            ("培训农民", "target", "2023-05-01/2023-06-20", "800人次"),
        ],
    ),
    # So does a time limit at its end; December is the year, and two limits are none for all.
    (
        "1.新增规上企业12家。（责任单位：县工信局；时限：11月底前）",
        [("新增规上企业", "target", "/2023-11-30", "12家")],
    ),
    ("1.新增规上企业12家。（完成时限：12月）", [("新增规上企业", "target", YEAR, "12家")]),
    (
        "1.新增规上企业12家。（时限：土建8月，设备11月）",
        [("新增规上企业", "target", YEAR, "12家")],
    ),
    # A month in which works begin dates nothing else.
    (
        "新区塑料厂扩建5月动工，10月投产，新增产值1650万元。",
        [("新增产值", "target", YEAR, "1650万元")],
    ),
    # A sum up to a day is of that day, and what is planned for the year stays a goal.
]


def told(text: str, issuer: str = "450330", year: int = 2023) -> list[tuple[str, ...]]:
    rows = NLP(pt.Document(text, issuer=issuer, year=year)).targets()
    return [
        (row.indicator, row.measure, row.role, _period(row), row.place or "", row.quantity)
        for row in rows
    ]


def _period(row: pt.Row) -> str:
    return f"{row.period_start or ''}/{row.period_end or ''}"


@pytest.mark.parametrize(("text", "expected"), PERIODS)
def test_periods_of_notices(text: str, expected: list[Row]) -> None:
    found = [(name, role, when, value) for name, _, role, when, _, value in told(NOTICE + text)]
    assert found == expected


def test_sums_up_to_a_day_and_plans_beside_them() -> None:
    text = "标准厂房项目总投资9亿元，到上年底累计完成投资1.3亿元，年度计划投资2亿元。"
    found = [(role, when) for _, _, role, when, _, _ in told(NOTICE + text)]
    assert found[1:] == [("actual", "2022-12-31/2022-12-31"), ("target", YEAR)]


def test_a_season_in_a_title_is_that_of_its_goals() -> None:
    title = "关于切实搞好今冬明春水利冬修工作的通知\n一、任务目标\n"
    assert told(title + "完成土方2150万立方米。", year=1996)[0][3] == "1996-12-01/1997-05-31"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("一、现状\n目前全县有标准厂房12万平方米。城区供水普及率92%。", "actual"),
        ("2019年以来，我县累计改造危房2300户，新增绿地12公顷。", "actual"),
        ("去冬今春，全县新打机井1350眼，整修渠道86公里。", "actual"),
        ("江洞村：新建便民桥1座，硬化道路2.8公里。", "target"),
    ],
)
def test_roles_of_notices(text: str, role: str) -> None:
    title = "关于做好平乐县2023年水利工作的通知\n"
    assert {row[2] for row in told(title + text)} == {role}


PARTS = [
    # Paragraphs, clauses and headings that go through parts one by one.
    (
        "平乐镇新建泵站2座，改造渠道6公里。\n二塘镇新建泵站3座，改造渠道8公里。\n全县改造危桥9座。",
        ["450330100"] * 2 + ["450330101"] * 2 + ["450330"],
    ),
    (
        "分乡镇看，平乐镇新建泵站2座，改造渠道6公里；二塘镇新建泵站3座，改造渠道8公里。",
        ["450330100"] * 2 + ["450330101"] * 2,
    ),
    (
        "（一）平乐镇\n改造渠道6公里。\n（二）二塘镇\n改造渠道8公里。",
        ["450330100", "450330101"],
    ),
    # One part that is named in passing is none of them, nor is one at the end of a line's name.
    ("平乐镇成功创建卫生镇，全年改造渠道6公里。", ["450330"]),
    ("平乐至二塘公路开工，改造渠道6公里。\n二塘至平乐公路通车，改造渠道8公里。", ["450330"] * 2),
]


@pytest.mark.parametrize(("text", "places"), PARTS)
def test_parts_gone_through_one_by_one(text: str, places: list[str]) -> None:
    assert [row[4] for row in told(NOTICE + text)] == places


def test_lead_names_what_parts_have() -> None:
    text = "各乡镇常住人口及占全县比重为：平乐镇48215人，占13.70%；二塘镇39604人，占7.17%。"
    found = [(name, measure, place) for name, measure, _, _, place, _ in told(text)]
    assert found == [
        ("常住人口", "level", "450330100"),
        ("常住人口", "share", "450330100"),
        ("常住人口", "level", "450330101"),
        ("常住人口", "share", "450330101"),
    ]


def test_entries_own_what_they_cost() -> None:
    title = "平乐县2023年重点项目建设计划\n一、交通\n"
    text = title + "1.荔平公路改建一期（续建）。总投资4.7亿元，年度投资1.2亿元。"
    assert [row[0] for row in told(text)] == ["荔平公路改建一期总投资", "荔平公路改建一期年度投资"]


def test_an_entry_may_be_the_first_words_of_its_paragraph() -> None:
    title = "平乐县2023年重点项目建设计划\n一、交通\n"
    text = title + "2.漓江支流治理二期工程，分两年实施，总投资7.9亿元。"
    assert [row[0] for row in told(text)] == ["漓江支流治理二期工程总投资"]


BUDGET = "关于平乐县2022年预算执行情况和2023年预算草案的报告\n一、2022年预算执行情况\n"
BUDGETS = [
    (
        "（一）一般公共预算\n全县收入完成9.4亿元，为预算的101.2%，增长5.3%。支出完成31.5亿元。\n",
        ["一般公共预算收入", "一般公共预算收入", "一般公共预算收入", "一般公共预算支出"],
    ),
    (
        "（二）政府性基金预算\n县级收入完成2.2亿元；支出完成3.8亿元。支出安排了6项。\n",
        ["县级政府性基金收入", "县级政府性基金支出"],
    ),
    (
        "（四）社会保险基金预算\n全县收入8.4亿元，支出7.9亿元，年末滚存结余6.2亿元。\n",
        ["社会保险基金收入", "社会保险基金支出", "社会保险基金滚存结余"],
    ),
    # Transfers make another total of it, and another heading ends the budget.
    ("（一）一般公共预算\n收入总计19亿元。\n", ["一般公共预算收入总计"]),
    (
        "（一）一般公共预算\n县级：收入完成3亿元，其中税收收入2亿元，非税收入1亿元。支出8亿元。\n",
        ["县级一般公共预算收入", "县级税收收入", "县级非税收入", "县级一般公共预算支出"],
    ),
]


@pytest.mark.parametrize(("text", "names"), BUDGETS)
def test_budgets_that_headings_name(text: str, names: list[str]) -> None:
    assert [row[0] for row in told(BUDGET + text) if row[5] != "6项"] == names


def test_bare_names_of_a_budget() -> None:
    assert of_budget("政府性基金", "市级收入", "市级收入完成", "") == ("市级政府性基金收入", "市级")
    assert of_budget("政府性基金", "支出", "；支出完成", "市级") == ("市级政府性基金支出", "市级")
    assert of_budget("政府性基金", "支出", "；全市支出完成", "市级") == ("政府性基金支出", "")
    assert of_budget("", "收入", "收入", "市级") == ("", "")
    assert bare_of_budget("市级教育支出") == "教育支出"
    assert bare_of_budget("市级重点项目") == ""


@pytest.mark.parametrize(
    ("title", "year", "told_of"),
    [
        ("平乐县第七次全国人口普查公报", 2021, 2020),
        ("桂林市第四次经济普查公报", 2020, 2018),
        ("桂林市第三次全国农业普查主要数据公报", 2018, 2016),
        ("关于做好第五次全国经济普查工作的通知", 2023, None),
        ("平乐县第九次全国人口普查公报", 2041, None),
    ],
)
def test_years_of_censuses(title: str, year: int, told_of: int | None) -> None:
    assert census_year(title, "", year) == census_year("", f"{title}\n", year) == told_of


def test_parts_of_the_year_of_a_census() -> None:
    title, text = (
        "桂林市第三次全国农业普查主要数据公报",
        "年末拥有拖拉机1.8万台。全年粮食产量70万吨。",
    )
    doc = pt.annotate(pt.Document(text, title=title, issuer="450300", year=2018))
    assert [str(time.value.end) for time in doc[pt.TIMES]] == ["2016-12-31", "2016-12-31"]
    periods = {row.value.period for row in doc[pt.TARGETS]}
    assert {str(period and period.end) for period in periods} == {"2016-12-31"}


SHARED = [
    # 分别 shares out a bare noun to the names before, and one name is never all of the values'.
    (
        "办理代表建议71件、政协提案58件，满意率分别为98%和99%。",
        ["办理代表建议", "办理政协提案", "代表建议满意率", "政协提案满意率"],
    ),
    (
        "城乡居民人均消费支出分别为18236元和7942元，恩格尔系数分别为33.1%和37.6%。",
        [
            "城镇居民人均消费支出",
            "农村居民人均消费支出",
            "城镇居民恩格尔系数",
            "农村居民恩格尔系数",
        ],
    ),
    ("药品耗材品种分别增至945个、47种。", []),
    # Two known indicators that grow by one value are two.
    ("地区生产总值和城乡居民人均收入比2010年翻一番。", ["地区生产总值", "城乡居民人均收入"]),
    # A sum does not change by points: how fast it grows does.
    (
        "社会消费品零售总额增长11.7%，比上年提高2个百分点。",
        ["社会消费品零售总额", "社会消费品零售总额增速"],
    ),
    ("城镇化率达到60%，比上年提高1个百分点。", ["城镇化率", "城镇化率"]),
    ("打造千亿元工业强县。", []),
    # Of a list of whole names the last two have a noun for themselves.
    (
        "义务教育巩固率、高中阶段和高等教育毛入学率分别达到96%、98%、64%。",
        ["义务教育巩固率", "高中阶段毛入学率", "高等教育毛入学率"],
    ),
]


@pytest.mark.parametrize(("text", "names"), SHARED)
def test_names_shared_out(text: str, names: list[str]) -> None:
    assert [row[0] for row in told(text)] == names


def test_basis_of_growth_in_lists_and_beside_others() -> None:
    text = (
        "城镇居民人均可支配收入13786元，农村居民人均纯收入4140元，扣除价格因素，分别增长12.2%和9.5%。"
        "居民人均可支配收入实际增长7.4%，快于经济增速。"
    )
    rows = NLP(pt.Document(text, issuer="450330", year=2023)).targets()
    wordings = [row.wording for row in rows if row.measure == "growth"]
    assert wordings == [
        "扣除价格因素，分别增长12.2%和9.5%",
        "扣除价格因素，分别增长12.2%和9.5%",
        "实际增长7.4%，快于经济增速",
    ]


def test_a_fall_that_narrows_is_a_fall() -> None:
    text = "一、2022年工作回顾\n出口总额降幅由10%收窄到3%。贫困发生率由10%下降到3%。"
    rows = NLP(pt.Document(text, issuer="450330", year=2023)).targets()
    assert [(row.indicator, row.measure, row.role) for row in rows] == [
        ("出口总额", "decrease", "baseline"),
        ("出口总额", "decrease", "actual"),
        ("贫困发生率", "level", "baseline"),
        ("贫困发生率", "level", "actual"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("荣获驰名商标3件，全国文明村镇2个，完成造林3万亩。", ["450330"] * 3),
        ("新增省级公园1个，全国重点文物保护单位1处，改造危桥5座。", ["450330"] * 3),
        ("全国粮食产量6亿吨，我县粮食产量20万吨。", ["100000", "450330"]),
    ],
)
def test_honours_are_those_of_the_issuer(text: str, places: list[str]) -> None:
    doc = NLP(pt.Document(f"一、2022年工作回顾\n{text}", issuer="450330", year=2023))
    assert [row.place for row in doc.targets()] == places


@pytest.mark.parametrize("word", ["演进为", "演变为", "转化为", "调整为"])
def test_shares_of_the_sectors_become_others(word: str) -> None:
    text = f"一、2022年工作回顾\n三次产业结构由12:40:48{word}10:41:49。"
    rows = NLP(pt.Document(text, issuer="450330", year=2023)).targets()
    assert [(row.quantity, row.role) for row in rows] == [
        *((share, "baseline") for share in ("12", "40", "48")),
        *((share, "actual") for share in ("10", "41", "49")),
    ]


def test_marks_to_pass_are_of_the_last_of_several_years() -> None:
    text = "今后五年，市场主体突破5万户，高速公路通车里程突破300公里，累计投资突破90亿元。"
    rows = NLP(pt.Document(text, issuer="450330", year=2022)).targets()
    years = [(str(row.period_start)[:4], str(row.period_end)[:4]) for row in rows]
    assert years == [("2026", "2026"), ("2026", "2026"), ("2022", "2026")]

"""Rows of indicators: names, measures, roles, periods, lists, goals in words."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.data import read_rows
from policytext.targets import TargetAnnotator

# How rows are read, those too that are not sure enough for a panel.
NLP = pt.load(
    "structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.55}
)
Row = tuple[str, str, str, str]


def rows(text: str, year: int = 2024) -> list[Row]:
    """Indicator, measure, role, and the value or the goal in words of each row."""
    doc = NLP(pt.Document(text, issuer="320400", year=year))
    found = []
    for span in sorted(doc[pt.TARGETS], key=_place):
        value = span.value
        told = value.quantity.text if value.quantity is not None else value.wording
        found.append((value.indicator, value.measure, value.role, told or ""))
    return found


def _place(row: pt.Span[pt.Indicator]) -> tuple[int, int]:
    return (row.value.quantity or row).start, row.start


SECTORS = ("第一产业比重", "第二产业比重", "第三产业比重")
GOAL = "今年的主要预期目标是："
CASES: list[tuple[str, list[Row]]] = [
    # What a change leads to is a level.
    (
        "全年一般公共预算收入增加近20亿元，稳步达到90亿元以上；居民收入增加5000元、达到6万元以上。",
        [
            ("一般公共预算收入", "change", "actual", "近20亿元"),
            ("一般公共预算收入", "level", "actual", "达到90亿元以上"),
            ("居民收入", "change", "actual", "5000元"),
            ("居民收入", "level", "actual", "达到6万元以上"),
        ],
    ),
    # The shares of the three sectors are written as a ratio.
    (
        "全县三次产业结构由2020年的20.4：39.1：40.5调整为18：38：44，产业结构不断优化。",
        [
            ("第一产业比重", "share", "baseline", "20.4"),
            ("第二产业比重", "share", "baseline", "39.1"),
            ("第三产业比重", "share", "baseline", "40.5"),
            ("第一产业比重", "share", "actual", "18"),
            ("第二产业比重", "share", "actual", "38"),
            ("第三产业比重", "share", "actual", "44"),
        ],
    ),
    (
        GOAL + "地区生产总值增长6%，三次产业比达到8∶45∶47。",
        [
            ("地区生产总值", "growth", "target", "6%"),
            ("第一产业比重", "share", "target", "8"),
            ("第二产业比重", "share", "target", "45"),
            ("第三产业比重", "share", "target", "47"),
        ],
    ),
    # A paragraph may name what it is about in a sentence of its own.
    (
        "——地区生产总值。全年完成860亿元，增长6%。\n2．固定资产投资。下降2%，与8%的目标有差距。\n"
        "——其他工作。完成12亿元，增长5%。",
        [
            ("地区生产总值", "level", "actual", "860亿元"),
            ("地区生产总值", "growth", "actual", "6%"),
            ("固定资产投资", "decrease", "actual", "2%"),
        ],
    ),
    # A share changes by points; by percent the thing grows that it is one of.
    (
        "民营经济增加值占生产总值的比重达56%，提高1个百分点，增长7%。",
        [
            ("民营经济增加值占生产总值的比重", "share", "actual", "56%"),
            ("民营经济增加值占生产总值的比重", "change", "actual", "1个百分点"),
            ("民营经济增加值", "growth", "actual", "7%"),
        ],
    ),
    # Where something started from is no growth, whatever was told before it.
    (
        "财政收入年均增长5%，由30亿元增加到42亿元；贫困发生率下降2个百分点，由5%降到3%。",
        [
            ("财政收入", "growth", "actual", "5%"),
            ("财政收入", "level", "baseline", "30亿元"),
            ("财政收入", "level", "actual", "42亿元"),
            ("贫困发生率", "decrease", "actual", "2个百分点"),
            ("贫困发生率", "level", "baseline", "5%"),
            ("贫困发生率", "level", "actual", "3%"),
        ],
    ),
    # Percent and multiples both tell of growth.
    (
        "接待游客300万人次、旅游收入20亿元，分别增长12%和1.8倍。",
        [
            ("接待游客", "level", "actual", "300万人次"),
            ("旅游收入", "level", "actual", "20亿元"),
            ("接待游客", "growth", "actual", "12%"),
            ("旅游收入", "growth", "actual", "1.8倍"),
        ],
    ),
    # A ceiling is one behind a change, too.
    (
        GOAL + "城镇化率由33%提高到45%；人口自然增长率控制在6.5‰以内。",
        [
            ("城镇化率", "level", "baseline", "33%"),
            ("城镇化率", "level", "target", "45%"),
            ("人口自然增长率", "level", "limit", "控制在6.5‰以内"),
        ],
    ),
    # What falls back falls.
    (
        "固定资产投资62亿元，比上年回落14%；不良贷款率1.6%，回落0.3个百分点。",
        [
            ("固定资产投资", "level", "actual", "62亿元"),
            ("固定资产投资", "decrease", "actual", "14%"),
            ("不良贷款率", "level", "actual", "1.6%"),
            ("不良贷款率", "decrease", "actual", "0.3个百分点"),
        ],
    ),
    # Values that are shared out keep their own words, whichever clause has the names.
    (
        "油菜籽产量2.61万吨，烤烟产量1.18万吨，茶叶产量4720吨，分别增长3.3%、下降6.4%和增长27.5%。",
        [
            ("油菜籽产量", "level", "actual", "2.61万吨"),
            ("烤烟产量", "level", "actual", "1.18万吨"),
            ("茶叶产量", "level", "actual", "4720吨"),
            ("油菜籽产量", "growth", "actual", "3.3%"),
            ("烤烟产量", "decrease", "actual", "6.4%"),
            ("茶叶产量", "growth", "actual", "27.5%"),
        ],
    ),
    (
        "工业投资、民间投资、固定资产投资分别下降3%、2%和增长5%。",
        [
            ("工业投资", "decrease", "actual", "3%"),
            ("民间投资", "decrease", "actual", "2%"),
            ("固定资产投资", "growth", "actual", "5%"),
        ],
    ),
    # What a name ends with is not always a word of its own.
    (
        "全年进出口总额、出口额分别为30亿元和20亿元，分别增长3%、下降4%。",
        [
            ("进出口总额", "level", "actual", "30亿元"),
            ("出口额", "level", "actual", "20亿元"),
            ("进出口总额", "growth", "actual", "3%"),
            ("出口额", "decrease", "actual", "4%"),
        ],
    ),
    # A member that has a noun and its owner takes none from the one before; numbers do.
    (
        "一般公共预算收入、税收收入分别完成21亿元、15亿元，第一、二、三产业增加值分别增长3%、6%和5%。",
        [
            ("一般公共预算收入", "level", "actual", "21亿元"),
            ("税收收入", "level", "actual", "15亿元"),
            ("第一产业增加值", "growth", "actual", "3%"),
            ("第二产业增加值", "growth", "actual", "6%"),
            ("第三产业增加值", "growth", "actual", "5%"),
        ],
    ),
    # How far it is from another thing is no value of anything.
    (
        "技改投资增长9.2%，高于工业投资3.5个百分点。",
        [("技改投资", "growth", "actual", "9.2%")],
    ),
    # Two rates are not both of the one name that is read before them.
    (
        "预计北园主营业务、税收、实际利用外资分别完成31亿元、2.3亿元、86万美元，增长7%、9%、17%。",
        [],
    ),
    # What each division is to have is not what all have together.
    (
        "今年要加快建设，每个乡镇至少建成1个生态农业园区，新建泵站8座，每个村（社区）建成1所村级卫生室。",
        [
            ("每个乡镇生态农业园区", "level", "target", "1个"),
            ("新建泵站", "level", "target", "8座"),
            ("每个村（社区）村级卫生室", "level", "target", "1所"),
        ],
    ),
    (
        "网上可办率达到97%；310项业务已能异地办理。",
        [("网上可办率", "level", "actual", "97%")],
    ),
    ("全市地区生产总值增长5.2%。", [("地区生产总值", "growth", "actual", "5.2%")]),
    (
        "全年固定资产投资完成812亿元，同比增长6.1%。",
        [
            ("固定资产投资", "level", "actual", "812亿元"),
            ("固定资产投资", "growth", "actual", "6.1%"),
        ],
    ),
    (
        "规上工业增加值、社会消费品零售总额分别增长7.3%和5.8%。",
        [
            ("规上工业增加值", "growth", "actual", "7.3%"),
            ("社会消费品零售总额", "growth", "actual", "5.8%"),
        ],
    ),
    (
        "规上工业增加值、固定资产投资均增长8%。",
        [
            ("规上工业增加值", "growth", "actual", "8%"),
            ("固定资产投资", "growth", "actual", "8%"),
        ],
    ),
    (
        "城乡居民人均可支配收入分别达到4.1万元、2.3万元，增长5%、7%。",
        [
            ("城镇居民人均可支配收入", "level", "actual", "4.1万元"),
            ("农村居民人均可支配收入", "level", "actual", "2.3万元"),
            ("城镇居民人均可支配收入", "growth", "actual", "5%"),
            ("农村居民人均可支配收入", "growth", "actual", "7%"),
        ],
    ),
    (
        "存、贷款余额分别达到310亿元、206亿元。",
        [("存款余额", "level", "actual", "310亿元"), ("贷款余额", "level", "actual", "206亿元")],
    ),
    (
        GOAL + "地区生产总值增长6%左右，城镇登记失业率控制在4%以内。",
        [
            ("地区生产总值", "growth", "target", "6%左右"),
            ("城镇登记失业率", "level", "limit", "控制在4%以内"),
        ],
    ),
    (
        GOAL + "居民收入与经济增长同步，能耗完成省下达任务。",
        [
            ("居民收入", "growth", "target", "与经济增长同步"),
            ("能耗", "level", "target", "完成省下达任务"),
        ],
    ),
    (
        "城镇化率由61.2%提高到63.5%。",
        [("城镇化率", "level", "baseline", "61.2%"), ("城镇化率", "level", "actual", "63.5%")],
    ),
    ("森林覆盖率提高1.2个百分点。", [("森林覆盖率", "change", "actual", "1.2个百分点")]),
    ("单位生产总值能耗下降3.1%。", [("单位生产总值能耗", "decrease", "actual", "3.1%")]),
    ("人口自然增长率6.1‰。", [("人口自然增长率", "level", "actual", "6.1‰")]),
    ("全年新增5家规上服务业企业。", [("新增规上服务业企业", "level", "actual", "5家")]),
    ("主要目标任务圆满完成，进出口总额增长4%。", [("进出口总额", "growth", "actual", "4%")]),
    # Ranks, comparisons with others and handfuls are no values.
    ("地区生产总值增长7%，居全省第二。", [("地区生产总值", "growth", "actual", "7%")]),
    (
        "地区生产总值增长5.4%，高于全国0.4个百分点。",
        [("地区生产总值", "growth", "actual", "5.4%")],
    ),
    ("重点抓好以下八个方面的工作。", []),
    # Lines of tables have their names elsewhere.
    ("城镇新增就业\t2100人\t2000人以上\n", []),
    ("| 城镇新增就业 | 2100人 | 2000人以上 |\n", []),
    # Reports on budgets: what was done of the budget is a share, the last year's accounts no name.
    (
        "一般公共预算收入完成5.2亿元，为预算的101.3%，增长8.2%。",
        [
            ("一般公共预算收入", "level", "actual", "5.2亿元"),
            ("一般公共预算收入", "share", "actual", "101.3%"),
            ("一般公共预算收入", "growth", "actual", "8.2%"),
        ],
    ),
    (
        "一般公共预算收入完成20亿元，占年度预算的98%，比上年决算数下降12%。",
        [
            ("一般公共预算收入", "level", "actual", "20亿元"),
            ("一般公共预算收入", "share", "actual", "98%"),
            ("一般公共预算收入", "decrease", "actual", "12%"),
        ],
    ),
    # How growth has grown is no change of the indicator.
    (
        "固定资产投资下降8.2%，降幅收窄3.1个百分点。",
        [("固定资产投资", "decrease", "actual", "8.2%")],
    ),
    ("居民消费价格涨幅回落0.5个百分点。", []),
    ("居民消费价格涨幅比上年同期明显回落0.6个百分点。", []),
    (
        "固定资产投资增长\u00a07%\u00a0以上。",
        [("固定资产投资", "growth", "actual", "7%\u00a0以上")],
    ),
    # A mark that was passed is a level, also behind growth; two digits are growth.
    (
        "一般公共预算收入增长8%，突破10亿元。",
        [
            ("一般公共预算收入", "growth", "actual", "8%"),
            ("一般公共预算收入", "level", "actual", "突破10亿元"),
        ],
    ),
    (
        "去年，地区生产总值增长两位数以上。",
        [("地区生产总值", "growth", "actual", "两位数以上")],
    ),
    (
        "城镇居民人均可支配收入增长两位数。",
        [("城镇居民人均可支配收入", "growth", "actual", "两位数")],
    ),
    # Elsewhere a number of digits is a goal in words, or nothing.
    ("规上企业达到两位数以上。", []),
    # A unit may be written in words.
    (
        "细颗粒物平均浓度降至34微克每立方米。",
        [("细颗粒物平均浓度", "level", "actual", "34微克每立方米")],
    ),
    (
        "转移支付增长4.2%，一举跨过70亿元大关。",
        [
            ("转移支付", "growth", "actual", "4.2%"),
            ("转移支付", "level", "actual", "70亿元"),
        ],
    ),
    # Blanks do not part a value from its bound.
    (
        "去年，固定资产投资增长7% 以上，城镇登记失业率控制在 3.5% 以内。",
        [
            ("固定资产投资", "growth", "actual", "7% 以上"),
            ("城镇登记失业率", "level", "actual", "控制在 3.5% 以内"),
        ],
    ),
    # What is done to a thing is part of its name; what brings it about, and who, is not.
    (
        "发放小额贷款3.2亿元，改造老旧小区45个。",
        [
            ("小额贷款", "level", "actual", "3.2亿元"),
            ("改造老旧小区", "level", "actual", "45个"),
        ],
    ),
    (
        "新增高新技术企业24家、科技型中小企业154家。",
        [
            ("新增高新技术企业", "level", "actual", "24家"),
            ("新增科技型中小企业", "level", "actual", "154家"),
        ],
    ),
    ("“三公”经费下降5%。", [("“三公”经费", "decrease", "actual", "5%")]),
    # A bare noun belongs to what stands before it.
    (
        "实施重点项目44个，总投资210亿元。",
        [
            ("重点项目", "level", "actual", "44个"),
            ("重点项目总投资", "level", "actual", "210亿元"),
        ],
    ),
    # A bound is part of the name of what it bounds.
    (
        "产值超亿元企业达到13家，纳税超千万元企业6家。",
        [
            ("产值超亿元企业", "level", "actual", "13家"),
            ("纳税超千万元企业", "level", "actual", "6家"),
        ],
    ),
    # So is an amount without digits: the class of what is counted.
    (
        "签约亿元农业项目13个、十亿元文旅项目2个。",
        [
            ("签约亿元农业项目", "level", "actual", "13个"),
            ("签约十亿元文旅项目", "level", "actual", "2个"),
        ],
    ),
    # A unit and a scale at the end of a list belong to each of its members.
    (
        "规上工业增加值、社会消费品零售总额分别达到1.2、0.8万亿元。",
        [
            ("规上工业增加值", "level", "actual", "1.2"),
            ("社会消费品零售总额", "level", "actual", "0.8万亿元"),
        ],
    ),
    # A quarter behind the name is no part of it.
    ("工业总产值第一季度增长8%。", [("工业总产值", "growth", "actual", "8%")]),
    ("提出地区生产总值增长6%的目标。", [("地区生产总值", "growth", "target", "6%")]),
    ("建议今年地区生产总值增长6%左右。", [("地区生产总值", "growth", "target", "6%左右")]),
    (
        GOAL + "地区生产总值增长6%；其他约束性指标，确保完成市定任务。",
        [
            ("地区生产总值", "growth", "target", "6%"),
            ("其他约束性指标", "level", "target", "确保完成市定任务"),
        ],
    ),
    # Lengths of time that are measured are values, others are not.
    ("审批时限压减到3个工作日。", [("审批时限", "level", "actual", "3个工作日")]),
    (
        "优良天数达到281天，比上年增加12天。",
        [
            ("优良天数", "level", "actual", "281天"),
            ("优良天数", "change", "actual", "12天"),
        ],
    ),
    ("粮食产量连续5年增长。", []),
    # The members of a list have their noun behind 等.
    (
        "节能环保、新材料、生物医药等产业增加值分别增长9%、7%、12%。",
        [
            ("节能环保产业增加值", "growth", "actual", "9%"),
            ("新材料产业增加值", "growth", "actual", "7%"),
            ("生物医药产业增加值", "growth", "actual", "12%"),
        ],
    ),
    # What is told of things stands before them, as what is done to them does.
    ("13个项目竣工投产。", [("竣工投产项目", "level", "actual", "13个")]),
    ("对35所学校进行改造。", [("学校改造", "level", "actual", "35所")]),
    ("完成“两重”项目51个。", [("“两重”项目", "level", "actual", "51个")]),
    # A total is of what was named before, without what was done to it.
    (
        "新增上市企业3家，总数达到11家。",
        [
            ("新增上市企业", "level", "actual", "3家"),
            ("上市企业", "level", "actual", "11家"),
        ],
    ),
    # A goal that was passed is no goal of what comes after.
    (
        "固定资产投资增长8%，增速高于预期目标。粮食产量51万吨。",
        [
            ("固定资产投资", "growth", "actual", "8%"),
            ("粮食产量", "level", "actual", "51万吨"),
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(text: str, expected: list[Row]) -> None:
    assert sorted(rows(text)) == sorted(expected)


def periods(text: str, year: int) -> list[tuple[str, str, str]]:
    """Indicator, role and the years of each row."""
    doc = NLP(pt.Document(text, issuer="320400", year=year))
    found = []
    for span in sorted(doc[pt.TARGETS], key=_place):
        value, when = span.value, span.value.period
        assert when is not None
        assert when.start is not None
        assert when.end is not None
        found.append((value.indicator, value.role, f"{when.start.year}-{when.end.year}"))
    return found


def test_a_review_of_years_tells_of_all_of_them_or_of_the_last() -> None:
    text = (
        "2022年政府工作报告\n一、过去五年的工作\n"
        "五年来，新建农村公路620公里，常住人口城镇化率达到61%，地区生产总值年均增长7%。\n"
        "二、2022年重点工作\n新建农村公路80公里。"
    )
    assert periods(text, 2022) == [
        ("新建农村公路", "actual", "2017-2021"),
        ("常住人口城镇化率", "actual", "2021-2021"),
        ("地区生产总值", "actual", "2017-2021"),
        ("新建农村公路", "target", "2022-2022"),
    ]


def test_tasks_and_rates_in_words_are_of_all_years_of_a_review() -> None:
    text = (
        "2024年政府工作报告\n一、过去五年的工作\n"
        "五年来，我们坚持绿色发展。单位GDP能耗降低完成国家下达任务，居民收入与经济增长同步，物价总水平基本稳定。"
    )
    assert periods(text, 2024)[:2] == [
        ("单位GDP能耗", "actual", "2019-2023"),
        ("居民收入", "actual", "2019-2023"),
    ]


def test_what_is_prepared_for_a_later_year_is_of_its_clause_alone() -> None:
    text = (
        "一、“十四五”主要目标\n未来五年发展目标是：经济平稳健康发展，"
        "为到2035年地区生产总值比2020年翻一番奠定坚实基础；城乡居民收入持续增加。"
    )
    assert periods(text, 2021)[-1] == ("城乡居民收入", "target", "2021-2025")


def test_a_paragraph_may_turn_round_from_what_its_heading_says() -> None:
    text = (
        "2024年政府工作报告\n二、2024年的工作\n"
        "过去一年，我们克服困难，取得了很大成绩。粮食产量52万吨，增长3%。\n今年要新建泵站12座。"
    )
    assert periods(text, 2024) == [
        ("粮食产量", "actual", "2023-2023"),
        ("粮食产量", "actual", "2023-2023"),
        ("新建泵站", "target", "2024-2024"),
    ]


def test_a_time_from_which_a_rank_rose_is_of_no_value() -> None:
    text = "进出口总额增长9%，由上年居全省第四位升至第三位；粮食产量52万吨。"
    assert [years for _, _, years in periods(text, 2024)] == ["2023-2023", "2023-2023"]


def test_how_many_years_running_something_grew_is_no_value_of_it() -> None:
    text = "去年，粮食生产实现十七连增，耕地面积5连增，粮食产量52万吨。"
    found = NLP(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    assert [row.value.quantity.text for row in found if row.value.quantity] == ["52万吨"]


def test_a_goal_holds_for_the_year_and_what_was_done_for_the_year_before() -> None:
    text = "去年，一般公共预算收入增长4%。\n" + GOAL + "一般公共预算收入增长5%。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    told = [(row.value.role, row.value.period) for row in doc[pt.TARGETS]]
    assert [(role, str(period.start), str(period.end)) for role, period in told if period] == [
        ("actual", "2023-01-01", "2023-12-31"),
        ("target", "2024-01-01", "2024-12-31"),
    ]


@pytest.mark.parametrize(
    ("text", "role", "first", "last"),
    [
        ("力争于2027年粮食产量达到50万吨。", "target", 2027, 2027),
        ("确保于今年底前建成高标准农田30万亩。", "target", 2024, 2024),
        ("今年力争实现：地区生产总值增长8%。", "target", 2024, 2024),
        ("全年主要目标圆满完成，地区生产总值增长8%。", "actual", 2023, 2023),
        ("粮食产量达到50万吨，是2005年的2倍，油料产量6万吨。", "actual", 2023, 2023),
        ("2020年以来新增规上工业企业35家。", "actual", 2020, 2023),
        ("五年来，新增城镇就业12万人。", "actual", 2019, 2023),
        ("到2027年，新增规上工业企业35家。", "target", 2024, 2027),
        ("粮食产量比大灾的2021年增长8%。", "actual", 2023, 2023),
        ("累计增长率比2023年6月提高，地区生产总值增长8%。", "actual", 2023, 2023),
    ],
)
def test_the_words_around_a_time_tell_its_use(text: str, role: str, first: int, last: int) -> None:
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    for span in doc[pt.TARGETS]:
        period = span.value.period
        assert period is not None
        assert period.end is not None
        # 今年底前 leaves the start open.
        began = period.start.year if period.start is not None else first
        assert (span.value.role, began, period.end.year) == (role, first, last)
        assert period.start is None or period.start < period.end
    assert len(doc[pt.TARGETS])


def test_a_review_figure_is_never_a_target_by_its_section() -> None:
    text = (
        "一、2023年工作回顾\n（一）经济平稳增长。全市地区生产总值增长5.1%。\n"
        "二、2024年主要目标和任务\n全市地区生产总值增长6%。\n"
    )
    assert [(role, told) for _, _, role, told in rows(text)] == [
        ("actual", "5.1%"),
        ("target", "6%"),
    ]


def test_a_whole_year_in_a_plan_is_meant_to_be() -> None:
    text = (
        "一、2023年工作回顾\n全年完成固定资产投资190亿元。\n"
        "二、2024年主要目标和任务\n全年完成固定资产投资210亿元。\n"
    )
    assert [(role, told) for _, _, role, told in rows(text)] == [
        ("actual", "190亿元"),
        ("target", "210亿元"),
    ]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("全市地区生产总值增长5%。", ["320400"]),
        ("新北区一般公共预算收入增长6%。", ["320411"]),
        ("武进区地区生产总值增长5%，增速居前。固定资产投资增长4%。", ["320412", "320400"]),
        # A place that the clause does not begin with is not what it is about.
        ("与武进区共建园区，地区生产总值增长5%。", ["320400"]),
        # What another division has is no row, nor what goes on with it.
        ("苏州市地区生产总值增长5%。", []),
        ("苏州市地区生产总值完成900亿元，增长5%；固定资产投资增长4%。", ["320400"]),
        ("全国国内生产总值增长5%，居民消费价格上涨2%。", ["100000", "100000"]),
        # A place goes on where the clause is no more than it and a predicate.
        (
            "全国国内生产总值增长5%，全省增长5.4%，苏州市增长5.2%，我市增长6.2%。",
            ["100000", "320400"],
        ),
        ("武进区地区生产总值增长5%，新北区增长6%。", ["320412", "320411"]),
        # Each value of a list has the place beside it.
        ("全省、全市地区生产总值分别增长5.5%、6.2%。", ["320400"]),
        ("武进区、新北区地区生产总值分别增长5.5%和6.2%。", ["320412", "320411"]),
        # In front of what no codebook knows 全省 may be part of an honour.
        ("全省优秀教师5名。", ["320400"]),
        ("全国重点实验室5家、新型研发机构40家。", ["320400", "320400"]),
        # Several together are the issuer's.
        ("在溧阳市、金坛区、武进区新建5个规模化牧场。", ["320400"]),
        ("在溧阳市新建5个规模化牧场。", ["320481"]),
        # One that stands for others is not what a value is of.
        ("在溧阳市等地新建5个规模化牧场。", ["320400"]),
        ("溧阳动力电池、金坛光伏等16个产业集群入选。", ["320400"]),
        # What a sentence about a place goes on with is that place's, of a zone nobody's.
        ("溧阳市粮食总产量40万吨，农村居民人均可支配收入4.2万元。", ["320481", "320481"]),
        ("常州经济技术开发区生产总值增长9%，固定资产投资增长12%。", ["320400", None]),
        ("溧阳市要发挥生态优势，粮食总产量达到42万吨。", ["320481"]),
        ("常州经济技术开发区税收增长9%；武进高新技术产业开发区税收增长8%。", ["320400"] * 2),
        # Not one that is named in between, nor one elsewhere.
        ("溧阳市水质改善，金坛区列入试点，粮食总产量达到42万吨。", ["320400"]),
        ("无锡市加强合作，固定资产投资增长5%。", ["320400"]),
        # Only the place with which the sentence begins is what it is about.
        ("招商小分队赴常州经济技术开发区对接，固定资产投资增长12%。", ["320400"]),
        # Growth of several together is that of each.
        ("武进区、新北区地区生产总值增长8%以上。", ["320411", "320412"]),
    ],
)
def test_the_place_is_that_with_which_the_clause_begins(
    text: str, places: list[str | None]
) -> None:
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    rows = sorted(doc[pt.TARGETS], key=lambda row: row.value.quantity.start)  # type: ignore[union-attr]
    assert [row.value.place for row in rows] == places


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        (
            "一季度、上半年、前三季度地区生产总值分别增长5%、5.5%、6%。",
            ["2023-03-31", "2023-06-30", "2023-09-30"],
        ),
        ("2022年和2023年地区生产总值分别增长5%、6%。", ["2022-12-31", "2023-12-31"]),
        # Where each value has an indicator of its own, the times are of all of them.
        (
            "2022年、2023年地区生产总值、固定资产投资分别增长5%、6%。",
            ["2023-12-31", "2023-12-31"],
        ),
    ],
)
def test_each_value_of_a_list_has_the_time_beside_it(text: str, ends: list[str]) -> None:
    doc = NLP(pt.Document("一、2023年工作回顾\n" + text, issuer="320400", year=2024))
    rows = sorted(doc[pt.TARGETS], key=lambda row: row.value.quantity.start)  # type: ignore[union-attr]
    assert [str(row.value.period and row.value.period.end) for row in rows] == ends


def test_the_more_ambitious_value_is_the_stretch() -> None:
    doc = NLP(pt.Document(GOAL + "地区生产总值增长6%、力争6.5%。", issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert row.value.quantity is not None
    assert row.value.stretch is not None
    assert (row.value.quantity.text, row.value.stretch.text) == ("6%", "6.5%")


def test_a_missing_layer_is_told() -> None:
    with pytest.raises(pt.LayerMissingError):
        TargetAnnotator()(pt.Document("增长5%"))


PIECES = st.sampled_from(
    [
        "地区生产总值",
        "增长",
        "5%",
        "、",
        "，",
        "分别",
        "和",
        "3.2亿元",
        "城乡",
        "。",
        "\n",
        "目标：",
        "控制在",
        "由",
        "提高到",
        "𠀀",
        "（",
        "）",
        "以上",
        "力争",
        "新增",
        "3个",
        "居民收入",
        "与经济增长同步",
    ]
)


ALL = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0})


def test_a_bound_and_how_often_it_holds_are_no_part_of_a_name() -> None:
    text = "二、2024年工作安排\n区财政每年至少出资300万元，对企业进行奖励。"
    (row,) = ALL(pt.Document(text, issuer="320400", year=2024))[pt.TARGETS]
    assert row.value.indicator == "区财政出资"


@given(st.lists(PIECES, max_size=40), st.sampled_from([None, 1985, 2024]))
def test_rows_are_in_order_with_a_chance_and_quantities_of_the_layer(
    parts: list[str], year: int | None
) -> None:
    doc = ALL(pt.Document("".join(parts), issuer="320400", year=year))
    found = doc[pt.TARGETS]
    quantities = set(doc[pt.QUANTITIES])
    places = [(row.start, -row.end) for row in found]
    assert places == sorted(places)
    for row in found:
        assert row.score is not None
        assert 0 <= row.score <= 1
        for value in (row.value.quantity, row.value.stretch):
            assert value is None or value in quantities
    assert TargetAnnotator(min_score=0)(doc) == doc


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    ALL(pt.Document(text, year=2024))


@given(st.lists(PIECES, max_size=40), st.sampled_from([None, 1985, 2024]))
def test_any_text_gives_rows_that_stand_where_they_say(parts: list[str], year: int | None) -> None:
    doc = pt.Document("".join(parts), issuer="320400", year=year)
    first, second = NLP(doc), NLP(doc)
    assert first == second
    for row in first[pt.TARGETS]:
        assert row.value.indicator.strip()
        assert doc.text[row.start : row.end] == row.text
        assert row.value.quantity is not None or row.value.wording


@pytest.mark.parametrize(
    "text",
    [
        "规上工业增加值、固定资产投资分别增长7%和8%。",
        "力争2027年粮食产量比2020年增长5%，",  # one sentence of many values
        "新北区粮食产量增长5%，",  # and of many places
        "5家",  # values that follow at once
        "超5亿元",
        "增长",  # no value
        "由2015年的5%提高到2019年的6%、",
        "比2015年增长5%，",  # many times that something is compared with
        "由5%降至",  # bases that nothing names a time of
        "连续三年",
        "广义货币M\n2\n增长9%。\n",  # lines that a subscript has
    ],
)
def test_time_grows_linearly(text: str) -> None:
    def seconds(count: int) -> float:
        doc = pt.load("structure", "quantities", "entities", "links")(
            pt.Document(text * count, year=2024)
        )
        began = time.process_time()
        TargetAnnotator()(doc)
        return time.process_time() - began

    seconds(1)
    assert min(seconds(1_600) for _ in range(2)) < 60 * max(seconds(100), 0.005)


@pytest.mark.parametrize(
    "part",
    [
        "增长",
        "将",
        "由从",
        "2020年",
        "预计全年",
        "3月5日，",
        "（",
        "新增",
        "同比 ",
        "比上年",
        "近年",
    ],
)
def test_long_words_in_front_of_a_value_are_read_in_a_moment(part: str) -> None:
    doc = pt.load("structure", "quantities", "entities", "links")(
        pt.Document("粮食产量" + part * (12_000 // len(part)) + "增长5%", year=2024)
    )
    began = time.process_time()
    TargetAnnotator(min_score=0)(doc)
    assert time.process_time() - began < 1.5


@pytest.mark.parametrize(
    "name", ["counting_verbs", "predicates", "role_words", "openers", "paired_nouns", "expansions"]
)
def test_no_word_stands_twice_in_a_table(name: str) -> None:
    words = [row[0] for row in read_rows(f"targets/{name}.tsv")]
    assert len(words) == len(set(words))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("三次产业结构由20:39:41、18:38:44调整为17:38:45。", "20 39 41 18 38 44 17 38 45"),
        ("三次产业结构为6:61:33，8%。", "6 61 33"),
        ("三次产业结构为6:61:33和10%。", "6 61 33"),
        ("2021年、2022年三次产业结构分别为20:39:41和18:38:44。", ""),
        ("三次产业就业结构为32∶28∶40。", ""),
    ],
)
def test_each_ratio_of_sectors_gives_three_rows_or_none(text: str, values: str) -> None:
    found = rows(text)
    assert [row[3] for row in found] == values.split()
    assert [row[0] for row in found] == list(SECTORS) * (len(found) // 3)


def test_a_name_ends_with_its_line_in_sentences_of_ones_own() -> None:
    text = "主要指标\n工业投资增长8%\n地区生产总值增长6%"
    doc = pt.load("structure", "quantities", "entities", "links")(
        pt.Document(text, issuer="320400", year=2024)
    )
    doc = doc.without_layer(pt.SENTENCES).with_offsets(pt.SENTENCES, [0], [len(text)], "sentence")
    found = [row.value.indicator for row in TargetAnnotator()(doc)[pt.TARGETS]]
    assert sorted(found) == ["地区生产总值", "工业投资"]


@pytest.mark.parametrize("name", ["支出", "各类费用", "就业资金", "地区生产总值"])
def test_a_value_is_no_surer_than_the_name_that_it_takes_up(name: str) -> None:
    nlp = pt.load(targets={"min_score": 0.0})
    text = f"财政收入48亿元、增长12%；{name}92亿元，增长9.7%，提高1个百分点。"
    doc = nlp(pt.Document(text, issuer="320400", year=2024))
    rows = [row for row in doc[pt.TARGETS] if row.value.quantity is not None]
    scores = {row.value.quantity.text: row.score or 0 for row in rows if row.value.quantity}
    assert scores["12%"] <= scores["48亿元"]
    assert scores["1个百分点"] <= scores["9.7%"] <= scores["92亿元"]

"""Words in which reports tell of growth, marks, totals and sums more briefly than most."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.3})
REVIEW, PLAN = "一、2023年工作回顾\n", "二、2024年工作安排\n"

Row = tuple[str, str, str, str]

CASES: list[tuple[str, list[Row]]] = [
    # 增 and 降 by themselves.
    (
        REVIEW + "社会消费品零售总额增长14%；固定资产投资增12%；外贸出口降3%。",
        [
            ("社会消费品零售总额", "actual", "2023", "14%"),
            ("固定资产投资", "actual", "2023", "12%"),
            ("外贸出口", "actual", "2023", "3%"),
        ],
    ),
    # What growth rose to is told as what it rose from is.
    (
        REVIEW + "固定资产投资增速由年初的-3.2%回升到5.6%。",
        [
            ("固定资产投资", "baseline", "2023", "-3.2%"),
            ("固定资产投资", "actual", "2023", "5.6%"),
        ],
    ),
    (
        REVIEW + "城镇登记失业率由4%下降为3.5%。",
        [
            ("城镇登记失业率", "baseline", "2022", "4%"),
            ("城镇登记失业率", "actual", "2023", "3.5%"),
        ],
    ),
    # What got better by so much went down.
    (
        REVIEW + "PM2.5平均浓度38微克/立方米，同比改善8.2%。",
        [
            ("PM2.5平均浓度", "actual", "2023", "38微克/立方米"),
            ("PM2.5平均浓度", "actual", "2023", "8.2%"),
        ],
    ),
    # 首 is no end of a name.
    (REVIEW + "人均GDP首超1万美元。", [("人均GDP", "actual", "2023", "超1万美元")]),
    # Marks that were passed in turn count nothing.
    (
        REVIEW + "社会消费品零售总额接连突破两个百亿元大关，达到512亿元。",
        [("社会消费品零售总额", "actual", "2023", "512亿元")],
    ),
    (
        REVIEW + "地区生产总值跨上300亿元关口，达到308亿元。",
        [("地区生产总值", "actual", "2023", "308亿元")],
    ),
    # What each of two amounts is for stands before each.
    (
        REVIEW + "城乡低保标准分别提高到每人每月640元和每人每年5200元。",
        [
            ("城镇低保标准", "actual", "2023", "640元"),
            ("农村低保标准", "actual", "2023", "5200元"),
        ],
    ),
    # Totals are each of what was counted, in the same order.
    (
        REVIEW + "新增高新技术企业96家、科技型中小企业350家，总数分别达到512家、1860家。",
        [
            ("新增高新技术企业", "actual", "2023", "96家"),
            ("新增科技型中小企业", "actual", "2023", "350家"),
            ("高新技术企业", "actual", "2023", "512家"),
            ("科技型中小企业", "actual", "2023", "1860家"),
        ],
    ),
    # So many years in which something has held are no part of its name.
    (
        "一、过去五年工作回顾\n连续五年粮食总产量保持在40亿斤以上。",
        [("粮食总产量", "actual", "2019-2023", "40亿斤以上")],
    ),
    (REVIEW + "农村低保标准每人每月提到700元。", [("农村低保标准", "actual", "2023", "700元")]),
    # What was set at the beginning of the year was set for that year.
    (
        "一、过去五年工作回顾\n过去五年极不平凡。年初确定的固定资产投资增长15%的目标没有实现。",
        [("固定资产投资", "target", "2023", "15%")],
    ),
    # Growth in words ends a member of a list.
    (
        PLAN + "社会消费品零售总额增长5%、固定资产投资正增长、进出口总额增长6%。",
        [("社会消费品零售总额", "target", "2024", "5%"), ("进出口总额", "target", "2024", "6%")],
    ),
    # 约 is part of 签约.
    (REVIEW + "家庭医生签约36万人。", [("家庭医生签约", "actual", "2023", "36万人")]),
    # So many years before a verb are no part of a name.
    (
        "一、过去五年工作回顾\n市场主体五年新增3.2万户，常住人口五年净增12万人。",
        [
            ("市场主体", "actual", "2019-2023", "3.2万户"),
            ("常住人口", "actual", "2019-2023", "12万人"),
        ],
    ),
    # When the things were made of which something is told.
    (
        REVIEW + "淘汰2013年前注册的老旧车辆320辆，改造2005年以前建成的棚户区12个。",
        [
            ("淘汰2013年前注册的老旧车辆", "actual", "2023", "320辆"),
            ("改造2005年以前建成的棚户区", "actual", "2023", "12个"),
        ],
    ),
    # More than before is a change, more than others have is no row.
    (
        REVIEW + "优良天数比例88.6%，较上年高出2.1个百分点，比全省平均水平高出1.2个百分点。",
        [
            ("优良天数比例", "actual", "2023", "88.6%"),
            ("优良天数比例", "actual", "2023", "高出2.1个百分点"),
        ],
    ),
    (REVIEW + "刑事案件较上年少发36起。", [("刑事案件", "actual", "2023", "36起")]),
    # An amount of money may stand right behind letters.
    (
        REVIEW + "人均GDP5.8万元，增长5.6%。",
        [("人均GDP", "actual", "2023", "5.8万元"), ("人均GDP", "actual", "2023", "5.6%")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_rows(text: str, expected: list[Row]) -> None:
    assert told_rows(NLP, text, 2024) == expected


@pytest.mark.parametrize("words", ["是目标任务的126%", "为计划的126%", "是年度目标任务的126%"])
def test_part_of_a_plan_is_a_share(words: str) -> None:
    doc = NLP(pt.Document(f"{REVIEW}建成农村公路1260公里，{words}。", issuer="320400", year=2024))
    measures = {
        row.value.quantity.text: row.value.measure for row in doc[pt.TARGETS] if row.value.quantity
    }
    assert measures == {"1260公里": "level", "126%": "share"}


@pytest.mark.parametrize("than", ["不低于GDP增速", "不慢于经济增长", "不低于经济增长"])
def test_growth_not_below_another(than: str) -> None:
    doc = NLP(pt.Document(f"{PLAN}居民收入增长{than}。", issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert (row.value.indicator, row.value.wording) == ("居民收入", than)


def test_sum_of_a_plan_under_way_is_of_all_its_years() -> None:
    text = "“十四五”时期主要目标是：2025年地区生产总值达到4000亿元；单位GDP能耗累计下降15%。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    periods = {
        row.value.indicator: row.value.period and row.value.period.start for row in doc[pt.TARGETS]
    }
    assert {name: day and day.year for name, day in periods.items()} == {
        "地区生产总值": 2025,
        "单位GDP能耗": 2021,
    }


@pytest.mark.parametrize(
    ("event", "start"),
    [
        ("高铁开通以来", None),
        ("党的十八大以来", None),
        ("建区以来", None),
        ("三年行动计划实施以来", None),
        ("建市40年来", None),
        ("高铁开通十二年来", None),
        ("2018年换届以来", 2018),
        ("本届政府成立以来", 2019),
        ("近年来", 2019),
    ],
)
def test_what_was_done_since_an_event_begins_on_no_known_day(event: str, start: int | None) -> None:
    text = f"一、五年来工作回顾\n五年来，全市经济稳步发展。{event}，累计完成造林30万亩。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    (row,) = doc[pt.TARGETS]
    assert row.value.period is not None
    assert row.value.period.end is not None
    assert row.value.period.end.year == 2023
    assert (row.value.period.start and row.value.period.start.year) == start


def test_what_was_reached_since_an_event_is_of_the_last_year() -> None:
    text = "一、五年来工作回顾\n建区以来，人均可支配收入达到30000元，地区生产总值增长5倍。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    years = {}
    for row in doc[pt.TARGETS]:
        assert row.value.period is not None
        day = row.value.period.start
        years[row.value.measure] = day and day.year
    assert years == {"level": 2023, "growth": None}


@pytest.mark.parametrize("event", ["党的十八大以来", "建市40年来"])
def test_base_before_an_event_is_of_no_known_time(event: str) -> None:
    text = f"一、五年来工作回顾\n{event}，生产总值由320亿元增加到860亿元，财政收入翻了一番。"
    doc = NLP(pt.Document(text, issuer="320400", year=2024))
    years = {}
    for row in doc[pt.TARGETS]:
        period = row.value.period
        years[row.value.role, row.value.measure] = period and period.start and period.start.year
        assert (period is None) == (row.value.role == "baseline")
    assert years == {
        ("baseline", "level"): None,
        ("actual", "level"): 2023,
        ("actual", "growth"): None,
    }


def test_base_in_the_part_on_one_year_is_of_the_year_before() -> None:
    text = (
        "一、“十三五”时期工作回顾\n五年来，规上工业企业由86家增加到152家。\n"
        "二、2020年工作回顾\n全年办理案件时间由12天缩短到8天。\n"
    )
    doc = NLP(pt.Document(text, issuer="320400", year=2021))
    bases = {
        row.value.quantity.text: row.value.period
        for row in doc[pt.TARGETS]
        if row.value.role == "baseline" and row.value.quantity
    }
    years = {text: when and when.end and when.end.year for text, when in bases.items()}
    assert years == {"86家": 2015, "12天": 2019}


def test_one_name_is_not_given_to_three_counts_of_two_units() -> None:
    assert told_rows(NLP, REVIEW + "牛羊猪存栏7万头、28万只、13万头。", 2024) == []


def test_what_would_be_is_no_goal() -> None:
    assert told_rows(NLP, PLAN + "企业的生产成本只要降低1%，效益就会好起来。", 2024) == []


def test_items_below_a_lead_on_several_years_are_of_these() -> None:
    items = "".join(
        f"{one}是实施工程，办实事。新建学校{k}所，改造道路{k}公里。\n"
        for k, one in enumerate("一二三四", 12)
    )
    text = f"2020年，地区生产总值增长3%。\n“十三五”的五年，我们办成了以下几件大事：\n{items}"
    doc = NLP(pt.Document(text, issuer="320400", year=2021))
    when = {
        (row.value.period.start.year, row.value.period.end.year)
        for row in doc[pt.TARGETS]
        if row.value.indicator == "新建学校"
        and row.value.period is not None
        and row.value.period.start is not None
        and row.value.period.end is not None
    }
    assert when == {(2016, 2020)}


def test_items_of_what_is_to_be_done_look_ahead_without_headings() -> None:
    text = (
        "2023年，地区生产总值增长6%。一是稳住大盘，新增企业20家。二是改善民生，新建学校5所。\n"
        "今年重点做好三个方面工作：\n一要优农业。粮食产量稳定在3亿斤以上，造林5万亩。\n"
        "二要美城乡。改造老旧小区17个，新改建农村公路60公里。\n"
        "三要惠民生。新增城镇就业1000人，新增学位360个，建成社区食堂5家。\n"
    )
    found = {name: role for name, role, _, _ in told_rows(NLP, text, 2024)}
    assert found["新建学校"] == "actual"
    assert found["粮食产量"] == found["改造老旧小区"] == found["新增学位"] == "target"


def test_years_of_a_term_are_of_all_that_follows() -> None:
    text = (
        "一、2023年和本届政府工作回顾\n2023年，地区生产总值增长6%。\n"
        "本届政府履职以来的四年，地区生产总值年均增长8.9%，累计减贫16万人，新建学校52所。\n"
    )
    assert {years for _, _, years, _ in told_rows(NLP, text, 2024)[1:]} == {"2020-2023"}


def test_later_items_of_a_list_look_where_the_first_one_does() -> None:
    text = (
        "2025年主要目标是：地区生产总值增长6%。\n为此，着力办好五件大事。\n"
        "其一，扛牢粮食安全责任。粮食面积不低于485万亩，力争产量达到345万吨。\n"
        "其二，做旺文旅消费。游客突破320万人次，旅游收入增长15%。\n"
        "其三，建好城乡家园。新改建公路550公里，新建口袋公园32个。\n"
        "其四，厚植绿色优势。完成治理90万亩，新增湿地2万亩。\n"
        "其五，增进群众福祉。城镇新增就业1.8万人，新增学位8600个，新建学校12所。\n"
    )
    rows = told_rows(NLP, text, 2025)
    assert len(rows) > 8
    assert {role for _, role, _, _ in rows} == {"target"}


def test_no_report_looks_back_once_goals_are_set() -> None:
    text = (
        "2019年，地区生产总值增长6%，新增城镇就业6480人，新建学校12所。\n"
        "主要目标是：地区生产总值增长7%，一般公共预算收入增长2%。\n"
        "一、坚决守护水源安全。开工污水管网120公里，造林6.5万亩，治理水土流失60平方公里。\n"
        "二、坚决推进城乡融合。新建道路8条，改造棚户区1200套、老旧小区30个。\n"
        "三、坚决补齐短板。新建幼儿园9所，城镇新增就业6000人。\n"
    )
    rows = told_rows(NLP, text, 2020)
    place = next(k for k, (_, role, _, _) in enumerate(rows) if role == "target")
    assert {role for _, role, _, _ in rows[:place]} == {"actual"}
    assert {role for _, role, _, _ in rows[place:]} == {"target"}
    assert len(rows) - place > 6


@pytest.mark.parametrize("what", ["开局之年", "的第一年", "收官之年", "开局年"])
def test_what_a_year_is_to_a_plan_gives_values_no_time(what: str) -> None:
    text = f"二、2016年工作安排\n2016年是“十三五”{what}，主要预期目标为：地区生产总值增长7%。"
    assert told_rows(NLP, text, 2016) == [("地区生产总值", "target", "2016", "7%")]
    text = f"一、过去五年工作回顾\n2016年是“十三五”{what}，地区生产总值增长7%，新建学校3所。"
    assert {(role, years) for _, role, years, _ in told_rows(NLP, text, 2017)} == {
        ("actual", "2016")
    }

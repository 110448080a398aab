"""Leads in running text, and months of a year that is not over, which change what is told of."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.2})

Row = tuple[str, str, str, str]

SUMMARY = "某局2023年工作总结和2024年工作打算\n一、2023年工作情况\n全市教育经费总投入18.9亿元。\n"
SPENT = ("教育经费总投入", "actual", "2023", "18.9亿元")
PLACES = "新增学位6000个，公办园在园幼儿占比提高到60%以上。"

LEADS: list[tuple[int, str, list[Row]]] = [
    *(
        (
            2023,
            f"{SUMMARY}{lead}一是扩大资源供给。{PLACES}二是补充教师。招聘教师300名。",
            [
                SPENT,
                ("新增学位", "target", "2024", "6000个"),
                ("公办园在园幼儿占比", "target", "2024", "60%以上"),
                ("招聘教师", "target", "2024", "300名"),
            ],
        )
        for lead in ("2024年工作打算：", "明年工作打算：", "下一步工作打算：", "2024年工作思路是：")
    ),
    # What was carried out is told behind such words, too.
    (
        2023,
        f"{SUMMARY}2023年工作计划完成情况：新增学位6000个。",
        [SPENT, ("新增学位", "actual", "2023", "6000个")],
    ),
    # The lead holds in paragraphs of their own, up to the next heading.
    (
        2023,
        f"{SUMMARY}下一步工作安排：\n新增学位6000个。\n二、2023年党建工作情况\n新增党员90名。",
        [
            SPENT,
            ("新增学位", "target", "2024", "6000个"),
            ("新增党员", "actual", "2023", "90名"),
        ],
    ),
    (
        2018,
        "某局2018年工作总结和2019年工作谋划\n一、2018年工作开展情况\n（一）粮食生产。粮食产量86万吨。\n"
        "二、2019年工作谋划\n粮食产量稳定在85万吨以上。",
        [
            ("粮食产量", "actual", "2018", "86万吨"),
            ("粮食产量", "target", "2019", "85万吨以上"),
        ],
    ),
    # 谋划 is no plan of the year where works are told of.
    (
        2024,
        "一、2023年工作回顾\n谋划项目86个，完成投资9亿元。",
        [
            ("谋划项目", "actual", "2023", "86个"),
            ("项目完成投资", "actual", "2023", "9亿元"),
        ],
    ),
    (
        2007,
        "政府工作报告\n2006年，全区国内生产总值实现14.6亿元。\n"
        "2007年全区经济和社会发展的主要预期指标是：国内生产总值增长13%，农民人均纯收入增加300元以上。",
        [
            ("国内生产总值", "actual", "2006", "14.6亿元"),
            ("国内生产总值", "target", "2007", "13%"),
            ("农民人均纯收入", "target", "2007", "300元以上"),
        ],
    ),
    (
        2009,
        "二、下半年经济工作的重点\n要紧紧围绕全年生产总值增长12%以上、固定资产投资增长35%、"
        "财政总收入增长15%的目标不动摇，抓好工作。",
        [
            ("生产总值", "target", "2009", "12%以上"),
            ("固定资产投资", "target", "2009", "35%"),
            ("财政总收入", "target", "2009", "15%"),
        ],
    ),
    # 围绕 without a goal behind tells nothing of roles.
    (
        2024,
        "一、2023年工作回顾\n围绕主导产业招商，固定资产投资增长35%，财政总收入增长15%。",
        [
            ("固定资产投资", "actual", "2023", "35%"),
            ("财政总收入", "actual", "2023", "15%"),
        ],
    ),
    # What was planned for the year that is looked back on is a goal of that year.
    (
        2011,
        "某局2011年工作总结\n一、2011年主要工作\n今年全市实施重点项目62项，年度计划投资95亿元，"
        "截至11月底，开复工率93.5%。",
        [
            ("重点项目", "actual", "2011", "62项"),
            ("重点项目年度计划投资", "target", "2011", "95亿元"),
            ("开复工率", "actual", "2011", "93.5%"),
        ],
    ),
    # What a summary says of the time to come holds for what follows.
    (
        2017,
        "三里区2017年上半年经济运行情况通报\n上半年全区实现生产总值71.36亿元。\n"
        "下半年，要紧盯全年目标不放松，力争实现生产总值增长7%。新增规上企业5户，实施重大项目32个。",
        [
            ("生产总值", "actual", "2017", "71.36亿元"),
            ("生产总值", "target", "2017", "7%"),
            ("新增规上企业", "target", "2017", "5户"),
            ("重大项目", "target", "2017", "32个"),
        ],
    ),
    (
        2009,
        "某局2009年工作总结\n2009年，我局认真履职，各项工作取得新的成绩，完成交通投资20亿元，改造桥梁12座。\n"
        "2010年，全市计划完成交通投资28亿元。新改建农村公路600公里。",
        [
            ("交通投资", "actual", "2009", "20亿元"),
            ("改造桥梁", "actual", "2009", "12座"),
            ("交通投资", "target", "2010", "28亿元"),
            ("新改建农村公路", "target", "2010", "600公里"),
        ],
    ),
    # 全年 behind the name ends no goal; what was planned and then done is no goal.
    (
        2006,
        "下半年，要确保固定资产投资全年完成9亿元，财政收入全年达到1.35亿元。",
        [
            ("固定资产投资", "target", "2006", "9亿元"),
            ("财政收入", "target", "2006", "1.35亿元"),
        ],
    ),
    (
        2006,
        "一、2005年工作回顾\n坚持要素保障，财政收入全年达到1.35亿元。",
        [("财政收入", "actual", "2005", "1.35亿元")],
    ),
    (
        2024,
        "三、2024年工作思路\n我们将实现以下目标：社零总额增长7%左右，新增限上企业40家以上。",
        [
            ("社零总额", "target", "2024", "7%左右"),
            ("新增限上企业", "target", "2024", "40家以上"),
        ],
    ),
    # A mean of two years is told beside, and its parts are of the year.
    (
        2022,
        "2021年，生产总值增长7.6%，两年平均增长5.1%。其中，第一产业增加值增长4.8%。",
        [
            ("生产总值", "actual", "2021", "7.6%"),
            ("生产总值", "actual", "2020-2021", "5.1%"),
            ("第一产业增加值", "actual", "2021", "4.8%"),
        ],
    ),
    # An industry of a list is no noun of what is measured.
    (
        2022,
        "2021年，盐湖化工、新能源、装备制造产业增加值分别增长18%、27%、41%。",
        [
            ("盐湖化工产业增加值", "actual", "2021", "18%"),
            ("新能源产业增加值", "actual", "2021", "27%"),
            ("装备制造产业增加值", "actual", "2021", "41%"),
        ],
    ),
    # A year that is told of one value alone does not end the years of its sentence.
    (
        2016,
        "“十二五”期间，生产总值从2010年的9.8亿元增加到2015年的26.4亿元；"
        "财政总收入从4320万元增加到1.52亿元；五年累计完成固定资产投资96亿元。",
        [
            ("生产总值", "baseline", "2010", "9.8亿元"),
            ("生产总值", "actual", "2015", "26.4亿元"),
            ("财政总收入", "baseline", "2010", "4320万元"),
            ("财政总收入", "actual", "2015", "1.52亿元"),
            ("固定资产投资", "actual", "2011-2015", "96亿元"),
        ],
    ),
    # So many years lead to their last one, also where something is compared with an earlier year.
    *(
        (
            2003,
            f"二、2003年工作安排\n力争用五年时间，国民生产总值{base}翻一番。",
            [("国民生产总值", "target", "2007", "一番")],
        )
        for base in ("", "比2000年", "在2000年的基础上")
    ),
    # Each of several years has what is to be made in it alone.
    (
        2022,
        "一、行动目标\n2022年，规上工业企业达到400家；2023年，新增上市企业3家；2024年，新增上市企业5家。",
        [
            ("规上工业企业", "target", "2022", "400家"),
            ("新增上市企业", "target", "2023", "3家"),
            ("新增上市企业", "target", "2024", "5家"),
        ],
    ),
    (
        2022,
        "一、行动目标\n到2023年，规上工业企业达到400家；到2024年，新增上市企业5家。",
        [
            ("规上工业企业", "target", "2023", "400家"),
            ("新增上市企业", "target", "2022-2024", "5家"),
        ],
    ),
    # The rest of a paragraph is of the year behind a term, which ends with its mean.
    (
        2006,
        "“十五”期间，生产总值年均增长10.1%。2005年，生产总值226亿元。完成固定资产投资31.2亿元，"
        "其中更新改造投资11.3亿元。",
        [
            ("生产总值", "actual", "2001-2005", "10.1%"),
            ("生产总值", "actual", "2005", "226亿元"),
            ("固定资产投资", "actual", "2005", "31.2亿元"),
            ("更新改造投资", "actual", "2005", "11.3亿元"),
        ],
    ),
    (
        1987,
        "一、一九八六年工作回顾\n“六五”期间，工农业总产值年均递增10.1%。一九八六年，国民生产总值226亿元。"
        "完成固定资产投资31.2亿元。\n城镇居民人均生活费收入692元。",
        [
            ("工农业总产值", "actual", "1981-1985", "10.1%"),
            ("国民生产总值", "actual", "1986", "226亿元"),
            ("固定资产投资", "actual", "1986", "31.2亿元"),
            ("城镇居民人均生活费收入", "actual", "1986", "692元"),
        ],
    ),
    (
        1989,
        "一、一九八八年经济和社会发展情况\n粮食总产量29.6亿公斤，比大旱的一九八六年增长19%；棉花总产112万担。",
        [
            ("粮食总产量", "actual", "1988", "29.6亿公斤"),
            ("粮食总产量", "actual", "1988", "19%"),
            ("棉花总产", "actual", "1988", "112万担"),
        ],
    ),
    (
        2021,
        "“十三五”期间，旅游总收入年均增长21%（2016—2019年）。",
        [
            ("旅游总收入", "actual", "2016-2019", "21%"),
        ],
    ),
    (
        1991,
        "二、今后十年和“八五”的奋斗目标\n到2000年，国民生产总值达到140亿元，年均递增7%以上。",
        [
            ("国民生产总值", "target", "2000", "140亿元"),
            ("国民生产总值", "target", "1991-2000", "7%以上"),
        ],
    ),
    (
        1991,
        "一、过去三年工作的回顾\n1990年，农民人均纯收入640元，职工年平均货币工资1835元。",
        [
            ("农民人均纯收入", "actual", "1990", "640元"),
            ("职工年平均货币工资", "actual", "1990", "1835元"),
        ],
    ),
    (
        1996,
        "二、“九五”时期的奋斗目标\n科技进步贡献率由40%提高到50%以上；人口自然增长率年均控制在7‰以内。",
        [
            ("科技进步贡献率", "baseline", "1995", "40%"),
            ("科技进步贡献率", "target", "2000", "50%以上"),
            ("人口自然增长率", "limit", "1996-2000", "控制在7‰以内"),
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "expected"), LEADS)
def test_leads_and_years_behind_them(year: int, text: str, expected: list[Row]) -> None:
    assert told_rows(NLP, text, year) == expected


Months = tuple[str, str, str]
TO_NOVEMBER, WHOLE = "2013-01-01/2013-11-30", "2013-01-01/2013-12-31"
REVIEW = "2013年工作总结\n一、2013年主要工作\n"

PARTS: list[tuple[str, list[Months]]] = [
    # Months since January hold for their sentence, with a comma behind them or without.
    (
        f"{REVIEW}1—11月全市财政支出完成17亿元，增长9.7%；固定资产投资完成41亿元，增长20%。",
        [("财政支出", "17亿元", TO_NOVEMBER), ("固定资产投资", "41亿元", TO_NOVEMBER)],
    ),
    # So they do for what follows in their paragraph, and no farther.
    (
        f"{REVIEW}1—11月，财政收入完成9亿元。固定资产投资完成41亿元。\n新建学校5所。",
        [
            ("财政收入", "9亿元", TO_NOVEMBER),
            ("固定资产投资", "41亿元", TO_NOVEMBER),
            ("新建学校", "5所", WHOLE),
        ],
    ),
    (
        f"{REVIEW}1—11月，财政收入完成9亿元。全年固定资产投资完成41亿元。外贸出口2亿美元。",
        [
            ("财政收入", "9亿元", TO_NOVEMBER),
            ("固定资产投资", "41亿元", WHOLE),
            ("外贸出口", "2亿美元", WHOLE),
        ],
    ),
    # What is expected of the year is told of its own clause, and its growth.
    (
        f"{REVIEW}1—11月，建筑业总产值完成6亿元，预计全年完成8亿元，增长14%；固定资产投资完成9亿元。",
        [
            ("建筑业总产值", "6亿元", TO_NOVEMBER),
            ("建筑业总产值", "8亿元", WHOLE),
            ("建筑业总产值", "14%", WHOLE),
            ("固定资产投资", "9亿元", TO_NOVEMBER),
        ],
    ),
    # So they do where only their end is told, for what was made.
    (
        f"{REVIEW}截至11月底，固定资产投资完成32亿元，增长8%；新建农村公路86公里，公路列养率达到95%。",
        [
            ("固定资产投资", "32亿元", TO_NOVEMBER),
            ("固定资产投资", "8%", TO_NOVEMBER),
            ("新建农村公路", "86公里", TO_NOVEMBER),
            ("公路列养率", "95%", "2013-11-30/2013-11-30"),
        ],
    ),
    (
        f"{REVIEW}1—11月，工业增加值增长12.1%，距全年增长15%的目标还有差距，固定资产投资增长5%。",
        [("工业增加值", "12.1%", TO_NOVEMBER), ("固定资产投资", "5%", TO_NOVEMBER)],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_months_of_a_year_that_is_not_over(text: str, expected: list[Months]) -> None:
    doc = NLP(pt.Document(text, issuer="320400", year=2013))
    found = {}
    for row in doc[pt.TARGETS]:
        value, when = row.value, row.value.period
        if value.quantity is not None and when is not None:
            found[value.indicator, value.quantity.text] = f"{when.start}/{when.end}"
    for name, quantity, months in expected:
        assert found[name, quantity] == months


def test_the_year_of_its_goals_is_told_of_its_second_half() -> None:
    text = (
        "市政府上半年工作总结\n上半年，全市生产总值82亿元。\n"
        "下半年，我们要咬定年初确定的目标，确保生产总值增长13%以上；新建学校3所。"
    )
    doc = NLP(pt.Document(text, issuer="330683", year=2007))
    found = [row.value.period for row in doc[pt.TARGETS]]
    assert [str(each and each.start) for each in found] == [
        "2007-01-01",
        "2007-01-01",
        "2007-01-01",
    ]
    later = text.replace("咬定年初确定的目标", "加快建设")
    periods = [
        row.value.period for row in NLP(pt.Document(later, issuer="330683", year=2007))[pt.TARGETS]
    ]
    assert str(periods[1] and periods[1].start) == "2007-07-01"


@pytest.mark.parametrize(
    "title", ["在全市经济形势分析会上的讲话", "在市政府全体会议上的讲话", "全市经济运行情况"]
)
def test_a_speech_on_a_part_of_the_year_is_of_its_own_year(title: str) -> None:
    text = f"{title}\n上半年，全市固定资产投资增长8.5%，一般公共预算收入80亿元。"
    doc = NLP(pt.Document(text, issuer="610800", year=2022))
    assert {str(row.value.period and row.value.period.end) for row in doc[pt.TARGETS]} == {
        "2022-06-30"
    }


WORDINGS: list[tuple[str, str, str | None]] = [
    ("2023年，旅游总人次恢复至2019年的90%。", "90%", "恢复至2019年的90%"),
    ("固定资产投资完成312亿元，完成全年计划340亿元的92%。", "92%", "完成全年计划340亿元的92%"),
    ("2015年，生产总值310亿元，是2010年的1.6倍。", "1.6倍", "是2010年的1.6倍"),
    ("全部工业总产值38.6亿元（现价），增长9.3%。", "9.3%", None),
    ("全部工业总产值38.6亿元，按可比价增长9.3%。", "9.3%", "按可比价增长9.3%"),
]


@pytest.mark.parametrize(("text", "quantity", "wording"), WORDINGS)
def test_values_that_mean_nothing_without_their_words(
    text: str, quantity: str, wording: str | None
) -> None:
    doc = NLP(pt.Document(f"一、工作回顾\n{text}", issuer="320400", year=2024))
    found = {row.value.quantity.text: row.value for row in doc[pt.TARGETS] if row.value.quantity}
    assert found[quantity].wording == wording


@pytest.mark.parametrize(
    ("text", "name", "quantity", "measure"),
    [
        ("净增规上工业企业5户、规上服务业企业3户。", "规上服务业企业", "3户", "change"),
        ("净增规上工业企业5户，规上服务业企业达到13户。", "规上服务业企业", "13户", "level"),
        ("玉米种植面积调减到20万亩，蔬菜面积调增到8万亩。", "蔬菜面积", "8万亩", "level"),
        ("下半年，规上工业总产值月均要达到20亿元。", "月均规上工业总产值", "20亿元", "level"),
        ("企业退休人员养老金月均提高到1164元。", "企业退休人员养老金", "1164元", "level"),
        (
            "总投资2.3亿元的供水管网改造工程完成总工程量的75%。",
            "供水管网改造工程总投资",
            "2.3亿元",
            "level",
        ),
        ("办理公积金贷款1256户，金额4.2亿元。", "办理公积金贷款金额", "4.2亿元", "level"),
        ("新增规上工业企业43家，净增31家。", "规上工业企业", "31家", "change"),
        ("优良天数同比改善12天。", "优良天数", "12天", "change"),
        ("PM2.5浓度比上年改善8%。", "PM2.5浓度", "8%", "decrease"),
        ("国庆假期，接待游客48万人次，增长23%。", "国庆假期接待游客", "48万人次", "level"),
        ("国庆假期，接待游客48万人次；全年接待游客90万人次。", "接待游客", "90万人次", "level"),
        ("环节干部到位，接待游客48万人次。", "接待游客", "48万人次", "level"),
        ("每个贫困村至少成立1个合作社。", "每个贫困村合作社", "1个", "level"),
    ],
)
def test_names_and_measures(text: str, name: str, quantity: str, measure: str) -> None:
    doc = NLP(pt.Document(f"二、2024年工作安排\n{text}", issuer="320400", year=2024))
    found = {row.value.quantity.text: row.value for row in doc[pt.TARGETS] if row.value.quantity}
    assert (found[quantity].indicator, found[quantity].measure) == (name, measure)

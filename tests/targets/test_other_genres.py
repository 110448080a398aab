"""Rows of texts that are no work reports: plans, notices, bulletins, budgets, annual reports."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load(targets={"min_score": 0.5})

POINTS = "昭通市水利局关于印发2025年工作要点的通知\n"
LAND = "定远县国土空间总体规划（2021—2035年）\n"
BULLETIN = "一季度青海经济运行情况\n"
SPEECH = "在全市大会上的讲话\n"
REVIEW = "一、2024年工作回顾\n"
OUTLINE = "青海省国民经济和社会发展第十五个五年规划纲要\n第二节 主要目标\n"

# Text, issuer, year; of the rows: name, measure, role, period, value.
Row = tuple[str, str, str, str, str]
CASES: list[tuple[str, str, int, list[Row]]] = [
    # What a title calls a plan looks ahead where no heading says so; a past year in it does not.
    (
        POINTS + "农村自来水普及率稳定在94%以上。\n2024年，全市用水总量3.1亿立方米。\n",
        "530600",
        2025,
        [
            ("农村自来水普及率", "level", "target", "2025-01-01/2025-12-31", "94%以上"),
            ("用水总量", "level", "actual", "2024-01-01/2024-12-31", "3.1亿立方米"),
        ],
    ),
    (
        LAND + "耕地保有量不低于211.5万亩，生态保护红线面积不低于38.2平方公里。\n",
        "341125",
        2023,
        [
            ("耕地保有量", "level", "target", "2035-01-01/2035-12-31", "不低于211.5万亩"),
            ("生态保护红线面积", "level", "target", "2035-01-01/2035-12-31", "不低于38.2平方公里"),
        ],
    ),
    (
        "昭通市水利局2025年工作总结和2026年工作要点的报告\n农村自来水普及率稳定在94%。\n",
        "530600",
        2026,
        [("农村自来水普及率", "level", "actual", "2025-01-01/2025-12-31", "94%")],
    ),
    (
        "辽阳市2025年工业稳增长工作方案\n全年实现利润总额52亿元以上，同比增长5%。\n"
        "2024年，利润总额48亿元。工业用电量91亿千瓦时，同比增长4%。\n",
        "211000",
        2025,
        [
            ("利润总额", "level", "target", "2025-01-01/2025-12-31", "52亿元以上"),
            ("利润总额", "growth", "target", "2025-01-01/2025-12-31", "5%"),
            ("利润总额", "level", "actual", "2024-01-01/2024-12-31", "48亿元"),
            ("工业用电量", "level", "actual", "2024-01-01/2024-12-31", "91亿千瓦时"),
            ("工业用电量", "growth", "actual", "2024-01-01/2024-12-31", "4%"),
        ],
    ),
    (
        "关于印发《辽阳市2024年民生实事项目清单》的通知\n新增停车泊位2300个。\n",
        "211000",
        2024,
        [("新增停车泊位", "level", "target", "2024-01-01/2024-12-31", "2300个")],
    ),
    # The number of an item of a list is no part of a name.
    (
        "二、2025年主要任务\n7.力争2026年茶叶产量突破3万吨。\n",
        "350700",
        2025,
        [("茶叶产量", "level", "target", "2026-01-01/2026-12-31", "突破3万吨")],
    ),
    # What something adds to the growth of another is no growth of either.
    (
        REVIEW + "第二产业增加值312亿元，拉动经济增长2.4个百分点。\n",
        "350700",
        2025,
        [("第二产业增加值", "level", "actual", "2024-01-01/2024-12-31", "312亿元")],
    ),
    # A term that is over is told of looking back, also under goals.
    (
        OUTLINE + "“十四五”时期，全省地区生产总值年均增长4.1%。\n",
        "630000",
        2026,
        [("地区生产总值", "growth", "actual", "2021-01-01/2025-12-31", "4.1%")],
    ),
    # A bulletin tells of the part of the year in its title.
    (
        BULLETIN + "一季度，全省地区生产总值同比增长4.2%。\n全社会用电量增长3.3%。\n"
        "3月份，居民消费价格同比下降0.2%。\n",
        "630000",
        2025,
        [
            ("地区生产总值", "growth", "actual", "2025-01-01/2025-03-31", "4.2%"),
            ("全社会用电量", "growth", "actual", "2025-01-01/2025-03-31", "3.3%"),
            ("居民消费价格", "decrease", "actual", "2025-03-01/2025-03-31", "0.2%"),
        ],
    ),
    (
        "赣州市2024年上半年经济运行情况\n上半年，全市固定资产投资同比增长5.2%。\n"
        "全社会用电量增长3.3%。\n",
        "360700",
        2024,
        [
            ("固定资产投资", "growth", "actual", "2024-01-01/2024-06-30", "5.2%"),
            ("全社会用电量", "growth", "actual", "2024-01-01/2024-06-30", "3.3%"),
        ],
    ),
    # What a title says is told of is no goal, though it is of the document's year.
    (
        "辽阳市2025年第一季度财政收支情况\n一季度，全市一般公共预算收入31.3亿元，增长3.4%。\n",
        "211000",
        2025,
        [
            ("一般公共预算收入", "level", "actual", "2025-01-01/2025-03-31", "31.3亿元"),
            ("一般公共预算收入", "growth", "actual", "2025-01-01/2025-03-31", "3.4%"),
        ],
    ),
    (
        "辽阳市2025年粮食生产情况\n全市粮食产量112万吨。\n",
        "211000",
        2025,
        [("粮食产量", "level", "actual", "2025-01-01/2025-12-31", "112万吨")],
    ),
    (
        BULLETIN + "1—3月，规模以上工业增加值增长8.1%；其中，3月份当月增长9.3%。\n",
        "630000",
        2025,
        [
            ("规模以上工业增加值", "growth", "actual", "2025-01-01/2025-03-31", "8.1%"),
            ("规模以上工业增加值", "growth", "actual", "2025-03-01/2025-03-31", "9.3%"),
        ],
    ),
    # An earlier year to which something has come back is compared; a feast is part of the name.
    (
        "辽阳市“五一”假期文旅市场情况\n“五一”假期5天，全市接待游客86.4万人次，"
        "恢复到2019年同期的108.3%；旅游收入4.2亿元。\n",
        "211000",
        2024,
        [
            ("“五一”假期接待游客", "level", "actual", "2023-01-01/2023-12-31", "86.4万人次"),
            ("“五一”假期旅游收入", "level", "actual", "2023-01-01/2023-12-31", "4.2亿元"),
        ],
    ),
    # What the year has to bring says nothing of the sentence before.
    (
        "政府工作报告\n一九九一年，全区粮食产量达到三亿斤，比上年增长百分之五。\n"
        "苹果面积发展到二十万亩。\n今年，计划生育率要达到百分之八十以上。\n",
        "610600",
        1992,
        [
            ("粮食产量", "level", "actual", "1991-01-01/1991-12-31", "三亿斤"),
            ("粮食产量", "growth", "actual", "1991-01-01/1991-12-31", "百分之五"),
            ("苹果面积", "level", "actual", "1991-01-01/1991-12-31", "二十万亩"),
            ("计划生育率", "level", "target", "1992-01-01/1992-12-31", "达到百分之八十以上"),
        ],
    ),
    # What has to be seen is so already; what has to be reached is not.
    (
        SPEECH
        + "我们的目标是，今年地区生产总值增长7%。要清醒看到，我市R&D经费投入强度1.1%左右。\n",
        "460100",
        2024,
        [
            ("地区生产总值", "growth", "target", "2024-01-01/2024-12-31", "7%"),
            ("R&D经费投入强度", "level", "actual", "2023-01-01/2023-12-31", "1.1%左右"),
        ],
    ),
    (
        SPEECH + "企业开办时间要压缩到1个工作日。\n",
        "460100",
        2024,
        [("企业开办时间", "level", "target", "2024-01-01/2024-12-31", "1个工作日")],
    ),
    # So it is with what goes on in the same sentence; who is to do it is no part of the name.
    (
        SPEECH
        + "去年新增经营主体3.6万户。要进一步精简环节，将企业开办时间压缩到2个工作日以内。"
        + "各级部门要把工程建设项目审批时间控制在50个工作日以内。\n",
        "460100",
        2024,
        [
            ("新增经营主体", "level", "actual", "2023-01-01/2023-12-31", "3.6万户"),
            ("企业开办时间", "level", "limit", "2024-01-01/2024-12-31", "2个工作日以内"),
            (
                "工程建设项目审批时间",
                "level",
                "limit",
                "2024-01-01/2024-12-31",
                "控制在50个工作日以内",
            ),
        ],
    ),
    # Names and words that hold 要 tell nobody to do anything.
    (
        REVIEW + "该镇地处交通要冲，粮食产量增长4.6%。为农民工讨要工资，新增就业3.2万人。\n"
        "增速最快的要数高新区，工业投资增长8.1%。面对要不要转型的问题，技改投资增长5.2%。\n",
        "431100",
        2025,
        [
            ("粮食产量", "growth", "actual", "2024-01-01/2024-12-31", "4.6%"),
            ("新增就业", "level", "actual", "2024-01-01/2024-12-31", "3.2万人"),
            ("工业投资", "growth", "actual", "2024-01-01/2024-12-31", "8.1%"),
            ("技改投资", "growth", "actual", "2024-01-01/2024-12-31", "5.2%"),
        ],
    ),
    # Of a plan that a communiqué sums up only its own paragraph tells.
    (
        "2010年铜川市国民经济和社会发展统计公报\n“十一五”时期，生产总值年均增长14.3%。\n"
        "居民消费价格上涨3.1%，新增就业9867人。\n",
        "610200",
        2010,
        [
            ("生产总值", "growth", "actual", "2006-01-01/2010-12-31", "14.3%"),
            ("居民消费价格", "growth", "actual", "2010-01-01/2010-12-31", "3.1%"),
            ("新增就业", "level", "actual", "2010-01-01/2010-12-31", "9867人"),
        ],
    ),
    (
        "2014年高要市国民经济和社会发展统计公报\n初步核算，全年高要市生产总值381亿元。\n",
        "441283",
        2015,
        [("生产总值", "level", "actual", "2014-01-01/2014-12-31", "381亿元")],
    ),
    # A part of a report whose headings are lost goes on to look ahead once it has begun to.
    (
        "做好今年工作，要坚持稳中求进。\n今年主要预期目标是：地区生产总值增长5.5%左右。\n"
        "第一件大事：抓好项目建设。\n全年引进项目40个。\n"
        "第二件大事：建设美丽家园。\n粮食播种面积稳定在92万亩以上，新建高标准农田5.3万亩。\n"
        "修复湿地3200亩。新建改造城区道路7条，老旧小区改造12个。\n",
        "131103",
        2025,
        [
            ("地区生产总值", "growth", "target", "2025-01-01/2025-12-31", "5.5%左右"),
            ("引进项目", "level", "target", "2025-01-01/2025-12-31", "40个"),
            ("粮食播种面积", "level", "target", "2025-01-01/2025-12-31", "92万亩以上"),
            ("新建高标准农田", "level", "target", "2025-01-01/2025-12-31", "5.3万亩"),
            ("修复湿地", "level", "target", "2025-01-01/2025-12-31", "3200亩"),
            ("新建改造城区道路", "level", "target", "2025-01-01/2025-12-31", "7条"),
            ("老旧小区改造", "level", "target", "2025-01-01/2025-12-31", "12个"),
        ],
    ),
    # A term of five years goes on below（一）where the heading above is lost.
    (
        "过去五年，是全省综合实力大幅提升的五年。\n（一）发展空间持续拓展。城镇新增就业720万人。\n"
        "（二）基础设施加快完善。新增高速公路719公里。\n",
        "410000",
        2018,
        [
            ("城镇新增就业", "level", "actual", "2013-01-01/2017-12-31", "720万人"),
            ("新增高速公路", "level", "actual", "2013-01-01/2017-12-31", "719公里"),
        ],
    ),
    (
        "——五年攻坚，路网更加畅通。改造提升农村公路486公里。\n"
        "——五年攻坚，城乡更加清新。完成城中村改造5600户。\n",
        "341623",
        2026,
        [
            ("改造提升农村公路", "level", "actual", "2021-01-01/2025-12-31", "486公里"),
            ("城中村改造", "level", "actual", "2021-01-01/2025-12-31", "5600户"),
        ],
    ),
    # What falls and rises in words is told of its own thing, not of that before a semicolon.
    (
        REVIEW + "网络零售额增长18.5%；批发业销售额由负转正，增长3.1%。\n",
        "431100",
        2025,
        [
            ("网络零售额", "growth", "actual", "2024-01-01/2024-12-31", "18.5%"),
            ("批发业销售额", "growth", "actual", "2024-01-01/2024-12-31", "3.1%"),
        ],
    ),
    (
        REVIEW + "网络零售额增长18.5%；民营经济活力不减，增长3.1%。\n",
        "431100",
        2025,
        [
            ("网络零售额", "growth", "actual", "2024-01-01/2024-12-31", "18.5%"),
            ("民营经济", "growth", "actual", "2024-01-01/2024-12-31", "3.1%"),
        ],
    ),
    # 主要 and 必要 tell nobody to do anything, and what one is to do says nothing of its neighbour.
    (
        REVIEW + "主要农产品稳定供应，粮食产量达到52万吨。要看到困难不少，地区生产总值增长4.6%。\n",
        "431100",
        2025,
        [
            ("粮食产量", "level", "actual", "2024-01-01/2024-12-31", "52万吨"),
            ("地区生产总值", "growth", "actual", "2024-01-01/2024-12-31", "4.6%"),
        ],
    ),
    (
        "某煤业集团2024年年度报告\n2025年，公司计划全员劳动生产率不低于86万元/人。\n",
        "610000",
        2025,
        [("公司计划全员劳动生产率", "level", "target", "2025-01-01/2025-12-31", "不低于86万元/人")],
    ),
    # Verbs of gain behind what is compared, and what a change starts from.
    (
        REVIEW + "贷款余额731亿元，比年初新增38亿元。农民人均纯收入9320元，比上年净增512元。\n",
        "431100",
        2025,
        [
            ("贷款余额", "level", "actual", "2024-01-01/2024-12-31", "731亿元"),
            ("贷款余额", "change", "actual", "2024-01-01/2024-12-31", "38亿元"),
            ("农民人均纯收入", "level", "actual", "2024-01-01/2024-12-31", "9320元"),
            ("农民人均纯收入", "change", "actual", "2024-01-01/2024-12-31", "512元"),
        ],
    ),
    (
        "政府工作报告\n到2000年，国民生产总值在1980年的基础上翻三番。\n",
        "431100",
        1994,
        [("国民生产总值", "growth", "target", "2000-01-01/2000-12-31", "三番")],
    ),
    # A limit that others have set is no value.
    (
        REVIEW + "全市政府债务余额312亿元，控制在核定限额330亿元以内。\n",
        "431100",
        2025,
        [("政府债务余额", "level", "actual", "2024-01-01/2024-12-31", "312亿元")],
    ),
    # A line that holds a subscript ends no sentence.
    (
        REVIEW + "广义货币M\n2\n增长8.7%。全市细颗粒物（PM\n2.5）平均浓度下降3.4%。\n",
        "431100",
        2025,
        [
            ("广义货币M2", "growth", "actual", "2024-01-01/2024-12-31", "8.7%"),
            (
                "细颗粒物（PM2.5）平均浓度",
                "decrease",
                "actual",
                "2024-01-01/2024-12-31",
                "3.4%",
            ),
        ],
    ),
    # What one value is measured for each of, that which goes on with it is, too.
    (
        REVIEW + "单位生产总值能耗下降3.2%、二氧化碳排放下降4.6%。\n",
        "431100",
        2025,
        [
            ("单位生产总值能耗", "decrease", "actual", "2024-01-01/2024-12-31", "3.2%"),
            ("单位生产总值二氧化碳排放", "decrease", "actual", "2024-01-01/2024-12-31", "4.6%"),
        ],
    ),
    # Hours of a mean are part of a name.
    (
        REVIEW + "臭氧日最大8小时平均浓度为127微克/立方米。\n",
        "431100",
        2025,
        [("臭氧日最大8小时平均浓度", "level", "actual", "2024-01-01/2024-12-31", "127微克/立方米")],
    ),
]


@pytest.mark.parametrize(("text", "issuer", "year", "expected"), CASES)
def test_rows(text: str, issuer: str, year: int, expected: list[Row]) -> None:
    doc = NLP(pt.Document(text, issuer=issuer, year=year))
    found: list[tuple[int, Row]] = []
    for row in doc[pt.TARGETS]:
        value = row.value
        if value.quantity is not None:
            period = "" if value.period is None else value.period.isoformat()
            told = (value.indicator, value.measure, value.role, period, value.quantity.text)
            found.append((value.quantity.start, told))
    assert [told for _, told in sorted(found)] == expected


def test_a_city_of_the_corps_stands_behind_its_division() -> None:
    text = REVIEW + "第六师五家渠市完成固定资产投资186亿元。\n"
    doc = NLP(pt.Document(text, issuer="650000", year=2025))
    assert [row.place for row in doc.targets()] == ["659004"]


def test_the_share_of_townspeople_is_the_rate_of_urbanisation() -> None:
    text = REVIEW + "年末城镇人口131万人，占总人口比重（常住人口城镇化率）为58.2%。\n"
    doc = NLP(pt.Document(text, issuer="431100", year=2025))
    assert [row.code for row in doc.targets() if row.unit == "%"] == ["urbanisation"]


@pytest.mark.parametrize(
    ("clause", "wording"),
    [
        ("为预算的98.3%", "为预算的98.3%"),
        ("为年初预算的96%", "为年初预算的96%"),
        ("为年度计划的91.7%", "为年度计划的91.7%"),
    ],
)
def test_a_share_of_what_was_planned_says_so(clause: str, wording: str) -> None:
    text = f"一、2024年预算执行情况\n全市一般公共预算收入完成28.6亿元，{clause}。\n"
    doc = NLP(pt.Document(text, issuer="431100", year=2025))
    assert wording in [row.value.wording for row in doc[pt.TARGETS]]


def test_what_the_corps_has_is_not_xinjiangs() -> None:
    text = REVIEW + "新疆生产建设兵团固定资产投资900亿元、增长9%。全区粮食产量增长4%。\n"
    # The growth is no surer than the name, which is of the corps.
    nlp = pt.load(targets={"min_score": 0.3})
    doc = nlp(pt.Document(text, issuer="650000", year=2025))
    found = {row.quantity: row.place for row in doc.targets()}
    assert not found["9%"]
    assert found["4%"] == "650000"

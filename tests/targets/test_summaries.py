"""Summaries, briefings and talks: plans beside progress, parts of a year, sections without goals."""

from __future__ import annotations

import pytest

import policytext as pt
from tests.targets.told_rows import told_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets", targets={"min_score": 0.2})

Row = tuple[str, str, str, str]
HALF = "2019年上半年工作总结和下半年工作打算\n一、上半年工作\n"
YEAR = "一、2018年工作回顾\n"

TOLD: list[tuple[int, str, list[Row]]] = [
    # What was planned for the year, and what is done of it.
    (
        2019,
        f"{HALF}重点项目年度计划投资320亿元，截至目前，完成投资186亿元。",
        [
            ("重点项目年度计划投资", "target", "2019", "320亿元"),
            ("重点项目完成投资", "actual", "2019", "186亿元"),
        ],
    ),
    (
        2019,
        f"{YEAR}重点项目年度计划投资320亿元，完成投资286亿元。",
        [
            ("重点项目年度计划投资", "target", "2018", "320亿元"),
            ("重点项目完成投资", "actual", "2018", "286亿元"),
        ],
    ),
    (
        2019,
        "一、2019年工作安排\n重点项目年度计划投资320亿元，新开工项目32个。",
        [
            ("重点项目年度计划投资", "target", "2019", "320亿元"),
            ("新开工项目", "target", "2019", "32个"),
        ],
    ),
    (
        2019,
        f"{HALF}城镇新增就业1420人，占计划（1900人）74.7%；输转劳动力2.36万人。",
        [
            ("城镇新增就业", "actual", "2019", "1420人"),
            ("城镇新增就业", "target", "2019", "1900人"),
            ("城镇新增就业", "actual", "2019", "74.7%"),
            ("输转劳动力", "actual", "2019", "2.36万人"),
        ],
    ),
    (
        2019,
        f"{HALF}老旧小区改造计划37个，已完工22个。",
        [
            ("老旧小区改造", "target", "2019", "37个"),
        ],
    ),
    # All of a year that is not over is yet to come, save where it is only expected.
    (
        2019,
        f"{HALF}全年实施重点项目143项，总投资876亿元。",
        [
            ("重点项目", "target", "2019", "143项"),
            ("重点项目总投资", "target", "2019", "876亿元"),
        ],
    ),
    (
        2019,
        "2019年工作总结\n一、2019年工作\n全年实施重点项目143项。",
        [("重点项目", "actual", "2019", "143项")],
    ),
    # A time in brackets with a value of its own holds there alone.
    (
        2024,
        "2024年工作总结\n一、2024年工作\n秸秆火点3个（去年7个），秸秆综合利用率96.8%。",
        [
            ("秸秆火点", "actual", "2024", "3个"),
            ("秸秆火点", "actual", "2023", "7个"),
            ("秸秆综合利用率", "actual", "2024", "96.8%"),
        ],
    ),
    # Of a list of goals one year stands beside one of them.
    (
        2021,
        "第三章 目标\n到2025年，平均受教育年限9.6年，2020年为8.1年；基本养老保险参保率95%。",
        [
            ("平均受教育年限", "target", "2025", "9.6年"),
            ("平均受教育年限", "actual", "2020", "8.1年"),
            ("基本养老保险参保率", "target", "2025", "95%"),
        ],
    ),
    (2020, f"{YEAR}2014年初，全县贫困发生率10.87%。", [("贫困发生率", "actual", "2014", "10.87%")]),
    (
        2017,
        "二、2017年工作部署\n市财政按上年收入的2%安排专项资金不少于1800万元。",
        [("专项资金", "target", "2017", "不少于1800万元")],
    ),
    (
        2018,
        "二、2018年工作部署\n一般公共预算收入增长8%、力争10亿元。",
        [
            ("一般公共预算收入", "target", "2018", "8%"),
            ("一般公共预算收入", "target", "2018", "10亿元"),
        ],
    ),
    # Goals are laid down under a line that is no heading, whatever the report looks back on.
    (
        2008,
        "关于2007年计划执行情况与2008年计划（草案）的报告\n2007年，生产总值完成26亿元。\n"
        "2008年计划，经反复测算，主要指标拟定如下。\n——生产总值29.8亿元，增长11%；\n"
        "——全部财政收入2.31亿元，增长20%；\n——实际利用外资200万美元。",
        [
            ("生产总值", "actual", "2007", "26亿元"),
            ("生产总值", "target", "2008", "29.8亿元"),
            ("生产总值", "target", "2008", "11%"),
            ("全部财政收入", "target", "2008", "2.31亿元"),
            ("全部财政收入", "target", "2008", "20%"),
            ("实际利用外资", "target", "2008", "200万美元"),
        ],
    ),
    # What was only compared with a record is of the year that is told of.
    (
        2019,
        f"{YEAR}粮食总产29.6万吨，超历史最高的1984年1.1万吨，早稻面积14.8万亩。",
        [
            ("粮食总产", "actual", "2018", "29.6万吨"),
            ("早稻面积", "actual", "2018", "14.8万亩"),
        ],
    ),
    # A goal set at the beginning of the year is of the year, wherever it is told of.
    (
        2011,
        "三、下半年工作\n下半年，要紧紧围绕年初确定的地区生产总值增长13%、财政收入增长16%的目标，咬定不放松。",
        [
            ("地区生产总值", "target", "2011", "13%"),
            ("财政收入", "target", "2011", "16%"),
        ],
    ),
    (
        2016,
        "某市脱贫攻坚情况汇报\n（2016年7月）\n三、脱贫攻坚情况。今年，计划脱贫7200人、出列贫困村18个。",
        [("脱贫", "target", "2016", "7200人"), ("出列贫困村", "target", "2016", "18个")],
    ),
    # A paragraph that begins with an earlier year goes on with it.
    (
        2016,
        "某市情况汇报\n（2016年7月）\n2015年，全市生产总值142亿元。粮食总产达到56.9亿斤。\n"
        "上半年，全市奶牛存栏4.3万头。蔬菜产量8万吨。",
        [
            ("生产总值", "actual", "2015", "142亿元"),
            ("粮食总产", "actual", "2015", "56.9亿斤"),
            ("奶牛存栏", "actual", "2016", "4.3万头"),
            ("蔬菜产量", "actual", "2016", "8万吨"),
        ],
    ),
    (
        2021,
        "前三季度经济运行情况\n固定资产投资增长13.2%，两年平均增长10.4%。其中，民间投资增长18.3%。",
        [
            ("固定资产投资", "actual", "2021", "13.2%"),
            ("固定资产投资", "actual", "2020-2021", "10.4%"),
            ("民间投资", "actual", "2021", "18.3%"),
        ],
    ),
    # What is reached behind a change by points is a level, whatever its mark.
    (
        2012,
        "二、2012年工作安排\n城镇化率提高1.5个百分点，达到48%以上；税收占财政收入比重提高2个百分点，达到80%以上。",
        [
            ("城镇化率", "target", "2012", "1.5个百分点"),
            ("城镇化率", "target", "2012", "达到48%以上"),
            ("税收占财政收入比重", "target", "2012", "2个百分点"),
            ("税收占财政收入比重", "target", "2012", "达到80%以上"),
        ],
    ),
    # A sum behind the last year of a plan is of all of it.
    (
        2006,
        "“十五”期间，财政收入年均增长9.7%，2005年达到9860万元；累计完成固定资产投资18.6亿元。",
        [
            ("财政收入", "actual", "2001-2005", "9.7%"),
            ("财政收入", "actual", "2005", "9860万元"),
            ("固定资产投资", "actual", "2001-2005", "18.6亿元"),
        ],
    ),
    # Headings that name the document's year and the next, and a title line without a day.
    (
        2019,
        "一、2019年工作回顾\n粮食产量达到8.8万吨。\n二、2020年工作安排\n粮食产量达到9万吨。",
        [("粮食产量", "actual", "2019", "8.8万吨"), ("粮食产量", "target", "2020", "9万吨")],
    ),
    (
        2019,
        "政府工作报告\n——2019年12月在某县第十八届人民代表大会第一次会议上\n一、过去五年工作回顾\n"
        "五年累计完成固定资产投资486亿元。",
        [("固定资产投资", "actual", "2015-2019", "486亿元")],
    ),
    # The income of one level, and the items of its spending.
    (
        2008,
        "二、2008年预算草案\n市级一般预算收入安排5.8亿元；教育支出2.1亿元，增长18.7%。",
        [
            ("市级一般预算收入", "target", "2008", "5.8亿元"),
            ("市级教育支出", "target", "2008", "2.1亿元"),
            ("市级教育支出", "target", "2008", "18.7%"),
        ],
    ),
    (
        2008,
        "二、2008年预算草案\n市本级“三公”经费压减5%；一般性支出压减10%。",
        [
            ("市本级“三公”经费", "target", "2008", "5%"),
            ("一般性支出", "target", "2008", "10%"),
        ],
    ),
]


@pytest.mark.parametrize(("year", "text", "rows"), TOLD, ids=[text[-16:] for _, text, _ in TOLD])
def test_what_summaries_tell(year: int, text: str, rows: list[Row]) -> None:
    told = told_rows(NLP, text, year)
    known = {name for name, *_ in rows}
    assert [row for row in told if row[0] in known] == rows


def _periods(text: str, year: int) -> list[tuple[str, str, str]]:
    doc = NLP(pt.Document(text, issuer="320400", year=year))
    found = []
    for row in sorted(doc.targets(), key=lambda row: row.quantity_start or 0):
        assert row.period_start is not None
        assert row.period_end is not None
        start, end = row.period_start.isoformat(), row.period_end.isoformat()
        found.append((row.quantity, start[5:], end[5:]))
    return found


@pytest.mark.parametrize(
    ("text", "periods"),
    [
        # 6月末 holds for the second of what there was, and for how it changed.
        (
            "一、2020年工作回顾\n6月末，存款余额9000亿元，比年初增加500亿元；"
            "贷款余额7000亿元，比年初增加300亿元，同比增长6.5%。",
            [
                ("9000亿元", "06-30", "06-30"),
                ("500亿元", "01-01", "06-30"),
                ("7000亿元", "06-30", "06-30"),
                ("300亿元", "01-01", "06-30"),
                ("6.5%", "06-30", "06-30"),
            ],
        ),
        (
            "一、2020年工作回顾\n年末存款余额9000亿元，增长8%；贷款余额7000亿元，增长6.5%。",
            [
                ("9000亿元", "12-31", "12-31"),
                ("8%", "01-01", "12-31"),
                ("7000亿元", "12-31", "12-31"),
                ("6.5%", "01-01", "12-31"),
            ],
        ),
        (
            "一、2020年工作回顾\n固定资产投资增长8.7%（1—11月）。",
            [("8.7%", "01-01", "11-30")],
        ),
        (
            "2021年1-8月经济运行情况\n预计1-9月份，工业增加值增长8.3%，固定资产投资增长11%。",
            [("8.3%", "01-01", "09-30"), ("11%", "01-01", "09-30")],
        ),
        (
            "2021年上半年工作总结\n二、下半年安排\n一般公共预算收入三季度累计达到12.8亿元。",
            [("12.8亿元", "01-01", "09-30")],
        ),
        (
            "2021年上半年工作总结\n二、下半年安排\n三季度一般公共预算收入达到3.8亿元。",
            [("3.8亿元", "07-01", "09-30")],
        ),
        (
            "一、2020年工作回顾\n3月起开展招聘会52场。",
            [("52场", "03-01", "12-31")],
        ),
    ],
    ids=["month end", "year end", "brackets", "expected", "summed", "quarter", "since"],
)
def test_parts_of_a_year(text: str, periods: list[tuple[str, str, str]]) -> None:
    assert _periods(text, 2021) == periods


@pytest.mark.parametrize(
    ("title", "given", "begin", "period"),
    [
        ("某县经济社会发展情况汇报材料", "(2023年8月)", "上半年", ("2023-01-01", "2023-06-30")),
        (
            "在经济形势分析会上的讲话",
            "（2023年10月18日）",
            "前三季度",
            ("2023-01-01", "2023-09-30"),
        ),
        ("在某会上的讲话", "（二〇二三年十一月二日）", "1—10月", ("2023-01-01", "2023-10-31")),
        # A report of the year before, a plan, and what is given long after.
        ("政府工作报告", "（2023年8月）", "上半年", ("2022-01-01", "2022-12-31")),
        ("某县情况汇报", "（2023年10月）", "一季度", ("2022-01-01", "2022-12-31")),
    ],
)
def test_what_is_told_some_weeks_later(
    title: str, given: str, begin: str, period: tuple[str, str]
) -> None:
    text = f"{title}\n{given}\n各位领导：\n现将情况汇报如下。全县{begin}经济平稳。\n新增城镇就业1420人。"
    doc = NLP(pt.Document(text, issuer="320400", year=2023, title=title))
    row = next(row for row in doc.targets() if row.indicator == "新增城镇就业")
    assert (str(row.period_start), str(row.period_end)) == period


def test_levels_behind_changes_are_no_changes() -> None:
    text = "二、2012年工作安排\n城镇化率提高1.5个百分点，达到48%以上；税收占财政收入比重提高2个百分点，达到80%以上。"
    doc = NLP(pt.Document(text, issuer="320400", year=2012))
    rows = sorted(doc.targets(), key=lambda row: row.quantity_start or 0)
    assert [row.measure for row in rows] == ["change", "level", "change", "share"]


@pytest.mark.parametrize(
    ("text", "wordings"),
    [
        ("每年培训新型职业农民2万人以上。", ["每年培训新型职业农民2万人以上"]),
        ("每年新增规上企业50家，新增城镇就业40万人。", ["每年新增规上企业50家", ""]),
        ("到2027年，农村低保标准提高到每人每年6000元。", [""]),
    ],
)
def test_yearly_amounts_of_a_plan_say_so(text: str, wordings: list[str]) -> None:
    title = "某市行动方案（2024—2027年）\n二、重点任务\n"
    doc = NLP(pt.Document(title + text, issuer="320400", year=2024))
    rows = sorted(doc.targets(), key=lambda row: row.quantity_start or 0)
    assert [row.wording for row in rows] == wordings

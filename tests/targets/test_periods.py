"""The periods that values may be of, first the one that the rules give."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import policytext as pt
from policytext.targets import RowModel
from policytext.targets.candidates import Candidate, Choice
from policytext.targets.codebook import Codebook
from policytext.targets.judge import Part
from policytext.targets.statements import statements
from policytext.values import TimeInterval

NLP = pt.load("structure", "quantities", "entities", "links")
REVIEW = "一、过去五年工作回顾\n"
PLAN = "二、今后五年工作安排\n"


def _said(period: TimeInterval | None) -> str:
    if period is None or period.start is None or period.end is None:
        return ""
    if period.start == period.end:
        return f"{period.end:%d.%m.%Y}"
    first, last = period.start.year, period.end.year
    return str(last) if first == last else f"{first}-{last}"


def periods(text: str, year: int) -> list[tuple[str, list[str]]]:
    """Each value with the periods that it may be of."""
    found: list[tuple[str, list[str]]] = []

    def choose(_: Sequence[Part], ways: Sequence[Candidate]) -> Choice:
        if ways[0].values:
            said = list(dict.fromkeys(_said(way.period) for way in ways))
            found.append((ways[0].values[0].text, said))
        return Choice(0, 1.0, 1.0)

    doc = NLP(pt.Document(text, issuer="320400", year=year))
    statements(doc, Codebook.packaged().find, choose, RowModel.packaged().outlook)
    return found


CASES: list[tuple[str, int, list[tuple[str, list[str]]]]] = [
    # What is done for a term does not turn to it, nor does a century.
    *(
        (f"三、2026年重点工作\n{lead}\n新建农村公路80公里。", 2026, [("80公里", ["2026"])])
        for lead in (
            "做强产业。出台“十五五”支持新材料产业的办法。",
            "办好学校。扎实推进“十五五”项目前期。",
            "我们已经跨进21世纪。",
        )
    ),
    # An address in front of a year does not hide that a paragraph begins with it.
    *(
        (
            f"{REVIEW}过去五年，新建学校9所。\n{address}2025年，各项工作又有起色。\n新建公路80公里。",
            2026,
            [("9所", ["2021-2025", "2025"]), ("80公里", ["2025"])],
        )
        for address in ("", "各位代表！", "各位代表、同志们：", "同志们，")
    ),
    # What was made in a year is not of its end; of what the name alone tells it may be.
    (
        "年末规模以上工业企业202家，实现营业收入16亿元，利润3亿元。",
        2026,
        [("202家", ["31.12.2025"]), ("16亿元", ["2025"]), ("3亿元", ["31.12.2025", "2025"])],
    ),
    # 全年 is of the year that is under way where a paragraph tells of a part of it.
    *(
        (f"{lead}预计全年新建学校9所。", 2026, [("9所", [year])])
        for lead, year in (("今年以来，经济平稳。", "2026"), ("经济平稳。", "2025"))
    ),
    # A mean of two years is told beside that of one.
    (
        "地区生产总值增长8%，两年平均增长5%，其中工业增长9%；财政收入增长6%（两年平均增长3%），出口增长7%。",
        2022,
        [
            ("8%", ["2021"]),
            ("5%", ["2020-2021", "2021"]),
            ("9%", ["2021"]),
            ("6%", ["2021"]),
            ("3%", ["2020-2021", "2021"]),
            ("7%", ["2021"]),
        ],
    ),
    # Of a term a part on one year tells in passing.
    *(
        (
            f"{heading}工业向好。“十五”时期，新建学校9所。\n（二）完成投资7亿元。",
            2006,
            [("9所", ["2001-2005", "2005"]), ("7亿元", periods)],
        )
        for heading, periods in (
            ("一、2005年计划执行情况\n", ["2005"]),
            ("一、工作回顾\n", ["2005", "2001-2005"]),
        )
    ),
    # A year that a value is compared with by telling that of then goes no further.
    (
        "工业增加值增长5%，上年为下降6%；财政收入增长8%。",
        2026,
        [("5%", ["2025"]), ("6%", ["2024"]), ("8%", ["2025"])],
    ),
    # What is still wrong is told of the last year.
    *(
        (
            f"{REVIEW}过去五年，新建学校9所。\n{lead}每千人有执业医师1.1人。",
            2026,
            [("9所", ["2021-2025", "2025"]), ("1.1人", ["2025"])],
        )
        for lead in ("我们也清醒地看到，发展还有不少短板。", "困难和问题主要有：")
    ),
    # A part that looked back goes on with a term to come.
    (
        "二、“十四五”时期发展成就和“十五五”时期主要任务\n过去五年，新建学校9所。\n"
        "主要目标已定。今后五年任务很重，这里报告两个方面。\n"
        "（一）着力改善交通。新建农村公路600公里。\n",
        2026,
        [
            ("9所", ["2021-2025", "2025"]),
            ("600公里", ["2026-2030", "2030", "2026"]),
        ],
    ),
    # Years that are no term and do not begin a paragraph end with it; what was told of before
    # them goes on.
    *(
        (
            f"{lead}我们改善民生。近三年新建农贸市场31个。改造旧厂房16万平方米。\n完成旧桥加固4座。",
            2026,
            [("31个", ["2023-2025"]), ("16万平方米", ["2025", "2023-2025"]), ("4座", then)],
        )
        for lead, then in (
            ("一、2025年工作回顾\n", ["2025"]),
            (
                "我们加快发展。2020—2024年新建公园。\n",
                ["2025", "2020-2024", "2024"],
            ),
        )
    ),
    # The last of several years, compared with the one before them all, or told of something
    # that stands before it, does not turn to it.
    (
        "五年来，我们优化产业结构。\n2025年新能源占全部能源比重较2020年提高9个百分点。新增国家级度假区3个。",
        2026,
        [("9个百分点", ["2025"]), ("3个", ["2021-2025", "2025"])],
    ),
    (
        REVIEW + "五年来，经济持续发展。\n粮食产量2025年达到52万吨。新建职工住宅8万平方米。",
        2026,
        [("52万吨", ["2025"]), ("8万平方米", ["2021-2025", "2025"])],
    ),
    (
        "五年来，我们优化产业结构。\n2025年，我们加快发展。新增国家级度假区3个。",
        2026,
        [("3个", ["2025"])],
    ),
    # 预期目标 that is not set ends no plan of several years.
    *(
        (
            PLAN
            + f"“十五五”时期，我们要加快发展。\n——优化结构。{words}。\n——绿色发展。能耗降低13%。",
            2026,
            [("13%", told)],
        )
        for words, told in (
            ("各年度视情提出增长预期目标", ["2026-2030", "2030", "2026"]),
            ("今年的预期目标是经济平稳", ["2026"]),
        )
    ),
    # 从2023年开始 tells since when, from year to year how long, 从2023年的 with what.
    *(
        (
            REVIEW
            + f"五年来，我们建立救助机制，从2023年{words}，每年列支预算，累计救助贫困学生860人次。",
            2026,
            [("860人次", ["2023-2025"])],
        )
        for words in ("开始", "起", "至2025年")
    ),
    # Something may have gone on upon an earlier year.
    (
        "一、2025年工作回顾\n粮食产量在2023年大幅增长的基础上，又增产3万吨，达到52万吨。",
        2026,
        [("3万吨", ["2025"]), ("52万吨", ["2025"])],
    ),
    # What was set at the beginning of a year is of the whole.
    ("一、2025年工作回顾\n年初确定的12件民生实事全部完成。", 2026, [("12件", ["2025"])]),
    # So many years in which something was done.
    *(
        (f"一、2025年工作回顾\n{words}岗位6万个。", 2026, [("6万个", told)])
        for words, told in (
            ("三年落实", ["2023-2025"]),
            ("“千名英才进平安”三年落实", ["2023-2025"]),
            ("连续三年累计落实", ["2023-2025"]),
            ("连续三年落实", ["2025"]),
            ("三年提升行动落实", ["2025"]),
            ("历时三年落实", ["2025"]),
        )
    ),
    (
        "一、2025年工作回顾\n三年落实岗位6万个，新增绿地21公顷。",
        2026,
        [("6万个", ["2023-2025"]), ("21公顷", ["2025"])],
    ),
    (
        REVIEW + "五年来，我们扩大就业。五年新增岗位6万个。",
        2026,
        [("6万个", ["2021-2025"])],
    ),
    ("二、2026年工作安排\n计划三年新建学校6所。", 2026, [("6所", ["2026-2028", "2028"])]),
    # What is compared with several years is of as many behind them, with the year before of one.
    *(
        (
            f"五年来，我们扩大开放。实际使用外资{words}增长48%。",
            2026,
            [("48%", told)],
        )
        for words, told in (
            ("比“十三五”时期", ["2021-2025", "2025"]),
            ("同比", ["2025"]),
            ("比2020年", ["2025"]),
            ("比上年", ["2025"]),
        )
    ),
    (
        "五年来，我们保护环境。与2020年相比综合指数下降34.6%，优良天数增加77天。",
        2026,
        [("34.6%", ["2025"]), ("77天", ["2025"])],
    ),
    # What is said behind a level tells that it is of the last year; not of what was summed up.
    *(
        (f"五年来，我们发展服务业。{words}9%。", 2026, [("82亿元", told), ("9%", growth)])
        for words, told, growth in (
            ("服务业收入82亿元，比2020年增长", ["2025"], ["2025"]),
            ("服务业收入82亿元，同比增长", ["2025"], ["2025"]),
            ("服务业收入82亿元、年均增长", ["2025"], ["2021-2025", "2025"]),
            ("服务业收入累计82亿元，年均增长", ["2021-2025"], ["2021-2025", "2025"]),
            ("培训投入82亿元，年均增长", ["2025", "2021-2025"], ["2021-2025", "2025"]),
            ("服务业收入82亿元，利润增长", ["2025", "2021-2025"], ["2025", "2021-2025"]),
        )
    ),
    (
        "五年来，服务业收入达到82亿元，比2020年增长60%。",
        2026,
        [("82亿元", ["2025"]), ("60%", ["2025"])],
    ),
    (
        PLAN + "未来五年，服务业壮大。服务业收入超过99亿元，年均增长9%。",
        2026,
        [("超过99亿元", ["2030"]), ("9%", ["2026-2030", "2030", "2026"])],
    ),
    # What is to be reached is of the last year, as are rates; what is not to be passed is of all.
    *(
        (PLAN + f"未来五年，我们建设宜居城市。{words}。", 2026, [(value, told)])
        for words, value, told in (
            ("公园达到90个以上", "达到90个以上", ["2030", "2026-2030", "2026"]),
            ("绿地率超过41%", "超过41%", ["2030", "2026-2030", "2026"]),
            ("失业率控制在4%以内", "控制在4%以内", ["2026-2030", "2030", "2026"]),
            ("新建公园90个以上", "90个以上", ["2026-2030", "2030", "2026"]),
        )
    ),
    # What there is at the end is of the last year, what was added of all.
    *(
        (f"五年来，我们改善民生。{words}7万人。", 2026, [("7万人", told)])
        for words, told in (
            ("基本养老保险参保", ["2025"]),
            ("登记在册志愿者", ["2025"]),
            ("累计新增参保", ["2021-2025"]),
        )
    ),
    (
        "一、五年来的工作\n2025年，投资在2021到2024年平均每年增长7%的基础上，比上年增长14%。",
        2026,
        [("7%", ["2021-2024", "2024"]), ("14%", ["2025"])],
    ),
    (
        "五年来，经济持续发展。\n还要指出的是，在刚刚过去的2025年，经济保持良好势头。新增绿地21公顷。",
        2026,
        [("21公顷", ["2025"])],
    ),
    # A sentence may say first from which year it counts.
    *(
        (
            REVIEW + f"五年来，卫生事业加快发展。{words}，医院床位由30张增加到50张。",
            2026,
            [("30张", [base]), ("50张", told)],
        )
        for words, base, told in (
            ("2025年与2019年相比", "2019", ["2025"]),
            ("2022年到2025年", "2022", ["2025", "2022-2025"]),
        )
    ),
    # Years that only sum up what was told end with their paragraph.
    (
        "一、2025年工作回顾\n近三年累计，综合能耗下降9%，新建泵站8座。\n就业稳定，新建学校9所。",
        2026,
        [
            ("9%", ["2023-2025", "2025"]),
            ("8座", ["2023-2025", "2025"]),
            ("9所", ["2025"]),
        ],
    ),
    # A name that says that it is a mean of years is of all of them.
    *(
        (f"一、过去五年工作回顾\n{words}21万吨。", 2026, [("21万吨", years)])
        for words, years in (
            ("年均原煤产量保持在", ["2021-2025"]),
            ("油田年均原油产量达到", ["2021-2025"]),
            ("原煤产量达到", ["2025", "2021-2025"]),
            # What the air of one year has in it is a mean of its days.
            ("年均浓度值达到", ["2025", "2021-2025"]),
        )
    ),
]


@pytest.mark.parametrize(("text", "year", "expected"), CASES)
def test_periods(text: str, year: int, expected: list[tuple[str, list[str]]]) -> None:
    assert periods(text, year) == expected

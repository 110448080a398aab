"""News, features, minutes, replies and talks tell of their own year, and what plans have beside goals."""

from __future__ import annotations

from datetime import date

import pytest

import policytext as pt
from policytext.ledger import Row
from policytext.occasions import day_told, is_news, reported_months, reported_year
from policytext.occasions.genres import is_story
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
LAST, THIS = "2022-01-01/2022-12-31", "2023-01-01/2023-12-31"
SO_FAR = "2023-01-01/2023-09-30"
LONG = "记者一路走来，田里机器轰鸣，场上稻谷金黄，家家户户忙着晾晒。" * 60


def told(text: str, title: str = "", year: int = 2023, issuer: str = "621100") -> list[Row]:
    """The rows that have a value, in order."""
    doc = NLP(pt.Document(text, issuer=issuer, year=year, title=title))
    return [row for row in doc.targets() if row.quantity]


def spans(text: str, year: int = 2023, issuer: str = "621100") -> list[tuple[str, str, str]]:
    """Name, role and period of each row."""
    return periods_told(value_rows(NLP, text, year, issuer))


@pytest.mark.parametrize(
    "head",
    [
        "某县秋粮收了七成\n发布时间：2023-10-20 08:15　来源：某县融媒体中心\n",
        "某县秋粮收了七成\n2023-10-20　08:15　编辑：王某\n",
        "某县秋粮收了七成\n时间：2023年10月20日　信息来源：县农业农村局\n",
        "某县秋粮收了七成\n本报讯（记者　王某）10月20日，县农业农村局发布秋收进度。",
    ],
)
def test_pages_of_news_say_when_they_were_published(head: str) -> None:
    text = f"{head}全县已改造农村公路58公里。{LONG}"
    assert is_news("", text)
    assert day_told(text, 2023) == date(2023, 10, 20)
    assert [row.period_end for row in told(text)] == [date(2023, 9, 30)]


def test_the_line_of_publication_is_no_heading_on_its_year() -> None:
    text = "某区抓项目促招商\n时间：2023年10月18日　信息来源：区发改局\n全区签约项目17个。"
    assert [row.role for row in told(text)] == ["actual"]


@pytest.mark.parametrize(
    ("title", "found"),
    [
        ("三个乡镇三本增收账", True),
        ("某县移民搬迁见闻", True),
        ("某县人民政府第四十一次常务会议纪要", True),
        ("关于第123号提案的答复", True),
        ("2023年政府工作报告", False),
        ("某县抗旱保苗实施方案", False),
        ("2022某县民生答卷写在田野上", False),
        ("", False),
    ],
)
def test_stories_minutes_and_replies_tell_of_their_own_year(title: str, found: bool) -> None:
    assert is_story(title, "") is found


@pytest.mark.parametrize("title", ["三个乡镇三本增收账", "某县人民政府第四十一次常务会议纪要"])
def test_what_a_story_tells_without_a_time_is_of_its_year(title: str) -> None:
    rows = told(f"全县已改造农村公路58公里。{LONG}", title)
    assert [(row.role, row.period_start) for row in rows] == [("actual", date(2023, 1, 1))]


def test_a_story_that_begins_with_last_year_tells_of_it() -> None:
    assert reported_months("", "某地侧记\n去年丰收时，村民都说好。\n新增就业5万人。", 2023) == 0


def test_a_headline_on_a_part_of_the_year_says_what_news_are_of() -> None:
    text = (
        f"某市前三季度经济账本怎么读\n发布时间：2023-11-06　来源：某市日报\n全市投资增长7%。{LONG}"
    )
    assert reported_months("", text, 2023) == 9


def test_bulletins_of_half_a_year_are_of_that_half() -> None:
    title = "某县2023年上半年国民经济和社会发展统计公报"
    assert reported_year(title, "") is None
    assert reported_months(title, "", 2023) == 6
    text = f"{title}\n一、农业\n粮食产量达到21万吨，增长5%。"
    assert {period for *_, period in spans(text)} == {"2023-01-01/2023-06-30"}


def test_a_document_may_say_up_to_when_its_figures_are() -> None:
    text = "某区养老服务工作专题报告\n（数据除注明外均截至2023年9月末）\n全区有敬老院17所。"
    assert [period for *_, period in spans(text)] == [SO_FAR]


@pytest.mark.parametrize("lead", ["那今年怎么办？", "今年怎么干？", "明年怎么走？市里的考虑是："])
def test_what_is_asked_of_the_year_turns_to_plans(lead: str) -> None:
    text = f"在全县农村工作会上的讲话\n去年，全县新建公路58公里。{lead}新建高标准农田1.6万亩。"
    assert [row.role for row in told(text)] == ["actual", "target"]


def test_plans_have_results_up_to_their_day() -> None:
    text = (
        "某市人民政府关于做好节能工作的通知\n一、加快淘汰。\n"
        "今年淘汰立窑90座。截至7月底，拆除立窑58座。\n某市人民政府\n2023年8月5日"
    )
    assert [(row.role, row.quantity) for row in told(text)] == [
        ("target", "90座"),
        ("actual", "58座"),
    ]


def test_the_winter_before_is_over_in_a_plan() -> None:
    text = "关于做好2023年春耕生产工作的通知\n去冬今春清淤渠道213公里，整修山塘94口。"
    assert {row.role for row in told(text)} == {"actual"}


def test_a_year_told_aside_turns_no_plan_back() -> None:
    text = (
        "某区2023年《政府工作报告》目标任务分解方案\n"
        "整车产量达到30万辆，上年21.6万辆；本地配套率从31%提到36%。"
    )
    assert spans(text) == [
        ("整车产量", "target", THIS),
        ("整车产量", "actual", LAST),
        ("本地配套率", "baseline", LAST),
        ("本地配套率", "target", THIS),
    ]


def test_goals_in_the_brackets_of_a_list() -> None:
    text = (
        "关于某县2023年上半年计划执行情况的报告\n一、上半年计划执行情况\n"
        "主要指标如下（括号内为年计划）：\n固定资产投资增长5.3%（8.5%）；\n登记失业率3.2%（4.5%以内）。"
    )
    half = "2023-01-01/2023-06-30"
    assert spans(text) == [
        ("固定资产投资", "actual", half),
        ("固定资产投资", "target", THIS),
        ("登记失业率", "actual", half),
        ("登记失业率", "target", THIS),
    ]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("农村危房改造任务220户，竣工226户。", ["target", "actual"]),
        ("户厕改造完成3600户，年任务8000户。", ["actual", "target"]),
        ("工业投资计划110亿元，前10月完成86亿元。", ["target", "actual"]),
        ("完成农村危房改造任务220户。", ["actual"]),
    ],
)
def test_tasks_stand_beside_what_came_of_them(text: str, roles: list[str]) -> None:
    rows = told(f"某局工作总结\n一、2022年工作回顾\n{text}")
    assert [row.role for row in rows] == roles


def test_parts_of_a_task_are_tasks() -> None:
    text = "一、2022年工作回顾\n年初定的棚户区改造任务为1350户，其中林业棚户区980户，已开工1100户。"
    assert [row.role for row in told(text)][:2] == ["target", "target"]


def test_parts_of_the_year_just_over_are_of_the_year_of_the_day() -> None:
    text = (
        "关于某县2022年财政决算的报告\n（2023年8月27日）\n一、决算情况\n"
        "另外汇报今年前几个月的情况。1—7月，全县一般公共预算收入9亿元，增长0.9%。"
    )
    assert {period for *_, period in spans(text)} == {"2023-01-01/2023-07-31"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("贫困村去年出列96个。", "贫困村出列"),
        ("规上工业总产值破400亿元。", "规上工业总产值"),
        ("规上工业总产值竟达400亿元。", "规上工业总产值"),
        ("核定产能反倒达到216万吨。", "核定产能"),
        ("眼下粮食产量达到21万吨。", "粮食产量"),
    ],
)
def test_names_hold_no_times_and_adverbs(text: str, name: str) -> None:
    assert [row.indicator for row in told(f"一、2022年工作回顾\n{text}")] == [name]


def test_a_title_on_another_year_tells_of_that_year() -> None:
    text = "2022年全市生态环境质量简介\n发布时间：2023-06-05 来源：某市生态环境局\n优良天数310天。"
    assert reported_months("2022年全市生态环境质量简介", text, 2023) == 0


def test_the_text_itself_says_up_to_when_it_tells() -> None:
    text = "某县防汛救灾情况\n现将截至7月18日18时的有关情况通报如下。\n农作物受灾43万亩。"
    assert reported_months("", text, 2023) == 7


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("二、今年做了哪些事", "review"),
        ("二、下半年：咬住五个数", "plan"),
        ("一、交通（12个，年度计划13亿元，已完成9亿元）", "other"),
    ],
)
def test_headings_of_accounts_within_the_year(heading: str, role: str) -> None:
    text = f"关于全市工业运行情况的专题报告\n（2023年8月28日）\n{heading}\n改造农村公路58公里。"
    doc = pt.load("structure")(pt.Document(text, issuer="621100", year=2023))
    assert [section.value.role for section in doc[pt.SECTIONS]] == [role]


def test_news_of_a_congress_in_january_look_back_on_the_year_before() -> None:
    text = (
        "本报讯（记者　王某）1月8日上午9时，市四届人大四次会议开幕。\n"
        f"全市粮食产量达到21万吨。{LONG}"
    )
    assert [row.period_end for row in told(text, "市四届人大四次会议开幕侧记")] == [
        date(2022, 12, 31)
    ]


def test_a_compared_year_of_news_is_not_its_own() -> None:
    text = "5月3日，记者获悉，全市接待游客1536万人次，按可比口径恢复至2019年同期的108%。"
    assert reported_months("", text, 2023) > 0


def test_chronicles_tell_of_their_own_year() -> None:
    text = "某区大事记\n12月31日　全年财政收入1.71亿元，增长8%；工业总产值9亿元。"
    assert {row.period_end for row in told(text, "某区大事记")} == {date(2023, 12, 31)}
    text = "某区2022年大事记\n12月31日　全年财政收入1.71亿元，增长8%；工业总产值9亿元。"
    assert {row.period_end for row in told(text, "某区2022年大事记")} == {date(2022, 12, 31)}


def test_parts_of_what_a_sentence_tells_look_where_it_does() -> None:
    text = "规划提出，2030年粮食产量达到64万吨，高于2020年的52万吨。其中，稻谷产量由20万吨增加到26万吨。"
    assert spans(text)[-1] == ("稻谷产量", "target", "2030-01-01/2030-12-31")


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("农村公路提档升级年初定了32公里，已铺筑24公里。", ["target"]),
        ("年初说要引进设计师工作室30家，已到24家。", ["target", "actual"]),
        (
            "生产总值15.9亿元，离全年目标差1.4亿元；财政收入1.71亿元，占年预算的48.6%。",
            ["actual", "actual", "actual"],
        ),
        ("经过努力，财政收入达到1.7亿元，粮食产量21万吨。", ["actual", "actual"]),
    ],
)
def test_what_was_planned_stands_beside_what_came_of_it(text: str, roles: list[str]) -> None:
    assert [row.role for row in told(text)] == roles


@pytest.mark.parametrize(
    "aside",
    ["（上年为14.8万亩）", "（上年14.8万亩）", "（2022年为14.8万亩）", "，2022年14.8万亩"],
)
def test_a_year_beside_a_goal_is_what_was(aside: str) -> None:
    text = f"二、2023年工作安排\n蔬菜复种面积要达到16万亩{aside}，新建学校5所。"
    assert spans(text)[:2] == [
        ("蔬菜复种面积", "target", THIS),
        ("蔬菜复种面积", "actual", LAST),
    ]


def test_how_things_are_in_a_plan_is_no_goal() -> None:
    text = (
        "某市“无废城市”建设实施方案（2023—2025年）\n一、基础条件\n（一）城市概况。全市常住人口938万人。\n"
        "（二）固体废物产生与利用处置现状。\n1.农业固体废物。农作物秸秆可收集量683万吨，利用率达94%。\n"
        "二、总体要求\n（一）工作目标。到2025年，秸秆综合利用率达到95%。"
    )
    roles = [(row.role, row.period_end) for row in told(text)]
    assert roles[:-1] == [("actual", date(2022, 12, 31))] * 3
    assert roles[-1] == ("target", date(2025, 12, 31))


def test_all_that_a_notice_of_tasks_tells_is_to_be_done() -> None:
    title = "某县人民政府关于下达2023年度主要经济社会发展目标任务的通知"
    text = (
        f"{title}\n根据《政府工作报告》，现将目标任务下达给你们。\n二、农业农村\n"
        "全年粮食播种面积稳定在32万亩，总产量12.5万吨以上。完成营造林2.8万亩，森林覆盖率达到60.5%。"
    )
    assert {(row.role, row.period_end) for row in told(text, title)} == {
        ("target", date(2023, 12, 31))
    }


@pytest.mark.parametrize(("quarter", "month"), [("二", 6), ("第三", 9), ("前三", 9)])
def test_summaries_of_a_quarter_are_of_their_own_year(quarter: str, month: int) -> None:
    assert reported_months(f"某区人社局2023年{quarter}季度工作总结", "", 2023) == month


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("粮食总产可以突破21万吨。", "粮食总产"),
        ("力争企业职工养老保险参保人数年底突破24.8万人。", "企业职工养老保险参保人数"),
        ("拟新增高技能人才1800人。", "新增高技能人才"),
    ],
)
def test_names_hold_no_words_of_what_may_be(text: str, name: str) -> None:
    assert [row.indicator for row in told(f"二、2023年工作安排\n{text}")] == [name]

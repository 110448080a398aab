"""What a third round of readers and a reviewer found: when talks were held, parts, cuts, titles."""

from __future__ import annotations

import time

import pytest

import policytext as pt
from policytext.ledger import Row
from policytext.occasions import looks_back_on_own_year, reported_months
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
REVIEW, PLAN = "一、2022年工作回顾\n", "三、2023年工作安排\n"
LAST, THIS = "2022-01-01/2022-12-31", "2023-01-01/2023-12-31"
SO_FAR = "2023-01-01/2023-09-30"


def told(text: str, year: int = 2023, issuer: str = "621100") -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, issuer)


def spans(text: str, year: int = 2023, issuer: str = "621100") -> list[tuple[str, str, str]]:
    """Name, role and period of each row."""
    return periods_told(told(text, year, issuer))


def names(text: str) -> list[str]:
    """The names of the rows in a review."""
    return [row.indicator for row in told(REVIEW + text)]


@pytest.mark.parametrize(
    "text",
    [
        "在全市交通建设调度会上的讲话（摘要）\n（2023年10月11日）\n全市已改造农村公路58公里。",
        "问：请问今年交通建设进展如何？\n市交通运输局局长：1—9月，全市改造农村公路58公里。",
    ],
)
def test_talks_of_autumn_look_back_on_the_year_so_far(text: str) -> None:
    assert reported_months("", text, 2023) == 9
    assert [period for *_, period in spans(text)] == [SO_FAR]


def test_a_bulletin_of_a_quarter_is_of_that_quarter() -> None:
    text = "关于2023年第二季度政务网站检查情况的通报\n抽查网站58个，合格率为93%。"
    assert {period for *_, period in spans(text)} == {"2023-04-01/2023-06-30"}


def test_so_many_years_are_those_named_before() -> None:
    text = "2023年9月，市水利局对2021—2023年供水工程进行了检查。三年来，全市改造水厂26座。"
    assert spans(text) == [("改造水厂", "actual", "2021-01-01/2023-12-31")]


def test_months_behind_last_year_in_a_talk_are_of_this_year() -> None:
    text = (
        "在全市农业工作会议上的讲话\n（2023年10月11日）\n"
        "去年，全市新建高标准农田9万亩。截至9月底，全市新建高标准农田7万亩。"
    )
    assert [period for *_, period in spans(text)] == [LAST, SO_FAR]


@pytest.mark.parametrize(
    "text",
    ["下一步，细颗粒物平均浓度要同比下降2.5%以上。", "全市粮食产量要同比增长2.5%以上。"],
)
def test_what_has_to_change_is_a_goal(text: str) -> None:
    assert [(row.role, row.year) for row in told(text)] == [("target", 2023)]


def test_what_has_to_be_done_is_a_goal() -> None:
    (row,) = told("在全市会议上的讲话\n去年，全市减贫3.85万人。今年，320个村要通上硬化路。")[1:]
    assert (row.quantity, row.role) == ("320个", "target")


def test_a_headline_on_what_somebody_said_sets_no_goals() -> None:
    text = (
        "市长在经济形势分析会上强调 确保完成全年目标\n"
        "本报讯 10月26日，今年1至9月，全市高新技术企业达685家。"
    )
    assert [row.role for row in told(text)] == ["actual"]


def test_boxes_and_headings_of_a_plan_end_an_outlook() -> None:
    plan = "“十四五”规划纲要\n第二章 主要目标\n展望2035年，城镇化率达到68%左右。\n"
    for head in ("专栏2 “十四五”时期重大工程", "第二节 “十四五”时期主要任务"):
        last = spans(f"{plan}{head}\n新建高标准农田68万亩。", 2021)[-1]
        assert last == ("新建高标准农田", "target", "2021-01-01/2025-12-31")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("压减水泥产能58万吨、砖瓦产能1.3亿块。", "砖瓦产能"),
        ("减少化肥使用量580吨、农药使用量60吨。", "农药使用量"),
    ],
)
def test_a_cut_goes_on_to_the_members_of_a_list(text: str, expected: str) -> None:
    assert (expected, "decrease") in [(row.indicator, row.measure) for row in told(PLAN + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "农民人均纯收入3680元，增长15%，其中工资性收入1580元，家庭经营收入1760元；"
            "人均生活消费支出3180元。",
            ["农民人均纯收入", "农民工资性收入", "农民家庭经营收入", "农民人均生活消费支出"],
        ),
        (
            "全市居民人均消费支出15680元，其中城镇居民20860元，农村居民12260元。",
            ["居民人均消费支出", "城镇居民人均消费支出", "农村居民人均消费支出"],
        ),
        ("水路货运量1160万吨，货运周转量146亿吨公里。", ["水路货运量", "水路货运周转量"]),
    ],
)
def test_parts_are_told_with_what_their_whole_is_of(text: str, expected: list[str]) -> None:
    assert list(dict.fromkeys(names(text))) == expected


@pytest.mark.parametrize("noun", ["常住人口26万人", "新能源汽车360辆"])
def test_members_of_other_kinds_share_no_verb(noun: str) -> None:
    assert not any(name.startswith("整治") for name in names(f"整治河道26公里、{noun}。")[1:])


def test_a_goal_in_words_ends_before_the_next_name() -> None:
    (row,) = told(f"{PLAN}要确保工业增加值增速转正、固定资产投资增速保持在8%以上。")
    assert row.indicator == "固定资产投资"


def test_parts_and_shares_of_what_was_made_up_to_a_day() -> None:
    text = "截至11月底，完成营造林28.6万亩，占计划的104%，其中人工造林12.3万亩、封山育林9万亩。"
    periods = {period for *_, period in spans(f"2022年工作总结\n{text}")}
    assert periods == {"2022-01-01/2022-11-30"}


def test_what_was_done_up_to_a_day_goes_on() -> None:
    text = "2023年任务清单\n截至3月底，已签约项目6个，到位资金14亿元。"
    assert {role for _, role, _ in spans(text)} == {"actual"}


def test_sums_of_a_goal_go_on() -> None:
    text = "实施方案\n到2027年，累计新建充电桩960个，改造加油站26座。"
    assert {period for *_, period in spans(text)} == {"2023-01-01/2027-12-31"}


def test_an_amount_of_each_year_is_of_all_of_them() -> None:
    text = "三年行动计划（2023—2025年）\n每年安排市级财政扶贫资金5800万元，年均增长不低于10%。"
    assert {period for *_, period in spans(text)} == {"2023-01-01/2025-12-31"}


def test_places_of_a_list_go_on_to_the_next() -> None:
    text = "安定区、临洮县空气优良率分别达93.2%、88.6%，PM10浓度下降9.4%和6.7%。"
    rows = told(REVIEW + text)
    assert [row.place for row in rows] == ["621102", "621124"] * 2


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("2022年工作总结", "二、下一步打算\n今年，全县造林5.6万亩。"),
        ("在2022年度工作总结表彰会上的讲话", "同志们：今年，全县力争造林5.6万亩。"),
    ],
)
def test_this_year_behind_a_summary_is_the_year_to_come(title: str, text: str) -> None:
    assert spans(f"{title}\n{text}") == [("造林", "target", THIS)]


def test_a_summary_and_what_is_thought_of_the_next_year() -> None:
    text = "某镇2022年工作总结及2023年工作思路\n今年以来，全镇攻坚克难，预计全年造林5.6万亩。"
    assert spans(text) == [("造林", "actual", LAST)]


@pytest.mark.parametrize(
    "title",
    [
        "关于2022年目标责任书完成情况的报告",
        "关于2022年重点工作任务完成情况的通知",
        "全面完成2022年民生实事",
    ],
)
def test_titles_on_what_came_of_tasks_look_back(title: str) -> None:
    assert spans(f"{title}\n全县造林5.6万亩。")[-1][1] == "actual"


def test_a_year_that_ends_a_goal_is_the_goals_own() -> None:
    text = "到2025年底前基本建成，森林覆盖率达到31%。"
    assert spans(text) == [("森林覆盖率", "target", "2025-01-01/2025-12-31")]


def test_feasts_and_days_are_of_what_people_do_then() -> None:
    feast = "“五一”假期，全县接待游客9.6万人次。新建学校6所，造林5.6万亩。"
    assert names(feast)[1:] == ["新建学校", "造林"]
    days = f"{REVIEW}9月10日至9月12日，县委召开会议。全县造林5.6万亩。"
    assert spans(days) == [("造林", "actual", LAST)]


def test_a_county_is_left_behind_what_it_came_to() -> None:
    text = f"{REVIEW}漳县贫困人口3.2万人实现脱贫；农村公路建成126公里；粮食产量32亿斤。"
    assert [row.place for row in told(text)][1:] == ["621100"] * 2


def test_what_is_planned_for_the_next_year_ends_no_year() -> None:
    text = (
        "一、2022年工作\n造林5万亩。\n二、今年工作\n造林6万亩。\n三、提前谋划明年工作\n储备项目。"
    )
    assert not looks_back_on_own_year("2023年工作报告", text, 2023)


def test_this_county_is_no_neighbour_that_is_named() -> None:
    doc = NLP(
        pt.Document(
            f"{REVIEW}岷县距渭源县86公里，该县粮食产量3.2亿斤。", issuer="621100", year=2023
        )
    )
    assert [row.place for row in doc.targets()] == ["621100"]


@pytest.mark.parametrize(
    "text",
    [
        "其中" + "".join(f"产品{i}产值1.2亿元、增长1.5%、" for i in range(200)),
        "2022年，" + "生态、" * 8000 + "物价保持稳定。",
        "春节期间，接待游客5万人次，" * 800 + "全年",
    ],
)
def test_long_sentences_take_no_long_time(text: str) -> None:
    started = time.perf_counter()
    NLP(pt.Document(text, issuer="621100", year=2023))
    assert time.perf_counter() - started < 10


@pytest.mark.parametrize(
    "text", ["新增学位5600个，义务教育巩固率达到96%。", "完成清洁取暖改造5.6万户。"]
)
def test_years_of_a_plan_end_with_their_point(text: str) -> None:
    tasks = f"2022年全市工作要点\n（一）学前教育。“十四五”期间，新建公办幼儿园58所。\n（二）{text}"
    assert {period for *_, period in spans(tasks, 2022)[1:]} == {LAST}


def test_five_years_that_end_with_the_year() -> None:
    (row,) = spans("2025年节能工作方案\n单位生产总值能耗五年累计下降14.5%。", 2025)
    assert row[1:] == ("target", "2021-01-01/2025-12-31")


def test_what_was_reached_behind_goals_is_a_result() -> None:
    text = "今年我们提出的目标是：投资增长16%。一季度已经实现固定资产投资增长22.6%。"
    assert told(text)[-1].role == "actual"


def test_who_set_a_goal_is_no_part_of_its_name() -> None:
    (row,) = told("年初人代会确定的目标是地区生产总值增长6.6%左右。")
    assert (row.indicator, row.code, row.role) == ("地区生产总值", "gdp", "target")


@pytest.mark.parametrize("text", ["截至10月31日，全市今年累计完成", "截至10月底，今年全市累计完成"])
def test_a_year_up_to_a_day_ends_with_it(text: str) -> None:
    (row,) = spans(f"{text}货物吞吐量586万吨。")
    assert row[2] == "2023-01-01/2023-10-31"


def test_a_share_of_a_task_up_to_a_day_is_of_the_year_so_far() -> None:
    text = "截至6月底，全市城镇新增就业4260人，完成年度任务7000人的60.9%。"
    assert {period for *_, period in spans(text)} == {"2023-01-01/2023-06-30", THIS}


def test_the_plan_of_a_year_is_of_all_of_it() -> None:
    text = (
        "某镇2023年上半年工作总结\n1—6月，实现一般公共预算收入1.56亿元，占年度计划2.8亿元的55.7%。"
    )
    goals = [row for row in spans(text) if row[1] == "target"]
    assert [period for *_, period in goals] == [THIS]


def test_how_work_goes_is_told_of_what_was_done() -> None:
    text = "某局2022年工作总结\n一、重点工作推进情况\n新签约项目6个。"
    assert spans(text) == [("新签约项目", "actual", LAST)]


def test_a_year_noted_behind_a_value_is_its_own() -> None:
    (row,) = spans("2022年，研发经费投入占GDP比重2.6%（2021年数据）。")
    assert row[2] == "2021-01-01/2021-12-31"


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        (
            "城镇居民人均可支配收入43960元；恩格尔系数34.6%。",
            "恩格尔系数",
            "engel_urban",
        ),
        ("港口泊位达到96个，新增国际航线6条。", "新增国际航线", ""),
        (
            "机场旅客吞吐量96万人次，新增国际航线6条。",
            "新增国际航线",
            "airports_routes_international_new",
        ),
        ("组织申报高新技术企业16家、科技型中小企业46家。", "科技型中小企业", ""),
        (
            "规模以上工业企业38家，较上年增加5家；完成工业增加值9.8亿元。",
            "工业增加值",
            "industry_va_large",
        ),
    ],
)
def test_codes_are_of_what_the_sentence_tells_of(text: str, name: str, code: str) -> None:
    assert code in {row.code for row in told(REVIEW + text) if row.indicator == name}


def test_the_name_of_one_part_leaves_its_place_to_it() -> None:
    text = f"{REVIEW}分地区看：安定区收入13.6亿元，下降11.6%；临洮县7.6亿元，下降6.6%。"
    assert list(dict.fromkeys(names(text.removeprefix(REVIEW)))) == ["安定区收入", "收入"]


def test_the_issuer_in_front_of_a_name_in_brackets_is_none_of_it() -> None:
    rows = told("定西市2022年统计公报\n2022年定西实现地区生产总值（初步核算数）586.6亿元。")
    assert [(row.indicator, row.code) for row in rows] == [("地区生产总值", "gdp")]


def test_what_is_expected_of_a_year_is_of_one_thing() -> None:
    text = (
        "8月12日，记者从市财政局获悉，1—7月，全市财政总收入626.6亿元。全市减税降费预计全年超过"
        "306亿元，截至7月底已兑现166亿元；发行新增专项债券156亿元。"
    )
    assert spans(text)[-1] == ("新增专项债券", "actual", "2023-01-01/2023-07-31")


def test_money_of_projects_of_a_list_has_no_code_of_all() -> None:
    text = f"{REVIEW}合同外资28.6亿美元，其中制造业项目36个、合同外资9.6亿美元。"
    codes = [row.code for row in told(text) if row.indicator.endswith("合同外资")]
    assert codes == ["fdi_contract", ""]

"""Periods, roles and names that readers of yet other documents found wrong."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.ledger import Row
from policytext.targets.roles import role_before
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")


def told(text: str, year: int) -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, "330200")


def spans(text: str, year: int) -> list[tuple[str, str, str]]:
    """Name, role and period of each row."""
    return periods_told(told(text, year))


def whole(name: str, role: str, first: int, last: int = 0) -> tuple[str, str, str]:
    """A row of whole years."""
    return name, role, f"{first}-01-01/{last or first}-12-31"


PLAN = "某市数字基础设施行动方案（2020—2022年）\n"


def test_years_that_head_paragraphs_of_a_plan_are_those_of_what_is_added() -> None:
    text = (
        f"{PLAN}二、年度安排\n2021年，新增科技企业20家，新建学校5所。\n2022年，新增科技企业25家。"
    )
    assert spans(text, 2020) == [
        whole("新增科技企业", "target", 2021),
        whole("新建学校", "target", 2021),
        whole("新增科技企业", "target", 2022),
    ]


def test_what_is_added_up_to_a_year_of_a_plan_is_of_all_its_years() -> None:
    assert spans(f"{PLAN}到2022年，新增科技企业60家。", 2020) == [
        whole("新增科技企业", "target", 2020, 2022)
    ]


def test_the_last_year_of_a_sentence_goes_on() -> None:
    text = (
        f"{PLAN}二、目标\n2020年，企业上云率达到45%；到2022年，基本实现全覆盖。数控化率提高到72%。"
    )
    assert spans(text, 2020)[-1] == whole("数控化率", "target", 2022)


@pytest.mark.parametrize("kind", ["工作要点", "度工作实施方案", "工作方案", "度重点任务"])
def test_a_title_may_take_one_year_of_a_plan(kind: str) -> None:
    text = f"某县蓝天保卫战行动方案（2018—2020年）2019年{kind}\n二、主要任务\n清洁取暖率达到95%。"
    assert spans(text, 2019) == [whole("清洁取暖率", "target", 2019)]


def test_what_is_made_until_the_end_of_a_year_is_of_all_of_it() -> None:
    text = "某市降成本专项行动计划\n力争年末贷款余额达到520亿元，新增直接融资80亿元。"
    assert spans(text, 2018) == [
        ("贷款余额", "target", "2018-12-31/2018-12-31"),
        whole("新增直接融资", "target", 2018),
    ]


def test_an_all_time_sum_at_the_end_of_a_year_is_of_that_day() -> None:
    text = "某省工作要点\n到年底累计建成高标准农田8128万亩。"
    assert spans(text, 2018) == [("高标准农田", "target", "2018-12-31/2018-12-31")]


def test_how_far_a_goal_is_makes_no_goals_of_results() -> None:
    text = (
        "（2010年7月30日）\n上半年，全区投资增长31%；单位GDP能耗上升2.6%，离全年下降4.4%的目标"
        "差距很大；城镇新增就业4.3万人。"
    )
    found = [(row.indicator, row.role) for row in told(text, 2010)]
    assert ("城镇新增就业", "actual") in found


def test_the_goal_of_the_year_beside_the_half_year() -> None:
    text = "（2021年7月21日）\n上半年，固定资产投资增长13.9%，与全年增长16%的目标有差距。"
    assert spans(text, 2021) == [
        ("固定资产投资", "actual", "2021-01-01/2021-06-30"),
        whole("固定资产投资", "target", 2021),
    ]


def test_what_was_not_so_fast_for_years_is_no_earlier_year() -> None:
    text = (
        "（2010年7月30日）\n上半年，生产总值增长16.8%，是近十年来同期最快的；地方财政收入72.6亿元。"
    )
    assert spans(text, 2010)[-1] == ("地方财政收入", "actual", "2010-01-01/2010-06-30")


def test_the_half_year_is_told_of_before_it_is_over() -> None:
    text = (
        "在全市动员大会上的讲话\n（2019年6月20日）\n三要深化产业革命。今年全市要新增药材20万亩。"
        "上半年全市茶园面积达到206万亩。下半年，要再培训劳动力2万人以上。"
    )
    assert [(row.indicator, row.role) for row in told(text, 2019)] == [
        ("新增药材", "target"),
        ("茶园面积", "actual"),
        ("培训劳动力", "target"),
    ]


def test_a_deadline_with_which_a_sentence_begins_sets_goals() -> None:
    text = "6月底前全面完成改水工程86处，农村自来水普及率达到92%以上。"
    assert {row.role for row in told(text, 2019)} == {"target"}


def test_a_deadline_within_a_review_sets_none() -> None:
    text = "一、2022年工作回顾\n蓄能电站列入规划，6月底前已完成审查；光伏装机突破60万千瓦。"
    assert {row.role for row in told(text, 2023)} == {"actual"}


def test_goals_of_next_year_in_a_yearly_report() -> None:
    text = (
        "某县人民政府2021年政府信息公开工作年度报告\n一、总体情况\n本年度处理决定数量1234件。\n"
        "五、存在的主要问题及改进情况\n下一步，确保群众满意度达到95%以上。"
    )
    assert [(row.role, str(row.period_end)) for row in told(text, 2022)] == [
        ("actual", "2021-12-31"),
        ("target", "2022-12-31"),
    ]


def test_the_main_work_of_an_account_was_done() -> None:
    text = "某县2021年法治建设情况报告\n一、主要工作\n办理复议案件56件。"
    assert spans(text, 2022) == [whole("办理复议案件", "actual", 2021)]


def test_three_years_that_are_planned_are_ahead() -> None:
    text = "关于第123号提案的答复\n我区计划三年内新建学校46所。"
    assert spans(text, 2020) == [whole("新建学校", "target", 2020, 2022)]


def test_a_goal_behind_a_gap_in_a_headline() -> None:
    headline = "某市去年GDP达3361.9亿元 今年目标增长5%左右"
    assert role_before(headline, headline.index("5%")) == "target"
    assert role_before("去年完成年度目标的95%", 9) == "actual"


@pytest.mark.parametrize(
    ("text", "bases"),
    [
        (
            "全镇建档立卡贫困户由2014年的412户926人减少到目前的23户51人。",
            [("baseline", "2014"), ("baseline", "2014"), ("actual", "2018"), ("actual", "2018")],
        ),
        (
            "贫困人口由2013年的4.2万人减少到0.3万人，贫困发生率由12.5%下降到1.1%。",
            [("baseline", "2013"), ("actual", "2018"), ("baseline", "2013"), ("actual", "2018")],
        ),
    ],
)
def test_where_changes_start_from(text: str, bases: list[tuple[str, str]]) -> None:
    found = told(f"2019年政府工作报告\n一、2018年工作回顾\n{text}", 2019)
    assert [(row.role, str(row.period_end)[:4]) for row in found] == bases


def test_a_plan_of_last_year_starts_from_the_year_before_it() -> None:
    text = "某区教育事业发展“十二五”规划\n二、目标\n到2015年，平均受教育年限由9.6年提高到10.5年。"
    assert str(told(text, 2012)[0].period_end) == "2010-12-31"


def test_a_mean_with_its_goal_behind_is_of_years() -> None:
    text = "某市“十四五”规划中期评估报告\n到2025年，生产总值年均增长6.5%左右的目标不变。"
    assert spans(text, 2023) == [whole("生产总值", "target", 2023, 2025)]


def test_parts_share_the_mean_of_their_whole() -> None:
    text = (
        "某省“九五”计划\n二、主要目标\n到2000年，国内生产总值达到3700亿元，年均增长10%，"
        "其中第一产业增长4.5%，第二产业增长13%。"
    )
    assert [row.period_start.year for row in told(text, 1996) if row.period_start] == [
        2000,
        1996,
        1996,
        1996,
    ]


def test_a_sum_one_of_whose_years_is_told_is_of_all() -> None:
    text = (
        "一、过去六年工作回顾\n2012年，原煤产量4280万吨。累计完成固定资产投资980亿元，"
        "其中2012年完成390亿元。"
    )
    assert spans(text, 2013)[1] == whole("固定资产投资", "actual", 2007, 2012)


@pytest.mark.parametrize(
    ("text", "wording"),
    [
        ("社会消费品零售总额增长9.1%，较2019年同期增长11.5%。", "较2019年同期增长11.5%"),
        ("社会消费品零售总额增长9.1%，比2022年增长11.5%。", ""),
        ("财政收入12亿元，按新税制口径增长15%。", "按新税制口径增长15%"),
        ("村集体经营性收入均在50万元以上。", "均在50万元以上"),
        ("公园绿地面积增加3公顷，人均达到12平方米。", ""),
        ("规上工业增加值、固定资产投资均增长8%。", ""),
    ],
)
def test_words_that_a_value_is_told_with(text: str, wording: str) -> None:
    rows = told(f"2024年政府工作报告\n一、2023年工作回顾\n{text}", 2024)
    assert (rows[-1].wording or "") == wording


def test_each_year_goes_on_to_a_part() -> None:
    text = "某省高质量发展行动方案（2023—2025年）\n每年实施攻关项目30项，其中揭榜挂帅项目10项。"
    assert "每年" in (told(text, 2023)[-1].wording or "")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "每千人口床位数7.2张，执业医师3.4人、注册护士3.3人。",
            ["每千人口床位数", "每千人口执业医师", "每千人口注册护士"],
        ),
        (
            "每千人口床位数7张，3岁以下婴幼儿每千人托位数6.2个。",
            ["每千人口床位数", "3岁以下婴幼儿每千人托位数"],
        ),
        (
            "38个集中连片特困县农民人均可支配收入由2731元增加到5744元。",
            ["集中连片特困县农民人均可支配收入"] * 2,
        ),
    ],
)
def test_whose_values_are(text: str, names: list[str]) -> None:
    found = told(f"2024年政府工作报告\n一、2023年工作回顾\n{text}", 2024)
    assert [row.indicator for row in found] == names


def test_what_is_to_be_built_by_a_year_is_all_there_is() -> None:
    assert told(f"{PLAN}到2022年，全市建成5G基站1.5万个。", 2020)[0].code == "base_stations_5g"
    assert told("2021年，全市建成5G基站300个。", 2022)[0].code == "base_stations_5g_new"
    assert told(f"{PLAN}到2022年，全市新建5G基站1.5万个。", 2020)[0].code == "base_stations_5g_new"


def test_beds_of_hospitals_beside_homes_for_the_aged() -> None:
    text = "一、2025年工作回顾\n建成养老机构57家，新增医疗卫生机构床位639张。"
    assert told(text, 2026)[-1].code == "hospital_beds_new"


def test_what_projects_or_firms_of_one_kind_made_is_not_the_whole_of_a_place() -> None:
    text = "一、2020年工作回顾\n实施城市更新项目86个，完成固定资产投资102亿元。"
    assert told(text, 2021)[-1].code == ""
    text = "记者7月20日获悉，民营企业表现活跃，上半年进出口698亿元，增长3.1%。"
    assert {row.code for row in told(text, 2023)} == {""}

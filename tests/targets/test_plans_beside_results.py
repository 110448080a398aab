"""Plans told beside what came of them, letters of goals, and years that titles name."""

from __future__ import annotations

import pytest

import policytext as pt
from policytext.ledger import Row
from policytext.structure.front import kind_of
from tests.targets.told_rows import periods_told, value_rows

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
LAST_YEAR, THIS_YEAR = "2015-01-01/2015-12-31", "2016-01-01/2016-12-31"


def told(text: str, year: int = 2016, issuer: str = "330200") -> list[Row]:
    """The rows that have a value, in order."""
    return value_rows(NLP, text, year, issuer)


def spans(text: str, year: int = 2016, issuer: str = "330200") -> list[tuple[str, str, str]]:
    """Name, role and period of each row."""
    return periods_told(told(text, year, issuer))


@pytest.mark.parametrize(
    "clause",
    [
        "实际完成1630亿元，增长7.6%，低于计划0.9个百分点。",
        "预计完成1630亿元，增长7.6%。",
        "全年完成1630亿元，比上年增长7.6%，未完成计划。",
    ],
)
def test_growth_behind_what_came_of_a_plan_is_no_goal(clause: str) -> None:
    text = f"一、2015年计划执行情况\n——社会消费品零售总额：计划增长8.5%，{clause}"
    name = "社会消费品零售总额"
    assert spans(text)[:3] == [
        (name, "target", LAST_YEAR),
        (name, "actual", LAST_YEAR),
        (name, "actual", LAST_YEAR),
    ]


def test_a_plan_of_the_year_and_what_half_of_it_brought() -> None:
    text = "一、上半年计划执行情况\n（三）一般公共预算收入。年计划20.5亿元，上半年完成9.6亿元。"
    assert spans(text) == [
        ("一般公共预算收入", "target", THIS_YEAR),
        ("一般公共预算收入", "actual", "2016-01-01/2016-06-30"),
    ]


def test_the_task_of_the_year_of_which_a_share_was_done_is_a_goal() -> None:
    text = "一、上半年工作情况\n上半年，固定资产投资完成8.7亿元，完成全年任务12亿元的73%。"
    assert spans(text) == [
        ("固定资产投资", "actual", "2016-01-01/2016-06-30"),
        ("固定资产投资", "target", THIS_YEAR),
        ("固定资产投资", "actual", "2016-01-01/2016-06-30"),
    ]


@pytest.mark.parametrize("verb", ["高出", "高于", "超过"])
def test_results_beyond_a_goal_open_no_goals(verb: str) -> None:
    text = f"2015年生产总值84亿元，增长12.3%，{verb}预期目标0.3个百分点；财政收入4.5亿元。"
    assert spans(text)[-1] == ("财政收入", "actual", LAST_YEAR)


def test_what_growth_is_counted_from_is_no_name() -> None:
    text = "二、2016年预算草案\n地方级财政收入预期目标为22亿元，比2015年实际完成数增长4%。"
    assert [row.indicator for row in told(text)] == ["地方级财政收入", "地方级财政收入"]


LETTER = "张掖市2016年度环境保护目标责任书\n"


@pytest.mark.parametrize(
    "parties",
    [
        "市政府与甘州区人民政府签订本责任书。",
        "（市人民政府与甘州区人民政府）",
        "甲方：张掖市人民政府\n乙方：甘州区人民政府",
    ],
)
def test_who_takes_on_the_goals_of_a_letter_is_their_place(parties: str) -> None:
    rows = told(
        f"{LETTER}{parties}\n1.完成造林3.2万亩。\n2.用水总量控制在7.9亿立方米以内。", 2016, "620700"
    )
    assert [(row.role, row.place) for row in rows] == [("target", "620702"), ("limit", "620702")]


def test_a_letter_of_no_single_party_is_of_its_issuer() -> None:
    rows = told(f"{LETTER}1.完成造林3.2万亩。", 2016, "620700")
    assert [(row.role, row.place) for row in rows] == [("target", "620700")]


def test_a_letter_that_reads_like_a_report_sets_goals() -> None:
    text = (
        "沈阳市2006年就业工作目标责任状\n市政府与和平区人民政府签订本责任状。\n"
        "1.实现实名制就业3.2万人，完成全年计划的100%。\n2.失业保险参保15万人，工伤保险参保9万人。"
    )
    assert {row.role for row in told(text, 2006, "210100")} == {"target"}


def test_titles_end_with_letters() -> None:
    assert kind_of("某市2016年目标责任书") == ("责任书", "plan", "same")


@pytest.mark.parametrize(
    "title",
    [
        "某省“十四五”新型工业化2022年行动方案",
        "“十四五”就业促进规划某市2022年度实施计划",
        "某市“十四五”新型工业化推进工作2022年工作要点",
    ],
)
def test_a_title_may_take_one_year_of_a_five_year_plan(title: str) -> None:
    text = f"{title}\n二、重点任务\n城镇新增就业60万人，失业率控制在5.5%左右。"
    assert {str(row.period_end) for row in told(text, 2022)} == {"2022-12-31"}


def test_a_title_with_the_years_of_its_plan_is_of_them_all() -> None:
    text = "某市“十四五”工业发展规划（2021—2025年）\n二、目标\n城镇新增就业60万人。"
    assert spans(text, 2022) == [("城镇新增就业", "target", "2021-01-01/2025-12-31")]


def test_so_many_years_may_be_those_of_the_title() -> None:
    text = "大气污染防治实施方案（2013—2017年）\n经过五年努力，森林覆盖率达到36%。"
    assert spans(text, 2014) == [("森林覆盖率", "target", "2017-01-01/2017-12-31")]
    text = "大气污染防治实施方案\n经过三年努力，森林覆盖率达到36%。"
    assert spans(text, 2014) == [("森林覆盖率", "target", "2016-01-01/2016-12-31")]


def test_goals_of_several_places_are_not_those_of_the_whole() -> None:
    text = "2016年主要指标任务分解\n甘州区、山丹县：地区生产总值增长6%以上。"
    assert [row.place for row in told(text, 2016, "620700")] == [""]
    text = "2016年主要指标任务分解\n甘州区：地区生产总值增长6%以上。"
    assert [row.place for row in told(text, 2016, "620700")] == ["620702"]


def test_the_number_of_an_item_in_front_of_a_year_is_no_name() -> None:
    text = "2016年目标\n三、2016年化学需氧量、氨氮排放量较2015年分别下降2.4%、2.6%。"
    assert [row.indicator for row in told(text)] == ["化学需氧量排放量", "氨氮排放量"]


def test_a_work_that_is_done_by_a_year_sets_no_year() -> None:
    text = "今后五年的奋斗目标是：江北运河2018年底主体建成，规上工业企业突破1.5万家。"
    assert spans(text)[-1][2] == "2020-01-01/2020-12-31"


def test_a_smaller_gap_is_no_fall_of_what_is_compared() -> None:
    text = "今后五年的目标是：人均生产总值与全国平均水平的差距逐步缩小。"
    doc = NLP(pt.Document(text, issuer="450000", year=2023))
    assert [row.value.indicator for row in doc[pt.TARGETS]] == []

"""The role of each section, from its heading, its surroundings and its text."""

from __future__ import annotations

import pytest

from policytext import SECTIONS, Document
from policytext.structure import StructureAnnotator
from policytext.structure.role_words import leaning

annotate = StructureAnnotator()


def roles(text: str, title: str = "", year: int | None = 2024) -> list[str]:
    return [s.value.role for s in annotate(Document(text, title=title, year=year))[SECTIONS]]


HEADINGS = [
    ("2023年工作回顾", "review"),
    ("过去五年工作回顾", "review"),
    ("２０２３年主要工作", "review"),
    ("关于2023年政府工作", "review"),
    ("“十三五”发展成就", "review"),
    ("过去五年主要工作", "review"),
    ("过去一年主要工作", "review"),
    ("五年来的主要工作", "review"),
    ("五年来的主要工作和体会", "review"),
    ("不平凡的一年", "review"),
    ("过去三年的成就", "review"),
    ("过去4年的工作回顾", "review"),
    ("调整的任务已经基本完成", "review"),
    ("二〇二三年计划执行情况", "review"),
    ("2023年工作任务完成情况", "review"),
    ("2024年工作总体要求", "targets"),
    ("今后五年的奋斗目标", "targets"),
    ("2024年发展思路和工作重点", "targets"),
    ("基本原则", "targets"),
    ("2024年发展主要预期目标", "targets"),
    ("2024年工作目标和主要任务", "targets"),
    ("2024年重点工作", "plan"),
    ("2024年工作", "plan"),
    ("“十五五”时期的战略任务", "plan"),
    ("保障措施", "plan"),
    ("未来五年工作", "plan"),
    ("下一步工作打算", "plan"),
    ("切实加强政府自身建设", "government"),
    ("建设人民满意的政府", "government"),
    ("努力提高政府治理效能", "government"),
    ("打造务实政府", "government"),
    ("切实转变作风", "government"),
    ("建设数字政府", "other"),
    ("2023年工作回顾和2024年工作总体要求", "other"),
    ("发展基础和总体要求", "other"),
    ("附则", "other"),
    ("过去五年的工作和今后的主要任务", "other"),
    ("三年来的奋斗和新的任务", "other"),
    # Statements set nothing.
    ("文化工作的主要任务是普及", "other"),
    ("我国同邻国的友好关系进一步发展", "other"),
]


@pytest.mark.parametrize(("heading", "role"), HEADINGS)
def test_roles_of_headings(heading: str, role: str) -> None:
    assert roles(f"一、{heading}\n正文。") == [role]


def test_the_year_of_the_document_decides_what_is_past() -> None:
    text = "一、2023年主要工作\n正文。"
    assert roles(text, year=2024) == ["review"]
    assert roles(text, year=2023) == ["plan"]


def test_parts_inherit_the_role_of_the_whole() -> None:
    text = "一、2023年工作回顾\n（一）加强政府自身建设\n甲。\n（二）加快推进重点项目\n乙。"
    assert roles(text) == ["review"] * 3


def test_parts_of_a_plan_can_be_the_government_s_own_affairs() -> None:
    text = "一、2024年重点工作\n（一）扩大内需\n甲。\n（二）加强政府自身建设\n乙。"
    assert roles(text) == ["plan", "plan", "government"]


def test_under_targets_and_tasks_the_parts_are_the_plan() -> None:
    text = "一、2024年总体要求和重点工作\n主要预期目标是：增长6%。\n（一）扩大内需\n甲。"
    assert roles(text) == ["targets", "plan"]


@pytest.mark.parametrize("heading", ["2024年工作总体要求和主要目标", "2024年发展思路和工作重点"])
def test_mute_parts_of_targets_are_the_plan(heading: str) -> None:
    text = f"一、{heading}\n要求。\n（一）坚定不移扩大内需\n甲。\n（二）抢抓机遇，稳住外贸\n乙。"
    assert roles(text) == ["targets", "plan", "plan"]


def test_parts_of_targets_that_set_goals_are_targets() -> None:
    text = "一、2024年总体要求\n要求。\n（一）稳中求进\n今年发展的预期目标是：增长6%。\n（二）扩大内需\n总体要求是：抓早。"
    assert roles(text) == ["targets", "targets", "plan"]


def test_in_a_plan_of_years_mute_parts_of_targets_are_targets() -> None:
    text = "第一章 指导思想和主要目标\n第一节 战略定位\n甲。\n第二节 主要目标\n乙。"
    assert roles(text, "某市发展规划") == ["targets"] * 3


def test_where_a_plan_sets_the_year_s_goals_first_they_are_targets() -> None:
    goals = "经济社会发展的{}是：增长6%。"
    for word in ("主要预期目标", "主要目标", "预期指标", "主要指标"):
        text = f"一、2024年重点工作\n{goals.format(word)}\n（一）扩大内需\n甲。"
        assert roles(text) == ["targets", "plan"]
    assert roles("一、2024年重点工作\n抓好落实。\n（一）扩大内需\n甲。") == ["plan", "plan"]


def test_after_a_vague_plan_statements_are_not_the_plan() -> None:
    text = "一、三年来的成就\n甲。\n二、今后要注意的问题\n乙。\n三、农村工作有着伟大的意义\n丙。\n四、文化工作的目标是普及\n丁。"
    assert roles(text, year=None) == ["review", "plan", "other", "other"]


def test_what_a_project_has_ahead_is_no_review() -> None:
    text = "一、2023年项目进展情况\n（一）桥梁\n1.进展\n已完工。\n2.今年计划\n预计通车。"
    assert roles(text)[-2:] == ["review", "plan"]


def test_what_is_announced_before_them_decides_for_mute_parts() -> None:
    text = "一、2024年工作总体要求\n要求。\n要重点抓好以下工作：\n（一）扩大内需\n甲。\n（二）稳住外贸\n乙。"
    assert roles(text) == ["targets", "plan", "plan"]


def test_after_targets_mute_sections_are_the_plan() -> None:
    text = "一、2024年主要目标\n增长6%。\n二、把改革推向纵深\n甲。\n三、让城市更宜居\n乙。"
    assert roles(text) == ["targets", "plan", "plan"]


def test_a_mute_first_section_is_known_by_its_text() -> None:
    past = "一、昂首阔步\n过去的一年，我们取得了很大成绩。\n二、加快发展\n甲。"
    assert roles(past) == ["review", "plan"]
    ahead = "一、昂首阔步\n今年经济社会发展的主要预期目标是：增长6%。"
    assert roles(ahead) == ["targets"]
    assert roles("一、昂首阔步\n天高云淡。") == ["other"]


def test_goals_inside_a_review_are_never_in_a_review() -> None:
    text = "一、2023年工作回顾\n增长6%。\n今年的主要预期目标是：增长7%。"
    assert roles(text) == ["other"]
    assert roles("一、2023年工作回顾\n完成了2023年的主要目标是大家努力的结果。") == ["review"]


def test_the_kind_of_document_speaks_for_mute_sections() -> None:
    text = "一、农业\n产量稳定。"
    assert roles(text, "某市2023年国民经济和社会发展统计公报") == ["review"]
    for title in (
        "某市计划执行结果的公报",
        "某市2023年统计公报[1]",
        "水利事业发展年度公报",
        "某市一季度经济运行情况",
    ):
        assert roles(f"{title}\n综述。\n{text}") == ["review"]
    later = f"{text}\n二、工业\n2023年末，全市有企业85家。"
    assert roles(later, "某市2023年统计公报") == ["review", "review"]
    assert roles(text, "某市重大项目清单") == ["plan"]
    assert roles(text, "关于印发《某市数据管理办法》的通知") == ["other"]


def test_definitions_of_terms_are_other() -> None:
    assert roles("一、2024年重点工作\n甲。\n名词解释\n[1]目标：指标。") == ["plan", "other"]


def test_a_heading_by_itself_leans() -> None:
    assert leaning("1998年工作回顾和1999年工作的总体要求") == "mixed"
    assert leaning("让城市更宜居") == ""


@pytest.mark.parametrize(
    ("title", "role"),
    [
        ("2023年某市生态环境状况公报", "review"),
        ("2023年某省水资源公报", "review"),
        ("2023年某市国民经济和社会发展统计公报", "review"),
        ("某市生态环境保护方案", "plan"),
    ],
)
def test_what_a_yearly_communique_calls_measures_was_done(title: str, role: str) -> None:
    text = "一、环境质量\n水质优良。\n二、管理措施\n新建管网32公里。"
    assert roles(text, title)[1] == role


def test_a_line_without_a_number_is_no_title_of_a_plan_in_a_communique() -> None:
    text = f"环境质量\n{'水质总体保持良好，' * 9}。\n管理措施\n{'全年新建管网32公里，' * 9}。"
    assert roles(text, "2023年某市生态环境状况公报") == ["review", "review"]


def test_a_yearly_communique_may_name_the_plans_of_a_year() -> None:
    text = "一、环境质量\n水质优良。\n二、2024年工作计划\n新建管网32公里。"
    assert roles(text, "2023年某市生态环境状况公报") == ["review", "plan"]


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("2024年1—11月经济运行简况", "review"),
        ("2024年上半年经济形势分析", "review"),
        ("2024年上半年工作安排", "plan"),
    ],
)
def test_a_heading_may_look_back_on_months_of_the_year(line: str, role: str) -> None:
    text = f"{line}\n一、工业\n工业平稳运行，{'各项工作稳步推进，' * 9}。"
    assert roles(text)[0] == role


@pytest.mark.parametrize(
    ("title", "headings", "told"),
    [
        (
            "某局2023年上半年工作总结和下半年工作打算",
            ("主要指标", "所做的主要工作", "民生实事", "存在的问题", "下半年思路"),
            ["review", "review", "review", "review", "plan"],
        ),
        (
            "关于2023年前三季度经济运行情况的汇报",
            ("运行情况", "个别指标落后", "下一步打算"),
            ["review", "review", "plan"],
        ),
        (
            "某市2023年一季度经济运行情况分析",
            ("主要指标", "工作建议"),
            ["review", "plan"],
        ),
        # What comes behind the plans of a summary is one of them.
        (
            "某局2022年工作总结和2023年工作打算",
            ("2022年工作总结", "2023年工作打算", "重点项目"),
            ["review", "plan", "plan"],
        ),
        # A work report sets its goals under the same headings.
        ("2023年政府工作报告", ("主要指标", "民生实事"), ["targets", "plan"]),
    ],
)
def test_summaries_look_back_first(title: str, headings: tuple[str, ...], told: list[str]) -> None:
    numbers = "一二三四五"
    parts = [
        f"{numbers[number]}、{heading}\n全县各项工作稳步推进。"
        for number, heading in enumerate(headings)
    ]
    assert roles("\n".join([title, *parts]), year=2023)[-len(told) :] == told


def test_a_chapter_of_a_plan_looks_back_on_the_years_before() -> None:
    text = "第一章 站在新起点上\n第一节 “十三五”走过的路\n正文。\n第二节 未来五年\n正文。"
    assert "review" in roles(text, year=2021)

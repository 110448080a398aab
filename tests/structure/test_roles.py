"""The role of each section, from its heading, its surroundings and its text."""

from __future__ import annotations

import pytest

from policytext import SECTIONS, Document
from policytext.structure import StructureAnnotator
from policytext.structure.roles import leaning

annotate = StructureAnnotator()


def roles(text: str, title: str = "", year: int | None = 2024) -> list[str]:
    return [s.value.role for s in annotate(Document(text, title=title, year=year))[SECTIONS]]


HEADINGS = [
    ("2023年工作回顾", "review"),
    ("过去五年工作回顾", "review"),
    ("２０２３年主要工作", "review"),
    ("关于2023年政府工作", "review"),
    ("“十三五”发展成就", "review"),
    ("二〇二三年计划执行情况", "review"),
    ("2023年工作任务完成情况", "review"),
    ("2024年工作总体要求", "targets"),
    ("今后五年的奋斗目标", "targets"),
    ("2024年发展主要预期目标", "targets"),
    ("2024年工作目标和主要任务", "targets"),
    ("2024年重点工作", "plan"),
    ("2024年工作", "plan"),
    ("“十五五”时期的战略任务", "plan"),
    ("保障措施", "plan"),
    ("切实加强政府自身建设", "government"),
    ("建设人民满意的政府", "government"),
    ("努力提高政府治理效能", "government"),
    ("2023年工作回顾和2024年工作总体要求", "other"),
    ("发展基础和总体要求", "other"),
    ("附则", "other"),
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
    assert roles(text, "某市重大项目清单") == ["plan"]
    assert roles(text, "关于印发《某市数据管理办法》的通知") == ["other"]


def test_definitions_of_terms_are_other() -> None:
    assert roles("一、2024年重点工作\n甲。\n名词解释\n[1]目标：指标。") == ["plan", "other"]


def test_a_heading_by_itself_leans() -> None:
    assert leaning("1998年工作回顾和1999年工作的总体要求") == "mixed"
    assert leaning("让城市更宜居") == ""

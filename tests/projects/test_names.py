"""Names of projects without their form: what stays, and what tells two apart."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policytext import MENTIONS
from policytext.projects.clusters import names_of
from policytext.projects.names import bare_name, is_phase, parse_name, short_lines
from policytext.values import Mention
from tests.projects.sample import report

PLACES = ("常州市", "常州", "江苏省")

PARTS = [
    # name, core, phases, numbers, sort
    ("丹金高速", "丹金高速", (), (), ""),
    ("丹金高速公路", "丹金高速", (), (), ""),
    ("丹金高速公路工程", "丹金高速", (), (), "work"),
    ("“丹金高速” 公路", "丹金高速", (), (), ""),
    ("常州市丹金高速公路", "丹金高速", (), (), ""),
    ("江苏省丹金高速公路", "丹金高速", (), (), ""),
    # Phases, wherever they stand and however they are written.
    ("丹金高速公路（二期）工程", "丹金高速", ("2期",), (), "work"),
    ("丹金高速二期工程", "丹金高速", ("2期",), (), ""),
    ("丹金高速2期", "丹金高速", ("2期",), (), ""),
    ("丹金高速第二期", "丹金高速", ("2期",), (), ""),
    ("第二期丹金高速", "丹金高速", ("2期",), (), ""),
    ("产业园首期", "产业园", ("1期",), (), ""),
    ("产业园十期", "产业园", ("10期",), (), ""),
    ("产业园十二期", "产业园", ("12期",), (), ""),
    ("产业园二十一期", "产业园", ("21期",), (), ""),
    ("产业园一百二十期", "产业园", ("120期",), (), ""),
    # Two phases at once are not the twelfth.
    ("产业园一二期", "产业园", ("一二期",), (), ""),
    ("产业园一期A三标段", "产业园A", ("1期", "3标段"), (), ""),
    # Numbers in one form.
    ("轨道交通1号线", "轨道交通1号线", (), ("1",), ""),
    ("轨道交通１号线", "轨道交通1号线", (), ("1",), ""),
    ("轨道交通一号线", "轨道交通1号线", (), ("1",), ""),
    ("轨道交通十二号线二期工程", "轨道交通12号线", ("2期",), ("12",), ""),
    ("“1+8”行动方案", "1+8", (), ("1+8",), "action"),
    # The last word tells the sort of thing.
    ("蓝天保卫三年行动计划", "蓝天保卫", (), (), "action"),
    ("蓝天保卫行动", "蓝天保卫", (), (), "action"),
    ("创新驱动发展战略", "创新驱动", (), (), "strategy"),
    ("“十四五”规划", "十四五", (), (), "plan"),
    ("“十四五”规划纲要（草案）", "十四五", (), (), "plan"),
    ("国民经济和社会发展第十四个五年规划纲要", "十四五", (), (), "plan"),
    # A name is not cut to nothing.
    ("工程", "工程", (), (), ""),
    ("常州", "常州", (), (), ""),
    # Lines between two places.
    ("盐城至南通高速铁路", "盐城至南通高铁", (), (), ""),
    ("盐城市—南通市高速铁路", "盐城至南通高铁", (), (), ""),
    ("盐通高铁工程", "盐通高铁", (), (), "work"),
]


@pytest.mark.parametrize(("name", "core", "phases", "numbers", "sort"), PARTS)
def test_parts_of_a_name(
    name: str, core: str, phases: tuple[str, ...], numbers: tuple[str, ...], sort: str
) -> None:
    assert parse_name(name, PLACES) == (core, phases, numbers, sort)


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("“１＋８”行动", "1+8行动"),
        ("《蓝天》 计划", "蓝天计划"),
        ("（二期）", "(二期)"),
        ("“ ”", ""),
    ],
)
def test_bare_names(name: str, bare: str) -> None:
    assert bare_name(name) == bare


@pytest.mark.parametrize("name", ["二期", "二期工程", "（一期）", "首期工程", "三标段", "第三阶段"])
def test_names_that_are_only_a_phase(name: str) -> None:
    assert is_phase(name)


@pytest.mark.parametrize("name", ["产业园二期", "工程", "二期产业园", ""])
def test_names_that_are_more(name: str) -> None:
    assert not is_phase(name)


def test_signs_of_lines() -> None:
    assert "盐通高铁" in short_lines("盐城至南通高铁")
    assert len(short_lines("盐城至南通高铁")) == 4
    assert short_lines("丹金高速") == ()


PHASES = [
    # text, names
    ("[产业园]开工，[二期工程]签约。", ["产业园", "产业园二期工程"]),
    # Each phase belongs to the work, not to the phase before it.
    ("[产业园]开工，[一期]投用，[二期]签约。", ["产业园", "产业园一期", "产业园二期"]),
    ("[产业园一期]开工，[二期]签约，[三期]谋划。", ["产业园一期", "产业园二期", "产业园三期"]),
    ("[产业园（一期）]开工，[二标段]签约。", ["产业园(一期)", "产业园(一期)二标段"]),
    ("[产业园]开工。[二期工程]签约。", ["产业园", None]),
    ("[二期工程]签约。", [None]),
    ("[产业园]" + "甲" * 41 + "[二期]。", ["产业园", None]),
    ("[“ ”]开工。", [None]),
]


@pytest.mark.parametrize(("text", "names"), PHASES)
def test_phases_take_the_name_of_their_work(text: str, names: list[str | None]) -> None:
    doc = report(text)
    assert names_of(doc.text, doc[MENTIONS]) == names


LISTS = [
    # Lines share the word for a line, whatever sums the list up.
    ("[丹金]、[宁宜]和[锡常高速]开工。", ["丹金高速", "宁宜高速", "锡常高速"]),
    ("[丹金]、[宁宜客运专线]开工。", ["丹金客运专线", "宁宜客运专线"]),
    ("[丹金]、[宁宜高速两大工程]开工。", ["丹金高速", "宁宜高速两大工程"]),
    # Places share what is built in them.
    ("[溧阳]和[金坛污水处理厂]开工。", ["溧阳污水处理厂", "金坛污水处理厂"]),
    ("[溧阳]、[金坛体育馆改造]开工。", ["溧阳体育馆改造", "金坛体育馆改造"]),
    # What has a head, or is not called like a place or a line, shares none.
    ("[迎宾路]、[宁宜高速]开工。", ["迎宾路", "宁宜高速"]),
    ("[云帆]、[金坛污水处理厂]开工。", ["云帆", "金坛污水处理厂"]),
    ("[溧阳]、[宁宜高速]开工。", ["溧阳", "宁宜高速"]),
    ("[溧阳]，[金坛污水处理厂]开工。", ["溧阳", "金坛污水处理厂"]),
    ("[溧阳]、[金坛3乡电网延伸工程]开工。", ["溧阳", "金坛3乡电网延伸工程"]),
    # A count before the head speaks of the list.
    ("[青山行动]、[净水两大行动]。", ["青山行动", "净水行动"]),
    ("[净水两大行动]。", ["净水两大行动"]),
    ("[青山行动]、[“两大行动”行动]。", ["青山行动", "两大行动行动"]),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_members_of_a_list_share_its_head(text: str, names: list[str]) -> None:
    doc = report(text)
    assert names_of(doc.text, doc[MENTIONS]) == names


PROGRAMMES = [
    # All members that a number counts, and all of a list of battles.
    ("[青山]、[净水]、[蓝湾三大保卫战]。", ["青山保卫战", "净水保卫战", "蓝湾保卫战"]),
    ("[青山]、[净水两大行动]。", ["青山行动", "净水行动"]),
    ("[青山]、[净水]和[蓝湾保卫战]。", ["青山保卫战", "净水保卫战", "蓝湾保卫战"]),
    ("[青山保卫战]、[净水]、[蓝湾保卫战]。", ["青山保卫战", "净水保卫战", "蓝湾保卫战"]),
    # Another number than there are, and members of another make.
    ("[青山]、[净水]、[蓝湾四大保卫战]。", ["青山", "净水", "蓝湾保卫战"]),
    ("[青山绿谷]、[净水两大保卫战]。", ["青山绿谷", "净水保卫战"]),
    ("[青山绿谷]、[净水保卫战]。", ["青山绿谷", "净水保卫战"]),
    # A number that is no list's; a head that lists do not share without one.
    ("[青山]、[三大保卫战]。", ["青山", "三大保卫战"]),
    ("[青山]、[净水行动]。", ["青山", "净水行动"]),
]


@pytest.mark.parametrize(("text", "names"), PROGRAMMES)
def test_programmes_of_a_list_share_its_head(text: str, names: list[str]) -> None:
    doc = report(text)
    works = [replace(each, value=Mention("programme")) for each in doc[MENTIONS]]
    assert names_of(doc.text, works) == names


@pytest.mark.parametrize("piece", ["9", "一", "十", "第", "(", "至", "国民经济", "1.", "期"])
def test_a_long_name_is_read_in_one_pass(piece: str) -> None:
    # A second look at each place of it would take minutes.
    assert not parse_name(piece * 300_000).phases

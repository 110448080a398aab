"""Names that are whole by their form."""

from __future__ import annotations

import itertools
import re
import sys
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.data import read_rows
from policytext.entities.lexicons import KINDS
from policytext.entities.own import ModelRecognizer
from policytext.entities.wholes import whole_names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("市教育局、团市委牵头", ["团市委/body"]),
        ("团州委、团县委", ["团州委/body", "团县委/body"]),
        ("集团市场部", []),
        ("国道318线青石至白沙段", ["国道318线/line"]),
        ("省道S206线", ["省道S206线/line"]),
        ("国道318", []),
        ("责任单位：市委宣传部、县委党校", ["市委/body", "县委/body"]),
        ("原白市委宣传部", []),
        ("民盟市委、农工党银谷县委员会", ["民盟市委/branch", "农工党银谷县委员会/branch"]),
        ("九三学社银谷市委会提出", ["九三学社银谷市委会/branch"]),
        ("民建省委员、民革和市委", []),
        ("居民建市委楼", []),
        (
            "银谷镇、沙河站满族乡、西山坡满族蒙古族乡、上河达斡尔鄂温克族乡",
            ["沙河站满族乡/body", "西山坡满族蒙古族乡/body", "上河达斡尔鄂温克族乡/body"],
        ),
        ("银谷镇、推进沙河站满族乡建设、全县满族乡、少数民族乡", []),
        ("依靠共产党的领导", ["共产党/body"]),
        ("共产党员带头", []),
        ("向第九届全国人民代表大会报告", ["全国人民代表大会/body"]),
        ("牵头单位：省银谷产业发展领导小组", ["省银谷产业发展领导小组/body"]),
        ("落实市第九次党代会部署", ["市第九次党代会/body"]),
        ("江苏省第九次党代会", []),
        ("改善两岸关系", ["两岸/line"]),
        ("整治白河两岸各村", []),
        ("加强同内地的联系", ["内地/line"]),
        ("沿海开放城市", ["沿海/line"]),
        ("沿海滩涂", []),
        ("横渡印度洋", ["印度洋/line"]),
        ("南水北调沿线", ["南水北调/work"]),
        ("批准《银谷县水系治理规划（草案）》", ["《银谷县水系治理规划（草案）》/title"]),
        ("批准《银谷县水系管理办法》", []),
        (
            "关于印发银谷县清水行动任务分工方案的通知",
            ["银谷县清水行动任务分工方案/title"],
        ),
    ],
)
def test_whole_names(text: str, names: list[str]) -> None:
    found = [f"{text[each.start : each.end]}/{each.form}" for each in whole_names(text)]
    assert found == names


def test_the_table() -> None:
    for form, kind, _, pattern in read_rows("entities/whole_forms.tsv"):
        assert form in ("body", "line", "title", "organ", "branch", "work")
        assert kind in KINDS
        re.compile(pattern)


NEEDS = [
    *((pattern, needs) for _, _, needs, pattern in read_rows("entities/whole_forms.tsv")),
    *((pattern, needs) for _, needs, pattern in read_rows("entities/forms.tsv") if needs),
]


# What compiles patterns reads them first, and what it has read can be looked through.
READER: Any = import_module("re._parser" if sys.version_info >= (3, 11) else "sre_parse")


def always_has(read: Any, needs: list[str]) -> bool:
    """Whether one of some words is in all that a pattern finds, or in what must stand around it."""
    letters = "".join(chr(value) if str(sort) == "LITERAL" else "\n" for sort, value in read)
    return any(need in letters for need in needs) or any(
        part_has(str(sort), value, needs) for sort, value in read
    )


def part_has(sort: str, value: Any, needs: list[str]) -> bool:
    if sort == "BRANCH":
        return all(always_has(each, needs) for each in value[1])
    if sort == "IN":
        return all(str(each) == "LITERAL" and chr(char) in needs for each, char in value)
    if sort in ("SUBPATTERN", "ASSERT"):
        return always_has(value[-1], needs)
    return sort.endswith("_REPEAT") and value[0] > 0 and always_has(value[2], needs)


@pytest.mark.parametrize(("pattern", "needs"), NEEDS)
def test_no_form_stands_in_a_text_without_what_it_needs(pattern: str, needs: str) -> None:
    words = needs.split()
    assert always_has(READER.parse(pattern), words)
    # None is there in vain.
    for word in words:
        assert not always_has(READER.parse(pattern), [each for each in words if each != word])


@given(st.text(st.sampled_from("《》印发的通知规划（）团市委国道1线\n，"), max_size=60))
def test_they_lie_apart(text: str) -> None:
    spans = sorted(each[:2] for each in whole_names(text))
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(spans))


PIECES = [
    *"\n\n，“《》（）条团市委乡族与第五个",
    *("银谷", "三个", "国道1线", "规划", "关于印发", "的通知", "计划", "运动", "整风", "集团"),
    *("，南水北调", "实验室", "省", "县新区", "、白山", "满族乡", "中国", "政府", "嘎查", "民盟"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_lines_by_themselves_have_all_that_the_text_has(text: str) -> None:
    wanted: list[tuple[int, int, str, str]] = []
    for form, kind, _, pattern in read_rows("entities/whole_forms.tsv"):
        for match in re.finditer(pattern, text):
            start, end = match.span()
            if all(end <= other[0] or other[1] <= start for other in wanted):
                wanted.append((start, end, form, kind))
    assert list(whole_names(text)) == wanted


@pytest.mark.parametrize(
    ("text", "there", "not_there"),
    [
        ("市总工会、团市委、市妇联落实。", ["团市委 association"], ["市委 party"]),
        ("责任单位：州教育局、团州委", ["团州委 association"], []),
        (
            "县政府办关于印发银谷县清水行动任务分工方案的通知",
            ["银谷县清水行动任务分工方案 programme"],
            ["银谷县清水行动 programme"],
        ),
        ("印发《银谷县清水行动实施方案》。", [], ["银谷县清水行动 programme"]),
        ("推进国道318线白沙段改建。", ["国道318线 route"], []),
        ("做好南水北调沿线绿化。", ["南水北调 construction"], ["南水北调 route"]),
        ("责任单位：市委宣传部", ["市委 party", "市委宣传部 party"], []),
    ],
)
def test_nothing_is_cut_from_them(text: str, there: list[str], not_there: list[str]) -> None:
    found = {f"{text[each.start : each.end]} {each.kind}" for each in ModelRecognizer()(text)}
    assert found.issuperset(there)
    assert found.isdisjoint(not_there)


@pytest.mark.parametrize("title", ["银谷县产业发展规划", "银谷县清水行动实施方案"])
def test_a_title_is_given_once(title: str) -> None:
    text = f"编制《{title}》，抓好落实。"
    names = (text[each.start : each.end] for each in ModelRecognizer()(text))
    assert sum(name.strip("《》") == title for name in names) == 1

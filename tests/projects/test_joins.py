"""Which names are one project's, and why."""

from __future__ import annotations

import pytest

from policytext.projects import Join
from policytext.projects.clusters import cluster
from policytext.projects.joins import groups
from tests.calls import calls

LAST_WORD = "one name, with and without its last word"
FORM = "one name but for its form"
END = "the only longer name of which it is the end"
LINE = "a line, by its places and by a sign of each"


def made(*names: str, issuer: str = "320400") -> list[tuple[str, ...]]:
    """The names of each project."""
    found = cluster(issuer, dict.fromkeys(names, 1))
    return [tuple(name for name, _ in each.names) for each in found]


TOGETHER = [
    ("丹金高速", "丹金高速公路工程", LAST_WORD),
    ("丹金高速", "“丹金高速”公路", FORM),
    ("丹金高速二期", "丹金高速公路（二期）", FORM),
    ("产业园一期", "产业园首期", FORM),
    ("常州市文化广场", "文化广场", FORM),
    ("轨道交通1号线", "轨道交通一号线", FORM),
    ("蓝天保卫三年行动计划", "蓝天保卫行动", FORM),
    ("国民经济和社会发展第十四个五年规划纲要", "十四五规划", FORM),
    # A shorter name, where just one longer name ends with it; or a line with and without its word.
    ("青果巷历史街区修缮", "历史街区修缮", END),
    ("城北文昌阁修缮", "文昌阁修缮", END),
    # 至 in the name of a place is no stretch.
    ("周至县云河调水工程", "云河调水工程", END),
    ("西安市周至县云河调水工程", "云河调水工程", END),
    # A line between two places and its short name.
    ("盐城至南通高速铁路", "盐通高铁", LINE),
    ("盐城市—南通市高速铁路二期工程", "盐通高铁二期", LINE),
]


@pytest.mark.parametrize(("one", "other", "reason"), TOGETHER)
def test_names_of_one_project(one: str, other: str, reason: str) -> None:
    found = cluster("320400", {one: 1, other: 1})
    first, second = sorted((one, other))
    assert [each.joins for each in found] == [(Join(first, second, reason),)]


APART = [
    # Numbers and phases.
    ("轨道交通1号线", "轨道交通2号线"),
    ("丹金高速一期", "丹金高速二期"),
    ("丹金高速", "丹金高速二期"),
    ("产业园一二期", "产业园十二期"),
    ("一号安置小区改造", "安置小区改造"),
    # Another sort of thing.
    ("蓝天保卫行动", "蓝天保卫工程"),
    ("南大街改造规划", "南大街改造工程"),
    # The end of a stretch.
    ("云溪至新丹河城区段整治", "丹河城区段整治"),
    ("周至县至新丹河城区段整治", "丹河城区段整治"),
    # A part of the work.
    ("美邻中心", "美邻中心主体"),
    ("青果路", "青果路改造"),
    # Nouns with which many names end are no name.
    ("城北污水处理厂", "污水处理厂"),
    # The last member of a list is not the list.
    ("青果巷修缮、南大街街区改造", "南大街街区改造"),
    ("青果巷和南大街街区改造", "南大街街区改造"),
    # Signs of lines in the other order, or of another line.
    ("盐城至南通高速铁路", "通盐高铁"),
    ("盐城至南通高速铁路", "盐通高速"),
    # A sign that is another name of the place.
    ("宁波至舟山铁路", "甬舟铁路"),
    # Short names.
    ("大桥改造", "桥改造"),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_names_of_two_projects(one: str, other: str) -> None:
    assert len(made(one, other)) == 2


def test_a_name_that_ends_two_longer_ones_stands_alone() -> None:
    names = ("文昌阁修缮", "城北文昌阁修缮", "城南文昌阁修缮")
    assert len(made(*names)) == 3


def test_a_short_name_of_two_lines_stands_alone() -> None:
    names = ("盐城至南通高速铁路", "盐官至通州高速铁路", "盐通高铁")
    assert len(made(*names)) == 3
    # So does a line that has two short names; each may be another's.
    assert len(made("盐城至南通高速铁路", "盐通高铁", "盐南高铁")) == 3


def test_places_at_the_head_say_nothing_only_near_the_issuer() -> None:
    assert len(made("常州市人才公寓", "江苏人才公寓")) == 1
    assert len(made("常州市人才公寓", "江苏人才公寓", issuer="410100")) == 2


def test_a_project_has_its_most_frequent_name() -> None:
    found = cluster("320400", {"丹金高速": 3, "丹金高速公路": 3, "丹金高速公路工程": 1})
    assert [each.name for each in found] == ["丹金高速公路"]
    found = cluster("320400", {"丹金高速": 4, "丹金高速公路": 3})
    assert [each.name for each in found] == ["丹金高速"]


def test_joins_by_hand_go_before_rules_and_parting_before_all() -> None:
    counts = dict.fromkeys(("甲路工程", "甲路", "甲路项目", "乙路"), 1)
    found = cluster("320400", counts, together=[("乙路", "甲路")])
    assert [len(each.names) for each in found] == [4]
    assert Join("乙路", "甲路", "by hand") in found[0].joins
    # 甲路工程 and 甲路项目 are joined to 甲路; parted, only one of them can stay with it.
    found = cluster("320400", counts, apart=[("甲路工程", "甲路项目")])
    assert sorted(len(each.names) for each in found) == [1, 1, 2]
    for each in found:
        members = {name for name, _ in each.names}
        assert not {"甲路工程", "甲路项目"} <= members
        assert all({join.one, join.other} <= members for join in each.joins)


def test_parted_names_stay_apart_by_any_way() -> None:
    joins = [Join("甲", "乙", ""), Join("乙", "丙", ""), Join("丙", "丁", "")]
    assert groups("甲乙丙丁", joins) == [("丁", "丙", "乙", "甲")]
    assert groups("甲乙丙丁", joins, [("甲", "丁")]) == [("丁",), ("丙", "乙", "甲")]
    assert groups("甲乙丙丁", joins, [("甲", "乙"), ("甲", "丁"), ("甲", "戊")]) == [
        ("丁", "丙", "乙"),
        ("甲",),
    ]


def test_work_grows_linearly() -> None:
    def work(count: int) -> int:
        names = [f"{chr(0x4E00 + i)}{chr(0x4E00 + i // 7)}路综合改造工程" for i in range(count)]
        names += [name.removesuffix("工程") for name in names]
        names += ["路综合改造"] + [
            f"{chr(0x4E00 + i)}城至{chr(0x5000 + i)}阳铁路" for i in range(count)
        ]
        return calls(lambda: cluster("320400", dict.fromkeys(names, 1)))

    work(1600)  # what is kept of names is kept for both
    assert work(1600) < 12 * work(200)


def test_a_name_that_is_very_long_is_not_looked_through() -> None:
    assert calls(lambda: made("甲" * 100_000, "甲" * 99_999 + "乙", "甲甲甲甲")) < 10_000

"""Bodies at the beginning of works' names."""

from __future__ import annotations

import pytest

from policytext.data import read_rows
from policytext.entities.bodies import with_bodies
from policytext.entities.lexicons import KINDS
from policytext.entities.recognizer import Found

WORK = ("PROJECT", "construction")


@pytest.mark.parametrize(
    ("name", "body", "kind"),
    [
        ("三里中学教学楼", "三里中学", "education"),
        ("第三中学一期", "第三中学", "education"),
        ("五中二期", "五中", "education"),
        ("三里实验六小综合楼", "三里实验六小", "education"),
        ("三里大学新校区", "三里大学", "education"),
        ("三里中心卫生院门诊楼", "三里中心卫生院", "health"),
        ("三里农业科学院白河基地", "三里农业科学院", "research"),
        ("三里机电集团物流园", "三里机电集团", "enterprise"),
        # All of the name, schools in general, another thing of that name, small water works.
        ("三里中学", None, ""),
        ("幼儿园建设工程", None, ""),
        ("城区学校操场改造", None, ""),
        ("三里大学城二期", None, ""),
        ("五小水利工程", None, ""),
        ("乡镇卫生院改扩建", None, ""),
        ("普惠性幼儿园建设工程", None, ""),
        ("农村小学改造工程", None, ""),
        ("智慧医院项目", None, ""),
        ("高等职业学院二期", None, ""),
        ("白河大桥改造", None, ""),
    ],
)
def test_a_work_holds_the_body_that_its_name_begins_with(
    name: str, body: str | None, kind: str
) -> None:
    work = Found(2, 2 + len(name), *WORK, 0.9)
    told = with_bodies(f"完成{name}。", [work], 0.4)
    if body is None:
        assert told == [work]
    else:
        assert told[0] == work
        assert told[1][:4] == (2, 2 + len(body), "INSTITUTION", kind)


def test_what_is_there_stays_as_it_is() -> None:
    text = "三里中学教学楼"
    work = Found(0, 7, *WORK, 0.9)
    same = [work, Found(0, 4, "PLACE", "site", 0.6)]
    across = [work, Found(2, 7, *WORK, 0.6)]
    assert with_bodies(text, same, 0.4) == same
    assert with_bodies(text, across, 0.4) == across
    inner = Found(0, 2, "PLACE", "admin", 0.9)
    assert [each[:2] for each in with_bodies(text, [work, inner], 0.4)] == [(0, 7), (0, 4), (0, 2)]


def test_no_body_is_likelier_than_its_work() -> None:
    for score, body in ((0.5, 0.5), (0.99, 0.9), (None, 0.9)):
        told = with_bodies("三里中学教学楼", [Found(0, 7, *WORK, score)], 0.4)
        assert told[1].score == body


def test_unlikely_works_and_other_names_hold_none() -> None:
    for other in (Found(0, 7, *WORK, 0.3), Found(0, 7, "PLACE", "site", 0.9)):
        assert with_bodies("三里中学教学楼", [other], 0.4) == [other]


def test_the_table() -> None:
    rows = read_rows("entities/work_bodies.tsv")
    kinds = {kind for kind, _ in rows} - {"general"}
    assert all(f"INSTITUTION.{kind}" in KINDS for kind in kinds)

"""Products that head a sentence, parts by their unit, names by themselves, and goals by name."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets")
AHEAD = "二、目标任务\n"


def told(text: str, title: str = "2021年工作方案") -> list[tuple[str, str, str]]:
    """The names, roles and values of the rows of a text of Jining, by place."""
    doc = NLP(pt.Document(text, title=title, issuer="370800", year=2021))
    rows = [row.value for row in doc[pt.TARGETS] if row.value.quantity is not None]
    rows.sort(key=lambda row: row.quantity.start if row.quantity else 0)
    return [(row.indicator, row.role, row.quantity.text if row.quantity else "") for row in rows]


def names(text: str) -> list[str]:
    return [name for name, *_ in told(AHEAD + text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "花卉：种植面积稳定在9万亩，综合产值突破90亿元，设施化栽培率提高到62%。",
            ["花卉种植面积", "花卉综合产值", "花卉设施化栽培率"],
        ),
        (
            "（二）肉羊：出栏量年均增长5%，规模化养殖比重达到48%。",
            ["肉羊出栏量", "肉羊规模化养殖比重"],
        ),
        # A branch has products of its own, and other names say whose they are.
        ("种植业：粮食播种面积90万亩，总产量41万吨。", ["粮食播种面积", "粮食总产量"]),
        ("茶叶：有机认证茶园面积达到3万亩。", ["有机认证茶园面积"]),
        ("主要目标：种植面积稳定在9万亩。", ["种植面积"]),
    ],
)
def test_a_product_owns_the_bare_names_of_its_sentence(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_parts_go_on_with_what_has_their_unit() -> None:
    text = "改建农村户厕15万户、公厕930座，确保卫生厕所普及率达到80%以上。其中，任城区3.6万户，曲阜市3.1万户。"
    assert names(text)[-2:] == ["改建农村户厕", "改建农村户厕"]
    # What it was compared with before is no whole.
    text = "一、2020年工作回顾\n工农业总产值1387亿元，比2015年的827亿元增长68%。其中，工业总产值650亿元。"
    assert told(text, "2021年政府工作报告")[-1] == ("工业总产值", "actual", "650亿元")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("项目建成后亩均粮食产能增加100公斤左右。", "亩均粮食产能"),
        ("装备制造业以甲、乙等企业为龙头，力争产值达到300亿元。", "装备制造业产值"),
        ("人力资源市场二季度求人倍率为1.27。", "人力资源市场求人倍率"),
    ],
)
def test_names_without_what_stands_beside(text: str, expected: str) -> None:
    assert names(text)[-1:] == [expected]


def test_a_share_of_things_is_no_value_of_the_rate_before() -> None:
    rows = told(AHEAD + "垃圾无害化处理率由87.3%提高到95%，90%以上的村庄实现有效治理。")
    assert [row[1:] for row in rows[:2]] == [("baseline", "87.3%"), ("target", "95%")]


@pytest.mark.parametrize("text", ["全市造林目标20万亩。", "全年粮食生产目标任务480万吨。"])
def test_what_is_called_a_goal_is_one(text: str) -> None:
    assert [role for _, role, _ in told(text, "")] == ["target"]


def test_what_was_reached_of_a_goal_is_none() -> None:
    text = "一、2020年工作回顾\n造林目标20万亩，实际完成22万亩。"
    assert [row[1:] for row in told(text, "2021年政府工作报告")] == [
        ("target", "20万亩"),
        ("actual", "22万亩"),
    ]

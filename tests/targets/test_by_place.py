"""What is told of a whole and shared out to its places, within a sentence and in the next one."""

from __future__ import annotations

import pytest

import policytext as pt

NLP = pt.load("structure", "quantities", "entities", "links", "targets")


def shares(text: str, year: int = 2022) -> list[tuple[str, str | None, str]]:
    """The names, places and values of the rows of a text of Jining."""
    doc = NLP(pt.Document(text, title="关于分解任务的通知", issuer="370800", year=year))
    rows = [row.value for row in doc[pt.TARGETS]]
    return [(row.indicator, row.place, row.quantity.text) for row in rows if row.quantity]


@pytest.mark.parametrize(
    "text",
    [
        "2022年全市新建高标准农田45万亩。任务分解到任城区8万亩、曲阜市10万亩。",
        "2022年全市新建高标准农田45万亩。分解到各县（市、区）为：任城区8万亩，曲阜市10万亩。",
        "2022年全市新建高标准农田45万亩。任务分配如下：任城区8万亩，曲阜市10万亩。",
        "2022年全市新建高标准农田45万亩，各县（市、区）分别为任城区8万亩、曲阜市10万亩。",
        "2022年全市新建高标准农田45万亩。任城区完成8万亩，曲阜市完成10万亩。",
        "2022年全市新建高标准农田45万亩，任城区建成8万亩，曲阜市建成10万亩。",
    ],
)
def test_a_whole_is_shared_out_to_places(text: str) -> None:
    name = "新建高标准农田"
    assert shares(text) == [
        (name, "370800", "45万亩"),
        (name, "370811", "8万亩"),
        (name, "370881", "10万亩"),
    ]


def test_two_places_share_out_two_values() -> None:
    told = shares("2022年全市新建高标准农田45万亩。任城区、兖州区分别建成8万亩、7万亩。")
    assert set(told[1:]) == {
        ("新建高标准农田", "370811", "8万亩"),
        ("新建高标准农田", "370812", "7万亩"),
    }


@pytest.mark.parametrize(
    "text",
    [
        # Another verb tells of something else, and so does another unit.
        "全市高标准农田保有量稳定在300万亩。曲阜市新增10万亩。",
        "2022年全市新建高标准农田45万亩。曲阜市完成10万户。",
        # No part is more than the whole.
        "2022年全市新建高标准农田45万亩。曲阜市完成60万亩。",
        # Things behind the value are what it counts; a paragraph of its own tells of its own.
        "2022年全市建成社区食堂45个。曲阜市完成10个社区改造。",
        "2022年全市新建高标准农田45万亩。\n曲阜市完成10万亩。",
    ],
)
def test_what_is_no_part_of_the_whole_has_not_its_name(text: str) -> None:
    assert "370881" not in {
        place for name, place, _ in shares(text) if name.endswith(("高标准农田", "社区食堂"))
    }


def test_parts_are_of_the_time_of_their_whole() -> None:
    text = "2020年全市新建公园12个。邹城市建成3个。"
    doc = NLP(pt.Document(text, issuer="370800", year=2022))
    times = {row.value.place: row.value.period for row in doc[pt.TARGETS]}
    assert times["370883"] == times["370800"]
    when = times["370883"]
    assert when is not None
    assert when.end is not None
    assert when.end.year == 2020


@pytest.mark.parametrize("text", ["曲阜市有280家。", "曲阜市达到280家。"])
def test_what_there_is_in_a_place_is_no_part_of_new_things(text: str) -> None:
    told = shares(f"2022年全市新增民宿500家。{text}")
    assert ("新增民宿", "370881", "280家") not in told

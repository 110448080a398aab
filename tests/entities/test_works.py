"""Places and works told apart by what stands behind a list of names."""

from __future__ import annotations

import pytest

from policytext.data import read_rows
from policytext.entities.recognizer import Found
from policytext.entities.works import told_by_lists
from tests.entities.sample import kinds_of, names_in

WORK = "PROJECT.construction"


def told(text: str, *names: tuple[str, str]) -> list[str]:
    """The labels and kinds of names, given each with what the model says."""
    return kinds_of(told_by_lists(text, names_in(text, *names), 0.4))


@pytest.mark.parametrize(
    ("text", "names", "kinds"),
    [
        # What was finished is all of the list.
        (
            "银谷路、青枫路和白沙大桥已建成通车。",
            [("银谷路", "PLACE.route"), ("青枫路", "PLACE.route"), ("白沙大桥", WORK)],
            [WORK, WORK, WORK],
        ),
        (
            "银谷中学、青枫医院投入使用",
            [("银谷中学", "INSTITUTION.education"), ("青枫医院", WORK)],
            [WORK, WORK],
        ),
        # No divisions and no organs; no names apart from the list.
        (
            "银谷县、青枫大桥建成通车",
            [("银谷县", "PLACE.admin"), ("青枫大桥", WORK)],
            ["PLACE.admin", WORK],
        ),
        (
            "银谷路沿线，青枫路建成通车",
            [("银谷路", "PLACE.route"), ("青枫路", WORK)],
            ["PLACE.route", WORK],
        ),
        (
            "银谷食品、青枫纺织投产企业",
            [("银谷食品", "INSTITUTION.enterprise"), ("青枫纺织", WORK)],
            ["INSTITUTION.enterprise", WORK],
        ),
        # A facility at work.
        (
            "银谷水电站、青枫水电站全年发电量增长",
            [("银谷水电站", WORK), ("青枫水电站", WORK)],
            ["PLACE.site", "PLACE.site"],
        ),
        ("银谷大桥车流量增加", [("银谷大桥", WORK)], ["PLACE.site"]),
        ("银谷大桥改造工程作用明显", [("银谷大桥改造工程", WORK)], [WORK]),
        ("银谷大桥建成，车流量增加", [("银谷大桥", WORK)], [WORK]),
        # What is chosen, listed or measured stands already; a part of it is named in brackets.
        ("青枫古城入选名录", [("青枫古城", WORK)], ["PLACE.site"]),
        ("青枫古城创建5A级景区", [("青枫古城", WORK)], ["PLACE.site"]),
        ("青枫古城创建", [("青枫古城", WORK)], [WORK]),
        ("白河（银谷段）水质达标", [("白河（银谷段）", WORK)], ["PLACE.natural"]),
        # Behind 等 the noun and what is done hold of all places of the list, not of zones and bodies.
        (
            "银谷广场、青枫路等10条道路改造",
            [("银谷广场", "PLACE.site"), ("青枫路", WORK)],
            [WORK, WORK],
        ),
        (
            "银谷园、青枫园等园区建设",
            [("银谷园", "PLACE.zone"), ("青枫园", WORK)],
            ["PLACE.zone", WORK],
        ),
        (
            "银谷中学、青枫路等10处场地改造",
            [("银谷中学", "INSTITUTION.education"), ("青枫路", WORK)],
            ["INSTITUTION.education", WORK],
        ),
        # A firm is a body.
        ("银谷铁路公司、市邮政局", [("银谷铁路公司", WORK)], ["INSTITUTION.enterprise"]),
        ("银谷铁路公司投产", [("银谷铁路公司", WORK)], [WORK]),
    ],
)
def test_lists(text: str, names: list[tuple[str, str]], kinds: list[str]) -> None:
    assert told(text, *names) == kinds


def test_unlikely_names_and_inner_names_are_of_no_list() -> None:
    text = "银谷路、青枫路建成通车"
    found = [
        Found(0, 3, "PLACE", "route", 0.3),
        Found(4, 7, "PROJECT", "construction", 0.9),
        Found(4, 6, "PLACE", "site", 0.9),
    ]
    assert told_by_lists(text, found, 0.4) == found


@pytest.mark.parametrize(
    ("behind", "kind"),
    [
        ("等水电站相继投产", "construction"),
        ("、六里坪等水电站相继投产", "construction"),
        ("等乡镇电站所在地", "admin"),
        ("等乡镇建成", "admin"),
    ],
)
def test_villages_that_stations_are_named_after(behind: str, kind: str) -> None:
    found = [
        Found(0, 2, "PLACE", "admin", 0.9),
        Found(3, 6, "PROJECT", "construction", 0.9),
    ]
    assert told_by_lists(f"三里、五里坪{behind}", found, 0.4)[0].kind == kind


def test_the_table() -> None:
    rows = read_rows("entities/clause_words.tsv")
    assert len({tuple(row) for row in rows}) == len(rows)
    assert {use for use, _ in rows} == {"between", "done", "operating", "station"}

"""Places whose list names a work or a body by its last member alone."""

from __future__ import annotations

import pytest

from policytext.entities.recognizer import Found
from policytext.entities.shared import with_shared_heads
from tests.entities.sample import kinds_of, names_in


def told(text: str, *names: tuple[str, str]) -> list[str]:
    """The labels and kinds of names, given each with what it is by itself."""
    return kinds_of(with_shared_heads(text, names_in(text, *names), 0.4))


WORK, BODY, ADMIN = "PROJECT.construction", "INSTITUTION.research", "PLACE.admin"


@pytest.mark.parametrize(
    ("text", "names", "kinds"),
    [
        (
            "完成三里、白河和五里水厂扩建",
            [("三里", ADMIN), ("白河", "PLACE.natural"), ("五里水厂扩建", WORK), ("五里", ADMIN)],
            [WORK, WORK, WORK, ADMIN],
        ),
        (
            "支持三里、五里实验室",
            [("三里", ADMIN), ("五里实验室", BODY), ("五里", ADMIN)],
            [BODY, BODY, ADMIN],
        ),
        # Whole names of divisions say where it is, save those of towns.
        (
            "推进三里市、五里市水厂扩建",
            [("三里市", ADMIN), ("五里市水厂扩建", WORK), ("五里市", ADMIN)],
            [ADMIN, WORK, ADMIN],
        ),
        (
            "推进三里镇、五里镇水厂扩建",
            [("三里镇", ADMIN), ("五里镇水厂扩建", WORK), ("五里镇", ADMIN)],
            [WORK, WORK, ADMIN],
        ),
        # The last one has no place in front.
        (
            "完成三里、中心水厂扩建",
            [("三里", ADMIN), ("中心水厂扩建", WORK)],
            [ADMIN, WORK],
        ),
        # Apart from the list; a place with a name of its own; a zone.
        (
            "在三里，五里水厂扩建",
            [("三里", ADMIN), ("五里水厂扩建", WORK), ("五里", ADMIN)],
            [ADMIN, WORK, ADMIN],
        ),
        (
            "完成三里园、五里水厂扩建",
            [("三里园", "PLACE.site"), ("五里水厂扩建", WORK), ("五里", ADMIN)],
            ["PLACE.site", WORK, ADMIN],
        ),
        (
            "推进三里、五里示范区建设",
            [("三里", ADMIN), ("五里示范区", "PLACE.zone"), ("五里", ADMIN)],
            [ADMIN, "PLACE.zone", ADMIN],
        ),
    ],
)
def test_the_noun_of_the_last_is_that_of_all(
    text: str, names: list[tuple[str, str]], kinds: list[str]
) -> None:
    assert told(text, *names) == kinds


@pytest.mark.parametrize(
    ("name", "kind", "keeps"),
    [
        ("上海交通大学", "education", True),
        ("中国科学院", "research", True),
        ("上海人民医院", "health", False),
        ("上海实验室", "research", False),
    ],
)
def test_a_known_university_keeps_its_noun(name: str, kind: str, *, keeps: bool) -> None:
    text, end = f"对接北京、{name}。", 5 + len(name)
    place = Found(2, 4, "PLACE", "admin", 0.9)
    found = [place, Found(5, end, "INSTITUTION", kind, 0.9), Found(5, 7, "PLACE", "admin", 0.9)]
    assert (with_shared_heads(text, found, 0.4, {(5, end)})[0] == place) is keeps
    assert with_shared_heads(text, found, 0.4)[0].kind == kind


def test_unlikely_names_are_of_no_list() -> None:
    found = [
        Found(0, 2, "PLACE", "admin", 0.3),
        Found(3, 9, "PROJECT", "construction", 0.9),
        Found(3, 5, "PLACE", "admin", 0.9),
    ]
    assert with_shared_heads("三里、五里水厂扩建", found, 0.4) == found

"""Lines told by their two ends in lists."""

from __future__ import annotations

import pytest

from policytext.entities.own import ModelRecognizer
from policytext.entities.recognizer import Found
from policytext.entities.stretches import with_stretches

WORK, ROUTE = "PROJECT.construction", "PLACE.route"


def found(text: str, *names: tuple[str, str]) -> list[Found]:
    """Names by their texts, each where it stands first behind the one before it begins."""
    made, start = [], 0
    for name, told in names:
        start = text.index(name, start)
        label, _, kind = told.partition(".")
        made.append(Found(start, start + len(name), label, kind, 0.9))
    return made


@pytest.mark.parametrize(
    ("text", "names", "lines"),
    [
        (
            "建成三里至五里、七里至九里公路",
            [("三里", "PLACE.admin"), ("五里", "PLACE.admin"), ("七里至九里公路", WORK)],
            ["三里至五里"],
        ),
        # An end that is no known place, and a list of three.
        (
            "三里到石桥坡、五里—七里和八里—九里铁路客运",
            [
                ("三里", "PLACE.admin"),
                ("五里", "PLACE.admin"),
                ("七里", "PLACE.admin"),
                ("八里—九里铁路", ROUTE),
            ],
            ["三里到石桥坡", "五里—七里"],
        ),
        # One that is found already.
        (
            "建成三里至五里、七里至九里公路",
            [("三里至五里", WORK), ("三里", "PLACE.admin"), ("七里至九里公路", WORK)],
            [],
        ),
        # A place by itself, and a last member that does not lead from place to place.
        ("建成三里、七里至九里公路", [("三里", "PLACE.admin"), ("七里至九里公路", WORK)], []),
        ("三里至五里、七里公路", [("三里", "PLACE.admin"), ("七里公路", WORK)], []),
        # A number between, and another body.
        (
            "三里至五里8座、七里至九里公路",
            [("三里", "PLACE.admin"), ("七里至九里公路", WORK)],
            [],
        ),
    ],
)
def test_with_stretches(text: str, names: list[tuple[str, str]], lines: list[str]) -> None:
    given = found(text, *names)
    inner = [Found(each.start, each.start + 2, "PLACE", "admin", 0.9) for each in given[-1:]]
    told = with_stretches(text, [*given, *inner], 0.4)
    added = [each for each in told if each not in given and each not in inner]
    assert [text[each.start : each.end] for each in added] == lines
    assert all(each[2:4] == given[-1][2:4] for each in added)
    assert told == sorted(told, key=lambda each: (each.start, -each.end))


@pytest.mark.parametrize(
    ("text", "works"),
    [
        (
            "开工凯里至雷山、从江至榕江、毕节至赫章高速公路",
            ["凯里至雷山", "从江至榕江", "毕节至赫章高速公路"],
        ),
        ("宜昌至当阳、钟祥至京山高速公路建成通车", ["宜昌至当阳", "钟祥至京山高速公路"]),
    ],
)
def test_lists_of_lines(text: str, works: list[str]) -> None:
    named = ModelRecognizer()(text)
    assert [text[each.start : each.end] for each in named if each.label == "PROJECT"] == works

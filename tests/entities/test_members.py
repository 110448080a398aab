"""Lists that were taken for one name."""

from __future__ import annotations

import pytest

from policytext.entities.members import members, without_lists
from policytext.entities.recognizer import Found

WORK = ("PROJECT", "construction")
AIM = ("PROJECT", "programme")


@pytest.mark.parametrize(
    ("name", "kind", "parts"),
    [
        ("银谷小学、河滨中学", WORK, ["银谷小学", "河滨中学"]),
        ("银谷小学、河滨中学、北城公园", WORK, ["银谷小学", "河滨中学", "北城公园"]),
        ("银谷大桥一、二期工程", WORK, ["银谷大桥一、二期工程"]),
        ("引河入谷东、中线工程", WORK, ["引河入谷东、中线工程"]),
        ("“水、路、电”改造工程", WORK, ["“水、路、电”改造工程"]),
        ("河滨（东、西）大桥", WORK, ["河滨（东、西）大桥"]),
        ("水利局、林业局", ("INSTITUTION", "government"), ["水利局", "林业局"]),
        ("、银谷大桥", WORK, ["、银谷大桥"]),
        ("银谷大桥、", WORK, ["银谷大桥、"]),
        ("“增绿”“护河”行动", AIM, ["“增绿”", "“护河”行动"]),
        ("“增绿”[3]“护河”行动", AIM, ["“增绿”", "“护河”行动"]),
        ("“增绿”等专项行动", AIM, ["“增绿”"]),
        ("高等教育提质行动", AIM, ["高等教育提质行动"]),
        ("平原地区等粮食产区振兴战略", AIM, ["平原地区等粮食产区振兴战略"]),
        ("银谷等污水处理厂扩建工程", WORK, ["银谷"]),
        ("东街、银谷路等道路改造", WORK, ["东街", "银谷路"]),
        ("银谷高等专科学校", WORK, ["银谷高等专科学校"]),
        ("增绿、护绿行动", AIM, ["增绿、护绿行动"]),
        ("增绿行动、护河行动", AIM, ["增绿行动", "护河行动"]),
        ("“增绿”、护河行动", AIM, ["“增绿”", "护河行动"]),
    ],
)
def test_members(name: str, kind: tuple[str, str], parts: list[str]) -> None:
    text = f"推进{name}，"
    found = [text[slice(*each)] for each in members(text, 2, 2 + len(name), kind)]
    assert found == parts


@pytest.mark.parametrize(
    ("text", "names", "kind", "score", "kept"),
    [
        (
            "增绿机关、增绿社区行动",
            ["增绿机关、增绿社区行动", "增绿社区行动"],
            AIM,
            0.9,
            ["增绿社区行动"],
        ),
        ("增绿、护绿行动", ["增绿、护绿行动"], AIM, 0.9, ["增绿、护绿行动"]),
        # What lies in it is no member, or too unlikely; a member by itself is no list.
        ("增绿、护绿行动", ["增绿、护绿行动", "绿行动"], AIM, 0.9, ["增绿、护绿行动", "绿行动"]),
        (
            "增绿、护绿行动",
            ["增绿、护绿行动", "护绿行动"],
            AIM,
            0.3,
            ["增绿、护绿行动", "护绿行动"],
        ),
        ("清水、“增绿、护绿”行动", ["“增绿、护绿”行动"], AIM, 0.9, ["“增绿、护绿”行动"]),
        (
            "甲桥、乙桥二期",
            ["甲桥、乙桥二期", "乙桥二期"],
            WORK,
            0.9,
            ["甲桥、乙桥二期", "乙桥二期"],
        ),
    ],
)
def test_without_lists(
    text: str, names: list[str], kind: tuple[str, str], score: float, kept: list[str]
) -> None:
    spans = [(text.index(name), text.index(name) + len(name)) for name in names]
    found = [Found(*span, *kind, score) for span in spans]
    made = without_lists(text, found, 0.4)
    assert [text[each.start : each.end] for each in made] == kept

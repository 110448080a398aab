"""Lists that were taken for one name."""

from __future__ import annotations

import pytest

from policytext.entities.members import members

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
        ("增绿、护绿行动", AIM, ["增绿、护绿行动"]),
        ("增绿行动、护河行动", AIM, ["增绿行动", "护河行动"]),
        ("“增绿”、护河行动", AIM, ["“增绿”", "护河行动"]),
    ],
)
def test_members(name: str, kind: tuple[str, str], parts: list[str]) -> None:
    text = f"推进{name}，"
    found = [text[slice(*each)] for each in members(text, 2, 2 + len(name), kind)]
    assert found == parts

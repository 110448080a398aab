"""Rivers in the names of their bridges."""

from __future__ import annotations

import pytest

from policytext.entities.bridges import without_bridged_rivers
from policytext.entities.recognizer import Found


@pytest.mark.parametrize(
    ("text", "name", "kind", "is_kept"),
    [
        ("松花江大桥", "松花江", "natural", False),
        ("三里洛河公路特大桥", "洛河", "natural", False),
        ("黑龙江大桥", "黑龙江", "admin", False),
        # A town, a bridge by its number, a village's over it, the river alone.
        ("九江大桥", "九江", "admin", True),
        ("沱江三桥", "沱江", "natural", True),
        ("沱江甲村大桥", "沱江", "natural", True),
        ("沱江和大桥", "沱江", "natural", True),
        ("云龙湖大桥", "云龙湖", "natural", True),
        ("长江路大桥", "长江路", "route", True),
    ],
)
def test_without_bridged_rivers(text: str, name: str, kind: str, is_kept: bool) -> None:
    start = text.index(name)
    river = Found(start, start + len(name), "PLACE", kind, 0.9)
    bridge = Found(0, len(text), "PROJECT", "construction", 0.9)
    assert without_bridged_rivers(text, [bridge, river]) == [bridge, river][: 1 + is_kept]

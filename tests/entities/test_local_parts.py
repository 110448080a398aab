"""Parts of the country, and parts of one place."""

from __future__ import annotations

import pytest

from policytext.entities.local_parts import without_local_parts
from policytext.entities.recognizer import Found


@pytest.mark.parametrize(
    ("text", "name", "issuer", "is_kept"),
    [
        ("加快西部发展", "西部", "320400", True),
        ("我市西部造林", "西部", "320400", False),
        ("全市东部沿海、西部山区统筹", "西部山区", "320400", False),
        ("全市东部、西部统筹", "西部", "320400", False),
        ("我国东部、西部统筹", "西部", "100000", True),
        ("推进我省西部大开发", "西部", "610000", True),
        # The beginning of a local thing's name, but where the region is at home.
        ("建成江南新区", "江南", "222403", False),
        ("建成江南新区", "江南", "320400", True),
        ("西北工业园招商", "西北", "330281", False),
        ("西北工业大学", "西北", "330281", True),
        ("远东工业城", "远东", "330281", False),
        ("出口远东市场", "远东", "330281", True),
        ("中部流域治理", "中部", None, False),
    ],
)
def test_without_local_parts(text: str, name: str, issuer: str | None, is_kept: bool) -> None:
    start = text.index(name)
    found = [Found(start, start + len(name), "PLACE", "region", 0.9)]
    assert without_local_parts(text, found, issuer) == found * is_kept


@pytest.mark.parametrize(
    ("place", "is_kept"), [("海南", False), ("上海市", False), ("中国", True), ("新中国", True)]
)
def test_behind_a_place(place: str, is_kept: bool) -> None:
    text = f"{place}西部医院"
    end = len(place)
    outer = Found(0, end, "PLACE", "admin", 0.9)
    region = Found(end, end + 2, "PLACE", "region", 0.9)
    text = text.replace("医院", "发展")
    assert without_local_parts(text, [outer, region], "460400") == [outer, *[region] * is_kept]

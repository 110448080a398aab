"""Townships by name: searched for, and from the table of all names."""

from __future__ import annotations

import pytest

from policytext.gazetteer.town_lists import town_list_end
from policytext.gazetteer.township_names import TownshipNames

LINES = [
    "990101\t001北桥/街道;2001;;km\t002城南/镇",
    "990102>990100\t001北桥/镇;;;m",
    "990103\t003南/乡\t004北桥农场",
]
NAMES = {
    "北桥": ("990101", "990102"),
    "北桥街道": ("990101",),
    "北桥镇": ("990102",),
    "南": ("990103",),
    "南乡": ("990103",),
    "北桥农场": ("990103",),
    "城": (),
    "桥": (),
    "街道": (),
    "南镇": (),
}


@pytest.mark.parametrize("name", NAMES)
def test_a_name_is_found_by_search_and_in_the_table(name: str) -> None:
    names = TownshipNames(LINES)
    assert {names.counties(name) for _ in range(50)} == {NAMES[name]}


@pytest.mark.parametrize("digit", ["一", "1"])
def test_a_long_row_of_digits_is_read_once(digit: str) -> None:
    """A search that begins at each of them anew would not end within the suite's time."""
    assert town_list_end().search(digit * 1_000_000) is None

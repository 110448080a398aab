"""Parts of the issuer's town that are called like a district far away."""

from __future__ import annotations

import pytest

from policytext import gazetteer
from policytext.data import read_rows
from policytext.entities.recognizer import Found
from policytext.entities.town_parts import with_town_parts


@pytest.mark.parametrize(
    ("text", "name", "issuer", "kinds"),
    [
        # At home in another province, at home in the same one, and where nobody is at home.
        ("加快滨海新区建设", "滨海新区", "330400", ["zone"]),
        ("加快滨海新区建设", "滨海新区", "120114", ["admin"]),
        ("加快滨海新区建设", "滨海新区", "100000", ["admin"]),
        ("加快滨海新区建设", "滨海新区", None, ["admin"]),
        ("加快滨海新区建设", "滨海新区", "999999", ["admin"]),
        # Its city is named before it, or before another mention, or far away.
        ("与西宁市城东区结对。", "城东区", "320600", ["admin"]),
        ("与西宁城东区结对，城东区派出教师", "城东区", "320600", ["admin", "admin"]),
        ("在西宁办展。" + "推进新的工作。" * 9 + "改造城东区", "城东区", "320600", ["zone"]),
        # Any other district.
        ("与鼓楼区结对", "鼓楼区", "430100", ["admin"]),
    ],
)
def test_with_town_parts(text: str, name: str, issuer: str | None, kinds: list[str]) -> None:
    starts = [place for place in range(len(text)) if text.startswith(name, place)]
    found = [Found(start, start + len(name), "PLACE", "admin", 0.9) for start in starts]
    told = with_town_parts(text, found, issuer, 2014)
    assert [each.kind for each in told] == kinds
    assert [each[:2] for each in told] == [each[:2] for each in found]


def test_the_city_before_it_is_part_of_the_name() -> None:
    text = "建设盐城滨海新区"
    city, part = Found(2, 4, "PLACE", "admin", 0.9), Found(4, 8, "PLACE", "admin", 0.8)
    whole = Found(2, 8, "PLACE", "zone", 0.8)
    assert with_town_parts(text, [city, part], "320900", 2018) == [whole, city]
    assert with_town_parts(text, [whole, city, part], "320900", 2018) == [whole, city]
    assert with_town_parts(text, [city, part], "120000", 2018) == [city, part]


def test_the_table() -> None:
    names = [name for (name,) in read_rows("entities/town_parts.tsv")]
    assert len(set(names)) == len(names)
    for name in names:
        assert any(each.level == "county" for each in gazetteer.lookup(name))

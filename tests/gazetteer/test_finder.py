"""Names found in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.errors import InputError
from policytext.gazetteer import find_names, lookup, names, word_use


def found(text: str, year: int | None = None, within: str | None = None) -> list[str]:
    return [text[m.start : m.end] for m in find_names(text, year, within)]


@pytest.mark.parametrize(
    ("text", "year", "within", "expected"),
    [
        ("江苏省常州市新北区", 2024, None, "江苏省 常州市 新北区"),
        ("苏州、无锡、常州三市", 2024, None, "苏州 无锡 常州"),
        ("吉林省吉林市", 2024, None, "吉林省 吉林市"),
        # The longest from where the first begins.
        ("去阿坝藏族羌族自治州考察", 2024, None, "阿坝藏族羌族自治州"),
        ("延边朝鲜族自治州和延边州和延边", 2024, None, "延边朝鲜族自治州 延边州 延边"),
        # Names of their year, and in January still those of the year before.
        ("金坛市和金坛区", 2014, None, "金坛市 金坛"),
        ("金坛市和金坛区", 2015, None, "金坛市 金坛区"),
        ("金坛市和金坛区", 2016, None, "金坛 金坛区"),
        ("金坛市和金坛区", None, None, "金坛市 金坛区"),
        ("襄樊市", 2012, None, ""),
        # Townships of the issuer only.
        ("湖塘镇建成广场", 2020, "320412", "湖塘镇"),
        ("湖塘镇建成广场", 2020, "320400", "湖塘镇"),
        ("湖塘镇建成广场", 2020, "320500", ""),
        ("湖塘镇建成广场", 2020, None, ""),
        # Townships that became streets in 2020.
        ("卢沟桥乡与南苑乡", 2020, "110106", "卢沟桥乡 南苑乡"),
        ("卢沟桥乡与南苑乡", 2021, "110106", "卢沟桥 南苑"),
        # The same place under the code of another year.
        ("溪翁庄镇", 2010, "110118", "溪翁庄镇"),
        # What is mostly made of two words gives way.
        ("多次亲临海南视察", 2024, None, "海南"),
        ("建设美丽江苏", 2024, None, "江苏"),
        ("丽江古城", 2024, None, "丽江 古城"),
        # Offsets count code points.
        ("𠀀𠀁常州市\u0301\ue000", 2024, None, "常州市"),
        ("", 2024, "320400", ""),
        ("全国和中国", 2024, None, ""),
    ],
)
def test_found(text: str, year: int | None, within: str | None, expected: str) -> None:
    assert found(text, year, within) == expected.split()


def test_all_candidates_are_given() -> None:
    (match,) = find_names("到鼓楼区调研", 2020)
    assert match.divisions == lookup("鼓楼区", year=2020, kind="county")
    (match,) = find_names("到新北调研", 2021, "210905")
    assert {d.level for d in match.divisions} == {"county", "township"}


@pytest.mark.parametrize(
    ("name", "risk"), [("合作", "high"), ("资源", "high"), ("和县", "high"), ("太湖", "low")]
)
def test_ordinary_words(name: str, risk: str) -> None:
    use = word_use(name)
    assert use is not None
    assert use.risk == risk
    assert lookup(name), "only names of divisions are in the table"


def test_plain_names_have_no_other_use() -> None:
    assert word_use("常州市") is None
    assert word_use("") is None


def test_names() -> None:
    table = names(2024)
    assert list(table) == sorted(table)
    assert [d.code for d in table["溧阳"]] == ["320481"]
    assert "中国" not in table
    assert "湖塘镇" not in table
    assert any(d.code == "320412100" for d in names(2024, townships=True)["湖塘"])


@pytest.mark.parametrize(
    ("text", "year", "within"),
    [(None, 2024, None), ("常州", 1800, None), ("常州", 2024, "32"), ("常州", 2024, "999999")],
)
def test_bad_arguments_are_refused_at_once(text: str, year: int | None, within: str | None) -> None:
    with pytest.raises(InputError):
        find_names(text, year, within)


PIECES = st.sampled_from(
    [
        "常州",
        "市",
        "常州市",
        "吉林",
        "省",
        "自治",
        "州",
        "延边",
        "朝鲜族",
        "海",
        "南",
        "区",
        "湖塘",
        "镇",
        "𠀀",
        "a",
    ]
)


def all_matches(text: str) -> list[tuple[int, int]]:
    """Every stretch that is a name, found the slow way."""
    table = {*names(2020), *(n for d in TOWNS for n in (d.name, *d.forms))}
    ends = range(len(text) + 1)
    return [(i, j) for i in ends for j in ends if text[i:j] in table]


TOWNS = [d for d in lookup("湖塘", within="320412", year=2020) if d.level == "township"]


@given(st.lists(PIECES, max_size=12).map("".join))
def test_leftmost_longest(text: str) -> None:
    expected = []
    position = 0
    matches = all_matches(text)
    while later := [m for m in matches if m[0] >= position]:
        first = min(later, key=lambda m: (m[0], -m[1]))
        expected.append(first)
        position = first[1]
    assert [(m.start, m.end) for m in find_names(text, 2020, "320412")] == expected


@given(st.text(max_size=60), st.sampled_from([None, "320412", "110000"]))
def test_any_text(text: str, within: str | None) -> None:
    before = 0
    for match in find_names(text, 2020, within):
        assert before <= match.start < match.end <= len(text)
        assert match.divisions
        for each in match.divisions:
            assert text[match.start : match.end] in (each.name, *each.forms)
            assert each.may_be_named(2020) is not False
        before = match.end

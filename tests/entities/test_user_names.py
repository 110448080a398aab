"""Names, patterns and blocked strings of a user's own."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import DataError, InputError
from policytext.entities.recognizer import Found
from policytext.entities.user_names import Blocked, NameTable, check_names
from tests.calls import calls

ZONE = {"label": "PLACE", "kind": "zone"}
BODY = {"label": "INSTITUTION", "kind": "other"}
WORK = {"label": "PROJECT", "kind": "construction"}
TOML = """
[[names]]
text = ["云帆港区", "云帆港"]
label = "PLACE"
kind = "zone"
id = "云帆港区"

[[names]]
text = "联席办"
label = "INSTITUTION"
kind = "government"
only_with = "云帆港"
years = "2018-2023"
note = "renamed in 2024"

[[patterns]]
pattern = "{place}[至{place}]{han:2}快线"
label = "PROJECT"
kind = "construction"

[[block]]
text = "新区"
"""


def names(*entries: dict[str, Any], block: tuple[dict[str, Any], ...] = ()) -> NameTable:
    return NameTable.from_dict({"names": list(entries), "block": list(block)})


def texts(table: NameTable, text: str, **settings: Any) -> list[str]:
    return [text[found.start : found.end] for found in table.matches(text, **settings)]


def test_a_file_is_a_mapping(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(TOML, encoding="utf-8")
    table = NameTable.read(path)
    assert check_names(path) == ()
    assert [entry.texts[0] for entry in table.entries] == [
        "云帆港区",
        "联席办",
        "{place}[至{place}]{han:2}快线",
        "新区",
    ]
    assert table.matches("建设云帆港。") == [Found(2, 5, "PLACE", "zone", None, "云帆港区")]
    same = NameTable.from_dict(
        {
            "names": [
                {"text": ["云帆港区", "云帆港"], **ZONE, "id": "云帆港区"},
                {
                    "text": "联席办",
                    "label": "INSTITUTION",
                    "kind": "government",
                    "only_with": ["云帆港"],
                    "years": "2018-2023",
                },
            ],
            "patterns": [{"pattern": "{place}[至{place}]{han:2}快线", **WORK}],
            "block": [{"text": ["新区"]}],
        }
    )
    assert same == table
    assert hash(same) == hash(table)
    assert same.sha256 == table.sha256 != NameTable().sha256
    assert pickle.loads(pickle.dumps(table)) == table
    assert pickle.loads(pickle.dumps(table)).matches("云帆港") == table.matches("云帆港")


@pytest.mark.parametrize(
    ("added", "text", "expected"),
    [
        ("滨河 滨河新城", "滨河新城和滨河", "滨河新城 滨河"),
        ("滨河新 河新城区", "滨河新城区", "河新城区"),
        ("滨河新 河新城", "滨河新城", "滨河新"),
        ("AI AI谷", "AI谷、MAIN、AIs、AI", "AI谷 AI"),
        ("5G", "15G和5G网", "5G"),
        ("滨河", "", ""),
        ("滨河 河滨", "滨河滨河滨", "滨河 滨河"),
    ],
)
def test_the_longest_name_wins(added: str, text: str, expected: str) -> None:
    table = names({"text": added.split(" "), **ZONE})
    assert texts(table, text) == expected.split()


def test_a_name_comes_before_an_equally_long_pattern() -> None:
    table = NameTable.from_dict(
        {
            "patterns": [{"pattern": "{han:2}大桥", **WORK}],
            "names": [{"text": "滨河大桥", "label": "PLACE", "kind": "site"}],
        }
    )
    assert [f.label for f in table.matches("滨河大桥、青山大桥")] == ["PLACE", "PROJECT"]


def test_a_word_of_context_stands_in_the_same_sentence() -> None:
    table = names({"text": "联席办", **BODY, "only_with": ["云帆港", "港区"]})
    text = "联席办印发通知。云帆港联席办成立；联席办\n港区由联席办管"
    assert [f.start for f in table.matches(text)] == [11, 24]
    for end in "。！？；!?;\n\r\u2028":
        assert table.matches(f"云帆港{end}联席办") == []


@pytest.mark.parametrize(
    ("years", "counts", "does_not"),
    [
        ("2018-2023", [2018, 2023, None], [2017, 2024]),
        ("2018-", [2018, 2100], [2017]),
        ("-2018", [1949, 2018], [2019]),
        ("2018", [2018], [2017, 2019]),
        (2018, [2018], [2017, 2019]),
    ],
)
def test_a_name_of_some_years(
    years: object, counts: list[int | None], does_not: list[int | None]
) -> None:
    table = names({"text": "联席办", **BODY, "years": years})
    assert all(table.matches("联席办", year=year) for year in counts)
    assert not any(table.matches("联席办", year=year) for year in does_not)


def test_the_first_entry_that_counts_is_taken() -> None:
    table = names(
        {"text": "港办", **BODY, "id": "old", "years": "-2019"},
        {"text": "港办", **BODY, "id": "port", "only_with": "码头"},
        {"text": "港办", **BODY, "id": "new"},
    )
    assert [f.id for f in table.matches("港办在码头。", year=2015)] == ["old"]
    assert [f.id for f in table.matches("港办在码头。港办", year=2022)] == ["port", "new"]


def test_blocked_strings() -> None:
    table = NameTable.from_dict(
        {
            "patterns": [{"pattern": "{han:2}大桥", **WORK}],
            "block": [{"text": ["跨江大桥", "新区"]}, {"text": "滨河", "label": "PROJECT"}],
        }
    )
    assert table.blocks("新区滨河，大新区") == [
        Blocked(0, 2),
        Blocked(2, 4, "PROJECT"),
        Blocked(6, 8),
    ]
    assert texts(table, "跨江大桥和青山大桥") == ["青山大桥"]


OVERRIDES = [
    # entries, text, the model's mentions, what is left
    ("滨河新城", "滨河新城管委会", "0-4 PLACE.admin", "0-4 PLACE.zone"),
    ("滨河新城", "滨河新城管委会", "0-7 INSTITUTION.other", "0-7 INSTITUTION.other,0-4 PLACE.zone"),
    ("滨河新城", "大滨河新城管", "0-3 PLACE.natural,4-6 PLACE.site", "1-5 PLACE.zone"),
    ("滨河新城", "滨河新城", "0-2 PLACE.admin", "0-4 PLACE.zone,0-2 PLACE.admin"),
    ("滨河新城", "滨河新城", "2-4 INSTITUTION.other", "0-4 PLACE.zone"),
    ("滨河 新城", "滨河与新城区", "0-6 PROJECT.programme",
     "0-6 PROJECT.programme,0-2 PLACE.zone,3-5 PLACE.zone"),
    ("滨河 新城", "滨河与新城区", "1-4 PROJECT.programme", "0-2 PLACE.zone,3-5 PLACE.zone"),
    ("滨河 新城", "滨河与新城区", "1-6 PROJECT.programme", "0-2 PLACE.zone,3-5 PLACE.zone"),
    ("滨河", "停用，滨河", "0-2 PLACE.zone", "3-5 PLACE.zone"),
    ("滨河", "停用区，滨河", "0-3 PLACE.zone", "0-3 PLACE.zone,4-6 PLACE.zone"),
]  # fmt: skip


def read(mentions: str) -> list[Found]:
    found = []
    for one in mentions.split(","):
        place, what = one.split(" ")
        start, end = map(int, place.split("-"))
        label, kind = what.split(".")
        found.append(Found(start, end, label, kind))
    return found


@pytest.mark.parametrize(("added", "text", "model", "left"), OVERRIDES)
def test_a_table_overrides_a_model(added: str, text: str, model: str, left: str) -> None:
    table = names({"text": added.split(" "), **ZONE}, block=({"text": "停用"},))
    assert table.override(text, read(model)) == read(left)


def test_patterns_take_the_places_that_the_model_found() -> None:
    table = NameTable.from_dict({"patterns": [{"pattern": "{place}快线", **WORK}]})
    model = [Found(0, 2, "PLACE", "admin"), Found(5, 7, "PLACE", "zone")]
    text = "云县快线、港区快线"
    assert table.override(text, model) == [Found(0, 4, "PROJECT", "construction"), *model]
    assert table.override(text, [], places=[(5, 7)]) == [Found(5, 9, "PROJECT", "construction")]


def test_places_of_the_table_are_places_in_patterns_and_stay_in_longer_names() -> None:
    entries: dict[str, Any] = {
        "names": [
            {"text": ["蓝湾乡", "蓝湾"], "label": "PLACE", "kind": "admin", "years": "2020-"},
            {"text": "滨河新城", **ZONE},
            {"text": "滨河新城管委会", **BODY},
        ],
        "patterns": [{"pattern": "{place}快线", **WORK}],
    }
    table = NameTable.from_dict(entries)
    text = "蓝湾快线通车，滨河新城管委会、滨河新城快线"
    line, body = Found(0, 4, "PROJECT", "construction"), Found(7, 14, "INSTITUTION", "other")
    assert table.matches(text) == [line, body, Found(15, 19, "PLACE", "zone")]
    # What the model says of the same places does not count, nor what crosses a match.
    model = read("0-2 PLACE.region,7-11 PLACE.site,18-21 PLACE.site")
    assert table.override(text, model) == [
        line,
        Found(0, 2, "PLACE", "admin"),
        body,
        *read("7-11 PLACE.zone,15-19 PLACE.zone"),
    ]
    # So nothing of the model crosses what stays.
    across = NameTable.from_dict(
        {"names": [{"text": "湾乡", **ZONE}], "patterns": [{"pattern": "蓝{han:2}快线", **WORK}]}
    )
    assert across.override("蓝湾乡快线", read("0-2 PLACE.admin,3-5 PLACE.site")) == read(
        "0-5 PROJECT.construction,1-3 PLACE.zone,3-5 PLACE.site"
    )
    # Where an entry does not count, its place is none.
    assert table.override("蓝湾快线", [], year=2019) == []


FAULTS: list[tuple[dict[str, Any], str]] = [
    ({"names": [{**ZONE}]}, "[[names]] 1 (): text is missing"),
    ({"names": [{"text": [], **ZONE}]}, "text is missing"),
    ({"names": [{"text": "", **ZONE}]}, "text is ''; give text"),
    ({"names": [{"text": ["港", 3], **ZONE}]}, "[[names]] 1 (港): text is 3; give text"),
    ({"names": [{"text": " 港", **ZONE}]}, "begins or ends with white space"),
    ({"names": [{"text": "港" * 101, **ZONE}]}, "is longer than 100 characters"),
    ({"names": [{"text": "港", "kind": "zone"}]}, "label is missing; one of PLACE, INSTITUTION"),
    ({"names": [{"text": "港", "label": "LOC", "kind": "zone"}]}, "label is 'LOC'; one of PLACE"),
    ({"names": [{"text": "港", "label": "PLACE"}]}, "kind is missing; for PLACE one of admin"),
    ({"names": [{"text": "港", "label": "PLACE", "kind": "party"}]}, "kind is 'party'; for PLACE"),
    ({"names": [{"text": "港", **ZONE, "id": 3}]}, "id is 3; give text"),
    ({"names": [{"text": "港", **ZONE, "only_with": []}]}, "only_with is missing"),
    ({"names": [{"text": "港", **ZONE, "years": "2023-2018"}]}, "years is '2023-2018'; write"),
    ({"names": [{"text": "港", **ZONE, "years": "-"}]}, "years is '-'; write"),
    ({"names": [{"text": "港", **ZONE, "years": "20182020"}]}, "years is '20182020'; write"),
    ({"names": [{"text": "港", **ZONE, "years": 2018.5}]}, "years is 2018.5; write"),
    ({"names": [{"text": "港", **ZONE, "note": 1}]}, "note is 1; give text"),
    ({"names": [{"text": "港", **ZONE, "type": 1}]}, "unknown key type; one of text, label"),
    ({"names": [{"text": "港", **ZONE}] * 2}, "[[names]] 2 (港): '港' stands in [[names]] 1 (港)"),
    ({"names": [{"text": "港", **ZONE}], "block": [{"text": "港"}]}, "'港' is a name in [[names]]"),
    ({"names": {"text": "港"}}, "names: is no list of entries; begin each with [[names]]"),
    ({"name": []}, "[[name]]: unknown; entries begin with [[names]], [[patterns]] or [[block]]"),
    ({"patterns": [{"text": "港", **ZONE}]}, "[[patterns]] 1 (): unknown key text"),
    ({"patterns": [{"pattern": "{han:2}", **ZONE}]}, "pattern '{han:2}' has no part that is"),
    ({"block": [{"text": "港", "label": "X"}]}, "[[block]] 1 (港): label is 'X'"),
    ({"block": [{"text": "港"}] * 2}, "[[block]] 2 (港): '港' stands in [[block]] 1"),
    ({"block": [{"text": "港", "kind": "zone"}]}, "unknown key kind; one of text, label, note"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "message"), FAULTS)
def test_what_is_wrong_is_told(data: dict[str, Any], message: str) -> None:
    faults = check_names(data)
    assert len(faults) == 1
    assert message in str(faults[0])
    with pytest.raises(DataError) as raised:
        NameTable.from_dict(data)
    assert str(raised.value) == str(faults[0])


def test_faults_name_their_lines(tmp_path: Path) -> None:
    path = tmp_path / "names.toml"
    path.write_text(TOML.replace('kind = "zone"', 'kind = "port"') + '[[block]]\ntext = ""\n')
    told = [str(fault) for fault in check_names(path)]
    assert told[0].startswith(f"{path}:2: [[names]] 1 (云帆港区): kind is 'port'; for PLACE one of")
    assert told[1].startswith(f"{path}:23: [[block]] 2 (): text is ''")
    with pytest.raises(DataError, match="more with `policytext names check`"):
        NameTable.read(path)


@pytest.mark.parametrize("value", ["[" * 5000 + "]" * 5000, "9" * 5000])
def test_what_python_cannot_read_of_a_file_is_told(tmp_path: Path, value: str) -> None:
    path = tmp_path / "names.toml"
    path.write_text(f"a = {value}\n", encoding="utf-8")
    (fault,) = check_names(path)
    assert "names.toml: not TOML: " in str(fault)


def test_what_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.toml: No such file"):
        NameTable.read(tmp_path / "none.toml")
    with pytest.raises(InputError, match="a file of names is a path or a mapping, got 3"):
        NameTable.read(3)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="text must be str"):
        NameTable().matches(None)  # type: ignore[arg-type]
    with pytest.raises(InputError, match=r"starts and ends in a text of 2, got \(0, 3\)"):
        NameTable.from_dict({"patterns": [{"pattern": "{place}", **ZONE}]}).matches(
            "港区", [(0, 3)]
        )


PARTS = st.text("港区云帆大桥1A“”。", min_size=1, max_size=4)
ENTRIES = st.lists(PARTS, max_size=6, unique=True)


@given(ENTRIES, ENTRIES, st.text("港区云帆大桥1A“”。\n", max_size=30), st.data())
def test_what_holds_for_all(
    added: list[str], blocked: list[str], text: str, data: st.DataObject
) -> None:
    table = NameTable.from_dict(
        {
            "names": [{"text": each, **ZONE} for each in added],
            "patterns": [
                {"pattern": "{place}[{han:1-2}]桥", **WORK},
                {"pattern": "{quote}大[桥]", **WORK},
            ],
            "block": [{"text": each} for each in blocked if each not in added],
        }
    )
    spans = st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))
    places = [pair for pair in data.draw(st.lists(spans, max_size=5)) if pair[0] < pair[1]]
    found = table.matches(text, places)
    assert found == table.matches(text, reversed(places))
    assert found == pickle.loads(pickle.dumps(table)).matches(text, places)
    ends = [0, *(each.end for each in found)]
    assert all(each.start >= end for each, end in zip(found, ends, strict=False))
    assert all(0 <= each.start < each.end <= len(text) for each in found)
    never = {each[:2] for each in table.blocks(text)}
    assert not never & {each[:2] for each in found}
    for each in found:
        if each.label == "PLACE":
            assert text[each.start : each.end] in added
    # Nothing that a name could cover is left.
    for name in added:
        at = text.find(name)
        is_latin = any(c.isascii() for c in text[max(at - 1, 0) : at + len(name) + 1])
        if at >= 0 and not is_latin:
            assert any(each.start < at + len(name) and at < each.end for each in found)
    # A model is overridden the same way in any order.
    model = [Found(*place, "INSTITUTION", "other") for place in dict.fromkeys(places)]
    left = table.override(text, model, places)
    assert left == table.override(text, model[::-1], places)
    assert set(found) <= set(left)
    crossing = [
        (a, b)
        for a in found
        for b in left
        if a.start < b.start < a.end < b.end or b.start < a.start < b.end < a.end
    ]
    assert not crossing
    assert not never & {each[:2] for each in left}


def test_ten_thousand_names_and_any_text_take_linear_time() -> None:
    letters = [chr(0x4E00 + n) for n in range(100)]
    table = names(*({"text": f"{a}{b}镇", **ZONE} for a in letters for b in letters))
    table.matches("")

    def work(text: str) -> int:
        return calls(lambda: table.matches(text))

    for unit in ("一丁镇、", "镇" * 5, "7", "“", "一"):
        assert work(unit * 16_000) < 10 * work(unit * 2_000) + 500

"""Units, scales and words of a user's own: what they change, and what is refused."""

from __future__ import annotations

import pickle
import string
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import QUANTITIES, Document
from policytext.errors import DataError, InputError
from policytext.pipeline import load
from policytext.provenance import manifest
from policytext.quantities import (
    QuantityAnnotator,
    Tables,
    find_quantities,
    find_times,
    parse_quantity,
    parse_time,
)
from policytext.quantities.checks import CHECKS
from policytext.quantities.rows import SECTIONS, packaged_rows

PACKAGED = Tables.packaged()
TRUSS = {"unit": [{"surface": "榀", "kind": "count"}]}
TRILLION = {
    "unit": [{"surface": "兆", "remove": True}],
    "scale": [{"word": "兆", "power": 12}],
}


def own(**sections: list[dict[str, Any]]) -> Tables:
    return PACKAGED.extended(sections)


def values(text: str, tables: Tables) -> list[tuple[str, str, str, str]]:
    found = find_quantities(text, tables=tables)
    return [
        (s.text, str(s.value.low or s.value.high), s.value.comparator, s.value.unit) for s in found
    ]


def messages(**sections: Any) -> list[str]:
    return [fault.message for fault in PACKAGED.check(sections)]


def test_a_unit_is_added() -> None:
    assert find_quantities("吊装屋架30榀") == ()
    assert values("吊装屋架30榀", PACKAGED.extended(TRUSS)) == [("30榀", "30", "eq", "榀")]


def test_a_unit_is_overridden_and_removed() -> None:
    longer = own(
        unit=[{"surface": "成", "kind": "percent", "unit": "%", "factor": 10, "override": True}]
    )
    assert values("降低三成", longer) == values("降低三成", PACKAGED)
    thirds = own(unit=[{"surface": "成", "kind": "count", "override": True}])
    assert values("降低三成", thirds) == [("三成", "3", "eq", "成")]
    assert values("降低三成", own(unit=[{"surface": "成", "remove": True}])) == []


def test_a_unit_behind_the_sign_of_ordinals_is_another_one() -> None:
    tables = own(unit=[{"surface": "届", "kind": "ordinal", "remove": True}])
    assert values("举办5届", tables) == [("5届", "5", "eq", "届")]
    assert values("第5届大赛", PACKAGED) == [("第5届", "5", "eq", "届")]
    assert values("第5届大赛", tables) == []


def test_a_sign_of_money_is_added() -> None:
    tables = own(unit=[{"surface": "₽", "unit": "卢布", "kind": "money", "note": "before"}])
    assert values("票价₽50", tables) == [("₽50", "50", "eq", "卢布")]


def test_a_scale_multiplies_wherever_the_packaged_ones_do() -> None:
    tables = PACKAGED.extended(TRILLION)
    assert values("投资12、15兆元，另有3兆5000亿元", tables) == [
        ("12", "12000000000000", "eq", "元"),
        ("15兆元", "15000000000000", "eq", "元"),
        ("3兆5000亿元", "3500000000000", "eq", "元"),
    ]
    assert values("10多兆元，约一兆二千亿元，壹佰兆元", tables) == [
        ("10多兆元", "10000000000000", "over", "元"),
        ("约一兆二千亿元", "1200000000000", "approx", "元"),
        ("壹佰兆元", "100000000000000", "eq", "元"),
    ]
    # It begins other units, which stay units.
    assert values("装机3兆瓦", tables) == [("3兆瓦", "3", "eq", "兆瓦")]


def test_a_scale_of_letters_ends_where_the_word_ends() -> None:
    tables = own(scale=[{"word": "k", "power": 3}, {"word": "million", "power": 6}])
    assert values("月薪3.5k元，2million人，路长3km", tables) == [
        ("3.5k元", "3500", "eq", "元"),
        ("2million人", "2000000", "eq", "人"),
        ("3km", "3", "eq", "km"),
    ]


def test_a_digit_is_added() -> None:
    tables = own(numeral=[{"written": "弍", "read": "二", "group": "digit"}])
    assert values("共弍百人", tables) == [("弍百人", "200", "eq", "人")]


def test_qualifiers_are_added() -> None:
    tables = own(
        qualifier=[
            {"place": "before", "word": "差不多", "comparator": "approx"},
            {"place": "after", "word": "开外", "comparator": "gt"},
            {"place": "enclose", "word": "限定在", "comparator": "le", "closes": ["以内"]},
            {"place": "before", "word": "达", "comparator": "ge", "unless": "bounding"},
            {"place": "pass", "word": "踏过", "comparator": "gt", "closes": ["界线"]},
        ]
    )
    assert values(
        "差不多5%，20人开外，限定在3%以内，达8%，约达9%，未达到10%，踏过6%界线，踏过4%", tables
    ) == [
        ("差不多5%", "5", "approx", "%"),
        ("20人开外", "20", "gt", "人"),
        ("限定在3%以内", "3", "le", "%"),
        ("达8%", "8", "ge", "%"),
        ("9%", "9", "eq", "%"),
        ("未达到10%", "10", "lt", "%"),
        ("6%", "6", "gt", "%"),
        ("4%", "4", "eq", "%"),
    ]


def test_exclusions_and_contexts_are_added() -> None:
    tables = own(exclusion=[{"place": "follow", "words": ["人制足球"]}])
    assert values("7人制足球", PACKAGED) != []
    assert values("7人制足球", tables) == []
    wider = own(context=[{"use": "top_before", "words": ["蝉联"]}])
    assert values("蝉联首位", PACKAGED) == []
    assert values("蝉联首位", wider) == [("首位", "1", "eq", "位")]


def test_words_of_time_are_added() -> None:
    tables = own(
        time=[
            {"place": "year", "word": "旧年", "value": -1},
            {"place": "plan", "word": "十八五", "value": "2041/2045"},
            {"place": "part", "word": "头季", "value": "01-01/03-31"},
        ]
    )
    found = find_times("旧年，“十八五”时期，2023年头季", 2024, tables=tables)
    assert [span.value.isoformat() for span in found] == [
        "2023-01-01/2023-12-31",
        "2041-01-01/2045-12-31",
        "2023-01-01/2023-03-31",
    ]
    assert parse_time("旧年", 2024, tables=tables).isoformat() == "2023-01-01/2023-12-31"


def test_a_variant_is_added() -> None:
    tables = own(
        variant=[{"written": "囘", "read": "回"}], unit=[{"surface": "回", "kind": "count"}]
    )
    assert values("开会30囘", tables) == [("30囘", "30", "eq", "回")]


def test_a_use_may_lose_all_its_words() -> None:
    tables = own(
        context=[
            {"use": "road_before", "words": list(PACKAGED.words("road_before")), "remove": True}
        ]
    )
    assert tables.words("road_before") == ()
    assert tables.pattern("road_before").search("国道") is None
    assert values("国道223线", PACKAGED) == []
    assert values("国道223线", tables) == [("223线", "223", "eq", "线")]


def test_functions_and_annotator_and_pipeline_say_the_same(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text('[[unit]]\nsurface = "榀"\nkind = "count"\n', encoding="utf-8")
    tables = PACKAGED.extended(file)
    assert tables == PACKAGED.extended(TRUSS) == PACKAGED.extended(str(file))
    assert parse_quantity("30榀", tables=tables).low == Decimal(30)
    doc = Document("吊装屋架30榀")
    spans = QuantityAnnotator(tables)(doc)[QUANTITIES]
    assert spans == find_quantities(doc.text, tables=tables)
    pipeline = load("quantities", quantities={"tables": tables})
    assert [done[QUANTITIES] for done in pipeline.pipe([doc, doc], workers=2)] == [spans, spans]


def test_the_packaged_tables_stay_as_they_are() -> None:
    before = find_quantities("投资3兆瓦、30榀")
    PACKAGED.extended(TRILLION)
    assert find_quantities("投资3兆瓦、30榀") == before
    assert Tables.packaged() is PACKAGED


def test_pickles_are_small_and_equal() -> None:
    tables = PACKAGED.extended(TRILLION).extended(TRUSS)
    raw = pickle.dumps(tables)
    assert len(raw) < 1000
    assert pickle.loads(raw) == tables
    assert hash(pickle.loads(raw)) == hash(tables)
    assert pickle.loads(pickle.dumps(PACKAGED)) is PACKAGED


def test_the_hash_tells_content_and_nothing_else() -> None:
    one = PACKAGED.extended(TRILLION).extended(TRUSS)
    two = PACKAGED.extended(TRUSS).extended(TRILLION)
    assert one == two
    assert hash(one) == hash(two)
    assert one.sha256 == two.sha256 != PACKAGED.extended(TRUSS).sha256
    back = PACKAGED.extended(TRUSS).extended({"unit": [{"surface": "榀", "remove": True}]})
    assert back == PACKAGED
    assert back.sha256 == PACKAGED.sha256 == ""


def test_the_manifest_names_own_tables() -> None:
    tables = PACKAGED.extended(TRUSS)
    (entry,) = manifest(load("quantities", quantities={"tables": tables}))["annotators"]
    assert entry["settings"] == {"tables": tables.sha256}
    assert all("settings" not in entry for entry in manifest()["annotators"])


def test_settings_that_do_not_fit_are_refused() -> None:
    with pytest.raises(InputError, match="no setting table"):
        load("quantities", quantities={"table": PACKAGED})
    with pytest.raises(InputError, match="pipeline does not have"):
        load("structure", quantities={"tables": PACKAGED})
    with pytest.raises(InputError, match="unknown annotator"):
        load(quantity={"tables": PACKAGED})
    wrong: Any = "own.toml"
    with pytest.raises(InputError, match=r"Tables\.extended"):
        find_quantities("3万人", tables=wrong)
    for none in (5, [wrong]):
        with pytest.raises(InputError, match=r"Tables\.extended"):
            QuantityAnnotator(none)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="mapping"):
        load(quantities=wrong)


UNIT: dict[str, Any] = {"surface": "榀", "kind": "count"}


@pytest.mark.parametrize(
    ("section", "entry", "said"),
    [
        ("unit", {**UNIT, "kinds": "count"}, "unknown key 'kinds'; one of surface, unit"),
        ("unit", {**UNIT, "kind": "size"}, "unknown kind 'size'; one of measure, count"),
        ("unit", {"surface": "榀"}, "unknown kind ''"),
        ("unit", {"kind": "count"}, "surface is missing"),
        ("unit", {**UNIT, "surface": ""}, "surface is empty"),
        ("unit", {**UNIT, "surface": "榀 架"}, "holds a space"),
        ("unit", {**UNIT, "surface": "3榀"}, "begins with a digit"),
        ("unit", {**UNIT, "surface": "三榀"}, "begins with a digit"),
        ("unit", {**UNIT, "surface": "榀2"}, "holds a digit"),
        ("unit", {**UNIT, "surface": 7}, "surface is 7; give text"),
        ("unit", {**UNIT, "note": "often"}, "unknown note 'often'"),
        ("unit", {**UNIT, "note": "before"}, "signs of money"),
        ("unit", {**UNIT, "factor": -1}, "factor '-1' is no number above 0"),
        ("unit", {**UNIT, "factor": "ten"}, "factor 'ten' is no number above 0"),
        ("unit", {**UNIT, "surface": "亩"}, "is there already (surface = '亩'"),
        ("unit", {**UNIT, "override": True}, "no '榀' to override"),
        ("unit", {"surface": "榀", "remove": True}, "no '榀' to remove"),
        ("unit", {**UNIT, "remove": "yes"}, "remove is true or left out"),
        ("unit", {"surface": "亩", "remove": True, "override": True}, "choose one"),
        ("unit", {**UNIT, "surface": "千榀"}, "begins with the scale 千"),
        ("unit", {**UNIT, "surface": "亿"}, "is a scale too"),
        ("scale", {"word": "兆", "power": 12}, "is a unit too; remove it there"),
        ("scale", {"word": "京", "power": 0}, "no whole number from 1 to 32"),
        ("scale", {"word": "京", "power": "many"}, "no whole number from 1 to 32"),
        ("scale", {"word": "百万", "power": 6}, "built of digits or scales"),
        ("scale", {"word": "万", "power": 4}, "is there already"),
        ("scale", {"word": "万", "power": 5, "override": True}, "the power of 万 is 4"),
        ("scale", {"word": "万", "remove": True}, "cannot be removed"),
        ("numeral", {"written": "弍弍", "read": "二", "group": "digit"}, "not one character"),
        ("numeral", {"written": "弍", "read": "貳", "group": "digit"}, "none of the plain"),
        ("numeral", {"written": "弍", "read": "二", "group": "number"}, "unknown group"),
        ("qualifier", {"place": "within", "word": "差", "comparator": "lt"}, "unknown place"),
        ("qualifier", {"place": "before", "word": "差", "comparator": "about"}, "unknown comparator"),
        ("qualifier", {"place": "before", "word": "差", "comparator": "eq"}, "unknown comparator"),
        ("qualifier", {"place": "enclose", "word": "差", "comparator": "lt"}, "closes"),
        ("qualifier", {"place": "pass", "word": "差", "comparator": "lt"}, "closes"),
        ("qualifier", {"place": "after", "word": "差", "comparator": "lt", "unless": "bounding"}, "for place 'before'"),
        ("qualifier", {"place": "before", "word": "差", "comparator": "lt", "unless": "x"}, "no use of words"),
        ("exclusion", {"place": "phrase", "words": ["没有"]}, "no digit and no numeral"),
        ("exclusion", {"place": "phrase", "words": []}, "words is empty"),
        ("exclusion", {"place": "phrase", "words": [1]}, "quotation marks"),
        ("exclusion", {"place": "phrase", "words": ["三 园"]}, "holds a space"),
        ("exclusion", {"place": "where", "words": ["三园"]}, "unknown place"),
        ("exclusion", {"words": ["三园"]}, "place is missing"),
        ("context", {"use": "nothing", "words": ["甲"]}, "unknown use 'nothing'; one of"),
        ("time", {"place": "year", "word": "旧年", "value": "last"}, "no number of years"),
        ("time", {"place": "part", "word": "头季", "value": "1-1/3-31"}, "no stretch of days"),
        ("time", {"place": "part", "word": "头季", "value": "03-31/01-01"}, "no stretch of days"),
        ("time", {"place": "part", "word": "头季", "value": "02-01/02-29"}, "no stretch of days"),
        ("time", {"place": "part", "word": "头季", "value": "13-01/13-02"}, "no stretch of days"),
        ("time", {"place": "plan", "word": "新五年", "value": "2041/2045"}, "not written like"),
        ("time", {"place": "plan", "word": "十八五", "value": "2045/2041"}, "no stretch of years"),
        ("time", {"place": "part", "word": "头季", "value": "01-01/03-31", "not_after": "甲"}, "'year' and 'told'"),
        ("variant", {"written": "囘", "read": "囘"}, "read as itself"),
        ("variant", {"written": "", "read": "回"}, "not one character"),
    ],
)  # fmt: skip
def test_an_entry_that_cannot_be_is_refused(section: str, entry: dict[str, Any], said: str) -> None:
    faults = PACKAGED.check({section: [entry]})
    assert any(said in fault.message for fault in faults), faults
    assert all(fault.entry.startswith(f"[[{section}]] 1") for fault in faults)
    with pytest.raises(DataError):
        PACKAGED.extended({section: [entry]})


def test_every_fault_is_listed() -> None:
    found = messages(unit=[{**UNIT, "kind": "size", "note": "often", "kinds": 1}, UNIT, UNIT])
    assert [message.split(";")[0].split("'")[0] for message in found] == [
        "unknown key ",
        "unknown kind ",
        "unknown note ",
        "",
    ]
    assert found[-1] == "'榀' stands in entry 2 already; leave one out"


def test_what_is_no_section_is_refused() -> None:
    assert messages(units=[UNIT]) == [
        "unknown; one of [[unit]], [[scale]], [[numeral]], [[qualifier]], [[exclusion]], "
        "[[context]], [[time]], [[variant]]"
    ]
    assert "begin each with [[unit]]" in messages(unit=UNIT)[0]
    assert "begin each with [[unit]]" in messages(unit=["榀"])[0]


def test_faults_of_a_file_have_lines(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(
        '# mine\n[[unit]]\nsurface = "榀"\nkind = "count"\n\n[[unit]]\nsurface = "榀"\nkind = "size"\n\n'
        '[[scale]]\nword = "兆"\npower = 12\n',
        encoding="utf-8",
    )
    found = [str(fault) for fault in PACKAGED.check(file)]
    assert [line.split(": ")[0] for line in found] == [f"{file}:6", f"{file}:10"]
    assert "[[unit]] 2 (榀): unknown kind 'size'" in found[0]
    with pytest.raises(DataError, match=r"own\.toml:6: .*tables check"):
        PACKAGED.extended(file)


def test_a_file_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="No such file"):
        PACKAGED.check(tmp_path / "none.toml")
    with pytest.raises(DataError):
        PACKAGED.check(tmp_path)
    file = tmp_path / "own.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(DataError, match="not UTF-8"):
        PACKAGED.check(file)
    file.write_text("[[unit]]\nsurface = \n", encoding="utf-8")
    (fault,) = PACKAGED.check(file)
    assert fault.line == 2
    assert "not TOML" in str(fault)
    for wrong in (b"x", 3, None):
        anything: Any = wrong
        with pytest.raises(InputError, match="path to a TOML file or a mapping"):
            PACKAGED.check(anything)


cells = st.none() | st.booleans() | st.integers() | st.text("千榀3 k兆一", max_size=3)
entries = st.dictionaries(
    st.sampled_from(["remove", "override", *{c for s in SECTIONS.values() for c in s.columns}]),
    cells | st.lists(cells, max_size=2) | st.sampled_from(["count", "before", "phrase", "year"]),
)


@given(st.dictionaries(st.sampled_from([*SECTIONS, "x"]), st.lists(entries, max_size=3)))
def test_anything_is_taken_or_refused(data: dict[str, Any]) -> None:
    if PACKAGED.check(data):
        with pytest.raises(DataError):
            PACKAGED.extended(data)
    else:
        tables = PACKAGED.extended(data)
        assert [s.text for s in find_quantities("增长5%，千榀", tables=tables)][:1] == ["5%"]


@given(st.text("榀囘囬枱" + string.ascii_lowercase, min_size=1, max_size=6))
def test_any_new_unit_is_read_behind_a_number(surface: str) -> None:
    data = {"unit": [{"surface": surface, "kind": "count"}]}
    if not PACKAGED.check(data):
        tables = PACKAGED.extended(data)
        assert parse_quantity(f"35{surface}", tables=tables).unit == surface


def test_the_packaged_tables_have_no_faults() -> None:
    for name, rows in packaged_rows().items():
        assert [fault for row in rows.values() for fault in CHECKS[name](row)] == []


@pytest.mark.parametrize(
    ("file", "row"),
    [
        ("units.tsv", ["吨", "吨", "weight", "", ""]),
        ("units.tsv", ["吨", "吨"]),
        ("scales.tsv", ["万", "5", ""]),
        ("qualifiers.tsv", ["inside", "约", "approx", "", ""]),
        ("exclusions.tsv", ["phrase", "没有", ""]),
        ("times.tsv", ["year", "去年", "last", ""]),
    ],
)
def test_a_damaged_table_is_refused(
    monkeypatch: pytest.MonkeyPatch, file: str, row: list[str]
) -> None:
    from policytext.data import read_rows

    monkeypatch.setattr(
        "policytext.quantities.rows.read_rows",
        lambda path: [row] if path.endswith(file) else read_rows(path),
    )
    with pytest.raises(DataError, match=file):
        packaged_rows()


def test_an_unknown_use_is_refused() -> None:
    assert "近" in PACKAGED.words("bounding")
    with pytest.raises(InputError, match="unknown use"):
        PACKAGED.words("nothing")


def test_no_row_stands_twice() -> None:
    from policytext.data import read_rows

    for section in SECTIONS.values():
        rows = [
            key
            for cells in read_rows(f"quantities/{section.file}")
            for key, _ in section.entries(dict(zip(section.columns, cells, strict=True)))
        ]
        assert len(rows) == len(set(rows)), section.file

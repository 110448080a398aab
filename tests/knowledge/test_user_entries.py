"""A user's entries of the knowledge base: both forms of the file, and what is refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.errors import DataError, InputError
from policytext.knowledge import Entity, KnowledgeBase, check_entries, read_entries
from policytext.knowledge.user_entries import sha256_of

CSV = """id,name,kind,names,places,members,from,to,successors,source
云帆港区,,PLACE.zone,云帆港;云帆,320400;320500,,2012,,,港务志
宁云都市圈,宁云地区,PLACE.region,,,320100;320400,2005,2015,,
宁云都市圈,,PLACE.region,宁云,,320100;320400;320500,2015,2020,云帆港区,
登峰行动,,PROJECT.programme,"“登峰”行动;登峰计划",,,,,,
"""
TOML = """# Entries
[[entity]]
id = "云帆港区"
kind = "PLACE.zone"
names = ["云帆港", "云帆"]
places = ["320400", "320500"]
from = 2012
source = "港务志"

[[entity]]
id = "宁云都市圈"
name = "宁云地区"
kind = "PLACE.region"
members = ["320100", "320400"]
from = 2005
to = 2015

[[entity]]
id = "宁云都市圈"
kind = "PLACE.region"
names = ["宁云"]
members = ["320100", "320400", "320500"]
from = 2015
to = 2020
successors = ["云帆港区"]

[[entity]]
id = "登峰行动"
kind = "PROJECT.programme"
names = ["“登峰”行动", "登峰计划"]
"""
ENTRIES = (
    Entity("云帆港区", "云帆港区", "PLACE", "zone", ("云帆港", "云帆"), ("320400", "320500"), (), 2012, None, (), "港务志"),
    Entity("宁云都市圈", "宁云地区", "PLACE", "region", (), (), ("320100", "320400"), 2005, 2015),
    Entity("宁云都市圈", "宁云都市圈", "PLACE", "region", ("宁云",), (), ("320100", "320400", "320500"), 2015, 2020, ("云帆港区",)),
    Entity("登峰行动", "登峰行动", "PROJECT", "programme", ("“登峰”行动", "登峰计划")),
)  # fmt: skip


def written(folder: Path, name: str, text: str, encoding: str = "utf-8") -> Path:
    path = folder / name
    path.write_bytes(text.encode(encoding))
    return path


# ---- what is read


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("own.csv", CSV, "utf-8"),
        ("own.csv", CSV, "utf-8-sig"),
        ("own.CSV", CSV.replace("\n", "\r\n"), "utf-8-sig"),
        ("own.csv", CSV.replace(";", " ; ") + ",,,,,,,,,\n\n", "utf-8"),
        ("own.toml", TOML, "utf-8"),
        ("own.toml", TOML, "utf-8-sig"),
    ],
)
def test_both_forms_say_the_same(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    path = written(tmp_path, name, text, encoding)
    assert check_entries(path) == ()
    assert read_entries(path) == read_entries(str(path)) == ENTRIES


def test_columns_have_any_order_and_only_two_are_needed(tmp_path: Path) -> None:
    path = written(tmp_path, "own.csv", "kind,id\nPLACE.zone,云帆港区\n")
    assert read_entries(path) == (Entity("云帆港区", "云帆港区", "PLACE", "zone"),)
    assert read_entries({}) == ()
    assert read_entries(written(tmp_path, "none.csv", "id,kind\n")) == ()


def test_periods_stand_together_by_time_whatever_their_order() -> None:
    old = {"id": "云帆", "kind": "PLACE.zone", "name": "云帆镇", "to": 2001}
    new = {"id": "云帆", "kind": "PLACE.zone", "from": 2001}
    other = {"id": "登峰", "kind": "PROJECT.programme"}
    found = read_entries({"entity": [new, other, old]})
    assert [(each.id, each.valid_from) for each in found] == [
        ("云帆", None), ("云帆", 2001), ("登峰", None),
    ]  # fmt: skip
    kb = KnowledgeBase(found)
    assert kb.entity("云帆").name == "云帆"
    assert kb.entity("云帆", 1999).name == "云帆镇"


def test_entries_are_found_in_the_knowledge_base(tmp_path: Path) -> None:
    kb = KnowledgeBase.read(written(tmp_path, "own.csv", CSV))
    assert [each.id for each in kb.lookup("云帆港", within="320000")] == ["云帆港区"]
    assert kb.lookup("云帆港", within="320400") == ()  # it lies in two cities
    assert kb.entity("宁云都市圈", 2010).name == "宁云地区"


def test_an_organ_of_a_division_may_be_renamed() -> None:
    found = read_entries(
        {"entity": [{"id": "320400/云帆办", "kind": "INSTITUTION.government", "name": "云帆办"}]}
    )
    assert found[0].id == "320400/云帆办"


def test_the_hash_is_of_what_is_said(tmp_path: Path) -> None:
    said = sha256_of(ENTRIES)
    assert sha256_of(read_entries(written(tmp_path, "own.toml", "# more\n" + TOML))) == said
    assert sha256_of(ENTRIES[:3]) != said


# ---- what is refused


def only(cells: dict[str, Any]) -> str:
    (fault,) = check_entries({"entity": [{"id": "云帆", "kind": "PLACE.zone", **cells}]})
    assert fault.source == "entries"
    assert fault.entry.startswith("[[entity]] 1 (")
    return fault.message


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        ({"colour": "红"}, "unknown field colour; one of id, name, kind,"),
        ({"id": ""}, "id is empty; give the full name"),
        ({"id": 5}, "id is 5; give text"),
        ({"id": "320400"}, "id 320400 looks like the code of a division"),
        ({"id": "320411001"}, "id 320411001 looks like the code of a division"),
        ({"id": "999999/财政局"}, "id has '999999', which no division has"),
        ({"id": "云\n帆"}, "id '云\\n帆' begins or ends with white space, or has lines"),
        ({"kind": ""}, "kind is empty; write LABEL.kind, one of INSTITUTION."),
        ({"kind": "zone"}, "kind is 'zone'; write LABEL.kind"),
        ({"kind": "PERSON.mayor"}, "kind is 'PERSON.mayor'; write LABEL.kind"),
        ({"kind": "PLACE.zoen"}, "kind is 'PLACE.zoen'; write LABEL.kind"),
        ({"kind": 1}, "kind is 1; write LABEL.kind"),
        ({"name": 7}, "name is 7; give text"),
        ({"name": " 云"}, "name ' 云' begins or ends"),
        ({"names": "云帆港"}, "names is '云帆港'; give a list of texts"),
        ({"names": ["云帆港", ""]}, "names holds ''; give texts"),
        ({"names": ["云帆港；云港"]}, "names '云帆港；云港' has a full-width ；"),
        ({"places": ["999999"]}, "places has '999999', which no division has or had"),
        ({"places": ["常州"]}, "places has '常州', which no division"),
        ({"members": ["32"]}, "members has '32', which no division"),
        ({"places": [320400]}, "places holds 320400; give texts"),
        ({"from": "2O12"}, "from is '2O12'; give a year as a whole number"),
        ({"from": 2012.5}, "from is 2012.5; give a year"),
        ({"to": True}, "to is True; give a year"),
        ({"to": 0}, "to is 0; give a year"),
        ({"from": -5}, "from is -5; give a year"),
        ({"from": 2012, "to": 2012}, "from 2012 is not before to 2012"),
        ({"from": 2012, "to": 2010}, "from 2012 is not before to 2010"),
        ({"successors": [""]}, "successors holds ''; give texts"),
        ({"successors": ["云帆"]}, "successors names the entry itself"),
        ({"source": ["书"]}, "source is ['书']; give text"),
    ],
)  # fmt: skip
def test_each_fault_says_what_to_do(cells: dict[str, Any], told: str) -> None:
    assert only(cells).startswith(told)


def test_all_faults_of_an_entry_are_told() -> None:
    faults = check_entries({"entity": [{"id": "", "kind": "x", "places": ["1", "2"], "to": "y"}]})
    assert [fault.message.split()[0] for fault in faults] == [
        "id",
        "kind",
        "places",
        "places",
        "to",
    ]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        ({}, {}, "their years overlap"),
        ({"to": 2010}, {"from": 2010}, ""),
        ({"to": 2011}, {"from": 2010}, "their years overlap"),
        ({"from": 2000}, {"from": 2010}, "their years overlap"),
        ({"to": 2000}, {"to": 2010}, "their years overlap"),
        ({"from": 2010}, {"from": 2000, "to": 2005}, ""),
        ({"from": 2000, "to": 2005}, {"from": 2001, "to": 2002}, "their years overlap"),
        ({"to": 2010}, {"from": 2010, "kind": "PLACE.site"}, "kind differs from that of"),
    ],
)
def test_rows_of_one_id_are_periods(
    first: dict[str, Any], second: dict[str, Any], told: str
) -> None:
    same = {"id": "云帆", "kind": "PLACE.zone"}
    faults = check_entries({"entity": [{**same, **first}, {**same, **second}]})
    assert [fault.entry for fault in faults] == (["[[entity]] 2 (云帆)"] if told else [])
    assert all(told in fault.message and "[[entity]] 1" in fault.message for fault in faults)


def test_faults_name_file_line_and_entry(tmp_path: Path) -> None:
    text = 'id,kind,names\n云帆,PLACE.zone,"多\n行"\n登峰,zone,\n云帆,PLACE.zone,\n'
    path = written(tmp_path, "own.csv", text)
    faults = [str(fault) for fault in check_entries(path)]
    assert faults[0].startswith(f"{path}:2: row 1 (云帆): names '多\\n行' begins or ends")
    assert faults[1].startswith(f"{path}:4: row 2 (登峰): kind is 'zone'; write")
    assert len(faults) == 2
    with pytest.raises(DataError, match=r"own\.csv:2: row 1 .* more with `policytext knowledge"):
        read_entries(path)
    path = written(tmp_path, "own.toml", TOML.replace("PLACE.zone", "zone") + "\n[[entity]]\n")
    lines = [(fault.line, fault.entry) for fault in check_entries(path)]
    assert lines == [
        (2, "[[entity]] 1 (云帆港区)"),
        (32, "[[entity]] 5 ()"),
        (32, "[[entity]] 5 ()"),
    ]


@pytest.mark.parametrize(
    ("name", "text", "told"),
    [
        ("a.csv", "", ":1: header: is missing; write id,name,kind,"),
        ("a.csv", "id,name\n云帆,云\n", ":1: header: column kind is missing"),
        ("a.csv", "\nid,kind,colour\n", ":2: header: unknown column 'colour'; separated by commas"),
        ("a.csv", "id;kind\n云帆;PLACE.zone\n", ":1: header: unknown column 'id;kind'"),
        ("a.csv", "id,kind,id\n", ":1: header: column id stands twice"),
        ("a.csv", "id,kind\n云帆,PLACE.zone,多\n", ":2: row 1 (云帆): has 3 cells, the header 2"),
        ("a.csv", "id,kind\n云帆\n", ":2: row 1 (云帆): has 1 cells, the header 2"),
        ("a.csv", 'id,kind\n"云"帆,PLACE.zone\n', ":2: no CSV ("),
        ("a.csv", 'id,kind\n云帆,"PLACE.zone\n', ":2: no CSV ("),
        ("a.csv", "id,kind,names\n云帆,PLACE.zone,云;;帆\n", ":2: row 1 (云帆): names holds ''"),
        ("a.toml", "[[entity]\n", ":1: not TOML"),
        ("a.toml", "[[entities]]\n", ": entities: unknown; each entry begins with [[entity]]"),
        ("a.toml", "entity = 5\n", ": entity: is no list of entries"),
    ],
)
def test_the_form_of_the_file_is_checked(tmp_path: Path, name: str, text: str, told: str) -> None:
    path = written(tmp_path, name, text)
    (fault,) = check_entries(path)
    assert str(fault).startswith(f"{path}{told}")


def test_a_file_that_cannot_be_read_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"none\.csv: No such file"):
        check_entries(tmp_path / "none.csv")
    with pytest.raises(DataError, match=r"not UTF-8 .* in Excel as `CSV UTF-8`"):
        check_entries(written(tmp_path, "a.csv", CSV, "gbk"))
    for source in (written(tmp_path, "a.xlsx", ""), "own"):
        with pytest.raises(InputError, match=r"\.csv or \.toml"):
            check_entries(source)
    wrong: Any = 5
    with pytest.raises(InputError, match=r"\.csv or \.toml"):
        read_entries(wrong)


@given(st.text(max_size=60))
def test_any_text_as_csv_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_text("id,kind\n" + text.encode("utf-8", "ignore").decode(), "utf-8", newline="")
    faults = check_entries(path)
    assert all(str(fault).startswith(f"{path}:") for fault in faults)
    if not faults:
        assert all(each.id.strip() == each.id != "" for each in read_entries(path))


def test_a_knowledge_base_tells_what_it_holds() -> None:
    kb = KnowledgeBase()
    assert repr(kb) == "<KnowledgeBase of the package's entries>"
    port = Entity("云帆港区", "云帆港区", "PLACE", "zone", ("云帆",), ("320400",))
    assert repr(kb.extended([port])) == "<KnowledgeBase of the package's entries and 1 of the user>"


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"names": "云帆"}, "names are a tuple"),
        ({"places": ["320400"]}, "places are a tuple"),
        ({"names": (5,)}, "names are a tuple"),
        ({"label": "PLAC"}, "label is one of PLACE"),
        ({"valid_from": "2010"}, "valid_from must be int"),
        ({"valid_to": True}, "valid_to must be int"),
        ({"name": None}, "name must be str"),
    ],
)
def test_an_entity_of_wrong_fields_is_refused(fields: dict[str, Any], told: str) -> None:
    with pytest.raises(InputError, match=told):
        Entity(**{"id": "云帆港", "name": "云帆港", "label": "PLACE", "kind": "zone", **fields})


def test_years_of_an_entity_may_be_numbers_of_numpy() -> None:
    years: Any = {"valid_from": np.int64(2000), "valid_to": np.uint16(2010)}
    made = Entity("云帆港", "云帆港", "PLACE", "zone", **years)
    assert [type(year) for year in (made.valid_from, made.valid_to)] == [int, int]
    assert made == Entity("云帆港", "云帆港", "PLACE", "zone", valid_from=2000, valid_to=2010)


@pytest.mark.parametrize("given", [[1], "own.toml", None, 5], ids=repr)
def test_what_are_no_entities_is_refused(given: Any) -> None:
    for call in (KnowledgeBase, KnowledgeBase().extended):
        with pytest.raises(InputError, match=r"entities (is|are) taken.*read_entries\(path\)"):
            call(given)

"""The knowledge base as rows: what is in them, in which order, and in spaCy."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
from collections import Counter
from itertools import islice, takewhile
from pathlib import Path
from typing import Any

import pytest

from policytext import gazetteer
from policytext.errors import InputError
from policytext.extras import load_extra
from policytext.io.knowledge import entity_text, write_crosswalk, write_entities
from policytext.knowledge import (
    Change,
    Entity,
    KnowledgeBase,
    entity_rows,
    spacy_rows,
    to_spacy,
    wikidata_rows,
)
from policytext.knowledge.exports import ENTITY_COLUMNS, EntityRow
from policytext.knowledge.tables import table

HAS_SPACY = importlib.util.find_spec("spacy") is not None
OWN = KnowledgeBase(
    [
        Entity("云帆港区", "云帆港区", "PLACE", "zone", ("云帆",), ("320400",), (), 2012, 2015),
        Entity("云帆港区", "云帆新区", "PLACE", "zone", ("云帆", "朝阳"), ("320400",), (), 2015),
        Entity("长三角", "长三角", "PLACE", "region", (), (), ("310000", "320000")),
    ]
)


@pytest.fixture(scope="module")
def rows() -> list[EntityRow]:
    return list(entity_rows())


# ---- rows of entities


def test_everything_is_there_once_in_order(rows: list[EntityRow]) -> None:
    divisions = [row for row in rows if row["kind"] == "admin"]
    others = [row for row in rows if row["kind"] != "admin"]
    assert rows == [*divisions, *others]
    for part in (divisions, others):
        keys = [(row["id"], row["valid_from"] or 0) for row in part]
        assert keys == sorted(keys)
    levels = ("state", "province", "prefecture", "county")
    stood = {
        (each.code, each.name)
        for level in levels[1:]
        for each in gazetteer.children("100000", None, level)
    } | {("100000", "中华人民共和国")}
    assert {(row["id"], row["name"]) for row in divisions} == stood
    assert Counter(row["id"] for row in others) == Counter(each.id for each in table().all())


def test_a_row_is_json(rows: list[EntityRow]) -> None:
    assert [json.loads(json.dumps(row)) for row in rows] == rows
    assert all(tuple(row) == ENTITY_COLUMNS for row in rows)


def test_kinds_are_levels_labels_and_kinds() -> None:
    zones = list(entity_rows(kinds="PLACE.zone"))
    assert {(row["label"], row["kind"]) for row in zones} == {("PLACE", "zone")}
    assert zones == list(entity_rows(kinds=["zone"]))
    assert {row["id"][2:] for row in entity_rows(kinds=["province"])} == {"0000"}
    labels = {row["label"] for row in entity_rows(kinds={"PROJECT", "INSTITUTION"})}
    assert labels == {"INSTITUTION", "PROJECT"}
    with pytest.raises(InputError, match="kind 'village' is unknown; one of state, province"):
        entity_rows(kinds=["county", "village"])


def test_townships_come_when_asked_for() -> None:
    first = list(islice(entity_rows(kinds=["county", "township"], townships=True), 40))
    assert [row["id"] for row in first] == sorted(row["id"] for row in first)
    assert {len(row["id"]) for row in first} == {6, 9}
    assert not list(entity_rows(kinds="township"))


def test_organs_come_when_asked_for_under_the_names_of_the_year() -> None:
    def named(year: int) -> set[str]:
        found = entity_rows(kinds="government", organs_in=year)
        # Rows are by id: what follows is not looked at.
        until = takewhile(lambda row: row["kind"] == "admin" or row["id"] < "3205", found)
        return {row["name"] for row in until if row["id"].startswith("320400/")}

    old, new = named(2010), named(2020)
    assert "常州市环境保护局" in old - new
    assert "常州市生态环境局" in new - old
    assert not any("/" in row["id"] for row in entity_rows(kinds="government"))
    with pytest.raises(InputError, match="year 20 is outside"):
        entity_rows(organs_in=20)


def test_a_users_entries_take_the_place_of_packaged_ones() -> None:
    found = [row for row in entity_rows(OWN) if row["id"] in ("云帆港区", "长三角")]
    assert [(row["id"], row["name"], row["members"]) for row in found] == [
        ("云帆港区", "云帆港区", []),
        ("云帆港区", "云帆新区", []),
        ("长三角", "长三角", ["310000", "320000"]),
    ]


# ---- files


def test_csv_begins_with_the_mark_and_holds_all(tmp_path: Path, rows: list[EntityRow]) -> None:
    write_entities(tmp_path / "all.csv")
    text = (tmp_path / "all.csv").read_bytes().decode("utf-8")
    assert text.startswith("\ufeffid,name,label,kind,names,")
    read = list(csv.DictReader(io.StringIO(text[1:], newline="")))
    assert len(read) == len(rows)
    for line, row in zip(read, rows, strict=True):
        cells: dict[str, Any] = dict(row)
        assert line == {
            key: ";".join(cell) if isinstance(cell, list) else str("" if cell is None else cell)
            for key, cell in cells.items()
        }
    assert "".join(entity_text("csv")) == text[1:]


def test_json_lines_hold_all(tmp_path: Path, rows: list[EntityRow]) -> None:
    write_entities(tmp_path / "all.jsonl")
    lines = (tmp_path / "all.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in lines] == rows


def test_other_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"name a \.csv or \.jsonl file"):
        write_entities(tmp_path / "all.xlsx")
    with pytest.raises(InputError, match="form must be one of csv, jsonl, wikidata"):
        entity_text("xml")
    with pytest.raises(InputError, match="unknown"):
        write_entities(tmp_path / "all.csv", kinds=["village"])
    assert list(tmp_path.iterdir()) == []


def test_a_crosswalk_is_written_for_spreadsheets(tmp_path: Path) -> None:
    changes = [Change("", "", "810000", "香港特别行政区", "created", 1997)]
    write_crosswalk(tmp_path / "c.csv", changes)
    assert (tmp_path / "c.csv").read_bytes().decode("utf-8") == (
        "\ufeffcode_from,name_from,code_to,name_to,kind,year\r\n"
        ",,810000,香港特别行政区,created,1997\r\n"
    )


# ---- spaCy


def test_every_name_has_its_ids_with_equal_priors() -> None:
    found = {row["alias"]: row for row in spacy_rows(OWN)}
    assert list(found) == sorted(found)
    for row in found.values():
        assert len(set(row["entities"])) == len(row["entities"]) == len(row["priors"])
        assert len(set(row["priors"])) == 1
        assert 0 < sum(row["priors"]) <= 1
        assert 1 - sum(row["priors"]) < len(row["priors"]) * row["priors"][0] / 1000
    assert found["云帆"]["entities"] == ["云帆港区"]
    assert found["云帆新区"]["entities"] == ["云帆港区"]
    assert {"110105", "211300", "云帆港区"} <= set(found["朝阳"]["entities"])
    assert "320400" not in found  # a code is no name
    assert found["襄樊"]["entities"] == ["420600"]


def test_organs_are_named_but_not_by_their_ids() -> None:
    found = {row["alias"] for row in spacy_rows(kinds="judicial", organs_in=2020)}
    assert "常州市中级人民法院" in found
    assert not any(alias.startswith("3204") for alias in found)


@pytest.mark.skipif(not HAS_SPACY, reason="spaCy is not installed")
def test_spacy_takes_the_table() -> None:
    vocab = load_extra("spacy", "spacy").blank("xx").vocab
    made = to_spacy(vocab, OWN, kinds=["prefecture", "zone", "region"])
    rows = spacy_rows(OWN, kinds=["prefecture", "zone", "region"])
    assert sorted(made.get_alias_strings()) == [row["alias"] for row in rows]
    assert sorted(made.get_entity_strings()) == sorted({i for row in rows for i in row["entities"]})
    found = made.get_alias_candidates("常州")
    assert [(each.entity_, round(each.prior_prob, 6)) for each in found] == [("320400", 1)]


@pytest.mark.skipif(HAS_SPACY, reason="spaCy is installed")
def test_without_spacy_it_is_said_how_to_install_it() -> None:
    with pytest.raises(InputError, match=r"pip install 'policytext\[spacy\]'"):
        to_spacy(None, kinds="province")


# ---- Wikidata


def test_a_thing_has_one_row_with_its_names() -> None:
    found = {row["id"]: row for row in wikidata_rows(OWN)}
    assert len(found) == len(list(wikidata_rows(OWN)))
    assert found["云帆港区"] == {
        "id": "云帆港区",
        "labels": {"zh": {"language": "zh", "value": "云帆新区"}},
        "aliases": {
            "zh": [{"language": "zh", "value": name} for name in ("云帆港区", "云帆", "朝阳")]
        },
        "country_code": "CN",
        "located_in": ["320400"],
        "start_time": 2012,
        "end_time": None,
    }
    aliases = [each["value"] for each in found["420600"]["aliases"]["zh"]]
    assert {"襄樊市", "襄樊", "襄阳"} == set(aliases)
    assert found["420600"]["located_in"] == ["420000"]
    assert found["中亚"]["country_code"] is None
    assert found["100000"]["located_in"] == []


def test_what_ended_has_its_end() -> None:
    found = {row["id"]: row for row in wikidata_rows(kinds="county")}
    assert (found["110103"]["start_time"], found["110103"]["end_time"]) == (None, 2010)


def test_spacy_is_given_nothing_but_a_vocabulary() -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("zh")
    assert to_spacy(nlp, kinds="state").get_size_entities() == 1
    for given in (None, 5, "zh"):
        with pytest.raises(InputError, match=r"nlp or nlp\.vocab"):
            to_spacy(given, kinds="state")

"""The packaged tables of named things, of where they come from, and of what was corrected."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

from policytext.data import read_bytes, read_rows
from policytext.gazetteer import division

ROOT = Path(__file__).parents[2]
TODAY = 2026
COLUMNS = {
    "knowledge/entities.tsv": [
        *("id", "kind", "name", "names", "places", "members", "from", "to", "successor", "source"),
    ],
    "knowledge/sources.tsv": ["key", "what", "licence", "date"],
    "knowledge/corrections.tsv": [
        *("do", "id", "kind", "name", "names", "places", "members", "from", "to", "successor"),
        "reason",
    ],
}
KINDS = {
    *("PLACE.region", "PLACE.natural", "PLACE.zone", "PLACE.site", "PLACE.route"),
    *("INSTITUTION.party", "INSTITUTION.government", "INSTITUTION.congress"),
    *("INSTITUTION.judicial", "INSTITUTION.education", "INSTITUTION.health"),
    *("INSTITUTION.research", "INSTITUTION.enterprise", "INSTITUTION.association"),
    *("INSTITUTION.other", "PROJECT.construction", "PROJECT.programme"),
}


@pytest.fixture(scope="module")
def entities() -> list[dict[str, str]]:
    columns = COLUMNS["knowledge/entities.tsv"]
    return [dict(zip(columns, row, strict=True)) for row in read_rows("knowledge/entities.tsv")]


@pytest.fixture(scope="module")
def periods(entities: list[dict[str, str]]) -> dict[str, list[dict[str, str]]]:
    found = defaultdict(list)
    for each in entities:
        found[each["id"]].append(each)
    return found


@pytest.mark.parametrize(("table", "columns"), COLUMNS.items())
def test_a_table_has_its_columns(table: str, columns: list[str]) -> None:
    lines = [line for line in read_bytes(table).decode("utf-8").split("\n") if line[:1] != "#"]
    assert lines[0].split("\t") == columns
    for row in read_rows(table):
        assert len(row) == len(columns), row
        assert row[0], row
        assert all(cell == cell.strip() and "  " not in cell for cell in row), row


def test_ids_and_names_are_whole(entities: list[dict[str, str]]) -> None:
    for each in entities:
        assert each["kind"] in KINDS, each
        assert not re.search(r"\s", each["id"] + each["name"]), each
        names = each["names"].split()
        assert len(set(names)) == len(names), each
        assert each["id"] not in names, each
        assert all(len(name) > 1 and not re.search("[“”\"'‘’{}]", name) for name in names), each


def test_rows_are_sorted_by_id_and_periods_by_year(entities: list[dict[str, str]]) -> None:
    keys = [(each["id"], each["from"]) for each in entities]
    assert keys == sorted(keys)


def test_codes_are_in_force_today_and_stand_once(entities: list[dict[str, str]]) -> None:
    for each in entities:
        for cell in (each["places"], each["members"]):
            codes = cell.split()
            assert len(set(codes)) == len(codes), each
            assert all(division(code).in_force(TODAY) for code in codes), each


def test_only_regions_have_members_and_none_lies_in_another(
    entities: list[dict[str, str]],
) -> None:
    for each in entities:
        members = each["members"].split()
        assert not members or each["kind"] == "PLACE.region", each
        for code in members:
            above = division(code).parent
            assert above not in members, f"{each['id']}: {code} lies in {above}"


def test_periods_of_a_thing_are_in_order_and_differ(
    periods: dict[str, list[dict[str, str]]],
) -> None:
    for key, rows in periods.items():
        assert len({row["kind"] for row in rows}) == 1, key
        for row in rows:
            years = [row["from"], row["to"]]
            assert all(re.fullmatch(r"([12]\d{3})?", year) for year in years), row
            assert not all(years) or years[0] < years[1], row
        for before, after in pairwise(rows):
            assert before["to"], before
            assert after["from"] >= before["to"], after
            changes = ("name", "members", "places")
            assert any(before[part] != after[part] for part in changes), key


def test_successors_and_sources_exist(
    entities: list[dict[str, str]], periods: dict[str, list[dict[str, str]]]
) -> None:
    sources = {row[0] for row in read_rows("knowledge/sources.tsv")}
    organs = {f"100000/{row[0]}" for row in read_rows("names/organs.tsv")}
    for each in entities:
        assert each["source"] in sources, each
        assert set(each["successor"].split()) <= periods.keys() | organs, each
        assert each["id"] not in each["successor"].split(), each
    assert sources == {each["source"] for each in entities}


def test_organs_of_divisions_stand_elsewhere(entities: list[dict[str, str]]) -> None:
    central = {name for row in read_rows("names/organs.tsv") for name in row[5].split()}
    for each in entities:
        assert not central & {each["id"], each["name"], *each["names"].split()}, each


def test_every_correction_has_a_reason() -> None:
    does = {"add", "set", "names", "without", "rename", "drop"}
    for row in read_rows("knowledge/corrections.tsv"):
        assert row[0] in does, row
        assert row[-1], row


@pytest.mark.parametrize(
    ("key", "year", "members"),
    [
        ("苏南", 2020, "320100 320200 320400 320500 321100"),
        ("长三角", 2010, "310000 320000 330000"),
        ("长三角", 2020, "310000 320000 330000 340000"),
        ("京津冀", 2020, "110000 120000 130000"),
        ("长株潭", 2020, "430100 430200 430300"),
        ("中部地区", 2020, "140000 340000 360000 410000 420000 430000"),
        ("东北地区", 2020, "210000 220000 230000"),
        ("珠三角", 2020, "440100 440300 440400 440600 440700 441200 441300 441900 442000"),
        ("中亚", 2020, ""),
    ],
)
def test_members_of_regions(
    periods: dict[str, list[dict[str, str]]], key: str, year: int, members: str
) -> None:
    at = [
        row
        for row in periods[key]
        if int(row["from"] or 0) <= year and year < int(row["to"] or 9999)
    ]
    assert [" ".join(sorted(row["members"].split())) for row in at] == [members]


@pytest.mark.parametrize(
    ("key", "count"),
    [("西部地区", 12), ("东部地区", 10), ("长江经济带", 11), ("长三角中心区", 27), ("关中", 5)],
)
def test_sizes_of_regions(periods: dict[str, list[dict[str, str]]], key: str, count: int) -> None:
    assert len(periods[key][-1]["members"].split()) == count


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("中车", "中国中车集团有限公司"),
        ("中石油", "中国石油天然气集团有限公司"),
        ("国能", "国家能源投资集团有限责任公司"),
        ("建行", "中国建设银行股份有限公司"),
        ("北大", "北京大学"),
        ("首都机场", "北京首都国际机场"),
        ("引江济淮", "引江济淮工程"),
        ("东盟", "东南亚国家联盟"),
        ("两岸", "海峡两岸"),
        ("雄安", "雄安新区"),
        ("大连片区", "中国（辽宁）自由贸易试验区大连片区"),
    ],
)
def test_short_names_that_reports_use(entities: list[dict[str, str]], name: str, key: str) -> None:
    assert key in {each["id"] for each in entities if name in each["names"].split()}


def test_the_script_reads_what_it_says() -> None:
    script = ROOT / "scripts" / "build_knowledge.py"
    done = subprocess.run(
        [sys.executable, str(script), "--help"], capture_output=True, encoding="utf-8", check=True
    )
    assert "--facts" in done.stdout

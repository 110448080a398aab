"""The packaged tables of names, of their heads, of organs and of the words that make works."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from policytext.data import read_bytes, read_rows
from policytext.gazetteer import LEVELS, names
from policytext.lexicon.table import read_counts

ROOT = Path(__file__).parents[2]
KINDS = {
    *("PLACE.region", "PLACE.natural", "PLACE.zone", "PLACE.site", "PLACE.route"),
    *("INSTITUTION.party", "INSTITUTION.government", "INSTITUTION.congress"),
    *("INSTITUTION.judicial", "INSTITUTION.education", "INSTITUTION.health"),
    *("INSTITUTION.research", "INSTITUTION.enterprise", "INSTITUTION.association"),
    *("INSTITUTION.other", "PROJECT.construction", "PROJECT.programme"),
}
RISKS = {"", "high", "division"}
NAME_TABLES = ("names/names.tsv", "names/extra_names.tsv")
TABLES = {
    "names/names.tsv": ["name", "kind", "canonical", "risk", "source"],
    "names/extra_names.tsv": ["name", "kind", "canonical", "risk"],
    "names/decisions.tsv": ["name", "kind", "risk"],
    "names/heads.tsv": ["head", "kind", "strength"],
    "names/works_words.tsv": ["word", "side", "role", "strength"],
    "names/list_nouns.tsv": ["noun", "members"],
    "names/organs.tsv": [
        *("key", "kind", "canonical", "levels", "forms", "central", "from", "to", "successor"),
    ],
}


@pytest.mark.parametrize(("table", "columns"), TABLES.items())
def test_a_table_has_its_columns(table: str, columns: list[str]) -> None:
    lines = [line for line in read_bytes(table).decode("utf-8").split("\n") if line[:1] != "#"]
    assert lines[0].split("\t") == columns
    for row in read_rows(table):
        assert len(row) == len(columns), row
        assert row[0], f"{table}: a row without a name: {row}"
        assert all(cell == cell.strip() and "  " not in cell for cell in row), row


@pytest.mark.parametrize("table", [one for one in TABLES if one != "names/list_nouns.tsv"])
def test_rows_are_sorted(table: str) -> None:
    first = [row[0] for row in read_rows(table)]
    assert first == sorted(first)


@pytest.mark.parametrize("table", [*NAME_TABLES, "names/decisions.tsv", "names/organs.tsv"])
def test_no_name_stands_twice(table: str) -> None:
    first = [row[0] for row in read_rows(table)]
    assert len(set(first)) == len(first)


def test_the_tables_of_names_share_none() -> None:
    every = [row[0] for table in NAME_TABLES for row in read_rows(table)]
    assert len(set(every)) == len(every)


@pytest.mark.parametrize("table", NAME_TABLES)
def test_names_have_known_kinds_and_risks(table: str) -> None:
    for name, kind, canonical, risk, *_ in read_rows(table):
        assert kind in KINDS, name
        assert risk in RISKS, name
        assert len(name) >= 2, name
        assert canonical != name, name
        assert not re.search(r"[\s{}“”‘’\"']", name), name


def test_decisions_are_in_force() -> None:
    built = {row[0]: row for row in read_rows("names/names.tsv")}
    for name, kind, risk in read_rows("names/decisions.tsv"):
        assert kind in {*KINDS, "", "-"}, name
        if kind == "-":
            assert name not in built, name
        else:
            assert built[name][3] == risk, name
            assert kind in ("", built[name][1]), name


@pytest.mark.parametrize("table", NAME_TABLES)
def test_no_name_is_a_division(table: str) -> None:
    divisions = names()
    decided = {row[0] for row in read_rows("names/decisions.tsv")} | {"中原", "江南"}
    for name, _, _, risk, *_ in read_rows(table):
        places = divisions.get(name, ())
        assert name not in {place.name for place in places}, name
        assert not places or risk or name in decided, f"{name} is also a division's short form"


@pytest.mark.parametrize("table", NAME_TABLES)
def test_ordinary_words_are_marked(table: str) -> None:
    words = read_counts()
    decided = {row[0] for row in read_rows("names/decisions.tsv")}
    for name, kind, _, risk, *_ in read_rows(table):
        # Dictionaries list rivers, mountains and regions as names.
        if name in words and not kind.startswith("PLACE.") and name not in decided:
            assert risk, name


@pytest.mark.parametrize(
    ("name", "kind", "risk"),
    [
        ("长江", "PLACE.natural", ""),
        ("东湖", "PLACE.natural", "high"),
        ("京津冀", "PLACE.region", ""),
        ("雄安新区", "PLACE.zone", ""),
        ("京港澳高速", "PLACE.route", ""),
        ("国务院", "INSTITUTION.government", ""),
        ("清华大学", "INSTITUTION.education", ""),
        ("美的", "INSTITUTION.enterprise", "high"),
        ("一带一路", "PROJECT.programme", ""),
        ("脱贫攻坚", "PROJECT.programme", "high"),
        ("提振消费专项行动", "PROJECT.programme", ""),
        ("第一机械工业部", "INSTITUTION.government", ""),
    ],
)
def test_known_names(name: str, kind: str, risk: str) -> None:
    found = [row for table in NAME_TABLES for row in read_rows(table) if row[0] == name]
    assert [(row[1], row[3]) for row in found] == [(kind, risk)]


@pytest.mark.parametrize("name", ["高质量发展", "新质生产力", "河长制", "十四五", "常州市", "园区"])
def test_what_is_no_name_is_left_out(name: str) -> None:
    assert not [row for table in NAME_TABLES for row in read_rows(table) if row[0] == name]


def test_short_names_lead_to_full_ones() -> None:
    full = {row[0]: row[2] for row in read_rows("names/names.tsv")}
    assert full["中国科协"] == "中国科学技术协会"
    assert full["上海自贸试验区"] == "中国（上海）自由贸易试验区"
    assert not full["中国科学技术协会"]


def test_heads_have_one_strength_and_known_kinds() -> None:
    strengths: dict[str, str] = {}
    seen = set()
    for head, kind, strength in read_rows("names/heads.tsv"):
        assert kind in KINDS, head
        assert strength in {"sure", "weak"}, head
        assert strengths.setdefault(head, strength) == strength, head
        assert (head, kind) not in seen, head
        seen.add((head, kind))


@pytest.mark.parametrize(
    ("head", "kinds", "strength"),
    [
        ("大学", ["INSTITUTION.education"], "sure"),
        ("有限公司", ["INSTITUTION.enterprise"], "sure"),
        ("高速公路", ["PLACE.route"], "sure"),
        ("工程", ["PROJECT.programme", "PROJECT.construction"], "sure"),
        ("基地", ["PLACE.zone", "PROJECT.construction", "PLACE.site"], "weak"),
        ("条例", [], ""),
    ],
)
def test_known_heads(head: str, kinds: list[str], strength: str) -> None:
    rows = [row for row in read_rows("names/heads.tsv") if row[0] == head]
    assert [row[1] for row in rows] == kinds
    assert {row[2] for row in rows} == ({strength} if kinds else set())


def test_words_of_works() -> None:
    rows = read_rows("names/works_words.tsv")
    assert len({(row[0], row[1]) for row in rows}) == len(rows)
    for word, side, role, strength in rows:
        assert side in {"before", "after"}, word
        assert role in {"plan", "sign", "start", "build", "extend", "finish", "open"}, word
        assert strength in {"sure", "weak"}, word
    assert ["开工建设", "before", "start", "sure"] in rows
    assert ["通车", "after", "open", "sure"] in rows
    # 推进一个开发区 makes no work of it.
    assert ["推进", "before", "build", "weak"] in rows


def test_nouns_of_lists_stand_by_what_the_members_are() -> None:
    rows = read_rows("names/list_nouns.tsv")
    members = [row[1] for row in rows]
    assert len({row[0] for row in rows}) == len(rows)
    # Trained weights know the classes by their order.
    assert list(dict.fromkeys(members)) == [
        *("enterprise", "work", "water", "programme", "division", "site", "route", "zone"),
        *("platform", "body", "organ", "education", "health", "research", "product", "field"),
        *("act", "matter", "event", "person"),
    ]


def test_organs() -> None:
    rows = read_rows("names/organs.tsv")
    keys = {row[0] for row in rows}
    # Names that one organ took over from another: the year says which is meant.
    taken_over = {"建委": {"建设局", "住建局"}, "环保局": {"环保局", "生态环境局"}}
    owner: dict[str, str] = {}
    for key, kind, canonical, levels, forms, central, start, end, successor in rows:
        assert kind in KINDS, key
        assert canonical, key
        assert set(levels.split(" ")) <= set(LEVELS), key
        assert successor in {"", *keys}, key
        assert re.fullmatch(r"(\d{4})?", start), key
        assert re.fullmatch(r"(\d{4})?", end), key
        assert not (start and end) or start < end, key
        assert forms or central, key
        for form in forms.split():
            both = {owner.setdefault(form, key), key}
            assert both in ({key}, taken_over.get(form)), f"{form}: of {owner[form]} and of {key}"
    assert owner["财政厅"] == owner["财政局"] == "财政局"
    assert {row[0]: row[5] for row in rows}["工信局"].split(" ")[-1] == "工信部"


FACTS = {
    "regions": ("name aliases kind", "甲乙丙 甲乙丙地区;甲 macro"),
    "natural": ("name aliases kind", "丁戊河  canal", "己庚山 金坛;东湖山 mountain"),
    "zones": ("name short_names kind", "常州市  zone", "辛壬开发区 辛壬;园区 zone"),
    "routes": ("name aliases kind", "{n}国道 G{n} naming·pattern", "癸子线 G9 railway"),
    "institutions": ("name short_names kind", "丑寅实验室  laboratory", "卯辰社 大众 company"),
    "enterprises": ("name short_names kind", "巳午公司 美的;巳午集团 company"),
    "universities": ("name short_names ambiguous_short", "未申大学 未大;未申大 未申大"),
    "sites": ("name aliases kind", "酉戌站 酉站 station"),
    "programmes": (
        "name short_names label kind note",
        "“亥子”计划  PROJECT.programme x x",
        "丑寅行  PROJECT.programme x concept,·system·or·slogan",
        "卯辰行  PROJECT.programme x x",
    ),
    "abbreviations": ("abbr full_name kind",),
}


def run_script(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    script = str(ROOT / "scripts" / "build_names.py")
    command = [sys.executable, script, str(folder), *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_script_builds_as_documented(tmp_path: Path) -> None:
    for table, (head, *rows) in FACTS.items():
        lines = [f"{head} source", *(f"{row} moe" for row in rows)]
        text = "\n".join(lines).replace(" ", "\t").replace("·", " ")
        (tmp_path / f"{table}.tsv").write_text(text + "\n", encoding="utf-8")
    for file in ("divisions/divisions.tsv", "names/decisions.tsv"):
        (tmp_path / file).parent.mkdir()
        (tmp_path / file).write_bytes(read_bytes(file))
    built = []
    for _ in range(2):
        result = run_script(tmp_path, "--data", str(tmp_path))
        assert result.returncode == 0, result.stderr
        built.append((tmp_path / "names" / "names.tsv").read_bytes())
    assert built[0] == built[1]
    lines = built[0].decode("utf-8").splitlines()
    assert [line.split("\t")[:4] for line in lines[1:]] == [
        ["丁戊河", "PLACE.route", "", ""],
        ["丑寅实验室", "INSTITUTION.research", "", ""],
        ["东湖山", "PLACE.natural", "己庚山", ""],
        ["亥子计划", "PROJECT.programme", "", ""],
        ["卯辰社", "INSTITUTION.other", "", ""],
        ["卯辰行", "PROJECT.programme", "", "high"],
        ["大众", "INSTITUTION.other", "卯辰社", "high"],
        ["己庚山", "PLACE.natural", "", ""],
        ["巳午公司", "INSTITUTION.enterprise", "", ""],
        ["巳午集团", "INSTITUTION.enterprise", "巳午公司", ""],
        ["未申大学", "INSTITUTION.education", "", ""],
        ["甲乙丙", "PLACE.region", "", ""],
        ["甲乙丙地区", "PLACE.region", "甲乙丙", ""],
        ["癸子线", "PLACE.route", "", ""],
        ["美的", "INSTITUTION.enterprise", "巳午公司", "high"],
        ["辛壬开发区", "PLACE.zone", "", ""],
        ["酉戌站", "PLACE.site", "", ""],
        ["金坛", "PLACE.natural", "己庚山", "division"],
    ]


def test_the_script_refuses_a_folder_without_facts(tmp_path: Path) -> None:
    result = run_script(tmp_path)
    assert result.returncode != 0
    assert "regions.tsv" in result.stderr

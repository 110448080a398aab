"""The commands that ask the knowledge base, write it, and check a user's entries."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from policytext.knowledge import crosswalk, read_entries, wikidata_rows
from policytext.knowledge.user_entries import sha256_of
from tests.cli.conftest import Run, Start

GOOD = "id,kind,names,places,from\n云帆港区,PLACE.zone,云帆;云帆港,320400,2012\n"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    path = tmp_path / "own.csv"
    path.write_text(GOOD, encoding="utf-8-sig")
    return path


# ---- lookup


def test_lookup_finds_organs_and_other_things(run: Run) -> None:
    result = run("lookup", "常州市财政局")
    head, line = result.stdout.splitlines()
    assert head.split() == ["id", "name", "kind", "from", "to", "in"]
    assert line.split()[:3] == ["320400/财政局", "常州市财政局", "INSTITUTION.government"]
    found = json.loads(run("lookup", "市财政局", "--within", "320400", "--json").stdout)
    assert [one["id"] for one in found] == ["320400/财政局"]
    assert [one.split()[0] for one in run("lookup", "长三角", "--year", "2020").stdout.splitlines()] == [
        "id", "长三角",
    ]  # fmt: skip


def test_divisions_and_others_are_two_tables(run: Run) -> None:
    divisions, others = run("lookup", "巢湖", "--year", "2020").stdout.split("\n\n")
    assert divisions.startswith("code ")
    assert others.startswith("id ")
    assert "340181" in divisions
    assert "PLACE.natural" in others
    places = run("lookup", "巢湖", "--kind", "natural").stdout
    assert places.startswith("id ")
    assert run("lookup", "巢湖", "--kind", "county", "--year", "2020").stdout == divisions + "\n"


def test_lookup_knows_a_users_entries(run: Run, own: Path) -> None:
    assert run("lookup", "云帆").exit_code == 1
    result = run("lookup", "云帆", "--entries", own.name)
    assert result.exit_code == 0
    assert result.stdout.splitlines()[1].split()[0] == "云帆港区"


# ---- entity


def test_entity_says_what_an_id_stands_for(run: Run) -> None:
    lines = run("entity", "320400/环保局", "--year", "2010").stdout.splitlines()
    facts = {line.split(maxsplit=1)[0]: line.split(maxsplit=1)[1] for line in lines}
    assert facts["name"] == "常州市环境保护局"
    assert facts["successors"] == "320400/生态环境局"
    assert "江苏省 (320000)" in facts["lies"]
    found = json.loads(run("entity", "320411", "--json").stdout)
    assert (found["id"], found["name"], found["valid_from"]) == ("320411", "新北区", 2002)
    assert [above["id"] for above in found["ancestors"]] == ["320400", "320000", "100000"]


def test_entity_of_a_region_has_its_members(run: Run) -> None:
    assert "members  上海市 (310000), 江苏省 (320000)" in run("entity", "长三角").stdout


def test_entity_that_lay_in_what_has_another_code_today(run: Run, tmp_path: Path) -> None:
    # 500103 began in 1997; the thing in it is older.
    text = "id,kind,places,from\n云帆港区,PLACE.zone,500103,1990\n"
    (tmp_path / "own.csv").write_text(text, encoding="utf-8")
    result = run("entity", "云帆港区", "--year", "1992", "--entries", "own.csv")
    assert result.exit_code == 0
    assert "500103" in result.stdout


def test_an_id_that_is_unknown_is_said(run: Run) -> None:
    result = run("entity", "无此物")
    assert result.exit_code == 2
    assert "nothing has the id '无此物'" in result.stderr


# ---- crosswalk


def test_crosswalk_writes_csv(run: Run, tmp_path: Path) -> None:
    arguments = ("crosswalk", "2009", "2010", "--within", "110000")
    lines = list(csv.reader(io.StringIO(run(*arguments).stdout, newline="")))
    assert lines[0] == ["code_from", "name_from", "code_to", "name_to", "kind", "year"]
    expected = crosswalk(2009, 2010, within="110000")
    assert lines[1:] == [["" if c is None else str(c) for c in change] for change in expected]
    assert run(*arguments, "-o", "c.csv").stdout == ""
    assert (tmp_path / "c.csv").read_bytes() == b"\xef\xbb\xbf" + run(*arguments).stdout_bytes
    assert run(*arguments, "--bom").stdout_bytes.startswith(b"\xef\xbb\xbf")
    assert run("crosswalk", "2020", "2020", "--level", "province").stdout.count("same") == 34


@pytest.mark.parametrize(
    "arguments",
    [("1900", "2000"), ("2000", "x"), ("2000",), ("2000", "2010", "--level", "township")],
)
def test_a_crosswalk_that_cannot_be_is_2(run: Run, arguments: tuple[str, ...]) -> None:
    assert run("crosswalk", *arguments).exit_code == 2


# ---- knowledge


def test_export_writes_each_format(run: Run, own: Path, tmp_path: Path) -> None:
    chosen = ("--kind", "zone", "--kind", "province", "--entries", own.name)
    table = run("knowledge", "export", *chosen).stdout_bytes.decode("utf-8")
    assert table.startswith("id,name,label,kind,")
    assert "\r\n云帆港区,云帆港区,PLACE,zone,云帆;云帆港,320400,,2012,,,\r\n" in table
    lines = run("knowledge", "export", "--format", "jsonl", *chosen).stdout.splitlines()
    assert len(lines) == table.count("\r\n") - 1
    run("knowledge", "export", "--format", "wikidata", "--kind", "province", "-o", "w.jsonl")
    written = (tmp_path / "w.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line) for line in written] == list(wikidata_rows(kinds="province"))
    assert run("knowledge", "export", "--kind", "village").exit_code == 2


def test_export_leaves_as_it_is_written(start: Start) -> None:
    done = start("knowledge", "export", "--kind", "state")
    assert done.returncode == 0
    assert done.stdout.decode("utf-8").splitlines()[1].startswith("100000,中华人民共和国,PLACE,")


def test_entries_without_faults_are_named_by_their_hash(run: Run, own: Path) -> None:
    result = run("knowledge", "check", own.name)
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "no errors, entries: 1" in result.stderr
    assert sha256_of(read_entries(own)) in result.stderr


def test_faults_are_listed_one_a_line(run: Run, tmp_path: Path) -> None:
    (tmp_path / "own.toml").write_text('[[entity]]\nid = "320400"\nkind = "zone"\n', "utf-8")
    result = run("knowledge", "check", "own.toml")
    assert result.exit_code == 1
    first, second = result.stdout.splitlines()
    assert first.startswith("own.toml:1: [[entity]] 1 (320400): id 320400 looks like the code")
    assert second.startswith("own.toml:1: [[entity]] 1 (320400): kind is 'zone'; write")
    assert "errors: 2" in result.stderr
    assert run("lookup", "云帆", "--entries", "own.toml").exit_code == 2


def test_a_file_that_is_not_there_is_said(run: Run) -> None:
    result = run("knowledge", "check", "none.csv")
    assert result.exit_code == 2
    assert "none.csv: No such file" in result.stderr


# ---- the page that describes them


def page_lines() -> list[str]:
    """The commands of the section of docs/cli.md on the knowledge base."""
    page = (Path(__file__).parents[2] / "docs" / "cli.md").read_text("utf-8")
    section = page.partition("\n## The knowledge base\n")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if line.startswith("policytext ")]


def test_the_page_has_examples() -> None:
    said = {line.split()[1] for line in page_lines()}
    assert said == {"lookup", "entity", "crosswalk", "knowledge"}


@pytest.mark.parametrize("line", page_lines())
def test_the_examples_of_the_page_run(run: Run, line: str, tmp_path: Path) -> None:
    words = line.split()[1:]
    result = run(*words)
    assert result.exit_code == 0
    written = tmp_path / words[words.index("-o") + 1] if "-o" in words else None
    assert written.read_bytes() if written else result.stdout

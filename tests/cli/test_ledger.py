"""`policytext match` and `policytext coverage`: from reports, and from panels."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import policytext as pt
from policytext.ledger import coverage, match, write_coverage, write_matches
from tests.cli.conftest import Run

FIRST = """政府工作报告

二、2023年工作安排
今年的主要预期目标是：地区生产总值增长6%左右，城镇新增就业3万人以上，桑蚕茧产量300吨。确保城镇新增就业3万人以上。
"""
SECOND = """政府工作报告

一、2023年工作回顾
全市地区生产总值增长6.4%，城镇新增就业2.8万人，桑蚕茧产量320吨。

二、2024年工作安排
今年的主要预期目标是：地区生产总值增长XX%，城镇新增就业3万人以上。
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """Two years of a city, and a table that tells whose they are."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "2023.txt").write_text(FIRST, "utf-8")
    (folder / "2024.txt").write_text(SECOND, "utf-8")
    table = "file,issuer,year\nreports/2023.txt,320400,2023\nreports/2024.txt,320400,2024\n"
    (tmp_path / "meta.csv").write_text(table, "utf-8")
    return folder


def table_of(raw: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.removeprefix("\ufeff"), newline="")))


def outcomes(raw: str) -> list[tuple[str, str]]:
    return [(one["indicator"], one["outcome"]) for one in table_of(raw)]


@pytest.mark.usefixtures("reports")
def test_reports_become_matches(run: Run, tmp_path: Path) -> None:
    result = run("match", "reports", "--metadata", "meta.csv", "-o", "found.csv")
    assert result.exit_code == 0, result.stderr
    raw = (tmp_path / "found.csv").read_text("utf-8")
    assert raw.startswith("\ufeffplace,place_name,")
    assert outcomes(raw) == [
        ("地区生产总值", "met"),
        ("城镇新增就业", "missed"),
        ("桑蚕茧产量", "met"),
        ("城镇新增就业", "no review"),
    ]
    first = table_of(raw)[0]
    assert (first["place_name"], first["promised_in"], first["reported_in"]) == (
        "常州市",
        "reports/2023.txt",
        "reports/2024.txt",
    )
    assert "4 promises: 2 met, 1 missed, 1 no review" in result.stderr
    assert "2 documents" in result.stderr


@pytest.mark.parametrize("panel", ["panel.csv", "panel.jsonl"])
@pytest.mark.usefixtures("reports")
def test_a_panel_gives_the_same_matches_as_its_reports(
    run: Run, tmp_path: Path, panel: str
) -> None:
    assert run("targets", "reports", "--metadata", "meta.csv", "-o", panel).exit_code == 0
    assert run("match", "reports", "--metadata", "meta.csv", "-o", "a.csv").exit_code == 0
    result = run("match", panel, "-o", "b.csv")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    printed = run("match", panel, "-q")
    assert b"\xef\xbb\xbf" + printed.stdout_bytes == (tmp_path / "b.csv").read_bytes()
    assert not printed.stderr


@pytest.mark.usefixtures("reports")
def test_matches_are_those_of_python(run: Run, tmp_path: Path) -> None:
    assert run("match", "reports", "--metadata", "meta.csv", "-o", "a.jsonl").exit_code == 0
    docs = [
        pt.annotate(pt.read(tmp_path / f"reports/{year}.txt", issuer="320400", year=year, id=f"reports/{year}.txt"))
        for year in (2023, 2024)
    ]  # fmt: skip
    rows = [row for doc in docs for row in doc.targets()]
    write_matches(match(rows, rows), tmp_path / "b.jsonl")
    assert (tmp_path / "a.jsonl").read_bytes() == (tmp_path / "b.jsonl").read_bytes()


@pytest.mark.usefixtures("reports")
def test_goals_without_a_code_may_be_left_out(run: Run) -> None:
    result = run("match", "reports", "--metadata", "meta.csv", "--coded", "--format", "jsonl", "-q")
    found = [json.loads(line) for line in result.stdout_bytes.decode().splitlines()]
    assert found
    assert all(one["code"] for one in found)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["panel.csv", "reports"], "panel.csv is a panel: give panels alone, or reports alone"),
        (["panel.csv", "--year", "2024"], "--year is of reports"),
        (["panel.csv", "-o", "panel.csv"], "is one of the files to read"),
        (["panel.csv", "-o", "found.docx"], "no format has this suffix"),
        (["panel.csv", "--format", "xlsx"], "xlsx is no text"),
        (["panel.csv", "-o", "nowhere/found.csv"], "its folder does not exist"),
        (["panel.csv", "--within", "0"], "--within"),
        (["nothing.csv"], "nothing.csv"),
    ],
)
@pytest.mark.usefixtures("reports")
def test_what_cannot_be_done_is_refused(run: Run, arguments: list[str], said: str) -> None:
    assert run("targets", "reports", "--metadata", "meta.csv", "-o", "panel.csv").exit_code == 0
    result = run("match", *arguments)
    assert result.exit_code == 2
    assert said in " ".join(result.stderr.split())


@pytest.mark.usefixtures("reports")
def test_reports_become_a_table_of_what_is_there(run: Run, tmp_path: Path) -> None:
    asked = ["-i", "gdp", "-i", "城镇新增就业", "-i", "粮食产量"]
    result = run("coverage", "reports", "--metadata", "meta.csv", *asked, "-o", "found.csv")
    assert result.exit_code == 0, result.stderr
    raw = (tmp_path / "found.csv").read_text("utf-8")
    assert raw.startswith("\ufeffissuer,issuer_name,year,")
    assert [(one["year"], one["indicator"], one["status"]) for one in table_of(raw)] == [
        ("2023", "gdp", "found"),
        ("2023", "城镇新增就业", "found"),
        ("2023", "粮食产量", "not found"),
        ("2024", "gdp", "unreadable"),
        ("2024", "城镇新增就业", "found"),
        ("2024", "粮食产量", "not found"),
    ]
    docs = [
        pt.annotate(pt.read(tmp_path / f"reports/{year}.txt", issuer="320400", year=year, id=f"reports/{year}.txt"))
        for year in (2023, 2024)
    ]  # fmt: skip
    rows = [row for doc in docs for row in doc.targets()]
    write_coverage(coverage(rows, docs, ["gdp", "城镇新增就业", "粮食产量"]), tmp_path / "own.csv")
    assert (tmp_path / "own.csv").read_bytes() == (tmp_path / "found.csv").read_bytes()


@pytest.mark.usefixtures("reports")
def test_coverage_prints_a_table_and_takes_roles(run: Run) -> None:
    asked = ["coverage", "reports", "--metadata", "meta.csv", "-i", "gdp", "--table", "-q"]
    assert run(*asked).stdout_bytes.decode().splitlines() == [
        "issuer  year  gdp",
        "320400  2023  1",
        "320400  2024  ?",
    ]
    assert run(*asked, "--role", "actual").stdout_bytes.decode().splitlines()[1:] == [
        "320400  2023  -",
        "320400  2024  1",
    ]


@pytest.mark.usefixtures("reports")
def test_coverage_refuses_panels_and_slips(run: Run) -> None:
    assert run("targets", "reports", "--metadata", "meta.csv", "-o", "panel.csv").exit_code == 0
    result = run("coverage", "panel.csv", "-i", "gdp")
    assert (result.exit_code, "panel.csv is a panel" in result.stderr) == (2, True)
    result = run("coverage", "reports", "--metadata", "meta.csv", "-i", "gdpp")
    assert (result.exit_code, "nearest are" in result.stderr) == (2, True)
    assert run("coverage", "reports").exit_code == 2

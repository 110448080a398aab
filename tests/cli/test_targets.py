"""`policytext targets`: a folder of reports to a panel."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from click.testing import Result

import policytext as pt
from policytext.ledger import read_rows, rows
from tests.cli.conftest import Run, Start
from tests.ledger.samples import report

TEXT = """政府工作报告

一、2023年工作回顾
全市地区生产总值增长5.2%，城镇新增就业3.1万人。

二、2024年工作安排
今年的预期目标是：地区生产总值增长6%左右，城镇新增就业3万人以上。
"""


@pytest.fixture
def reports(tmp_path: Path) -> Path:
    """A folder with a text, a page, an empty file and a picture; and a table about them."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    lines = "".join(f"<p>{line}</p>" for line in TEXT.split("\n") if line)
    page = f"<html><body><div>{lines}</div></body></html>"
    (folder / "b.html").write_text(page, "utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG")
    table = "file,issuer,year\nreports/a.txt,320400,2024\nreports/b.html,320500,2024\n"
    (tmp_path / "meta.csv").write_text(table, "utf-8")
    return folder


def table_of(raw: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(raw.removeprefix("\ufeff"), newline="")))


def test_a_folder_becomes_a_panel(run: Run, reports: Path, tmp_path: Path) -> None:
    result = run("targets", reports.name, "--metadata", "meta.csv", "-o", "panel.csv")
    assert result.exit_code == 0, result.stderr
    raw = (tmp_path / "panel.csv").read_text("utf-8")
    assert raw.startswith("\ufeffdocument,")
    found = table_of(raw)
    facts = {
        (one["issuer"], one["year"], one["indicator"], one["role"], one["quantity"])
        for one in found
    }
    for issuer in ("320400", "320500"):
        assert (issuer, "2024", "地区生产总值", "actual", "5.2%") in facts
        assert (issuer, "2024", "地区生产总值", "target", "6%左右") in facts
    assert {one["document"] for one in found} == {"reports/a.txt", "reports/b.html"}
    assert {one["section_role"] for one in found} >= {"review"}
    assert all(one["sentence"].find(one["quantity"]) >= 0 for one in found)
    assert "2 documents" in result.stderr
    assert "1 other file" in result.stderr


def test_rows_are_those_of_python(run: Run, tmp_path: Path) -> None:
    """In all fields: what a growth is counted from, and which rows cannot both be right."""
    text = (
        f"{TEXT}全市地区生产总值较2015年增长25.3%，是2010年的2.1倍。年末常住人口90万人、91万人。\n"
    )
    (tmp_path / "a.txt").write_text(text, "utf-8")
    result = run("targets", "a.txt", "--issuer", "320400", "--year", "2024", "-o", "panel.csv")
    assert result.exit_code == 0, result.stderr
    found = read_rows(tmp_path / "panel.csv")
    doc = pt.annotate(pt.read(tmp_path / "a.txt", issuer="320400", year=2024, id="a.txt"))
    assert list(found) == list(doc.targets())
    assert {"2015", "2010"} <= {row.base for row in found}


def test_indicators_of_the_users_own_are_found_and_have_their_codes(
    run: Run, tmp_path: Path
) -> None:
    (tmp_path / "own.toml").write_text(
        '[[indicator]]\ncode = "looms_idle"\nname = "闲置织机"\nunit = "台"\n', "utf-8"
    )
    text = f"{TEXT}全市闲置织机达到900台。\n".encode()
    known = ("--issuer", "320400", "--year", "2024", "-")
    plain = table_of(run("targets", *known, stdin=text).stdout)
    assert "looms_idle" not in {one["code"] for one in plain}
    for workers in ("1", "2"):
        result = run("targets", "--codebook", "own.toml", "-w", workers, *known, stdin=text)
        assert result.exit_code == 0, result.stderr
        (row,) = (one for one in table_of(result.stdout) if one["code"] == "looms_idle")
        assert (row["indicator"], row["low"], row["unit"]) == ("闲置织机", "900", "台")
    bad = run("targets", "--codebook", "none.toml", *known, stdin=text)
    assert bad.exit_code == 2
    assert "none.toml" in bad.stderr


def test_raw_places_are_those_of_the_page(run: Run, reports: Path) -> None:
    result = run("targets", "reports/b.html", "--issuer", "320400", "--year", "2024", "-q")
    page = (reports / "b.html").read_text("utf-8")
    found = table_of(result.stdout)
    assert found
    for one in found:
        stretch = page[int(one["quantity_raw_start"]) : int(one["quantity_raw_end"])]
        assert stretch == one["quantity"]


def test_a_bad_file_is_told_and_does_not_stop_the_others(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    (reports / "0.txt").write_bytes(b"")
    result = run("targets", "reports", "-o", "panel.jsonl")
    assert result.exit_code == 1
    assert "reports/0.txt" in result.stderr
    assert "1 failed" in result.stderr
    assert {row.document for row in read_rows(tmp_path / "panel.jsonl")} == {
        "reports/a.txt",
        "reports/b.html",
    }


def test_no_document_gives_no_file(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    result = run("targets", "empty.txt", "-o", "panel.csv")
    assert result.exit_code == 1
    assert not (tmp_path / "panel.csv").exists()


@pytest.mark.parametrize("suffix", ["csv", "jsonl", "xlsx", "parquet", "dta"])
def test_the_suffix_names_the_format(run: Run, tmp_path: Path, suffix: str) -> None:
    for module in {"xlsx": ["openpyxl"], "parquet": ["pyarrow"], "dta": ["pandas"]}.get(suffix, []):
        pytest.importorskip(module)
    doc = report(("地区生产总值", "growth", "target", "8%左右/9%"))
    (tmp_path / "docs.jsonl").write_text(doc.to_json() + "\n", "utf-8")
    result = run("targets", "docs.jsonl", "-o", f"panel.{suffix}")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / f"panel.{suffix}").stat().st_size > 100
    if suffix in ("csv", "jsonl"):
        assert read_rows(tmp_path / f"panel.{suffix}") == rows(doc)
    if suffix == "parquet":
        import pyarrow.parquet

        (made,) = pyarrow.parquet.read_table(tmp_path / "panel.parquet").to_pylist()
        assert (made["indicator"], made["stretch"]) == ("地区生产总值", "9%")


def test_an_annotated_document_is_taken_as_it_is(run: Run, tmp_path: Path) -> None:
    doc = report(("一个自己的指标", "level", "target", "3万人"))
    (tmp_path / "docs.jsonl").write_text(doc.to_json() + "\n", "utf-8")
    found = table_of(run("targets", "docs.jsonl").stdout)
    assert [one["indicator"] for one in found] == ["一个自己的指标"]


def test_one_without_the_layer_is_told(run: Run, tmp_path: Path) -> None:
    doc = pt.load("structure")(pt.Document("全年增长5%。", id="a"))
    (tmp_path / "docs.jsonl").write_text(doc.to_json() + "\n", "utf-8")
    result = run("targets", "docs.jsonl")
    assert result.exit_code == 1
    assert "'targets' has not been made" in result.stderr


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("-o", "panel.doc"), "--format"),
        (("-o", "panel.xls"), ".csv, .jsonl, .xlsx, .parquet, .ndjson, .dta"),
        (("--format", "xlsx"), "name a file"),
        (("reports/a.txt", "-o", "reports/a.txt", "--format", "csv"), "one of the files to read"),
        (("--metadata", "none.csv"), "none.csv"),
        (("--year", "99999"), "year"),
    ],
)
def test_what_cannot_be_done_is_refused_before_the_work(
    run: Run, reports: Path, arguments: tuple[str, ...], message: str
) -> None:
    before = sorted(path.name for path in reports.parent.rglob("*"))
    result = run("targets", "reports", *arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert sorted(path.name for path in reports.parent.rglob("*")) == before


def test_a_missing_extra_is_told_before_the_work(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    import importlib

    plain = importlib.import_module

    def refuse(name: str, package: str | None = None) -> object:
        if name == "openpyxl":
            raise ImportError(name)
        return plain(name, package)

    monkeypatch.setattr(importlib, "import_module", refuse)
    assert reports.is_dir()
    result = run("targets", "reports", "-o", "panel.xlsx")
    assert result.exit_code == 2
    assert "pip install 'policytext[xlsx]'" in result.stderr


def test_more_processes_write_the_same(start: Start, reports: Path) -> None:
    assert reports.is_dir()
    one = start("targets", "reports", "--metadata", "meta.csv")
    two = start("targets", "reports", "--metadata", "meta.csv", "-w", "2")
    assert one.returncode == two.returncode == 0
    assert one.stdout == two.stdout
    assert one.stdout.startswith(b"document,")


def test_rows_in_notes_are_left_out_and_counted(run: Run, tmp_path: Path) -> None:
    doc = report(("地区生产总值", "growth", "target", "8%"), role_of_section="other")
    section = pt.Section("other", 1, "", "名词解释")
    doc = doc.with_layer(pt.SECTIONS, [doc.span(0, len(doc.text), "SECTION", section)])
    (tmp_path / "docs.jsonl").write_text(doc.to_json() + "\n", "utf-8")
    result = run("targets", "docs.jsonl")
    assert table_of(result.stdout) == []
    assert "1 row in notes left out (--notes keeps them)" in result.stderr
    kept = run("targets", "docs.jsonl", "--notes")
    assert [one["section_role"] for one in table_of(kept.stdout)] == ["notes"]
    assert "left out" not in kept.stderr


def test_documents_without_a_row_are_counted_and_named(run: Run, reports: Path) -> None:
    (reports / "c.txt").write_text("English only.\n", "utf-8")
    plain = run("targets", "reports")
    assert "3 documents, 1 document without any row (-v names them)" in plain.stderr
    assert "c.txt: no row" not in plain.stderr
    named = run("targets", "reports", "-v").stderr
    assert "policytext: reports/c.txt: no row was found in it" in named
    assert "1 document without any row," in named
    # Other commands make no rows.
    assert "any row" not in run("read", "reports").stderr


def complaints(result: Result) -> list[str]:
    """What is told before the summary."""
    return [line.removeprefix("policytext: ") for line in result.stderr.splitlines()[:-1]]


def test_a_report_that_is_there_twice_is_told_and_all_rows_are_written(
    run: Run, reports: Path, tmp_path: Path
) -> None:
    (reports / "c.txt").write_text(TEXT.replace("5.2%", "5.3%"), "utf-8")
    (reports / "d.txt").write_text(TEXT.replace("5.2%", "5.4%"), "utf-8")
    table = "file,issuer,year\na.txt,320400,2024\nb.html,320500,2024\nc.txt,320400,2024\n"
    (tmp_path / "meta.csv").write_text(table + "d.txt,320400,2025\n", "utf-8")
    result = run("targets", "reports", "--metadata", "meta.csv")
    told = [line for line in complaints(result) if "all their rows are written" in line]
    assert [line.partition(": all")[0] for line in told] == [
        "reports/a.txt: has the same text as reports/b.html",
        "reports/a.txt: is of issuer 320400 and year 2024, as is reports/c.txt",
    ]
    assert {one["document"] for one in table_of(result.stdout)} >= {
        "reports/a.txt",
        "reports/b.html",
    }


def test_the_same_text_is_told_once_and_many_files_are_counted(run: Run, tmp_path: Path) -> None:
    doc = report(("地区生产总值", "growth", "target", "8%"))
    lines = "".join(doc.replace(id=str(i)).to_json() + "\n" for i in range(9))
    (tmp_path / "docs.jsonl").write_text(lines, "utf-8")
    told = complaints(run("targets", "docs.jsonl"))
    others = ", ".join(f"docs.jsonl:{i}" for i in range(2, 7))
    assert len(told) == 1
    assert told[0].startswith(f"docs.jsonl:1: has the same text as {others} and 3 more: all")
    assert "has the id" not in told[0]
    # Other commands count nothing twice.
    assert complaints(run("read", "docs.jsonl")) == []


def test_documents_that_cannot_be_told_apart_are_told(run: Run, tmp_path: Path) -> None:
    made = [report((name, "growth", "target", "8%")) for name in ("地区生产总值", "投资", "出口")]
    ids = ("", "", "a", "a", "b")
    docs = [doc.replace(issuer=None, year=None) for doc in (*made, made[0], made[1])]
    lines = [doc.replace(id=one).to_json() for doc, one in zip(docs, ids, strict=True)]
    (tmp_path / "o.jsonl").write_text("\n".join(lines), "utf-8")
    result = run("targets", "o.jsonl")
    told = [line for line in complaints(result) if "one name in the column document" in line]
    assert [line.partition(":")[2].partition(": their")[0] for line in told] == [
        "1: has no id, nor has o.jsonl:2",
        "3: has the id 'a', as has o.jsonl:4",
    ]


def test_an_issuer_that_does_not_exist_and_a_wrong_year_are_told(run: Run, tmp_path: Path) -> None:
    head = "政府工作报告\n——2024年1月16日在江苏省常州市第十七届人民代表大会第三次会议上\n"
    (tmp_path / "a.txt").write_text(head + TEXT, "utf-8")
    told = complaints(run("targets", "a.txt", "--issuer", "999999", "--year", "2021"))
    assert any("a.txt: unknown-issuer: the issuer passed is 999999" in line for line in told)
    assert any("a.txt: contradiction: the year passed is 2021" in line for line in told)


def test_layers_that_were_made_for_other_facts_are_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"{TEXT}去年全市粮食产量80万吨。\n", "utf-8")
    known = ("--issuer", "320400", "--year", "2024")
    assert run("annotate", "a.txt", *known, "-o", "docs.jsonl").exit_code == 0
    for command in ("targets", "table", "show", "read"):
        assert complaints(run(command, "docs.jsonl", *known)) == []
        other = run(command, "docs.jsonl", "--issuer", "110000", "--year", "2011")
        assert other.exit_code == 1
        assert complaints(other) == [
            "docs.jsonl:1: its layers were made for issuer 320400 and year 2024, and not for "
            "issuer 110000 and year 2011: 'policytext annotate' makes them anew"
        ]
        assert (
            "year 2024, and not for year 2011"
            in run(command, "docs.jsonl", "--year", "2011").stderr
        )
    assert run("read", "--text", "docs.jsonl", "--year", "2011").exit_code == 0
    assert run("annotate", "docs.jsonl", "--year", "2011", "-o", "new.jsonl").exit_code == 0
    found = table_of(run("targets", "new.jsonl").stdout)
    grain = next(one for one in found if one["indicator"] == "粮食产量")
    assert (grain["year"], grain["period_start"]) == ("2011", "2010-01-01")


def test_layers_that_were_made_without_facts_are_told(run: Run, tmp_path: Path) -> None:
    (tmp_path / "meta.csv").write_text("file,issuer,year\na.txt,320400,2024\n", "utf-8")
    (tmp_path / "a.txt").write_text("去年全市粮食产量80万吨。\n", "utf-8")
    assert run("annotate", "a.txt", "-o", "docs.jsonl").exit_code == 0
    known = ("--metadata", "meta.csv")
    told = complaints(run("targets", "docs.jsonl", *known))
    assert told == [
        "docs.jsonl:1: late-facts: its layers were made without issuer and year, and lack what "
        "needs it: 'policytext annotate' makes them anew"
    ]
    assert run("annotate", "docs.jsonl", *known, "-o", "new.jsonl").exit_code == 0
    assert complaints(run("targets", "new.jsonl", *known)) == []
    # Words and numbers are the same in any place and year.
    assert run("annotate", "a.txt", "--layers", "tokens", "-o", "words.jsonl").exit_code == 0
    assert complaints(run("show", "words.jsonl", *known)) == []

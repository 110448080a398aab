"""What each command writes, says and answers."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

import policytext as pt
from policytext.io import read_jsonl, write_jsonl
from tests.cli.conftest import LINE, Run
from tests.io.sample_docs import small


def docs_of(output: bytes) -> list[pt.Document]:
    return list(read_jsonl(io.BytesIO(output)))


def test_help_names_every_command(run: Run) -> None:
    result = run("--help")
    assert result.exit_code == 0
    for name in ("read", "annotate", "show", "table", "lookup", "manifest"):
        assert f"\n  {name} " in result.output


# ---- inputs


@pytest.mark.usefixtures("pages")
def test_folders_are_searched_in_order_and_the_rest_is_counted(run: Run) -> None:
    result = run("read", "pages")
    assert result.exit_code == 0
    ids = [doc.id for doc in docs_of(result.stdout_bytes)]
    assert ids == ["pages/b/a.txt", "pages/b/c.md", "pages/z.txt"]
    assert "3 documents, 1 other file in the folders passed over" in result.stderr
    assert "passed over:" not in result.stderr
    verbose = run("read", "pages", "-v")
    assert sum(": passed over: " in line for line in verbose.stderr.splitlines()) == 1


@pytest.mark.usefixtures("pages")
def test_a_folder_that_was_read_already_is_no_empty_one(run: Run) -> None:
    result = run("read", "pages", "pages/b", "pages/b")
    assert result.exit_code == 0
    assert [doc.id for doc in docs_of(result.stdout_bytes)] == [
        "pages/b/a.txt", "pages/b/c.md", "pages/z.txt",
    ]  # fmt: skip
    assert "failed" not in result.stderr


def test_a_file_named_twice_is_read_once_where_it_came_first(run: Run, pages: Path) -> None:
    result = run("read", "pages/z.txt", "pages", str(pages / "z.txt"))
    ids = [doc.id for doc in docs_of(result.stdout_bytes)]
    assert ids == ["pages/z.txt", "pages/b/a.txt", "pages/b/c.md"]


def test_a_named_file_may_have_any_suffix(run: Run, tmp_path: Path) -> None:
    (tmp_path / "report.2024").write_text(LINE, "utf-8")
    result = run("read", "report.2024")
    assert docs_of(result.stdout_bytes)[0].text.strip() == LINE


def test_standard_input_is_a_page_or_documents(run: Run) -> None:
    page = run("read", "-", "--text", stdin=LINE.encode())
    assert page.stdout_bytes.decode().strip() == LINE
    lines = f"{small().to_json()}\n{pt.Document(LINE, id='x').to_json()}\n".encode()
    docs = docs_of(run("read", "-", stdin=lines).stdout_bytes)
    assert [doc.id for doc in docs] == ["pages/small.html", "x"]
    assert docs[0] == small()


@pytest.mark.usefixtures("pages")
def test_ids_do_not_depend_on_how_the_working_folder_is_written(run: Run) -> None:
    ids = [[doc.id for doc in docs_of(run("read", one).stdout_bytes)] for one in ("pages", ".")]
    assert ids[0] == ids[1]


@pytest.mark.usefixtures("pages")
def test_options_reach_every_document(run: Run) -> None:
    result = run("read", "pages", "--issuer", "320400", "--year", "2023")
    assert {(doc.issuer, doc.year) for doc in docs_of(result.stdout_bytes)} == {("320400", 2023)}


@pytest.mark.parametrize("separator", [",", "\t", ";"])
def test_metadata_wins_over_options_and_leaves_gaps_to_them(
    run: Run, pages: Path, separator: str
) -> None:
    lines = [
        ("file", "issuer", "year", "collector"),
        ("b/a.txt", "420600", "2019", "李"),
        ("c.md", "", "2018", ""),
        ("../pages/z.txt", "110000", "", ""),
    ]
    table = "\ufeff" + "\n".join(separator.join(line) for line in lines) + "\n"
    (pages / "facts.csv").write_text(table, "utf-8")
    options = ("--metadata", "pages/facts.csv", "--issuer", "320400", "--year", "2023")
    docs = docs_of(run("read", "pages", *options).stdout_bytes)
    assert [(doc.issuer, doc.year) for doc in docs] == [
        ("420600", 2019),
        ("320400", 2018),
        ("110000", 2023),
    ]
    assert docs[0].meta["collector"] == "李"


@pytest.mark.usefixtures("pages")
@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ("name,issuer\nx,320400\n", ":1: needs a column 'file'"),
        ("file,code\nx,320400\n", ":1: needs a column 'issuer' or 'year' beside 'file'"),
        ("file,code\nx,320400\n", "rename 'code' to 'issuer', if that is what it holds"),
        (
            "id\tplace\tcode\tyear\nx\t常州\t320400\t2024\n",
            ":1: needs a column 'file', and 'issuer' or 'year' or both beside it; has 'id', 'place', "
            "'code', 'year': rename 'id' to 'file' and 'code' to 'issuer', if that is what they hold",
        ),
        ("文件名;年份\nx;2024\n", "rename '文件名' to 'file' and '年份' to 'year'"),
        ("File,Year\nx,2024\n", "rename 'File' to 'file' and 'Year' to 'year'"),
        ("id,path,year\nx,x,2024\n", "rename 'id' or 'path' to 'file', if"),
        ("file,year\na,2025.5\n", ":2: year must be a whole number"),
        ("file,year\na,20x\n", ":2: year must be a whole number"),
        ("file,year\na,99999\n", ":2: year must be"),
        ("file,issuer\nb,320400\na,32\n", ":3: issuer must be"),
        ("file,issuer\n,320400\n", ":2: the cell 'file' is empty"),
        ("file,issuer\na,320400,5\n", ":2: has more cells"),
        ("file,year\na,2020\na,2021\n", ":3: a has a row before this one"),
        ("file,year,year\na,2020,2021\n", ":1: has several columns 'year'; rename all but one"),
    ],
)
def test_wrong_metadata_stop_the_run_and_name_the_line(
    run: Run, tmp_path: Path, table: str, reason: str
) -> None:
    (tmp_path / "facts.csv").write_text(table, "utf-8")
    result = run("read", "pages", "--metadata", "facts.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("policytext: facts.csv:")
    assert reason in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "utf-16"])
def test_tables_that_excel_and_pandas_write_are_read(run: Run, pages: Path, encoding: str) -> None:
    table = "file,issuer,year,来源\r\nz.txt,320400,2025.0,网站\r\nc.md,320500,,年鉴\r\n"
    (pages / "facts.csv").write_bytes(table.encode(encoding))
    result = run("read", "pages/z.txt", "--metadata", "pages/facts.csv")
    (doc,) = docs_of(result.stdout_bytes)
    assert (doc.issuer, doc.year, dict(doc.meta)["来源"]) == ("320400", 2025, "网站")


def test_empty_lines_of_excel_and_codes_of_pandas_are_read(run: Run, pages: Path) -> None:
    table = "file,issuer,year,,\r\nz.txt,320400.0,2025,,\r\n,,,,\r\n , ,,,\r\n"
    (pages / "facts.csv").write_text(table, "utf-8")
    result = run("read", "pages/z.txt", "--metadata", "pages/facts.csv")
    (doc,) = docs_of(result.stdout_bytes)
    assert (doc.issuer, doc.year) == ("320400", 2025)


def test_the_end_of_a_path_is_that_of_the_one_file_that_has_it(run: Run, pages: Path) -> None:
    for name in ("b/z.txt", "b/d/a.txt"):
        (pages / name).parent.mkdir(exist_ok=True)
        (pages / name).write_text(LINE, "utf-8")
    table = "file,year\nb/a.txt,2011\nb/z.txt,2012\nc.md,2013\nz.txt,2014\nd/e.txt,2015\n"
    (pages.parent / "facts.csv").write_text(table, "utf-8")
    result = run("read", "pages", "--metadata", "facts.csv")
    assert {doc.id: doc.year for doc in docs_of(result.stdout_bytes)} == {
        "pages/b/a.txt": 2011,
        "pages/b/c.md": 2013,
        "pages/b/d/a.txt": None,
        "pages/b/z.txt": 2012,
        "pages/z.txt": None,
    }
    # z.txt may be either; that of the folder of b/d is no other's.
    assert "facts.csv: z.txt: may be several files" in result.stderr
    assert "facts.csv: d/e.txt: no such document was read" in result.stderr


def test_a_file_beside_the_table_gives_no_facts_to_another_of_its_name(
    run: Run, pages: Path
) -> None:
    (pages / "b" / "z.txt").write_text(LINE, "utf-8")
    (pages / "facts.csv").write_text("file,year\nz.txt,2014\n", "utf-8")
    result = run("read", "pages", "--metadata", "pages/facts.csv")
    years = {doc.id: doc.year for doc in docs_of(result.stdout_bytes)}
    assert (years["pages/z.txt"], years["pages/b/z.txt"]) == (2014, None)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"file,issuer\n\xff\xff\xff,320400\n", "neither UTF-8 nor GB18030"),
        (b"\xff\xfef\x00i", "neither UTF-8 nor GB18030, nor whole UTF-16"),
        (b"PK\x03\x04\x14\x00", "is a workbook of Excel, no text; save it as CSV UTF-8"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "is a workbook of Excel"),
    ],
)
def test_a_table_in_no_known_encoding_is_refused(
    run: Run, pages: Path, raw: bytes, reason: str
) -> None:
    (pages / "facts.csv").write_bytes(raw)
    result = run("read", "pages", "--metadata", "pages/facts.csv")
    assert (result.exit_code, reason in result.stderr) == (2, True)


def test_metadata_that_fit_no_document_and_documents_without_are_told(
    run: Run, pages: Path
) -> None:
    table = "file,issuer,year\nz.txt,320400,2024\nb/a.txt,320400,\ngone.txt,320400,2024\n"
    (pages / "facts.csv").write_text(table, "utf-8")
    result = run("read", "pages", "--metadata", "pages/facts.csv")
    assert result.exit_code == 0
    summary = result.stderr.splitlines()[-1]
    assert "1 row of the metadata without a document, 1 document" in summary
    assert "1 document without a row in it (-v shows them)" in summary
    assert "policytext: pages/facts.csv: gone.txt: no such document was read" in result.stderr
    lacking = [line for line in result.stderr.splitlines() if "is known of it" in line]
    assert [line.split(": ")[1:] for line in lacking] == [
        ["pages/b/a.txt", "no year is known of it, from pages/facts.csv either"],
        ["pages/b/c.md", "no issuer and no year is known of it, from pages/facts.csv either"],
    ]
    told = run("read", "pages", "--metadata", "pages/facts.csv", "-v").stderr
    assert "policytext: pages/b/c.md: has no row in pages/facts.csv" in told
    # What no option silences joins nothing.
    assert "no year is known" in run("read", "pages", "--metadata", "pages/facts.csv", "-q").stderr


def test_of_many_rows_without_a_document_the_first_are_named(run: Run, pages: Path) -> None:
    rows = "".join(f"gone{i}.txt,2024\n" for i in range(9))
    (pages / "facts.csv").write_text(f"file,year\nz.txt,2024\n{rows}", "utf-8")
    result = run("read", "pages/z.txt", "--metadata", "pages/facts.csv")
    assert result.stderr.count("no such document was read") == 5
    assert "9 rows of the metadata without a document (-v shows them)" in result.stderr
    told = run("read", "pages/z.txt", "--metadata", "pages/facts.csv", "-v").stderr
    assert told.count("no such document was read") == 9


def test_a_name_without_suffix_is_that_of_the_one_file_that_has_it(run: Run, pages: Path) -> None:
    (pages / "b" / "z.html").write_text(f"<p>{LINE}</p>", "utf-8")
    table = "file,year\na,2011\nb/c,2012\nz,2014\nc.txt,2015\nb/z,2016\n"
    (pages / "facts.csv").write_text(table, "utf-8")
    result = run("read", "pages", "--metadata", "pages/facts.csv")
    assert {doc.id: doc.year for doc in docs_of(result.stdout_bytes)} == {
        "pages/b/a.txt": 2011,
        "pages/b/c.md": 2012,
        "pages/b/z.html": 2016,
        "pages/z.txt": None,
    }
    assert (
        "facts.csv: z: may be several files: give its suffix, or more of its path" in result.stderr
    )
    assert "facts.csv: c.txt: no such document was read" in result.stderr
    assert "2 rows of the metadata without a document" in result.stderr


def test_a_file_with_a_row_of_its_own_keeps_it(run: Run, pages: Path) -> None:
    (pages / "facts.csv").write_text("file,year\nz,2011\nz.txt,2012\n", "utf-8")
    result = run("read", "pages/z.txt", "--metadata", "pages/facts.csv")
    assert [doc.year for doc in docs_of(result.stdout_bytes)] == [2012]
    assert "facts.csv: z: no such document was read" in result.stderr


def test_a_column_that_may_be_meant_for_one_that_is_not_there_is_told(
    run: Run, pages: Path
) -> None:
    (pages / "facts.csv").write_text("file,code,year\nz.txt,320400,2024\n", "utf-8")
    result = run("read", "pages/z.txt", "--metadata", "pages/facts.csv")
    assert result.exit_code == 0
    assert result.stderr.startswith(
        "policytext: pages/facts.csv: not all columns are there: rename 'code' to 'issuer', if"
    )


def test_metadata_of_a_file_that_fails_are_not_too_many(run: Run, pages: Path) -> None:
    (pages / "z.txt").write_bytes(b"")
    (pages / "facts.csv").write_text("file,year\nz.txt,2024\n", "utf-8")
    result = run("read", "pages/z.txt", "--metadata", "pages/facts.csv")
    assert (result.exit_code, "without a document" in result.stderr) == (1, False)


def test_without_metadata_nothing_is_told_of_them(run: Run, pages: Path) -> None:
    assert pages.is_dir()
    told = run("read", "pages").stderr
    assert "metadata" not in told
    assert "is known of it" not in told


# ---- outputs


@pytest.mark.usefixtures("pages")
def test_annotate_makes_all_layers_or_those_asked_for(run: Run) -> None:
    doc = docs_of(run("annotate", "pages").stdout_bytes)[0]
    assert [span.text for span in doc[pt.QUANTITIES]] == ["680.3亿元", "5%以上"]
    assert pt.MENTIONS in doc
    few = docs_of(run("annotate", "pages", "--layers", "quantities, times").stdout_bytes)[0]
    assert [layer.name for layer in few.layers] == ["quantities", "times"]
    assert few[pt.QUANTITIES] == doc[pt.QUANTITIES]
    wrong = run("annotate", "pages", "--layers", "quantity")
    assert wrong.exit_code == 2
    assert "no annotator makes quantity; one of mentions" in wrong.stderr


def test_a_choice_of_layers_never_changes_their_values(run: Run) -> None:
    text = "2024年政府工作报告\n今年一般公共预算收入增长5%。\n".encode()
    every = docs_of(run("annotate", "-", stdin=text).stdout_bytes)[0]
    few = docs_of(run("annotate", "--layers", "times", "-", stdin=text).stdout_bytes)[0]
    assert few[pt.TIMES] == every[pt.TIMES] != ()


@pytest.mark.usefixtures("pages")
def test_an_output_file_holds_what_standard_output_would(run: Run) -> None:
    out = run("annotate", "pages").stdout_bytes
    result = run("annotate", "pages", "-o", "docs.jsonl")
    assert result.stdout == ""
    assert Path("docs.jsonl").read_bytes() == out
    # And it can be read again, wherever documents are read.
    assert docs_of(run("read", "docs.jsonl").stdout_bytes) == docs_of(out)


@pytest.mark.usefixtures("pages")
def test_a_table_of_pages_is_that_of_their_annotated_documents(run: Run) -> None:
    direct = run("table", "pages")
    run("annotate", "pages", "-o", "docs.jsonl")
    assert run("table", "docs.jsonl").stdout_bytes == direct.stdout_bytes
    rows = list(csv.DictReader(io.StringIO(direct.stdout_bytes.decode(), newline="")))
    assert [row["text"] for row in rows] == ["680.3亿元", "5%以上"] * 3
    assert rows[0]["document"] == "pages/b/a.txt"
    assert rows[0]["low"] == "68030000000"


@pytest.mark.usefixtures("pages")
def test_a_table_file_has_the_mark_of_utf8_unless_it_is_refused(run: Run) -> None:
    mark = b"\xef\xbb\xbf"
    run("table", "pages", "-o", "a.csv")
    run("table", "pages", "-o", "b.csv", "--no-bom")
    assert Path("a.csv").read_bytes() == mark + Path("b.csv").read_bytes()
    assert not run("table", "pages").stdout_bytes.startswith(mark)
    assert run("table", "pages", "--bom").stdout_bytes.startswith(mark)


@pytest.mark.usefixtures("pages")
def test_other_tables(run: Run) -> None:
    times = run("table", "pages", "--of", "times").stdout
    assert "2024年,2024-01-01,2024-12-31" in times
    assert "label,kind,score,link" in run("table", "pages", "--of", "mentions").stdout


def test_a_document_without_the_layer_is_an_error(run: Run, tmp_path: Path) -> None:
    write_jsonl([small().without_layer(pt.TIMES), small()], tmp_path / "docs.jsonl")
    result = run("table", "docs.jsonl", "--of", "times")
    assert result.exit_code == 1
    assert "policytext: docs.jsonl:1: layer 'times' has not been made" in result.stderr
    assert len(result.stdout.splitlines()) == 2


@pytest.mark.usefixtures("pages")
def test_show_writes_one_page_or_a_folder_of_them(run: Run) -> None:
    assert run("show", "pages/z.txt", "-o", "page.html").exit_code == 0
    assert "680.3亿元" in Path("page.html").read_text("utf-8")
    assert run("show", "pages/z.txt").stdout == Path("page.html").read_text("utf-8")
    assert run("show", "pages", "-o", "out/").exit_code == 0
    names = sorted(path.name for path in Path("out").iterdir())
    assert names == ["pages_b_a.html", "pages_b_c.html", "pages_z.html"]


@pytest.mark.usefixtures("pages")
def test_show_of_several_documents_needs_a_folder(run: Run, tmp_path: Path) -> None:
    result = run("show", "pages", "-o", "page.html")
    assert result.exit_code == 2
    assert "-o FOLDER/" in result.stderr
    write_jsonl([small(), small()], tmp_path / "docs.jsonl")
    assert run("show", "docs.jsonl", "-o", "page.html").exit_code == 2
    assert not Path("page.html").exists()
    # Two documents of one name get two pages.
    assert run("show", "docs.jsonl", "-o", "out/").exit_code == 0
    assert len(list(Path("out").iterdir())) == 2


def test_a_page_is_never_written_over_by_its_result(run: Run, pages: Path) -> None:
    before = (pages / "z.txt").read_bytes()
    result = run("read", "pages/z.txt", "-o", "pages/z.txt")
    assert result.exit_code == 2
    assert (pages / "z.txt").read_bytes() == before


def test_a_page_in_the_folder_is_not_read_as_its_own_source(run: Run, pages: Path) -> None:
    assert run("show", "pages/z.txt", "-o", "pages/z.html").exit_code == 0
    assert run("read", "pages", "-o", "pages/z.html").exit_code == 0
    assert len(docs_of((pages / "z.html").read_bytes())) == 3


# ---- lookup and manifest


def test_lookup_lists_all_candidates(run: Run) -> None:
    result = run("lookup", "鼓楼区", "--within", "320000", "--year", "2020")
    assert result.exit_code == 0
    assert [line.split()[0] for line in result.stdout.splitlines()] == ["code", "320106", "320302"]
    assert "江苏省南京市鼓楼区" in result.stdout
    found = json.loads(run("lookup", "襄樊市", "--json").stdout)
    assert [(one["code"], one["name"], one["valid_to"]) for one in found] == [
        ("420600", "襄樊市", 2010)
    ]


def test_lookup_of_what_is_unknown_or_wrong(run: Run) -> None:
    unknown = run("lookup", "无此地")
    assert (unknown.exit_code, unknown.stdout) == (1, "")
    assert "policytext: 无此地: nothing of that name is known" in unknown.stderr
    early = run("lookup", "清苑区", "--year", "2010")
    assert (early.exit_code, early.stdout) == (1, "")
    assert "nothing of that name fits the options; without them something does" in early.stderr
    assert run("lookup", "鼓楼区", "--within", "999999").exit_code == 2
    assert run("lookup", "鼓楼区", "--kind", "village").exit_code == 2


def test_manifest_is_that_of_the_library(run: Run) -> None:
    assert json.loads(run("manifest").stdout) == json.loads(json.dumps(pt.manifest()))


# ---- wrong use


def test_alone_it_shows_its_help(run: Run) -> None:
    result = run()
    assert "Usage: policytext" in result.stdout + result.stderr
    # click says 2 since 8.2.
    assert result.exit_code in (0, 2)


@pytest.mark.parametrize(
    "arguments",
    [
        ("annotate",),
        ("annotate", "pages", "--workers", "0"),
        ("annotate", "pages", "--issuer", "32"),
        ("annotate", "pages", "--year", "20245"),
        ("annotate", "pages", "--metadata", "none.csv"),
        ("annotate", "pages", "-o", "no/such/folder/out.jsonl"),
        ("annotate", "pages", "-o", "pages"),
        ("table", "pages", "--of", "tokens"),
        ("unknown",),
    ],
)
def test_wrong_use_is_2_and_writes_nothing(
    run: Run, pages: Path, arguments: tuple[str, ...]
) -> None:
    before = sorted(pages.parent.rglob("*"))
    result = run(*arguments)
    assert result.exit_code == 2
    assert sorted(pages.parent.rglob("*")) == before


@pytest.mark.parametrize("layers", ["", " ", ","])
def test_no_layers_are_not_all_layers(run: Run, pages: Path, layers: str) -> None:
    done = run("annotate", str(pages), "--layers", layers)
    assert done.exit_code == 2
    assert "--layers names no layer" in done.stderr


def test_what_is_no_issuer_is_told_with_the_command_that_finds_one(run: Run, pages: Path) -> None:
    done = run("annotate", str(pages), "--issuer", "3204")
    assert "`policytext lookup NAME`" in done.stderr

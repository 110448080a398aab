"""Folders of tables: safe in a spreadsheet, read back after it, refused with file and line."""

from __future__ import annotations

import csv
import io
import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.io.cells import format_cell, parse_cell
from policytext.io.tables import read_tables, write_tables
from tests.core.strategies import texts
from tests.io.golden_docs import GOLDEN, golden

FOLDER = GOLDEN / "csv"


def files(folder: Path) -> dict[str, bytes]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in found}


def test_the_golden_folder_is_what_is_written(tmp_path: Path) -> None:
    assert write_tables([golden()], tmp_path / "made") == 1
    assert files(tmp_path / "made") == files(FOLDER)
    assert list(read_tables(FOLDER)) == [golden()]


def test_tables_begin_with_the_mark_if_wanted(tmp_path: Path) -> None:
    write_tables([golden()], tmp_path / "made", form="tsv", bom=False)
    content = (tmp_path / "made" / "times.spans.tsv").read_bytes()
    assert content.startswith(b"document\tstart\tend\ttext\tlabel\tvalue.start\tvalue.end\r\n")


@given(st.none() | texts() | st.text(st.sampled_from("'=+-@\t\r\n\0json:\"5.%"), max_size=8))
def test_cells_come_back_and_are_no_formula(text: str | None) -> None:
    cell = format_cell(text)
    assert parse_cell(cell) == text
    assert "\0" not in cell
    if cell.startswith(tuple("=+-@\t\r")):
        float(cell)


@pytest.mark.parametrize("cell", ["'json:", "'json:5", "'json:{"])
def test_a_damaged_cell_is_refused(cell: str) -> None:
    with pytest.raises(pt.InputError, match="'json:"):
        parse_cell(cell)


def rewrite(folder: Path, name: str, old: str, new: str) -> None:
    file = folder / name
    content = file.read_bytes().decode("utf-8")
    assert old in content
    file.write_bytes(content.replace(old, new).encode("utf-8"))


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder of one's own with the golden tables."""
    return Path(shutil.copytree(FOLDER, tmp_path / "copy"))


def test_rows_may_be_edited_added_and_put_in_another_order(copy: Path) -> None:
    file = copy / "times.spans.csv"
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    rows[1][-2] = "2024-02-01"
    name = rows[1][0]
    rows.insert(1, [name, "3", "4", "年", "TIME", "", "2025-12-31"])
    rows += [[""] * 7, []]
    buffer = io.StringIO(newline="")
    # As spreadsheets save it: line feeds alone, no mark.
    csv.writer(buffer, lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(rows)
    file.write_text(buffer.getvalue(), "utf-8")
    (doc,) = read_tables(copy)
    assert [(one.text, one.value.isoformat()) for one in doc[pt.TIMES]] == [
        ("今年", "2024-02-01/2024-12-31"),
        ("年", "/2025-12-31"),
    ]


def test_rows_may_be_shorter_and_a_deleted_table_leaves_its_layer_empty(copy: Path) -> None:
    (copy / "mentions.spans.csv").unlink()
    rewrite(copy, "quantities.spans.csv", ",QUANTITY,320000,320000,eq,吨,measure", "")
    with pytest.raises(pt.ReadError, match=r"quantities\.spans\.csv:3: .*comparator"):
        list(read_tables(copy))
    rewrite(copy, "quantities.spans.csv", "\nreports_golden_2024,26,30,32万吨", "\n")
    (doc,) = read_tables(copy)
    assert (len(doc[pt.QUANTITIES]), doc[pt.MENTIONS]) == (1, ())


def test_long_texts_are_cut_for_the_reader_only(tmp_path: Path) -> None:
    doc = pt.Document("长" * 500)
    doc = doc.with_layer(pt.SENTENCES, [doc.span(0, 500, "SENTENCE"), doc.span(0, 200, "SENTENCE")])
    write_tables([doc], tmp_path / "made")
    content = (tmp_path / "made" / "sentences.spans.csv").read_text("utf-8")
    assert f",{'长' * 200}…,SENTENCE" in content
    assert list(read_tables(tmp_path / "made")) == [doc]


DOC, TIMES = "documents.csv", "times.spans.csv"


@pytest.mark.parametrize(
    ("name", "old", "new", "reason"),
    [
        (
            TIMES,
            "今年",
            "去年",
            r"times\.spans\.csv:2: it says '去年', but the text there is '今年'",
        ),
        (TIMES, ",2,4,", ",2,400,", r"times\.spans\.csv:2: the span 2:400 is empty or outside"),
        (TIMES, ",2,4,", ",two,4,", r"times\.spans\.csv:2: .*'two'"),
        (TIMES, ",2,4,", ",,4,", r"times\.spans\.csv:2: "),
        (TIMES, "2024-12-31", "2024/12/31", r"times\.spans\.csv:2: .*2024/12/31"),
        (TIMES, "2024-12-31", "2024-12-31,x", r"times\.spans\.csv:2: 8 cells, but there are 7"),
        (TIMES, "\nreports", "\nother", r"times\.spans\.csv:2: there is no document 'other_golden"),
        (TIMES, "label", "Label", r"times\.spans\.csv:1: .*'label' is missing"),
        (TIMES, "value.end", "remark", r"times\.spans\.csv:1: .*got remark"),
        (TIMES, ",", ";", r"times\.spans\.csv:1: .*did the spreadsheet change the separator"),
        (TIMES, "今年", '"今年', r"times\.spans\.csv:2: unexpected end of data"),
        (TIMES, "今年", "'json:x", r"times\.spans\.csv:2: .*is no JSON"),
        (DOC, "2024-01-09", "soon", r"documents\.csv:2: .*soon"),
        (DOC, "meta.press=", "press=", r"documents\.csv:2: unknown fact 'press'"),
        (DOC, "tokens,", "tokens mine,", r"documents\.csv:2: layer 'mine' is not known"),
    ],
)
def test_damage_is_refused_with_its_line(
    copy: Path, name: str, old: str, new: str, reason: str
) -> None:
    rewrite(copy, name, old, new)
    with pytest.raises(pt.ReadError, match=reason):
        list(read_tables(copy))


def test_other_damage_is_refused_with_its_file(copy: Path) -> None:
    (copy / "mine.spans.csv").touch()
    with pytest.raises(pt.ReadError, match=r"mine\.spans\.csv: layer 'mine' is not known"):
        list(read_tables(copy))
    with pytest.raises(pt.ReadError, match=r"mine\.spans\.csv: the table is empty"):
        list(read_tables(copy, [pt.Layer("mine", str)]))
    (copy / "mine.spans.csv").write_bytes("文".encode("gbk"))
    with pytest.raises(pt.ReadError, match=r"mine\.spans\.csv:1: byte 0 is not UTF-8"):
        list(read_tables(copy, [pt.Layer("mine", str)]))
    (copy / "documents.tsv").touch()
    with pytest.raises(pt.ReadError, match=r"needs one of documents\.csv and documents\.tsv"):
        list(read_tables(copy))
    with pytest.raises(pt.ReadError, match="needs one of"):
        list(read_tables(copy / "none"))


@pytest.mark.parametrize("name", ["../golden", "", "golden"])
def test_a_document_has_its_text_in_the_folder(copy: Path, name: str) -> None:
    for file in copy.glob("*.spans.csv"):
        file.unlink()
    rewrite(copy, DOC, "\nreports_golden_2024", f"\n{name}")
    with pytest.raises(pt.ReadError, match=rf"documents\.csv:2: texts/{name}\.txt, the text"):
        list(read_tables(copy))


def test_a_document_stands_in_its_table_once(copy: Path) -> None:
    content = (copy / DOC).read_bytes()
    (copy / DOC).write_bytes(content + content.split(b"\r\n")[1] + b"\r\n")
    with pytest.raises(pt.ReadError, match="a document stands there twice"):
        list(read_tables(copy))

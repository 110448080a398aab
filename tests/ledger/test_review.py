"""Review sheets go out, come back filled in, and are summed up."""

from __future__ import annotations

import csv
import dataclasses
import html
import io
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext import corpora
from policytext.ledger import (
    Precision,
    Verdict,
    compare_coders,
    precision,
    read_verdicts,
    render_review,
    review_ids,
    rows,
    rows_of,
    write_review,
    write_review_xlsx,
)
from tests.ledger.samples import report

DEV = Path(__file__).parents[2] / "corpora" / "dev"
FACTS = (
    ("地区生产总值", "growth", "target", "8%左右/9%"),
    ("<b>=1+1</b>", "level", "target", "\"稳定\" & '增长'"),
    ("就业", "level", "target", "3万人以上"),
)


def test_ids_are_the_same_in_every_sheet_and_different_within_one() -> None:
    docs = [doc for doc in corpora.load(DEV).documents if pt.TARGETS in doc]
    found = list(rows_of(docs))
    keys = [key for key, _ in review_ids(found)]
    assert len(set(keys)) == len(keys) == len(found)
    assert [key for key, _ in review_ids(found[5:])] == keys[5:]
    twice = [key for key, _ in review_ids([found[0], found[0]])]
    assert twice == [keys[0], f"{keys[0]}-2"]


def test_no_id_is_a_number_to_a_spreadsheet() -> None:
    (row,) = rows(report(FACTS[0]))
    moved = (dataclasses.replace(row, start=place) for place in range(2000))
    keys = [key for key, _ in review_ids(moved)]
    assert len(set(keys)) == len(keys)
    assert not [key for key in keys if re.fullmatch(r"\d+(e\d+)?", key)]
    # Others are as they were, so that sheets that are out can be read.
    assert 0 < sum(key.startswith("r") for key in keys) < 40


def test_the_page_shows_each_sentence_with_its_value_marked() -> None:
    page = render_review(rows(report(*FACTS)))
    lines = re.findall(r"<tr data-.*?</tr>", page)
    assert len(lines) == 3
    assert "地区生产总值为<mark>8%左右</mark>、力争9%。" in lines[0]
    assert "approx 8 %" in lines[0]
    assert "<mark>" not in lines[1]
    assert html.escape("<b>=1+1</b>") in lines[1]
    assert "<b>" not in lines[1]


def test_the_page_loads_nothing() -> None:
    page = render_review(rows(report(*FACTS)), title="<i>评审</i>")
    assert "://" not in page
    assert "default-src 'none'" in page
    assert "<title>&lt;i&gt;评审&lt;/i&gt;</title>" in page
    assert "{{" not in page


def test_the_same_rows_are_the_same_page(tmp_path: Path) -> None:
    write_review(rows(report(*FACTS)), tmp_path / "a.html")
    assert (tmp_path / "a.html").read_text("utf-8") == render_review(rows(report(*FACTS)))


def filled(tmp_path: Path, name: str, *said: str) -> Path:
    """A sheet as a coder gives it back, with these verdicts."""
    made = list(review_ids(rows(report(*FACTS))))
    lines = [["id", "note", "verdict", "coder", "sentence"]]
    lines += [
        [key, "'=x", one, "A", row.sentence] for (key, row), one in zip(made, said, strict=True)
    ]
    buffer = io.StringIO(newline="")
    csv.writer(buffer).writerows(lines)
    (tmp_path / name).write_text(buffer.getvalue(), "utf-8-sig", newline="")
    return tmp_path / name


def test_verdicts_are_read_back(tmp_path: Path) -> None:
    found = read_verdicts(filled(tmp_path, "a.csv", "correct", "", " Wrong "))
    keys = [key for key, _ in review_ids(rows(report(*FACTS)))]
    assert found == (Verdict(keys[0], "correct", "=x", "A"), Verdict(keys[2], "wrong", "=x", "A"))


def test_a_file_with_semicolons_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("id;verdict;note;coder\r\nx;correct;a,b;B\r\n", "utf-8")
    assert read_verdicts(tmp_path / "a.csv") == (Verdict("x", "correct", "a,b", "B"),)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("id,verdict\nx,correct\n", "columns"),
        (
            "id,verdict,note,coder,verdict\nx,,,,wrong\n",
            "a.csv:1: needs .* has verdict several times",
        ),
        ("", "columns"),
        (
            "id,verdict,note,coder\nx,yes,,\n",
            "a.csv:2: unknown verdict 'yes'.*or a word for one: 正确",
        ),
        ("id,verdict,note,coder\nx,wrong,,\nx,wrong,,\n", "a.csv:3: the id 'x'"),
        ("id,verdict,note,coder\n,wrong,,\n", "empty"),
    ],
)
def test_what_is_no_filled_sheet_is_refused(tmp_path: Path, content: str, message: str) -> None:
    (tmp_path / "a.csv").write_text(content, "utf-8")
    with pytest.raises(pt.InputError, match=message):
        read_verdicts(tmp_path / "a.csv")


SAID = {
    "正确": "correct", "对": "correct", "错误": "wrong", "错": "wrong", "不确定": "unsure",
}  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030"])
def test_coders_may_write_chinese(tmp_path: Path, encoding: str) -> None:
    lines = "".join(f"{i},{word},备注,甲\r\n" for i, word in enumerate(SAID))
    (tmp_path / "a.csv").write_bytes(f"id,verdict,note,coder\r\n{lines}".encode(encoding))
    found = read_verdicts(tmp_path / "a.csv")
    assert [one.verdict for one in found] == list(SAID.values())
    assert {(one.note, one.coder) for one in found} == {("备注", "甲")}


def test_a_verdict_may_have_blanks_and_a_full_stop_around_it(tmp_path: Path) -> None:
    said = ("\u3000正确。", "WRONG !", "對", "✘", " ", "。")
    lines = "".join(f"{i},{word},,\n" for i, word in enumerate(said))
    (tmp_path / "a.csv").write_text(f"id,verdict,note,coder\n{lines}", encoding="utf-8")
    found = read_verdicts(tmp_path / "a.csv")
    assert [one.verdict for one in found] == ["correct", "wrong", "correct", "wrong"]


def test_all_that_is_wrong_with_a_sheet_is_told_at_once(tmp_path: Path) -> None:
    lines = [
        "a,x,,",
        "a,对,,",
        "a,错,,",
        "1.23457E+11,对,,",
        ",对,,",
        *(f"b{i},y,," for i in range(9)),
    ]
    (tmp_path / "a.csv").write_text("id,verdict,note,coder\n" + "\n".join(lines), encoding="utf-8")
    with pytest.raises(pt.InputError) as told:
        read_verdicts(tmp_path / "a.csv")
    said = str(told.value)
    assert "a.csv:2: unknown verdict 'x'" in said
    assert "a.csv:4: the id 'a' is empty or stands twice" in said
    assert "a.csv:5: a spreadsheet has made the number '1.23457E+11' of the id" in said
    assert "a.csv:6: the id ''" in said
    assert "a.csv:7" in said
    assert "a.csv:8" not in said
    assert "; 8 more, or a word for one: 正确" in said


def test_a_workbook_takes_chinese_words(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    write_review_xlsx(rows(report(*FACTS)), tmp_path / "a.xlsx")
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    sheet = book.active
    (allowed,) = sheet.data_validations.dataValidation
    words = allowed.formula1.strip('"').split(",")
    assert {*SAID, "correct", "wrong", "unsure"} <= set(words)
    assert len(allowed.formula1) <= 255  # more Excel does not take
    column = [cell.value for cell in sheet[1]].index("verdict") + 1
    for line, word in enumerate(("对", "错误", "不确定"), 2):
        sheet.cell(line, column, word)
    book.save(tmp_path / "a.xlsx")
    found = read_verdicts(tmp_path / "a.xlsx")
    assert [one.verdict for one in found] == ["correct", "wrong", "unsure"]


def test_the_page_shows_verdicts_in_chinese_and_keeps_their_words() -> None:
    page = render_review(rows(report(*FACTS)))
    for word, shown in (("correct", "正确"), ("wrong", "错误"), ("unsure", "不确定")):
        assert f'value="{word}"> {word} {shown}</label>' in page


def test_a_file_of_another_encoding_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"\xff\xff")
    with pytest.raises(pt.ReadError, match="UTF-8"):
        read_verdicts(tmp_path / "a.csv")
    with pytest.raises(pt.ReadError):
        read_verdicts(tmp_path / "none.csv")


def test_a_workbook_goes_out_and_comes_back(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    made = rows(report(*FACTS))
    assert write_review_xlsx(made, tmp_path / "a.xlsx", coder="B") == 3
    assert read_verdicts(tmp_path / "a.xlsx") == ()
    book = openpyxl.load_workbook(tmp_path / "a.xlsx", rich_text=True)
    sheet = book.active
    names = [cell.value for cell in sheet[1]]
    shown = {name: str(sheet.cell(2, names.index(name) + 1).value) for name in names}
    assert (shown["code"], shown["section"], shown["quantity"], shown["stretch"]) == (
        "gdp",
        "targets 今年的目标",
        "8%左右",
        "9%",
    )
    for line, row in enumerate(made, 2):
        assert str(sheet.cell(line, 1).value) == row.sentence
    assert sheet.cell(3, names.index("indicator") + 1).data_type == "s"
    for line, said in ((2, "correct"), (4, "Unsure")):
        sheet.cell(line, names.index("verdict") + 1).value = said
    book.save(tmp_path / "b.xlsx")
    found = read_verdicts(tmp_path / "b.xlsx")
    assert [(one.verdict, one.coder) for one in found] == [("correct", "B"), ("unsure", "B")]
    assert [one.id for one in found] == [key for key, _ in review_ids(made)][::2]


def test_workbooks_of_the_same_rows_are_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    for name in ("a.xlsx", "b.xlsx"):
        write_review_xlsx(rows(report(*FACTS)), tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_a_sheet_of_notes_before_and_names_in_capitals_are_no_matter(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["what", "to", "do"])
    sheet = book.create_sheet("mine")
    for line in (["Verdict ", "ID", "Note", "CODER"], ["对", "a1", "", "A"]):
        sheet.append(line)
    book.save(tmp_path / "a.xlsx")
    assert read_verdicts(tmp_path / "a.xlsx") == (Verdict("a1", "correct", coder="A"),)
    book.remove(sheet)
    book.save(tmp_path / "a.xlsx")
    with pytest.raises(
        pt.InputError, match=r"a\.xlsx:1: needs the columns id,.* lacks id, verdict"
    ):
        read_verdicts(tmp_path / "a.xlsx")


def test_a_damaged_workbook_is_told(tmp_path: Path) -> None:
    pytest.importorskip("openpyxl")
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no")
    with pytest.raises(pt.InputError, match=r"a\.xlsx"):
        read_verdicts(tmp_path / "a.xlsx")


def verdicts(**said: str) -> list[Verdict]:
    return [Verdict(key, one) for key, one in said.items()]


def test_agreement_of_two_coders() -> None:
    first = [Verdict(str(i), "correct" if i < 40 else "wrong") for i in range(50)]
    second = [Verdict(str(i), "correct" if 5 <= i < 40 else "wrong") for i in range(50)]
    found = compare_coders(first, second)
    assert (found.both, found.percent) == (50, 90.0)
    assert found.differing == tuple(map(str, range(5)))
    # The first says correct 40 times, the second 35 times.
    chance = (40 * 35 + 10 * 15) / 2500
    assert found.kappa.value == pytest.approx((0.9 - chance) / (1 - chance))


def test_agreement_without_common_rows_is_no_number() -> None:
    found = compare_coders(verdicts(a="correct"), verdicts(b="correct"))
    assert (found.both, found.percent, found.kappa.value) == (0, None, None)
    assert (found.only_first, found.only_second) == (("a",), ("b",))


def test_two_coders_in_one_list_are_refused() -> None:
    with pytest.raises(pt.InputError, match="two verdicts"):
        precision([Verdict("a", "correct"), Verdict("a", "wrong")])


def test_an_unknown_verdict_is_refused() -> None:
    with pytest.raises(pt.InputError, match="maybe"):
        Verdict("a", "maybe")


def test_precision_leaves_the_unsure_out() -> None:
    found = precision(verdicts(a="correct", b="wrong", c="unsure", d="correct"))
    assert found == Precision(2, 1, 1)
    assert found.value == pytest.approx(2 / 3)
    assert Precision(0, 0, 3).value is None
    assert Precision(0, 0, 3).interval() == (0.0, 1.0)


@pytest.mark.parametrize(
    # R. G. Newcombe, Two-sided confidence intervals for the single proportion, 1998, table I.
    ("correct", "wrong", "low", "high"),
    [
        (81, 182, 0.2553, 0.3662),
        (15, 133, 0.0624, 0.1605),
        (0, 20, 0.0, 0.1611),
        (1, 28, 0.0061, 0.1718),
    ],
)
def test_wilson_intervals_of_the_literature(
    correct: int, wrong: int, low: float, high: float
) -> None:
    assert Precision(correct, wrong, 0).interval() == pytest.approx((low, high), abs=5e-5)


@given(st.integers(0, 200), st.integers(0, 200))
def test_the_interval_holds_the_share(correct: int, wrong: int) -> None:
    found = Precision(correct, wrong, 0)
    low, high = found.interval()
    assert 0 <= low <= high <= 1
    value: Any = found.value
    assert value is None or low - 1e-12 <= value <= high + 1e-12

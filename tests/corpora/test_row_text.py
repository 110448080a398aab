"""Documents with rows to learn from: passages by themselves, and in their whole reports."""

from __future__ import annotations

from pathlib import Path

import pytest

import policytext as pt
from policytext.corpora import write_annotated
from policytext.corpora.gold import bare_quantity
from policytext.corpora.row_text import Lesson, RowText, read_row_text
from policytext.io import write_jsonl

REPORT = (
    "各位代表：\n去年，青梅收购量6万吨。\n渔民增收。\n石榴收购量8万吨，力争9万吨。\n谢谢大家。\n"
)
NAME = "county_昌黎县_2019"


def passage(line: int, *named: tuple[str, str, str | None]) -> pt.Document:
    """A line of the report with rows: name, quantity, stretch."""
    text = REPORT.split("\n")[line]

    def at(part: str | None) -> pt.Span[pt.Quantity] | None:
        return part and bare_quantity(text, (i := text.index(part), i + len(part)))  # type: ignore[return-value]

    rows = [
        pt.Indicator(name, "level", "actual", quantity=at(value), stretch=at(more))
        for name, value, more in named
    ]
    doc = pt.Document(text, id=f"{NAME}#{REPORT.index(text)}", issuer="130322", year=2019)
    spans = [doc.span(0, len(text), "INDICATOR", row) for row in rows]
    return doc.with_layer(pt.TARGETS, spans)


FIRST = passage(1, ("青梅收购量", "6万吨", None))
SECOND = passage(3, ("石榴收购量", "8万吨", "9万吨"))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / f"{NAME}.txt").write_bytes(REPORT.encode())
    return tmp_path


def read(documents: list[pt.Document], folder: Path) -> RowText:
    write_annotated(documents, folder / "rows.jsonl", folder)
    return read_row_text(folder / "rows.jsonl", reports=folder)


def test_passages_come_by_themselves_and_in_their_report(folder: Path) -> None:
    found = read([SECOND, FIRST], folder)
    assert [doc.id for doc in found.documents] == [FIRST.id, SECOND.id]
    (report,) = found.reports
    doc = report.document
    assert (doc.text, doc.id, doc.issuer, doc.year) == (REPORT, NAME, "130322", 2019)
    assert [doc.text[low:high] for low, high in report.parts or ()] == [FIRST.text, SECOND.text]
    told = [
        (row.text, row.value.indicator, row.value.quantity, row.value.stretch)
        for row in doc[pt.TARGETS]
    ]
    assert [(text, name) for text, name, _, _ in told] == [
        (FIRST.text, "青梅收购量"),
        (SECOND.text, "石榴收购量"),
    ]
    for *_, quantity, stretch in told:
        for one in (quantity, stretch):
            assert one is None or REPORT[one.start : one.end] == one.text
    assert [one and one.text for *_, one in told] == [None, "9万吨"]
    assert found.lessons == (*map(Lesson, found.documents), report)


def test_what_it_says_of_itself(folder: Path) -> None:
    found = read([FIRST, SECOND], folder)
    assert str(found).startswith(
        "rows.jsonl, 2 passages by themselves and in 1 reports, 2 rows, sha256 "
    )
    alone = RowText(found.name, found.documents)
    assert str(alone).startswith("rows.jsonl, 2 documents, 2 rows, sha256 ")
    assert len({found.sha256, alone.sha256}) == 2
    (folder / f"{NAME}.txt").write_bytes(f"{REPORT}散会。".encode())
    assert read([FIRST, SECOND], folder).sha256 != found.sha256


def test_rows_elsewhere_are_left_out(folder: Path) -> None:
    (report,) = read([FIRST], folder).reports
    text = report.document
    everywhere = text.with_layer(
        pt.TARGETS,
        [
            text.span(0, 5, "INDICATOR", pt.Indicator("代表", "level", "actual", wording="各位")),
            # Its stretch begins before the part, its quantity is within.
            text.span(
                0,
                19,
                "INDICATOR",
                pt.Indicator(
                    "青梅收购量", "level", "actual", quantity=bare_quantity(REPORT, (14, 17))
                ),
            ),
            text.span(7, 9, "INDICATOR", pt.Indicator("年", "level", "actual", wording="年")),
        ],
    )
    found = report.within(everywhere)[pt.TARGETS]
    assert [row.value.indicator for row in found] == ["青梅收购量", "年"]
    assert Lesson(everywhere).within(everywhere) == everywhere


def test_the_folder_of_the_reports_is_needed(folder: Path) -> None:
    write_annotated([FIRST], folder / "rows.jsonl", folder)
    with pytest.raises(pt.InputError, match="name the folder of the reports"):
        read_row_text(folder / "rows.jsonl")


@pytest.mark.parametrize(
    ("second", "message"),
    [
        (SECOND.replace(year=2020), "issuer or year"),
        (
            pt.Document(
                FIRST.text[3:], id=f"{NAME}#{REPORT.index(FIRST.text) + 3}", issuer="130322",
                year=2019,
            ).with_layer(pt.TARGETS, ()),
            "overlap at 9",
        ),
    ],
)  # fmt: skip
def test_passages_that_do_not_make_a_report_are_refused(
    second: pt.Document, message: str, folder: Path
) -> None:
    with pytest.raises(pt.InputError, match=message):
        read([FIRST, second], folder)


def test_documents_in_json_lines_are_read_as_they_are(tmp_path: Path) -> None:
    write_jsonl([FIRST, SECOND.replace(id=""), pt.Document("无")], tmp_path / "a.jsonl")
    found = read_row_text(tmp_path / "a.jsonl")
    assert [doc.id for doc in found.documents] == [FIRST.id, "a.jsonl:2"]
    assert found.reports == ()


def test_passages_without_rows_of_any_kind_are_no_text(folder: Path) -> None:
    marked = FIRST.without_layer(pt.TARGETS).with_layer(pt.MENTIONS, ())
    with pytest.raises(pt.InputError, match="no document has rows"):
        read([marked], folder)

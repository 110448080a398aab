"""The readable format: what it says, and where it breaks."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

import policytext as pt
from policytext.corpora import from_document, to_document
from tests.corpora.sample import SAMPLE

HEADER = "# id=a region=320400 year=2024 date= title=\n"


def test_the_sample_has_every_layer() -> None:
    doc = to_document(SAMPLE)
    assert (doc.id, doc.issuer, doc.year, doc.title) == ("sample", "320400", 2024, "政府 工作报告")
    assert doc.date == datetime.date(2024, 1, 16)
    assert dict(doc.meta) == {"level": "prefecture", "genre": "work_report"}
    assert doc.text.split("\n") == [
        "常州市人民政府工作报告",
        "一、去年工作回顾",
        "　　（一）经济平稳向好。粮食增长3%，用电增长3%、港口 GDP 占近四成[注1]。",
        "今年目标",
        "建设新桥工程，投资6%、力争8%，物价涨幅2至3个百分点，2030年前收入与经济同步增长，�家厂投产。",
    ]
    assert {layer.name for layer in doc.layers} == {
        "mentions", "quantities", "times", "sections", "targets", "paragraphs", "tokens",
    }  # fmt: skip


def test_mentions_nest_and_nil_is_no_id() -> None:
    found = [(m.text, m.label, m.value) for m in to_document(SAMPLE)[pt.MENTIONS]]
    assert found == [
        (
            "常州市人民政府",
            "INSTITUTION",
            pt.Mention("government", pt.Link("320400/人民政府")),
        ),
        ("常州市", "PLACE", pt.Mention("admin", pt.Link("320400"))),
        ("新桥工程", "PROJECT", pt.Mention("construction", pt.Link(None))),
    ]


def test_a_mention_without_an_id_is_not_linked() -> None:
    (mention,) = to_document(HEADER + "[[太湖|PLACE.natural]]美。\n")[pt.MENTIONS]
    assert mention.value == pt.Mention("natural", None)


def test_quantities_have_the_bounds_of_their_comparators() -> None:
    found = [(q.text, q.value) for q in to_document(SAMPLE)[pt.QUANTITIES]]
    assert found[0] == found[1] == ("3%", pt.Quantity(Decimal(3), Decimal(3), "eq", "%", "percent"))
    assert found[2] == ("近四成", pt.Quantity(None, Decimal(40), "near", "%", "percent"))
    assert found[5] == (
        "2至3个百分点",
        pt.Quantity(Decimal(2), Decimal(3), "range", "百分点", "point"),
    )
    assert found[6] == ("�家", pt.Quantity(None, None, "unreadable", "家", "count"))


def test_times_may_be_open() -> None:
    found = [(t.text, t.value.isoformat()) for t in to_document(SAMPLE)[pt.TIMES]]
    assert found == [("去年", "2023-01-01/2023-12-31"), ("2030年前", "/2029-12-31")]


def test_sections_end_where_their_levels_say() -> None:
    doc = to_document(SAMPLE)
    found = [
        (s.value.level, s.value.role, s.value.number, s.value.heading) for s in doc[pt.SECTIONS]
    ]
    assert found == [
        (1, "review", "一、", "去年工作回顾"),
        (2, "review", "（一）", "经济平稳向好"),
        (1, "targets", "", "今年目标"),
    ]
    first, second, third = doc[pt.SECTIONS]
    assert first.text.startswith("一、去年")
    assert first.text.endswith("[注1]。")
    assert second.text.startswith("（一）")
    assert second.end == first.end
    assert third.text.startswith("今年目标\n")
    assert third.end == len(doc.text)


def test_rows_have_their_paragraph_and_its_quantities() -> None:
    doc = to_document(SAMPLE)
    one, two, three, four = doc[pt.TARGETS]
    quantities = doc[pt.QUANTITIES]
    rows = {row.value.indicator: row for row in (one, two, three, four)}
    assert rows["粮食"].value.quantity == quantities[0]
    assert rows["用电"].value.quantity == quantities[1]
    assert rows["投资"].value.stretch == quantities[4]
    assert rows["收入"].value == pt.Indicator(
        "收入", "growth", "target", pt.TimeInterval(None, datetime.date(2029, 12, 31)), None, None, "与经济同步增长",
    )  # fmt: skip
    assert rows["粮食"].text == doc.text.split("\n")[2].strip()


def test_words_cover_the_text_without_its_blanks() -> None:
    doc = to_document(SAMPLE)
    words = [token.text for token in doc[pt.TOKENS]]
    assert words[:4] == ["常州市", "人民政府", "工作", "报告"]
    assert "".join(words) == "".join(doc.text.split())


def test_a_word_may_hold_a_blank_of_the_text() -> None:
    doc = to_document(HEADER + "工作 报告\n@words 工作报告\n")
    assert [token.text for token in doc[pt.TOKENS]] == ["工作 报告"]


def test_layers_that_are_not_annotated_are_absent() -> None:
    doc = to_document("# id=a layers=quantities\n增长{{8%|percent|eq|8|%}}。\n")
    assert pt.MENTIONS not in doc
    assert pt.TOKENS not in doc
    assert len(doc[pt.QUANTITIES]) == 1


def test_the_sample_is_written_as_it_was_read() -> None:
    assert from_document(to_document(SAMPLE)) == SAMPLE


@pytest.mark.parametrize(
    ("body", "place", "words"),
    [
        ("[[常州|PLACE.admin|320400]市\n", "2:1", "never closed"),
        ("甲[[常州]]市\n", "2:6", "no fields"),
        ("常州]]市\n", "2:3", "closes nothing"),
        ("{{[[常州|PLACE.admin|320400]]5个}}\n", "2:30", "no fields"),
        ("[[常{{州]]5个|count|eq|5|个}}\n", "2:7", "never cross"),
        ("常|州\n", "2:2", "outside a mark"),
        ("[[|PLACE.admin|320400]]市\n", "2:1", "holds no text"),
        ("[[常州|PLACE.admin|3204{{00]]市\n", "2:22", "inside the fields"),
        ("[[常州|PLACE|320400]]\n", "2:6", "has no kind"),
        ("[[常州|PLAEC.admin|320400]]\n", "2:6", "unknown label 'PLAEC'"),
        ("[[常州|PLACE.admn|320400]]\n", "2:6", "unknown kind of PLACE"),
        ("[[常州|PLACE.admin|]]\n", "2:18", "write NIL"),
        ("[[常州|PLACE.admin|1|2]]\n", "2:20", "holds no |"),
        ("{{5个|count|eq|5}}\n", "2:6", "four fields"),
        ("{{5个|counts|eq|5|个}}\n", "2:6", "unknown kind of quantity"),
        ("{{5个|count|equals|5|个}}\n", "2:12", "unknown comparator"),
        ("{{5个|count|eq|5..6|个}}\n", "2:15", "eq has one bound"),
        ("{{5个|count|range|5|个}}\n", "2:18", "a range has two bounds"),
        ("{{5个|count|range|6..5|个}}\n", "2:18", "above the upper one"),
        ("{{5个|count|eq|5,000|个}}\n", "2:15", "without separators"),
        ("{{5个|count|eq|五|个}}\n", "2:15", "is no number"),
        ("{{5个|count|eq|5| 个}}\n", "2:17", "blanks around it"),
        ("{{5个|count|unreadable|5|个}}\n", "2:23", "no value"),
        ("<<去年|2023>>\n", "2:6", "is no interval"),
        ("<<去年|2023-13-01/>>\n", "2:6", "is no day"),
        ("<<去年|20230101/>>\n", "2:6", "is no day"),
        ("<<去年|/>>\n", "2:6", "needs a start or an end"),
        ("<<去年|2024-01-01/2023-01-01>>\n", "2:6", "cannot start"),
        ("<<去年|2023-01-01/2023-12-31|x>>\n", "2:28", "one field"),
        ("常州\n\n新北\n", "3:1", "blank"),
        ("常州\n　\u200b\n新北\n", "3:1", "blank"),
        ("常州\r\n", "2:3", "ends no line"),
        ("常州\u2028新北\n", "2:3", "ends no line"),
        ("常州\n\ud800常\n", "3:1", "unpaired surrogate"),
        ("常州", "2:2", "does not end with a line feed"),
        ("@rows x\n常州\n", "2:1", "unknown directive"),
        ("@row x\n常州\n", "2:1", "before the first paragraph"),
        ("@words x\n常州\n", "2:1", "before the first paragraph"),
        ("常州\n@section 1 other | | 常州\n", "3:1", "before no paragraph"),
        ("常州\n@section 1 other | | 常州\n@words 常州\n常州\n", "4:1", "between @section and its heading"),
        ("@section one other | | 常州\n常州\n", "2:1", "@section LEVEL ROLE"),
        ("@section 1 other | 常州\n常州\n", "2:1", "@section LEVEL ROLE"),
        ("@section 1 reviews | | 常州\n常州\n", "2:10", "unknown role"),
        ("@section 0 review | | 常州\n常州\n", "2:10", "1 or more"),
        ("@section 1 review | |\n常州\n", "2:20", "neither number nor heading"),
        ("@section 1 review | 一、 | 回顾\n一、目标\n", "2:21", "does not begin with '一、回顾'"),
        ("常州\n@words 常州\n@words 常州\n", "4:1", "keep one line"),
        ("常州\n@words 常州\n新北\n", "4:1", "has no @words"),
        ("常州市\n@words 常州 区\n", "3:11", "stands where the paragraph has '市'"),
        ("常州市\n@words 常州\n", "3:11", "'市' is missing"),
        ("常州市\n@words 常州市 区\n", "3:12", "its end"),
        ("常州\n@words 常  州\n", "3:10", "a second blank"),
        ("增长\n@row 甲 | growth | target\n", "3:1", "eight fields, not 3"),
        ("增长\n@row 甲 | rise | target | | | | 增长 |\n", "3:10", "unknown measure"),
        ("增长\n@row 甲 | growth | goal | | | | 增长 |\n", "3:19", "unknown role"),
        ("增长\n@row 甲 | growth | target | 2024 | | | 增长 |\n", "3:28", "is no interval"),
        ("增长\n@row 甲 | growth | target | | | 8% | |\n", "3:32", "has no quantity '8%'; it has: none"),
        ("{{8%|percent|eq|8|%}}\n@row 甲 | growth | target | | | 9% | |\n", "3:32", "it has: 8%"),
        ("{{8%|percent|eq|8|%}}和{{8%|percent|eq|8|%}}\n@row 甲 | growth | target | | | 8% | |\n", "3:32", "2 times; write 8%#1"),
        ("{{8%|percent|eq|8|%}}\n@row 甲 | growth | target | | | 8%#2 | |\n", "3:32", "not 2"),
        ("{{8%|percent|eq|8|%}}\n新\n@row 甲 | growth | target | | | 8% | |\n", "4:32", "no quantity '8%'"),
    ],
)  # fmt: skip
def test_a_fault_is_named_by_line_and_column(body: str, place: str, words: str) -> None:
    with pytest.raises(pt.InputError) as error:
        to_document(HEADER + body, "f.txt")
    assert str(error.value).startswith(f"f.txt:{place}: ")
    assert words in str(error.value)


@pytest.mark.parametrize(
    ("header", "place", "words"),
    [
        ("", "1:1", "must be the header"),
        ("id=a", "1:1", "must be the header"),
        ("# region=320400", "1:1", "gives no id"),
        ("# id=a region=3204", "1:15", "code of 6 or 9 digits"),
        ("# id=a year=24", "1:13", "four digits"),
        ("# id=a year=2400", "1:13", "from 1900 to 2200"),
        ("# id=a date=2024-02-30", "1:13", "cannot be"),
        ("# id=a date=20240229", "1:13", "write it as 2024-01-31"),
        ("# id=a id=b", "1:8", "gives id twice"),
        ("# id=a 常州", "1:8", "expected name=value"),
        ("# id=a  year=2024", "1:8", "expected name=value"),
        ("# id=a layers=numbers", "1:15", "unknown layer 'numbers'"),
        ("# id=a layers=times", "1:1", "does not name quantities"),
    ],
)
def test_a_fault_in_the_header_is_named(header: str, place: str, words: str) -> None:
    with pytest.raises(pt.InputError) as error:
        to_document(header + "\n{{5个|count|eq|5|个}}\n")
    assert str(error.value).startswith(f"text:{place}: ")
    assert words in str(error.value)


def test_an_error_counts_the_others() -> None:
    with pytest.raises(pt.InputError, match=r"2:1: .* \(and 1 more\)"):
        to_document(HEADER + "|\n|\n")


def test_only_text_is_read() -> None:
    with pytest.raises(pt.InputError, match="the file's text"):
        to_document(b"# id=a\n")  # type: ignore[arg-type]
    with pytest.raises(pt.InputError, match="takes a Document"):
        from_document("x")  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "unit", ["[[", "[[a|", "{{[[<<", "]]", "|", "<<x|y>>", "[[a|PLACE.admin|1]]", "5"]
)
def test_long_lines_of_marks_cost_no_more_than_their_length(unit: str) -> None:
    # A cost that grew with the square would not end here.
    body = unit * 60_000
    try:
        doc = to_document(HEADER + body + "\n")
    except pt.InputError:
        pass
    else:
        assert from_document(doc)

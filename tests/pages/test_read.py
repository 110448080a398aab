"""Whole pages: the sample page, and what cannot be read."""

from __future__ import annotations

import pathlib
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt

ROOT = pathlib.Path(__file__).parents[2]
SAMPLE = ROOT / "examples/sample_report.html"
LOST = "\ufffd"


@pytest.fixture(scope="module")
def doc() -> pt.Document:
    return pt.read(SAMPLE, issuer="420600", year=2023)


def test_the_sample_page_gives_back_the_report_and_nothing_else(doc: pt.Document) -> None:
    clean = (ROOT / "examples/texts/sample_report.txt").read_text(encoding="utf-8").split("\n")
    expected = [line for line in clean if line.strip()]
    found = doc.text.split("\n")
    assert len(found) == len(expected)
    for true, got in zip(expected, found, strict=True):
        assert len(got) == len(true)
        assert [(a, b) for a, b in zip(true, got, strict=True) if a != b and b != LOST] == []
    assert doc.text.count(LOST) == 9  # what the generator destroyed beyond proof


def test_every_repair_is_listed(doc: pt.Document) -> None:
    kinds = {repair.kind for repair in doc.repairs}
    assert {"traditional", "pinyin", "width", "shift", "lost", "boilerplate"} <= kinds
    assert sum(repair.lost for repair in doc.repairs) == doc.text.count(LOST)
    for repair in doc.repairs:
        if repair.lost:
            assert doc.text[repair.start : repair.end] == LOST
        if repair.kind == "traditional" and repair.raw_end - repair.raw_start == 1:
            assert doc.source is not None
            assert doc.source[repair.raw_start] != doc.text[repair.start]
    assert doc.quality.verdict == "damaged"
    assert [problem.kind for problem in doc.problems] == ["lost"]


@pytest.mark.parametrize(
    ("word", "raw"),
    [("襄阳市", "襄陽市"), ("政府工作报告", "政府工作報(bào)告"), ("经济", "經(jīng)濟")],
)
def test_the_raw_stretch_stands_behind_each_span(doc: pt.Document, word: str, raw: str) -> None:
    start = doc.text.index(word)
    assert doc.raw(doc.span(start, start + len(word), "X")) in raw + raw.replace("濟", "濟(jì)")


def test_the_outline_stands_though_a_heading_lost_its_stop(doc: pt.Document) -> None:
    sections = pt.annotate(doc)[pt.SECTIONS]
    first = [section.value for section in sections if section.value.level == 2][:6]
    assert [value.number for value in first] == [f"（{n}）" for n in "一二三四五六"]
    assert {value.role for value in first} == {"review"}
    assert [section.value.role for section in sections if section.value.level == 1][:4] == [
        "review", "targets", "plan", "government",
    ]  # fmt: skip


def test_the_document_round_trips(doc: pt.Document) -> None:
    assert pickle.loads(pickle.dumps(doc)) == doc
    assert pt.Document.from_json(doc.to_json()) == doc


def test_reading_twice_gives_the_same_bytes(doc: pt.Document) -> None:
    again = pt.read(SAMPLE.read_bytes(), issuer="420600", year=2023, id=str(SAMPLE))
    assert again.to_json() == doc.to_json()


@pytest.mark.parametrize(
    ("source", "message"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"%PDF-1.7\n\x00\x01", "PDF"),
        (b"PK\x03\x04" + bytes(40), "zip"),
        ("no/such/file.html", "no file"),
        ("增长8%\n下降3%", "Document\\(text\\)"),
        (str(ROOT), "folder"),
        ("a\x00b", "cannot be read"),
        (b"<html><body><div><a href=1>x</a></div></body></html>", "article"),
    ],
)
def test_what_is_no_page_is_refused(source: str | bytes, message: str) -> None:
    with pytest.raises(pt.ReadError, match=f"(?i){message}"):
        pt.read(source)


@pytest.mark.parametrize("thing", [None, 3, ["a.html"]])
def test_what_is_no_source_is_refused(thing: object) -> None:
    with pytest.raises(pt.InputError, match="path or bytes"):
        pt.read(thing)  # type: ignore[arg-type]


@given(st.binary(max_size=300))
def test_no_bytes_raise_anything_but_the_librarys_errors(raw: bytes) -> None:
    try:
        doc = pt.read(raw)
    except pt.PolicytextError:
        return
    assert doc.text.strip()
    assert doc.alignment.text_length == len(doc.text)


@given(
    # Lines that end: others of one width can be those of a broken paragraph.
    st.lists(
        st.text("全县经济社会发展取得新成绩，增长8%。", min_size=8).map("{}。".format),
        min_size=1,
        max_size=6,
    )
)
def test_clean_text_comes_back_as_it_was(lines: list[str]) -> None:
    text = "\n".join(lines)
    doc = pt.read(text.encode("utf-8"))
    assert doc.text == text
    assert doc.repairs == ()
    assert doc.quality.verdict == "clean"
    assert pt.read(text.encode("gb18030")).text == text
    assert pt.read(text.encode("utf-16")).text == text


def test_text_beside_the_article_is_not_left_out_in_silence() -> None:
    body = "一、全市完成投资326.5亿元，增长8%，新增就业3万人，城乡面貌发生变化。" * 3
    news = "市领导调研春耕生产，要求落实责任，粮食面积稳定在320万亩。"
    page = f"<div id=zoom><h1>工作报告</h1><p>{body}</p></div><h3>相关新闻</h3><p>{news}</p>"
    doc = pt.read(page.encode())
    assert news not in doc.text
    assert [problem.kind for problem in doc.problems] == ["left-out"]
    assert "市领导" in doc.problems[0].message


@pytest.mark.parametrize(
    "page",
    [
        # UTF-8 that was read as GBK, and GBK as Big5, before it was saved.
        "政府工作报告".encode().decode("gbk").encode(),
        "常州市财政局".encode("gbk").decode("cp950").encode(),
        "财政工作".encode().decode("gbk", "replace").encode(),
        "常州市报".encode().decode("gbk", "replace").encode(),
        # An encoding of another language.
        "政府工作報告".encode("shift_jis"),
        # Characters of no meaning.
        "增长\ue61b\ue706，民生持续改善。".encode(),
    ],
)
def test_what_no_text_is_written_in_is_never_clean(page: bytes) -> None:
    doc = pt.read(page)
    assert doc.quality.verdict == "unreadable"
    assert [problem.kind for problem in doc.problems] == ["unread"]


@pytest.mark.parametrize(
    "text",
    [
        "鮀莲街道、礐石",
        "勐腊县勐捧镇",
        "café",
        "25m² ±0.5°",
        "目录········3",
        "¥¥¥¥ 100",
        "龘靐齉爩",
        "饕餮魑魅魍魉",
    ],
)
def test_rare_characters_are_read(text: str) -> None:
    assert pt.read(text.encode()).quality.verdict == "clean"

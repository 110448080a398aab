"""Laws that hold for any text: sections nest, sentences tile paragraphs, nothing is lost."""

from __future__ import annotations

import itertools
import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import PARAGRAPHS, SECTIONS, SENTENCES, Document
from policytext.errors import InputError
from policytext.pipeline import Pipeline
from policytext.structure import StructureAnnotator
from policytext.structure.lines import BLANKS, plain, split_paragraphs, squeeze
from policytext.values import SECTION_ROLES

annotate = StructureAnnotator()

PIECES = st.sampled_from(
    [
        *"。！？；：，、…“”‘’「」（）()《》[]〔〕\"'.!?．—",
        *"\n\n\n\r \t　\u200b\u2028\x00\ufffd\ue000𠀀é",
        *[
            "一、",
            "二、",
            "（一）",
            "（二）",
            "1.",
            "2.",
            "（1）",
            "①",
            "一是",
            "二是",
            "第一，",
            "\r\n",
        ],
        *[
            "第一章　",
            "第一节 ",
            "第一条　",
            "专栏1 ",
            "附件1",
            "目录",
            "名词解释",
            "结束语",
            "注：",
            "一",
        ],
        *[
            "政府工作报告",
            "各位代表：",
            "2024年1月16日",
            "二〇二四年一月",
            "2023年工作回顾",
            "主要目标",
        ],
        *[
            "重点工作",
            "政府自身建设",
            "今年主要预期目标是：",
            "重点抓好以下工作：",
            "常州市",
            "鼓楼区",
        ],
        *[
            "人民政府",
            "在",
            "第十七届人民代表大会",
            "我代表",
            "关于",
            "的通知",
            "實施方案",
            "改革取得进展",
        ],
        *[
            "全市上下齐心协力，各项工作稳步推进，经济运行总体平稳，人民生活继续改善。",
            "增长3.5%",
            "５．６",
        ],
    ]
)
TEXTS = st.lists(PIECES, max_size=40).map("".join)


def visible(text: str) -> str:
    return "".join(character for character in text if character not in BLANKS)


@given(TEXTS)
def test_sentences_tile_paragraphs_and_paragraphs_the_text(text: str) -> None:
    doc = annotate(Document(text))
    paragraphs, sentences = doc[PARAGRAPHS], doc[SENTENCES]
    assert visible("".join(s.text for s in paragraphs)) == visible(text)
    for layer in (paragraphs, sentences):
        assert all(left.precedes(right) for left, right in itertools.pairwise(layer))
        assert all(s.text.strip(BLANKS) == s.text for s in layer)
    for paragraph in paragraphs:
        inside = doc.within(paragraph, SENTENCES)
        assert visible("".join(s.text for s in inside)) == visible(paragraph.text)
        assert len(paragraph.text.splitlines()) == 1
    assert len(sentences) == sum(len(doc.within(p, SENTENCES)) for p in paragraphs)


@given(TEXTS)
def test_sections_nest(text: str) -> None:
    doc = annotate(Document(text))
    open_: list[tuple[int, int]] = []  # level and end of the sections around
    for section in doc[SECTIONS]:
        assert section.value.role in SECTION_ROLES
        while open_ and open_[-1][1] <= section.start:
            open_.pop()
        assert section.value.level == len(open_) + 1
        assert all(section.end <= end for _, end in open_)
        assert section.text.startswith(section.text.strip(BLANKS)[:1])
        open_.append((section.value.level, section.end))
    starts = [s.start for s in doc[SECTIONS]]
    assert starts == sorted(set(starts))


@given(TEXTS)
def test_a_section_starts_with_its_number_and_heading(text: str) -> None:
    for section in annotate(Document(text))[SECTIONS]:
        words = section.value.number + section.value.heading
        assert visible(section.text).startswith(visible(words)[: len(section.value.number) + 2])


@given(TEXTS, st.sampled_from([None, 1999, 2024]), st.sampled_from([None, "320400", "999999"]))
def test_the_same_input_gives_the_same_output(
    text: str, year: int | None, issuer: str | None
) -> None:
    doc = Document(text, year=year, issuer=issuer)
    once = annotate(doc)
    assert pickle.loads(pickle.dumps(annotate))(doc).to_json() == once.to_json()
    assert annotate(once).to_json() == once.to_json()
    assert once.text == text
    assert year in (None, once.year)
    assert issuer in (None, once.issuer)
    for problem in once.problems:
        if problem.kind == "unknown-issuer":  # what the caller passed stands nowhere in the text
            assert (problem.start, problem.end) == (None, None)
            continue
        assert problem.start is not None
        assert problem.end is not None
        assert 0 <= problem.start < problem.end <= len(text)


@given(TEXTS)
def test_plain_text_knows_its_places(text: str) -> None:
    found = plain(text, 0, len(text))
    assert len(found.text) == len(found.places)
    assert visible(text) == "".join(text[place] for place in found.places)
    assert all(c == text[p] or c.isalnum() for c, p in zip(found.text, found.places, strict=True))
    assert visible(squeeze(text)) == visible(text)


@pytest.mark.parametrize("text", ["", "\n\r\n", " 　\t", "\u200b\ufeff\n"])
def test_a_text_without_text_has_nothing(text: str) -> None:
    doc = annotate(Document(text))
    assert not any((doc[PARAGRAPHS], doc[SENTENCES], doc[SECTIONS]))
    assert (doc.title, doc.issuer, doc.year, doc.date, doc.problems) == ("", None, None, None, ())


@pytest.mark.parametrize(
    "unit", ["（", "“", '"', "。", "（“", "“。”（", "a", "1", "一、甲\n", "①\n", "\ufffd"]
)
def test_long_runs_come_to_an_end(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    doc = annotate(Document(text))
    assert visible("".join(s.text for s in doc[SENTENCES])) == visible(text)


def test_paragraphs_are_lines() -> None:
    text = "甲\r\n 乙 \u2028丙\x0b\n\n丁"
    assert [text[start:end] for start, end in split_paragraphs(text)] == ["甲", "乙", "丙", "丁"]


def test_it_is_an_annotator_that_needs_nothing() -> None:
    assert annotate.name == "structure"
    assert annotate.requires == ()
    doc = Pipeline([annotate])(Document("一、回顾\n甲。"))
    assert len(doc[SECTIONS]) == 1


def test_only_documents_are_taken() -> None:
    with pytest.raises(InputError, match="takes a Document, got '一、回顾'"):
        annotate("一、回顾")  # type: ignore[arg-type]

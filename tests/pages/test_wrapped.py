"""Paragraphs that an editor broke at a fixed width come back; lines that stand alone stay alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import policytext as pt
from policytext.pages.article import extract

PARAGRAPHS = [
    "今年以来，全市经济运行平稳，生产总值完成1203.5亿元，同比增长12%，新增就业3万人，民生持续改善。",
    "一、重点工作",
    "坚持创新驱动，高新技术企业达到120家，研发投入占比达2.85%，增速居前列，培育专精特新企业35家。",
    "各区、各部门要结合实际抓好落实。",
]
MORE = [
    *PARAGRAPHS,
    "农业生产形势向好，粮食总产量稳定在26.4万吨，新建高标准农田3.2万亩，创建绿色食品基地14个，农民人均收入增长7.5%以上。",
    "城乡面貌焕然一新，改造老旧小区48个、惠及居民1.6万户，新增停车位2300个，供热管网延伸到所有乡镇街道。空气质量优良天数达到292天。",
    "二、民生实事",
    "教育质量稳步提升，新建幼儿园6所，招聘教师210名；医疗服务能力增强，县医院新院区投入使用，床位增加到850张。",
    "社会保障更加有力，发放低保金5400万元，城乡居民养老金最低标准提高8%，安置公益性岗位1260个，救助困难群众3.1万人次。",
    "营商环境持续改善，办理环节压减三成以上，为企业减税2.7亿元，新登记市场主体9400户。",
]
TEXTS = sorted((Path(__file__).parents[1] / "texts").glob("*.txt"))


def _cut(text: str, width: int) -> list[str]:
    return [text[i : i + width] for i in range(0, len(text), width)]


def _text(width: int) -> str:
    return "\n".join(line for text in PARAGRAPHS for line in _cut(text, width))


def _indented(width: int) -> str:
    return "\n".join(line for text in PARAGRAPHS for line in _cut(f"　　{text}", width))


def _page(width: int) -> str:
    return f"当前位置：首页 > 公开\n{_text(width)}\n【打印本页】\n版权所有 某市\n"


def _breaks(width: int) -> str:
    return f"<div id=zoom>{_text(width)}</div>".replace("\n", "<br>\n")


def _indented_breaks(width: int) -> str:
    paragraphs = ("<br>".join(_cut(text, width)) for text in PARAGRAPHS)
    return f"<div>{'<br>&nbsp;&nbsp;&nbsp;&nbsp;'.join(paragraphs)}</div>"


def _preformatted(width: int) -> str:
    return f"<pre>{_indented(width)}</pre>"


def _blocks(lines: list[str]) -> str:
    return "".join(f"<p class=a>　　{line}</p>\n" for line in lines)


@pytest.mark.parametrize("width", [12, 14, 20, 22, 25])
@pytest.mark.parametrize("join", ["\n".join, "\n\n".join, "\n　　".join, _blocks])
def test_lines_all_parted_alike_or_narrow_are_joined(
    join: Callable[[list[str]], str], width: int
) -> None:
    doc = pt.read(join([line for text in MORE for line in _cut(text, width)]).encode())
    assert [line for line in doc.text.split("\n") if line] == MORE
    assert doc.quality.verdict == "repaired"
    assert not doc.problems


@pytest.mark.parametrize(
    "lines",
    [
        # Short paragraphs, verses, addresses and items that are parted by blank lines.
        PARAGRAPHS,
        ["青山隐隐水迢迢，江上秋风送晚潮，", "一夜新凉人未睡，半窗明月听吹箫。"] * 6,
        [f"某某市新城区人民路{i}号，某某镇服务中心{i}楼" for i in range(10, 24)],
        [f"{i}、新建某某镇中心幼儿园教学楼，投资{i}万元" for i in range(10, 24)],
        ["某某村，道路硬化，投资", "某某镇，河道整治，投资"] * 6,
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n", "\n　　"])
def test_lines_parted_alike_without_clear_evidence_stay(lines: list[str], gap: str) -> None:
    doc = pt.read(gap.join(lines).encode())
    assert [line for line in doc.text.split("\n") if line] == lines
    assert not doc.problems


@pytest.mark.parametrize("width", [14, 22, 30])
@pytest.mark.parametrize("gap", ["\n", "\n\n"])
def test_a_document_of_broken_lines_has_a_problem(width: int, gap: str) -> None:
    whole = "\n".join(MORE)
    broken = gap.join(line for text in MORE for line in _cut(text, width))
    nlp = pt.load("structure")
    assert not nlp(pt.Document(whole)).problems
    (problem,) = nlp(nlp(pt.Document(broken))).problems
    assert problem.kind == "wrapped"
    assert "join the lines" in problem.message


def test_lines_that_cannot_be_joined_have_a_problem_once() -> None:
    text = "".join(MORE)
    widths = [27, 39, 33, 45, 30, 36] * 12
    lines, place = [], 0
    for width in widths:
        lines.append(text[place : place + width])
        place += width
    doc = pt.read("\n\n".join(line for line in lines if line).encode())
    assert [one.kind for one in doc.problems] == ["wrapped"]
    assert [one.kind for one in pt.load("structure")(doc).problems] == ["wrapped"]


@pytest.mark.parametrize("width", [20, 22, 25])
@pytest.mark.parametrize(
    "layout", [_text, _indented, _page, _breaks, _indented_breaks, _preformatted]
)
def test_paragraphs_broken_by_width_are_joined(layout: Callable[[int], str], width: int) -> None:
    page = layout(width)
    article = extract(page)
    assert article.text.split("\n") == PARAGRAPHS
    breaks = [one for one in article.repairs if one.kind == "line-break"]
    assert len(breaks) == sum(len(_cut(text, width)) - 1 for text in PARAGRAPHS)
    for one in breaks:
        assert one.start == one.end
        assert re.fullmatch(r"(?:<br>)?\n?", page[one.raw_start : one.raw_end])
    start = article.text.index("1203.5")
    first, last = article.alignment.to_source(start, start + 6)
    assert re.sub(r"<br>|\s", "", page[first:last]) == "1203.5"


def test_an_empty_line_ends_a_paragraph_and_stays() -> None:
    page = "\n\n".join("\n".join(_cut(text, 25)) for text in PARAGRAPHS)
    assert extract(page).text == "\n\n".join(PARAGRAPHS)


def test_a_broken_text_is_repaired_not_clean() -> None:
    doc = pt.read(_text(25).encode())
    assert doc.text.split("\n") == PARAGRAPHS
    assert doc.quality.verdict == "repaired"


@pytest.mark.parametrize(
    "lines",
    [
        # Titles and names of the same width have no marks and no sentences.
        ["某某镇中心幼儿园新建工程二期建设项目部分"] * 6 + ["完。"],
        # Items with numbers, and lines of tables.
        [f"{i}、完成某某镇中心幼儿园新建工程，投资12" for i in range(1, 7)] + ["完。"],
        [f"某某镇中心幼儿园新建，教学楼\t投资{i}20" for i in range(1, 7)] + ["完。"],
        # Each line is a sentence, or the widths differ.
        ["全市经济运行平稳，财政收入稳定增长了6%。"] * 6,
        [f"全市经济运行{'平稳，' * i}财政收入增长{i}" for i in range(3, 12)] + ["完。"],
        # Two lines alone are no evidence.
        ["全市经济运行平稳，财政收入稳定增长了6", "5亿元。"],
    ],
)
def test_lines_without_clear_evidence_stay(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert extract(text).text == text
    assert extract(f"<div>{'<br>'.join(lines)}</div>").text == text.replace("\t", " ")


@given(st.sampled_from(TEXTS), st.integers(20, 60))
def test_no_number_stays_broken_in_a_text_that_is_joined(path: Path, width: int) -> None:
    paragraphs = [line.strip() for line in path.read_text(encoding="utf-8").split("\n")]
    paragraphs = [line for line in paragraphs if line]
    broken = extract("\n".join(line for text in paragraphs for line in _cut(text, width)))
    if not any(one.kind == "line-break" for one in broken.repairs):
        return
    whole = "\n".join(paragraphs)
    for cut in re.finditer(r"\d\n\d", broken.text):
        assert cut.group() in whole
    assert re.sub(r"\s", "", broken.text) == re.sub(r"\s", "", whole)


def test_a_ratio_that_a_line_cuts_is_joined() -> None:
    text = "全县经济运行平稳向好，粮食产量12万吨，三次产业结构为13.1：42.4：44.5，财政收入增长8%，消费增长7.2%，进出口增长9%。"
    width = text.index("：") + 1
    lines = [line for each in (text, *MORE) for line in _cut(each, width)]
    doc = pt.read("\n\n".join(lines).encode())
    assert doc.text.split("\n")[0] == text

"""The article of a page comes back exactly, whatever stands around it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from policytext.errors import ReadError
from policytext.pages.article import Extracted, extract
from policytext.pages.decode import decode
from tests.pages.layouts import ALL, HTML, SPAM

TEXTS = Path(__file__).parents[1] / "texts"
WRITTEN = ["county_1986", "province_1994", "notice_2019", "project_list_2024", "province_2026"]


def _lines(name: str) -> list[str]:
    text = (TEXTS / f"{name}.txt").read_text(encoding="utf-8")
    lines = [re.sub(r"\s+", " ", line.strip()) for line in text.split("\n") if line.strip()]
    # A browser's one space between Chinese characters at a line's break is no matter here.
    return list(dict.fromkeys(lines))


def _check_alignment(page: str, article: Extracted) -> None:
    """Each line's stretch of the page holds its characters in order."""
    alignment = article.alignment
    assert (alignment.text_length, alignment.source_length) == (len(article.text), len(page))
    place = 0
    for line in article.text.split("\n"):
        start, end = alignment.to_source(place, place + len(line))
        stretch = iter(page[start:end])
        missing = [c for c in line if c not in " \t<>&" and c not in stretch]
        assert not missing, (line, page[start:end])
        first, last = alignment.to_text(start, end)
        assert first <= place
        assert place + len(line) <= last
        place += len(line) + 1


@pytest.mark.parametrize("name", WRITTEN)
@pytest.mark.parametrize("layout", ALL)
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_report_comes_back_line_for_line(name: str, layout: str, encoding: str) -> None:
    title, *paragraphs = _lines(name)
    page = decode(ALL[layout](title, paragraphs).encode(encoding)).text
    article = extract(page)
    assert article.text.split("\n") == [title, *paragraphs]
    _check_alignment(page, article)


@pytest.mark.parametrize("layout", ALL)
def test_a_notice_of_two_lines_comes_back(layout: str) -> None:
    title, paragraphs = "关于做好防汛工作的通知", ["各县区、各部门：", "请于六月底前完成隐患排查。"]
    article = extract(ALL[layout](title, paragraphs))
    assert article.text.split("\n") == [title, *paragraphs]


@pytest.mark.parametrize("layout", ["modern_cms", "mirror", "scraped_text", "copied_text"])
def test_what_was_left_out_is_listed(layout: str) -> None:
    page = ALL[layout]("某市政府工作报告", ["全市经济平稳运行，财政收入增长6%。"] * 3)
    article = extract(page)
    left_out = "".join(page[one.raw_start : one.raw_end] for one in article.repairs)
    for words in {
        "modern_cms": ["当前位置", "发布时间：2022", "分享到", "扫一扫", "备案号"],
        "mirror": [SPAM, "动态"],
        "scraped_text": [SPAM, "扫一扫"],
        "copied_text": ["网站首页", "打印本页", "版权所有"],
    }[layout]:
        assert words in left_out
    kinds = {one.kind for one in article.repairs}
    assert kinds == ({"boilerplate", "spam"} if SPAM in page else {"boilerplate"})
    for repair in article.repairs:
        assert 0 <= repair.start == repair.end <= len(article.text)


PROSE = [
    "依法维护版权所有者权益，全年办结侵权案件30起。",
    "扫一扫即可办事，全市上线事项300项。",
    "扫一扫即可办事，全市政务服务事项全部上线。",
    "当前位置优势明显，港口吞吐量突破2亿吨。",
    "关闭窗口期企业32家，腾出用地500亩。",
    "来源：根据统计局数据整理，全市人口320万人。",
    "相关链接：2022年全市地区生产总值为1100亿元。",
    "主办：市政府办公室牵头办展会，投资3亿元。",
    "打击彩票赌博、网络直播、棋牌室聚赌，查处百家乐赌场3家。",
    "新建无障碍通道12公里。",
    "联系电话：12345热线受理诉求30万件，办结率99%。",
    "上一篇：文章写好，下一步要把规划做实。全市投资增长8%。",
    "技术保障能力提升",
]


@pytest.mark.parametrize("line", PROSE)
@pytest.mark.parametrize("layout", ["old_tables", "modern_cms", "mirror", "copied_text"])
def test_text_that_begins_like_boilerplate_stays_wherever_it_stands(layout: str, line: str) -> None:
    title, body = "某市政府工作报告", ["全市经济平稳运行，财政收入增长6%。", "新增就业3万人。"]
    for place in range(3):
        lines = [title, *body[:place], line, *body[place:]]
        assert extract(ALL[layout](lines[0], lines[1:])).text.split("\n") == lines


WORDS = st.text(
    "发展经济全市增长亿元民生改善年度目标任务０%5<&；“”·\U00020000", min_size=1, max_size=60
)
SENTENCES = WORDS.map(lambda words: f"预计{words}，全面完成。")
HEADINGS = st.text("发展经济社会事业稳步", min_size=3, max_size=12).map("一、{}情况".format)


@given(
    st.sampled_from(sorted(ALL)),
    st.text("常平安定宁州县市", min_size=4, max_size=12).map("{}政府报告".format),
    st.lists(st.one_of(SENTENCES, HEADINGS), max_size=6),
    SENTENCES,
)
def test_any_text_in_any_layout_comes_back(
    layout: str, title: str, paragraphs: list[str], last: str
) -> None:
    # Entities are written in HTML only, and elsewhere "<" and a letter would be a tag.
    lines = [line.replace("&", "和") for line in [*paragraphs, last]]
    page = ALL[layout](title, lines)
    article = extract(page)
    assert article.text.split("\n") == [title, *lines]
    _check_alignment(page, article)


@given(st.sampled_from(sorted(HTML)), st.lists(SENTENCES, min_size=1, max_size=3))
def test_ampersands_and_brackets_come_back_from_html(layout: str, lines: list[str]) -> None:
    assert extract(HTML[layout]("平安县政府报告", lines)).text.split("\n")[1:] == lines


@pytest.mark.parametrize("layout", ALL)
def test_a_page_cut_anywhere_is_read_or_refused(layout: str) -> None:
    page = ALL[layout](
        "某市政府工作报告", ["各位代表：", "全市经济平稳运行，收入增长6%。", "一、回顾"]
    )
    for end in range(0, len(page), 9):
        try:
            article = extract(page[:end])
        except ReadError:
            continue
        assert article.alignment.source_length == end
        assert article.alignment.text_length == len(article.text)


@given(st.sampled_from(sorted(ALL)), st.data())
def test_damaged_pages_raise_nothing_but_the_librarys_errors(
    layout: str, data: st.DataObject
) -> None:
    page = ALL[layout]("某市政府工作报告", ["各位代表：", "全市经济平稳运行，收入增长6%。"])
    start = data.draw(st.integers(0, len(page)))
    end = data.draw(st.integers(start, min(len(page), start + 200)))
    damaged = page[:start] + data.draw(st.text("<>\"'=&;/!-[]p x\n中", max_size=12)) + page[end:]
    assume(damaged.strip())
    try:
        article = extract(damaged)
    except ReadError:
        return
    assert article.alignment.source_length == len(damaged)
    assert article.alignment.text_length == len(article.text)

"""Undoing cloaking, on text damaged by the generator and on cases written by hand."""

from __future__ import annotations

import functools
import pathlib

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from policytext.pages.tables import readings, words
from policytext.pages.uncloak import uncloak
from tests.pages.cloak import Cloaked, cloak, shift

ROOT = pathlib.Path(__file__).parents[2]
LOST = "\ufffd"
MARKED = frozenset(words("marked.tsv"))
NARROW = set(",:;!?()")


@functools.cache
def clean_lines() -> tuple[str, ...]:
    """The lines of the texts written for this project that the generator can damage."""
    paths = [*(ROOT / "tests/texts").glob("*.txt"), *(ROOT / "examples/texts").glob("*.txt")]
    lines = [
        line.strip()
        for path in sorted(paths)
        for line in path.read_text(encoding="utf-8").splitlines()
        if line.strip() and not NARROW & set(line)
    ]
    return tuple(line for line in lines if uncloak(line).text == line and _has_bytes(line))


def _has_bytes(line: str) -> bool:
    try:
        line.encode("gbk")
    except UnicodeEncodeError:
        return False
    return True


def check(clean: str, damaged: Cloaked, found: str) -> None:
    """What was not destroyed is back; what was destroyed is back or marked, never guessed."""
    assert len(found) == len(clean), (clean, damaged.text, found)
    for i, (true, got) in enumerate(zip(clean, found, strict=True)):
        if got != true:
            assert got == LOST, (clean[max(0, i - 9) : i + 9], found[max(0, i - 9) : i + 9])
            assert i in damaged.touched, clean[max(0, i - 9) : i + 9]


def test_whole_texts_come_back() -> None:
    lines = clean_lines()
    damaged = [cloak(line, MARKED) for line in lines]
    stage = uncloak("\n".join(one.text for one in damaged))
    for line, one, found in zip(lines, damaged, stage.text.split("\n"), strict=True):
        check(line, one, found)
    destroyed = sum(len(one.touched) for one in damaged)
    assert 0 < stage.text.count(LOST) <= destroyed < len(stage.text) / 200
    assert sum(repair.lost for repair in stage.repairs) == stage.text.count(LOST)


@settings(max_examples=40)
@given(st.data())
def test_any_lines_come_back_whatever_is_marked(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(clean_lines()), min_size=12, max_size=20))
    extra = data.draw(st.frozensets(st.sampled_from(sorted(readings())), max_size=40))
    marked = frozenset(c for c in (MARKED | extra) if c != "著")
    damaged = [cloak(line, marked) for line in lines]
    stage = uncloak("\n".join(one.text for one in damaged))
    for line, one, found in zip(lines, damaged, stage.text.split("\n"), strict=True):
        check(line, one, found)


@settings(max_examples=40)
@given(st.data())
def test_the_alignment_points_to_what_was_shown(data: st.DataObject) -> None:
    line = data.draw(st.sampled_from([one for one in clean_lines() if len(one) > 60]))
    damaged = cloak(line, MARKED)
    stage = uncloak(damaged.text)
    if len(stage.text) != len(line):
        return  # too short a text to show that it was cloaked
    for i, found in enumerate(stage.text):
        start, end = stage.alignment.to_source(i, i + 1)
        if found != LOST:
            assert any(i in damaged.origins[k] for k in range(start, end))
    for repair in stage.repairs:
        assert 0 <= repair.start <= repair.end <= len(stage.text)
        assert 0 <= repair.raw_start <= repair.raw_end <= len(damaged.text)
        if repair.kind == "traditional":
            assert repair.end - repair.start == 1 <= repair.raw_end - repair.raw_start


@settings(max_examples=60)
@given(st.data())
def test_shifted_runs_come_back(data: st.DataObject) -> None:
    lines = data.draw(st.lists(st.sampled_from(clean_lines()), min_size=6, max_size=10))
    lines = [line for line in lines if len(line) > 80]
    assume(lines)
    damaged = []
    for line in lines:
        start = data.draw(st.integers(1, len(line) - 40))
        end = data.draw(st.integers(start + 6, start + 24))
        run = line[start:end]
        wide = all(len(c.encode("gbk")) == 2 for c in run)
        damaged.append(shift(line, start, end) if wide else shift(line, 1, 1))
    stage = uncloak("\n".join(one.text for one in damaged))
    for line, one, found in zip(lines, damaged, stage.text.split("\n"), strict=True):
        if found != one.text:
            check(line, one, found)


@pytest.mark.parametrize("path", sorted((ROOT / "tests/texts").glob("*.txt")), ids=lambda p: p.stem)
def test_clean_text_passes_untouched(path: pathlib.Path) -> None:
    text = path.read_text(encoding="utf-8")
    stage = uncloak(text)
    assert stage.text == text
    assert stage.alignment.is_identity
    assert stage.repairs == ()


@given(st.text("常州市增长亿元着著乾后裏，。？！?!,()（）“”GDP0.5%\n发展經濟", max_size=60))
def test_little_is_no_evidence(text: str) -> None:
    """A few traditional characters or question marks do not make a page cloaked."""
    stage = uncloak(text)
    if len(set(text) & set("乾後裏經濟")) < 3:
        assert stage.text == text


# Shown, and what it is. Pinyin after three characters shows that the page is cloaked.
PROOF = "我們(men)堅(jiān)持發(fā)展經(jīng)濟(jì),"
CASES = [
    ("研發(fā)(R&D)投入占GDP的2.5%", "研发（R&D）投入占GDP的2.5%"),
    ("人均生產(chǎn)總值(GDP)達(dá)到3,184元", "人均生产总值（GDP）达到3,184元"),
    ("著力打造著名品牌,成效顯著", "着力打造著名品牌，成效显著"),
    ("沿著正確方向,隨著形勢發(fā)展", "沿着正确方向，随着形势发展"),
    ("城鄉(xiāng)收入比為1.776:1", "城乡收入比为1.776:1"),
    ("答覆率100%,覆蓋面擴(kuò)大", "答复率100%，覆盖面扩大"),
    ("互聯(lián)網(wǎng)+(plus)行動(dòng)", "互联网+（plus）行动"),
    ("乾隆年間的裏程碑", "乾隆年间的里程碑"),
    ("怎么辦?要靠實干!", "怎么办？要靠实干！"),
    ("PM_2.5濃度", "PM2.5浓度"),
    ("零\u200b寬\ufeff字符", "零宽字符"),
    ("沿著有特色的道路,朝著有利的方向", "沿着有特色的道路，朝着有利的方向"),
    ("彰顯著責任,結合著實際,比較著重", "彰显着责任，结合着实际，比较着重"),
    ("多重覆蓋的網絡", "多重覆盖的网络"),
    ("難於單獨進行", "难于单独进行"),
    ("幹部到乾縣調研", "干部到乾县调研"),
    ("昇騰芯片提升算力", "昇腾芯片提升算力"),
    ("位居全市第2,5項指標進位", "位居全市第2，5项指标进位"),
    ("占全國1/10,4386萬人", "占全国1/10，4386万人"),
    ("建設(1)107國道", "建设（1）107国道"),
]


@pytest.mark.parametrize(("shown", "expected"), CASES)
def test_case(shown: str, expected: str) -> None:
    assert uncloak(f"{PROOF}\n{shown}").text.split("\n")[1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "研发（R&D）投入占GDP的2.5%,增长(同比)8%",
        "陈喆、李堃、王昇等同志参加",
        "为什么?怎么办?看实效!",
        "全市GDP(地区生产总值)增长6%以上;居民收入与经济增长同步.",
        "用英文(yīng wén)写作",
        "“放管服”改革(fàng)",
    ],
)
def test_clean_lines_are_left_alone(text: str) -> None:
    assert uncloak(text).text == text


def test_a_traditional_text_is_simplified_without_pinyin() -> None:
    text = "全縣經濟社會發展取得顯著成績。\n生產總值增長百分之八。\n城鄉面貌發生變化。"
    stage = uncloak(text)
    assert (
        stage.text == "全县经济社会发展取得显著成绩。\n生产总值增长百分之八。\n城乡面貌发生变化。"
    )
    assert {repair.kind for repair in stage.repairs} == {"traditional"}


def test_a_page_is_simplified_as_a_whole() -> None:
    text = "某市政府工作報告\n一、工作回顧\n" + "全市經濟社會發展取得顯著成績。\n" * 9
    lines = uncloak(text).text.split("\n")
    assert lines[:2] == ["某市政府工作报告", "一、工作回顾"]


@pytest.mark.parametrize(
    "unit",
    ["?", "(", "(fā)", "發(fā)", "?発", "?。ǘ", "??", "?!", "\ue07e", "€", "?\ue07e,", "\u200b"],
)
def test_any_length_is_read_in_one_pass(unit: str) -> None:
    """A quadratic pass would not end within the suite's time."""
    text = PROOF + unit * 50_000
    assert uncloak(text).alignment.source_length == len(text)

"""Words of another tool are found again in the text, whatever form they come in."""

from __future__ import annotations

import time
import unicodedata
from array import array
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext import AlignmentError, InputError
from policytext.tokens import Tokenizer
from policytext.tokens.aligned import AlignedTokenizer, align_words, load_extra

TEXTS = st.text(
    st.one_of(
        st.sampled_from("全市投资增长ＡＢａｂ１２３．％（），㎡℃①ⅣéÉßİſ가힣"),
        st.sampled_from(" \n\t\u3000\u200b\ufeff\ufffd\u0301\u0323\x00\ue000…½ﷺ´"),
        st.characters(exclude_categories=["Cs"]),
    ),
    max_size=40,
)
# What tools do to a word.
CHANGES: dict[str, Callable[[str], str]] = {
    "nothing": str,
    "small letters": str.lower,
    "capitals": str.upper,
    "casefold": str.casefold,
    **{form: partial(unicodedata.normalize, form) for form in ("NFC", "NFD", "NFKC", "NFKD")},
    "NFKC in small letters": lambda word: unicodedata.normalize("NFKC", word).lower(),
    "no accents": lambda word: "".join(
        c for c in unicodedata.normalize("NFD", word) if unicodedata.category(c) != "Mn"
    ),
    "no control": lambda word: "".join(
        c for c in word if unicodedata.category(c) not in ("Cc", "Cf", "Co", "Cn") and c != "\ufffd"
    ),
}  # fmt: skip


def spans(words: Sequence[str], text: str) -> list[str]:
    starts, ends = align_words(words, text)
    assert all(isinstance(places, array) for places in (starts, ends))
    return [text[start:end] for start, end in zip(starts, ends, strict=True)]


CASES = [
    ([], "", []),
    ([], " \n", []),
    (["全市", "投资"], "全市投资", ["全市", "投资"]),
    (["全市", "投资"], " 全市 \u3000投资\n", ["全市", "投资"]),
    # Form of characters.
    (["gdp", "增长", "5.3%"], "ＧＤＰ增长５．３％", ["ＧＤＰ", "增长", "５．３％"]),
    (["5g", "基站"], "5G基站", ["5G", "基站"]),
    (["35m2", "的"], "35㎡的", ["35㎡", "的"]),
    (["...", "等"], "…等", ["…", "等"]),
    (["é"], "e\u0301", ["e\u0301"]),
    (["e\u0301", "a"], "éa", ["é", "a"]),
    (["cafe"], "Café", ["Café"]),
    # White space in a word, dropped or kept.
    (["iPhoneX"], "iPhone X", ["iPhone", "X"]),
    (["iPhone X"], "iPhone X", ["iPhone", "X"]),
    (["全市\n", " ", "投资"], "全市\n 投资", ["全市", "投资"]),
    # One character, cut by the tool: it belongs to the first word.
    (["35m", "2", "的"], "35㎡的", ["35㎡", "的"]),
    (["35m", "2的"], "35㎡的", ["35㎡", "的"]),
    (["1⁄", "2"], "½", ["½"]),
    # What a tool dropped belongs to the word before it, or else to the one after it.
    (["全", "市"], "全\u200b市", ["全\u200b", "市"]),
    (["全", "市"], "\ufeff全 \ufffd市\u0301", ["\ufeff全", "\ufffd市\u0301"]),
    ([], "\u200b \u200b\u200b", ["\u200b", "\u200b\u200b"]),
    (["全", "\u200b", "市"], "全\u200b市", ["全", "\u200b", "市"]),
    (["全", "\u200b", "市"], "全市", ["全", "市"]),
    (["全市"], "全\ufffd\u200b市", ["全\ufffd\u200b市"]),
    (["", " ", "全"], "全", ["全"]),
]


@pytest.mark.parametrize(("words", "text", "expected"), CASES)
def test_words_are_found(words: list[str], text: str, expected: list[str]) -> None:
    assert spans(words, text) == expected


@pytest.mark.parametrize(
    ("words", "text", "message"),
    [
        (["全", "县"], "全市", r"word 2 is '县', but the text has '市' at character 1;"),
        (["全市", "投资"], "全市", r"word 2 is '投资', but the text has '' at character 2;"),
        (["全"], "全市", r"the words end, but the text has '市' at character 1;"),
        ([], "市", r"the words end, but the text has '市' at character 0;"),
        (["[UNK]"], "㐀", r"word 1 is '\[UNK\]', but the text has '㐀' at character 0;"),
        (["35m"], "35㎡", r"the words end, but the text has '' at character 3;"),
        (["35m", "3"], "35㎡", r"word 2 is '3', but the text has '' at character 3;"),
        (["市", "全"], "全市", r"word 1 is '市', but the text has '全市' at character 0;"),
    ],
)
def test_other_words_are_refused_with_the_place(words: list[str], text: str, message: str) -> None:
    with pytest.raises(AlignmentError, match=message):
        align_words(words, text)


def cut(text: str, sizes: list[int]) -> list[str]:
    words = []
    for size in sizes:
        words.append(text[:size])
        text = text[size:]
    return [*words, text]


@given(TEXTS, st.lists(st.integers(1, 5), max_size=20), st.sampled_from(sorted(CHANGES)))
def test_every_character_but_white_space_lies_in_one_span(
    text: str, sizes: list[int], change: str
) -> None:
    starts, ends = align_words(map(CHANGES[change], cut(text, sizes)), text)
    covered = [place for pair in zip(starts, ends, strict=True) for place in range(*pair)]
    assert covered == [place for place, character in enumerate(text) if not character.isspace()]
    assert all(start < end for start, end in zip(starts, ends, strict=True))


@given(TEXTS, st.lists(st.integers(1, 5), max_size=20))
def test_unchanged_words_keep_their_places(text: str, sizes: list[int]) -> None:
    words = cut(text, sizes)
    assert spans(words, text) == [part for word in words for part in word.split()]


@given(st.text("全市投资增长ＡＢａｂ１２３．％（），㎡℃①éÉ \u3000", max_size=40), st.lists(st.integers(1, 5)), st.sampled_from(sorted(CHANGES)))  # fmt: skip
def test_a_change_moves_no_boundary(text: str, sizes: list[int], change: str) -> None:
    words = cut(text, sizes)
    expected = [part for word in words for part in word.split()]
    assert spans([CHANGES[change](word) for word in words], text) == expected


@given(TEXTS, TEXTS, st.lists(st.integers(1, 5)), st.sampled_from(sorted(CHANGES)))
def test_one_other_character_is_refused(
    left: str, right: str, sizes: list[int], change: str
) -> None:
    words = [CHANGES[change](word) for word in cut(f"{left}县{right}", sizes)]
    for other in (f"{left}乡{right}", f"{left}{right}", f"{left}县县{right}"):
        with pytest.raises(AlignmentError):
            align_words(words, other)


@pytest.mark.parametrize("character", ["市", "Ａ", " ", "\u200b", "\ufffd", "㎡", "é"])
@pytest.mark.parametrize("changed", [False, True])
def test_time_grows_linearly(character: str, changed: bool) -> None:
    def seconds(size: int) -> float:
        text = character * size + "完"
        word = unicodedata.normalize("NFKC", text).lower() if changed else text
        began = time.process_time()
        align_words([word], text)
        return time.process_time() - began

    seconds(1000)
    assert seconds(160_000) < 100 * max(seconds(10_000), 0.002)


class Halves(AlignedTokenizer):
    """A tool that cuts each line in two, in small letters, and notes what it was given."""

    def __init__(self) -> None:
        self.lines: list[str] = []

    def _cut(self, lines: Sequence[str]) -> Iterator[list[str]]:
        self.lines += lines
        for line in lines:
            yield [line[: len(line) // 2].lower(), line[len(line) // 2 :].lower()]


def test_a_tool_gets_lines_and_gives_words() -> None:
    tool = Halves()
    assert isinstance(tool, Tokenizer)
    assert tool.words("\n全市ＡB\n\n  \nC投") == ["\n", "全市", "ＡB", "\n\n  \n", "C", "投"]
    assert tool.lines == ["全市ＡB", "C投"]
    assert tool.words("") == []
    assert tool.words(" \n") == [" \n"]


def test_a_long_line_is_cut_after_marks() -> None:
    tool = Halves()
    text = "全" * 300 + "。" + "市" * 450 + "，" + "县" * 1200
    tool.offsets(text)
    assert [len(line) for line in tool.lines] == [301, 451, 500, 500, 200]
    assert "".join(tool.lines) == text


@given(TEXTS)
def test_words_are_the_text_and_white_space_is_apart(text: str) -> None:
    words = Halves().words(text)
    assert "".join(words) == text
    assert not any(a.isspace() and b.isspace() for a, b in pairwise(words))
    assert all(word.isspace() or not any(map(str.isspace, word)) for word in words)


def test_other_than_text_is_refused() -> None:
    with pytest.raises(InputError, match="takes a str, got bytes"):
        Halves().words(b"abc")  # type: ignore[arg-type]


def test_a_missing_extra_says_what_to_install() -> None:
    with pytest.raises(InputError, match=r"pip install 'policytext\[pkuseg\]'"):
        load_extra("no_such_module", "pkuseg")

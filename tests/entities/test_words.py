"""Words and sentences, as the model of mentions reads them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.words import Words, words_of

CHARACTERS = "市州建设美丽港。！？；，、“”\n\r\t 　1A.\U00020bb7\ud800\ufffd"
TEXTS = st.text(st.sampled_from(CHARACTERS), max_size=60)


def sentences(words: Words) -> list[list[str]]:
    pairs = zip(words.begins.tolist(), words.stops.tolist(), strict=True)
    return [words.strings[begin:stop] for begin, stop in pairs]


@given(TEXTS, st.lists(st.integers(-3, 70), max_size=8))
def test_words_are_the_text_without_white_space(text: str, borders: list[int]) -> None:
    words = words_of(text, borders)
    assert words.strings == [
        text[start:end] for start, end in zip(words.starts, words.ends, strict=True)
    ]
    assert not any(each.isspace() or not each for each in words.strings)
    left = list(text)
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        left[start:end] = " " * (end - start)
    assert not "".join(left).strip()
    assert (words.ends[:-1] <= words.starts[1:]).all()


@given(TEXTS, st.lists(st.integers(-3, 70), max_size=8))
def test_no_word_reaches_across_a_border(text: str, borders: list[int]) -> None:
    words = words_of(text, borders)
    for start, end in zip(words.starts.tolist(), words.ends.tolist(), strict=True):
        assert not any(start < place < end for place in borders)


@given(TEXTS)
def test_sentences_hold_every_word_once(text: str) -> None:
    words = words_of(text, ())
    assert [each for own in sentences(words) for each in own] == words.strings
    assert (words.stops > words.begins).all()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\u3000", []),
        ("一、工作\n\n二、财政", [["一", "、", "工作"], ["二", "、", "财政"]]),
        ("增长。\u3000增长", [["增长", "。"], ["增长"]]),
        ("增长；增长，增长", [["增长", "；"], ["增长", "，", "增长"]]),
        ("增长\r\n增长\u2028增长", [["增长"], ["增长"], ["增长"]]),
        ("。。！", [["。"], ["。"], ["！"]]),
    ],
)
def test_sentences_end_at_marks_and_lines(text: str, expected: list[list[str]]) -> None:
    assert sentences(words_of(text, ())) == expected


def test_a_text_without_marks_is_cut() -> None:
    # Sentences are worked through word by word, side by side: none may grow with the text.
    words = words_of("港" * 5_000 + "。增长", range(5_000))
    sizes = words.stops - words.begins
    assert int(sizes.max()) == 120
    assert sentences(words)[-1] == ["增长"]


def test_the_words_at_a_place() -> None:
    words = words_of("增长 财政，", (2, 5))
    assert words.strings == ["增长", "财政", "，"]
    assert [words.first(place) for place in (0, 1, 3, 4, 5)] == [0, 0, 1, 1, 2]
    assert [words.last(place) for place in (1, 2, 4, 5, 6)] == [0, 0, 1, 1, 2]


@pytest.mark.parametrize(
    ("text", "passages"),
    [
        ("", 0),
        ("增长；增长，增长\n增长", 3),
        ("港" * 300, 1),
        ("港" * 120 + "。" + "港" * 130, 2),
        ("港" * 119 + "。" + "港" * 130, 2),
        ("港" * 120 + "\n" + "港" * 5, 2),
        ("港" * 240 + "。", 1),
    ],
)
def test_a_sentence_that_was_cut_is_one_passage(text: str, passages: int) -> None:
    words = words_of(text, range(len(text)))
    found = words.passages().tolist()
    assert len(found) == len(words)
    assert sorted(set(found)) == list(range(passages))
    assert found == sorted(found)

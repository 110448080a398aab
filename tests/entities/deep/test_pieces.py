"""Words cut into pieces of a vocabulary."""

from __future__ import annotations

import pickle
from itertools import product
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.entities.deep.pieces import Pieces

STRINGS = ["<unk>", "经济", "经", "济", "区", "济区", "开发", "开", "12", "1", "2", "▁"]
SCORES = [0.0, -3.0, -4.0, -5.0, -3.0, -2.5, -4.0, -6.0, -5.0, -2.0, -2.0, -1.0]
PIECES = Pieces(STRINGS, SCORES, 0)


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("经济", ["经济"]),
        ("经济区", ["经济", "区"]),  # -6, and 经 with 济区 -6.5
        ("开发区", ["开发", "区"]),
        ("开区", ["开", "区"]),
        ("１２", ["1", "2"]),  # full width is read as half
        ("区委", ["区", "<unk>"]),
        ("", ["<unk>"]),
        (" ", ["▁"]),
    ],
)
def test_words(word: str, expected: list[str]) -> None:
    assert [STRINGS[number] for number in PIECES.of(word)] == expected


@given(st.text(st.sampled_from("经济区开发12委"), max_size=7))
def test_no_way_is_likelier(word: str) -> None:
    def worth(numbers: tuple[int, ...]) -> float:
        return sum(-16.0 if number == 0 else SCORES[number] for number in numbers)

    best = float("-inf")
    for cuts in product((False, True), repeat=max(0, len(word) - 1)):
        parts: list[str] = []
        part = word[:1]
        for cut, character in zip(cuts, word[1:], strict=True):
            parts, part = ([*parts, part], character) if cut else (parts, part + character)
        every = [*parts, part] if part else []
        if all(each in STRINGS or len(each) == 1 for each in every):
            numbers = tuple(STRINGS.index(each) if each in STRINGS else 0 for each in every)
            best = max(best, worth(numbers))
    if word:
        assert worth(PIECES.of(word)) == pytest.approx(best)


@given(st.text(max_size=12))
def test_any_text_is_cut_and_nothing_is_lost(word: str) -> None:
    numbers = PIECES.of(word)
    assert numbers
    read = normalize("NFKC", word).replace(" ", "▁")
    known = sum(len(STRINGS[number]) for number in numbers if number)
    assert known + sum(number == 0 for number in numbers) == max(1, len(read))


def test_marks_of_the_vocabulary_stand_in_no_text() -> None:
    pieces = Pieces(["<s>", "<", "s", ">"], [0, -1, -1, -1], 0)
    assert pieces.of("<s>") == (1, 2, 3)


def test_pickled() -> None:
    assert pickle.loads(pickle.dumps(PIECES)).of("经济区") == PIECES.of("经济区")

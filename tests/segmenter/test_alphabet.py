"""Characters as numbers, strings as keys."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.segmenter.alphabet import (
    BLANK,
    DIGIT,
    LETTER,
    TYPE_COUNT,
    Alphabet,
    code_points,
    types_of,
)
from policytext.segmenter.grams import gram_keys, type_keys
from policytext.segmenter.model import longest_words

TEXTS = st.text(st.sampled_from("一二港A1Ａ１ \n　。\U00020bb7\ud800"), max_size=12)


@given(st.text(max_size=20))
def test_code_points_are_the_characters_with_full_width_forms_made_half(text: str) -> None:
    wanted = [ord(each) - 0xFEE0 if 0xFF01 <= ord(each) <= 0xFF5E else ord(each) for each in text]
    assert code_points(text).tolist() == wanted


@pytest.mark.parametrize(
    ("text", "kind"),
    [("0９", DIGIT), ("aZｚ", LETTER), (" \t\n\u3000\x85\u2028", BLANK)],
)
def test_types(text: str, kind: int) -> None:
    assert types_of(code_points(text)).tolist() == [kind] * len(text)


def test_a_character_beyond_the_first_plane_is_of_the_type_of_chinese_ones() -> None:
    first, second = types_of(code_points("\U00020bb7港")).tolist()
    assert first == second


@given(TEXTS, TEXTS)
def test_known_characters_have_numbers_of_their_own(known: str, text: str) -> None:
    alphabet = Alphabet(code for code in code_points(known).tolist() if not chr(code).isspace())
    numbers = alphabet.numbers(code_points(text)).tolist()
    seen = code_points(known).tolist()
    for code, number in zip(code_points(text).tolist(), numbers, strict=True):
        if chr(code).isspace():
            assert number == BLANK
        else:
            assert (number > 1) == (code in seen)
            assert number < len(alphabet)
    assert len(set(numbers) - {0, 1}) == len(
        {*code_points(text).tolist()} & {*alphabet.codes.tolist()}
    )


@given(TEXTS)
def test_equal_strings_and_no_others_share_a_key(text: str) -> None:
    alphabet = Alphabet(code_points("一二港A1。\U00020bb7").tolist())
    numbers = alphabet.numbers(code_points(text))
    seen: dict[tuple[str, int], tuple[int, ...]] = {}
    for template, keys, exists in gram_keys(numbers):
        assert len(keys) == len(exists) == max(0, len(text) - template.length + 1)
        for place, key in enumerate(keys.tolist()):
            string = tuple(numbers[place : place + template.length].tolist())
            if template.name == "skip":
                string = (string[0], string[2])
            blanks = [each == BLANK for each in string]
            two_ended = template.length == 2 or template.name == "skip"
            assert bool(exists[place]) == (not (all(blanks) if two_ended else any(blanks)))
            assert seen.setdefault((template.name, key), string) == string


@given(TEXTS)
def test_keys_of_types_tell_three_types_apart(text: str) -> None:
    types = types_of(code_points(text))
    wanted = [
        (int(types[i]) * TYPE_COUNT + int(types[i + 1])) * TYPE_COUNT + int(types[i + 2])
        for i in range(len(text) - 2)
    ]
    assert type_keys(types).tolist() == wanted


def test_the_longest_known_words_at_each_character() -> None:
    one, two, three = np.array([0]), np.array([1]), np.array([0])
    packed = longest_words(4, [(1, one), (2, two), (3, three)]).tolist()
    assert [divmod(each, 7) for each in packed] == [(3, 1), (2, 0), (0, 3), (0, 0)]

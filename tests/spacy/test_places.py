"""Stretches of characters as stretches of tokens, against spaCy's own and against a plain count."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.spacy.options import ALIGNMENT_MODES
from policytext.spacy.places import TokenPlaces
from policytext.spacy.words import words_and_spaces
from tests.spacy.sample import spacy

VOCAB = spacy.blank("xx").vocab
WORDS = st.lists(
    st.tuples(st.text("甲乙𠮷 \n", min_size=1, max_size=3), st.booleans()), max_size=12
)


def plain(words: list[tuple[str, bool]], start: int, end: int, mode: str) -> tuple[int, ...]:
    """The tokens of a span, by looking at each."""
    edges, place = [], 0
    for word, blank in words:
        edges.append((place, place + len(word)))
        place += len(word) + blank
    touched = [i for i, (s, e) in enumerate(edges) if s < end and e > start]
    within = [i for i in touched if edges[i][0] >= start and edges[i][1] <= end]
    if mode == "strict":
        return tuple(touched if touched == within else [])
    return tuple(touched if mode == "expand" else within)


@given(WORDS, st.data(), st.sampled_from(ALIGNMENT_MODES))
def test_the_tokens_of_a_span(
    words: list[tuple[str, bool]], data: st.DataObject, mode: str
) -> None:
    doc = spacy.tokens.Doc(VOCAB, words=[w for w, _ in words], spaces=[b for _, b in words])
    if not doc.text:
        return
    start = data.draw(st.integers(0, len(doc.text) - 1))
    end = data.draw(st.integers(start + 1, len(doc.text)))
    found = TokenPlaces(doc).find(np.array([start]), np.array([end]), mode)
    assert tuple(range(int(found.first[0]), int(found.last[0]))) == plain(words, start, end, mode)
    touched = plain(words, start, end, "expand")
    assert bool(found.fits[0]) is (
        bool(touched) and touched == plain(words, start, end, "contract")
    )


@pytest.mark.parametrize("mode", ALIGNMENT_MODES)
def test_the_modes_are_those_of_spacy(mode: str) -> None:
    doc = spacy.tokens.Doc(VOCAB, words=["甲𠮷", "丙", "丁戊己"], spaces=[False] * 3)
    places = TokenPlaces(doc)
    for start in range(6):
        for end in range(start + 1, 7):
            found = places.find(np.array([start]), np.array([end]), mode)
            theirs = doc.char_span(start, end, alignment_mode=mode)
            ours = doc[int(found.first[0]) : int(found.last[0])]
            assert ours.text == ("" if theirs is None else theirs.text), (start, end)


@given(st.text("甲乙𠮷 \n\t\u3000", max_size=20))
def test_words_hold_all_of_a_text(text: str) -> None:
    places = [i for i, character in enumerate(text) if not character.isspace()]
    words, spaces = words_and_spaces(text, places, [i + 1 for i in places])
    doc = spacy.tokens.Doc(VOCAB, words=words, spaces=spaces)
    assert doc.text == text
    assert [t.idx for t in doc if not t.is_space] == places

"""A text cut at flags."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from policytext.segmenter.cutting import cut


@given(st.lists(st.text("建设港口5 \n\uffff\ud800\U0001f600", min_size=1, max_size=4)))
def test_pieces_come_back(pieces: list[str]) -> None:
    flags = [place == 0 for piece in pieces for place in range(len(piece))]
    assert cut("".join(pieces), np.array(flags, np.bool_)) == pieces


@pytest.mark.parametrize("text", ["", "港", "\uffff"])
def test_short_texts(text: str) -> None:
    assert cut(text, np.ones(len(text), np.bool_)) == list(text)

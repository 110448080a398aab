"""The short way to a first word gives what the dictionaries of all words give."""

from __future__ import annotations

import subprocess
import sys

from hypothesis import given
from hypothesis import strategies as st

from policytext.lexicon import first_word, is_word, lattice
from policytext.lexicon.short import sorted_words

# Characters that make many words with each other, and some that make none.
_CHARACTERS = "人民政府个家企业项目建设工程所得产品城市区县乡村发展中国家和平等龘，3"


@given(st.text(_CHARACTERS, min_size=1, max_size=6))
def test_the_first_word_is_that_of_the_cheapest_path(run: str) -> None:
    assert first_word(run) == lattice().path(run)[0]


def test_no_dictionaries_are_made_for_numbers() -> None:
    code = (
        "from policytext.quantities import find_quantities;"
        "find_quantities('全县四十万人民');"
        "from policytext.lexicon.lattice import lattice;"
        "assert lattice.cache_info().currsize == 0"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@given(st.text(_CHARACTERS, max_size=12))
def test_the_cheapest_path_is_that_of_the_dictionaries(run: str) -> None:
    assert sorted_words().path(run) == lattice().path(run)


@given(st.text(_CHARACTERS, max_size=3))
def test_words_are_those_of_the_dictionaries(text: str) -> None:
    assert is_word(text) == (text in lattice())

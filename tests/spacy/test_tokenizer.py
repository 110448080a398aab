"""The library's words as a tokeniser of spaCy."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from policytext.errors import DataError, InputError
from policytext.tokens import ModelTokenizer
from tests.spacy.sample import LONG_RARE, TEXT, spacy


def blank(**settings: Any) -> Any:
    config = {"@tokenizers": "policytext.Tokenizer.v1", **settings}
    return spacy.blank("zh", config={"nlp": {"tokenizer": config}})


NLP = blank()


@given(
    st.text(
        st.characters(exclude_categories=["Cs"]) | st.sampled_from(" \n\t\u3000增长𠮷6%"),
        max_size=40,
    )
)
@example("")
@example(" ")
@example("  甲  乙 ")
@example("\r\n\u2028\x00\x85")
@example(LONG_RARE)
@example(TEXT)
def test_no_character_is_lost(text: str) -> None:
    doc = NLP.make_doc(text)
    assert doc.text == text
    assert "".join(token.text_with_ws for token in doc) == text
    words = [word for word in ModelTokenizer().words(text) if not word.isspace()]
    assert [token.text for token in doc if not token.is_space] == words


def test_one_blank_belongs_to_the_word_before_it() -> None:
    assert [t.text_with_ws for t in NLP("投资 增长  6%\n")] == ["投资 ", "增长 ", " ", "6%", "\n"]


def test_granularity_and_words_of_ones_own() -> None:
    assert [t.text for t in NLP("固定资产投资")] == ["固定资产", "投资"]
    assert [t.text for t in blank(granularity="coarse")("固定资产投资")] == ["固定资产投资"]
    assert [t.text for t in blank(words=["惠企贷"])("推出惠企贷")] == ["推出", "惠企贷"]
    with pytest.raises(InputError, match="granularity"):
        blank(granularity="finest")


def test_a_file_of_words_is_saved_with_the_pipeline(tmp_path: Path) -> None:
    file = tmp_path / "words.toml"
    file.write_text('[[word]]\ntext = "惠企贷"\n', encoding="utf-8")
    nlp = blank(words=str(file))
    nlp.to_disk(tmp_path / "nlp")
    data = nlp.to_bytes()
    file.unlink()
    for again in (spacy.load(tmp_path / "nlp"), blank(words=str(file)).from_bytes(data)):
        assert [t.text for t in again("推出惠企贷")] == ["推出", "惠企贷"]
        assert again.config["nlp"]["tokenizer"]["@tokenizers"] == "policytext.Tokenizer.v1"
    with pytest.raises(DataError, match=r"words\.toml"):
        blank(words=str(file))("增长")
    with pytest.raises(DataError, match="the pipeline needs this file"):
        blank(words=str(file)).to_bytes()


def test_it_pickles_and_pipes() -> None:
    again = pickle.loads(pickle.dumps(NLP.tokenizer))
    assert [doc.text for doc in again.pipe(["增长", ""])] == ["增长", ""]
    assert [doc.text for doc in NLP.pipe([TEXT, LONG_RARE], n_process=2)] == [TEXT, LONG_RARE]


def test_a_folder_without_it_is_told(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no tokeniser of policytext"):
        NLP.tokenizer.from_disk(tmp_path / "tokenizer")

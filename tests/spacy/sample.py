"""Texts, pipelines of spaCy, and tokenisers that cut where nobody would."""

from __future__ import annotations

import functools
from importlib.metadata import entry_points
from typing import Any

import pytest

import policytext as pt
from policytext.extras import load_extra

spacy = pytest.importorskip("spacy")
displacy = pytest.importorskip("spacy.displacy")
# Imported so that what it warns of while it is compiled is no error in the tests.
load_extra("jieba", "jieba")

GROUPS = {
    "spacy_factories": "policytext",
    "spacy_tokenizers": "policytext.Tokenizer.v1",
    "spacy_scorers": "policytext.layer_scorer.v1",
    "spacy_displacy_colors": "policytext",
}
for group, name in GROUPS.items():
    # Tests without them would test nothing, so they are not skipped.
    assert name in entry_points(group=group).names, (
        f"the installed policytext has no entry point {name} in {group}: its metadata are of an "
        "older state; run sh scripts/setup, or pip install --no-deps --editable ."
    )

TEXT = """云帆市人民政府工作报告
——2024年1月16日在江苏省常州市第十七届人民代表大会第三次会议上

各位代表：
一、2023年工作回顾
全市完成投资320.5亿元，增长8%以上。常州市财政局推进常金大道工程，我市与苏州大学合作。
二、2024年主要目标
地区生产总值增长6%左右，城镇新增就业3万人。
"""
LONG_RARE = "𠮷林路𠮷野家增长6%左右，\r\n\r\n　常州市𡈼村新增就业3万人以上。  完"
FACTS = {"issuer": "320400", "year": 2024}

TOKENIZERS: dict[str, dict[str, Any]] = {
    "characters": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": "char"},
    "jieba": {"@tokenizers": "spacy.zh.ChineseTokenizer", "segmenter": "jieba"},
    "policytext": {"@tokenizers": "policytext.Tokenizer.v1"},
    "coarse": {"@tokenizers": "policytext.Tokenizer.v1", "granularity": "coarse"},
}
LANGUAGES = [*TOKENIZERS, "xx", "pairs", "whole"]


class Pieces:
    """A tokeniser that cuts a text into pieces of one length, blanks and all."""

    def __init__(self, vocab: Any, length: int) -> None:
        self.vocab, self.length = vocab, length

    def __call__(self, text: str) -> Any:
        words = [text[at : at + self.length] for at in range(0, len(text), self.length)]
        return spacy.tokens.Doc(self.vocab, words=words, spaces=[False] * len(words))


def blank(tokenizer: str = "characters") -> Any:
    """A pipeline without components, with a tokeniser by its name here."""
    if tokenizer in TOKENIZERS:
        return spacy.blank("zh", config={"nlp": {"tokenizer": TOKENIZERS[tokenizer]}})
    nlp = spacy.blank("xx")
    if tokenizer != "xx":
        nlp.tokenizer = Pieces(nlp.vocab, 2 if tokenizer == "pairs" else 10_000)
    return nlp


def pipeline(tokenizer: str = "characters", **config: Any) -> Any:
    """A pipeline with the component of all annotators."""
    nlp = blank(tokenizer)
    nlp.add_pipe("policytext", config={**FACTS, **config})
    return nlp


@functools.cache
def annotated(text: str = TEXT) -> pt.Document:
    """What the components have to give."""
    return pt.annotate(pt.Document(text, issuer="320400", year=2024))

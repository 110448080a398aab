"""Word boundaries: one protocol, and the library's own tokeniser.

Example:
    >>> from policytext.tokens import ModelTokenizer
    >>> ModelTokenizer().words("完成投资320.5亿元。")
    ['完成', '投资', '320.5亿', '元', '。']
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from policytext.segmenter import Segmenter, load_model, save_model
from policytext.tokens.annotator import TokenAnnotator
from policytext.tokens.own import ModelTokenizer
from policytext.tokens.protocol import BorderTokenizer, Tokenizer
from policytext.tokens.user_words import UserWord, WordFault, check_words, read_words

if TYPE_CHECKING:
    from policytext.segmenter.training import Progress, TrainingSettings, train
    from policytext.tokens.hanlp import HanlpTokenizer
    from policytext.tokens.jieba import JiebaTokenizer
    from policytext.tokens.pkuseg import PkusegTokenizer

__all__ = [
    "BorderTokenizer",
    "HanlpTokenizer",
    "JiebaTokenizer",
    "ModelTokenizer",
    "PkusegTokenizer",
    "Progress",
    "Segmenter",
    "TokenAnnotator",
    "Tokenizer",
    "TrainingSettings",
    "UserWord",
    "WordFault",
    "check_words",
    "load_model",
    "read_words",
    "save_model",
    "train",
]

# Loaded on first use: other tools' adapters, and training.
_LAZY = {
    "HanlpTokenizer": "policytext.tokens.hanlp",
    "JiebaTokenizer": "policytext.tokens.jieba",
    "PkusegTokenizer": "policytext.tokens.pkuseg",
    "Progress": "policytext.segmenter.training",
    "TrainingSettings": "policytext.segmenter.training",
    "train": "policytext.segmenter.training",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module 'policytext.tokens' has no attribute {name!r}")
    value = getattr(importlib.import_module(_LAZY[name]), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *_LAZY})
